import { addDays } from '../core/dates';
import { addWorkingDays, isWorkingDay } from '../core/working-days';

/** Some days, the first and the last included; no last day is no end. */
export type Period = { fromOn: string; toOn: string | null };

/** So many days ahead a promise is looked for. */
const farthest = 550;

const covers = (periods: readonly Period[], day: string) =>
	periods.some(({ fromOn, toOn }) => fromOn <= day && (toOn === null || toOn >= day));

/**
 * The day by which somebody answers what the borger sends them: so many working days after it was sent. A day on which they
 * are away does not count, but for those on which a deputy answers in their place.
 * @param sentOn `YYYY-MM-DD`
 * @param days working days, from 1
 * @returns null when they are not there for a year and a half
 */
export function promisedOn({
	sentOn,
	absences,
	deputyDays,
	days
}: {
	sentOn: string;
	absences: readonly Period[];
	deputyDays: readonly Period[];
	days: number;
}): string | null {
	let day = sentOn;
	let left = Math.max(1, days);
	for (let step = 0; left > 0; step += 1) {
		if (step === farthest) return null;
		day = addDays(day, 1);
		if (isWorkingDay(day) && (!covers(absences, day) || covers(deputyDays, day))) left -= 1;
	}
	return day;
}

/**
 * What is promised when several read: the earliest of their days. When none of them can say, the plain working days.
 * @param answers each reader's own day, or null
 */
export function earliestPromise(
	answers: readonly (string | null)[],
	{ sentOn, days }: { sentOn: string; days: number }
): string {
	const known = answers.filter((day): day is string => day !== null).sort();
	return known[0] ?? addWorkingDays(sentOn, Math.max(1, days));
}

/** Whether a promise has been broken: its day has passed without an answer. */
export const isLate = (promised: string | null, today: string): promised is string =>
	promised !== null && promised < today;
