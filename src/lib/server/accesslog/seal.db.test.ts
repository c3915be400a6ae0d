import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTcpProxy, type TcpProxy } from '../../../../tests/fakes/tcp-proxy';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { connect, type Pool } from '../db/client';
import { readAs, type Actor } from '../db/with-actor';
import { verifyStored } from './check';
import { recordLook } from './commands';
import { startSealer } from './seal';

let database: FreshDatabase;
let wire: TcpProxy;
let job: Pool;
let cast: make.Solbjerg;
let tove: Actor<'fagperson'>;
const folder = mkdtempSync(join(tmpdir(), 'voresplan-seal-'));
const anchorFile = join(folder, 'anchors.txt');

beforeAll(async () => {
	database = await freshDatabase();
	const address = new URL(database.urls['DATABASE_URL_JOB'] ?? '');
	job = connect(address.href, { max: 1 });
	wire = await startTcpProxy(Number(address.port));
	address.port = String(wire.port);
	Object.assign(process.env, { DATABASE_URL_JOB: address.href, ACCESSLOG_ANCHOR_FILE: anchorFile });
	cast = await make.makeSolbjerg();
	tove = await make.asFagperson(cast.tove);
});
afterAll(async () => {
	await wire.close();
	await job.end();
	await database.close();
	rmSync(folder, { recursive: true });
});

const look = () =>
	readAs(tove, (tx) =>
		recordLook(tx, {
			kind: 'page',
			page: '/borgere/[id]/plan',
			purpose: 'Så planen',
			requestId: 'r',
			shown: [{ borgerId: cast.viktor.id, itemKind: 'borger' }]
		})
	);
const unsealed = async () => (await job`select from access_unsealed`).length;
const lastAnchor = () => readFileSync(anchorFile, 'utf8').trim().split('\n').at(-1)?.split(' ').slice(0, 2);
const head = async () => {
	const [row] = await job<{ seq: number; hash: string }[]>`
		select seq, encode(hash, 'hex') as hash from access_seal order by seq desc limit 1`;
	return [String(row?.seq), row?.hash];
};

test('a look is sealed within a second and its head is written outside; a database that was away is no harm; stopping seals the rest', async () => {
	const sealer = startSealer();
	await look();
	await vi.waitFor(async () => expect(await unsealed()).toBe(0), { timeout: 3_000 });
	await vi.waitFor(async () => expect(lastAnchor()).toEqual(await head()), { timeout: 2_000 });

	await wire.cut();
	await look();
	await look();
	await new Promise((resolve) => setTimeout(resolve, 1_200));
	expect(await unsealed()).toBe(2);
	await wire.restore();
	await vi.waitFor(async () => expect(await unsealed()).toBe(0), { timeout: 10_000 });

	await look();
	await sealer.stop();
	expect(await unsealed()).toBe(0);
	expect(lastAnchor()).toEqual(await head());
	expect(await verifyStored()).toMatchObject({
		flaw: null,
		looks: 4,
		entries: 4,
		anchorsMissing: false,
		strangeLines: 0
	});
}, 30_000);
