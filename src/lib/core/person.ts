/** How people are named and reached. */

/** "Tove" of "Tove Madsen". */
export const firstName = (name: string) => name.trim().split(/\s+/)[0] ?? name;

/** "TM" of "Tove Madsen", "F" of "Farid": the first and the last name, never more than two letters. */
export function initials(name: string): string {
	const words = name.trim().split(/\s+/).filter(Boolean);
	const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
	return ends.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase('da') ?? '').join('');
}

/** A link that rings: only digits and a leading plus survive. */
export const telHref = (phone: string) => `tel:${phone.replace(/(?!^\+)[^\d]/g, '')}`;
