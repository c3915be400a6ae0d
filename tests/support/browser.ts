import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Flags that let Chromium run as root, quietly and without calling home. */
export const browserFlags = [
	...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

const onPath = (name: string) => {
	const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
	return found.status === 0 ? found.stdout.trim() : null;
};

const installed = () =>
	['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].map(onPath).find((path) => path !== null) ??
	null;

/**
 * A Chromium for the browser tests: `CHROMIUM_PATH`, one on the PATH, Playwright's own, or as root on Debian the package.
 * @returns the path of the program
 * @throws Error that says how to install one
 */
export async function findBrowser(): Promise<string> {
	const named = process.env['CHROMIUM_PATH'];
	if (named && existsSync(named)) return named;
	const found = installed();
	if (found) return found;
	if (existsSync(chromium.executablePath())) return chromium.executablePath();
	if (process.getuid?.() === 0 && onPath('apt-get')) {
		console.log('Installing Chromium …');
		const options = {
			stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'],
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
		};
		execFileSync('apt-get', ['update', '-q'], options);
		execFileSync('apt-get', ['install', '-y', '-q', 'chromium'], options);
		const now = installed();
		if (now) return now;
	}
	throw new Error('No Chromium was found. Set CHROMIUM_PATH, or run: npx playwright install chromium');
}
