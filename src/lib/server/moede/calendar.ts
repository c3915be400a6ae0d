import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { placeForCalendar } from '../../moede/moede';
import type { CalendarMoede } from './queries';

/**
 * A meeting as a calendar file (RFC 5545). Calendars are shared and shown on locked phones, so it says nothing that a
 * stranger may not read: no purpose, no title, no names. Times are UTC: with a zone, ical-generator reads a `Date` in the
 * server's own.
 * @param words the title and the description
 * @param href the meeting's page
 * @param now when the file is made
 */
export function calendarFile(
	moede: CalendarMoede,
	{ words, href, now }: { words: { title: string; description: string }; href: string; now: Date }
): string {
	const calendar = ical({
		prodId: { company: 'Vores Plan', product: 'Vores Plan', language: 'DA' },
		method: ICalCalendarMethod.PUBLISH
	});
	calendar.createEvent({
		id: moede.id,
		stamp: now,
		start: moede.startsAt,
		end: moede.endsAt,
		summary: words.title,
		description: words.description,
		location: placeForCalendar(moede) ?? undefined,
		url: href,
		transparency: ICalEventTransparency.OPAQUE
	});
	return calendar.toString();
}
