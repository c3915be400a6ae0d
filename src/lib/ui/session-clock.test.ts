import { expect, test } from 'vitest';
import { clockFrom, stageOf, untilNext } from './session-clock';

const minute = 60_000;
const start = Date.UTC(2026, 10, 22, 9);
const borger = clockFrom({ idle: 15 * minute, ends: 480 * minute }, start);

test('A3 the warning comes two minutes before a log-in ends for want of use', () => {
	expect(stageOf(borger, start)).toBe('quiet');
	expect(stageOf(borger, start + 13 * minute - 1)).toBe('quiet');
	expect(stageOf(borger, start + 13 * minute)).toBe('idle');
	expect(stageOf(borger, start + 15 * minute - 1)).toBe('idle');
	expect(stageOf(borger, start + 15 * minute)).toBe('over');
});

test('A4 near its absolute end no key keeps it, and it says so', () => {
	const late = clockFrom({ idle: 15 * minute, ends: 5 * minute }, start);
	expect(stageOf(late, start + 2 * minute)).toBe('quiet');
	expect(stageOf(late, start + 3 * minute)).toBe('end');
	expect(stageOf(late, start + 5 * minute)).toBe('over');
	expect(stageOf({ idleUntil: start + minute, endsAt: start + minute }, start)).toBe('end');
});

test('it looks again exactly when something changes, and never after the end', () => {
	expect(untilNext(borger, start)).toBe(13 * minute);
	expect(untilNext(borger, start + 13 * minute)).toBe(2 * minute);
	expect(untilNext(borger, start + 15 * minute)).toBeNull();
	const late = clockFrom({ idle: 15 * minute, ends: 5 * minute }, start);
	expect(untilNext(late, start)).toBe(3 * minute);
	expect(untilNext(late, start + 3 * minute)).toBe(2 * minute);
});

test('a log-in that a meeting keeps longer is not warned about meanwhile', () => {
	const held = clockFrom({ idle: 240 * minute, ends: 480 * minute }, start);
	expect(stageOf(held, start + 200 * minute)).toBe('quiet');
	expect(untilNext(held, start)).toBe(238 * minute);
});
