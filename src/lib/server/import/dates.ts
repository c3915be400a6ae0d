/**
 * Dates of the import file: ISO, local to Denmark unless an offset is given, or relative to the day of the first import.
 * What does not exist is refused, never moved: 30 February, 24:00, and the hour that summer time skips.
 */
import { dayOf } from '../../core/dates';
import { ok, refused, type Result } from '../../core/result';
import { addWorkingDays } from '../../core/working-days';
import type { DayInFile, MomentInFile } from './format-fields';

export type DateProblem = 'no-such-day' | 'no-such-time' | 'skipped-hour' | 'too-far';

/** What is said of a date that does not exist. */
export const dateSentences: Record<DateProblem, string> = {
	'no-such-day': 'er en dag, der ikke findes i kalenderen',
	'no-such-time': 'er et klokkeslæt, der ikke findes (00:00 til 23:59)',
	'skipped-hour': 'er et klokkeslæt, der ikke findes den dag, fordi uret stilles frem til sommertid',
	'too-far': 'ligger uden for årene 1900 til 2199'
};

const dayLength = 86_400_000;
const hour = 3_600_000;
/** A moment without a clock time is noon: the day then stays the same day in every zone. */
const noon = '12:00:00';

/**
 * The calendar day that is meant.
 * @param today the day of the import in Denmark, `YYYY-MM-DD`
 */
export function resolveDay(value: DayInFile, today: string): Result<string, DateProblem> {
	if (typeof value === 'string') return existingDay(value);
	return 'arbejdsdage' in value ? ok(addWorkingDays(today, value.arbejdsdage)) : relativeDay(value, today);
}

/**
 * The instant that is meant. A local time that occurs twice (the night when summer time ends) is the first of the two.
 * @param today the day of the import in Denmark, `YYYY-MM-DD`
 */
export function resolveMoment(value: MomentInFile, today: string): Result<Date, DateProblem> {
	if (typeof value !== 'string') {
		const day = relativeDay(value, today);
		return day.ok ? instantOf(day.value, value.kl ?? noon, null) : day;
	}
	const day = existingDay(value.slice(0, 10));
	if (!day.ok) return day;
	const [, clock = noon, offset = null] = /T([\d:.]+)(.*)$/.exec(value) ?? [];
	return instantOf(day.value, clock, offset || null);
}

/** The clock and calendar in Denmark at an instant: `2026-11-21T10:00:00`. */
export function localOf(instant: Date): string {
	const shifted = new Date(instant.getTime() + offsetAt(instant.getTime()));
	return shifted.toISOString().slice(0, 19);
}

function existingDay(text: string): Result<string, DateProblem> {
	const time = Date.parse(`${text}T00:00:00Z`);
	if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return refused('no-such-day');
	return text >= '1900-01-01' && text < '2200-01-01' ? ok(text) : refused('too-far');
}

function relativeDay({ dage, ugedag }: { dage: number; ugedag?: number }, today: string): Result<string, DateProblem> {
	let time = Date.parse(`${today}T00:00:00Z`) + dage * dayLength;
	if (ugedag !== undefined) {
		const weekday = new Date(time).getUTCDay() || 7;
		time += ((ugedag - weekday + 7) % 7) * dayLength;
	}
	return existingDay(new Date(time).toISOString().slice(0, 10));
}

function instantOf(day: string, clock: string, offset: string | null): Result<Date, DateProblem> {
	const [hours, minutes, seconds] = clock.split(':').map(Number);
	if ((hours ?? 0) > 23 || (minutes ?? 0) > 59 || (seconds ?? 0) >= 60) return refused('no-such-time');
	const written = Date.parse(`${day}T${clock.length === 5 ? `${clock}:00` : clock}Z`);
	if (offset !== null) {
		const shift = shiftOf(offset);
		return shift === null ? refused('no-such-time') : ok(new Date(written - shift));
	}
	// Summer time first: of the two instants of a doubled hour it is the earlier one.
	for (const candidate of [written - 2 * hour, written - hour]) {
		if (candidate + offsetAt(candidate) === written) return ok(new Date(candidate));
	}
	return refused('skipped-hour');
}

/** `Z`, `+01:00` or `+0100` in milliseconds; null when no zone on earth is that far off. */
function shiftOf(offset: string) {
	if (offset === 'Z') return 0;
	const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) ?? [];
	if (Number(hours) > 14 || Number(minutes) > 59) return null;
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

const clockInDenmark = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/Copenhagen',
	hourCycle: 'h23',
	hour: '2-digit',
	minute: '2-digit'
});

/** Offsets by the hour in UTC they were asked for; formatting is slow and an import asks for the same hours again. */
const offsets = new Map<number, number>();

/** How far Denmark's clock is ahead of UTC at an instant, ms. Changes happen at whole hours only. */
function offsetAt(time: number) {
	const wholeHour = Math.floor(time / hour);
	const known = offsets.get(wholeHour);
	if (known !== undefined) return known;
	const instant = new Date(wholeHour * hour);
	const [hours = 0, minutes = 0] = clockInDenmark.format(instant).split(':').map(Number);
	const local = Date.parse(`${dayOf(instant)}T00:00:00Z`) + hours * hour + minutes * 60_000;
	const offset = local - instant.getTime();
	if (offsets.size > 50_000) offsets.clear();
	offsets.set(wholeHour, offset);
	return offset;
}
