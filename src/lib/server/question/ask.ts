/** What a team asks leders about a plan (S4): the team's side, and the borger's once it is shared. */
import { isId } from '../../core/text';
import type { Taken } from '../../core/fields';
import {
	dueOf,
	readAsk,
	type AskField,
	type AskTyped,
	type Leder,
	type LederAnswer,
	type SharedQuestion,
	type TeamQuestion
} from '../../question/question';
import { arrayOf } from '../db/array';
import { attempt } from '../db/attempt';
import type { Tx } from '../db/with-actor';

/** Times inside JSON are still text. */
type Text<T, K extends keyof T> = Omit<T, K> & Record<K, string>;

/**
 * What has been asked about a borger's plan, newest first, as far as the actor may read it. One statement.
 * @param most how many
 */
export async function findTeamQuestions(
	{ sql }: Tx,
	{ borgerId, most = 50 }: { borgerId: string; most?: number }
): Promise<TeamQuestion[]> {
	const rows = await sql<
		(Omit<TeamQuestion, 'leders'> & { leders: (Omit<LederAnswer, 'answeredAt'> & { answeredAt: string | null })[] })[]
	>`
		select n.id, n.text, to_jsonb(n.topics) as topics, n.asked_at as "askedAt", a.name as "askedBy", n.shared_at as "sharedAt",
			(select coalesce(jsonb_agg(jsonb_build_object('name', l.name, 'dueOn', q.due_on, 'answer', q.answer,
					'answeredAt', q.answered_at) order by l.name, q.id), '[]')
				from cube.question q join account l on l.id = q.leder_account_id where q.question_id = n.id) as leders
		from leder_question n
		left join account a on a.id = n.author_account_id
		where n.borger_id = ${borgerId}
		order by n.asked_at desc, n.id limit ${most}`;
	return rows.map((row) => ({
		...row,
		leders: row.leders.map((each) => ({
			...each,
			answeredAt: each.answeredAt === null ? null : new Date(each.answeredAt)
		}))
	}));
}

/**
 * Whose plan somebody wants to ask about, and whom they may ask. One statement.
 * @returns null when that borger does not exist for the actor, has no running plan, or the actor is an external party
 */
export async function findAskDesk(
	{ sql }: Tx,
	borgerId: string
): Promise<{ borger: { id: string; name: string }; leders: Leder[] } | null> {
	const [row] = await sql<{ borger: { id: string; name: string }; leders: Leder[] }[]>`
		select jsonb_build_object('id', b.id, 'name', b.name) as borger,
			(select coalesce(jsonb_agg(jsonb_build_object('accountId', l.account_id, 'name', l.name, 'title', l.title,
				'enhed', l.enhed) order by l.enhed, l.name, l.account_id), '[]') from app.find_leders() l) as leders
		from borger b
		where b.id = ${borgerId} and app.actor_forvaltning_id() is not null
			and exists (select from plan p where p.borger_id = b.id and p.ended_on is null)`;
	return row ?? null;
}

/**
 * Asks leders, in the actor's name. The same form sent twice is one question.
 * @param today `YYYY-MM-DD`
 * @param days working days that a leder has
 * @returns problems of `readAsk`; `form`: `other` (that form has been sent with something else), `not_yours` (the actor may not ask
 *   any more); null as `findAskDesk`
 */
export async function askLeders(
	tx: Tx,
	{ borgerId, typed, today, days }: { borgerId: string; typed: AskTyped; today: string; days: number }
): Promise<Taken<AskField> | null> {
	const desk = await findAskDesk(tx, borgerId);
	if (!desk) return null;
	const read = readAsk(typed, { leders: desk.leders, borgerName: desk.borger.name });
	if (!read.ok) return read;
	const { text } = read.value;
	const [topics, leders] = [arrayOf(read.value.topics), arrayOf(read.value.lederIds)];
	const made = await attempt(tx, async () => {
		const { count } = await tx.sql`
			insert into leder_question (id, borger_id, author_account_id, text, topics, forvaltning_id)
			values (${typed.id}, ${borgerId}, app.actor_id(), ${text}, ${topics}::text[], app.actor_forvaltning_id())
			on conflict (id) do nothing`;
		if (count === 1)
			await tx.sql`
				insert into cube.question (question_id, leder_account_id, due_on)
				select ${typed.id}, leder, ${dueOf(today, days)}::date from unnest(${leders}::uuid[]) as leder`;
		return tx.sql`
			select from leder_question n
			where n.id = ${typed.id} and n.borger_id = ${borgerId} and n.author_account_id = app.actor_id() and n.text = ${text}
				and n.topics = ${topics}::text[]
				and ${leders}::uuid[] = array(
					select q.leder_account_id from cube.question q where q.question_id = n.id order by q.leder_account_id)`;
	});
	if (!made.ok) return { ok: false, problems: { form: 'not_yours' } };
	return made.value.length === 1 ? { ok: true } : { ok: false, problems: { form: 'other' } };
}

/**
 * Who holds the threads gives the borger a question with the answers that there are. What comes later is given anew. Twice is once.
 * @param typed what the form said, anything. `answers`: how many the reader had before them, so that nothing goes out unread
 * @returns `changed`: another answer has come meanwhile; `unknown`: no such question, none answered, or not theirs to share
 */
export async function shareQuestion(
	{ sql }: Tx,
	{ borgerId, id, answers }: { borgerId: string; id: string; answers: string }
): Promise<'shared' | 'changed' | 'unknown'> {
	if (!isId(id)) return 'unknown';
	const seen = /^\d{1,3}$/.test(answers) ? Number(answers) : 0;
	const { count } = await sql`
		update leder_question n set shared_at = now()
		from (select count(*) as answers, max(q.answered_at) as newest from cube.question q
			where q.question_id = ${id} and q.answered_at is not null) a
		where n.id = ${id} and n.borger_id = ${borgerId} and a.answers = ${seen}
			and (n.shared_at is null or n.shared_at < a.newest)`;
	if (count === 1) return 'shared';
	const [row] = await sql<{ answers: number; isShared: boolean }[]>`
		select count(*)::int as answers, coalesce(bool_and(q.answered_at <= n.shared_at), false) as "isShared"
		from leder_question n join cube.question q on q.question_id = n.id
		where n.id = ${id} and n.borger_id = ${borgerId} and q.answered_at is not null and app.holds_threads(n.borger_id)`;
	if (!row || row.answers === 0) return 'unknown';
	return row.isShared ? 'shared' : 'changed';
}

/** What the borger has been given of questions about their plan, the newest first. One statement. */
export async function findSharedQuestions({ sql }: Tx, borgerId: string): Promise<SharedQuestion[]> {
	const rows = await sql<
		(Omit<SharedQuestion, 'answers'> & { answers: Text<SharedQuestion['answers'][number], 'at'>[] })[]
	>`
		select n.id, n.text, n.asked_at as "askedAt",
			(select coalesce(jsonb_agg(jsonb_build_object('text', q.answer, 'at', q.answered_at) order by q.answered_at), '[]')
				from cube.question q where q.question_id = n.id and q.answered_at <= n.shared_at) as answers
		from leder_question n
		where n.borger_id = ${borgerId} and n.shared_at is not null
		order by n.shared_at desc, n.id limit 50`;
	return rows.map((row) => ({ ...row, answers: row.answers.map((each) => ({ ...each, at: new Date(each.at) })) }));
}
