import { createHmac } from 'node:crypto';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { installJobs } from '../jobs/install';
import { audiences, audienceVariable, type Audience } from './audience';

/** Any number that all our servers share, so that one migrates while the others wait. */
const migrationLock = 7_205_119;

/**
 * Brings the database up to date, tables and queues, as its owner, under an advisory lock.
 * @param ownerUrl address of a role that owns the database and may create roles
 * @param folder the migrations
 */
export async function migrate(ownerUrl: string, folder: string): Promise<void> {
	const client = postgres(ownerUrl, { max: 1, onnotice: () => {} });
	try {
		await client`select pg_advisory_lock(${migrationLock})`;
		await runMigrations(drizzle(client), { migrationsFolder: folder });
		await client.unsafe(noTemporaryTables);
		await installJobs(client);
	} finally {
		await client.end({ timeout: 5 });
	}
}

/**
 * A connection is used for one person after another: a temporary table of the one would stand before ours for the next. It belongs
 * to the database, not to what is in it, so no copy and no backup brings it along.
 */
const noTemporaryTables = `do $$ begin
	execute format('revoke temporary on database %I from public', current_database());
end $$`;

/**
 * Demo and tests only: lets each audience log in with a password derived from the owner's address.
 * @returns the addresses, by environment variable
 */
export async function deriveLogins(ownerUrl: string): Promise<Record<string, string>> {
	const client = postgres(ownerUrl, { max: 1, onnotice: () => {} });
	const owner = new URL(ownerUrl);
	const secret = `${owner.username}:${owner.password}`;
	try {
		const addresses: Record<string, string> = {};
		await client`select pg_advisory_lock(${migrationLock})`;
		await client.unsafe(noTemporaryTables);
		for (const audience of audiences) {
			const password = createHmac('sha256', secret).update(audience).digest('hex');
			await client.unsafe(`alter role ${roleOf(audience)} login password '${password}'`);
			const address = new URL(ownerUrl);
			address.username = roleOf(audience);
			address.password = password;
			addresses[audienceVariable(audience)] = address.href;
		}
		return addresses;
	} finally {
		await client.end({ timeout: 5 });
	}
}

/**
 * Production: every audience's own login must be what it should be.
 * @returns a sentence for each that is a superuser, an owner, has BYPASSRLS or is not the role of its audience
 */
export async function weakLogins(addresses: Partial<Record<Audience, string>>): Promise<string[]> {
	const problems: string[] = [];
	for (const audience of audiences) {
		const url = addresses[audience];
		if (!url) continue;
		const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
		try {
			const [role] = await client<
				{ name: string; strong: boolean; owner: boolean; member: boolean; temporary: boolean }[]
			>`
				select r.rolname as name, r.rolsuper or r.rolbypassrls or r.rolcreaterole as strong,
					exists (select from pg_class c where c.relowner = r.oid) or exists (select from pg_database d where d.datdba = r.oid) as owner,
					exists (select from pg_auth_members m where m.member = r.oid) as member,
					has_database_privilege(current_database(), 'TEMPORARY') as temporary
				from pg_roles r where r.rolname = session_user`;
			const variable = audienceVariable(audience);
			if (!role || role.name !== roleOf(audience))
				problems.push(`${variable} logs in as ${role?.name ?? 'nobody'}; it must be ${roleOf(audience)}.`);
			else if (role.strong)
				problems.push(`${variable}: ${role.name} may bypass row-level security; take that right away.`);
			else if (role.owner)
				problems.push(`${variable}: ${role.name} owns something in the database; it must own nothing.`);
			else if (role.member)
				problems.push(`${variable}: ${role.name} is a member of another role; it must be a member of none.`);
			else if (role.temporary)
				problems.push(`${variable}: ${role.name} may make temporary tables; revoke TEMPORARY from PUBLIC.`);
		} catch (error) {
			const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
			problems.push(
				`${audienceVariable(audience)} cannot log in (${code}); check the address, the password and that the role has LOGIN.`
			);
		} finally {
			await client.end({ timeout: 5 });
		}
	}
	return problems;
}

const roleOf = (audience: Audience) => `vp_${audience}`;
