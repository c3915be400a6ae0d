import {
	composeForloeb,
	quieten,
	rangeOf,
	yearsOf,
	type ForloebFacts,
	type ForloebPeriod,
	type ForloebView,
	type QuietForloebView
} from '../../arbejdsgang/forloeb';
import { recordLook, type Shown } from '../accesslog/commands';
import type { Tx } from '../db/with-actor';
import { unitName } from '../team/unit';

/** So many rows of each kind at most: ten years of one answer a day from each of three. */
const mostRows = 11_000;

/** The kinds of information that a time line is made of, and whether the reader may see them (sensitive topics apart). */
type Reads = { plan: boolean; trivsel: boolean; moede: boolean };
type Lasting = Pick<ForloebFacts, 'plans' | 'indsatser' | 'members'>;
type Happened = Pick<ForloebFacts, 'answers' | 'versions' | 'noted' | 'nearest'> & {
	moeder: (Omit<ForloebFacts['moeder'][number], 'startsAt'> & { startsAt: string })[];
};
/** Days, both included; null is open. */
type Range = { from: string | null; to: string | null };

/** What lasts, as three columns: a handful of rows, whatever the age of the plan. */
const lastingColumns = (tx: Tx, borgerId: string | null) => tx.sql`
	(select coalesce(jsonb_agg(jsonb_build_object('startedOn', p.started_on, 'endedOn', p.ended_on)), '[]')
		from plan p where p.borger_id = ${borgerId}) as plans,
	(select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (
		select distinct on (i.item_id) i.item_id as "itemId", i.title, i.provider, i.proevehandling, a.name as responsible,
			i.starts_on as "startsOn", i.ends_on as "endsOn", i.learnt, coalesce(i.last_version < p.version, false) as "left",
			(select (v.published_at at time zone 'Europe/Copenhagen')::date from plan_version v
				where v.plan_id = p.id and v.version = i.last_version + 1) as "leftOn", p.ended_on as "planEndedOn"
		from plan p
		join indsats i on i.plan_id = p.id and i.borger_id = p.borger_id and i.first_version <= p.version
		left join account a on a.id = i.responsible_account_id
		where p.borger_id = ${borgerId}
		order by i.item_id, i.first_version desc) x) as indsatser,
	(select coalesce(jsonb_agg(jsonb_build_object('accountId', t.account_id, 'function', t.function, 'fromOn', t.from_on,
			'toOn', t.to_on, 'endedReason', t.ended_reason, 'name', a.name, 'department', coalesce(f.name, ${unitName(tx, tx.sql`t.borger_id`)}))), '[]')
		from team_membership t
		join account a on a.id = t.account_id
		join enhed e on e.id = a.enhed_id
		left join enhed f on f.id = e.forvaltning_id
		where t.borger_id = ${borgerId}) as members`;

/**
 * What happened in a period, and the last and first day outside of it on which something did: one row. The bounds stand
 * apart, because only against a known value is a row found outside the period before it is asked whether it may be read.
 * @param ownAccount the borger's account when they read themself; for staff that account is nobody they can name
 */
async function findHappened(
	{ sql }: Tx,
	borgerId: string | null,
	{ range: { from, to }, ownAccount }: { range: Range; ownAccount: string | null }
): Promise<Omit<Happened, 'moeder'> & Pick<ForloebFacts, 'moeder'>> {
	const start = sql`(select b.start from bounds b)`;
	const end = sql`(select b.finish from bounds b)`;
	const day = (instant: ReturnType<typeof sql>) => sql`(${instant} at time zone 'Europe/Copenhagen')::date`;
	const [row] = await sql<Happened[]>`
		with bounds as materialized (select
			coalesce(${from}::date::timestamp at time zone 'Europe/Copenhagen', '-infinity') as start,
			coalesce((${to}::date + 1)::timestamp at time zone 'Europe/Copenhagen', 'infinity') as finish
		), plans as materialized (select p.id, p.version from plan p where p.borger_id = ${borgerId})
		select
			(select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (
				select m.id, m.title, m.state, m.starts_at as "startsAt", ${day(sql`m.starts_at`)} as on
				from moede m where m.borger_id = ${borgerId} and m.starts_at >= ${start} and m.starts_at < ${end}
				order by m.starts_at desc limit ${mostRows}) x) as moeder,
			(select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (
				select ${day(sql`m.made_at`)} as on, case m.rater_kind when 'borger' then 'borger' else 'fagperson' end as by,
					a.name, m.samlet_vurdering as samlet, count(*) as count
				from trivselsmaaling m
				left join account a on a.id = m.rater_account_id and a.borger_id is null
				where m.borger_id = ${borgerId} and m.made_at >= ${start} and m.made_at < ${end}
				group by 1, 2, 3, 4, m.rater_account_id order by 1 desc limit ${mostRows}) x) as answers,
			(select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (
				select ${day(sql`v.published_at`)} as on, v.version, a.name as by, v.summary
				from plan_version v left join account a on a.id = v.published_by_account_id
				where v.borger_id = ${borgerId} and v.published_at >= ${start} and v.published_at < ${end}
				order by v.published_at desc limit ${mostRows}) x) as versions,
			(select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (
				select s.id, ${day(sql`s.at`)} as on, s.state, i.text, a.name as by,
					case when ${ownAccount}::uuid is null then s.by_account_id is not null and a.id is null
						else s.by_account_id = ${ownAccount}::uuid end as "byBorger"
				from aftale_status s
				cross join lateral (select i.text from aftale i join plans p on p.id = i.plan_id
					where i.item_id = s.aftale_item_id and i.borger_id = s.borger_id and i.first_version <= p.version
					order by i.first_version desc limit 1) i
				left join account a on a.id = s.by_account_id and a.borger_id is null
				where s.borger_id = ${borgerId} and s.at >= ${start} and s.at < ${end}
				order by s.at desc limit ${mostRows}) x) as noted,
			(select coalesce(jsonb_agg(distinct near.day), '[]') from (
				(select ${day(sql`m.starts_at`)} from moede m
					where m.borger_id = ${borgerId} and m.state = 'held' and m.starts_at < ${start} order by m.starts_at desc limit 1)
				union all (select ${day(sql`m.starts_at`)} from moede m
					where m.borger_id = ${borgerId} and m.state = 'held' and m.starts_at >= ${end} order by m.starts_at limit 1)
				union all (select ${day(sql`m.made_at`)} from trivselsmaaling m
					where m.borger_id = ${borgerId} and m.made_at < ${start} order by m.received_at desc limit 1)
				union all (select ${day(sql`m.made_at`)} from trivselsmaaling m
					where m.borger_id = ${borgerId} and m.made_at >= ${end} order by m.received_at limit 1)
				union all (select ${day(sql`v.published_at`)} from plan_version v
					where v.borger_id = ${borgerId} and v.published_at < ${start} order by v.published_at desc limit 1)
				union all (select ${day(sql`v.published_at`)} from plan_version v
					where v.borger_id = ${borgerId} and v.published_at >= ${end} order by v.published_at limit 1)
				union all (select ${day(sql`s.at`)} from aftale_status s
					where s.borger_id = ${borgerId} and s.at < ${start} order by s.at desc limit 1)
				union all (select ${day(sql`s.at`)} from aftale_status s
					where s.borger_id = ${borgerId} and s.at >= ${end} order by s.at limit 1)
			) near (day)) as nearest`;
	return {
		...(row ?? { answers: [], versions: [], noted: [], nearest: [] }),
		moeder: (row?.moeder ?? []).map((moede) => ({ ...moede, startsAt: new Date(moede.startsAt) }))
	};
}

/** The kinds of which something stands on the page; the name alone is "borger". */
function shownOn(borgerId: string, facts: ForloebFacts): Shown[] {
	const kinds: [Shown['itemKind'], number][] = [
		['plan', facts.indsatser.length + facts.versions.length + facts.noted.length],
		['moede', facts.moeder.length],
		['team', facts.members.length],
		['trivselsmaaling', facts.answers.length]
	];
	const shown = kinds.filter(([, count]) => count > 0).map(([itemKind]) => ({ borgerId, itemKind }));
	return shown.length ? shown : [{ borgerId, itemKind: 'borger' }];
}

export type ForloebPage = {
	borger: { id: string; name: string };
	reads: Reads;
	/** The years one can look at, newest first. */
	years: number[];
	forloeb: ForloebView;
};

/**
 * A borger's time line as one professional may see it; recorded in the same transaction. Three statements, whatever the age of
 * the plan. What row-level security hides is not on it, and its days count as quiet.
 * @param today `YYYY-MM-DD`
 * @returns null when that borger does not exist for the reader
 */
export async function showForloeb(
	tx: Tx,
	{ borgerId, page, requestId }: { borgerId: string; page: string; requestId: string },
	{ period, today }: { period: ForloebPeriod; today: string }
): Promise<ForloebPage | null> {
	const range = rangeOf(period, today);
	const [[head], happened] = await Promise.all([
		tx.sql<(Lasting & { id: string; name: string; reads: Reads })[]>`
			select b.id, b.name, jsonb_build_object('plan', app.may_read(b.id, 'plan', '{}', null),
				'trivsel', app.may_read(b.id, 'trivsel', '{}', null), 'moede', app.may_read(b.id, 'moede', '{}', null)) as reads,
				${lastingColumns(tx, borgerId)}
			from borger b where b.id = ${borgerId}`,
		findHappened(tx, borgerId, { range, ownAccount: null })
	]);
	if (!head) return null;
	const { id, name, reads, ...lasting } = head;
	const facts = { ...lasting, ...happened };
	await recordLook(tx, { kind: 'page', page, purpose: 'Ser forløbet', requestId, shown: shownOn(id, facts) });
	return {
		borger: { id, name },
		reads,
		years: yearsOf(facts, today),
		forloeb: composeForloeb(facts, { ...range, today })
	};
}

/**
 * The borger's own last twelve months and what is coming, for the folded part of their plan; it may share the transaction of the
 * page. Two statements that do not wait for each other.
 * @param today `YYYY-MM-DD`
 */
export async function readOwnForloeb(
	tx: Tx,
	{ borgerId, accountId, today }: { borgerId: string | null; accountId: string; today: string }
): Promise<QuietForloebView> {
	const range = rangeOf(null, today);
	const [[lasting], happened] = await Promise.all([
		tx.sql<Lasting[]>`select ${lastingColumns(tx, borgerId)}`,
		findHappened(tx, borgerId, { range, ownAccount: accountId })
	]);
	const facts = { ...(lasting ?? { plans: [], indsatser: [], members: [] }), ...happened };
	return quieten(composeForloeb(facts, { ...range, today }));
}
