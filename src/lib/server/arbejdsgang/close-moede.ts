import { missingOf, tasksOf, type ClosingFacts, type Task } from '../../arbejdsgang/moede-mode/closing';
import { mayBeginFrom } from '../../arbejdsgang/moede-mode/clock';
import { moedeMode as words } from '../../i18n/da/moede-mode';
import type { NoteKey, OpgaveType } from '../../moede/desk';
import type { Tx } from '../db/with-actor';
import { tellOfMoede } from '../moede/lock';
import { holdMoede, type At } from './moede-mode';

/** The agreements `i` that were made in the meeting `m`: new since it began, written by somebody who takes part. */
export const madeInMoede = ({ sql }: Tx) => sql`
	i.borger_id = m.borger_id and i.last_version is null and i.edited_at >= m.started_at
	and (i.edited_by_account_id = app.actor_id() or exists (select from moede_participant d where d.moede_id = m.id
		and d.removed_at is null and i.edited_by_account_id in (d.account_id, d.substitute_account_id)))
	and not exists (select from aftale e where e.item_id = i.item_id and e.first_version < i.first_version)`;

/** The first planned meeting after the meeting `m`, as a subselect of one column or more. */
export const nextAfter = ({ sql }: Tx) => sql`
	moede n where n.borger_id = m.borger_id and n.state = 'planned' and n.id <> m.id and n.starts_at > m.starts_at
		and n.starts_at > now() order by n.starts_at limit 1`;

/** What the closing of a meeting is decided by. One statement. */
export async function findClosingFacts(tx: Tx, { moedeId }: At): Promise<ClosingFacts> {
	const [facts] = await tx.sql<ClosingFacts[]>`
		select m.template_key as "templateKey", exists (select from ${nextAfter(tx)}) as "hasNext",
			(select coalesce(jsonb_agg(distinct n.key), '[]') from moede_note n where n.moede_id = m.id) as written,
			(select count(*)::int from plan p join aftale i on i.plan_id = p.id
				where p.borger_id = m.borger_id and p.ended_on is null and i.first_version > p.version and ${madeInMoede(tx)}) as unshared,
			(select coalesce(jsonb_agg(d.title order by d.position, d.created_at), '[]') from dagsordenspunkt d
				where d.moede_id = m.id and d.done_at is null and d.ended_at is null) as "pointsLeft"
		from moede m where m.id = ${moedeId}`;
	return facts ?? { templateKey: null, hasNext: false, written: [] as NoteKey[], unshared: 0, pointsLeft: [] };
}

export type Closed =
	| { ok: true; missing: OpgaveType[] }
	| { ok: false; reason: 'unknown' }
	| { ok: false; reason: 'cancelled' }
	| { ok: false; reason: 'too_early'; from: Date }
	/** Somebody else has closed it; nothing was written. */
	| { ok: false; reason: 'closed'; by: string | null; at: Date | null };

/**
 * Closes a meeting, whatever is missing: each missing thing becomes a task with a day, and so does following up with the borger.
 * Of two who close at once the second is told; pressed twice by one, it is closed once.
 * @param now the moment of the request
 * @param today its day, `YYYY-MM-DD`
 */
export async function closeMoede(tx: Tx, { now, today, ...at }: At & { now: Date; today: string }): Promise<Closed> {
	const held = await holdMoede(tx, at);
	if (!held) return { ok: false, reason: 'unknown' };
	if (held.state === 'cancelled') return { ok: false, reason: 'cancelled' };
	if (held.state === 'held') {
		if (held.closedBy?.accountId === held.me) return { ok: true, missing: [] };
		return { ok: false, reason: 'closed', by: held.closedBy?.name ?? null, at: held.closedAt };
	}
	if (now < mayBeginFrom(held.startsAt)) return { ok: false, reason: 'too_early', from: mayBeginFrom(held.startsAt) };
	const facts = await findClosingFacts(tx, at);
	for (const task of tasksOf(facts, today)) await leave(tx, at, { task, pointsLeft: facts.pointsLeft });
	await tx.sql`update moede set state = 'held' where id = ${at.moedeId}`;
	await tellOfMoede(tx, at.moedeId, 'moede_held', { title: held.title });
	return { ok: true, missing: missingOf(facts) };
}

/** One task of the meeting, once. */
const leave = (
	{ sql }: Tx,
	{ borgerId, moedeId }: At,
	{ task, pointsLeft }: { task: Task; pointsLeft: readonly string[] }
) => {
	const text = task.type === 'other' ? words.close.pointsLeft(pointsLeft) : null;
	return sql`
		insert into opgave (borger_id, moede_id, type, text, due_on, created_by_account_id)
		values (${borgerId}, ${moedeId}, ${task.type}, ${text}, ${task.dueOn}, app.actor_id())
		on conflict (moede_id, type) where type <> 'other' do nothing`;
};
