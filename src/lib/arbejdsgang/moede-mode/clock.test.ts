import { describe, expect, test } from 'vitest';
import { clockOf, mayBeginFrom } from './clock';

const at = (clock: string) => new Date(`2026-11-24T${clock}:00Z`);
const meeting = { startedAt: at('10:00'), endsAt: at('11:30') };

describe('the clock of a meeting', () => {
	test('before half-time nobody is hurried', () => {
		expect(clockOf(meeting, at('10:44'))).toEqual({
			halfAt: at('10:45'),
			phase: 'first',
			minutesLeft: 46,
			minutesOver: 0
		});
	});

	test('from half-time on it is time to gather up', () => {
		expect(clockOf(meeting, at('10:45')).phase).toBe('second');
		expect(clockOf(meeting, new Date(at('11:29').getTime() + 1_000)).minutesLeft).toBe(1);
	});

	test('half-time is reckoned from when the meeting really began', () => {
		expect(clockOf({ ...meeting, startedAt: at('10:30') }, at('10:50'))).toMatchObject({
			halfAt: at('11:00'),
			phase: 'first'
		});
	});

	test('the time is up at the planned end, and says by how much', () => {
		expect(clockOf(meeting, at('11:30'))).toMatchObject({ phase: 'over', minutesLeft: 0, minutesOver: 0 });
		expect(clockOf(meeting, at('11:42'))).toMatchObject({ phase: 'over', minutesLeft: 0, minutesOver: 12 });
	});

	test('a meeting that is begun after its planned end is over at once', () => {
		expect(clockOf({ ...meeting, startedAt: at('12:00') }, at('12:00'))).toMatchObject({
			phase: 'over',
			halfAt: at('11:30')
		});
	});

	test('a meeting may be begun half an hour before its time', () => {
		expect(mayBeginFrom(at('10:00'))).toEqual(at('09:30'));
	});
});
