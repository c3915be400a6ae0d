import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { countingStatements } from '../../../../tests/support/statements';
import { overviewOf } from '../../statistik/overview';
import { readAs, withActor, type Actor } from '../db/with-actor';
import { findExport, findOverview, most } from './queries';

let database: FreshDatabase;
let cast: make.Solbjerg;
let owner: postgres.Sql;
let lars: Actor<'leder'>;
let lone: Actor<'leder'>;
let top: Actor<'leder'>;
let jobcenter: string;
let team: string;
let hold: string;

/** As the helpers of the closing do, which nobody else may. */
const asCounter = (work: (sql: postgres.TransactionSql) => Promise<unknown>) =>
	owner.begin(async (sql) => {
		await sql`set local role vp_counter`;
		await work(sql);
	});
const addFigure = (row: { quarter: string; measure: string; unit: string; units?: string[]; borgere: number }) =>
	withActor(
		{ audience: 'job' },
		({ sql }) => sql`
			insert into cube.figure (quarter_on, measure, unit_id, units, borgere, plans, mean, shares)
			values (${row.quarter}::date, ${row.measure}, ${row.unit}, ${row.units ? make.list(row.units) : null}::uuid[], ${row.borgere},
				${row.borgere + 5}, 3.5, '{20,50,30}')`
	);
async function addQuarter(startsOn: string, endsOn: string, finished: boolean) {
	await asCounter((sql) => sql`insert into cube.quarter (starts_on, ends_on) values (${startsOn}, ${endsOn})`);
	if (finished)
		await withActor(
			{ audience: 'job' },
			({ sql }) => sql`
				update cube.quarter set finished_at = now(), lineal_name = 'Vores Plans lineal', lowest = 1, highest = 5, best = 'highest'
				where starts_on = ${startsOn}::date`
		);
}
async function addLoad(staff: make.StaffMade, plans: number, waiting: number) {
	await asCounter(
		(sql) => sql`
			insert into cube.workload (account_id, unit_id, name, title, plans, invitations_waiting, declined_without_substitute, oldest_asked_on, counted_at)
			values (${staff.accountId}, ${staff.enhedId}, ${staff.name}, 'Socialrådgiver', ${plans}, ${waiting}, 0, ${waiting ? '2026-11-02' : null}, now())`
	);
}
const overview = (actor: Actor<'leder'>, enhed: string | null) => readAs(actor, (tx) => findOverview(tx, enhed));

beforeAll(async () => {
	database = await freshDatabase();
	owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
	cast = await make.makeSolbjerg();
	jobcenter = cast.tove.enhedId;
	team = await make.makeEnhed({ name: 'Ungeteam', type: 'gruppe', parentId: jobcenter });
	hold = await make.makeEnhed({ name: 'Hold 1', type: 'gruppe', parentId: team });
	const leder = async (name: string, enhedId: string) =>
		make.logIn(await make.makeStaff({ name, enhedId, roles: ['leder'] }), 'leder');
	lars = await leder('Lars Dahl', cast.beskaeftigelse);
	lone = await leder('Lone Birk', cast.social);
	top = await leder('Karl Top', cast.kommune);
	const deep = await make.makeStaff({ name: 'Dybt Nede', enhedId: hold });
	const young = await make.makeStaff({ name: 'Ulla Ung', enhedId: team });
	await addLoad(cast.tove, 40, 0);
	await addLoad(young, 12, 3);
	await addLoad(deep, 7, 1);
	await addLoad(cast.signe, 9, 2);
	await asCounter(async (sql) => {
		for (const [unit, plans] of [
			[cast.kommune, 90],
			[cast.beskaeftigelse, 60],
			[jobcenter, 52],
			[cast.social, 30]
		] as const)
			await sql`
				insert into cube.operation (unit_id, counted_at, plans, without_tovholder, moeder_held, moeder_planned, promises_kept,
					promises_late, ended, ended_days, shares_on, two_forvaltninger_pct, answered_pct, professions)
				values (${unit}, now(), ${plans}, 1, 2, 3, 4, 5, 6, 200, '2026-11-01', 60, 75, 2.5)`;
	});
	await addQuarter('2026-01-01', '2026-04-01', true);
	await addQuarter('2026-04-01', '2026-07-01', true);
	await addQuarter('2026-07-01', '2026-10-01', false);
	for (const quarter of ['2026-01-01', '2026-04-01', '2026-07-01']) {
		await addFigure({ quarter, measure: 'borger_course', unit: cast.beskaeftigelse, borgere: 40 });
		await addFigure({ quarter, measure: 'borger_course', unit: jobcenter, borgere: 35 });
		await addFigure({ quarter, measure: 'borger_course', unit: jobcenter, units: [jobcenter, team], borgere: 11 });
		await addFigure({ quarter, measure: 'borger', unit: cast.social, borgere: 20 });
	}
});
afterAll(async () => {
	await owner.end();
	await database.close();
});

describe('what a leder finds', () => {
	test('B10 their own unit and those below, and no other leder’s', async () => {
		const own = await overview(lars, null);
		expect(own?.unitId).toBe(cast.beskaeftigelse);
		expect(own?.path.map(({ name }) => name)).toEqual(['Beskæftigelse']);
		expect(own?.children.map(({ name }) => name)).toEqual(['Jobcenter']);
		const below = await overview(lars, team);
		expect(below?.path.map(({ name }) => name)).toEqual(['Beskæftigelse', 'Jobcenter', 'Ungeteam']);
		for (const strange of [cast.social, cast.kommune, cast.ekstern, randomUUID(), cast.viktor.id]) {
			expect(await overview(lars, strange), strange).toBeNull();
			expect(await readAs(lars, (tx) => findExport(tx, strange)), strange).toBeNull();
		}
		expect((await overview(top, null))?.path.map(({ name }) => name)).toEqual(['Solbjerg Kommune']);
		expect((await overview(top, cast.social))?.path.map(({ name }) => name)).toEqual(['Solbjerg Kommune', 'Social']);
		expect((await overview(top, cast.ekstern))?.unitId).toBeUndefined();
	});

	test('S13 M35 the figures of today are those of the unit and of the ones below it', async () => {
		const own = await overview(lars, null);
		expect(own?.operations.map(({ unitId, plans }) => [unitId, plans]).sort()).toEqual(
			[
				[cast.beskaeftigelse, 60],
				[jobcenter, 52]
			].sort()
		);
		expect(own?.operations[0]).toMatchObject({
			twoForvaltninger: 60,
			answered: 75,
			professions: 2.5,
			endedDays: 200,
			sharesOn: '2026-11-01'
		});
		expect(own?.operations[0]?.countedAt).toBeInstanceOf(Date);
		expect((await overview(lars, team))?.operations).toEqual([]);
	});

	test('M27 M4 own staff with their plans and the invitations they have not answered; nobody else’s', async () => {
		const own = await overview(lars, null);
		expect(own?.workload).toMatchObject({ people: 2, plans: 52, most: 40 });
		expect(
			own?.workload.rows.map(({ name, unit, plans, invitationsWaiting, oldestAskedOn }) => [
				...[name, unit, plans, invitationsWaiting, oldestAskedOn]
			])
		).toEqual([
			['Ulla Ung', 'Ungeteam', 12, 3, '2026-11-02'],
			['Tove Madsen', 'Jobcenter', 40, 0, null]
		]);
		expect((await overview(lars, jobcenter))?.workload.people).toBe(3);
		expect((await overview(lone, null))?.workload.rows.map(({ name }) => name)).toEqual(['Signe Bach']);
	});

	test('S13 closed quarters only: of the unit in each, of those below in the newest', async () => {
		const own = await overview(lars, null);
		expect(own?.quarters.map(({ startsOn }) => startsOn)).toEqual(['2026-04-01', '2026-01-01']);
		expect(own?.quarters[0]).toMatchObject({
			linealName: 'Vores Plans lineal',
			lowest: 1,
			highest: 5,
			best: 'highest'
		});
		expect(own?.figures.map(({ quarterOn, unitId, borgere }) => [quarterOn, unitId, borgere]).sort()).toEqual(
			[
				['2026-01-01', cast.beskaeftigelse, 40],
				['2026-04-01', cast.beskaeftigelse, 40],
				['2026-04-01', jobcenter, 35]
			].sort()
		);
		const center = await overview(lars, jobcenter);
		const together = center?.figures.filter(({ units }) => units !== null);
		expect(together?.map(({ units, names, shares, mean }) => ({ units, names, shares, mean }))).toEqual([
			{ units: [jobcenter, team], names: ['Jobcenter', 'Ungeteam'], shares: [20, 50, 30], mean: 3.5 }
		]);
		expect(center && overviewOf(center).closed?.pairs[0]?.lines.map(({ label }) => label)).toEqual([
			'Ungeteam',
			'Øvrige: Direkte i Jobcenter og Ungeteam',
			'Jobcenter i alt'
		]);
	});

	test('a file holds the closed figures of the unit with all below it, and no other', async () => {
		const found = await readAs(lars, (tx) => findExport(tx, null));
		expect(found?.units.map(({ name }) => name)).toEqual(['Beskæftigelse', 'Jobcenter', 'Ungeteam', 'Hold 1']);
		expect(found?.quarters).toHaveLength(2);
		expect(found?.figures).toHaveLength(6);
		const below = await readAs(lars, (tx) => findExport(tx, jobcenter));
		expect(below?.figures).toHaveLength(4);
		expect((await readAs(lone, (tx) => findExport(tx, null)))?.figures.map(({ measure }) => measure)).toEqual([
			'borger',
			'borger'
		]);
	});

	test('a unit that is closed is no more among those below, but is found', async () => {
		const old = await make.makeEnhed({ name: 'Gammel gruppe', type: 'gruppe', parentId: cast.social });
		expect((await overview(lone, null))?.children.map(({ id }) => id)).toEqual([old]);
		const anna = await make.logIn(
			await make.makeStaff({ name: 'Anna', enhedId: cast.kommune, roles: ['admin'] }),
			'admin'
		);
		await withActor(anna, ({ sql }) => sql`update enhed set closed_at = now() where id = ${old}`);
		expect((await overview(lone, null))?.children).toEqual([]);
		expect((await overview(lone, old))?.unitId).toBe(old);
	});
});

test('the overview is five statements and a file three, however many units there are', async () => {
	const counts: number[] = [];
	for (let round = 0; round < 2; round += 1) {
		await readAs(top, async (tx) => {
			const counting = countingStatements(tx);
			await findOverview(counting.tx, null);
			counts.push(counting.sent.length);
		});
		await readAs(top, async (tx) => {
			const counting = countingStatements(tx);
			await findExport(counting.tx, null);
			counts.push(counting.sent.length);
		});
		for (let unit = 0; round === 0 && unit < most.children + 5; unit += 1)
			await make.makeEnhed({ name: `Afdeling ${unit}`, type: 'afdeling', parentId: cast.sundhed });
	}
	expect(counts).toEqual([5, 3, 5, 3]);
	const many = await overview(top, cast.sundhed);
	expect(many?.children).toHaveLength(most.children);
	expect(many?.childCount).toBe(most.children + 5);
});
