/** Days and clock times as people in Denmark mean them, whatever zone the server or the phone is in. */

const zone = 'Europe/Copenhagen';
const format = (options: Intl.DateTimeFormatOptions) =>
	new Intl.DateTimeFormat('da-DK', { timeZone: zone, ...options });

const dayFormat = format({ weekday: 'long', day: 'numeric', month: 'long' });
const dayYearFormat = format({ day: 'numeric', month: 'long', year: 'numeric' });
const shortDayFormat = format({ day: 'numeric', month: 'short' });
const clockFormat = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const partsFormat = new Intl.DateTimeFormat('en-CA', {
	timeZone: zone,
	year: 'numeric',
	month: '2-digit',
	day: '2-digit'
});

/** The calendar day of an instant in Denmark, `YYYY-MM-DD`. */
export const dayOf = (instant: Date) => partsFormat.format(instant);

/** Whether a text is a calendar day that exists, `YYYY-MM-DD`, from 1900 to 2199 (D7). */
export function isDay(text: string): boolean {
	const parts = /^(19|20|21)\d\d-(\d\d)-(\d\d)$/.exec(text);
	if (!parts) return false;
	const day = new Date(`${text}T12:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

/** Noon of a calendar day: safe to format in any European zone. */
const noonOf = (day: string) => new Date(`${day}T12:00:00Z`);

const asInstant = (when: Date | string) => (typeof when === 'string' ? noonOf(when) : when);

/** Whole days from one calendar day to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string) =>
	Math.round((noonOf(to).getTime() - noonOf(from).getTime()) / 86_400_000);

/** The calendar day so many days later; earlier when `days` is negative. */
export const addDays = (day: string, days: number) =>
	new Date(noonOf(day).getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** The same day so many months later, `YYYY-MM-DD`; the last of the month where it has no such day. Earlier when negative. */
export function addMonths(day: string, months: number): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
	return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The first day of the calendar quarter that a day lies in. */
export function quarterOf(day: string): string {
	const month = Number(day.slice(5, 7));
	return `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
}

/** "tirsdag 1. december", of an instant or a calendar day. */
export const formatDay = (when: Date | string) => dayFormat.format(asInstant(when)).replace(' den ', ' ');

/** "1. december 2026", of an instant or a calendar day. */
export const formatDate = (when: Date | string) => dayYearFormat.format(asInstant(when));

/** "1. dec.", of an instant or a calendar day. */
export const formatShortDay = (when: Date | string) => shortDayFormat.format(asInstant(when));

/** "10" at the whole hour, otherwise "10.30". */
export function formatClock(instant: Date) {
	const [hour, minute] = clockFormat.format(instant).split(/[.:]/);
	return minute === '00' ? String(Number(hour)) : `${Number(hour)}.${minute}`;
}

/** "tirsdag 1. december kl. 10". */
export const formatMoment = (instant: Date) => `${formatDay(instant)} kl. ${formatClock(instant)}`;

/** "i dag", "i morgen", "i går", or "tirsdag 1. december". `now` comes from the caller: no rule reads the clock. */
export function formatNearDay(when: Date | string, now: Date) {
	const day = typeof when === 'string' ? when : dayOf(when);
	const days = daysBetween(dayOf(now), day);
	if (days === 0) return 'i dag';
	if (days === 1) return 'i morgen';
	if (days === -1) return 'i går';
	return formatDay(when);
}

/** The ISO week number of an instant's day in Denmark. */
export function weekOf(instant: Date) {
	const day = noonOf(dayOf(instant));
	const thursday = new Date(day.getTime() + (3 - ((day.getUTCDay() + 6) % 7)) * 86_400_000);
	const yearStart = Date.UTC(thursday.getUTCFullYear(), 0, 1);
	return Math.floor((thursday.getTime() - yearStart) / 604_800_000) + 1;
}

/** "et, to og tre". */
export const formatList = (parts: readonly string[]) =>
	new Intl.ListFormat('da', { type: 'conjunction' }).format(parts);
