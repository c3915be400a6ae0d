import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { makeBorgerLikeViktor, today, workAs, type Worker } from '../../../../tests/support/drafts';
import { readAs, readOwn, withActor, type Actor } from '../db/with-actor';
import { addTavlepunkt } from './tavle';
import { readMark, showWorkspace } from './workspace';

let database: FreshDatabase;
let cast: make.Solbjerg;
let tove: Actor;
let frida: Actor;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	[tove, frida] = [await make.asFagperson(cast.tove), await make.asFagperson(cast.frida)];
});
afterAll(() => database.close());

let borger: make.BorgerMade;
let work: Worker;
let goal: string;
beforeEach(async () => {
	borger = await makeBorgerLikeViktor(cast);
	const planId = await make.makePlan({ borger, publishedBy: cast.tove });
	goal = await make.makeMaal({ borger, planId, forvaltningId: cast.beskaeftigelse, title: 'Sove' });
	work = workAs(tove, borger);
});

const show = (actor: Actor) =>
	readAs(actor, (tx) =>
		showWorkspace(tx, { borgerId: borger.id, today, page: '/borgere/[id]/plan', requestId: crypto.randomUUID() })
	);
const mark = (actor: Actor) => readAs(actor, (tx) => readMark(tx, borger.id));
/** What the borger reads of who has looked. */
const looks = async () => {
	const own = await make.asBorger(borger);
	return (
		await readOwn(
			own,
			(tx) =>
				tx.sql`select n.id from access_entry n join access_event e on e.id = n.event_id where n.borger_id = ${borger.id} and e.kind <> 'login'`
		)
	).length;
};

test('the work space shows the draft and who holds the threads, and is recorded; asking for its mark is not', async () => {
	const shown = await show(tove);
	expect(shown).toMatchObject({ holder: 'Tove Madsen', draft: { holdsThreads: true } });
	expect(shown?.draft.items.map(({ itemId }) => itemId)).toEqual([goal]);
	const recorded = await looks();
	expect(recorded).toBe(1);
	expect(await mark(tove)).toBe(shown?.mark);
	expect(await looks()).toBe(recorded);
});

test('the mark is another after every change that somebody else would want to see', async () => {
	const marks = [await mark(tove)];
	const after = async (change: () => Promise<unknown>) => {
		await change();
		marks.push(await mark(tove));
	};
	await after(() => work.save('maal', goal, { title: 'Sove om natten' }));
	await after(() => work.start('aftale', goal, { text: 'Ringer' }));
	await after(() =>
		withActor(tove, (tx) => addTavlepunkt(tx, { borgerId: borger.id, column: 'fungerer', text: 'Kaffe' }))
	);
	await after(() => make.makeWish({ borger, text: 'Ro' }));
	expect(new Set(marks).size).toBe(marks.length);
	expect(await mark(tove)).toBe(marks.at(-1));
});

test('for somebody who is not on the team there is no work space, no look and no mark', async () => {
	const before = await looks();
	expect(await show(frida)).toBeNull();
	expect(await mark(frida)).toBeNull();
	expect(await looks()).toBe(before);
});
