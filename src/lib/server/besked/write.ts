import { isId } from '../../core/text';
import type { Result } from '../../core/result';
import { ok, refused } from '../../core/result';
import type { NewSamtale } from '../../besked/form';
import { arrayOf } from '../db/array';
import { attempt } from '../db/attempt';
import type { Tx } from '../db/with-actor';

/** A message to be written. `promisedOn` is the borger's; a professional promises nothing. */
export type Letter = { id: string; samtaleId: string; borgerId: string; text: string; promisedOn: string | null };

/**
 * Writes a message as the actor. The same one a second time is one message.
 * @returns `other` when that id has been sent with other words; `unknown` when the actor does not read the conversation
 */
export async function addBesked(tx: Tx, letter: Letter): Promise<Result<'sent', 'other' | 'unknown'>> {
	const { sql } = tx;
	const { id, samtaleId, borgerId, text, promisedOn } = letter;
	const own = sql`${id}, ${samtaleId}, ${borgerId}, app.actor_id(), ${text}`;
	const done = await attempt(tx, async () => {
		if (promisedOn === null)
			await sql`insert into besked (id, samtale_id, borger_id, author_account_id, text) values (${own}) on conflict (id) do nothing`;
		else
			await sql`
				insert into besked (id, samtale_id, borger_id, author_account_id, text, promised_on) values (${own}, ${promisedOn})
				on conflict (id) do nothing`;
		return sql`
			select from besked where id = ${id} and samtale_id = ${samtaleId} and author_account_id = app.actor_id() and text = ${text}`;
	});
	if (!done.ok) return refused('unknown');
	return done.value.length === 1 ? ok('sent') : refused('other');
}

/** What the database may answer to a new conversation. */
const refusals: Record<string, 'unknown_reader' | 'nobody' | 'unknown'> = {
	samtale_reader_unknown: 'unknown_reader',
	samtale_nobody: 'nobody'
};

/**
 * Starts a conversation with its readers and its first message, which has its id; all or nothing. The same form a second time is
 * the same conversation.
 * @returns `other` when that id has been sent with something else in it; `unknown_reader` when somebody chosen may not read;
 *   `nobody`; `unknown` when the actor may not write to this borger, or the id is another conversation's
 */
export async function startSamtale(
	tx: Tx,
	{ id, borgerId, read, promisedOn }: { id: string; borgerId: string; read: NewSamtale; promisedOn: string | null }
): Promise<Result<'sent', 'other' | 'unknown_reader' | 'nobody' | 'unknown'>> {
	const { readers, subject, text } = read;
	const { sql } = tx;
	const started = await attempt(
		tx,
		() => sql<{ isNew: boolean }[]>`
			select app.start_samtale(${id}, ${borgerId}, ${subject}, ${arrayOf(readers.filter(isId))}::uuid[]) as "isNew"`
	);
	if (!started.ok) return refused(refusals[started.reason] ?? 'unknown');
	if (!started.value[0]?.isNew) {
		const [same] = await sql`
			select from samtale s where s.id = ${id} and s.subject = ${subject} and ${arrayOf(readers.filter(isId))}::uuid[] <@ array(
				select r.account_id from samtale_reader r where r.samtale_id = s.id)`;
		if (!same) return refused('other');
	}
	return addBesked(tx, { id, samtaleId: id, borgerId, text, promisedOn });
}
