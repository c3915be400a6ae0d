/** When somebody of the staff is away: rules over a form, and what a page says of it. A reason is nobody's business. */
import { addDays, daysBetween, isDay } from '../core/dates';
import { typedIn } from '../core/form';
import { isId, orNull, readText } from '../core/text';

/** Some days on which somebody is away, both included; what has been called off is not among them. */
export type Absence = {
	accountId: string;
	/** `YYYY-MM-DD`. */
	fromOn: string;
	toOn: string;
	/** In words that borgere read. */
	words: string | null;
};
/** One's own, as one may end it. */
export type OwnAbsence = Absence & { id: string };

/** The longest words, in characters. */
export const longestAbsenceWords = 300;
/** How far ahead, and how long at most, in days. */
const farthest = 365;
/** An absence is announced this many days before it begins, like a deputy. */
export const announceDays = 14;

/** What a page says of somebody who is away, or will be soon. */
export type Away = { now: boolean; fromOn: string; toOn: string; words: string | null };

/**
 * Whether somebody is away today, or begins to be in the next fourteen days. Absences that follow one another are one.
 * @param today `YYYY-MM-DD`
 * @returns null when they are there
 */
export function awayOf(absences: readonly Absence[], accountId: string, today: string): Away | null {
	const theirs = absences
		.filter((each) => each.accountId === accountId && each.toOn >= today)
		.sort((a, b) => a.fromOn.localeCompare(b.fromOn));
	const [first, ...later] = theirs;
	if (!first || daysBetween(today, first.fromOn) > announceDays) return null;
	let { toOn } = first;
	for (const next of later) if (next.fromOn <= addDays(toOn, 1) && next.toOn > toOn) toOn = next.toOn;
	return { now: first.fromOn <= today, fromOn: first.fromOn, toOn, words: first.words };
}

/** The form, as it was typed. `id` is born with the form: the same one again is the same absence. */
export type FravaerTyped = { id: string; fra: string; til: string; ord: string };
export type FravaerField = Exclude<keyof FravaerTyped, 'id'>;
export const fravaerTypedOf = (posted: FormData): FravaerTyped => ({
	id: typedIn(posted, 'id'),
	fra: typedIn(posted, 'fra'),
	til: typedIn(posted, 'til'),
	ord: typedIn(posted, 'ord')
});

type Days = { fromOn: string; toOn: string; words: string | null };

/** A day that must be there, from `earliest` to `latest`. @returns the problem, or null */
function dayProblem(day: string, earliest: string, latest: string) {
	if (day === '') return 'missing';
	if (!isDay(day)) return 'not_a_day';
	if (day < earliest) return 'past';
	return day > latest ? 'too_far' : null;
}

/**
 * @param mine one's absences that are not over, without the one of this form
 * @param today `YYYY-MM-DD`
 * @returns problems by field. `fra`, `til`: `missing`, `not_a_day`, `past`, `too_far`; `fra` also `overlap`, `til` also
 *   `before_start`. `ord`: `forbidden`, `too_long`. `form`: `unknown` when the id is none
 */
export function readFravaer(
	typed: FravaerTyped,
	{ mine, today }: { mine: readonly Pick<Absence, 'fromOn' | 'toOn'>[]; today: string }
): { ok: true; value: Days } | { ok: false; problems: Partial<Record<FravaerField | 'form', string>> } {
	const problems: Partial<Record<FravaerField | 'form', string>> = {};
	if (!isId(typed.id)) problems.form = 'unknown';
	const fra = dayProblem(typed.fra, today, addDays(today, farthest));
	if (fra) problems.fra = fra;
	const first = fra ? today : typed.fra;
	const til = dayProblem(typed.til, first, addDays(first, farthest));
	if (til) problems.til = til === 'past' ? 'before_start' : til;
	if (!fra && !til && mine.some((each) => each.fromOn <= typed.til && each.toOn >= typed.fra)) problems.fra = 'overlap';
	const words = readText(typed.ord.trim(), longestAbsenceWords);
	if (!words.ok) problems.ord = words.reason;
	if (!words.ok || Object.keys(problems).length > 0) return { ok: false, problems };
	return { ok: true, value: { fromOn: typed.fra, toOn: typed.til, words: orNull(words.value) } };
}
