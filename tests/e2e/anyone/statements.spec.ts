import { expect, test, type APIRequestContext } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { matchIdentity, startSession, type Proof } from '../../../src/lib/server/auth/session';
import { hashCpr } from '../../../src/lib/server/borger/cpr';
import { closePools, pool } from '../../../src/lib/server/db/client';
import { removeEmbedded, startEmbedded, type EmbeddedServer } from '../../../src/lib/server/db/embedded';
import { deriveLogins } from '../../../src/lib/server/db/migrate';
import { env } from '../../../src/lib/server/env';
import { importFile } from '../../../src/lib/server/import/import';
import { agedPlans } from '../../support/aged-plan';
import { startPortalProcess, type PortalProcess } from '../../support/portal-process';

const young = { key: 'ung', cpr: '6101901011', months: 1 };
const old = { key: 'gammel', cpr: '6101901029', months: 120 };
/** From now on PostgreSQL writes down every statement of these audiences. */
const watched = ['vp_login', 'vp_borger', 'vp_fagperson'];
test.setTimeout(300_000);

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
	const superuser = postgres(database.superuserUrl, { max: 1 });
	for (const role of watched) await superuser.unsafe(`alter role ${role} set log_statement = 'all'`);
	await superuser`select pg_terminate_backend(pid) from pg_stat_activity where usename = any (${watched})`;
	await superuser.end();
});
test.afterAll(async () => {
	await closePools();
	await portal.stop();
	await database.stop();
	await removeEmbedded({ dataDir });
});

/** The borgere whose plans are to be there, beside those of the demo. */
async function bring(...borgere: (typeof young)[]) {
	const file = join(dataDir, 'aged.json');
	writeFileSync(file, agedPlans(borgere));
	await importFile(file);
}

async function cookieOf(proof: Omit<Proof, 'issuer'>) {
	const token = randomBytes(32).toString('base64url');
	const proven = { ...proof, issuer: 'https://broker.example' };
	await matchIdentity(proven);
	await startSession(token, proven, null);
	return `session=${token}`;
}
const asBorger = (cpr: string) =>
	cookieOf({ as: 'borger', subject: cpr, cprHash: hashCpr(cpr, env().keys.cprHash), employeeId: null });
const asFagperson = (employeeId: string) =>
	cookieOf({ as: 'medarbejder', subject: employeeId, cprHash: null, employeeId });

const count = (pattern: RegExp) => (readFileSync(join(dataDir, 'postgres.log'), 'utf8').match(pattern) ?? []).length;
const statements = () => count(/LOG: {2}(execute [^:]*|statement): /g);
/** Transactions that are still open: the commit of a borger's own look is not waited for. */
const open = () => count(/LOG: {2}statement: begin/g) - count(/LOG: {2}statement: commit/g);

async function costOf(request: APIRequestContext, page: string, cookie: string) {
	const before = statements();
	expect((await request.get(`${portal.origin}${page}`, { headers: { cookie } })).status(), page).toBe(200);
	await expect.poll(open).toBe(0);
	return statements() - before;
}

/** The fewest of some visits: the first also open connections, and once a minute the municipality's settings are read again. */
async function costsOf(request: APIRequestContext, pages: Record<string, string>, cookie: string) {
	const costs: Record<string, number> = {};
	for (const [name, address] of Object.entries(pages)) {
		const visits: number[] = [];
		for (let visit = 0; visit < 5; visit += 1) visits.push(await costOf(request, address, cookie));
		costs[name] = Math.min(...visits);
	}
	return costs;
}

const ownPages = [
	'/hjem',
	'/plan',
	'/plan?forloeb',
	'/moeder',
	'/moeder/[moede]',
	'/mit-team',
	'/beskeder',
	'/beskeder/ny',
	'/beskeder/[samtale]',
	'/lineal',
	'/lineal/emner'
];
const staffPages = [
	'/borgere',
	'/borgere/[id]/plan',
	'/borgere/[id]/lineal',
	'/borgere/[id]/forloeb',
	'/borgere/[id]/forloeb?aar=alle',
	'/borgere/[id]/team',
	'/borgere/[id]/samtykke',
	'/borgere/[id]/moeder',
	'/borgere/[id]/moeder/nyt?skabelon=kickoff',
	'/borgere/[id]/moeder/[moede]',
	'/borgere/[id]/moeder/[moede]/rediger',
	'/borgere/[id]/moeder/[moede]/moede',
	'/borgere/[id]/beskeder',
	'/borgere/[id]/beskeder/[samtale]'
];

/** What each page costs to the borger of a plan and to their tovholder, by its route. */
async function costsOfPlan(request: APIRequestContext, { key, cpr }: typeof young) {
	const [borger] = await pool('import')<{ id: string; moede: string; samtale: string }[]>`
		select b.id,
			(select m.id from moede m where m.borger_id = b.id and m.state = 'planned' limit 1) as moede,
			(select s.id from samtale s where s.borger_id = b.id order by s.created_at desc limit 1) as samtale
		from borger b where b.name = ${`Prøve ${key}`}`;
	const addressOf = (page: string) =>
		page.replace(/\[(id|moede|samtale)\]/g, (_, name: 'id' | 'moede' | 'samtale') => borger?.[name] ?? '');
	const addresses = (pages: string[]) => Object.fromEntries(pages.map((page) => [page, addressOf(page)]));
	return {
		...(await costsOf(request, addresses(ownPages), await asBorger(cpr))),
		...(await costsOf(request, addresses(staffPages), await asFagperson('tove')))
	};
}

test('a page costs the same few statements whether the plan is one month or ten years old; Hjem at most six', async ({
	request
}) => {
	await bring(young);
	const inMonth = await costsOfPlan(request, young);
	await bring(young, old);
	const inYears = await costsOfPlan(request, old);
	console.log('statements per page, one month:', JSON.stringify(inMonth));
	console.log('statements per page, ten years:', JSON.stringify(inYears));
	expect(Object.keys(inMonth)).toEqual([...ownPages, ...staffPages]);
	expect(inYears).toEqual(inMonth);
	for (const [page, cost] of Object.entries(inMonth)) expect(cost, page).toBeGreaterThan(3);
	expect(inMonth['/hjem']).toBeLessThanOrEqual(6);
});
