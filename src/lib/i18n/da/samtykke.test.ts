import { expect, test } from 'vitest';
import { lixOf } from '../../core/lix';
import { change, nameOf, preview, problemOf, samtykke } from './samtykke';

const textsOf = (words: object): string[] =>
	Object.values(words).flatMap((word: unknown) =>
		typeof word === 'string' ? [word] : typeof word === 'object' && word !== null ? textsOf(word) : []
	);
const lix = (texts: readonly string[]) =>
	lixOf(texts.map((text) => (/[.?!:]$/.test(text) ? text : `${text}.`)).join(' '));
const what = { kind: 'plan' } as const;
const kinds = ['plan', 'trivsel', 'moede', 'netvaerk'] as const;

test('Hvem må se hvad is easy to read: LIX at most 30', () => {
	const said = [
		samtykke.noWhy(['Signe'], 'Social'),
		samtykke.renew.soon(['plan', 'moede'], '2026-12-12'),
		samtykke.plan.given(new Date('2026-11-22T08:00:00Z'), 'oral', 'Tove Madsen'),
		samtykke.done.give('Social', what),
		samtykke.done.withdraw('Social', what),
		samtykke.law.sees(['plan'], ['helbred']),
		samtykke.law.paragraph('serviceloven § 85')
	];
	expect(lix([...textsOf(samtykke), ...said])).toBeLessThanOrEqual(30);
});

test('the page before the button is easy to read, in each of its ways', () => {
	const said = [
		change.title.give('Social', what),
		change.title.withdraw('Social', { topic: 'helbred' }),
		change.people(['Signe'], 'Social'),
		change.people([], 'Social'),
		...change.without(kinds),
		...change.without([]),
		change.until('2027-11-21'),
		change.law(['serviceloven § 85']),
		change.plan.tasks(['Social', 'Beskæftigelse'])
	];
	expect(lix([...textsOf(change), ...said])).toBeLessThanOrEqual(30);
	expect(lix(textsOf(change.plan))).toBeLessThanOrEqual(30);
	expect(lix(said)).toBeLessThanOrEqual(30);
});

test('the preview says one thing as one, and many by their number', () => {
	expect(preview.group('maal', 1)).toBe('Et mål');
	expect(preview.group('answer', 34)).toContain('34 svar');
	const answers = { title: '', count: 2, on: '2026-11-20' };
	expect(preview.item('answer', answers)).toBe('Hvordan går det i det hele, senest 20. nov. (2)');
	expect(preview.item('stance', answers)).toBe('senest 20. nov.');
	expect(preview.item('maal', { title: 'Bolig', count: 1, on: null })).toBe('Bolig');
	expect(nameOf({ topic: 'boern' })).toBe('det, der handler om børn');
	expect(problemOf('samtykke_too_long')).toBe(change.problems.other);
});
