import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audiences, type Audience } from '../../src/lib/server/db/audience';
import { logIn } from '../support/builders';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { invalid, refused, type Doing } from './attempt';
import { makeCast, rowId, type Cast, type Person } from './cast';
import { ageJournal } from './cast-journal';
import { attemptsOf, expectations, expected, importAttempts, readableTables, seen } from './expectations';
import { placePlaces, toldOfPlaces } from './place-stories';
import { attempt, calledBy, quoted, statement, unbind, undone, type Speaker } from './rows';
import { withActor, type Actor } from '../../src/lib/server/db/with-actor';

let database: FreshDatabase;
let owner: postgres.Sql;
let cast: Cast;
beforeAll(async () => {
	database = await freshDatabase();
	owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
	cast = await makeCast();
	await ageJournal(owner);
});
afterAll(async () => {
	await owner.end();
	await database.close();
});

const tables = Object.keys(expectations);

/** A speaker of each audience who is somebody, where the audience has people. */
const speakerOf = (audience: Audience): Speaker => {
	const person = Object.values(cast.speakers).find((each) => each.audience === audience);
	return person ?? { audience, token: '' };
};
/** What somebody sees who is nobody: what is about nobody. */
const nothing = (audience: Audience) => expected(cast, audience, null);

test('B2 every table of the schema has an expectation, and every expectation a table', async () => {
	const rows = await owner<{ name: string }[]>`
		select ${owner.unsafe(calledBy('n.nspname::text', 'c.relname'))} as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where n.nspname in ('public', 'cube') and c.relkind in ('r', 'p', 'f')`;
	expect(rows.map(({ name }) => name).toSorted()).toEqual(tables.toSorted());
});

test('B2 every table with an expectation has rows in the test, so that seeing none means something', async () => {
	await unbind(owner, ...tables);
	const empty: string[] = [];
	for (const table of tables) {
		const [row] = await owner.unsafe<{ n: number }[]>(`select count(*)::int as n from ${quoted(table)}`);
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
		'lone',
		'kirsten',
		'anna',
		'dorte'
	];
	test.each(people)('B2 B11 %s sees their rows of every table and no other', async (person) => {
		const speaker = cast.speakers[person];
		expect(await seen(cast, speaker)).toEqual(expected(cast, speaker.audience, person));
	});
	test.each(['login', 'job', 'journal', 'import'] as const)(
		'B2 the connection of %s sees its rows of every table and no other',
		async (audience) => {
			expect(await seen(cast, { audience, token: '' })).toEqual(nothing(audience));
		}
	);
	test.each(audiences)('B2 a table that is not for %s cannot even be counted', async (audience) => {
		const closed = tables.filter((table) => !readableTables(audience).includes(table));
		const outcomes = await attempt(
			speakerOf(audience),
			closed.map((table) => [statement(`select from ${quoted(table)}`)])
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
	test('F9 the jobs read when and whom, and no column in which somebody is named or something is written', async () => {
		const words = {
			borger: ['*', 'name', 'phone', 'cpr_hash', 'cpr_encrypted'],
			moede: ['*', 'title', 'purpose', 'place', 'place_detail', 'prepare', 'cancelled_reason'],
			moede_participant: ['*', 'answer_reason', 'role_text'],
			besked: ['*', 'text'],
			samtale: ['*', 'subject'],
			trivselsmaaling: ['*', 'content_hash'],
			trivselsvalue: ['*', 'value'],
			trivselsnote: ['*', 'note'],
			trivselsemne: ['*', 'text'],
			event: ['*', 'params'],
			opgave: ['*', 'text'],
			fravaer: ['*', 'words'],
			account: ['*', 'employee_id', 'phone', 'last_login_at']
		};
		for (const [table, columns] of Object.entries(words)) {
			const outcomes = await attempt(
				cast.speakers.job,
				columns.map((column) => [statement(`select ${column} from "${table}"`)])
			);
			expect({ [table]: [...new Set(outcomes)] }).toEqual({ [table]: [refused] });
		}
		// A borger's name does not stand in their account.
		const named = statement('select from account where borger_id is not null and name is not null');
		expect(await attempt(cast.speakers.job, [[named]])).toEqual([0]);
	});
	test('D10 how an address is confirmed, and what a calendar is let in by, no connection of a person reads', async () => {
		for (const person of ['viktor', 'tove', 'anna', 'dorte'] as const)
			expect(
				await attempt(cast.speakers[person], [[statement('select confirm_hash from notification_contact')]])
			).toEqual([refused]);
		// One's own address is one's own; the secret itself is stored nowhere.
		expect(await attempt(cast.speakers.viktor, [[statement('select token_hash from calendar_feed')]])).toEqual([2]);
		expect(await attempt(cast.speakers.tove, [[statement('select token_hash from calendar_feed')]])).toEqual([refused]);
	});
	test('M4 why a professional does not come is a column that no borger’s connection reads', async () => {
		const reads = (column: string) => [statement(`select ${column} from moede_participant`)];
		expect(await attempt(cast.speakers.viktor, [reads('*'), reads('answer_reason')])).toEqual([refused, refused]);
		const [answers] = await attempt(cast.speakers.viktor, [reads('answer, substitute_account_id')]);
		expect(answers).toBeGreaterThan(0);
	});
	test('B8 the fordeler reads names and who holds the threads, and no columns beside', async () => {
		const secret = {
			borger: ['phone', 'protected_address', 'cpr_hash'],
			team_membership: ['role_text', 'why', 'ended_reason'],
			account: ['email', 'employee_id', 'last_login_at']
		};
		for (const [table, columns] of Object.entries(secret)) {
			const outcomes = await attempt(
				cast.speakers.karin,
				['*', ...columns].map((column) => [statement(`select ${column} from "${table}"`)])
			);
			expect(new Set(outcomes)).toEqual(new Set([refused]));
		}
		const read = 'select name, died_on, skaermet from borger';
		expect(await attempt(cast.speakers.karin, [[statement(read)]])).toEqual([4]);
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
			['mette', 'fagperson'],
			['kirsten', 'leder']
		] as const) {
			const again = await logIn(cast.people[person], audience);
			const hash = `encode(sha256(convert_to('${again.token}', 'UTF8')), 'hex')`;
			const table = change.includes('account') ? 'account' : 'session';
			const account = cast.people[person].accountId;
			expect(await seen(cast, again)).toEqual(expected(cast, audience, person));
			await owner.unsafe(`${change} where ${table === 'account' ? `id = '${account}'` : `token_hash = ${hash}`}`);
			expect(await seen(cast, again)).toEqual(nothing(audience));
			if (table === 'account') {
				await owner`update account set disabled_at = null where id = ${account}`;
				// All their log-ins are over.
				expect(await seen(cast, cast.speakers[person])).toEqual(nothing(audience));
				cast.speakers[person] = await logIn(cast.people[person], audience);
			}
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

	test('A7 S13 a leder whose role was taken away sees nothing, and one who is moved what lies below the new place', async () => {
		await unbind(owner, 'account_role', 'account');
		const { accountId, enhedId } = cast.people.lone;
		await owner`delete from account_role where account_id = ${accountId} and role = 'leder'`;
		expect(await seen(cast, cast.speakers.lone)).toEqual(nothing('leder'));
		await owner`insert into account_role (account_id, role) values (${accountId}, 'leder')`;
		await owner`update account set enhed_id = ${cast.units.beskaeftigelse} where id = ${accountId}`;
		const { 'cube.unit': units, 'cube.figure': figures } = await seen(cast, cast.speakers.lone);
		await owner`update account set enhed_id = ${enhedId} where id = ${accountId}`;
		expect(units).toEqual(['beskaeftigelse', 'jobcenter']);
		expect(figures).toEqual(expected(cast, 'leder', 'lars')['cube.figure']);
		expect(await seen(cast, cast.speakers.lone)).toEqual(expected(cast, 'leder', 'lone'));
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

	/** A log-in of Tove's that began so many hours ago and ends in ten minutes. */
	const oldLogIn = async (hours: number) => {
		const speaker = await logIn(cast.people.tove, 'fagperson');
		const hash = `encode(sha256(convert_to('${speaker.token}', 'UTF8')), 'hex')`;
		await owner.unsafe(`
			update session set created_at = now() - interval '${hours} hours', idle_until = now() + interval '10 minutes', ends_at = now() + interval '10 minutes'
			where token_hash = ${hash}`);
		const left = async () => {
			const [row] = await owner.unsafe<{ idle: number; absolute: number }[]>(`
				select extract(epoch from idle_until - now())::float / 60 as idle, extract(epoch from ends_at - now())::float / 60 as absolute
				from session where token_hash = ${hash}`);
			return row && [row.idle, row.absolute].map((minutes) => Math.ceil(minutes / 5) * 5);
		};
		return { speaker, left };
	};
	const holdDuring = ({ token }: Speaker, name: string) =>
		withActor({ audience: 'fagperson', token }, ({ sql }) =>
			sql.unsafe('select app.hold_session($1)', [rowId('moede', name)])
		);

	test('A3 A4 a meeting keeps one logged in until half an hour after it, and nobody else', async () => {
		await unbind(owner, 'session');
		const [one, other] = [await oldLogIn(1), await oldLogIn(1)];
		await holdDuring(one.speaker, 'viktor now');
		// It ends in two hours.
		expect(await one.left()).toEqual([150, 150]);
		expect(await other.left()).toEqual([10, 10]);
		await holdDuring(one.speaker, 'viktor cancelled');
		expect(await one.left()).toEqual([150, 150]);
	});

	test('A4 meetings that one plans for oneself keep nobody logged in for ever', async () => {
		await unbind(owner, 'session');
		const [nearly, over] = [await oldLogIn(19), await oldLogIn(21)];
		await holdDuring(nearly.speaker, 'viktor now');
		await holdDuring(over.speaker, 'viktor now');
		expect(await nearly.left()).toEqual([60, 60]);
		expect(await over.left()).toEqual([10, 10]);
	});

	test('B2 nobody adds, changes, removes or calls anything with a token that is not theirs', async () => {
		const attempts = attemptsOf(cast).filter(({ outcome }) => typeof outcome === 'number' && outcome > 0);
		const harmless = new Set<string | number>([refused, invalid, 0]);
		const missed: string[] = [];
		const counts: number[] = [];
		for (const audience of ['borger', 'fagperson', 'fordeler', 'leder', 'admin', 'dpo'] as const) {
			const tried = attempts.filter(({ by }) => cast.speakers[by].audience === audience);
			const outcomes = await attempt(
				{ audience, token: '' },
				tried.map(({ statements }) => statements)
			);
			missed.push(
				...tried.filter((_, i) => !harmless.has(outcomes[i] ?? '')).map(({ title, by }) => `${title} (${by})`)
			);
			counts.push(tried.length);
		}
		expect(Math.min(...counts)).toBeGreaterThan(1);
		expect(missed).toEqual([]);
	});
});

describe('insert: each audience adds what the table of expectations lets it', () => {
	test.each(audiences)('B2 a table that %s has no right to add to refuses it', async (audience) => {
		const closed = tables.filter((table) => !expectations[table]?.add?.[audience]);
		const outcomes = await attempt(
			speakerOf(audience),
			closed.map((table) => [statement(`insert into ${quoted(table)} default values`)])
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
});

/** The attempts of one kind, by table, person and title, and what has become of each. */
async function outcomesOf(does: Doing) {
	const attempts = attemptsOf(cast).filter((each) => each.does === does);
	const found: Record<string, string | number> = {};
	const expected: Record<string, string | number> = {};
	for (const person of new Set(attempts.map(({ by }) => by))) {
		const own = attempts.filter(({ by }) => by === person);
		const outcomes = await attempt(
			cast.speakers[person],
			own.map(({ statements }) => statements)
		);
		for (const [index, { table, title, outcome }] of own.entries()) {
			const name = `${table}: ${title} (${person})`;
			if (name in expected) throw new Error(`two attempts are called ${name}`);
			expected[name] = outcome;
			found[name] = outcomes[index] ?? 'none';
		}
	}
	return { found, expected };
}

describe('insert, update, delete and calls: each person does what is theirs, and each attempt beside it is refused', () => {
	test.each([
		['adds', 'add'],
		['changes', 'change'],
		['removes', 'remove'],
		['calls', 'call']
	] as const)('B2 B3 B7 B11 what each person %s', async (_, does) => {
		const { found, expected } = await outcomesOf(does);
		expect(found).toEqual(expected);
		expect(Object.keys(expected).length).toBeGreaterThan(10);
	});

	test('B2 every right to add, change or remove is tried with a row that is let in and one that is not', () => {
		const attempts = attemptsOf(cast);
		const aboutNobody = [
			...['setting', 'trivselslineal', 'trivselslineal_anchor', 'moede_template'],
			...['quarter_block', 'quarter_class', 'cube.quarter', 'cube.figure']
		];
		const untried = tables.flatMap((table) =>
			(['borger', 'fagperson', 'fordeler', 'leder', 'admin', 'dpo', 'job', 'journal'] as const).flatMap((audience) => {
				const { add, change, remove } = expectations[table] ?? {};
				const rights = [
					add?.[audience] && ('add' as const),
					change?.[audience] && ('change' as const),
					remove?.includes(audience) && ('remove' as const)
				].filter((right) => right !== undefined && right !== false);
				return rights
					.filter((right) => {
						const tried = attempts.filter(
							(each) => each.does === right && each.table === table && cast.speakers[each.by].audience === audience
						);
						const isLetIn = tried.some(({ outcome }) => typeof outcome === 'number' && outcome > 0);
						// What is about nobody has no row that is another's; that nobody else adds one, they try themselves.
						const isRefused = aboutNobody.includes(table) || tried.some(({ outcome }) => outcome === refused);
						return !isLetIn || !isRefused;
					})
					.map((right) => `${audience} ${right} ${table}`);
			})
		);
		expect(untried).toEqual([]);
	});
});

describe('no right beside those', () => {
	test.each(audiences)(
		'B2 F4 the connection of %s updates and deletes nothing else, and truncates nothing',
		async (audience) => {
			const columns = await owner<{ table: string; column: string }[]>`
				select ${owner.unsafe(calledBy('table_schema', 'table_name'))} as table, column_name as column
				from information_schema.columns where table_schema in ('public', 'cube') and is_identity = 'NO'`;
			const attempts = [
				...columns
					.filter(({ table, column }) => !expectations[table]?.change?.[audience]?.includes(column))
					.map(({ table, column }) => ({
						name: `update ${table} ${column}`,
						statements: [statement(`update ${quoted(table)} set "${column}" = "${column}"`)]
					})),
				...tables
					.filter((table) => !expectations[table]?.remove?.includes(audience))
					.map((table) => ({ name: `delete ${table}`, statements: [statement(`delete from ${quoted(table)}`)] })),
				...tables.map((table) => ({
					name: `truncate ${table}`,
					statements: [statement(`truncate ${quoted(table)} cascade`)]
				}))
			];
			const outcomes = await attempt(
				speakerOf(audience),
				attempts.map(({ statements }) => statements)
			);
			expect(attempts.flatMap(({ name }, i) => (outcomes[i] === refused ? [] : [`${name}: ${outcomes[i]}`]))).toEqual(
				[]
			);
			expect(attempts.length).toBeGreaterThan(tables.length * 2);
		}
	);

	test('B2 the columns an audience may fill in or change are these and no others', async () => {
		const granted = await owner<{ right: string }[]>`
			select concat_ws(' ', replace(grantee, 'vp_', ''), lower(privilege_type), ${owner.unsafe(calledBy('table_schema', 'table_name'))}, column_name) as right
			from information_schema.column_privileges
			where table_schema in ('public', 'cube') and privilege_type in ('INSERT', 'UPDATE', 'REFERENCES')
				and grantee in ${owner(['PUBLIC', ...audiences.filter((each) => each !== 'import').map((each) => `vp_${each}`)])}`;
		const rights = Object.entries(expectations).flatMap(([table, { add = {}, change = {} }]) =>
			Object.entries({ insert: add, update: change }).flatMap(([right, byAudience]) =>
				Object.entries(byAudience)
					.filter(([audience]) => audience !== 'import')
					.flatMap(([audience, columns]) =>
						Array.isArray(columns) ? columns.map((column) => `${audience} ${right} ${table} ${column}`) : []
					)
			)
		);
		expect(granted.map(({ right }) => right).toSorted()).toEqual(rights.toSorted());
	});

	test('B2 the import changes and removes nothing', async () => {
		const granted = await owner`
			select from information_schema.column_privileges
			where table_schema in ('public', 'cube') and grantee = 'vp_import' and privilege_type not in ('SELECT', 'INSERT')`;
		expect(granted).toHaveLength(0);
	});

	test('B2 whoever erases a borger erases what is about them, published or not', async () => {
		await unbind(owner, 'borger', 'maal', 'tavlepunkt', 'reply');
		const about = [
			...['maal', 'tavlepunkt', 'reply', 'trivselsmaaling', 'plan_statement', 'overdragelse'],
			...[
				'moede',
				'moede_participant',
				'moede_note',
				'dagsordenspunkt',
				'opgave',
				'anmodning',
				'besked',
				'samtale_reader'
			]
		];
		await unbind(owner, ...about);
		const left = await owner
			.begin(async (sql) => {
				await sql`delete from borger where id = ${cast.viktor.id}`;
				const rows = await Promise.all(
					about.map((table) => sql`select from ${sql(table)} where borger_id = ${cast.viktor.id}`)
				);
				throw Object.assign(new Error('undone'), { found: rows.map(({ count }) => count) });
			})
			.catch((error: unknown) => (error as { found?: number[] }).found ?? error);
		expect(left).toEqual(about.map(() => 0));
	});

	test.each(audiences)('B2 %s makes no table, function or schema, and becomes nobody else', async (audience) => {
		const others = audiences.filter((each) => each !== audience).map((each) => `vp_${each}`);
		const roles = [...others, 'vp_reader', 'vp_keeper', 'vp_counter'];
		const outcomes = await attempt(speakerOf(audience), [
			[statement('create table public.mine ()')],
			[statement('create table app.mine ()')],
			[statement('create table cube.mine ()')],
			[statement('create schema mine')],
			[statement(`create function public.mine() returns int language sql as 'select 1'`)],
			[statement('alter table borger disable row level security')],
			...roles.map((role) => [statement(`set role ${role}`)])
		]);
		expect(new Set(outcomes)).toEqual(new Set([refused]));
	});
});

test('B12 where a meeting of a borger with a protected address is hear only those invited, who called it and who hold the threads', async () => {
	const told = await placePlaces(cast);
	expect(await told()).toEqual(toldOfPlaces);
});

/** Last, because it stays: what is recorded cannot be undone and looked at. */
test('F2 a look-up by CPR number is recorded with whom it found, and when it found nobody', async () => {
	const { tove, dorte } = cast.speakers;
	const find = (cprHash: string) =>
		withActor(tove as Actor<'fagperson'>, ({ sql }) =>
			sql.unsafe(`select from app.find_by_cpr(decode($1, 'hex'), '/borgere/ny', 'look-up')`, [cprHash])
		);
	await find(cast.cprHashOf(cast.kasper));
	await find('00');
	const recorded = await undone(dorte, (sql) =>
		sql.unsafe(`
			select v.account_id, v.role, v.page, e.borger_id, e.item_kind from access_event v
			left join access_entry e on e.event_id = v.id where v.request_id = 'look-up' order by v.id`)
	);
	const look = { account_id: cast.people.tove.accountId, role: 'fagperson', page: '/borgere/ny' };
	expect([...recorded]).toEqual([
		{ ...look, borger_id: cast.kasper.id, item_kind: 'borger' },
		{ ...look, borger_id: null, item_kind: null }
	]);
});
