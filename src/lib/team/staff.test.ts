import { expect, test } from 'vitest';
import { placeOfStaff, searchWords, withChosen } from './staff';

const hit = { accountId: 'a', name: 'Bo', title: 'Mentor', enhed: 'Job', forvaltningId: 'b', forvaltning: 'Job' };

test('a search is its words, whatever was typed between them', () => {
	expect(searchWords('  tove \n job ')).toEqual(['tove', 'job']);
	expect(searchWords(' ')).toEqual([]);
	expect(searchWords('a\0b \uD800')).toEqual(['ab', '\uFFFD']);
	expect(searchWords('a b c d e f g h')).toHaveLength(6);
	expect(searchWords('a'.repeat(1_000))[0]).toHaveLength(100);
});

test('a person is told apart by title and department, each once; the chosen one stands first', () => {
	expect(placeOfStaff(hit)).toBe('Mentor, Job');
	expect(placeOfStaff({ ...hit, title: null, forvaltning: null })).toBe('Job');
	const other = { ...hit, accountId: 'c' };
	expect(withChosen([other, hit], hit)).toEqual([hit, other]);
	expect(withChosen([other], null)).toEqual([other]);
});
