import type { Helper, PlanFacts } from '../../document/facts';
import type { Stance, WishType } from '../../plan/own';
import { composePlan } from '../../plan/plan';
import type { Tx } from '../db/with-actor';
import { readPlan } from '../plan/queries';
import { unitName } from '../team/unit';

type Row = {
	borger: PlanFacts['borger'];
	planId: string | null;
	wishes: { type: WishType; text: string }[];
	statement: { stance: Stance; words: string | null; at: string } | null;
	team: Helper[];
};

/**
 * The published version of a borger's plan for a document, as far as the actor reads it, borger or fagperson alike. Six statements.
 * @param today `YYYY-MM-DD`
 * @returns null when that borger or a published plan is not there for the actor
 */
export async function readPlanFacts(
	tx: Tx,
	{ borgerId, today }: { borgerId: string; today: string }
): Promise<PlanFacts | null> {
	const [[row], rows] = await Promise.all([
		findAround(tx, borgerId, today),
		readPlan(tx, { borgerId, today, mostVersions: 1 })
	]);
	if (!row?.planId || !rows.plan || rows.plan.version === 0) return null;
	const { borger, planId, wishes, statement, team } = row;
	const newest = rows.versions.find(({ version }) => version === rows.plan?.version);
	return {
		...{ borger, wishes, team },
		plan: { id: planId, ...rows.plan },
		shared: newest ? { at: newest.publishedAt, by: newest.by, summary: newest.summary } : null,
		view: composePlan(rows, today),
		statement: statement && { ...statement, at: new Date(statement.at) }
	};
}

/** Whose plan it is, what the borger says, and who is with. One statement; `planId` is that of `readPlan`. */
const findAround = (tx: Tx, borgerId: string, today: string) => tx.sql<Row[]>`
	select jsonb_build_object('id', b.id, 'name', b.name) as borger, p.id as "planId",
		(select coalesce(jsonb_agg(jsonb_build_object('type', w.type, 'text', w.text)
				order by array_position(array['dream', 'job', 'wish', 'story'], w.type), w.created_at), '[]')
			from (select * from wish where borger_id = b.id and ended_at is null order by created_at desc limit 60) w) as wishes,
		(select jsonb_build_object('stance', s.stance, 'words', s.words, 'at', s.at) from plan_statement s
			where s.plan_id = p.id and s.borger_id = b.id and s.version = p.version order by s.at desc limit 1) as statement,
		(select coalesce(jsonb_agg(to_jsonb(h) - '{accountId,fromOn}'::text[]
				order by h.function <> 'tovholder', h.function <> 'stedfortraeder', h."fromOn", h.name), '[]')
			from (select distinct on (t.account_id) t.account_id as "accountId", t.from_on as "fromOn", a.name, a.title, t.function,
					t.role_text as "roleText", coalesce(f.name, ${unitName(tx, tx.sql`t.borger_id`)}) as "from", a.phone
				from team_membership t
				join account a on a.id = t.account_id
				join enhed e on e.id = a.enhed_id
				left join enhed f on f.id = e.forvaltning_id
				where t.borger_id = b.id and t.from_on <= ${today}::date and (t.to_on is null or t.to_on >= ${today}::date)
				order by t.account_id, t.function <> 'tovholder', t.function <> 'stedfortraeder' limit 200) h) as team
	from borger b
	left join lateral (select q.id, q.version from plan q where q.borger_id = b.id
		order by (q.ended_on is null) desc, q.started_on desc limit 1) p on true
	where b.id = ${borgerId}`;
