import { describe, expect, test } from 'vitest';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days';

const off = (days: string[]) => days.filter((day) => !isWorkingDay(day));

describe('the municipality is at work from Monday to Friday', () => {
	test('and not on Saturday and Sunday', () => {
		const week = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'];
		expect(off(week)).toEqual(['2026-11-21', '2026-11-22']);
	});

	test('and not on the holidays of 2026, in the order of the year', () => {
		const holidays = [
			'2026-01-01',
			'2026-04-02',
			'2026-04-03',
			'2026-04-06',
			'2026-05-14',
			'2026-05-25',
			'2026-06-05',
			'2026-12-24',
			'2026-12-25',
			'2026-12-31'
		];
		expect(off(holidays)).toEqual(holidays);
		const beside = ['2026-01-02', '2026-04-01', '2026-04-07', '2026-05-15', '2026-06-04', '2026-12-23', '2026-12-30'];
		expect(off(beside)).toEqual([]);
	});

	test('Easter is where the calendar has it, early and late', () => {
		// Second Easter days of the earliest and latest years around us.
		for (const day of [
			'2008-03-24',
			'2011-04-25',
			'2024-04-01',
			'2025-04-21',
			'2027-03-29',
			'2038-04-26',
			'2100-03-29'
		])
			expect(isWorkingDay(day), day).toBe(false);
	});

	test('Store Bededag was a day off for the last time in 2023', () => {
		expect(isWorkingDay('2023-05-05')).toBe(false);
		expect(isWorkingDay('2024-04-26')).toBe(true);
		expect(isWorkingDay('2026-05-01')).toBe(true);
	});
});

describe('counting', () => {
	test('from a Friday it is one working day to Monday, and from the weekend too', () => {
		for (const from of ['2026-11-20', '2026-11-21', '2026-11-22']) {
			expect(addWorkingDays(from, 1)).toBe('2026-11-23');
			expect(workingDaysBetween(from, '2026-11-23')).toBe(1);
		}
		expect(workingDaysBetween('2026-11-20', '2026-11-22')).toBe(0);
	});

	test('over Christmas three working days are six days and more', () => {
		// Wednesday 23 December 2026; then 28, 29 and 30.
		expect(addWorkingDays('2026-12-23', 3)).toBe('2026-12-30');
		expect(addWorkingDays('2026-12-23', 4)).toBe('2027-01-04');
		expect(workingDaysBetween('2026-12-23', '2027-01-04')).toBe(4);
	});

	test('the same day and an earlier one are no working day away', () => {
		expect(workingDaysBetween('2026-11-18', '2026-11-18')).toBe(0);
		expect(workingDaysBetween('2026-11-18', '2026-11-10')).toBe(0);
	});

	test('neither the change to summer time nor that back loses a day', () => {
		expect(addWorkingDays('2026-03-27', 1)).toBe('2026-03-30');
		expect(addWorkingDays('2026-10-23', 1)).toBe('2026-10-26');
	});
});
