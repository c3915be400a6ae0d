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
		participants: [
			{ name: 'Signe Bach', roleText: 'er med', from: 'Social', own: false, answer: 'none', leftTeam: false }
		],
		beslutninger: [{ text: 'Prøver en dag.', startsOn: make.dayFromToday(1), responsible: 'Tove' }],
		calendar: true
	});
	expect(own?.holders).toMatchObject([{ name: 'Tove Madsen' }]);
	expect(await detail(kasper, id)).toBeNull();
	expect(await detail(kasper, id, viktor)).toBeNull();
});

test('S7 who was taken off does not count; who has left the team does not come, but came to what is over', async () => {
	const borger = await make.makeBorger({ name: 'Nanna' });
	await make.makeMembership({ borger, staff: cast.signe });
	await make.makeMembership({ borger, staff: cast.frida, fromOn: make.dayFromToday(-60), toOn: make.dayFromToday(-2) });
	const bring = async (state: 'planned' | 'held', days: number) => {
		const participants = [cast.signe, cast.frida, cast.mette];
		const id = await make.makeMoede({ borger, state, at: make.instantFromNow(days), participants });
		await make.makeParticipant({ borger, moedeId: id, who: cast.farid, removedAt: make.instantFromNow(-1) });
		return id;
	};
	const [coming, held] = [await bring('planned', 3), await bring('held', -10)];
	const { coming: ahead, earlier } = await list(borger);
	expect(ahead.map(({ people }) => people)).toEqual([['Mette Juhl', 'Signe Bach']]);
	expect(earlier.map(({ people }) => people)).toEqual([['Frida Lind', 'Mette Juhl', 'Signe Bach']]);
	expect((await detail(borger, coming))?.moede.participants).toMatchObject([
		{ name: 'Frida Lind', leftTeam: true },
		{ name: 'Mette Juhl', leftTeam: false },
		{ name: 'Signe Bach', leftTeam: false }
	]);
	expect((await detail(borger, held))?.moede.participants).toHaveLength(3);
});

test('afterwards the newest "Det aftalte vi" is read, and a decision that was taken back is not', async () => {
	const { viktor: borger, tove } = cast;
	const moedeId = await make.makeMoede({ borger, state: 'held', at: make.instantFromNow(-2) });
	await make.makeMoedeNote({ borger, moedeId, text: 'Først.', by: tove, at: make.instantFromNow(-1.5) });
	await make.makeMoedeNote({ borger, moedeId, text: 'Til sidst.', by: tove, at: make.instantFromNow(-1) });
	await make.makeMoedeNote({ borger, moedeId, key: 'goals', text: 'Et sted at være.', by: tove });
	await make.makeBeslutning({ borger, moedeId, text: 'Gælder.' });
	await make.makeBeslutning({ borger, moedeId, text: 'Taget tilbage.', endedAt: make.instantFromNow(-1) });
	const found = await detail(borger, moedeId);
	expect(found?.moede).toMatchObject({
		referat: 'Til sidst.',
		notes: { goals: 'Et sted at være.' },
		beslutninger: [{ text: 'Gælder.' }]
	});
	const none = await detail(borger, await make.makeMoede({ borger, tolk: 'arabisk' }));
	expect(none?.moede).toMatchObject({ referat: null, notes: {}, tolk: { language: 'arabisk', booked: false } });
	const booked = await make.makeMoede({ borger, tolk: 'arabisk', tolkBookedBy: 'Tove, Tolkecentret' });
	expect((await detail(borger, booked))?.moede.tolk).toEqual({ language: 'arabisk', booked: true });
});

test('who reads what the borger writes to a meeting is said by name: those who may, today', async () => {
	const { viktor: borger } = cast;
	const readers = async (options: Partial<Parameters<typeof make.makeMoede>[0]>) =>
		(await detail(borger, await make.makeMoede({ borger, ...options })))?.readers;
	// Farid has no adgangsgrundlag; Ida, from outside, reads what she is invited to.
	expect(await readers({})).toEqual({
		moede: ['Tove Madsen', 'Signe Bach'],
		netvaerk: ['Tove Madsen', 'Signe Bach']
	});
	expect((await readers({ participants: [cast.ida] }))?.moede).toEqual(['Tove Madsen', 'Ida Mentor', 'Signe Bach']);
	expect((await readers({ topics: ['misbrug'], forvaltningId: cast.sundhed }))?.moede).toEqual(['Farid Nasser']);
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
