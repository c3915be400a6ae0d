/** What tests of the closing need: a day that can be set, tables that the owner may look into, and a leder. */
import type { Pool } from '../../src/lib/server/db/client';
import type { Actor } from '../../src/lib/server/db/with-actor';
import * as make from './builders';

/** Lets the owner of a test's database read, change, erase and empty what nobody may in the portal. */
export async function openTables(owner: Pool): Promise<void> {
	const tables = await owner<{ name: string }[]>`
		select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'cube')`;
	for (const { name } of tables) await owner.unsafe(`alter table ${name} no force row level security`);
	// What happens to these is somebody's act in the portal; here it only has to have happened.
	for (const name of ['plan', 'team_membership']) await owner.unsafe(`alter table ${name} disable trigger user`);
	await owner.unsafe('alter table trivselsmaaling disable trigger trivselsmaaling_complete');
	const kept = await owner<{ relation: string; name: string }[]>`
		select tgrelid::regclass::text as relation, tgname as name from pg_trigger
		where (tgtype & 32 <> 0 or tgname like '%\\_kept') and not tgisinternal`;
	for (const { relation, name } of kept) await owner.unsafe(`alter table ${relation} disable trigger ${name}`);
}

/** Makes it another day for everything in a test's database that asks which day it is. */
export async function inTime(owner: Pool, day: string): Promise<void> {
	await owner.unsafe(`create or replace function app.today() returns date language sql stable return date '${day}'`);
}

/** A leder of a unit, logged in. */
export async function asLeder(enhedId: string, name = 'Lars Leder'): Promise<Actor<'leder'>> {
	return make.logIn(await make.makeStaff({ name, enhedId, roles: ['leder'] }), 'leder');
}

/** Borgere with an active plan, whose threads somebody holds. */
export async function makeFollowed(count: number, holder: make.StaffMade, since = '2025-01-01') {
	const made: make.BorgerMade[] = [];
	for (let each = 0; each < count; each++) {
		const borger = await make.makeBorger({ name: `${holder.name} ${each}` });
		await make.makePlan({ borger, startedOn: since });
		await make.makeMembership({ borger, staff: holder, function: 'tovholder', fromOn: since });
		made.push(borger);
	}
	return made;
}

/** Forgets all that was closed, so that it can be closed again. What counts in which quarter stays. */
export async function reopen(owner: Pool): Promise<void> {
	await owner`truncate quarter_block, quarter_class, quarter_member, cube.figure, cube.quarter cascade`;
}
