import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { pool } from '../db/client';
import { readOwn, withActor, type Actor } from '../db/with-actor';
import { chooseEmne, endEmne, findOpenEmner, readEmner, restoreEmne } from './emner';

let database: FreshDatabase;
let cast: make.Solbjerg;
let viktor: Actor<'borger'>;
let kasper: Actor<'borger'>;
let tove: Actor<'fagperson'>;
let planId: string;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	[viktor, kasper] = [await make.asBorger(cast.viktor), await make.asBorger(cast.kasper)];
	tove = await make.asFagperson(cast.tove);
	planId = await make.makePlan({ borger: cast.viktor, publishedBy: cast.tove, version: 1 });
});
afterAll(() => database.close());
beforeEach(async () => {
	for (const { id } of await open()) await withActor(viktor, (tx) => endEmne(tx, cast.viktor.id, id));
});

const own = () => ({ borgerId: cast.viktor.id, accountId: cast.viktor.accountId });
const nowhere = '00000000-0000-4000-8000-000000000000';
const open = () => readOwn(viktor, (tx) => findOpenEmner(tx, cast.viktor.id));
const choose = (text: string, over: Partial<Parameters<typeof chooseEmne>[2]> = {}) =>
	withActor(viktor, (tx) => chooseEmne(tx, own(), { text, maalId: null, topics: [], ...over }));
const refusal = (actor: Actor, statement: string) =>
	withActor(actor, (tx) => tx.sql.unsafe(statement)).then(
		({ count }) => `${count} rows`,
		(error: Error & { code?: string; constraint_name?: string }) => error.constraint_name ?? error.code
	);

test('S11 the borger chooses an area in own words, once, and the team is told', async () => {
	const both = await Promise.all([choose('Maden'), choose('Maden')]);
	expect(both.map((each) => each.ok && each.value.isNew).sort()).toEqual([false, true]);
	expect(await open()).toMatchObject([{ text: 'Maden', maalId: null, topics: [] }]);
	expect(
		await pool(
			'import'
		)`select params, kind, forvaltning_id from event where type = 'emne_chosen' and params ->> 'text' = 'Maden'`
	).toMatchObject([{ params: { text: 'Maden' }, kind: 'trivsel', forvaltning_id: null }]);
});

test('S11 a goal is as sensitive as the goal is, whatever was sent', async () => {
	const maalId = await make.makeMaal({ borger: cast.viktor, planId, forvaltningId: cast.social, topics: ['misbrug'] });
	expect(await choose('Drikke mindre', { maalId })).toMatchObject({ ok: true, value: { isNew: true } });
	expect(await open()).toMatchObject([{ text: 'Drikke mindre', maalId, topics: ['misbrug'] }]);
	expect(await choose('Drikke mindre', { maalId })).toMatchObject({ ok: true, value: { isNew: false } });
});

test('S11 the seventh is refused, also in a race and also when one is taken up again', async () => {
	await choose('Nul');
	const [gone] = await open();
	await withActor(viktor, (tx) => endEmne(tx, cast.viktor.id, gone?.id ?? ''));
	for (const text of ['Et', 'To', 'Tre', 'Fire', 'Fem']) await choose(text);
	const raced = await Promise.all([choose('Seks'), choose('Syv')]);
	expect(raced.map((each) => (each.ok ? 'chosen' : each.reason)).sort()).toEqual(['chosen', 'most']);
	expect(await withActor(viktor, (tx) => restoreEmne(tx, own(), gone?.id ?? ''))).toEqual({
		ok: false,
		reason: 'most'
	});
	const insert = `insert into trivselsemne (borger_id, text) values ('${cast.viktor.id}', 'Otte')`;
	expect(await refusal(viktor, insert)).toBe('trivselsemne_most');
	const again = `update trivselsemne set ended_at = null where id = '${gone?.id}'`;
	expect(await refusal(viktor, again)).toBe('trivselsemne_most');
	expect(await open()).toHaveLength(6);
});

test('S11 what is let go is not asked about, keeps its answers, and goes on where it was when it is chosen again', async () => {
	await choose('Søvn');
	const [emne] = await open();
	const id = emne?.id ?? '';
	await make.makeMaaling({ borger: cast.viktor, emneId: id, value: 2 });
	for (let press = 0; press < 2; press += 1)
		expect(await withActor(viktor, (tx) => endEmne(tx, cast.viktor.id, id))).toEqual({ ok: true, value: 'ended' });
	expect(await open()).toEqual([]);
	expect(await readOwn(viktor, (tx) => readEmner(tx, { borgerId: cast.viktor.id, taken: id }))).toMatchObject({
		open: [],
		taken: { id, text: 'Søvn' },
		readers: [{ name: 'Tove Madsen' }, { name: 'Farid Nasser' }, { name: 'Ida Mentor' }, { name: 'Signe Bach' }]
	});
	expect(await pool('import')`select id from trivselsmaaling where emne_id = ${id}`).toHaveLength(1);
	expect(await withActor(viktor, (tx) => restoreEmne(tx, own(), id))).toEqual({ ok: true, value: { id, isNew: true } });
	expect(await open()).toMatchObject([{ id }]);
	await withActor(viktor, (tx) => endEmne(tx, cast.viktor.id, id));
	await choose('Søvn');
	expect(await open()).toMatchObject([{ id }]);
});

test('S11 the same words marked as sensitive are asked about once, with the mark', async () => {
	await choose('Pengene');
	await choose('Pengene', { topics: ['oekonomi'] });
	expect(await open()).toMatchObject([{ text: 'Pengene', topics: ['oekonomi'] }]);
});

test('S11 B3 nobody chooses or lets go for another, and what is not theirs is unknown', async () => {
	await choose('Venner');
	const [emne] = await open();
	const theirs = { borgerId: cast.kasper.id, accountId: cast.kasper.accountId };
	for (const id of [emne?.id ?? '', nowhere, 'x', '']) {
		expect(await withActor(kasper, (tx) => endEmne(tx, theirs.borgerId, id))).toEqual({ ok: false, reason: 'unknown' });
		expect(await withActor(kasper, (tx) => restoreEmne(tx, theirs, id))).toEqual({ ok: false, reason: 'unknown' });
	}
	expect(await refusal(kasper, `insert into trivselsemne (borger_id, text) values ('${cast.viktor.id}', 'x')`)).toBe(
		'42501'
	);
	expect(await refusal(kasper, `update trivselsemne set ended_at = now() where id = '${emne?.id}'`)).toBe('0 rows');
	expect(await refusal(viktor, `update trivselsemne set topics = '{}' where id = '${emne?.id}'`)).toBe('42501');
	const draft = await make.makeMaal({ borger: cast.viktor, planId, forvaltningId: cast.social, firstVersion: 2 });
	const goal = `insert into trivselsemne (borger_id, text, maal_id) values ('${cast.viktor.id}', 'x', '${draft}')`;
	expect(await refusal(viktor, goal)).toBe('trivselsemne_maal');
	expect(await refusal(tove, `update trivselsemne set text = 'x' where id = '${emne?.id}'`)).toBe('42501');
});
