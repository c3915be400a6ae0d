import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { countingStatements } from '../../../../tests/support/statements';
import { composeHjem } from '../../arbejdsgang/hjem';
import { readOwn } from '../db/with-actor';
import { readHjem } from './queries';

let database: FreshDatabase;
let cast: make.Solbjerg;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
});
afterAll(() => database.close());

const today = make.dayFromToday(0);
async function hjem(borger: make.BorgerMade) {
	const actor = await make.asBorger(borger);
	const asked = { borgerId: borger.id, accountId: borger.accountId, borgerName: borger.name, now: new Date(), today };
	let statements = 0;
	const facts = await readOwn(actor, async (real) => {
		const { sent, tx } = countingStatements(real);
		const read = await readHjem(tx, asked);
		statements = sent.length;
		return read;
	});
	return { statements, view: composeHjem(facts, null, new Date()) };
}

test('M31 the first page answers who, what, why and what next, in two statements', async () => {
	const { viktor: borger, tove, signe } = cast;
	const planId = await make.makePlan({ borger, publishedBy: tove });
	await make.makeWish({ borger, text: 'Lave noget med hænderne' });
	await make.makeAftale({ borger, planId, owedBy: 'borger', text: 'Ringer', dueOn: make.dayFromToday(3) });
	await make.makeAftale({ borger, planId, responsible: signe, text: 'Finder', dueOn: make.dayFromToday(-9) });
	const done = await make.makeAftale({ borger, planId, responsible: signe, text: 'Færdig' });
	await make.makeAftaleStatus({ borger, aftaleItemId: done, state: 'done', by: signe });
	await make.makeMoede({ borger, at: make.instantFromNow(9) });
	const next = await make.makeMoede({ borger, at: make.instantFromNow(2), participants: [tove, signe] });
	await make.makeMoede({ borger, at: make.instantFromNow(1), state: 'cancelled' });
	await make.makeEvent({ borger, by: tove, type: 'note_read' });
	await make.makeEvent({ borger, by: borger, type: 'answer_given' });
	await make.makeEvent({ borger, by: tove, type: 'something_newer' });
	const at = make.instantFromNow(-3);
	await make.makeMaaling({ borger, at });

	const { view, statements } = await hjem(borger);
	expect(statements).toBe(2);
	expect(view.people).toMatchObject({ tovholder: { name: 'Tove Madsen', phone: '70 10 20 30' }, stedfortraeder: null });
	expect(view.next).toMatchObject({
		id: next,
		people: ['Signe Bach', 'Tove Madsen'],
		inDays: 2,
		underWay: false,
		count: 2
	});
	expect(view.dream).toBe('Lave noget med hænderne');
	expect(view.steps.yours).toMatchObject([{ text: 'Ringer', due: { inDays: 3 } }]);
	expect(view.steps.ours).toMatchObject([{ text: 'Finder', forvaltning: 'Social', late: { days: 9 } }]);
	expect(view.news.items.map((item) => item.sentence)).toEqual(['Tove læste det, du skrev.']);
	expect(view.lastAnswerAt).toEqual(at);
});

test('M31 with nothing there, every question is answered by null and an empty list, and costs the same', async () => {
	const { view, statements } = await hjem(await make.makeBorger({ name: 'Nanna Friis' }));
	expect(statements).toBe(2);
	expect(view).toEqual({
		people: { tovholder: null, stedfortraeder: null },
		next: null,
		message: null,
		published: false,
		dream: null,
		steps: { yours: [], ours: [], duties: [] },
		news: { isNew: false, items: [] },
		lastAnswerAt: null
	});
});

test('a message that waits for the borger says from whom and when it came, until they have written back', async () => {
	const { tove, signe } = cast;
	const borger = await make.makeBorger({ name: 'Asta Friis' });
	for (const staff of [tove, signe]) await make.makeMembership({ borger, staff });
	const ago = (days: number) => make.instantFromNow(-days);
	const answered = await make.makeSamtale({ borger, readers: [tove], at: ago(9) });
	await make.makeBesked({ borger, samtaleId: answered, by: tove, at: ago(2) });
	await make.makeBesked({ borger, samtaleId: answered, at: ago(1) });
	const old = await make.makeSamtale({ borger, readers: [signe], at: ago(40) });
	await make.makeBesked({ borger, samtaleId: old, by: signe, at: ago(40) });
	expect((await hjem(borger)).view.message).toBeNull();
	const at = ago(3);
	const samtaleId = await make.makeSamtale({ borger, readers: [tove, signe], at: ago(5) });
	await make.makeBesked({ borger, samtaleId, at: ago(4) });
	await make.makeBesked({ borger, samtaleId, by: signe, at });
	const { view, statements } = await hjem(borger);
	expect(view.message).toEqual({ samtaleId, from: 'Signe', at, isNew: true });
	expect(statements).toBe(2);
	await make.makeBesked({ borger, samtaleId });
	expect((await hjem(borger)).view.message).toBeNull();
});

test('what another borger has is not there', async () => {
	const { view } = await hjem(cast.kasper);
	expect(view).toMatchObject({ next: null, dream: null, steps: { yours: [], ours: [] }, news: { items: [] } });
	expect(view.people.tovholder?.name).toBe('Mette Juhl');
});
