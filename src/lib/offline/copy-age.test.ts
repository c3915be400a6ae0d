import { expect, test } from 'vitest';
import { ageOf } from './copy-age';

const now = Date.parse('2026-11-22T10:00:00Z');
const minutes = (count: number) => count * 60_000;
const days = (count: number) => minutes(count * 24 * 60);

test('a copy is taken anew after a quarter of an hour, not before', () => {
	expect(ageOf(now, now)).toBe('fresh');
	expect(ageOf(now - minutes(15) + 1, now)).toBe('fresh');
	expect(ageOf(now - minutes(15), now)).toBe('due');
});

test('A9 a copy can be read for thirty days without net and is then wiped', () => {
	expect(ageOf(now - days(30) + 1, now)).toBe('due');
	expect(ageOf(now - days(30), now)).toBe('expired');
});

test('G3 a clock that was set back by more than a day does not make a copy live longer', () => {
	expect(ageOf(now + minutes(5), now)).toBe('due');
	expect(ageOf(now + days(1), now)).toBe('due');
	expect(ageOf(now + days(1) + 1, now)).toBe('expired');
	expect(ageOf(Number.NaN, now)).toBe('expired');
});
