import { expect, test, type APIRequestContext } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { matchIdentity, startSession } from '../../../src/lib/server/auth/session';
import { hashCpr } from '../../../src/lib/server/borger/cpr';
import { closePools } from '../../../src/lib/server/db/client';
import { removeEmbedded, startEmbedded, type EmbeddedServer } from '../../../src/lib/server/db/embedded';
import { deriveLogins } from '../../../src/lib/server/db/migrate';
import { env } from '../../../src/lib/server/env';
import { importFile } from '../../../src/lib/server/import/import';
import { agedPlans } from '../../support/aged-plan';
import { startPortalProcess, type PortalProcess } from '../../support/portal-process';

const young = { key: 'ung', cpr: '6101901011', months: 1 };
const old = { key: 'gammel', cpr: '6101901029', months: 120 };
test.setTimeout(180_000);

let dataDir: string;
let database: EmbeddedServer;
let portal: PortalProcess;

test.beforeAll(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'voresplan-statements-'));
	database = await startEmbedded({ dataDir });
	portal = await startPortalProcess({
		PORT: '3340',
		OIDC_DEMO_PORT: '3341',
		DATABASE_URL: database.ownerUrl,
		DATA_DIR: join(dataDir, 'portal')
	});
	Object.assign(process.env, await deriveLogins(database.ownerUrl));
	const file = join(dataDir, 'aged.json');
	writeFileSync(file, agedPlans([young, old]));
	await importFile(file);
	// From now on PostgreSQL writes down every statement of these two audiences.
	const superuser = postgres(database.superuserUrl, { max: 1 });
	for (const role of ['vp_login', 'vp_borger']) await superuser.unsafe(`alter role ${role} set log_statement = 'all'`);
	await superuser`select pg_terminate_backend(pid) from pg_stat_activity where usename in ('vp_login', 'vp_borger')`;
	await superuser.end();
});
test.afterAll(async () => {
	await closePools();
	await portal.stop();
	await database.stop();
	await removeEmbedded({ dataDir });
});

async function sessionOf(cpr: string) {
	const proof = {
		as: 'borger' as const,
		issuer: 'https://broker.example',
		subject: cpr,
		cprHash: hashCpr(cpr, env().keys.cprHash),
		employeeId: null
	};
	const token = randomBytes(32).toString('base64url');
	await matchIdentity(proof);
	await startSession(token, proof, null);
	return token;
}

const count = (pattern: RegExp) => (readFileSync(join(dataDir, 'postgres.log'), 'utf8').match(pattern) ?? []).length;
const statements = () => count(/LOG: {2}(execute [^:]*|statement): /g);
/** Transactions that are still open: the commit of a borger's own look is not waited for. */
const open = () => count(/LOG: {2}statement: begin/g) - count(/LOG: {2}statement: commit/g);

async function costOf(request: APIRequestContext, page: string, cookie: string) {
	const before = statements();
	expect((await request.get(`${portal.origin}${page}`, { headers: { cookie } })).status()).toBe(200);
	await expect.poll(open).toBe(0);
	return statements() - before;
}

test('a page costs the same few statements whether the plan is one month or ten years old; Hjem at most six', async ({
	request
}) => {
	const pages = ['/hjem', '/plan', '/moeder', '/mit-team', '/lineal'];
	const costs: Record<string, number[]> = {};
	for (const { cpr } of [young, old]) {
		const cookie = `session=${await sessionOf(cpr)}`;
		for (const page of pages) {
			// The first visits also open connections, and once a minute the municipality's settings are read again.
			const visits: number[] = [];
			for (let visit = 0; visit < 15; visit += 1) visits.push(await costOf(request, page, cookie));
			(costs[page] ??= []).push(Math.min(...visits));
		}
	}
	console.log('statements per page (one month, ten years):', JSON.stringify(costs));
	for (const page of pages) {
		const [inMonth, inYears] = costs[page] ?? [];
		expect(inMonth, page).toBeGreaterThan(3);
		expect(inYears, page).toBe(inMonth);
	}
	expect(costs['/hjem']?.[0]).toBeLessThanOrEqual(6);
});
