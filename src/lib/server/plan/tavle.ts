/** The board with three columns (SOS) as the team uses it, and sentences back to the borger: shared at once, never a draft. */
import { ok, refused, type Result } from '../../core/result';
import { isId, readText } from '../../core/text';
import { cut } from '../../plan/changes';
import { listOf, longest, type FieldProblems, type ItemFields, type TavleItem } from '../../plan/draft';
import { topics as allTopics } from '../../access/policy';
import type { Tx } from '../db/with-actor';
import { startItem } from './draft';
import { findEditablePlan, lockPlan } from './draft-rows';

/** The longest point, and the longest sentence back, in characters. */
export const longestPoint = 1_000;

type Problems = { ok: false; reason: 'problems'; problems: FieldProblems };
const problem = (problems: FieldProblems): Problems => ({ ok: false, reason: 'problems', problems });

const columns: readonly TavleItem['column'][] = ['fungerer', 'bekymrer', 'droemme'];

/** A text that somebody must have written. */
function readSaid(typed: string): Result<string, 'missing' | 'forbidden' | 'too_long'> {
	const text = readText(typed.trim(), longestPoint);
	return text.ok && text.value === '' ? refused('missing') : text;
}

/**
 * Puts a point on the board, in the actor's name. The borger sees it at once. The same twice, from two windows, stands once.
 * @param typed what the form said; anything. `topics`: with commas between
 */
export async function addTavlepunkt(
	tx: Tx,
	typed: { borgerId: string; column: string; text: string; topics?: string }
): Promise<Result<string, 'unknown'> | Problems> {
	const { borgerId } = typed;
	const column = columns.find((each) => each === typed.column);
	const text = readSaid(typed.text);
	if (!column || !text.ok)
		return problem({ ...(column ? {} : { column: 'missing' }), ...(text.ok ? {} : { text: text.reason }) });
	await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`tavle ${borgerId}`}, 0))`;
	const ticked = listOf(typed.topics);
	const topics = `{${allTopics.filter((topic) => ticked.includes(topic)).join(',')}}`;
	const [plan, [standing]] = await Promise.all([
		findEditablePlan(tx, borgerId),
		tx.sql<{ id: string }[]>`select id from tavlepunkt where borger_id = ${borgerId} and ended_at is null
			and column_key = ${column} and text = ${text.value} and author_account_id = app.actor_id() limit 1`
	]);
	if (!plan) return refused('unknown');
	if (standing) return ok(standing.id);
	const [made] = await tx.sql<{ id: string }[]>`
		insert into tavlepunkt (borger_id, column_key, text, author_account_id, topics)
		values (${borgerId}, ${column}, ${text.value}, app.actor_id(), ${topics}::text[]) returning id`;
	await tx.sql`insert into event (borger_id, actor_account_id, type, subject_id, params, kind, topics, forvaltning_id)
		select borger_id, author_account_id, 'tavlepunkt_added', id, jsonb_build_object('column', column_key), 'plan', topics,
			forvaltning_id from tavlepunkt where id = ${made?.id ?? null}`;
	return ok(made?.id ?? '');
}

/**
 * Takes a point off the board: whoever wrote it, nobody else. A second press changes nothing.
 * @param tavlepunktId what the form said; anything
 */
export async function endTavlepunkt(
	tx: Tx,
	{ borgerId, tavlepunktId }: { borgerId: string; tavlepunktId: string }
): Promise<Result<'ended', 'unknown'>> {
	if (!isId(tavlepunktId)) return refused('unknown');
	const own = tx.sql`borger_id = ${borgerId} and id = ${tavlepunktId} and author_account_id = app.actor_id()`;
	const [known] = await tx.sql`select from tavlepunkt where ${own}`;
	if (!known) return refused('unknown');
	await tx.sql`update tavlepunkt set ended_at = now() where ${own} and ended_at is null`;
	return ok('ended');
}

/**
 * Makes a goal or an agreement of a point, in the draft and as sensitive as the point: in one step, and once however often it is
 * pressed. What the borger wrote becomes the borger's words.
 * @param asked `tavlepunktId`: what the form said, anything
 * @returns the id of the item, also of one that was made of it before and stands
 */
export async function tavlepunktToItem(
	tx: Tx,
	asked: { borgerId: string; tavlepunktId: string; kind: 'maal' | 'aftale'; today: string }
): Promise<Result<string, 'unknown' | 'no_plan'>> {
	const { borgerId, tavlepunktId, kind, today } = asked;
	if (!isId(tavlepunktId)) return refused('unknown');
	await lockPlan(tx, { borgerId, mode: 'arrange' });
	const stands = tx.sql`i.from_tavlepunkt_id = t.id and i.borger_id = t.borger_id and i.last_version is null`;
	const [point] = await tx.sql<{ text: string; topics: string; byBorger: boolean; became: string | null }[]>`
		select t.text, array_to_string(t.topics, ',') as topics, t.forvaltning_id is null and not exists (
				select from account a where a.id = t.author_account_id and a.borger_id is null) as "byBorger", coalesce(
			(select i.item_id from maal i where ${stands} limit 1), (select i.item_id from aftale i where ${stands} limit 1)
		) as became
		from tavlepunkt t where t.borger_id = ${borgerId} and t.id = ${tavlepunktId} and t.ended_at is null`;
	if (!point) return refused('unknown');
	if (point.became) return ok(point.became);
	const fields = { ...fieldsFrom(point, kind), topics: point.topics };
	return startItem(tx, { borgerId, kind, parentId: null, today, fields, fromTavlepunktId: tavlepunktId });
}

/** A goal has a title, and whose words they are; an agreement just the text. */
function fieldsFrom(
	{ text, byBorger }: { text: string; byBorger: boolean },
	kind: 'maal' | 'aftale'
): Partial<ItemFields> {
	if (kind === 'aftale') return { text };
	const most = longest['title'] ?? 0;
	const title = cut(text, most - 10);
	if (byBorger) return { title, borgerWords: text };
	return { title, ...(title.endsWith('…') ? { professionalWords: text } : {}) };
}

/**
 * A sentence back to what the borger said of a version; they see it at once. The same twice stands once.
 * @param typed what the form said; anything
 */
export async function replyToStatement(
	tx: Tx,
	typed: { borgerId: string; statementId: string; text: string }
): Promise<Result<'sent' | 'unchanged', 'unknown'> | Problems> {
	const { borgerId, statementId } = typed;
	if (!isId(statementId)) return refused('unknown');
	const text = readSaid(typed.text);
	if (!text.ok) return problem({ text: text.reason });
	await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`reply ${statementId}`}, 0))`;
	const [statement] = await tx.sql<{ said: boolean }[]>`
		select exists (select from reply r where r.statement_id = s.id and r.account_id = app.actor_id() and r.text = ${text.value}) as said
		from plan_statement s where s.borger_id = ${borgerId} and s.id = ${statementId} and app.actor_forvaltning_id() is not null`;
	if (!statement) return refused('unknown');
	if (statement.said) return ok('unchanged');
	await Promise.all([
		tx.sql`insert into reply (borger_id, statement_id, account_id, text)
			values (${borgerId}, ${statementId}, app.actor_id(), ${text.value})`,
		tx.sql`insert into event (borger_id, actor_account_id, type, subject_id, params, kind, topics, forvaltning_id)
			values (${borgerId}, app.actor_id(), 'statement_answered', ${statementId}, '{}', 'plan', '{}', app.actor_forvaltning_id())`
	]);
	return ok('sent');
}
