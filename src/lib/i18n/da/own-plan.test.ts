import { expect, test } from 'vitest';
import { lixOf } from '../../core/lix';
import { emner } from './emner';
import { statement, tavle, wishes } from './own-plan';
import { write } from './own-words';

const names = ['Tove', 'Signe'];
const at = new Date('2026-11-20T08:12:00Z');
const now = new Date('2026-11-22T08:12:00Z');
/** What stands on a page: its texts, each sentence with what is put into it. */
const textsOf = (words: object): string[] =>
	Object.values(words).flatMap((word: unknown) =>
		typeof word === 'string' ? [word] : typeof word === 'object' && word !== null ? textsOf(word) : []
	);
const lix = (texts: readonly string[]) =>
	lixOf(texts.map((text) => (/[.?!:]$/.test(text) ? text : `${text}.`)).join(' '));

test('the borger’s own part of the plan is easy to read: LIX at most 30', () => {
	const said = [
		write.readers(names, write.sendWord),
		write.readers([], write.save),
		write.send(names),
		write.removed('At sove om natten'),
		write.marked(['helbred', 'boern']),
		write.problems.too_long(1_000),
		wishes.problems.elsewhere('At bo ved havet'),
		statement.legend(3),
		statement.said(3, at, now),
		statement.answered('Tove Madsen', at, now),
		statement.unanswered('Tove')
	];
	expect(
		lix([...textsOf(write), ...textsOf(wishes), ...textsOf(statement), ...textsOf(tavle), ...said])
	).toBeLessThanOrEqual(30);
	for (const part of [wishes, statement, tavle]) expect(lix(textsOf(part))).toBeLessThanOrEqual(30);
});

test('the page on which one chooses what to be asked about is easy to read: LIX at most 30', () => {
	const said = [emner.readers(names), emner.readers([]), emner.added('At sove'), emner.removed('At sove')];
	expect(lix([...textsOf(emner), ...said])).toBeLessThanOrEqual(30);
});

test('a button names whom it goes to, and never somebody when nobody reads it', () => {
	expect(write.send(['Tove'])).toBe('Send til Tove');
	expect(write.send([])).toBe('Gem');
	expect(write.send(['Tove', 'Signe', 'Ida', 'Mette'])).toBe('Send til Tove, Signe og 2 andre');
	expect(write.readers([], write.sendWord)).not.toContain('Send');
	expect(statement.unanswered(null)).toBe('Kommunen har ikke svaret endnu.');
	expect(tavle.author(null, null)).toBe('Kommunen');
	expect(write.removed('🙂'.repeat(70))).toBe(`”${'🙂'.repeat(60)} …” er taget væk.`);
});
