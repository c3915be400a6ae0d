import ical, {
	ICalAttendeeRole,
	ICalAttendeeStatus,
	ICalAttendeeType,
	ICalCalendarMethod,
	ICalEventStatus,
	ICalEventTransparency,
	type ICalCalendar,
	type ICalEvent
} from 'ical-generator';
import { placeForCalendar } from '../../moede/moede';
import type { CalendarMoede } from './queries';

// Times are UTC in all of these: with a zone, ical-generator reads a `Date` in the server's own.

const emptyCalendar = (method: ICalCalendarMethod, name?: string): ICalCalendar =>
	ical({ prodId: { company: 'Vores Plan', product: 'Vores Plan', language: 'DA' }, method, ...(name ? { name } : {}) });

type Words = { title: string; description: string };
/** The times of an entry, and which change of it this is. */
type Entry = { id: string; startsAt: Date; endsAt: Date; sequence: number };

const addEntry = (
	calendar: ICalCalendar,
	{ id, startsAt, endsAt, sequence }: Entry,
	{ words, now }: { words: Words; now: Date }
): ICalEvent =>
	calendar.createEvent({
		id,
		sequence,
		stamp: now,
		start: startsAt,
		end: endsAt,
		summary: words.title,
		description: words.description,
		transparency: ICalEventTransparency.OPAQUE
	});

/**
 * A meeting as a calendar file (RFC 5545). Calendars are shared and shown on locked phones, so it says nothing that a
 * stranger may not read: no purpose, no title, no names.
 * @param words the title and the description
 * @param href the meeting's page
 * @param now when the file is made
 */
export function calendarFile(
	moede: CalendarMoede,
	{ words, href, now }: { words: Words; href: string; now: Date }
): string {
	const calendar = emptyCalendar(ICalCalendarMethod.PUBLISH);
	const event = addEntry(calendar, { ...moede, sequence: moede.revision }, { words, now });
	event.location(placeForCalendar(moede));
	event.url(href);
	return calendar.toString();
}

/** A meeting as a feed shows it; `place` is null where it may not stand in a calendar. */
export type FeedMoede = {
	id: string;
	startsAt: Date;
	endsAt: Date;
	state: 'planned' | 'held' | 'cancelled';
	revision: number;
	place: string | null;
};

/**
 * All meetings of a feed as one calendar. The same meeting has the same UID as in its own file, so that it stands in the calendar once;
 * one that is called off stays, marked so, until it is long past.
 * @param words the title and the description of each, and the name of the calendar
 * @param origin where the portal is
 * @param now when the file is made
 */
export function feedFile(
	moeder: readonly FeedMoede[],
	{ words, origin, now }: { words: Words & { name: string }; origin: string; now: Date }
): string {
	const calendar = emptyCalendar(ICalCalendarMethod.PUBLISH, words.name);
	// So often a calendar may ask, s.
	calendar.ttl(3600);
	for (const moede of moeder) {
		const event = addEntry(calendar, { ...moede, sequence: moede.revision }, { words, now });
		event.location(moede.place);
		event.url(`${origin}/moeder/${moede.id}`);
		event.status(moede.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED);
	}
	return calendar.toString();
}

/**
 * A meeting as a mail puts it into one person's calendar, or takes it out (iTIP, RFC 5546). No names: the person is their address.
 * Nobody reads what a calendar answers, so it is asked for none.
 * @param entry `id` is the UID, which stays as long as the meeting does; `sequence` rises with each mail
 * @param from the address that mails come from; `to` the one they go to
 */
export function invitationFile(
	entry: Entry & { method: 'request' | 'cancel'; answer: 'yes' | 'no' | 'none' },
	{ words, from, to, now }: { words: Words; from: { name: string; email: string }; to: string; now: Date }
): string {
	const cancels = entry.method === 'cancel';
	const calendar = emptyCalendar(cancels ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST);
	const event = addEntry(calendar, entry, { words, now });
	event.organizer(from);
	event.status(cancels ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED);
	event.createAttendee({
		email: to,
		name: to,
		rsvp: false,
		role: ICalAttendeeRole.REQ,
		type: ICalAttendeeType.INDIVIDUAL,
		status: { yes: ICalAttendeeStatus.ACCEPTED, no: ICalAttendeeStatus.DECLINED, none: ICalAttendeeStatus.NEEDSACTION }[
			entry.answer
		]
	});
	return calendar.toString();
}
