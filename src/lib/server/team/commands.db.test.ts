import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import type { HandOverTyped } from '../../team/handover';
import { handOverPoints } from '../../team/handover';
import { findStedfortraeder, findTovholder, splitTeam } from '../../team/membership';
import { pool } from '../db/client';
import { readOwn, withActor, type Actor, type Tx } from '../db/with-actor';
import { finishPoint, handOver, joinTeam, leaveTeam } from './commands';
import { findTeamDesk, findTeamFrame, readTeam, seesBorger, type TeamDesk } from './queries';
import { findStaff } from './staff';

let database: FreshDatabase;
let cast: make.Solbjerg;
let karen: make.StaffMade;
let asTove: Actor<'fagperson'>;
let asSigne: Actor<'fagperson'>;
let asKaren: Actor<'fagperson'>;
let asKarin: Actor<'fordeler'>;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	karen = await make.makeStaff({ name: 'Karen Vind', enhedId: cast.beskaeftigelse });
	const karin = await make.makeStaff({ name: 'Karin Storm', enhedId: cast.kommune, roles: ['fordeler'] });
	asTove = await make.asFagperson(cast.tove);
	asSigne = await make.asFagperson(cast.signe);
	asKaren = await make.asFagperson(karen);
	asKarin = await make.logIn(karin, 'fordeler');
});
afterAll(() => database.close());

const today = make.dayFromToday(0);
const day = make.dayFromToday;

/** A borger with a running plan whose threads Tove holds, with adgangsgrundlag for her and Signe. */
async function makeStory({ holder = true } = {}) {
	const borger = await make.makeBorger({ name: 'Asta Berg' });
	await make.makePlan({ borger });
	if (holder) await make.makeMembership({ borger, staff: cast.tove, function: 'tovholder' });
	for (const forvaltningId of [cast.beskaeftigelse, cast.social])
		await make.makeAdgangsgrundlag({ borger, forvaltningId });
	return borger;
}
const deskOf = async (actor: Actor<'fagperson'>, borger: make.BorgerMade): Promise<TeamDesk> => {
	const desk = await withActor(actor, (tx) => findTeamDesk(tx, { borgerId: borger.id, today, mostLeft: 20 }));
	if (!desk) throw new Error('not visible');
	return desk;
};
const holdsThreads = async (tx: Tx, borgerId: string) => (await findTeamFrame(tx, borgerId))?.holdsThreads ?? false;
const rowsOf = (borger: make.BorgerMade) => pool('import')<
	{
		id: string;
		accountId: string;
		function: 'tovholder' | 'stedfortraeder' | 'fagperson';
		fromOn: string;
		toOn: string | null;
		reason: string | null;
	}[]
>`select id, account_id as "accountId", function, from_on as "fromOn", to_on as "toOn", ended_reason as reason
	from team_membership where borger_id = ${borger.id} order by from_on, created_at`;
const holderOf = async (borger: make.BorgerMade) => findTovholder(await rowsOf(borger), today)?.accountId ?? null;
const newestOf = async (borger: make.BorgerMade) => {
	const rows = (await rowsOf(borger)).filter(
		(row) => row.function === 'tovholder' && (row.toOn === null || (row.toOn >= today && row.toOn >= row.fromOn))
	);
	return rows.at(-1)?.id ?? '';
};
const eventsOf = (borger: make.BorgerMade) =>
	pool('import')<
		{ type: string; params: Record<string, unknown> }[]
	>`select type, params from event where borger_id = ${borger.id} order by at, type`;

const join = (actor: Actor, borger: make.BorgerMade, staff: make.StaffMade, over: Record<string, string> = {}) =>
	withActor(actor, (tx) =>
		joinTeam(tx, {
			borgerId: borger.id,
			as: 'fagperson',
			typed: { person: staff.accountId, opgave: 'Hjælper dig.', hvorfor: 'Du ville.', fra: today, til: '', ...over },
			today
		})
	);
const deputise = (actor: Actor, borger: make.BorgerMade, staff: make.StaffMade, fra: string, til: string) =>
	withActor(actor, (tx) =>
		joinTeam(tx, {
			borgerId: borger.id,
			as: 'stedfortraeder',
			typed: { person: staff.accountId, opgave: 'Svarer dig.', hvorfor: 'Ferie.', fra, til },
			today
		})
	);
const leave = (actor: Actor, borger: make.BorgerMade, medlem: string, over: Record<string, string> = {}) =>
	withActor(actor, (tx) =>
		leaveTeam(tx, {
			borgerId: borger.id,
			typed: { medlem, hvornaar: 'nu', dag: '', grund: 'Forløbet er slut.', ...over },
			today
		})
	);
const hand = async (actor: Actor, borger: make.BorgerMade, to: make.StaffMade, over: Partial<HandOverTyped> = {}) => {
	const typed: HandOverTyped = {
		person: to.accountId,
		fra: today,
		opgave: 'Holder trådene.',
		hvorfor: 'Én skal samle det.',
		grund: 'Tove går på barsel.',
		bliver: 'nej',
		nyopgave: '',
		punkter: ['borger_told', 'notes'],
		set: await newestOf(borger),
		...over
	};
	return withActor(actor, (tx) => handOver(tx, { borgerId: borger.id, typed, today }));
};
const refusedWith = (problems: Record<string, string>) => ({ ok: false, problems });

test('S6 who is put on a team finds the borger at once; who is taken off finds nothing any more, and the borger reads why', async () => {
	const borger = await makeStory();
	expect(await withActor(asSigne, (tx) => seesBorger(tx, borger.id))).toBe(false);
	expect(await join(asTove, borger, cast.signe)).toEqual({ ok: true });
	expect(await withActor(asSigne, (tx) => seesBorger(tx, borger.id))).toBe(true);
	const [, member] = await rowsOf(borger);
	expect(await leave(asTove, borger, member?.id ?? '')).toEqual({ ok: true });
	expect(await withActor(asSigne, (tx) => seesBorger(tx, borger.id))).toBe(false);
	const own = await readOwn(await make.asBorger(borger), (tx) =>
		readTeam(tx, { borgerId: borger.id, today, mostLeft: 5 })
	);
	expect(splitTeam(own.members, today).left).toMatchObject([{ name: 'Signe Bach', endedReason: 'Forløbet er slut.' }]);
	expect(await eventsOf(borger)).toEqual([
		{
			type: 'team_joined',
			params: { name: 'Signe Bach', function: 'fagperson', fromOn: today, toOn: null, why: 'Du ville.' }
		},
		{
			type: 'team_left',
			params: {
				name: 'Signe Bach',
				function: 'fagperson',
				fromOn: today,
				toOn: day(-1),
				reason: 'Forløbet er slut.'
			}
		}
	]);
});

test('S6 an external is put on the team and sees nothing yet; a future member neither', async () => {
	const borger = await makeStory();
	expect(await join(asTove, borger, cast.ida)).toEqual({ ok: true });
	expect(await join(asTove, borger, cast.signe, { fra: day(3) })).toEqual({ ok: true });
	for (const actor of [await make.asFagperson(cast.ida), asSigne])
		expect(await withActor(actor, (tx) => seesBorger(tx, borger.id))).toBe(false);
	const desk = await deskOf(asTove, borger);
	expect(desk.members.find(({ name }) => name === 'Ida Mentor')).toMatchObject({ ekstern: true, forvaltningId: null });
});

test('S6 who does not hold the threads changes nobody', async () => {
	const borger = await makeStory();
	await join(asTove, borger, cast.signe);
	const rows = await rowsOf(borger);
	expect(await join(asSigne, borger, cast.frida)).toEqual(refusedWith({ form: 'not_yours' }));
	expect(await join(asKarin, borger, cast.frida)).toEqual(refusedWith({ form: 'not_yours' }));
	const frida = await make.asFagperson(cast.frida);
	expect(await join(frida, borger, cast.mette)).toEqual(refusedWith({ form: 'not_yours' }));
	await join(asTove, borger, cast.mette);
	const mette = (await rowsOf(borger)).at(-1);
	expect(await leave(asSigne, borger, mette?.id ?? '')).toEqual(refusedWith({ medlem: 'unknown' }));
	expect(await leave(frida, borger, mette?.id ?? '')).toEqual(refusedWith({ medlem: 'unknown' }));
	expect(await hand(asSigne, borger, cast.frida)).toEqual(refusedWith({ form: 'not_yours' }));
	expect(await hand(frida, borger, cast.mette)).toEqual(refusedWith({ form: 'not_yours' }));
	expect((await rowsOf(borger)).slice(0, 2)).toEqual(rows);
});

test('two who put the same person on at the same moment: the person is there once', async () => {
	const borger = await makeStory();
	await deputise(asTove, borger, karen, today, day(5));
	const both = await Promise.all([join(asTove, borger, cast.signe), join(asKaren, borger, cast.signe)]);
	expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	expect(both.find(({ ok }) => !ok)).toEqual(refusedWith({ person: 'already' }));
	expect((await rowsOf(borger)).filter(({ accountId }) => accountId === cast.signe.accountId)).toHaveLength(1);
});

test('M11 a deputy holds the threads in their days and not before or after', async () => {
	const now = await makeStory();
	expect(await deputise(asTove, now, karen, today, day(3))).toEqual({ ok: true });
	expect(await withActor(asKaren, (tx) => holdsThreads(tx, now.id))).toBe(true);
	expect(await join(asKaren, now, cast.signe)).toEqual({ ok: true });
	const later = await makeStory();
	expect(await deputise(asTove, later, karen, day(1), day(3))).toEqual({ ok: true });
	expect(await withActor(asKaren, (tx) => holdsThreads(tx, later.id))).toBe(false);
	expect(await withActor(asKaren, (tx) => seesBorger(tx, later.id))).toBe(false);
	const before = await makeStory();
	await make.makeMembership({
		borger: before,
		staff: karen,
		function: 'stedfortraeder',
		fromOn: day(-9),
		toOn: day(-1)
	});
	expect(await withActor(asKaren, (tx) => seesBorger(tx, before.id))).toBe(false);
});

test('M11 a deputy gives themself no longer time, neither by a new place nor by moving the last day', async () => {
	const borger = await makeStory();
	await deputise(asTove, borger, karen, today, day(1));
	expect(await join(asKaren, borger, karen)).toEqual(refusedWith({ person: 'self' }));
	expect(await hand(asKaren, borger, karen)).toEqual(refusedWith({ person: 'self' }));
	const own = (await rowsOf(borger)).at(-1);
	expect(await leave(asKaren, borger, own?.id ?? '')).toEqual(refusedWith({ medlem: 'self' }));
	const { count } = await withActor(
		asKaren,
		(tx) => tx.sql`update team_membership set to_on = null where id = ${own?.id ?? ''}`
	);
	expect(count).toBe(0);
	await expect(
		withActor(
			asKaren,
			(tx) => tx.sql`insert into team_membership (borger_id, account_id, function, role_text, why, from_on)
				values (${borger.id}, ${karen.accountId}, 'fagperson', 'x', 'x', ${today})`
		)
	).rejects.toThrow('row-level security');
	await expect(
		withActor(
			asKaren,
			(tx) => tx.sql`select app.hand_over(${borger.id}, ${karen.accountId}, ${today}, 'x', 'x', 'x', null, '{}', null)`
		)
	).rejects.toThrow('nobody appoints themself');
});

test('M2 the tovholder is handed over from, never taken off, and never taken off by SQL', async () => {
	const borger = await makeStory();
	const [own] = await rowsOf(borger);
	expect(await leave(asTove, borger, own?.id ?? '')).toEqual(refusedWith({ medlem: 'holds' }));
	expect(await leave(asKarin, borger, own?.id ?? '')).toEqual(refusedWith({ medlem: 'holds' }));
	for (const actor of [asTove, asKarin]) {
		const { count } = await withActor(
			actor,
			(tx) => tx.sql`update team_membership set to_on = ${day(-1)} where id = ${own?.id ?? ''}`
		);
		expect(count).toBe(0);
	}
	expect(await holderOf(borger)).toBe(cast.tove.accountId);
});

test('M2 a handover today: the new one holds the threads, the old one sees nothing, and the open points are the new one’s', async () => {
	const borger = await makeStory();
	expect(await hand(asTove, borger, karen)).toMatchObject({ ok: true });
	expect(await holderOf(borger)).toBe(karen.accountId);
	expect(await withActor(asTove, (tx) => seesBorger(tx, borger.id))).toBe(false);
	const desk = await deskOf(asKaren, borger);
	expect(desk.holdsThreads).toBe(true);
	expect(desk.handOvers).toMatchObject([
		{
			from: 'Tove Madsen',
			to: 'Karen Vind',
			onDay: today,
			reason: 'Tove går på barsel.',
			donePoints: ['borger_told', 'notes'],
			openPoints: ['next_moede', 'aftaler', 'adgangsgrundlag', 'draft']
		}
	]);
	const handOverId = desk.handOvers[0]?.id ?? '';
	const finish = (actor: Actor, point: string) =>
		withActor(actor, (tx) => finishPoint(tx, { borgerId: borger.id, handOverId, point }));
	expect(await finish(asTove, 'draft')).toBe(false);
	expect(await finish(asKaren, 'x')).toBe(false);
	expect(await finish(asKaren, 'draft')).toBe(true);
	expect(await finish(asKaren, 'draft')).toBe(true);
	const after = (await deskOf(asKaren, borger)).handOvers[0];
	expect(after?.openPoints).toEqual(['next_moede', 'aftaler', 'adgangsgrundlag']);
	expect([...(after?.donePoints ?? [])].sort()).toEqual(['borger_told', 'draft', 'notes']);
	expect((await eventsOf(borger)).map(({ type, params }) => [type, params['name'], params['function']])).toEqual([
		['team_joined', 'Karen Vind', 'tovholder'],
		['team_left', 'Tove Madsen', 'tovholder']
	]);
});

test('M2 the old tovholder may stay as fagperson, and is told of once', async () => {
	const borger = await makeStory();
	const stays = { bliver: 'ja', nyopgave: 'Hjælper dig med job.' };
	expect(await hand(asTove, borger, karen, stays)).toMatchObject({ ok: true });
	expect(await withActor(asTove, (tx) => holdsThreads(tx, borger.id))).toBe(false);
	const desk = await deskOf(asTove, borger);
	expect(splitTeam(desk.members, today).now).toMatchObject([
		{ name: 'Karen Vind', function: 'tovholder' },
		{ name: 'Tove Madsen', function: 'fagperson', roleText: 'Hjælper dig med job.' }
	]);
	expect(await eventsOf(borger)).toHaveLength(2);
});

test('M2 whoever leaves with a handover leaves with all they were on the team', async () => {
	const borger = await makeStory();
	await make.makeMembership({ borger, staff: cast.tove });
	expect(await hand(asTove, borger, karen)).toMatchObject({ ok: true });
	expect(await withActor(asTove, (tx) => seesBorger(tx, borger.id))).toBe(false);
});

test('M2 a handover in December changes nothing until then, and is called off by another one', async () => {
	const borger = await makeStory();
	expect(await hand(asTove, borger, karen, { fra: day(10) })).toMatchObject({ ok: true });
	expect(await holderOf(borger)).toBe(cast.tove.accountId);
	expect(await withActor(asKaren, (tx) => seesBorger(tx, borger.id))).toBe(false);
	expect(await hand(asKarin, borger, cast.signe)).toMatchObject({ ok: true });
	expect(await holderOf(borger)).toBe(cast.signe.accountId);
	const planned = (await rowsOf(borger)).find(({ accountId }) => accountId === karen.accountId);
	expect(planned).toMatchObject({ fromOn: day(10), toOn: day(9) });
});

test('M2 a planned handover is undone by naming the one who holds the threads now', async () => {
	const borger = await makeStory();
	await hand(asTove, borger, karen, { fra: day(10) });
	expect(await hand(asTove, borger, cast.tove)).toEqual(refusedWith({ person: 'self' }));
	expect(await hand(asKarin, borger, cast.tove)).toMatchObject({ ok: true });
	const rows = await rowsOf(borger);
	expect(rows.map(({ accountId, toOn }) => [accountId, toOn])).toEqual([
		[cast.tove.accountId, null],
		[karen.accountId, day(9)]
	]);
	expect(await hand(asKarin, borger, cast.tove)).toEqual(refusedWith({ person: 'same' }));
});

test('M2 a fordeler appoints the first tovholder and replaces them the same morning', async () => {
	const borger = await makeStory({ holder: false });
	const first = { grund: '', bliver: '' };
	expect(await hand(asKarin, borger, cast.tove, first)).toMatchObject({ ok: true });
	expect(await withActor(asTove, (tx) => holdsThreads(tx, borger.id))).toBe(true);
	expect(await hand(asKarin, borger, karen)).toMatchObject({ ok: true });
	expect(await withActor(asTove, (tx) => seesBorger(tx, borger.id))).toBe(false);
	expect(await withActor(asKaren, (tx) => holdsThreads(tx, borger.id))).toBe(true);
	expect(await hand(asKarin, borger, cast.tove)).toMatchObject({ ok: true });
	expect(await holderOf(borger)).toBe(cast.tove.accountId);
	expect(await rowsOf(borger)).toMatchObject([
		{ fromOn: today, toOn: day(-1), reason: 'Tove går på barsel.' },
		{ fromOn: today, toOn: day(-1) },
		{ fromOn: today, toOn: null }
	]);
});

test('M2 two handovers at the same moment: exactly one tovholder, and one is told that somebody was quicker', async () => {
	for (let round = 0; round < 4; round += 1) {
		const borger = await makeStory();
		const both = await Promise.all([hand(asTove, borger, karen), hand(asKarin, borger, cast.signe)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		const loser = both.find(({ ok }) => !ok);
		expect([refusedWith({ form: 'changed' }), refusedWith({ form: 'not_yours' })]).toContainEqual(loser);
		const active = (await rowsOf(borger)).filter((row) => row.function === 'tovholder' && row.toOn === null);
		expect(active).toHaveLength(1);
	}
});

test('M2 a form that was opened before another handover changes nothing', async () => {
	const borger = await makeStory();
	const stale = await newestOf(borger);
	await hand(asKarin, borger, karen);
	expect(await hand(asKarin, borger, cast.signe, { set: stale })).toEqual(refusedWith({ form: 'changed' }));
	expect(await hand(asKarin, borger, cast.signe, { set: '' })).toEqual(refusedWith({ form: 'changed' }));
	expect(await holderOf(borger)).toBe(karen.accountId);
});

test('M2 the database itself keeps two tovholdere from one day', async () => {
	const borger = await makeStory();
	await expect(make.makeMembership({ borger, staff: karen, function: 'tovholder', fromOn: day(5) })).rejects.toThrow(
		'team_membership_one_tovholder'
	);
	expect(await holderOf(borger)).toBe(cast.tove.accountId);
});

test('nobody hands over to somebody who cannot hold the threads, nor where there is no plan', async () => {
	const borger = await makeStory();
	const stopped = await make.makeStaff({ name: 'Stoppet', enhedId: cast.social, disabled: true });
	expect(await hand(asTove, borger, stopped)).toEqual(refusedWith({ person: 'unknown' }));
	expect(await hand(asTove, borger, cast.ida)).toEqual(refusedWith({ person: 'external' }));
	const planless = await make.makeBorger();
	await make.makeMembership({ borger: planless, staff: cast.tove, function: 'tovholder' });
	expect(await hand(asKarin, planless, karen)).toEqual(refusedWith({ person: 'unknown' }));
});

test('M11 whoever becomes tovholder is nobody’s deputy any more', async () => {
	const borger = await makeStory();
	await deputise(asTove, borger, karen, today, day(5));
	expect(await hand(asTove, borger, karen)).toMatchObject({ ok: true });
	expect(findStedfortraeder(await rowsOf(borger), today)).toBeNull();
});

test('M11 a fordeler appoints a deputy and stops them', async () => {
	const borger = await makeStory();
	expect(await deputise(asKarin, borger, karen, today, day(5))).toEqual({ ok: true });
	expect(await withActor(asKaren, (tx) => holdsThreads(tx, borger.id))).toBe(true);
	expect(await leave(asKarin, borger, (await rowsOf(borger)).at(-1)?.id ?? '')).toEqual({ ok: true });
	expect(await withActor(asKaren, (tx) => seesBorger(tx, borger.id))).toBe(false);
});

test('staff is found by name, title or department; who has stopped or acts in another role is not', async () => {
	await make.makeStaff({ name: 'Tobias Stoppet', enhedId: cast.social, disabled: true });
	const names = async (typed: string, internal = false) =>
		(await withActor(asTove, (tx) => findStaff(tx, typed, { internal })))?.map(({ name }) => name) ?? null;
	expect(await names('madsen TOVE')).toEqual(['Tove Madsen']);
	expect(await names('tove beskæft')).toEqual(['Tove Madsen']);
	expect(await names('mentorhuset')).toEqual(['Ida Mentor']);
	expect(await names('mentorhuset', true)).toEqual([]);
	expect(await names('stoppet')).toEqual([]);
	expect(await names('karin')).toEqual([]);
	expect(await names('%')).toEqual([]);
	expect(await names(' ')).toBeNull();
});

test('every point of a handover can stay open', async () => {
	const borger = await makeStory();
	await hand(asTove, borger, karen, { punkter: [] });
	expect((await deskOf(asKaren, borger)).handOvers[0]?.openPoints).toEqual([...handOverPoints]);
});

test('M2 M11 who is to be deputy later becomes tovholder today', async () => {
	const borger = await makeStory();
	await deputise(asTove, borger, karen, day(1), day(3));
	expect(await hand(asTove, borger, karen)).toMatchObject({ ok: true });
	expect(await holderOf(borger)).toBe(karen.accountId);
	expect((await rowsOf(borger)).find((row) => row.function === 'stedfortraeder')).toMatchObject({ toOn: day(0) });
});
