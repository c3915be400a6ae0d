import { expect, test } from 'vitest';
import { dayOf, daysBetween, formatClock, formatDay, formatMoment, formatNearDay, quarterOf, weekOf } from './dates';

test('a day lies in one of the four quarters of its year', () => {
	expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-09-30', '2026-12-31'].map(quarterOf)).toEqual([
		'2026-01-01',
		'2026-01-01',
		'2026-04-01',
		'2026-07-01',
		'2026-10-01'
	]);
});

test('an instant just before midnight in UTC is already the next day in Denmark', () => {
	expect(dayOf(new Date('2026-11-30T23:30:00Z'))).toBe('2026-12-01');
	expect(dayOf(new Date('2026-06-30T22:30:00Z'))).toBe('2026-07-01');
});

test('a meeting is said as a Dane would say it', () => {
	expect(formatMoment(new Date('2026-12-01T09:00:00Z'))).toBe('tirsdag 1. december kl. 10');
	expect(formatClock(new Date('2026-12-01T09:30:00Z'))).toBe('10.30');
	expect(formatClock(new Date('2026-12-01T08:05:00Z'))).toBe('9.05');
	expect(formatDay('2026-12-01')).toBe('tirsdag 1. december');
});

test('days between two dates do not stumble over summer time', () => {
	expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
	expect(daysBetween('2027-03-29', '2027-03-27')).toBe(-2);
});

test('today, tomorrow and yesterday are called so', () => {
	const now = new Date('2026-11-21T22:00:00Z');
	expect(formatNearDay('2026-11-21', now)).toBe('i dag');
	expect(formatNearDay('2026-11-22', now)).toBe('i morgen');
	expect(formatNearDay(new Date('2026-11-20T10:00:00Z'), now)).toBe('i går');
	expect(formatNearDay('2026-12-04', now)).toBe('fredag 4. december');
});

test('weeks are ISO weeks', () => {
	expect(weekOf(new Date('2026-11-21T12:00:00Z'))).toBe(47);
	expect(weekOf(new Date('2027-01-01T12:00:00Z'))).toBe(53);
});
