/** What somebody is to be told, from what has happened and what lies ahead. Facts in, notices out: once for each thing. */
import { addDays, addMonths, dayOf } from '../core/dates';
import { isWorkingDay } from '../core/working-days';
import type { Choice, ChosenKind } from './choice';
import { atHour, endHour, isQuiet } from './hours';
import { aboutMoede, tellAt } from './kinds';

/** What has happened, by the type of its event; `besked`: a professional wrote. */
export type Change = { id: string; type: string; at: Date; byAccountId: string | null };

/** What we know of one person who has a way to be told on. */
export type PersonFacts = {
	accountId: string;
	/** Null: staff. */
	borgerId: string | null;
	hour: number;
	choices: readonly Choice[];
	/** Since when they have a way: nothing from before is told. */
	since: Date;
	/** When what was told last of each kind was due. */
	told: Partial<Record<ChosenKind, Date>>;
	changes: readonly Change[];
	/** Meetings that are to be, with when they were last planned or moved. */
	moeder: readonly { id: string; startsAt: Date; changedAt: Date | null }[];
	/** Null: they are not asked, because they have no plan. */
	ruler: {
		lastAnswerAt: Date | null;
		/** Until when the question rests, because they would not answer it. */
		declined: boolean;
		/** Reminders since their last answer. */
		reminders: number;
	} | null;
	/** How many things wait for a member of staff. */
	waiting: number;
};

export type Due = { accountId: string; borgerId: string | null; kind: ChosenKind; about: string; dueAt: Date };

/** Events that are told, and as what. */
const tells: Readonly<Record<string, ChosenKind>> = {
	moede_planned: 'moede_changed',
	moede_moved: 'moede_changed',
	moede_cancelled: 'moede_changed',
	plan_published: 'plan_version',
	reply_given: 'answer',
	statement_answered: 'answer',
	anmodning_answered: 'answer',
	besked: 'answer',
	samtykke_expires: 'samtykke_expires'
};
export const toldEvents = Object.keys(tells).filter((type) => type !== 'besked');

/** What happened longer ago is not told any more: the worker was away, and it stands on the pages. Days. */
export const tellWithin = 3;
const dayLength = 86_400_000;
/** Two of a kind at once are told apart by at least this, ms. */
const apart = 15 * 60_000;

/** Everything that one person is to be told and has not been told. Some of it is due later. */
export function dueOf(person: PersonFacts, now: Date): Due[] {
	const due = [
		...changesOf(person, now),
		...remindersOf(person, now),
		...rulerOf(person, now),
		...digestOf(person, now)
	];
	return due.filter(({ kind }) => wants(person, kind));
}

function wants({ choices }: PersonFacts, kind: ChosenKind) {
	const choice = choices.find((each) => each.kind === kind);
	return choice !== undefined && (choice.push || choice.email);
}

const made = ({ accountId, borgerId }: PersonFacts, kind: ChosenKind, about: string, dueAt: Date): Due => ({
	accountId,
	borgerId,
	kind,
	about,
	dueAt
});

/** One notice of a kind for all that has happened before it is due: the first thing names it. */
function changesOf(person: PersonFacts, now: Date): Due[] {
	const oldest = Math.max(person.since.getTime(), now.getTime() - tellWithin * dayLength);
	const fresh = person.changes
		.filter(({ at, byAccountId }) => at.getTime() > oldest && byAccountId !== person.accountId)
		.sort((a, b) => a.at.getTime() - b.at.getTime());
	const due: Due[] = [];
	const last = new Map(Object.entries(person.told));
	for (const { id, type, at } of fresh) {
		const kind = tells[type];
		if (!kind) continue;
		const before = last.get(kind);
		if (before && before >= at) continue;
		const from = new Date(Math.max(at.getTime(), before ? before.getTime() + apart : 0));
		// Told late, it covers all that has happened until then.
		const dueAt = new Date(Math.max(tellAt(kind, from, person.hour).getTime(), now.getTime()));
		last.set(kind, dueAt);
		due.push(made(person, kind, id, dueAt));
	}
	return due;
}

/**
 * The day before a meeting, at the hour. Later than that too, while it has not begun; but not when the meeting was planned or
 * moved after that hour, for they were told so.
 */
function remindersOf(person: PersonFacts, now: Date): Due[] {
	return person.moeder.flatMap(({ id, startsAt, changedAt }) => {
		const dueAt = atHour(addDays(dayOf(startsAt), -1), person.hour);
		if (now < dueAt || now >= startsAt || person.since > dueAt) return [];
		if (changedAt && changedAt >= dueAt && wants(person, 'moede_changed')) return [];
		return [made(person, 'moede_tomorrow', aboutMoede(id, startsAt), dueAt)];
	});
}

/** Days between two questions at the least, and when three in a row have not been answered. */
const [rulerDays, patientDays, mostUnanswered] = [7, 28, 3];
/** "Vil ikke svare" rests the question (product: Trivselslinealen), months. */
const restMonths = 3;

/** A week after the last answer, and never more than one a week. */
function rulerOf(person: PersonFacts, now: Date): Due[] {
	const { ruler, told, since, hour } = person;
	if (!ruler) return [];
	const today = dayOf(now);
	const dueAt = atHour(today, hour);
	if (!isTime(dueAt, now)) return [];
	const answered = dayOf(ruler.lastAnswerAt ?? since);
	if (ruler.declined && today < addMonths(answered, restMonths)) return [];
	if (today < addDays(answered, rulerDays)) return [];
	const gap = ruler.reminders >= mostUnanswered ? patientDays : rulerDays;
	if (told.ruler_due && today < addDays(dayOf(told.ruler_due), gap)) return [];
	return [made(person, 'ruler_due', today, dueAt)];
}

/** What waits for a member of staff, on a working day. */
function digestOf(person: PersonFacts, now: Date): Due[] {
	const today = dayOf(now);
	const dueAt = atHour(today, person.hour);
	if (person.borgerId !== null || person.waiting === 0 || !isWorkingDay(today) || !isTime(dueAt, now)) return [];
	if (person.since > dueAt) return [];
	return [made(person, 'digest', today, dueAt)];
}

/** The hour has come, and the day is not over. */
const isTime = (dueAt: Date, now: Date) => now >= dueAt && now < atHour(dayOf(now), endHour) && !isQuiet(now);
