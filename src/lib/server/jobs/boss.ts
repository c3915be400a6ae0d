import { setTimeout as delay } from 'node:timers/promises';
import PgBoss from 'pg-boss';
import { connect, type Pool } from '../db/client';
import { asProblem, type Tx } from '../db/with-actor';
import { log } from '../log';
import { Unavailable } from '../problem';
import { jobSchema, queueNames, queues, type QueueName } from './queues';

/** One run of a job. */
export type Job = {
	/** Also the id under which its looks are recorded. */
	id: string;
	/** What it was enqueued with: ids. */
	data: Readonly<Record<string, unknown>>;
	/**
	 * Marks the job as done in the transaction that does its work, so that both happen or neither.
	 * @throws Error when the job was given to another worker meanwhile; what this one did is then rolled back
	 */
	finish(tx: Tx): Promise<void>;
};
export type Handler = (job: Job) => Promise<void>;
export type Handlers = Readonly<Record<QueueName, Handler>>;

/** `stop` lets what runs finish for `patience` ms; what is not done then is done by the next worker. */
export type Worker = { stop(): Promise<void> };

type Options = {
	/** Address of the role vp_job. */
	url: string;
	handlers: Handlers;
	/** s between two looks for a job, of every queue, and for jobs whose worker is silent; for tests. */
	pollingIntervalSeconds?: number;
	maintenanceIntervalSeconds?: number;
};

const patience = 5_000;

/**
 * Takes jobs and does them until it is stopped. A database that is away is waited for, at the start and later.
 * @returns at once; the work goes on beside
 */
export function startWorker(options: Options): Worker {
	const stopping = new AbortController();
	const running = run(options, stopping.signal);
	return {
		async stop() {
			stopping.abort();
			await running;
		}
	};
}

async function run(options: Options, stopping: AbortSignal) {
	const store = openStore(options.url);
	const boss = await begin(() => makeBoss(store, options.maintenanceIntervalSeconds ?? 30), stopping);
	if (boss) {
		for (const name of queueNames) await work(boss, name, options);
		if (!stopping.aborted) await new Promise<void>((resolve) => stopping.addEventListener('abort', () => resolve()));
		await boss.stop({ timeout: patience }).catch(sayStore);
	}
	await store.close();
}

/** Starts pg-boss, again and again while the database is away. Null when it was stopped meanwhile. */
async function begin(make: () => PgBoss, stopping: AbortSignal) {
	for (let wait = 250; !stopping.aborted; wait = Math.min(2 * wait, 10_000)) {
		const boss = make();
		try {
			return await boss.start();
		} catch {
			// Why was said by the store.
			await boss.stop({ graceful: false }).catch(() => {});
			await delay(wait, null, { signal: stopping }).catch(() => {});
		}
	}
	return null;
}

function makeBoss(db: Store, maintenanceIntervalSeconds: number) {
	// What is done is kept for 12 hours, and a week in the archive.
	const boss = new PgBoss({ db, schema: jobSchema, migrate: false, maintenanceIntervalSeconds, deleteAfterDays: 7 });
	boss.on('error', sayStore);
	return boss;
}

type Store = PgBoss.Db & { close(): Promise<void> };

/**
 * How pg-boss reaches its tables. A statement that fails is logged and answers nothing: pg-boss does not wait for the statements
 * that finish a job, so a rejection would end the process. Such a job is given out again, and its work is done once all the same.
 */
function openStore(url: string): Store {
	// One connection: a statement of pg-boss that is several in one needs them on the same.
	const client = connect(url, { max: 1 });
	const underWay = new Set<Promise<unknown>>();
	let closed = false;
	/** What the last statement failed of; a database that is away is told once. */
	let failing = '';
	const hasFailed = (code: string) => {
		if (code !== '' && code !== failing) log.warn({ event: 'job_store', code });
		failing = code;
	};
	return {
		async executeSql(text, values: unknown[] = []) {
			// The migration has made all queues, and a worker may make none.
			if (closed || text.includes('create_queue')) return { rows: [] };
			const running = execute(client, { text, values, hasFailed });
			underWay.add(running);
			return running.finally(() => underWay.delete(running));
		},
		async close() {
			closed = true;
			// postgres.js opens another connection for what waits when it is ended, and leaves it open.
			await Promise.race([Promise.allSettled(underWay), delay(patience, null, { ref: false })]);
			await client.end({ timeout: 1 });
		}
	};
}

type Statement = { text: string; values: unknown[]; hasFailed: (code: string) => void };

async function execute(client: Pool, { text, values, hasFailed }: Statement): Promise<{ rows: unknown[] }> {
	try {
		const rows = await client.unsafe(text, values.map((value) => value ?? null) as never[]);
		hasFailed('');
		return { rows: [...rows] };
	} catch (error) {
		// Two workers that reach for the job of a `singleton` at once: one gets it, the other this.
		if (codeOf(error) !== '23505') hasFailed(codeOf(error));
		if (text.includes('BEGIN;')) await client.unsafe('rollback').catch(() => {});
		return {} as { rows: unknown[] };
	}
}

/** Lets pg-boss hand the jobs of a queue to their handler. */
const work = (boss: PgBoss, name: QueueName, { handlers, pollingIntervalSeconds }: Options) =>
	boss.work<Job['data'] | null>(
		name,
		{
			pollingIntervalSeconds: pollingIntervalSeconds ?? queues[name].pollingIntervalSeconds,
			batchSize: queues[name].batchSize
		},
		async (jobs: PgBoss.Job<Job['data'] | null>[]) => {
			let failed: unknown;
			// One that fails does not hold up the rest. pg-boss then fails those that have not finished.
			for (const { id, data } of jobs)
				await doJob(name, handlers[name], { id, data: data ?? {} }).catch((error: unknown) => (failed = error));
			if (failed) throw failed;
		}
	);

async function doJob(queue: QueueName, handler: Handler, { id, data }: { id: string; data: Job['data'] }) {
	const from = performance.now();
	try {
		await handler({ id, data, finish: (tx) => finish(tx, queue, id) });
		log.info({ event: 'job_done', queue, ms: Math.round(performance.now() - from) });
	} catch (error) {
		const problem = asProblem(error);
		const code = problem instanceof Unavailable ? problem.reason : codeOf(problem);
		log.error({ event: 'job_failed', queue, code });
		// What pg-boss keeps of it says no more than the log: the text of an error may hold what somebody wrote.
		throw new Error(code);
	}
}

async function finish({ sql }: Tx, queue: QueueName, id: string) {
	const done = await sql`
		update pgboss.job set state = 'completed', completed_on = now()
		where name = ${queue} and id = ${id} and state = 'active' returning id`;
	if (done.length === 0) throw new Error('the job was given to another worker');
}

const codeOf = (error: unknown) =>
	error instanceof Error ? ('code' in error ? String(error.code) : error.name) : 'unknown';
const sayStore = (error: unknown) => log.warn({ event: 'job_store', code: codeOf(error) });
