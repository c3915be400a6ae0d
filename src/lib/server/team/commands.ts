import { isId } from '../../core/text';
import {
	readJoin,
	readLeave,
	type JoinField,
	type JoinTyped,
	type LeaveField,
	type LeaveTyped,
	type TeamRow
} from '../../team/edit';
import {
	isHandOverPoint,
	newestTovholder,
	readHandOver,
	type HandOver,
	type HandOverField,
	type HandOverTyped
} from '../../team/handover';
import { findTovholder } from '../../team/membership';
import { attempt } from '../db/attempt';
import type { Tx } from '../db/with-actor';
import { findStaffMember } from './staff';

/** What became of a form: done, or a problem at each field. `form` is about the whole. */
export type Taken<Field extends string> =
	{ ok: true } | { ok: false; problems: Partial<Record<Field | 'form', string>> };

/** The rows of a team that the actor reads, with what the rules ask about. */
const findRows = (tx: Tx, borgerId: string) => tx.sql<(TeamRow & { name: string })[]>`
	select t.id, t.account_id as "accountId", t.function, t.from_on as "fromOn", t.to_on as "toOn", a.name
	from team_membership t join account a on a.id = t.account_id
	where t.borger_id = ${borgerId} and (t.to_on is null or t.to_on >= app.today())`;

async function findActorId({ sql }: Tx): Promise<string> {
	const [row] = await sql<{ id: string }[]>`select app.actor_id() as id`;
	return row?.id ?? '';
}

/** Two who change one team at once wait for each other here; the second then decides over what the first has done. */
const takeTurns = ({ sql }: Tx, borgerId: string) =>
	sql`select pg_advisory_xact_lock(hashtextextended('team ' || ${borgerId}::text, 0))`;

/**
 * Puts somebody on a team: a fagperson, or a deputy for some days. The borger is told (a trigger).
 * @param as who they come as; @param today `YYYY-MM-DD`
 * @returns problems of `readJoin`, or `form: not_yours` when the actor does not hold the threads
 */
export async function joinTeam(
	tx: Tx,
	{
		borgerId,
		as,
		typed,
		today
	}: { borgerId: string; as: 'fagperson' | 'stedfortraeder'; typed: JoinTyped; today: string }
): Promise<Taken<JoinField>> {
	const [, members, hit, actorId] = await Promise.all([
		takeTurns(tx, borgerId),
		findRows(tx, borgerId),
		findStaffMember(tx, typed.person),
		findActorId(tx)
	]);
	const read = readJoin(typed, { as, hit, members, actorId, today });
	if (!read.ok) return read;
	const { accountId, roleText, why, fromOn, toOn } = read.value;
	const joined = await attempt(
		tx,
		() => tx.sql`
			insert into team_membership (borger_id, account_id, function, role_text, why, from_on, to_on)
			values (${borgerId}, ${accountId}, ${as}, ${roleText}, ${why}, ${fromOn}, ${toOn})`
	);
	return joined.ok ? { ok: true } : { ok: false, problems: { form: joined.reason } };
}

/**
 * Takes somebody off a team, at once or after a day. The tovholder is not taken off but handed over from. The borger is told.
 * @param today `YYYY-MM-DD`
 * @returns problems of `readLeave`; `medlem: unknown` also when the actor does not hold the threads
 */
export async function leaveTeam(
	tx: Tx,
	{ borgerId, typed, today }: { borgerId: string; typed: LeaveTyped; today: string }
): Promise<Taken<LeaveField>> {
	const [, members, actorId] = await Promise.all([takeTurns(tx, borgerId), findRows(tx, borgerId), findActorId(tx)]);
	const read = readLeave(typed, { members, actorId, today });
	if (!read.ok) return read;
	const { membershipId, toOn, reason } = read.value;
	const { count } = await tx.sql`
		update team_membership set to_on = ${toOn}, ended_reason = ${reason} where id = ${membershipId} and borger_id = ${borgerId}`;
	return count === 1 ? { ok: true } : { ok: false, problems: { medlem: 'unknown' } };
}

/** What the database may answer to a handover, and the field it is about. */
const refusals: Record<string, Partial<Record<HandOverField | 'form', string>>> = {
	hand_over_same: { person: 'same' },
	hand_over_self: { person: 'self' },
	hand_over_unknown: { person: 'unknown' },
	hand_over_date: { fra: 'too_far' },
	hand_over_changed: { form: 'changed' },
	hand_over_not_yours: { form: 'not_yours' },
	team_membership_one_tovholder: { form: 'changed' }
};

/**
 * Hands the threads over to somebody else, or appoints the first tovholder. Done by who holds them or a fordeler. What the form
 * was opened on must still hold: with another appointment meanwhile nothing happens. The borger is told.
 * @param today `YYYY-MM-DD`
 * @returns problems of `readHandOver`; `form`: `changed`, `not_yours`; `person`: `same`
 */
export async function handOver(
	tx: Tx,
	{ borgerId, typed, today }: { borgerId: string; typed: HandOverTyped; today: string }
): Promise<{ ok: true; value: HandOver } | Extract<Taken<HandOverField>, { ok: false }>> {
	const [members, hit, actorId] = await Promise.all([
		findRows(tx, borgerId),
		findStaffMember(tx, typed.person),
		findActorId(tx)
	]);
	const hasHolder = (findTovholder(members, today) ?? newestTovholder(members, today)) !== null;
	const read = readHandOver(typed, { hit, hasHolder, actorId, today });
	if (!read.ok) return read;
	const { accountId, fromOn, roleText, why, reason, staysAs, done, seen } = read.value;
	const handed = await attempt(
		tx,
		() => tx.sql`
			select app.hand_over(${borgerId}, ${accountId}, ${fromOn}, ${roleText}, ${why}, ${reason}, ${staysAs},
				array(select jsonb_array_elements_text(${JSON.stringify(done)}::jsonb)), ${seen})`
	);
	if (handed.ok) return { ok: true, value: read.value };
	return { ok: false, problems: refusals[handed.reason] ?? { form: 'not_yours' } };
}

/**
 * Ticks off a point of a handover. A second time changes nothing.
 * @returns false when there is no such point for the actor
 */
export async function finishPoint(
	{ sql }: Tx,
	{ borgerId, handOverId, point }: { borgerId: string; handOverId: string; point: string }
): Promise<boolean> {
	if (!isId(handOverId) || !isHandOverPoint(point)) return false;
	const { count } = await sql`
		update overdragelse
		set open_points = array_remove(open_points, ${point}), done_points = array_append(array_remove(done_points, ${point}), ${point})
		where id = ${handOverId} and borger_id = ${borgerId} and ${point} = any (open_points || done_points)`;
	return count === 1;
}
