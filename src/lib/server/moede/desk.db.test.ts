import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { readAs, withActor, type Actor } from '../db/with-actor';
import { findMoedeDesk, findMoederDesk, findPlanHead, findTemplates, type MoederDesk } from './desk';
import { lockMoede } from './lock';

let database: FreshDatabase;
let cast: make.Solbjerg;
let asTove: Actor<'fagperson'>;
let asSigne: Actor<'fagperson'>;
let asIda: Actor<'fagperson'>;
let asMette: Actor<'fagperson'>;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	asTove = await make.asFagperson(cast.tove);
	asSigne = await make.asFagperson(cast.signe);
	asIda = await make.asFagperson(cast.ida);
	asMette = await make.asFagperson(cast.mette);
});
afterAll(() => database.close());

const today = make.dayFromToday(0);
const now = new Date();
/** A borger whose threads Tove holds, with Signe on the team. */
const makeStory = async () => {
	const borger = await make.makeBorger({ name: 'Asta Berg' });
	await make.makeMembership({ borger, staff: cast.tove, function: 'tovholder', roleText: 'holder trådene' });
	await make.makeMembership({ borger, staff: cast.signe });
	for (const forvaltningId of [cast.beskaeftigelse, cast.social])
		await make.makeAdgangsgrundlag({ borger, forvaltningId });
	return borger;
};
const listOf = async (actor: Actor, borger: make.BorgerMade, page = 1): Promise<MoederDesk> => {
	const desk = await readAs(actor, (tx) => findMoederDesk(tx, { borgerId: borger.id, now, today, page }));
	if (!desk) throw new Error('not visible');
	return desk;
};
const titles = (rows: readonly { title: string }[]) => rows.map(({ title }) => title);

test('M12 the templates of the municipality stand in order: kick-off with its three mini-kicks first', async () => {
	const templates = await readAs(asTove, findTemplates);
	expect(templates.map(({ key }) => key)).toEqual([
		'kickoff',
		'mini_kick',
		'netvaerksmoede',
		'opfoelgning',
		'rundbordssamtale',
		'tfa'
	]);
	expect(templates[0]).toMatchObject({ minutes: 90, followMonths: [3, 6, 9], followTemplate: 'mini_kick' });
	expect(templates[0]?.agenda.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)).toBe(90);
});

test('a new meeting is suggested where the last one was, for the team of today, each once', async () => {
	const borger = await makeStory();
	await make.makeMembership({ borger, staff: cast.tove, function: 'fagperson' });
	await make.makeMembership({ borger, staff: cast.frida, toOn: make.dayFromToday(-1) });
	await make.makeMoede({ borger, tolk: 'arabisk' });
	const head = await readAs(asTove, (tx) => findPlanHead(tx, { borgerId: borger.id, today }));
	expect(head).toMatchObject({
		borger: { name: 'Asta Berg' },
		place: 'Rådhuset',
		tolkLanguage: 'arabisk',
		mayPlan: true
	});
	expect(head?.team).toEqual([
		{
			...{ accountId: cast.tove.accountId, name: 'Tove Madsen', from: 'Beskæftigelse' },
			...{ roleText: 'holder trådene', isMe: true }
		},
		{
			...{ accountId: cast.signe.accountId, name: 'Signe Bach', from: 'Social' },
			...{ roleText: 'hjælper med hverdagen', isMe: false }
		}
	]);
});

test('the list has what comes, what nobody has closed, and what was, in pages', async () => {
	const borger = await makeStory();
	const at = (days: number, state?: 'planned' | 'held' | 'cancelled') =>
		make.makeMoede({ borger, at: make.instantFromNow(days), title: String(days), ...(state ? { state } : {}) });
	await Promise.all([at(9), at(2), at(5, 'cancelled'), at(-1), at(-20), at(-0.02)]);
	for (let days = 2; days <= 14; days += 1) await at(-days, days === 3 ? 'cancelled' : 'held');
	const first = await listOf(asTove, borger);
	expect(titles(first.coming)).toEqual(['-0.02', '2', '5', '9']);
	expect(titles(first.unclosed)).toEqual(['-20', '-1']);
	expect(titles(first.earlier)).toEqual(Array.from({ length: 10 }, (_, index) => `-${index + 2}`));
	expect(first).toMatchObject({ more: true, mayPlan: true, holdsThreads: true, me: cast.tove.accountId });
	const second = await listOf(asTove, borger, 2);
	expect(titles(second.earlier)).toEqual(['-12', '-13', '-14']);
	expect(second.more).toBe(false);
	expect(await readAs(asMette, (tx) => findMoederDesk(tx, { borgerId: borger.id, now, today, page: 1 }))).toBeNull();
});

test('M4 a row says who has answered, who has left the team since, and what is missing', async () => {
	const borger = await makeStory();
	const id = await make.makeMoede({ borger, tolk: 'dari', participants: [cast.tove] });
	await make.makeParticipant({ borger, moedeId: id, who: cast.signe, answer: 'yes' });
	await make.makeParticipant({ borger, moedeId: id, who: cast.frida, answer: 'no', answerReason: 'Ferie' });
	await make.makeParticipant({ borger, moedeId: id, who: cast.farid, removedAt: now });
	await make.makePunkt({ borger, moedeId: id });
	await make.makePunkt({ borger, moedeId: id, endedAt: now });
	expect((await listOf(asTove, borger)).coming[0]).toMatchObject({
		...{ id, answers: { yes: 1, no: 1, none: 1 }, leftTeam: ['Frida Lind'], mine: 'none', points: 1 },
		tolk: { language: 'dari', bookedBy: null, bookedOn: null }
	});
});

test('M6 fewer than four meetings in twelve months, or none ahead, is said; a cancelled one does not count', async () => {
	const borger = await makeStory();
	await make.makePlan({ borger });
	const at = (days: number, state?: 'held' | 'cancelled') =>
		make.makeMoede({ borger, at: make.instantFromNow(days), ...(state ? { state } : {}) });
	await at(-120, 'held');
	await at(-60, 'held');
	await at(-30, 'held');
	await at(30, 'cancelled');
	expect((await listOf(asTove, borger)).window).toMatchObject({
		...{ from: make.dayFromToday(-90), count: 2, tooFew: true, noneAhead: true }
	});
	await at(30);
	await at(60);
	expect((await listOf(asTove, borger)).window).toMatchObject({ count: 4, tooFew: false, noneAhead: false });
});

test('what the borger asks and what is to be done stand with their meeting; what is answered or done does not', async () => {
	const borger = await makeStory();
	const moedeId = await make.makeMoede({ borger, title: 'Opfølgning', forvaltningId: cast.beskaeftigelse });
	await make.makeAnmodning({ borger, moedeId, times: 'Efter kl. 12' });
	await make.makeAnmodning({ borger, type: 'propose', name: 'Mentor Malik' });
	await make.makeAnmodning({ borger, type: 'object', moedeId, about: cast.signe });
	await make.makeAnmodning({ borger, moedeId, answer: 'no', answeredBy: cast.tove });
	await make.makeOpgave({ borger, moedeId, type: 'follow_up', dueOn: make.dayFromToday(3) });
	await make.makeOpgave({ borger, moedeId, type: 'referat', doneAt: now });
	const { anmodninger, opgaver } = await listOf(asTove, borger);
	expect(anmodninger.map(({ type, moedeTitle, about }) => [type, moedeTitle, about]).sort()).toEqual([
		['move', 'Opfølgning', null],
		['object', 'Opfølgning', 'Signe Bach'],
		['propose', null, null]
	]);
	expect(anmodninger[0]?.createdAt).toBeInstanceOf(Date);
	expect(opgaver).toMatchObject([
		{ type: 'follow_up', dueOn: make.dayFromToday(3), doneAt: null, moedeTitle: 'Opfølgning' }
	]);
	const ofSigne = await listOf(asSigne, borger);
	expect(ofSigne.anmodninger.map(({ type }) => type)).toEqual(['move']);
	expect(ofSigne.holdsThreads).toBe(false);
	const desk = await readAs(asTove, (tx) => findMoedeDesk(tx, { borgerId: borger.id, moedeId, today }));
	expect(desk?.anmodninger).toHaveLength(3);
	expect(desk?.opgaver).toHaveLength(2);
});

test('a meeting has the newest of what was written, the decisions that stand, and who takes whose place', async () => {
	const borger = await makeStory();
	const kickoffId = await make.makeMoede({ borger, at: make.instantFromNow(-90), state: 'held', template: 'kickoff' });
	const moedeId = await make.makeMoede({
		...{ borger, at: make.instantFromNow(-1), state: 'held', template: 'mini_kick', kickoffId },
		...{ closedBy: cast.tove, closedAt: now, forvaltningId: cast.beskaeftigelse }
	});
	const { accountId } = cast.frida;
	await make.makeMembership({ borger, staff: cast.frida });
	await make.makeParticipant({ borger, moedeId, who: cast.frida });
	await make.makeParticipant({ borger, moedeId, who: cast.signe, answer: 'no', substitute: cast.frida });
	await make.makeMoedeNote({ borger, moedeId, text: 'Først', at: make.instantFromNow(-1), by: cast.tove });
	await make.makeMoedeNote({ borger, moedeId, text: 'Rettet', by: cast.tove });
	await make.makeMoedeNote({ borger, moedeId, key: 'samarbejdet', text: 'Det går.', by: borger });
	await make.makeBeslutning({ borger, moedeId, text: 'Prøver en dag.', by: cast.tove });
	await make.makeBeslutning({ borger, moedeId, text: 'Fortrudt', endedAt: now });
	const desk = await readAs(asTove, (tx) => findMoedeDesk(tx, { borgerId: borger.id, moedeId, today }));
	expect(desk).toMatchObject({
		...{ state: 'held', closedBy: 'Tove Madsen', next: null, miniKicks: [], kickoff: { id: kickoffId } },
		...{ template: { key: 'mini_kick', questions: ['samarbejdet', 'stadig_mine'] } },
		notes: { referat: { text: 'Rettet', by: 'Tove Madsen' }, samarbejdet: { text: 'Det går.', by: null } },
		beslutninger: [{ text: 'Prøver en dag.', author: 'Tove Madsen', startsOn: make.dayFromToday(1) }]
	});
	expect(desk?.notes.referat?.at).toBeInstanceOf(Date);
	expect(desk?.participants.find(({ name }) => name === 'Signe Bach')?.substitute).toEqual({
		...{ accountId, name: 'Frida Lind', onTeam: true, invited: true }
	});
	const first = await readAs(asTove, (tx) => findMoedeDesk(tx, { borgerId: borger.id, moedeId: kickoffId, today }));
	expect(first?.miniKicks).toMatchObject([{ id: moedeId, state: 'held' }]);
});

test('one of the borger’s own whose name a colleague may not read is not on the list', async () => {
	const borger = await make.makeBorger({ name: 'Bo Krag' });
	await make.makeMembership({ borger, staff: cast.tove, function: 'tovholder' });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.beskaeftigelse, kinds: ['moede'] });
	const moedeId = await make.makeMoede({ borger, participants: [cast.tove] });
	const netvaerkspersonId = await make.makeNetvaerksperson({ borger });
	await make.makeParticipant({ borger, moedeId, who: { netvaerkspersonId } });
	const desk = await readAs(asTove, (tx) => findMoedeDesk(tx, { borgerId: borger.id, moedeId, today }));
	expect(desk?.participants.map(({ name }) => name)).toEqual(['Tove Madsen']);
});

test('no meeting is found by garbage, by another borger’s id, or by whoever does not read it', async () => {
	const { viktor, kasper } = cast;
	const moedeId = await make.makeMoede({ borger: viktor, topics: ['helbred'], forvaltningId: cast.beskaeftigelse });
	const find = (actor: Actor, borger: make.BorgerMade, id: string) =>
		readAs(actor, (tx) => findMoedeDesk(tx, { borgerId: borger.id, moedeId: id, today }));
	expect(await find(asTove, viktor, moedeId)).toMatchObject({ id: moedeId });
	expect(await find(asTove, kasper, moedeId)).toBeNull();
	for (const id of ['x', "' or true --", randomUUID()]) expect(await find(asTove, viktor, id)).toBeNull();
	for (const actor of [asSigne, asIda, asMette]) expect(await find(actor, viktor, moedeId)).toBeNull();
	expect((await listOf(asSigne, viktor)).coming).toEqual([]);
});

test('B12 with a protected address only who is invited, called the meeting or holds the threads finds where it is; whoever may not know changes nothing', async () => {
	const borger = await make.makeBorger({ name: 'Asta Skjold', protectedAddress: true });
	await make.makeMembership({ borger, staff: cast.tove, function: 'tovholder' });
	for (const staff of [cast.signe, cast.farid]) await make.makeMembership({ borger, staff });
	for (const forvaltningId of [cast.beskaeftigelse, cast.social, cast.sundhed])
		await make.makeAdgangsgrundlag({ borger, forvaltningId });
	const id = await make.makeMoede({ borger, participants: [cast.signe] });
	const asFarid = await make.asFagperson(cast.farid);
	const find = async (actor: Actor) => {
		const [desk, list, head] = await Promise.all([
			readAs(actor, (tx) => findMoedeDesk(tx, { borgerId: borger.id, moedeId: id, today })),
			listOf(actor, borger),
			readAs(actor, (tx) => findPlanHead(tx, { borgerId: borger.id, today }))
		]);
		return { place: desk?.place, mayEdit: desk?.mayEdit, said: JSON.stringify({ desk, list, head }) };
	};
	for (const actor of [asTove, asSigne]) {
		const found = await find(actor);
		expect(found).toMatchObject({ mayEdit: true });
		expect(found.place).toBeTruthy();
	}
	const { place: known } = await find(asTove);
	const hidden = await find(asFarid);
	expect(hidden).toMatchObject({ place: '', mayEdit: false });
	expect(hidden.said).not.toContain(known);
	expect(await withActor(asFarid, (tx) => lockMoede(tx, { borgerId: borger.id, moedeId: id }))).toBeNull();
	await expect(withActor(asFarid, (tx) => tx.sql`select place from moede where id = ${id}`)).rejects.toMatchObject({
		code: '42501'
	});
});
