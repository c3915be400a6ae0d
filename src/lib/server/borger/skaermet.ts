import { ok, refused, type Result } from '../../core/result';
import { attempt } from '../db/attempt';
import type { Tx } from '../db/with-actor';

/** Whether a borger is shielded, and whether a protected address is why (it is then, always). */
export type Skaermet = { skaermet: boolean; protectedAddress: boolean };

/** @returns null when that borger does not exist for the actor */
export async function findSkaermet({ sql }: Tx, borgerId: string): Promise<Skaermet | null> {
	const [found] = await sql<Skaermet[]>`
		select skaermet, protected_address as "protectedAddress" from borger where id = ${borgerId}`;
	return found ?? null;
}

/**
 * Shields a borger, or no longer. Again changes nothing.
 * @returns refused with `protected_address` when it may not be taken away, with `not_yours` when the borger does not exist for the
 * actor, or the actor is from outside the municipality
 */
export async function setSkaermet(
	{ sql }: Tx,
	{ borgerId, skaermet }: { borgerId: string; skaermet: boolean }
): Promise<Result<null, 'not_yours' | 'protected_address'>> {
	const [set] = await sql<{ skaermet: boolean }[]>`
		update borger set skaermet = ${skaermet} where id = ${borgerId} returning skaermet`;
	if (!set) return refused('not_yours');
	// A trigger keeps it on with a protected address.
	return set.skaermet === skaermet ? ok(null) : refused('protected_address');
}

/**
 * Ends all log-ins of a borger, on every phone and computer, from their next request on.
 * @returns refused when the actor does not hold the threads
 */
export async function logOutEverywhere(tx: Tx, borgerId: string): Promise<Result<null, 'not_yours'>> {
	const ended = await attempt(tx, () => tx.sql`select app.end_borger_sessions(${borgerId})`);
	return ended.ok ? ok(null) : refused('not_yours');
}
