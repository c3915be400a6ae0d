/**
 * What a forvaltning reads less (or more) of when a samtykke changes: told before the button. The visibility rule itself stands in
 * access/policy.ts and is asked here twice, before and after.
 */

import { mayRead, type Item, type Kind, type Reader, type Topic } from '../access/policy';
import type { Ground, Switch } from '../samtykke/samtykke';

/** What an item is, as the page groups it. */
export const sharedThings = [
	'story',
	'own',
	'maal',
	'skridt',
	'aftale',
	'hjaelp',
	'board',
	'stance',
	'moede',
	'answer',
	'rating',
	'question',
	'network'
] as const;
export type SharedThing = (typeof sharedThings)[number];

/** Something about the borger that others can read, or several alike. */
export type SharedItem = {
	thing: SharedThing;
	kind: Kind;
	topics: readonly Topic[];
	/** Who wrote it; null when the borger did. */
	forvaltningId: string | null;
	/** Empty when there is nothing to call it by. */
	title: string;
	/** How many; more than one of what is alike. */
	count: number;
	/** The latest day of it, `YYYY-MM-DD`; null for what has none. */
	on: string | null;
};

/** One group of a preview. */
export type PreviewGroup = {
	thing: SharedThing;
	count: number;
	/** By name, newest first where they have a day; at most `mostTitles` items. */
	items: { title: string; count: number; on: string | null }[];
	/** How many items more there are. */
	more: number;
};
export type Preview = {
	/** What they can read on one side of the change only: lost by a withdrawal, won by giving. */
	changed: PreviewGroup[];
	/** What they go on reading because the law says so. */
	keptByLaw: PreviewGroup[];
	/** What they go on reading because they wrote it. */
	keptOwn: PreviewGroup[];
	/** Of something that another samtykke covers, they go on reading so much. */
	keptOtherwise: number;
	/** First names of those on the team today whom it concerns. */
	people: string[];
};

/** So many are called by name in a group; the rest is counted. */
export const mostTitles = 8;

function groupsOf(items: readonly SharedItem[]): PreviewGroup[] {
	return sharedThings.flatMap((thing) => {
		const alike = items.filter((item) => item.thing === thing);
		if (alike.length === 0) return [];
		const sorted = [...alike].sort((a, b) => (b.on ?? '').localeCompare(a.on ?? ''));
		return [
			{
				thing,
				count: alike.reduce((sum, { count }) => sum + count, 0),
				items: sorted.slice(0, mostTitles).map(({ title, count, on }) => ({ title, count, on })),
				more: Math.max(0, sorted.length - mostTitles)
			}
		];
	});
}

/**
 * What changes for a forvaltning between two states of its grounds, and what stays although a samtykke goes.
 * @param items everything the borger shares, as the borger reads it
 * @param before the grounds of the borger as they stand
 * @param after the grounds as they would stand
 * @param people the names of those of the forvaltning who are on the team today: nobody there, and nobody reads anything
 * @param within what the change is about, so that only what stays of that is told; null for all
 * @param today `YYYY-MM-DD`
 */
export function previewOf({
	items,
	forvaltningId,
	before,
	after,
	people,
	within,
	today
}: {
	items: readonly SharedItem[];
	forvaltningId: string;
	before: readonly Ground[];
	after: readonly Ground[];
	people: readonly string[];
	within: Switch | null;
	today: string;
}): Preview {
	// One borger's items, so one name for them is enough.
	const borgerId = '';
	const reader = (grounds: readonly Ground[]): Reader => ({
		forvaltningId,
		ekstern: false,
		memberships: people.length > 0 ? [{ borgerId, fromOn: today, toOn: today }] : [],
		adgangsgrundlag: grounds.map(({ withdrawnAt, ...ground }) => ({
			...ground,
			borgerId,
			withdrawn: withdrawnAt !== null
		})),
		takesPart: false
	});
	const reads = (grounds: readonly Ground[]) => {
		const who = reader(grounds);
		return (item: SharedItem) => mayRead(who, { ...item, borgerId } satisfies Item, today);
	};
	const [readBefore, readAfter] = [reads(before), reads(after)];
	const byLaw = reads(before.filter(({ type }) => type === 'hjemmel'));
	const stays = items.filter(
		(item) =>
			readBefore(item) &&
			readAfter(item) &&
			(within === null || ('kind' in within ? item.kind === within.kind : item.topics.includes(within.topic)))
	);
	const isOwn = (item: SharedItem) => item.forvaltningId === forvaltningId;
	const notOwn = stays.filter((item) => !isOwn(item));
	return {
		changed: groupsOf(items.filter((item) => readBefore(item) !== readAfter(item))),
		keptByLaw: groupsOf(notOwn.filter(byLaw)),
		keptOwn: groupsOf(stays.filter(isOwn)),
		keptOtherwise: notOwn.filter((item) => !byLaw(item)).reduce((sum, { count }) => sum + count, 0),
		people: [...people]
	};
}
