import { expect, test } from '@playwright/test';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeEmbedded, startEmbedded, type EmbeddedServer } from '../../../src/lib/server/db/embedded';
import { startTcpProxy, type TcpProxy } from '../../fakes/tcp-proxy';
import { logIn } from '../../support/log-in';
import { startPortalProcess, type PortalProcess } from '../../support/portal-process';

const origin = 'http://127.0.0.1:3320';
test.use({ baseURL: origin });
test.setTimeout(120_000);

let dataDir: string;
let database: EmbeddedServer;
let wire: TcpProxy;
let portal: PortalProcess;

test.beforeAll(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'voresplan-gone-'));
	database = await startEmbedded({ dataDir });
	wire = await startTcpProxy(database.port);
	const address = new URL(database.ownerUrl);
	address.port = String(wire.port);
	portal = await startPortalProcess({
		PORT: '3320',
		OIDC_DEMO_PORT: '3321',
		DATABASE_URL: address.href,
		DATA_DIR: join(dataDir, 'portal')
	});
});
test.afterAll(async () => {
	await portal.stop();
	await wire.close();
	await database.stop();
	await removeEmbedded({ dataDir });
});

test('E4 the database goes away: a page says so, health says 503, and it mends itself when the database is back', async ({
	page,
	request
}) => {
	await logIn(page, 'viktor');
	await expect(page).toHaveURL(/\/hjem$/);

	await wire.cut();
	const gone = await page.goto('/hjem');
	expect(gone?.status()).toBe(503);
	expect(gone?.headers()['retry-after']).toBe('10');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vi kan ikke hente oplysninger lige nu');
	const body = (await gone?.text()) ?? '';
	expect(body).not.toMatch(/ECONN|postgres|select |at .*\.js|127\.0\.0\.1:\d+\//i);
	expect((await request.get('/api/health')).status()).toBe(503);
	const answer = await page.request.post('/api/trivselsmaaling', { data: {}, headers: { origin } });
	expect(answer.status()).toBe(503);

	await wire.restore();
	await expect.poll(async () => (await request.get('/api/health')).status(), { timeout: 20_000 }).toBe(200);
	const back = await page.goto('/hjem');
	expect(back?.status()).toBe(200);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Viktor');
});
