import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { asLeder, inTime, makeFollowed, openTables, reopen } from '../../../../tests/support/closing';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { connect, type Pool } from '../db/client';
import { readAs, withActor, type Tx } from '../db/with-actor';
import { closeQuarter, closeQuarters, markQuarters } from './close';

let database: FreshDatabase;
let owner: Pool;
let enheder: Record<'kommune' | 'beskaeftigelse' | 'familie' | 'nord' | 'syd' | 'unge', string>;
let staff: Record<'nord' | 'syd' | 'unge', make.StaffMade>;
let borgere: Record<'nord' | 'syd' | 'unge', make.BorgerMade[]>;

const job = { audience: 'job' } as const;
const run = () => closeQuarters({ requestId: randomUUID(), finish: async () => {} });
const at = (day: string) => new Date(`${day}T10:00:00Z`);

/** Each borger's own answer on a day. */
async function answer(who: readonly make.BorgerMade[], day: string, values: readonly number[]) {
	for (const [index, value] of values.entries()) {
		const borger = who[index];
		if (borger) await make.makeMaaling({ borger, value, at: at(day) });
	}
}

type Shown = {
	unit: string;
	units: string[] | null;
	borgere: number;
	plans: number | null;
	mean: number | null;
	shares: number[];
};
/** The figures of a measure as they are stored, units by name. */
const figures = (measure: string, quarter: string) => owner<Shown[]>`
	select u.name as unit, (select array_agg(p.name order by p.name) from cube.unit p where p.id = any (f.units)) as units,
		f.borgere, f.plans, f.mean, f.shares
	from cube.figure f join cube.unit u on u.id = f.unit_id
	where f.measure = ${measure} and f.quarter_on = ${quarter} order by u.name, f.units nulls first`;
const everything = () => owner`
	select f.quarter_on, f.measure, u.name, f.units, f.borgere, f.plans, f.mean, f.shares
	from cube.figure f join cube.unit u on u.id = f.unit_id order by 1, 2, 3, 4 nulls first`;
const quarters = () => owner<{ on: string; closed: boolean }[]>`
	select starts_on as on, finished_at is not null as closed from cube.quarter order by 1`;

/**
 * Three teams of Beskæftigelse. In the first quarter of 2026: Nord 1 2 3 4 5 5, Syd 2 3 4, Unge 2 3 3 3 4 4 5, and one in Unge who
 * answers nothing.
 */
beforeAll(async () => {
	database = await freshDatabase();
	owner = connect(database.ownerUrl, { max: 1 });
	await openTables(owner);
	await make.makeLineal();
	const kommune = await make.makeEnhed({ name: 'Solbjerg', type: 'kommune' });
	const beskaeftigelse = await make.makeEnhed({ name: 'Beskæftigelse', type: 'forvaltning', parentId: kommune });
	const familie = await make.makeEnhed({ name: 'Familie', type: 'forvaltning', parentId: kommune });
	const team = (name: string) => make.makeEnhed({ name, type: 'afdeling', parentId: beskaeftigelse });
	enheder = {
		kommune,
		beskaeftigelse,
		familie,
		nord: await team('Nord'),
		syd: await team('Syd'),
		unge: await team('Unge')
	};
	const holder = (name: string, enhedId: string) => make.makeStaff({ name, enhedId });
	staff = {
		nord: await holder('Nora', enheder.nord),
		syd: await holder('Sofus', enheder.syd),
		unge: await holder('Ulla', enheder.unge)
	};
	borgere = {
		nord: await makeFollowed(6, staff.nord),
		syd: await makeFollowed(3, staff.syd),
		unge: await makeFollowed(8, staff.unge)
	};
	await answer(borgere.nord, '2026-02-01', [1, 2, 3, 4, 5, 5]);
	await answer(borgere.syd, '2026-02-01', [2, 3, 4]);
	await answer(borgere.unge, '2026-02-01', [2, 3, 3, 3, 4, 4, 5]);
	// Of these none counts: one before the last, one that says nothing, and one about somebody else.
	const [first, second] = borgere.nord;
	if (!first || !second) throw new Error('nobody is in Nord');
	await make.makeMaaling({ borger: first, value: 5, at: at('2026-01-15') });
	await make.makeMaaling({ borger: first, answer: 'dont_know', at: at('2026-03-01') });
	await make.makeMaaling({ borger: second, value: 5, at: at('2026-03-01'), misregisteredAt: at('2026-03-02') });
	for (const team of ['nord', 'syd', 'unge'] as const)
		for (const [index, borger] of borgere[team].entries())
			await make.makeMaaling({ borger, by: staff[team], value: 1 + (index % 5), at: at('2026-02-02') });
	// Two more quarters: in Nord one up, two as before, three down.
	await answer(borgere.nord, '2026-05-01', [2, 3, 3, 4, 4, 4]);
	await answer(borgere.nord, '2026-08-01', [2, 3, 3, 4, 4, 4]);
	await answer(borgere.unge, '2026-05-01', [2, 3, 4, 4, 4, 3, 5]);
}, 60_000);
beforeEach(async () => {
	await reopen(owner);
	await inTime(owner, '2026-11-22');
});
afterAll(async () => {
	await owner.end();
	await database.close();
});

describe('what is written', () => {
	test('S13 a level is of the last point of each borger, in blocks of five or more; three are counted with the next unit', async () => {
		await run();
		expect(await figures('borger', '2026-01-01')).toEqual([
			{ unit: 'Beskæftigelse', units: null, borgere: 16, plans: 17, mean: 3.5, shares: [25, 30, 45] },
			{ unit: 'Beskæftigelse', units: ['Syd', 'Unge'], borgere: 10, plans: 11, mean: 3.5, shares: [20, 40, 40] },
			{ unit: 'Nord', units: null, borgere: 6, plans: 6, mean: 3.5, shares: [35, 15, 50] },
			{ unit: 'Solbjerg', units: null, borgere: 16, plans: 17, mean: 3.5, shares: [25, 30, 45] }
		]);
	});

	test('what one professional said of a team is not shown: three of them are counted together', async () => {
		await run();
		const shown = await figures('fagperson', '2026-01-01');
		expect(shown.map(({ unit, units, borgere: count }) => [unit, units, count])).toEqual([
			['Beskæftigelse', null, 17],
			['Solbjerg', null, 17]
		]);
	});

	test('agreement counts who has both, and has no mean', async () => {
		await run();
		// The own answer less the professional's: Nord 0 0 0 0 0 +4, Syd +1 +1 +1, Unge +1 +1 0 -1 -1 +3 +3. Three raters only together.
		const all = { units: null, borgere: 16, plans: 17, mean: null, shares: [15, 40, 50] };
		expect(await figures('agreement', '2026-01-01')).toEqual([
			{ unit: 'Beskæftigelse', ...all },
			{ unit: 'Solbjerg', ...all }
		]);
	});

	test('S13 a course is up, unchanged or down when the last two are a whole step from the first', async () => {
		await run();
		expect(await figures('borger_course', '2026-04-01')).toEqual([]);
		// First 5 2 3 4 5 5, at last twice 2 3 3 4 4 4. In the other teams nobody has three.
		const six = { borgere: 6, mean: null, shares: [50, 35, 15] };
		expect(await figures('borger_course', '2026-07-01')).toEqual([
			{ unit: 'Beskæftigelse', units: null, plans: 17, ...six },
			{ unit: 'Nord', units: null, plans: 6, ...six },
			{ unit: 'Solbjerg', units: null, plans: 17, ...six }
		]);
	});

	test('a closed quarter knows the ruler and its direction; the quarter that runs is not marked', async () => {
		await run();
		expect(
			await owner`select starts_on, ends_on, lineal_name, lowest, highest, best from cube.quarter where finished_at is not null order by 1 limit 1`
		).toEqual([
			{
				starts_on: '2026-01-01',
				ends_on: '2026-04-01',
				lineal_name: 'Vores Plans lineal',
				lowest: 1,
				highest: 5,
				best: 'highest'
			}
		]);
		expect((await quarters()).map(({ on }) => on)).toEqual(['2026-01-01', '2026-04-01', '2026-07-01']);
	});

	test('F9 the look at everybody is in the log as the system’s, with its purpose', async () => {
		await run();
		const looks = await owner`select distinct role, kind, purpose from access_event where page = 'job/closing'`;
		expect(looks).toEqual([
			{ role: 'job', kind: 'everybody', purpose: 'Talte alles svar sammen for lederne, uden navne' }
		]);
	});
});

describe('what comes too late', () => {
	test('a late, a corrected and an erased answer change no closed figure, and count in the next quarter', async () => {
		await inTime(owner, '2026-04-02');
		await run();
		const closed = await everything();
		const extra = await makeFollowed(2, staff.nord);
		const [late, gone] = extra;
		const corrected = borgere.unge[0];
		if (!late || !gone || !corrected) throw new Error('nobody is here');
		await make.makeMaaling({ borger: late, value: 3, at: at('2026-02-20') });
		await make.makeMaaling({ borger: gone, value: 3, at: at('2026-05-20') });
		const wrong = await owner`
			update trivselsmaaling set misregistered_at = clock_timestamp()
			where borger_id = ${corrected.id} and rater_kind = 'borger' and quarter_on = '2026-01-01' returning id`;
		expect(wrong).toHaveLength(1);
		await owner`delete from trivselsmaaling where borger_id = ${gone.id}`;
		await owner`delete from borger where id = ${gone.id}`;
		await run();
		expect(await everything()).toEqual(closed);
		await inTime(owner, '2026-07-02');
		await run();
		const all = await everything();
		expect(all.filter(({ quarter_on: on }) => on === '2026-01-01')).toEqual(closed);
		// Nord's six, and the late one; the erased one is nobody's.
		const nord = (await figures('borger', '2026-04-01')).find(({ unit }) => unit === 'Nord');
		expect(nord).toMatchObject({ borgere: 7, plans: 7 });
		await owner`delete from trivselsmaaling where borger_id = ${late.id}`;
		await owner`delete from borger where id = ${late.id}`;
		await owner`update trivselsmaaling set misregistered_at = null where borger_id = ${corrected.id}`;
	});

	test('an answer that is found to be about somebody else counts no more in how it has gone, from the next quarter on', async () => {
		await run();
		const [first] = borgere.nord;
		if (!first) throw new Error('nobody is in Nord');
		// 5 1 2 2 was down; without the 5 it is up.
		await owner`
			update trivselsmaaling set misregistered_at = clock_timestamp()
			where borger_id = ${first.id} and rater_kind = 'borger' and made_at < '2026-01-20'`;
		await run();
		const course = async (quarter: string) =>
			(await figures('borger_course', quarter)).find(({ unit }) => unit === 'Nord')?.shares;
		expect(await course('2026-07-01')).toEqual([50, 35, 15]);
		await inTime(owner, '2027-01-03');
		await run();
		expect(await course('2026-07-01')).toEqual([50, 35, 15]);
		expect(await course('2026-10-01')).toEqual([35, 35, 35]);
		await owner`update trivselsmaaling set misregistered_at = null where borger_id = ${first.id}`;
	});

	test('whoever comes alone waits, and whoever leaves, moves or is erased alone is still counted with their class', async () => {
		await run();
		const six = { borgere: 6, shares: [50, 35, 15] };
		const course = async (quarter: string) =>
			(await figures('borger_course', quarter)).find(({ unit }) => unit === 'Nord');
		expect(await course('2026-07-01')).toMatchObject(six);
		const [newcomer] = await makeFollowed(1, staff.nord);
		const [erased, left, moved] = [borgere.nord[0], borgere.nord[1], borgere.nord[2]];
		if (!newcomer || !erased || !left || !moved) throw new Error('nobody is here');
		for (const day of ['2026-10-05', '2026-10-15', '2026-10-25']) await answer([newcomer], day, [3]);
		await owner`update plan set ended_on = '2026-11-01' where borger_id = ${left.id}`;
		await owner`update team_membership set to_on = '2026-10-31' where borger_id = ${moved.id}`;
		await make.makeMembership({ borger: moved, staff: staff.unge, function: 'tovholder', fromOn: '2026-11-01' });
		await owner`delete from trivselsmaaling where borger_id = ${erased.id}`;
		await owner`delete from borger where id = ${erased.id}`;
		await inTime(owner, '2027-01-03');
		await run();
		expect(await course('2026-10-01')).toMatchObject(six);
		const waiting = await owner`select from quarter_member where measure = 'borger_course' and class_id is null`;
		expect(waiting).toHaveLength(1);
	});
});

describe('however it runs', () => {
	test('quarters that were missed are closed in order, as if each had been closed in its time', async () => {
		const order: string[] = [];
		await withActor(job, markQuarters).then((marked) => order.push(...marked));
		expect(order).toEqual(['2026-01-01', '2026-04-01', '2026-07-01']);
		await run();
		const atOnce = await everything();
		expect(atOnce.length).toBeGreaterThan(10);
		await reopen(owner);
		for (const day of ['2026-04-02', '2026-07-02', '2026-10-02']) {
			await inTime(owner, day);
			await run();
		}
		expect(await everything()).toEqual(atOnce);
	});

	test('broken off at each of its statements and run again, it writes the same', async () => {
		await run();
		const whole = await everything();
		const classes = await owner`select id, measure, units from quarter_class order by 1`;
		await reopen(owner);
		await withActor(job, markQuarters);
		const broken: number[] = [];
		for (const { on } of await quarters()) {
			for (let stop = 1; !(await closesUntil(on, stop)); stop++) {
				broken.push(stop);
				expect(await owner`select from cube.figure where quarter_on = ${on}`).toEqual([]);
			}
		}
		expect(broken.length).toBeGreaterThan(40);
		expect(await everything()).toEqual(whole);
		expect(await owner`select id, measure, units from quarter_class order by 1`).toEqual(classes);
	});

	test('killed before it has committed, it has done nothing, and the next run does it', async () => {
		await run();
		const whole = await everything();
		await reopen(owner);
		const worker = fork('tests/support/closing-worker.ts', { execArgv: ['--import', 'tsx'], stdio: 'ignore' });
		await once(worker, 'message');
		worker.kill('SIGKILL');
		await once(worker, 'exit');
		const before = await quarters();
		expect(before.map(({ closed }) => closed)).toEqual([true, true, false]);
		await run();
		expect(await everything()).toEqual(whole);
	});

	test('two at once close each quarter once', async () => {
		await run();
		const whole = await everything();
		await reopen(owner);
		await Promise.all([run(), run(), run()]);
		expect(await everything()).toEqual(whole);
		expect((await quarters()).every(({ closed }) => closed)).toBe(true);
	});

	test('run again, it changes nothing', async () => {
		await run();
		const rows = await owner`select * from cube.figure order by id`;
		await run();
		expect(await owner`select * from cube.figure order by id`).toEqual(rows);
	});

	test('while somebody is storing an answer no quarter is marked', async () => {
		await owner.begin(async (sql) => {
			await sql`select pg_advisory_xact_lock_shared(7205122)`;
			expect(await withActor(job, markQuarters)).toEqual([]);
		});
		expect(await withActor(job, markQuarters)).toHaveLength(3);
	});

	test('a municipality without units, answers or ruler closes without a word', async () => {
		await expect(
			owner.begin(async (sql) => {
				await sql`insert into cube.quarter (starts_on, ends_on) values ('2020-01-01', '2020-04-01')`;
			})
		).resolves.toBeUndefined();
		await withActor(job, (tx) => closeQuarter(tx, '2020-01-01', randomUUID()));
		await withActor(job, (tx) => closeQuarter(tx, '2019-01-01', randomUUID()));
		expect(await everything()).toEqual([]);
	});
});

describe('what leaders reach', () => {
	const seen = async (unit: string) =>
		readAs(
			await asLeder(unit),
			({ sql }) => sql<{ unit: string; units: string[] | null }[]>`
				select distinct u.name as unit from cube.figure f join cube.unit u on u.id = f.unit_id order by 1`
		);

	test('S13 B10 a leder sees figures of their own unit and below, and of nothing above or beside', async () => {
		await run();
		expect((await seen(enheder.kommune)).map(({ unit }) => unit)).toEqual(['Beskæftigelse', 'Nord', 'Solbjerg']);
		expect((await seen(enheder.beskaeftigelse)).map(({ unit }) => unit)).toEqual(['Beskæftigelse', 'Nord']);
		expect((await seen(enheder.nord)).map(({ unit }) => unit)).toEqual(['Nord']);
		// Those of Unge are only ever counted together with Syd.
		expect(await seen(enheder.unge)).toEqual([]);
		expect(await seen(enheder.familie)).toEqual([]);
	});

	test('B10 a quarter that is not closed yet is no quarter', async () => {
		await withActor(job, markQuarters);
		const leder = await asLeder(enheder.kommune);
		expect(await readAs(leder, ({ sql }) => sql`select * from cube.quarter`)).toEqual([]);
	});

	test('B10 a leder reaches these columns and no others of the schema, and none of who is in a class', async () => {
		const columns = await owner<{ name: string }[]>`
			select format('%I.%I.%I', n.nspname, c.relname, a.attname) as name
			from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
			where c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped and (n.nspname = 'cube' or c.relname like 'quarter%')
				and has_schema_privilege('vp_leder', n.oid, 'usage') and has_column_privilege('vp_leder', c.oid, a.attnum, 'select')
			order by c.relname, a.attnum`;
		const of = (table: string, names: string) => names.split(' ').map((name) => `cube.${table}.${name}`);
		expect(columns.map(({ name }) => name)).toEqual([
			// The numbers of the attack (attack.db.test.ts).
			...of('figure', 'id quarter_on measure unit_id units borgere plans mean shares'),
			// The staff's work: no rating, and no other attribute of a borger.
			...of(
				'operation',
				'unit_id counted_at plans without_tovholder moeder_held moeder_planned promises_kept promises_late ended ended_days shares_on'
			),
			...of('operation', 'two_forvaltninger_pct answered_pct professions'),
			...of('quarter', 'starts_on ends_on marked_at finished_at lineal_name lowest highest best'),
			...of('question', 'id leder_account_id asked_by team text asked_at due_on answer answered_at'),
			...of('unit', 'id parent_id name type path closed_at'),
			...of(
				'workload',
				'account_id unit_id name title plans invitations_waiting declined_without_substitute oldest_asked_on counted_at'
			)
		]);
		const leder = await asLeder(enheder.kommune);
		for (const call of [
			`app.quarter_sums('2026-01-01')`,
			'app.quarter_groups()',
			`app.quarter_plans('2026-01-01')`,
			'app.mark_quarters()'
		])
			await expect(readAs(leder, ({ sql }) => sql.unsafe(`select * from ${call}`))).rejects.toMatchObject({
				code: '42501'
			});
	});
});

/** Closes a quarter with a connection whose so-manieth statement fails. @returns whether it was closed, since it has fewer */
async function closesUntil(on: string, stop: number): Promise<boolean> {
	const broken = new Error('broken off');
	let statements = 0;
	const failing = (tx: Tx): Tx => ({
		...tx,
		sql: new Proxy(tx.sql, {
			apply(target, self, args) {
				statements += 1;
				if (statements === stop) throw broken;
				return Reflect.apply(target, self, args);
			}
		})
	});
	return withActor(job, (tx) => closeQuarter(failing(tx), on, randomUUID())).then(
		() => true,
		(error: unknown) => {
			if (error !== broken) throw error;
			return false;
		}
	);
}
