import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startMailServer, type MailServer } from '../../../../tests/fakes/mail-server';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { localOf } from '../../core/local-time';
import type { MoedeTyped } from '../../moede/desk';
import { typedFrom, typedFromDesk } from '../../moede/planning';
import { pool } from '../db/client';
import { readAs, withActor, type Actor } from '../db/with-actor';
import { closeMail } from '../integrations/mail/send';
import { invitations as invitationJob, senderOf } from '../jobs/invitations';
import { answerInvitation, inviteParticipant, uninvite } from './commands';
import { findMoedeDesk, findPlanHead } from './desk';
import { answerByMail, findInvitation, makeInvitations, sendInvitations, type Sender } from './invitation';
import { cancelMoede, editMoede, planMoede } from './planning';

let database: FreshDatabase;
let mails: MailServer;
let cast: make.Solbjerg;
let asTove: Actor<'fagperson'>;
let asSigne: Actor<'fagperson'>;
beforeAll(async () => {
	mails = await startMailServer();
	Object.assign(process.env, { SMTP_URL: mails.url, MAIL_FROM: 'Vores Plan <plan@solbjerg.example>' });
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	asTove = await make.asFagperson(cast.tove);
	asSigne = await make.asFagperson(cast.signe);
	await make.makePlan({ borger: cast.viktor, publishedBy: cast.tove });
	const admin = await make.makeStaff({ name: 'Anders Admin', enhedId: cast.social, roles: ['admin'] });
	const asAdmin = await make.logIn(admin, 'admin');
	for (const name of ['tove', 'signe', 'farid', 'ida'] as const)
		await withActor(
			asAdmin,
			({ sql }) => sql`update account set email = ${`${name}@solbjerg.example`} where id = ${cast[name].accountId}`
		);
});
/** Each test begins with no meeting ahead, and with an empty letter box. */
afterEach(async () => {
	const ahead = await withActor(
		{ audience: 'job' },
		({ sql }) => sql<{ id: string }[]>`select id from moede where state = 'planned' and starts_at > now()`
	);
	for (const { id } of ahead) await cancel(id);
	await run();
	mails.messages.length = 0;
});
afterAll(async () => {
	closeMail();
	await mails.close();
	await database.close();
});

const now = new Date();
const today = make.dayFromToday(0);
const at = (moedeId: string) => ({ borgerId: cast.viktor.id, moedeId, now });
const job = { audience: 'job' } as const;
const run = () => invitationJob({ id: randomUUID(), data: {}, finish: async () => {} });
/** Whom a mail went to, and as what, in alphabetical order. */
const sent = () => mails.messages.map(({ to, calendar }) => `${to[0]?.split('@')[0]} ${calendar?.method}`).sort();
const mailTo = (name: string) => mails.messages.filter(({ to }) => to[0] === `${name}@solbjerg.example`).at(-1);
const field = (name: string, mail = mailTo('signe')) =>
	new RegExp(`^${name}[:;](.*)$`, 'm').exec((mail?.calendar?.content ?? '').replace(/\r?\n[ \t]/g, ''))?.[1]?.trim();
const tokenIn = (text = '') => /\/svar\/([\w-]{43})/.exec(text)?.[1] ?? '';
const read = async () => {
	await run();
	const all = sent();
	mails.messages.length = 0;
	return all;
};

/** Tove plans a meeting in so many days, from ten to half past eleven, with those of the cast who are named. */
async function plan(days: number, people: readonly ('signe' | 'farid' | 'ida')[]) {
	const head = await readAs(asTove, (tx) => findPlanHead(tx, { borgerId: cast.viktor.id, today }));
	if (!head) throw new Error('not visible');
	const template = head.templates.find(({ key }) => key === 'opfoelgning') ?? null;
	const typed: MoedeTyped = {
		...typedFrom(template, head, randomUUID()),
		...{ dag: make.dayFromToday(days), fra: '10:00', til: '11:30', sted: 'Kanalhuset, stue 4', minikick: '' },
		deltager: [cast.tove.accountId, ...people.map((each) => cast[each].accountId)]
	};
	const planned = await withActor(asTove, (tx) => planMoede(tx, { borgerId: cast.viktor.id, typed, now }));
	expect(planned).toEqual({ ok: true, value: { id: typed.id } });
	return typed.id;
}
const deskOf = async (moedeId: string) => {
	const desk = await readAs(asTove, (tx) => findMoedeDesk(tx, { borgerId: cast.viktor.id, moedeId, today }));
	if (!desk) throw new Error('not visible');
	return desk;
};
async function change(moedeId: string, over: Partial<MoedeTyped>) {
	const typed = { ...typedFromDesk(await deskOf(moedeId)), ...over };
	expect(await withActor(asTove, (tx) => editMoede(tx, { ...at(moedeId), typed }))).toEqual({ ok: true });
}
const cancel = (moedeId: string) =>
	withActor(asTove, (tx) => cancelMoede(tx, { ...at(moedeId), typed: { grund: 'Syg', resten: '' } }));

test('who is asked and may read the meeting gets it once: a plan number and a time, no name, no place, no purpose', async () => {
	const moedeId = await plan(12, ['signe', 'farid', 'ida']);
	await run();
	// Farid has no ground to read it; Ida is external and takes part.
	expect(sent()).toEqual(['ida REQUEST', 'signe REQUEST', 'tove REQUEST']);
	const mail = mailTo('signe');
	const [{ number }] = await withActor(
		job,
		({ sql }) => sql<[{ number: string }]>`select number from plan where borger_id = ${cast.viktor.id}`
	);
	expect(Number(number)).toBeGreaterThan(1000);
	expect(mail?.subject).toBe(`Indkaldelse: Møde, plan ${number}`);
	expect(field('SUMMARY')).toBe(`Møde\\, plan ${number}`);
	expect(field('SEQUENCE')).toBe('0');
	expect(mail?.text).toContain(`kl. 10–11.30 (dansk tid)`);
	const whole = `${mail?.subject} ${mail?.text} ${mail?.calendar?.content.replace(/\r?\n[ \t]/g, '')} ${mail?.raw}`;
	expect(whole).not.toMatch(/Viktor|Holm|Signe Bach|Tove|Kanalhuset|LOCATION/);
	expect(whole).toContain(moedeId);
	await run();
	expect(mails.messages).toHaveLength(3);
	// F9: the borger sees that it was sent.
	const looks = await withActor(
		await make.asBorger(cast.viktor),
		({ sql }) => sql`
		select distinct e.page from access_event e join access_entry n on n.event_id = e.id where e.role = 'job'`
	);
	expect(looks).toContainEqual({ page: 'job/invitations' });
});

test('a meeting that moves keeps its entry in every calendar, with a higher number; what a mail does not say sends none', async () => {
	const moedeId = await plan(13, ['signe', 'ida']);
	await withActor(asSigne, (tx) =>
		answerInvitation(tx, { ...at(moedeId), typed: { svar: 'ja', grund: '', afloeser: '' } })
	);
	await run();
	const [uid, before] = [field('UID'), mailTo('signe')?.text];
	expect(field('ATTENDEE')).toContain('PARTSTAT=ACCEPTED');
	mails.messages.length = 0;
	await change(moedeId, { sted: 'Et andet sted', formaal: 'Vi taler om noget andet.' });
	expect(await read()).toEqual([]);
	await change(moedeId, { dag: make.dayFromToday(14) });
	await run();
	expect(sent()).toEqual(['ida REQUEST', 'signe REQUEST', 'tove REQUEST']);
	expect([field('UID'), field('SEQUENCE')]).toEqual([uid, '1']);
	// A yes to another time is none.
	expect(field('ATTENDEE')).toContain('PARTSTAT=NEEDS-ACTION');
	expect(mailTo('signe')?.subject).toMatch(/^Ændret: /);
	expect(tokenIn(mailTo('signe')?.text)).not.toBe(tokenIn(before));
});

test('G2 a meeting at ten in summer is at ten in the mail, whenever it is written, and in UTC in the calendar', async () => {
	const summer = localOf(new Date(`${make.dayFromToday(200)}T12:00:00Z`)).endsWith('T14:00') ? 200 : 20;
	const moedeId = await plan(summer, ['signe']);
	await run();
	expect(mailTo('signe')?.text).toContain('kl. 10–11.30');
	const start = field('DTSTART') ?? '';
	expect(start).toMatch(/^\d{8}T\d{6}Z$/);
	const instant = new Date(start.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
	expect(localOf(instant)).toBe(`${make.dayFromToday(summer)}T10:00`);
	expect((await deskOf(moedeId)).startsAt).toEqual(instant);
});

test('a meeting that is called off is taken out of the calendars once, and of nobody’s who was never sent it', async () => {
	const moedeId = await plan(15, ['signe', 'farid']);
	expect(await read()).toEqual(['signe REQUEST', 'tove REQUEST']);
	await cancel(moedeId);
	await run();
	expect(sent()).toEqual(['signe CANCEL', 'tove CANCEL']);
	expect([field('SEQUENCE'), field('STATUS')]).toEqual(['1', 'CANCELLED']);
	expect(mailTo('signe')?.text).not.toMatch(/\/svar\//);
	mails.messages.length = 0;
	expect(await read()).toEqual([]);
	// Called off before any mail had left: nothing to take back.
	const short = await plan(16, ['signe']);
	await withActor(job, (tx) => makeInvitations(tx, { key: 'k', requestId: randomUUID() }));
	await cancel(short);
	expect(await read()).toEqual([]);
});

test('who is taken off, and asked again, is told both; the others nothing', async () => {
	const moedeId = await plan(17, ['signe', 'ida']);
	await read();
	const signe = (await deskOf(moedeId)).participants.find(({ accountId }) => accountId === cast.signe.accountId);
	await withActor(asTove, (tx) => uninvite(tx, { ...at(moedeId), participantId: signe?.id ?? '' }));
	expect(await read()).toEqual(['signe CANCEL']);
	await withActor(asTove, (tx) =>
		inviteParticipant(tx, { ...at(moedeId), typed: { deltager: cast.signe.accountId, rolle: 'er med' } })
	);
	await run();
	expect(sent()).toEqual(['signe REQUEST']);
	expect(field('SEQUENCE')).toBe('2');
});

test('B5 who may not read the meeting any more is told that it falls away, and the link in their mail opens no new time', async () => {
	const borger = await make.makeBorger({ name: 'Karla Vest' });
	await make.makeMembership({ borger, staff: cast.tove, function: 'tovholder' });
	await make.makeMembership({ borger, staff: cast.signe });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.beskaeftigelse });
	const groundId = await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.social });
	const moedeId = await make.makeMoede({ borger, participants: [cast.tove, cast.signe] });
	await run();
	expect(sent()).toEqual(['signe REQUEST', 'tove REQUEST']);
	const token = tokenIn(mailTo('signe')?.text);
	expect(await findInvitation(token)).toMatchObject({ state: 'planned', answer: 'none', planNumber: null });
	expect(mailTo('signe')?.subject).toBe('Indkaldelse: Møde i Vores Plan');
	mails.messages.length = 0;
	await withActor(await make.asBorger(borger), async ({ sql }) => {
		await sql`update adgangsgrundlag set withdrawn_at = now(), withdrawn_how = 'self' where id = ${groundId}`;
	});
	expect(await read()).toEqual(['signe CANCEL']);
	expect(await findInvitation(token)).toMatchObject({ state: 'removed' });
	expect(await answerByMail(token, { answer: 'yes', reason: null })).toBe('over');
	await withActor(
		asTove,
		({ sql }) => sql`update moede set state = 'cancelled', cancelled_reason = 'Syg' where id = ${moedeId}`
	);
	expect(await read()).toEqual(['tove CANCEL']);
});

test('who has chosen to have no such mails gets none', async () => {
	const wish = (email: boolean) =>
		withActor(
			asSigne,
			({ sql }) => sql`
			insert into notification_choice (account_id, kind, push, email) values (${cast.signe.accountId}, 'invitation', true, ${email})
			on conflict (account_id, kind) do update set push = excluded.push, email = excluded.email`
		);
	await wish(false);
	await plan(18, ['signe']);
	expect(await read()).toEqual(['tove REQUEST']);
	await wish(true);
	expect(await read()).toEqual(['signe REQUEST']);
});

test('M4 one press answers as in the portal, a no says why, and nothing but the hash of the link is stored', async () => {
	const moedeId = await plan(19, ['signe']);
	await run();
	const token = tokenIn(mailTo('signe')?.text);
	const mine = async () =>
		(await deskOf(moedeId)).participants.find(({ accountId }) => accountId === cast.signe.accountId);
	expect(await findInvitation(token)).toMatchObject({ state: 'planned', answer: 'none' });
	expect(await answerByMail(token, { answer: 'yes', reason: null })).toBe('answered');
	expect(await answerByMail(token, { answer: 'yes', reason: null })).toBe('answered');
	expect(await mine()).toMatchObject({ answer: 'yes', answerReason: null });
	expect(await answerByMail(token, { answer: 'no', reason: null })).toBe('unknown');
	expect(await mine()).toMatchObject({ answer: 'yes' });
	expect(await answerByMail(token, { answer: 'no', reason: 'Jeg er på kursus' })).toBe('answered');
	expect(await mine()).toMatchObject({ answer: 'no', answerReason: 'Jeg er på kursus' });
	expect(await findInvitation(token)).toMatchObject({ answer: 'no' });
	for (const each of ['A'.repeat(43), '', "' or true --"]) {
		expect(await findInvitation(each)).toBeNull();
		expect(await answerByMail(each, { answer: 'yes', reason: null })).toBe('unknown');
	}
	const rows = await withActor(job, ({ sql }) => sql`select * from moede_invitation`);
	expect(JSON.stringify(rows)).not.toContain(token);
	await cancel(moedeId);
	expect(await answerByMail(token, { answer: 'yes', reason: null })).toBe('over');
	expect(await findInvitation(token)).toMatchObject({ state: 'cancelled' });
});

test('Q11 a mail server that is down loses nothing, and one that refuses an address is not asked again', async () => {
	await plan(21, ['signe']);
	await mails.stop();
	await run();
	const states = () =>
		withActor(
			job,
			({ sql }) => sql<{ state: string; tries: number; code: string | null }[]>`
			select state, tries, code from moede_invitation where starts_at > now() and code is distinct from 'outdated'
				and moede_id in (select id from moede where state = 'planned') order by account_id`
		);
	expect((await states()).map(({ state, tries }) => [state, tries])).toEqual([
		['waiting', 1],
		['waiting', 1]
	]);
	await run();
	expect((await states()).map(({ tries }) => tries)).toEqual([1, 1]);
	await mails.start();
	const hurry = () =>
		withActor(job, ({ sql }) => sql`update moede_invitation set next_at = now() where state = 'waiting'`);
	await hurry();
	mails.behave('busy');
	await run();
	expect((await states()).map(({ state, code }) => [state, code])).toEqual([
		['waiting', 'smtp_451'],
		['waiting', 'smtp_451']
	]);
	await hurry();
	mails.behave('ok');
	expect(await read()).toEqual(['signe REQUEST', 'tove REQUEST']);
	mails.behave('refuse');
	await plan(22, ['signe']);
	await run();
	mails.behave('ok');
	expect(await read()).toEqual([]);
	expect((await states()).filter(({ state }) => state === 'failed').map(({ code }) => code)).toEqual([
		'smtp_550',
		'smtp_550'
	]);
});

test('Q10 a worker that is killed between sending and noting it leaves the very same mail to the next; two at once send each once', async () => {
	await plan(23, ['signe']);
	const seen: { messageId: string; content: string }[] = [];
	const sender = (then: () => void = () => {}): Sender => ({
		...{ origin: 'https://plan.example', from: senderOf('plan@solbjerg.example'), key: 'one key' },
		send: async ({ messageId, calendar }) => {
			seen.push({ messageId, content: calendar.content });
			then();
			return { state: 'sent' };
		}
	});
	const killed = () => {
		throw new Error('killed');
	};
	await withActor(job, (tx) => makeInvitations(tx, { key: 'one key', requestId: randomUUID() }));
	await expect(sendInvitations(sender(killed), now)).rejects.toThrow('killed');
	expect(await sendInvitations(sender(), now)).toBe(0);
	await withActor(
		job,
		({ sql }) => sql`update moede_invitation set claimed_at = now() - interval '3 minutes' where state = 'sending'`
	);
	const [first, second] = await Promise.all([sendInvitations(sender(), now), sendInvitations(sender(), now)]);
	expect(first + second).toBe(2);
	expect(seen.slice(1)).toContainEqual(seen[0]);
	expect(new Set(seen.map(({ messageId }) => messageId)).size).toBe(2);
	expect(seen).toHaveLength(3);
});

test('nobody but the job reads who was written to', async () => {
	await expect(pool('login')`select * from moede_invitation`).rejects.toThrow('permission denied');
	await expect(withActor(asTove, ({ sql }) => sql`select * from moede_invitation`)).rejects.toThrow(
		'permission denied'
	);
});
