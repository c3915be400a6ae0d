import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { removeEmbedded, startEmbedded } from '../../src/lib/server/db/embedded';
import { audiences } from '../../src/lib/server/db/audience';
import { deriveLogins, migrate } from '../../src/lib/server/db/migrate';

declare module 'vitest' {
	// Vitest asks for this very interface.
	// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
	interface ProvidedContext {
		/** The owner's address of a server that has the migrated database `template_voresplan`. */
		databaseServer: string;
	}
}

/**
 * One real PostgreSQL for all database tests: the embedded one, or the server of `TEST_DATABASE_URL`. The migrated database is
 * made once; each test file gets a copy (tests/support/database.ts).
 */
export default async function setup(project: TestProject) {
	const given = process.env['TEST_DATABASE_URL'];
	const dataDir = given ? null : mkdtempSync(join(tmpdir(), 'voresplan-test-'));
	const server = dataDir ? await startEmbedded({ dataDir }) : null;
	const ownerUrl = server?.ownerUrl ?? given ?? '';
	const admin = postgres(ownerUrl, { max: 1, onnotice: () => {} });
	await admin.unsafe('drop database if exists template_voresplan with (force)');
	await admin.unsafe('create database template_voresplan');
	await admin.end();
	const template = new URL(ownerUrl);
	template.pathname = '/template_voresplan';
	await migrate(template.href, 'drizzle');
	await deriveLogins(template.href);
	if (server) await hurry(server.superuserUrl);
	project.provide('databaseServer', ownerUrl);
	return async () => {
		await server?.stop();
		if (dataDir) await removeEmbedded({ dataDir });
	};
}

/** Nobody needs these rows after a crash: a commit does not wait for the disk. (What must survive is tried on servers of its own.) */
async function hurry(superuserUrl: string) {
	const superuser = postgres(superuserUrl, { max: 1, onnotice: () => {} });
	for (const role of ['vp_owner', ...audiences.map((audience) => `vp_${audience}`)])
		await superuser.unsafe(`alter role ${role} set synchronous_commit = off`);
	await superuser.end();
}
