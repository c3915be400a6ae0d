import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { removeEmbedded, startEmbedded, type EmbeddedServer } from '../../../src/lib/server/db/embedded';
import { logIn } from '../../support/log-in';
import { bareEnvironment, startPortalProcess, type PortalProcess } from '../../support/portal-process';

const origin = 'http://127.0.0.1:3370';
test.use({ baseURL: origin });
test.setTimeout(180_000);

let dataDir: string;
let environment: Record<string, string> & { PORT: string };
let database: EmbeddedServer;
let superuser: postgres.Sql;
let portal: PortalProcess;

test.beforeAll(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'voresplan-log-'));
	database = await startEmbedded({ dataDir });
	superuser = postgres(database.superuserUrl, { max: 1, onnotice: () => {} });
	environment = {
		PORT: '3370',
		OIDC_DEMO_PORT: '3371',
		DATABASE_URL: database.ownerUrl,
		DATA_DIR: join(dataDir, 'portal')
	};
	portal = await startPortalProcess(environment);
});
test.afterAll(async () => {
	await portal.stop();
	await superuser.end();
	await database.stop();
	await removeEmbedded({ dataDir });
});

/** Runs a program of ours until it ends; what it said, and its exit code. */
function run(script: string, ...args: string[]): Promise<{ said: string; code: number | null }> {
	const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
		env: { ...bareEnvironment(), ...(script.startsWith('scripts') ? environment : {}) },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	child.stdout.on('data', (part: Buffer) => (said += part.toString()));
	child.stderr.on('data', (part: Buffer) => (said += part.toString()));
	return new Promise((resolve) => child.once('close', (code) => resolve({ said, code })));
}

test('F2 the access log cannot be written: the page is a 503 and shows nothing; F5 the verifier names what was changed', async ({
	page
}) => {
	await logIn(page, 'tove');
	await expect(page.getByRole('link', { name: 'Viktor Holm' })).toBeVisible();
	const link = await page.getByRole('link', { name: 'Viktor Holm' }).getAttribute('href');
	const viktor = link?.split('/').slice(0, 3).join('/') ?? '';

	await superuser`create function no_room() returns trigger language plpgsql as $$ begin raise 'no room' using errcode = 'disk_full'; end $$`;
	await superuser`create trigger no_room before insert on access_event for each row execute function no_room()`;
	for (const address of ['/borgere', `${viktor}/lineal`]) {
		const refused = await page.goto(address);
		expect(refused?.status()).toBe(503);
		expect(refused?.headers()['retry-after']).toBe('10');
		expect(await page.content()).not.toContain('Viktor');
		const data = await page.request.get(`${address}/__data.json`);
		expect(await data.text()).not.toContain('Viktor');
	}
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vi kan ikke hente oplysninger lige nu');

	await superuser`drop trigger no_room on access_event`;
	expect((await page.goto(`${viktor}/lineal`))?.status()).toBe(200);
	await expect.poll(async () => (await superuser`select from access_unsealed`).length).toBe(0);
	await expect.poll(async () => (await superuser`select from access_served`).length).toBeGreaterThan(0);

	const whole = await run('scripts/accesslog-verify.ts');
	expect(whole.said).toContain('The access log is whole');
	expect(whole.said).toMatch(/[1-9]\d* heads were compared/);
	expect(whole.code).toBe(0);

	await superuser.begin(async (sql) => {
		await sql`set local session_replication_role = replica`;
		await sql`update access_event set purpose = 'Så ingenting' where id = (select max(event_id) from access_seal)`;
	});
	const changed = await run('scripts/accesslog-verify.ts');
	expect(changed.said).toMatch(/Look \d+ \(seal \d+\) is not what was sealed/);
	expect(changed.code).toBe(1);
});

test('F3 the app is killed at ten steps of a read: no page is shown without its entry', async () => {
	const { said, code } = await run('tests/proof/kill-read.ts', '10');
	expect(said).toContain('"unrecorded":0');
	expect(code).toBe(0);
	// The steps lie on both sides of the record, or nothing was proven.
	const { neither, shown } = JSON.parse(said.trim().split('\n').at(-1) ?? '{}') as Record<string, number>;
	expect(neither).toBeGreaterThan(0);
	expect(shown).toBeGreaterThan(0);
});
