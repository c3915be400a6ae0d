import type { StatementView, TavleItem } from '../../plan/draft';
import type { OwnWish } from '../../plan/own';
import type { Topic } from '../../access/policy';
import type { TeamReader } from '../../team/readers';
import type { Tx } from '../db/with-actor';
import { readersJson } from '../team/readers';

/** A point on the board as the borger sees it: with the forvaltning of whoever wrote it, null for their own. */
export type OwnPoint = TavleItem & { forvaltning: string | null; topics: readonly Topic[] };

/** What the borger and their team say beside the versions of the plan. */
export type OwnPart = {
	/** Newest first. */
	wishes: OwnWish[];
	/** Oldest first. */
	tavle: OwnPoint[];
	/** The newest five to the plan that is shown, newest first. */
	statements: StatementView[];
	/** Who may read the borger's own words about no sensitive topic, and about each. */
	readers: TeamReader[];
	/** The item ids of the aftaler that the borger noted as done last. */
	noted: string[];
	/** What was just taken away and can be had back: the wish or point that was asked for. */
	taken: { wish: OwnWish | null; point: OwnPoint | null };
};

type Ended<T> = T & { ended: boolean };
type Row = {
	wishes: Ended<OwnWish>[];
	tavle: Ended<Omit<OwnPoint, 'createdAt'> & { createdAt: string }>[];
	statements: (Omit<StatementView, 'at' | 'replies'> & {
		at: string;
		replies: (Omit<StatementView['replies'][number], 'at'> & { at: string })[];
	})[];
	readers: TeamReader[];
	noted: string[];
};

/**
 * The borger's own part of the plan. One statement, whatever its age.
 * @param taken the id of what was just taken away, or null
 */
export async function readOwnPart(
	{ sql }: Tx,
	{ borgerId, accountId, taken }: { borgerId: string; accountId: string; taken: string | null }
): Promise<OwnPart> {
	const inVersion = sql`
		i.from_tavlepunkt_id = t.id and i.borger_id = t.borger_id
			and i.first_version <= p.version and (i.last_version is null or i.last_version >= p.version)`;
	const [row] = await sql<Row[]>`
		select
			(select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'type', w.type, 'text', w.text,
					'topics', to_jsonb(w.topics), 'ended', w.ended_at is not null) order by w.created_at desc), '[]')
				from (select * from wish where borger_id = ${borgerId} and (ended_at is null or id = ${taken})
					order by created_at desc limit 60) w) as wishes,
			(select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'column', t.column_key, 'text', t.text, 'author', a.name,
					'forvaltning', f.name, 'byBorger', a.borger_id is not null, 'mine', t.author_account_id = ${accountId},
					'createdAt', t.created_at, 'topics', to_jsonb(t.topics), 'ended', t.ended_at is not null,
					'became', b.became) order by t.created_at), '[]')
				from tavlepunkt t
				left join account a on a.id = t.author_account_id
				left join enhed f on f.id = t.forvaltning_id
				left join lateral (
					select jsonb_build_object('kind', 'maal', 'itemId', i.item_id) as became
					from maal i join plan p on p.id = i.plan_id where ${inVersion}
					union all
					select jsonb_build_object('kind', 'aftale', 'itemId', i.item_id)
					from aftale i join plan p on p.id = i.plan_id where ${inVersion}
					limit 1
				) b on true
				where t.borger_id = ${borgerId} and (t.ended_at is null or t.id = ${taken} or b.became is not null)) as tavle,
			(select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'version', s.version, 'stance', s.stance,
					'words', coalesce(s.words, ''), 'at', s.at, 'replies', (
						select coalesce(jsonb_agg(jsonb_build_object('text', r.text, 'by', a.name, 'at', r.at) order by r.at), '[]')
						from reply r left join account a on a.id = r.account_id where r.statement_id = s.id
					)) order by s.at desc), '[]')
				from (select * from plan_statement where borger_id = ${borgerId} and plan_id = (
						select q.id from plan q where q.borger_id = ${borgerId}
						order by (q.ended_on is null) desc, q.started_on desc limit 1
					) order by at desc limit 5) s) as statements,
			${readersJson(sql, borgerId, 'plan')} as readers,
			(select coalesce(jsonb_agg(d.aftale_item_id), '[]')
				from aftale_status d
				where d.borger_id = ${borgerId} and d.by_account_id = ${accountId} and d.state = 'done' and not exists (
					select from aftale_status later
					where later.aftale_item_id = d.aftale_item_id and later.borger_id = d.borger_id and later.at > d.at
				)) as noted`;
	const { wishes, tavle, statements, readers, noted } = row ?? empty;
	const points = tavle.map((point) => ({ ...point, createdAt: new Date(point.createdAt) }));
	return {
		wishes: wishes.filter(({ ended }) => !ended).map(toWish),
		tavle: points.filter((point) => !point.ended || point.became !== null).map(toPoint),
		statements: statements.map((each) => ({
			...each,
			at: new Date(each.at),
			replies: each.replies.map((reply) => ({ ...reply, at: new Date(reply.at) }))
		})),
		readers,
		noted,
		taken: {
			wish: wishes.filter(({ ended, id }) => ended && id === taken).map(toWish)[0] ?? null,
			point: points.filter(({ ended, id }) => ended && id === taken).map(toPoint)[0] ?? null
		}
	};
}

const empty: Row = { wishes: [], tavle: [], statements: [], readers: [], noted: [] };
const toWish = ({ ended: _, ...wish }: Ended<OwnWish>): OwnWish => wish;
const toPoint = ({ ended: _, ...point }: Ended<OwnPoint>): OwnPoint => point;

/** A goal of the current version that goes on. */
export type OpenMaal = { itemId: string; title: string };

/** The goals that go on in the current version of the borger's running plan, as placed. One statement. */
export async function findOpenMaal({ sql }: Tx, borgerId: string): Promise<OpenMaal[]> {
	return sql<OpenMaal[]>`
		select i.item_id as "itemId", i.title from plan p
		join maal i on i.plan_id = p.id and i.borger_id = p.borger_id
			and i.first_version <= p.version and (i.last_version is null or i.last_version >= p.version)
		where p.borger_id = ${borgerId} and p.ended_on is null and i.ended_on is null
		order by i.is_job desc, i.position`;
}
