/**
 * What the cast has of phones and of what is told: two phones of Viktor's and one of Kasper's with numbers that have not come, a
 * browser, an address and a choice of somebody on every connection, what was told and how far it has come, addresses for a calendar,
 * invitations by mail, and jobs in line. The import has no right to any of it; each is written by whoever writes it in the portal.
 */
import { withActor, type Actor } from '../../src/lib/server/db/with-actor';
import { pool } from '../../src/lib/server/db/client';
import { instantFromNow } from '../support/builders';
import type { Person } from './cast';
import { idOf, inserting, type Speaker, type Statement } from './rows';

type Who = {
	names: Map<string, string>;
	speakers: Record<Person, Speaker>;
	accountOf: (person: Person) => string;
	viktor: string;
	kasper: string;
	/** A fagperson whose account is closed, and the borger of the meeting he was invited to. */
	otto: string;
	sofus: string;
};

const id = (table: string, name: string) => idOf(`${table} ${name}`);
/** What the database keeps of a secret. */
export const hashed = (secret: string) => `encode(sha256(convert_to('${secret}', 'UTF8')), 'hex')`;
/** One of each audience, and another of the two whose rows are many. */
const told = ['viktor', 'kasper', 'tove', 'signe', 'karin', 'lars', 'anna', 'dorte'] as const;
const days = (count: number) => instantFromNow(count).toISOString();

const byPerson = (speaker: Speaker, statements: Statement[]) =>
	withActor(speaker as Actor, async ({ sql }) => {
		for (const { text, values } of statements) await sql.unsafe(text, values);
	});
const byJob = (statements: string[]) => pool('job').begin((sql) => sql.unsafe(statements.join(';')));

export async function addTelling(who: Who): Promise<void> {
	for (const person of told) await byPerson(who.speakers[person], choosing(who, person));
	await byPerson(who.speakers.viktor, ofViktor(who));
	await byPerson(who.speakers.kasper, [
		phone('kasper', 2, 0, true),
		item('kasper', 1),
		feed(who, 'kasper', 'kasper', false)
	]);
	for (const name of ['viktor', 'viktor other', 'kasper']) who.names.set(`phone ${id('phone', name)}`, name);
	for (const [name, seq] of [
		...([1, 2].map((each) => ['viktor', each]) as [string, number][]),
		...([1, 2, 3].map((each) => ['viktor other', each]) as [string, number][]),
		['kasper', 1] as const
	])
		who.names.set(`phone_item ${id('phone', name)} ${seq}`, `${name} ${seq}`);
	for (const name of ['viktor', 'viktor taken', 'kasper'])
		who.names.set(`calendar_feed ${id('calendar_feed', name)}`, name);
	await byJob([...asking(who), ...telling(who), ...inviting(who), ...waiting()]);
	await pool('login')`select app.confirm_email('mail tove')`;
}

/** A browser that takes pushes, an address, and a choice. */
function choosing({ names, accountOf }: Who, person: Person): Statement[] {
	const account_id = accountOf(person);
	const subscription = id('push_subscription', person);
	names.set(`push_subscription ${subscription}`, person).set(`notification_contact ${account_id}`, person);
	names.set(`notification_choice ${account_id} digest`, person);
	return [
		inserting('push_subscription', { ...browser(person), id: subscription, account_id }),
		inserting('notification_contact', { account_id, email: `${person}@example.dk` }),
		inserting('notification_choice', { account_id, kind: 'digest', push: true, email: false })
	];
}

/** What a browser says of itself when it wants pushes. */
export const browser = (name: string) => ({ endpoint: `https://push.example/${name}`, p256dh: 'x', auth: 'x' });

const phone = (name: string, high: number, waits: number, own: boolean | null = null): Statement => ({
	text: `select app.note_phone($1, 'Chrome på Android', ${high}, ${waits}, ${own})`,
	values: [id('phone', name)]
});
const item = (name: string, seq: number): Statement => ({
	text: `select app.note_phone_item($1, ${seq}, 'answer', $2)`,
	values: [id('phone', name), id('client', `${name} ${seq}`)]
});
const feed = ({ accountOf }: Who, name: string, person: Person, withPlace: boolean): Statement => ({
	text: `insert into calendar_feed (id, account_id, token_hash, with_place) values ($1, $2, ${hashed(`feed ${name}`)}, $3)`,
	values: [id('calendar_feed', name), accountOf(person), withPlace]
});

function ofViktor(who: Who): Statement[] {
	const account_id = who.accountOf('viktor');
	const gone = id('push_subscription', 'viktor gone');
	who.names.set(`push_subscription ${gone}`, 'viktor gone');
	return [
		phone('viktor', 5, 1, true),
		...[1, 2].map((seq) => item('viktor', seq)),
		phone('viktor other', 3, 2, false),
		...[1, 2, 3].map((seq) => item('viktor other', seq)),
		feed(who, 'viktor', 'viktor', true),
		feed(who, 'viktor taken', 'viktor', true),
		{
			text: `update calendar_feed set revoked_at = now() - interval '1 day' where id = $1`,
			values: [id('calendar_feed', 'viktor taken')]
		},
		inserting('push_subscription', { ...browser('viktor gone'), id: gone, account_id }),
		{ text: 'update push_subscription set gone_at = now() where id = $1', values: [gone] }
	];
}

/** Who was asked whether an address is theirs, in a mail with a token: Kasper too long ago. */
const asking = ({ accountOf }: Who) =>
	Object.entries({ viktor: 0, tove: 0, kasper: -8 }).map(
		([person, ago]) => `
		update notification_contact set confirm_hash = ${hashed(`mail ${person}`)}, confirm_asked_at = now() + interval '${ago} days'
		where account_id = '${accountOf(person as Person)}'`
	);

/** What was told to whom, and how each of it went. */
function telling({ names, accountOf, viktor, kasper }: Who): string[] {
	const tells = (name: string, person: Person, kind: string, borger: string | null) => {
		names.set(`notification ${name}`, name);
		return `
			insert into notification (account_id, borger_id, kind, about, due_at)
			values ('${accountOf(person)}', ${borger ? `'${borger}'` : 'null'}, '${kind}', '${name}', now())`;
	};
	const goes = (name: string, channel: string, target: string, state: string, sentAt = 'null') => {
		names.set(`notification_delivery ${channel} ${target}`, `${name} ${channel}`);
		return `
			insert into notification_delivery (notification_id, channel, target, next_at)
			select id, '${channel}', '${target}', now() from notification where about = '${name}';
			update notification_delivery set state = '${state}', sent_at = ${sentAt} where channel = '${channel}' and target = '${target}'`;
	};
	return [
		tells('viktor meeting', 'viktor', 'moede_tomorrow', viktor),
		tells('kasper meeting', 'kasper', 'moede_tomorrow', kasper),
		tells('tove digest', 'tove', 'digest', null),
		goes('viktor meeting', 'push', id('push_subscription', 'viktor'), 'waiting'),
		goes('kasper meeting', 'push', id('push_subscription', 'kasper'), 'sent', 'now()'),
		goes('viktor meeting', 'email', accountOf('viktor'), 'failed'),
		goes('kasper meeting', 'email', accountOf('kasper'), 'sending'),
		goes('tove digest', 'email', accountOf('tove'), 'sent', `now() - interval '2 days'`)
	];
}

/** Mails that invite and call off; the token of each answers it. The last that Tove and, elsewhere, Signe heard is that it is off. */
function inviting({ names, accountOf, viktor, sofus, otto }: Who): string[] {
	const mails = (
		participant: string,
		to: string,
		at: { moede: string; borger?: string; sequence?: number; method?: string; state: string; sentAt?: string }
	) => {
		const { moede, borger = viktor, sequence = 0, method = 'request', state, sentAt = 'null' } = at;
		const key = `${id('moede_participant', participant)} ${sequence}`;
		names.set(`moede_invitation ${key}`, `${participant} ${sequence}`);
		const hash = method === 'request' ? hashed(`answer ${participant}`) : 'null';
		return `
			insert into moede_invitation (participant_id, sequence, method, account_id, moede_id, borger_id, starts_at, ends_at, answer_hash, next_at)
			values ('${id('moede_participant', participant)}', ${sequence}, '${method}', '${to}', '${id('moede', moede)}', '${borger}',
				now(), now() + interval '1 hour', ${hash}, now());
			update moede_invitation set state = '${state}', sent_at = ${sentAt}
			where participant_id = '${id('moede_participant', participant)}' and sequence = ${sequence}`;
	};
	const [signe, tove, own] = (['signe', 'tove', 'viktor'] as const).map(accountOf) as [string, string, string];
	const off = { method: 'cancel' };
	return [
		mails('viktor now signe', signe, { moede: 'viktor now', state: 'sent', sentAt: 'now()' }),
		mails('viktor now signe', signe, { moede: 'viktor now', ...off, sequence: 3, state: 'failed' }),
		mails('viktor held signe', signe, { moede: 'viktor held', state: `failed', code = 'outdated` }),
		mails('viktor held signe', signe, {
			...{ moede: 'viktor held', ...off, sequence: 5, state: 'sent' },
			sentAt: `now() - interval '2 days'`
		}),
		mails('viktor now tove', tove, { moede: 'viktor now', state: 'sent', sentAt: 'now()' }),
		mails('viktor now tove', tove, { moede: 'viktor now', ...off, sequence: 7, state: 'waiting' }),
		mails('viktor cancelled', own, { moede: 'viktor cancelled', state: 'sending' }),
		mails('viktor shared', own, { moede: 'viktor shared', state: 'waiting' }),
		mails('sofus off otto', otto, { moede: 'sofus off', borger: sofus, state: 'waiting' })
	];
}

/** One job in each state, and one more that has failed; times by which they are told apart. */
const waiting = () =>
	[
		['plan_ended', 'created', -3, -2, null],
		['plan_ended', 'created', -9, 1, null],
		['plan_ended', 'retry', -2, -2, null],
		['plan_ended', 'active', -8, -8, null],
		['plan_ended', 'failed', -7, -7, -1],
		['plan_ended', 'failed', -7, -7, -1],
		['plan_ended', 'completed', -6, -6, -5],
		['log_verify', 'failed', -7, -7, -1]
	].map(
		([queue, state, created, starts, completed]) => `
		insert into pgboss.job (name, state, created_on, start_after, completed_on, retry_count, retry_limit)
		values ('${queue}', '${state}', '${days(Number(created))}', '${days(Number(starts))}',
			${completed === null ? 'null' : `'${days(Number(completed))}'`}, 2, 2)`
	);
