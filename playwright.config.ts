import { defineConfig } from '@playwright/test';
import { browserFlags } from './tests/support/browser';

/** The portal under test: a production build in demo mode, on ports of its own and an empty data folder. */
const port = 3310;

export default defineConfig({
	testDir: 'tests',
	// Two, so that no process serves both: each has a database of its own behind the same settings.
	projects: [
		{ name: 'e2e', testMatch: 'e2e/**/*.spec.ts' },
		{ name: 'access', testMatch: 'access/**/*.spec.ts' }
	],
	globalSetup: './tests/support/portal-server.ts',
	timeout: 30_000,
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
