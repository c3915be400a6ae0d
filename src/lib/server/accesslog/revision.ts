import type { LookHour, RevisionQuery, RevisionRow } from '../../accesslog/revision';
import { searchWords } from '../../team/staff';
import type { Tx } from '../db/with-actor';

export type Alarm = {
	id: string;
	type: string;
	at: Date;
	about: string;
	who: string | null;
	borgerId: string | null;
	borger: string | null;
	count: number | null;
	/** The day, or the instant at which the hour ended; null when it is neither. */
	when: string | null;
	/** What a verification found, and at which seal. */
	what: string | null;
	seq: number | null;
	handledAt: Date | null;
	handledBy: string | null;
};
export type Overview = {
	/** The newest seal; null before the first. */
	head: { seq: number; hash: string; sealedAt: Date } | null;
	/** When the whole chain was last computed anew, and up to which seal; null before the first time. */
	checked: { at: Date; seq: number; holds: boolean } | null;
	/** Looks of the last day that have waited for their seal for more than ten seconds. */
	behind: number;
	/** All that nobody has dealt with, and the last ones that were; newest first. */
	alarms: Alarm[];
	hours: LookHour[];
};

/** So many alarms that were dealt with are shown, and so many hours. */
const shownEarlier = 10;
const shownHours = 10;

/**
 * Whether the log is whole, and who looked at many. A page of names is no looking: that one opens is. Five statements.
 * @param since from when on the hours are counted
 */
export async function findOverview({ sql }: Tx, since: Date): Promise<Overview> {
	const [[head], [checked], [waiting], alarms, hours] = await Promise.all([
		sql<NonNullable<Overview['head']>[]>`
			select seq::float8 as seq, encode(hash, 'hex') as hash, sealed_at as "sealedAt" from access_seal order by access_seal.seq desc limit 1`,
		sql<NonNullable<Overview['checked']>[]>`
			select at, seq::float8 as seq, flaw is null as holds from access_check order by id desc limit 1`,
		sql<{ behind: number }[]>`
			select count(*)::int as behind from access_event e
			where e.at > now() - interval '1 day' and e.at < now() - interval '10 seconds'
				and not exists (select from access_seal s where s.event_id = e.id)`,
		sql<Alarm[]>`
			select a.id, a.type, a.at, a.about, w.name as who, b.id as "borgerId", b.name as borger, coalesce(a.details ->> 'borgere', a.details ->> 'count')::int as count,
				coalesce(a.details ->> 'day', a.details ->> 'hour') as "when",
				a.details ->> 'what' as what, (a.details ->> 'seq')::float8 as seq,
				a.handled_at as "handledAt", h.name as "handledBy"
			from access_alarm a
			left join account w on w.id::text = a.details ->> 'accountId'
			left join borger b on b.id::text = a.details ->> 'borgerId'
			left join account h on h.id = a.handled_by_account_id
			where a.handled_at is null or a.id in (
				select id from access_alarm where handled_at is not null order by handled_at desc limit ${shownEarlier}
			)
			order by a.at desc limit 200`,
		sql<LookHour[]>`
			with busy as (
				select e.account_id, date_trunc('hour', e.at) as hour, count(distinct n.borger_id)::int as borgere
				from access_event e join access_entry n on n.event_id = e.id
				where e.at >= ${since} and e.account_id is not null and e.role <> 'borger' and e.kind in ('page', 'opening', 'export')
				group by 1, 2 order by 3 desc, 2 desc limit ${shownHours}
			)
			select busy.account_id as "accountId", a.name, u.name as enhed, busy.hour, busy.borgere
			from busy left join account a on a.id = busy.account_id left join enhed u on u.id = a.enhed_id`
	]);
	return {
		head: head ?? null,
		checked: checked ?? null,
		behind: waiting?.behind ?? 0,
		alarms: [...alarms],
		hours: [...hours]
	};
}

/**
 * The dpo has looked into an alarm.
 * @returns false when there is none, or somebody has already
 */
export async function handleAlarm({ sql }: Tx, id: string): Promise<boolean> {
	const rows =
		await sql`update access_alarm set handled_at = now() where id = ${id} and handled_at is null returning id`;
	return rows.length > 0;
}

/** So many looks stand on a page, and so many names in a look. */
const onPage = 50;
const namesShown = 3;

/**
 * One page of the log, newest first: who was shown what kind of thing of whom. Of a look at several borgere a few are named. One
 * statement, whatever their number.
 * @returns also the look after which the next page begins, or null
 */
export async function searchLog(
	{ sql }: Tx,
	{ staff, borgerId, from, to, before }: RevisionQuery
): Promise<{ rows: RevisionRow[]; next: number | null }> {
	const words = JSON.stringify(searchWords(staff));
	const found = await sql<RevisionRow[]>`
		with found as materialized (
			select e.* from access_event e
			where (${before}::bigint is null or e.id < ${before}::bigint)
				and (${from}::date is null or e.at >= ${from}::date::timestamp at time zone 'Europe/Copenhagen')
				and (${to}::date is null or e.at < (${to}::date + 1)::timestamp at time zone 'Europe/Copenhagen')
				and (${borgerId}::uuid is null or e.id in (select n.event_id from access_entry n where n.borger_id = ${borgerId}::uuid))
				and (jsonb_array_length(${words}::jsonb) = 0 or e.account_id in (
					select a.id from account a where a.borger_id is null and not exists (
						select from jsonb_array_elements_text(${words}::jsonb) as word where position(lower(word) in lower(a.name)) = 0
					)
				))
			order by e.id desc limit ${onPage + 1}
		)
		select e.id::float8 as id, e.at, e.kind, e.role, e.page, e.purpose, a.name, u.name as enhed,
			shown.count, shown.items, coalesce(named.borgere, '[]') as borgere
		from found e
		left join account a on a.id = e.account_id
		left join enhed u on u.id = a.enhed_id
		cross join lateral (
			select count(distinct n.borger_id)::int as count,
				case when count(distinct n.borger_id) <= 1
					then coalesce(jsonb_agg(jsonb_build_object('kind', n.item_kind, 'id', n.item_id) order by n.id), '[]')
					else jsonb_agg(distinct jsonb_build_object('kind', n.item_kind, 'id', null)) end as items
			from access_entry n where n.event_id = e.id and (${borgerId}::uuid is null or n.borger_id = ${borgerId}::uuid)
		) shown
		cross join lateral (
			select jsonb_agg(jsonb_build_object('id', one.id, 'name', one.name)) as borgere
			from (
				select distinct n.borger_id as id, b.name from access_entry n left join borger b on b.id = n.borger_id
				where n.event_id = e.id and (${borgerId}::uuid is null or n.borger_id = ${borgerId}::uuid)
				order by b.name, n.borger_id limit ${namesShown}
			) one
		) named
		order by e.id desc`;
	const rows = found.slice(0, onPage);
	return { rows, next: found.length > onPage ? (rows.at(-1)?.id ?? null) : null };
}
