import type { Forvaltning, Ground, PlanSamtykke, Withdrawal } from '../../samtykke/samtykke';
import type { Tx } from '../db/with-actor';

/** The newest plan, and every samtykke to have it. */
export type JointPlan = {
	planId: string;
	version: number;
	startedOn: string;
	endedOn: string | null;
	/** Newest first. */
	samtykker: PlanSamtykke[];
};
export type SamtykkeRows = {
	/** By name. */
	forvaltninger: Forvaltning[];
	/** Those that are over included; what was not withdrawn first, so that nothing in force is ever left out. */
	grounds: Ground[];
	/** Newest first. */
	withdrawals: Withdrawal[];
	/** Null when there has been no plan. */
	plan: JointPlan | null;
};

/**
 * Everything about who may see what of a borger, as far as the actor may know it. Four statements.
 * @param today `YYYY-MM-DD`
 */
export async function readSamtykke(
	{ sql }: Tx,
	{ borgerId, today }: { borgerId: string; today: string }
): Promise<SamtykkeRows> {
	type PlanRow = Omit<JointPlan, 'samtykker'> & {
		samtykker: (Omit<PlanSamtykke, 'givenAt' | 'withdrawnAt'> & { givenAt: string; withdrawnAt: string | null })[];
	};
	const [forvaltninger, grounds, withdrawals, [plan]] = await Promise.all([
		sql<Forvaltning[]>`
			select f.id, f.name, coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'title', p.title, 'task', p.task)
				order by p.name) filter (where p.name is not null), '[]') as people
			from (
				select e.forvaltning_id, a.name, a.title, t.role_text as task
				from team_membership t join account a on a.id = t.account_id join enhed e on e.id = a.enhed_id
				where t.borger_id = ${borgerId} and t.from_on <= ${today}::date and (t.to_on is null or t.to_on >= ${today}::date)
					and e.forvaltning_id is not null
				union all
				select distinct g.forvaltning_id, null, null, null from adgangsgrundlag g where g.borger_id = ${borgerId}
			) p join enhed f on f.id = p.forvaltning_id
			group by f.id, f.name order by f.name`,
		sql<Ground[]>`
			select g.id, g.forvaltning_id as "forvaltningId", g.type, to_jsonb(g.kinds) as kinds, to_jsonb(g.topics) as topics,
				g.purpose, g.given_how as "givenHow", g.paragraph, a.name as "notedBy", g.renews_id as "renewsId",
				g.from_on as "fromOn", g.to_on as "toOn", g.withdrawn_at as "withdrawnAt", g.withdrawn_how as "withdrawnHow"
			from adgangsgrundlag g left join account a on a.id = g.noted_by_account_id
			where g.borger_id = ${borgerId}
			order by g.withdrawn_at is null desc, g.from_on desc, g.created_at desc limit 1000`,
		sql<Withdrawal[]>`
			select w.id, w.adgangsgrundlag_id as "groundId", w.forvaltning_id as "forvaltningId", to_jsonb(w.kinds) as kinds,
				to_jsonb(w.topics) as topics, w.how, a.name as by, w.at
			from samtykke_withdrawal w left join account a on a.id = w.by_account_id and a.borger_id is null
			where w.borger_id = ${borgerId} order by w.at desc limit 500`,
		sql<PlanRow[]>`
			select p.id as "planId", p.version, p.started_on as "startedOn", p.ended_on as "endedOn", (
				select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'planId', s.plan_id, 'givenHow', s.given_how,
					'notedBy', noted.name, 'givenAt', s.given_at, 'withdrawnAt', s.withdrawn_at, 'withdrawnHow', s.withdrawn_how,
					'withdrawnBy', withdrew.name) order by s.given_at desc), '[]')
				from plan_samtykke s
				left join account noted on noted.id = s.noted_by_account_id
				left join account withdrew on withdrew.id = s.withdrawn_by_account_id and withdrew.borger_id is null
				where s.plan_id = p.id
			) as samtykker
			from plan p where p.borger_id = ${borgerId}
			order by (p.ended_on is null) desc, p.started_on desc limit 1`
	]);
	return { forvaltninger, grounds, withdrawals, plan: plan ? toPlan(plan) : null };

	function toPlan({ samtykker, ...row }: PlanRow): JointPlan {
		return {
			...row,
			samtykker: samtykker.map((each) => ({
				...each,
				givenAt: new Date(each.givenAt),
				withdrawnAt: each.withdrawnAt === null ? null : new Date(each.withdrawnAt)
			}))
		};
	}
}

/** The grounds of a borger alone, for deciding on a change: none in force is left out. One statement. */
export const findGrounds = ({ sql }: Tx, borgerId: string): Promise<Ground[]> => sql<Ground[]>`
	select g.id, g.forvaltning_id as "forvaltningId", g.type, to_jsonb(g.kinds) as kinds, to_jsonb(g.topics) as topics,
		g.purpose, g.given_how as "givenHow", g.paragraph, null as "notedBy", g.renews_id as "renewsId",
		g.from_on as "fromOn", g.to_on as "toOn", g.withdrawn_at as "withdrawnAt", g.withdrawn_how as "withdrawnHow"
	from adgangsgrundlag g
	where g.borger_id = ${borgerId}
	order by g.withdrawn_at is null desc, g.from_on desc, g.created_at desc limit 1000`;
