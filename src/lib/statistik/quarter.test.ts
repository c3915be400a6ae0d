import { expect, test } from 'vitest';
import { lastDayOf, nextQuarter, quarterBefore, sayQuarter, yearOf } from './quarter';

test('quarters follow each other over the turn of the year and through a leap year', () => {
	expect(nextQuarter('2026-10-01')).toBe('2027-01-01');
	expect(quarterBefore('2026-01-01')).toBe('2025-10-01');
	expect(['2028-01-01', '2026-04-01', '2026-10-01'].map(lastDayOf)).toEqual(['2028-03-31', '2026-06-30', '2026-12-31']);
	expect(yearOf('2026-10-01')).toBe(2026);
});

test('a quarter is said in words', () => {
	expect(['2026-01-01', '2026-07-01', '2026-10-01'].map(sayQuarter)).toEqual([
		'1. kvartal 2026',
		'3. kvartal 2026',
		'4. kvartal 2026'
	]);
});
