import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { readListQuery } from '../../arbejdsgang/borger-list';
import { dayOf } from '../../core/dates';
import { latenessOf } from '../../plan/aftale';
import { readAs, withActor, type Actor } from '../db/with-actor';
import { findOwnBorgere, showOwnBorgere, type OwnBorger } from './own-borgere';

let database: FreshDatabase;
let cast: make.Solbjerg;
let owner: postgres.Sql;
/** The tovholder's, and that of a colleague of another forvaltning. */
let tove: Actor;
let signe: Actor;
beforeAll(async () => {
	database = await freshDatabase();
	owner = postgres(database.ownerUrl, { max: 1 });
	cast = await make.makeSolbjerg();
	tove = await make.asFagperson(cast.tove);
	signe = await make.asFagperson(cast.signe);
});
afterAll(async () => {
	await owner.end();
	await database.close();
});

const now = new Date();
const day = make.dayFromToday;
const list = (actor: Actor, address = '') =>
	readAs(actor, (tx) =>
		showOwnBorgere(tx, {
			query: readListQuery(new URLSearchParams(address)),
			now,
			look: { page: '/borgere', requestId: randomUUID() }
		})
	);
const needs = async (actor: Actor, borger: make.BorgerMade) =>
	(await list(actor, `q=${borger.name}`)).items.flatMap((each) => each.needs);
const kinds = async (actor: Actor, borger: make.BorgerMade) => (await needs(actor, borger)).map((need) => need.kind);

/** What is known of one borger, or undefined when they do not exist for the actor. */
async function factsOf(actor: Actor, borger: make.BorgerMade): Promise<OwnBorger | undefined> {
	return (await readAs(actor, findOwnBorgere)).find(({ id }) => id === borger.id);
}

let made = 0;
/**
 * A borger whom Tove holds the threads of and whom Signe knows, both by an adgangsgrundlag to everything without sensitive
 * topics; with a meeting to come and three that were, so that the list is quiet.
 */
async function somebody(signeMay: Parameters<typeof make.makeAdgangsgrundlag>[0]['kinds'] = undefined) {
	made += 1;
	const borger = await make.makeBorger({ name: `Prøve${made}` });
	await make.makeMembership({ borger, staff: cast.tove, function: 'tovholder' });
	await make.makeMembership({ borger, staff: cast.signe });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.beskaeftigelse });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.social, ...(signeMay ? { kinds: signeMay } : {}) });
	await make.makeMoede({ borger });
	for (const days of [30, 60, 90]) await make.makeMoede({ borger, at: make.instantFromNow(-days), state: 'held' });
	return borger;
}

/** What the borger's log says that others saw of them. */
async function log(borger: make.BorgerMade) {
	return withActor(
		await make.asBorger(borger),
		({ sql }) => sql`
			select e.kind, e.page, e.account_id as "accountId", n.item_kind as "itemKind", n.item_id as "itemId"
			from access_entry n join access_event e on e.id = n.event_id where e.kind <> 'login' order by n.id`
	);
}

describe('who is on the list', () => {
	test('those whose team one is on and who exist for one, and nobody else', async () => {
		const borger = await somebody();
		expect(await factsOf(tove, borger)).toMatchObject({ name: borger.name, function: 'tovholder', hasTovholder: true });
		for (const staff of [cast.farid, cast.frida, cast.ida]) {
			expect(await list(await make.asFagperson(staff))).toMatchObject({ items: [], count: 0, all: 0 });
		}
		expect((await list(await make.asFagperson(cast.mette))).items).toMatchObject([
			{ name: 'Kasper Lund', function: 'tovholder' }
		]);
	});

	test('of two functions on one team the one with more to do counts', async () => {
		const borger = await somebody();
		await make.makeMembership({ borger, staff: cast.signe, function: 'stedfortraeder' });
		expect(await factsOf(signe, borger)).toMatchObject({ function: 'stedfortraeder', hasTovholder: true });
	});

	test('an external professional sees what they take part in', async () => {
		const borger = await make.makeBorger({ name: 'Ekstern' });
		await make.makeMembership({ borger, staff: cast.ida });
		const ida = await make.asFagperson(cast.ida);
		expect(await factsOf(ida, borger)).toBeUndefined();
		await make.makeMoede({ borger, at: make.instantFromNow(3) });
		await make.makeMoede({ borger, at: make.instantFromNow(5), participants: [cast.ida] });
		const facts = await factsOf(ida, borger);
		expect(facts).toMatchObject({ readsMoeder: false, function: 'fagperson' });
		expect(facts?.nextMoedeAt && dayOf(facts.nextMoedeAt)).toBe(day(5));
	});

	test('shows fifty at a time, and records exactly those it shows', async () => {
		const staff = await make.makeStaff({ name: 'Mange Borgere', enhedId: cast.social });
		const actor = await make.asFagperson(staff);
		const borgere: make.BorgerMade[] = [];
		for (let index = 0; index < 52; index += 1) {
			const borger = await make.makeBorger({ name: `Borger ${String(index).padStart(2, '0')}` });
			await make.makeMembership({ borger, staff });
			await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.social });
			borgere.push(borger);
		}
		expect(await list(actor)).toMatchObject({ items: { length: 50 }, side: 1, sider: 2, count: 52, all: 52 });
		expect((await list(actor, 'side=2')).items.map(({ name }) => name)).toEqual(['Borger 50', 'Borger 51']);
		expect((await list(actor, 'q=ER 07&vis=moede')).items.map(({ name }) => name)).toEqual(['Borger 07']);
		expect(await list(actor, 'vis=svar')).toMatchObject({ items: [], count: 0, all: 52 });
		const [first, seventh, last] = [borgere[0], borgere[7], borgere[51]];
		expect(first && (await log(first)).length).toBe(1);
		expect(last && (await log(last)).length).toBe(1);
		expect(seventh && (await log(seventh))).toMatchObject([
			{ kind: 'list', page: '/borgere', accountId: staff.accountId, itemKind: 'borger', itemId: null },
			{ kind: 'list' }
		]);
	});

	test('F2 when the look cannot be recorded, nothing is shown', async () => {
		await owner`revoke insert on access_entry from vp_keeper`;
		try {
			await expect(list(tove)).rejects.toMatchObject({ name: 'Unavailable', reason: 'accesslog' });
		} finally {
			await owner`grant insert (event_id, borger_id, item_kind, item_id) on access_entry to vp_keeper`;
		}
		expect((await list(tove)).count).toBeGreaterThan(0);
	});
});

describe('M14 new answers and notes', () => {
	test('an answer is new until one has opened it, and nobody without adgangsgrundlag to trivsel knows of it', async () => {
		const borger = await somebody(['plan', 'moede']);
		const earlier = await make.makeMaaling({ borger, value: 3, at: make.instantFromNow(-9) });
		const maalingId = await make.makeMaaling({ borger, value: 3, at: make.instantFromNow(-2) });
		expect(await factsOf(tove, borger)).toMatchObject({ newAnswerOn: day(-2) });
		expect(await factsOf(signe, borger)).toMatchObject({ newAnswerOn: null });
		await make.makeOpening({ borger, maalingId: earlier, by: cast.tove });
		await make.makeOpening({ borger, maalingId, by: cast.signe });
		expect(await factsOf(tove, borger)).toMatchObject({ newAnswerOn: day(-2) });
		await make.makeOpening({ borger, maalingId, by: cast.tove });
		expect(await factsOf(tove, borger)).toMatchObject({ newAnswerOn: null });
	});

	test('an answer on the wrong person, a professional’s rating and one of an area that is not asked about are none', async () => {
		const borger = await somebody();
		await make.makeMaaling({ borger, misregisteredAt: new Date() });
		await make.makeMaaling({ borger, by: cast.signe });
		const emneId = await make.makeEmne({ borger, endedAt: new Date() });
		await make.makeMaaling({ borger, emneId });
		await make.makeMaaling({ borger, at: make.instantFromNow(-400) });
		expect(await factsOf(tove, borger)).toMatchObject({ newAnswerOn: null, alarmingOn: null });
	});

	test('an answer about a sensitive area is known to those whose adgangsgrundlag covers the topic', async () => {
		const borger = await somebody();
		await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.social, kinds: ['trivsel'], topics: ['misbrug'] });
		const emneId = await make.makeEmne({ borger, topics: ['misbrug'] });
		await make.makeMaaling({
			borger,
			emneId,
			value: 1,
			note: 'Privat',
			topics: ['misbrug'],
			at: make.instantFromNow(-8)
		});
		expect(await factsOf(tove, borger)).toMatchObject({ newAnswerOn: null, unreadNoteOn: null, alarmingOn: null });
		expect(await factsOf(signe, borger)).toMatchObject({ newAnswerOn: day(-8), unreadNoteOn: day(-8) });
	});

	test('a note is unread until somebody has marked it or answered it, however old it is', async () => {
		const borger = await somebody(['plan']);
		const oldest = await make.makeMaaling({ borger, note: 'For længe siden', at: make.instantFromNow(-500) });
		const newer = await make.makeMaaling({ borger, skridt: 'En ven', at: make.instantFromNow(-20) });
		await make.makeMaaling({ borger, by: cast.signe, note: 'Fagligt', at: make.instantFromNow(-600) });
		expect(await factsOf(tove, borger)).toMatchObject({ unreadNoteOn: day(-500) });
		expect(await factsOf(signe, borger)).toMatchObject({ unreadNoteOn: null });
		await make.makeNoteRead({ borger, maalingId: oldest, by: cast.signe });
		expect(await factsOf(tove, borger)).toMatchObject({ unreadNoteOn: day(-20) });
		await make.makeReply({ borger, maalingId: newer, by: cast.signe });
		expect(await factsOf(tove, borger)).toMatchObject({ unreadNoteOn: null });
	});

	test('the day is that of Copenhagen', async () => {
		const borger = await somebody();
		// Half past eleven at night by Greenwich is the next day here.
		const late = new Date(`${new Date(now.getTime() - 3 * 86_400_000).toISOString().slice(0, 10)}T23:30:00Z`);
		await make.makeMaaling({ borger, note: 'Sent', at: late });
		const expected = { newAnswerOn: dayOf(late), unreadNoteOn: dayOf(late) };
		expect(await factsOf(tove, borger)).toMatchObject(expected);
		expect(dayOf(late)).not.toBe(late.toISOString().slice(0, 10));
	});

	test('the list says so in its order, and never a number', async () => {
		const borger = await somebody();
		await make.makeMaaling({ borger, value: 2.5, note: 'Hjælp', at: make.instantFromNow(-10) });
		expect(await kinds(tove, borger)).toEqual(['note_task', 'new_answer']);
		expect(await kinds(signe, borger)).toEqual(['new_answer_and_note']);
		expect(JSON.stringify(await factsOf(tove, borger))).not.toMatch(/2[.,]5|2½/);
	});
});

describe('M14 an answer that must be seen', () => {
	test('is a low one, or one that fell by two steps; for those who hold the threads', async () => {
		const low = await somebody();
		await make.makeMaaling({ borger: low, value: 1.5, at: make.instantFromNow(-4) });
		const fallen = await somebody();
		await make.makeMaaling({ borger: fallen, value: 5, at: make.instantFromNow(-9) });
		await make.makeMaaling({ borger: fallen, value: 3, at: make.instantFromNow(-4) });
		for (const borger of [low, fallen]) {
			expect(await factsOf(tove, borger)).toMatchObject({ alarmingOn: day(-4), alarmingOpened: false });
			expect(await factsOf(signe, borger)).toMatchObject({ alarmingOn: null, newAnswerOn: day(-4) });
			expect(await kinds(tove, borger)).toEqual(['alarming']);
			expect(await kinds(signe, borger)).toEqual(['new_answer']);
		}
	});

	test('is none that is a little lower, or far lower than somebody else’s', async () => {
		const borger = await somebody();
		await make.makeMaaling({ borger, value: 4, at: make.instantFromNow(-9) });
		await make.makeMaaling({ borger, value: 5, by: cast.tove, at: make.instantFromNow(-8) });
		await make.makeMaaling({ borger, value: 2.5, at: make.instantFromNow(-4) });
		const emneId = await make.makeEmne({ borger });
		await make.makeMaaling({ borger, emneId, value: 5, at: make.instantFromNow(-4) });
		expect(await factsOf(tove, borger)).toMatchObject({ alarmingOn: null });
	});

	test('goes by the ruler it was given on', async () => {
		const { key, version } = await make.makeLineal({ key: 'omvendt', active: false });
		await owner`alter table trivselslineal no force row level security`;
		await owner`update trivselslineal set best = 'lowest', highest = 10, lowest = 0, step = 1 where key = ${key} and version = ${version}`;
		await owner`alter table trivselslineal force row level security`;
		const borger = await somebody();
		const answer = async (value: number, days: number) => {
			const id = randomUUID();
			const at = make.instantFromNow(days);
			await make.insert('trivselsmaaling', {
				...{ id, borger_id: borger.id, rater_account_id: borger.accountId, client_id: randomUUID(), content_hash: id },
				...{
					rater_kind: 'borger',
					lineal_key: key,
					lineal_version: version,
					blind: true,
					time_zone: 'Europe/Copenhagen'
				},
				...{ made_at_raw: at, made_at: at, received_at: at }
			});
			await make.insert('trivselsvalue', { maaling_id: id, borger_id: borger.id, answer: 'point', value });
		};
		await answer(1, -9);
		expect(await factsOf(tove, borger)).toMatchObject({ alarmingOn: null });
		await answer(3, -8);
		expect(await factsOf(tove, borger)).toMatchObject({ alarmingOn: day(-8) });
		await answer(1, -7);
		expect(await factsOf(tove, borger)).toMatchObject({ alarmingOn: null });
		await answer(9, -6);
		expect(await factsOf(tove, borger)).toMatchObject({ alarmingOn: day(-6) });
	});

	test('is answered by a sentence back, or by a newer answer that is not low', async () => {
		const replied = await somebody();
		const before = await make.makeMaaling({ borger: replied, value: 3, at: make.instantFromNow(-9) });
		const maalingId = await make.makeMaaling({ borger: replied, value: 1, at: make.instantFromNow(-4) });
		await make.makeReply({ borger: replied, maalingId: before, by: cast.tove });
		expect(await factsOf(tove, replied)).toMatchObject({ alarmingOn: day(-4) });
		await make.makeOpening({ borger: replied, maalingId, by: cast.tove });
		expect(await needs(tove, replied)).toMatchObject([{ kind: 'alarming', opened: true }]);
		await make.makeReply({ borger: replied, maalingId, by: cast.signe });
		expect(await kinds(tove, replied)).toEqual([]);

		const better = await somebody();
		await make.makeMaaling({ borger: better, value: 1, at: make.instantFromNow(-9) });
		await make.makeMaaling({ borger: better, value: 2, at: make.instantFromNow(-4) });
		expect(await factsOf(tove, better)).toMatchObject({ alarmingOn: null });
	});

	test('is not answered by "vil ikke svare" after it', async () => {
		const borger = await somebody();
		const low = await make.makeMaaling({ borger, value: 1, at: make.instantFromNow(-9) });
		await make.makeMaaling({ borger, answer: 'decline', at: make.instantFromNow(-4) });
		expect(await factsOf(tove, borger)).toMatchObject({ alarmingOn: day(-4) });
		await make.makeReply({ borger, maalingId: low, by: cast.tove });
		expect(await factsOf(tove, borger)).toMatchObject({ alarmingOn: null });
	});

	test('is first the tovholder’s task, then the deputy’s; the deputy’s at once when nobody holds the threads', async () => {
		const borger = await somebody();
		await make.makeMembership({ borger, staff: cast.signe, function: 'stedfortraeder' });
		await make.makeMaaling({ borger, value: 1, note: 'Hjælp', at: new Date(now.getTime() - 1000) });
		expect(await kinds(tove, borger)).toEqual(['alarming', 'new_note']);
		expect(await kinds(signe, borger)).toEqual(['new_answer_and_note']);

		const alone = await make.makeBorger({ name: 'Uden Tovholder' });
		await make.makeMembership({ borger: alone, staff: cast.tove, function: 'tovholder', toOn: day(-1) });
		await make.makeMembership({ borger: alone, staff: cast.signe, function: 'stedfortraeder' });
		await make.makeAdgangsgrundlag({ borger: alone, forvaltningId: cast.social });
		await make.makeMoede({ borger: alone });
		await make.makeMaaling({ borger: alone, value: 1, at: new Date(now.getTime() - 1000) });
		expect(await factsOf(signe, alone)).toMatchObject({ hasTovholder: false });
		expect(await kinds(signe, alone)).toEqual(['alarming']);
	});
});

describe('M15 an answer and the own rating that stand far apart', () => {
	test('are told once the answer is open, until somebody has written back', async () => {
		const borger = await somebody();
		await make.makeMaaling({ borger, value: 4.5, by: cast.tove, at: make.instantFromNow(-3) });
		const maalingId = await make.makeMaaling({ borger, value: 2.5, at: make.instantFromNow(-5) });
		expect(await factsOf(tove, borger)).toMatchObject({ apartOn: null });
		await make.makeOpening({ borger, maalingId, by: cast.tove });
		await make.makeOpening({ borger, maalingId, by: cast.signe });
		expect(await factsOf(tove, borger)).toMatchObject({ apartOn: day(-3) });
		expect(await kinds(tove, borger)).toEqual(['apart']);
		// Signe has no rating of her own.
		expect(await factsOf(signe, borger)).toMatchObject({ apartOn: null });
		await make.makeReply({ borger, maalingId, by: cast.tove });
		expect(await factsOf(tove, borger)).toMatchObject({ apartOn: null });
	});

	test('go by the newest of both, by the same question, and not by a samlet vurdering', async () => {
		const borger = await somebody();
		const emneId = await make.makeEmne({ borger });
		const open = async (options: Partial<Parameters<typeof make.makeMaaling>[0]>) => {
			const maalingId = await make.makeMaaling({ borger, ...options });
			await make.makeOpening({ borger, maalingId, by: cast.tove });
		};
		await open({ value: 2.5, at: make.instantFromNow(-5) });
		await make.makeMaaling({ borger, value: 5, by: cast.tove, at: make.instantFromNow(-4) });
		await make.makeMaaling({ borger, value: 3, by: cast.tove, at: make.instantFromNow(-3) });
		await make.makeMaaling({ borger, value: 5, by: cast.tove, as: 'tovholder', at: make.instantFromNow(-2) });
		await make.makeMaaling({
			borger,
			value: 5,
			by: cast.tove,
			at: make.instantFromNow(-2),
			misregisteredAt: new Date()
		});
		await make.makeMaaling({ borger, value: 5, by: cast.tove, emneId, at: make.instantFromNow(-2) });
		expect(await factsOf(tove, borger)).toMatchObject({ apartOn: null });
		await open({ value: 3, emneId, at: make.instantFromNow(-1) });
		expect(await factsOf(tove, borger)).toMatchObject({ apartOn: day(-1) });
	});
});

describe('what we owe', () => {
	test('is as late here as on the borger’s page: a new date hides nothing, and "ikke gjort" is still owed', async () => {
		const borger = await somebody(['trivsel']);
		const planId = await make.makePlan({ borger, publishedBy: cast.tove });
		const owed = { borger, planId, responsible: cast.tove };
		const moved = await make.makeAftale({ ...owed, dueOn: day(-4) });
		const newDueOn = day(13);
		await make.makeAftaleStatus({ borger, aftaleItemId: moved, state: 'postponed', reason: 'Sygdom', newDueOn });
		const lateness = latenessOf(
			{ dueOn: day(-4), postponed: [{ newDueOn, reason: 'Sygdom' }], state: 'postponed' },
			day(0)
		);
		expect(lateness?.days).toBe(4);
		expect(await factsOf(tove, borger)).toMatchObject({ lateSinceOn: day(-4), dueOn: day(13) });
		expect(await factsOf(signe, borger)).toMatchObject({ lateSinceOn: null, dueOn: null });

		const missed = await make.makeAftale({ ...owed, dueOn: day(-7) });
		await make.makeAftaleStatus({ borger, aftaleItemId: missed, state: 'not_done' });
		expect(await needs(tove, borger)).toEqual([{ kind: 'late', waited: 7 }]);
	});

	test('goes by the newest broken day, and by the last date promised', async () => {
		const borger = await somebody();
		const planId = await make.makePlan({ borger, publishedBy: cast.tove });
		const aftaleItemId = await make.makeAftale({ borger, planId, responsible: cast.tove, dueOn: day(-20) });
		const move = (on: string, at: number) =>
			make.makeAftaleStatus({
				...{ borger, aftaleItemId, state: 'postponed', reason: 'Sygdom', newDueOn: on, at: make.instantFromNow(at) }
			});
		await move(day(-9), -21);
		await move(day(12), -10);
		await move(day(2), -1);
		expect(await factsOf(tove, borger)).toMatchObject({ lateSinceOn: day(-9), dueOn: day(2) });
	});

	test('is not what is done, dropped, the borger’s, of another version, of a plan that ended, or without a day', async () => {
		const borger = await somebody();
		const planId = await make.makePlan({ borger, publishedBy: cast.tove });
		const owed = { borger, planId, responsible: cast.tove, dueOn: day(-30) };
		for (const state of ['done', 'dropped'] as const) {
			await make.makeAftaleStatus({
				...{ borger, aftaleItemId: await make.makeAftale(owed), state, reason: 'x', at: make.instantFromNow(-2) }
			});
		}
		await make.makeAftale({ ...owed, owedBy: 'borger' });
		await make.makeAftale({ ...owed, firstVersion: 0, lastVersion: 0 });
		await make.makeAftale({ ...owed, firstVersion: 2 });
		await make.makeAftale({ borger, planId, responsible: cast.tove });
		await make.makeAftale({ ...owed, dueOn: day(20) });
		const ended = await make.insert('plan', {
			...{ id: randomUUID(), borger_id: borger.id, started_on: day(-400), ended_on: day(-100), version: 1 }
		});
		await make.makeAftale({ ...owed, planId: ended });
		expect(await factsOf(tove, borger)).toMatchObject({ lateSinceOn: null, dueOn: null });
		// The draft takes it out: until that is published it is promised.
		await make.makeAftale({ ...owed, lastVersion: 1, dueOn: day(-3) });
		const reopened = await make.makeAftale({ ...owed, dueOn: day(-2) });
		await make.makeAftaleStatus({ borger, aftaleItemId: reopened, state: 'done', at: make.instantFromNow(-2) });
		await make.makeAftaleStatus({ borger, aftaleItemId: reopened, state: 'reopened', at: make.instantFromNow(-1) });
		expect(await factsOf(tove, borger)).toMatchObject({ lateSinceOn: day(-3) });
	});

	test('with a sensitive topic is known to those who may read it, and to the external who owes it', async () => {
		const borger = await somebody();
		await make.makeMembership({ borger, staff: cast.ida });
		const planId = await make.makePlan({ borger, publishedBy: cast.tove });
		await make.makeAftale({
			...{ borger, planId, responsible: cast.ida, responsibleForvaltningId: cast.social },
			...{ dueOn: day(-5), topics: ['helbred'], forvaltningId: cast.social }
		});
		expect(await factsOf(tove, borger)).toMatchObject({ lateSinceOn: null });
		expect(await factsOf(signe, borger)).toMatchObject({ lateSinceOn: day(-5) });
		expect(await factsOf(await make.asFagperson(cast.ida), borger)).toMatchObject({ lateSinceOn: day(-5) });
	});
});

describe('meetings', () => {
	test('the next one that one may see', async () => {
		const borger = await make.makeBorger({ name: 'Mødested' });
		await make.makeMembership({ borger, staff: cast.signe });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.social, kinds: ['moede'] });
		await make.makeMoede({ borger, at: make.instantFromNow(-1) });
		await make.makeMoede({ borger, at: make.instantFromNow(1), state: 'cancelled' });
		await make.makeMoede({ borger, at: make.instantFromNow(2), topics: ['helbred'] });
		expect(await kinds(signe, borger)).toEqual(['no_meeting']);
		await make.makeMoede({ borger, at: make.instantFromNow(4) });
		await make.makeMoede({ borger, at: make.instantFromNow(3) });
		const facts = await factsOf(signe, borger);
		expect(facts?.nextMoedeAt && dayOf(facts.nextMoedeAt)).toBe(day(3));
		expect(await kinds(signe, borger)).toEqual([]);
	});

	test('without adgangsgrundlag to meetings there is neither one nor none', async () => {
		const borger = await somebody(['trivsel']);
		expect(await factsOf(signe, borger)).toMatchObject({ nextMoedeAt: null, readsMoeder: false });
		expect(await kinds(signe, borger)).toEqual([]);
	});
});

describe('M11 what the borger says of the plan', () => {
	test('is heard while it is the newest about the current version, and until somebody answers', async () => {
		const borger = await somebody(['trivsel']);
		const planId = await make.makePlan({ borger, publishedBy: cast.tove, version: 2 });
		await make.makeStatement({ borger, planId, version: 1, stance: 'disagree', at: make.instantFromNow(-80) });
		expect(await factsOf(tove, borger)).toMatchObject({ stance: null, stanceOn: null });
		await make.makeStatement({ borger, planId, version: 2, stance: 'disagree', at: make.instantFromNow(-6) });
		expect(await needs(tove, borger)).toEqual([{ kind: 'disagrees', waited: 6 }]);
		expect(await factsOf(signe, borger)).toMatchObject({ stance: null });
		const statementId = await make.makeStatement({
			borger,
			planId,
			version: 2,
			stance: 'talk',
			at: make.instantFromNow(-3)
		});
		expect(await needs(tove, borger)).toEqual([{ kind: 'wants_to_talk', waited: 3 }]);
		await make.makeReply({ borger, statementId, by: cast.signe });
		expect(await needs(tove, borger)).toEqual([]);
		await make.makeStatement({ borger, planId, version: 2, stance: 'talk', at: make.instantFromNow(-2) });
		await make.makeStatement({ borger, planId, version: 2, stance: 'agree', at: make.instantFromNow(-1) });
		expect(await needs(tove, borger)).toEqual([]);
	});

	const wish = (borger: make.BorgerMade, row: Record<string, unknown> = {}) =>
		make.insert('wish', {
			borger_id: borger.id,
			type: 'wish',
			text: 'En hund',
			created_at: make.instantFromNow(-1),
			...row
		});
	const point = (borger: make.BorgerMade, row: Record<string, unknown> = {}) =>
		make.insert('tavlepunkt', {
			...{ borger_id: borger.id, column_key: 'fungerer', text: 'Min hund', author_account_id: borger.accountId },
			...{ created_at: make.instantFromNow(-1), ...row }
		});

	test.each([
		['a wish', wish],
		['a point on the board', point]
	])('that the borger wrote %s after the last version is for those who hold the threads', async (_, write) => {
		const borger = await somebody();
		await make.makePlan({ borger, publishedBy: cast.tove });
		await write(borger, { created_at: make.instantFromNow(-100) });
		await write(borger, { ended_at: new Date() });
		await write(borger, { topics: ['helbred'] });
		expect(await factsOf(tove, borger)).toMatchObject({ wroteOn: null });
		await write(borger);
		expect(await factsOf(tove, borger)).toMatchObject({ wroteOn: day(-1) });
		expect(await kinds(tove, borger)).toEqual(['wrote']);
		expect(await factsOf(signe, borger)).toMatchObject({ wroteOn: null });
		await make.makeMembership({ borger, staff: cast.signe, function: 'stedfortraeder' });
		expect(await kinds(signe, borger)).toEqual(['wrote']);
	});

	test('what a professional writes on the board is nothing that the borger wrote', async () => {
		const borger = await somebody();
		await make.makePlan({ borger, publishedBy: cast.tove });
		await point(borger, { author_account_id: cast.signe.accountId, forvaltning_id: cast.beskaeftigelse });
		expect(await factsOf(tove, borger)).toMatchObject({ wroteOn: null });
	});
});

describe('why we may see, and who took over', () => {
	test('an adgangsgrundlag that ends within thirty days is told, with its department, unless another continues it', async () => {
		const borger = await make.makeBorger({ name: 'Udløb' });
		await make.makeMembership({ borger, staff: cast.tove, function: 'tovholder' });
		await make.makeMembership({ borger, staff: cast.signe });
		await make.makeMoede({ borger });
		const grounds = (options: Partial<Parameters<typeof make.makeAdgangsgrundlag>[0]>) =>
			make.makeAdgangsgrundlag({ borger, forvaltningId: cast.social, ...options });
		await grounds({ forvaltningId: cast.beskaeftigelse, toOn: day(40) });
		await grounds({ kinds: ['plan', 'moede'], topics: ['helbred'], toOn: day(20) });
		await grounds({ forvaltningId: cast.sundhed, kinds: ['plan'], toOn: day(30) });
		await grounds({ forvaltningId: cast.familie, toOn: day(5), withdrawnAt: new Date() });
		await grounds({ forvaltningId: cast.familie, fromOn: day(1), toOn: day(5) });
		await grounds({ forvaltningId: cast.familie, toOn: day(-1) });
		expect(await factsOf(tove, borger)).toMatchObject({ groundsEndOn: day(20), groundsEndFor: ['Social', 'Sundhed'] });
		expect(await factsOf(signe, borger)).toMatchObject({ groundsEndOn: day(20), groundsEndFor: ['Social'] });
		expect(await needs(tove, borger)).toMatchObject([{ kind: 'grounds_end', waited: -20 }]);
		// None of these continues it: too few kinds, too few topics, a gap, an end as early, withdrawn.
		await grounds({ kinds: ['plan'], topics: ['helbred'], toOn: day(200) });
		await grounds({ kinds: ['plan', 'moede'], topics: [], toOn: day(200) });
		await grounds({ kinds: ['plan', 'moede'], topics: ['helbred'], fromOn: day(22), toOn: day(200) });
		await grounds({ kinds: ['plan', 'moede'], topics: ['helbred'], toOn: day(200), withdrawnAt: new Date() });
		expect(await factsOf(signe, borger)).toMatchObject({ groundsEndOn: day(20) });
		await grounds({ kinds: ['plan', 'moede', 'trivsel'], topics: ['helbred'], fromOn: day(21) });
		expect(await factsOf(signe, borger)).toMatchObject({ groundsEndOn: null, groundsEndFor: null });
		expect(await factsOf(tove, borger)).toMatchObject({ groundsEndFor: ['Sundhed'] });
	});

	test('S8 a plan that the borger has not said yes to is told to who holds the threads, until they have', async () => {
		const borger = await somebody();
		const planId = await make.makePlan({ borger, joint: false });
		await make.makePlanSamtykke({ borger, planId, withdrawnAt: new Date() });
		expect(await kinds(tove, borger)).toEqual(['joint_missing']);
		expect(await factsOf(signe, borger)).toMatchObject({ jointMissing: false });
		await make.makePlanSamtykke({ borger, planId, notedBy: cast.tove });
		expect(await kinds(tove, borger)).toEqual([]);
	});

	test('what a plan that ended asks of a department is a task of everybody there, and of nobody elsewhere', async () => {
		const borger = await somebody();
		await make.makeOpgave({ borger, type: 'plan_ended', dueOn: day(-1), forvaltningId: cast.social });
		expect(await kinds(signe, borger)).toEqual(['task_late']);
		const other = await somebody();
		await make.makeOpgave({ borger: other, type: 'plan_ended', dueOn: day(-1), forvaltningId: cast.beskaeftigelse });
		expect(await kinds(signe, other)).toEqual([]);
		expect(await kinds(tove, other)).toEqual(['task_late']);
	});

	test('M2 open points of the last handover are with the one it was handed to', async () => {
		const borger = await somebody();
		const handed = { borger, from: cast.signe, to: cast.tove };
		await make.makeOverdragelse({ ...handed, onDay: day(-50), openPoints: ['notes', 'aftaler'] });
		expect(await needs(tove, borger)).toEqual([{ kind: 'handover', waited: 50, count: 2 }]);
		expect(await factsOf(signe, borger)).toMatchObject({ handoverPoints: 0, handoverOn: null });
		await make.makeOverdragelse({ ...handed, onDay: day(-10), openPoints: [] });
		expect(await factsOf(tove, borger)).toMatchObject({ handoverPoints: 0, handoverOn: null });
	});

	test('who has died is on the list, and needs nothing', async () => {
		const borger = await make.makeBorger({ name: 'Ellen Død', diedOn: day(-3) });
		await make.makeMembership({ borger, staff: cast.tove, function: 'tovholder' });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.beskaeftigelse });
		await make.makeMaaling({ borger, value: 1, note: 'x' });
		expect((await list(tove, 'q=Ellen')).items).toMatchObject([{ diedOn: day(-3), needs: [] }]);
	});
});

describe('S6 something that was tried', () => {
	test('and of which nobody has said what was learnt, also when the draft has ended it', async () => {
		const borger = await somebody(['trivsel']);
		const planId = await make.makePlan({ borger, publishedBy: cast.tove });
		const tried = (row: Record<string, unknown>) =>
			make.insert('indsats', {
				...{ id: randomUUID(), item_id: randomUUID(), plan_id: planId, borger_id: borger.id, first_version: 1 },
				...{ title: 'Praktik', provider: 'Kommunen', proevehandling: true, starts_on: day(-60), ends_on: day(-5) },
				...row
			});
		await tried({ learnt: 'Det gik.' });
		await tried({ proevehandling: false });
		await tried({ ends_on: day(0) });
		await tried({ ends_on: null });
		// The draft says what was learnt: its row stands in place of the published one.
		const itemId = randomUUID();
		await tried({ item_id: itemId, last_version: 1 });
		await tried({ item_id: itemId, first_version: 2, learnt: 'Det gik.' });
		await tried({ first_version: 3 });
		await tried({ topics: ['helbred'] });
		expect(await factsOf(tove, borger)).toMatchObject({ triedUntilOn: null });
		await tried({ first_version: 2, ends_on: day(-2) });
		expect(await factsOf(tove, borger)).toMatchObject({ triedUntilOn: day(-2) });
		await tried({});
		expect(await needs(tove, borger)).toEqual([{ kind: 'tried', waited: 5 }]);
		expect(await factsOf(signe, borger)).toMatchObject({ triedUntilOn: null });
	});
});

describe('messages', () => {
	const ago = (days: number) => make.instantFromNow(-days);

	test('one that nobody of the staff has answered is told to its readers, with the first promised day, and to nobody else', async () => {
		const borger = await somebody();
		const samtaleId = await make.makeSamtale({ borger, readers: [cast.signe] });
		await make.makeBesked({ borger, samtaleId, at: ago(3), promisedOn: day(-1) });
		await make.makeBesked({ borger, samtaleId, at: ago(1), promisedOn: day(1) });
		expect(await factsOf(signe, borger)).toMatchObject({ messageOn: day(-3), messagePromisedOn: day(-1) });
		expect(await needs(signe, borger)).toMatchObject([{ kind: 'message_late', count: 1 }]);
		expect(await factsOf(tove, borger)).toMatchObject({ messageOn: null, messagePromisedOn: null });
	});

	test('an answer of any reader ends the wait, and one that was only read does not', async () => {
		const borger = await somebody();
		const samtaleId = await make.makeSamtale({ borger, readers: [cast.tove, cast.signe] });
		await make.makeBesked({ borger, samtaleId, at: ago(2), readBy: [cast.tove] });
		expect(await kinds(tove, borger)).toEqual(['message']);
		await make.makeBesked({ borger, samtaleId, at: ago(1), by: cast.signe });
		expect(await kinds(tove, borger)).toEqual([]);
		await make.makeBesked({ borger, samtaleId, at: ago(0) });
		expect(await factsOf(tove, borger)).toMatchObject({ messageOn: day(0) });
	});

	test('a deputy is told of what is written to the tovholder, and somebody who reads no more is not', async () => {
		const borger = await somebody();
		await make.makeMembership({ borger, staff: cast.signe, function: 'stedfortraeder' });
		const samtaleId = await make.makeSamtale({ borger, readers: [cast.tove] });
		await make.makeBesked({ borger, samtaleId });
		expect(await factsOf(signe, borger)).toMatchObject({ messageOn: day(0) });
		const other = await make.makeSamtale({ borger, readers: [] });
		await make.makeSamtaleReader({ borger, samtaleId: other, reader: cast.tove, endedAt: ago(0) });
		await make.makeBesked({ borger, samtaleId: other, at: ago(5) });
		expect(await factsOf(tove, borger)).toMatchObject({ messageOn: day(0) });
	});
});

describe('meetings and what they leave to do', () => {
	const ago = (days: number) => make.instantFromNow(-days);

	test('M3 what the borger asks for is told to who holds the threads, until it is answered or taken back', async () => {
		const borger = await somebody();
		const moedeId = await make.makeMoede({ borger, state: 'cancelled' });
		await make.makeAnmodning({ borger, moedeId });
		await make.makeAnmodning({ borger, type: 'propose', withdrawnAt: ago(0) });
		await make.makeAnmodning({ borger, type: 'propose', answer: 'yes', answeredBy: cast.tove });
		expect(await factsOf(tove, borger)).toMatchObject({ askedOn: null });
		await make.makeAnmodning({ borger, type: 'object', about: cast.signe, at: ago(2) });
		expect(await kinds(tove, borger)).toEqual(['asked']);
		expect(await factsOf(signe, borger)).toMatchObject({ askedOn: null });
		await make.makeAnmodning({ borger, moedeId: await make.makeMoede({ borger }), at: ago(1) });
		expect(await factsOf(tove, borger)).toMatchObject({ askedOn: day(-2), askedMoedeOn: day(-1) });
	});

	test('M4 an invitation that one has not answered, to a meeting that is to be', async () => {
		const borger = await somebody();
		const moedeId = await make.makeMoede({ borger, participants: [cast.tove] });
		await make.makeParticipant({ borger, moedeId, who: cast.signe, answer: 'yes' });
		expect(await kinds(tove, borger)).toEqual(['invited']);
		expect(await kinds(signe, borger)).toEqual([]);
	});

	test('M31 a task is told to who holds the threads and to who left it', async () => {
		const borger = await somebody();
		const { beskaeftigelse: forvaltningId } = cast;
		await make.makeOpgave({ borger, by: cast.tove, forvaltningId, dueOn: day(-1) });
		expect(await kinds(tove, borger)).toEqual(['task_late']);
		expect(await kinds(signe, borger)).toEqual([]);
		await make.makeOpgave({ borger, by: cast.signe, type: 'other', text: 'Ring', forvaltningId: cast.social });
		expect(await kinds(signe, borger)).toEqual(['task']);
		await make.makeOpgave({ borger, by: cast.signe, type: 'other', dueOn: day(-9), doneAt: ago(0), forvaltningId });
		expect(await factsOf(signe, borger)).toMatchObject({ taskDueOn: day(0) });
	});

	test('a meeting that is over and not closed is told to who holds the threads', async () => {
		const borger = await somebody();
		await make.makeMoede({ borger, at: ago(2) });
		expect(await kinds(tove, borger)).toEqual(['unwritten']);
		expect(await kinds(signe, borger)).toEqual([]);
	});

	test('M6 meetings are counted over the twelve months that began nine months ago or with the plan', async () => {
		const borger = await somebody();
		expect(await factsOf(tove, borger)).toMatchObject({ moedeCount: null });
		await make.makePlan({ borger, startedOn: day(-70) });
		expect(await factsOf(tove, borger)).toMatchObject({ moedeCount: 3 });
		expect(await needs(tove, borger)).toEqual([{ kind: 'few_meetings', waited: 0, count: 3 }]);
		expect(await factsOf(signe, borger)).toMatchObject({ moedeCount: null });
	});

	test('M6 what is cancelled, or long ago, does not count', async () => {
		const borger = await somebody();
		await make.makePlan({ borger, startedOn: day(-700) });
		expect(await factsOf(tove, borger)).toMatchObject({ moedeCount: 4 });
		await make.makeMoede({ borger, at: ago(280), state: 'held' });
		await make.makeMoede({ borger, at: make.instantFromNow(100) });
		await make.makeMoede({ borger, state: 'cancelled' });
		expect(await factsOf(tove, borger)).toMatchObject({ moedeCount: 4 });
		expect(await kinds(tove, borger)).toEqual([]);
	});
});
