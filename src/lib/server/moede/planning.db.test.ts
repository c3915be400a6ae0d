import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { localOf } from '../../core/local-time';
import type { MoedeDesk, MoedeTyped } from '../../moede/desk';
import { miniKicks, typedFrom, typedFromDesk } from '../../moede/planning';
import { pool } from '../db/client';
import { readAs, withActor, type Actor } from '../db/with-actor';
import { answerInvitation } from './commands';
import { findMoedeDesk, findPlanHead } from './desk';
import { cancelMoede, editMoede, planMoede } from './planning';

let database: FreshDatabase;
let cast: make.Solbjerg;
let asTove: Actor<'fagperson'>;
let asSigne: Actor<'fagperson'>;
let asFarid: Actor<'fagperson'>;
let asIda: Actor<'fagperson'>;
let asMette: Actor<'fagperson'>;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	asTove = await make.asFagperson(cast.tove);
	asSigne = await make.asFagperson(cast.signe);
	asFarid = await make.asFagperson(cast.farid);
	asIda = await make.asFagperson(cast.ida);
	asMette = await make.asFagperson(cast.mette);
});
afterAll(() => database.close());

const now = new Date();
const today = make.dayFromToday(0);
const headOf = (actor: Actor, borger = cast.viktor) =>
	readAs(actor, (tx) => findPlanHead(tx, { borgerId: borger.id, today }));
/** The form of a template as it comes, on a day and from ten to half past eleven. */
const formOf = async (actor: Actor, key: string, change: Partial<MoedeTyped> = {}): Promise<MoedeTyped> => {
	const head = await headOf(actor);
	if (!head) throw new Error('not visible');
	const template = head.templates.find((each) => each.key === key) ?? null;
	const typed = typedFrom(template, head, randomUUID());
	return {
		...typed,
		dag: make.dayFromToday(10),
		fra: '10:00',
		til: '11:30',
		sted: 'Rådhuset',
		minikick: '',
		...change
	};
};
const plan = (actor: Actor, typed: MoedeTyped, borger = cast.viktor) =>
	withActor(actor, (tx) => planMoede(tx, { borgerId: borger.id, typed, now }));
const edit = (actor: Actor, moedeId: string, typed: MoedeTyped) =>
	withActor(actor, (tx) => editMoede(tx, { borgerId: cast.viktor.id, moedeId, typed, now }));
const cancel = (actor: Actor, moedeId: string, typed: { grund: string; resten: string }) =>
	withActor(actor, (tx) => cancelMoede(tx, { borgerId: cast.viktor.id, moedeId, typed }));
const deskOf = async (actor: Actor, moedeId: string): Promise<MoedeDesk> => {
	const desk = await readAs(actor, (tx) => findMoedeDesk(tx, { borgerId: cast.viktor.id, moedeId, today }));
	if (!desk) throw new Error('not visible');
	return desk;
};
const eventsOf = (moedeId: string) =>
	pool('import')<{ type: string; params: Record<string, string>; forvaltningId: string; topics: string[] }[]>`
		select type, params, forvaltning_id as "forvaltningId", to_jsonb(topics) as topics from event
		where subject_id = ${moedeId} order by at, type`;
/** A planned meeting that Tove has made, with Signe. */
const makePlanned = async (change: Partial<MoedeTyped> = {}) => {
	const typed = await formOf(asTove, 'opfoelgning', {
		deltager: [cast.tove.accountId, cast.signe.accountId],
		...change
	});
	expect(await plan(asTove, typed)).toEqual({ ok: true, value: { id: typed.id } });
	return typed.id;
};

test('S7 a meeting is planned from a template: with its agenda, the people who were ticked, and word to the borger', async () => {
	const { accountId: signe } = cast.signe;
	const typed = await formOf(asTove, 'opfoelgning', {
		...{ deltager: [cast.tove.accountId, signe], tolk: 'arabisk', tolkHvem: 'Tove, Tolkebureauet', emner: ['helbred'] }
	});
	expect(await plan(asTove, typed)).toEqual({ ok: true, value: { id: typed.id } });
	const desk = await deskOf(asTove, typed.id);
	expect(desk).toMatchObject({
		...{
			title: 'Opfølgning',
			state: 'planned',
			calledBy: 'Tove Madsen',
			revision: 1,
			template: { key: 'opfoelgning' }
		},
		...{ startsLocal: `${make.dayFromToday(10)}T10:00`, topics: ['helbred'], mayEdit: true, holdsThreads: true },
		tolk: { language: 'arabisk', bookedOn: today, bookedBy: 'Tove, Tolkebureauet' },
		participants: [
			{ name: 'Signe Bach', from: 'Social', answer: 'none', isMe: false, leftTeam: false, reads: false },
			{ name: 'Tove Madsen', from: 'Beskæftigelse', answer: 'yes', isMe: true, leftTeam: false, reads: true }
		]
	});
	expect(desk.agenda.map(({ title, minutes, byBorger }) => [title, minutes, byBorger])).toEqual([
		['Hvordan går det?', 10, false],
		['Aftalerne', 25, false],
		['Næste skridt og næste møde', 10, false]
	]);
	expect(await eventsOf(typed.id)).toEqual([
		{
			...{ type: 'moede_planned', forvaltningId: cast.beskaeftigelse, topics: ['helbred'] },
			params: { title: 'Opfølgning', startsAt: desk.startsAt.toISOString() }
		}
	]);
});

test('M12 a kick-off makes its three mini-kicks at its own clock time, each with the two questions and a tolk to book', async () => {
	const typed = await formOf(asTove, 'kickoff', { minikick: 'ja', tolk: 'arabisk', tolkHvem: 'Tove' });
	await plan(asTove, typed);
	const desk = await deskOf(asTove, typed.id);
	expect(desk.miniKicks.map(({ startsAt }) => localOf(startsAt))).toEqual(miniKicks(desk.startsLocal, [3, 6, 9]));
	expect(desk.next).toMatchObject({ id: desk.miniKicks[0]?.id, title: 'Mini-kick' });
	const first = await deskOf(asTove, desk.miniKicks[0]?.id ?? '');
	expect(first).toMatchObject({
		...{ title: 'Mini-kick', kickoff: { id: typed.id }, place: 'Rådhuset', participants: [{ name: 'Tove Madsen' }] },
		template: { questions: ['samarbejdet', 'stadig_mine'] },
		tolk: { language: 'arabisk', bookedBy: null, bookedOn: null }
	});
	expect(first.endsAt.getTime() - first.startsAt.getTime()).toBe(45 * 60_000);
	expect(first.agenda).toHaveLength(4);
	expect(await eventsOf(first.id)).toMatchObject([{ type: 'moede_planned' }]);
	expect(await plan(asTove, typed)).toEqual({ ok: true, value: { id: typed.id } });
	expect((await deskOf(asTove, typed.id)).miniKicks).toHaveLength(3);
});

test('G2 a series is made together, week by week at the same clock time', async () => {
	const typed = await formOf(asTove, 'opfoelgning', { gentag: '2', antal: '12' });
	await plan(asTove, typed);
	const rows = await pool('import')<{ startsAt: Date; startsLocal: string }[]>`
		select starts_at as "startsAt", to_char(starts_local, 'YYYY-MM-DD"T"HH24:MI') as "startsLocal" from moede
		where series_id = ${typed.id} order by starts_at`;
	expect(rows.map(({ startsAt }) => localOf(startsAt).slice(11))).toEqual(Array.from({ length: 12 }, () => '10:00'));
	expect(rows.every(({ startsAt, startsLocal }) => localOf(startsAt) === startsLocal)).toBe(true);
});

test('the same form sent again is the same meeting, also twice at once; its id with something else is refused', async () => {
	const typed = await formOf(asTove, 'opfoelgning', { gentag: '1', antal: '3' });
	const answers = await Promise.all([plan(asTove, typed), plan(asTove, typed)]);
	expect(answers).toEqual([1, 2].map(() => ({ ok: true, value: { id: typed.id } })));
	const count = await pool('import')`select from moede where series_id = ${typed.id}`;
	expect(count).toHaveLength(3);
	expect(await plan(asTove, { ...typed, titel: 'Et andet' })).toEqual({ ok: false, problems: { form: 'exists' } });
	expect(await plan(asSigne, { ...typed, deltager: [cast.signe.accountId] })).toEqual({
		ok: false,
		problems: { form: 'exists' }
	});
});

test('nobody plans for a borger who does not exist for them, and an external party plans nothing', async () => {
	const typed = await formOf(asTove, 'opfoelgning');
	expect(await headOf(asMette)).toBeNull();
	expect(await plan(asMette, typed)).toEqual({ ok: false, problems: { form: 'unknown' } });
	await make.makeMoede({ borger: cast.viktor, participants: [cast.ida] });
	expect(await headOf(asIda)).toMatchObject({ mayPlan: false });
	expect(await plan(asIda, typed)).toEqual({ ok: false, problems: { form: 'not_yours' } });
	expect(await plan(asFarid, typed)).toEqual({ ok: false, problems: { form: 'unknown' } });
});

test('garbage is refused at its field, and nothing is made', async () => {
	const typed = await formOf(asTove, 'opfoelgning');
	const bad = { dag: '9999-01-01', deltager: [cast.frida.accountId, 'x'], emner: ['x'], skabelon: "'" };
	expect(await plan(asTove, { ...typed, ...bad })).toEqual({
		ok: false,
		problems: { dag: 'not_a_day', deltager: 'not_on_team', emner: 'unknown', skabelon: 'unknown' }
	});
	expect(await plan(asTove, { ...typed, fra: '12:00', til: '11:00' })).toMatchObject({
		problems: { til: 'end_before_start' }
	});
	expect(await pool('import')`select from moede where id = ${typed.id}`).toHaveLength(0);
});

test('two who change a meeting at once: the second is told what the first has saved, and may overwrite it', async () => {
	const id = await makePlanned();
	const opened = typedFromDesk(await deskOf(asTove, id));
	expect(await edit(asSigne, id, { ...opened, sted: 'Biblioteket' })).toEqual({ ok: true });
	const mine = { ...opened, titel: 'Et nyt navn' };
	const answer = await edit(asTove, id, mine);
	expect(answer).toMatchObject({ ok: false, changed: { titel: 'Opfølgning', sted: 'Biblioteket', revision: '2' } });
	expect(await edit(asTove, id, { ...mine, revision: '2' })).toEqual({ ok: true });
	expect(await deskOf(asTove, id)).toMatchObject({ title: 'Et nyt navn', place: 'Rådhuset', revision: 3 });
	expect(await edit(asTove, id, { ...mine, revision: '2' })).toEqual({ ok: true });
	expect((await deskOf(asTove, id)).revision).toBe(3);
});

test('two who save at the very same time wait for each other: one is saved, and the other is told', async () => {
	const id = await makePlanned();
	const opened = typedFromDesk(await deskOf(asTove, id));
	const answers = await Promise.all([
		edit(asTove, id, { ...opened, sted: 'Jobcentret' }),
		edit(asSigne, id, { ...opened, sted: 'Biblioteket' })
	]);
	expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
	expect(answers.find(({ ok }) => !ok)).toMatchObject({ changed: { revision: '2' } });
	const both = await Promise.all([
		cancel(asTove, id, { grund: 'Sygdom', resten: '' }),
		cancel(asSigne, id, { grund: 'Ferie', resten: '' })
	]);
	expect(both).toEqual([{ ok: true }, { ok: true }]);
	expect((await eventsOf(id)).filter(({ type }) => type === 'moede_cancelled')).toHaveLength(1);
});

test('M4 whoever said yes to a time is asked again when it moves; the borger is told of the new time and place', async () => {
	const id = await makePlanned();
	const at = { borgerId: cast.viktor.id, moedeId: id };
	await withActor(asSigne, (tx) => answerInvitation(tx, { ...at, typed: { svar: 'ja', grund: '', afloeser: '' } }));
	const typed = typedFromDesk(await deskOf(asTove, id));
	const answersOf = async () => (await deskOf(asTove, id)).participants.map(({ name, answer }) => [name, answer]);
	await edit(asTove, id, { ...typed, til: '12:00', sted: 'Biblioteket' });
	expect(await answersOf()).toEqual([
		['Signe Bach', 'yes'],
		['Tove Madsen', 'yes']
	]);
	await edit(asTove, id, { ...typed, til: '12:00', fra: '11:00', sted: 'Biblioteket', revision: '2' });
	expect(await answersOf()).toEqual([
		['Signe Bach', 'none'],
		['Tove Madsen', 'yes']
	]);
	const { startsAt } = await deskOf(asTove, id);
	const before = new Date(startsAt.getTime() - 3_600_000).toISOString();
	expect((await eventsOf(id)).filter(({ type }) => type === 'moede_moved').map(({ params }) => params)).toEqual([
		{ title: 'Opfølgning', from: before, to: before, place: 'Biblioteket' },
		{ title: 'Opfølgning', from: before, to: startsAt.toISOString() }
	]);
});

test('a meeting is not moved to a time that is not, and its topic is not taken away by another forvaltning', async () => {
	const id = await makePlanned({ emner: ['helbred'] });
	await make.makeAdgangsgrundlag({ borger: cast.viktor, forvaltningId: cast.social, topics: ['helbred'] });
	const typed = typedFromDesk(await deskOf(asSigne, id));
	expect(await edit(asSigne, id, { ...typed, emner: [] })).toEqual({ ok: false, problems: { emner: 'not_yours' } });
	expect(await edit(asSigne, id, { ...typed, emner: ['helbred', 'misbrug'] })).toEqual({
		ok: false,
		problems: { emner: 'not_yours' }
	});
	expect(await edit(asSigne, id, { ...typed, dag: '2027-03-28', fra: '02:30', til: '04:00' })).toEqual({
		ok: false,
		problems: { fra: 'never' }
	});
	expect(await edit(asSigne, id, { ...typed, dag: make.dayFromToday(-2) })).toEqual({
		ok: false,
		problems: { dag: 'past' }
	});
	expect(await edit(asSigne, id, { ...typed, tolk: 'dari' })).toEqual({ ok: true });
	expect(await edit(asTove, id, { ...typed, emner: [], revision: '2' })).toEqual({ ok: true });
});

test('what is not there, held or not theirs is not changed', async () => {
	const held = await make.makeMoede({ borger: cast.viktor, state: 'held', at: make.instantFromNow(-2) });
	const typed = typedFromDesk(await deskOf(asTove, held));
	expect(await edit(asTove, held, typed)).toEqual({ ok: false, problems: { form: 'not_planned' } });
	expect(await cancel(asTove, held, { grund: 'Nej', resten: '' })).toEqual({
		ok: false,
		problems: { form: 'not_planned' }
	});
	for (const moedeId of [randomUUID(), 'x', "'; drop table moede"]) {
		expect(await edit(asTove, moedeId, typed)).toEqual({ ok: false, problems: { form: 'unknown' } });
		expect(await cancel(asTove, moedeId, { grund: 'Nej', resten: '' })).toEqual({
			ok: false,
			problems: { form: 'unknown' }
		});
	}
	const invited = await make.makeMoede({ borger: cast.viktor, participants: [cast.ida] });
	expect(await edit(asIda, invited, typed)).toEqual({ ok: false, problems: { form: 'unknown' } });
	expect(await edit(asMette, invited, typed)).toEqual({ ok: false, problems: { form: 'unknown' } });
});

test('a meeting is called off with a reason that the borger reads; the rest of its series when that is wanted', async () => {
	const typed = await formOf(asTove, 'opfoelgning', { gentag: '1', antal: '3' });
	await plan(asTove, typed);
	const series = await pool('import')<{ id: string; state: string }[]>`
		select id, state from moede where series_id = ${typed.id} order by starts_at`;
	const second = series[1]?.id ?? '';
	expect(await cancel(asTove, second, { grund: ' ', resten: 'ja' })).toEqual({
		ok: false,
		problems: { grund: 'missing' }
	});
	expect(await cancel(asTove, second, { grund: 'Tove er syg.', resten: 'ja' })).toEqual({ ok: true });
	expect(await cancel(asTove, second, { grund: 'Igen', resten: 'ja' })).toEqual({ ok: true });
	const after = await pool('import')<{ state: string }[]>`
		select state from moede where series_id = ${typed.id} order by starts_at`;
	expect(after.map(({ state }) => state)).toEqual(['planned', 'cancelled', 'cancelled']);
	expect(await deskOf(asTove, second)).toMatchObject({ cancelledReason: 'Tove er syg.', closedBy: 'Tove Madsen' });
	expect((await eventsOf(second)).at(-1)).toMatchObject({
		type: 'moede_cancelled',
		params: { title: 'Opfølgning', reason: 'Tove er syg.' }
	});
});
