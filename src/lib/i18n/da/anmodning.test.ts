import { expect, test } from 'vitest';
import { lixOf } from '../../core/lix';
import { ask } from './anmodning';
import { fravaer } from './fravaer';

const at = new Date('2026-11-20T08:12:00Z');
const now = new Date('2026-11-22T08:12:00Z');
const textsOf = (words: object): string[] =>
	Object.values(words).flatMap((word: unknown) =>
		typeof word === 'string' ? [word] : typeof word === 'object' && word !== null ? textsOf(word) : []
	);
const lix = (texts: readonly string[]) =>
	lixOf(texts.map((text) => (/[.?!:]$/.test(text) ? text : `${text}.`)).join(' '));

test('asking for somebody, or for somebody not to come, is easy to read: LIX at most 30', () => {
	const said = [
		ask.readers(['Tove', 'Karen']),
		ask.readersNot(['Tove']),
		ask.self(['Tove'], '70 10 20 30'),
		ask.self(['Tove', 'Karen'], ''),
		ask.noReader('70 10 20 30'),
		ask.sent(['Tove']),
		ask.asked.propose('min læge'),
		ask.asked.object('Signe'),
		ask.asked.said(at, now),
		ask.asked.open(['Tove']),
		ask.asked.answered('Tove', 'yes', at, now),
		fravaer.away('Tove', { now: true, fromOn: '2026-11-20', toOn: '2026-11-27' }),
		fravaer.answers('Karen', 'Tove')
	];
	const problems = textsOf(ask.problems({ words: 1_000, name: 100 }, '70 10 20 30'));
	expect(lix([...textsOf(ask), ...said, ...problems])).toBeLessThanOrEqual(30);
});

test('about whoever reads it one is told whom to ring', () => {
	expect(ask.self(['Tove'], '70 10 20 30')).toBe(
		'Handler det om Tove? Tove læser selv det, du skriver her. Ring til kommunen: 70 10 20 30.'
	);
});
