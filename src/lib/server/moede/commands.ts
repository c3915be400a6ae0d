import { readNeeded } from '../../core/form';
import { isId } from '../../core/text';
import {
	limits,
	readAnswer,
	readPunkt,
	type AnswerTyped,
	type InviteTyped,
	type PunktTyped
} from '../../moede/planning';
import { attempt } from '../db/attempt';
import type { Tx } from '../db/with-actor';
import type { Taken } from '../team/commands';
import { lockMoede, tellOfMoede, type AtMoede, type LockedMoede } from './lock';

const refusedBy = <Problems>(problems: Problems) => ({ ok: false, problems }) as const;
const done = { ok: true } as const;

/** A meeting that is planned, taken for a change. @returns or why not: `unknown`, `not_planned` (held or cancelled meanwhile) */
async function takePlanned(tx: Tx, at: AtMoede): Promise<LockedMoede | 'unknown' | 'not_planned'> {
	const moede = await lockMoede(tx, at);
	if (!moede) return 'unknown';
	return moede.state === 'planned' ? moede : 'not_planned';
}

/** Somebody's name, when they are on the borger's team today. */
async function findOnTeam({ sql }: Tx, borgerId: string, accountId: string) {
	const [row] = await sql<{ name: string; isMe: boolean }[]>`
		select a.name, a.id = app.actor_id() as "isMe" from account a
		where a.id = ${accountId} and a.borger_id is null and exists (
			select from team_membership t where t.borger_id = ${borgerId} and t.account_id = a.id
				and t.from_on <= app.today() and (t.to_on is null or t.to_on >= app.today()))`;
	return row ?? null;
}

/**
 * Asks one more of the team to a meeting, with the role that is known beforehand (M3). Who asks themself has said yes. The borger is
 * told.
 * @returns problems: `deltager` `missing`, `not_on_team`, `already`; `rolle` `missing`, `too_long`, `forbidden`; `form` `unknown`,
 *   `not_planned`, `not_yours`
 */
export async function inviteParticipant(
	tx: Tx,
	{ borgerId, moedeId, typed }: AtMoede & { typed: InviteTyped }
): Promise<Taken<'deltager' | 'rolle'>> {
	const moede = await takePlanned(tx, { borgerId, moedeId });
	if (typeof moede === 'string') return refusedBy({ form: moede });
	const role = readNeeded(typed.rolle, limits.role);
	const person = isId(typed.deltager) ? await findOnTeam(tx, borgerId, typed.deltager) : null;
	if (!role.ok || !person)
		return refusedBy({
			...(role.ok ? {} : { rolle: role.reason }),
			...(person ? {} : { deltager: typed.deltager === '' ? 'missing' : 'not_on_team' })
		});
	const invited = await attempt(
		tx,
		() => tx.sql`
			insert into moede_participant (moede_id, borger_id, account_id, role_text, invited_by_account_id)
			values (${moede.id}, ${borgerId}, ${typed.deltager}, ${role.value}, app.actor_id())`
	);
	if (!invited.ok)
		return refusedBy(invited.reason === 'moede_participant_once' ? { deltager: 'already' } : { form: invited.reason });
	if (person.isMe)
		await tx.sql`
			update moede_participant set answer = 'yes'
			where moede_id = ${moede.id} and account_id = ${typed.deltager} and removed_at is null`;
	await tellOfMoede(tx, moede.id, 'moede_invited', { title: moede.title, name: person.name });
	return done;
}

/**
 * Takes a professional off a meeting again; the borger's own people only the borger takes off. The borger is told. A second time
 * changes nothing.
 * @returns `form`: `unknown`, `not_planned`
 */
export async function uninvite(
	tx: Tx,
	{ borgerId, moedeId, participantId }: AtMoede & { participantId: string }
): Promise<Taken<never>> {
	const moede = await takePlanned(tx, { borgerId, moedeId });
	if (typeof moede === 'string') return refusedBy({ form: moede });
	if (!isId(participantId)) return refusedBy({ form: 'unknown' });
	const [person] = await tx.sql<{ name: string; removed: boolean }[]>`
		select a.name, d.removed_at is not null as removed
		from moede_participant d join account a on a.id = d.account_id and a.borger_id is null
		where d.id = ${participantId} and d.moede_id = ${moede.id}`;
	if (!person) return refusedBy({ form: 'unknown' });
	if (person.removed) return done;
	await tx.sql`update moede_participant set removed_at = now() where id = ${participantId} and moede_id = ${moede.id}`;
	await tellOfMoede(tx, moede.id, 'moede_uninvited', { title: moede.title, name: person.name });
	return done;
}

/**
 * The actor's own answer to an invitation, as often as they change their mind until the meeting is closed (M4).
 * @returns problems of `readAnswer`; `afloeser` `unknown` (nobody who could come), `self`, `already` (asked already); `form`
 *   `unknown` (no such meeting, or not asked), `not_planned`
 */
export async function answerInvitation(
	tx: Tx,
	{ borgerId, moedeId, typed }: AtMoede & { typed: AnswerTyped }
): Promise<Taken<'svar' | 'grund' | 'afloeser'>> {
	if (!isId(moedeId)) return refusedBy({ form: 'unknown' });
	const [own] = await tx.sql<{ id: string; state: string; accountId: string }[]>`
		select d.id, m.state, d.account_id as "accountId"
		from moede_participant d join moede m on m.id = d.moede_id
		where m.id = ${moedeId} and m.borger_id = ${borgerId} and d.account_id = app.actor_id() and d.removed_at is null`;
	if (!own) return refusedBy({ form: 'unknown' });
	if (own.state !== 'planned') return refusedBy({ form: 'not_planned' });
	const read = readAnswer(typed);
	if (!read.ok) return read;
	const { answer, reason, substitute } = read.value;
	if (substitute === own.accountId) return refusedBy({ afloeser: 'self' });
	if (substitute !== null) {
		const [asked] = await tx.sql`
			select from moede_participant d join account a on a.id = d.account_id and a.borger_id is null
			where d.moede_id = ${moedeId} and d.account_id = ${substitute} and d.removed_at is null`;
		if (asked) return refusedBy({ afloeser: 'already' });
	}
	const answered = await attempt(
		tx,
		() => tx.sql`
			update moede_participant set answer = ${answer}, answer_reason = ${reason}, substitute_account_id = ${substitute}
			where id = ${own.id}`
	);
	if (answered.ok) return done;
	if (answered.reason === 'moede_not_planned') return refusedBy({ form: 'not_planned' });
	const ofSubstitute = /substitute/.test(answered.reason);
	return refusedBy(ofSubstitute ? { afloeser: 'unknown' } : { form: 'not_yours' });
}

/** So many points on one agenda. */
const mostPoints = 50;

/**
 * Puts a point on the agenda, last. The same form sent again is the same point.
 * @param typed `id` is born with the form
 * @returns problems of `readPunkt`; `form` `unknown`, `not_planned`, `too_many`, `exists` (the id is something else)
 */
export async function addPunkt(
	tx: Tx,
	{ borgerId, moedeId, typed }: AtMoede & { typed: PunktTyped }
): Promise<Taken<'id' | 'titel' | 'minutter'>> {
	const moede = await takePlanned(tx, { borgerId, moedeId });
	if (typeof moede === 'string') return refusedBy({ form: moede });
	const read = readPunkt(typed);
	if (!read.ok) return read;
	const { id, title, minutes } = read.value;
	const [agenda] = await tx.sql<{ count: number; last: number }[]>`
		select count(*) filter (where ended_at is null)::int as count, coalesce(max(position), 0) as last
		from dagsordenspunkt where moede_id = ${moede.id}`;
	const { count: points, last } = agenda ?? { count: 0, last: 0 };
	if (points >= mostPoints) return refusedBy({ form: 'too_many' });
	const { count } = await tx.sql`
		insert into dagsordenspunkt (id, moede_id, borger_id, title, minutes, position, author_account_id)
		values (${id}, ${moede.id}, ${borgerId}, ${title}, ${minutes}, ${last + 1}, app.actor_id()) on conflict (id) do nothing`;
	if (count === 1) return done;
	const [same] = await tx.sql`
		select from dagsordenspunkt where id = ${id} and moede_id = ${moede.id} and title = ${title}
			and author_account_id = app.actor_id()`;
	return same ? done : refusedBy({ form: 'exists' });
}

type AtPunkt = AtMoede & { punktId: string };

/**
 * Moves a point one place up or down; the first stays first, the last last. The borger's own points are moved too, but not taken off.
 * @returns `form` `unknown`, `not_planned`
 */
export async function movePunkt(
	tx: Tx,
	{ borgerId, moedeId, punktId, direction }: AtPunkt & { direction: 'up' | 'down' }
): Promise<Taken<never>> {
	const moede = await takePlanned(tx, { borgerId, moedeId });
	if (typeof moede === 'string') return refusedBy({ form: moede });
	const points = await tx.sql<{ id: string }[]>`
		select id from dagsordenspunkt where moede_id = ${moede.id} and ended_at is null order by position, created_at, id`;
	const order = points.map(({ id }) => id);
	const from = order.indexOf(punktId.toLowerCase());
	if (from < 0) return refusedBy({ form: 'unknown' });
	const to = Math.min(Math.max(from + (direction === 'up' ? -1 : 1), 0), order.length - 1);
	order.splice(to, 0, ...order.splice(from, 1));
	await tx.sql`
		update dagsordenspunkt p set position = o.position
		from jsonb_array_elements_text(${JSON.stringify(order)}::jsonb) with ordinality as o (id, position)
		where p.id = o.id::uuid and p.moede_id = ${moede.id} and p.position <> o.position`;
	return done;
}

/**
 * Takes a point off the agenda; the borger's own only the borger takes off. A second time changes nothing.
 * @returns `form` `unknown`, `not_planned`, `not_yours`
 */
export async function removePunkt(tx: Tx, { borgerId, moedeId, punktId }: AtPunkt): Promise<Taken<never>> {
	const moede = await takePlanned(tx, { borgerId, moedeId });
	if (typeof moede === 'string') return refusedBy({ form: moede });
	if (!isId(punktId)) return refusedBy({ form: 'unknown' });
	const [punkt] = await tx.sql<{ byBorger: boolean }[]>`
		select by_borger as "byBorger" from dagsordenspunkt where id = ${punktId} and moede_id = ${moede.id}`;
	if (!punkt) return refusedBy({ form: 'unknown' });
	if (punkt.byBorger) return refusedBy({ form: 'not_yours' });
	await tx.sql`update dagsordenspunkt set ended_at = now() where id = ${punktId} and ended_at is null`;
	return done;
}

/**
 * Ticks off what was to be done, or opens it again.
 * @returns false when there is no such task for the actor, whatever the id
 */
export async function finishOpgave(
	{ sql }: Tx,
	{ borgerId, opgaveId, done: isDone }: { borgerId: string; opgaveId: string; done: boolean }
): Promise<boolean> {
	if (!isId(opgaveId)) return false;
	const { count } = await sql`
		update opgave set done_at = case when ${isDone} then coalesce(done_at, now()) end
		where id = ${opgaveId} and borger_id = ${borgerId}`;
	return count === 1;
}
