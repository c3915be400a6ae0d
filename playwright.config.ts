import { defineConfig } from '@playwright/test';
import { browserFlags } from './tests/support/browser';

/** The portal under test: a production build in demo mode, on ports of its own and an empty data folder. */
const port = 3310;

export default defineConfig({
	testDir: 'tests',
	// Two, so that no process serves both: each has a database of its own behind the same settings.
	// The one file of `access` takes a minute: begun first, it does not leave the other processor idle at the end.
	projects: [
		{ name: 'access', testMatch: 'access/**/*.spec.ts' },
		{ name: 'e2e', testMatch: 'e2e/**/*.spec.ts' }
	],
	globalSetup: './tests/support/portal-server.ts',
	// A busy machine is slower, not wrong.
	timeout: 60_000,
	expect: { timeout: 10_000 },
	fullyParallel: false,
	workers: 2,
	retries: 0,
	forbidOnly: true,
	use: {
		baseURL: `http://127.0.0.1:${port}`,
		locale: 'da-DK',
		timezoneId: 'Europe/Copenhagen',
		viewport: { width: 360, height: 740 },
		// The tests of the worker allow it themselves.
		serviceWorkers: 'block',
		trace: 'off',
		launchOptions: {
			...(process.env['CHROMIUM_PATH'] ? { executablePath: process.env['CHROMIUM_PATH'] } : {}),
			args: browserFlags
		}
	}
});
