import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startIdentityProvider } from '../../demo/identity-provider';
import { personas } from '../../demo/personas';
import { removeEmbedded } from '../../src/lib/server/db/embedded';
import { startPortalProcess } from './portal-process';
import { openPostbox, smtpUrl } from './postbox';
import { newcomers, strangers } from './strangers';

const port = 3310;
/** `localhost` beside the portal's `127.0.0.1`: another site for the browser, as in real life (C7). */
const issuer = 'http://localhost:3311';

/**
 * The portal for the browser tests: `scripts/start.js` in demo mode on an empty data folder, with an OpenID Connect provider
 * that also knows people whom the municipality does not know, or not yet.
 */
export default async function setup() {
	const dataDir = mkdtempSync(join(tmpdir(), 'voresplan-e2e-'));
	const client = (kind: 'borger' | 'medarbejder') => ({
		clientId: `vores-plan-${kind}`,
		clientSecret: `demo-secret-${kind}`,
		redirectUris: [`http://127.0.0.1:${port}/auth/callback/${kind}`]
	});
	const logOut = `http://127.0.0.1:${port}/auth/backchannel-logout`;
	const provider = await startIdentityProvider({
		port: 3311,
		issuer,
		clients: { borger: client('borger'), medarbejder: client('medarbejder') },
		personas: [...personas, ...strangers, ...newcomers],
		backchannelLogoutUris: { borger: logOut, medarbejder: logOut }
	});
	const closePostbox = await openPostbox();
	const portal = await startPortalProcess({
		PORT: String(port),
		DATA_DIR: dataDir,
		OIDC_BORGER_ISSUER: issuer,
		OIDC_MEDARBEJDER_ISSUER: issuer,
		SMTP_URL: smtpUrl,
		// Nobody answers there: browsers of these tests take no pushes but those that a test hands them.
		PUSH_HOSTS: 'localhost:3314'
	});
	return async () => {
		await portal.stop();
		await provider.close();
		await closePostbox();
		await removeEmbedded({ dataDir });
	};
}
