import { expect, test } from 'vitest';
import { calendarFile } from './calendar';

const moede = {
	id: '0b1e5d6a-3cd9-4177-896b-fd89d98f46cd',
	startsAt: new Date('2026-12-01T09:00:00Z'),
	endsAt: new Date('2026-12-01T10:00:00Z'),
	place: 'Rådhuset, Torvet 1',
	topics: [] as string[]
};
const options = {
	words: { title: 'Møde med kommunen', description: 'Se mødet i Vores Plan' },
	href: 'https://plan.example/moeder/0b1e5d6a-3cd9-4177-896b-fd89d98f46cd',
	now: new Date('2026-11-24T12:00:00Z')
};

test('a meeting stands in the calendar at the right hour, in winter and in summer', () => {
	const winter = calendarFile(moede, options);
	expect(winter).toContain('DTSTART:20261201T090000Z');
	expect(winter).toContain('DTEND:20261201T100000Z');
	expect(winter).toContain('SUMMARY:Møde med kommunen');
	const summer = calendarFile({ ...moede, startsAt: new Date('2026-06-01T08:00:00Z') }, options);
	expect(summer).toContain('DTSTART:20260601T080000Z');
});

test('B13 a calendar does not tell where a sensitive meeting is', () => {
	expect(calendarFile(moede, options)).toContain('LOCATION:Rådhuset\\, Torvet 1');
	expect(calendarFile({ ...moede, place: 'Rusmiddelcentret', topics: ['misbrug'] }, options)).not.toContain(
		'Rusmiddel'
	);
});
