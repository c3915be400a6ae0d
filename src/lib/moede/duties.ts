/** The coordinator's duties for one meeting (Cabi, M31): summon, agenda, lead, minutes, decisions, follow up, the next step. */
import { addDays, dayOf } from '../core/dates';
import { addWorkingDays, isWorkingDay } from '../core/working-days';
import type { MoedeDesk, OpgaveType } from './desk';

export type DutyKey =
	'summon' | 'agenda' | 'answers' | 'tolk' | 'lead' | 'referat' | 'decisions' | 'follow_up' | 'next';
/** `later`: it is not time yet. `late`: the day has passed. */
export type DutyState = 'done' | 'open' | 'late' | 'later' | 'not_needed';
/** `dueOn`, `YYYY-MM-DD`, stands while it is open, late or later. */
export type Duty = { key: DutyKey; state: DutyState; dueOn?: string };

/** How many working days before a meeting each is ready, and how many after it. */
const before = { summon: 10, agenda: 3, answers: 2, tolk: 5 };
const after = { referat: 2, decisions: 2, follow_up: 3, next: 5 };

/** What the work list of a meeting is made of. */
export type DutyFacts = Pick<
	MoedeDesk,
	| ('state' | 'startsAt' | 'endsAt' | 'startedAt' | 'closedAt' | 'participants' | 'agenda' | 'beslutninger' | 'notes')
	| ('tolk' | 'next' | 'opgaver')
>;

/**
 * The work list of a meeting, in the order in which it is done; empty for one that is cancelled.
 * @param now the time it is; days are those of Europe/Copenhagen
 */
export function dutiesOf(moede: DutyFacts, now: Date): Duty[] {
	if (moede.state === 'cancelled') return [];
	const today = dayOf(now);
	const day = dayOf(moede.startsAt);
	const over = moede.state === 'held' || moede.endsAt <= now;
	const due = (key: DutyKey, done: boolean, dueOn: string): Duty => {
		if (done) return { key, state: 'done' };
		return { key, state: dueOn < today ? 'late' : 'open', dueOn };
	};
	// What is only to be had before a meeting is not asked for after it.
	const ahead = (key: keyof typeof before, done: boolean): Duty =>
		over && !done ? { key, state: 'not_needed' } : due(key, done, workingDayBefore(day, before[key]));
	const afterwards = (key: keyof typeof after, done: boolean, task: OpgaveType | null): Duty => {
		const given = moede.opgaver.find(({ type }) => type === task);
		const dueOn = given?.dueOn ?? addWorkingDays(day, after[key]);
		if (done || given?.doneAt) return { key, state: 'done' };
		return over ? due(key, false, dueOn) : { key, state: 'later', dueOn };
	};
	const asked = moede.participants.filter(({ accountId }) => accountId !== null);
	const written = moede.notes.referat !== undefined;
	const decided = moede.beslutninger.length > 0;
	return [
		ahead('summon', moede.participants.length > 0),
		ahead('agenda', moede.agenda.length > 0),
		asked.length === 0
			? { key: 'answers', state: 'not_needed' }
			: ahead(
					'answers',
					asked.every(({ answer }) => answer !== 'none')
				),
		moede.tolk === null ? { key: 'tolk', state: 'not_needed' } : ahead('tolk', moede.tolk.bookedBy !== null),
		lead(moede, now),
		afterwards('referat', written, 'referat'),
		// A meeting that was written down without a decision had none.
		!decided && written ? { key: 'decisions', state: 'not_needed' } : afterwards('decisions', decided, null),
		afterwards('follow_up', false, 'follow_up'),
		afterwards('next', moede.next !== null, 'next_moede')
	];
}

function lead({ state, startedAt, startsAt, endsAt }: DutyFacts, now: Date): Duty {
	const dueOn = dayOf(startsAt);
	if (state === 'held' || startedAt !== null) return { key: 'lead', state: 'done' };
	if (endsAt <= now) return { key: 'lead', state: 'late', dueOn };
	return { key: 'lead', state: dueOn === dayOf(now) ? 'open' : 'later', dueOn };
}

/** The working day so many working days before a day. */
function workingDayBefore(day: string, count: number): string {
	let reached = day;
	for (let left = count; left > 0; left -= isWorkingDay(reached) ? 1 : 0) reached = addDays(reached, -1);
	return reached;
}
