import { describe, expect, test } from 'vitest';
import { localOf } from '../../core/local-time';
import { calendarFile, feedFile, invitationFile } from './calendar';

const moede = {
	id: '0b1e5d6a-3cd9-4177-896b-fd89d98f46cd',
	startsAt: new Date('2026-12-01T09:00:00Z'),
	endsAt: new Date('2026-12-01T10:00:00Z'),
	revision: 3,
	place: 'Rådhuset, Torvet 1',
	topics: [] as string[]
};
const words = { title: 'Møde med kommunen', description: 'Se mødet i Vores Plan' };
const options = {
	words,
	href: 'https://plan.example/moeder/0b1e5d6a-3cd9-4177-896b-fd89d98f46cd',
	now: new Date('2026-11-24T12:00:00Z')
};

/** The lines of a calendar as a phone reads them (RFC 5545): folded lines put together, escaped characters as they are. */
const linesOf = (file: string) =>
	file
		.replace(/\r\n[ \t]/g, '')
		.split('\r\n')
		.map((line): [string, string] => {
			const at = line.search(/[:](?=(?:[^"]*"[^"]*")*[^"]*$)/);
			return [
				line.slice(0, at),
				line
					.slice(at + 1)
					.replace(/\\([,;\\])/g, '$1')
					.replace(/\\n/gi, '\n')
			];
		});
const instantOf = (text: string) =>
	new Date(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
/** What a phone has of a file after it was imported. */
function imported(file: string) {
	const entries: Record<string, string>[] = [];
	for (const [name, value] of linesOf(file)) {
		if (name === 'BEGIN' && value === 'VEVENT') entries.push({});
		const entry = entries.at(-1);
		if (entry) entry[name.split(';')[0] ?? ''] ??= value;
	}
	return entries.map((entry) => ({
		id: entry['UID'],
		sequence: Number(entry['SEQUENCE']),
		startsAt: instantOf(entry['DTSTART'] ?? ''),
		endsAt: instantOf(entry['DTEND'] ?? ''),
		title: entry['SUMMARY'],
		place: entry['LOCATION'] ?? null,
		state: entry['STATUS']
	}));
}

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

const feed = [
	{ ...moede, state: 'planned' as const },
	{
		...{ id: 'fb1e5d6a-3cd9-4177-896b-fd89d98f46cd', revision: 5, state: 'cancelled' as const, place: null },
		...{ startsAt: new Date('2027-03-28T01:00:00Z'), endsAt: new Date('2027-03-28T02:00:00Z') }
	}
];
const feedOptions = {
	words: { ...words, name: 'Møder med kommunen' },
	origin: 'https://plan.example',
	now: options.now
};

describe('G6 what a calendar has read is what stands in Vores Plan', () => {
	test('of one meeting and of the feed, and it is one entry in both', () => {
		const [alone] = imported(calendarFile(moede, options));
		expect(alone).toMatchObject({ id: moede.id, sequence: 3, startsAt: moede.startsAt, endsAt: moede.endsAt });
		expect(alone).toMatchObject({ title: 'Møde med kommunen', place: 'Rådhuset, Torvet 1' });
		const [first, second] = imported(feedFile(feed, feedOptions));
		expect(first).toEqual({ ...alone, state: 'CONFIRMED' });
		expect(second).toMatchObject({ id: feed[1]?.id, sequence: 5, state: 'CANCELLED', place: null });
		expect(second?.startsAt).toEqual(feed[1]?.startsAt);
	});

	test('at every hour of the two nights when the clock is changed, all of it in UTC', () => {
		for (const day of ['2026-10-25', '2027-03-28'])
			for (let hour = 0; hour < 6; hour += 1) {
				const startsAt = new Date(Date.parse(`${day}T00:00:00Z`) + (hour - 1) * 3_600_000);
				const entry = { ...moede, startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) };
				const file = calendarFile(entry, options);
				expect(imported(file)[0]?.startsAt).toEqual(startsAt);
				expect(localOf(imported(file)[0]?.endsAt ?? new Date(0))).toBe(localOf(entry.endsAt));
				expect(file).not.toMatch(/TZID|VTIMEZONE/);
			}
	});

	test('line by line, with long words and every sign that means something in such a file', () => {
		const place = 'Sundhedscenteret; opgang "B", 2. sal \\ lokale 4, '.repeat(4).trim();
		const file = calendarFile({ ...moede, place }, options);
		expect(imported(file)[0]?.place).toBe(place);
		for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75 + 4);
	});
});

test('a feed without a meeting is a calendar all the same', () => {
	const file = feedFile([], feedOptions);
	expect(file).toMatch(/^BEGIN:VCALENDAR\r\n/);
	expect(file).toContain('X-WR-CALNAME:Møder med kommunen');
	expect(imported(file)).toEqual([]);
});

describe('an invitation by mail', () => {
	const entry = { ...moede, id: 'entry-1', sequence: 2, answer: 'yes' as const };
	const mail = {
		words: { title: 'Møde, plan 1042', description: 'Svar her: https://plan.example/svar/x' },
		...{ from: { name: 'Vores Plan', email: 'plan@kommune.example' }, to: 'signe@kommune.example', now: options.now }
	};

	test('puts the meeting in one person’s calendar, which is not asked to answer', () => {
		const file = invitationFile({ ...entry, method: 'request' }, mail);
		expect(file).toContain('METHOD:REQUEST');
		expect(imported(file)[0]).toMatchObject({
			id: 'entry-1',
			sequence: 2,
			title: 'Møde, plan 1042',
			state: 'CONFIRMED'
		});
		const whole = linesOf(file).map(([name, value]) => `${name}:${value}`);
		expect(whole.find((line) => line.startsWith('ATTENDEE'))).toMatch(
			/PARTSTAT=ACCEPTED.*RSVP=FALSE.*mailto:signe@kommune\.example$/i
		);
		expect(whole.find((line) => line.startsWith('ORGANIZER'))).toMatch(/mailto:plan@kommune\.example$/i);
	});

	test('takes it out again: CANCEL, the same entry, a higher number', () => {
		const file = invitationFile({ ...entry, method: 'cancel', sequence: 3 }, mail);
		expect(file).toContain('METHOD:CANCEL');
		expect(imported(file)[0]).toMatchObject({ id: 'entry-1', sequence: 3, state: 'CANCELLED' });
	});

	test('says neither where nor what it is about', () => {
		expect(invitationFile({ ...entry, method: 'request' }, mail)).not.toMatch(/LOCATION|Rådhuset/);
	});
});
