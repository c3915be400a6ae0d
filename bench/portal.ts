import type { ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { closePools } from '../src/lib/server/db/client';
import { isRunning, removeEmbedded } from '../src/lib/server/db/embedded';
import { deriveLogins } from '../src/lib/server/db/migrate';
import { startPortalProcess } from '../tests/support/portal-process';

export type Running = { origin: string; dataDir: string; superuserUrl: string; stop: () => Promise<void> };

/**
 * The portal as `npm start` serves it, on an empty data folder with the demo municipality in it. Its database is this process's
 * too, and that of those it starts: the audiences' addresses are put into the environment.
 * @param more variables beside its own
 */
export async function startPortal(port: number, more: Record<string, string> = {}): Promise<Running> {
	const dataDir = mkdtempSync(join(tmpdir(), 'voresplan-bench-'));
	const portal = await startPortalProcess({ PORT: String(port), DATA_DIR: dataDir, RATE_LIMIT: '1000000', ...more });
	const database = await isRunning(dataDir);
	if (!database) throw new Error('the portal has no database');
	Object.assign(process.env, await deriveLogins(database.ownerUrl));
	return {
		origin: portal.origin,
		dataDir,
		superuserUrl: database.superuserUrl,
		async stop() {
			await closePools();
			await portal.stop();
			await removeEmbedded({ dataDir });
		}
	};
}

/** Does at once what autovacuum does in the first minutes after many rows have come. */
export async function settle({ superuserUrl }: Running): Promise<void> {
	const superuser = postgres(superuserUrl, { max: 1 });
	await superuser`vacuum analyze`;
	// What is still to be written to the disk would be written while something else is measured.
	await superuser`checkpoint`;
	await superuser.end();
}

/** Asks a process to stop and waits until it has. */
export function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null) return Promise.resolve();
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	child.kill('SIGTERM');
	return ended;
}
