/** How heavy a text is to read: LIX, the Scandinavian measure of words per sentence and share of long words. */

const word = /[\p{L}\p{N}]+(?:(?:[-'’]|[.,](?=\d))[\p{L}\p{N}]+)*/gu;
/** A sentence ends at a mark before a new beginning ("kl. 10" and "1.500" are none), at an empty line, or with the text. */
const sentenceEnd = /[.!?:](?=["”»)]*(?:\s+["”«(]*\p{Lu}|\s*$))|\n(?=\s*\S)/gu;
const letters = (text: string) => text.replace(/[^\p{L}]/gu, '').length;

/**
 * The LIX of a text: words per sentence, plus the percentage of words of more than six letters.
 * @returns null when there is no word
 */
export function lixOf(text: string): number | null {
	const words = text.match(word) ?? [];
	if (words.length === 0) return null;
	const long = words.filter((each) => letters(each) > 6).length;
	return Math.round(words.length / sentencesIn(text) + (100 * long) / words.length);
}

function sentencesIn(text: string) {
	const trimmed = text.trim();
	const ends = trimmed.match(sentenceEnd)?.length ?? 0;
	return Math.max(1, /[.!?:]["”»)]*$/.test(trimmed) ? ends : ends + 1);
}

/** What to say about a text while it is written; never a reason to refuse it. */
export type Readability =
	| { kind: 'fine' }
	/** Too short to measure: only its longest words are told. */
	| { kind: 'long_words'; words: string[] }
	| { kind: 'hint' | 'advice'; lix: number };

/** From so many words on LIX says something. */
const fewest = 40;

/**
 * How easy a text is for the borger who reads it: a hint from LIX 35, advice from 45; below forty words the words of more
 * than twelve letters instead.
 */
export function readabilityOf(text: string): Readability {
	const words = text.match(word) ?? [];
	if (words.length < fewest) {
		const long = [...new Set(words.filter((each) => letters(each) > 12).map((each) => each.toLocaleLowerCase('da')))];
		return long.length > 0 ? { kind: 'long_words', words: long } : { kind: 'fine' };
	}
	const lix = lixOf(text) ?? 0;
	if (lix >= 45) return { kind: 'advice', lix };
	return lix >= 35 ? { kind: 'hint', lix } : { kind: 'fine' };
}
