import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audiences, type Audience } from '../../src/lib/server/db/audience';
import { logIn } from '../support/builders';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { makeCast, type Cast, type Person } from './cast';
import { attemptsOf, expectations, expected, importAttempts, readableTables, seen } from './expectations';
import { attempt, statement, unbind, type Speaker } from './rows';

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

const tables = Object.keys(expectations);
const refused = '42501';

/** A speaker of each audience who is somebody, where the audience has people. */
const speakerOf = (audience: Audience): Speaker => {
	const person = Object.values(cast.speakers).find((each) => each.audience === audience);
	return person ?? { audience, token: '' };
};
/** What somebody sees who is nobody: what is about nobody. */
const nothing = (audience: Audience) => expected(cast, audience, null);

test('B2 every table of the schema has an expectation, and every expectation a table', async () => {
	const rows = await owner<{ name: string }[]>`
		select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where n.nspname = 'public' and c.relkind in ('r', 'p', 'f') order by 1`;
	expect(rows.map(({ name }) => name)).toEqual(tables.toSorted());
});

test('B2 every table with an expectation has rows in the test, so that seeing none means something', async () => {
	await unbind(owner, ...tables);
	const empty: string[] = [];
	for (const table of tables) {
		const [row] = await owner.unsafe<{ n: number }[]>(`select count(*)::int as n from "${table}"`);
		if (!row?.n) empty.push(table);
	}
	expect(empty).toEqual([]);
});

describe('select: each person sees exactly the rows the table of expectations names', () => {
	const people: Person[] = [
		'viktor',
		'kasper',
		'tove',
		'dagny',
		'signe',
		'farid',
		'ida',
		'mette',
		'frida',
		'berit',
		'karin',
		'lars',
		'anna',
		'dorte'
	];
	test.each(people)('B2 B11 %s sees their rows of every table and no other', async (person) => {
		const speaker = cast.speakers[person];
		expect(await seen(cast, speaker)).toEqual(expected(cast, speaker.audience, person));
	});
	test.each(['login', 'job', 'import'] as const)(
		'B2 the connection of %s sees its rows of every table and no other',
		async (audience) => {
			expect(await seen(cast, { audience, token: '' })).toEqual(nothing(audience));
		}
	);
	test.each(audiences)('B2 a table that is not for %s cannot even be counted', async (audience) => {
		const closed = tables.filter((table) => !readableTables(audience).includes(table));
		const outcomes = await attempt(
			speakerOf(audience),
			closed.map((table) => [statement(`select from "${table}"`)])
		);
		expect(Object.fromEntries(closed.map((table, i) => [table, outcomes[i]]))).toEqual(
			Object.fromEntries(closed.map((table) => [table, refused]))
		);
	});
	test('B8 the CPR number, its hash and a colleague’s e-mail and log-ins are columns that no person’s connection reads', async () => {
		const secret = {
			borger: ['cpr_encrypted', 'cpr_hash', 'created_at'],
			account: ['employee_id', 'email', 'created_at', 'disabled_at', 'last_login_at', 'previous_login_at']
		};
		for (const person of ['viktor', 'tove'] as const) {
			for (const [table, columns] of Object.entries(secret)) {
				const outcomes = await attempt(
					cast.speakers[person],
					['*', ...columns].map((column) => [statement(`select ${column} from "${table}"`)])
				);
				expect(new Set(outcomes)).toEqual(new Set([refused]));
			}
		}
		expect(await attempt(cast.speakers.viktor, [[statement('select died_on from borger')]])).toEqual([refused]);
		expect(await attempt(cast.speakers.viktor, [[statement('select name, phone from borger')]])).toEqual([1]);
	});
});

describe('no session, no row', () => {
	const withSessions = ['borger', 'fagperson', 'fordeler', 'leder', 'admin', 'dpo'] as const;
	const nobodies: Record<string, string> = { 'an empty': '', 'an unknown': 'no-such-token' };
	for (const [which, token] of Object.entries(nobodies)) {
		test.each(withSessions)(
			`A B2 ${which} token on the connection of %s sees nothing about anybody`,
			async (audience) => {
				expect(await seen(cast, { audience, token })).toEqual(nothing(audience));
			}
		);
	}

	test('A a token that stands in the database as its hash cannot be used as a token', async () => {
		await unbind(owner, 'session');
		const [row] = await owner<{ hash: string }[]>`select token_hash as hash from session where role = 'borger' limit 1`;
		expect(row?.hash).toMatch(/^[0-9a-f]{64}$/);
		expect(await seen(cast, { audience: 'borger', token: row?.hash ?? '' })).toEqual(nothing('borger'));
	});

	const endings: [string, string][] = [
		['A3 a session that was idle too long', `update session set idle_until = now() - interval '1 second'`],
		['A4 a session past its absolute limit', `update session set ends_at = now() - interval '1 second'`],
		['A5 a session that was ended', 'delete from session'],
		['A7 a session of an account that is disabled', 'update account set disabled_at = now()']
	];
	test.each(endings)('%s is nobody’s', async (_, change) => {
		await unbind(owner, 'session', 'account');
		for (const [person, audience] of [
			['kasper', 'borger'],
			['mette', 'fagperson']
		] as const) {
			const again = await logIn(cast.people[person], audience);
			const hash = `encode(sha256(convert_to('${again.token}', 'UTF8')), 'hex')`;
			const table = change.includes('account') ? 'account' : 'session';
			const account = cast.people[person].accountId;
			expect(await seen(cast, again)).toEqual(expected(cast, audience, person));
			await owner.unsafe(`${change} where ${table === 'account' ? `id = '${account}'` : `token_hash = ${hash}`}`);
			expect(await seen(cast, again)).toEqual(nothing(audience));
			if (table === 'account') await owner`update account set disabled_at = null where id = ${account}`;
		}
	});

	test('A7 a session in a role that was taken away is nobody’s', async () => {
		await unbind(owner, 'account_role');
		const { accountId } = cast.people.mette;
		await owner`delete from account_role where account_id = ${accountId} and role = 'fagperson'`;
		const found = await seen(cast, cast.speakers.mette);
		await owner`insert into account_role (account_id, role) values (${accountId}, 'fagperson')`;
		expect({ borger: found['borger'], maal: found['maal'] }).toEqual({ borger: [], maal: [] });
		expect(await seen(cast, cast.speakers.mette)).toEqual(expected(cast, 'fagperson', 'mette'));
	});

	test('A7 a session of a borger who has died is nobody’s', async () => {
		await unbind(owner, 'borger');
		await owner`update borger set died_on = app.today() where id = ${cast.kasper.id}`;
		const found = await seen(cast, cast.speakers.kasper);
		await owner`update borger set died_on = null where id = ${cast.kasper.id}`;
		expect(found).toEqual(nothing('borger'));
		expect(await seen(cast, cast.speakers.kasper)).toEqual(expected(cast, 'borger', 'kasper'));
	});

	test.each(withSessions)('B2 a session of another role on the connection of %s is nobody’s', async (audience) => {
		const others = Object.values(cast.speakers).filter((each) => each.audience !== audience);
		for (const { token } of others) expect(await seen(cast, { audience, token })).toEqual(nothing(audience));
		expect(others.length).toBeGreaterThan(5);
	});

	test('B2 nobody adds anything with a token that is not theirs', async () => {
		const attempts = attemptsOf(cast).filter(({ outcome }) => typeof outcome === 'number');
		for (const { by, statements, title } of attempts) {
			const { audience } = cast.speakers[by];
			const [outcome] = await attempt({ audience, token: '' }, [statements]);
			// Refused by the policy, or before that because the area is nobody's.
			expect({ title, refused: outcome === refused || outcome === '23514' }).toEqual({ title, refused: true });
		}
		expect(attempts.length).toBeGreaterThan(10);
	});
});

describe('insert: each audience adds what the table of expectations lets it', () => {
	test.each(audiences)('B2 a table that %s has no right to add to refuses it', async (audience) => {
		const closed = tables.filter((table) => !expectations[table]?.add?.[audience]);
		const outcomes = await attempt(
			speakerOf(audience),
			closed.map((table) => [statement(`insert into "${table}" default values`)])
		);
		expect(Object.fromEntries(closed.map((table, i) => [table, outcomes[i]]))).toEqual(
			Object.fromEntries(closed.map((table) => [table, refused]))
		);
		expect(closed.length).toBeGreaterThan(2);
	});

	test('B2 the import adds any row to the tables it fills', async () => {
		const outcomes = await attempt(
			{ audience: 'import', token: '' },
			importAttempts.map(({ statements }) => statements)
		);
		// The row is let in and then found to be there already.
		expect(Object.fromEntries(importAttempts.map(({ table }, i) => [table, outcomes[i]]))).toEqual(
			Object.fromEntries(importAttempts.map(({ table }) => [table, '23505']))
		);
	});

	test('F9 the import writes its own runs into the access log, and nobody else’s looks', async () => {
		const event = (account: string, role: string) =>
			statement(
				`insert into access_event (account_id, role, kind, page, purpose, request_id) values ($1, $2, 'population', 'x', 'x', 'x')`,
				account || null,
				role
			);
		const entry = statement(
			`insert into access_entry (event_id, borger_id, item_kind) select id, $1, 'borger' from access_event limit 1`,
			cast.viktor.id
		);
		const outcomes = await attempt({ audience: 'import', token: '' }, [
			[event('', 'import')],
			[entry],
			[event('', 'fagperson')],
			[event(cast.people.tove.accountId, 'import')]
		]);
		expect(outcomes).toEqual([1, 1, refused, refused]);
	});

	test('B2 B3 B7 B11 each person adds what is theirs, and each attempt beside it is refused', async () => {
		const attempts = attemptsOf(cast);
		const outcomes: Record<string, string | number> = {};
		for (const { by, title, statements } of attempts) {
			const [outcome] = await attempt(cast.speakers[by], [statements]);
			outcomes[`${title} (${by})`] = outcome ?? 'none';
		}
		expect(outcomes).toEqual(
			Object.fromEntries(attempts.map(({ title, by, outcome }) => [`${title} (${by})`, outcome]))
		);
	});

	test('B2 every right to add is tried with a row that is let in and one that is refused', () => {
		const attempts = attemptsOf(cast);
		const untried = tables.flatMap((table) =>
			(['borger', 'fagperson'] as const)
				.filter((audience) => expectations[table]?.add?.[audience] === 'own')
				.filter((audience) => {
					const tried = attempts.filter((each) => each.table === table && cast.speakers[each.by].audience === audience);
					return !tried.some((each) => each.outcome === 1) || !tried.some((each) => each.outcome === refused);
				})
				.map((audience) => `${audience} ${table}`)
		);
		expect(untried).toEqual([]);
	});
});

describe('update and delete: nobody changes or removes a row of any table', () => {
	test.each(audiences)('B2 F4 the connection of %s updates, deletes and truncates nothing', async (audience) => {
		const columns = await owner<{ table: string; column: string }[]>`
			select table_name as table, min(column_name) as column from information_schema.columns
			where table_schema = 'public' group by 1`;
		const attempts = columns.flatMap(({ table, column }) => [
			{ name: `update ${table}`, statements: [statement(`update "${table}" set "${column}" = "${column}"`)] },
			{ name: `delete ${table}`, statements: [statement(`delete from "${table}"`)] },
			{ name: `truncate ${table}`, statements: [statement(`truncate "${table}" cascade`)] }
		]);
		const outcomes = await attempt(
			speakerOf(audience),
			attempts.map(({ statements }) => statements)
		);
		const allowed = attempts.filter((_, i) => outcomes[i] !== refused).map(({ name }, i) => `${name}: ${outcomes[i]}`);
		expect(allowed).toEqual([]);
		expect(attempts).toHaveLength(tables.length * 3);
	});

	test('B2 no column of any table may be updated by an audience, not even one alone', async () => {
		const granted = await owner`
			select grantee, table_name, column_name, privilege_type from information_schema.column_privileges
			where table_schema = 'public' and privilege_type in ('UPDATE', 'REFERENCES')
				and (grantee = 'PUBLIC' or grantee in ${owner(audiences.map((audience) => `vp_${audience}`))})`;
		expect([...granted]).toEqual([]);
	});

	test.each(audiences)('B2 %s makes no table, function or schema, and becomes nobody else', async (audience) => {
		const others = audiences.filter((each) => each !== audience).map((each) => `vp_${each}`);
		const roles = [...others, 'vp_reader', 'vp_keeper'];
		const outcomes = await attempt(speakerOf(audience), [
			[statement('create table public.mine ()')],
			[statement('create table app.mine ()')],
			[statement('create schema mine')],
			[statement(`create function public.mine() returns int language sql as 'select 1'`)],
			[statement('alter table borger disable row level security')],
			...roles.map((role) => [statement(`set role ${role}`)])
		]);
		expect(new Set(outcomes)).toEqual(new Set([refused]));
	});
});
