import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { pool } from '../db/client';
import { readOwn, withActor, type Actor } from '../db/with-actor';
import { noteAftale, noteAftaleDone } from './commands';
import { readNextSteps } from './queries';

let database: FreshDatabase;
let cast: make.Solbjerg;
let viktor: Actor<'borger'>;
let planId: string;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	viktor = await make.asBorger(cast.viktor);
	planId = await make.makePlan({ borger: cast.viktor, publishedBy: cast.tove, version: 2 });
});
afterAll(() => database.close());

const press = (itemId: string, actor = viktor, borger = cast.viktor) =>
	withActor(actor, (tx) => noteAftaleDone(tx, { borgerId: borger.id, accountId: borger.accountId, itemId }));
const aftale = (over: Partial<Parameters<typeof make.makeAftale>[0]> = {}) =>
	make.makeAftale({
		...{ borger: cast.viktor, planId, forvaltningId: cast.social, responsibleForvaltningId: cast.social },
		...over
	});
const owed = async () => (await readOwn(viktor, (tx) => readNextSteps(tx, cast.viktor.id))).aftaler;
const statuses = (itemId: string) =>
	pool('import')`select state, by_account_id from aftale_status where aftale_item_id = ${itemId}`;
const events = (itemId: string) =>
	pool('import')`
		select type, kind, to_jsonb(topics) as topics, forvaltning_id, actor_account_id, params from event where subject_id = ${itemId}`;

describe('"Gjort" and "Det er sket"', () => {
	test('an aftale is noted as done, is owed no more, and the team is told', async () => {
		const id = await aftale({ owedBy: 'borger', text: 'Ringer til værkstedet', topics: ['helbred'] });
		expect((await owed()).map((each) => each.itemId)).toContain(id);
		expect(await press(id)).toEqual({ ok: true, value: 'noted' });
		expect((await owed()).map((each) => each.itemId)).not.toContain(id);
		expect(await statuses(id)).toEqual([{ state: 'done', by_account_id: cast.viktor.accountId }]);
		expect(await events(id)).toEqual([
			{
				type: 'aftale_done',
				kind: 'plan',
				topics: ['helbred'],
				forvaltning_id: null,
				actor_account_id: cast.viktor.accountId,
				params: { text: 'Ringer til værkstedet', owedBy: 'borger' }
			}
		]);
	});

	test('the borger may say of what the municipality owes that it has happened, also after a postponement', async () => {
		const id = await aftale({ responsible: cast.signe });
		const postponed = { state: 'postponed', reason: 'Sygdom', newDueOn: make.dayFromToday(3) } as const;
		await make.makeAftaleStatus({ borger: cast.viktor, aftaleItemId: id, ...postponed, at: make.instantFromNow(-1) });
		expect(await press(id)).toEqual({ ok: true, value: 'noted' });
		expect(await events(id)).toMatchObject([{ params: { owedBy: 'kommune' } }]);
	});

	test('a second press, and two at once, note it once', async () => {
		const id = await aftale();
		const pressed = await Promise.all([press(id), press(id), press(id)]);
		expect(pressed.map((each) => each.ok && each.value).sort()).toEqual(['noted', 'unchanged', 'unchanged']);
		expect(await press(id)).toEqual({ ok: true, value: 'unchanged' });
		expect(await statuses(id)).toHaveLength(1);
		expect(await events(id)).toHaveLength(1);
	});

	test('what has been dropped is left alone', async () => {
		const id = await aftale();
		await make.makeAftaleStatus({ borger: cast.viktor, aftaleItemId: id, state: 'dropped', reason: 'Ikke nødvendigt' });
		expect(await press(id)).toEqual({ ok: true, value: 'unchanged' });
		expect(await events(id)).toEqual([]);
	});

	test("B3 what is another borger's, unpublished, past, unknown or no id is refused and changes nothing", async () => {
		const other = await make.makePlan({ borger: cast.kasper, publishedBy: cast.mette });
		const refused = [
			await make.makeAftale({ borger: cast.kasper, planId: other, responsible: cast.mette }),
			await aftale({ firstVersion: 3 }),
			await aftale({ firstVersion: 1, lastVersion: 1 }),
			randomUUID()
		];
		for (const id of [...refused, '', 'null', `${refused[0]}'`, '٣']) {
			expect(await press(id), id).toEqual({ ok: false, reason: 'unknown' });
		}
		for (const id of refused) expect(await statuses(id)).toEqual([]);
		// The same is allowed to the one whose it is.
		const kasper = await make.asBorger(cast.kasper);
		expect(await press(refused[0] ?? '', kasper, cast.kasper)).toEqual({ ok: true, value: 'noted' });
	});

	test("RLS refuses a note about another borger's aftale, whatever the program above says", async () => {
		const other = await make.makeAftale({
			borger: cast.kasper,
			planId:
				(await pool('import')<{ id: string }[]>`select id from plan where borger_id = ${cast.kasper.id}`)[0]?.id ?? '',
			responsible: cast.mette
		});
		const forged = withActor(
			viktor,
			(tx) => tx.sql`insert into aftale_status (aftale_item_id, borger_id, state, by_account_id)
				values (${other}, ${cast.kasper.id}, 'done', ${cast.viktor.accountId})`
		);
		await expect(forged).rejects.toMatchObject({ code: '42501' });
	});
});

describe('what the team notes of an aftale', () => {
	let signe: Actor<'fagperson'>;
	beforeAll(async () => {
		signe = await make.asFagperson(cast.signe);
	});
	type Typed = Omit<Parameters<typeof noteAftale>[1], 'borgerId' | 'itemId'>;
	const note = (itemId: string, typed: Typed, actor: Actor = signe) =>
		withActor(actor, (tx) => noteAftale(tx, { borgerId: cast.viktor.id, itemId, ...typed }));
	const noted = { ok: true, value: 'noted' };
	const unchanged = { ok: true, value: 'unchanged' };

	test('S2 a new day with its reason is shared at once, once, and told', async () => {
		const id = await aftale({ text: 'Finder en mentor', responsible: cast.signe });
		const moved = { state: 'postponed', reason: ' Ferie ', newDueOn: make.dayFromToday(9) };
		const sent = await Promise.all([note(id, moved), note(id, moved)]);
		expect(sent).toEqual(expect.arrayContaining([noted, unchanged]));
		expect((await owed()).find((each) => each.itemId === id)).toMatchObject({
			...{ state: 'postponed', reason: 'Ferie', postponed: [{ newDueOn: make.dayFromToday(9), reason: 'Ferie' }] }
		});
		expect(await events(id)).toEqual([
			{
				...{ type: 'aftale_postponed', kind: 'plan', topics: [], forvaltning_id: cast.social },
				actor_account_id: cast.signe.accountId,
				params: { text: 'Finder en mentor', owedBy: 'kommune', reason: 'Ferie', newDueOn: make.dayFromToday(9) }
			}
		]);
	});

	test('S2 dropped with a reason, taken up again, not done, done: each is told', async () => {
		const id = await aftale({ owedBy: 'borger' });
		expect(await note(id, { state: 'dropped' })).toEqual({
			...{ ok: false, reason: 'problems', problems: { reason: 'missing' } }
		});
		expect(await note(id, { state: 'dropped', reason: 'Ikke nødvendigt' })).toEqual(noted);
		expect(await note(id, { state: 'done' })).toEqual(unchanged);
		expect((await owed()).map((each) => each.itemId)).not.toContain(id);
		expect(await note(id, { state: 'reopened' })).toEqual(noted);
		expect((await owed()).map((each) => each.itemId)).toContain(id);
		expect(await note(id, { state: 'not_done' })).toEqual(noted);
		expect(await note(id, { state: 'done' })).toEqual(noted);
		const told = ['aftale_done', 'aftale_dropped', 'aftale_not_done', 'aftale_reopened'];
		expect((await events(id)).map((each) => each['type']).sort()).toEqual(told);
	});

	test('S2 it is shared whatever the draft says, and a draft of an aftale is no aftale yet', async () => {
		const id = await aftale({ owedBy: 'borger', lastVersion: 2 });
		expect(await note(id, { state: 'done' })).toEqual(noted);
		expect(await note(await aftale({ firstVersion: 3 }), { state: 'done' })).toEqual({ ok: false, reason: 'unknown' });
	});

	test('B3 who may not read it notes nothing; an external party notes what they are responsible for', async () => {
		const id = await aftale({ topics: ['misbrug'] });
		const mine = await aftale({ responsible: cast.ida });
		for (const staff of [cast.tove, cast.farid, cast.frida, cast.ida])
			expect(await note(id, { state: 'done' }, await make.asFagperson(staff))).toEqual({
				ok: false,
				reason: 'unknown'
			});
		expect(await statuses(id)).toEqual([]);
		expect(await note(mine, { state: 'done' }, await make.asFagperson(cast.ida))).toEqual(noted);
		for (const bad of ['', 'null', `${id}'`, randomUUID()])
			expect(await note(bad, { state: 'done' })).toEqual({ ok: false, reason: 'unknown' });
	});
});
