/** Clock times as they are agreed in Denmark, and the instants they are: summer time skips an hour and has another one twice. */

const format = new Intl.DateTimeFormat('sv-SE', {
	timeZone: 'Europe/Copenhagen',
	hourCycle: 'h23',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit'
});
const dayLength = 86_400_000;

/** What the calendar and the clock in Denmark show at an instant, `YYYY-MM-DDTHH:MM`. */
export const localOf = (instant: Date) => format.format(instant).replace(' ', 'T');

/** Whether a text is a time of day, `HH:MM` from 00:00 to 23:59. */
export const isClock = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/**
 * The instants that a clock time is: `one`; `twice`, in the night when summer time ends; or `never`, when it begins. Then `before`
 * and `after` are what it is by the clock of the winter side and of the summer side: 02:30 that never comes is 01:30 and 03:30.
 */
export type Resolved =
	| { kind: 'one'; at: Date }
	| { kind: 'twice'; first: Date; second: Date }
	| { kind: 'never'; before: Date; after: Date };

/**
 * @param local `YYYY-MM-DDTHH:MM` of a day and a time that exist by themselves (`isDay`, `isClock`)
 * @throws RangeError for any other text
 */
export function resolveLocal(local: string): Resolved {
	const written = Date.parse(`${local}:00Z`);
	// The clock is changed at night and never twice in two days: the day before and the day after know both offsets.
	const [earlier, later] = [written - offsetAt(written - dayLength), written - offsetAt(written + dayLength)];
	const [first, second] = [new Date(Math.min(earlier, later)), new Date(Math.max(earlier, later))];
	const real = [first, second].filter((each) => localOf(each) === local);
	if (real.length === 0) return { kind: 'never', before: first, after: second };
	if (real.length === 2 && earlier !== later) return { kind: 'twice', first, second };
	return { kind: 'one', at: real[0] ?? first };
}

/** How far the clock in Denmark is ahead of UTC at an instant, ms. */
const offsetAt = (time: number) => Date.parse(`${localOf(new Date(time))}:00Z`) - Math.floor(time / 60_000) * 60_000;

/**
 * The instant of a clock time where nobody can be asked, as in a series: the first of two, and for a time that never comes the same
 * time by the clock that was changed, an hour later.
 * @throws RangeError for a text that is no local time
 */
export function instantOf(local: string): Date {
	const resolved = resolveLocal(local);
	if (resolved.kind === 'one') return resolved.at;
	return resolved.kind === 'twice' ? resolved.first : resolved.after;
}
