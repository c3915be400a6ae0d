import { latenessOf } from '../../plan/aftale';
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import type { PageQuery } from '../../trivsel/form';
import { pool } from '../db/client';
import { readAs, readOwn, withActor, type Actor } from '../db/with-actor';
import { recordLook } from '../accesslog/commands';
import { getOwnPage, showAnswers, showBorgerPage, showOwnBorgere } from './pages';

let database: FreshDatabase;
let cast: make.Solbjerg;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
});
afterAll(() => database.close());

const now = new Date();
const query: PageQuery = { emne: null, side: 1, sent: null, opened: null };
const look = () => ({ page: '/borgere', requestId: randomUUID() });

const list = (actor: Actor, search = '', side = 1) =>
	readAs(actor, (tx) => showOwnBorgere(tx, { query: { search, side }, now, look: look() }));
const show = (actor: Actor, staff: make.StaffMade, borgerId: string, asked = query) =>
	readAs(actor, (tx) =>
		showBorgerPage(
			tx,
			{ borgerId, accountId: staff.accountId, page: '/borgere/[id]/lineal', requestId: randomUUID() },
			{ query: asked, now }
		)
	);
const own = async (borger: make.BorgerMade, asked = query) =>
	readOwn(await make.asBorger(borger), (tx) =>
		getOwnPage(tx, { borger, accountId: borger.accountId }, { query: asked, now })
	);

/** What the borger's log says of them, newest last. */
async function log(borger: make.BorgerMade) {
	return withActor(
		await make.asBorger(borger),
		({ sql }) => sql`
			select e.kind, e.page, e.account_id as "accountId", n.item_kind as "itemKind", n.item_id as "itemId"
			from access_entry n join access_event e on e.id = n.event_id order by n.id`
	);
}

/** A borger on Tove's and Signe's list alone. */
async function somebody(name: string) {
	const borger = await make.makeBorger({ name });
	await make.makeMembership({ borger, staff: cast.tove, function: 'tovholder' });
	await make.makeMembership({ borger, staff: cast.signe });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.beskaeftigelse });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.social, kinds: ['trivsel'] });
	return borger;
}

describe('Mine borgere', () => {
	test('shows those whose team one is on and who exist for one, and nobody else', async () => {
		const borger = await somebody('Åse Å');
		expect((await list(await make.asFagperson(cast.tove))).items.map(({ name }) => name)).toContain(borger.name);
		for (const staff of [cast.farid, cast.frida, cast.ida]) {
			expect(await list(await make.asFagperson(staff))).toMatchObject({ items: [], count: 0, all: 0 });
		}
		expect((await list(await make.asFagperson(cast.mette))).items).toMatchObject([
			{ name: 'Kasper Lund', function: 'tovholder' }
		]);
	});

	test('an agreement of ours is as late here as on the borger’s page: a new date hides nothing, and "ikke gjort" is still owed', async () => {
		const borger = await somebody('Yusuf Demir');
		const tove = await make.asFagperson(cast.tove);
		const needs = async () => (await list(tove, 'Yusuf Demir')).items.map((each) => each.needs);
		await make.makeMoede({ borger });
		const planId = await make.makePlan({ borger, publishedBy: cast.tove });
		const owed = { borger, planId, responsible: cast.tove };
		const moved = await make.makeAftale({ ...owed, dueOn: make.dayFromToday(-4) });
		const newDueOn = make.dayFromToday(6);
		await make.makeAftaleStatus({ borger, aftaleItemId: moved, state: 'postponed', reason: 'Sygdom', newDueOn });
		const lateness = latenessOf(
			{ dueOn: make.dayFromToday(-4), postponed: [{ newDueOn, reason: 'Sygdom' }], state: 'postponed' },
			make.dayFromToday(0)
		);
		expect(lateness?.days).toBe(4);
		expect(await needs()).toEqual([[{ kind: 'late', days: lateness?.days }]]);

		const missed = await make.makeAftale({ ...owed, dueOn: make.dayFromToday(-7) });
		await make.makeAftaleStatus({ borger, aftaleItemId: missed, state: 'not_done' });
		expect(await needs()).toEqual([[{ kind: 'late', days: 7 }]]);
	});

	test('says what needs attention, without a number', async () => {
		const borger = await somebody('Nanna Friis');
		const tove = await make.asFagperson(cast.tove);
		const needs = async () => (await list(tove, 'Nanna Friis')).items.map((each) => each.needs);
		expect(await needs()).toEqual([[{ kind: 'no_meeting' }]]);
		await make.makeMoede({ borger });
		expect(await needs()).toEqual([[]]);

		const planId = await make.makePlan({ borger, publishedBy: cast.tove });
		const late = await make.makeAftale({ borger, planId, responsible: cast.tove, dueOn: make.dayFromToday(-20) });
		await make.makeAftaleStatus({
			borger,
			aftaleItemId: late,
			state: 'postponed',
			reason: 'Sygdom',
			newDueOn: make.dayFromToday(-9)
		});
		await make.makeAftale({
			borger,
			planId,
			responsible: cast.tove,
			dueOn: make.dayFromToday(-30),
			lastVersion: 0,
			firstVersion: 0
		});
		await make.makeAftale({ borger, planId, owedBy: 'borger', dueOn: make.dayFromToday(-30) });
		const done = await make.makeAftale({ borger, planId, responsible: cast.tove, dueOn: make.dayFromToday(-30) });
		await make.makeAftaleStatus({ borger, aftaleItemId: done, state: 'done' });
		expect(await needs()).toEqual([[{ kind: 'late', days: 9 }]]);

		const maalingId = await make.makeMaaling({ borger, value: 1, note: 'Hjælp', at: make.instantFromNow(-3) });
		expect(await needs()).toEqual([
			[{ kind: 'note_unread', days: 3 }, { kind: 'new_answer' }, { kind: 'late', days: 9 }]
		]);
		await make.makeNoteRead({ borger, maalingId, by: cast.signe });
		await make.makeOpening({ borger, maalingId, by: cast.tove });
		expect(await needs()).toEqual([[{ kind: 'late', days: 9 }]]);
		// What Tove has opened is still new to Signe, who may see neither plan nor meetings.
		expect((await list(await make.asFagperson(cast.signe), 'Nanna Friis')).items[0]).toMatchObject({
			needs: [{ kind: 'new_answer' }],
			nextMoedeAt: null,
			readsMoeder: false
		});
	});

	test('shows fifty at a time, finds by name, and records exactly those it shows', async () => {
		const staff = await make.makeStaff({ name: 'Mange Borgere', enhedId: cast.social });
		const actor = await make.asFagperson(staff);
		const made: make.BorgerMade[] = [];
		for (let index = 0; index < 52; index += 1) {
			const borger = await make.makeBorger({ name: `Borger ${String(index).padStart(2, '0')}` });
			await make.makeMembership({ borger, staff });
			await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.social });
			made.push(borger);
		}
		const first = await list(actor);
		expect(first).toMatchObject({ items: { length: 50 }, side: 1, sider: 2, count: 52, all: 52 });
		const second = await list(actor, '', 2);
		expect(second.items.map(({ name }) => name)).toEqual(['Borger 50', 'Borger 51']);
		expect((await list(actor, 'ER 07')).items.map(({ name }) => name)).toEqual(['Borger 07']);
		const [seen, unseen] = [made[51], made[0]];
		expect(seen && (await log(seen)).length).toBe(1);
		expect(unseen && (await log(unseen)).length).toBe(1);
		expect(made[7] && (await log(made[7]))).toMatchObject([
			{ kind: 'list', page: '/borgere', accountId: staff.accountId, itemKind: 'borger', itemId: null },
			{ kind: 'list' }
		]);
	});
});

describe('the professional’s page', () => {
	test('a borger who does not exist for one is nobody, and nothing is recorded', async () => {
		const before = await log(cast.viktor);
		for (const staff of [cast.farid, cast.frida, cast.ida, cast.mette]) {
			expect(await show(await make.asFagperson(staff), staff, cast.viktor.id)).toBeNull();
		}
		expect(await show(await make.asFagperson(cast.tove), cast.tove, randomUUID())).toBeNull();
		expect(await log(cast.viktor)).toEqual(before);
	});

	test('F1 every look at the page is in the borger’s log, once, and an opening names the answer', async () => {
		const borger = await somebody('Emil Sørensen');
		const maalingId = await make.makeMaaling({ borger, value: 2, note: 'Træt' });
		const tove = await make.asFagperson(cast.tove);
		for (let look = 0; look < 7; look += 1) await show(tove, cast.tove, borger.id);
		const looks = await log(borger);
		expect(looks.map(({ kind, itemKind }) => `${kind} ${itemKind}`)).toEqual(
			Array.from({ length: 7 }, () => ['page trivselsmaaling', 'page trivselsnote']).flat()
		);

		const opening = {
			borgerId: borger.id,
			emneId: null,
			way: 'seen_first',
			page: '/borgere/[id]/lineal',
			requestId: randomUUID()
		} as const;
		expect(await withActor(tove, (tx) => showAnswers(tx, { ...opening, way: 'after_own' }))).toBe('own_first');
		expect(await log(borger)).toHaveLength(14);
		expect(await withActor(tove, (tx) => showAnswers(tx, opening))).toBe('opened');
		expect(await withActor(tove, (tx) => showAnswers(tx, opening))).toBe('opened');
		expect((await log(borger)).slice(14)).toEqual([
			{
				kind: 'opening',
				page: '/borgere/[id]/lineal',
				accountId: cast.tove.accountId,
				itemKind: 'trivselsmaaling',
				itemId: maalingId
			}
		]);
	});

	test('F2 when the look cannot be recorded, nothing is shown', async () => {
		const borger = await somebody('Laura Sørensen');
		const tove = await make.asFagperson(cast.tove);
		const superuser = postgres(database.ownerUrl, { max: 1 });
		await superuser`revoke insert on access_entry from vp_keeper`;
		try {
			await expect(show(tove, cast.tove, borger.id)).rejects.toMatchObject({ code: '42501' });
			await expect(list(tove)).rejects.toMatchObject({ code: '42501' });
			const opening = {
				borgerId: borger.id,
				emneId: null,
				way: 'seen_first',
				page: '/x',
				requestId: randomUUID()
			} as const;
			await make.makeMaaling({ borger, value: 2 });
			await expect(withActor(tove, (tx) => showAnswers(tx, opening))).rejects.toMatchObject({ code: '42501' });
			expect(await pool('import')`select from trivselsopening where borger_id = ${borger.id}`).toHaveLength(0);
		} finally {
			await superuser`grant insert (event_id, borger_id, item_kind, item_id) on access_entry to vp_keeper`;
			await superuser.end();
		}
		expect(await show(tove, cast.tove, borger.id)).not.toBeNull();
	});

	test('nothing shown is no look', async () => {
		const tove = await make.asFagperson(cast.tove);
		const before = await pool('import')`select count(*) from access_event`;
		await withActor(tove, (tx) =>
			recordLook(tx, { kind: 'list', page: '/x', purpose: 'x', requestId: 'x', shown: [] })
		);
		expect(await pool('import')`select count(*) from access_event`).toEqual(before);
	});

	test('the whole of what a page gets holds no number that is not opened', async () => {
		const borger = await somebody('Yusuf Demir');
		const emneId = await make.makeEmne({ borger, text: 'Ryggen' });
		await make.makeMaaling({ borger, value: 1.5, note: 'En note', at: make.instantFromNow(-1) });
		await make.makeMaaling({ borger, value: 4.5, emneId, at: make.instantFromNow(-1) });
		await make.makeMaaling({ borger, value: 2.5, by: cast.signe, at: make.instantFromNow(-2) });
		const page = await show(await make.asFagperson(cast.tove), cast.tove, borger.id);
		const text = JSON.stringify({ ...page, lineal: null });
		expect(text).not.toMatch(/1½|4½|1\.5|4\.5/);
		expect(text).toContain('2½');
		expect(page).toMatchObject({
			readsTrivsel: true,
			function: 'tovholder',
			notes: [{ note: 'En note', readBy: [], readByMe: false }],
			questions: [
				{ key: 'samlet', answer: { state: 'own_first' } },
				{ text: 'Ryggen', answer: { state: 'own_first' } }
			]
		});
	});

	test('a note that nobody has read is shown however old it is', async () => {
		const borger = await somebody('Gammel Note');
		await make.makeMaaling({ borger, note: 'For længe siden', at: make.instantFromNow(-500) });
		const page = await show(await make.asFagperson(cast.tove), cast.tove, borger.id);
		expect(page?.notes).toMatchObject([{ note: 'For længe siden' }]);
		expect(page?.history).toMatchObject({ weeks: [], older: true });
		const older = await show(await make.asFagperson(cast.tove), cast.tove, borger.id, { ...query, side: 2 });
		expect(older?.history).toMatchObject({ weeks: { length: 1 }, older: false });
	});

	test('without adgangsgrundlag for trivsel one may rate, and sees no answer and no note', async () => {
		const borger = await make.makeBorger({ name: 'Kun Plan' });
		await make.makeMembership({ borger, staff: cast.signe });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.social, kinds: ['plan'] });
		await make.makeMaaling({ borger, value: 1, note: 'Privat' });
		const page = await show(await make.asFagperson(cast.signe), cast.signe, borger.id);
		expect(page).toMatchObject({ readsTrivsel: false, notes: [], questions: [{ answer: { state: 'none' } }] });
	});
});

describe('the borger’s page', () => {
	test('names those who may read the answer, by question', async () => {
		const borger = await somebody('Michelle Krogh');
		await make.makeMembership({ borger, staff: cast.farid });
		await make.makeMembership({ borger, staff: cast.ida });
		await make.makeAdgangsgrundlag({
			borger,
			forvaltningId: cast.sundhed,
			kinds: ['trivsel'],
			toOn: make.dayFromToday(-1)
		});
		await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.social, kinds: ['trivsel'], topics: ['helbred'] });
		await make.makeEmne({ borger, text: 'Sove', topics: ['helbred'] });
		await make.makeEmne({ borger, text: 'Lukket', endedAt: new Date() });
		const page = await own(borger);
		expect(page?.questions.map(({ text, readers }) => [text, readers])).toEqual([
			[null, ['Tove Madsen', 'Signe Bach']],
			['Sove', ['Signe Bach']]
		]);
	});

	test('names nobody when a samtykke is withdrawn', async () => {
		const borger = await make.makeBorger({ name: 'Trukket Tilbage' });
		await make.makeMembership({ borger, staff: cast.signe });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.social, withdrawnAt: new Date() });
		expect((await own(borger))?.questions[0]?.readers).toEqual([]);
	});

	test('has a receipt from the stored row, and tells nothing of another’s id', async () => {
		const [one, other] = [await somebody('En'), await somebody('En Anden')];
		await make.makeMaaling({ borger: one, value: 3, at: make.instantFromNow(-8) });
		await make.makeMaaling({ borger: one, value: 1.5 });
		const [row] = await pool('import')<{ clientId: string; receivedAt: Date }[]>`
			select client_id as "clientId", received_at as "receivedAt" from trivselsmaaling where borger_id = ${one.id} order by received_at desc`;
		const sent = row?.clientId ?? '';
		expect((await own(one, { ...query, sent }))?.receipt).toMatchObject({
			at: row?.receivedAt,
			steps: -1.5,
			low: true,
			text: '1½, mellem ”Det er meget svært” og ”Det er svært”'
		});
		expect((await own(other, { ...query, sent }))?.receipt).toBeNull();
	});

	test('sees who read a note, and of the professionals’ ratings only that they are there', async () => {
		const borger = await somebody('Læst Note');
		const maalingId = await make.makeMaaling({ borger, value: 3, note: 'Læs', at: make.instantFromNow(-40) });
		await make.makeNoteRead({ borger, maalingId, by: cast.tove });
		await make.makeMaaling({
			borger,
			value: 4.5,
			by: cast.tove,
			as: 'tovholder',
			note: 'Hemmeligt',
			at: make.instantFromNow(-1)
		});
		const page = await own(borger);
		expect(page?.notes).toMatchObject([{ readBy: [{ name: 'Tove Madsen' }] }]);
		expect(page?.questions[0]).toMatchObject({ waiting: ['Tove Madsen'], openable: [], marks: [], words: [] });
		expect(JSON.stringify({ ...page, lineal: null })).not.toMatch(/Hemmeligt|4½|4\.5/);
		await make.makeMaaling({ borger, value: 2 });
		expect((await own(borger))?.questions[0]).toMatchObject({ waiting: [], openable: ['Tove Madsen'] });
	});
});
