/** How a text is set on paper: what no font has, long words that would run off the page, writing from right to left. */

/** A paragraph: its lines, and whether it is written from right to left. */
export type Part = { lines: string[]; rtl: boolean };

/** Nothing on paper, or (the last ones) no text at all in any language. Tabs and line breaks are seen to before. */
const unprintable = /[\p{Cc}\p{Cs}\p{Cn}\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const firstLetter = /\p{L}/u;

/** A text without what cannot be printed. Marks that turn the direction of writing go too: they would turn what stands beside it. */
export const printable = (text: string) =>
	text
		.replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
		.replace(/\t/g, ' ')
		.replace(/[^\n]+/g, (line) => line.replace(unprintable, ''));

/**
 * Lets a word that is longer than a line go on in the next one.
 * @param most how many characters stand together
 */
export const breakable = (text: string, most: number) =>
	text.replace(/\S+/g, (word) => {
		if (word.length <= most) return word;
		const letters = [...graphemes.segment(word)].map(({ segment }) => segment);
		return letters.map((letter, at) => (at > 0 && at % most === 0 ? `\u200b${letter}` : letter)).join('');
	});
const graphemes = new Intl.Segmenter('da', { granularity: 'grapheme' });

/** Whether a text is written from right to left: its first letter decides. */
const isRightToLeft = (text: string) => rightToLeft.test(firstLetter.exec(text)?.[0] ?? '');

/**
 * A text as paragraphs and lines.
 * @param most as for `breakable`
 */
export const partsOf = (text: string, most = 40): Part[] =>
	printable(text)
		.split(/\n[^\S\n]*\n\s*/)
		.filter((part) => part.trim() !== '')
		.map((part) => ({
			lines: part
				.trim()
				.split('\n')
				.map((line) => breakable(line, most)),
			rtl: isRightToLeft(part)
		}));
