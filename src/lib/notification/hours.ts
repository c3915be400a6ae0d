/** When somebody may be told: from 8 to 20, as the clock in Denmark shows it, whatever zone the server is in. */
import { addDays, dayOf } from '../core/dates';
import { instantOf, localOf } from '../core/local-time';

/** The first hour, and the one from which nothing comes any more. */
export const firstHour = 8;
export const endHour = 20;

const hourOf = (instant: Date) => Number(localOf(instant).slice(11, 13));

/** The instant of a whole hour of a day in Denmark. @param day `YYYY-MM-DD` */
export const atHour = (day: string, hour: number) => instantOf(`${day}T${String(hour).padStart(2, '0')}:00`);

/** Whether people are left alone at that instant. */
export const isQuiet = (instant: Date) => hourOf(instant) < firstHour || hourOf(instant) >= endHour;

/** The instant itself, or the next morning's first hour when people are left alone. */
export function nextDecent(instant: Date): Date {
	if (!isQuiet(instant)) return instant;
	const day = dayOf(instant);
	return atHour(hourOf(instant) < firstHour ? day : addDays(day, 1), firstHour);
}

/** The first time that the clock shows that whole hour, at the instant or after it. */
export function nextAtHour(from: Date, hour: number): Date {
	const day = dayOf(from);
	const today = atHour(day, hour);
	return today >= from ? today : atHour(addDays(day, 1), hour);
}
