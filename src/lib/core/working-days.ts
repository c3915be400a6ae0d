/**
 * The days on which a Danish municipality is at work. Sundays and the holidays of the Folkekirke are days off by the
 * helligdagsanordning of 26 October 1770, without Store Bededag from 2024 on (lov nr. 214 af 6. marts 2023); Saturdays,
 * Grundlovsdag, 24 and 31 December by the municipalities' agreements with their employees. A day is `YYYY-MM-DD`.
 */

const dayLength = 86_400_000;
const noonOf = (day: string) => new Date(`${day}T12:00:00Z`);
const asDay = (instant: Date) => instant.toISOString().slice(0, 10);
const moved = (day: string, days: number) => asDay(new Date(noonOf(day).getTime() + days * dayLength));

/** Easter Sunday by the Gregorian calendar (Meeus, Jones, Butcher). */
function easterOf(year: number): string {
	const golden = year % 19;
	const century = Math.floor(year / 100);
	const inCentury = year % 100;
	const correction = Math.floor((8 * century + 13) / 25);
	const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
	const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
	const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
	const days = epact + weekday - 7 * late + 114;
	return asDay(new Date(Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1, 12)));
}

/** Days from Easter Sunday: skærtorsdag, langfredag, 2. påskedag, Kristi himmelfartsdag, 2. pinsedag. */
const fromEaster = [-3, -2, 1, 39, 50];
const storeBededag = { fromEaster: 26, lastYear: 2023 };
/** Nytårsdag, Grundlovsdag, juleaften, juledag, 2. juledag, nytårsaften. */
const fixed = ['01-01', '06-05', '12-24', '12-25', '12-26', '12-31'];

const known = new Map<number, ReadonlySet<string>>();

/** Each year's days off beside Saturdays and Sundays. */
function daysOff(year: number): ReadonlySet<string> {
	const before = known.get(year);
	if (before) return before;
	const easter = easterOf(year);
	const movable = year <= storeBededag.lastYear ? [...fromEaster, storeBededag.fromEaster] : fromEaster;
	const made = new Set([
		...fixed.map((date) => `${String(year).padStart(4, '0')}-${date}`),
		...movable.map((days) => moved(easter, days))
	]);
	known.set(year, made);
	return made;
}

/** Whether the municipality is at work on that day. */
export function isWorkingDay(day: string): boolean {
	const weekday = noonOf(day).getUTCDay();
	return weekday !== 0 && weekday !== 6 && !daysOff(Number(day.slice(0, 4))).has(day);
}

/**
 * The working day so many working days after a day. What came on a Friday has waited one working day on Monday.
 * @param count how many, from 1
 */
export function addWorkingDays(day: string, count: number): string {
	let reached = day;
	for (let left = count; left > 0; left -= isWorkingDay(reached) ? 1 : 0) reached = moved(reached, 1);
	return reached;
}

/** The working days after one day, up to and with another; 0 when the other is not later. */
export function workingDaysBetween(from: string, to: string): number {
	let count = 0;
	for (let day = moved(from, 1); day <= to; day = moved(day, 1)) count += isWorkingDay(day) ? 1 : 0;
	return count;
}
