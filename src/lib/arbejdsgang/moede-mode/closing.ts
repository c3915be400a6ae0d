/** What is missing when a meeting closes: nothing stops it, and what is missing becomes a task with a day. */
import { addWorkingDays } from '../../core/working-days';
import type { NoteKey, OpgaveType } from '../../moede/desk';

/** Cabi's spilleregler (M33): which goals, whom to involve, who starts what, who takes over between the meetings. */
export const closingQuestions = ['goals', 'involve', 'starts', 'takes_over'] as const satisfies readonly NoteKey[];
/** What a kick-off ends with (Halsnæs, M12): who may see what, and who is with. */
export const closingTalks = ['samtykke_talked', 'team_talked'] as const satisfies readonly NoteKey[];

export type ClosingFacts = {
	templateKey: string | null;
	/** A later meeting is planned. */
	hasNext: boolean;
	/** What is written of it. */
	written: readonly NoteKey[];
	/** Agreements of the meeting that stand in the draft of the plan, not shared yet. */
	unshared: number;
	/** The points of the agenda that nobody has ticked off. */
	pointsLeft: readonly string[];
};

/** So many working days each task may take, the day of the meeting not counted. */
const workingDays: Record<OpgaveType, number> = {
	referat: 2,
	publish: 2,
	follow_up: 3,
	next_moede: 5,
	samtykke: 5,
	team: 5,
	questions: 5,
	other: 5
};

/**
 * What is missing of a meeting, in the order of its page.
 * @returns the types of the tasks that it becomes; empty when all is there
 */
export function missingOf({ templateKey, hasNext, written, unshared, pointsLeft }: ClosingFacts): OpgaveType[] {
	const isKickoff = templateKey === 'kickoff';
	const missing: [OpgaveType, boolean][] = [
		['other', pointsLeft.length > 0],
		['publish', unshared > 0],
		['questions', closingQuestions.some((key) => !written.includes(key))],
		['next_moede', !hasNext],
		['samtykke', isKickoff && !written.includes('samtykke_talked')],
		['team', isKickoff && !written.includes('team_talked')],
		['referat', !written.includes('referat')]
	];
	return missing.filter(([, isMissing]) => isMissing).map(([type]) => type);
}

export type Task = { type: OpgaveType; dueOn: string };

/**
 * The tasks that a meeting leaves when it is closed: what is missing, and always to follow up with the borger (M32).
 * @param today the day it is closed, `YYYY-MM-DD`
 */
export const tasksOf = (facts: ClosingFacts, today: string): Task[] =>
	[...missingOf(facts), 'follow_up' as const].map((type) => ({
		type,
		dueOn: addWorkingDays(today, workingDays[type])
	}));

/** The task that is done when these texts stand, also after the meeting. */
export function finishedBy(written: readonly NoteKey[]): OpgaveType[] {
	const has = (...keys: NoteKey[]) => keys.every((key) => written.includes(key));
	const finished: [OpgaveType, boolean][] = [
		['referat', has('referat')],
		['questions', has(...closingQuestions)],
		['samtykke', has('samtykke_talked')],
		['team', has('team_talked')]
	];
	return finished.filter(([, isDone]) => isDone).map(([type]) => type);
}
