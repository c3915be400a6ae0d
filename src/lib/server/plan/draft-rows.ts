/** The rows of a plan's items, each as text fields; what an item of the draft is; and the locks of an edit. */
import type { Fragment } from 'postgres';
import { completeFields, type DraftItem, type ItemFields, type ItemKind } from '../../plan/draft';
import type { Tx } from '../db/with-actor';

type Ended = NonNullable<DraftItem['ended']>;
/** A row of an item, from one version to another (`lastVersion` null: still). */
export type ItemRow = {
	kind: ItemKind;
	rowId: string;
	itemId: string;
	planId: string;
	/** The newest published version when it was read. */
	planVersion: number;
	parentId: string | null;
	position: number;
	firstVersion: number;
	lastVersion: number | null;
	fields: ItemFields;
	ended: Ended | null;
	/** Names by id: who is responsible, and the forvaltninger it names. */
	person: { id: string; name: string } | null;
	units: Record<string, string> | null;
	forvaltningId: string | null;
	forvaltning: string | null;
	editedBy: string | null;
	editedAt: Date | null;
	fromTavlepunkt: string | null;
};

const topics = ({ sql }: Tx) => sql`'topics', array_to_string(i.topics, ',')`;
const unit = (tx: Tx, which: Fragment) => tx.sql`(select jsonb_object_agg(u.id, u.name) from enhed u where ${which})`;

/** What differs between the kinds: the fields as text, and the columns that only some have. */
const parts: Record<
	ItemKind,
	(tx: Tx) => Record<'fields' | 'parent' | 'ended' | 'person' | 'units' | 'from', Fragment>
> = {
	maal: (tx) => ({
		fields: tx.sql`'title', i.title, 'type', i.type, 'isJob', case when i.is_job then 'ja' end, 'borgerWords', i.borger_words,
			'wordsMissing', case when i.words_missing then 'ja' end, 'professionalWords', i.professional_words,
			'forvaltninger', array_to_string(i.forvaltning_ids, ','), ${topics(tx)}`,
		parent: tx.sql`null::uuid`,
		ended: tx.sql`case when i.ended_on is not null then
			jsonb_build_object('on', i.ended_on, 'outcome', i.outcome, 'words', coalesce(i.ended_words, '')) end`,
		person: tx.sql`null::uuid`,
		units: unit(tx, tx.sql`u.id = any (i.forvaltning_ids)`),
		from: tx.sql`i.from_tavlepunkt_id`
	}),
	delmaal: (tx) => ({
		fields: tx.sql`'title', i.title, 'responsible', i.responsible_account_id, 'dueOn', i.due_on, 'reachedOn', i.reached_on, ${topics(tx)}`,
		parent: tx.sql`i.maal_id`,
		ended: tx.sql`null::jsonb`,
		person: tx.sql`i.responsible_account_id`,
		units: tx.sql`null::jsonb`,
		from: tx.sql`null::uuid`
	}),
	aftale: (tx) => ({
		fields: tx.sql`'text', i.text, 'owner', case when i.owed_by = 'borger' then 'borger'
				when i.responsible_account_id is not null then 'konto:' || i.responsible_account_id
				when i.responsible_forvaltning_id is not null then 'afdeling:' || i.responsible_forvaltning_id end,
			'dueOn', i.due_on, 'duty', case when i.duty then 'ja' end, 'paragraph', i.paragraph, ${topics(tx)}`,
		parent: tx.sql`coalesce(i.delmaal_id, i.maal_id)`,
		ended: tx.sql`null::jsonb`,
		person: tx.sql`i.responsible_account_id`,
		units: unit(tx, tx.sql`u.id = i.responsible_forvaltning_id`),
		from: tx.sql`i.from_tavlepunkt_id`
	}),
	indsats: (tx) => ({
		fields: tx.sql`'title', i.title, 'description', i.description, 'provider', i.provider, 'responsible', i.responsible_account_id,
			'startsOn', i.starts_on, 'endsOn', i.ends_on, 'proevehandling', case when i.proevehandling then 'ja' end,
			'learnt', i.learnt, ${topics(tx)}`,
		parent: tx.sql`i.maal_id`,
		ended: tx.sql`null::jsonb`,
		person: tx.sql`i.responsible_account_id`,
		units: tx.sql`null::jsonb`,
		from: tx.sql`null::uuid`
	})
};

/** The statement that reads rows `i` of one kind, with their plan `p`. */
const rowsOf = (tx: Tx, kind: ItemKind, where: Fragment) => {
	const part = parts[kind](tx);
	return tx.sql`
		select ${kind}::text as kind, i.id as "rowId", i.item_id as "itemId", p.id as "planId", p.version as "planVersion",
			${part.parent} as "parentId", i.position, i.first_version as "firstVersion", i.last_version as "lastVersion",
			jsonb_build_object(${part.fields}) as fields, ${part.ended} as ended,
			case when r.id is not null then jsonb_build_object('id', r.id, 'name', r.name) end as person, ${part.units} as units,
			i.forvaltning_id as "forvaltningId", f.name as forvaltning, e.name as "editedBy", i.edited_at as "editedAt",
			${part.from} as "fromTavlepunkt"
		from plan p
		join ${tx.sql(kind)} i on i.plan_id = p.id and i.borger_id = p.borger_id
		left join account r on r.id = ${part.person}
		left join account e on e.id = i.edited_by_account_id
		left join enhed f on f.id = i.forvaltning_id
		where ${where}`;
};

type Fetched = Omit<ItemRow, 'fields'> & { fields: Record<string, string | null> };
const toRow = (row: Fetched): ItemRow => ({ ...row, fields: completeFields(row.kind, row.fields) });

/**
 * Rows of items that the actor may read, in one statement.
 * @param where about the plan `p` and the row `i`
 */
export async function readRows(tx: Tx, kinds: readonly ItemKind[], where: Fragment): Promise<ItemRow[]> {
	const [first, ...others] = kinds.map((kind) => rowsOf(tx, kind, where));
	if (!first) return [];
	const all = others.reduce((sofar, next) => tx.sql`${sofar} union all ${next}`, first);
	return (await tx.sql<Fetched[]>`${all}`).map(toRow);
}

/** The running plan of a borger, `p`. */
export const running = ({ sql }: Tx, borgerId: string) => sql`p.borger_id = ${borgerId} and p.ended_on is null`;

/** An item of the draft: the row of its own, and the one that is published. One of them is there. */
export type Draft = { own: ItemRow | null; published: ItemRow | null };

/** Each item's row in the draft and in the published version, of rows that were read with their plan. */
export function pairRows(rows: readonly ItemRow[]): Map<string, Draft> {
	const found = new Map<string, Draft>();
	for (const row of rows) {
		const { itemId, firstVersion, lastVersion, planVersion } = row;
		const item = found.get(itemId) ?? { own: null, published: null };
		if (firstVersion > planVersion) item.own = row;
		else if (lastVersion === null || lastVersion >= planVersion) item.published = row;
		else continue;
		found.set(itemId, item);
	}
	return found;
}

/** The row that stands in the draft; null when it has been taken out. */
export const standing = ({ own, published }: Draft): ItemRow | null =>
	own ?? (published?.lastVersion === null ? published : null);

/**
 * The rows that the draft and the published version of the running plan consist of. The version is a subselect, reckoned once:
 * as a column of the plan `p` it would be compared only after the policy, on every row that the plan ever had.
 */
export const aroundNow = (tx: Tx, borgerId: string) => tx.sql`${running(tx, borgerId)}
	and (i.last_version is null or i.last_version >=
		(select w.version from plan w where w.borger_id = ${borgerId} and w.ended_on is null))`;

/**
 * Takes the locks of an edit: on the plan, together with other edits (`edit`) or alone (`arrange`: a new order, something in or
 * out, publishing), and on one item. Statements that follow see what was done before. The plan's key is that of the trigger
 * `keep_versions`.
 */
export async function lockPlan(
	tx: Tx,
	{ borgerId, mode, itemId }: { borgerId: string; mode: 'edit' | 'arrange'; itemId?: string }
): Promise<void> {
	const key = tx.sql`hashtextextended('plan ' || p.id, 0)`;
	const lock = mode === 'edit' ? tx.sql`pg_advisory_xact_lock_shared(${key})` : tx.sql`pg_advisory_xact_lock(${key})`;
	await Promise.all([
		tx.sql`select ${lock} from plan p where ${running(tx, borgerId)}`,
		itemId && tx.sql`select pg_advisory_xact_lock(hashtextextended(${itemId}, 0))`
	]);
}

/** The running plan, when the actor works on it: an external party and the borger do not. */
export async function findEditablePlan(tx: Tx, borgerId: string): Promise<{ id: string; version: number } | null> {
	const [plan] = await tx.sql<{ id: string; version: number }[]>`
		select p.id, p.version from plan p where ${running(tx, borgerId)} and app.actor_forvaltning_id() is not null`;
	return plan ?? null;
}

/** One item of the running plan, for whoever works on it. */
export async function findItem(
	tx: Tx,
	{ borgerId, kind, itemId }: { borgerId: string; kind: ItemKind; itemId: string }
): Promise<Draft | null> {
	const rows = await readRows(
		tx,
		[kind],
		tx.sql`${aroundNow(tx, borgerId)} and i.item_id = ${itemId} and app.actor_forvaltning_id() is not null`
	);
	return pairRows(rows).get(itemId) ?? null;
}
