/** How the draft is written: a published row is closed and copied, never changed. */
import { ownerOf, type ItemFields, type ItemKind } from '../../plan/draft';
import { sameFields } from '../../plan/merge';
import type { Tx } from '../db/with-actor';
import type { Draft, ItemRow } from './draft-rows';

/** What an item of the draft says and where it stands. */
export type Target = Pick<ItemRow, 'fields' | 'position' | 'ended'>;

const isSame = (one: Target, other: Target) =>
	one.position === other.position &&
	sameFields(one.fields, other.fields) &&
	one.ended?.on === other.ended?.on &&
	one.ended?.outcome === other.ended?.outcome &&
	one.ended?.words === other.ended?.words;

/**
 * Writes an item that stands in the draft. What is as published again leaves no row of its own, so that nothing new is nothing.
 * @returns when its own row was written; null when it has none
 */
export async function writeItem(tx: Tx, item: Draft, target: Target): Promise<Date | null> {
	const { own, published } = item;
	const now = own ?? published;
	if (!now) throw new Error('an item has a row');
	if (published && isSame(published, target)) {
		await undo(tx, item);
		return null;
	}
	if (isSame(now, target)) return now.editedAt;
	const columns = {
		position: target.position,
		...(now.kind === 'maal' ? endColumns(target.ended) : {}),
		...changedColumns(now.fields, target.fields)
	};
	if (!own) await Promise.all([close(tx, now), copy(tx, now)]);
	const [written] = await tx.sql<{ editedAt: Date }[]>`
		update ${tx.sql(now.kind)} set ${tx.sql(columns)}
		where item_id = ${now.itemId} and plan_id = ${now.planId} and first_version > ${now.planVersion}
		returning edited_at as "editedAt"`;
	return written?.editedAt ?? null;
}

/** Takes back what the draft says of an item: it stands as published. */
export async function undo({ sql }: Tx, { own, published }: Draft): Promise<void> {
	await Promise.all([
		own && sql`delete from ${sql(own.kind)} where id = ${own.rowId}`,
		published &&
			sql`update ${sql(published.kind)} set last_version = null where id = ${published.rowId} and last_version is not null`
	]);
}

/** Takes an item out of the draft: its own row goes, the published one ends with the published version. */
export async function takeOut(tx: Tx, { own, published }: Draft): Promise<void> {
	await Promise.all([
		own && tx.sql`delete from ${tx.sql(own.kind)} where id = ${own.rowId}`,
		published && close(tx, published)
	]);
}

const close = ({ sql }: Tx, { kind, rowId, planVersion }: ItemRow) =>
	sql`update ${sql(kind)} set last_version = ${planVersion} where id = ${rowId} and last_version is null`;

/** The draft's own row begins as a copy of the published one. */
const copy = ({ sql }: Tx, { kind, rowId }: ItemRow) => {
	const columns = sql(copied[kind]);
	return sql`insert into ${sql(kind)} (${columns}) select ${columns} from ${sql(kind)} where id = ${rowId}`;
};
const frame = ['item_id', 'plan_id', 'borger_id', 'position', 'topics'];
const copied: Record<ItemKind, string[]> = {
	maal: [
		...[...frame, 'type', 'is_job', 'title', 'borger_words', 'words_missing', 'professional_words', 'forvaltning_ids'],
		...['ended_on', 'outcome', 'ended_words', 'from_tavlepunkt_id']
	],
	delmaal: [...frame, 'maal_id', 'title', 'responsible_account_id', 'due_on', 'reached_on'],
	aftale: [
		...[...frame, 'maal_id', 'delmaal_id', 'text', 'owed_by', 'duty', 'paragraph', 'responsible_account_id'],
		...['responsible_forvaltning_id', 'due_on', 'from_tavlepunkt_id']
	],
	indsats: [
		...[...frame, 'maal_id', 'title', 'description', 'proevehandling', 'provider', 'responsible_account_id'],
		...['starts_on', 'ends_on', 'learnt']
	]
};

type Columns = Record<string, string | boolean | null>;
const text = (column: string) => (value: string) => ({ [column]: value });
const orNothing = (column: string) => (value: string) => ({ [column]: value || null });
const tick = (column: string) => (value: string) => ({ [column]: value === 'ja' });
const list = (column: string) => (value: string) => ({ [column]: `{${value}}` });

/** Which columns a field is, in every kind that has it. */
const columnsOf: Record<string, (value: string) => Columns> = {
	title: text('title'),
	text: text('text'),
	type: text('type'),
	provider: text('provider'),
	startsOn: text('starts_on'),
	isJob: tick('is_job'),
	wordsMissing: tick('words_missing'),
	duty: tick('duty'),
	proevehandling: tick('proevehandling'),
	borgerWords: orNothing('borger_words'),
	professionalWords: orNothing('professional_words'),
	responsible: orNothing('responsible_account_id'),
	dueOn: orNothing('due_on'),
	reachedOn: orNothing('reached_on'),
	paragraph: orNothing('paragraph'),
	description: orNothing('description'),
	endsOn: orNothing('ends_on'),
	learnt: orNothing('learnt'),
	forvaltninger: list('forvaltning_ids'),
	topics: list('topics'),
	owner: (value) => {
		const owner = ownerOf(value);
		return {
			owed_by: owner ? 'kommune' : value || null,
			responsible_account_id: owner?.type === 'konto' ? owner.id : null,
			responsible_forvaltning_id: owner?.type === 'afdeling' ? owner.id : null
		};
	}
};

const changedColumns = (before: ItemFields, after: ItemFields): Columns =>
	Object.assign(
		{},
		...Object.entries(after)
			.filter(([field, value]) => value !== before[field])
			.map(([field, value]) => columnsOf[field]?.(value))
	);

const endColumns = (ended: ItemRow['ended']) => ({
	...{ ended_on: ended?.on ?? null, outcome: ended?.outcome ?? null, ended_words: ended?.words || null }
});

/** Adds an item to the draft. `frame`: the columns that say whose it is and where it stands. */
export async function insertItem(
	{ sql }: Tx,
	{ kind, frame, fields }: { kind: ItemKind; frame: Record<string, string | number | null>; fields: ItemFields }
): Promise<void> {
	await sql`insert into ${sql(kind)} ${sql({ ...frame, ...changedColumns({}, fields) })}`;
}
