import { plansOnPage, type ListedPlan, type PlanQuery } from '../../team/fordeling';
import { searchWords } from '../../team/staff';
import type { Membership } from '../../team/membership';
import type { Tx } from '../db/with-actor';

export type PlanPage = {
	items: ListedPlan[];
	/** How many the search and filter find. */
	count: number;
	/** How many running plans have no tovholder, whatever is searched for. */
	without: number;
	side: number;
	sider: number;
};

/**
 * One page of all plans, those without a tovholder first. One statement, whatever their number; a page that is not there
 * becomes the last one.
 * @param today `YYYY-MM-DD`
 */
export async function listPlans({ sql }: Tx, query: PlanQuery, today: string): Promise<PlanPage> {
	const words = JSON.stringify(searchWords(query.search));
	const [row] = await sql<Omit<PlanPage, 'sider'>[]>`
		with plans as materialized (
			select p.id, p.borger_id, p.version, p.started_on, p.ended_on, b.name, b.died_on, t.account_id, t.from_on, t.to_on
			from plan p
			join borger b on b.id = p.borger_id
			left join team_membership t on t.borger_id = p.borger_id and t.function = 'tovholder' and p.ended_on is null
				and t.from_on <= ${today}::date and (t.to_on is null or t.to_on >= ${today}::date)
		),
		found as materialized (
			select * from plans
			where case ${query.filter} when 'afsluttede' then ended_on is not null
					when 'uden' then ended_on is null and died_on is null and account_id is null else ended_on is null end
				and not exists (
					select from jsonb_array_elements_text(${words}::jsonb) as word where position(lower(word) in lower(plans.name)) = 0
				)
		),
		total as (
			select count(*)::int as count, least(${query.side}::int, greatest(1, ceil(count(*) / ${plansOnPage}::numeric)))::int as side from found
		),
		shown as (
			select found.*, row_number() over (order by found.account_id is not null or found.died_on is not null, found.name, found.id) as place
			from found
		)
		select total.count, total.side,
			(select count(*)::int from plans where ended_on is null and died_on is null and account_id is null) as without,
			(
				select coalesce(jsonb_agg(jsonb_build_object(
					'planId', s.id, 'borgerId', s.borger_id, 'name', s.name, 'diedOn', s.died_on, 'version', s.version,
					'startedOn', s.started_on, 'endedOn', s.ended_on,
					'tovholder', (select jsonb_build_object('name', a.name, 'fromOn', s.from_on, 'toOn', s.to_on) from account a where a.id = s.account_id),
					'coming', (
						select jsonb_build_object('name', a.name, 'fromOn', t.from_on, 'toOn', t.to_on)
						from team_membership t join account a on a.id = t.account_id
						where t.borger_id = s.borger_id and t.function = 'tovholder' and t.from_on > ${today}::date
							and (t.to_on is null or t.to_on >= t.from_on)
						order by t.from_on limit 1
					),
					'deputies', (
						select coalesce(jsonb_agg(jsonb_build_object('name', a.name, 'fromOn', t.from_on, 'toOn', t.to_on) order by t.from_on), '[]')
						from team_membership t join account a on a.id = t.account_id
						where t.borger_id = s.borger_id and t.function = 'stedfortraeder' and s.ended_on is null
							and (t.to_on is null or t.to_on >= greatest(t.from_on, ${today}::date))
					)
				) order by s.place), '[]')
				from shown s where s.place > (total.side - 1) * ${plansOnPage}::int and s.place <= total.side * ${plansOnPage}::int
			) as items
		from total`;
	const { items, count, without, side } = row ?? { items: [], count: 0, without: 0, side: 1 };
	return { items, count, without, side, sider: Math.max(1, Math.ceil(count / plansOnPage)) };
}

/** A tovholder or deputy, as the fordeler sees them: not why they are there. */
export type HolderRow = Membership & {
	id: string;
	accountId: string;
	name: string;
	title: string | null;
	phone: string | null;
	enhed: string;
	forvaltning: string | null;
};
export type PlanDesk = {
	borger: { id: string; name: string; diedOn: string | null };
	plan: { version: number; startedOn: string; endedOn: string | null };
	/** Newest first; past ones too. */
	holders: HolderRow[];
};

/**
 * One borger's plan, as the fordeler works with it: its frame, and who holds the threads. Two statements.
 * @returns null when the borger has no plan
 */
export async function findPlanDesk({ sql }: Tx, borgerId: string): Promise<PlanDesk | null> {
	const [[frame], holders] = await Promise.all([
		sql<Omit<PlanDesk, 'holders'>[]>`
			select json_build_object('id', b.id, 'name', b.name, 'diedOn', b.died_on) as borger,
				json_build_object('version', p.version, 'startedOn', p.started_on, 'endedOn', p.ended_on) as plan
			from borger b join plan p on p.borger_id = b.id
			where b.id = ${borgerId} order by p.ended_on is not null, p.started_on desc limit 1`,
		sql<HolderRow[]>`
			select t.id, t.account_id as "accountId", t.function, t.from_on as "fromOn", t.to_on as "toOn", a.name, a.title, a.phone,
				coalesce(f.name, e.name) as enhed, f.name as forvaltning
			from team_membership t
			join account a on a.id = t.account_id
			join enhed e on e.id = a.enhed_id
			left join enhed f on f.id = e.forvaltning_id
			where t.borger_id = ${borgerId} and t.function <> 'fagperson'
			order by t.from_on desc, t.to_on desc nulls first limit 50`
	]);
	return frame ? { ...frame, holders } : null;
}
