import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import type { PageQuery } from '../../trivsel/form';
import { pool } from '../db/client';
import { readAs, readOwn, withActor, type Actor } from '../db/with-actor';
import { recordLook } from '../accesslog/commands';
import { getOwnPage, showAnswers, showBorgerPage } from './pages';

let database: FreshDatabase;
let cast: make.Solbjerg;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
});
afterAll(() => database.close());

const now = new Date();
const query: PageQuery = { emne: null, side: 1, sent: null, opened: null, wrong: null, hidden: false };

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
			from access_entry n join access_event e on e.id = n.event_id where e.kind <> 'login' order by n.id`
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
			await expect(show(tove, cast.tove, borger.id)).rejects.toMatchObject({ reason: 'accesslog' });
			const opening = {
				borgerId: borger.id,
				emneId: null,
				way: 'seen_first',
				page: '/x',
				requestId: randomUUID()
			} as const;
			await make.makeMaaling({ borger, value: 2 });
			await expect(withActor(tove, (tx) => showAnswers(tx, opening))).rejects.toMatchObject({ reason: 'accesslog' });
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

	test('M23 whoever holds the threads sees what their samlet vurdering waits for; nobody else has a form for it', async () => {
		const borger = await somebody('Samlet Krogh');
		const tove = await make.asFagperson(cast.tove);
		const samlet = async () => (await show(tove, cast.tove, borger.id))?.samlet;
		const maalingId = await make.makeMaaling({ borger, value: 2, at: make.instantFromNow(-1) });
		expect(await samlet()).toMatchObject({
			missing: ['own', 'opening'],
			colleagues: [{ name: 'Signe Bach', said: null }],
			latest: null
		});
		await make.makeMaaling({ borger, by: cast.tove, value: 3 });
		await make.makeMaaling({ borger, by: cast.signe, value: 2.5 });
		await make.makeOpening({ borger, maalingId, by: cast.tove });
		expect(await samlet()).toMatchObject({
			missing: [],
			colleagues: [{ said: { text: '2½, mellem ”Det er svært” og ”Det går op og ned”' } }]
		});
		await make.makeMaaling({ borger, by: cast.tove, as: 'tovholder', value: 2.5, at: new Date() });
		expect(await samlet()).toMatchObject({ latest: { isOld: false } });
		expect((await show(await make.asFagperson(cast.signe), cast.signe, borger.id))?.samlet).toBeNull();
	});

	test('a goal’s question leads to its goal, and what was typed says who typed it and is answered where it stands', async () => {
		const borger = await somebody('Tastet Demir');
		const planId = await make.makePlan({ borger, publishedBy: cast.tove });
		const maalId = await make.makeMaal({ borger, planId, forvaltningId: cast.beskaeftigelse });
		const emneId = await make.makeEmne({ borger, text: 'Arbejde' });
		const goalId = await make.insert('trivselsemne', {
			id: randomUUID(),
			borger_id: borger.id,
			maal_id: maalId,
			text: 'Et arbejde',
			position: 1
		});
		const maalingId = await make.makeMaaling({ borger, value: 2, typedBy: cast.signe });
		await make.makeOpening({ borger, maalingId, by: cast.tove, how: 'seen_first' });
		const page = await show(await make.asFagperson(cast.tove), cast.tove, borger.id);
		expect(page?.questions).toMatchObject([
			{
				key: 'samlet',
				maalId: null,
				typed: { name: 'Signe Bach', how: 'phone' },
				toReply: { maalingId, hasNote: false }
			},
			{ key: emneId, maalId: null, toReply: null },
			{ key: goalId, maalId }
		]);
		expect(page?.history?.own).toEqual([]);
		const typist = await show(await make.asFagperson(cast.signe), cast.signe, borger.id);
		expect(typist?.history?.own).toMatchObject([{ id: maalingId, label: 'Tastet' }]);
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
