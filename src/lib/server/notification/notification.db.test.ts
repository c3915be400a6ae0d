import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startMailServer, type MailServer } from '../../../../tests/fakes/mail-server';
import { startPushService, type PushService } from '../../../../tests/fakes/push-service';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { choose, confirm, sayWhere, takeMails, takePushes, tellAt } from '../../../../tests/support/notices';
import { addDays } from '../../core/dates';
import { instantOf } from '../../core/local-time';
import { addWorkingDays } from '../../core/working-days';
import { pushLength, readPush } from '../../notification/push';
import { withActor } from '../db/with-actor';
import { closeMail } from '../integrations/mail/send';
import { closePush, sendPush } from '../integrations/push/send';
import { vapidPublicKey } from '../integrations/push/vapid';

let database: FreshDatabase;
let push: PushService;
let mail: MailServer;
let owner: postgres.Sql;
let cast: make.Solbjerg;
/** Each test has a week of its own ahead, so that what one left is of no use any more in the next. */
let week = 0;

beforeAll(async () => {
	[push, mail] = await Promise.all([startPushService(), startMailServer()]);
	Object.assign(process.env, { PUSH_HOSTS: push.host, PUSH_CA_FILE: push.caFile, SMTP_URL: mail.url });
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
	await owner.unsafe('alter table moede disable trigger user');
	for (const table of ['moede', 'borger', 'plan'])
		await owner.unsafe(`alter table ${table} no force row level security`);
});
afterEach(() => {
	push.behave(201);
	mail.behave('ok');
	push.pushes.length = 0;
	push.asked.length = 0;
	mail.messages.length = 0;
});
afterAll(async () => {
	closeMail();
	closePush();
	await owner.end();
	await database.close();
	await Promise.all([push.close(), mail.close()]);
});

/** A working day that no other test uses. */
const nextDay = () => addWorkingDays(make.dayFromToday(10 * (week += 1)), 2);
const at = (day: string, clock: string) => instantOf(`${day}T${clock}`);
const after = (instant: Date, minutes: number) => new Date(instant.getTime() + minutes * 60_000);

let borgere = 0;
/** A borger with as many browsers as asked for, and an address when `mails`. */
async function person({
	browsers = 1,
	mails = false,
	hour = 9,
	...more
}: { browsers?: number; mails?: boolean; hour?: number; name?: string } = {}) {
	const number = (borgere += 1);
	const borger = await make.makeBorger({ name: `Borger ${number}`, ...more });
	const actor = await make.asBorger(borger);
	const email = `borger${number}@example.dk`;
	if (mails) await takeMails(actor, borger, email, hour);
	else await sayWhere(actor, borger, { hour });
	const taken = Array.from({ length: browsers }, (_, index) => `${number}-${index}`);
	const subscriptions: string[] = [];
	for (const name of taken) subscriptions.push(await takePushes(actor, borger, push.subscribe(name)));
	return { ...borger, actor, email, browsers: taken, browser: taken[0] ?? '', subscriptions };
}

type Person = Awaited<ReturnType<typeof person>>;

/** Something that happened to a borger. */
const happen = (borger: make.BorgerMade, type: string, when: Date, by: make.StaffMade | null = cast.tove) =>
	make.insert('event', {
		id: randomUUID(),
		borger_id: borger.id,
		at: when,
		actor_account_id: by?.accountId ?? null,
		type,
		subject_id: randomUUID(),
		kind: 'plan'
	});
const pushesTo = ({ browsers }: Person) => push.pushes.filter(({ browser }) => browsers.includes(browser));
const mailsTo = ({ email }: Pick<Person, 'email'>) => mail.messages.filter(({ to }) => to.includes(email));
const bodies = (who: Person) => pushesTo(who).map(({ text }) => readPush(text).body);
const job = <T>(work: (sql: postgres.Sql) => Promise<T>) => withActor({ audience: 'job' }, ({ sql }) => work(sql));
const deliveries = ({ accountId }: make.BorgerMade) =>
	job(
		(sql) => sql<{ channel: string; state: string; tries: number; code: string | null; nextAt: Date }[]>`
		select d.channel, d.state, d.tries, d.code, d.next_at as "nextAt" from notification_delivery d
		join notification n on n.id = d.notification_id where n.account_id = ${accountId} order by d.channel, d.state`
	);
/** Changes a row as nobody may. */
const change = (statement: string) => owner.unsafe(statement);

describe('a reminder of a meeting', () => {
	test('comes the day before at the hour that was chosen, signed, encrypted, and once however often the job runs', async () => {
		const day = nextDay();
		const who = await person({ hour: 14 });
		await make.makeMoede({ borger: who, at: at(addDays(day, 1), '10:00'), title: 'KANARIE-moede-titel' });
		await tellAt(at(day, '13:59'));
		expect(pushesTo(who)).toEqual([]);
		await Promise.all([tellAt(at(day, '14:00')), tellAt(at(day, '14:00')), tellAt(at(day, '14:00'))]);
		await tellAt(at(day, '14:01'));
		expect(bodies(who)).toEqual(['Møde med kommunen i morgen']);
		const [one] = pushesTo(who);
		expect(one?.vapid).toMatchObject({ aud: push.origin, key: vapidPublicKey() });
		expect(Number(one?.headers['ttl'])).toBe(20 * 3600);
		expect(one?.text.length).toBe(pushLength - 1);
		expect(one?.text).not.toContain('KANARIE');
		expect(one?.headers['topic']).toBe(readPush(one?.text ?? '').tag.replaceAll('-', ''));
	});

	test('that was moved is called off while it waits, and comes for the new time', async () => {
		const day = nextDay();
		const who = await person();
		await choose(who.actor, who, { kind: 'moede_changed', push: false, email: false });
		const moedeId = await make.makeMoede({ borger: who, at: at(addDays(day, 1), '10:00') });
		push.behave(500);
		await tellAt(at(day, '09:00'));
		await change(
			`update moede set starts_at = '${at(addDays(day, 4), '10:00').toISOString()}', ends_at = '${at(addDays(day, 4), '11:00').toISOString()}', starts_local = '${addDays(day, 4)} 10:00' where id = '${moedeId}'`
		);
		push.behave(201);
		await tellAt(at(day, '10:00'));
		expect(pushesTo(who)).toEqual([]);
		expect(await deliveries(who)).toMatchObject([{ state: 'gone', code: 'called_off' }]);
		await tellAt(at(addDays(day, 3), '09:00'));
		expect(bodies(who)).toEqual(['Møde med kommunen i morgen']);
		await change(`update moede set state = 'cancelled' where id = '${moedeId}'`);
	});

	test('G4 is one and the same instant when the server is in New York, in the night the clock is changed too', async () => {
		const sent: string[] = [];
		const zone = process.env['TZ'];
		for (const name of ['UTC', 'America/New_York']) {
			process.env['TZ'] = name;
			const who = await person();
			await make.makeMoede({ borger: who, at: instantOf('2027-03-29T10:00') });
			await tellAt(new Date('2027-03-28T06:59:30Z'));
			expect(pushesTo(who)).toEqual([]);
			for (const second of ['07:00:00', '07:00:30', '08:00:00']) await tellAt(new Date(`2027-03-28T${second}Z`));
			expect(pushesTo(who)).toHaveLength(1);
			const rows = await job(
				(sql) => sql<{ at: Date }[]>`select due_at as at from notification where account_id = ${who.accountId}`
			);
			sent.push(...rows.map((row) => row.at.toISOString()));
		}
		if (zone === undefined) delete process.env['TZ'];
		else process.env['TZ'] = zone;
		expect(sent).toEqual(['2027-03-28T07:00:00.000Z', '2027-03-28T07:00:00.000Z']);
	});
});

test('nothing comes between 20 and 8, and what happened at night comes at 8', async () => {
	const day = nextDay();
	const who = await person();
	await happen(who, 'moede_moved', at(day, '21:00'));
	for (const clock of ['21:01', '23:59']) await tellAt(at(day, clock));
	for (const clock of ['00:00', '03:00', '07:59']) await tellAt(at(addDays(day, 1), clock));
	expect(push.asked).toEqual([]);
	await tellAt(at(addDays(day, 1), '08:00'));
	expect(bodies(who)).toEqual(['Nyt om et møde med kommunen']);
});

test('only what its reader chose is told, on the way they chose', async () => {
	const day = nextDay();
	const [quiet, byMail, both] = [
		await person(),
		await person({ mails: true }),
		await person({ mails: true, browsers: 2 })
	];
	await choose(quiet.actor, quiet, { kind: 'answer', push: false, email: false });
	await choose(byMail.actor, byMail, { kind: 'answer', push: false, email: true });
	for (const who of [quiet, byMail, both]) await happen(who, 'reply_given', at(day, '10:00'));
	await tellAt(at(day, '10:01'));
	await tellAt(at(day, '11:00'));
	expect([pushesTo(quiet), pushesTo(byMail), mailsTo(both)]).toEqual([[], [], []]);
	expect(mailsTo(byMail).map(({ subject }) => subject)).toEqual(['Du har fået svar i Vores Plan']);
	expect(
		pushesTo(both)
			.map(({ browser }) => browser)
			.sort()
	).toEqual([...both.browsers].sort());
	expect(new Set(pushesTo(both).map(({ text }) => readPush(text).tag)).size).toBe(1);
});

test('whoever is dead, hides their traces or has a protected address is told nothing, and what waits for them is called off', async () => {
	const day = nextDay();
	const [dead, hidden, waiting] = [await person(), await person(), await person()];
	await change(`update borger set died_on = '${make.dayFromToday(0)}' where id = '${dead.id}'`);
	await change(`update borger set skaermet = true where id = '${hidden.id}'`);
	for (const who of [dead, hidden, waiting]) await happen(who, 'reply_given', at(day, '10:00'));
	push.behave(500);
	await tellAt(at(day, '10:00'));
	expect(push.asked.map(({ browser }) => browser)).toEqual([waiting.browser]);
	await change(`update borger set skaermet = true where id = '${waiting.id}'`);
	push.behave(201);
	await tellAt(at(day, '11:00'));
	expect(push.pushes).toEqual([]);
	expect(await deliveries(waiting)).toMatchObject([{ state: 'gone', code: 'called_off' }]);
});

describe('Q11 when the other side is in trouble', () => {
	test('a browser that is gone is asked no more, and the mail goes instead', async () => {
		const day = nextDay();
		const who = await person({ mails: true });
		for (const status of [410, 404] as const) {
			const browser = `${who.browser}-${status}`;
			await takePushes(who.actor, who, push.subscribe(browser));
			push.behave(status, { browser });
		}
		push.behave(410, { browser: who.browser });
		await happen(who, 'reply_given', at(day, '10:00'));
		await tellAt(at(day, '10:00'));
		await tellAt(at(day, '10:01'));
		expect(push.asked).toHaveLength(3);
		expect(mailsTo(who)).toHaveLength(1);
		const left = await job(
			(sql) => sql`select id from push_subscription where account_id = ${who.accountId} and gone_at is null`
		);
		expect(left).toEqual([]);
		await happen(who, 'reply_given', at(day, '12:00'));
		await tellAt(at(day, '12:00'));
		expect(push.asked).toHaveLength(3);
		expect(mailsTo(who)).toHaveLength(2);
	});

	test('a push service that is busy is asked again when it said so, and one that fails within five minutes of its return', async () => {
		const day = nextDay();
		const [busy, broken] = [await person(), await person()];
		push.behave(429, { browser: busy.browser, retryAfter: '600' });
		push.behave(500, { browser: broken.browser });
		for (const who of [busy, broken]) await happen(who, 'reply_given', at(day, '10:00'));
		for (let minute = 0; minute <= 8; minute += 1) await tellAt(after(at(day, '10:00'), minute));
		const asked = (who: Person) => push.asked.filter(({ browser }) => browser === who.browser).length;
		expect(asked(busy)).toBe(1);
		expect(asked(broken)).toBeGreaterThanOrEqual(4);
		for (const { browser } of [busy, broken]) push.behave(201, { browser });
		await tellAt(after(at(day, '10:00'), 13));
		expect([bodies(busy), bodies(broken)]).toEqual([
			['Du har fået svar i Vores Plan'],
			['Du har fået svar i Vores Plan']
		]);
	});

	test('a push service that takes none for half an hour is not waited for where there is a mail, and it is one of the two', async () => {
		const day = nextDay();
		const who = await person({ mails: true });
		push.behave(500);
		await happen(who, 'reply_given', at(day, '10:00'));
		for (const minute of [0, 5, 20]) await tellAt(after(at(day, '10:00'), minute));
		expect(mailsTo(who)).toEqual([]);
		await tellAt(after(at(day, '10:00'), 31));
		push.behave(201);
		for (const minute of [36, 60, 120]) await tellAt(after(at(day, '10:00'), minute));
		expect(mailsTo(who)).toHaveLength(1);
		expect(pushesTo(who)).toEqual([]);
	});

	test('a mail server that is away for an hour has every mail within five minutes of its return, each once', async () => {
		const day = nextDay();
		const people = await Promise.all([1, 2, 3].map(() => person({ mails: true, browsers: 0 })));
		for (const who of people) await happen(who, 'reply_given', at(day, '10:00'));
		await mail.stop();
		for (let minute = 0; minute < 60; minute += 4) await tellAt(after(at(day, '10:00'), minute));
		await mail.start();
		for (let minute = 60; minute <= 65; minute += 1) await tellAt(after(at(day, '10:00'), minute));
		expect(people.map((who) => mailsTo(who).length)).toEqual([1, 1, 1]);
		expect(new Set(mail.messages.map(({ headers }) => headers['message-id'])).size).toBe(3);
	});

	test('a mail that is refused for good is not sent again, and says so to the administrator without the address', async () => {
		const day = nextDay();
		const who = await person({ mails: true, browsers: 0 });
		mail.behave('refuse');
		await happen(who, 'reply_given', at(day, '10:00'));
		await tellAt(at(day, '10:00'));
		await tellAt(at(day, '10:30'));
		expect(await deliveries(who)).toMatchObject([{ channel: 'email', state: 'failed', tries: 1, code: 'smtp_550' }]);
	});

	test('Q10 a push whose answer is lost goes again with the same tag, so it is shown once', async () => {
		const day = nextDay();
		const who = await person();
		push.behave('drop');
		await happen(who, 'reply_given', at(day, '10:00'));
		await tellAt(at(day, '10:00'));
		push.behave(201);
		await tellAt(at(day, '10:05'));
		expect(pushesTo(who)).toHaveLength(2);
		expect(new Set(pushesTo(who).map(({ text }) => readPush(text).tag)).size).toBe(1);
		expect(new Set(pushesTo(who).map(({ headers }) => headers['topic'])).size).toBe(1);
	});

	test('Q10 a mail whose answer is lost goes again with the same Message-ID, once for each try and no oftener', async () => {
		const day = nextDay();
		const who = await person({ mails: true, browsers: 0 });
		mail.behave('drop');
		await happen(who, 'reply_given', at(day, '10:00'));
		await tellAt(at(day, '10:00'));
		expect(mailsTo(who)).toHaveLength(1);
		mail.behave('ok');
		await tellAt(at(day, '10:05'));
		expect(mailsTo(who)).toHaveLength(2);
		expect(new Set(mailsTo(who).map(({ headers }) => headers['message-id'])).size).toBe(1);
	});

	test('whoever takes it and never answers is given up after ten seconds and asked again, and holds up nobody else', async () => {
		const day = nextDay();
		const [slow, quick, writes] = [await person(), await person(), await person({ mails: true, browsers: 0 })];
		push.behave('hang', { browser: slow.browser });
		mail.behave('hang');
		for (const who of [slow, quick, writes]) await happen(who, 'reply_given', at(day, '10:00'));
		const began = Date.now();
		await tellAt(at(day, '10:00'));
		expect(Date.now() - began).toBeLessThan(15_000);
		expect(pushesTo(quick)).toHaveLength(1);
		expect(await deliveries(slow)).toMatchObject([{ state: 'waiting', code: 'timeout' }]);
		expect(await deliveries(writes)).toMatchObject([{ state: 'waiting', code: 'ETIMEDOUT' }]);
		push.behave(201, { browser: slow.browser });
		mail.behave('ok');
		await tellAt(at(day, '10:05'));
		expect([pushesTo(slow), mailsTo(writes)].map((each) => each.length)).toEqual([1, 1]);
	});

	test('Q10 what a worker took and never noted is sent by the next one after two minutes, and not before', async () => {
		const day = nextDay();
		const who = await person();
		await happen(who, 'reply_given', at(day, '10:00'));
		push.behave(500);
		await tellAt(at(day, '10:00'));
		await job(
			(sql) => sql`
			update notification_delivery d set state = 'sending', claimed_at = ${at(day, '10:05')}
			where d.notification_id in (select id from notification where account_id = ${who.accountId})`
		);
		push.behave(201);
		await tellAt(at(day, '10:06'));
		expect(pushesTo(who)).toEqual([]);
		await tellAt(after(at(day, '10:07'), 0.1));
		expect(pushesTo(who)).toHaveLength(1);
	});
});

test('D10 a push goes to no host that is not named and to no place that one redirects to', async () => {
	const day = nextDay();
	const [elsewhere, moved] = [await person({ browsers: 0 }), await person()];
	const { endpoint, ...keys } = push.subscribe('sti');
	await takePushes(elsewhere.actor, elsewhere, { endpoint: endpoint.replace('localhost', '127.0.0.1'), ...keys });
	push.behave(302, { browser: moved.browser, location: endpoint });
	for (const who of [elsewhere, moved]) await happen(who, 'reply_given', at(day, '10:00'));
	await tellAt(at(day, '10:00'));
	await tellAt(at(day, '10:30'));
	expect(push.asked.map(({ browser }) => browser)).toEqual([moved.browser]);
	expect(await deliveries(elsewhere)).toMatchObject([{ state: 'failed', code: 'push_host', tries: 1 }]);
	expect(await deliveries(moved)).toMatchObject([{ state: 'failed', code: 'push_302' }]);
	for (const wrong of ['http://localhost/x', 'https://169.254.169.254/x', 'file:///etc/passwd'])
		expect(
			await sendPush(
				{ endpoint: wrong, ...keys },
				{ tag: 'x', title: 'x', body: 'x' },
				{ now: new Date(), until: new Date() }
			)
		).toEqual({ state: 'refused', code: 'push_host' });
});

test('a browser whose keys are none is given up at once', async () => {
	const { endpoint } = push.subscribe('uden');
	for (const keys of [
		{ p256dh: 'AAAA', auth: 'AAAA' },
		{ p256dh: Buffer.alloc(65, 4).toString('base64url'), auth: Buffer.alloc(16).toString('base64url') }
	])
		expect(
			await sendPush({ endpoint, ...keys }, { tag: 'x', title: 'x', body: 'x' }, { now: new Date(), until: new Date() })
		).toEqual({ state: 'refused', code: 'push_keys' });
});

test('E7 no push and no mail holds a word of what it is about, and all are of one length', async () => {
	const day = nextDay();
	const who = await person({ name: 'KANARIE-navn' });
	const writes = await person({ mails: true, browsers: 0 });
	for (const each of [who, writes]) {
		await make.makeMoede({
			borger: each,
			at: at(addDays(day, 1), '10:00'),
			title: 'KANARIE-moede',
			topics: ['misbrug']
		});
		for (const type of ['plan_published', 'reply_given', 'samtykke_expires', 'moede_moved'])
			await make.insert('event', {
				...{ id: randomUUID(), borger_id: each.id, at: at(day, '08:30'), actor_account_id: cast.tove.accountId, type },
				...{
					subject_id: randomUUID(),
					kind: 'plan',
					params: JSON.stringify({ summary: 'KANARIE-tekst', title: 'KANARIE-titel' })
				}
			});
	}
	await tellAt(at(day, '09:01'));
	expect(pushesTo(who)).toHaveLength(5);
	expect(new Set(pushesTo(who).map(({ length }) => length)).size).toBe(1);
	expect(mailsTo(writes)).toHaveLength(5);
	const lengths = mailsTo(writes).map(({ text }) => text.length);
	expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThan(20);
	const everything = JSON.stringify([push.pushes, mail.messages]);
	expect(everything).not.toMatch(/KANARIE|Tove|Rådhuset|misbrug|\b\d{6}-\d{4}\b/);
});

test('F9 the borger reads in their log that the system told them, once for each time something was made', async () => {
	const day = nextDay();
	const who = await person();
	await happen(who, 'reply_given', at(day, '10:00'));
	for (const clock of ['10:00', '10:01', '10:02']) await tellAt(at(day, clock));
	const looks = await withActor(
		who.actor,
		({ sql }) => sql`
		select e.page, e.purpose from access_event e join access_entry n on n.event_id = e.id where e.role = 'job'`
	);
	expect(looks).toEqual([{ page: 'job/notifications', purpose: 'Sendte dig en påmindelse' }]);
});

test('a question on the ruler comes at most once a week, over two months of looking every day', async () => {
	const day = nextDay();
	const who = await person();
	await make.makePlan({ borger: who, publishedBy: cast.tove });
	await choose(who.actor, who, { kind: 'plan_version', push: false, email: false });
	const days: number[] = [];
	for (let passed = 0; passed < 60; passed += 1)
		for (const clock of passed % 6 === 0 ? ['09:00', '16:00'] : ['09:00']) {
			const before = pushesTo(who).length;
			await tellAt(at(addDays(day, passed), clock));
			if (pushesTo(who).length > before) days.push(passed);
		}
	expect(new Set(bodies(who))).toEqual(new Set(['Et spørgsmål til dig i Vores Plan']));
	const gaps = days.slice(1).map((each, index) => each - (days[index] ?? 0));
	expect(gaps).toEqual([7, 7, 28]);
	await change(`update plan set ended_on = started_on where borger_id = '${who.id}'`);
	week += 7;
});

describe('an address', () => {
	test('is told nothing before its owner has said that it is theirs, with the link in one mail', async () => {
		const day = nextDay();
		const who = await person({ browsers: 0 });
		await sayWhere(who.actor, who, { email: who.email });
		await happen(who, 'reply_given', at(day, '22:00'));
		await Promise.all([tellAt(at(day, '23:00')), tellAt(at(day, '23:00'))]);
		await tellAt(at(day, '23:05'));
		const [asked, ...more] = mailsTo(who);
		expect(more).toEqual([]);
		expect(asked?.subject).toBe('Er det din mail? Vores Plan spørger');
		const [, token = ''] = /\/bekraeft\/([\w-]{43})\n/.exec(asked?.text ?? '') ?? [];
		expect(await confirm('x'.repeat(43))).toBe(false);
		expect(await confirm(token)).toBe(true);
		await happen(who, 'reply_given', at(addDays(day, 1), '10:00'));
		await tellAt(at(addDays(day, 1), '10:00'));
		expect(mailsTo(who)).toHaveLength(2);
	});

	test('that is changed is asked about anew, the old link does nothing, and nobody is asked more than five times a day', async () => {
		const day = nextDay();
		const who = await person({ browsers: 0 });
		const tokens: string[] = [];
		for (let turn = 0; turn < 8; turn += 1) {
			const email = `tur${turn}-${who.email}`;
			await sayWhere(who.actor, who, { email });
			await tellAt(after(at(day, '10:00'), turn));
			const [asked] = mailsTo({ email });
			tokens.push(/\/bekraeft\/([\w-]{43})\n/.exec(asked?.text ?? '')?.[1] ?? '');
		}
		expect(tokens.filter(Boolean)).toHaveLength(5);
		expect(await confirm(tokens[0] ?? '')).toBe(false);
	});

	test('is never a list of addresses, whatever stands in it', async () => {
		const day = nextDay();
		const who = await person({ browsers: 0 });
		await sayWhere(who.actor, who, { email: 'a@example.dk, b@example.dk' });
		await tellAt(at(day, '10:00'));
		expect(mail.messages.flatMap(({ to }) => to).filter((to) => /^[ab]@example\.dk$/.test(to)).length).toBeLessThan(2);
	});
});

describe('the digest of the staff', () => {
	test('counts what waits and names nobody; without anything to count, or on leave, none comes', async () => {
		const day = nextDay();
		const [busy, idle, away] = await Promise.all(
			['Bo', 'Ib', 'Pia'].map((name) => make.makeStaff({ name: `${name} KANARIE`, enhedId: cast.social }))
		);
		if (!busy || !idle || !away) throw new Error('nobody was made');
		for (const staff of [busy, idle, away]) {
			const actor = await make.asFagperson(staff);
			await takeMails(actor, staff, `${staff.employeeId}@kommune.example`, 8);
			await choose(actor, staff, { kind: 'digest', push: false, email: true });
		}
		const borger = await make.makeBorger({ name: 'KANARIE Borger' });
		for (const staff of [busy, away]) {
			await make.makeMembership({ borger, staff });
			const samtale = await make.makeSamtale({ borger, readers: [staff] });
			await make.makeBesked({ borger, samtaleId: samtale, text: 'KANARIE-besked' });
		}
		await make.makeMoede({ borger, at: at(addDays(day, 9), '10:00'), participants: [busy] });
		await make.insert('fravaer', {
			id: randomUUID(),
			account_id: away.accountId,
			from_on: day,
			to_on: day
		});
		await tellAt(at(day, '08:00'));
		await tellAt(at(day, '09:00'));
		const to = (staff: make.StaffMade) =>
			mail.messages.filter((each) => each.to.includes(`${staff.employeeId}@kommune.example`));
		expect(to(busy)).toHaveLength(1);
		expect(to(busy)[0]?.text).toContain('1 besked venter på svar.\n1 møde, hvor du ikke har svaret på, om du kommer.');
		expect([to(idle), to(away)]).toEqual([[], []]);
		expect(mail.messages.map(({ raw }) => raw).join()).not.toContain('KANARIE');
	});
});
