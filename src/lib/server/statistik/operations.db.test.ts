import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { asLeder, makeFollowed, openTables } from '../../../../tests/support/closing';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { connect, type Pool } from '../db/client';
import { readAs, withActor } from '../db/with-actor';
import { operations } from '../jobs/operations';
import { countOperations } from './operations';

let database: FreshDatabase;
let owner: Pool;
let enheder: Record<'kommune' | 'beskaeftigelse' | 'nord' | 'familie', string>;
let staff: Record<'tove' | 'bo' | 'sanne', make.StaffMade>;

const day = make.dayFromToday;
const count = () => withActor({ audience: 'job' }, (tx) => countOperations(tx, randomUUID()));
/** What a unit's leder reads of it. */
async function counted(unit: string) {
	const leder = await asLeder(unit);
	const [row] = await readAs(
		leder,
		({ sql }) => sql`
			select plans, without_tovholder as without, moeder_held as held, moeder_planned as planned, promises_kept as kept,
				promises_late as late, ended, ended_days as days, two_forvaltninger_pct as two, answered_pct as answered, professions
			from cube.operation where unit_id = ${unit}`
	);
	return row;
}

/**
 * Nord (Beskæftigelse) has Tove's five active plans and five that have ended, and Bo, who holds none; Familie has Sanne's two and one
 * whose tovholder left last week.
 */
beforeAll(async () => {
	database = await freshDatabase();
	owner = connect(database.ownerUrl, { max: 1 });
	await openTables(owner);
	await make.makeLineal();
	const kommune = await make.makeEnhed({ name: 'Solbjerg', type: 'kommune' });
	const beskaeftigelse = await make.makeEnhed({ name: 'Beskæftigelse', type: 'forvaltning', parentId: kommune });
	const familie = await make.makeEnhed({ name: 'Familie', type: 'forvaltning', parentId: kommune });
	const nord = await make.makeEnhed({ name: 'Nord', type: 'afdeling', parentId: beskaeftigelse });
	enheder = { kommune, beskaeftigelse, nord, familie };
	staff = {
		tove: await make.makeStaff({ name: 'Tove', enhedId: nord, title: 'Jobkonsulent' }),
		bo: await make.makeStaff({ name: 'Bo', enhedId: nord }),
		sanne: await make.makeStaff({ name: 'Sanne', enhedId: familie, title: 'Familiekonsulent' })
	};
	const { tove, bo, sanne } = staff;
	const five = await makeFollowed(5, tove, day(-200));
	await makeFollowed(2, sanne, day(-200));
	const [alone] = await makeFollowed(1, sanne, day(-200));
	const [a, b, c] = five;
	if (!a || !b || !c || !alone) throw new Error('nobody is here');
	await owner`update team_membership set to_on = ${day(-7)}::date where borger_id = ${alone.id}`;

	// Ended: after 100, 200, 300, 400 and 500 days, and one more than a year ago.
	for (const days of [100, 200, 300, 400, 500]) await end(tove, { startedOn: day(-30 - days), endedOn: day(-30) });
	await end(tove, { startedOn: day(-900), endedOn: day(-400) });

	for (const borger of [a, b]) await make.makeMembership({ borger, staff: sanne });
	for (const borger of [a, b, c]) await make.makeMaaling({ borger, value: 3, at: make.instantFromNow(-20) });
	// Neither too long ago, nor a professional's, nor one that was about somebody else.
	await make.makeMaaling({ borger: five[3] ?? a, value: 3, at: make.instantFromNow(-120) });
	await make.makeMaaling({ borger: five[3] ?? a, by: tove, value: 3, at: make.instantFromNow(-5) });
	await make.makeMaaling({ borger: five[4] ?? a, value: 3, at: make.instantFromNow(-5), misregisteredAt: new Date() });

	await make.makeMoede({ borger: a, state: 'held', at: make.instantFromNow(-3) });
	await make.makeMoede({ borger: b, state: 'held', at: make.instantFromNow(-29) });
	await make.makeMoede({ borger: b, state: 'held', at: make.instantFromNow(-40) });
	await make.makeMoede({ borger: c, state: 'cancelled', at: make.instantFromNow(3) });
	const planned = await make.makeMoede({ borger: a, at: make.instantFromNow(5) });
	await make.makeParticipant({ borger: a, moedeId: planned, who: tove });
	await make.makeParticipant({ borger: a, moedeId: planned, who: bo, answer: 'no', answerReason: 'Ferie' });
	await make.makeParticipant({
		borger: a,
		moedeId: planned,
		who: sanne,
		answer: 'no',
		answerReason: 'Syg',
		substitute: bo
	});

	await promise(a, { dueOn: day(-30), done: -10 });
	await promise(a, { dueOn: day(-120), done: -100 });
	await promise(b, { dueOn: day(-1) });
	await promise(b, { dueOn: day(10) });
	await promise(c, { dueOn: day(-1), owedBy: 'borger' });
}, 60_000);
beforeEach(count);
afterAll(async () => {
	await owner.end();
	await database.close();
});

async function end(holder: make.StaffMade, plan: { startedOn: string; endedOn: string }) {
	const [borger] = await makeFollowed(1, holder, plan.startedOn);
	await owner`update plan set ended_on = ${plan.endedOn}::date where borger_id = ${borger?.id ?? ''}`;
}

/** Something that was agreed in the plan; `done` so many days from now. */
async function promise(
	borger: make.BorgerMade,
	options: { dueOn: string; owedBy?: 'borger' | 'kommune'; done?: number }
) {
	const [plan] = await owner<{ id: string }[]>`
		update plan set version = greatest(version, 1) where borger_id = ${borger.id} and ended_on is null returning id`;
	const { dueOn, owedBy = 'kommune' } = options;
	const responsible = owedBy === 'kommune' ? staff.tove : undefined;
	const aftaleItemId = await make.makeAftale({ borger, planId: plan?.id ?? '', dueOn, owedBy, responsible });
	if (options.done)
		await make.makeAftaleStatus({ borger, aftaleItemId, state: 'done', at: make.instantFromNow(options.done) });
}

test('S13 M35 the figures of a unit are those of its own plans, with all below it', async () => {
	const nord = {
		plans: 5,
		without: 0,
		held: 2,
		planned: 1,
		kept: 1,
		late: 1,
		ended: 5,
		days: 300,
		// Beside the three of Familie, which are too few, they would be what the sum of all eight is not.
		two: null,
		answered: null,
		professions: null
	};
	expect(await counted(enheder.nord)).toEqual(nord);
	expect(await counted(enheder.beskaeftigelse)).toEqual(nord);
	// Two of eight have two forvaltninger, three of eight have answered, and there are nine professions in eight plans.
	expect(await counted(enheder.kommune)).toEqual({
		...nord,
		plans: 8,
		without: 1,
		two: 25,
		answered: 40,
		professions: 1
	});
});

test('S13 a plan whose tovholder has left belongs where it was; of fewer than five plans no share is told', async () => {
	expect(await counted(enheder.familie)).toEqual({
		...{ plans: 3, without: 1, held: 0, planned: 0, kept: 0, late: 0, ended: 0 },
		...{ days: null, two: null, answered: null, professions: null }
	});
});

test('M27 M4 a leder sees the workload of their own staff, and whom of them an invitation waits for, and nobody else’s', async () => {
	const staffOf = async (unit: string) =>
		readAs(
			await asLeder(unit),
			({ sql }) => sql`
				select name, plans, invitations_waiting as waiting, declined_without_substitute as declined, oldest_asked_on as oldest
				from cube.workload order by name`
		);
	const own = [
		{ name: 'Bo', plans: 0, waiting: 0, declined: 1, oldest: null },
		{ name: 'Tove', plans: 5, waiting: 1, declined: 0, oldest: day(0) }
	];
	const sanne = { name: 'Sanne', plans: 2, waiting: 0, declined: 0, oldest: null };
	expect(await staffOf(enheder.nord)).toEqual(own);
	expect(await staffOf(enheder.beskaeftigelse)).toEqual(own);
	expect(await staffOf(enheder.familie)).toEqual([sanne]);
	expect(await staffOf(enheder.kommune)).toEqual([own[0], sanne, own[1]]);
});

test('S13 a leder sees the operations of their own unit and below only', async () => {
	const units = async (unit: string) =>
		readAs(await asLeder(unit), ({ sql }) => sql`select unit_id from cube.operation`);
	expect(await units(enheder.kommune)).toHaveLength(4);
	expect(await units(enheder.beskaeftigelse)).toHaveLength(2);
	expect(await units(enheder.familie)).toEqual([{ unit_id: enheder.familie }]);
});

test('counted again it is the same, in one piece with its job; a job that was given to another leaves what was', async () => {
	const rows = () => owner`select o.*, null as counted_at from cube.operation o order by unit_id`;
	const [before, [at]] = [await rows(), await owner`select max(counted_at) as at from cube.operation`];
	let finished = 0;
	await operations({ id: randomUUID(), data: {}, finish: async () => void finished++ });
	expect(finished).toBe(1);
	expect(await rows()).toEqual(before);
	const given = operations({ id: randomUUID(), data: {}, finish: () => Promise.reject(new Error('given to another')) });
	const [counted] = await owner`select max(counted_at) as at from cube.operation`;
	await expect(given).rejects.toThrow('given to another');
	expect(await owner`select max(counted_at) as at from cube.operation`).toEqual([counted]);
	expect(counted).not.toEqual(at);
});

test('F9 the look at everybody is in the log once a day, however often it is counted', async () => {
	await count();
	await count();
	const looks = await owner`select role, kind, purpose from access_event where page = 'job/operations'`;
	expect(looks).toEqual([
		{ role: 'job', kind: 'everybody', purpose: 'Tæller planer, møder og aftaler sammen for lederne, uden navne' }
	]);
});

test('M35 shares are counted once a month, and of a unit only where what is left of the sum is of enough', async () => {
	await makeFollowed(2, staff.sanne, day(-200));
	await count();
	const before = { two: 25, answered: 40, professions: 1 };
	expect(await counted(enheder.kommune)).toMatchObject({ plans: 10, ...before });
	expect(await counted(enheder.nord)).toMatchObject({ plans: 5, two: null, answered: null, professions: null });
	await owner`update cube.operation set shares_on = shares_on - 32`;
	await count();
	expect(await counted(enheder.kommune)).toMatchObject({ plans: 10, two: 20, answered: 30, professions: 1 });
	expect(await counted(enheder.nord)).toMatchObject({ plans: 5, two: 40, answered: 60, professions: 1.5 });
	expect(await counted(enheder.familie)).toMatchObject({ plans: 5, two: 0, answered: 0, professions: 1 });
});
