import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeCast, type Cast } from '../../../../tests/rls/cast';
import * as make from '../../../../tests/support/builders';
import { openTables } from '../../../../tests/support/closing';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { sealLooks } from '../accesslog/seal';
import { verifyLog } from '../accesslog/verify';
import type { Anchor } from '../accesslog/anchor';
import { connect, type Pool } from '../db/client';
import { withActor } from '../db/with-actor';
import { countOldLooks, eraseWhatIsOver, findErasable, isReady, readPeriods, tryErasing } from './retention';

let database: FreshDatabase;
let owner: Pool;
let job: Pool;
let cast: Cast;
let target: string;
beforeAll(async () => {
	database = await freshDatabase();
	owner = connect(database.ownerUrl, { max: 1 });
	job = connect(database.urls['DATABASE_URL_JOB'] ?? '', { max: 1 });
	cast = await makeCast();
	await openTables(owner);
	// A meeting that is over, an alarm that somebody has dealt with: here they only have to be so.
	for (const table of ['moede', 'access_alarm']) await owner.unsafe(`alter table ${table} disable trigger user`);
	target = await makeTarget();
});
afterAll(async () => {
	await job.end();
	await owner.end();
	await database.close();
});

const asJob = { audience: 'job' } as const;
const set = (periods: { retentionMonths?: number | null; logMonths?: number | null }) => owner`
	insert into setting (key, value) values ('kommune', ${JSON.stringify(periods)}::jsonb)
	on conflict (key) do update set value = setting.value || excluded.value`;
const run = () => eraseWhatIsOver(Infinity);
const found = (months = 12) => withActor(asJob, (tx) => findErasable(tx, months));
const ofBorger = async ({ id }: { id: string }, months = 12) =>
	(await found(months)).find(({ borgerId }) => borgerId === id) ?? null;
const exists = async ({ id }: { id: string }) => (await owner`select from borger where id = ${id}`).length === 1;
const sealAll = async () => {
	for (let left = 1; left > 0;) left = (await sealLooks(job))?.sealed ?? 0;
};

/** Where Beskæftigelse, or everybody, journalises. */
async function makeTarget(forvaltningId: string | null = null, takes = ['plan', 'note']) {
	const [row] = await owner<{ id: string }[]>`
		insert into journal_target (name, type, forvaltning_id, takes) values ('Arkivmappe', 'folder', ${forvaltningId}, ${make.list(takes)}::text[]) returning id`;
	return row?.id ?? '';
}

/** Somebody whose plan ended so many days ago. */
async function makeEnded({
	name = 'Gerda Grøn',
	days = 400,
	versions = [{}] as { items?: { days: number; state?: string }[] }[]
} = {}) {
	const borger = await make.makeBorger({ name });
	const planId = randomUUID();
	await owner`
		insert into plan (id, borger_id, started_on, ended_on, version)
		values (${planId}, ${borger.id}, current_date - ${days + 300}::int, current_date - ${days}::int, ${versions.length})`;
	for (const [index, version] of versions.entries()) {
		const publishedDaysAgo = days + 200 - 10 * index;
		await owner`
			insert into plan_version (borger_id, plan_id, version, summary, published_at, published_by_account_id)
			values (${borger.id}, ${planId}, ${index + 1}, 'x', now() - make_interval(days => ${publishedDaysAgo}), ${cast.people.tove.accountId})`;
		for (const { days: later, state = 'received' } of version.items ?? [{ days: 0 }])
			await putItem({ borgerId: borger.id, planId, daysAgo: publishedDaysAgo - later, state });
	}
	return { ...borger, planId };
}

let puts = 0;
async function putItem({
	borgerId,
	planId,
	daysAgo,
	state,
	form = 'document',
	forvaltningId = cast.forvaltninger.beskaeftigelse
}: {
	borgerId: string;
	planId: string;
	daysAgo: number;
	state: string | null;
	form?: string;
	forvaltningId?: string;
}) {
	puts += 1;
	const [item] = await owner<{ id: string }[]>`
		insert into journal_item (borger_id, forvaltning_id, form, type, source_id, revision, title, content, content_sha, kind, made_at)
		values (${borgerId}, ${forvaltningId}, ${form}, 'plan', ${planId}, ${puts}, 'x', '{}', 'x', 'plan', now() - make_interval(days => ${daysAgo})) returning id`;
	await owner`delete from journal_delivery where item_id = ${item?.id ?? ''}`;
	if (state !== null)
		await owner`insert into journal_delivery (item_id, target_id, borger_id, state) values (${item?.id ?? ''}, ${target}, ${borgerId}, ${state})`;
}

/** How many rows of each table name this borger. */
async function rowsOf({ id }: { id: string }): Promise<Record<string, number>> {
	const tables = await owner<{ name: string }[]>`
		select format('%I.%I', table_schema, table_name) as name from information_schema.columns
		where table_schema in ('public', 'cube') and column_name = 'borger_id'
		union select 'public.borger'`;
	const counts: Record<string, number> = {};
	for (const { name } of tables) {
		const key = name === 'public.borger' ? 'id' : 'borger_id';
		const [row] = await owner.unsafe<{ count: number }[]>(
			`select count(*)::int as count from ${name} where ${key} = '${id}'`
		);
		counts[name.replace('public.', '')] = row?.count ?? -1;
	}
	return counts;
}

/** Every table that names this borger or their account anywhere in a row, in any column. */
async function namedIn(ids: string[]): Promise<string[]> {
	const tables = await owner<{ name: string }[]>`
		select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'cube')`;
	const naming: string[] = [];
	for (const { name } of tables) {
		const rows = await owner.unsafe(
			`select from ${name} t where ${ids.map((id) => `t::text like '%${id}%'`).join(' or ')} limit 1`
		);
		if (rows.length > 0) naming.push(name.replace('public.', ''));
	}
	return naming.sort();
}

describe('who may be erased', () => {
	beforeEach(() => set({ retentionMonths: 12, logMonths: null }));

	test('a borger whose plan ended so long ago, and whose newest version a journal has received', async () => {
		const gone = await makeEnded();
		expect(await ofBorger(gone)).toMatchObject({ waiting: 0, unsent: 0 });
		expect(await ofBorger(gone, 24)).toBeNull();
		expect(await ofBorger(await makeEnded({ days: 300 }))).toBeNull();
	});

	test('nobody with another plan that runs, or ended later, or with a meeting ahead', async () => {
		const running = await makeEnded();
		await owner`insert into plan (borger_id, started_on, version) values (${running.id}, current_date, 0)`;
		const later = await makeEnded();
		await owner`insert into plan (borger_id, started_on, ended_on, version) values (${later.id}, current_date - 90, current_date - 30, 0)`;
		const meeting = await makeEnded();
		await make.makeMoede({ borger: meeting, calledBy: cast.people.tove, at: make.instantFromNow(3) });
		for (const each of [running, later, meeting]) expect(await ofBorger(each)).toBeNull();
	});

	test('a plan that was never published has nothing to journalise', async () => {
		const gone = await makeEnded({ versions: [] });
		expect(await ofBorger(gone)).toMatchObject({ waiting: 0, unsent: 0 });
	});

	test.each(['waiting', 'sending', 'sent', 'failed'])(
		'what is %s on its way to a journal holds them back',
		async (state) => {
			const held = await makeEnded({ versions: [{ items: [{ days: 0 }, { days: 0, state }] }] });
			expect(await ofBorger(held)).toMatchObject({ waiting: 1, unsent: 0 });
		}
	);

	test('the newest version in no journal holds them back, also when an older one is in one', async () => {
		const never = await makeEnded({ versions: [{ items: [] }] });
		expect(await ofBorger(never)).toMatchObject({ waiting: 0, unsent: 1 });
		const old = await makeEnded({ versions: [{}, { items: [{ days: 0, state: 'failed' }] }] });
		expect(await ofBorger(old)).toMatchObject({ waiting: 1, unsent: 1 });
	});

	test('a version that was the same again put nothing in the outbox: what was received before it counts', async () => {
		const same = await makeEnded({ versions: [{}, { items: [] }] });
		expect(await ofBorger(same)).toMatchObject({ waiting: 0, unsent: 0 });
	});

	test('what a department without any target has put in its outbox holds them back; what no target takes does not', async () => {
		const borger = await makeEnded();
		const put = (forvaltningId: string) =>
			putItem({ borgerId: borger.id, planId: borger.planId, daysAgo: 1, state: null, form: 'note', forvaltningId });
		await put(cast.forvaltninger.familie);
		expect(await ofBorger(borger)).toMatchObject({ waiting: 0, unsent: 0 });
		await owner`update journal_target set ended_at = now()`;
		expect(await ofBorger(borger)).toMatchObject({ waiting: 1, unsent: 0 });
		await owner`update journal_target set ended_at = null`;
	});

	test('a look at them that nobody has dealt with holds them back', async () => {
		const borger = await makeEnded();
		await owner`
			insert into access_alarm (type, about, details) values ('outside', ${borger.id}, ${JSON.stringify({ borgerId: borger.id })}::jsonb)`;
		expect(await ofBorger(borger)).toMatchObject({ waiting: 1, unsent: 0 });
		await owner`update access_alarm set handled_at = now() where about = ${borger.id}`;
		expect(await ofBorger(borger)).toMatchObject({ waiting: 0 });
	});
});

describe('erasing', () => {
	test('as long as nothing is set, nobody is erased and nothing is forgotten, whoever asks', async () => {
		await set({ retentionMonths: null, logMonths: null });
		const borger = await makeEnded();
		expect(await withActor(asJob, readPeriods)).toEqual({ retentionMonths: null, logMonths: null });
		expect(await run()).toEqual({ erased: 0, held: 0, forgotten: 0 });
		expect(await job`select app.erase_borger(${borger.id}) as erased, app.forget_looks(now(), 10) as looks`).toEqual([
			{ erased: false, looks: 0 }
		]);
		expect(await exists(borger)).toBe(true);
	});

	test('a borger of whom every table holds something is gone from all of them, the others keep all, and the log is whole (F8)', async () => {
		await set({ retentionMonths: 12, logMonths: null });
		const [{ viktor }, { kasper }] = [cast, cast];
		await fillTables(viktor);
		const before = await rowsOf(viktor);
		expect(Object.entries(before).filter(([, count]) => count === 0)).toEqual([]);
		// The cast has an item that two borgere are said to own, which the portal refuses.
		for (const table of ['maal', 'delmaal', 'aftale', 'indsats']) {
			await owner.unsafe(`alter table ${table} disable trigger user`);
			await owner.unsafe(`delete from ${table} i using plan p where p.id = i.plan_id and p.borger_id <> i.borger_id`);
			await owner.unsafe(`alter table ${table} enable trigger user`);
		}
		const kaspers = await rowsOf(kasper);
		const [classes] = await owner<{ count: number }[]>`select count(*)::int as count from quarter_member`;
		await sealAll();
		const held = await verifyLog(job, []);
		expect(held.flaw).toBeNull();

		const loss = await tryErasing(viktor.id);
		expect(loss?.entries).toBe(before['access_entry']);
		expect(loss?.rows).toBeGreaterThan(100);
		expect(await rowsOf(viktor)).toEqual(before);
		await run();

		expect(Object.entries(await rowsOf(viktor)).filter(([, count]) => count > 0)).toEqual([]);
		// The account of a log-in stands in the look itself, which is sealed: it is an id of nobody now.
		expect(await namedIn([viktor.id, viktor.accountId])).toEqual(['access_event']);
		expect(await namedIn([viktor.id])).toEqual([]);
		expect(await rowsOf(kasper)).toEqual(kaspers);
		expect(await owner`select count(*)::int as count from quarter_member`).toEqual([classes]);
		const after = await verifyLog(job, [{ ...held.head, at: new Date() }]);
		expect(after).toMatchObject({ flaw: null, head: held.head, anchors: 1 });
		expect(after.erased).toBe(held.erased + (before['access_entry'] ?? 0));
	});

	test('nobody is erased who is held back, and a second run finds nothing to do', async () => {
		const held = await makeEnded({ versions: [{ items: [] }] });
		const gone = await makeEnded();
		const { erased, held: back } = await run();
		expect([erased > 0, back > 0]).toEqual([true, true]);
		expect([await exists(gone), await exists(held)]).toEqual([false, true]);
		expect(await run()).toEqual({ erased: 0, held: back, forgotten: 0 });
	});

	test('a plan that is started while the night’s run looks at them keeps them', async () => {
		const borger = await makeEnded();
		expect(isReady((await ofBorger(borger)) ?? { waiting: 1, unsent: 1 })).toBe(true);
		let erasing: Promise<unknown> = Promise.resolve();
		await owner.begin(async (sql) => {
			await sql`insert into plan (borger_id, started_on, version) values (${borger.id}, current_date, 0)`;
			erasing = job`select app.erase_borger(${borger.id}) as erased`;
			erasing.catch(() => {});
			await new Promise((resolve) => setTimeout(resolve, 100));
		});
		expect(await erasing).toEqual([{ erased: false }]);
		expect(await exists(borger)).toBe(true);
	});

	test('killed in the middle of it, the whole borger is still there', async () => {
		const borger = await makeEnded();
		const before = await rowsOf(borger);
		const child = fork('tests/support/retention-worker.ts', [borger.id], {
			execArgv: ['--import', 'tsx'],
			env: { ...process.env, ...database.urls }
		});
		await once(child, 'message');
		child.kill('SIGKILL');
		await once(child, 'exit');
		expect(await rowsOf(borger)).toEqual(before);
		expect((await run()).erased).toBeGreaterThan(0);
		expect(await exists(borger)).toBe(false);
	});
});

describe('the log has a period of its own', () => {
	const looksLeft = async () =>
		(await owner<{ purpose: string }[]>`select purpose from access_event where page = 'old' order by id`).map(
			({ purpose }) => purpose
		);
	/** Looks of so many days ago, sealed one after another; the newest last. */
	async function lookBack(days: number[]) {
		await sealAll();
		for (const each of days) {
			await owner`
				with look as (
					insert into access_event (at, account_id, role, kind, page, purpose, request_id)
					values (now() - make_interval(days => ${each}), ${cast.people.tove.accountId}, 'fagperson', 'page', 'old', ${`day ${each}`}, ${randomUUID()}) returning id
				)
				insert into access_entry (event_id, borger_id, item_kind) select id, ${cast.kasper.id}, 'borger' from look`;
			await sealAll();
			await owner`update access_seal set sealed_at = now() - make_interval(days => ${each}) where seq = (select max(seq) from access_seal)`;
		}
	}
	const anchors = async (): Promise<Anchor[]> =>
		owner`select seq, encode(hash, 'hex') as hash, sealed_at as at from access_seal order by seq`;
	const fresh = async (days: number[]) => {
		await owner`truncate access_entry, access_seal, access_event, access_unsealed, access_served`;
		await lookBack(days);
	};

	test('what is older is forgotten, oldest first; the chain goes on from there, and still proves what is left', async () => {
		await set({ retentionMonths: null, logMonths: 12 });
		await fresh([1000, 900, 800, 700, 200, 3, 2]);
		const heads = await anchors();
		expect(await withActor(asJob, (tx) => countOldLooks(tx, 12))).toBe(4);
		const before = await verifyLog(job, heads);
		expect(before).toMatchObject({ flaw: null, looks: 7, forgotten: 0 });
		expect(await run()).toEqual({ erased: 0, held: 0, forgotten: 3 });
		// The last of them is where the chain begins: that there was a look, and not at whom.
		expect(await looksLeft()).toEqual(['day 700', 'day 200', 'day 3', 'day 2']);
		expect(
			await owner`select from access_entry n join access_event e on e.id = n.event_id where e.purpose = 'day 700'`
		).toHaveLength(0);
		await sealAll();
		const after = await verifyLog(job, heads);
		expect(after).toMatchObject({ flaw: null, forgotten: 4, looks: 4, entries: 3, anchors: 4 });
		expect(after.head.seq).toBe(before.head.seq + 1);
		expect(await run()).toEqual({ erased: 0, held: 0, forgotten: 0 });
	});

	test('it forgets once more when more has become old', async () => {
		await fresh([1000, 900, 500, 200]);
		await set({ logMonths: 24 });
		expect((await run()).forgotten).toBe(1);
		await set({ logMonths: 12 });
		expect((await run()).forgotten).toBe(1);
		await sealAll();
		expect(await verifyLog(job, [])).toMatchObject({ flaw: null, forgotten: 3 });
		expect(await looksLeft()).toEqual(['day 500', 'day 200']);
	});

	test('never a look of the last half year, whatever is set or asked for', async () => {
		await fresh([300, 190, 170, 2]);
		await set({ logMonths: 1 });
		expect(await job`select app.forget_looks('infinity', 100) as looks`).toEqual([{ looks: 1 }]);
		expect(await looksLeft()).toEqual(['day 190', 'day 170', 'day 2']);
	});

	test('a look stays while one that was sealed before it is too young', async () => {
		await fresh([900, 2, 800, 700]);
		await set({ logMonths: 12 });
		expect(await run()).toMatchObject({ forgotten: 0 });
		expect(await looksLeft()).toHaveLength(4);
	});

	test('whoever takes the beginning away by hand is found out (F5)', async () => {
		await fresh([1000, 900, 200, 2]);
		const heads = await anchors();
		/** Deletes all looks before this seal, and whom its own was at. */
		const cut = async (seq: number) => {
			await owner`delete from access_entry n using access_seal s where s.seq <= ${seq} and n.event_id = s.event_id`;
			const gone = await owner<{ id: number }[]>`delete from access_seal where seq < ${seq} returning event_id as id`;
			for (const { id } of gone) await owner`delete from access_event where id = ${id}`;
		};
		const says = async (seq: number) => {
			await owner`
				insert into access_event (role, kind, page, purpose, request_id) values ('job', 'population', 'job/retention', 'x', ${`begins ${seq}`})`;
			await sealAll();
		};
		await cut(2);
		expect((await verifyLog(job, [])).flaw).toMatchObject({ what: 'gap', seq: 2 });
		await cut(4);
		await says(4);
		expect((await verifyLog(job, [])).flaw).toMatchObject({ what: 'gap', seq: 4 });
		// A look of the day before yesterday, made to look old: the file outside of the database tells when it was sealed.
		await owner`update access_event set at = now() - interval '2 years' where page = 'old'`;
		expect((await verifyLog(job, heads)).flaw).toMatchObject({ what: 'gap', seq: 4 });
		await owner`update access_seal set hash = decode(repeat('11', 32), 'hex') where seq = 4`;
		expect((await verifyLog(job, [])).flaw).toMatchObject({ what: 'changed', seq: 5 });
	});
});

/** Ends all plans of somebody long ago, lets a journal have them, and gives them a row of each table that the cast leaves out. */
async function fillTables({ id }: { id: string }) {
	await owner`update moede set state = 'held' where borger_id = ${id} and state = 'planned'`;
	await owner`update plan set ended_on = current_date - 800 where borger_id = ${id}`;
	await owner`update plan set version = 0 where borger_id = ${id} and version > 0 and not exists (select from plan_version v where v.plan_id = plan.id and v.version = plan.version)`;
	const plans = await owner<{ id: string }[]>`select id from plan where borger_id = ${id}`;
	for (const plan of plans) await putItem({ borgerId: id, planId: plan.id, daysAgo: 0, state: 'received' });
	await owner`update journal_item set made_at = now() + interval '1 day' where borger_id = ${id} and type = 'plan' and form = 'document'`;
	await owner`update journal_delivery set state = 'received' where borger_id = ${id}`;
	await owner`
		insert into moede_acknowledgement (moede_id, borger_id, content_sha)
		select id, borger_id, repeat('0', 64) from moede where borger_id = ${id} limit 1 on conflict do nothing`;
	await owner`
		insert into access_alarm (type, about, details, handled_at) values ('outside', ${`x ${id}`}, ${JSON.stringify({ borgerId: id })}::jsonb, now())`;
	await owner`update access_alarm set handled_at = now() where handled_at is null`;
	await owner`update journal_delivery set state = 'received' where borger_id = ${id}`;
	await owner`insert into quarter_member (measure, borger_id, cell) values ('borger', ${id}, 2)`;
	await owner`update import_item set borger_id = ${id} where external_id = 'viktor'`;
}
