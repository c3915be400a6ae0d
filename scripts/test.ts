// `npm test`: check beside the unit tests and the build, then database and browser tests; the last line counts them all.
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findBrowser } from '../tests/support/browser';

const reports = mkdtempSync(join(tmpdir(), 'voresplan-reports-'));
let passed = 0;
let failed = 0;

function run(
	title: string,
	command: string,
	args: string[],
	environment: Record<string, string> = {}
): Promise<number> {
	console.log(`\n── ${title}`);
	const started = performance.now();
	return new Promise((resolve) => {
		const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...environment } });
		child.on('error', () => resolve(1));
		child.on('close', (code) => {
			console.log(
				`── ${title}: ${code === 0 ? 'ok' : 'FAILED'} (${((performance.now() - started) / 1000).toFixed(0)} s)`
			);
			resolve(code ?? 1);
		});
	});
}

/** Adds what a report counted. A run that failed without a failed test (it could not start, say) counts as one failure. */
function count(code: number, read: () => { passed: number; failed: number }) {
	let counted = { passed: 0, failed: 0 };
	try {
		counted = read();
	} catch {
		// No report was written: the run never came to its tests.
	}
	if (code !== 0 && counted.failed === 0) counted.failed = 1;
	passed += counted.passed;
	failed += counted.failed;
}

const json = (file: string) =>
	JSON.parse(readFileSync(join(reports, file), 'utf8')) as Record<string, number> & { stats: Record<string, number> };
const node = (title: string, script: string, args: string[], environment?: Record<string, string>) =>
	run(title, process.execPath, [script, ...args], environment);

/** Beside the unit tests: it uses one processor. What it says is told when it has ended. */
const checking = promisify(execFile)('npm', ['run', '-s', 'check'], { maxBuffer: 64 * 1024 * 1024 }).then(
	({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
	({ stdout, stderr }: { stdout: string; stderr: string }) => ({ code: 1, said: stdout + stderr })
);
async function checked() {
	const { code, said } = await checking;
	console.log(`\n── check\n${said}── check: ${code === 0 ? 'ok' : 'FAILED'}`);
	count(code, () => ({ passed: 1, failed: 0 }));
}
/**
 * The portal for the browser tests, beside the rest of the check. Both write what Kit generates, so each has a folder of its own for
 * it. A build that fails is made once more, and told of, by the portal's start.
 */
const build = () =>
	node('build', 'node_modules/vite/bin/vite.js', ['build', '--logLevel', 'error'], {
		KIT_OUT_DIR: '.svelte-kit/portal'
	});
for (const project of ['unit', 'db']) {
	const file = `${project}.json`;
	const args = [
		'run',
		'--project',
		project,
		'--reporter',
		'dot',
		'--reporter',
		'json',
		`--outputFile.json=${join(reports, file)}`
	];
	count(await node(project, 'node_modules/vitest/vitest.mjs', args), () => {
		const report = json(file);
		return { passed: report['numPassedTests'] ?? 0, failed: report['numFailedTests'] ?? 0 };
	});
	if (project !== 'unit') continue;
	await build();
	await checked();
}
const browser = await findBrowser();
const environment = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'e2e.json') };
count(
	await node('e2e', 'node_modules/@playwright/test/cli.js', ['test', '--reporter', 'list,json'], environment),
	() => {
		const { stats } = json('e2e.json');
		return { passed: (stats['expected'] ?? 0) + (stats['flaky'] ?? 0), failed: stats['unexpected'] ?? 0 };
	}
);

rmSync(reports, { recursive: true, force: true });
console.log(`\ntests: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
