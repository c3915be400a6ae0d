/** People who can be told, and a clock for the job that tells: for tests of notices. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { pool } from '../../src/lib/server/db/client';
import { withActor, type Actor } from '../../src/lib/server/db/with-actor';
import { notifications } from '../../src/lib/server/jobs/notifications';
import type { Choice } from '../../src/lib/notification/choice';
import type { FakeBrowser } from '../fakes/push-service';

type Account = { accountId: string };

/** A browser of theirs takes pushes. @returns the subscription's id */
export async function takePushes(actor: Actor, { accountId }: Account, browser: FakeBrowser): Promise<string> {
	const id = randomUUID();
	await withActor(
		actor,
		({ sql }) => sql`
		insert into push_subscription (id, account_id, endpoint, p256dh, auth)
		values (${id}, ${accountId}, ${browser.endpoint}, ${browser.p256dh}, ${browser.auth})`
	);
	return id;
}

/** They say where to, and at which hour. Nobody knows yet that the address is theirs. */
export const sayWhere = (
	actor: Actor,
	{ accountId }: Account,
	{ email = null, hour = 9 }: { email?: string | null; hour?: number }
) =>
	withActor(
		actor,
		({ sql }) => sql`
		insert into notification_contact (account_id, email, hour) values (${accountId}, ${email}, ${hour})
		on conflict (account_id) do update set email = excluded.email, hour = excluded.hour`
	);

/** They have an address, and have said that it is theirs. */
export async function takeMails(actor: Actor, account: Account, email: string, hour = 9) {
	await sayWhere(actor, account, { email, hour });
	const token = randomBytes(32).toString('base64url');
	const hash = createHash('sha256').update(token).digest('hex');
	await withActor(
		{ audience: 'job' },
		({ sql }) => sql`
		update notification_contact set confirm_hash = ${hash}, confirm_asked_at = now() where account_id = ${account.accountId}`
	);
	await confirm(token);
}

/** The button on the page that the mail leads to. */
export async function confirm(token: string): Promise<boolean> {
	const [row] = await pool('login')<{ done: boolean }[]>`select app.confirm_email(${token}) as done`;
	return row?.done ?? false;
}

export const choose = (actor: Actor, { accountId }: Account, { kind, push, email }: Choice) =>
	withActor(
		actor,
		({ sql }) => sql`
		insert into notification_choice (account_id, kind, push, email) values (${accountId}, ${kind}, ${push}, ${email})
		on conflict (account_id, kind) do update set push = excluded.push, email = excluded.email`
	);

/** Runs the job as if it were then. */
export const tellAt = (then: Date) => notifications({ id: randomUUID() }, { offset: then.getTime() - Date.now() });
