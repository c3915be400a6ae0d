import { setTimeout as delay } from 'node:timers/promises';
import { isQuiet } from '../../notification/hours';
import { usefulUntil, wordsOf, type Kind } from '../../notification/kinds';
import { nextTry } from '../../notification/retry';
import { notification as words } from '../../i18n/da/notification';
import type { Clock } from '../db/clock';
import { withActor, type Tx } from '../db/with-actor';
import { env } from '../env';
import { sendMail } from '../integrations/mail/send';
import { sendPush } from '../integrations/push/send';
import { log } from '../log';
import { municipality } from '../setting/queries';
import { countWaiting } from './digest';
import { confirmToken } from './due';

/** What is taken at once, on each channel. */
const batch = 10;
/** After so long, ms, whoever took a delivery is dead: it is taken again. Longer than any try lasts. */
const silence = 120_000;
/** Nothing is taken so shortly before the quiet hours that it could arrive in them, ms. */
const margin = 60_000;

type Claimed = {
	id: string;
	channel: 'push' | 'email';
	target: string;
	tries: number;
	accountId: string;
	kind: Kind;
	about: string;
	dueAt: Date;
	/** Of the browser; null when it takes pushes no more. */
	endpoint: string | null;
	p256dh: string | null;
	auth: string | null;
	/** Null when it was taken back, or is not known to be theirs. */
	email: string | null;
};

type Outcome = { state: 'sent' | 'failed' | 'gone'; code: string } | { state: 'waiting'; code: string; nextAt: Date };

/**
 * Sends what waits: takes a few, sends them outside of any transaction, notes what came of each. Whoever dies in between has noted
 * nothing, so it is sent again: with the same tag the browser shows it once, with the same Message-ID a mail is the same mail.
 * @param patience ms after which the rest is left to the next run
 */
export async function deliverDue(clock: Clock, patience: number): Promise<void> {
	const until = performance.now() + patience;
	await Promise.all([drain('push', clock, until), drain('email', clock, until)]);
}

async function drain(channel: Claimed['channel'], clock: Clock, until: number) {
	while (performance.now() < until) {
		const now = await clock();
		const claimed = await withActor({ audience: 'job' }, (tx) => claim(tx, channel, now));
		if (claimed.length === 0) return;
		await Promise.all(
			claimed.map(async (each) => {
				const outcome = await attempt(each, now);
				await note(each, outcome, now);
			})
		);
		// The other side is not pressed when it is in trouble.
		if (claimed.length === batch) await delay(5);
	}
}

/** Takes what is due on a channel, so that nobody else does. */
function claim({ sql }: Tx, channel: Claimed['channel'], now: Date) {
	const decent = !isQuiet(now) && !isQuiet(new Date(now.getTime() + margin));
	return sql<Claimed[]>`
		with due as (
			select d.notification_id, d.channel, d.target from notification_delivery d
			join notification n on n.id = d.notification_id
			where d.channel = ${channel} and n.cancelled_at is null and (${decent} or n.kind = 'confirm_email')
				and ((d.state = 'waiting' and d.next_at <= ${now}) or (d.state = 'sending' and d.claimed_at < ${new Date(now.getTime() - silence)}))
			order by d.next_at, d.notification_id limit ${batch}
			for update of d skip locked
		), taken as (
			update notification_delivery d set state = 'sending', claimed_at = ${now}, tries = d.tries + 1
			from due where d.notification_id = due.notification_id and d.channel = due.channel and d.target = due.target
			returning d.notification_id, d.channel, d.target, d.tries
		)
		select n.id, t.channel, t.target, t.tries, n.account_id as "accountId", n.kind, n.about, n.due_at as "dueAt",
			s.endpoint, s.p256dh, s.auth, c.email
		from taken t
		join notification n on n.id = t.notification_id
		left join push_subscription s on t.channel = 'push' and s.id = t.target and s.account_id = n.account_id and s.gone_at is null
		left join notification_contact c on t.channel = 'email' and c.account_id = n.account_id
			and (c.confirmed_at is not null) = (n.kind <> 'confirm_email')`;
}

/** Sends one. Never rejects: what breaks is tried again. */
async function attempt(claimed: Claimed, now: Date): Promise<Outcome> {
	const until = usefulUntil(claimed);
	if (now >= until) return { state: 'gone', code: 'too_late' };
	try {
		const sent = claimed.channel === 'push' ? await push(claimed, now, until) : await mail(claimed, now);
		if (sent.state === 'refused') return { state: 'failed', code: sent.code };
		if (sent.state !== 'later') return { state: sent.state, code: sent.code };
		return again(claimed, sent, now, until);
	} catch (error) {
		const code = error instanceof Error ? error.name : 'unknown';
		return again(claimed, { code, retryAfter: null }, now, until);
	}
}

function again(
	{ tries, kind }: Claimed,
	{ code, retryAfter }: { code: string; retryAfter: number | null },
	now: Date,
	until: Date
): Outcome {
	const nextAt = nextTry({ now, tries, asked: retryAfter, until, anyHour: kind === 'confirm_email' });
	return nextAt ? { state: 'waiting', code, nextAt } : { state: 'failed', code };
}

type Sent =
	{ state: 'sent' | 'gone' | 'refused'; code: string } | { state: 'later'; code: string; retryAfter: number | null };

async function push(claimed: Claimed, now: Date, until: Date): Promise<Sent> {
	const { id, endpoint, p256dh, auth } = claimed;
	const told = wordsOf(claimed, now);
	if (!endpoint || !p256dh || !auth || !told) return { state: 'gone', code: 'no_subscription' };
	const { solution } = await municipality(Date.now());
	const text = { tag: id, title: solution, body: words.line[told](solution) };
	return sendPush({ endpoint, p256dh, auth }, text, { now, until });
}

async function mail(claimed: Claimed, now: Date): Promise<Sent> {
	const { id, email } = claimed;
	if (!email) return { state: 'gone', code: 'no_address' };
	const sent = await sendMail({ to: email, messageId: id, ...(await mailOf(claimed, now)) });
	if (sent.state === 'sent') return { state: 'sent', code: 'smtp_250' };
	return sent.state === 'later'
		? { state: 'later', code: sent.code, retryAfter: null }
		: { state: 'refused', code: sent.code };
}

/** Subject and text of a mail: nothing that a stranger may not read. */
async function mailOf(claimed: Claimed, now: Date): Promise<{ subject: string; text: string }> {
	const { origin } = env();
	const { solution, name } = await municipality(Date.now());
	const { mail: say, confirm } = words;
	const told = wordsOf(claimed, now);
	const end = [say.noReply, '', name];
	if (!told)
		return {
			subject: confirm.subject(solution),
			text: lines([
				say.hello,
				'',
				confirm.lead(solution),
				'',
				confirm.press,
				`${origin}/bekraeft/${confirmToken(claimed.id)}`,
				'',
				confirm.ignore,
				...end
			])
		};
	const subject = words.line[told](solution);
	const counts =
		told === 'digest'
			? await withActor({ audience: 'job' }, (tx) => countWaiting(tx, [claimed.accountId], now))
			: undefined;
	const counted = counts?.get(claimed.accountId);
	return {
		subject,
		text: lines([
			say.hello,
			'',
			`${subject}.`,
			...(counted ? say.digest(counted) : []),
			'',
			say.read,
			`${origin}/`,
			'',
			say.why,
			`${origin}/indstillinger/paamindelser`,
			...end
		])
	};
}

const lines = (parts: readonly string[]) => `${parts.join('\n')}\n`;

/** Notes what came of it; of a browser that is gone, that it is, for all that waits for it. */
async function note({ id, channel, target, accountId }: Claimed, outcome: Outcome, now: Date) {
	const nextAt = outcome.state === 'waiting' ? outcome.nextAt : null;
	if (outcome.state === 'failed') log.warn({ event: 'notice_failed', channel, code: outcome.code });
	await withActor({ audience: 'job' }, async ({ sql }) => {
		await Promise.all([
			sql`
				update notification_delivery set state = ${outcome.state}, code = ${outcome.code}, next_at = coalesce(${nextAt}, next_at),
					sent_at = ${outcome.state === 'sent' ? now : null}
				where notification_id = ${id} and channel = ${channel} and target = ${target} and state = 'sending' and claimed_at = ${now}`,
			channel === 'push' && outcome.state === 'gone' && outcome.code.startsWith('push_')
				? sql`update push_subscription set gone_at = ${now} where id = ${target} and account_id = ${accountId} and gone_at is null`
				: undefined
		]);
	});
}
