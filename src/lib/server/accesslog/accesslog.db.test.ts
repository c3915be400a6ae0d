import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { audiences } from '../db/audience';
import { connect, pool, type Pool } from '../db/client';
import { readAs, withActor, type Actor, type Tx } from '../db/with-actor';
import { Unavailable } from '../problem';
import { readAnchors, writeAnchor, type Anchor } from './anchor';
import { checkLog } from './check';
import { recordLook, type Look } from './commands';
import { sealLooks } from './seal';
import { flushServed, serveRecorded } from './served';
import { verifyLog } from './verify';

let database: FreshDatabase;
let owner: postgres.Sql;
let cast: make.Solbjerg;
let tove: Actor<'fagperson'>;
let job: Pool;

const tables = ['access_event', 'access_entry', 'access_seal', 'access_key', 'access_unsealed', 'borger'];
/** What keeps everybody from changing the log. Only who owns the database can take it away: that is what the chain is for. */
const guards = (how: 'disable' | 'enable') =>
	owner.begin(async (sql) => {
		for (const table of tables) {
			await sql.unsafe(`alter table ${table} ${how} trigger user`);
			await sql.unsafe(`alter table ${table} ${how === 'disable' ? 'no force' : 'force'} row level security`);
		}
	});

beforeAll(async () => {
	database = await freshDatabase();
	owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
	cast = await make.makeSolbjerg();
	tove = await make.asFagperson(cast.tove);
	job = connect(database.urls['DATABASE_URL_JOB'] ?? '', { max: 2 });
});
afterAll(async () => {
	await job.end();
	await owner.end();
	await database.close();
});

let requests = 0;
const nextRequest = () => `request-${(requests += 1)}`;
const pageOf = (borger: make.BorgerMade, requestId: string, purpose = 'Så planen'): Look => ({
	kind: 'page',
	page: '/borgere/[id]/plan',
	purpose,
	requestId,
	shown: [
		{ borgerId: borger.id, itemKind: 'borger' },
		{ borgerId: borger.id, itemKind: 'plan', itemId: cast.kommune }
	]
});
const look = async (actor: Actor<'fagperson'> = tove, borger = cast.viktor, requestId = nextRequest()) => {
	await readAs(actor, (tx) => recordLook(tx, pageOf(borger, requestId)));
	return requestId;
};
const sealAll = async () => {
	for (let left = 1; left > 0;) left = (await sealLooks(job))?.sealed ?? 0;
};
const verify = (anchors: Anchor[] = []) => verifyLog(job, anchors);
const asJob = <T>(work: (tx: Tx) => Promise<T>) => withActor({ audience: 'job' }, work);

describe('a look and its record', () => {
	test('F2 a look that cannot be recorded is not shown: the right is gone, the log is read-only, the log is locked', async () => {
		const shown: string[] = [];
		const show = () =>
			readAs(tove, async (tx) => {
				const [borger] = await tx.sql<{ name: string }[]>`select name from borger where id = ${cast.viktor.id}`;
				await recordLook(tx, pageOf(cast.viktor, nextRequest()));
				return borger?.name ?? '';
			}).then(
				(name) => shown.push(name),
				(error: unknown) => error
			);

		await owner`revoke insert on access_event from vp_keeper`;
		await owner`revoke insert (account_id, role, kind, page, purpose, request_id) on access_event from vp_keeper`;
		expect(await show()).toMatchObject({ name: 'Unavailable', reason: 'accesslog' });
		await owner`grant insert (account_id, role, kind, page, purpose, request_id) on access_event to vp_keeper`;

		await owner`create function refuse_it() returns trigger language plpgsql as $$ begin raise 'no room' using errcode = 'disk_full'; end $$`;
		await owner`create trigger refuse_it before insert on access_entry for each row execute function refuse_it()`;
		expect(await show()).toMatchObject({ name: 'Unavailable', reason: 'accesslog' });
		await owner`drop trigger refuse_it on access_entry`;

		await owner.begin(async (sql) => {
			await sql`lock table access_event in access exclusive mode`;
			// The statement's own time limit would end it after ten seconds; here another ends it sooner.
			const waiting = show();
			let ended = 0;
			while (ended === 0) {
				await new Promise((resolve) => setTimeout(resolve, 20));
				const cancelled = await pool('fagperson')`
					select pg_cancel_backend(pid) from pg_stat_activity
					where datname = current_database() and wait_event_type = 'Lock' and usename = 'vp_fagperson'`;
				ended = cancelled.length;
			}
			expect(await waiting).toBeInstanceOf(Unavailable);
		});
		expect(shown).toEqual([]);
		await show();
		expect(shown).toEqual(['Viktor Holm']);
	});

	test('F4 no log-in of the portal may change, delete or empty the log', async () => {
		await look();
		await sealAll();
		const refused: string[] = [];
		for (const audience of audiences) {
			const sql = pool(audience);
			for (const table of ['access_event', 'access_entry', 'access_seal'])
				for (const statement of [
					`update ${table} set ${table === 'access_seal' ? 'seq = seq' : 'id = default'}`,
					`delete from ${table}`,
					`truncate ${table} cascade`
				])
					await sql.unsafe(statement).catch((error: Error & { code?: string }) => refused.push(error.code ?? ''));
		}
		expect(refused).toEqual(Array.from({ length: audiences.length * 9 }, () => '42501'));
		expect((await verify()).flaw).toBeNull();
	});
});

describe('the chain', () => {
	test('F7 looks by eight at once and two who seal: each is sealed once, in a row without a gap', async () => {
		const [before] = await job<{ seq: number }[]>`select coalesce(max(seq), 0) as seq from access_seal`;
		await sealAll();
		let looking = true;
		const sealers = [1, 2].map(async () => {
			while (looking) await sealLooks(job);
		});
		const signe = await make.asFagperson(cast.signe);
		await Promise.all(
			Array.from({ length: 8 }, async (_, who) => {
				for (let count = 0; count < 25; count += 1) await look(who % 2 ? tove : signe);
			})
		);
		looking = false;
		await Promise.all(sealers);
		await sealAll();
		const { flaw, looks, head } = await verify();
		expect(flaw).toBeNull();
		expect(looks).toBe(head.seq);
		expect(head.seq).toBeGreaterThanOrEqual((before?.seq ?? 0) + 200);
		expect(await job`select from access_unsealed`).toHaveLength(0);
	});

	test('a look waits for its seal at most until the next seal, and the verifier does not hold that against it', async () => {
		await look();
		expect((await verify()).flaw).toBeNull();
		await sealAll();
		expect((await verify()).flaw).toBeNull();
	});

	test('F8 a borger who is erased is out of the log, and the chain still holds', async () => {
		const gone = await make.makeBorger({ name: 'Gerda Grøn' });
		await make.makeMembership({ borger: gone, staff: cast.tove });
		const requestId = await look(tove, gone);
		await sealAll();
		const held = await verify();
		await job`select app.erase_from_log(${gone.id})`;
		const entries = await job`
			select n.borger_id, n.item_id from access_entry n join access_event e on e.id = n.event_id where e.request_id = ${requestId}`;
		expect(entries).toEqual([
			{ borger_id: null, item_id: null },
			{ borger_id: null, item_id: null }
		]);
		expect(await job`select from access_key where borger_id = ${gone.id}`).toHaveLength(0);
		const after = await verify();
		expect(after.flaw).toBeNull();
		expect(after.head).toEqual(held.head);
		expect(after.erased).toBe(2);
	});

	test('F9 what the system reads is in the log too, as the system and with its purpose', async () => {
		await job`select app.record_system_look('population', 'job/samtykke_reminders', 'Mindede dig om et samtykke', ${nextRequest()}, array[${cast.viktor.id}::uuid])`;
		await sealAll();
		const [event] = await job`
			select e.account_id, e.role, e.kind, e.purpose from access_event e join access_entry n on n.event_id = e.id
			where n.borger_id = ${cast.viktor.id} order by e.id desc limit 1`;
		expect(event).toEqual({ account_id: null, role: 'job', kind: 'population', purpose: 'Mindede dig om et samtykke' });
		expect((await verify()).flaw).toBeNull();
	});
});

describe('F5 somebody who owns the database changes the log', () => {
	/** The chain, undone after each test as it was: what is changed is changed in a copy. */
	let seals: { seq: number; eventId: number }[];
	const at = (index: number) => {
		const seal = seals[index];
		if (!seal) throw new Error('too few looks');
		return seal;
	};

	beforeAll(async () => {
		for (let count = 0; count < 12; count += 1) await look();
		await sealAll();
		seals = await job<{ seq: number; eventId: number }[]>`
			select seq, event_id as "eventId" from access_seal order by seq desc limit 12`;
		seals.reverse();
		for (const table of ['access_event', 'access_entry', 'access_seal', 'access_unsealed', 'access_key'])
			await owner.unsafe(`alter table ${table} no force row level security`);
		for (const table of ['access_event', 'access_entry', 'access_seal', 'access_unsealed', 'access_key'])
			await owner.unsafe(`create table kept_${table} as table ${table}`);
		await guards('disable');
		// A superuser also gets past foreign keys.
		await owner`alter table access_entry drop constraint access_entry_event_id_access_event_id_fk`;
		await owner`alter table access_seal drop constraint access_seal_event_id_access_event_id_fk`;
	});
	afterEach(async () => {
		for (const table of ['access_seal', 'access_unsealed', 'access_entry', 'access_event', 'access_key']) {
			await owner.unsafe(`delete from ${table}`);
			await owner.unsafe(
				`insert into ${table} ${/event|entry/.test(table) ? 'overriding system value' : ''} select * from kept_${table}`
			);
		}
		expect((await verify()).flaw).toBeNull();
	});

	test('one letter of a purpose', async () => {
		await owner`update access_event set purpose = overlay(purpose placing 'X' from 1 for 1) where id = ${at(4).eventId}`;
		expect((await verify()).flaw).toMatchObject({ what: 'changed', seq: at(4).seq, eventId: at(4).eventId });
	});

	test('who looked, and when, by a microsecond', async () => {
		await owner`update access_event set account_id = ${cast.frida.accountId} where id = ${at(5).eventId}`;
		await owner`update access_event set at = at + interval '1 microsecond' where id = ${at(3).eventId}`;
		expect((await verify()).flaw).toMatchObject({ what: 'changed', seq: at(3).seq });
	});

	test('whom it was about', async () => {
		await owner`update access_entry set borger_id = ${cast.kasper.id} where event_id = ${at(6).eventId} and item_kind = 'borger'`;
		const { flaw } = await verify();
		expect(flaw).toMatchObject({ what: 'entry_changed', seq: at(6).seq });
		expect(flaw?.sentence).toContain(`of look ${at(6).eventId}`);
	});

	test('one look is deleted, with all that belongs to it', async () => {
		await owner`delete from access_entry where event_id = ${at(2).eventId}`;
		await owner`delete from access_event where id = ${at(2).eventId}`;
		expect((await verify()).flaw).toMatchObject({ what: 'look_gone', seq: at(2).seq });
		await owner`delete from access_seal where seq = ${at(2).seq}`;
		expect((await verify()).flaw).toMatchObject({
			what: 'gap',
			sentence: expect.stringContaining(`Seal ${at(2).seq} is missing`)
		});
	});

	test('one entry is deleted, and one is put in beside others', async () => {
		await owner`delete from access_entry where event_id = ${at(7).eventId} and item_kind = 'plan'`;
		expect((await verify()).flaw).toMatchObject({ what: 'changed', seq: at(7).seq });
		await owner`
			insert into access_entry (event_id, borger_id, item_kind, commitment)
			select ${at(1).eventId}, k.borger_id, 'team', sha256(k.key || convert_to(k.borger_id || chr(31) || 'team' || chr(31) || '-', 'UTF8'))
			from access_key k where k.borger_id = ${cast.viktor.id}`;
		expect((await verify()).flaw).toMatchObject({ what: 'changed', seq: at(1).seq });
	});

	test('the last ones are deleted without a trace: only a head outside of the database tells', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'voresplan-anchors-'));
		const file = join(folder, 'anchors.txt');
		const { head } = await verify();
		await writeAnchor(file, { ...head, at: new Date() });
		const { anchors } = (await readAnchors(file)) ?? { anchors: [] };
		rmSync(folder, { recursive: true });
		expect((await verify(anchors)).flaw).toBeNull();

		const gone = seals.slice(9);
		for (const { seq, eventId } of gone) {
			await owner`delete from access_seal where seq = ${seq}`;
			await owner`delete from access_entry where event_id = ${eventId}`;
			await owner`delete from access_event where id = ${eventId}`;
		}
		expect((await verify()).flaw).toBeNull();
		expect((await verify(anchors)).flaw).toMatchObject({ what: 'anchor', seq: at(9).seq });
	});

	test('the chain is made anew after a change: the heads outside are of another chain', async () => {
		const { head } = await verify();
		await owner`update access_event set purpose = 'Noget andet' where id = ${at(8).eventId}`;
		await owner`delete from access_seal where seq >= ${at(8).seq}`;
		await owner`insert into access_unsealed select id from access_event where id >= ${at(8).eventId}`;
		await sealAll();
		expect((await verify()).flaw).toBeNull();
		expect((await verify([{ ...head, at: new Date() }])).flaw).toMatchObject({ what: 'anchor', seq: head.seq });
	});

	test('two looks are swapped', async () => {
		const [one, other] = [at(3), at(9)];
		await owner`update access_seal set event_id = -1 where seq = ${one.seq}`;
		await owner`update access_seal set event_id = ${one.eventId} where seq = ${other.seq}`;
		await owner`update access_seal set event_id = ${other.eventId} where seq = ${one.seq}`;
		expect((await verify()).flaw).toMatchObject({ what: 'changed', seq: one.seq });
	});

	test('one look is put in: without a seal, and with one', async () => {
		const [made] = await owner<{ id: number }[]>`
			insert into access_event (account_id, role, kind, page, purpose, request_id)
			values (${cast.frida.accountId}, 'fagperson', 'page', '/borgere/[id]', 'Så planen', 'forged') returning id::int`;
		expect((await verify()).flaw).toMatchObject({ what: 'not_sealed', eventId: made?.id });
		await owner`update access_seal set seq = seq + 100000 where seq >= ${at(5).seq}`;
		await owner`update access_seal set seq = seq - 99999 where seq > 100000`;
		await owner`insert into access_seal (seq, event_id, hash) values (${at(5).seq}, ${made?.id ?? 0}, sha256('forged'))`;
		expect((await verify()).flaw).toMatchObject({ what: 'changed', seq: at(5).seq, eventId: made?.id });
	});

	test('the key of a borger is deleted, or an entry says of nobody what was shown', async () => {
		await owner`delete from access_key where borger_id = ${cast.viktor.id}`;
		expect((await verify()).flaw).toMatchObject({ what: 'key_gone' });
		await owner`update access_entry set borger_id = null where event_id = ${at(0).eventId}`;
		expect((await verify()).flaw).not.toBeNull();
	});

	test('an entry of a look that is not there', async () => {
		await owner`
			insert into access_entry (event_id, borger_id, item_kind, commitment) values (999999, ${cast.viktor.id}, 'plan', sha256('x'))`;
		expect((await verify()).flaw).toMatchObject({ what: 'stray_entry', eventId: 999999 });
	});

	afterAll(() => guards('enable'));
});

describe('shown = recorded = served', () => {
	const page = (text: string) => new Response(text, { headers: { 'content-type': 'text/html' } });
	const serve = (requestId: string, make: () => Promise<unknown>) =>
		serveRecorded({ requestId, route: '/borgere/[id]/plan', method: 'GET', borgerId: cast.viktor.id }, async () => {
			await make();
			return page(`<a href="/borgere/${cast.viktor.id}/plan">`);
		});
	/** A minute later, as far as the log can tell. */
	const later = (table: string, minutes = 2) =>
		owner.unsafe(`update ${table} set at = at - interval '${minutes} minutes'`);
	const check = (manyLooks = 1_000) => asJob((tx) => checkLog(tx, { manyLooks }));

	beforeAll(async () => {
		await owner`alter table access_event disable trigger access_event_append_only`;
		for (const table of ['access_event', 'access_served'])
			await owner.unsafe(`alter table ${table} no force row level security`);
		await sealAll();
	});

	test('what a page recorded goes out, is counted, and agrees with the log', async () => {
		const requestId = nextRequest();
		expect((await serve(requestId, () => look(tove, cast.viktor, requestId)))?.status).toBe(200);
		await flushServed(job);
		await sealAll();
		expect(await job`select entries from access_served where request_id = ${requestId}`).toEqual([{ entries: 2 }]);
		await later('access_served');
		expect(await check()).toEqual([]);
	});

	test('a page whose record was rolled back does not go out', async () => {
		const lost = serve(nextRequest(), () =>
			readAs(tove, async (tx) => {
				await recordLook(tx, pageOf(cast.viktor, 'lost'));
				throw new Error('too late');
			}).catch(() => null)
		);
		expect(await lost).toBeNull();
	});

	test('a look that the database recorded itself counts too', async () => {
		const requestId = nextRequest();
		// Not through `recordLook`, so nothing is noted here.
		const response = await serve(requestId, () =>
			readAs(
				tove,
				(tx) =>
					tx.sql`select app.record_look('page', '/x', 'Slog op', ${requestId}, array[${cast.viktor.id}::uuid], '{borger}', '{null}')`
			)
		);
		expect(response?.status).toBe(200);
		await flushServed(job);
		expect(await job`select entries from access_served where request_id = ${requestId}`).toEqual([{ entries: 1 }]);
	});

	test('more served than recorded is an alarm, told once', async () => {
		await job`insert into access_served (request_id, entries) values ('vanished', 3)`;
		await later('access_served');
		expect(await check()).toMatchObject([
			{ type: 'unrecorded', about: 'vanished', details: { served: 3, recorded: 0 } }
		]);
		expect(await check()).toEqual([]);
		expect(await job`select details from access_alarm where type = 'unrecorded'`).toEqual([
			{ details: { requestId: 'vanished', served: 3, recorded: 0 } }
		]);
	});

	test('a look that waits longer than ten seconds for its seal is an alarm', async () => {
		await look();
		expect(await check()).toEqual([]);
		await later('access_event');
		expect(await check()).toMatchObject([{ type: 'unsealed' }]);
	});

	test('E2 many borgere in an hour, and a borger outside the team, are told to the dpo', async () => {
		const requestId = nextRequest();
		const others = await Promise.all(
			Array.from({ length: 4 }, (_, index) => make.makeBorger({ name: `Borger ${index}` }))
		);
		for (const other of others) await readAs(tove, (tx) => recordLook(tx, pageOf(other, requestId)));
		const [many] = (await check(5)).filter(({ type }) => type === 'many');
		expect(many).toMatchObject({ details: { accountId: cast.tove.accountId, borgere: 5 } });
		expect((await check(5)).filter(({ type }) => type === 'many')).toEqual([]);

		expect(await job`select from access_alarm where type = 'outside'`).toHaveLength(0);
		await later('access_event', 61);
		const outside = (await check()).filter(({ type }) => type === 'outside');
		expect(new Set(outside.map(({ details }) => details['borgerId']))).toEqual(new Set(others.map(({ id }) => id)));
	});
});
