import type { Aftale } from '../../plan/aftale';
import type { AftaleInPlan, Delmaal, Indsats, Maal } from '../../plan/plan';
import type { PublishedVersion } from '../../plan/draft';
import { changesIn } from '../../plan/history';
import type { Holder } from '../../team/membership';
import type { Tx } from '../db/with-actor';
import { unitName } from '../team/unit';
import { holdersJson } from '../team/queries';
import { namesIn, readHistory, toVersionRow } from './history';

/** The plan that a borger is shown: the one that runs, otherwise the last one that ended. A subselect of one id. */
const shownPlan = (tx: Tx, borgerId: string | null) => tx.sql`
	(select q.id from plan q where q.borger_id = ${borgerId} order by (q.ended_on is null) desc, q.started_on desc limit 1)`;

/** What makes the row `i` one of the current version of the plan `p`. */
const current = (tx: Tx) => tx.sql`
	i.plan_id = p.id and i.borger_id = p.borger_id
		and i.first_version <= p.version and (i.last_version is null or i.last_version >= p.version)`;

/**
 * The aftaler of the current version of the plan `p` of the statement around it, each with what has happened to it. Every
 * table is asked once: each costs a look-up of the actor in its policy.
 */
const aftaler = (tx: Tx) => tx.sql`
	select i.item_id as "itemId", i.text, i.owed_by as "owedBy", i.duty, i.paragraph, r.name as responsible,
		coalesce(f.name, rf.name, ${unitName(tx, tx.sql`i.borger_id`, { unit: tx.sql`re.name`, department: tx.sql`rf.name` })}) as forvaltning, i.due_on as "dueOn", i.maal_id as "maalId", i.delmaal_id as "delmaalId",
		i.position, happened.*
	from aftale i
	left join account r on r.id = i.responsible_account_id
	left join enhed re on re.id = r.enhed_id
	left join enhed rf on rf.id = re.forvaltning_id
	left join enhed f on f.id = i.responsible_forvaltning_id
	cross join lateral (
		select (array_agg(s.state order by s.at desc))[1] as state, (array_agg(s.reason order by s.at desc))[1] as reason,
			max(s.at) as "stateAt", coalesce(jsonb_agg(jsonb_build_object('newDueOn', s.new_due_on, 'reason', s.reason)
				order by s.at) filter (where s.state = 'postponed'), '[]') as postponed
		from aftale_status s
		where s.aftale_item_id = i.item_id and s.borger_id = i.borger_id
	) happened
	where ${current(tx)}`;

type Fetched<A> = Omit<A, 'stateAt'> & { stateAt: Date | string | null };
/** Times are `Date` in a column and ISO text inside JSON; here they become one. */
const toAftale = <A extends Aftale>(row: Fetched<A>): A =>
	({ ...row, stateAt: row.stateAt === null ? null : new Date(row.stateAt) }) as A;

/** What the borger's first page needs of the plan. */
export type NextSteps = {
	dream: string | null;
	/** Whether a version of a running plan has been published. */
	published: boolean;
	/** What is still owed, at most sixty. */
	aftaler: Aftale[];
};

/** The dream, and what is owed by whom in the running plan. One statement. */
export async function readNextSteps(tx: Tx, borgerId: string | null): Promise<NextSteps> {
	const [row] = await tx.sql<(Omit<NextSteps, 'aftaler'> & { aftaler: Fetched<Aftale>[] })[]>`
		select coalesce(p.version > 0, false) as published,
			(select w.text from wish w where w.borger_id = ${borgerId} and w.type = 'dream' and w.ended_at is null
				order by w.created_at desc limit 1) as dream,
			(select coalesce(jsonb_agg(to_jsonb(x) - '{maalId,delmaalId,position}'::text[]), '[]')
				from (select * from (${aftaler(tx)}) owed where owed.state is null or owed.state in ('not_done', 'postponed', 'reopened')
					order by owed."dueOn" limit 60) x) as aftaler
		from (select 1) always
		left join plan p on p.borger_id = ${borgerId} and p.ended_on is null`;
	return { dream: row?.dream ?? null, published: row?.published ?? false, aftaler: (row?.aftaler ?? []).map(toAftale) };
}

export type PlanRows = {
	/** Null when there is no plan. `version` 0: nothing is published yet. */
	plan: { version: number; startedOn: string; endedOn: string | null } | null;
	/** Newest first. */
	versions: PublishedVersion[];
	holders: Holder[];
	maal: Maal[];
	delmaal: Delmaal[];
	indsatser: Indsats[];
	aftaler: AftaleInPlan[];
};

/**
 * The current published version of a borger's plan, and its history. Four statements, whatever its age.
 * @param today `YYYY-MM-DD`
 * @param mostVersions how many versions of the history; one more than this says that there are more
 */
export async function readPlan(
	tx: Tx,
	{ borgerId, today, mostVersions }: { borgerId: string | null; today: string; mostVersions: number }
): Promise<PlanRows> {
	const shown = tx.sql`p.id = ${shownPlan(tx, borgerId)}`;
	type Head = Pick<PlanRows, 'plan' | 'holders'> & {
		versions: (Omit<PublishedVersion, 'publishedAt' | 'changes'> & { publishedAt: string })[];
	};
	type Items = Pick<PlanRows, 'maal' | 'delmaal' | 'indsatser'>;
	const [[head], [items], owed, history] = await Promise.all([
		tx.sql<Head[]>`
			select
				(select jsonb_build_object('version', p.version, 'startedOn', p.started_on, 'endedOn', p.ended_on)
					from plan p where ${shown}) as plan,
				(select coalesce(jsonb_agg(jsonb_build_object('version', v.version, 'publishedAt', v.published_at, 'by', a.name,
						'summary', v.summary) order by v.version desc), '[]')
					from (select * from plan_version n where n.plan_id = ${shownPlan(tx, borgerId)}
						order by n.version desc limit ${mostVersions + 1}) v
					left join account a on a.id = v.published_by_account_id) as versions,
				${holdersJson(tx, borgerId, today)} as holders`,
		tx.sql<Items[]>`
			select
				(select coalesce(jsonb_agg(jsonb_build_object('itemId', i.item_id, 'type', i.type, 'isJob', i.is_job,
						'title', i.title, 'borgerWords', i.borger_words, 'professionalWords', i.professional_words,
						'position', i.position, 'ended', case when i.ended_on is not null then jsonb_build_object('on', i.ended_on,
							'outcome', i.outcome, 'words', i.ended_words) end, 'forvaltninger', (select coalesce(jsonb_agg(e.name order by e.name), '[]')
							from enhed e where e.id = i.forvaltning_id or e.id = any (i.forvaltning_ids)))), '[]')
					from plan p join maal i on ${current(tx)} where ${shown}) as maal,
				(select coalesce(jsonb_agg(jsonb_build_object('itemId', i.item_id, 'maalId', i.maal_id, 'title', i.title,
						'responsible', a.name, 'dueOn', i.due_on, 'reachedOn', i.reached_on, 'position', i.position)), '[]')
					from plan p join delmaal i on ${current(tx)} left join account a on a.id = i.responsible_account_id
					where ${shown}) as delmaal,
				(select coalesce(jsonb_agg(jsonb_build_object('itemId', i.item_id, 'maalId', i.maal_id, 'title', i.title,
						'description', i.description, 'proevehandling', i.proevehandling, 'provider', i.provider,
						'responsible', a.name, 'startsOn', i.starts_on, 'endsOn', i.ends_on, 'learnt', i.learnt,
						'position', i.position)), '[]')
					from plan p join indsats i on ${current(tx)} left join account a on a.id = i.responsible_account_id
					where ${shown}) as indsatser`,
		tx.sql<Fetched<AftaleInPlan>[]>`select x.* from plan p cross join lateral (${aftaler(tx)}) x where ${shown}`,
		readHistory(tx, { planId: shownPlan(tx, borgerId), mostVersions })
	]);
	const rows = history.map(toVersionRow);
	const who = namesIn(history);
	return {
		plan: head?.plan ?? null,
		versions: (head?.versions ?? []).map(({ publishedAt, ...each }) => ({
			...{ ...each, publishedAt: new Date(publishedAt) },
			changes: changesIn(each.version, rows, { who })
		})),
		holders: head?.holders ?? [],
		maal: items?.maal ?? [],
		delmaal: items?.delmaal ?? [],
		indsatser: items?.indsatser ?? [],
		aftaler: owed.map(toAftale)
	};
}
