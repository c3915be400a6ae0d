import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { pool } from '../db/client';
import { withActor, type Actor } from '../db/with-actor';
import { queueNames } from '../jobs/queues';
import { findDeliveryCounts, findPhoneCount, findQueueCounts, retryFailed } from './jobs';

let database: FreshDatabase;
let owner: postgres.Sql;
let cast: make.Solbjerg;
let anna: Actor<'admin'>;
beforeAll(async () => {
	database = await freshDatabase();
	owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
	cast = await make.makeSolbjerg();
	const staff = await make.makeStaff({ name: 'Anna Vester', enhedId: cast.kommune, roles: ['admin'] });
	anna = await make.logIn(staff, 'admin');
});
afterAll(async () => {
	await owner.end();
	await database.close();
});

const counts = async (name: string) => (await withActor(anna, findQueueCounts)).find(({ queue }) => queue === name);
const put = (state: string, retries = 0) => owner`
	insert into pgboss.job (name, data, state, retry_limit, retry_count, completed_on)
	values ('plan_ended', '{}', ${state}, 3, ${retries}, ${state === 'failed' || state === 'completed' ? new Date() : null})`;

test('every queue is listed, with nothing in it too; pg-boss’s own are not', async () => {
	const listed = (await withActor(anna, findQueueCounts)).map(({ queue }) => queue);
	expect(listed.toSorted()).toEqual([...queueNames].sort());
	expect(await counts('log_verify')).toEqual({
		queue: 'log_verify',
		waiting: 0,
		active: 0,
		retried: 0,
		failed: 0,
		done: 0,
		oldest: null,
		lastDone: null
	});
});

test('the administrator sees what waits, is tried again, has failed and is done, and puts what has failed back in line, once', async () => {
	for (const state of ['created', 'retry', 'failed', 'failed', 'completed'])
		await put(state, state === 'failed' ? 3 : 0);
	expect(await counts('plan_ended')).toMatchObject({ waiting: 2, retried: 1, failed: 2, done: 1 });
	expect((await counts('plan_ended'))?.oldest).toBeInstanceOf(Date);
	const retry = () => withActor(anna, (tx) => retryFailed(tx, 'plan_ended'));
	expect(await retry()).toEqual({ ok: true, value: 2 });
	expect(await retry()).toEqual({ ok: true, value: 0 });
	expect(await counts('plan_ended')).toMatchObject({ waiting: 4, retried: 3, failed: 0 });
	// There is a try left for each, or it would fail at once.
	const [left] =
		await owner`select min(retry_limit - retry_count) as left from pgboss.job where name = 'plan_ended' and state = 'retry'`;
	expect(Number(left?.['left'])).toBeGreaterThan(0);
});

test('a queue that does not exist is nobody’s to retry, whatever it is called', async () => {
	for (const queue of ['', 'findes_ikke', '__pgboss__send-it', "plan_ended'; --"])
		expect(await withActor(anna, (tx) => retryFailed(tx, queue))).toEqual({ ok: false, reason: 'unknown' });
});

test('deliveries are counted by the way they go, and not one of them is named', async () => {
	const job = pool('job');
	const [notice] = await job<{ id: string }[]>`
		insert into notification (account_id, kind, about, due_at)
		values (${cast.viktor.accountId}, 'answer', 'x', now()) returning id`;
	const id = notice?.id ?? '';
	for (const [channel, state] of [
		['push', 'failed'],
		['email', 'sent']
	] as const) {
		await job`
			insert into notification_delivery (notification_id, channel, target, next_at)
			values (${id}, ${channel}, ${cast.viktor.accountId}, now())`;
		await job`update notification_delivery set state = ${state}, sent_at = ${state === 'sent' ? new Date() : null} where notification_id = ${id} and channel = ${channel}`;
	}
	expect(await withActor(anna, findDeliveryCounts)).toEqual([
		{ channel: 'email', waiting: 0, failed: 0, sent: 1 },
		{ channel: 'invitation', waiting: 0, failed: 0, sent: 0 },
		{ channel: 'push', waiting: 0, failed: 1, sent: 0 }
	]);
});

test('a number that a phone has given out, and that neither waits nor has come, is missing', async () => {
	expect(await withActor(anna, findPhoneCount)).toEqual({ phones: 0, waiting: 0, missing: 0 });
	const viktor = await make.asBorger(cast.viktor);
	const phone = randomUUID();
	await withActor(viktor, async ({ sql }) => {
		await sql`select app.note_phone(${phone}, null, 12, 3, null)`;
		for (let seq = 1; seq <= 8; seq += 1)
			await sql`select app.note_phone_item(${phone}, ${seq}, 'answer', ${randomUUID()})`;
	});
	expect(await withActor(anna, findPhoneCount)).toEqual({ phones: 1, waiting: 3, missing: 1 });
});

test('nobody but an administrator reads the numbers or retries', async () => {
	const tove = await make.asFagperson(cast.tove);
	await expect(withActor(tove, findQueueCounts)).rejects.toMatchObject({ code: '42501' });
	await expect(withActor(tove, (tx) => retryFailed(tx, 'plan_ended'))).rejects.toMatchObject({ code: '42501' });
});
