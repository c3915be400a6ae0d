import { expect, test } from 'vitest';
import { errorLinks, sayProblems, sayRefusal } from './form-problems';

test('each problem is a sentence at its field, and what has no field is said of the whole', () => {
	expect(Object.keys(sayProblems({ trin: 'missing' }))).toEqual(['trin']);
	expect(Object.keys(sayProblems({ trin: 'twice', note: 'too_long', skridt: 'forbidden' }))).toEqual([
		'trin',
		'note',
		'skridt'
	]);
	for (const problems of [
		{ id: 'malformed' },
		{ emne: 'malformed' },
		{ linealVersion: 'missing' },
		{ form: 'unknown' }
	] as const) {
		expect(Object.keys(sayProblems(problems))).toEqual(['form']);
	}
});

test('an untouched ruler is told what it may be, a wrong mark that it is not there', () => {
	expect(sayProblems({ trin: 'missing' }).trin).toContain('Ved ikke');
	expect(sayProblems({ trin: 'not_an_answer' }).trin).toContain('findes ikke');
	expect(sayRefusal('not_a_point')).toEqual({ trin: sayProblems({ trin: 'not_an_answer' }).trin });
});

test('every refusal is a sentence', () => {
	for (const reason of [
		'conflict',
		'emne_ended',
		'lineal_old',
		'lineal_unknown',
		'not_a_point',
		'samlet_early'
	] as const) {
		expect(Object.values(sayRefusal(reason)).join()).toMatch(/^[A-ZÆØÅ].*\.$/);
	}
});

test('a problem leads to its field, one of the whole to the ruler', () => {
	const errors = { hvordan: 'Vælg', form: 'Nej' };
	expect(errorLinks({ place: 'tastet', errors })).toEqual([
		{ href: '#hvordan-tastet', text: 'Vælg' },
		{ href: '#trin-tastet', text: 'Nej' }
	]);
});
