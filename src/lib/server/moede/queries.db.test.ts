import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { readOwn } from '../db/with-actor';
import { findCalendarMoede, findMoede, readMoeder } from './queries';

let database: FreshDatabase;
let cast: make.Solbjerg;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
});
afterAll(() => database.close());

const today = make.dayFromToday(0);
const list = async (borger: make.BorgerMade, page = 1) => {
	const actor = await make.asBorger(borger);
	const asked = { borgerId: borger.id, accountId: borger.accountId, page, now: new Date(), today };
	return readOwn(actor, (tx) => readMoeder(tx, asked));
};
const detail = async (borger: make.BorgerMade, id: string, asIf = borger) => {
	const actor = await make.asBorger(borger);
	return readOwn(actor, (tx) => findMoede(tx, { borgerId: asIf.id, accountId: borger.accountId, id, today }));
};
const calendar = async (borger: make.BorgerMade, id: string) => {
	const actor = await make.asBorger(borger);
	return readOwn(actor, (tx) => findCalendarMoede(tx, { id, borgerId: borger.id }));
};

test('S7 meetings to come stand nearest first, earlier ones newest first and in pages', async () => {
	const borger = await make.makeBorger({ name: 'Laura' });
	const at = (days: number, state?: 'planned' | 'held' | 'cancelled') =>
		make.makeMoede({ borger, at: make.instantFromNow(days), title: String(days), state, participants: [cast.tove] });
	await Promise.all([at(9), at(2), at(5, 'cancelled')]);
	for (let days = 1; days <= 12; days += 1) await at(-days, days === 3 ? 'planned' : 'held');
	const first = await list(borger);
	expect(first.coming.map((each) => each.title)).toEqual(['2', '5', '9']);
	expect(first.coming[0]?.people).toEqual(['Tove Madsen']);
	expect(first.coming[0]?.startsAt).toBeInstanceOf(Date);
	expect(first.earlier.map((each) => each.title)).toEqual(Array.from({ length: 10 }, (_, index) => `-${index + 1}`));
	expect(first.more).toBe(true);
	const second = await list(borger, 2);
	expect(second.earlier.map((each) => each.title)).toEqual(['-11', '-12']);
	expect(second.more).toBe(false);
});

test("a meeting is read with people, roles and decisions; another borger's does not exist", async () => {
	const { viktor, kasper } = cast;
	const id = await make.makeMoede({
		borger: viktor,
		participants: [cast.signe],
		state: 'held',
		at: make.instantFromNow(-1)
	});
	await make.makeBeslutning({ borger: viktor, moedeId: id, text: 'Prøver en dag.' });
	const own = await detail(viktor, id);
	expect(own?.moede).toMatchObject({
		participants: [{ name: 'Signe Bach', roleText: 'er med', from: 'Social', own: false, answer: 'none' }],
		beslutninger: [{ text: 'Prøver en dag.', startsOn: make.dayFromToday(1), responsible: 'Tove' }],
		calendar: true
	});
	expect(own?.holders).toMatchObject([{ name: 'Tove Madsen' }]);
	expect(await detail(kasper, id)).toBeNull();
	expect(await detail(kasper, id, viktor)).toBeNull();
});

test('B12 a borger who is skaermet, or whose address is protected, gets nothing for a calendar', async () => {
	const open = await make.makeMoede({ borger: cast.viktor, topics: ['misbrug'] });
	expect(await calendar(cast.viktor, open)).toMatchObject({ id: open, topics: ['misbrug'] });
	expect(await calendar(cast.kasper, open)).toBeNull();
	for (const hidden of [{ skaermet: true }, { protectedAddress: true, skaermet: false }]) {
		const borger = await make.makeBorger(hidden);
		const id = await make.makeMoede({ borger });
		expect(await calendar(borger, id)).toBeNull();
		expect((await detail(borger, id))?.moede.calendar).toBe(false);
	}
	const cancelled = await make.makeMoede({ borger: cast.viktor, state: 'cancelled' });
	expect(await calendar(cast.viktor, cancelled)).toBeNull();
});
