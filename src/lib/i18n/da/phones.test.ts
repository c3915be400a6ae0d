import { expect, test } from 'vitest';
import { lixOf } from '../../core/lix';
import { outboxProblems } from './outbox-api';
import { phones } from './phones';

test('what is said of the own phones, and of what is not taken, is easy to read: LIX at most 30', () => {
	const { heading: _, from, seen, counts, ...texts } = phones;
	const now = new Date('2026-11-22T12:00:00Z');
	const said = [from('Chrome på Android'), seen(now, now), counts({ arrived: 12, waiting: 1, missing: 1 })];
	const sentences = [...Object.values(texts), ...Object.values(outboxProblems), ...said];
	expect(lixOf(sentences.map((text) => (text.endsWith('.') ? text : `${text}.`)).join(' '))).toBeLessThanOrEqual(30);
});

test('only what there is is counted', () => {
	expect(phones.counts({ arrived: 12, waiting: 1, missing: 1 })).toBe('12 modtaget, 1 venter, 1 mangler');
	expect(phones.counts({ arrived: 3, waiting: 0, missing: 0 })).toBe('3 modtaget');
});
