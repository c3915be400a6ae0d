import { readBesked, readNew, type BeskedTyped, type NewField, type NewTyped } from '../../besked/form';
import { earliestPromise } from '../../besked/promise';
import { whoReads } from '../../besked/readers';
import { ok, refused, type Result } from '../../core/result';
import { isId } from '../../core/text';
import type { Tx } from '../db/with-actor';
import type { Taken } from '../team/commands';
import { findCandidates, findSamtaleHead, type Asked } from './queries';
import { addBesked, startSamtale } from './write';

/**
 * The borger writes to those whom they choose by name. An answer is promised, and the promise is kept with the message. The same
 * form sent twice is one message.
 * @returns problems of `readNew`; `hvem`: `unknown` also for who has left the team since; `form`: `other`
 */
export async function startOwnSamtale(tx: Tx, asked: Asked, typed: NewTyped): Promise<Taken<NewField>> {
	const team = (await findCandidates(tx, asked))?.team ?? [];
	const read = readNew(typed, { known: team.map(({ accountId }) => accountId), least: 1 });
	if (!read.ok) return read;
	const chosen = team.filter(({ accountId }) => read.value.readers.includes(accountId));
	const promisedOn = promiseOf(chosen, asked);
	const sent = await startSamtale(tx, { id: typed.id, borgerId: asked.borgerId, read: read.value, promisedOn });
	if (sent.ok) return { ok: true };
	if (sent.reason === 'unknown_reader' || sent.reason === 'nobody') return { ok: false, problems: { hvem: 'unknown' } };
	return { ok: false, problems: { form: 'other' } };
}

const promiseOf = (readers: readonly { answersBy: string | null }[], { today, days }: Asked) =>
	earliestPromise(
		readers.map(({ answersBy }) => answersBy),
		{ sentOn: today, days }
	);

/** What became of a message in a conversation that is there. `nobody`: none of its readers is on the team any more. */
export type Sent = Result<'sent', 'unknown' | 'nobody' | 'other' | 'malformed' | 'missing' | 'forbidden' | 'too_long'>;

/**
 * The borger writes in one of their conversations. The same form sent twice is one message.
 * @returns `nobody` when nobody of the readers is on the team: nothing is sent
 */
export async function sendOwn(tx: Tx, asked: Asked & { samtaleId: string }, typed: BeskedTyped): Promise<Sent> {
	const head = await findSamtaleHead(tx, asked);
	if (!head) return refused('unknown');
	const text = readBesked(typed.tekst);
	if (!text.ok) return text;
	if (!isId(typed.id)) return refused('malformed');
	const { named } = whoReads(head.readers, head.team);
	if (named.length === 0) return refused('nobody');
	const { samtaleId, borgerId } = asked;
	return addBesked(tx, { id: typed.id, samtaleId, borgerId, text: text.value, promisedOn: promiseOf(named, asked) });
}

/**
 * The same words to today's tovholder instead, as a new conversation about the same: they do not read what was written to others.
 * @returns the new conversation's id; `nobody` when there is no tovholder
 */
export async function sendToTovholder(
	tx: Tx,
	asked: Asked & { samtaleId: string },
	typed: BeskedTyped
): Promise<Result<string, Extract<Sent, { ok: false }>['reason']>> {
	const head = await findSamtaleHead(tx, asked);
	if (!head) return refused('unknown');
	const text = readBesked(typed.tekst);
	if (!text.ok) return text;
	if (!isId(typed.id)) return refused('malformed');
	const tovholder = head.team.find((member) => member.function === 'tovholder');
	if (!tovholder) return refused('nobody');
	const sent = await startSamtale(tx, {
		id: typed.id,
		borgerId: asked.borgerId,
		read: { readers: [tovholder.accountId], subject: head.subject, text: text.value },
		promisedOn: promiseOf([tovholder], asked)
	});
	if (sent.ok) return ok(typed.id);
	return refused(sent.reason === 'unknown_reader' || sent.reason === 'nobody' ? 'nobody' : 'other');
}

/**
 * The borger lets one more of the team read a conversation, from its beginning. A second time changes nothing.
 * @param accountId what the form said; anything
 * @returns refused with `unknown` without such a conversation, `not_on_team` when it is nobody of the team today
 */
export async function letRead(
	tx: Tx,
	asked: Asked & { samtaleId: string },
	accountId: string
): Promise<Result<'reads', 'unknown' | 'not_on_team'>> {
	const head = await findSamtaleHead(tx, asked);
	if (!head) return refused('unknown');
	if (!head.team.some((member) => member.accountId === accountId)) return refused('not_on_team');
	const { samtaleId, borgerId } = asked;
	await tx.sql`
		insert into samtale_reader (samtale_id, borger_id, account_id, added_by_account_id)
		values (${samtaleId}, ${borgerId}, ${accountId}, app.actor_id())
		on conflict (samtale_id, account_id) where ended_at is null do nothing`;
	return ok('reads');
}

/**
 * The borger ends somebody's reading: from now on they read nothing of it, not what is old either. A second time changes nothing.
 * @param readerId what the form said; anything
 * @returns false when there is no such reader of theirs
 */
export async function endReading(
	{ sql }: Tx,
	{ borgerId, samtaleId }: { borgerId: string; samtaleId: string },
	readerId: string
): Promise<boolean> {
	if (!isId(readerId)) return false;
	const own = sql`id = ${readerId} and samtale_id = ${samtaleId} and borger_id = ${borgerId}`;
	const [known] = await sql`select from samtale_reader where ${own}`;
	if (!known) return false;
	await sql`update samtale_reader set ended_at = now() where ${own} and ended_at is null`;
	return true;
}
