import { expect, test } from 'vitest';
import { daysUntil, formatSpan, pageNumber, phaseOf, placeForCalendar } from './moede';

const at = (state: 'planned' | 'held' | 'cancelled') => ({
	state,
	startsAt: new Date('2026-12-01T09:00:00Z'),
	endsAt: new Date('2026-12-01T10:30:00Z')
});

test('a meeting is coming until it starts and past when it has ended', () => {
	expect(phaseOf(at('planned'), new Date('2026-12-01T08:59:00Z'))).toBe('coming');
	expect(phaseOf(at('planned'), new Date('2026-12-01T09:00:00Z'))).toBe('now');
	expect(phaseOf(at('planned'), new Date('2026-12-01T10:30:00Z'))).toBe('unwritten');
	expect(phaseOf(at('cancelled'), new Date('2026-11-01T10:30:00Z'))).toBe('cancelled');
	expect(phaseOf(at('held'), new Date('2026-12-02T10:30:00Z'))).toBe('held');
});

test('days until a meeting are calendar days in Denmark', () => {
	const early = { startsAt: new Date('2026-11-30T23:30:00Z') };
	expect(daysUntil(early, new Date('2026-11-30T22:59:00Z'))).toBe(1);
	expect(daysUntil(early, new Date('2026-11-30T23:05:00Z'))).toBe(0);
});

test('from and to are said as a Dane would', () => {
	expect(formatSpan(at('planned').startsAt, at('planned').endsAt)).toBe('kl. 10–11.30');
});

test('a calendar does not tell the place of a sensitive meeting', () => {
	expect(placeForCalendar({ place: 'Rådhuset', topics: [] })).toBe('Rådhuset');
	expect(placeForCalendar({ place: 'Rusmiddelcentret', topics: ['misbrug'] })).toBeNull();
});

test('an address that asks for no page gets the first', () => {
	expect(pageNumber('3')).toBe(3);
	for (const field of [null, '', '0', '-1', '1e3', '٣', '1000', '2 ']) expect(pageNumber(field)).toBe(1);
});
