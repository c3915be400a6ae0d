import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { setSkaermet } from '../borger/skaermet';
import { readOwn, withActor, type Actor } from '../db/with-actor';
import { feedWait, findFeeds, makeFeed, readFeed, revokeFeed, tagOf } from './feed';

let database: FreshDatabase;
let cast: make.Solbjerg;
let viktor: Actor<'borger'>;
let kasper: Actor<'borger'>;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	[viktor, kasper] = [await make.asBorger(cast.viktor), await make.asBorger(cast.kasper)];
});
afterAll(() => database.close());

const key = 'a key of the test';
type Change = { id?: string; withPlace?: boolean; actor?: Actor<'borger'>; accountId?: string };
const feed = ({
	id = randomUUID(),
	withPlace = false,
	actor = viktor,
	accountId = cast.viktor.accountId
}: Change = {}) => withActor(actor, (tx) => makeFeed(tx, { id, accountId, withPlace, key }));
/** A new address that works. */
async function madeFeed(change: Change = {}) {
	const id = change.id ?? randomUUID();
	const made = await feed({ ...change, id });
	if (!made.ok) throw new Error(made.reason);
	return { id, token: made.token };
}
const own = (actor = viktor, { accountId } = cast.viktor) => readOwn(actor, (tx) => findFeeds(tx, accountId));
const revoke = (id: string, actor = viktor, { accountId } = cast.viktor) =>
	withActor(actor, (tx) => revokeFeed(tx, { id, accountId }));
const idsOf = async (token: string) => (await readFeed(token))?.map(({ id }) => id);

test('an address shows the meetings of its owner and nobody else’s, half a year back, called off ones marked', async () => {
	const [coming, old, ancient, off] = [
		await make.makeMoede({ borger: cast.viktor }),
		await make.makeMoede({ borger: cast.viktor, at: make.instantFromNow(-60), state: 'held' }),
		await make.makeMoede({ borger: cast.viktor, at: make.instantFromNow(-300), state: 'held' }),
		await make.makeMoede({
			borger: cast.viktor,
			at: make.instantFromNow(9),
			state: 'cancelled',
			cancelledReason: 'Syg'
		})
	];
	await make.makeMoede({ borger: cast.kasper });
	const { id, token } = await madeFeed();
	expect(await idsOf(token)).toEqual([old, coming, off]);
	expect(ancient).not.toBe(old);
	expect((await readFeed(token))?.at(-1)).toMatchObject({ state: 'cancelled', place: null });
	expect(token).toMatch(/^[\w-]{43}$/);
	const [seen] = await own();
	expect(seen).toMatchObject({ id, withPlace: false });
	expect(seen?.usedAt).not.toBeNull();
	await revoke(id);
});

test('the same form sent again is the same address, and somebody else’s form is not', async () => {
	const { id, token } = await madeFeed();
	expect(await feed({ id })).toEqual({ ok: true, token });
	expect(await own()).toHaveLength(1);
	// The id of another’s address gives nothing away.
	const stolen = await feed({ id, actor: kasper, accountId: cast.kasper.accountId });
	expect(stolen).toEqual({ ok: false, reason: 'not_yours' });
	expect(await feed({ actor: kasper, accountId: cast.viktor.accountId })).toEqual({ ok: false, reason: 'not_yours' });
	expect(await own(kasper, cast.kasper)).toEqual([]);
	expect(await revoke(id, kasper, cast.kasper)).toBe(false);
	expect(await readFeed(token)).not.toBeNull();
	await revoke(id);
});

test('the place stands there only when that was chosen, and B13 never when it could tell what the meeting is about', async () => {
	const plain = await make.makeMoede({ borger: cast.viktor, at: make.instantFromNow(20) });
	const sensitive = await make.makeMoede({ borger: cast.viktor, at: make.instantFromNow(21), topics: ['misbrug'] });
	const placeOf = async (token: string, moede: string) =>
		(await readFeed(token))?.find(({ id }) => id === moede)?.place ?? null;
	const [without, with_] = [await madeFeed(), await madeFeed({ withPlace: true })];
	expect(await placeOf(without.token, plain)).toBeNull();
	expect(await placeOf(with_.token, plain)).toBe('Rådhuset');
	expect(await placeOf(with_.token, sensitive)).toBeNull();
	for (const { id } of [without, with_]) await revoke(id);
});

test('an address that was taken back, one that was never given and one that is nonsense are the same: none', async () => {
	const { id, token } = await madeFeed();
	expect(await readFeed(token)).not.toBeNull();
	expect(await revoke(id)).toBe(true);
	expect(await revoke(id)).toBe(false);
	for (const each of [token, 'A'.repeat(43), '', "'; drop table moede"]) expect(await readFeed(each)).toBeNull();
	expect(await own()).toEqual([]);
	// Its form does not bring it back.
	expect(await feed({ id })).toEqual({ ok: false, reason: 'not_yours' });
});

test('who has no meetings has a calendar all the same', async () => {
	const laura = await make.makeBorger({ name: 'Laura Vind' });
	const { token } = await madeFeed({ actor: await make.asBorger(laura), accountId: laura.accountId });
	expect(await readFeed(token)).toEqual([]);
});

test('at most five addresses', async () => {
	const made = [];
	for (let count = 0; count < 5; count += 1) made.push(await madeFeed());
	expect(await feed()).toEqual({ ok: false, reason: 'too_many' });
	for (const { id } of made) await revoke(id);
	expect((await feed()).ok).toBe(true);
});

test('who hides their traces loses their addresses and gets no new one', async () => {
	const inge = await make.makeBorger({ name: 'Inge Vind' });
	const actor = await make.asBorger(inge);
	const mine = { actor, accountId: inge.accountId };
	await make.makeMoede({ borger: inge });
	const { token } = await madeFeed(mine);
	expect(await readFeed(token)).toHaveLength(1);
	await withActor(actor, (tx) => setSkaermet(tx, { borgerId: inge.id, skaermet: true }));
	expect(await readFeed(token)).toBeNull();
	expect(await feed(mine)).toEqual({ ok: false, reason: 'not_yours' });
	// Shown again, the old address stays gone: it may be known to whom the traces were hidden from.
	await withActor(actor, (tx) => setSkaermet(tx, { borgerId: inge.id, skaermet: false }));
	expect(await readFeed(token)).toBeNull();
	expect((await feed(mine)).ok).toBe(true);
});

test('what a calendar knows is known by a tag that changes with every meeting', async () => {
	const moedeId = await make.makeMoede({ borger: cast.kasper, at: make.instantFromNow(30) });
	const { token } = await madeFeed({ actor: kasper, accountId: cast.kasper.accountId });
	const tag = async () => tagOf((await readFeed(token)) ?? []);
	const before = await tag();
	expect(await tag()).toBe(before);
	await make.makeMoede({ borger: cast.kasper, at: make.instantFromNow(31) });
	expect(await tag()).not.toBe(before);
	expect(await idsOf(token)).toContain(moedeId);
});

test('who asks more often than any calendar is told to wait, and that address alone', async () => {
	const waits = [];
	for (let count = 0; count < 31; count += 1) waits.push(await feedWait('B'.repeat(43)));
	expect(waits.slice(0, 30).every((wait) => wait === null)).toBe(true);
	expect(waits.at(-1)).toBeGreaterThan(0);
	expect(await feedWait('C'.repeat(43))).toBeNull();
});
