import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { makeBorgerLikeViktor, workAs } from '../../../../tests/support/drafts';
import { readSession } from '../auth/session';
import { pool } from '../db/client';
import { readAs, withActor, type Actor } from '../db/with-actor';
import { giveAnswer } from '../trivsel/commands';
import { typeAnswer } from '../trivsel/pages';
import type { SentAnswer } from '../../trivsel/answer';
import { closeMoede } from './close-moede';
import {
	addAgreement,
	addDecision,
	startMoede,
	takeBackAgreement,
	takeBackDecision,
	tickPunkt,
	writeNotes
} from './moede-mode';
import { showRoom } from './moede-room';
import { planNext } from './next-moede';

/** Viktor's meetings, held by Tove and Signe at once. */
let database: FreshDatabase;
let cast: make.Solbjerg;
let tove: Actor;
let signe: Actor;
let ida: Actor;
let mette: Actor;
let maalId: string;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	[tove, signe, ida, mette] = await Promise.all([
		make.asFagperson(cast.tove),
		make.asFagperson(cast.signe),
		make.asFagperson(cast.ida),
		make.asFagperson(cast.mette)
	]);
	const planId = await make.makePlan({ borger: cast.viktor, publishedBy: cast.tove });
	maalId = await make.makeMaal({
		...{ borger: cast.viktor, planId, forvaltningId: cast.beskaeftigelse, title: 'Sove om natten', borgerWords: 'Ja.' }
	});
});
afterAll(() => database.close());

const today = make.dayFromToday(0);
const hour = 3_600_000;
const soon = () => new Date(Date.now() + 10 * 60_000);

/** A meeting that begins in ten minutes, or another; begun by Tove unless told otherwise. */
async function meeting(options: Partial<Parameters<typeof make.makeMoede>[0]> & { begun?: boolean } = {}) {
	const { begun = true, ...others } = options;
	const moedeId = await make.makeMoede({
		...{ borger: cast.viktor, at: soon(), forvaltningId: cast.beskaeftigelse },
		...{ calledBy: cast.tove, participants: [cast.tove, cast.signe], ...others }
	});
	const at = { borgerId: (options.borger ?? cast.viktor).id, moedeId };
	if (begun) await withActor(tove, (tx) => startMoede(tx, at, new Date()));
	return at;
}
type At = Awaited<ReturnType<typeof meeting>>;

const decision = (changes = {}) => ({
	...{ id: randomUUID(), beslutning: 'Vi prøver en praktik.', fra: make.dayFromToday(3), ansvarlig: 'Tove', ...changes }
});
const agreement = (changes = {}) => ({
	...{ id: randomUUID(), aftale: 'Ringer til skolen', ejer: `konto:${cast.tove.accountId}`, maal: maalId },
	...{ senest: make.dayFromToday(7), ...changes }
});
const decide = (actor: Actor, at: At, typed = decision()) =>
	withActor(actor, (tx) => addDecision(tx, { ...at, typed }));
const agree = (actor: Actor, at: At, typed = agreement()) =>
	withActor(actor, (tx) => addAgreement(tx, { ...at, typed, today }));
const write = (actor: Actor, at: At, key: 'referat' | 'goals', text: string, seen = '', id = randomUUID()) =>
	withActor(actor, (tx) => writeNotes(tx, { ...at, notes: [{ key, text, seen, id }] }));
const close = (actor: Actor, at: At, now = new Date()) =>
	withActor(actor, (tx) => closeMoede(tx, { ...at, now, today }));
const look = (actor: Actor, at: At, me = cast.tove) =>
	readAs(actor, (tx) =>
		showRoom(tx, { ...at, me, now: new Date(), page: '/borgere/[id]/moeder/[moede]/moede', requestId: randomUUID() })
	);
const seen = async (actor: Actor, at: At, me = cast.tove) => {
	const room = await look(actor, at, me);
	if (!room) throw new Error('this meeting does not exist for the actor');
	return room;
};
const tasks = (at: At) =>
	pool('import')<{ type: string; dueOn: string; done: boolean }[]>`
		select type, due_on as "dueOn", done_at is not null as done from opgave where moede_id = ${at.moedeId} order by type`;
const events = (at: At) =>
	pool('import')<{ type: string; params: object }[]>`
		select type, params from event where subject_id = ${at.moedeId} order by at, id`;

describe('beginning', () => {
	test('M32 a meeting is begun from half an hour before its time, once, and says when', async () => {
		const early = await meeting({ at: new Date(Date.now() + 2 * hour), begun: false });
		expect(await withActor(tove, (tx) => startMoede(tx, early, new Date()))).toEqual({
			ok: false,
			reason: 'too_early'
		});
		const at = await meeting({ begun: false });
		expect((await seen(tove, at)).startedAt).toBeNull();
		await withActor(tove, (tx) => startMoede(tx, at, new Date()));
		const begun = (await seen(tove, at)).startedAt;
		expect(begun).toBeInstanceOf(Date);
		await withActor(signe, (tx) => startMoede(tx, at, new Date()));
		expect((await seen(signe, at, cast.signe)).startedAt).toEqual(begun);
	});

	test('whoever begins stays logged in until half an hour after the planned end', async () => {
		const actor = await make.asFagperson(cast.tove);
		const at = await meeting({ at: new Date(), minutes: 180, begun: false });
		const before = await readSession(actor.token);
		await withActor(actor, (tx) => startMoede(tx, at, new Date()));
		const after = await readSession(actor.token);
		expect(before?.idleUntil.getTime()).toBeLessThan(Date.now() + 2 * hour);
		expect(after?.idleUntil.getTime()).toBeGreaterThan(Date.now() + 3.4 * hour);
	});

	test('it does not exist for somebody off the team, nor as a screen for an external party', async () => {
		const at = await meeting();
		expect(await look(mette, at, cast.mette)).toBeNull();
		expect(await look(ida, at, cast.ida)).toBeNull();
		expect(await look(tove, { ...at, moedeId: 'x' })).toBeNull();
		expect(await withActor(ida, (tx) => startMoede(tx, at, new Date()))).toEqual({ ok: false, reason: 'unknown' });
		expect(await decide(ida, at)).toEqual({ ok: false, problems: { form: 'unknown' } });
		expect(await close(mette, at)).toEqual({ ok: false, reason: 'unknown' });
	});
});

describe('the shared screen', () => {
	test('shows who is here with their role, and neither who said no nor why', async () => {
		const at = await meeting({ participants: [cast.tove] });
		await make.makeParticipant({
			...{ borger: cast.viktor, moedeId: at.moedeId, who: cast.signe, roleText: 'hjælper med hverdagen' },
			...{ answer: 'no' as const, answerReason: 'syg barn' }
		});
		const room = await seen(tove, at);
		expect(room.people.map(({ name }) => name)).toEqual(['Tove Madsen']);
		expect(JSON.stringify(room)).not.toContain('syg barn');
	});

	test('a point is ticked off and back again, and the borger’s own is marked as theirs', async () => {
		const at = await meeting();
		const punktId = await make.makePunkt({
			borger: cast.viktor,
			moedeId: at.moedeId,
			byBorger: true,
			title: 'Min bolig'
		});
		expect(await withActor(signe, (tx) => tickPunkt(tx, { ...at, punktId, done: true }))).toBe(true);
		expect((await seen(tove, at)).agenda).toMatchObject([{ title: 'Min bolig', byBorger: true, done: true }]);
		expect(await withActor(tove, (tx) => tickPunkt(tx, { ...at, punktId, done: false }))).toBe(true);
		expect((await seen(tove, at)).agenda).toMatchObject([{ done: false }]);
		expect(await withActor(tove, (tx) => tickPunkt(tx, { ...at, punktId: randomUUID(), done: true }))).toBe(false);
	});

	test('each answer is hidden until both are there: no number of either stands in the page before', async () => {
		const at = await meeting();
		const sent = (value: number, givenHow: SentAnswer['givenHow']): SentAnswer => ({
			...{ id: randomUUID(), emneId: null, linealKey: null, linealVersion: 1, answer: { kind: 'point', value } },
			...{ note: null, skridt: null, samlet: false, givenHow, device: null, timeZone: 'Europe/Copenhagen' }
		});
		await withActor(tove, (tx) => giveAnswer(tx, cast.viktor.id, sent(4.5, null), new Date()));
		const before = (await seen(tove, at)).ruler;
		expect(before?.ownAt).toBeInstanceOf(Date);
		expect(before).toMatchObject({ borgerAt: null, isOpen: false, marks: [], apart: null });
		const about = { borgerId: cast.viktor.id, page: '/borgere/[id]/moeder/[moede]/moede', requestId: randomUUID() };
		await withActor(tove, (tx) => typeAnswer(tx, about, { sent: sent(3, 'meeting'), receivedAt: new Date() }));
		const both = (await seen(tove, at)).ruler;
		expect(both?.marks.map(({ label, value }) => [label, value])).toEqual([
			['Viktor Holm', 3],
			['Tove Madsen', 4.5]
		]);
		expect(both?.apart).toBe(1.5);
		// Signe has not rated, so neither number is on her screen.
		expect((await seen(signe, at, cast.signe)).ruler).toMatchObject({ ownAt: null, isOpen: false, marks: [] });
	});
});

describe('deciding and agreeing', () => {
	test('the same decision sent again is one decision; other words under its id are refused', async () => {
		const at = await meeting();
		const typed = decision();
		expect(await decide(tove, at, typed)).toEqual({ ok: true });
		expect(await decide(tove, at, typed)).toEqual({ ok: true });
		expect(await decide(tove, at, { ...typed, ansvarlig: 'Signe' })).toEqual({
			ok: false,
			problems: { form: 'conflict' }
		});
		expect(await decide(signe, at, typed)).toEqual({ ok: false, problems: { form: 'conflict' } });
		const room = await seen(tove, at);
		expect(room.beslutninger).toMatchObject([{ text: 'Vi prøver en praktik.', responsible: 'Tove', mine: true }]);
		expect(await withActor(signe, (tx) => takeBackDecision(tx, { ...at, decisionId: typed.id }))).toBe(false);
		expect(await withActor(tove, (tx) => takeBackDecision(tx, { ...at, decisionId: typed.id }))).toBe(true);
		expect(await withActor(tove, (tx) => takeBackDecision(tx, { ...at, decisionId: typed.id }))).toBe(true);
		expect((await seen(tove, at)).beslutninger).toEqual([]);
	});

	test('an agreement stands in the draft of the plan at once, under its goal, and once', async () => {
		const at = await meeting();
		const typed = agreement({ ejer: 'borger', aftale: 'Går en tur hver dag' });
		expect(await agree(tove, at, typed)).toEqual({ ok: true });
		expect(await agree(tove, at, typed)).toEqual({ ok: true });
		const draft = workAs(signe, cast.viktor);
		expect(await draft.find(typed.id)).toMatchObject({
			...{ kind: 'aftale', parentId: maalId, state: 'new', editedBy: 'Tove Madsen' },
			fields: { text: 'Går en tur hver dag', owner: 'borger', dueOn: typed.senest }
		});
		expect((await seen(signe, at, cast.signe)).aftaler).toEqual([
			{
				...{ itemId: typed.id, text: 'Går en tur hver dag', dueOn: typed.senest, byBorger: true, owner: null },
				...{ shared: false, goal: 'Sove om natten' }
			}
		]);
		expect(await agree(tove, at, { ...typed, aftale: 'Noget andet' })).toEqual({
			ok: false,
			problems: { form: 'conflict' }
		});
		expect(await withActor(signe, (tx) => takeBackAgreement(tx, { ...at, itemId: typed.id }))).toBe(true);
		expect(await draft.find(typed.id)).toBeUndefined();
	});

	test('who owes it is somebody on the team, a department or the borger; the goal is one of theirs', async () => {
		const at = await meeting();
		expect(await agree(tove, at, agreement({ ejer: `konto:${cast.frida.accountId}` }))).toEqual({
			ok: false,
			problems: { ejer: 'unknown' }
		});
		expect(await agree(tove, at, agreement({ ejer: `afdeling:${cast.social}` }))).toEqual({ ok: true });
		expect(await agree(tove, at, agreement({ maal: randomUUID() }))).toEqual({
			ok: false,
			problems: { maal: 'unknown' }
		});
	});

	test('what others wrote in the draft before the meeting is not on the shared screen, nor taken out from it', async () => {
		const draft = workAs(signe, cast.viktor);
		const itemId = await draft.start('aftale', maalId, { text: 'Signes kladde', owner: 'borger' });
		const at = await meeting();
		expect((await seen(tove, at)).aftaler.map(({ text }) => text)).not.toContain('Signes kladde');
		expect(await withActor(tove, (tx) => takeBackAgreement(tx, { ...at, itemId }))).toBe(false);
		expect(await draft.find(itemId)).toBeDefined();
	});

	test('an agreement of a sensitive meeting is as sensitive as the meeting', async () => {
		await make.makeAdgangsgrundlag({
			...{ borger: cast.viktor, forvaltningId: cast.beskaeftigelse, topics: ['oekonomi' as const] }
		});
		const at = await meeting({ topics: ['oekonomi'] });
		const typed = agreement({ aftale: 'Betaler gælden af' });
		expect(await agree(tove, at, typed)).toEqual({ ok: true });
		expect((await workAs(tove, cast.viktor).find(typed.id))?.fields['topics']).toBe('oekonomi');
		expect(await workAs(signe, cast.viktor).find(typed.id)).toBeUndefined();
	});
});

describe('texts', () => {
	test('two who write at once never write over each other: the second sees the first’s words', async () => {
		const at = await meeting();
		expect(await write(tove, at, 'referat', 'Toves ord')).toEqual({ ok: true });
		expect(await write(signe, at, 'referat', 'Signes ord')).toMatchObject({
			...{ ok: false, problems: { referat: 'elsewhere' } },
			theirs: { referat: { text: 'Toves ord', by: 'Tove Madsen' } }
		});
		const first = (await seen(signe, at, cast.signe)).notes.referat;
		expect(await write(signe, at, 'referat', 'Begges ord', first?.id)).toEqual({ ok: true });
		expect((await seen(tove, at)).notes.referat).toMatchObject({ text: 'Begges ord', by: 'Signe Bach' });
	});

	test('an answer that got lost is sent again and stands once', async () => {
		const at = await meeting();
		const id = randomUUID();
		for (const text of ['Cykle', 'Cykle', 'Cykle mere'])
			expect(await write(tove, at, 'goals', text, '', id)).toEqual({ ok: true });
		const [rows] = await pool('import')<{ count: number }[]>`
			select count(*)::int as count from moede_note where moede_id = ${at.moedeId}`;
		expect(rows?.count).toBe(2);
		expect((await seen(tove, at)).notes.goals?.text).toBe('Cykle mere');
	});
});

describe('closing', () => {
	test('M32 M33 whatever is missing, it closes, and each missing thing is a task with a day', async () => {
		const borger = await makeBorgerLikeViktor(cast);
		await make.makePlan({ borger, publishedBy: cast.tove });
		const at = await meeting({ borger, template: 'kickoff' });
		await agree(tove, at, agreement({ maal: '' }));
		expect(await close(tove, at)).toEqual({
			ok: true,
			missing: ['publish', 'questions', 'next_moede', 'samtykke', 'team', 'referat']
		});
		const left = await tasks(at);
		expect(left.map(({ type }) => type)).toEqual(
			['follow_up', 'next_moede', 'publish', 'questions', 'referat', 'samtykke', 'team'].sort()
		);
		expect(left.every(({ dueOn, done }) => dueOn > today && !done)).toBe(true);
		expect((await events(at)).map(({ type }) => type)).toEqual(['moede_held']);
		expect(await seen(signe, at, cast.signe)).toMatchObject({ state: 'held', closedBy: 'Tove Madsen' });
	});

	test('two who close at once: one closes, the other is told by whom, and nothing is doubled', async () => {
		const at = await meeting();
		await make.makePunkt({ borger: cast.viktor, moedeId: at.moedeId, byBorger: true, title: 'Min bolig' });
		const outcomes = await Promise.all([close(tove, at), close(signe, at)]);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		const told = outcomes.find(({ ok }) => !ok);
		expect(told).toMatchObject({ reason: 'closed', by: expect.stringMatching(/Tove|Signe/) });
		const left = (await tasks(at)).map(({ type }) => type);
		expect(left).toHaveLength(new Set(left).size);
		expect(left).toContain('other');
		expect(await events(at)).toHaveLength(1);
	});

	test('pressed twice by one, it is closed once', async () => {
		const at = await meeting();
		expect((await close(tove, at)).ok).toBe(true);
		expect((await close(tove, at)).ok).toBe(true);
		expect(await events(at)).toHaveLength(1);
	});

	test('it cannot be closed before its time, nor when it was cancelled', async () => {
		const later = await meeting({ at: new Date(Date.now() + 24 * hour), begun: false });
		expect(await close(tove, later)).toMatchObject({ ok: false, reason: 'too_early' });
		const cancelled = await meeting({ state: 'cancelled', begun: false });
		expect(await close(tove, cancelled)).toEqual({ ok: false, reason: 'cancelled' });
		expect(await decide(tove, cancelled)).toEqual({ ok: false, problems: { form: 'not_planned' } });
	});

	test('after it: texts and decisions may be added, and do their task; points, agreements and taking back are over', async () => {
		const at = await meeting();
		const typed = decision();
		await decide(tove, at, typed);
		await close(tove, at);
		expect(await write(signe, at, 'referat', 'Vi talte om skolen.')).toEqual({ ok: true });
		expect((await tasks(at)).find(({ type }) => type === 'referat')).toMatchObject({ done: true });
		expect((await events(at)).map(({ type }) => type)).toEqual(['moede_held', 'referat_written']);
		expect(await decide(signe, at)).toEqual({ ok: true });
		expect(await agree(tove, at)).toEqual({ ok: false, problems: { form: 'not_planned' } });
		expect(await withActor(tove, (tx) => takeBackDecision(tx, { ...at, decisionId: typed.id }))).toBe(false);
		expect(await withActor(tove, (tx) => startMoede(tx, at, new Date()))).toEqual({ ok: false, reason: 'not_planned' });
	});

	test('a later meeting is the next date, and then nothing of it is missing', async () => {
		await make.makeMoede({ borger: cast.viktor, at: make.instantFromNow(20), forvaltningId: cast.beskaeftigelse });
		const at = await meeting();
		const room = await seen(tove, at);
		expect(room.next).toBeInstanceOf(Date);
		expect(room.missing).not.toContain('next_moede');
	});
});

describe('the next meeting', () => {
	test('is planned at the table: the same place and people, once however often it is sent', async () => {
		const borger = await makeBorgerLikeViktor(cast);
		const at = await meeting({ borger });
		const typed = { id: randomUUID(), dag: make.dayFromToday(21), fra: '10:00', til: '10:45', gang: '' };
		const plan = () => withActor(tove, (tx) => planNext(tx, { ...at, typed, now: new Date() }));
		expect(await plan()).toEqual({ ok: true });
		expect(await plan()).toEqual({ ok: true });
		const made = await pool('import')<{ id: string; place: string; title: string }[]>`
			select id, place, title from moede where borger_id = ${borger.id} and id <> ${at.moedeId}`;
		expect(made).toEqual([{ id: typed.id, place: 'Rådhuset', title: 'Opfølgning' }]);
		const [people] = await pool('import')<{ staff: number }[]>`select count(*)::int as staff from moede_participant p
			join account a on a.id = p.account_id and a.borger_id is null where p.moede_id = ${typed.id}`;
		expect(people?.staff).toBe(2);
		expect((await seen(tove, at)).next?.toISOString().slice(0, 10)).toBe(typed.dag);
		expect(await withActor(ida, (tx) => planNext(tx, { ...at, typed, now: new Date() }))).toMatchObject({ ok: false });
	});

	test('what is wrong is said at its field', async () => {
		const at = await meeting();
		const typed = { id: randomUUID(), dag: '', fra: '10:00', til: '09:00', gang: '' };
		const planned = await withActor(tove, (tx) => planNext(tx, { ...at, typed, now: new Date() }));
		expect(planned).toMatchObject({ ok: false, problems: { dag: 'missing' } });
		expect(planned.ok || planned.problems.form).toBeUndefined();
	});
});
