import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { refused } from './attempt';
import { makeCast, type Cast } from './cast';
import { attempt, statement, unbind, undone } from './rows';

/**
 * The architecture of the leders' overview (ADR 0034): from a leder's connection there is no way to a row about a person. The list of
 * what it reaches is closed: three tables about the leder's own notices, the schema `cube`, and a few functions about who acts. A fault
 * in a page can show no more than is here.
 */
let database: FreshDatabase;
let owner: postgres.Sql;
let cast: Cast;
beforeAll(async () => {
	database = await freshDatabase();
	owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
	cast = await makeCast();
});
afterAll(async () => {
	await owner.end();
	await database.close();
});

/** Where the leder's notices go; one's own rows only (expectations.ts). */
const ownNotices = ['notification_choice', 'notification_contact', 'push_subscription'];
/** What may be run, and what each of them, with all it calls in turn, reads. */
const functions = [
	...['actor', 'actor_borger_id', 'actor_enhed_id', 'actor_id', 'end_own_sessions', 'own_sessions'],
	...['session_limits', 'today']
];

test('B10 S13 a leder’s connection has a right to no table but those of the leders and of its own notices', async () => {
	const reached = await owner<{ table: string }[]>`
		select n.nspname || '.' || c.relname as table
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
			and case c.relkind when 'S' then has_sequence_privilege('vp_leder', c.oid, 'USAGE, SELECT, UPDATE')
				else has_table_privilege('vp_leder', c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
					or has_any_column_privilege('vp_leder', c.oid, 'SELECT, INSERT, UPDATE, REFERENCES') end
		order by 1`;
	expect(reached.map(({ table }) => table)).toEqual([
		...['figure', 'operation', 'quarter', 'question', 'unit', 'workload'].map((table) => `cube.${table}`),
		...ownNotices.map((table) => `public.${table}`)
	]);
});

test('B10 S13 of those none says whom a row is about, but for the leder’s own and the staff’s', async () => {
	const columns = await owner<{ name: string }[]>`
		select c.relname || '.' || a.attname as name
		from pg_attribute a join pg_class c on c.oid = a.attrelid
		where a.attnum > 0 and not a.attisdropped and c.relkind = 'r' and has_column_privilege('vp_leder', c.oid, a.attnum, 'SELECT')
			and (c.relnamespace = 'cube'::regnamespace or c.relname in ${owner(ownNotices)})
			-- What leads to a person: an account, a borger, a plan, a question about one.
			and (a.attname ~ '(account|borger|plan|question|author|rater|member|class)_?id' or exists (
				select from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid and a.attnum = any (k.conkey)
					and k.confrelid <> all (array['cube.unit', 'cube.quarter', 'enhed']::regclass[])
			))
		order by 1`;
	expect(columns.map(({ name }) => name)).toEqual([
		'notification_choice.account_id',
		'notification_contact.account_id',
		'push_subscription.account_id',
		'question.leder_account_id',
		'workload.account_id'
	]);
});

test('B10 S13 every table that holds a borger is closed to a leder', async () => {
	const tables = await owner<{ table: string }[]>`
		select c.relname as table from pg_class c
		where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and (c.relname = 'borger' or exists (
			select from pg_attribute a where a.attrelid = c.oid and a.attname = 'borger_id'
		)) order by 1`;
	const outcomes = await attempt(
		cast.speakers.kirsten,
		tables.map(({ table }) => [statement(`select from "${table}"`)])
	);
	expect(new Set(outcomes)).toEqual(new Set([refused]));
	expect(tables.length).toBeGreaterThan(35);
});

test('B10 S13 the functions that a leder’s connection may run are these, and they read no more than who acts', async () => {
	const runs = await owner<{ name: string }[]>`
		select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
		where n.nspname not in ('pg_catalog', 'information_schema') and has_schema_privilege('vp_leder', n.oid, 'USAGE')
			and has_function_privilege('vp_leder', p.oid, 'EXECUTE') and p.prorettype <> 'trigger'::regtype
			-- Operators of an extension read no table.
			and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
		order by 1`;
	expect(runs.map(({ name }) => name)).toEqual(functions);
	const sources = await owner<{ name: string; source: string }[]>`
		select p.proname as name, coalesce(nullif(p.prosrc, ''), pg_get_function_sqlbody(p.oid)) as source
		from pg_proc p where p.pronamespace = 'app'::regnamespace`;
	const sourceOf = new Map(sources.map(({ name, source }) => [name, source]));
	const run = new Set(functions);
	for (const name of run)
		for (const [, called] of (sourceOf.get(name) ?? '').matchAll(/\bapp\.(\w+)\s*\(/g)) if (called) run.add(called);
	const tables = [...run].flatMap((name) =>
		[...(sourceOf.get(name) ?? '').matchAll(/\b(?:public|cube)\.(\w+)/g)].flatMap(([, table]) => table ?? [])
	);
	// Of `borger` only whether the one who acts is alive, which on this connection is nobody.
	expect([...new Set(tables)].toSorted()).toEqual(['account', 'account_role', 'borger', 'enhed', 'session']);
	expect([...run].toSorted()).toEqual([...functions, 'holds_role'].toSorted());
});

test('B10 S13 a leder’s connection enters no other schema', async () => {
	const schemas = await owner<{ name: string }[]>`
		select n.nspname as name from pg_namespace n
		where has_schema_privilege('vp_leder', n.oid, 'USAGE, CREATE') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`;
	expect(schemas.map(({ name }) => name)).toEqual(['app', 'cube', 'public']);
	const [made] =
		await owner`select bool_or(has_schema_privilege('vp_leder', n.oid, 'CREATE')) as creates from pg_namespace n`;
	expect(made).toEqual({ creates: false });
});

test('B8 S13 nothing that stands about a borger stands in what a leder reads of the leders’ schema', async () => {
	await unbind(owner, 'borger', 'leder_question', 'plan');
	const secrets = await owner<{ word: string }[]>`
		select name as word from borger union select id::text from borger union select id::text from plan union select id::text from leder_question`;
	const tables = ['unit', 'quarter', 'figure', 'operation', 'workload'];
	const asked = 'id, leder_account_id, asked_by, team, text, asked_at, due_on, answer, answered_at';
	const all = [
		...tables.map((table) => `select to_jsonb(t)::text as row from cube.${table} t`),
		`select to_jsonb(t)::text from (select ${asked} from cube.question) t`
	].join(' union all ');
	const found = await undone(cast.speakers.kirsten, async (sql) => [...(await sql.unsafe<{ row: string }[]>(all))]);
	const text = found.map(({ row }) => row).join('\n');
	expect(secrets.filter(({ word }) => text.includes(word))).toEqual([]);
	expect(secrets.length).toBeGreaterThan(15);
	expect(found.length).toBeGreaterThan(20);
});

test('S13 the numbers of a unit are in a leder’s reach from their own place down, and from nowhere to the side or above', async () => {
	const { units, speakers } = cast;
	const count = (unit: string) => [
		statement('select from cube.unit where id = $1', unit),
		statement(`select from cube.operation where unit_id = $1`, unit)
	];
	const reach = async (person: 'lars' | 'lone' | 'kirsten') => {
		const seen: string[] = [];
		for (const [name, unit] of Object.entries(units)) {
			const outcomes = await attempt(
				speakers[person],
				count(unit).map((each) => [each])
			);
			if (outcomes.some((outcome) => outcome !== 0)) seen.push(name);
		}
		return seen.toSorted();
	};
	expect({ lars: await reach('lars'), lone: await reach('lone'), kirsten: await reach('kirsten') }).toEqual({
		lars: ['beskaeftigelse', 'jobcenter'],
		lone: ['social'],
		kirsten: Object.keys(units).toSorted()
	});
});
