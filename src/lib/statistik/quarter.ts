/** Quarters of the calendar. A quarter is known by its first day, `YYYY-MM-DD` (Europe/Copenhagen). */
import { addDays, addMonths } from '../core/dates';

/** The quarter after, which begins on the first day that is no more of this one. */
export const nextQuarter = (quarter: string) => addMonths(quarter, 3);

/** The quarter before. */
export const quarterBefore = (quarter: string) => addMonths(quarter, -3);

/** Its last day: a plan belongs to the enhed that its tovholder has on it. */
export const lastDayOf = (quarter: string) => addDays(nextQuarter(quarter), -1);

/** The year whose base blocks hold for it. */
export const yearOf = (quarter: string) => Number(quarter.slice(0, 4));

/** "3. kvartal 2026". */
export const sayQuarter = (quarter: string) =>
	`${(Number(quarter.slice(5, 7)) + 2) / 3}. kvartal ${quarter.slice(0, 4)}`;
