import { spawnSync } from 'node:child_process';
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

/** The shell draws the same without a desktop around it, in two thirds of the time. */
const shell = 'chromium-headless-shell';
const installed = () =>
	[shell, 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
		.map(onPath)
		.find((path) => path !== null) ?? null;

/**
 * A Chromium for the browser tests: `CHROMIUM_PATH`, the headless one of Debian (installed when root asks), another on the PATH,
 * or Playwright's own.
 * @returns the path of the program
 * @throws Error that says how to install one
 */
export async function findBrowser(): Promise<string> {
	const named = process.env['CHROMIUM_PATH'];
	if (named && existsSync(named)) return named;
	if (!onPath(shell) && process.getuid?.() === 0 && onPath('apt-get')) installShell();
	const found = installed();
	if (found) return found;
	if (existsSync(chromium.executablePath())) return chromium.executablePath();
	throw new Error('No Chromium was found. Set CHROMIUM_PATH, or run: npx playwright install chromium');
}

/** Without the net, or on a Debian that has no such package, any other Chromium does. */
function installShell() {
	console.log('Installing Chromium …');
	const options = {
		stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	};
	for (const args of [
		['update', '-q'],
		['install', '-y', '-q', shell]
	]) {
		if (spawnSync('apt-get', args, options).status !== 0) break;
	}
	if (!installed()) spawnSync('apt-get', ['install', '-y', '-q', 'chromium'], options);
}
