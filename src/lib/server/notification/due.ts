import { createHash, createHmac } from 'node:crypto';
import { dueOf, tellWithin } from '../../notification/due';
import { moedeOf, usefulUntil, type Kind } from '../../notification/kinds';
import { needsMail, waysOf, type Way } from '../../notification/ways';
import { arrayOf } from '../db/array';
import type { Tx } from '../db/with-actor';
import { env } from '../env';
import { hasMail } from '../integrations/mail/send';
import { choiceOf, findPeople, grouped, readFacts, type Person } from './facts';

/** One at a time, whatever the number of workers. */
const lock = 7205130;

/**
 * Makes what is due, once for each thing, and calls off what holds no longer. Only the database; nothing is sent here. One
 * transaction, and nothing at all while another worker is at it.
 * @param requestId under which the looks are recorded (F9)
 */
export async function makeDue(tx: Tx, { now, requestId }: { now: Date; requestId: string }): Promise<void> {
	const [free] = await tx.sql<{ ours: boolean }[]>`select pg_try_advisory_xact_lock(${lock}) as ours`;
	if (!free?.ours) return;
	await callOff(tx, now);
	await askWhose(tx, now);
	const people = await findPeople(tx, null);
	await makeNotices(tx, people, { now, requestId });
	await setOut(tx, people, now);
	await turnToMail(tx, people, now);
}

type Notice = { id: string; accountId: string; kind: Kind; about: string; dueAt: Date };

const since = (now: Date) => new Date(now.getTime() - (tellWithin + 1) * 86_400_000);

/** A reminder of a meeting that was moved, called off or held; and whatever waits for somebody who may not be told any more. */
async function callOff({ sql }: Tx, now: Date) {
	const waiting = await sql<(Notice & { startsAt: Date | null; silent: boolean })[]>`
		select n.id, n.account_id as "accountId", n.kind, n.about, n.due_at as "dueAt", m.starts_at as "startsAt",
			coalesce(b.died_on is not null or b.skaermet or b.protected_address, false) or a.disabled_at is not null as silent
		from notification n
		join account a on a.id = n.account_id
		left join borger b on b.id = n.borger_id
		left join moede m on m.id = case when n.kind = 'moede_tomorrow' then split_part(n.about, ' ', 1)::uuid end and m.state = 'planned'
		where n.cancelled_at is null and n.due_at > ${since(now)}
			and (exists (select from notification_delivery d where d.notification_id = n.id and d.state = 'waiting')
				or not exists (select from notification_delivery d where d.notification_id = n.id))`;
	const over = waiting.filter((each) => {
		if (each.silent || now >= usefulUntil(each)) return true;
		return each.kind === 'moede_tomorrow' && moedeOf(each.about)?.startsAt.getTime() !== each.startsAt?.getTime();
	});
	if (over.length > 0)
		await cancel(
			{ sql },
			over.map(({ id }) => id),
			now
		);
}

async function cancel({ sql }: Pick<Tx, 'sql'>, ids: readonly string[], now: Date) {
	const list = arrayOf(ids);
	await Promise.all([
		sql`update notification set cancelled_at = ${now} where id = any(${list}::uuid[])`,
		sql`update notification_delivery set state = 'gone', code = 'called_off' where notification_id = any(${list}::uuid[]) and state = 'waiting'`
	]);
}

/** So many mails a day that ask whose an address is: whoever types them need not be its owner. */
const mostQuestions = 5;

/** The token in the mail: made anew each time it is needed, so that only its hash is stored and a mail sent again is the same. */
export const confirmToken = (notificationId: string) =>
	createHmac('sha256', env().keys.auth).update(`confirm ${notificationId}`).digest('base64url');

/** A mail for each address that nobody has said is theirs. It goes at any hour: somebody sits and waits for it. */
async function askWhose({ sql }: Tx, now: Date) {
	if (!hasMail()) return;
	const dayAgo = new Date(now.getTime() - 86_400_000);
	const unasked = await sql<{ accountId: string }[]>`
		select c.account_id as "accountId" from notification_contact c
		join account a on a.id = c.account_id and a.disabled_at is null
		left join borger b on b.id = a.borger_id
		where c.email is not null and c.confirmed_at is null and c.confirm_asked_at is null
			and (a.borger_id is null or (b.died_on is null and not b.skaermet and not b.protected_address))
			and (select count(*) from notification n where n.account_id = c.account_id and n.kind = 'confirm_email' and n.due_at > ${dayAgo}) < ${mostQuestions}
		for update of c`;
	for (const { accountId } of unasked) {
		const old = await sql<{ id: string }[]>`
			select id from notification where account_id = ${accountId} and kind = 'confirm_email' and cancelled_at is null and due_at > ${dayAgo}`;
		await cancel(
			{ sql },
			old.map(({ id }) => id),
			now
		);
		const [made] = await sql<{ id: string }[]>`
			insert into notification (account_id, kind, about, due_at)
			values (${accountId}, 'confirm_email', gen_random_uuid()::text, ${now}) returning id`;
		if (!made) continue;
		const hash = createHash('sha256').update(confirmToken(made.id)).digest('hex');
		await Promise.all([
			sql`update notification_contact set confirm_hash = ${hash}, confirm_asked_at = ${now} where account_id = ${accountId}`,
			sql`insert into notification_delivery (notification_id, channel, target, next_at) values (${made.id}, 'email', ${accountId}, ${now})`
		]);
	}
}

/** What the borger reads of it in "Hvem har set mine oplysninger". */
const purpose = 'Sendte dig en påmindelse';

async function makeNotices(tx: Tx, people: readonly Person[], on: { now: Date; requestId: string }) {
	if (people.length === 0) return;
	const facts = await readFacts(tx, people, on.now);
	const due = facts.flatMap((person) => dueOf(person, on.now));
	if (due.length === 0) return;
	const rows = due.map(({ accountId, borgerId, kind, about, dueAt }) => ({
		account_id: accountId,
		borger_id: borgerId,
		...{ kind, about },
		due_at: dueAt.toISOString()
	}));
	const made = await tx.sql<{ borgerId: string | null }[]>`
		insert into notification (account_id, borger_id, kind, about, due_at)
		select r.account_id, r.borger_id, r.kind, r.about, r.due_at
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(account_id uuid, borger_id uuid, kind text, about text, due_at timestamptz)
		on conflict (account_id, kind, about) do nothing
		returning borger_id as "borgerId"`;
	const borgere = [...new Set(made.flatMap(({ borgerId }) => borgerId ?? []))];
	if (borgere.length > 0)
		await tx.sql`
			select app.record_system_look('population', 'job/notifications', ${purpose}, ${on.requestId}, ${arrayOf(borgere)}::uuid[])`;
}

/** The ways of what is due now, as its reader has chosen by now. What has none is called off. */
async function setOut(tx: Tx, people: readonly Person[], now: Date) {
	const due = await tx.sql<Notice[]>`
		select n.id, n.account_id as "accountId", n.kind, n.about, n.due_at as "dueAt" from notification n
		where n.cancelled_at is null and n.kind <> 'confirm_email' and n.due_at <= ${now} and n.due_at > ${since(now)}
			and not exists (select from notification_delivery d where d.notification_id = n.id)`;
	const byAccount = new Map(people.map((each) => [each.accountId, each]));
	const ways = due.flatMap(({ id, accountId, kind }) => {
		const person = byAccount.get(accountId);
		const choice = person && choiceOf(person, kind);
		return person && choice ? waysOf(choice, person.reach, accountId).map((way) => ({ id, ...way })) : [];
	});
	const reached = new Set(ways.map(({ id }) => id));
	const unreached = due.filter(({ id }) => !reached.has(id)).map(({ id }) => id);
	if (unreached.length > 0) await cancel(tx, unreached, now);
	await addWays(tx, ways, now);
}

async function addWays({ sql }: Tx, ways: readonly (Way & { id: string })[], now: Date) {
	if (ways.length === 0) return;
	await sql`
		insert into notification_delivery (notification_id, channel, target, next_at)
		select r.id, r.channel, r.target, ${now} from jsonb_to_recordset(${JSON.stringify(ways)}::jsonb) as r(id uuid, channel text, target uuid)
		on conflict do nothing`;
}

type Delivery = { id: string; accountId: string; kind: Kind; dueAt: Date; state: 'waiting' | 'failed' | 'gone' };

/** Where the pushes come to nothing, the mail goes instead, and what is left of them is called off. */
async function turnToMail(tx: Tx, people: readonly Person[], now: Date) {
	const pushes = await tx.sql<Delivery[]>`
		select n.id, n.account_id as "accountId", n.kind, n.due_at as "dueAt", d.state
		from notification n join notification_delivery d on d.notification_id = n.id
		where n.cancelled_at is null and n.due_at > ${since(now)} and n.due_at <= ${now}
			and not exists (select from notification_delivery x where x.notification_id = n.id and (x.channel = 'email' or x.state in ('sent', 'sending')))`;
	const byAccount = new Map(people.map((each) => [each.accountId, each]));
	const turned = [...grouped(pushes, ({ id }) => id).values()].flatMap((own): (Way & { id: string })[] => {
		const [{ id, accountId, kind, dueAt } = { id: '', accountId: '', kind: 'answer' as const, dueAt: now }] = own;
		const person = byAccount.get(accountId);
		const choice = person && choiceOf(person, kind);
		if (!choice?.email || !person?.reach.mail || !needsMail(own, { dueAt, now })) return [];
		return [{ id, channel: 'email', target: accountId }];
	});
	if (turned.length === 0) return;
	await addWays(tx, turned, now);
	await tx.sql`
		update notification_delivery set state = 'gone', code = 'by_mail'
		where notification_id = any(${arrayOf(turned.map(({ id }) => id))}::uuid[]) and channel = 'push' and state = 'waiting'`;
}
