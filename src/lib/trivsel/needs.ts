/** What needs a professional's attention, over facts about each borger: the rule behind the order of Mine borgere. */
import { dayOf, daysBetween } from '../core/dates';

/** What is known of one borger on the list. No number and no direction: those are seen after the own rating. */
export type NeedFacts = {
	/** There is an answer that this professional has not opened. */
	hasNewAnswer: boolean;
	/** When the oldest note came that nobody has marked as read. */
	unreadNoteAt: Date | null;
	/** The earliest day at which something was due that the municipality owes and has not done, `YYYY-MM-DD`. */
	lateSinceOn: string | null;
	nextMoedeAt: Date | null;
	/** Without the right to see meetings, "no meeting" is nothing we know. */
	readsMoeder: boolean;
};

export type Need =
	| { kind: 'note_unread'; days: number }
	| { kind: 'new_answer_and_note' }
	| { kind: 'new_answer' }
	| { kind: 'late'; days: number }
	| { kind: 'no_meeting' };

/** The most pressing first. A note from today stands with its answer; from the next day on it is a task of its own. */
export function needsOf(facts: NeedFacts, now: Date): Need[] {
	const today = dayOf(now);
	const noteDays = facts.unreadNoteAt ? daysBetween(dayOf(facts.unreadNoteAt), today) : null;
	const lateDays = facts.lateSinceOn ? daysBetween(facts.lateSinceOn, today) : 0;
	const needs: Need[] = [];
	if (noteDays === 0 && facts.hasNewAnswer) needs.push({ kind: 'new_answer_and_note' });
	else {
		if (noteDays !== null) needs.push({ kind: 'note_unread', days: noteDays });
		if (facts.hasNewAnswer) needs.push({ kind: 'new_answer' });
	}
	if (lateDays > 0) needs.push({ kind: 'late', days: lateDays });
	if (facts.readsMoeder && !facts.nextMoedeAt) needs.push({ kind: 'no_meeting' });
	return needs;
}

const weight: Record<Need['kind'], number> = {
	note_unread: 0,
	new_answer_and_note: 1,
	new_answer: 2,
	late: 3,
	no_meeting: 4
};
const nothing = 5;

/** Orders two borgere by their most pressing need, the longest waiting first, then by name. */
export function byNeed(
	a: { name: string; needs: readonly Need[] },
	b: { name: string; needs: readonly Need[] }
): number {
	const [first, second] = [a.needs[0], b.needs[0]];
	const difference = (first ? weight[first.kind] : nothing) - (second ? weight[second.kind] : nothing);
	return difference || daysOf(second) - daysOf(first) || a.name.localeCompare(b.name, 'da');
}

const daysOf = (need: Need | undefined) => (need && 'days' in need ? need.days : 0);

/** Whether a name on the list has what is searched for, in any case; every word of the search must be there. */
export function matchesName(name: string, query: string): boolean {
	const low = name.toLocaleLowerCase('da');
	return query
		.toLocaleLowerCase('da')
		.split(/\s+/)
		.every((word) => low.includes(word));
}

export type ListPage<T> = { items: T[]; side: number; sider: number; count: number };

/**
 * One page of a list.
 * @param side the page asked for, from 1; what is no such page leads to the nearest one
 */
export function pageOf<T>(all: readonly T[], side: number, size: number): ListPage<T> {
	const sider = Math.max(1, Math.ceil(all.length / size));
	const here = Math.min(Math.max(1, Number.isSafeInteger(side) ? side : 1), sider);
	return { items: all.slice((here - 1) * size, here * size), side: here, sider, count: all.length };
}

/** What the address of the list asks for. */
export type ListQuery = { search: string; side: number };

/** The longest name somebody searches for. */
const longestSearch = 100;

/** What cannot be read counts as not asked for. */
export function readListQuery(params: URLSearchParams): ListQuery {
	const side = params.get('side') ?? '';
	return {
		search: (params.get('q') ?? '').trim().slice(0, longestSearch),
		side: /^[1-9]\d{0,5}$/.test(side) ? Number(side) : 1
	};
}
