import type { Ground } from '../../team/access';
import type { HandOverPoint } from '../../team/handover';
import type { Membership } from '../../team/membership';
import type { Tx } from '../db/with-actor';
import { unitName } from './unit';

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
	id: string;
	accountId: string;
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
	ekstern: boolean;
};
export type GroundRow = Ground & { forvaltningId: string; forvaltning: string };
export type NetworkRow = { name: string; relation: string; phone: string | null };
type Asked = { borgerId: string | null; today: string; mostLeft: number };

/** Everybody of a team: past, now and coming. */
function findMembers(tx: Tx, { borgerId, today, mostLeft }: Asked): Promise<MemberRow[]> {
	const member = tx.sql`
		select t.id, t.account_id as "accountId", t.function, t.from_on as "fromOn", t.to_on as "toOn", a.name, a.title, a.phone,
			t.role_text as "roleText", t.why, t.ended_reason as "endedReason", ${unitName(tx, tx.sql`t.borger_id`)} as enhed, e.forvaltning_id as "forvaltningId",
			f.name as forvaltning, e.type = 'ekstern' as ekstern
		from team_membership t
		join account a on a.id = t.account_id
		join enhed e on e.id = a.enhed_id
		left join enhed f on f.id = e.forvaltning_id
		where t.borger_id = ${borgerId}`;
	return tx.sql<MemberRow[]>`
		(${member} and (t.to_on is null or t.to_on >= ${today}::date) order by t.from_on limit 200)
		union all
		(${member} and t.to_on < ${today}::date order by t.to_on desc limit ${mostLeft + 1})`;
}

/** What each department may see today, and why. */
const findGrounds = (tx: Tx, { borgerId, today }: Asked): Promise<GroundRow[]> => tx.sql<GroundRow[]>`
	select g.forvaltning_id as "forvaltningId", f.name as forvaltning, g.type, to_jsonb(g.kinds) as kinds,
		to_jsonb(g.topics) as topics, g.purpose, g.paragraph, g.from_on as "fromOn", g.to_on as "toOn"
	from adgangsgrundlag g
	join enhed f on f.id = g.forvaltning_id
	where g.borger_id = ${borgerId} and g.withdrawn_at is null
		and g.from_on <= ${today}::date and (g.to_on is null or g.to_on >= ${today}::date)
	order by f.name, g.from_on limit 200`;

/**
 * Everybody around a borger, what each department may see today, and the borger's own people. Three statements.
 * @param today `YYYY-MM-DD`
 * @param mostLeft how many of those who have left, last first; one more row than this says that there are more
 */
export async function readTeam(
	tx: Tx,
	asked: Asked
): Promise<{ members: MemberRow[]; grounds: GroundRow[]; network: NetworkRow[] }> {
	const [members, grounds, network] = await Promise.all([
		findMembers(tx, asked),
		findGrounds(tx, asked),
		tx.sql<NetworkRow[]>`
			select name, relation, phone from netvaerksperson
			where borger_id = ${asked.borgerId} and ended_at is null order by created_at limit 100`
	]);
	return { members, grounds, network };
}

/** One handover, as the team page tells it. `from` is null when there was nobody before. */
export type HandOverRow = {
	id: string;
	from: string | null;
	to: string;
	onDay: string;
	reason: string;
	openPoints: HandOverPoint[];
	donePoints: HandOverPoint[];
};
export type TeamFrame = {
	borger: { id: string; name: string };
	/** Whether the reader holds the threads today, as tovholder or deputy. */
	holdsThreads: boolean;
	/** The reader. */
	accountId: string;
};
export type TeamDesk = TeamFrame & {
	members: MemberRow[];
	grounds: GroundRow[];
	/** Newest first. */
	handOvers: HandOverRow[];
};

/** Whose team it is, and whether the reader may change it. @returns null when that borger does not exist for the reader */
export async function findTeamFrame(tx: Tx, borgerId: string): Promise<TeamFrame | null> {
	const [frame] = await tx.sql<TeamFrame[]>`
		select json_build_object('id', b.id, 'name', b.name) as borger, app.holds_threads(b.id) as "holdsThreads",
			app.actor_id() as "accountId"
		from borger b where b.id = ${borgerId}`;
	return frame ?? null;
}

/**
 * A borger's team, as a professional works with it. Four statements.
 * @param today `YYYY-MM-DD`
 * @returns null when that borger does not exist for the reader
 */
export async function findTeamDesk(tx: Tx, asked: Asked & { borgerId: string }): Promise<TeamDesk | null> {
	const [frame, members, grounds, handOvers] = await Promise.all([
		findTeamFrame(tx, asked.borgerId),
		findMembers(tx, asked),
		findGrounds(tx, asked),
		tx.sql<HandOverRow[]>`
			select o.id, old.name as "from", new.name as "to", o.on_day as "onDay", o.reason,
				to_jsonb(o.open_points) as "openPoints", to_jsonb(o.done_points) as "donePoints"
			from overdragelse o
			left join account old on old.id = o.from_account_id
			join account new on new.id = o.to_account_id
			where o.borger_id = ${asked.borgerId} order by o.on_day desc, o.created_at desc limit 50`
	]);
	return frame ? { ...frame, members, grounds, handOvers } : null;
}

/** Whether a borger exists for the actor. */
export const seesBorger = async (tx: Tx, borgerId: string): Promise<boolean> =>
	(await findTeamFrame(tx, borgerId)) !== null;
