/** What stands around the items on the page of a draft: whose it is, who is there, what was said. */
import type { Fragment } from 'postgres';
import type { AftaleStatusView, DraftPage, PublishedVersion, StatementView, TavleItem } from '../../plan/draft';
import type { Tx } from '../db/with-actor';

export type Head = Pick<
	DraftPage,
	'plan' | 'holdsThreads' | 'joint' | 'people' | 'forvaltninger' | 'tavle' | 'wishes' | 'statements'
> & {
	borger: { id: string; name: string };
	/** The actor's; null for an external party. */
	forvaltningId: string | null;
	/** The topics of each adgangsgrundlag in force that covers the plan for the actor's forvaltning. */
	grounds: string[][];
	versions: Omit<PublishedVersion, 'changes'>[];
	/** Rows that the actor may not read (`app.hidden_items`). */
	hidden: { itemId: string; version: number }[];
};

/** Times inside JSON are still text. */
type Text<T, K extends keyof T> = Omit<T, K> & Record<K, string>;
type Fetched = Omit<Head, 'tavle' | 'statements' | 'versions'> & {
	tavle: Text<TavleItem, 'createdAt'>[];
	versions: Text<Head['versions'][number], 'publishedAt'>[];
	statements: (Omit<Text<StatementView, 'at'>, 'replies'> & {
		replies: Text<StatementView['replies'][number], 'at'>[];
	})[];
};

/**
 * Everything of the page but the items. One statement.
 * @param asked `shown`: a subselect of the plan's id
 * @returns null when that borger does not exist for the actor
 */
export async function readHead(
	{ sql }: Tx,
	{ borgerId, today, shown, mostVersions }: { borgerId: string; today: string; shown: Fragment; mostVersions: number }
): Promise<Head | null> {
	const stands = sql`i.from_tavlepunkt_id = t.id and i.borger_id = t.borger_id and i.last_version is null`;
	const inForce = (alias: Fragment) =>
		sql`${alias}.from_on <= ${today}::date and (${alias}.to_on is null or ${alias}.to_on >= ${today}::date)`;
	const [row] = await sql<Fetched[]>`
		select jsonb_build_object('id', b.id, 'name', b.name) as borger,
			case when p.id is not null then
				jsonb_build_object('id', p.id, 'number', p.number, 'version', p.version, 'startedOn', p.started_on, 'endedOn', p.ended_on) end as plan,
			exists (select from plan_samtykke j where j.plan_id = p.id and j.withdrawn_at is null) as joint,
			app.holds_threads(b.id) as "holdsThreads", me.forvaltning_id as "forvaltningId",
			(select coalesce(jsonb_agg(to_jsonb(g.topics)), '[]') from adgangsgrundlag g
				where g.borger_id = b.id and g.forvaltning_id = me.forvaltning_id and 'plan' = any (g.kinds)
					and g.withdrawn_at is null and ${inForce(sql`g`)}) as grounds,
			(select coalesce(jsonb_agg(jsonb_build_object('accountId', x.id, 'name', x.name, 'forvaltning', x.forvaltning)
					order by x.name), '[]')
				from (select distinct a.id, a.name, coalesce(f.name, e.name) as forvaltning
					from team_membership t
					join account a on a.id = t.account_id
					join enhed e on e.id = a.enhed_id
					left join enhed f on f.id = e.forvaltning_id
					where t.borger_id = b.id and ${inForce(sql`t`)}) x) as people,
			(select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name) order by e.name), '[]')
				from enhed e where e.type = 'forvaltning') as forvaltninger,
			(select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'column', t.column_key, 'text', t.text, 'author', t.author,
					'byBorger', t.by_borger, 'mine', t.author_account_id = me.account_id, 'createdAt', t.created_at,
					'became', t.became) order by t.created_at), '[]')
				from (select t.*, case when t.forvaltning_id is null and a.id is null then b.name else a.name end as author,
						t.forvaltning_id is null and (a.id is null or a.borger_id is not null) as by_borger, coalesce(
							(select jsonb_build_object('kind', 'maal', 'itemId', i.item_id) from maal i where ${stands} limit 1),
							(select jsonb_build_object('kind', 'aftale', 'itemId', i.item_id) from aftale i where ${stands} limit 1)
						) as became
					from tavlepunkt t left join account a on a.id = t.author_account_id
					where t.borger_id = b.id and t.ended_at is null order by t.created_at desc limit 200) t) as tavle,
			(select coalesce(jsonb_agg(jsonb_build_object('type', w.type, 'text', w.text) order by w.created_at desc), '[]')
				from (select * from wish where borger_id = b.id and ended_at is null order by created_at desc limit 50) w) as wishes,
			(select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'version', s.version, 'stance', s.stance,
					'words', coalesce(s.words, ''), 'at', s.at, 'replies',
					(select coalesce(jsonb_agg(jsonb_build_object('text', r.text, 'by', a.name, 'at', r.at) order by r.at), '[]')
						from reply r left join account a on a.id = r.account_id where r.statement_id = s.id)) order by s.at desc), '[]')
				from (select * from plan_statement where plan_id = p.id and version = p.version order by at desc limit 10) s) as statements,
			(select coalesce(jsonb_agg(jsonb_build_object('version', v.version, 'publishedAt', v.published_at, 'by', a.name,
					'summary', v.summary) order by v.version desc), '[]')
				from (select * from plan_version n where n.plan_id = p.id order by n.version desc limit ${mostVersions}) v
				left join account a on a.id = v.published_by_account_id) as versions,
			(select coalesce(jsonb_agg(jsonb_build_object('itemId', h.item_id, 'version', h.version)), '[]')
				from app.hidden_items(p.id, p.version - ${mostVersions}::int) h) as hidden
		from borger b
		cross join (select app.actor_id() as account_id, app.actor_forvaltning_id() as forvaltning_id) me
		left join plan p on p.id = ${shown}
		where b.id = ${borgerId}`;
	if (!row) return null;
	return {
		...row,
		tavle: row.tavle.map((each) => ({ ...each, createdAt: new Date(each.createdAt) })),
		versions: row.versions.map((each) => ({ ...each, publishedAt: new Date(each.publishedAt) })),
		statements: row.statements.map((each) => ({
			...{ ...each, at: new Date(each.at) },
			replies: each.replies.map((reply) => ({ ...reply, at: new Date(reply.at) }))
		}))
	};
}

/** What has happened to the aftaler of the draft and of the published version, by item. One statement. */
export async function readStatuses(
	{ sql }: Tx,
	{ borgerId, shown }: { borgerId: string; shown: Fragment }
): Promise<Map<string, AftaleStatusView>> {
	const rows = await sql<(Text<AftaleStatusView, 'at'> & { itemId: string })[]>`
		select i.item_id as "itemId", happened.*
		from (select distinct i.item_id from aftale i where i.plan_id = ${shown} and i.borger_id = ${borgerId}
			and (i.last_version is null or i.last_version >= (select w.version from plan w where w.id = ${shown}))) i
		cross join lateral (
			select (array_agg(s.state order by s.at desc))[1] as state, max(s.at) as at,
				(array_agg(a.name order by s.at desc))[1] as by, (array_agg(s.reason order by s.at desc))[1] as reason,
				coalesce(jsonb_agg(jsonb_build_object('newDueOn', s.new_due_on, 'reason', s.reason) order by s.at)
					filter (where s.state = 'postponed'), '[]') as postponed
			from aftale_status s left join account a on a.id = s.by_account_id
			where s.aftale_item_id = i.item_id and s.borger_id = ${borgerId}
		) happened
		where happened.state is not null`;
	return new Map(rows.map(({ itemId, ...status }) => [itemId, { ...status, at: new Date(status.at) }]));
}
