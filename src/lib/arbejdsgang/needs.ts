/** What needs a professional's attention, over facts about each borger: the rule behind the order of Mine borgere. */
import { daysBetween } from '../core/dates';
import { addWorkingDays, workingDaysBetween } from '../core/working-days';
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
	/** Open points of the handover to the reader, and since when. */
	handoverPoints: number;
	handoverOn: string | null;
	/** The last day of something that was tried and of which nobody has said what was learnt. */
	triedUntilOn: string | null;
};

/** What can be needed, the most pressing first. */
export const needKinds = [
	'alarming',
	'note_task',
	'disagrees',
	'wants_to_talk',
	'new_answer_and_note',
	'new_note',
	'new_answer',
	'late',
	'due_soon',
	'apart',
	'wrote',
	'grounds_end',
	'handover',
	'no_meeting',
	'tried'
] as const;
export type NeedKind = (typeof needKinds)[number];

export type Need = {
	kind: NeedKind;
	/** How long it has waited, in days. Negative: so many days are left. */
	waited: number;
	/** `alarming`: the reader has seen the answer, and what is missing is a word back. */
	opened?: boolean;
	/** `due_soon`: working days left. `handover`: open points. */
	count?: number;
	/** `grounds_end`: the forvaltninger. */
	names?: string[];
};

/** An agreement of ours is announced so many working days before. */
const warnWorkingDays = 3;
/** The end of an adgangsgrundlag is announced so many days before. */
const warnDays = 30;

/**
 * Everything a borger needs from the reader now, the most pressing first. Who has died needs nothing.
 * @param today `YYYY-MM-DD`
 */
export function needsOf(facts: NeedFacts, today: string): Need[] {
	if (facts.diedOn !== null) return [];
	return [...answerNeeds(facts, today), ...planNeeds(facts, today), ...frameNeeds(facts, today)].sort(byUrgency);
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

/** What surrounds the plan: meetings, why we may see, who took over. */
function frameNeeds(facts: NeedFacts, today: string): Need[] {
	const { hasNextMoede, readsMoeder, groundsEndOn, groundsEndFor, handoverPoints, handoverOn } = facts;
	const needs: Need[] = [];
	if (groundsEndOn !== null && groundsEndOn >= today && daysBetween(today, groundsEndOn) <= warnDays) {
		needs.push({ kind: 'grounds_end', waited: daysBetween(groundsEndOn, today), names: groundsEndFor ?? [] });
	}
	if (handoverPoints > 0) {
		needs.push({ kind: 'handover', waited: handoverOn ? daysBetween(handoverOn, today) : 0, count: handoverPoints });
	}
	if (readsMoeder && !hasNextMoede) needs.push({ kind: 'no_meeting', waited: 0 });
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
