import { createHash } from 'node:crypto';
import { ok, refused, type Result } from '../../core/result';
import {
	contentOf,
	decideAnswer,
	whenMade,
	type AnswerFacts,
	type AnswerRefusal,
	type SentAnswer
} from '../../trivsel/answer';
import type { Tx } from '../db/with-actor';
import type { ItemReceipt } from '../offline/answer';
import { findEpoch } from '../offline/phone';

/** What somebody gets who gave an answer, the first time and every time after. */
export type Receipt = ItemReceipt & { maalingId: string };

type Stored = { id: string; borgerId: string; linealKey: string; contentHash: string; receivedAt: Date };

/**
 * Stores one answer on the ruler, from a form or a phone, by the borger or a professional: rating, value, note and event in
 * the caller's transaction. One that a professional types (`givenHow`) is the borger's: whoever types it has seen it. Sent again, the same answer gives the same receipt and changes nothing (Q1, Q5); something else
 * under the same id is a conflict and changes nothing (Q2). Who rates, as what and whether blind is the database's to say.
 * @param borgerId from the session or the address, never from what was sent
 * @param receivedAt the moment of the request
 * @throws what `orOvertaken` turns into a refusal
 */
export async function giveAnswer(
	tx: Tx,
	borgerId: string,
	sent: SentAnswer,
	receivedAt: Date
): Promise<Result<Receipt, AnswerRefusal | 'conflict'>> {
	const [stored, epoch, facts] = await Promise.all([
		findStored(tx, sent.id),
		findEpoch(tx),
		findFacts(tx, borgerId, sent)
	]);
	if (stored) return compare(stored, { borgerId, sent, epoch });
	const decision = decideAnswer(sent, facts);
	if (!decision.ok) return decision;
	const lineal = decision.value;

	const { sql } = tx;
	// Only a professional's connection may speak of these.
	const extra = sent.givenHow
		? { columns: sql`, typed_by_account_id, given_how`, values: sql`, app.actor_id(), ${sent.givenHow}` }
		: sent.samlet
			? { columns: sql`, samlet_vurdering`, values: sql`, true` }
			: { columns: sql``, values: sql`` };
	const rater = sent.givenHow ? sql`app.borger_account(${borgerId}::uuid)` : sql`app.actor_id()`;
	const [made] = await sql<{ id: string; receivedAt: Date }[]>`
		insert into trivselsmaaling (borger_id, rater_account_id, client_id, content_hash, lineal_key, lineal_version, emne_id, made_at_raw, made_at, time_zone ${extra.columns})
		values (${borgerId}, ${rater}, ${sent.id}, ${hashOf(sent, lineal.key)}, ${lineal.key}, ${lineal.version}, ${sent.emneId},
			${sent.device?.madeAt ?? receivedAt}, ${whenMade(sent.device, receivedAt)}, ${sent.timeZone} ${extra.values})
		on conflict (rater_account_id, client_id) do nothing
		returning id, received_at as "receivedAt"`;
	if (!made) {
		// The same answer came twice at once, and the other transaction has committed by now.
		const twin = await findStored(tx, sent.id);
		return twin ? compare(twin, { borgerId, sent, epoch }) : refused('conflict');
	}
	const { answer, note, skridt } = sent;
	const value = answer.kind === 'point' ? answer.value : null;
	const hasWords = note !== null || skridt !== null;
	await Promise.all([
		sql`insert into trivselsvalue (maaling_id, borger_id, answer, value) values (${made.id}, ${borgerId}, ${answer.kind}, ${value})`,
		hasWords &&
			sql`insert into trivselsnote (maaling_id, borger_id, note, skridt) values (${made.id}, ${borgerId}, ${note}, ${skridt})`,
		sent.givenHow &&
			sql`insert into trivselsopening (account_id, maaling_id, borger_id) values (app.actor_id(), ${made.id}, ${borgerId})`,
		sent.givenHow &&
			hasWords &&
			sql`insert into trivselsnote_read (maaling_id, account_id, borger_id) values (${made.id}, app.actor_id(), ${borgerId})`,
		sql`
			insert into event (borger_id, actor_account_id, type, subject_id, params, kind, topics, forvaltning_id)
			select ${borgerId}::uuid, me.account_id, case when me.role = 'borger' or ${sent.givenHow !== null} then 'answer_given' else 'rating_given' end, ${made.id}::uuid,
				jsonb_strip_nulls(jsonb_build_object('area', e.text, 'samlet', nullif(${sent.samlet}, false), 'typed', ${sent.givenHow}::text)),
				'trivsel', coalesce(e.topics, '{}'), me.forvaltning_id
			from app.actor() me left join trivselsemne e on e.id = ${sent.emneId}::uuid`
	]);
	return ok({ id: sent.id, maalingId: made.id, receivedAt: made.receivedAt, epoch, first: true });
}

/**
 * The database alone knows, at the moment of writing, whether the samlet vurdering may be given, and whether the question is asked
 * still: a new answer of the borger may have come in the same second, or the question have gone. For the `catch` of the transaction.
 */
export function orOvertaken(error: unknown): Result<never, 'samlet_early' | 'emne_ended'> {
	if (error instanceof Error && 'constraint_name' in error && error.constraint_name === 'trivselsmaaling_samlet')
		return refused('samlet_early');
	if (error instanceof Error && 'code' in error && error.code === '42501') return refused('emne_ended');
	throw error;
}

/** A second sending: the same answer, or another one under the same id. */
function compare(
	stored: Stored,
	now: { borgerId: string; sent: SentAnswer; epoch: string }
): Result<Receipt, 'conflict'> {
	const { borgerId, sent, epoch } = now;
	const same = stored.borgerId === borgerId && stored.contentHash === hashOf(sent, stored.linealKey);
	return same
		? ok({ id: sent.id, maalingId: stored.id, receivedAt: stored.receivedAt, epoch, first: false })
		: refused('conflict');
}

/** @param linealKey the ruler, where the form did not name it */
const hashOf = (sent: SentAnswer, linealKey: string) =>
	createHash('sha256')
		.update(contentOf(sent, sent.linealKey ?? linealKey))
		.digest('hex');

/** The actor's own rating with that id. Another's id is none of ours (B6). */
async function findStored({ sql }: Tx, clientId: string): Promise<Stored | undefined> {
	const [row] = await sql<Stored[]>`
		select id, borger_id as "borgerId", lineal_key as "linealKey", content_hash as "contentHash", received_at as "receivedAt"
		from app.own_answer(${clientId})`;
	return row;
}

async function findFacts({ sql }: Tx, borgerId: string, sent: SentAnswer): Promise<AnswerFacts> {
	// What is typed for the borger is the borger's: only who may read it may write it down.
	const mayGive = sent.givenHow
		? sql`app.may_read(${borgerId}::uuid, 'trivsel', coalesce((select e.topics from trivselsemne e where e.id = ${sent.emneId}::uuid), '{}'), null)`
		: sql`true`;
	const [row] = await sql<AnswerFacts[]>`
		select exists (select from borger b where b.id = ${borgerId}::uuid) as "borgerExists",
			(select json_build_object('key', l.key, 'version', l.version, 'name', l.name, 'lowest', l.lowest, 'highest', l.highest,
				'step', l.step, 'best', l.best, 'anchors', '[]'::json) from trivselslineal l where l.active) as active,
			exists (select from trivselslineal l
				where l.version = ${sent.linealVersion} and (l.key = ${sent.linealKey}::text or (${sent.linealKey}::text is null and l.key = (select key from trivselslineal where active)))) as "linealExists",
			(select json_build_object('ended', e.ended_at is not null) from trivselsemne e
				where e.id = ${sent.emneId}::uuid and e.borger_id = ${borgerId}::uuid) as emne,
			${mayGive} as "mayGive"`;
	return row ?? { borgerExists: false, active: null, linealExists: false, emne: null, mayGive: false };
}

/** Answers older than this are history: opening the current one does not reach them. */
const openedTogether = '12 months';

/**
 * Opens the other side's answers to one question: the borger the professionals', a professional the borger's. All of the last
 * year at once, so that the history has no holes. Whether that came after the own answer, the database finds out; the newest
 * goes first, because having seen an older one must not make it look led.
 * @param way `after_own` opens only what the actor has answered before seeing; `seen_first` ("Vis nu") opens and is noted
 * @returns the ids opened now; empty when all were open already; or `own_first`
 */
export async function openAnswers(
	tx: Tx,
	{ borgerId, emneId, way }: { borgerId: string; emneId: string | null; way: 'after_own' | 'seen_first' }
): Promise<Result<string[], 'own_first' | 'nothing'>> {
	const { sql } = tx;
	const theirs = sql`m.borger_id = ${borgerId}::uuid and m.emne_id is not distinct from ${emneId}::uuid
		and (m.rater_kind = 'borger') = ((select role from app.actor()) <> 'borger') and m.received_at > now() - ${openedTogether}::interval`;
	const opened = await sql<{ id: string }[]>`
		insert into trivselsopening (account_id, maaling_id, borger_id)
		select app.actor_id(), m.id, m.borger_id from trivselsmaaling m
		where ${theirs} and not exists (select from trivselsopening o where o.maaling_id = m.id)
			and (${way === 'seen_first'} or app.has_answered_before_seeing(m.id))
		order by m.received_at desc
		on conflict do nothing
		returning maaling_id as id`;
	if (opened.length > 0) return ok(opened.map(({ id }) => id));
	const [left] = await sql<{ some: boolean; closed: boolean }[]>`
		select count(*) > 0 as some, count(*) filter (where not exists (select from trivselsopening o where o.maaling_id = m.id)) > 0 as closed
		from trivselsmaaling m where ${theirs}`;
	if (!left?.some) return refused('nothing');
	return left.closed ? refused('own_first') : ok([]);
}

/**
 * Answers a borger's answer with a sentence, which they see at once; a note is read with it. The same sentence again is the
 * same reply, however often the button is pressed.
 * @param text of at most `longestReply` characters
 * @returns false when there is no such answer for the actor
 */
export async function replyToAnswer(
	tx: Tx,
	{ borgerId, maalingId, text }: { borgerId: string; maalingId: string; text: string }
): Promise<boolean> {
	const { sql } = tx;
	const answer = sql`trivselsmaaling m where m.id = ${maalingId}::uuid and m.borger_id = ${borgerId}::uuid and m.rater_kind = 'borger'`;
	// Two presses at once wait for each other.
	await sql`select pg_advisory_xact_lock(hashtextextended('reply ' || ${maalingId}::text, 0))`;
	const [said] = await sql<{ known: boolean }[]>`
		select exists (select from reply r where r.maaling_id = m.id and r.account_id = app.actor_id() and r.text = ${text}) as known from ${answer}`;
	if (!said) return false;
	if (said.known) return true;
	await Promise.all([
		sql`insert into reply (borger_id, maaling_id, account_id, text) values (${borgerId}, ${maalingId}, app.actor_id(), ${text})`,
		sql`
			insert into trivselsnote_read (maaling_id, account_id, borger_id)
			select n.maaling_id, app.actor_id(), n.borger_id from trivselsnote n where n.maaling_id = ${maalingId}::uuid
			on conflict do nothing`,
		sql`
			insert into event (borger_id, actor_account_id, type, subject_id, kind, topics, forvaltning_id)
			select m.borger_id, me.account_id, 'reply_given', m.id, 'trivsel', m.topics, me.forvaltning_id
			from app.actor() me, ${answer}`
	]);
	return true;
}

/**
 * Hides a rating that the actor gave or typed, because it was made on the wrong person. It is kept, marked, and nobody sees
 * it any more; the borger is told that something was taken away, not what.
 * @returns false when there is no such rating of the actor's (any more)
 */
export async function misregisterRating(
	tx: Tx,
	{ borgerId, maalingId }: { borgerId: string; maalingId: string }
): Promise<boolean> {
	const { sql } = tx;
	const [told] = await sql`
		insert into event (borger_id, actor_account_id, type, subject_id, kind, topics, forvaltning_id)
		select m.borger_id, me.account_id, 'rating_misregistered', m.id, 'trivsel', m.topics, me.forvaltning_id
		from trivselsmaaling m, app.actor() me
		where m.id = ${maalingId}::uuid and m.borger_id = ${borgerId}::uuid and coalesce(m.typed_by_account_id, m.rater_account_id) = me.account_id
		returning id`;
	if (!told) return false;
	const [row] = await sql<{ hidden: boolean }[]>`select app.misregister(${maalingId}::uuid) as hidden`;
	if (!row?.hidden) throw new Error('a rating of the actor’s own was not hidden');
	return true;
}

/**
 * Marks a borger's note as read by the actor; a second time changes nothing.
 * @returns false when there is no such note for the actor
 */
export async function markNoteRead(
	tx: Tx,
	{ borgerId, maalingId }: { borgerId: string; maalingId: string }
): Promise<boolean> {
	const { sql } = tx;
	const note = sql`trivselsnote n join trivselsmaaling m on m.id = n.maaling_id
		where n.maaling_id = ${maalingId}::uuid and n.borger_id = ${borgerId}::uuid and m.rater_kind = 'borger'`;
	const [read] = await sql`
		insert into trivselsnote_read (maaling_id, account_id, borger_id)
		select n.maaling_id, app.actor_id(), n.borger_id from ${note}
		on conflict do nothing returning maaling_id`;
	if (!read) return (await sql`select from ${note}`).length > 0;
	await sql`
		insert into event (borger_id, actor_account_id, type, subject_id, kind, topics, forvaltning_id)
		select m.borger_id, me.account_id, 'note_read', m.id, 'trivsel', m.topics, me.forvaltning_id
		from trivselsmaaling m, app.actor() me where m.id = ${maalingId}::uuid`;
	return true;
}
