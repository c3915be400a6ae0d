import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import type { SentAnswer } from '../../trivsel/answer';
import { pool } from '../db/client';
import { withActor, type Actor } from '../db/with-actor';
import { giveAnswer, markNoteRead, openAnswers, orOvertaken } from './commands';
import { findRatings } from './queries';

let database: FreshDatabase;
let cast: make.Solbjerg;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
});
afterAll(() => database.close());

const sent = (changes: Partial<SentAnswer> = {}): SentAnswer => ({
	id: randomUUID(),
	emneId: null,
	linealKey: null,
	linealVersion: 1,
	answer: { kind: 'point', value: 3.5 },
	note: null,
	skridt: null,
	samlet: false,
	givenHow: null,
	device: null,
	timeZone: 'Europe/Copenhagen',
	...changes
});

/** A borger of the test's own, with the same team as Viktor. */
async function somebody() {
	const borger = await make.makeBorger({ name: 'Nanna Friis' });
	await make.makeMembership({ borger, staff: cast.tove, function: 'tovholder' });
	await make.makeMembership({ borger, staff: cast.signe });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.beskaeftigelse });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.social });
	return { borger, actor: await make.asBorger(borger) };
}

const give = (actor: Actor, borger: { id: string }, answer: SentAnswer, at = new Date()) =>
	withActor(actor, (tx) => giveAnswer(tx, borger.id, answer, at));
const open = (actor: Actor, borger: { id: string }, way: 'after_own' | 'seen_first', emneId: string | null = null) =>
	withActor(actor, (tx) => openAnswers(tx, { borgerId: borger.id, emneId, way }));
const seen = async (actor: Actor, borger: { id: string; name: string }) =>
	withActor(actor, (tx) => findRatings(tx, borger, { after: new Date(0), until: null }));
/** What is stored, whoever may see it. */
const rows = (borger: { id: string }) => pool('import')<
	{
		id: string;
		answer: string;
		value: number | null;
		note: string | null;
		kind: string;
		blind: boolean;
		madeAt: Date;
		raw: Date;
		receivedAt: Date;
	}[]
>`
	select m.id, v.answer, v.value, n.note, m.rater_kind as kind, m.blind, m.made_at as "madeAt", m.made_at_raw as raw, m.received_at as "receivedAt"
	from trivselsmaaling m join trivselsvalue v on v.maaling_id = m.id left join trivselsnote n on n.maaling_id = m.id
	where m.borger_id = ${borger.id} order by m.received_at`;

describe('giving an answer', () => {
	test('an answer is stored with its value, its words and an event, and acknowledged', async () => {
		const { borger, actor } = await somebody();
		const answer = sent({ note: 'Jeg sov bedre.', skridt: 'Ro' });
		const receipt = await give(actor, borger, answer);
		expect(receipt).toMatchObject({ ok: true, value: { id: answer.id, first: true } });
		expect(await rows(borger)).toMatchObject([
			{ answer: 'point', value: 3.5, note: 'Jeg sov bedre.', kind: 'borger', blind: true }
		]);
		const events = await pool(
			'import'
		)`select type, kind, forvaltning_id, params from event where borger_id = ${borger.id}`;
		expect(events).toEqual([{ type: 'answer_given', kind: 'trivsel', forvaltning_id: null, params: {} }]);
	});

	test('a question that is let go of in the moment of the answer is said to be, and nothing fails', async () => {
		const { borger, actor } = await somebody();
		const emneId = await make.makeEmne({ borger, text: 'Søvn' });
		const owner = postgres(database.ownerUrl, { max: 2, onnotice: () => {} });
		let given: Promise<unknown> = Promise.resolve();
		// The answer has been decided on and waits to be written; meanwhile the question goes.
		await owner.begin(async (tx) => {
			await tx`lock table trivselsmaaling in share mode`;
			given = give(actor, borger, sent({ emneId })).catch(orOvertaken);
			await expect
				.poll(async () => (await owner`select from pg_locks where not granted and mode = 'RowExclusiveLock'`).length)
				.toBeGreaterThan(0);
			await withActor(actor, ({ sql }) => sql`update trivselsemne set ended_at = now() where id = ${emneId}`);
		});
		expect(await given).toEqual({ ok: false, reason: 'emne_ended' });
		expect(await rows(borger)).toHaveLength(0);
		await owner.end();
	});

	test('ved ikke and vil ikke svare are stored without a number', async () => {
		const { borger, actor } = await somebody();
		await give(actor, borger, sent({ answer: { kind: 'dont_know' } }));
		await give(actor, borger, sent({ answer: { kind: 'decline' } }));
		expect((await rows(borger)).map(({ answer, value }) => [answer, value])).toEqual([
			['dont_know', null],
			['decline', null]
		]);
	});

	test('Q1 the same answer sent 50 times at once is one row, and every sending gets the same receipt', async () => {
		const { borger, actor } = await somebody();
		const answer = sent({ note: 'én gang' });
		const receipts = await Promise.all(Array.from({ length: 50 }, () => give(actor, borger, answer)));
		const told = new Set(
			receipts.map((receipt) => (receipt.ok ? JSON.stringify({ ...receipt.value, first: null }) : receipt.reason))
		);
		expect(told.size).toBe(1);
		expect(receipts.filter((receipt) => receipt.ok && receipt.value.first)).toHaveLength(1);
		expect(await rows(borger)).toHaveLength(1);
		const events = await pool('import')`select from event where borger_id = ${borger.id}`;
		expect(events).toHaveLength(1);
	});

	test('Q2 same id other content is refused and changes nothing', async () => {
		const { borger, actor } = await somebody();
		const answer = sent({ note: 'først' });
		await give(actor, borger, answer);
		const before = await rows(borger);
		const others: Partial<SentAnswer>[] = [
			{ answer: { kind: 'point', value: 3 } },
			{ note: 'så' },
			{ skridt: 'mere' },
			{ answer: { kind: 'decline' } }
		];
		for (const change of others)
			expect(await give(actor, borger, { ...answer, ...change })).toEqual({ ok: false, reason: 'conflict' });
		expect(await rows(borger)).toEqual(before);
	});

	test('Q3 a resend is acknowledged as before, whatever the phone’s clock; an area that has ended takes no new answer', async () => {
		const { borger, actor } = await somebody();
		const emneId = await make.makeEmne({ borger, endedAt: new Date(Date.now() + 60_000) });
		const late = await make.makeEmne({ borger });
		const answer = sent({ emneId: late });
		const first = await give(actor, borger, answer);
		const again = await give(actor, borger, { ...answer, device: { madeAt: new Date(), now: new Date() } });
		expect(first.ok && again.ok && again.value).toEqual(first.ok && { ...first.value, first: false });
		expect(await give(actor, borger, sent({ emneId }))).toEqual({ ok: false, reason: 'emne_ended' });
	});

	test('B6 another’s idempotency key tells nothing and stores an own row', async () => {
		const [one, other] = [await somebody(), await somebody()];
		const answer = sent({ note: 'min egen' });
		await give(one.actor, one.borger, answer);
		expect(await give(other.actor, other.borger, { ...answer, note: 'en andens' })).toMatchObject({
			ok: true,
			value: { first: true }
		});
		expect(await rows(one.borger)).toMatchObject([{ note: 'min egen' }]);
		expect(await rows(other.borger)).toMatchObject([{ note: 'en andens' }]);
	});

	test('B7 a client cannot say who rates or for whom: the database takes it from the session', async () => {
		const [one, other] = [await somebody(), await somebody()];
		expect(await give(one.actor, other.borger, sent())).toEqual({ ok: false, reason: 'borger_unknown' });
		const forged = (table: string, row: Record<string, string>) =>
			withActor(one.actor, ({ sql }) => sql`insert into ${sql(table)} ${sql(row)}`);
		const rating = {
			client_id: randomUUID(),
			content_hash: 'x',
			lineal_key: 'voresplan',
			lineal_version: '1',
			time_zone: 'UTC',
			made_at: new Date().toISOString(),
			made_at_raw: new Date().toISOString()
		};
		await expect(
			forged('trivselsmaaling', { ...rating, borger_id: other.borger.id, rater_account_id: one.borger.accountId })
		).rejects.toMatchObject({ code: '42501' });
		await expect(
			forged('trivselsmaaling', { ...rating, borger_id: one.borger.id, rater_account_id: cast.tove.accountId })
		).rejects.toMatchObject({ code: '42501' });
		await expect(
			forged('trivselsmaaling', {
				...rating,
				borger_id: one.borger.id,
				rater_account_id: one.borger.accountId,
				rater_kind: 'tovholder'
			})
		).rejects.toMatchObject({ code: '42501' });
		expect(await rows(other.borger)).toHaveLength(0);
		const tove = await make.asFagperson(cast.tove);
		const signe = await make.asFagperson(cast.signe);
		await give(tove, one.borger, sent());
		await give(signe, one.borger, sent());
		expect((await rows(one.borger)).map(({ kind }) => kind)).toEqual(['fagperson', 'fagperson']);
	});

	test('B7 a professional without a way to the borger cannot rate, whatever id they send', async () => {
		for (const staff of [cast.farid, cast.frida]) {
			const actor = await make.asFagperson(staff);
			expect(await give(actor, cast.viktor, sent())).toEqual({ ok: false, reason: 'borger_unknown' });
		}
		expect(await rows(cast.viktor)).toHaveLength(0);
	});

	test('the same id for two borgere is a conflict for a professional, never the other borger’s receipt', async () => {
		const [one, other] = [await somebody(), await somebody()];
		const tove = await make.asFagperson(cast.tove);
		const answer = sent();
		await give(tove, one.borger, answer);
		expect(await give(tove, other.borger, answer)).toEqual({ ok: false, reason: 'conflict' });
	});

	test('D1 an answer that is no point of the ruler is refused before the database, and by it', async () => {
		const { borger, actor } = await somebody();
		for (const value of [0, 6, 3.2, -1])
			expect(await give(actor, borger, sent({ answer: { kind: 'point', value } }))).toEqual({
				ok: false,
				reason: 'not_a_point'
			});
		const maaling = await make.makeMaaling({ borger, answer: 'decline' });
		await expect(
			pool(
				'import'
			)`insert into trivselsvalue (maaling_id, borger_id, answer, value) values (${maaling}, ${borger.id}, 'point', 3.2)`
		).rejects.toThrow();
	});

	test('an unknown area, another’s area, an old and an unknown ruler are told apart', async () => {
		const [one, other] = [await somebody(), await somebody()];
		const theirs = await make.makeEmne({ borger: other.borger });
		await make.makeLineal({ version: 7, active: false });
		expect(await give(one.actor, one.borger, sent({ emneId: randomUUID() }))).toEqual({
			ok: false,
			reason: 'emne_unknown'
		});
		expect(await give(one.actor, one.borger, sent({ emneId: theirs }))).toEqual({ ok: false, reason: 'emne_unknown' });
		expect(await give(one.actor, one.borger, sent({ linealVersion: 7 }))).toEqual({ ok: false, reason: 'lineal_old' });
		expect(await give(one.actor, one.borger, sent({ linealVersion: 99 }))).toEqual({
			ok: false,
			reason: 'lineal_unknown'
		});
		expect(await give(one.actor, one.borger, sent({ linealKey: 'skala' }))).toEqual({
			ok: false,
			reason: 'lineal_unknown'
		});
		expect(await rows(one.borger)).toHaveLength(0);
	});

	test('G3 the phone’s clock is corrected, kept raw, and never in the future', async () => {
		const { borger, actor } = await somebody();
		const received = new Date();
		const behind = new Date(received.getTime() - 400 * 86_400_000);
		const madeAt = new Date(behind.getTime() - 3_600_000);
		await give(actor, borger, sent({ device: { madeAt, now: behind }, timeZone: 'Asia/Tokyo' }), received);
		const [row] = await rows(borger);
		expect(row?.raw).toEqual(madeAt);
		expect(row?.madeAt).toEqual(new Date(received.getTime() - 3_600_000));
		expect(row && row.receivedAt.getTime() - received.getTime()).toBeGreaterThanOrEqual(0);
	});

	test('an answer about a sensitive area is as sensitive as the area, and its event too', async () => {
		const { borger, actor } = await somebody();
		const emneId = await make.makeEmne({ borger, text: 'Sove om natten', topics: ['helbred'] });
		await give(actor, borger, sent({ emneId, note: 'dårligt' }));
		const tove = await make.asFagperson(cast.tove);
		expect(await seen(tove, borger)).toEqual([]);
		const [event] = await pool(
			'import'
		)`select to_json(topics) as topics, params from event where borger_id = ${borger.id}`;
		expect(event).toEqual({ topics: ['helbred'], params: { area: 'Sove om natten' } });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.beskaeftigelse, topics: ['helbred'] });
		expect(await seen(tove, borger)).toMatchObject([{ note: 'dårligt', answer: null }]);
	});
});

describe('blind: each side answers before it sees the other', () => {
	test('a professional sees no number before opening, and the note at once', async () => {
		const { borger, actor } = await somebody();
		await give(actor, borger, sent({ note: 'Hårdt møde', answer: { kind: 'point', value: 1 } }));
		const tove = await make.asFagperson(cast.tove);
		expect(await seen(tove, borger)).toMatchObject([
			{ answer: null, note: 'Hårdt møde', opened: null, openable: false }
		]);
		expect(await open(tove, borger, 'after_own')).toEqual({ ok: false, reason: 'own_first' });
		expect(await seen(tove, borger)).toMatchObject([{ answer: null }]);
	});

	test('after the own rating it can be opened, and the rating is stored as blind', async () => {
		const { borger, actor } = await somebody();
		await give(actor, borger, sent({ answer: { kind: 'point', value: 2 } }));
		const tove = await make.asFagperson(cast.tove);
		await give(tove, borger, sent({ answer: { kind: 'point', value: 3 } }));
		expect((await seen(tove, borger)).find(({ rater }) => rater.kind === 'borger')).toMatchObject({
			answer: null,
			openable: true
		});
		expect(await open(tove, borger, 'after_own')).toMatchObject({ ok: true, value: [expect.any(String)] });
		expect(
			(await seen(tove, borger)).map(({ rater, answer, blind, opened }) => [rater.kind, answer, blind, opened])
		).toEqual([
			['fagperson', { kind: 'point', value: 3 }, true, null],
			['borger', { kind: 'point', value: 2 }, true, 'after_own']
		]);
		// A second press changes nothing.
		expect(await open(tove, borger, 'after_own')).toEqual({ ok: true, value: [] });
	});

	test('”Vis nu” is stored as seen first, and the rating after it is not blind', async () => {
		const { borger, actor } = await somebody();
		await give(actor, borger, sent());
		const signe = await make.asFagperson(cast.signe);
		expect(await open(signe, borger, 'seen_first')).toMatchObject({ ok: true });
		expect(await seen(signe, borger)).toMatchObject([{ opened: 'seen_first', answer: { kind: 'point', value: 3.5 } }]);
		await give(signe, borger, sent({ answer: { kind: 'point', value: 3 } }));
		expect((await rows(borger)).map(({ kind, blind }) => [kind, blind])).toEqual([
			['borger', true],
			['fagperson', false]
		]);
		// What Signe has opened, Tove has not.
		expect(
			(await seen(await make.asFagperson(cast.tove), borger)).find(({ rater }) => rater.kind === 'borger')?.answer
		).toBeNull();
	});

	test('one press opens the year, so the history has no holes, and nothing of it looks led', async () => {
		const { borger } = await somebody();
		for (const days of [40, 20, 5]) await make.makeMaaling({ borger, at: make.instantFromNow(-days), value: 2 });
		await make.makeMaaling({ borger, at: make.instantFromNow(-400), value: 1 });
		const tove = await make.asFagperson(cast.tove);
		await give(tove, borger, sent());
		expect(await open(tove, borger, 'after_own')).toMatchObject({ ok: true, value: { length: 3 } });
		const opened = (await seen(tove, borger))
			.filter(({ rater }) => rater.kind === 'borger')
			.map(({ opened: how }) => how);
		expect(opened).toEqual(['after_own', 'after_own', 'after_own', null]);
	});

	test('the borger sees the professionals’ numbers only after the own answer', async () => {
		const { borger, actor } = await somebody();
		const tove = await make.asFagperson(cast.tove);
		await give(tove, borger, sent({ answer: { kind: 'point', value: 4 }, note: 'Det går fremad' }));
		expect(await seen(actor, borger)).toMatchObject([{ answer: null, note: null, openable: false }]);
		expect(await open(actor, borger, 'after_own')).toEqual({ ok: false, reason: 'own_first' });
		await expect(open(actor, borger, 'seen_first')).rejects.toMatchObject({ code: '42501' });
		await give(actor, borger, sent({ answer: { kind: 'point', value: 2 } }));
		expect(await open(actor, borger, 'after_own')).toMatchObject({ ok: true });
		expect((await seen(actor, borger)).find(({ rater }) => rater.kind !== 'borger')).toMatchObject({
			answer: { kind: 'point', value: 4 },
			note: 'Det går fremad',
			opened: 'after_own'
		});
	});

	test('a new rating is closed again until the next own answer', async () => {
		const { borger, actor } = await somebody();
		const tove = await make.asFagperson(cast.tove);
		await give(actor, borger, sent());
		await give(tove, borger, sent());
		await open(tove, borger, 'after_own');
		await give(actor, borger, sent({ answer: { kind: 'point', value: 1 } }));
		const [newest] = await seen(tove, borger);
		expect(newest).toMatchObject({ answer: null });
	});

	test('nothing to open is not the same as not allowed', async () => {
		const { borger } = await somebody();
		expect(await open(await make.asFagperson(cast.tove), borger, 'seen_first')).toEqual({
			ok: false,
			reason: 'nothing'
		});
		expect(await open(await make.asFagperson(cast.frida), borger, 'seen_first')).toEqual({
			ok: false,
			reason: 'nothing'
		});
	});
});

describe('a note', () => {
	test('is marked as read once, by name, and the borger can see it', async () => {
		const { borger, actor } = await somebody();
		const given = await give(actor, borger, sent({ note: 'Læs mig' }));
		const maalingId = given.ok ? given.value.maalingId : '';
		const tove = await make.asFagperson(cast.tove);
		const read = () => withActor(tove, (tx) => markNoteRead(tx, { borgerId: borger.id, maalingId }));
		expect(await read()).toBe(true);
		expect(await read()).toBe(true);
		expect(await seen(actor, borger)).toMatchObject([{ readBy: [{ name: 'Tove Madsen' }] }]);
		const events = await pool('import')`select type from event where borger_id = ${borger.id} and type = 'note_read'`;
		expect(events).toHaveLength(1);
	});

	test('of somebody else’s borger does not exist', async () => {
		const { borger, actor } = await somebody();
		const given = await give(actor, borger, sent({ note: 'Læs mig' }));
		const maalingId = given.ok ? given.value.maalingId : '';
		const frida = await make.asFagperson(cast.frida);
		expect(await withActor(frida, (tx) => markNoteRead(tx, { borgerId: borger.id, maalingId }))).toBe(false);
		const tove = await make.asFagperson(cast.tove);
		expect(await withActor(tove, (tx) => markNoteRead(tx, { borgerId: cast.viktor.id, maalingId }))).toBe(false);
	});

	test('cannot be changed afterwards by anybody', async () => {
		const { borger, actor } = await somebody();
		await give(actor, borger, sent({ note: 'Sådan var det' }));
		await expect(withActor(actor, ({ sql }) => sql`update trivselsnote set note = 'nej'`)).rejects.toMatchObject({
			code: '42501'
		});
		const superuser = postgres(database.ownerUrl, { max: 1 });
		await expect(superuser`update trivselsnote set note = 'nej'`).rejects.toThrow('append-only');
		await superuser.end();
	});
});
