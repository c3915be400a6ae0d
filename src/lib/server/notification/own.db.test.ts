import { createHash, randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { pool } from '../db/client';
import { withActor, type Actor } from '../db/with-actor';
import { askAgain, confirmAddress, findChoices, findContact, removeAddress, saveAddress, saveChoices } from './own';
import { addSubscription, endSubscription, findSubscriptions, readSubscription, type Sent } from './subscription';

let database: FreshDatabase;
let owner: postgres.Sql;
let cast: make.Solbjerg;
let viktor: Actor<'borger'>;
let kasper: Actor<'borger'>;
let tove: Actor<'fagperson'>;
let me: string;

beforeAll(async () => {
	database = await freshDatabase();
	owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
	cast = await make.makeSolbjerg();
	viktor = await make.asBorger(cast.viktor);
	kasper = await make.asBorger(cast.kasper);
	tove = await make.asFagperson(cast.tove);
	me = cast.viktor.accountId;
});
beforeEach(async () => {
	await owner`truncate notification_choice, notification_contact, push_subscription`;
});
afterAll(async () => {
	await owner.end();
	await database.close();
});

const borger = { audience: 'borger' } as const;
const save = (valg: string[], tid = '9', veje = ['push', 'email']) =>
	withActor(viktor, (tx) => saveChoices(tx, { accountId: me, ...borger }, { valg, tid, veje }));
const contact = () => withActor(viktor, (tx) => findContact(tx, me));
const now = new Date('2026-11-22T10:00:00Z');

describe('choices', () => {
	test('what was ticked stands on the page the next time, and the hour with it; saved again it is the same', async () => {
		const valg = ['answer:push', 'moede_changed:email'];
		for (let times = 0; times < 2; times += 1) expect(await save(valg, '14')).toEqual({ ok: true, value: null });
		const choices = await withActor(viktor, (tx) => findChoices(tx, me, 'borger'));
		expect(choices.find(({ kind }) => kind === 'answer')).toEqual({ kind: 'answer', push: true, email: false });
		expect(choices.find(({ kind }) => kind === 'moede_changed')).toEqual({
			kind: 'moede_changed',
			push: false,
			email: true
		});
		expect(choices.filter(({ push, email }) => push || email)).toHaveLength(2);
		expect((await contact()).hour).toBe(14);
	});

	test('an hour in the night is not stored, and nothing else of the form either', async () => {
		expect(await save(['answer:push'], '22')).toEqual({ ok: false, reason: 'not_an_hour' });
		const choices = await withActor(viktor, (tx) => findChoices(tx, me, 'borger'));
		expect(choices.every(({ push, email }) => push && email)).toBe(true);
	});

	test('a fagperson asks for the digest; a borger is not asked about it', async () => {
		const typed = { valg: ['digest:email'], tid: '8', veje: ['push', 'email'] };
		const accountId = cast.tove.accountId;
		await withActor(tove, (tx) => saveChoices(tx, { accountId, audience: 'fagperson' }, typed));
		expect(await withActor(tove, (tx) => findChoices(tx, accountId, 'fagperson'))).toEqual([
			{ kind: 'digest', push: false, email: true },
			{ kind: 'invitation', push: false, email: false }
		]);
	});

	test('nobody chooses for another, and nobody sees what another chose', async () => {
		await save([]);
		const attempt = withActor(kasper, (tx) =>
			saveChoices(tx, { accountId: me, ...borger }, { valg: [], tid: '9', veje: [] })
		);
		await expect(attempt).rejects.toMatchObject({ code: '42501' });
		expect(await withActor(kasper, (tx) => findContact(tx, me))).toMatchObject({ email: null, hour: 9 });
	});
});

describe('the address', () => {
	/** As the job that sends the mail does. */
	async function ask(at: Date) {
		const token = randomBytes(32).toString('base64url');
		const hash = createHash('sha256').update(token).digest('hex');
		await pool(
			'job'
		)`update notification_contact set confirm_hash = ${hash}, confirm_asked_at = ${at} where account_id = ${me}`;
		return token;
	}
	const setAddress = (email: string) => withActor(viktor, (tx) => saveAddress(tx, me, email));

	test('counts when the link in the mail was pressed; pressed twice it says the same', async () => {
		expect(await setAddress('viktor@mail.example')).toEqual({ ok: true, value: null });
		expect(await contact()).toMatchObject({ email: 'viktor@mail.example', askedAt: null, confirmedAt: null });
		const token = await ask(new Date());
		for (const other of ['', 'x', '\0', `${token}\0`, "' or true --", 'a'.repeat(10_000), token.slice(1)])
			expect(await confirmAddress(other)).toBe(false);
		expect((await contact()).confirmedAt).toBeNull();
		expect(await confirmAddress(token)).toBe(true);
		expect(await confirmAddress(token)).toBe(true);
		expect((await contact()).confirmedAt).toBeInstanceOf(Date);
	});

	test('another address is another’s until its owner has said so, and the old link confirms nothing', async () => {
		await setAddress('viktor@mail.example');
		const token = await ask(new Date());
		await confirmAddress(token);
		await setAddress('anden@mail.example');
		expect(await contact()).toMatchObject({ email: 'anden@mail.example', confirmedAt: null, askedAt: null });
		expect(await confirmAddress(token)).toBe(false);
	});

	test('the same address again keeps its yes, and so does another hour', async () => {
		await setAddress('viktor@mail.example');
		await confirmAddress(await ask(new Date()));
		await setAddress(' viktor@mail.example ');
		await save([], '18');
		expect(await contact()).toMatchObject({ hour: 18, confirmedAt: expect.any(Date) });
	});

	test('a link that is older than a week confirms nothing', async () => {
		await setAddress('viktor@mail.example');
		const token = await ask(new Date(Date.now() - 7 * 86_400_000 - 60_000));
		expect(await confirmAddress(token)).toBe(false);
	});

	test('the mail is asked for once more after ten minutes, and not before', async () => {
		await setAddress('viktor@mail.example');
		const token = await ask(new Date(now.getTime() - 5 * 60_000));
		const again = (at: Date) => withActor(viktor, (tx) => askAgain(tx, me, at));
		expect(await again(now)).toEqual({ ok: false, reason: 'too_soon' });
		expect(await again(new Date(now.getTime() + 5 * 60_000))).toEqual({ ok: true, value: null });
		// It waits to be asked anew, and the link of the first mail is worth nothing.
		expect(await contact()).toMatchObject({ email: 'viktor@mail.example', askedAt: null });
		expect(await confirmAddress(token)).toBe(false);
	});

	test('what is no address is refused, and what stood there stays; taken away it is gone', async () => {
		await setAddress('viktor@mail.example');
		expect(await setAddress('viktor')).toEqual({ ok: false, reason: 'not_an_email' });
		expect(await setAddress('\r\n')).toEqual({ ok: false, reason: 'missing' });
		expect((await contact()).email).toBe('viktor@mail.example');
		await withActor(viktor, (tx) => removeAddress(tx, me));
		expect((await contact()).email).toBeNull();
	});
});

describe('browsers', () => {
	const keys = { p256dh: randomBytes(65).toString('base64url'), auth: randomBytes(16).toString('base64url') };
	const hosts = ['push.example'];
	const browser = (name: string): Sent => ({ endpoint: `https://push.example/${name}`, ...keys, phone: null });
	const add = (actor: Actor<'borger'>, accountId: string, name: string) =>
		withActor(actor, (tx) => addSubscription(tx, accountId, browser(name)));
	const own = async () => (await withActor(viktor, (tx) => findSubscriptions(tx, me))).map(({ endpoint }) => endpoint);

	test('D10 an address that is no push service’s is refused before anything is stored', () => {
		for (const endpoint of [
			'http://127.0.0.1/x',
			'http://169.254.169.254/',
			'file:///etc/passwd',
			'https://127.0.0.1/x',
			'https://push.example.evil.example/x'
		])
			expect(readSubscription({ endpoint, ...keys }, hosts), endpoint).toEqual({ ok: false, reason: 'endpoint' });
		expect(readSubscription({ endpoint: 'https://push.example/1', ...keys }, hosts).ok).toBe(true);
	});

	test('a key of another length, a list, a text or nothing is malformed', () => {
		const endpoint = 'https://push.example/1';
		for (const body of [
			null,
			'x',
			[],
			{},
			{ endpoint },
			{ endpoint, ...keys, auth: 'AA' },
			{ endpoint, ...keys, p256dh: randomBytes(64).toString('base64url') },
			{ endpoint, ...keys, p256dh: `${keys.p256dh.slice(0, -1)}\0` },
			{ endpoint: [endpoint], ...keys },
			{ endpoint, p256dh: 'A'.repeat(50_000), auth: keys.auth }
		])
			expect(readSubscription(body, hosts), JSON.stringify(body)?.slice(0, 80)).toEqual({
				ok: false,
				reason: 'malformed'
			});
	});

	test('one browser is one row however often it says so; off and on again it is a new one', async () => {
		const first = await add(viktor, me, 'a');
		const second = await add(viktor, me, 'a');
		expect(first).toMatchObject({ ok: true, value: { isNew: true } });
		expect(second).toEqual({ ok: true, value: { id: first.ok && first.value.id, isNew: false } });
		const end = () => withActor(viktor, (tx) => endSubscription(tx, me, { endpoint: browser('a').endpoint }));
		expect([await end(), await end()]).toEqual([true, false]);
		expect(await own()).toEqual([]);
		expect(await add(viktor, me, 'a')).toMatchObject({ ok: true, value: { isNew: true } });
		expect(await own()).toHaveLength(1);
	});

	test('A10 a browser that takes them for somebody else is not taken over: it must get another address', async () => {
		await add(viktor, me, 'shared');
		expect(await add(kasper, cast.kasper.accountId, 'shared')).toEqual({ ok: false, reason: 'taken' });
		const ended = await withActor(kasper, (tx) =>
			endSubscription(tx, cast.kasper.accountId, { endpoint: browser('shared').endpoint })
		);
		expect(ended).toBe(false);
		expect(await own()).toHaveLength(1);
	});

	test('nobody turns off another’s browser by its id', async () => {
		const added = await add(viktor, me, 'a');
		const id = added.ok ? added.value.id : '';
		for (const accountId of [cast.kasper.accountId, me])
			expect(await withActor(kasper, (tx) => endSubscription(tx, accountId, { id }))).toBe(false);
		expect(await withActor(viktor, (tx) => endSubscription(tx, me, { id }))).toBe(true);
	});

	test('ten browsers are on at most: the oldest goes when another comes', async () => {
		for (let count = 1; count <= 11; count += 1) await add(viktor, me, String(count));
		const on = await own();
		expect(on).toHaveLength(10);
		expect(on).toContain('https://push.example/11');
		expect(on).not.toContain('https://push.example/1');
	});
});
