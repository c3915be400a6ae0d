import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { closePools } from '../../src/lib/server/db/client';
import { deriveLogins } from '../../src/lib/server/db/migrate';

export type FreshDatabase = {
	ownerUrl: string;
	/** Each audience's address, by environment variable. */
	urls: Record<string, string>;
	close(): Promise<void>;
};

/**
 * A migrated, empty database of one's own, copied from the template. The audiences' addresses are put into the environment,
 * so `withActor` and all commands reach it.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
	const serverUrl = inject('databaseServer');
	const name = `test_${randomBytes(6).toString('hex')}`;
	const admin = postgres(serverUrl, { max: 1, onnotice: () => {} });
	// Two copies of one template at a time are refused by PostgreSQL; the lock lets the test files take turns.
	await admin`select pg_advisory_lock(7205120)`;
	await admin.unsafe(`create database ${name} template template_voresplan`);
	await admin`select pg_advisory_unlock(7205120)`;
	const owner = new URL(serverUrl);
	owner.pathname = `/${name}`;
	const urls = await deriveLogins(owner.href);
	Object.assign(process.env, urls);
	return {
		ownerUrl: owner.href,
		urls,
		async close() {
			await closePools();
			await drop(admin, name);
			await admin.end();
		}
	};
}

/** An autovacuum worker belongs to the superuser, and to end it is not ours; it is gone a moment later. */
async function drop(admin: postgres.Sql, name: string) {
	for (const deadline = Date.now() + 5_000; ;) {
		try {
			return await admin.unsafe(`drop database if exists ${name} with (force)`);
		} catch (error) {
			if (Date.now() > deadline) throw error;
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	}
}
