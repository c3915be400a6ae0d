import type { Ground } from '../../team/access';
import type { Membership } from '../../team/membership';
import type { Tx } from '../db/with-actor';

/**
 * A subselect for other features' statements: the tovholder and deputies of today and later, as a JSON array of `Holder`.
 * @param today `YYYY-MM-DD`
 */
export const holdersJson = (tx: Tx, borgerId: string | null, today: string) => tx.sql`
	(select coalesce(jsonb_agg(jsonb_build_object('function', t.function, 'fromOn', t.from_on, 'toOn', t.to_on,
			'name', a.name, 'title', a.title, 'phone', a.phone) order by t.from_on), '[]')
	from team_membership t
	join account a on a.id = t.account_id
	where t.borger_id = ${borgerId} and t.function <> 'fagperson' and (t.to_on is null or t.to_on >= ${today}::date))`;

export type MemberRow = Membership & {
	name: string;
	title: string | null;
	phone: string | null;
	roleText: string;
	why: string;
	endedReason: string | null;
	/** The unit's own name, for an external party the party's. */
	enhed: string;
	/** Null for an external party. */
	forvaltningId: string | null;
	forvaltning: string | null;
};
export type GroundRow = Ground & { forvaltningId: string; forvaltning: string };
export type NetworkRow = { name: string; relation: string; phone: string | null };

/**
 * Everybody around a borger, what each department may see today, and the borger's own people. Three statements.
 * @param today `YYYY-MM-DD`
 * @param mostLeft how many of those who have left, last first; one more row than this says that there are more
 */
export async function readTeam(
	tx: Tx,
	{ borgerId, today, mostLeft }: { borgerId: string | null; today: string; mostLeft: number }
): Promise<{ members: MemberRow[]; grounds: GroundRow[]; network: NetworkRow[] }> {
	const member = tx.sql`
		select t.function, t.from_on as "fromOn", t.to_on as "toOn", a.name, a.title, a.phone, t.role_text as "roleText", t.why,
			t.ended_reason as "endedReason", e.name as enhed, e.forvaltning_id as "forvaltningId", f.name as forvaltning
		from team_membership t
		join account a on a.id = t.account_id
		join enhed e on e.id = a.enhed_id
		left join enhed f on f.id = e.forvaltning_id
		where t.borger_id = ${borgerId}`;
	const [members, grounds, network] = await Promise.all([
		tx.sql<MemberRow[]>`
			(${member} and (t.to_on is null or t.to_on >= ${today}::date) order by t.from_on limit 200)
			union all
			(${member} and t.to_on < ${today}::date order by t.to_on desc limit ${mostLeft + 1})`,
		tx.sql<GroundRow[]>`
			select g.forvaltning_id as "forvaltningId", f.name as forvaltning, g.type, to_jsonb(g.kinds) as kinds,
				to_jsonb(g.topics) as topics, g.purpose, g.paragraph, g.from_on as "fromOn", g.to_on as "toOn"
			from adgangsgrundlag g
			join enhed f on f.id = g.forvaltning_id
			where g.borger_id = ${borgerId} and g.withdrawn_at is null
				and g.from_on <= ${today}::date and (g.to_on is null or g.to_on >= ${today}::date)
			order by f.name, g.from_on limit 200`,
		tx.sql<NetworkRow[]>`
			select name, relation, phone from netvaerksperson
			where borger_id = ${borgerId} and ended_at is null order by created_at limit 100`
	]);
	return { members, grounds, network };
}
