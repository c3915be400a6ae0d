import { afterAll, beforeAll, expect, test } from 'vitest';
import { asBorger, makeBorger } from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { readSession } from '../auth/session';
import { withActor } from '../db/with-actor';
import { findSkaermet, setSkaermet } from './skaermet';

let database: FreshDatabase;
beforeAll(async () => {
	database = await freshDatabase();
});
afterAll(() => database.close());

test('B12 a borger hides her traces herself, every page knows it from the next request on, and she may stop again', async () => {
	const inge = await makeBorger({ name: 'Inge Krog' });
	const actor = await asBorger(inge);
	expect(await readSession(actor.token)).toMatchObject({ skaermet: false });
	await withActor(actor, (tx) => setSkaermet(tx, { borgerId: inge.id, skaermet: true }));
	expect(await readSession(actor.token)).toMatchObject({ skaermet: true });
	await withActor(actor, (tx) => setSkaermet(tx, { borgerId: inge.id, skaermet: false }));
	expect(await withActor(actor, (tx) => findSkaermet(tx, inge.id))).toEqual({
		skaermet: false,
		protectedAddress: false
	});
});

test('B12 with a protected address it cannot be turned off', async () => {
	const nanna = await makeBorger({ protectedAddress: true });
	const actor = await asBorger(nanna);
	await withActor(actor, (tx) => setSkaermet(tx, { borgerId: nanna.id, skaermet: false }));
	expect(await withActor(actor, (tx) => findSkaermet(tx, nanna.id))).toEqual({
		skaermet: true,
		protectedAddress: true
	});
});

test('nobody turns it on or off for another borger', async () => {
	const [inge, kasper] = [await makeBorger({ skaermet: true }), await makeBorger()];
	const [asInge, asKasper] = [await asBorger(inge), await asBorger(kasper)];
	const refused = await withActor(asKasper, (tx) => setSkaermet(tx, { borgerId: inge.id, skaermet: false }));
	expect(refused).toEqual({ ok: false, reason: 'not_yours' });
	expect(await withActor(asKasper, (tx) => findSkaermet(tx, inge.id))).toBeNull();
	expect(await withActor(asInge, (tx) => findSkaermet(tx, inge.id))).toMatchObject({ skaermet: true });
});
