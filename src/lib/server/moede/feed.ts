import { createHash, createHmac } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { attempt } from '../db/attempt';
import { pool } from '../db/client';
import { asProblem, type Tx } from '../db/with-actor';
import type { FeedMoede } from './calendar';

/** An address that the borger's calendar reads from, without the secret in it. */
export type Feed = { id: string; withPlace: boolean; createdAt: Date; usedAt: Date | null };
/** So many at once. */
const most = 5;

export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/**
 * The secret in an address: made of the form's id, so that the same form sent again is the same address, and of our key, so that the id
 * gives nothing away. 256 bits.
 */
const tokenOf = (id: string, key: string) =>
	createHmac('sha256', key).update(`calendar feed ${id}`).digest('base64url');

/** Somebody's own addresses, the newest first. One statement. */
export const findFeeds = ({ sql }: Tx, accountId: string) => sql<Feed[]>`
	select id, with_place as "withPlace", created_at as "createdAt", used_at as "usedAt"
	from calendar_feed where account_id = ${accountId} and revoked_at is null order by created_at desc, id limit ${most}`;

/**
 * Makes an address that shows the borger's meetings to whoever has it. The same form sent again is the same address.
 * @param id born with the form
 * @param key of the installation
 * @returns the secret for the address, which is stored nowhere; or `too_many`, `not_yours` (hidden traces, or the id is something else)
 */
export async function makeFeed(
	tx: Tx,
	{ id, accountId, withPlace, key }: { id: string; accountId: string; withPlace: boolean; key: string }
): Promise<{ ok: true; token: string } | { ok: false; reason: 'too_many' | 'not_yours' }> {
	const token = tokenOf(id, key);
	const [standing] = await tx.sql<{ count: number; same: boolean }[]>`
		select count(*)::int as count, coalesce(bool_or(id = ${id}), false) as same
		from calendar_feed where account_id = ${accountId} and revoked_at is null`;
	if (standing?.same) return { ok: true, token };
	if ((standing?.count ?? 0) >= most) return { ok: false, reason: 'too_many' };
	const made = await attempt(
		tx,
		() => tx.sql`
			insert into calendar_feed (id, account_id, token_hash, with_place)
			values (${id}, ${accountId}, ${hashOf(token)}, ${withPlace})`
	);
	return made.ok ? { ok: true, token } : { ok: false, reason: 'not_yours' };
}

/** Takes an address back: from now on it is none. @returns whether it was one of the actor's */
export async function revokeFeed({ sql }: Tx, { id, accountId }: { id: string; accountId: string }): Promise<boolean> {
	const { count } = await sql`
		update calendar_feed set revoked_at = now() where id = ${id} and account_id = ${accountId} and revoked_at is null`;
	return count > 0;
}

/**
 * The meetings behind an address; nobody is logged in. One statement.
 * @returns null when it is no address, or none any more
 * @throws Unavailable
 */
export async function readFeed(token: string): Promise<FeedMoede[] | null> {
	type Row = FeedMoede | (Omit<FeedMoede, 'id'> & { id: null });
	try {
		const rows = await pool('login')<Row[]>`
			select id, starts_at as "startsAt", ends_at as "endsAt", state, revision, place from app.feed_moeder(${token})`;
		if (rows.length === 0) return null;
		return rows.filter((row): row is FeedMoede => row.id !== null);
	} catch (error) {
		throw asProblem(error);
	}
}

/** What a feed says, in one word: the same word, the same meetings. */
export const tagOf = (moeder: readonly FeedMoede[]) =>
	`"${createHash('sha256').update(JSON.stringify(moeder)).digest('base64url').slice(0, 22)}"`;

/** A calendar asks a few times an hour. Nobody who asks more often is a calendar. */
const asked = new RateLimiterMemory({ keyPrefix: 'feed', points: 30, duration: 60 });

/** @returns how long a reader of this address is to wait, s; null when it need not */
export async function feedWait(token: string): Promise<number | null> {
	try {
		// A token is a secret, also in the memory of a counter.
		await asked.consume(hashOf(token));
		return null;
	} catch (refused) {
		if (!(refused instanceof RateLimiterRes)) throw refused;
		return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
	}
}
