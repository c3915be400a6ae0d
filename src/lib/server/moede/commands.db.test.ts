import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import type { MoedeDesk } from '../../moede/desk';
import { pool } from '../db/client';
import { readAs, withActor, type Actor } from '../db/with-actor';
import * as commands from './commands';
import { findMoedeDesk } from './desk';

let database: FreshDatabase;
let cast: make.Solbjerg;
let asTove: Actor<'fagperson'>;
let asSigne: Actor<'fagperson'>;
let asIda: Actor<'fagperson'>;
let asMette: Actor<'fagperson'>;
let moedeId: string;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	asTove = await make.asFagperson(cast.tove);
	asSigne = await make.asFagperson(cast.signe);
	asIda = await make.asFagperson(cast.ida);
	asMette = await make.asFagperson(cast.mette);
});
beforeEach(async () => {
	moedeId = await make.makeMoede({
		...{ borger: cast.viktor, forvaltningId: cast.beskaeftigelse, participants: [cast.tove, cast.signe] }
	});
});
afterAll(() => database.close());

const today = make.dayFromToday(0);
const deskOf = async (actor: Actor = asTove, id = moedeId): Promise<MoedeDesk> => {
	const desk = await readAs(actor, (tx) => findMoedeDesk(tx, { borgerId: cast.viktor.id, moedeId: id, today }));
	if (!desk) throw new Error('not visible');
	return desk;
};
const at = (id = moedeId) => ({ borgerId: cast.viktor.id, moedeId: id });
const unknown = { ok: false, problems: { form: 'unknown' } };
const invite = (actor: Actor, deltager: string, rolle = 'fortæller om mulighederne', id = moedeId) =>
	withActor(actor, (tx) => commands.inviteParticipant(tx, { ...at(id), typed: { deltager, rolle } }));
const takeOff = (actor: Actor, participantId: string, id = moedeId) =>
	withActor(actor, (tx) => commands.uninvite(tx, { ...at(id), participantId }));
const answer = (actor: Actor, typed: { svar: string; grund?: string; afloeser?: string }, id = moedeId) =>
	withActor(actor, (tx) => commands.answerInvitation(tx, { ...at(id), typed: { grund: '', afloeser: '', ...typed } }));
const add = (actor: Actor, titel: string, over = {}, id = moedeId) =>
	withActor(actor, (tx) =>
		commands.addPunkt(tx, { ...at(id), typed: { id: randomUUID(), titel, minutter: '', ...over } })
	);
const move = (punktId: string, direction: 'up' | 'down') =>
	withActor(asTove, (tx) => commands.movePunkt(tx, { ...at(), punktId, direction }));
const remove = (punktId: string, actor: Actor = asTove) =>
	withActor(actor, (tx) => commands.removePunkt(tx, { ...at(), punktId }));
const eventsOf = () =>
	pool('import')<{ type: string; params: object }[]>`
		select type, params from event where subject_id = ${moedeId} order by at, type`;
const named = async (name: string, actor: Actor = asTove) =>
	(await deskOf(actor)).participants.find((each) => each.name === name);

test('M3 one of the team is asked with a role, once, and the borger is told; who asks themself comes', async () => {
	expect(await invite(asSigne, cast.farid.accountId)).toEqual({ ok: true });
	expect(await named('Farid Nasser')).toMatchObject({
		...{ roleText: 'fortæller om mulighederne', answer: 'none', reads: false, leftTeam: false }
	});
	expect(await eventsOf()).toEqual([
		{ type: 'moede_invited', params: { title: 'Møde om din plan', name: 'Farid Nasser' } }
	]);
	expect(await invite(asTove, cast.farid.accountId)).toEqual({ ok: false, problems: { deltager: 'already' } });
	expect(await invite(asTove, cast.ida.accountId, ' ')).toEqual({ ok: false, problems: { rolle: 'missing' } });
	moedeId = await make.makeMoede({ borger: cast.viktor });
	expect(await invite(asTove, cast.tove.accountId.toUpperCase())).toEqual({ ok: true });
	expect(await named('Tove Madsen')).toMatchObject({ answer: 'yes' });
});

test('nobody is asked who is not on the team, and nobody asks who may not plan', async () => {
	for (const other of [cast.mette.accountId, cast.viktor.accountId, randomUUID(), 'x'])
		expect(await invite(asTove, other)).toEqual({ ok: false, problems: { deltager: 'not_on_team' } });
	expect(await invite(asTove, '')).toEqual({ ok: false, problems: { deltager: 'missing' } });
	expect(await invite(asMette, cast.signe.accountId)).toEqual(unknown);
	expect(await invite(asTove, cast.signe.accountId, 'er med', 'x')).toEqual(unknown);
	await make.makeParticipant({ borger: cast.viktor, moedeId, who: cast.ida });
	expect(await invite(asIda, cast.farid.accountId)).toEqual(unknown);
	const held = await make.makeMoede({ borger: cast.viktor, state: 'held', at: make.instantFromNow(-1) });
	expect(await invite(asTove, cast.farid.accountId, 'er med', held)).toEqual({
		ok: false,
		problems: { form: 'not_planned' }
	});
});

test('who was asked is taken off again and may be asked anew; the borger’s own people only the borger takes off', async () => {
	const signe = (await named('Signe Bach'))?.id ?? '';
	expect(await takeOff(asTove, signe)).toEqual({ ok: true });
	expect(await takeOff(asTove, signe)).toEqual({ ok: true });
	expect(await named('Signe Bach')).toBeUndefined();
	expect(await eventsOf()).toHaveLength(1);
	expect(await invite(asTove, cast.signe.accountId)).toEqual({ ok: true });
	const netvaerkspersonId = await make.makeNetvaerksperson({ borger: cast.viktor });
	const own = await make.makeParticipant({
		borger: cast.viktor,
		moedeId,
		who: { netvaerkspersonId },
		roleText: 'min mor'
	});
	expect(await named('Bente Holm')).toMatchObject({ own: true, from: 'mor', leftTeam: false });
	for (const id of [own, randomUUID(), 'x']) expect(await takeOff(asTove, id)).toEqual(unknown);
});

test('M4 who is asked answers for themself; a no says why, or who comes instead', async () => {
	expect(await answer(asSigne, { svar: 'ja' })).toEqual({ ok: true });
	expect(await named('Signe Bach')).toMatchObject({ answer: 'yes' });
	expect(await answer(asSigne, { svar: 'nej' })).toEqual({ ok: false, problems: { grund: 'reason_or_substitute' } });
	expect(await answer(asSigne, { svar: 'nej', grund: 'Ferie', afloeser: cast.frida.accountId })).toEqual({ ok: true });
	expect(await named('Signe Bach')).toMatchObject({
		...{ answer: 'no', answerReason: 'Ferie' },
		substitute: { accountId: cast.frida.accountId, name: 'Frida Lind', onTeam: false, invited: false }
	});
	const refused = (problems: object) => ({ ok: false, problems });
	expect(await answer(asSigne, { svar: 'nej', afloeser: cast.signe.accountId })).toEqual(refused({ afloeser: 'self' }));
	expect(await answer(asSigne, { svar: 'nej', afloeser: cast.tove.accountId })).toEqual(
		refused({ afloeser: 'already' })
	);
	for (const nobody of [cast.viktor.accountId, randomUUID()])
		expect(await answer(asSigne, { svar: 'nej', afloeser: nobody })).toEqual(refused({ afloeser: 'unknown' }));
	expect(await answer(asSigne, { svar: 'ja', grund: 'x' })).toEqual({ ok: true });
	expect(await named('Signe Bach')).toMatchObject({ answer: 'yes', answerReason: null, substitute: null });
});

test('M4 an external party answers what they are asked to; nobody answers what they are not, or what is over', async () => {
	expect(await answer(asIda, { svar: 'ja' })).toEqual(unknown);
	await make.makeParticipant({ borger: cast.viktor, moedeId, who: cast.ida });
	expect(await answer(asIda, { svar: 'nej', grund: 'Kursus' })).toEqual({ ok: true });
	expect(await deskOf(asIda)).toMatchObject({ mayEdit: false, holdsThreads: false });
	expect(await named('Ida Mentor')).toMatchObject({ answer: 'no', answerReason: 'Kursus', reads: true });
	expect(await answer(asMette, { svar: 'ja' })).toEqual(unknown);
	expect(await answer(asSigne, { svar: 'ja' }, 'x')).toEqual(unknown);
	const over = await make.makeMoede({ borger: cast.viktor, state: 'cancelled', participants: [cast.signe] });
	expect(await answer(asSigne, { svar: 'ja' }, over)).toEqual({ ok: false, problems: { form: 'not_planned' } });
});

test('a participant who has left the team since is marked, reads nothing, and cannot answer', async () => {
	const gone = await make.makeStaff({ name: 'Gorm Dahl', enhedId: cast.social });
	await make.makeMembership({ borger: cast.viktor, staff: gone, toOn: make.dayFromToday(-1) });
	await make.makeParticipant({ borger: cast.viktor, moedeId, who: gone, answer: 'yes' });
	expect(await named('Gorm Dahl')).toMatchObject({ leftTeam: true, reads: false });
	const asGone = await make.asFagperson(gone);
	expect(await answer(asGone, { svar: 'ja' })).toEqual(unknown);
	expect(await readAs(asGone, (tx) => findMoedeDesk(tx, { ...at(), today }))).toBeNull();
	expect(await takeOff(asTove, (await named('Gorm Dahl'))?.id ?? '')).toEqual({ ok: true });
});

test('S7 the agenda is put together: points are added, moved and taken off, and the borger’s own stays', async () => {
	const own = await make.makePunkt({ borger: cast.viktor, moedeId, title: 'Min søvn', position: 1, byBorger: true });
	expect(await add(asTove, 'Aftalerne', { minutter: '25' })).toEqual({ ok: true });
	expect(await add(asSigne, 'Næste møde')).toEqual({ ok: true });
	const titles = async () => (await deskOf()).agenda.map(({ title }) => title);
	expect(await titles()).toEqual(['Min søvn', 'Aftalerne', 'Næste møde']);
	const last = (await deskOf()).agenda[2];
	expect(last).toMatchObject({ author: 'Signe Bach', byBorger: false });
	expect(await move(last?.id ?? '', 'up')).toEqual({ ok: true });
	expect(await titles()).toEqual(['Min søvn', 'Næste møde', 'Aftalerne']);
	expect(await move(own, 'up')).toEqual({ ok: true });
	expect(await move(own, 'down')).toEqual({ ok: true });
	expect(await titles()).toEqual(['Næste møde', 'Min søvn', 'Aftalerne']);
	expect(await remove(own)).toEqual({ ok: false, problems: { form: 'not_yours' } });
	expect(await remove(last?.id ?? '', asSigne)).toEqual({ ok: true });
	expect(await remove(last?.id ?? '')).toEqual({ ok: true });
	expect(await titles()).toEqual(['Min søvn', 'Aftalerne']);
	expect((await deskOf()).agenda[0]).toMatchObject({ byBorger: true, author: null });
});

test('a point sent twice is one; garbage, another meeting’s point and a meeting that is over are refused', async () => {
	const id = randomUUID();
	expect(await add(asTove, 'Aftalerne', { id })).toEqual({ ok: true });
	expect(await add(asTove, 'Aftalerne', { id })).toEqual({ ok: true });
	expect((await deskOf()).agenda).toHaveLength(1);
	expect(await add(asTove, 'Noget andet', { id })).toEqual({ ok: false, problems: { form: 'exists' } });
	expect(await add(asTove, '', { id: 'x', minutter: 'ti' })).toEqual({
		...{ ok: false, problems: { titel: 'missing', id: 'unknown', minutter: 'not_minutes' } }
	});
	const other = await make.makeMoede({ borger: cast.viktor, state: 'held', at: make.instantFromNow(-1) });
	const there = await make.makePunkt({ borger: cast.viktor, moedeId: other });
	for (const punktId of [there, randomUUID(), 'x']) {
		expect(await move(punktId, 'up')).toEqual(unknown);
		expect(await remove(punktId)).toEqual(unknown);
	}
	expect(await add(asTove, 'For sent', {}, other)).toEqual({ ok: false, problems: { form: 'not_planned' } });
	expect(await add(asMette, 'Hej')).toEqual(unknown);
	expect(await add(asTove, 'Hej', {}, '../../etc')).toEqual(unknown);
});

test('an agenda has fifty points at most', async () => {
	for (let position = 0; position < 50; position += 1) await make.makePunkt({ borger: cast.viktor, moedeId, position });
	expect(await add(asTove, 'En til')).toEqual({ ok: false, problems: { form: 'too_many' } });
});

test('M31 a task is ticked off by whoever reads the meeting, and opened again', async () => {
	const opgaveId = await make.makeOpgave({ borger: cast.viktor, moedeId, type: 'follow_up' });
	const finish = (actor: Actor, isDone: boolean, id = opgaveId) =>
		withActor(actor, (tx) => commands.finishOpgave(tx, { borgerId: cast.viktor.id, opgaveId: id, done: isDone }));
	expect(await finish(asSigne, true)).toBe(true);
	expect((await deskOf()).opgaver[0]?.doneAt).toBeInstanceOf(Date);
	expect(await finish(asTove, false)).toBe(true);
	expect((await deskOf()).opgaver[0]?.doneAt).toBeNull();
	expect(await finish(asMette, true)).toBe(false);
	for (const id of [randomUUID(), 'x']) expect(await finish(asTove, true, id)).toBe(false);
});
