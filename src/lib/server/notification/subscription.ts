/** Which browsers take pushes for a person. */
import { ok, refused, type Result } from '../../core/result';
import { isId } from '../../core/text';
import { readEndpoint } from '../../notification/endpoint';
import { attempt } from '../db/attempt';
import type { Tx } from '../db/with-actor';

/** One of a person's own browsers. The endpoint is how the browser knows that it is itself. */
export type OwnSubscription = { id: string; endpoint: string; createdAt: Date };

/** All that are on, the latest first. One statement. */
export const findSubscriptions = async ({ sql }: Tx, accountId: string): Promise<OwnSubscription[]> => [
	...(await sql<OwnSubscription[]>`
		select id, endpoint, created_at as "createdAt" from push_subscription
		where account_id = ${accountId} and gone_at is null order by created_at desc, id`)
];

/** What the browser says when it wants pushes (RFC 8030, RFC 8291). */
export type Sent = {
	endpoint: string;
	/** Its public key, an uncompressed point of P-256, and its secret of 16 bytes; both base64url. */
	p256dh: string;
	auth: string;
	/** The id of this browser, when it keeps one. */
	phone: string | null;
};

const isKey = (value: unknown, bytes: number): value is string =>
	typeof value === 'string' &&
	value.length <= 2 * bytes &&
	/^[\w-]+={0,2}$/.test(value) &&
	Buffer.from(value, 'base64url').length === bytes;

/**
 * Reads what a browser sent.
 * @param hosts the push services that are named (`PUSH_HOSTS`)
 * @returns `endpoint` when the address is at none of them, `malformed` for anything else that is wrong
 */
export function readSubscription(body: unknown, hosts: readonly string[]): Result<Sent, 'malformed' | 'endpoint'> {
	if (typeof body !== 'object' || body === null) return refused('malformed');
	const { endpoint, p256dh, auth, phone } = body as Record<string, unknown>;
	if (typeof endpoint !== 'string') return refused('malformed');
	const address = readEndpoint(endpoint, hosts);
	if (!address.ok) return refused('endpoint');
	if (!isKey(p256dh, 65) || !isKey(auth, 16)) return refused('malformed');
	const isPhone = typeof phone === 'string' && isId(phone);
	return ok({ endpoint: address.value, p256dh, auth, phone: isPhone ? phone.toLowerCase() : null });
}

/** So many browsers one person has at most: the oldest goes when another comes. */
const mostBrowsers = 10;

/**
 * Takes pushes in a browser. Again changes nothing.
 * @returns its id, and whether it is new; `taken` when the browser takes them for somebody else, who has not logged off in it: it then
 * asks its push service for another address
 */
export async function addSubscription(
	tx: Tx,
	accountId: string,
	{ endpoint, p256dh, auth, phone }: Sent
): Promise<Result<{ id: string; isNew: boolean }, 'taken'>> {
	const { sql } = tx;
	const [own] = await sql<{ id: string }[]>`
		select id from push_subscription where account_id = ${accountId} and endpoint = ${endpoint} and gone_at is null`;
	if (own) return ok({ id: own.id, isNew: false });
	const added = await attempt(
		tx,
		() => sql<{ id: string }[]>`
			insert into push_subscription (account_id, phone_id, endpoint, p256dh, auth)
			values (${accountId}, ${phone}, ${endpoint}, ${p256dh}, ${auth}) returning id`
	);
	const [row] = added.ok ? added.value : [];
	if (!row) return refused('taken');
	await sql`
		update push_subscription set gone_at = now() where id in (
			select id from push_subscription where account_id = ${accountId} and gone_at is null
			order by (id = ${row.id}) desc, created_at desc, id offset ${mostBrowsers})`;
	return ok({ id: row.id, isNew: true });
}

/**
 * Takes no more pushes in a browser.
 * @param which its id, or the address it has
 * @returns false when there is none that is one's own and on
 */
export async function endSubscription(
	{ sql }: Tx,
	accountId: string,
	which: { id: string } | { endpoint: string }
): Promise<boolean> {
	const ended = await sql`
		update push_subscription set gone_at = now()
		where account_id = ${accountId} and gone_at is null
			and ${'id' in which ? sql`id = ${which.id}` : sql`endpoint = ${which.endpoint}`}
		returning id`;
	return ended.length > 0;
}
