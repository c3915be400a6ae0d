import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { makeBorgerLikeViktor, workAs, type Worker } from '../../../../tests/support/drafts';
import type { ItemKind } from '../../plan/draft';
import { withActor, type Actor } from '../db/with-actor';
import { moveItem, removeItem, restoreItem, undoItem } from './arrange';

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
/** Published: a goal with a step, an agreement under that, and help; and a second goal. */
let goal: string;
let step: string;
let aftale: string;
let help: string;
let second: string;
beforeEach(async () => {
	borger = await makeBorgerLikeViktor(cast);
	planId = await make.makePlan({ borger, publishedBy: cast.tove });
	const here = { borger, planId, forvaltningId: cast.beskaeftigelse };
	goal = await make.makeMaal({ ...here, title: 'Sove', borgerWords: 'Ro' });
	step = await make.makeDelmaal({ ...here, maalId: goal, title: 'Prøve' });
	aftale = randomUUID();
	await make.insert('aftale', {
		...{ id: randomUUID(), item_id: aftale, plan_id: planId, borger_id: borger.id, first_version: 1 },
		...{ maal_id: goal, delmaal_id: step, text: 'Ringer', owed_by: 'borger', forvaltning_id: cast.beskaeftigelse }
	});
	help = await make.makeIndsats({ ...here, maalId: goal, title: 'Mentor' });
	second = await make.makeMaal({ ...here, title: 'Arbejde', borgerWords: 'Et job' });
	[tove, signe] = [workAs(actors['tove'] as Actor, borger), workAs(actors['signe'] as Actor, borger)];
});

const asked = (kind: ItemKind, itemId: string) => ({ borgerId: borger.id, kind, itemId });
const remove = (who: Worker, kind: ItemKind, itemId: string) =>
	withActor(who.actor, (tx) => removeItem(tx, asked(kind, itemId)));
const restore = (who: Worker, kind: ItemKind, itemId: string) =>
	withActor(who.actor, (tx) => restoreItem(tx, asked(kind, itemId)));
const undo = (who: Worker, kind: ItemKind, itemId: string) =>
	withActor(who.actor, (tx) => undoItem(tx, asked(kind, itemId)));
const move = (who: Worker, kind: ItemKind, itemId: string, direction: 'up' | 'down') =>
	withActor(who.actor, (tx) => moveItem(tx, { ...asked(kind, itemId), direction }));
const states = async () => Object.fromEntries((await tove.read()).items.map((item) => [item.itemId, item.state]));
const order = async () => (await tove.read()).items.map((item) => item.itemId);

describe('out and back', () => {
	test('S1 a goal is taken out with all that stands under it, and all of it is brought back', async () => {
		expect(await remove(tove, 'maal', goal)).toEqual({ ok: true, value: 'removed' });
		const out = { [goal]: 'removed', [step]: 'removed', [aftale]: 'removed', [help]: 'removed', [second]: 'unchanged' };
		expect(await states()).toEqual(out);
		expect((await tove.read()).changes).toEqual(['Målet ”Sove” er taget ud af planen.']);
		expect(await remove(signe, 'maal', goal)).toEqual({ ok: true, value: 'removed' });
		expect(await states()).toEqual(out);
		expect(await restore(signe, 'maal', goal)).toEqual({ ok: true, value: 'restored' });
		expect(new Set(Object.values(await states()))).toEqual(new Set(['unchanged']));
		expect((await tove.read()).changes).toEqual([]);
	});

	test('what stands under a goal that was taken out brings the goal back with it', async () => {
		await remove(tove, 'maal', goal);
		await restore(tove, 'aftale', aftale);
		expect(await states()).toMatchObject({
			...{ [goal]: 'unchanged', [step]: 'unchanged', [aftale]: 'unchanged', [help]: 'removed' }
		});
		await remove(tove, 'maal', goal);
		await undo(tove, 'indsats', help);
		expect(await states()).toMatchObject({
			...{ [goal]: 'unchanged', [step]: 'removed', [aftale]: 'removed', [help]: 'unchanged' }
		});
	});

	test('what is new under it goes for good; what was changed comes back as published', async () => {
		const added = await signe.start('aftale', goal);
		await signe.save('delmaal', step, { title: 'Prøve en dag' });
		await remove(tove, 'maal', goal);
		expect(await order()).not.toContain(added);
		await restore(tove, 'maal', goal);
		expect(await tove.find(step)).toMatchObject({ state: 'unchanged', fields: { title: 'Prøve' } });
	});

	test('S1 one item goes back to what is published, the others stay as they are in the draft', async () => {
		await tove.save('maal', goal, { title: 'Sove om natten' });
		await tove.save('delmaal', step, { title: 'Prøve en dag' });
		expect(await undo(signe, 'maal', goal)).toEqual({ ok: true, value: 'undone' });
		expect(await states()).toMatchObject({ [goal]: 'unchanged', [step]: 'changed' });
		// Nothing to go back to.
		const added = await tove.start('maal');
		expect(await undo(tove, 'maal', added)).toEqual({ ok: false, reason: 'unknown' });
		expect(await undo(tove, 'maal', goal)).toEqual({ ok: true, value: 'undone' });
	});

	test('who removes and who adds under it at once: one of them comes first, and nothing hangs in the air', async () => {
		const results = await Promise.allSettled([remove(tove, 'maal', goal), signe.start('aftale', goal)]);
		expect(results[0].status).toBe('fulfilled');
		const { items } = await tove.read();
		const parent = items.find((item) => item.itemId === goal);
		expect(parent?.state).toBe('removed');
		expect(items.filter((item) => item.parentId === goal && item.state === 'new')).toEqual([]);
	});

	test('what is marked with a topic that one may not read is not brought back beside it', async () => {
		await tove.save('maal', goal, { topics: 'helbred' });
		// For Signe the goal has gone from sight; it has not been taken out.
		expect(await signe.find(goal)).toBeUndefined();
		expect((await signe.read()).changes).toEqual([]);
		for (const back of [restore, undo]) {
			expect(await back(signe, 'maal', goal)).toEqual({ ok: false, reason: 'unknown' });
		}
		expect(await tove.find(goal)).toMatchObject({ state: 'changed', fields: { topics: 'helbred' } });
	});
});

describe('up and down', () => {
	beforeEach(async () => {
		// Both goals came with the same place; the order is told apart by the id.
		if ((await order())[0] !== goal) await move(tove, 'maal', goal, 'up');
	});

	test('S1 goals change places, and back again the draft has nothing new', async () => {
		const [first, other] = (await order()).filter((id) => id === goal || id === second);
		const before = (await tove.read()).changes;
		expect(await move(signe, 'maal', other ?? '', 'up')).toEqual({ ok: true, value: 'moved' });
		expect((await order()).filter((id) => id === goal || id === second)).toEqual([other, first]);
		await move(tove, 'maal', other ?? '', 'down');
		expect((await tove.read()).changes).toEqual(before);
	});

	test('a new order alone is told; at the end nothing changes', async () => {
		const extra = await Promise.all(['Et', 'To', 'Tre'].map((title) => tove.start('maal', null, { title })));
		expect(new Set(extra).size).toBe(3);
		const before = await order();
		expect(await move(tove, 'maal', goal, 'up')).toEqual({ ok: true, value: 'moved' });
		expect(await order()).toEqual(before);
		// Steps stand beside steps of the same goal only.
		expect(await move(tove, 'delmaal', step, 'down')).toEqual({ ok: true, value: 'moved' });
		expect(await order()).toEqual(before);
	});

	test('two who move at once leave an order that both see, with nothing lost', async () => {
		const added = [await tove.start('maal'), await tove.start('maal')];
		await Promise.all([
			move(tove, 'maal', added[0] ?? '', 'up'),
			move(signe, 'maal', added[1] ?? '', 'up'),
			signe.start('maal')
		]);
		const seen = (await signe.read()).items.map((item) => item.itemId);
		expect(seen).toEqual(await order());
		expect(seen).toEqual(expect.arrayContaining([goal, second, ...added]));
		expect(new Set(seen).size).toBe(seen.length);
	});
});

test('B3 who may not edit moves, removes and brings back nothing', async () => {
	await tove.save('maal', goal, { title: 'Sove om natten' });
	const before = await states();
	const own = await make.asBorger(borger);
	for (const actor of [actors['farid'], actors['frida'], actors['ida'], own] as Actor[]) {
		const as = { ...workAs(actor, borger) };
		for (const attempt of [remove, restore, undo])
			expect(await attempt(as, 'maal', goal)).toEqual({ ok: false, reason: 'unknown' });
		expect(await move(as, 'maal', goal, 'down')).toEqual({ ok: false, reason: 'unknown' });
	}
	for (const id of ['', `${goal}'`, randomUUID()])
		expect(await remove(tove, 'maal', id)).toEqual({ ok: false, reason: 'unknown' });
	expect(await remove(tove, 'delmaal', goal)).toEqual({ ok: false, reason: 'unknown' });
	expect(await states()).toEqual(before);
});
