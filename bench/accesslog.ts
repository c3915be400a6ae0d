// The access log with a million entries (F6), and how fast looks are sealed (F7). A server of its own, without the portal.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { sealLooks } from '../src/lib/server/accesslog/seal';
import { verifyLog } from '../src/lib/server/accesslog/verify';
import { connect } from '../src/lib/server/db/client';
import { removeEmbedded, startEmbedded } from '../src/lib/server/db/embedded';
import { deriveLogins, migrate } from '../src/lib/server/db/migrate';

const borgere = 1_000;
const looks = 400_000;
const perLook = 2.5;
const batch = 20_000;

export async function measure() {
	const dataDir = mkdtempSync(join(tmpdir(), 'voresplan-bench-log-'));
	const server = await startEmbedded({ dataDir });
	await migrate(server.ownerUrl, 'drizzle');
	const urls = await deriveLogins(server.ownerUrl);
	const superuser = postgres(server.superuserUrl, { max: 1, onnotice: () => {} });
	const job = connect(urls['DATABASE_URL_JOB'] ?? '', { max: 1 });
	try {
		await makeLooks(superuser);
		const sealing = performance.now();
		for (let left = 1; left > 0;) left = (await sealLooks(job))?.sealed ?? 0;
		const sealSeconds = (performance.now() - sealing) / 1000;
		await superuser`vacuum analyze`;
		const verifying = performance.now();
		const verified = await verifyLog(job, []);
		const verifySeconds = (performance.now() - verifying) / 1000;
		if (verified.flaw) throw new Error(verified.flaw.sentence);
		return {
			looks: verified.looks,
			entries: verified.entries,
			verifySeconds: round(verifySeconds),
			sealSeconds: round(sealSeconds),
			sealedPerSecond: Math.round(looks / sealSeconds),
			megabytesOfMemory: Math.round(process.memoryUsage().rss / 2 ** 20)
		};
	} finally {
		await job.end();
		await superuser.end();
		await server.stop();
		await removeEmbedded({ dataDir });
	}
}

/** Through the same triggers as any look: each entry's commitment is made, and each look waits for its seal. */
async function makeLooks(sql: postgres.Sql) {
	const id = (n: string) => `md5('bench ' || ${n})::uuid`;
	await sql.unsafe(`
		insert into borger (id, name, cpr_encrypted, cpr_hash)
		select ${id('n')}, 'Borger ' || n, decode(md5('cpr ' || n), 'hex'), decode(md5('hash ' || n), 'hex') from generate_series(1, ${borgere}) as n`);
	for (let first = 1; first <= looks; first += batch) {
		await sql.unsafe(`
			with looked as (
				insert into access_event (account_id, role, kind, page, purpose, request_id)
				select ${id(`'staff' || n % 200`)}, 'fagperson', 'page', '/borgere/[id]/lineal', 'Så, hvordan det går', gen_random_uuid()::text
				from generate_series(${first}, ${first + batch - 1}) as n returning id
			)
			insert into access_entry (event_id, borger_id, item_kind, item_id)
			select l.id, ${id(`1 + l.id % ${borgere}`)}, (array['borger', 'plan', 'trivselsmaaling'])[k], case when k > 1 then gen_random_uuid() end
			from looked l cross join lateral generate_series(1, ${Math.floor(perLook)} + (l.id % ${1 / (perLook % 1)})::int) as k`);
	}
}

const round = (seconds: number) => Number(seconds.toFixed(1));
