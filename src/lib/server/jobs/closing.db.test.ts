import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTables } from '../../../../tests/support/closing';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { connect, type Pool } from '../db/client';
import { withActor } from '../db/with-actor';
import { importText } from '../import/import';
import { startWorker, type Handler } from './boss';
import { closing } from './closing';
import { operations } from './operations';

const example = /```json\n([\s\S]*?)```/.exec(readFileSync('docs/import-format.md', 'utf8'))?.[1] ?? '';
const idle: Handler = async () => {};
const others = {
	plan_ended: idle,
	samtykke_reminders: idle,
	invitations: idle,
	notifications: idle,
	log_check: idle,
	log_verify: idle,
	journal: idle,
	retention: idle
};

let database: FreshDatabase;
let owner: Pool;
beforeAll(async () => {
	database = await freshDatabase();
	owner = connect(database.ownerUrl, { max: 1 });
	await openTables(owner);
});
afterAll(async () => {
	await owner.end();
	await database.close();
});

const waiting = async () => {
	const rows = await owner<{ name: string }[]>`
		select name from pgboss.job where name in ('closing', 'operations') and state = 'created' order by name`;
	return rows.map(({ name }) => name);
};

test('an import puts the closing and the counting in line, each once, and one that brings nothing new does not', async () => {
	await owner`delete from pgboss.job`;
	const load = () => importText(example, 'json', { now: new Date('2025-06-01T12:00:00Z') });
	expect((await load()).ok).toBe(true);
	expect(await waiting()).toEqual(['closing', 'operations']);
	await owner`delete from pgboss.job`;
	expect((await load()).ok).toBe(true);
	expect(await waiting()).toEqual([]);
});

test('S13 a worker closes what has ended and counts what goes on, and both jobs are done', async () => {
	await withActor({ audience: 'job' }, ({ sql }) => sql`select 1`);
	await owner`
		insert into pgboss.job (name, policy) select name, policy from pgboss.queue where name in ('closing', 'operations')`;
	const worker = startWorker({
		url: database.urls['DATABASE_URL_JOB'] ?? '',
		handlers: { ...others, closing, operations },
		pollingIntervalSeconds: 0.5,
		maintenanceIntervalSeconds: 1
	});
	try {
		const states = () =>
			owner`select name, state::text as state from pgboss.job where name in ('closing', 'operations') order by 1`;
		await expect.poll(states, { timeout: 15_000 }).toEqual([
			{ name: 'closing', state: 'completed' },
			{ name: 'operations', state: 'completed' }
		]);
	} finally {
		await worker.stop();
	}
	const [closed] = await owner`select count(*) > 0 as some, bool_and(finished_at is not null) as all from cube.quarter`;
	expect(closed).toEqual({ some: true, all: true });
	const [counted] = await owner`select count(*) = (select count(*) from cube.unit) as every from cube.operation`;
	expect(counted).toEqual({ every: true });
});
