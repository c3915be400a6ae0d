import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import type { SentGuest } from '../../moede/own';
import { pool } from '../db/client';
import { readOwn, withActor, type Actor } from '../db/with-actor';
import { addOwnPunkt, inviteOwn, moveOwnGuest, moveOwnPunkt, saySvar } from './own';
import { findMoede } from './queries';
import { takeAskedBack, takeGuest, takeMove, takeObjection, takePunkt } from './take-own';

let database: FreshDatabase;
let cast: make.Solbjerg;
let viktor: Actor<'borger'>;
let kasper: Actor<'borger'>;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	[viktor, kasper] = [await make.asBorger(cast.viktor), await make.asBorger(cast.kasper)];
});
afterAll(() => database.close());

const nowhere = '00000000-0000-4000-8000-000000000000';
const own = () => ({ borgerId: cast.viktor.id, accountId: cast.viktor.accountId });
const at = (moedeId: string) => ({ ...own(), moedeId, now: new Date() });
const kasperAt = (moedeId: string) => ({
	borgerId: cast.kasper.id,
	accountId: cast.kasper.accountId,
	moedeId,
	now: new Date()
});
const read = async (moedeId: string, taken: string | null = null) => {
	const found = await readOwn(viktor, (tx) =>
		findMoede(tx, { ...own(), id: moedeId, today: make.dayFromToday(0), taken })
	);
	if (!found) throw new Error('no such meeting');
	return found;
};
const form = (fields: Record<string, string>) => {
	const posted = new FormData();
	for (const [name, value] of Object.entries(fields)) posted.set(name, value);
	return posted;
};
const events = (moedeId: string) =>
	pool('import')<{ type: string; kind: string; params: object }[]>`
		select type, kind, params from event where subject_id = ${moedeId} order by at, type`;

test('S7 the borger puts a point on the agenda, once however often it is sent, takes it off and has it back', async () => {
	const moedeId = await make.makeMoede({ borger: cast.viktor, topics: ['misbrug'] });
	await make.makePunkt({ borger: cast.viktor, moedeId, title: 'Velkommen', position: 4 });
	const sent = { id: randomUUID(), title: 'Min søvn' };
	const add = (over = {}) => withActor(viktor, (tx) => addOwnPunkt(tx, at(moedeId), { ...sent, ...over }));
	expect(await add()).toEqual({ ok: true, value: 'added' });
	expect(await add()).toEqual({ ok: true, value: 'unchanged' });
	expect(await add({ id: randomUUID() })).toEqual({ ok: true, value: 'unchanged' });
	expect(await add({ title: 'Noget andet' })).toEqual({ ok: false, reason: 'other' });
	expect((await read(moedeId)).moede.agenda).toMatchObject([
		{ title: 'Velkommen', byBorger: false },
		{ id: sent.id, title: 'Min søvn', byBorger: true }
	]);
	const move = (to: 'off' | 'back', id: string = sent.id) =>
		withActor(viktor, (tx) => moveOwnPunkt(tx, at(moedeId), id, to));
	for (let times = 0; times < 2; times += 1) expect(await move('off')).toEqual({ ok: true, value: 'moved' });
	expect((await read(moedeId, sent.id)).taken.punkt).toBe('Min søvn');
	expect((await read(moedeId)).moede.agenda).toHaveLength(1);
	for (let times = 0; times < 2; times += 1) expect(await move('back')).toEqual({ ok: true, value: 'moved' });
	expect((await read(moedeId)).moede.agenda).toHaveLength(2);
	expect(await move('off', nowhere)).toEqual({ ok: false, reason: 'unknown' });
	expect(await move('off', 'x')).toEqual({ ok: false, reason: 'unknown' });
	// Not what it is about: that stands on the agenda.
	expect(await events(moedeId)).toEqual([
		{ type: 'punkt_added', kind: 'moede', params: { title: 'Møde om din plan' } }
	]);
});

test('S7 nothing is put on or taken off when the meeting is over, and a point of the staff is not the borger’s to take', async () => {
	const moedeId = await make.makeMoede({ borger: cast.viktor });
	const punkt = await make.makePunkt({ borger: cast.viktor, moedeId, by: cast.tove });
	expect(await withActor(viktor, (tx) => moveOwnPunkt(tx, at(moedeId), punkt, 'off'))).toEqual({
		ok: false,
		reason: 'unknown'
	});
	const over = [
		await make.makeMoede({ borger: cast.viktor, state: 'held', at: make.instantFromNow(-3) }),
		await make.makeMoede({ borger: cast.viktor, state: 'cancelled' }),
		await make.makeMoede({ borger: cast.viktor, at: make.instantFromNow(-4) })
	];
	for (const id of over) {
		const sent = { id: randomUUID(), title: 'For sent' };
		expect(await withActor(viktor, (tx) => addOwnPunkt(tx, at(id), sent))).toEqual({ ok: false, reason: 'over' });
	}
	const theirs = { id: randomUUID(), title: 'Hej' };
	for (const id of [moedeId, nowhere, 'x'])
		expect(await withActor(kasper, (tx) => addOwnPunkt(tx, kasperAt(id), theirs))).toEqual({
			ok: false,
			reason: 'unknown'
		});
});

test('the id of a point of somebody else’s is no way in, and twenty points are enough', async () => {
	const foreign = await make.makeMoede({ borger: cast.kasper });
	const taken = await make.makePunkt({ borger: cast.kasper, moedeId: foreign, byBorger: true });
	const moedeId = await make.makeMoede({ borger: cast.viktor });
	const add = (id: string, title: string) => withActor(viktor, (tx) => addOwnPunkt(tx, at(moedeId), { id, title }));
	expect(await add(taken, 'Mit')).toEqual({ ok: false, reason: 'other' });
	for (let number = 0; number < 20; number += 1)
		await make.makePunkt({ borger: cast.viktor, moedeId, byBorger: true, title: String(number) });
	expect(await add(randomUUID(), 'En mere')).toEqual({ ok: false, reason: 'too_many' });
});

test('M12 the borger takes somebody of their own along by name, as bisidder or not, and takes them off the list', async () => {
	const borger = await make.makeBorger({ name: 'Laura' });
	const actor = await make.asBorger(borger);
	const moedeId = await make.makeMoede({ borger });
	const where = { borgerId: borger.id, accountId: borger.accountId, moedeId, now: new Date() };
	const look = async (taken: string | null = null) => {
		const { borgerId, accountId } = where;
		const found = await readOwn(actor, (tx) =>
			findMoede(tx, { borgerId, accountId, id: moedeId, today: make.dayFromToday(0), taken })
		);
		return { guests: found?.moede.participants ?? [], known: found?.known ?? [], gone: found?.taken.guest };
	};
	const sent: SentGuest = { id: randomUUID(), networkId: null, name: 'Bente Holm', relation: 'mor', bisidder: false };
	const invite = (over: Partial<SentGuest> = {}) =>
		withActor(actor, (tx) => inviteOwn(tx, where, { ...sent, ...over }));
	expect(await invite()).toEqual({ ok: true, value: 'invited' });
	expect(await invite()).toEqual({ ok: true, value: 'unchanged' });
	expect(await invite({ id: randomUUID(), name: 'bente holm', relation: 'Mor' })).toEqual({
		ok: true,
		value: 'unchanged'
	});
	expect(await invite({ name: 'En anden' })).toEqual({ ok: false, reason: 'other' });
	expect((await look()).guests).toMatchObject([
		{ id: sent.id, name: 'Bente Holm', from: 'mor', own: true, bisidder: false, roleText: 'Er med for din skyld' }
	]);
	const asBisidder = randomUUID();
	expect(await invite({ id: asBisidder, bisidder: true })).toEqual({ ok: true, value: 'invited' });
	expect((await look()).guests).toMatchObject([{ id: asBisidder, bisidder: true }]);

	const move = (id: string, to: 'off' | 'back') => withActor(actor, (tx) => moveOwnGuest(tx, where, id, to));
	for (let times = 0; times < 2; times += 1)
		expect(await move(asBisidder, 'off')).toEqual({ ok: true, value: 'moved' });
	expect(await look(asBisidder)).toMatchObject({ guests: [], known: [{ name: 'Bente Holm' }], gone: 'Bente Holm' });
	for (let times = 0; times < 2; times += 1)
		expect(await move(asBisidder, 'back')).toEqual({ ok: true, value: 'moved' });
	expect((await look()).guests).toMatchObject([{ name: 'Bente Holm', bisidder: true }]);
	expect(await move(nowhere, 'off')).toEqual({ ok: false, reason: 'unknown' });
	// Those who may not read the names of the borger's own people are not told them by the way.
	expect(new Set((await events(moedeId)).map(({ kind }) => kind))).toEqual(new Set(['netvaerk']));
});

test('a guest is one of the borger’s own people, and nobody of somebody else’s', async () => {
	const moedeId = await make.makeMoede({ borger: cast.viktor });
	const strange = await make.makeNetvaerksperson({ borger: cast.kasper, name: 'Mads' });
	const ended = await make.makeMoede({ borger: cast.viktor, state: 'cancelled' });
	const sent = { id: randomUUID(), networkId: strange, name: '', relation: '', bisidder: false };
	expect(await withActor(viktor, (tx) => inviteOwn(tx, at(moedeId), sent))).toEqual({
		ok: false,
		reason: 'unknown_person'
	});
	const mine = await make.makeNetvaerksperson({ borger: cast.viktor, name: 'Inger Holm', relation: 'mormor' });
	expect((await read(moedeId)).known).toMatchObject([{ id: mine, name: 'Inger Holm', relation: 'mormor' }]);
	expect(await withActor(viktor, (tx) => inviteOwn(tx, at(ended), { ...sent, networkId: mine }))).toEqual({
		ok: false,
		reason: 'over'
	});
	expect(await withActor(viktor, (tx) => inviteOwn(tx, at(moedeId), { ...sent, networkId: mine }))).toEqual({
		ok: true,
		value: 'invited'
	});
	expect((await read(moedeId)).known).toEqual([]);
});

test('M13 a mini-kick asks two questions, and the newest answer is the one that counts', async () => {
	const moedeId = await make.makeMoede({ borger: cast.viktor, template: 'mini_kick' });
	const plain = await make.makeMoede({ borger: cast.viktor, template: 'opfoelgning' });
	expect((await read(moedeId)).moede.questions).toEqual(['samarbejdet', 'stadig_mine']);
	expect((await read(plain)).moede.questions).toEqual([]);
	const sent = { id: randomUUID(), key: 'samarbejdet' as const, text: 'Det går godt.' };
	const say = (over = {}, moede = moedeId) => withActor(viktor, (tx) => saySvar(tx, at(moede), { ...sent, ...over }));
	expect(await say()).toEqual({ ok: true, value: 'said' });
	expect(await say()).toEqual({ ok: true, value: 'unchanged' });
	expect(await say({ text: 'Skidt' })).toEqual({ ok: false, reason: 'other' });
	expect(await say({ id: randomUUID(), text: 'For mange er med.' })).toEqual({ ok: true, value: 'said' });
	expect((await read(moedeId)).moede.notes).toMatchObject({ samarbejdet: 'For mange er med.' });
	expect(await say({ id: randomUUID() }, plain)).toEqual({ ok: false, reason: 'unknown' });
});

test('a borger who cannot come asks for another time, reads the answer, and takes back what is not answered', async () => {
	const moedeId = await make.makeMoede({ borger: cast.viktor });
	const take = (takeForm: typeof takeMove, fields: Record<string, string>) =>
		withActor(viktor, (tx) => takeForm(tx, at(moedeId), form(fields)));
	const id = randomUUID();
	const asked = { id, ord: 'Jeg skal til lægen.', tider: 'Torsdag' };
	expect(await take(takeMove, asked)).toEqual({ kind: 'done', at: '?gemt=flyt#kan-ikke' });
	expect(await take(takeMove, asked)).toEqual({ kind: 'done', at: '?gemt=flyt#kan-ikke' });
	expect((await read(moedeId)).anmodninger).toMatchObject([
		{ id, type: 'move', words: 'Jeg skal til lægen.', times: 'Torsdag', answer: null, withdrawnAt: null }
	]);
	expect(await take(takeAskedBack, { anmodning: id, slags: 'move' })).toEqual({
		kind: 'done',
		at: '?gemt=tilbage#kan-ikke'
	});
	expect((await read(moedeId)).anmodninger[0]?.withdrawnAt).toBeInstanceOf(Date);
	expect(await take(takeMove, { id: randomUUID(), ord: ' ', tider: 'æ'.repeat(1_001) })).toMatchObject({
		kind: 'refused',
		status: 400,
		form: { form: 'flyt', errors: { ord: 'Skriv noget, før du sender.' }, typed: { ord: ' ' } }
	});
	expect((await events(moedeId)).map(({ type }) => type)).toEqual(['anmodning_made', 'anmodning_withdrawn']);
});

test('M3 the borger says no to a professional; about who holds the threads they are told whom to ring', async () => {
	const moedeId = await make.makeMoede({ borger: cast.viktor, participants: [cast.tove, cast.signe] });
	const object = (hvem: string) =>
		withActor(viktor, (tx) => takeObjection(tx, at(moedeId), form({ id: randomUUID(), hvem, ord: 'Vi er uvenner.' })));
	expect(await object(cast.signe.accountId)).toEqual({ kind: 'done', at: '?gemt=indvend#hvem' });
	expect((await read(moedeId)).anmodninger).toMatchObject([
		{ type: 'object', accountId: cast.signe.accountId, words: 'Vi er uvenner.' }
	]);
	expect(await object(cast.tove.accountId)).toMatchObject({
		kind: 'refused',
		form: { errors: { ord: 'Den person læser selv det, du skriver. Ring hellere til kommunen.' } }
	});
	expect(await object(cast.mette.accountId)).toMatchObject({
		kind: 'refused',
		form: { errors: { ord: 'Den person er ikke med mere.' } }
	});
	expect(await events(moedeId)).toEqual([]);
});

test('D1 every bad field is answered with a sentence and with what was typed; what is not ours is none', async () => {
	const moedeId = await make.makeMoede({ borger: cast.viktor });
	const over = await make.makeMoede({ borger: cast.viktor, state: 'held', at: make.instantFromNow(-2) });
	const take = (takeForm: typeof takePunkt, id: string, fields: Record<string, string>) =>
		withActor(viktor, (tx) => takeForm(tx, at(id), form(fields)));
	expect(await take(takePunkt, moedeId, { id: randomUUID(), punkt: '' })).toMatchObject({
		kind: 'refused',
		status: 400,
		form: { form: 'punkt', errors: { punkt: 'Skriv noget, før du gemmer.' } }
	});
	expect(await take(takePunkt, over, { id: randomUUID(), punkt: 'For sent' })).toMatchObject({
		kind: 'refused',
		status: 409,
		form: { typed: { punkt: 'For sent' } }
	});
	expect(await take(takePunkt, moedeId, { punkt: 'Hej' })).toEqual({ kind: 'malformed' });
	expect(await take(takePunkt, nowhere, { id: randomUUID(), punkt: 'Hej' })).toEqual({ kind: 'not_found' });
	expect(
		await take(takeGuest, moedeId, { id: randomUUID(), slags: 'ny', navn: '', relation: 'mor', bisidder: 'ja' })
	).toMatchObject({
		kind: 'refused',
		form: { form: 'ny', errors: { navn: 'Skriv et navn.' }, typed: { relation: 'mor', bisidder: 'ja' } }
	});
	expect(await take(takeMove, over, { id: randomUUID(), ord: 'Hej', tider: '' })).toMatchObject({
		kind: 'refused',
		status: 409
	});
});
