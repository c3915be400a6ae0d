import { createHmac } from 'node:crypto';
import { moedeMail } from '../../i18n/da/moede-mail';
import { mostTries, planInvitations, waitAfter, type Asked, type Made, type Mail } from '../../moede/invitation';
import { arrayOf } from '../db/array';
import { pool } from '../db/client';
import { asProblem, withActor, type Tx } from '../db/with-actor';
import { invitationFile } from './calendar';
import { hashOf } from './feed';

const job = { audience: 'job' } as const;

/** What was called off before it was sent; in no count of what failed. */
const outdated = 'outdated';

/** The secret in the link of a mail: made of what the mail is, so that a mail that is sent again is the same. 256 bits. */
const tokenOf = ({ participantId, sequence }: Pick<Mail, 'participantId' | 'sequence'>, key: string) =>
	createHmac('sha256', key).update(`invitation ${participantId} ${sequence}`).digest('base64url');

/**
 * A subselect: the professionals who come to meetings that are ahead, one row each. Who may not read a meeting is told nothing of it:
 * this is what `app.may_read` says, of somebody else. Nor is who has chosen to have no such mails.
 */
const coming = ({ sql }: Tx) => sql`
	(select d.id as "participantId", d.account_id as "accountId", d.moede_id as "moedeId", m.borger_id as "borgerId",
		m.starts_at as "startsAt", m.ends_at as "endsAt", d.answer
	from moede m
	join borger b on b.id = m.borger_id and b.died_on is null
	join moede_participant d on d.moede_id = m.id and d.removed_at is null
	join account a on a.id = d.account_id and a.borger_id is null and a.disabled_at is null
	join enhed e on e.id = a.enhed_id
	where m.state = 'planned' and m.starts_at > now()
		and exists (select from team_membership t where t.borger_id = m.borger_id and t.account_id = a.id
			and t.from_on <= app.today() and (t.to_on is null or t.to_on >= app.today()))
		and (e.type = 'ekstern' or e.forvaltning_id is not distinct from m.forvaltning_id
			or exists (select from adgangsgrundlag g where g.borger_id = m.borger_id and g.forvaltning_id = e.forvaltning_id
				and 'moede' = any (g.kinds) and m.topics <@ g.topics and g.withdrawn_at is null
				and g.from_on <= app.today() and (g.to_on is null or g.to_on >= app.today())))
		and ${wants(sql, sql`d.account_id`)})`;

/** Whether somebody has an address for such mails, and has not chosen to have none. Their own, when they have confirmed it. */
const wants = (sql: Tx['sql'], accountId: ReturnType<Tx['sql']>) => sql`
	not exists (select from notification_choice k where k.account_id = ${accountId} and k.kind = 'invitation' and not k.email)
		and (exists (select from account w where w.id = ${accountId} and w.email is not null)
			or exists (select from notification_contact w where w.account_id = ${accountId} and w.email is not null and w.confirmed_at is not null))`;

/** So many meetings in one run; the next run takes the rest. */
const most = 200;

/**
 * Makes the mails that are due about meetings, and calls off those that wait and are not true any more. That the borger's meeting was
 * told of is recorded in the borger's own log (F9).
 * @param key of the installation; `requestId` under which it is recorded
 * @returns how many were made
 */
export async function makeInvitations(tx: Tx, { key, requestId }: { key: string; requestId: string }): Promise<number> {
	const { sql } = tx;
	await sql`
		update moede_invitation set state = 'failed', code = ${outdated} where state = 'waiting' and starts_at <= now()`;
	const changed = await sql<{ id: string }[]>`
		with c as ${coming(tx)}, newest as (
			select distinct on (i.moede_id, i.account_id) i.moede_id, i.account_id, i.method, i.starts_at, i.ends_at, i.state
			from moede_invitation i where i.starts_at > now() and i.code is distinct from ${outdated} and ${wants(sql, sql`i.account_id`)}
			order by i.moede_id, i.account_id, i.sequence desc)
		select c."moedeId" as id from c
		left join newest n on n.moede_id = c."moedeId" and n.account_id = c."accountId"
		where c.answer <> 'no' and (n.method is distinct from 'request' or n.starts_at <> c."startsAt" or n.ends_at <> c."endsAt")
		union
		select n.moede_id from newest n
		left join c on c."moedeId" = n.moede_id and c."accountId" = n.account_id
		where (c."accountId" is null and n.method = 'request') or (n.state = 'waiting' and c.answer = 'no')
		limit ${most}`;
	if (changed.length === 0) return 0;
	const ids = arrayOf(changed.map(({ id }) => id));
	const [asked, made, [clock]] = await Promise.all([
		sql<Omit<Asked, 'comes'>[]>`select * from ${coming(tx)} c where c."moedeId" = any (${ids}::uuid[])`,
		sql<Made[]>`
			select i.participant_id as "participantId", i.account_id as "accountId", i.moede_id as "moedeId", i.borger_id as "borgerId",
				i.sequence, i.method, i.starts_at as "startsAt", i.ends_at as "endsAt", i.state = 'waiting' as open,
				i.tries > 0 as left, i.code is not distinct from ${outdated} as dropped
			from moede_invitation i where i.moede_id = any (${ids}::uuid[]) and ${wants(sql, sql`i.account_id`)}`,
		sql<{ now: Date }[]>`select now() as now`
	]);
	const { make, drop } = planInvitations(
		asked.map((each) => ({ ...each, comes: true })),
		made,
		clock?.now ?? new Date(0)
	);
	for (const { participantId, sequence } of drop)
		await sql`
			update moede_invitation set state = 'failed', code = ${outdated}
			where participant_id = ${participantId} and sequence = ${sequence} and state = 'waiting'`;
	for (const mail of make) {
		const answerHash = mail.method === 'request' ? hashOf(tokenOf(mail, key)) : null;
		await sql`
			insert into moede_invitation (participant_id, sequence, method, account_id, moede_id, borger_id, starts_at, ends_at, answer_hash,
				next_at)
			values (${mail.participantId}, ${mail.sequence}, ${mail.method}, ${mail.accountId}, ${mail.moedeId}, ${mail.borgerId},
				${mail.startsAt}, ${mail.endsAt}, ${answerHash}, now())`;
	}
	const told = [...new Set(make.map(({ borgerId }) => borgerId))];
	if (told.length > 0)
		await sql`
			select app.record_system_look('population', 'job/invitations', 'Sendte mødets tid til dem, der skal være med',
				${requestId}, ${arrayOf(told)}::uuid[])`;
	return make.length;
}

/** A mail that this worker has taken, with what it says. */
type Claimed = Mail & {
	tries: number;
	answer: Asked['answer'];
	email: string | null;
	planNumber: number | null;
	/** The meeting was told before, and this changes it. */
	changes: boolean;
};

/** Takes some of what waits, and what a worker took that was not heard of since. One statement. */
const claim = ({ sql }: Tx) => sql<Claimed[]>`
	with taken as (
		update moede_invitation i set state = 'sending', claimed_at = now(), tries = i.tries + 1
		where (i.participant_id, i.sequence) in (
			select w.participant_id, w.sequence from moede_invitation w
			where w.starts_at > now() and ((w.state = 'waiting' and w.next_at <= now())
				or (w.state = 'sending' and w.claimed_at < now() - interval '2 minutes'))
			order by w.next_at, w.sequence limit 20 for update skip locked)
		returning i.*)
	select t.participant_id as "participantId", t.account_id as "accountId", t.moede_id as "moedeId", t.borger_id as "borgerId",
		t.sequence, t.method, t.starts_at as "startsAt", t.ends_at as "endsAt", t.tries, d.answer,
		coalesce(case when c.confirmed_at is not null then c.email end, a.email) as email,
		(select p.number::int from plan p where p.borger_id = t.borger_id order by p.ended_on nulls first, p.number desc limit 1)
			as "planNumber",
		exists (select from moede_invitation o where o.moede_id = t.moede_id and o.account_id = t.account_id
			and o.sequence < t.sequence and o.state = 'sent') as changes
	from taken t
	join moede_participant d on d.id = t.participant_id
	join account a on a.id = t.account_id
	left join notification_contact c on c.account_id = t.account_id
	order by t.sequence`;

type Sent = { state: 'sent' } | { state: 'later' | 'refused'; code: string };

/** Notes what came of a mail. One that is given up stands among what failed. */
async function note({ sql }: Tx, { participantId, sequence, tries }: Claimed, sent: Sent) {
	const state = sent.state === 'later' && tries < mostTries ? 'waiting' : sent.state === 'sent' ? 'sent' : 'failed';
	await sql`
		update moede_invitation set state = ${state}, code = ${sent.state === 'sent' ? null : sent.code},
			sent_at = case when ${state} = 'sent' then now() end,
			next_at = now() + ${waitAfter(tries)} * interval '1 millisecond'
		where participant_id = ${participantId} and sequence = ${sequence} and state = 'sending'`;
}

export type Sender = {
	/** As `sendMail` (server/integrations/mail): outside every transaction, and it never rejects. */
	send: (mail: {
		to: string;
		subject: string;
		text: string;
		messageId: string;
		calendar: { method: 'REQUEST' | 'CANCEL'; content: string };
	}) => Promise<Sent>;
	/** Where the portal is, whom mails come from, and the key of the installation. */
	origin: string;
	from: { name: string; email: string };
	key: string;
};

/**
 * Sends the mails that are due until none is left. A worker that is killed between sending and noting it leaves the same mail to be sent
 * again, with the same Message-ID, UID and SEQUENCE: in the calendar it is one.
 * @param now for the stamp of the files
 * @returns how many were sent
 */
export async function sendInvitations(sender: Sender, now: Date): Promise<number> {
	let count = 0;
	for (let round = 0; round < 50; round += 1) {
		const claimed = await withActor(job, claim);
		if (claimed.length === 0) break;
		let away: Sent | null = null;
		for (const mail of claimed) {
			const sent: Sent = away ?? (await sendOne(sender, mail, now));
			await withActor(job, (tx) => note(tx, mail, sent));
			if (sent.state === 'sent') count += 1;
			else if (!/^(smtp_|no_address)/.test(sent.code)) away = sent;
		}
		// Nobody answers there; the next run tries again.
		if (away) break;
	}
	return count;
}

const sendOne = async (sender: Sender, mail: Claimed, now: Date): Promise<Sent> =>
	mail.email === null
		? { state: 'refused', code: 'no_address' }
		: sender.send({ to: mail.email, ...contentOf(mail, mail.email, { sender, now }) });

function contentOf(mail: Claimed, to: string, { sender, now }: { sender: Sender; now: Date }) {
	const { origin, from, key } = sender;
	const links = {
		answerAt: `${origin}/svar/${tokenOf(mail, key)}`,
		pageAt: `${origin}/borgere/${mail.borgerId}/moeder/${mail.moedeId}`
	};
	const kind = mail.method === 'cancel' ? 'cancel' : mail.changes ? 'moved' : 'request';
	const description = kind === 'cancel' ? moedeMail.gone : moedeMail.entryText(links.answerAt, links.pageAt);
	const content = invitationFile(
		{ ...mail, id: `${mail.moedeId}-${mail.accountId.slice(0, 8)}` },
		{ words: { title: moedeMail.entry(mail.planNumber), description }, from, to, now }
	);
	return {
		subject: moedeMail.subject[kind](mail),
		text: moedeMail.text[kind](mail, links),
		messageId: `invitation-${mail.participantId}-${mail.sequence}`,
		calendar: { method: mail.method === 'cancel' ? ('CANCEL' as const) : ('REQUEST' as const), content }
	};
}

/** What stands on the page behind the link of a mail. */
export type InvitationSeen = {
	startsAt: Date;
	endsAt: Date;
	state: 'planned' | 'held' | 'cancelled' | 'removed';
	answer: 'yes' | 'no' | 'none';
	planNumber: number | null;
};

/**
 * The meeting behind the link of a mail; nobody is logged in. One statement.
 * @returns null for a link that is none
 * @throws Unavailable
 */
export async function findInvitation(token: string): Promise<InvitationSeen | null> {
	try {
		const [row] = await pool('login')<InvitationSeen[]>`
			select starts_at as "startsAt", ends_at as "endsAt", state, answer, plan_number::int as "planNumber" from app.invitation(${token})`;
		return row ?? null;
	} catch (error) {
		throw asProblem(error);
	}
}

/**
 * Answers for whom the mail was sent to; again as often as they change their mind, until the meeting is over.
 * @param reason why not, read and not empty for a no
 * @returns `over`: the meeting has ended, was called off, or they need not come
 * @throws Unavailable
 */
export async function answerByMail(
	token: string,
	{ answer, reason }: { answer: 'yes' | 'no'; reason: string | null }
): Promise<'answered' | 'over' | 'unknown'> {
	try {
		const [row] = await pool('login')<{ outcome: string }[]>`
			select app.answer_invitation(${token}, ${answer}, ${reason}) as outcome`;
		return row?.outcome === 'answered' || row?.outcome === 'over' ? row.outcome : 'unknown';
	} catch (error) {
		// It was closed or called off in this very moment.
		if (error instanceof Error && 'constraint_name' in error && error.constraint_name === 'moede_not_planned')
			return 'over';
		throw asProblem(error);
	}
}
