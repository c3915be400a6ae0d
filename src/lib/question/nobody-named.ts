/**
 * Whether a text names the person it is about: a question to a leder goes to somebody who may not know who it is
 * (assurance 4.6). It finds what is written by habit, a CPR number and the borger's own names; the rest the warning at the field
 * asks for.
 */

/** Letters that nobody sees, inside a word or a number: soft hyphen, zero width, direction. */
const unseen = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g;
const cleaned = (text: string) => text.normalize('NFKC').replace(unseen, '');

/** Ten digits in the ways in which people write them; `660190-1234`, `66 01 90 1234`, `6601901234`. */
const tenDigits = /(?<!\d)(\d\d)[ ./-]?(\d\d)[ ./-]?\d\d\s?[-\u2010-\u2015\u2212 ./]?\s?\d{4}(?!\d)/g;

/** The first four digits are a day and a month; made-up and temporary numbers add 60 to the day. */
function isBirthDay(day: number, month: number) {
	const real = day > 60 ? day - 60 : day;
	return real >= 1 && real <= 31 && month >= 1 && month <= 12;
}

/** Whether a CPR number stands in a text. A telephone number has eight digits, a CVR number too. */
export const hasCpr = (text: string): boolean =>
	[...cleaned(text).matchAll(tenDigits)].some(([, day, month]) => isBirthDay(Number(day), Number(month)));

/** As two people might write the same name: without accents, `ae` for æ, small letters. */
const folded = (word: string) =>
	word
		.toLocaleLowerCase('da')
		.replaceAll('æ', 'ae')
		.replaceAll('ø', 'oe')
		.replaceAll('å', 'aa')
		.normalize('NFD')
		.replace(/\p{M}/gu, '');
const wordsOf = (text: string) => cleaned(text).match(/[\p{L}\p{M}]+/gu) ?? [];

/** Stand in names and are ordinary words. */
const particles = new Set([
	'af',
	'al',
	'ben',
	'bin',
	'da',
	'de',
	'del',
	'den',
	'der',
	'di',
	'el',
	'ibn',
	'la',
	'le',
	'van',
	'von'
]);
/** From so many letters on a name is none of the common words ("bo", "per", "maj", "dag") and counts in small letters too. */
const longName = 4;
const isCapital = (word: string) => /^\p{Lu}/u.test(word);

/**
 * Whether one of the names of a borger stands in a text, by itself or as whose something is ("Viktors").
 * @param name all of it, as it is in the plan
 */
export function namesBorger(text: string, name: string): boolean {
	const names = wordsOf(name)
		.map(folded)
		.filter((each) => each.length > 1 && !particles.has(each));
	return wordsOf(text).some((word) => {
		const said = folded(word);
		return names.some(
			(each) =>
				(said === each || said === `${each}s` || said === `${each}es`) && (each.length >= longName || isCapital(word))
		);
	});
}

/**
 * Why a text may not go to a leder.
 * @returns `cpr`, `name`, or null for a text that names nobody we know of
 */
export function findNamed(text: string, borgerName: string): 'cpr' | 'name' | null {
	if (hasCpr(text)) return 'cpr';
	return namesBorger(text, borgerName) ? 'name' : null;
}
