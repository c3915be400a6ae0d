import { expect, test } from 'vitest';
import { localOf } from '../core/local-time';
import { atHour, isQuiet, nextAtHour, nextDecent } from './hours';

test('nobody is told anything between 20 and 8, by the clock in Denmark, in winter and in summer', () => {
	for (const quiet of ['2026-11-22T19:00:00Z', '2026-11-22T23:30:00Z', '2026-11-23T06:59:59Z', '2026-07-01T18:00:00Z'])
		expect([quiet, isQuiet(new Date(quiet))]).toEqual([quiet, true]);
	for (const decent of ['2026-11-22T07:00:00Z', '2026-11-22T18:59:59Z', '2026-07-01T06:00:00Z', '2026-07-01T17:59:59Z'])
		expect([decent, isQuiet(new Date(decent))]).toEqual([decent, false]);
});

test('what comes up at night waits for 8 in the morning, also in the nights when the clock is changed', () => {
	const told = (at: string) => localOf(nextDecent(new Date(at)));
	expect(told('2026-10-24T19:30:00Z')).toBe('2026-10-25T08:00');
	expect(told('2026-10-25T00:30:00Z')).toBe('2026-10-25T08:00');
	expect(told('2027-03-27T22:30:00Z')).toBe('2027-03-28T08:00');
	expect(told('2027-03-28T01:30:00Z')).toBe('2027-03-28T08:00');
	expect(nextDecent(new Date('2026-11-22T12:34:56Z'))).toEqual(new Date('2026-11-22T12:34:56Z'));
});

test('an hour of the day is the next time that the clock shows it', () => {
	expect(localOf(nextAtHour(new Date('2026-11-22T07:00:00Z'), 9))).toBe('2026-11-22T09:00');
	expect(nextAtHour(new Date('2026-11-22T08:00:00Z'), 9)).toEqual(new Date('2026-11-22T08:00:00Z'));
	expect(localOf(nextAtHour(new Date('2026-11-22T08:00:01Z'), 9))).toBe('2026-11-23T09:00');
	expect(localOf(nextAtHour(new Date('2026-10-24T20:00:00Z'), 9))).toBe('2026-10-25T09:00');
});

test('G4 nine o’clock is one instant, whatever the zone of the server', () => {
	const instants = ['UTC', 'America/New_York', 'Asia/Tokyo'].map((zone) => {
		const before = process.env['TZ'];
		process.env['TZ'] = zone;
		const at = [atHour('2026-10-25', 9), atHour('2027-03-28', 9), nextDecent(new Date('2027-03-27T22:30:00Z'))];
		if (before === undefined) delete process.env['TZ'];
		else process.env['TZ'] = before;
		return at.map((each) => each.toISOString());
	});
	expect(instants[0]).toEqual(['2026-10-25T08:00:00.000Z', '2027-03-28T07:00:00.000Z', '2027-03-28T06:00:00.000Z']);
	expect(instants[1]).toEqual(instants[0]);
	expect(instants[2]).toEqual(instants[0]);
});
