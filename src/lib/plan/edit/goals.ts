import type { DraftItem } from '../draft';

export type Step = { item: DraftItem; aftaler: DraftItem[] };
/** What stands below a goal; help and what is tried out share one order. */
export type Below = { delmaal: Step[]; aftaler: DraftItem[]; indsatser: DraftItem[] };
export type Goal = Below & { item: DraftItem };
/** `closed`: goals that are. `loose`: what belongs to no goal, or to one that the reader does not see. */
export type Arranged = { goals: Goal[]; closed: Goal[]; loose: Below };

/**
 * The items of a draft by goal, never by forvaltning (P9), in the order they come. What names a parent that is not there stands
 * apart, so that nothing can vanish.
 */
export function arrange(items: readonly DraftItem[]): Arranged {
	const of = (kind: DraftItem['kind']) => items.filter((item) => item.kind === kind);
	const known = new Set([...of('maal'), ...of('delmaal')].map(({ itemId }) => itemId));
	const under = (kind: DraftItem['kind'], parent: string | null) =>
		of(kind).filter(({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null) === parent);
	const below = (parent: string | null): Below => ({
		delmaal: under('delmaal', parent).map((item) => ({ item, aftaler: under('aftale', item.itemId) })),
		aftaler: under('aftale', parent),
		indsatser: under('indsats', parent)
	});
	const goals = of('maal').map((item) => ({ item, ...below(item.itemId) }));
	return {
		goals: goals.filter(({ item }) => !item.ended),
		closed: goals.filter(({ item }) => item.ended),
		loose: below(null)
	};
}

/** Whether an item has a neighbour to change places with, of those that stand beside it. The goal for a job stays on top. */
export function placeOf(item: DraftItem, beside: readonly DraftItem[]): { first: boolean; last: boolean } {
	const alike = beside.filter((each) => each.state !== 'removed' && each.fields['isJob'] === item.fields['isJob']);
	return { first: alike[0] === item, last: alike.at(-1) === item };
}
