/** What needs a professional's attention, over facts about each borger: the rule behind the order of Mine borgere. */
import { daysBetween } from '../core/dates';
import { addWorkingDays, workingDaysBetween } from '../core/working-days';
import { tooFew } from '../moede/planning';
import type { TeamFunction } from '../team/membership';

/**
 * What is known of one borger on the list, as far as the reader may see it. No number and no direction: those are seen once
 * an answer is opened. Days are `YYYY-MM-DD` (Europe/Copenhagen); null is "there is none, or not for this reader".
 */
export type NeedFacts = {
	/** What the reader is to this borger today. */
	function: TeamFunction;
	/** Whether anybody holds the threads today. */
	hasTovholder: boolean;
	diedOn: string | null;
	/** When the oldest came of the current answers that the reader has not opened. */
	newAnswerOn: string | null;
	/** When the oldest note came that nobody has marked as read or answered. */
	unreadNoteOn: string | null;
	/** When the oldest came of the current answers that are low or have fallen far, and that nobody has answered. */
	alarmingOn: string | null;
	/** Whether the reader has opened all of those. */
	alarmingOpened: boolean | null;
	/** Since when an answer and the reader's own rating stand far apart, both open and not talked about. */
	apartOn: string | null;
	/** The earliest of the newest broken days of what the municipality owes. */
	lateSinceOn: string | null;
	/** The next day for which the municipality has promised something. */
	dueOn: string | null;
	/** Whether there is a meeting to come. */
	hasNextMoede: boolean;
	/** Without the right to see meetings, "no meeting" is nothing we know. */
	readsMoeder: boolean;
	/** What the borger said last of the current version of the plan, when nobody has answered it. */
	stance: 'disagree' | 'talk' | null;
	stanceOn: string | null;
	/** When the borger last wrote a wish or in the three columns, after the last version. */
	wroteOn: string | null;
	/** The first day on which an adgangsgrundlag ends that nothing continues, and the forvaltninger that soon have none. */
	groundsEndOn: string | null;
	groundsEndFor: string[] | null;
	/** A plan runs, and the borger has not said yes to one joint plan; known to who holds the threads. */
	jointMissing: boolean;
	/** Open points of the handover to the reader, and since when. */
	handoverPoints: number;
	handoverOn: string | null;
	/** The last day of something that was tried and of which nobody has said what was learnt. */
	triedUntilOn: string | null;
	/** When the oldest message to the reader came that nobody of the staff has answered, and the first day promised for those. */
	messageOn: string | null;
	messagePromisedOn: string | null;
	/** Since when something that the borger asks for has no answer, of the team and of a meeting; known to who holds the threads. */
	askedOn: string | null;
	askedMoedeOn: string | null;
	/** Since when the reader is asked to a meeting to come, and has said neither yes nor no. */
	invitedOn: string | null;
	/** The first day of a task that is the reader's: they hold the threads, or left it themself. */
	taskDueOn: string | null;
	/** When the oldest meeting ended that is not closed; known to who holds the threads. */
	unwrittenOn: string | null;
	/** Planned and held meetings of the twelve months (M6); null without a plan, or for who does not hold the threads. */
	moedeCount: number | null;
	/** Since when something of the borger's has not reached the journal of the reader's department. */
	journalFailedOn: string | null;
};

/** What can be needed, the most pressing first. */
export const needKinds = [
	'alarming',
	'note_task',
	'message_late',
	'disagrees',
	'wants_to_talk',
	'message',
	'asked',
	'asked_moede',
	'new_answer_and_note',
	'new_note',
	'new_answer',
	'late',
	'task_late',
	'journal_failed',
	'unwritten',
	'invited',
	'due_soon',
	'task',
	'apart',
	'wrote',
	'joint_missing',
	'grounds_end',
	'handover',
	'no_meeting',
	'few_meetings',
	'tried'
] as const;
export type NeedKind = (typeof needKinds)[number];

export type Need = {
	kind: NeedKind;
	/** How long it has waited, in days. Negative: so many days are left. */
	waited: number;
	/** `alarming`: the reader has seen the answer, and what is missing is a word back. */
	opened?: boolean;
	/**
	 * `due_soon`, `task`: working days left. `message`: days until the promised one, `message_late`: days since. `task_late`: days
	 * since. `handover`: open points. `few_meetings`: the meetings there are.
	 */
	count?: number;
	/** `grounds_end`: the forvaltninger. */
	names?: string[];
};

/** An agreement of ours, and a task, is announced so many working days before. */
const warnWorkingDays = 3;
/** The end of an adgangsgrundlag is announced so many days before. */
const warnDays = 30;

/**
 * Everything a borger needs from the reader now, the most pressing first. Who has died needs nothing.
 * @param today `YYYY-MM-DD`
 */
export function needsOf(facts: NeedFacts, today: string): Need[] {
	if (facts.diedOn !== null) return [];
	return [
		...answerNeeds(facts, today),
		...messageNeeds(facts, today),
		...planNeeds(facts, today),
		...moedeNeeds(facts, today),
		...frameNeeds(facts, today)
	].sort(byUrgency);
}

/** Answers and notes. The numbers stay out of it: "Se svaret i dag" is said of a low answer and of a fall alike. */
function answerNeeds(facts: NeedFacts, today: string): Need[] {
	const { newAnswerOn, unreadNoteOn, alarmingOn, alarmingOpened, apartOn } = facts;
	const needs: Need[] = [];
	const add = (kind: NeedKind, on: string) => needs.push({ kind, waited: daysBetween(on, today) });

	const isAlarming = alarmingOn !== null && isTask(facts, alarmingOn, 0, today);
	if (isAlarming) {
		needs.push({ kind: 'alarming', waited: daysBetween(alarmingOn, today), opened: alarmingOpened === true });
	}
	// "Se svaret" says already that there is one.
	const answerOn = isAlarming && !alarmingOpened ? null : newAnswerOn;
	const noteIsTask = unreadNoteOn !== null && isTask(facts, unreadNoteOn, 1, today);
	if (noteIsTask) add('note_task', unreadNoteOn);
	if (unreadNoteOn !== null && !noteIsTask && answerOn !== null) {
		add('new_answer_and_note', unreadNoteOn < answerOn ? unreadNoteOn : answerOn);
	} else {
		if (unreadNoteOn !== null && !noteIsTask) add('new_note', unreadNoteOn);
		if (answerOn !== null) add('new_answer', answerOn);
	}
	if (apartOn !== null) add('apart', apartOn);
	return needs;
}

/**
 * Whether what came on a day is the reader's task, when it becomes one after so many working days: the tovholder's then, the
 * deputy's a working day later, or at the same time when nobody holds the threads. Nobody else's.
 */
function isTask(facts: NeedFacts, cameOn: string, after: number, today: string): boolean {
	if (facts.function === 'fagperson') return false;
	const later = facts.function === 'stedfortraeder' && facts.hasTovholder ? 1 : 0;
	return addWorkingDays(cameOn, after + later) <= today;
}

/** What the borger has written to the reader, or asks for. A promise is kept on its day, and broken on the next. */
function messageNeeds(facts: NeedFacts, today: string): Need[] {
	const { messageOn, messagePromisedOn, askedOn, askedMoedeOn } = facts;
	const needs: Need[] = [];
	if (messageOn !== null) {
		const left = daysBetween(today, messagePromisedOn ?? today);
		needs.push({
			kind: left < 0 ? 'message_late' : 'message',
			waited: daysBetween(messageOn, today),
			count: Math.abs(left)
		});
	}
	if (askedOn !== null) needs.push({ kind: 'asked', waited: daysBetween(askedOn, today) });
	if (askedMoedeOn !== null) needs.push({ kind: 'asked_moede', waited: daysBetween(askedMoedeOn, today) });
	return needs;
}

/** Agreements and what the borger says of the plan. That the borger wrote is for those who hold the threads. */
function planNeeds(facts: NeedFacts, today: string): Need[] {
	const { lateSinceOn, dueOn, stance, stanceOn, wroteOn, triedUntilOn } = facts;
	const needs: Need[] = [];
	const add = (kind: NeedKind, on: string) => needs.push({ kind, waited: daysBetween(on, today) });
	if (stance !== null && stanceOn !== null) add(stance === 'disagree' ? 'disagrees' : 'wants_to_talk', stanceOn);
	if (wroteOn !== null && facts.function !== 'fagperson') add('wrote', wroteOn);
	if (lateSinceOn !== null && lateSinceOn < today) add('late', lateSinceOn);
	if (dueOn !== null && dueOn >= today && dueOn <= addWorkingDays(today, warnWorkingDays)) {
		needs.push({ kind: 'due_soon', waited: daysBetween(dueOn, today), count: workingDaysBetween(today, dueOn) });
	}
	if (triedUntilOn !== null && triedUntilOn < today) add('tried', triedUntilOn);
	return needs;
}

/**
 * What meetings leave to do. A meeting that is over and not closed, and meetings that are too few (M6), are said to who holds the
 * threads; that none is to come, to everybody who may see meetings.
 */
function moedeNeeds(facts: NeedFacts, today: string): Need[] {
	const { hasNextMoede, readsMoeder, invitedOn, taskDueOn, unwrittenOn, moedeCount } = facts;
	const needs: Need[] = [];
	if (taskDueOn !== null && taskDueOn < today) {
		const waited = daysBetween(taskDueOn, today);
		needs.push({ kind: 'task_late', waited, count: waited });
	} else if (taskDueOn !== null && taskDueOn <= addWorkingDays(today, warnWorkingDays)) {
		const count = workingDaysBetween(today, taskDueOn);
		needs.push({ kind: 'task', waited: daysBetween(taskDueOn, today), count });
	}
	if (unwrittenOn !== null) needs.push({ kind: 'unwritten', waited: daysBetween(unwrittenOn, today) });
	if (invitedOn !== null) needs.push({ kind: 'invited', waited: daysBetween(invitedOn, today) });
	if (readsMoeder && !hasNextMoede) needs.push({ kind: 'no_meeting', waited: 0 });
	// Without one to come there are too few of them anyway.
	if (readsMoeder && hasNextMoede && moedeCount !== null && tooFew(moedeCount)) {
		needs.push({ kind: 'few_meetings', waited: 0, count: moedeCount });
	}
	return needs;
}

/** What surrounds the plan: why we may see, who took over. */
function frameNeeds(facts: NeedFacts, today: string): Need[] {
	const { groundsEndOn, groundsEndFor, jointMissing, handoverPoints, handoverOn, journalFailedOn } = facts;
	const needs: Need[] = [];
	if (journalFailedOn !== null) needs.push({ kind: 'journal_failed', waited: daysBetween(journalFailedOn, today) });
	if (jointMissing) needs.push({ kind: 'joint_missing', waited: 0 });
	if (groundsEndOn !== null && groundsEndOn >= today && daysBetween(today, groundsEndOn) <= warnDays) {
		needs.push({ kind: 'grounds_end', waited: daysBetween(groundsEndOn, today), names: groundsEndFor ?? [] });
	}
	if (handoverPoints > 0) {
		needs.push({ kind: 'handover', waited: handoverOn ? daysBetween(handoverOn, today) : 0, count: handoverPoints });
	}
	return needs;
}

const urgency = (need: Need | undefined) => (need ? needKinds.indexOf(need.kind) : needKinds.length);

/** The most pressing kind, then what has waited longest. */
const byUrgency = (a: Need | undefined, b: Need | undefined) =>
	urgency(a) - urgency(b) || (b?.waited ?? 0) - (a?.waited ?? 0);

const danish = new Intl.Collator('da');

/** Orders two borgere by their most pressing need, the longest waiting first, then by name. */
export const byNeed = (
	a: { name: string; needs: readonly Need[] },
	b: { name: string; needs: readonly Need[] }
): number => byUrgency(a.needs[0], b.needs[0]) || danish.compare(a.name, b.name);
