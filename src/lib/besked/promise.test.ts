import { describe, expect, test } from 'vitest';
import { earliestPromise, isLate, promisedOn } from './promise';

const here = { absences: [], deputyDays: [], days: 2 };

describe('the day by which a borger is answered', () => {
	test('two working days: Monday is answered on Wednesday', () => {
		expect(promisedOn({ ...here, sentOn: '2026-11-23' })).toBe('2026-11-25');
	});
	test('a weekend does not count: Friday is answered on Tuesday, and so is Sunday', () => {
		expect(promisedOn({ ...here, sentOn: '2026-11-20' })).toBe('2026-11-24');
		expect(promisedOn({ ...here, sentOn: '2026-11-22' })).toBe('2026-11-24');
	});
	test('Christmas does not count', () => {
		expect(promisedOn({ ...here, sentOn: '2026-12-23' })).toBe('2026-12-29');
	});
	test('days on which the reader is away do not count', () => {
		const absences = [{ fromOn: '2026-11-23', toOn: '2026-11-27' }];
		expect(promisedOn({ ...here, absences, sentOn: '2026-11-22' })).toBe('2026-12-01');
	});
	test('a deputy answers while they are away', () => {
		const absences = [{ fromOn: '2026-11-23', toOn: '2026-11-27' }];
		const deputyDays = [{ fromOn: '2026-11-24', toOn: '2026-11-27' }];
		expect(promisedOn({ ...here, absences, deputyDays, sentOn: '2026-11-22' })).toBe('2026-11-25');
	});
	test('somebody who does not come back promises nothing', () => {
		const absences = [{ fromOn: '2026-11-23', toOn: null }];
		expect(promisedOn({ ...here, absences, sentOn: '2026-11-22' })).toBeNull();
	});
	test('a setting of no days is one day', () => {
		expect(promisedOn({ ...here, days: 0, sentOn: '2026-11-23' })).toBe('2026-11-24');
	});
	test('of several readers the earliest day is promised; when none can say, the plain working days', () => {
		const asked = { sentOn: '2026-11-23', days: 2 };
		expect(earliestPromise(['2026-12-01', null, '2026-11-25'], asked)).toBe('2026-11-25');
		expect(earliestPromise([null], asked)).toBe('2026-11-25');
	});
	test('a promise is late on the day after, not on its own day', () => {
		expect(isLate('2026-11-24', '2026-11-24')).toBe(false);
		expect(isLate('2026-11-24', '2026-11-25')).toBe(true);
		expect(isLate(null, '2026-11-25')).toBe(false);
	});
});
