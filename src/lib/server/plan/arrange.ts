/** In, out, back and up or down: what changes more than one item of the draft. One at a time (the lock `arrange`). */
import { ok, refused, type Result } from '../../core/result';
import { isId } from '../../core/text';
import { itemKinds, type ItemKind } from '../../plan/draft';
import { moveAmong } from '../../plan/tree';
import { attempt } from '../db/attempt';
import type { Tx } from '../db/with-actor';
import { aroundNow, findEditablePlan, lockPlan, pairRows, readRows, standing, type Draft } from './draft-rows';
import { takeOut, undo, writeItem } from './draft-write';

type Asked = { borgerId: string; kind: ItemKind; itemId: string };
type Found = { items: Map<string, Draft>; item: Draft };

/** The whole draft, alone, with the item that was asked for; null when the actor does not edit it. */
async function findAll(tx: Tx, { borgerId, kind, itemId }: Asked): Promise<Found | null> {
	if (!isId(itemId)) return null;
	await lockPlan(tx, { borgerId, mode: 'arrange' });
	const [plan, rows] = await Promise.all([
		findEditablePlan(tx, borgerId),
		readRows(tx, itemKinds, aroundNow(tx, borgerId))
	]);
	const items = pairRows(rows);
	const item = items.get(itemId);
	return plan && item && rowOf(item).kind === kind ? { items, item } : null;
}

function rowOf({ own, published }: Draft) {
	const row = own ?? published;
	if (!row) throw new Error('an item has a row');
	return row;
}

/** The item and all that stands under it. */
function withAllUnder(items: ReadonlyMap<string, Draft>, item: Draft): Draft[] {
	const { itemId } = rowOf(item);
	const under = [...items.values()].filter((each) => rowOf(each).parentId === itemId);
	return [item, ...under.flatMap((each) => withAllUnder(items, each))];
}

/** What the item stands under, the goal first. */
function allAbove(items: ReadonlyMap<string, Draft>, item: Draft): Draft[] {
	const parent = items.get(rowOf(item).parentId ?? '');
	return parent ? [...allAbove(items, parent), parent] : [];
}

/**
 * Takes an item out of the draft, and all that stands under it. What was published stays in the shared version until the draft
 * is shared, and can be brought back; what never was is gone. A second press changes nothing.
 */
export async function removeItem(tx: Tx, asked: Asked): Promise<Result<'removed', 'unknown'>> {
	const found = await findAll(tx, asked);
	if (!found) return refused('unknown');
	await Promise.all(withAllUnder(found.items, found.item).map((each) => takeOut(tx, each)));
	return ok('removed');
}

/**
 * Brings back what was taken out, as it was published: the item, all that stood under it, and what it stands under.
 * @returns `unknown` also when somebody has marked it meanwhile with a topic that the actor may not read
 */
export async function restoreItem(tx: Tx, asked: Asked): Promise<Result<'restored', 'unknown'>> {
	const found = await findAll(tx, asked);
	if (!found) return refused('unknown');
	const wanted = [...allAbove(found.items, found.item), ...withAllUnder(found.items, found.item)];
	const back = await attempt(tx, async () => {
		for (const each of wanted.filter((one) => standing(one) === null)) await undo(tx, each);
	});
	return back.ok ? ok('restored') : refused('unknown');
}

/**
 * Takes back what the draft says of one item: it stands as published again. What was taken out is brought back, alone. What is
 * new has nothing to go back to, and is removed instead.
 */
export async function undoItem(tx: Tx, asked: Asked): Promise<Result<'undone', 'unknown'>> {
	const found = await findAll(tx, asked);
	if (!found?.item.published) return refused('unknown');
	const { items, item } = found;
	const back = await attempt(tx, async () => {
		for (const each of [...allAbove(items, item).filter((one) => standing(one) === null), item]) await undo(tx, each);
	});
	return back.ok ? ok('undone') : refused('unknown');
}

/** Moves an item one up or down among those that stand beside it; at the end nothing changes. */
export async function moveItem(
	tx: Tx,
	asked: Asked & { direction: 'up' | 'down' }
): Promise<Result<'moved', 'unknown'>> {
	const found = await findAll(tx, asked);
	const now = found && standing(found.item);
	if (!now) return refused('unknown');
	const beside = [...found.items.values()].flatMap((item) => {
		const row = standing(item);
		return row && row.kind === now.kind && row.parentId === now.parentId
			? [{ ...row, published: item.published?.position ?? null }]
			: [];
	});
	for (const [itemId, position] of moveAmong(beside, asked.itemId, asked.direction)) {
		const item = found.items.get(itemId);
		const row = item && standing(item);
		if (row) await writeItem(tx, item, { ...row, position });
	}
	return ok('moved');
}
