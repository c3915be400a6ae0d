import type { ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeEmbedded } from '../src/lib/server/db/embedded';
import { startPortalProcess } from '../tests/support/portal-process';

export type Running = { origin: string; dataDir: string; stop: () => Promise<void> };

/** The portal as `npm start` serves it, on an empty data folder with the demo municipality in it. */
export async function startPortal(port: number): Promise<Running> {
	const dataDir = mkdtempSync(join(tmpdir(), 'voresplan-bench-'));
	const portal = await startPortalProcess({ PORT: String(port), DATA_DIR: dataDir });
	return { origin: portal.origin, dataDir, stop: () => portal.stop().then(() => removeEmbedded({ dataDir })) };
}

/** Asks a process to stop and waits until it has. */
export function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null) return Promise.resolve();
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	child.kill('SIGTERM');
	return ended;
}
