import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audiences, type Audience } from '../../src/lib/server/db/audience';
import { pool } from '../../src/lib/server/db/client';
import { withActor, type Actor } from '../../src/lib/server/db/with-actor';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { refused } from './attempt';
import { makeCast, rowId, type Cast, type Person } from './cast';
import { attempt, codeOf, statement, unbind, type Speaker, type Statement } from './rows';

/**
 * An SQL statement injected as any audience's role cannot act as another account: whatever somebody with a session of their own
 * gets the database to run, who acts follows from their token.
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

/** One with a real session on each connection that has people, and somebody else there or elsewhere. */
const pairs: [Person, Person][] = [
	['viktor', 'kasper'],
	['tove', 'mette'],
	['karin', 'tove'],
	['lars', 'anna'],
	['lone', 'lars'],
	['anna', 'dorte'],
	['dorte', 'anna']
];
/** The connections of nobody. */
const systems = ['login', 'job', 'journal', 'import'] as const satisfies Audience[];

const whoAmI = statement('select from app.actor_id() as me where me = $1');
const asAccount = (account: string): Statement => ({ ...whoAmI, values: [account] });
const raw = (...texts: string[]): Statement[] => texts.map((text) => statement(text));

/** Everything that must be refused, whoever tries it. */
const refusals = (audience: Audience): Record<string, string | string[]> => ({
	'another audience’s role': `set role ${audience === 'dpo' ? 'vp_admin' : 'vp_dpo'}`,
	'the reader’s role': 'set role vp_reader',
	'the keeper’s role': 'set role vp_keeper',
	'the counter’s role': 'set role vp_counter',
	'another session user': 'set session authorization vp_keeper',
	'a superuser’s setting': `set session_replication_role = 'replica'`,
	'a role that may more': `alter role vp_${audience} superuser`,
	'past the policies': `alter role vp_${audience} bypassrls`,
	'another’s password': 'alter role vp_keeper login',
	'a new role': 'create role mine',
	'a member of another': `grant vp_keeper to vp_${audience}`,
	// Who has some right to a table is only warned that it is not theirs to give.
	'more of a table': [`grant all on borger to vp_${audience}`, 'delete from borger'],
	'without policies': 'alter table borger disable row level security',
	'a policy of one’s own': 'create policy mine on borger using (true)',
	'no trigger': 'alter table access_event disable trigger all',
	'a trigger of one’s own': 'create trigger mine before insert on borger execute function app.keep_skaermet()',
	'a table': 'create table public.mine ()',
	'a table beside the functions': 'create table app.mine ()',
	'a table beside the leders’': 'create table cube.mine ()',
	'how it goes with somebody': 'select from quarter_member',
	'a temporary table': 'create temporary table borger (id uuid)',
	'a temporary view': 'create temporary view borger as select 1',
	'a temporary sequence': 'create temporary sequence mine',
	'a view': 'create view public.mine as select 1',
	'a function': `create function public.mine() returns int language sql as 'select 1'`,
	'a function of a session': `create function pg_temp.mine() returns int language sql as 'select 1'`,
	'a function in place of ours': `create or replace function app.actor_id() returns uuid language sql as 'select null::uuid'`,
	'another owner of ours': `alter function app.actor() owner to vp_${audience}`,
	'a schema': 'create schema mine',
	'an extension': 'create extension dblink',
	'an untrusted language': 'create extension plpython3u',
	'a program': `copy (select 1) to program 'id'`,
	'a program’s answer': `do $do$ begin execute 'copy setting from program ''id'''; end $do$`,
	'a file': `copy (select 1) to '/tmp/mine'`,
	'a file of the server': `select pg_read_file('postgresql.conf')`,
	'a folder of the server': `select pg_ls_dir('.')`,
	'a file as an object': `select lo_import('/etc/hostname')`,
	'an object as a file': `select lo_export(1, '/tmp/mine')`,
	'the database’s settings': `alter database ${new URL(database.ownerUrl).pathname.slice(1)} set search_path = 'pg_temp'`,
	'the passwords': 'select from pg_authid',
	'the sessions': audience === 'login' ? 'delete from session' : 'select from session',
	'whose session it is': 'select token_hash, account_id from session',
	'a session of one’s own': `insert into session (token_hash, account_id, role, issuer, subject, idle_until, ends_at) values ('x', gen_random_uuid(), 'dpo', 'x', 'x', now(), now())`,
	'a longer session': `update session set ends_at = 'infinity'`,
	'who logs in as whom': `insert into identity (issuer, subject, account_id) values ('x', 'x', gen_random_uuid())`,
	'the logout tokens': 'select from logout_token',
	'the migrations': 'select from drizzle.__drizzle_migrations'
});

/** What most may not read, and one audience each may. */
const closedBut: Record<string, [text: string, ...but: Audience[]]> = {
	'the bindings': ['select from identity', 'admin'],
	'the keys of the log': ['select from access_key', 'job'],
	'the line of jobs': ['select from pgboss.job', 'job'],
	'a job by hand': [`insert into pgboss.job (name) values ('plan_ended')`, 'job'],
	'a seal': ['select from app.seal_log(1)', 'job'],
	'an erasure': ['select app.erase_from_log(gen_random_uuid())', 'job'],
	'an erasure of all there is': ['select app.erase_borger(gen_random_uuid())', 'job'],
	'old looks': ['select app.forget_looks(now(), 1)', 'job'],
	'where a letter goes': [`update journal_delivery set state = 'waiting'`, 'journal'],
	'a mark': ['select from app.mark_quarters()', 'job'],
	'what is counted': [`select from app.quarter_sums('2026-01-01')`, 'job'],
	'who goes where': [`select from app.move_members('borger_course', null, '{}', true, null)`, 'job'],
	'a look at everybody': [`select app.record_everybody('x', 'x', 'x')`, 'job'],
	'a look of the system': [`select app.record_system_look('page', 'x', 'x', 'x', '{}')`, 'job', 'journal'],
	'a log-in': [`select app.start_session('x', 'https://id.example', 'x', null, 'x')`, 'login'],
	'a binding': [`select app.match_identity('x', 'x', 'medarbejder', null, 'x')`, 'login'],
	'another role': [`select app.switch_role('x', 'y', 'dpo')`, 'login'],
	'whose a token is': [`select from app.read_session('x')`, 'login']
};

const speakers = (): Speaker[] => [
	...pairs.map(([person]) => cast.speakers[person]),
	...systems.map((audience): Speaker => ({ audience, token: '' }))
];

describe('a statement that somebody gets the database to run', () => {
	test.each(audiences)('E as %s gets no other role, object, program, file, session or log-in', async (audience) => {
		const speaker = speakers().find((each) => each.audience === audience) ?? { audience, token: '' };
		const tries = {
			...refusals(audience),
			...Object.fromEntries(
				Object.entries(closedBut)
					.filter(([, [, ...but]]) => !but.includes(audience))
					.map(([name, [text]]) => [name, text])
			)
		};
		const outcomes = await attempt(
			speaker,
			Object.values(tries).map((texts) => raw(...[texts].flat()))
		);
		const found = Object.fromEntries(Object.keys(tries).map((name, index) => [name, outcomes[index]]));
		// What there is not cannot be used either: an extension that is not installed, a schema of its own.
		const nothing = new Set([refused, '0A000', '3F000', '58P01', '42P01', '42883']);
		expect(Object.fromEntries(Object.entries(found).filter(([, outcome]) => !nothing.has(String(outcome))))).toEqual(
			{}
		);
		expect(Object.values(found).filter((outcome) => outcome === refused).length).toBeGreaterThan(35);
	});

	test.each(pairs)('E %s stays who they are, whatever they set', async (person, other) => {
		const speaker = cast.speakers[person];
		const [me, them] = [cast.people[person].accountId, cast.people[other].accountId];
		await unbind(owner, 'session');
		const [row] = await owner<
			{ hash: string }[]
		>`select token_hash as hash from session where account_id = ${them} limit 1`;
		const sets = (name: string, value: string) => statement('select set_config($1, $2, true)', name, value);
		/** Each guess, and who acts then: not the other. */
		const guesses: Statement[][] = [
			[sets('app.session', row?.hash ?? '')],
			[sets('app.session', them)],
			[sets('app.session', '')],
			[sets('app.session', `' or true --`)],
			[sets('app.session', '%')],
			[sets('app.account_id', them)],
			[sets('app.actor', them)],
			[sets('role', 'none')],
			[sets('search_path', 'pg_temp, public')],
			[sets('row_security', 'off')],
			[statement(`select set_config('app.session', $1, false)`, row?.hash ?? '')]
		];
		const outcomes = await attempt(
			speaker,
			guesses.map((each) => [...each, asAccount(them)])
		);
		expect(outcomes).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, refused, 0]);
		// A guess leaves nobody; what has nothing to do with it leaves who it was.
		const still = await attempt(
			speaker,
			guesses.map((each) => [...each, asAccount(me)])
		);
		expect(still).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, refused, 0]);
	});

	const elsewhere = pairs.filter(([person]) => !['viktor', 'tove', 'lone'].includes(person));
	test.each(elsewhere)('E the token of somebody else on another connection makes %s nobody', async (person, other) => {
		const speaker = cast.speakers[person];
		const sets = statement(`select set_config('app.session', $1, true)`, cast.speakers[other].token);
		expect(await attempt(speaker, [[sets, asAccount(cast.people[other].accountId)]])).toEqual([0]);
		expect(
			await attempt(speaker, [[sets, statement('select from app.actor_id() as me where me is not null')]])
		).toEqual([0]);
	});

	test.each(audiences)('E as %s the server’s settings are not for changing', async (audience) => {
		for (const text of [`alter system set log_statement = 'all'`, 'create database mine', 'checkpoint'])
			expect(
				await pool(audience)
					.unsafe(text)
					.then(() => 'done', codeOf)
			).toBe(refused);
	});

	test('E policies that are switched off for a connection refuse, and show nothing more', async () => {
		const reads = raw('set local row_security = off', 'select from borger');
		for (const person of ['viktor', 'tove', 'karin', 'dorte'] as const)
			expect(await attempt(cast.speakers[person], [reads])).toEqual([refused]);
	});

	test('E a function is asked about others, and answers nobody but those whose it is to know', async () => {
		const { kasper, viktor, people } = cast;
		const call = (text: string, ...values: (string | null)[]) => [statement(text, ...values)];
		const session = cast.sessions;
		const asked: [Person, Statement[], string | number][] = [
			['viktor', call('select from app.end_own_sessions($1) as n where n > 0', session.kasper), 0],
			['viktor', call('select from app.own_answer($1)', rowId('client', 'kasper self')), 0],
			['viktor', call('select from app.open_emner($1) as n where n > 0', kasper.id), 0],
			[
				'viktor',
				call(
					`select app.start_samtale(gen_random_uuid(), $1, 'x', array[$2]::uuid[])`,
					kasper.id,
					people.mette.accountId
				),
				refused
			],
			['viktor', call('select from app.own_looks(null, 100, null, null, $1, null)', people.mette.accountId), 0],
			['tove', call('select from app.end_own_sessions($1) as n where n > 0', session.mette), 0],
			['tove', call('select app.end_borger_sessions($1)', kasper.id), refused],
			['tove', call('select from app.borger_account($1) as a where a is not null', kasper.id), 0],
			['tove', call('select from app.place_of($1)', rowId('moede', 'kasper shared')), 0],
			['tove', call('select from app.hidden_items($1, 1)', rowId('plan', 'kasper')), 0],
			['tove', call('select from app.misregister($1) as done where done', rowId('trivselsmaaling', 'kasper mette')), 0],
			['tove', call('select app.exists_for($1, $2)', people.mette.accountId, kasper.id), refused],
			['tove', call('select app.is_on_team($1, $2)', people.mette.accountId, kasper.id), refused],
			['tove', call('select app.is_reader($1, $2)', people.mette.accountId, rowId('samtale', 'kasper mette')), refused],
			['tove', call('select app.holds_role($1, $2)', people.anna.accountId, 'admin'), refused],
			['karin', call('select app.may_see_borger($1)', viktor.id), refused],
			['lars', call('select app.find_staff($1)', '{}'), refused],
			['lars', call('select from cube.unit where id = $1', cast.units.social), 0],
			['lars', call('select from cube.question where leder_account_id = $1', people.lone.accountId), 0],
			['lone', call('select from cube.workload where account_id = $1', people.tove.accountId), 0],
			['lone', call('select from cube.figure where unit_id = $1', cast.units.kommune), 0],
			['lars', call('select app.quarter_groups()'), refused],
			['tove', call('select app.has_leder_answer($1) from cube.unit', rowId('leder_question', 'kasper open')), refused],
			['anna', call('select app.own_borgere()'), refused],
			['dorte', call('select app.own_looks(null, 100, null, null, null, null)'), refused]
		];
		const found: (string | number | undefined)[] = [];
		for (const [by, statements] of asked) found.push((await attempt(cast.speakers[by], [statements]))[0]);
		expect(found).toEqual(asked.map(([, , outcome]) => outcome));
	});

	test('E what others do at the same time is seen without their token', async () => {
		const { token } = cast.speakers.kasper;
		const held = withActor({ audience: 'borger', token }, async ({ sql }) => {
			await sql`select name from borger`;
			const found = await withActor({ audience: 'borger', token: cast.speakers.viktor.token }, async (tx) => [
				...(await tx.sql<{ line: string }[]>`select row_to_json(a)::text as line from pg_stat_activity a`),
				...(await tx.sql<{ line: string }[]>`select row_to_json(p)::text as line from pg_prepared_statements p`),
				...(await tx.sql<
					{ line: string }[]
				>`select row_to_json(s)::text as line from pg_settings s where name like 'app.%'`)
			]);
			return found.map(({ line }) => line).join('\n');
		});
		const seen = await held;
		expect(seen).toContain('select name from borger');
		expect(seen).not.toContain(token);
	});

	test('E what is left on a connection is nobody’s who comes after', async () => {
		const mine = cast.speakers.viktor.token;
		const leaves = (text: string) =>
			withActor({ audience: 'borger', token: mine }, ({ sql }) => sql.unsafe(text)).catch(codeOf);
		await leaves(`select set_config('app.session', '${mine}', false)`);
		await leaves(`select set_config('app.account_id', '${cast.viktor.accountId}', false)`);
		for (let request = 0; request < 20; request += 1) {
			for (const [token, name] of [
				[cast.speakers.kasper.token, 'Kasper Lund'],
				['', undefined]
			] as const) {
				const rows = await withActor(
					{ audience: 'borger', token } as Actor<'borger'>,
					({ sql }) => sql<{ name: string }[]>`select name from borger`
				);
				expect(rows.map((row) => row.name)).toEqual(name ? [name] : []);
			}
		}
	});

	test('E a statement that is put in the place of ours runs for nobody who comes after', async () => {
		const steal = `select set_config('test.stolen', current_setting('app.session'), false) as name`;
		const tokens = [cast.speakers.kasper.token, cast.speakers.viktor.token];
		const ask = (token: string) =>
			withActor({ audience: 'borger', token }, async ({ sql }) => {
				const [row] = await sql<{ name: string }[]>`select name from borger`;
				return row?.name ?? '';
			}).catch(codeOf);
		/** Replaces every statement of the connection that reads a name. */
		const replace = `do $do$ declare p record; begin
			for p in select name from pg_prepared_statements where statement = 'select name from borger' loop
				execute format('deallocate %I', p.name);
				execute format('prepare %I as ${steal.replaceAll("'", "''")}', p.name);
			end loop;
		end $do$`;
		for (let request = 0; request < 12; request += 1) await Promise.all(tokens.map(ask));
		await withActor({ audience: 'borger', token: cast.speakers.viktor.token }, ({ sql }) => sql.unsafe(replace));
		const answers: string[] = [];
		for (let request = 0; request < 12; request += 1)
			answers.push(...(await Promise.all(tokens.map(ask))), await ask(cast.speakers.kasper.token));
		expect(answers.filter((each) => tokens.includes(each))).toEqual([]);
		expect(answers.slice(-3).toSorted()).toEqual(['Kasper Lund', 'Kasper Lund', 'Viktor Holm']);
	});

	test('E a large object is no way to what others wrote, and a lock is none to what they may', async () => {
		for (const [person] of pairs) {
			const outcomes = await attempt(cast.speakers[person], [
				raw(`select lo_from_bytea(0, (select string_agg(name, '')::bytea from enhed))`, 'select from pg_largeobject'),
				raw('select pg_advisory_xact_lock(7205120)', 'select app.seal_log(1)'),
				raw(`select pg_advisory_xact_lock(hashtextextended('samtykke x', 0))`, 'select from session')
			]);
			expect(new Set(outcomes)).toEqual(new Set([refused]));
		}
	});
});
