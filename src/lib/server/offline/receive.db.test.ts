import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { seal } from '../../offline/seal';
import { POST as postBesked } from '../../../routes/api/besked/+server';
import { GET as getOutbox } from '../../../routes/api/outbox/+server';
import { POST as postAnswer } from '../../../routes/api/trivselsmaaling/+server';
import { whoOf } from '../auth/cookie';
import { readSession } from '../auth/session';
import { sendOwn, startOwnSamtale } from '../besked/own';
import { pool } from '../db/client';
import { readOwn, withActor, type Actor } from '../db/with-actor';
import { giveAnswer } from '../trivsel/commands';
import { findOwnPhones } from './phone';
import { currentSealKey } from './seal-key';

const origin = 'http://127.0.0.1';
let database: FreshDatabase;
let cast: make.Solbjerg;
let owner: postgres.Sql;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
	await owner.end();
	await database.close();
});

type Person = { borger: make.BorgerMade; actor: Actor<'borger'>; who: string };
/** A borger of the test's own, with Tove and Signe. */
async function somebody(): Promise<Person> {
	const borger = await make.makeBorger({ name: 'Nanna Friis' });
	await make.makeMembership({ borger, staff: cast.tove, function: 'tovholder' });
	await make.makeMembership({ borger, staff: cast.signe });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.beskaeftigelse });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.social });
	return { borger, actor: await make.asBorger(borger), who: whoOf(borger.accountId) };
}

type Sealing = { seq?: number; madeAt?: string; now?: string; tz?: string; id?: string; owner?: string };
/** An item as the browser seals and sends it. */
async function sealed(of: Person, body: Record<string, unknown>, over: Sealing = {}) {
	const { keyId, jwk } = currentSealKey();
	const { seq = 1, madeAt = new Date().toISOString(), tz = 'Europe/Copenhagen' } = over;
	const id = over.id ?? String(body['id']);
	const tag = over.owner ?? of.who;
	const inside = await seal({ keyId, jwk }, { id, owner: tag }, body);
	return { id, v: 2, seq, owner: tag, keyId, sealed: inside, madeAt, tz, now: over.now ?? new Date().toISOString() };
}
const answerBody = (over: Record<string, unknown> = {}) => ({
	...{ id: randomUUID(), v: 1, lineal: 'voresplan', linealVersion: 1, emne: 'samlet', svar: 'trin', trin: 3.5 },
	...{ madeAt: new Date().toISOString(), tz: 'Europe/Copenhagen' },
	...over
});
const beskedBody = (samtale: string, text = 'Er du der?') => ({
	...{ id: randomUUID(), v: 1, kind: 'besked', samtale, text }
});
const samtaleBody = (over: Record<string, unknown> = {}) => {
	const id = randomUUID();
	const readers = [cast.tove.accountId];
	return { id, v: 1, kind: 'samtale', samtale: id, readers, subject: 'Mødet', text: 'Hvornår?', ...over };
};

type Handler = typeof postAnswer | typeof postBesked | typeof getOutbox;
/** Asks a route as it is asked behind the hooks. */
async function ask(handler: Handler, { actor }: Person, body: unknown = null, phone = '') {
	const signedIn = await readSession(actor.token);
	const locals = { signedIn, sessionUnknown: false, now: new Date(), municipality: { answerDays: 2 } };
	const headers = { 'content-type': 'application/json', 'user-agent': 'Chrome/142 Android', 'x-phone': phone };
	const asked = body === null ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
	const request = new Request(`${origin}/api`, asked);
	const answer = await handler({ locals, request } as never);
	return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
const ratings = ({ borger }: Person) => pool('import')<
	{ clientId: string; value: number; madeAt: Date; raw: Date; note: string | null; zone: string }[]
>`
	select m.client_id as "clientId", v.value, m.made_at as "madeAt", m.made_at_raw as raw, n.note, m.time_zone as zone
	from trivselsmaaling m join trivselsvalue v on v.maaling_id = m.id left join trivselsnote n on n.maaling_id = m.id
	where m.borger_id = ${borger.id} order by m.received_at`;
const beskeder = ({ borger }: Person) => pool('import')<{ id: string; text: string }[]>`
	select id, text from besked where borger_id = ${borger.id} order by created_at, id`;
const phonesOf = ({ actor }: Person) => readOwn(actor, findOwnPhones);
const code = ({ body }: { body: Record<string, unknown> }) => (body['error'] as { code?: string } | undefined)?.code;

describe('what an outbox is told', () => {
	test('the key, the epoch, the clock and whose log-in it is', async () => {
		const viktor = await somebody();
		const told = await ask(getOutbox, viktor);
		const { keyId, jwk } = currentSealKey();
		expect(told).toEqual({
			status: 200,
			body: { keyId, jwk, epoch: expect.any(String), now: expect.any(String), who: viktor.who }
		});
		expect(JSON.stringify(told.body)).not.toContain('"d"');
	});
});

describe('a sealed answer', () => {
	test('is stored as if it had been typed now, and acknowledged with its id, the epoch and the time', async () => {
		const viktor = await somebody();
		const body = answerBody({ note: 'Jeg sov godt. 🙂', skridt: null });
		const first = await ask(postAnswer, viktor, await sealed(viktor, body));
		expect(first).toEqual({
			status: 201,
			body: { id: body.id, epoch: expect.any(String), receivedAt: expect.any(String) }
		});
		expect(await ratings(viktor)).toMatchObject([{ clientId: body.id, value: 3.5, note: 'Jeg sov godt. 🙂' }]);
	});

	test('Q1 the same item 50 times at once is one row, and all are told the same', async () => {
		const viktor = await somebody();
		const item = await sealed(viktor, answerBody());
		const phone = `${randomUUID()};1;1`;
		const answers = await Promise.all(Array.from({ length: 50 }, () => ask(postAnswer, viktor, item, phone)));
		expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
		expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
		expect(await ratings(viktor)).toHaveLength(1);
		expect(await phonesOf(viktor)).toMatchObject([{ arrived: 1, waiting: 0, missing: 0 }]);
	});

	test('Q2 the same id with something else in it is a conflict, and the first stays as it is', async () => {
		const viktor = await somebody();
		const body = answerBody();
		await ask(postAnswer, viktor, await sealed(viktor, body));
		const other = await ask(postAnswer, viktor, await sealed(viktor, { ...body, trin: 2 }));
		expect(other).toMatchObject({ status: 409, body: { id: body.id, error: { field: 'id', code: 'conflict' } } });
		expect(await ratings(viktor)).toMatchObject([{ value: 3.5 }]);
	});

	test('Q3 the answer is lost after the commit, twenty times: one row each; and what the form has sent is known', async () => {
		const viktor = await somebody();
		for (let round = 0; round < 20; round += 1) {
			const body = answerBody({ note: `Dag ${round}` });
			await ask(postAnswer, viktor, await sealed(viktor, body, { seq: round + 1 }));
			const again = await ask(postAnswer, viktor, await sealed(viktor, body, { seq: round + 1 }));
			expect(again.status).toBe(200);
		}
		expect(await ratings(viktor)).toHaveLength(20);

		const typed = answerBody({ note: 'fra formularen' });
		const form = {
			...{ id: typed.id, emneId: null, linealKey: null, linealVersion: 1, note: 'fra formularen', skridt: null },
			...{ samlet: false, givenHow: null, device: null, timeZone: 'Europe/Copenhagen' }
		};
		const answer = { kind: 'point', value: 3.5 } as const;
		await withActor(viktor.actor, (tx) => giveAnswer(tx, viktor.borger.id, { ...form, answer }, new Date()));
		expect((await ask(postAnswer, viktor, await sealed(viktor, typed))).status).toBe(200);
		expect(await ratings(viktor)).toHaveLength(21);
	});

	test('Q12 a restored database has another epoch: all come again, none is doubled', async () => {
		const viktor = await somebody();
		const bodies = [answerBody({ note: 'før' }), answerBody({ note: 'efter' })];
		const items = await Promise.all(bodies.map((body, index) => sealed(viktor, body, { seq: index + 1 })));
		const before = await Promise.all(items.map((item) => ask(postAnswer, viktor, item)));
		// The backup is older than the second answer.
		await owner.begin(async (sql) => {
			for (const table of ['trivselsmaaling', 'epoch'])
				await sql.unsafe(`alter table ${table} no force row level security`);
			await sql`delete from trivselsmaaling where client_id = ${bodies[1]?.id ?? ''}`;
			await sql`insert into epoch (id, started_at) values (gen_random_uuid(), now() + interval '1 second')`;
			for (const table of ['trivselsmaaling', 'epoch'])
				await sql.unsafe(`alter table ${table} force row level security`);
		});
		expect(await ratings(viktor)).toHaveLength(1);
		const told = await ask(getOutbox, viktor);
		const after = await Promise.all(items.map((item) => ask(postAnswer, viktor, item)));
		expect(after.map(({ body }) => body['epoch'])).toEqual([told.body['epoch'], told.body['epoch']]);
		expect(told.body['epoch']).not.toBe(before[0]?.body['epoch']);
		expect((await ratings(viktor)).map(({ note }) => note).sort()).toEqual(['efter', 'før']);
	});

	test('G3 a phone whose clock is three days ahead, or a year behind: the time is corrected, and what it said is kept', async () => {
		for (const off of [3 * 86_400_000, -365 * 86_400_000]) {
			const viktor = await somebody();
			const now = Date.now();
			// Made an hour ago, on a clock that is wrong.
			const madeAt = new Date(now - 3_600_000 + off).toISOString();
			const clock = new Date(now + off).toISOString();
			const body = answerBody({ madeAt, tz: 'Asia/Tokyo' });
			await ask(postAnswer, viktor, await sealed(viktor, body, { madeAt, now: clock, tz: 'Asia/Tokyo' }));
			const [row] = await ratings(viktor);
			expect(row?.raw.toISOString()).toBe(madeAt);
			expect(Math.abs((row?.madeAt.getTime() ?? 0) - (now - 3_600_000))).toBeLessThan(10_000);
			expect(row?.zone).toBe('Asia/Tokyo');
		}
	});

	test('A10 another’s item is not taken, and nothing of it is stored', async () => {
		const [viktor, kasper] = [await somebody(), await somebody()];
		const item = await sealed(viktor, answerBody());
		expect(await ask(postAnswer, kasper, item)).toMatchObject({ status: 403, body: { id: item.id } });
		expect((await ask(postAnswer, kasper, { ...item, owner: kasper.who })).status).toBe(400);
		expect([...(await ratings(kasper)), ...(await ratings(viktor))]).toEqual([]);
	});

	test('what was sealed under another id, or is no answer, is refused at its field', async () => {
		const viktor = await somebody();
		const body = answerBody();
		expect((await ask(postAnswer, viktor, await sealed(viktor, body, { id: randomUUID() }))).status).toBe(400);
		const wrong = await ask(postAnswer, viktor, await sealed(viktor, { ...body, trin: 3.25 }));
		expect(wrong).toMatchObject({ status: 400, body: { id: body.id, error: { field: 'trin' } } });
		const extra = await ask(postAnswer, viktor, await sealed(viktor, { ...body, borgerId: cast.kasper.id }));
		expect(extra.status).toBe(400);
		expect(await ratings(viktor)).toEqual([]);
	});
});

describe('a sealed message', () => {
	test('a new conversation is started, once, however often and however many at once it comes', async () => {
		const viktor = await somebody();
		const item = await sealed(viktor, samtaleBody());
		const answers = await Promise.all(Array.from({ length: 20 }, () => ask(postBesked, viktor, item)));
		expect(new Set(answers.map(({ body }) => JSON.stringify(body)))).toEqual(
			new Set([
				JSON.stringify({ id: item.id, epoch: answers[0]?.body['epoch'], receivedAt: answers[0]?.body['receivedAt'] })
			])
		);
		expect(answers.every(({ status }) => status === 200 || status === 201)).toBe(true);
		expect(await beskeder(viktor)).toEqual([{ id: item.id, text: 'Hvornår?' }]);
	});

	test('a message in a conversation is sent, and 409 when its id has been used for other words', async () => {
		const viktor = await somebody();
		const started = samtaleBody();
		await ask(postBesked, viktor, await sealed(viktor, started));
		const body = beskedBody(started.id);
		expect((await ask(postBesked, viktor, await sealed(viktor, body))).status).toBe(201);
		expect((await ask(postBesked, viktor, await sealed(viktor, body))).status).toBe(200);
		for (const other of [
			{ ...body, text: 'Andet' },
			{ ...samtaleBody(), id: body.id, samtale: body.id }
		]) {
			const answer = await ask(postBesked, viktor, await sealed(viktor, other));
			expect([answer.status, code(answer)]).toEqual([409, 'conflict']);
		}
		expect(await beskeder(viktor)).toHaveLength(2);
	});

	test('what the form has sent already is acknowledged, also when the reader has left the team since', async () => {
		const viktor = await somebody();
		const asked = { borgerId: viktor.borger.id, today: make.dayFromToday(0), days: 2 };
		const started = samtaleBody({ readers: [cast.signe.accountId] });
		const form = { id: started.id, hvem: [cast.signe.accountId], emne: 'Mødet', tekst: 'Hvornår?' };
		await withActor(viktor.actor, (tx) => startOwnSamtale(tx, asked, form));
		const second = beskedBody(started.id);
		const typed = { id: second.id, tekst: second.text, til: '' };
		await withActor(viktor.actor, (tx) => sendOwn(tx, { ...asked, samtaleId: started.id }, typed));
		await leave(viktor, cast.signe);
		for (const body of [started, second])
			expect((await ask(postBesked, viktor, await sealed(viktor, body))).status).toBe(200);
		// And what was not sent is looked at: nobody would read it.
		const late = await ask(postBesked, viktor, await sealed(viktor, beskedBody(started.id)));
		expect([late.status, code(late)]).toEqual([409, 'nobody']);
		const chosen = await ask(
			postBesked,
			viktor,
			await sealed(viktor, samtaleBody({ readers: [cast.signe.accountId] }))
		);
		expect([chosen.status, code(chosen)]).toEqual([409, 'readers']);
		expect(await beskeder(viktor)).toHaveLength(2);
	});

	test('B6 in another’s conversation, or with an unknown one, nothing is sent', async () => {
		const [viktor, kasper] = [await somebody(), await somebody()];
		const started = samtaleBody();
		await ask(postBesked, viktor, await sealed(viktor, started));
		for (const samtale of [started.id, randomUUID()]) {
			const answer = await ask(postBesked, kasper, await sealed(kasper, beskedBody(samtale)));
			expect([answer.status, code(answer)]).toEqual([404, 'samtale_unknown']);
		}
		expect(await beskeder(kasper)).toEqual([]);
	});

	test('D2 what cannot be stored is refused with a sentence', async () => {
		const viktor = await somebody();
		const cases: [Record<string, unknown>, string][] = [
			[{ text: ' \n' }, 'text_missing'],
			[{ text: 'a\0b' }, 'forbidden'],
			[{ text: 'a'.repeat(10_001) }, 'too_long'],
			[{ subject: '' }, 'text_missing'],
			[{ kind: 'andet' }, 'malformed'],
			[{ readers: [] }, 'malformed']
		];
		for (const [change, expected] of cases) {
			const answer = await ask(postBesked, viktor, await sealed(viktor, { ...samtaleBody(), ...change }));
			expect([code(answer), answer.status >= 400 && answer.status < 500]).toEqual([expected, true]);
		}
		expect((await ask(postBesked, viktor, samtaleBody())).status).toBe(400);
	});
});

describe('phones and gaps', () => {
	test('a loss is seen: what was numbered, has not come and does not wait is missing', async () => {
		const viktor = await somebody();
		const phone = randomUUID();
		for (const seq of [1, 2, 4])
			await ask(postAnswer, viktor, await sealed(viktor, answerBody(), { seq }), `${phone};5;1`);
		expect(await phonesOf(viktor)).toMatchObject([
			{ id: phone, device: 'Chrome på Android', own: false, arrived: 3, waiting: 1, missing: 1 }
		]);
		const admin = await make.makeStaff({ name: 'Adam', enhedId: cast.social, roles: ['admin'] });
		const gaps = await withActor(
			await make.logIn(admin, 'admin'),
			({ sql }) => sql<{ missing: number }[]>`select missing::int from app.phone_gaps()`
		);
		expect(gaps[0]?.missing).toBeGreaterThanOrEqual(1);
	});

	test('what is refused has not come; a resend counts once', async () => {
		const viktor = await somebody();
		const phone = randomUUID();
		const body = answerBody();
		for (let sending = 0; sending < 3; sending += 1)
			await ask(postAnswer, viktor, await sealed(viktor, body), `${phone};2;1`);
		await ask(postAnswer, viktor, await sealed(viktor, { ...body, trin: 1 }, { seq: 2 }), `${phone};2;1`);
		expect(await phonesOf(viktor)).toMatchObject([{ arrived: 1, waiting: 1, missing: 0 }]);
	});

	test('a phone that says nothing of itself, or nonsense, is not counted, and its item is taken all the same', async () => {
		const viktor = await somebody();
		for (const said of ['', 'x', `${randomUUID()};1;9`, `${randomUUID()};99999999999;0`]) {
			const answer = await ask(postAnswer, viktor, await sealed(viktor, answerBody()), said);
			expect(answer.status).toBe(201);
		}
		expect(await phonesOf(viktor)).toEqual([]);
	});

	test('another’s phone is not theirs to speak for', async () => {
		const [viktor, kasper] = [await somebody(), await somebody()];
		const phone = randomUUID();
		await ask(getOutbox, viktor, null, `${phone};3;3`);
		await ask(postAnswer, kasper, await sealed(kasper, answerBody()), `${phone};9;0`);
		expect(await phonesOf(viktor)).toMatchObject([{ arrived: 0, waiting: 3, missing: 0 }]);
		expect(await phonesOf(kasper)).toEqual([]);
	});
});

/** Tove takes somebody off the team: yesterday was their last day. */
const leave = async ({ borger }: Person, staff: make.StaffMade) =>
	withActor(
		await make.asFagperson(cast.tove),
		({ sql }) => sql`
			update team_membership set to_on = ${make.dayFromToday(-1)}, ended_reason = 'Nyt arbejde'
			where borger_id = ${borger.id} and account_id = ${staff.accountId}`
	);
