import { randomUUID } from 'node:crypto';
import { dayOf } from '../../core/dates';
import { readNeeded } from '../../core/form';
import type { MoedeTyped, Template } from '../../moede/desk';
import {
	limits,
	readEdit,
	readMoede,
	typedFromDesk,
	type CancelTyped,
	type MoedeContent,
	type MoedePlan,
	type Problems,
	type When
} from '../../moede/planning';
import { attempt } from '../db/attempt';
import { arrayOf } from '../db/array';
import type { Tx } from '../db/with-actor';
import type { Taken } from '../team/commands';
import { findPlanHead } from './desk';
import { lockMoede, tellOfMoede, type AtMoede, type LockedMoede } from './lock';

const refusedBy = (problems: Problems) => ({ ok: false, problems }) as const;

/** One row to add: the meeting itself, a later one of its series, or a mini-kick. */
type NewMoede = { id: string; content: MoedeContent; template: Template | null; kickoffId: string | null };

/**
 * Plans a meeting: with those of its series, or with its mini-kicks, each with the agenda of its template and the people who were
 * chosen; the actor's own yes is given. The borger is told. The same form sent again is the same meeting.
 * @param typed `id` is born with the form; `now` decides what is past
 * @returns its id; problems of `readMoede`, or `form`: `unknown` (no such borger), `not_yours`, `exists` (the id is another meeting)
 */
export async function planMoede(
	tx: Tx,
	{ borgerId, typed, now }: { borgerId: string; typed: MoedeTyped; now: Date }
): Promise<{ ok: true; value: { id: string } } | { ok: false; problems: Problems }> {
	const head = await findPlanHead(tx, { borgerId, today: dayOf(now) });
	if (!head) return refusedBy({ form: 'unknown' });
	if (!head.mayPlan) return refusedBy({ form: 'not_yours' });
	const template = head.templates.find(({ key }) => key === typed.skabelon) ?? null;
	const follow = head.templates.find(({ key }) => key === template?.followTemplate) ?? null;
	const team = head.team.map(({ accountId }) => accountId);
	const read = readMoede(typed, { now, template, follow, team });
	if (!read.ok) return read;
	const plan = read.value;
	const first = { id: plan.id, content: plan, template, kickoffId: null };
	const seriesId = plan.later.length > 0 ? plan.id : null;
	const made = await attempt(tx, () => insertMoede(tx, { borgerId, seriesId }, first));
	if (!made.ok) return refusedBy({ form: 'not_yours' });
	if (made.value === 0) return findSame(tx, borgerId, plan);
	const at = (content: MoedeContent, when: When, kind: Template | null, kickoffId: string | null): NewMoede => ({
		...{ id: randomUUID(), content: { ...content, ...when }, template: kind, kickoffId }
	});
	const others = [
		...plan.later.map((when) => at(plan, when, template, null)),
		...plan.miniKicks.map((when) => at(asMiniKick(plan, follow), when, follow, plan.id))
	];
	for (const each of others) await insertMoede(tx, { borgerId, seriesId }, each);
	await insertPeople(tx, { borgerId, plan, moeder: [first, ...others], me: head.me });
	await insertAgenda(tx, borgerId, [first, ...others]);
	const told = [first, ...others.filter(({ kickoffId }) => kickoffId !== null)];
	await Promise.all(
		told.map(({ id, content: { title, startsAt } }) =>
			tellOfMoede(tx, id, 'moede_planned', { title, startsAt: startsAt.toISOString() })
		)
	);
	return { ok: true, value: { id: plan.id } };
}

/** A mini-kick is where the kick-off is and says what its own template says; a tolk has to be booked for each. */
const asMiniKick = (plan: MoedePlan, follow: Template | null): MoedeContent => ({
	...plan,
	title: follow?.name ?? plan.title,
	purpose: follow?.purpose ?? plan.purpose,
	prepare: follow?.prepare ?? null,
	duty: follow?.duty ?? plan.duty,
	tolk: plan.tolk && { ...plan.tolk, bookedBy: null }
});

/** @returns how many rows came: 0 when there is one with that id */
async function insertMoede(
	{ sql }: Tx,
	{ borgerId, seriesId }: { borgerId: string; seriesId: string | null },
	{ id, content, template, kickoffId }: NewMoede
): Promise<number> {
	const { tolk } = content;
	const { count } = await sql`
		insert into moede (id, borger_id, title, purpose, duty, starts_at, ends_at, starts_local, place, place_detail, prepare,
			called_by_account_id, template_key, series_id, kickoff_id, tolk_language, tolk_booked_on, tolk_booked_by, topics)
		values (${id}, ${borgerId}, ${content.title}, ${content.purpose}, ${content.duty}, ${content.startsAt}, ${content.endsAt},
			${content.startsLocal}::timestamp, ${content.place}, ${content.placeDetail}, ${content.prepare}, app.actor_id(),
			${template?.key ?? null}, ${seriesId}, ${kickoffId}, ${tolk?.language ?? null},
			case when ${tolk?.bookedBy ?? null}::text is not null then app.today() end, ${tolk?.bookedBy ?? null},
			${arrayOf(content.topics)}::text[])
		on conflict (id) do nothing`;
	return count;
}

/** The form was sent before: done, when it said the same; the id of something else is nobody's business. */
async function findSame({ sql }: Tx, borgerId: string, { id, title, startsAt }: MoedePlan) {
	const [same] = await sql`
		select from moede where id = ${id} and borger_id = ${borgerId} and called_by_account_id = app.actor_id()
			and title = ${title} and starts_at = ${startsAt}`;
	return same ? ({ ok: true, value: { id } } as const) : refusedBy({ form: 'exists' });
}

async function insertPeople(
	{ sql }: Tx,
	{ borgerId, plan, moeder, me }: { borgerId: string; plan: MoedePlan; moeder: readonly NewMoede[]; me: string }
) {
	const ids = arrayOf(moeder.map(({ id }) => id));
	await sql`
		insert into moede_participant (moede_id, borger_id, account_id, role_text, invited_by_account_id)
		select m.id, ${borgerId}, p."accountId", p."roleText", app.actor_id()
		from unnest(${ids}::uuid[]) m (id),
			jsonb_to_recordset(${JSON.stringify(plan.participants)}::jsonb) as p ("accountId" uuid, "roleText" text)`;
	await sql`
		update moede_participant set answer = 'yes' where moede_id = any (${ids}::uuid[]) and account_id = ${me}`;
}

async function insertAgenda({ sql }: Tx, borgerId: string, moeder: readonly NewMoede[]) {
	const points = moeder.flatMap(({ id, template }) =>
		(template?.agenda ?? []).map(({ title, minutes }, index) => ({ moedeId: id, title, minutes, position: index + 1 }))
	);
	if (points.length === 0) return;
	await sql`
		insert into dagsordenspunkt (moede_id, borger_id, title, minutes, position, author_account_id)
		select p."moedeId", ${borgerId}, p.title, p.minutes, p.position, app.actor_id()
		from jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as p ("moedeId" uuid, title text, minutes int, position int)`;
}

/** What a meeting says, to be compared: a form that was sent twice changes nothing the second time. */
const said = (moede: MoedeContent | LockedMoede) =>
	JSON.stringify([
		...[moede.title, moede.purpose, moede.duty, moede.startsAt, moede.endsAt, moede.place, moede.placeDetail],
		...[moede.prepare, moede.tolk?.language ?? null, moede.tolk?.bookedBy ?? null, ...[...moede.topics].sort()]
	]);

/** What the database may answer to a change, and the field it is about. */
const refusals: Record<string, Problems> = {
	topics_not_yours: { emner: 'not_yours' },
	moede_not_planned: { form: 'not_planned' }
};

/**
 * Changes what a meeting is about, when and where it is. When the time moves, the professionals are asked anew. The borger is told of
 * another time or place.
 * @param typed `revision` is the one that the form was opened with
 * @returns problems of `readEdit`, `emner: not_yours`, or `form`: `unknown` (no such meeting to change), `not_planned`; or `changed`
 *   when somebody has saved meanwhile: what stands now. The same form with that `revision` overwrites it.
 */
export async function editMoede(
	tx: Tx,
	{ borgerId, moedeId, typed, now }: AtMoede & { typed: MoedeTyped; now: Date }
): Promise<{ ok: true } | { ok: false; problems: Problems } | { ok: false; changed: MoedeTyped }> {
	const stands = await lockMoede(tx, { borgerId, moedeId });
	if (!stands) return refusedBy({ form: 'unknown' });
	if (stands.state !== 'planned') return refusedBy({ form: 'not_planned' });
	const read = readEdit(typed, { now, stands });
	if (!read.ok) return read;
	if (read.value.revision !== stands.revision)
		return said(stands) === said(read.value) ? { ok: true } : { ok: false, changed: typedFromDesk(stands) };
	const written = await attempt(tx, () => updateMoede(tx, stands.id, read.value));
	if (!written.ok) return refusedBy(refusals[written.reason] ?? { emner: 'not_yours' });
	const moves = read.value.startsAt.getTime() !== stands.startsAt.getTime();
	if (moves) await askAnew(tx, stands.id);
	const { title, startsAt, place } = read.value;
	if (moves || place !== stands.place)
		await tellOfMoede(tx, stands.id, 'moede_moved', {
			...{ title, from: stands.startsAt.toISOString(), to: startsAt.toISOString() },
			// Where, a borger with a protected address reads in the meeting: the whole team reads this.
			...(place === stands.place || stands.isProtected ? {} : { place })
		});
	return { ok: true };
}

async function updateMoede({ sql }: Tx, id: string, content: MoedeContent) {
	const bookedBy = content.tolk?.bookedBy ?? null;
	await sql`
		update moede set title = ${content.title}, purpose = ${content.purpose}, duty = ${content.duty},
			starts_at = ${content.startsAt}, ends_at = ${content.endsAt}, starts_local = ${content.startsLocal}::timestamp,
			place = ${content.place}, place_detail = ${content.placeDetail}, prepare = ${content.prepare},
			tolk_language = ${content.tolk?.language ?? null}, tolk_booked_by = ${bookedBy},
			tolk_booked_on = case when ${bookedBy}::text is null then null when tolk_booked_by = ${bookedBy} then tolk_booked_on
				else app.today() end,
			topics = ${arrayOf(content.topics)}::text[]
		where id = ${id}`;
}

/** A yes to another time is none: who has answered, and is not the actor, is invited again. */
async function askAnew({ sql }: Tx, moedeId: string) {
	const asked = await sql<{ accountId: string; borgerId: string; roleText: string }[]>`
		update moede_participant d set removed_at = now()
		from account a
		where d.moede_id = ${moedeId} and d.removed_at is null and a.id = d.account_id and a.borger_id is null
			and d.answer <> 'none' and d.account_id <> app.actor_id()
		returning d.account_id as "accountId", d.borger_id as "borgerId", d.role_text as "roleText"`;
	await sql`
		insert into moede_participant (moede_id, borger_id, account_id, role_text, invited_by_account_id)
		select ${moedeId}, p."borgerId", p."accountId", p."roleText", app.actor_id()
		from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as p ("borgerId" uuid, "accountId" uuid, "roleText" text)`;
}

/**
 * Calls a meeting off, with the reason that the borger reads; with `resten` also the later ones of its series that are planned, and
 * the mini-kicks of a kick-off. The borger is told of each. A second time changes nothing.
 * @returns problems: `grund` `missing`, `too_long`, `forbidden`; `form`: `unknown`, `not_planned` (it is held)
 */
export async function cancelMoede(
	tx: Tx,
	{ borgerId, moedeId, typed }: AtMoede & { typed: CancelTyped }
): Promise<Taken<'grund'>> {
	const stands = await lockMoede(tx, { borgerId, moedeId });
	if (!stands) return refusedBy({ form: 'unknown' });
	if (stands.state === 'cancelled') return { ok: true };
	if (stands.state === 'held') return refusedBy({ form: 'not_planned' });
	const reason = readNeeded(typed.grund, limits.reason);
	if (!reason.ok) return refusedBy({ grund: reason.reason });
	const cancelled = await attempt(
		tx,
		() => tx.sql<{ id: string; title: string }[]>`
			update moede set state = 'cancelled', cancelled_reason = ${reason.value}
			where borger_id = ${borgerId} and state = 'planned' and (id = ${stands.id} or (${typed.resten === 'ja'} and (
				kickoff_id = ${stands.id} or (series_id = ${stands.seriesId}::uuid and starts_at > ${stands.startsAt}))))
			returning id, title`
	);
	if (!cancelled.ok) return refusedBy({ form: 'not_yours' });
	for (const { id, title } of cancelled.value)
		await tellOfMoede(tx, id, 'moede_cancelled', { title, reason: reason.value });
	return { ok: true };
}
