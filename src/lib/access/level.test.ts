import { expect, test } from 'vitest';
import { firstClaim, reachesLevel } from './level';

const names = ['loa', 'ial', 'aal'];
const accepted = ['Substantial', 'High', 'https://data.gov.dk/concept/core/nsis/Substantial'];

test('both spellings of Substantial are accepted', () => {
	expect(reachesLevel({ loa: 'Substantial' }, names, accepted)).toBe(true);
	expect(reachesLevel({ loa: 'https://data.gov.dk/concept/core/nsis/Substantial' }, names, accepted)).toBe(true);
});

test('A12 a level below Substantial is refused', () => {
	expect(reachesLevel({ loa: 'Low' }, names, accepted)).toBe(false);
	expect(reachesLevel({ loa: 'https://data.gov.dk/concept/core/nsis/Low' }, names, accepted)).toBe(false);
});

test('A12 an accepted level beside a low one is refused', () => {
	expect(reachesLevel({ loa: 'Substantial', aal: 'Low' }, names, accepted)).toBe(false);
});

test('A12 no level, or a level that is no text, is refused', () => {
	expect(reachesLevel({}, names, accepted)).toBe(false);
	expect(reachesLevel({ loa: ['Substantial'] }, names, accepted)).toBe(false);
	expect(reachesLevel({ loa: 3 }, names, accepted)).toBe(false);
});

test('the first claim that holds a text counts', () => {
	expect(firstClaim({ a: '', b: 7, c: 'x' }, ['a', 'b', 'c'])).toBe('x');
	expect(firstClaim({}, ['a'])).toBeNull();
});
