import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeEmbedded } from '../../../src/lib/server/db/embedded';
import { bareEnvironment, startPortalProcess } from '../../support/portal-process';

test.setTimeout(120_000);

/** Runs `npm start`'s program until it ends by itself; what it said, and its exit code. */
function startAndEnd(environment: Record<string, string>): Promise<{ said: string; code: number | null }> {
	const child = spawn(process.execPath, ['scripts/start.js'], {
		env: { ...bareEnvironment(), ...environment },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	child.stdout.on('data', (part: Buffer) => (said += part.toString()));
	child.stderr.on('data', (part: Buffer) => (said += part.toString()));
	return new Promise((resolve) => child.once('close', (code) => resolve({ said, code })));
}

const alive = (pid: number) => {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
};

test('a second start on the same data folder says so and ends; SIGTERM ends everything and leaves no orphan', async () => {
	const dataDir = mkdtempSync(join(tmpdir(), 'voresplan-start-'));
	const portal = await startPortalProcess({ PORT: '3330', DATA_DIR: dataDir });
	const address = JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8')) as { pid: number; port: number };

	const second = await startAndEnd({ PORT: '3332', DATA_DIR: dataDir });
	expect(second.code).toBe(1);
	expect(second.said).toContain('is running already');

	const third = mkdtempSync(join(tmpdir(), 'voresplan-start-'));
	const taken = await startAndEnd({ PORT: '3330', OIDC_DEMO_PORT: '3334', DATA_DIR: third });
	expect(taken.code).toBe(1);
	expect(taken.said).toContain('Port 3330 is taken');

	await portal.stop();
	expect(alive(address.pid)).toBe(false);
	await expect
		.poll(async () =>
			fetch('http://127.0.0.1:3330/api/health').then(
				() => 'answers',
				() => 'gone'
			)
		)
		.toBe('gone');
	await removeEmbedded({ dataDir });
	await removeEmbedded({ dataDir: third });
});

test('production refuses to start, with one sentence per missing or weak setting, and never shows the demo', async () => {
	const { said, code } = await startAndEnd({
		VORESPLAN_MODE: 'production',
		PORT: '3336',
		ORIGIN: 'http://plan.example',
		CPR_KEY: 'short'
	});
	expect(code).toBe(1);
	for (const name of [
		'DATABASE_URL ',
		'DATABASE_URL_BORGER',
		'OIDC_BORGER_ISSUER',
		'OIDC_MEDARBEJDER_CLIENT_SECRET',
		'CPR_HASH_KEY',
		'AUTH_KEY',
		'SEAL_KEY',
		'VAPID_KEY',
		'JOURNAL_KEY'
	]) {
		expect(said).toContain(name);
	}
	expect(said).toContain('ORIGIN is "http://plan.example"');
	expect(said).toContain('CPR_KEY must be 32 bytes');
	expect(said).not.toContain('viktor');
	expect(said, 'no stack').not.toMatch(/^\s+at /m);
});
