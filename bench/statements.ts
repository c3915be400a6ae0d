import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import type { Running } from './portal';

/** The roles whose statements PostgreSQL is asked to write down. */
const watched = ['vp_login', 'vp_fagperson'];
/** The first visits also open connections, and once a minute the municipality's settings are read again. */
const visits = 12;

/** How many statements a visit of a page costs, session and transaction included: the fewest of some visits. */
export async function countStatements(portal: Running, path: string, tokens: readonly string[]): Promise<number> {
	const superuser = postgres(portal.superuserUrl, { max: 1 });
	for (const role of watched) await superuser.unsafe(`alter role ${role} set log_statement = 'all'`);
	await superuser`select pg_terminate_backend(pid) from pg_stat_activity where usename = any (${watched})`;
	await superuser.end();
	const written = () =>
		(readFileSync(join(portal.dataDir, 'postgres.log'), 'utf8').match(/LOG: {2}(execute [^:]*|statement): /g) ?? [])
			.length;
	const costs: number[] = [];
	for (let visit = 0; visit < visits; visit += 1) {
		const before = written();
		await fetch(`${portal.origin}${path}`, { headers: { cookie: `session=${tokens[0]}` } });
		costs.push(written() - before);
	}
	return Math.min(...costs);
}
