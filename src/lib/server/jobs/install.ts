import PgBoss from 'pg-boss';
import version from 'pg-boss/version.json' with { type: 'json' };
import type { Sql } from 'postgres';
import { jobSchema, queues } from './queues';

/** pg-boss's own queue, through which its clock hands out what has a cron. */
const clockQueue = '__pgboss__send-it';

/**
 * Makes the tables of pg-boss, our queues and who may reach them, as the owner, after our migrations. Again changes nothing.
 * At run time nobody may make a queue: that is DDL (docs/adr/0022).
 * @param sql one connection of the owner, under the lock of the migrations
 */
export async function installJobs(sql: Sql): Promise<void> {
	await makeTables(sql);
	await sql`select pgboss.create_queue(${clockQueue}, '{"policy":"standard"}')`;
	for (const [name, { cron, ...options }] of Object.entries(queues)) {
		await sql`select pgboss.create_queue(${name}, ${JSON.stringify(options)}::text::json)`;
		await sql`
			update pgboss.queue set policy = ${options.policy}, retry_limit = ${options.retryLimit}, retry_delay = ${options.retryDelay},
				retry_backoff = ${options.retryBackoff}, expire_seconds = ${options.expireInSeconds}
			where name = ${name}`;
		if (cron)
			await sql`
				insert into pgboss.schedule (name, cron, timezone) values (${name}, ${cron}, 'UTC')
				on conflict (name) do update set cron = excluded.cron, timezone = excluded.timezone`;
		else await sql`delete from pgboss.schedule where name = ${name}`;
	}
	await sql.unsafe(grants);
}

async function makeTables(sql: Sql) {
	const [found] = await sql<{ there: boolean }[]>`select to_regclass('pgboss.version') is not null as there`;
	if (!found?.there) await sql.unsafe(PgBoss.getConstructionPlans(jobSchema));
	const [made] = await sql<{ version: number }[]>`select version from pgboss.version`;
	if (made && made.version < version.schema)
		await sql.unsafe(PgBoss.getMigrationPlans(jobSchema, String(made.version)));
}

/**
 * A worker takes, finishes and tidies jobs; helpers that belong to vp_keeper add them, count them for the administrator and put what
 * failed back in line; nobody else reaches anything.
 */
const grants = `
	revoke all on all functions in schema pgboss from public;
	grant usage on schema pgboss to vp_job, vp_keeper;
	grant select on pgboss.version, pgboss.queue, pgboss.schedule, pgboss.subscription to vp_job;
	grant update (maintained_on, monitored_on, cron_on) on pgboss.version to vp_job;
	grant select, insert, update, delete on pgboss.job, pgboss.archive to vp_job;
	grant select on pgboss.queue to vp_keeper;
	grant select (name, state, singleton_key, start_after, created_on, completed_on, retry_count), insert, update (state, start_after, completed_on, retry_limit) on pgboss.job to vp_keeper;`;
