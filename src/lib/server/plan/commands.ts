import { ok, refused, type Result } from '../../core/result';
import { isId } from '../../core/text';
import { isToBeNoted, type Aftale } from '../../plan/aftale';
import type { FieldProblems } from '../../plan/draft';
import { isNews, readNote, type Noted, type NoteState } from '../../plan/note';
import type { Tx } from '../db/with-actor';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Notes that an aftale is done: the borger's own ("Gjort"), or the municipality's ("Det er sket"). Who does so twice, or in
 * two windows at once, notes it once. Writes the status, and the event that tells the team.
 * @param itemId what the form said; anything
 * @returns `noted`, or `unchanged` when it stood already, has been dropped or is a duty that lasts; refused when it is not an aftale of the
 *   current version of the borger's running plan
 */
export async function noteAftaleDone(
	tx: Tx,
	{ borgerId, accountId, itemId }: { borgerId: string | null; accountId: string; itemId: string }
): Promise<Result<'noted' | 'unchanged', 'unknown'>> {
	if (!uuid.test(itemId)) return refused('unknown');
	// Two presses at once wait for each other here; the second then sees what the first has written.
	const [, [aftale]] = await Promise.all([
		tx.sql`select pg_advisory_xact_lock(hashtextextended(${itemId}, 0))`,
		tx.sql<(Pick<Aftale, 'duty' | 'dueOn' | 'state'> & { rowId: string })[]>`
			select i.id as "rowId", i.duty, i.due_on as "dueOn", (select s.state from aftale_status s
				where s.aftale_item_id = i.item_id and s.borger_id = i.borger_id order by s.at desc limit 1) as state
			from plan p
			join aftale i on i.plan_id = p.id and i.first_version <= p.version and (i.last_version is null or i.last_version >= p.version)
			where p.borger_id = ${borgerId} and p.ended_on is null and i.borger_id = ${borgerId} and i.item_id = ${itemId}`
	]);
	if (!aftale) return refused('unknown');
	if (!isToBeNoted(aftale)) return ok('unchanged');
	await Promise.all([
		tx.sql`insert into aftale_status (aftale_item_id, borger_id, state, by_account_id)
			values (${itemId}, ${borgerId}, 'done', ${accountId})`,
		// The borger's own doing, so no forvaltning wrote it; as sensitive as the aftale.
		tx.sql`insert into event (borger_id, actor_account_id, type, subject_id, params, kind, topics)
			select i.borger_id, ${accountId}, 'aftale_done', i.item_id, jsonb_build_object('text', i.text, 'owedBy', i.owed_by),
				'plan', i.topics
			from aftale i where i.id = ${aftale.rowId}`
	]);
	return ok('noted');
}

/** What the team is told of a note. */
const eventOf: Record<NoteState, string> = {
	done: 'aftale_done',
	not_done: 'aftale_not_done',
	dropped: 'aftale_dropped',
	postponed: 'aftale_postponed',
	reopened: 'aftale_reopened'
};

/**
 * Notes what has happened to an aftale, by somebody of the team who reads it: shared with the borger at once, whatever the draft
 * says. The same twice is noted once. Writes the status, and the event that tells everybody who may read it.
 * @param typed what the form said; anything
 * @returns `unchanged` when it says nothing new; `unknown` when it is not an aftale of the shared version that the actor reads
 */
export async function noteAftale(
	tx: Tx,
	typed: { borgerId: string; itemId: string; state: string; reason?: string; newDueOn?: string }
): Promise<Result<'noted' | 'unchanged', 'unknown'> | { ok: false; reason: 'problems'; problems: FieldProblems }> {
	const { borgerId, itemId } = typed;
	if (!isId(itemId)) return refused('unknown');
	const read = readNote(typed);
	if (!read.ok) return { ok: false, reason: 'problems', problems: read.problems ?? {} };
	const note = read.value;
	const [, [aftale]] = await Promise.all([
		tx.sql`select pg_advisory_xact_lock(hashtextextended(${itemId}, 0))`,
		tx.sql<(Noted & { rowId: string })[]>`
			select i.id as "rowId", i.duty, i.due_on as "dueOn", s.state, s.reason, s.new_due_on as "newDueOn"
			from plan p
			join aftale i on i.plan_id = p.id and i.first_version <= p.version and (i.last_version is null or i.last_version >= p.version)
			left join lateral (select n.state, n.reason, n.new_due_on from aftale_status n
				where n.aftale_item_id = i.item_id and n.borger_id = i.borger_id order by n.at desc limit 1) s on true
			where p.borger_id = ${borgerId} and p.ended_on is null and i.borger_id = ${borgerId} and i.item_id = ${itemId}`
	]);
	if (!aftale) return refused('unknown');
	if (!isNews(aftale, note)) return ok('unchanged');
	const { state, reason, newDueOn } = note;
	await Promise.all([
		tx.sql`insert into aftale_status (aftale_item_id, borger_id, state, reason, new_due_on, by_account_id)
			values (${itemId}, ${borgerId}, ${state}, ${reason}, ${newDueOn}, app.actor_id())`,
		tx.sql`insert into event (borger_id, actor_account_id, type, subject_id, params, kind, topics, forvaltning_id)
			select i.borger_id, app.actor_id(), ${eventOf[state]}, i.item_id, jsonb_strip_nulls(jsonb_build_object('text', i.text,
				'owedBy', i.owed_by, 'reason', ${reason}::text, 'newDueOn', ${newDueOn}::text)), 'plan', i.topics, app.actor_forvaltning_id()
			from aftale i where i.id = ${aftale.rowId}`
	]);
	return ok('noted');
}
