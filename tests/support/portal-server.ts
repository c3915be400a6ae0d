import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startIdentityProvider } from '../../demo/identity-provider';
import { personas } from '../../demo/personas';
import { removeEmbedded } from '../../src/lib/server/db/embedded';
import { strangers } from './strangers';

const port = 3310;
/** `localhost` beside the portal's `127.0.0.1`: another site for the browser, as in real life (C7). */
const issuer = 'http://localhost:3311';

/**
 * The portal for the browser tests: `scripts/start.js` in demo mode on an empty data folder, with an OpenID Connect provider
 * that also knows people whom the municipality does not know.
 */
export default async function setup() {
	const dataDir = mkdtempSync(join(tmpdir(), 'voresplan-e2e-'));
	const client = (kind: 'borger' | 'medarbejder') => ({
		clientId: `vores-plan-${kind}`,
		clientSecret: `demo-secret-${kind}`,
		redirectUris: [`http://127.0.0.1:${port}/auth/callback/${kind}`]
	});
	const provider = await startIdentityProvider({
		port: 3311,
		issuer,
		clients: { borger: client('borger'), medarbejder: client('medarbejder') },
		personas: [...personas, ...strangers]
	});
	const environment = { PORT: String(port), DATA_DIR: dataDir, OIDC_BORGER_ISSUER: issuer, OIDC_MEDARBEJDER_ISSUER: issuer };
	const portal = spawn(process.execPath, ['scripts/start.js'], { env: { ...process.env, ...environment }, stdio: ['ignore', 'ignore', 'inherit'] });
	await ready(portal);
	process.env['E2E_DATA_DIR'] = dataDir;
	return async () => {
		const ended = new Promise((resolve) => portal.once('exit', resolve));
		portal.kill('SIGTERM');
		await ended;
		await provider.close();
		await removeEmbedded({ dataDir });
	};
}

/** Waits until the portal answers; a build may come first. */
async function ready(portal: ChildProcess) {
	const deadline = Date.now() + 120_000;
	while (Date.now() < deadline) {
		if (portal.exitCode !== null) throw new Error(`the portal ended with ${portal.exitCode}`);
		const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
		if (answer?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	portal.kill('SIGKILL');
	throw new Error('the portal did not answer within two minutes');
}
