import { expect, test } from 'vitest';
import type { DayInFile, MomentInFile } from './format-fields';
import { localOf, resolveDay, resolveMoment } from './dates';

const today = '2026-11-21'; // a Saturday
const at = (value: MomentInFile, on = today) => {
	const resolved = resolveMoment(value, on);
	return resolved.ok ? resolved.value.toISOString() : resolved.reason;
};
const day = (value: DayInFile, on = today) => {
	const resolved = resolveDay(value, on);
	return resolved.ok ? resolved.value : resolved.reason;
};

test('a local time is the time in Denmark, in winter and in summer', () => {
	expect(at('2026-11-21T10:00')).toBe('2026-11-21T09:00:00.000Z');
	expect(at('2026-07-01T10:00:30')).toBe('2026-07-01T08:00:30.000Z');
	expect(at('2026-07-01T00:30')).toBe('2026-06-30T22:30:00.000Z');
});

test('an offset is respected', () => {
	expect(at('2026-11-21T10:00Z')).toBe('2026-11-21T10:00:00.000Z');
	expect(at('2026-11-21T10:00+01:00')).toBe('2026-11-21T09:00:00.000Z');
	expect(at('2026-11-21T10:00:00.5-0500')).toBe('2026-11-21T15:00:00.500Z');
	expect(at('2026-11-21T10:00+15:00')).toBe('no-such-time');
});

test('a day without a clock time is noon', () => {
	expect(at('2026-11-21')).toBe('2026-11-21T11:00:00.000Z');
	expect(at({ dage: 0 })).toBe('2026-11-21T11:00:00.000Z');
});

test('relative dates count from the day of the import, also over the change to winter time', () => {
	expect(day({ dage: -14 })).toBe('2026-11-07');
	expect(at({ dage: -14, kl: '10:00' })).toBe('2026-11-07T09:00:00.000Z');
	expect(at({ dage: -40, kl: '10:00' })).toBe('2026-10-12T08:00:00.000Z');
	expect(day({ dage: 100 }, '2027-12-01')).toBe('2028-03-10');
});

test('a weekday is the first of its kind on or after that day', () => {
	expect(day({ dage: 0, ugedag: 6 })).toBe('2026-11-21');
	expect(day({ dage: 0, ugedag: 7 })).toBe('2026-11-22');
	expect(day({ dage: 0, ugedag: 1 })).toBe('2026-11-23');
	expect(day({ dage: -7, ugedag: 5 })).toBe('2026-11-20');
	expect(at({ dage: 1, ugedag: 2, kl: '10:00' })).toBe('2026-11-24T09:00:00.000Z');
});

test('the hour that summer time skips is refused, and of the doubled hour the first is taken', () => {
	expect(at('2027-03-28T02:30')).toBe('skipped-hour');
	expect(at({ dage: 1, kl: '02:00' }, '2027-03-27')).toBe('skipped-hour');
	expect(at('2027-03-28T03:00')).toBe('2027-03-28T01:00:00.000Z');
	expect(at('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
	expect(at('2026-10-25T03:00')).toBe('2026-10-25T02:00:00.000Z');
});

test('days and times that do not exist are refused', () => {
	for (const text of ['2026-02-30', '2026-02-29', '2026-13-01', '2026-00-10', '2026-11-31']) {
		expect(day(text)).toBe('no-such-day');
		expect(at(`${text}T10:00`)).toBe('no-such-day');
	}
	for (const clock of ['24:00', '12:60', '99:99', '12:00:60']) expect(at(`2026-11-21T${clock}`)).toBe('no-such-time');
	expect(at({ dage: 0, kl: '24:00' })).toBe('no-such-time');
	expect(day('2028-02-29')).toBe('2028-02-29');
	expect(day('1066-10-14')).toBe('too-far');
	expect(day({ dage: 40_000 }, '2199-01-01')).toBe('too-far');
});

test('working days count from the day of the import and pass weekends and holidays over', () => {
	expect(day({ arbejdsdage: 1 })).toBe('2026-11-23');
	expect(day({ arbejdsdage: 2 }, '2026-11-23')).toBe('2026-11-25');
	expect(day({ arbejdsdage: 2 }, '2026-12-23')).toBe('2026-12-29');
});

test('an instant is written back as the clock in Denmark showed it', () => {
	expect(localOf(new Date('2026-11-21T09:00:00Z'))).toBe('2026-11-21T10:00:00');
	expect(localOf(new Date('2026-07-01T22:15:00Z'))).toBe('2026-07-02T00:15:00');
	expect(localOf(new Date('2026-12-31T23:00:00Z'))).toBe('2027-01-01T00:00:00');
});
