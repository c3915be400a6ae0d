import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import type { SentPoint, SentStatement, SentWish } from '../../plan/own';
import { pool } from '../db/client';
import { readOwn, withActor, type Actor } from '../db/with-actor';
import { noteAftaleDone } from './commands';
import { addPoint, endWish, movePoint, restoreWish, saveWish, saySomething, undoAftaleDone } from './own';
import { findOpenMaal, readOwnPart } from './own-queries';
import { readPlan } from './queries';

let database: FreshDatabase;
let cast: make.Solbjerg;
let viktor: Actor<'borger'>;
let kasper: Actor<'borger'>;
let tove: Actor<'fagperson'>;
let farid: Actor<'fagperson'>;
let planId: string;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	[viktor, kasper] = [await make.asBorger(cast.viktor), await make.asBorger(cast.kasper)];
	[tove, farid] = [await make.asFagperson(cast.tove), await make.asFagperson(cast.farid)];
	planId = await make.makePlan({ borger: cast.viktor, publishedBy: cast.tove, version: 2 });
});
afterAll(() => database.close());

const own = () => ({ borgerId: cast.viktor.id, accountId: cast.viktor.accountId });
const others = () => ({ borgerId: cast.kasper.id, accountId: cast.kasper.accountId });
const nowhere = '00000000-0000-4000-8000-000000000000';
const read = (taken: string | null = null) => readOwn(viktor, (tx) => readOwnPart(tx, { ...own(), taken }));
const events = (type: string) =>
	pool('import')<
		{ params: object; topics: string[]; forvaltningId: string | null }[]
	>`select params, to_jsonb(topics) as topics, forvaltning_id as "forvaltningId" from event
		where type = ${type} and borger_id = ${cast.viktor.id} order by at`;
/** What row-level security says to a statement that the commands never send. */
const refusal = (actor: Actor, statement: string) =>
	withActor(actor, (tx) => tx.sql.unsafe(statement)).then(
		({ count }) => `${count} rows`,
		(error: Error & { code?: string }) => error.code
	);

describe('own wishes', () => {
	const sent = (over: Partial<SentWish> = {}): SentWish => ({
		id: null,
		type: 'wish',
		text: 'En hund',
		topics: [],
		...over
	});
	const save = (over: Partial<SentWish> = {}) => withActor(viktor, (tx) => saveWish(tx, own(), sent(over)));
	const texts = async () => (await read()).wishes.map(({ text }) => text);
	const rows = () =>
		pool(
			'import'
		)`select text, ended_at is not null as ended from wish where borger_id = ${cast.viktor.id} order by created_at`;

	test('M1 the borger adds, changes and takes away a wish, and what stood is kept as it was', async () => {
		expect(await save({ text: 'En hund', topics: ['boern'] })).toEqual({ ok: true, value: 'saved' });
		const [first] = (await read()).wishes;
		expect(first).toMatchObject({ type: 'wish', text: 'En hund', topics: ['boern'] });
		expect(await save({ id: first?.id ?? '', text: 'To hunde' })).toEqual({ ok: true, value: 'saved' });
		expect(await rows()).toEqual([
			{ text: 'En hund', ended: true },
			{ text: 'To hunde', ended: false }
		]);
		expect(await events('wish_written')).toEqual([
			{ params: { type: 'wish' }, topics: ['boern'], forvaltningId: null },
			{ params: { type: 'wish' }, topics: [], forvaltningId: null }
		]);
		const [second] = (await read()).wishes;
		const taken = second?.id ?? '';
		expect(await withActor(viktor, (tx) => endWish(tx, own(), taken))).toEqual({ ok: true, value: 'ended' });
		expect(await withActor(viktor, (tx) => endWish(tx, own(), taken))).toEqual({ ok: true, value: 'ended' });
		expect(await texts()).toEqual([]);
		expect((await read(taken)).taken.wish).toMatchObject({ text: 'To hunde' });
	});

	test('M1 "Fortryd" writes it again, once, however often it is pressed', async () => {
		const [gone] = await pool('import')<{ id: string }[]>`select id from wish where text = 'To hunde'`;
		const undo = () => withActor(viktor, (tx) => restoreWish(tx, own(), gone?.id ?? ''));
		expect((await Promise.all([undo(), undo()])).map((each) => each.ok)).toEqual([true, true]);
		expect(await undo()).toEqual({ ok: true, value: 'unchanged' });
		expect(await texts()).toEqual(['To hunde']);
		expect(await withActor(viktor, (tx) => restoreWish(tx, own(), nowhere))).toMatchObject({ reason: 'unknown' });
		expect(await withActor(viktor, (tx) => restoreWish(tx, own(), 'x'))).toMatchObject({ reason: 'unknown' });
	});

	test('M38 what the borger will not tell again is one text of their own, which those who may see the plan read', async () => {
		expect(await save({ type: 'story', text: 'Jeg har boet på herberg.' })).toEqual({ ok: true, value: 'saved' });
		expect(await save({ type: 'story', text: 'Noget andet' })).toMatchObject({ reason: 'elsewhere' });
		const [story] = (await read()).wishes.filter(({ type }) => type === 'story');
		expect(await save({ id: story?.id ?? '', type: 'story', text: 'Spørg min mor.' })).toMatchObject({ ok: true });
		const reads = (as: Actor) =>
			withActor(as, ({ sql }) => sql`select text from wish where type = 'story' and ended_at is null`);
		expect(await reads(tove)).toEqual([{ text: 'Spørg min mor.' }]);
		expect(await reads(farid)).toEqual([]);
		const [now] = (await read()).wishes.filter(({ type }) => type === 'story');
		await withActor(viktor, (tx) => endWish(tx, own(), now?.id ?? ''));
	});

	test('M1 the same form twice at once is one dream, and another window never overwrites it', async () => {
		const dream = { type: 'dream', text: 'At bo ved havet' } as const;
		const both = await Promise.all([save(dream), save(dream)]);
		expect(both.map((each) => each.ok && each.value).sort()).toEqual(['saved', 'unchanged']);
		const [now] = (await read()).wishes.filter(({ type }) => type === 'dream');
		expect(await save({ type: 'dream', text: 'At bo i en by' })).toMatchObject({ reason: 'elsewhere', now });
		const raced = await Promise.all(
			['At bo i en by', 'At bo på en ø'].map((text) => save({ id: now?.id ?? '', type: 'dream', text }))
		);
		expect(raced.map((each) => (each.ok ? each.value : each.reason)).sort()).toEqual(['elsewhere', 'saved']);
		expect((await read()).wishes.filter(({ type }) => type === 'dream')).toHaveLength(1);
		expect(await withActor(viktor, (tx) => restoreWish(tx, own(), now?.id ?? ''))).toMatchObject({
			reason: 'elsewhere'
		});
	});

	test('M1 nobody but the borger writes, changes or takes away a wish', async () => {
		const [wish] = (await read()).wishes;
		const theirs = others();
		expect(await withActor(kasper, (tx) => endWish(tx, theirs, wish?.id ?? ''))).toMatchObject({ reason: 'unknown' });
		expect(await withActor(kasper, (tx) => restoreWish(tx, theirs, wish?.id ?? ''))).toMatchObject({
			reason: 'unknown'
		});
		const insert = `insert into wish (borger_id, type, text) values ('${cast.viktor.id}', 'wish', 'Noget andet')`;
		expect(await refusal(kasper, insert)).toBe('42501');
		expect(await refusal(tove, insert)).toBe('42501');
		expect(await refusal(tove, `update wish set ended_at = now() where id = '${wish?.id}'`)).toBe('42501');
		expect(await refusal(kasper, `update wish set ended_at = now() where id = '${wish?.id}'`)).toBe('0 rows');
		expect(await refusal(viktor, `update wish set text = 'Noget andet' where id = '${wish?.id}'`)).toBe('42501');
		expect(await refusal(viktor, `delete from wish where id = '${wish?.id}'`)).toBe('42501');
	});

	test('M1 a wish about health is read by those whose adgangsgrundlag covers it, and not by the others', async () => {
		await save({ text: 'At slippe for piller', topics: ['helbred'] });
		const seen = (actor: Actor) =>
			withActor(actor, (tx) => tx.sql`select from wish where text = 'At slippe for piller'`).then(
				(found) => found.length
			);
		expect(await seen(tove)).toBe(0);
		expect(await seen(farid)).toBe(0);
		await make.makeAdgangsgrundlag({ borger: cast.viktor, forvaltningId: cast.sundhed, topics: ['helbred'] });
		expect(await seen(farid)).toBe(1);
		expect(await seen(tove)).toBe(0);
		expect((await read()).readers.map(({ name, covers }) => [name, covers])).toEqual([
			['Tove Madsen', [[]]],
			['Farid Nasser', [['helbred']]],
			['Ida Mentor', []],
			['Signe Bach', [[]]]
		]);
	});
});

describe('what the borger says to a version', () => {
	const sent = (over: Partial<SentStatement> = {}): SentStatement => ({
		version: 2,
		stance: 'agree',
		words: null,
		...over
	});
	const say = (over: Partial<SentStatement> = {}) => withActor(viktor, (tx) => saySomething(tx, own(), sent(over)));

	test('S2 the borger disagrees with words, may say something else later, and a second press adds nothing', async () => {
		const talk = { stance: 'disagree', words: 'Det går for stærkt.' } as const;
		const both = await Promise.all([say(talk), say(talk)]);
		expect(both.map((each) => each.ok && each.value).sort()).toEqual(['said', 'unchanged']);
		expect(await say({ stance: 'agree' })).toEqual({ ok: true, value: 'said' });
		const { statements } = await read();
		expect(statements.map(({ stance, words, version }) => [version, stance, words])).toEqual([
			[2, 'agree', ''],
			[2, 'disagree', 'Det går for stærkt.']
		]);
		expect((await events('plan_statement')).map(({ params }) => params)).toEqual([
			{ stance: 'disagree' },
			{ stance: 'agree' }
		]);
	});

	test('S2 a reply is shown with who gave it', async () => {
		const [latest] = (await read()).statements;
		await withActor(
			tove,
			(tx) =>
				tx.sql`insert into reply (borger_id, statement_id, account_id, text)
					values (${cast.viktor.id}, ${latest?.id ?? ''}, ${cast.tove.accountId}, 'Godt at høre.')`
		);
		expect((await read()).statements[0]?.replies).toEqual([
			{ text: 'Godt at høre.', by: 'Tove Madsen', at: expect.any(Date) }
		]);
	});

	test('S2 nothing is said to a version that is not the current one, nor before the first, nor for somebody else', async () => {
		expect(await say({ version: 1 })).toEqual({ ok: false, reason: 'moved' });
		expect(await say({ version: 3 })).toEqual({ ok: false, reason: 'moved' });
		await make.makePlan({ borger: cast.kasper });
		expect(await withActor(kasper, (tx) => saySomething(tx, others(), sent()))).toEqual({
			ok: false,
			reason: 'no_plan'
		});
		const insert = (version: number) =>
			`insert into plan_statement (borger_id, plan_id, version, stance) values ('${cast.viktor.id}', '${planId}', ${version}, 'agree')`;
		expect(await refusal(viktor, insert(1))).toBe('42501');
		expect(await refusal(kasper, insert(2))).toBe('42501');
		expect(await refusal(tove, insert(2))).toBe('42501');
		expect(await refusal(viktor, `update plan_statement set words = 'x'`)).toBe('42501');
	});
});

describe('the board', () => {
	const sent = (over: Partial<SentPoint> = {}): SentPoint => ({
		column: 'fungerer',
		text: 'Min søster',
		topics: [],
		...over
	});
	const add = (over: Partial<SentPoint> = {}) => withActor(viktor, (tx) => addPoint(tx, own(), sent(over)));
	const move = (id: string, to: 'off' | 'back') => withActor(viktor, (tx) => movePoint(tx, own(), id, to));
	const board = async () => (await read()).tavle;

	test('M14 the borger adds a point, once, takes it off and puts it back', async () => {
		const both = await Promise.all([add(), add()]);
		expect(both.map((each) => each.ok && each.value).sort()).toEqual(['added', 'unchanged']);
		const [point] = await board();
		expect(point).toMatchObject({ column: 'fungerer', text: 'Min søster', mine: true, byBorger: true, became: null });
		const id = point?.id ?? '';
		expect(await move(id, 'off')).toEqual({ ok: true, value: 'moved' });
		expect(await board()).toEqual([]);
		expect((await read(id)).taken.point).toMatchObject({ text: 'Min søster' });
		await Promise.all([move(id, 'back'), move(id, 'back')]);
		expect((await board()).map((each) => each.id)).toEqual([id]);
		expect((await events('tavlepunkt_added')).map(({ params }) => params)).toEqual([{ column: 'fungerer' }]);
	});

	test('M14 what others wrote is shown with who they are, and is theirs to take off', async () => {
		const id = randomUUID();
		await make.insert('tavlepunkt', {
			...{ id, borger_id: cast.viktor.id, column_key: 'bekymrer', text: 'Du sover ikke' },
			...{ author_account_id: cast.signe.accountId, forvaltning_id: cast.social }
		});
		expect((await board()).find((each) => each.id === id)).toMatchObject({
			author: 'Signe Bach',
			forvaltning: 'Social',
			mine: false,
			byBorger: false
		});
		expect(await move(id, 'off')).toEqual({ ok: false, reason: 'unknown' });
		expect(await refusal(viktor, `update tavlepunkt set ended_at = now() where id = '${id}'`)).toBe('0 rows');
		expect(await refusal(viktor, `update tavlepunkt set text = 'x' where id = '${id}'`)).toBe('42501');
		const forged = `insert into tavlepunkt (borger_id, column_key, text, author_account_id)
			values ('${cast.viktor.id}', 'fungerer', 'x', '${cast.tove.accountId}')`;
		expect(await refusal(viktor, forged)).toBe('42501');
	});

	test('M14 a point that became a goal says so when the goal is published, also when it is taken off', async () => {
		await add({ column: 'droemme', text: 'Jeg vil ud at fiske' });
		const point = (await board()).find(({ text }) => text === 'Jeg vil ud at fiske');
		const maal = {
			...{ id: randomUUID(), item_id: randomUUID(), plan_id: planId, borger_id: cast.viktor.id, title: 'Fiske' },
			...{ forvaltning_id: cast.social, from_tavlepunkt_id: point?.id }
		};
		await make.insert('maal', { ...maal, first_version: 3 });
		expect((await board()).find(({ id }) => id === point?.id)?.became).toBeNull();
		await make.insert('maal', { ...maal, id: randomUUID(), item_id: randomUUID(), first_version: 2, last_version: 2 });
		const became = { kind: 'maal', itemId: expect.any(String) };
		expect((await board()).find(({ id }) => id === point?.id)?.became).toEqual(became);
		await move(point?.id ?? '', 'off');
		expect((await board()).find(({ id }) => id === point?.id)?.became).toEqual(became);
	});

	test('M14 fifty own points are the most', async () => {
		const points = Array.from({ length: 50 }, (_, index) => ({ text: `Punkt ${index}` }));
		let last;
		for (const point of points) last = await add({ column: 'bekymrer', ...point });
		expect(last).toEqual({ ok: false, reason: 'too_many' });
	});
});

describe('"Fortryd" on what was noted as done', () => {
	const aftale = () =>
		make.makeAftale({ borger: cast.viktor, planId, forvaltningId: cast.social, owedBy: 'borger', topics: ['helbred'] });
	const press = (itemId: string) => withActor(viktor, (tx) => noteAftaleDone(tx, { ...own(), itemId }));
	const undo = (itemId: string) => withActor(viktor, (tx) => undoAftaleDone(tx, own(), itemId));
	const states = async (itemId: string) =>
		(await pool('import')`select state from aftale_status where aftale_item_id = ${itemId} order by at`).map(
			({ state }) => state as string
		);

	test('S2 the borger takes back their own "Gjort", once, and the team is told', async () => {
		const id = await aftale();
		await press(id);
		expect((await read()).noted).toEqual([id]);
		const both = await Promise.all([undo(id), undo(id)]);
		expect(both.map((each) => each.ok && each.value).sort()).toEqual(['unchanged', 'undone']);
		expect(await states(id)).toEqual(['done', 'reopened']);
		expect((await read()).noted).toEqual([]);
		expect(await events('aftale_reopened')).toMatchObject([{ params: { owedBy: 'borger' }, topics: ['helbred'] }]);
		expect(await press(id)).toEqual({ ok: true, value: 'noted' });
		expect((await read()).noted).toEqual([id]);
	});

	test('S2 what somebody else noted stays, and so does what has been dropped since', async () => {
		const theirs = await aftale();
		await make.makeAftaleStatus({ borger: cast.viktor, aftaleItemId: theirs, state: 'done', by: cast.tove });
		expect(await undo(theirs)).toEqual({ ok: true, value: 'unchanged' });
		const dropped = await aftale();
		await press(dropped);
		await make.makeAftaleStatus({ borger: cast.viktor, aftaleItemId: dropped, state: 'dropped', by: cast.tove });
		expect(await undo(dropped)).toEqual({ ok: true, value: 'unchanged' });
		expect(await states(dropped)).toEqual(['done', 'dropped']);
		expect((await read()).noted).not.toContain(dropped);
	});

	test('S2 B3 an aftale of somebody else, an unknown one and a malformed id are the same refusal', async () => {
		const id = await aftale();
		for (const wrong of [nowhere, '', 'x', "' or true --"])
			expect(await undo(wrong)).toEqual({ ok: false, reason: 'unknown' });
		expect(await withActor(kasper, (tx) => undoAftaleDone(tx, others(), id))).toEqual({ ok: false, reason: 'unknown' });
		const dropped = `insert into aftale_status (aftale_item_id, borger_id, state, by_account_id)
			values ('${id}', '${cast.viktor.id}', 'dropped', '${cast.viktor.accountId}')`;
		expect(await refusal(viktor, dropped)).toBe('42501');
	});
});

test('S1 S11 the goals that go on are those of the current version that are not closed; a closed one says how it ended', async () => {
	const goal = { borger: cast.viktor, planId, forvaltningId: cast.social };
	const open = await make.makeMaal({ ...goal, title: 'Sove om natten' });
	await make.makeMaal({ ...goal, title: 'Kladde', firstVersion: 3 });
	await make.makeMaal({ ...goal, title: 'Gammelt', lastVersion: 1 });
	await make.insert('maal', {
		...{ id: randomUUID(), item_id: randomUUID(), plan_id: planId, borger_id: cast.viktor.id, title: 'Nået' },
		...{ first_version: 1, forvaltning_id: cast.social, ended_on: make.dayFromToday(-1), outcome: 'reached' },
		ended_words: 'Nu går det.'
	});
	const asked = { borgerId: cast.viktor.id, today: make.dayFromToday(0), mostVersions: 1 };
	const { maal } = await readOwn(viktor, (tx) => readPlan(tx, asked));
	const ended = { on: make.dayFromToday(-1), outcome: 'reached', words: 'Nu går det.' };
	expect(maal.find(({ title }) => title === 'Nået')?.ended).toEqual(ended);
	expect(maal.find(({ title }) => title === 'Sove om natten')?.ended).toBeNull();
	const found = await readOwn(viktor, (tx) => findOpenMaal(tx, cast.viktor.id));
	expect(found).toContainEqual({ itemId: open, title: 'Sove om natten' });
	expect(found.map(({ title }) => title)).not.toEqual(expect.arrayContaining(['Kladde']));
	expect(found.map(({ title }) => title)).not.toEqual(expect.arrayContaining(['Gammelt']));
	expect(found.map(({ title }) => title)).not.toEqual(expect.arrayContaining(['Nået']));
	expect(await readOwn(kasper, (tx) => findOpenMaal(tx, cast.viktor.id))).toEqual([]);
});
