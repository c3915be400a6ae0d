import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import type { SentAnswer } from '../../trivsel/answer';
import { pool } from '../db/client';
import { withActor, type Actor } from '../db/with-actor';
import { giveAnswer, misregisterRating, openAnswers, orOvertaken, replyToAnswer } from './commands';
import { typeAnswer } from './pages';
import { findRatings } from './queries';

/** What a professional does beside rating: the samlet vurdering, typing for the borger, answering back, the wrong person. */
let database: FreshDatabase;
let cast: make.Solbjerg;
let tove: Actor;
let signe: Actor;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	tove = await make.asFagperson(cast.tove);
	signe = await make.asFagperson(cast.signe);
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

/** A borger of the test's own, with Tove as tovholder and Signe on the team. */
async function somebody() {
	const borger = await make.makeBorger({ name: 'Nanna Friis' });
	await make.makeMembership({ borger, staff: cast.tove, function: 'tovholder' });
	await make.makeMembership({ borger, staff: cast.signe });
	await make.makeMembership({ borger, staff: cast.farid });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.beskaeftigelse });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.social });
	return { borger, actor: await make.asBorger(borger) };
}

type Borger = { id: string; name: string };
const give = (actor: Actor, borger: Borger, changes: Partial<SentAnswer> = {}) =>
	withActor(actor, (tx) => giveAnswer(tx, borger.id, sent(changes), new Date())).catch(orOvertaken);
const judge = (actor: Actor, borger: Borger, changes: Partial<SentAnswer> = {}) =>
	give(actor, borger, { samlet: true, answer: { kind: 'point', value: 2.5 }, ...changes });
const type = (actor: Actor, borger: Borger, changes: Partial<SentAnswer> = {}) =>
	withActor(actor, (tx) =>
		typeAnswer(
			tx,
			{ borgerId: borger.id, page: '/borgere/[id]/lineal', requestId: randomUUID() },
			{ sent: sent({ givenHow: 'phone', ...changes }), receivedAt: new Date() }
		)
	);
const open = (
	actor: Actor,
	borger: Borger,
	way: 'after_own' | 'seen_first' = 'after_own',
	emneId: string | null = null
) => withActor(actor, (tx) => openAnswers(tx, { borgerId: borger.id, emneId, way }));
const seen = (actor: Actor, borger: Borger) =>
	withActor(actor, (tx) => findRatings(tx, borger, { after: new Date(0), until: null }));
const reply = (actor: Actor, borger: Borger, maalingId: string, text = 'Tak for dit svar.') =>
	withActor(actor, (tx) => replyToAnswer(tx, { borgerId: borger.id, maalingId, text }));
const hide = (actor: Actor, borger: Borger, maalingId: string) =>
	withActor(actor, (tx) => misregisterRating(tx, { borgerId: borger.id, maalingId }));
const events = async (borger: Borger) =>
	(
		await pool('import')<{ type: string; params: object }[]>`
			select type, params from event where borger_id = ${borger.id} order by at, id`
	).map(({ type: name, params }) => [name, params]);
const early = { ok: false, reason: 'samlet_early' };
const idOf = (given: Awaited<ReturnType<typeof give>>) => (given.ok ? given.value.maalingId : '');

describe('the samlet vurdering', () => {
	test('M23 it comes when the own rating is given and the borger’s answer is opened, and is a series of its own', async () => {
		const { borger, actor } = await somebody();
		await give(actor, borger, { answer: { kind: 'point', value: 2 } });
		expect(await judge(tove, borger)).toEqual(early);
		await give(tove, borger, { answer: { kind: 'point', value: 3 } });
		expect(await judge(tove, borger)).toEqual(early);
		await open(tove, borger);
		expect(await judge(tove, borger, { note: 'Vi er på vej' })).toMatchObject({ ok: true });
		expect((await seen(tove, borger)).map(({ rater, answer, blind }) => [rater.kind, answer, blind])).toEqual([
			['tovholder', { kind: 'point', value: 2.5 }, false],
			['fagperson', { kind: 'point', value: 3 }, true],
			['borger', { kind: 'point', value: 2 }, true]
		]);
		expect((await events(borger)).at(-1)).toEqual(['rating_given', { samlet: true }]);
		// A new answer begins a new round.
		await give(actor, borger);
		expect(await judge(tove, borger)).toEqual(early);
	});

	test('M23 P7 the borger opens it with the answer it was built on, also when they have opened the same person’s rating', async () => {
		const { borger, actor } = await somebody();
		await give(tove, borger);
		await give(actor, borger);
		await open(actor, borger);
		await open(tove, borger);
		await judge(tove, borger, { note: 'Sådan ser jeg det' });
		const samlet = async () => (await seen(actor, borger)).find(({ rater }) => rater.kind === 'tovholder');
		expect(await samlet()).toMatchObject({ answer: null, note: null, openable: true });
		await open(actor, borger);
		expect(await samlet()).toMatchObject({ answer: { kind: 'point', value: 2.5 }, note: 'Sådan ser jeg det' });
	});

	test('M23 it is no own rating: it opens no new answer', async () => {
		const { borger, actor } = await somebody();
		await give(tove, borger);
		await give(actor, borger);
		await open(tove, borger);
		expect(await judge(tove, borger)).toMatchObject({ ok: true });
		await give(actor, borger);
		expect(await open(tove, borger)).toEqual({ ok: false, reason: 'own_first' });
	});

	test('M23 nobody else gives it, a stedfortraeder does in their days, and never of an area', async () => {
		const { borger, actor } = await somebody();
		const emneId = await make.makeEmne({ borger });
		await give(actor, borger);
		for (const each of [tove, signe]) {
			await give(each, borger);
			await open(each, borger);
		}
		expect(await judge(signe, borger)).toEqual(early);
		expect(await judge(tove, borger, { emneId })).toEqual(early);
		await make.makeMembership({ borger, staff: cast.signe, function: 'stedfortraeder', toOn: make.dayFromToday(-1) });
		expect(await judge(signe, borger)).toEqual(early);
		await make.makeMembership({ borger, staff: cast.signe, function: 'stedfortraeder', toOn: make.dayFromToday(0) });
		expect(await judge(signe, borger)).toMatchObject({ ok: true });
		expect(await judge(tove, borger)).toMatchObject({ ok: true });
	});

	test('M23 a borger who has not answered is not waited for', async () => {
		const { borger } = await somebody();
		expect(await judge(tove, borger)).toEqual(early);
		await give(tove, borger);
		expect(await judge(tove, borger)).toMatchObject({ ok: true });
	});

	test('Q1 sent again it is the same one; as an ordinary rating under the same id it is a conflict', async () => {
		const { borger } = await somebody();
		await give(tove, borger);
		const id = randomUUID();
		const first = await judge(tove, borger, { id });
		expect(await judge(tove, borger, { id })).toEqual({
			ok: true,
			value: { ...(first.ok && first.value), first: false }
		});
		expect(await judge(tove, borger, { id, samlet: false })).toEqual({ ok: false, reason: 'conflict' });
		expect(await seen(tove, borger)).toHaveLength(2);
	});
});

describe('an answer typed for the borger', () => {
	test('is the borger’s own, says who typed it and how it was given, and whoever typed it has seen it', async () => {
		const { borger, actor } = await somebody();
		const given = await type(tove, borger, { note: 'Jeg er træt', answer: { kind: 'point', value: 1.5 } });
		expect(given).toMatchObject({ ok: true, value: { first: true } });
		const tastet = {
			typed: { accountId: cast.tove.accountId, name: 'Tove Madsen', phone: '70 10 20 30', how: 'phone' }
		};
		expect(await seen(actor, borger)).toMatchObject([
			{
				...tastet,
				rater: { accountId: borger.accountId, kind: 'borger', name: 'Nanna Friis' },
				answer: { kind: 'point', value: 1.5 },
				note: 'Jeg er træt',
				readBy: [{ name: 'Tove Madsen' }]
			}
		]);
		expect(await seen(tove, borger)).toMatchObject([{ ...tastet, opened: 'seen_first' }]);
		expect(await seen(signe, borger)).toMatchObject([{ ...tastet, answer: null, note: 'Jeg er træt' }]);
		expect(await events(borger)).toEqual([['answer_given', { typed: 'phone' }]]);
		const [looked] = await withActor(
			actor,
			({ sql }) => sql`
			select e.kind, e.account_id as "accountId", n.item_id as "itemId" from access_entry n join access_event e on e.id = n.event_id
			where e.kind <> 'login'`
		);
		expect(looked).toEqual({ kind: 'opening', accountId: cast.tove.accountId, itemId: idOf(given) });
	});

	test('counts as the borger’s own: after it they see the professionals’', async () => {
		const { borger, actor } = await somebody();
		await give(signe, borger);
		expect(await open(actor, borger)).toEqual({ ok: false, reason: 'own_first' });
		await type(tove, borger);
		expect(await open(actor, borger)).toMatchObject({ ok: true });
	});

	test('is not noted as seen first when the own rating came before', async () => {
		const { borger } = await somebody();
		await give(tove, borger);
		await type(tove, borger);
		expect((await seen(tove, borger)).find(({ typed }) => typed)).toMatchObject({ opened: 'after_own' });
	});

	test('Q5 the same form again is one answer with one receipt and one look; another content is a conflict', async () => {
		const { borger } = await somebody();
		const id = randomUUID();
		const receipts = await Promise.all(Array.from({ length: 20 }, () => type(tove, borger, { id })));
		expect(new Set(receipts.map((each) => idOf(each))).size).toBe(1);
		expect(receipts.filter((each) => each.ok && each.value.first)).toHaveLength(1);
		expect(await type(tove, borger, { id, givenHow: 'paper' })).toEqual({ ok: false, reason: 'conflict' });
		const looks = await pool('import')`select from event where borger_id = ${borger.id}`;
		expect(looks).toHaveLength(1);
		// Somebody else's form with that id is an answer of its own kind of conflict, never a receipt.
		expect(await type(signe, borger, { id })).toEqual({ ok: false, reason: 'conflict' });
	});

	test('is typed only by who may read it', async () => {
		const { borger } = await somebody();
		const emneId = await make.makeEmne({ borger, topics: ['helbred'], forvaltningId: cast.social });
		const unknown = { ok: false, reason: 'borger_unknown' };
		for (const staff of [cast.farid, cast.frida])
			expect(await type(await make.asFagperson(staff), borger)).toEqual(unknown);
		expect(await type(signe, borger, { emneId })).toEqual(unknown);
		const withPlan = await make.makeBorger();
		await make.makeMembership({ borger: withPlan, staff: cast.signe });
		await make.makeAdgangsgrundlag({ borger: withPlan, forvaltningId: cast.social, kinds: ['plan'] });
		expect(await type(signe, withPlan)).toEqual(unknown);
		expect(
			await pool('import')`select from trivselsmaaling where borger_id in ${pool('import')([borger.id, withPlan.id])}`
		).toEqual([]);
	});
});

describe('a sentence back', () => {
	test('is seen by the borger at the answer, told as an event, and reads the note with it', async () => {
		const { borger, actor } = await somebody();
		const maalingId = idOf(await give(actor, borger, { note: 'Hårdt møde' }));
		expect(await reply(tove, borger, maalingId, 'Det kan jeg godt forstå.')).toBe(true);
		expect(await seen(actor, borger)).toMatchObject([
			{ replies: [{ name: 'Tove Madsen', text: 'Det kan jeg godt forstå.' }], readBy: [{ name: 'Tove Madsen' }] }
		]);
		expect(await seen(signe, borger)).toMatchObject([{ replies: [{ name: 'Tove Madsen' }] }]);
		expect((await events(borger)).map(([name]) => name)).toEqual(['answer_given', 'reply_given']);
	});

	test('Q5 the button pressed many times is one sentence; another sentence is another', async () => {
		const { borger, actor } = await somebody();
		const maalingId = idOf(await give(actor, borger));
		expect(new Set(await Promise.all(Array.from({ length: 8 }, () => reply(tove, borger, maalingId))))).toEqual(
			new Set([true])
		);
		await reply(tove, borger, maalingId, 'Og vi ses på tirsdag.');
		await reply(signe, borger, maalingId);
		const [rating] = await seen(actor, borger);
		expect(rating?.replies.map(({ name, text }) => [name, text])).toEqual([
			['Tove Madsen', 'Tak for dit svar.'],
			['Tove Madsen', 'Og vi ses på tirsdag.'],
			['Signe Bach', 'Tak for dit svar.']
		]);
	});

	test('goes to no answer that one may not read, and to no rating of a professional', async () => {
		const [one, other] = [await somebody(), await somebody()];
		const maalingId = idOf(await give(one.actor, one.borger));
		expect(await reply(await make.asFagperson(cast.farid), one.borger, maalingId)).toBe(false);
		expect(await reply(tove, other.borger, maalingId)).toBe(false);
		expect(await reply(tove, one.borger, randomUUID())).toBe(false);
		expect(await reply(signe, one.borger, idOf(await give(tove, one.borger)))).toBe(false);
		expect((await seen(one.actor, one.borger)).flatMap(({ replies }) => replies)).toEqual([]);
	});
});

describe('a rating on the wrong person', () => {
	test('is hidden from everybody, kept, and told without what it was', async () => {
		const { borger, actor } = await somebody();
		const own = idOf(await give(tove, borger, { note: 'Om en anden' }));
		const typed = idOf(await type(tove, borger, { note: 'Om en anden' }));
		await reply(tove, borger, typed);
		for (const maalingId of [own, typed]) expect(await hide(tove, borger, maalingId)).toBe(true);
		for (const each of [actor, tove, signe]) expect(await seen(each, borger)).toEqual([]);
		const kept = await pool('import')`
			select m.id from trivselsmaaling m join trivselsvalue v on v.maaling_id = m.id where m.borger_id = ${borger.id} and m.misregistered_at is not null`;
		expect(kept).toHaveLength(2);
		expect((await events(borger)).slice(-2)).toEqual([
			['rating_misregistered', {}],
			['rating_misregistered', {}]
		]);
		expect(await hide(tove, borger, own)).toBe(false);
	});

	test('is said by whoever gave or typed it, and never of the borger’s own answer', async () => {
		const { borger, actor } = await somebody();
		const own = idOf(await give(actor, borger));
		const hers = idOf(await give(tove, borger));
		const typed = idOf(await type(tove, borger));
		for (const maalingId of [own, hers, typed]) expect(await hide(signe, borger, maalingId)).toBe(false);
		expect(await hide(tove, borger, own)).toBe(false);
		expect(await hide(tove, cast.viktor, hers)).toBe(false);
		expect(await seen(tove, borger)).toHaveLength(3);
		expect((await events(borger)).filter(([name]) => name === 'rating_misregistered')).toEqual([]);
	});

	test('counts for nothing afterwards: who typed it has not seen the borger’s answer', async () => {
		const { borger, actor } = await somebody();
		await give(tove, borger);
		await hide(tove, borger, idOf(await type(tove, borger)));
		await give(actor, borger);
		expect(await open(tove, borger)).toMatchObject({ ok: true });
	});
});
