import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { bareEnvironment } from '../../support/portal-process';

test.setTimeout(300_000);

/** Runs the chaos; what it found, and its exit code. */
function run(...args: string[]): Promise<{ found: Record<string, number>; code: number | null }> {
	const child = spawn(process.execPath, ['--import', 'tsx', 'tests/proof/outbox-chaos.ts', ...args], {
		env: bareEnvironment(),
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let said = '';
	child.stdout.on('data', (part: Buffer) => (said += part.toString()));
	return new Promise((resolve) =>
		child.once('close', (code) => {
			const last = said.trim().split('\n').at(-1) || '{}';
			resolve({ found: JSON.parse(last) as Record<string, number>, code });
		})
	);
}

test('Q6 Chromium is killed twice while it sends over a bad net: nothing is lost, doubled or falsely called received', async () => {
	const { found, code } = await run('2', '20', '--seed', '20261122');
	expect(found).toMatchObject({
		lost: 0,
		doubled: 0,
		falselyReceived: 0,
		waiting: 0,
		refused: 0,
		missing: 0
	});
	expect(found['kills']).toBeGreaterThanOrEqual(2);
	expect(found['acknowledged']).toBeGreaterThanOrEqual(20);
	expect(code).toBe(0);
});
