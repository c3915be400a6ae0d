import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTcpProxy } from '../../../../tests/fakes/tcp-proxy';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { addWorkingDays } from '../../core/working-days';
import { audiences, audienceVariable } from '../db/audience';
import { withActor, type Actor } from '../db/with-actor';
import { startWorker, type Handler, type Handlers, type Worker } from './boss';
import { installJobs } from './install';
import { planEnded } from './plan-ended';
import { queues } from './queues';
import { samtykkeReminders } from './samtykke-reminders';

let database: FreshDatabase;
let owner: postgres.Sql;
let cast: make.Solbjerg;
let viktor: Actor<'borger'>;
const workers: Worker[] = [];

beforeAll(async () => {
	database = await freshDatabase();
	owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
	cast = await make.makeSolbjerg();
	viktor = await make.asBorger(cast.viktor);
});
beforeEach(async () => {
	await owner`delete from pgboss.job`;
});
afterEach(async () => {
	await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});
afterAll(async () => {
	await owner.end();
	await database.close();
});

const idle: Handler = async () => {};
const jobUrl = () => database.urls['DATABASE_URL_JOB'] ?? '';

/** A worker that looks twice a second and does nothing but what is given. */
function work(handlers: Partial<Handlers>, url = jobUrl()) {
	const all = {
		plan_ended: idle,
		samtykke_reminders: idle,
		invitations: idle,
		notifications: idle,
		log_check: idle,
		log_verify: idle,
		journal: idle,
		retention: idle,
		closing: idle,
		operations: idle,
		...handlers
	};
	const worker = startWorker({ url, handlers: all, pollingIntervalSeconds: 0.5, maintenanceIntervalSeconds: 1 });
	workers.push(worker);
	return worker;
}

/** Puts jobs in line as `app.enqueue` does. */
const putInLine = (queue: string, payloads: readonly object[]) => owner`
	insert into pgboss.job (name, data, singleton_key, policy, retry_limit, retry_delay)
	select q.name, p.data, p.data ->> 'planId', q.policy, 3, 0
	from pgboss.queue q, jsonb_to_recordset(${JSON.stringify(payloads.map((data) => ({ data })))}::text::jsonb) as p(data jsonb)
	where q.name = ${queue}`;
const jobs = () => owner<{ name: string; data: unknown; state: string }[]>`
	select name, data, state::text as state from pgboss.job where name <> '__pgboss__send-it' order by created_on`;
const tasks = async (planId: string) => {
	const rows = await withActor(
		{ audience: 'job' },
		({ sql }) => sql<{ forvaltningId: string }[]>`
		select forvaltning_id as "forvaltningId" from opgave where plan_id = ${planId} order by 1`
	);
	return rows.map(({ forvaltningId }) => forvaltningId);
};
/** Those of the team, without the external mentor's. */
const departments = () => [cast.beskaeftigelse, cast.social, cast.sundhed].sort();
const isDone = async () => (await jobs()).every(({ state }) => state === 'completed');

/** Viktor says no to one joint plan. The job's own id is its plan's. */
const withdraw = (planId: string, then: () => Promise<void> = async () => {}) =>
	withActor(viktor, async ({ sql }) => {
		await sql`update plan_samtykke set withdrawn_at = now() where plan_id = ${planId}`;
		await then();
	});
/** A plan of Viktor's that has ended by his own word, with its job in line. */
async function endedPlan() {
	const planId = await make.makePlan({ borger: cast.viktor, publishedBy: cast.tove });
	await withdraw(planId);
	return planId;
}
/** Runs a handler as a worker would, on a job that is not in line. */
const runAlone = (handler: Handler, data: Record<string, unknown> = {}) =>
	handler({ id: crypto.randomUUID(), data, finish: async () => {} });

test('a job is put in line in the transaction that causes it, and is gone when that is rolled back', async () => {
	const planId = await make.makePlan({ borger: cast.viktor, publishedBy: cast.tove });
	await expect(withdraw(planId, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
	expect(await jobs()).toEqual([]);
	await withdraw(planId);
	expect(await jobs()).toEqual([{ name: 'plan_ended', data: { planId }, state: 'created' }]);
	await runAlone(planEnded, { planId });
});

test('S8 an ended joint plan leaves each forvaltning of the team a task, with a day, and its rows hold ids only', async () => {
	const planId = await endedPlan();
	work({ plan_ended: planEnded });
	await expect.poll(() => tasks(planId), { timeout: 10_000 }).toEqual(departments());
	await expect.poll(isDone, { timeout: 5_000 }).toBe(true);
	const due = await withActor(
		await make.asFagperson(cast.signe),
		({ sql }) => sql`
		select type, due_on::text as due, created_by_account_id as by from opgave where plan_id = ${planId}`
	);
	const inThreeDays = addWorkingDays(make.dayFromToday(0), 3);
	expect(due).toContainEqual({ type: 'plan_ended', due: inThreeDays, by: null });
	const looks = await withActor(
		viktor,
		({ sql }) => sql`
		select e.role, e.page from access_event e join access_entry n on n.event_id = e.id where e.role = 'job'`
	);
	expect(looks).toContainEqual({ role: 'job', page: 'job/plan_ended' });
});

test('a job that runs twice leaves what it left once', async () => {
	const planId = await endedPlan();
	await runAlone(planEnded, { planId });
	await runAlone(planEnded, { planId });
	expect(await tasks(planId)).toEqual(departments());
	for (const data of [{}, { planId: 'no id' }, { planId: crypto.randomUUID() }]) {
		await expect(runAlone(planEnded, data)).resolves.toBeUndefined();
	}
});

test('of two workers, one does each job', async () => {
	const plans = Array.from({ length: 30 }, () => ({ planId: crypto.randomUUID() }));
	const done: unknown[] = [];
	const slow: Handler = async (job) => {
		await delay(5);
		await withActor({ audience: 'job' }, (tx) => job.finish(tx));
		done.push(job.data['planId']);
	};
	await putInLine('plan_ended', plans);
	work({ plan_ended: slow });
	work({ plan_ended: slow });
	await expect.poll(isDone, { timeout: 10_000 }).toBe(true);
	// The database knows of the last a moment before its worker does.
	await expect.poll(() => done.length, { timeout: 5_000 }).toBe(plans.length);
	expect(done.sort()).toEqual(plans.map(({ planId }) => planId).sort());
});

test('what must not run twice at once does not, whatever the number of workers', async () => {
	let running = 0;
	let most = 0;
	let runs = 0;
	const alone: Handler = async () => {
		most = Math.max(most, ++running);
		await delay(400);
		running -= 1;
		runs += 1;
	};
	await putInLine('log_check', [{}, {}, {}]);
	work({ log_check: alone });
	work({ log_check: alone });
	await expect.poll(() => runs, { timeout: 10_000 }).toBe(3);
	expect(most).toBe(1);
});

test('a worker that is killed in the middle has done nothing, and another does the job once', async () => {
	const planId = await endedPlan();
	const first = fork('tests/support/job-worker.ts', { execArgv: ['--import', 'tsx'], stdio: 'ignore' });
	await once(first, 'message');
	first.kill('SIGKILL');
	await once(first, 'exit');
	expect(await tasks(planId)).toEqual([]);
	expect((await jobs()).map(({ state }) => state)).toEqual(['active']);
	// Nobody waits here for the minute after which a silent worker is given up.
	await owner`update pgboss.job set started_on = started_on - interval '10 minutes', retry_delay = 0, retry_backoff = false`;
	work({ plan_ended: planEnded });
	await expect.poll(() => tasks(planId), { timeout: 10_000 }).toEqual(departments());
	await expect.poll(isDone, { timeout: 5_000 }).toBe(true);
});

test('a worker that was only slow, and whose job another has done, undoes what it did', async () => {
	const planId = await endedPlan();
	let late: Promise<void> | undefined;
	let goOn = () => {};
	const waited = new Promise<void>((resolve) => (goOn = resolve));
	work({
		plan_ended: (job) => {
			late ??= planEnded({ ...job, finish: (tx) => waited.then(() => job.finish(tx)) });
			return late;
		}
	});
	await expect.poll(() => late !== undefined, { timeout: 5_000 }).toBe(true);
	await owner`update pgboss.job set state = 'completed', completed_on = now()`;
	goOn();
	await expect(late).rejects.toThrow('another worker');
	expect(await tasks(planId)).toEqual([]);
});

test('one that fails does not hold up the rest, is tried again, and what is kept of it says nothing of a person', async () => {
	const plans = [{ planId: crypto.randomUUID() }, { planId: crypto.randomUUID() }];
	await putInLine('plan_ended', plans);
	let failures = 0;
	work({
		plan_ended: async (job) => {
			if (job.data['planId'] === plans[0]?.planId && ++failures < 3) throw new Error('Viktor Holm 010203-1234');
			await withActor({ audience: 'job' }, (tx) => job.finish(tx));
		}
	});
	await expect.poll(isDone, { timeout: 10_000 }).toBe(true);
	expect(failures).toBe(3);
	const [kept] = await owner<{ text: string }[]>`select string_agg(j::text, ' ') as text from pgboss.job j`;
	expect(kept?.text).not.toContain('Viktor');
});

test('E4 a database that goes away ends no worker, and what waits is done when it is back', async () => {
	const wire = await startTcpProxy(Number(new URL(jobUrl()).port));
	const address = new URL(jobUrl());
	address.port = String(wire.port);
	let done = 0;
	work({ plan_ended: async () => void (done += 1) }, address.href);
	await putInLine('plan_ended', [{ planId: crypto.randomUUID() }]);
	await expect.poll(() => done, { timeout: 10_000 }).toBe(1);
	await wire.cut();
	await putInLine('plan_ended', [{ planId: crypto.randomUUID() }]);
	await delay(1_500);
	expect(done).toBe(1);
	await wire.restore();
	await expect.poll(() => done, { timeout: 15_000 }).toBe(2);
	await Promise.all(workers.splice(0).map((worker) => worker.stop()));
	await wire.close();
});

test('a samtykke that runs out within 30 days is told of once; one that is renewed, withdrawn or far from its end is not', async () => {
	const borger = await make.makeBorger({ name: 'Nanna Skov' });
	const ground = (toOn: string | null, more: Partial<Parameters<typeof make.makeAdgangsgrundlag>[0]> = {}) =>
		make.makeAdgangsgrundlag({ borger, forvaltningId: cast.social, fromOn: make.dayFromToday(-300), toOn, ...more });
	const soon = await ground(make.dayFromToday(20));
	await ground(make.dayFromToday(31), { forvaltningId: cast.sundhed });
	await ground(make.dayFromToday(-1), { forvaltningId: cast.sundhed });
	await ground(make.dayFromToday(10), { forvaltningId: cast.familie, withdrawnAt: new Date() });
	await ground(make.dayFromToday(10), { forvaltningId: cast.beskaeftigelse });
	await ground(make.dayFromToday(300), { forvaltningId: cast.beskaeftigelse });
	await runAlone(samtykkeReminders);
	await runAlone(samtykkeReminders);
	const told = await withActor(
		await make.asBorger(borger),
		({ sql }) => sql`
		select subject_id as id, params from event where type = 'samtykke_expires'`
	);
	expect(told).toEqual([
		{ id: soon, params: { forvaltning: 'Social', kinds: expect.any(Array), on: make.dayFromToday(20) } }
	]);
	const looks = await withActor(
		await make.asBorger(borger),
		({ sql }) => sql`
		select e.page from access_event e join access_entry n on n.event_id = e.id where e.role = 'job'`
	);
	expect(looks).toEqual([{ page: 'job/samtykke_reminders' }]);
});

test('the clock has each queue with a time of its own, and the installation may be run again', async () => {
	await installJobs(owner);
	await installJobs(owner);
	const schedule = await owner`select name, cron, timezone from pgboss.schedule order by name`;
	const wanted = Object.entries(queues).flatMap(([name, { cron }]) => (cron ? [{ name, cron, timezone: 'UTC' }] : []));
	expect(schedule).toEqual(wanted.sort((a, b) => a.name.localeCompare(b.name)));
	const made =
		await owner`select name, policy, expire_seconds as expires from pgboss.queue where name not like '\\_\\_%' order by name`;
	expect(made).toEqual(
		Object.entries(queues)
			.map(([name, { policy, expireInSeconds }]) => ({ name, policy, expires: expireInSeconds }))
			.sort((a, b) => a.name.localeCompare(b.name))
	);
});

test('B2 only the worker reaches what waits, and nobody puts in line what no rule of the database does', async () => {
	for (const audience of audiences) {
		const sql = postgres(database.urls[audienceVariable(audience)] ?? '', { max: 1 });
		const code = (statement: string) =>
			sql.unsafe(statement).then(
				() => 'done',
				(error: { code: string }) => error.code
			);
		const reaches = await code('select * from pgboss.job');
		expect([audience, reaches]).toEqual([audience, audience === 'job' ? 'done' : '42501']);
		expect(await code(`select app.enqueue('plan_ended', '{}', null)`)).toBe('42501');
		expect(await code(`select pgboss.create_queue('mine', '{}')`)).toBe('42501');
		expect(await code(`insert into pgboss.queue (name) values ('mine')`)).toBe('42501');
		await sql.end();
	}
});
