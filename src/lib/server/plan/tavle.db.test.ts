import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { makeBorgerLikeViktor, today, workAs, type Worker } from '../../../../tests/support/drafts';
import { pool } from '../db/client';
import { withActor, type Actor } from '../db/with-actor';
import { removeItem } from './arrange';
import { addTavlepunkt, endTavlepunkt, replyToStatement, tavlepunktToItem } from './tavle';

let database: FreshDatabase;
let cast: make.Solbjerg;
const actors: Record<string, Actor> = {};
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	for (const name of ['tove', 'signe', 'farid', 'frida', 'ida'] as const)
		actors[name] = await make.asFagperson(cast[name]);
});
afterAll(() => database.close());

let borger: make.BorgerMade;
let planId: string;
let tove: Worker;
let signe: Worker;
beforeEach(async () => {
	borger = await makeBorgerLikeViktor(cast);
	planId = await make.makePlan({ borger, publishedBy: cast.tove });
	[tove, signe] = [workAs(actors['tove'] as Actor, borger), workAs(actors['signe'] as Actor, borger)];
});

const add = (who: Worker, text: string, column = 'fungerer', topics = '') =>
	withActor(who.actor, (tx) => addTavlepunkt(tx, { borgerId: borger.id, column, text, topics }));
const end = (who: Worker, tavlepunktId: string) =>
	withActor(who.actor, (tx) => endTavlepunkt(tx, { borgerId: borger.id, tavlepunktId }));
const turn = (who: Worker, tavlepunktId: string, kind: 'maal' | 'aftale' = 'maal') =>
	withActor(who.actor, (tx) => tavlepunktToItem(tx, { borgerId: borger.id, tavlepunktId, kind, today }));
const idOf = (made: Awaited<ReturnType<typeof add>>) => (made.ok ? made.value : '');
/** A point that the borger wrote. */
const fromBorger = async (text: string, topics: string[] = []) => {
	const id = randomUUID();
	await make.insert('tavlepunkt', {
		...{ id, borger_id: borger.id, column_key: 'droemme', text, author_account_id: borger.accountId, topics }
	});
	return id;
};

test('M14 a point stands on the board with who wrote it, at once and once', async () => {
	const made = await Promise.all([add(signe, ' Støtten\r\nhver tirsdag '), add(signe, 'Støtten\nhver tirsdag')]);
	expect(idOf(made[0] ?? { ok: false, reason: 'unknown' })).toBe(idOf(made[1] ?? { ok: false, reason: 'unknown' }));
	await fromBorger('Et hus ved vandet');
	expect((await tove.read()).tavle).toMatchObject([
		{
			column: 'fungerer',
			text: 'Støtten\nhver tirsdag',
			author: 'Signe Bach',
			byBorger: false,
			mine: false,
			became: null
		},
		{ column: 'droemme', text: 'Et hus ved vandet', author: 'Nanna Friis', byBorger: true, mine: false }
	]);
	expect((await signe.read()).tavle[0]).toMatchObject({ mine: true });
	const events = await pool('import')`
		select params, forvaltning_id from event where borger_id = ${borger.id} and type = 'tavlepunkt_added'`;
	expect(events).toEqual([{ params: { column: 'fungerer' }, forvaltning_id: cast.social }]);
});

test('a point without a column or words, or with too many, is told at the field', async () => {
	expect(await add(tove, '  ', 'andet')).toEqual({
		...{ ok: false, reason: 'problems', problems: { column: 'missing', text: 'missing' } }
	});
	expect(await add(tove, 'x'.repeat(1_001))).toMatchObject({ problems: { text: 'too_long' } });
	expect(await add(tove, 'a\0')).toMatchObject({ problems: { text: 'forbidden' } });
	expect(await add(tove, 'Øl', 'bekymrer', 'misbrug,"},andet')).toMatchObject({ ok: true });
	const [row] = await pool('import')`select to_jsonb(topics) as topics from tavlepunkt where text = 'Øl'`;
	expect(row).toEqual({ topics: ['misbrug'] });
});

test('only who wrote a point takes it off', async () => {
	const id = idOf(await add(signe, 'Støtten'));
	expect(await end(tove, id)).toEqual({ ok: false, reason: 'unknown' });
	expect((await tove.read()).tavle).toHaveLength(1);
	expect(await end(signe, id)).toEqual({ ok: true, value: 'ended' });
	expect(await end(signe, id)).toEqual({ ok: true, value: 'ended' });
	expect((await tove.read()).tavle).toEqual([]);
	expect(await turn(tove, id)).toEqual({ ok: false, reason: 'unknown' });
});

test('M14 P6 what the borger wrote becomes a goal in one step, in their words, and once', async () => {
	const id = await fromBorger('Et arbejde ude');
	const made = await Promise.all([turn(tove, id), turn(signe, id)]);
	const itemId = made[0].ok ? made[0].value : '';
	expect(made).toEqual([
		{ ok: true, value: itemId },
		{ ok: true, value: itemId }
	]);
	const page = await tove.read();
	expect(page.items).toMatchObject([
		{
			...{ kind: 'maal', itemId, state: 'new', fromTavlepunkt: id },
			fields: { title: 'Et arbejde ude', borgerWords: 'Et arbejde ude' }
		}
	]);
	expect(page.tavle[0]?.became).toEqual({ kind: 'maal', itemId });
	// Taken out again, it may become something else.
	await withActor(tove.actor, (tx) => removeItem(tx, { borgerId: borger.id, kind: 'maal', itemId }));
	expect(await turn(tove, id, 'aftale')).toMatchObject({ ok: true });
	expect((await tove.read()).items).toMatchObject([{ kind: 'aftale', fields: { text: 'Et arbejde ude' } }]);
});

test('a long point becomes a goal with a short name, and loses no word', async () => {
	const long = `${'Vi mødes hver tirsdag '.repeat(30)}og drikker kaffe`;
	await turn(tove, idOf(await add(signe, long)));
	const [goal] = (await tove.read()).items;
	expect([...(goal?.fields['title'] ?? '')].length).toBeLessThanOrEqual(300);
	expect(goal?.fields).toMatchObject({ professionalWords: long, borgerWords: '' });
});

test('a goal is as sensitive as the point it was made from', async () => {
	const hidden = await fromBorger('Ingen øl', ['misbrug']);
	expect(await turn(tove, hidden)).toEqual({ ok: false, reason: 'unknown' });
	const own = idOf(await add(signe, 'Mindre øl', 'bekymrer', 'misbrug'));
	await turn(signe, own);
	expect((await signe.read()).items[0]?.fields['topics']).toBe('misbrug');
	expect((await tove.read()).items).toEqual([]);
});

test('a sentence back to what the borger says of a version is there at once, and once', async () => {
	const statementId = randomUUID();
	await make.insert('plan_statement', {
		...{
			id: statementId,
			borger_id: borger.id,
			plan_id: planId,
			version: 1,
			stance: 'talk',
			words: 'Det går for hurtigt'
		}
	});
	const reply = (who: Worker, text: string, id = statementId) =>
		withActor(who.actor, (tx) => replyToStatement(tx, { borgerId: borger.id, statementId: id, text }));
	expect(await reply(signe, ' Så taler vi om det tirsdag. ')).toEqual({ ok: true, value: 'sent' });
	expect(await reply(signe, 'Så taler vi om det tirsdag.')).toEqual({ ok: true, value: 'unchanged' });
	expect(await reply(signe, '')).toMatchObject({ problems: { text: 'missing' } });
	expect(await reply(signe, 'x', randomUUID())).toEqual({ ok: false, reason: 'unknown' });
	expect((await tove.read()).statements).toMatchObject([
		{
			...{ version: 1, stance: 'talk', words: 'Det går for hurtigt' },
			replies: [{ text: 'Så taler vi om det tirsdag.', by: 'Signe Bach' }]
		}
	]);
	for (const name of ['farid', 'frida', 'ida'])
		expect(await reply(workAs(actors[name] as Actor, borger), 'Hej')).toEqual({ ok: false, reason: 'unknown' });
});

test('B3 who does not work on the plan adds nothing to the board and makes nothing of it', async () => {
	const id = idOf(await add(signe, 'Støtten'));
	for (const name of ['farid', 'frida', 'ida']) {
		const who = workAs(actors[name] as Actor, borger);
		expect(await add(who, 'Hej')).toEqual({ ok: false, reason: 'unknown' });
		expect(await end(who, id)).toEqual({ ok: false, reason: 'unknown' });
		expect(await turn(who, id)).toEqual({ ok: false, reason: 'unknown' });
	}
	for (const text of ['', 'null', `${id}'`]) expect(await turn(tove, text)).toEqual({ ok: false, reason: 'unknown' });
	expect((await tove.read()).tavle).toHaveLength(1);
});
