import { expect, test } from 'vitest';
import { roundSum, sayShare } from './rounding';

const sum = (cells: [number, number, number], total: number) => ({
	borgere: cells[0] + cells[1] + cells[2],
	raters: [],
	cells,
	total
});

test('S13 a mean is rounded to half a step, and a share to five percent', () => {
	expect(roundSum(sum([2, 3, 4], 31), true)).toEqual({ borgere: 9, mean: 3.5, shares: [20, 35, 45] });
	expect(roundSum(sum([1, 1, 98], 430), true)).toEqual({ borgere: 100, mean: 4.5, shares: [0, 0, 100] });
	expect(roundSum(sum([1, 2, 4], 0), false)).toEqual({ borgere: 7, mean: null, shares: [15, 30, 55] });
	expect(roundSum(sum([0, 0, 0], 0), true)).toEqual({ borgere: 0, mean: null, shares: [0, 0, 0] });
});

test('S13 nobody is told that none are, or all', () => {
	expect([0, 5, 95, 100].map(sayShare)).toEqual(['under 5 %', '5 %', '95 %', 'over 95 %']);
});
