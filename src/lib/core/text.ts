import { ok, refused, type Result } from './result';

/** Half of a character: no text of any language, and PostgreSQL would refuse it. */
const loneSurrogate = /\p{Surrogate}/u;

/**
 * Reads free text as somebody typed it. Line breaks become `\n` (a form sends `\r\n`, a phone `\n`: the same text must be the
 * same on both ways); everything else stays, combining letters and text direction included.
 * @param most the longest text allowed, in code points: an emoji of four bytes counts as one
 * @returns the text, or `forbidden` (NUL or half a character, which cannot be stored) or `too_long`
 */
export function readText(typed: string, most: number): Result<string, 'forbidden' | 'too_long'> {
	if (typed.includes('\0') || loneSurrogate.test(typed)) return refused('forbidden');
	const text = typed.replace(/\r\n?/g, '\n');
	// A code point is one or two units, so most texts are decided without counting.
	if (text.length > 2 * most || (text.length > most && codePoints(text) > most)) return refused('too_long');
	return ok(text);
}

/** How long a text is as people count: a character of two units, such as an emoji, is one. */
export function codePoints(text: string) {
	let count = 0;
	for (const _ of text) count += 1;
	return count;
}

/** The first letter large, as a sentence begins. */
export const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Nothing but white space is nothing. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

/** Whether a text has the form of an id of ours. */
export const isId = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);

/** "Viktors", "Nannas"; a name on -s, -x or -z gets an apostrophe: "Lars'". */
export const possessive = (name: string) => (/[sxz]$/i.test(name) ? `${name}'` : `${name}s`);
