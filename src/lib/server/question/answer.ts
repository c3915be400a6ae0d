/** What a leder is asked, and answers (S4). The leder's role reads its own copy and knows neither borger nor plan. */
import type { Taken } from '../../core/fields';
import { readAnswer, type AnswerField, type AnswerTyped, type LederQuestion } from '../../question/question';
import type { Tx } from '../db/with-actor';

/** The actor's questions: those that wait, then the newest answered. One statement. */
export const findLederQuestions = ({ sql }: Tx, most = 200): Promise<LederQuestion[]> => sql<LederQuestion[]>`
	select q.id, q.asked_by as "askedBy", q.team, q.text, q.asked_at as "askedAt", q.due_on::text as "dueOn", q.answer,
		q.answered_at as "answeredAt"
	from cube.question q where q.leder_account_id = app.actor_id()
	order by q.answer is not null, coalesce(q.answered_at, q.asked_at) desc limit ${most}`;

/**
 * The leder answers, once. The same answer sent twice is one.
 * @returns problems of `readAnswer`; `spoergsmaal`: `unknown` (also when another leder was asked), `answered` (from another window,
 *   in other words)
 */
export async function answerQuestion({ sql }: Tx, typed: AnswerTyped): Promise<Taken<AnswerField>> {
	const read = readAnswer(typed);
	if (!read.ok) return read;
	const { id, text } = read.value;
	const { count } = await sql`
		update cube.question set answer = ${text}
		where id = ${id} and leder_account_id = app.actor_id() and answer is null`;
	if (count === 1) return { ok: true };
	const [row] = await sql<{ answer: string }[]>`
		select answer from cube.question where id = ${id} and leder_account_id = app.actor_id() and answer is not null`;
	if (!row) return { ok: false, problems: { spoergsmaal: 'unknown' } };
	return row.answer === text ? { ok: true } : { ok: false, problems: { spoergsmaal: 'answered' } };
}
