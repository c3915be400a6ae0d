import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { counting } from './counting';
import { makeCounted } from './counting-stories';
import { deadPolicies, policiesOf, weakenedSource, withMutant } from './mutants';
import { codeOf } from './rows';

/**
 * B14 of what is counted for the leders: each condition of the functions that count, and each table they may read, is there for somebody
 * who would otherwise be counted wrongly. What they count is shown by src/lib/server/statistik.
 */
let database: FreshDatabase;
let owner: postgres.Sql;
let ask: () => Promise<unknown[]>;
let told: unknown[];
beforeAll(async () => {
	database = await freshDatabase();
	owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
	ask = await makeCounted(owner);
	told = await ask();
}, 120_000);
afterAll(async () => {
	await owner.end();
	await database.close();
});
const timeout = 300_000;

/** Conditions that another one says, too; leaving one of the two out changes nothing. */
const saidTwice: Record<string, string> = {
	'count_operations without i.account_id is not null': 'no account has the id null',
	"count_operations without m.quarter_on >= date_trunc('quarter', day - 100)::date":
		'what was received in the last 90 days counts in no older quarter; it is for the index',
	"count_operations without m.state = 'planned'": 'of meetings to come only those that are planned are looked at',
	'count_operations without u.parent_id is null': 'the kommune comes first, and is at the top',
	'follow_quarter without now.unit_id is distinct from m.unit_id': 'what is written again stays the same',
	'move_members without m.measure = of_measure': 'a class is of one measure',
	'move_members without not m.gone': 'who is gone is in no class'
};

/** What the search for conditions takes for one and is none: without it the function is not SQL any more. */
const noConditions = ["promises without case s.state when 'done'"];

const isNoticed = async () => JSON.stringify(await ask()) !== JSON.stringify(told);

test('the story is told to its end, and twice the same', async () => {
	expect(told.filter((each) => String(each).includes('Error'))).toEqual([]);
	expect(told.length).toBeGreaterThan(25);
	expect(await ask()).toEqual(told);
});

test('S13 M35 of promises what is kept lately and what is late, of plans what leaders may know of few', () => {
	const operations = told.find((each) => String(each).startsWith('operations: '));
	const rows = JSON.parse(String(operations).replace('operations: ', '')) as { o: Record<string, unknown> }[];
	const of = (unit: string) => rows.map(({ o }) => o).find((each) => each['unit_id'] === unit);
	// Kept: one of the last 90 days. Late: one, and one whose second day is past, too; none that was let go or taken out.
	expect(of('d')).toMatchObject({
		plans: 8,
		without_tovholder: 1,
		promises_kept: 1,
		promises_late: 2,
		answered_pct: 15
	});
	expect(of('d')).toMatchObject({
		moeder_held: 1,
		moeder_planned: 1,
		ended: 2,
		two_forvaltninger_pct: 25,
		professions: 1
	});
	// Fewer than five that have ended: no length.
	expect(of('d')).toMatchObject({ ended_days: null });
	expect(of('one')).toMatchObject({ ended: 6, ended_days: expect.any(Number) as number });
});

test('B14 every condition of what is counted for the leders that is left out is noticed', { timeout }, async () => {
	const functions = await owner<{ name: string; owner: string; source: string; definition: string }[]>`
		select p.proname as name, r.rolname as owner, p.prosrc as source, pg_get_functiondef(p.oid) as definition
		from pg_proc p join pg_roles r on r.oid = p.proowner
		where p.pronamespace = 'app'::regnamespace and p.proname in ${owner(counting)} order by 1`;
	await owner.unsafe('grant create on schema app to vp_counter');
	const replace = (role: string, definition: string) =>
		owner.begin(async (sql) => {
			if (role === 'vp_counter') await sql`set local role vp_counter`;
			await sql.unsafe(definition);
		});
	const missed: string[] = [];
	const unreadable: string[] = [];
	let tried = 0;
	for (const { name, owner: role, source, definition } of functions) {
		for (const { without, text } of weakenedSource(source)) {
			tried += 1;
			const failed = await replace(
				role,
				definition.replace(source, () => text)
			).then(() => null, codeOf);
			if (failed) unreadable.push(`${name} without ${without}`);
			else if (!(await isNoticed())) missed.push(`${name} without ${without}`);
		}
		await replace(role, definition);
	}
	await owner.unsafe('revoke create on schema app from vp_counter');
	expect(missed.toSorted()).toEqual(Object.keys(saidTwice).toSorted());
	expect(unreadable.toSorted()).toEqual(noConditions.toSorted());
	expect(tried).toBeGreaterThan(100);
	expect(functions.map(({ name }) => name)).toEqual(counting.toSorted());
});

test('B14 every table that those who count may no longer read or keep is noticed', { timeout }, async () => {
	const dead = await deadPolicies(owner);
	const policies = (await policiesOf(owner)).filter(
		({ roles, name, table }) => roles.includes('vp_counter') && !dead.includes(`${name} on ${table}`)
	);
	const missed: string[] = [];
	for (const policy of policies) {
		if (!(await withMutant(owner, { name: policy.table, policy, changed: null }, isNoticed))) missed.push(policy.table);
	}
	expect(missed).toEqual([]);
	expect(policies.length).toBeGreaterThan(15);
	expect(await isNoticed()).toBe(false);
});
