import { isId } from '../../core/text';
import {
	readAnmodning,
	readAnswer,
	type Anmodning,
	type AnmodningField,
	type AnmodningType,
	type AnmodningTyped,
	type AnswerField,
	type AnswerTyped,
	type Objectable
} from '../../team/anmodning';
import { attempt } from '../db/attempt';
import type { Tx } from '../db/with-actor';
import type { Taken } from './commands';

/**
 * What a borger has asked, newest first, as far as the actor may read it. One statement.
 * @param about a meeting's id; `team` for what is about the team
 */
export const findAnmodninger = (
	{ sql }: Tx,
	{ borgerId, about, most = 50 }: { borgerId: string | null; about: { moedeId: string } | 'team'; most?: number }
): Promise<Anmodning[]> => sql<Anmodning[]>`
	select n.id, n.type, n.moede_id as "moedeId", n.account_id as "accountId", a.name as about, n.name, n.words, n.times,
		n.created_at as "createdAt", n.withdrawn_at as "withdrawnAt", n.answer, n.answer_words as "answerWords",
		answerer.name as "answeredBy", n.answered_at as "answeredAt"
	from anmodning n
	left join account a on a.id = n.account_id
	left join account answerer on answerer.id = n.answered_by_account_id
	where n.borger_id = ${borgerId} and n.moede_id is not distinct from ${about === 'team' ? null : about.moedeId}::uuid
	order by n.created_at desc limit ${most}`;

/**
 * Whom a borger may object to: who is on the team today or later and, for a meeting, who is invited to it. One statement.
 * @param today `YYYY-MM-DD`
 */
export const findObjectable = (
	{ sql }: Tx,
	{ borgerId, moedeId, today }: { borgerId: string; moedeId: string | null; today: string }
): Promise<Objectable[]> => sql<Objectable[]>`
	select a.id as "accountId", a.name, bool_or(p.reads) as reads
	from (
		select t.account_id, t.function <> 'fagperson' and t.from_on <= ${today}::date as reads
		from team_membership t
		where t.borger_id = ${borgerId} and (t.to_on is null or t.to_on >= greatest(${today}::date, t.from_on))
		union all
		select m.account_id, false from moede_participant m
		where m.borger_id = ${borgerId} and m.moede_id = ${moedeId}::uuid and m.removed_at is null
	) p join account a on a.id = p.account_id
	where a.borger_id is null
	group by a.id, a.name order by a.name`;

/** Those on a meeting's team are told of another time that was asked for; of people, nobody but who holds the threads. */
const tell = ({ sql }: Tx, anmodningId: string, type: 'made' | 'answered' | 'withdrawn', params: object = {}) => sql`
	insert into event (borger_id, actor_account_id, type, subject_id, params, kind, topics, forvaltning_id)
	select m.borger_id, app.actor_id(), ${`anmodning_${type}`}, m.id,
		jsonb_build_object('title', m.title) || ${JSON.stringify(params)}::jsonb, 'moede', m.topics, app.actor_forvaltning_id()
	from anmodning n join moede m on m.id = n.moede_id
	where n.id = ${anmodningId} and n.type = 'move'`;

/**
 * The borger asks. The same form sent twice is one request.
 * @param moedeId the meeting it is about; null for the team (never for `move`). It must be the borger's own
 * @param today `YYYY-MM-DD`
 * @returns problems of `readAnmodning`; `form`: `not_yours` (no such meeting of theirs, or it is over), `other` (that form has
 *   been sent with other words)
 */
export async function makeAnmodning(
	tx: Tx,
	{
		borgerId,
		moedeId,
		type,
		typed,
		today
	}: { borgerId: string; moedeId: string | null; type: AnmodningType; typed: AnmodningTyped; today: string }
): Promise<Taken<AnmodningField>> {
	const people = type === 'object' ? await findObjectable(tx, { borgerId, moedeId, today }) : [];
	const read = readAnmodning(typed, { type, people });
	if (!read.ok) return read;
	const { accountId, name, words, times } = read.value;
	const made = await attempt(tx, async () => {
		const { count } = await tx.sql`
			insert into anmodning (id, borger_id, type, moede_id, account_id, name, words, times)
			values (${typed.id}, ${borgerId}, ${type}, ${moedeId}, ${accountId}, ${name}, ${words}, ${times})
			on conflict (id) do nothing`;
		if (count === 1) await tell(tx, typed.id, 'made');
		return tx.sql`
			select from anmodning where id = ${typed.id} and borger_id = ${borgerId} and type = ${type}
				and moede_id is not distinct from ${moedeId}::uuid and account_id is not distinct from ${accountId}::uuid
				and name is not distinct from ${name} and words = ${words} and times is not distinct from ${times}`;
	});
	if (!made.ok) return { ok: false, problems: { form: 'not_yours' } };
	return made.value.length === 1 ? { ok: true } : { ok: false, problems: { form: 'other' } };
}

/**
 * The borger takes back what has not been answered. A second time changes nothing.
 * @returns false when there is no such request of theirs, or it is answered
 */
export async function withdrawAnmodning(tx: Tx, { borgerId, id }: { borgerId: string; id: string }): Promise<boolean> {
	if (!isId(id)) return false;
	const { count } = await tx.sql`
		update anmodning set withdrawn_at = now()
		where id = ${id} and borger_id = ${borgerId} and withdrawn_at is null and answer is null`;
	if (count === 1) await tell(tx, id, 'withdrawn');
	const [row] = await tx.sql`
		select from anmodning where id = ${id} and borger_id = ${borgerId} and withdrawn_at is not null`;
	return row !== undefined;
}

/**
 * Who holds the threads answers, once. The same answer sent twice is one.
 * @returns problems of `readAnswer`; `anmodning`: `unknown` (also when the actor does not hold the threads), `withdrawn`,
 *   `answered` (somebody else was first, or in other words)
 */
export async function answerAnmodning(
	tx: Tx,
	{ borgerId, typed }: { borgerId: string; typed: AnswerTyped }
): Promise<Taken<AnswerField>> {
	if (!isId(typed.anmodning)) return { ok: false, problems: { anmodning: 'unknown' } };
	const read = readAnswer(typed);
	if (!read.ok) return read;
	const { answer, words } = read.value;
	const done = await attempt(
		tx,
		() => tx.sql`
			update anmodning set answer = ${answer}, answer_words = ${words}
			where id = ${typed.anmodning} and borger_id = ${borgerId} and answer is null and withdrawn_at is null`
	);
	if (!done.ok) return { ok: false, problems: { anmodning: 'unknown' } };
	if (done.value.count === 1) {
		await tell(tx, typed.anmodning, 'answered', { answer });
		return { ok: true };
	}
	const [row] = await tx.sql<{ withdrawn: boolean; same: boolean }[]>`
		select withdrawn_at is not null as withdrawn,
			coalesce(answer = ${answer} and answer_words = ${words} and answered_by_account_id = app.actor_id(), false) as same
		from anmodning
		where id = ${typed.anmodning} and borger_id = ${borgerId} and (answer is not null or withdrawn_at is not null)`;
	if (!row) return { ok: false, problems: { anmodning: 'unknown' } };
	if (row.same) return { ok: true };
	return { ok: false, problems: { anmodning: row.withdrawn ? 'withdrawn' : 'answered' } };
}
