/** What staff are shown of meetings: what is missing, what another has changed, when a meeting ends. */
import { dayOf, formatClock, formatDay } from '../../core/dates';
import type { DeskAnmodning, MoedeRow, MoedeTyped } from '../desk';

const yearOf = (at: Date) => dayOf(at).slice(0, 4);
/** "Tirsdag 1. december", and the year when it is another than now. */
function sayDay(at: Date, now: Date): string {
	const day = formatDay(at);
	const year = yearOf(at) === yearOf(now) ? '' : ` ${yearOf(at)}`;
	return `${day.charAt(0).toLocaleUpperCase('da')}${day.slice(1)}${year}`;
}
/** "Tirsdag 1. december kl. 10", and the year when it is another than now. */
export const sayMoment = (at: Date, now: Date): string => `${sayDay(at, now)} kl. ${formatClock(at)}`;
/** "Tirsdag 1. december kl. 10–11.30", and the year when it is another than now. */
export const sayPeriod = (moede: { startsAt: Date; endsAt: Date }, now: Date): string =>
	`${sayMoment(moede.startsAt, now)}–${formatClock(moede.endsAt)}`;

/** Something that is missing or waits, before a meeting. */
export type Mark =
	| { kind: 'asked'; count: number }
	| { kind: 'mine' }
	| { kind: 'left'; names: readonly string[] }
	| { kind: 'tolk'; language: string }
	| { kind: 'alone' }
	| { kind: 'no'; count: number }
	| { kind: 'answers'; count: number }
	| { kind: 'agenda' };

/**
 * What is missing before a planned meeting, the most pressing first; nothing for another.
 * @param anmodninger what the borger has asked and nobody has answered, of any meeting
 */
export function marksOf(
	row: Pick<MoedeRow, 'id' | 'state' | 'tolk' | 'answers' | 'leftTeam' | 'mine' | 'points'>,
	anmodninger: readonly Pick<DeskAnmodning, 'moedeId'>[]
): Mark[] {
	if (row.state !== 'planned') return [];
	const marks: Mark[] = [];
	const asked = anmodninger.filter(({ moedeId }) => moedeId === row.id).length;
	if (asked > 0) marks.push({ kind: 'asked', count: asked });
	if (row.mine === 'none') marks.push({ kind: 'mine' });
	if (row.leftTeam.length > 0) marks.push({ kind: 'left', names: row.leftTeam });
	if (row.tolk && row.tolk.bookedBy === null) marks.push({ kind: 'tolk', language: row.tolk.language });
	const { yes, no, none } = row.answers;
	if (yes + no + none === 0) marks.push({ kind: 'alone' });
	if (no > 0) marks.push({ kind: 'no', count: no });
	const others = none - (row.mine === 'none' ? 1 : 0);
	if (others > 0) marks.push({ kind: 'answers', count: others });
	if (row.points === 0) marks.push({ kind: 'agenda' });
	return marks;
}

/** The fields of a meeting's form that stand otherwise in another's. */
const compared = [
	...(['titel', 'formaal', 'pligt', 'dag', 'fra', 'til', 'sted', 'stedDetalje'] as const),
	...(['forbered', 'tolk', 'tolkHvem', 'emner'] as const)
];
export type Difference = { field: (typeof compared)[number]; mine: string; theirs: string };

/** What one typed and what another saved meanwhile, where the two are not the same. */
export function differencesOf(mine: MoedeTyped, theirs: MoedeTyped): Difference[] {
	const textOf = (typed: MoedeTyped, field: (typeof compared)[number]) => {
		const value = typed[field];
		return typeof value === 'string' ? value.trim().replace(/\r\n?/g, '\n') : [...value].sort().join(' ');
	};
	return compared
		.map((field) => ({ field, mine: textOf(mine, field), theirs: textOf(theirs, field) }))
		.filter((each) => each.mine !== each.theirs);
}

/**
 * The ids on the page of one meeting of the fields that do not have their own name, for an error summary.
 * @param action the form that came back; @param of which of several
 */
export function summaryIds(action: string, of: string): Record<string, string> {
	const ids: Record<string, Record<string, string>> = {
		aflys: { grund: 'aflys-grund' },
		svar: { grund: 'svar-grund' },
		punkt: { titel: 'punkt-titel' },
		anmodning: { svar: `svar-${of}`, ord: `ord-${of}`, anmodning: `anmodning-${of}` }
	};
	return { form: 'moede', ...ids[action] };
}

const clock = /^([01]\d|2[0-3]):([0-5]\d)$/;
const minutesOf = (text: string) => {
	const parts = clock.exec(text);
	return parts ? Number(parts[1]) * 60 + Number(parts[2]) : null;
};

/**
 * When a meeting ends that begins at another time: as much later as it took before, on the same day, at the latest 23:59.
 * @param was the two clock times before, `HH:MM`; @param minutes how long it takes when the old times do not say
 * @returns `HH:MM`; null when `from` is no clock time
 */
export function endMoved(was: { from: string; to: string }, from: string, minutes: number): string | null {
	const [before, end, start] = [minutesOf(was.from), minutesOf(was.to), minutesOf(from)];
	if (start === null) return null;
	const length = before !== null && end !== null && end > before ? end - before : minutes;
	const moved = Math.min(start + length, 24 * 60 - 1);
	const two = (number: number) => String(number).padStart(2, '0');
	return `${two(Math.floor(moved / 60))}:${two(moved % 60)}`;
}

/** A meeting without a template is this long until somebody says otherwise, in minutes. */
export const usualMinutes = 60;

/** A new form begins with a clock time that most meetings could have: there is less to type, and it is seen. */
export function withUsualClock(typed: MoedeTyped, minutes: number): MoedeTyped {
	const fra = typed.fra || '10:00';
	return { ...typed, fra, til: typed.til || (endMoved({ from: '', to: '' }, fra, minutes) ?? '') };
}
