import { ok, refused, type Result } from '../../core/result';
import { attempt } from '../db/attempt';
import type { Tx } from '../db/with-actor';

/** That the borger has said: this is what was agreed. */
export type Acknowledgement = { contentSha: string; at: Date };

/** What the borger has acknowledged of a meeting, newest first, as far as the actor reads the meeting. One statement. */
export const findAcknowledgements = ({ sql }: Tx, { moedeId }: { moedeId: string }): Promise<Acknowledgement[]> =>
	sql<Acknowledgement[]>`
		select content_sha as "contentSha", acknowledged_at as at from moede_acknowledgement
		where moede_id = ${moedeId} order by acknowledged_at desc, id limit 50`;

/**
 * The borger who acts says that this is what was agreed (M16): stamped with the time, not a signature. The same twice is once. The
 * team is told, and the department that held the meeting has a note in its journal (app.tell_of_acknowledgement).
 * @param said `contentSha`: SHA-256, hex, of what was agreed as it is now
 * @returns `not_held` when it is no meeting of theirs that was held
 */
export async function acknowledge(
	tx: Tx,
	{ borgerId, moedeId, contentSha }: { borgerId: string; moedeId: string; contentSha: string }
): Promise<Result<'acknowledged' | 'unchanged', 'not_held'>> {
	const made = await attempt(
		tx,
		() => tx.sql`
			insert into moede_acknowledgement (moede_id, borger_id, content_sha) values (${moedeId}, ${borgerId}, ${contentSha})
			on conflict (moede_id, content_sha) do nothing`
	);
	if (!made.ok) return refused('not_held');
	return ok(made.value.count === 1 ? 'acknowledged' : 'unchanged');
}
