import { expect, test } from 'vitest';
import { lixOf } from '../../core/lix';
import { moede } from './moede';
import { moeder } from './moeder';

/** Every text that stands on the pages, with short names where somebody is called by name. */
function textsOf(words: unknown): string[] {
	if (typeof words === 'string') return [words];
	if (typeof words !== 'object' || words === null) return [];
	return Object.values(words).flatMap(textsOf);
}

test('the pages of meetings are easy to read: LIX at most 30', () => {
	const sentences = textsOf([moede, moeder]).filter((text) => /[.?]$/.test(text) && text.split(' ').length > 3);
	expect(sentences.length).toBeGreaterThan(20);
	expect(lixOf(sentences.join('\n'))).toBeLessThanOrEqual(30);
	for (const text of sentences)
		expect(
			text.split(/[.?:]/).every((part) => part.split(' ').length < 18),
			text
		).toBe(true);
});
