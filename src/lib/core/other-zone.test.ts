import { expect, test } from 'vitest';
import { elsewhere, localIn } from './other-zone';

const winter = new Date('2026-12-01T09:00:00Z');
const summer = new Date('2026-07-01T21:30:00Z');

test('G3 ten o’clock in Denmark is six in the evening on a phone in Tokyo', () => {
	expect(elsewhere(winter, 'Asia/Tokyo')).toEqual({
		danish: { day: '2026-12-01', clock: '10' },
		there: { day: '2026-12-01', clock: '18' }
	});
});

test('G3 half past eleven at night is another day in Tokyo, and another hour in New York', () => {
	expect(elsewhere(summer, 'Asia/Tokyo')?.there).toEqual({ day: '2026-07-02', clock: '6.30' });
	expect(elsewhere(summer, 'America/New_York')?.there).toEqual({ day: '2026-07-01', clock: '17.30' });
});

test('nothing is said where the clock shows the same', () => {
	expect(elsewhere(winter, 'Europe/Copenhagen')).toBeNull();
	expect(elsewhere(winter, 'Europe/Berlin')).toBeNull();
	// London is an hour behind in both seasons, Lagos only in summer.
	expect(elsewhere(winter, 'Africa/Lagos')).toBeNull();
	expect(elsewhere(summer, 'Africa/Lagos')).not.toBeNull();
});

test('a zone that is not known is no reason to say anything', () => {
	for (const zone of ['', 'Mars/Olympus', '+25:00', '<script>']) {
		expect(localIn(winter, zone)).toBeNull();
		expect(elsewhere(winter, zone)).toBeNull();
	}
});
