import { expect, test } from 'vitest';
import { lixOf, readabilityOf } from './lix';

test('LIX is words per sentence plus the percentage of words of more than six letters', () => {
	// 4 words, 1 sentence, none long.
	expect(lixOf('Du ringer til Tove.')).toBe(4);
	// 6 words in 2 sentences, 2 of them long: 3 + 33.
	expect(lixOf('Du begynder mandag. Tove kontakter dig.')).toBe(36);
	expect(lixOf('')).toBeNull();
	expect(lixOf(' … ')).toBeNull();
});

test('an abbreviation, a time and a number end no sentence; a line does', () => {
	expect(lixOf('Mødet er kl. 10 og koster 1.500 kr. i alt')).toBe(10);
	expect(lixOf('Sove om natten\nStå op kl. 8')).toBe(4);
	expect(lixOf('”Kom nu!” Det er tid.')).toBe(3);
});

test('a short text names its long words, once each', () => {
	expect(readabilityOf('Sove om natten')).toEqual({ kind: 'fine' });
	expect(readabilityOf('Virksomhedspraktik, og mere virksomhedspraktik')).toEqual({
		kind: 'long_words',
		words: ['virksomhedspraktik']
	});
	// Exactly twelve letters is not long; a hyphen is no letter.
	expect(readabilityOf('sagsbehandle abcdef-ghijkl')).toEqual({ kind: 'fine' });
});

test('from forty words on LIX decides: a hint from 35, advice from 45', () => {
	const easy = 'Du står op hver dag. '.repeat(10);
	expect(readabilityOf(easy)).toEqual({ kind: 'fine' });
	// 40 words, 10 long, 4 sentences of 10: 10 + 25 = 35.
	const sentence = (long: number) => `Vi ${'kontakter '.repeat(long)}${'og '.repeat(9 - long)}`.trim() + '. ';
	expect(readabilityOf(sentence(3) + sentence(3) + sentence(2) + sentence(2))).toEqual({ kind: 'hint', lix: 35 });
	expect(readabilityOf((sentence(4) + sentence(3)).repeat(2))).toEqual({ kind: 'advice', lix: 45 });
});
