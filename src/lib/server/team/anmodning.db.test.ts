import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import type { AnmodningType, AnmodningTyped } from '../../team/anmodning';
import { pool } from '../db/client';
import { readOwn, withActor, type Actor } from '../db/with-actor';
import { answerAnmodning, findAnmodninger, findObjectable, makeAnmodning, withdrawAnmodning } from './anmodning';

let database: FreshDatabase;
let cast: make.Solbjerg;
let karen: make.StaffMade;
let asViktor: Actor<'borger'>;
let asKasper: Actor<'borger'>;
let asTove: Actor<'fagperson'>;
let asSigne: Actor<'fagperson'>;
let asKaren: Actor<'fagperson'>;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	karen = await make.makeStaff({ name: 'Karen Vind', enhedId: cast.beskaeftigelse });
	await make.makeMembership({
		borger: cast.viktor,
		staff: karen,
		function: 'stedfortraeder',
		toOn: make.dayFromToday(3)
	});
	asViktor = await make.asBorger(cast.viktor);
	asKasper = await make.asBorger(cast.kasper);
	asTove = await make.asFagperson(cast.tove);
	asSigne = await make.asFagperson(cast.signe);
	asKaren = await make.asFagperson(karen);
});
afterAll(() => database.close());

const today = make.dayFromToday(0);
type Asked = { type: AnmodningType; moedeId?: string | null; by?: Actor<'borger'>; of?: make.BorgerMade };
const ask = ({ type, moedeId = null, by = asViktor, of = cast.viktor }: Asked, over: Partial<AnmodningTyped> = {}) => {
	const typed = { id: randomUUID(), hvem: '', navn: '', ord: 'Derfor.', tider: '', ...over };
	return withActor(by, (tx) => makeAnmodning(tx, { borgerId: of.id, moedeId, type, typed, today }));
};
const seen = (actor: Actor, moedeId?: string) =>
	withActor(actor, (tx) => findAnmodninger(tx, { borgerId: cast.viktor.id, about: moedeId ? { moedeId } : 'team' }));
const answer = (actor: Actor, anmodning: string, svar = 'ja', ord = 'Hun er med fra mandag.') =>
	withActor(actor, (tx) => answerAnmodning(tx, { borgerId: cast.viktor.id, typed: { anmodning, svar, ord } }));
const withdraw = (actor: Actor, id: string) =>
	withActor(actor, (tx) => withdrawAnmodning(tx, { borgerId: cast.viktor.id, id }));
const eventsOf = async (moedeId: string) =>
	(
		await pool('import')<{ type: string }[]>`
			select type from event where subject_id = ${moedeId} and type like 'anmodning%' order by at, id`
	).map(({ type }) => type);

test('S6 the borger proposes somebody; who holds the threads answers once, and the borger reads it', async () => {
	const id = randomUUID();
	const typed = { id, navn: 'Min søster Bente', ord: 'Hun kender mig.' };
	expect(await ask({ type: 'propose' }, typed)).toEqual({ ok: true });
	expect(await ask({ type: 'propose' }, typed)).toEqual({ ok: true });
	expect(await ask({ type: 'propose' }, { ...typed, ord: 'Noget andet.' })).toEqual({
		ok: false,
		problems: { form: 'other' }
	});
	for (const actor of [asTove, asKaren, asViktor])
		expect(await seen(actor)).toMatchObject([{ id, name: 'Min søster Bente', words: 'Hun kender mig.', answer: null }]);
	expect(await seen(asSigne)).toEqual([]);
	expect(await seen(asKasper)).toEqual([]);

	expect(await answer(asSigne, id)).toEqual({ ok: false, problems: { anmodning: 'unknown' } });
	expect(await answer(asTove, id, '', '')).toEqual({ ok: false, problems: { svar: 'missing', ord: 'missing' } });
	expect(await answer(asTove, id)).toEqual({ ok: true });
	expect(await answer(asTove, id)).toEqual({ ok: true });
	expect(await answer(asKaren, id)).toEqual({ ok: false, problems: { anmodning: 'answered' } });
	expect(await answer(asTove, id, 'nej')).toEqual({ ok: false, problems: { anmodning: 'answered' } });
	expect(await withdraw(asViktor, id)).toBe(false);
	expect(await seen(asViktor)).toMatchObject([
		{ answer: 'yes', answerWords: 'Hun er med fra mandag.', answeredBy: 'Tove Madsen', withdrawnAt: null }
	]);
	const told = await pool('import')`select from event where borger_id = ${cast.viktor.id} and type like 'anmodning%'`;
	expect(told).toHaveLength(0);
});

test('M3 an objection is for the tovholder and the deputy alone, never for whom it is about', async () => {
	const people = await readOwn(asViktor, (tx) =>
		findObjectable(tx, { borgerId: cast.viktor.id, moedeId: null, today })
	);
	expect(people.filter(({ reads }) => reads).map(({ name }) => name)).toEqual(['Karen Vind', 'Tove Madsen']);
	expect(people.map(({ name }) => name)).not.toContain('Mette Juhl');

	const id = randomUUID();
	expect(await ask({ type: 'object' }, { hvem: cast.tove.accountId })).toEqual({
		ok: false,
		problems: { hvem: 'reads' }
	});
	expect(await ask({ type: 'object' }, { hvem: cast.mette.accountId })).toEqual({
		ok: false,
		problems: { hvem: 'unknown' }
	});
	expect(await ask({ type: 'object' }, { id, hvem: cast.farid.accountId, ord: 'Vi taler ikke godt.' })).toEqual({
		ok: true
	});
	const about = async (actor: Actor) => (await seen(actor)).filter((each) => each.id === id);
	expect(await about(asTove)).toMatchObject([{ about: 'Farid Nasser', accountId: cast.farid.accountId }]);
	expect(await about(asSigne)).toEqual([]);
	// Somebody who comes to hold the threads later does not read what is about them.
	const older = randomUUID();
	await make.insert('anmodning', {
		id: older,
		borger_id: cast.viktor.id,
		type: 'object',
		account_id: karen.accountId,
		words: 'Helst ikke.'
	});
	expect((await seen(asKaren)).map((each) => each.id)).not.toContain(older);
	expect((await seen(asTove)).map((each) => each.id)).toContain(older);
	expect(await answer(asKaren, older)).toEqual({ ok: false, problems: { anmodning: 'unknown' } });

	expect(await withdraw(asKasper, id)).toBe(false);
	expect(await withdraw(asViktor, id)).toBe(true);
	expect(await withdraw(asViktor, id)).toBe(true);
	expect(await answer(asTove, id)).toEqual({ ok: false, problems: { anmodning: 'withdrawn' } });
});

test('P3 another time is asked for at a meeting that is planned, and those who come to it are told', async () => {
	const moedeId = await make.makeMoede({ borger: cast.viktor, participants: [cast.signe], calledBy: cast.tove });
	const held = await make.makeMoede({ borger: cast.viktor, at: make.instantFromNow(-7), state: 'held' });
	const strange = await make.makeMoede({ borger: cast.kasper });
	const id = randomUUID();
	const typed = { id, ord: 'Jeg skal til læge.', tider: 'Efter kl. 12' };
	expect(await ask({ type: 'move', moedeId }, typed)).toEqual({ ok: true });
	expect(await ask({ type: 'move', moedeId }, typed)).toEqual({ ok: true });
	for (const elsewhere of [held, strange, randomUUID()])
		expect(await ask({ type: 'move', moedeId: elsewhere })).toEqual({ ok: false, problems: { form: 'not_yours' } });
	expect(await ask({ type: 'move', moedeId }, { ...typed, id: 'x' })).toEqual({
		ok: false,
		problems: { form: 'unknown' }
	});
	expect(await ask({ type: 'move', moedeId, by: asKasper })).toEqual({ ok: false, problems: { form: 'not_yours' } });
	expect(await seen(asSigne, moedeId)).toMatchObject([{ id, times: 'Efter kl. 12' }]);
	expect(await answer(asSigne, id)).toEqual({ ok: false, problems: { anmodning: 'unknown' } });
	expect(await answer(asKaren, id, 'nej', 'Vi finder en tid ved siden af.')).toEqual({ ok: true });
	expect(await eventsOf(moedeId)).toEqual(['anmodning_made', 'anmodning_answered']);

	const again = randomUUID();
	expect(await ask({ type: 'move', moedeId }, { ...typed, id: again })).toEqual({ ok: true });
	expect(await withdraw(asViktor, again)).toBe(true);
	expect(await eventsOf(moedeId)).toEqual([
		'anmodning_made',
		'anmodning_answered',
		'anmodning_made',
		'anmodning_withdrawn'
	]);
});

test('who is invited to a meeting may be objected to there, until they are taken off it', async () => {
	const moedeId = await make.makeMoede({ borger: cast.viktor, participants: [cast.frida] });
	const objectable = async () =>
		(await readOwn(asViktor, (tx) => findObjectable(tx, { borgerId: cast.viktor.id, moedeId, today }))).map(
			({ name }) => name
		);
	expect(await objectable()).toContain('Frida Lind');
	expect(await ask({ type: 'object', moedeId }, { hvem: cast.frida.accountId })).toEqual({ ok: true });
	expect(await seen(asTove, moedeId)).toMatchObject([{ type: 'object', about: 'Frida Lind', moedeId }]);
	expect(await seen(asSigne, moedeId)).toEqual([]);
});

test('two who answer at once: one counts, and the other is told', async () => {
	const id = randomUUID();
	await ask({ type: 'propose' }, { id, navn: 'Naboen' });
	const both = await Promise.all([answer(asTove, id, 'ja', 'Ja.'), answer(asKaren, id, 'nej', 'Nej.')]);
	expect(both.filter((each) => each.ok)).toHaveLength(1);
	expect(both.find((each) => !each.ok)).toEqual({ ok: false, problems: { anmodning: 'answered' } });
});
