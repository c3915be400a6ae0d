/**
 * `import_item`: which outside id became which row, and the hash of what was said of it. It makes a second run of a file
 * do nothing, and a changed item a refusal: what is here belongs to the people who work on it.
 */
import * as tables from '../db/schema';
import type { Tx } from '../db/with-actor';
import type { Item } from './items';
import type { Problems } from './problems';
import { newRowId } from './row-id';
import type { Rows } from './rows';
import { itemNames, type ItemKind } from './words';

const versioned: ItemKind[] = ['maal', 'delmaal', 'aftale', 'indsats'];

/**
 * Within one borger an item of the plan may stand more than once, in other words for later versions: the later wordings
 * get an external id of their own. Any other repetition is a problem. The order of the file tells where things stand, so a
 * later wording may come before an earlier one.
 */
export function tellWordingsApart(items: Item[], problems: Problems) {
	const byName = new Map<string, Item[]>();
	for (const item of items) {
		const name = `${item.kind} ${item.id}`;
		const wordings = byName.get(name);
		if (wordings) wordings.push(item);
		else byName.set(name, [item]);
	}
	for (const wordings of byName.values()) {
		if (wordings.length < 2) continue;
		let before: Item | null = null;
		for (const item of wordings.toSorted((a, b) => firstOf(a) - firstOf(b))) {
			const { from } = item.versions;
			if (before === null) before = item;
			else if (versioned.includes(item.kind) && from !== undefined && from > (before.versions.to ?? Infinity)) {
				item.externalId = `${item.id}#v${from}`;
				before = item;
			} else refuse(item, repeated, problems);
		}
	}
}

/** One that does not say its first version stands from the beginning, as far as can be told without what is around it. */
const firstOf = ({ versions }: Item) => versions.from ?? 1;

/**
 * Finds out which items are here already, and gives the others their row ids.
 * @param items of several borgere, or of the header
 */
export async function settle(tx: Tx, source: string, items: Item[], problems: Problems) {
	const known = await findItems(
		tx,
		source,
		items.map(({ kind, externalId }) => ({ kind, id: externalId }))
	);
	const rowIds = new Map<string, string>();
	const seen = new Set<string>();
	for (const item of items) {
		const key = `${item.kind} ${item.externalId}`;
		const before = known.get(key);
		const wording = `${item.kind} ${item.id}`;
		item.rowId = before?.rowId ?? rowIds.get(wording) ?? newRowId();
		rowIds.set(wording, item.rowId);
		if (seen.has(key) || before?.inThisFile) refuse(item, repeated, problems);
		else if (before && before.hash !== item.hash) refuse(item, altered, problems);
		else if (before) item.state = 'same';
		seen.add(key);
	}
}

const repeated = 'står mere end én gang i filen';
const altered = 'er ændret siden sidste import; importen retter ikke det, der er her';

function refuse(item: Item, reason: string, problems: Problems) {
	// Once is enough: an item that was repeated within its borger is found a second time here.
	if (item.state !== 'refused') problems.add(item.place, [], `${nameOf(item)} ${reason}`);
	item.state = 'refused';
}

const nameOf = ({ kind, id }: Item) => (kind === 'kommune' ? itemNames.kommune : `${itemNames[kind]} "${id}"`);

/**
 * Notes the new items, to be inserted with their rows.
 * @param borgerId whom they are about, so that the note goes when they are erased; null: the organisation
 */
export function note(rows: Rows, source: string, { items, borgerId }: { items: Item[]; borgerId: string | null }) {
	for (const { kind, externalId, rowId, hash, state } of items) {
		if (state === 'new') rows.add(tables.importItem, { source, kind, externalId, rowId, contentHash: hash, borgerId });
	}
}

type Known = { rowId: string; hash: string; inThisFile: boolean };

/** What `import_item` says of these, by `kind id`. */
export async function findItems(tx: Tx, source: string, wanted: { kind: ItemKind; id: string }[]) {
	const found = await tx.sql<(Known & { kind: string; externalId: string })[]>`
		select i.kind, i.external_id as "externalId", i.row_id as "rowId", i.content_hash as hash, i.imported_at = now() as "inThisFile"
		from json_to_recordset(${JSON.stringify(wanted)}::text::json) as wanted (kind text, id text)
		join import_item i on i.source = ${source} and i.kind = wanted.kind and i.external_id = wanted.id`;
	return new Map<string, Known>(found.map((item) => [`${item.kind} ${item.externalId}`, item]));
}
