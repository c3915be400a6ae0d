import { readBesked, readNew, type BeskedTyped, type NewField, type NewTyped } from '../../besked/form';
import { refused } from '../../core/result';
import { isId } from '../../core/text';
import type { Tx } from '../db/with-actor';
import type { Taken } from '../team/commands';
import { findCandidates, findSamtaleHead, type Asked } from './queries';
import type { Sent } from './own';
import { addBesked, startSamtale } from './write';

/**
 * A professional writes to a borger, and chooses colleagues who read along. The same form sent twice is one message.
 * @returns problems of `readNew`; `hvem`: `unknown`: not on the team, or somebody for whom this borger does not exist; `form`:
 *   `unknown` when the borger does not exist for the actor or they are not on the team, `other`
 */
export async function startAsStaff(tx: Tx, asked: Asked, typed: NewTyped): Promise<Taken<NewField>> {
	const found = await findCandidates(tx, asked);
	if (!found?.team.some(({ accountId }) => accountId === found.me)) return { ok: false, problems: { form: 'unknown' } };
	const read = readNew(typed, { known: found.team.map(({ accountId }) => accountId), least: 0 });
	if (!read.ok) return read;
	const sent = await startSamtale(tx, { id: typed.id, borgerId: asked.borgerId, read: read.value, promisedOn: null });
	if (sent.ok) return { ok: true };
	if (sent.reason === 'unknown_reader') return { ok: false, problems: { hvem: 'unknown' } };
	return { ok: false, problems: { form: 'other' } };
}

/**
 * A reader answers the borger; that also says that they have read what they saw. The same form sent twice is one message.
 * @param typed `til` is the newest message they saw
 * @returns `newer` when the borger has written since: nothing is sent, so that nobody answers past them
 */
export async function answerAsStaff(
	tx: Tx,
	asked: Asked & { samtaleId: string },
	typed: BeskedTyped
): Promise<Sent | { ok: false; reason: 'newer' }> {
	const { samtaleId, borgerId } = asked;
	const head = await findSamtaleHead(tx, asked);
	if (!head) return refused('unknown');
	const text = readBesked(typed.tekst);
	if (!text.ok) return text;
	if (!isId(typed.id)) return refused('malformed');
	if (!(await sawAll(tx, samtaleId, { seen: typed.til, sent: typed.id }))) return refused('newer');
	const sent = await addBesked(tx, { id: typed.id, samtaleId, borgerId, text: text.value, promisedOn: null });
	if (sent.ok) await markRead(tx, { samtaleId, borgerId, seen: typed.til });
	return sent;
}

/** Whether the borger has written nothing after the message that was seen, or this very answer is there already. */
async function sawAll({ sql }: Tx, samtaleId: string, { seen, sent }: { seen: string; sent: string }) {
	const newest = isId(seen) ? seen : null;
	const [row] = await sql<{ saw: boolean }[]>`
		select exists (select from besked b where b.id = ${sent} and b.samtale_id = ${samtaleId}) or not exists (
			select from besked b where b.samtale_id = ${samtaleId} and b.promised_on is not null and b.created_at > coalesce((
				select s.created_at from besked s where s.id = ${newest}::uuid and s.samtale_id = ${samtaleId}
			), '-infinity')
		) as saw`;
	return row?.saw ?? false;
}

/**
 * A reader says that they have read what the borger wrote, up to a message. A second time changes nothing.
 * @param seen the newest message they saw; anything
 * @returns false when there is no such message for the actor
 */
export async function markRead(
	{ sql }: Tx,
	{ samtaleId, borgerId, seen }: { samtaleId: string; borgerId: string; seen: string }
): Promise<boolean> {
	if (!isId(seen)) return false;
	const [known] = await sql<{ at: Date }[]>`
		select created_at as at from besked where id = ${seen} and samtale_id = ${samtaleId} and borger_id = ${borgerId}`;
	if (!known) return false;
	await sql`
		insert into besked_read (besked_id, account_id, borger_id)
		select b.id, app.actor_id(), b.borger_id from besked b
		where b.samtale_id = ${samtaleId} and b.promised_on is not null
			and b.created_at <= (select s.created_at from besked s where s.id = ${seen})
			and not exists (select from besked_read r where r.besked_id = b.id and r.account_id = app.actor_id())
		on conflict do nothing`;
	return true;
}
