/** The order of a draft: a tree of goals, and what moving one place does to it. */
import type { DraftItem } from './draft';

type Placed = Pick<DraftItem, 'kind' | 'itemId' | 'parentId' | 'position' | 'fields'>;

const isJob = ({ fields }: Pick<DraftItem, 'fields'>) => Number(fields['isJob'] === 'ja');
/** The goal for job or education stands on top (P4); the same place twice is told apart by the id, so that it is the same for all. */
const byPlace = (a: Placed, b: Placed) =>
	isJob(b) - isJob(a) || a.position - b.position || a.itemId.localeCompare(b.itemId);

/** Under one parent: steps, then agreements, then help. */
const kindsUnder = ['delmaal', 'aftale', 'indsats'] as const;

/**
 * The items as a page shows them: each goal, under it its steps (each with its agreements), its agreements and its help; last
 * what belongs to no goal, or to one that is not here.
 */
export function inTreeOrder<I extends Placed>(items: readonly I[]): I[] {
	const sorted = [...items].sort(byPlace);
	const known = new Set(items.map((item) => item.itemId));
	const under = (parentId: string | null): I[] =>
		kindsUnder.flatMap((kind) =>
			sorted
				.filter((item) => item.kind === kind && (known.has(item.parentId ?? '') ? item.parentId : null) === parentId)
				.flatMap((item) => [item, ...under(item.itemId)])
		);
	const goals = sorted.filter((item) => item.kind === 'maal');
	return [...goals.flatMap((goal) => [goal, ...under(goal.itemId)]), ...under(null)];
}

/** One of those that stand side by side; `published` is its place in the published version, null when it is new. */
export type Sibling = Placed & { published: number | null };

/**
 * What places change when an item goes one up or down among its siblings. Back in the published order they get their
 * published places again, so that nothing of it is left in the draft.
 * @returns the new place of each that gets another; empty when it is the first or last already
 */
export function moveAmong(
	siblings: readonly Sibling[],
	itemId: string,
	direction: 'up' | 'down'
): ReadonlyMap<string, number> {
	const self = siblings.find((item) => item.itemId === itemId);
	if (!self) return new Map();
	const old = siblings.filter((item) => isJob(item) === isJob(self)).sort(byPlace);
	const from = old.indexOf(self);
	const to = direction === 'up' ? from - 1 : from + 1;
	const other = old[to];
	if (!other) return new Map();
	const turned = old.with(from, other).with(to, self);
	const places = placesFor(turned, old);
	return new Map(
		turned.flatMap((item, index) => {
			const place = places[index] ?? index;
			return place === item.position ? [] : [[item.itemId, place] as const];
		})
	);
}

function placesFor(turned: readonly Sibling[], old: readonly Sibling[]): number[] {
	const published = turned.map((item) => item.published);
	if (published.every((place) => place !== null)) {
		const asPublished = turned.map((item, index) => ({ ...item, position: published[index] ?? 0 }));
		const sorted = [...asPublished].sort(byPlace);
		if (sorted.every((item, index) => item.itemId === turned[index]?.itemId)) return published;
	}
	const places = old.map((item) => item.position);
	const apart = places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0));
	return apart ? places : places.map((_, index) => index);
}
