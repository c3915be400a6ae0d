import { readContent, type Content } from '../../journal/note';
import {
	itemsOnPage,
	type Delivery,
	type Journalised,
	type JournalItem,
	type MissingSource
} from '../../journal/outbox';
import type { JournalSystem } from '../../setting/journal-setup';
import type { Tx } from '../db/with-actor';

/** A target that the actor's department puts things into, without where it leads. */
export type OwnTarget = { id: string; name: string; type: Delivery['type']; system: JournalSystem };

/** Times inside JSON are still text. */
type Text<T, K extends keyof T> = Omit<T, K> & { [key in K]: Extract<T[key], null> | string };
type DeliveryRow = Text<Delivery, 'nextAt' | 'sentAt' | 'receivedAt'>;
type ItemRow = Omit<JournalItem, 'deliveries'> & { deliveries: DeliveryRow[] };

/** Columns of the item `i`, without its content. */
const itemColumns = ({ sql }: Tx) => sql`
	i.id, i.form, i.type, i.source_id as "sourceId", i.title, i.revision, i.made_at as "madeAt", a.name as by,
	i.cleared_at is not null as cleared,
	(select coalesce(jsonb_agg(jsonb_build_object('targetId', d.target_id, 'target', t.name, 'type', t.type, 'system', t.system,
			'state', d.state, 'tries', d.tries, 'nextAt', d.next_at, 'sentAt', d.sent_at, 'receivedAt', d.received_at,
			'code', d.code, 'reference', d.reference, 'by', who.name) order by t.name, t.id), '[]')
		from journal_delivery d
		join journal_target t on t.id = d.target_id
		left join account who on who.id = d.by_account_id and who.borger_id is null
		where d.item_id = i.id) as deliveries`;

const instant = (text: string | null) => (text === null ? null : new Date(text));
const itemOf = ({ deliveries, ...item }: ItemRow): JournalItem => ({
	...item,
	deliveries: deliveries.map((each) => ({
		...each,
		nextAt: new Date(each.nextAt),
		sentAt: instant(each.sentAt),
		receivedAt: instant(each.receivedAt)
	}))
});

/** Whose journal it is. */
export type JournalHead = {
	borger: { id: string; name: string };
	planNumber: number | null;
	/** The actor's department; null for an external party, who has no journal here. */
	department: string | null;
	targets: OwnTarget[];
};

/** Columns of the borger `b` and of the actor's department. */
const head = ({ sql }: Tx) => sql`
	jsonb_build_object('id', b.id, 'name', b.name) as borger,
	(select p.number from plan p where p.borger_id = b.id order by (p.ended_on is null) desc, p.started_on desc limit 1) as "planNumber",
	(select f.name from enhed f where f.id = app.actor_forvaltning_id()) as department,
	(select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'type', t.type, 'system', t.system) order by t.name, t.id), '[]')
		from journal_target t
		where t.ended_at is null and (t.forvaltning_id is null or t.forvaltning_id = app.actor_forvaltning_id())) as targets`;

/**
 * What has been put into the journal of the actor's department about a borger, newest first, and what has not. Three statements,
 * whatever there is.
 * @param page from 1
 * @returns null when that borger does not exist for the actor
 */
export async function findJournal(
	tx: Tx,
	{ borgerId, page }: { borgerId: string; page: number }
): Promise<(JournalHead & { items: JournalItem[]; more: boolean; missing: MissingSource[] }) | null> {
	const { sql } = tx;
	const [[known], rows, missing] = await Promise.all([
		sql<JournalHead[]>`select ${head(tx)} from borger b where b.id = ${borgerId}`,
		sql<ItemRow[]>`
			select ${itemColumns(tx)}
			from journal_item i left join account a on a.id = i.made_by_account_id and a.borger_id is null
			where i.borger_id = ${borgerId}
			order by i.made_at desc, i.form, i.id limit ${itemsOnPage + 1} offset ${(page - 1) * itemsOnPage}`,
		sql<MissingSource[]>`
			select 'plan' as type, p.id, p.version::text as title, v.published_at as at
			from plan p join plan_version v on v.plan_id = p.id and v.version = p.version
			where p.borger_id = ${borgerId} and p.ended_on is null and app.may_read(p.borger_id, 'plan', '{}', null)
				and app.actor_forvaltning_id() is not null
				and not exists (select from journal_item i where i.borger_id = p.borger_id and i.source_id = p.id and i.type = 'plan'
					and i.form = 'document' and i.made_at >= v.published_at)
			union all
			(select 'moede', m.id, m.title, m.starts_at from moede m
			where m.borger_id = ${borgerId} and m.state = 'held' and m.starts_at > now() - interval '12 months'
				and app.actor_forvaltning_id() is not null
				and not exists (select from journal_item i where i.borger_id = m.borger_id and i.source_id = m.id and i.type = 'moede'
					and i.form = 'document')
			order by m.starts_at desc limit 20)`
	]);
	if (!known) return null;
	return { ...known, items: rows.slice(0, itemsOnPage).map(itemOf), more: rows.length > itemsOnPage, missing };
}

/** One item with what is in it; `content` is null once it is cleared. */
export type WholeItem = JournalHead & {
	item: JournalItem & { content: Content | null };
};

/**
 * One item of the journal of the actor's department. One statement.
 * @returns null when it is not the actor's to read, or is about somebody else
 */
export async function findJournalItem(
	tx: Tx,
	{ borgerId, itemId }: { borgerId: string; itemId: string }
): Promise<WholeItem | null> {
	type Row = JournalHead & ItemRow & { content: unknown };
	const [row] = await tx.sql<Row[]>`
		select ${head(tx)}, ${itemColumns(tx)}, i.content
		from journal_item i
		join borger b on b.id = i.borger_id
		left join account a on a.id = i.made_by_account_id and a.borger_id is null
		where i.id = ${itemId} and i.borger_id = ${borgerId}`;
	if (!row) return null;
	const { borger, planNumber, department, targets, content, ...item } = row;
	return {
		...{ borger, planNumber, department, targets },
		item: { ...itemOf(item), content: readContent(item.form, content) }
	};
}

/**
 * Which messages or answers of a borger have been put into the journal of the actor's department, and whether the actor may put
 * one there: an external party has no journal here. One statement.
 */
export async function findJournalised(
	{ sql }: Tx,
	{ borgerId, type }: { borgerId: string; type: 'besked' | 'svar' }
): Promise<{ mayPut: boolean; done: Record<string, Journalised> }> {
	const [row] = await sql<{ mayPut: boolean; done: Text<Journalised, 'at'>[] }[]>`
		select app.actor_forvaltning_id() is not null as "mayPut",
			(select coalesce(jsonb_agg(jsonb_build_object('itemId', i.id, 'sourceId', i.source_id, 'at', i.made_at, 'by', a.name) order by i.made_at), '[]')
			from journal_item i left join account a on a.id = i.made_by_account_id and a.borger_id is null
			where i.borger_id = ${borgerId} and i.type = ${type}) as done`;
	const done = (row?.done ?? []).map((each): Journalised => ({ ...each, at: new Date(each.at) }));
	return { mayPut: row?.mayPut ?? false, done: Object.fromEntries(done.map((each) => [each.sourceId, each])) };
}
