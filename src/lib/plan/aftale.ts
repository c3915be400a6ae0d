import { daysBetween, dayOf } from '../core/dates';

/** What has happened to an aftale last; null when nothing has. `reopened` takes back that it was done or dropped. */
export type AftaleState = 'done' | 'not_done' | 'dropped' | 'postponed' | 'reopened';

/** An aftale of the current version, with what has happened to it. */
export type Aftale = {
	itemId: string;
	text: string;
	owedBy: 'borger' | 'kommune';
	/** Required by law. */
	duty: boolean;
	paragraph: string | null;
	/** The person and the forvaltning who owe it; null when the borger does or nobody is named. */
	responsible: string | null;
	forvaltning: string | null;
	/** The day it was first promised for. */
	dueOn: string | null;
	/** Newer dates, oldest first, each with its reason. */
	postponed: readonly { newDueOn: string; reason: string | null }[];
	state: AftaleState | null;
	stateAt: Date | null;
	/** Whether the reader noted it, so that they may take it back. Left out: no. */
	notedByReader?: boolean;
	reason: string | null;
	/** What stood on the board that it was made from. Left out: nothing. */
	fromTavle?: string | null;
};

/** How late: said with the same plainness of the borger and of the municipality. */
export type Lateness = {
	/** Whole days since the newest promised day that has passed. */
	days: number;
	/** The first promised day, when another one has been broken since. */
	firstOn: string | null;
	/** The new day, when there is one that has not passed. */
	newOn: string | null;
	reason: string | null;
};

/** An aftale as a page shows it. */
export type AftaleView = Pick<
	Aftale,
	'itemId' | 'text' | 'owedBy' | 'duty' | 'paragraph' | 'responsible' | 'forvaltning'
> & {
	/** `not_done` stays owed: only done and dropped end an aftale. */
	open: boolean;
	/** Whether the borger can say that it is done. */
	canBeDone: boolean;
	/** Whether the borger can take that back: only what they noted themself. */
	canBeUndone: boolean;
	/** The newest promised day, and in how many days it is (negative: it has passed). */
	due: { on: string; inDays: number } | null;
	late: Lateness | null;
	/** Moved to a new day in good time: why. */
	movedReason: string | null;
	ended: { state: 'done' | 'dropped'; on: string | null; reason: string | null } | null;
	fromTavle: string | null;
};

/** Whether something is still owed: what was reopened is. */
export const isOpen = (state: AftaleState | null) => state !== 'done' && state !== 'dropped';

/** A duty without a day lasts ("sig til, hvis du flytter"): it is never done. */
export const isStanding = (aftale: Pick<Aftale, 'duty' | 'dueOn'>) => aftale.duty && aftale.dueOn === null;

/**
 * How late an open aftale is. A new day does not undo a broken one: the days count from the newest promised day that has
 * passed, and the first one is named too when it was another.
 * @param today `YYYY-MM-DD`
 * @returns null when it is not late, has no date or is no longer owed
 */
export function latenessOf(aftale: Pick<Aftale, 'dueOn' | 'postponed' | 'state'>, today: string): Lateness | null {
	if (!isOpen(aftale.state)) return null;
	const promised = [aftale.dueOn, ...aftale.postponed.map((each) => each.newDueOn)].filter((day) => day !== null);
	const broken = promised.filter((day) => day < today).sort();
	const newest = broken.at(-1);
	if (newest === undefined) return null;
	const last = aftale.postponed.at(-1);
	return {
		days: daysBetween(newest, today),
		firstOn: broken[0] !== newest ? (broken[0] ?? null) : null,
		newOn: last && last.newDueOn >= today ? last.newDueOn : null,
		reason: last?.reason ?? null
	};
}

/** An aftale as a page shows it on a day. */
export function viewAftale(aftale: Aftale, today: string): AftaleView {
	const { itemId, text, owedBy, duty, paragraph, responsible, forvaltning, state } = aftale;
	const on = aftale.postponed.at(-1)?.newDueOn ?? aftale.dueOn;
	const late = latenessOf(aftale, today);
	return {
		...{ itemId, text, owedBy, duty, paragraph, responsible, forvaltning },
		open: isOpen(state),
		canBeDone: isToBeNoted(aftale),
		canBeUndone: isToBeUndone(aftale),
		due: on === null ? null : { on, inDays: daysBetween(today, on) },
		late,
		fromTavle: aftale.fromTavle ?? null,
		movedReason: late ? null : (aftale.postponed.at(-1)?.reason ?? null),
		ended:
			state === 'done' || state === 'dropped'
				? { state, on: aftale.stateAt && dayOf(aftale.stateAt), reason: aftale.reason }
				: null
	};
}

/** Late first, the longest first; then by day; what has no day comes last. */
const byUrgency = (a: AftaleView, b: AftaleView) =>
	(b.late?.days ?? 0) - (a.late?.days ?? 0) || (a.due?.on ?? '9999').localeCompare(b.due?.on ?? '9999');

/** What is owed now, by whom: "Det gør du", "Det gør kommunen", and apart "Det har du pligt til". */
export function splitAftaler(aftaler: readonly AftaleView[]) {
	const open = aftaler.filter((aftale) => aftale.open).sort(byUrgency);
	return {
		yours: open.filter((aftale) => aftale.owedBy === 'borger' && !aftale.duty),
		ours: open.filter((aftale) => aftale.owedBy === 'kommune'),
		duties: open.filter((aftale) => aftale.owedBy === 'borger' && aftale.duty)
	};
}

/** Whether a press on "Gjort" or "Det er sket" is to be noted: not when it stands already, is dropped, or is never done. */
export const isToBeNoted = (aftale: Pick<Aftale, 'duty' | 'dueOn' | 'state'>) =>
	isOpen(aftale.state) && !isStanding(aftale);

/** Whether "Fortryd" takes it back: what the reader noted as done themself, and nothing that somebody else noted. */
export const isToBeUndone = (aftale: Pick<Aftale, 'state' | 'notedByReader'>) =>
	aftale.state === 'done' && aftale.notedByReader === true;
