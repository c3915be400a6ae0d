import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { readOwn, withActor, type Actor } from '../db/with-actor';
import { noteOwnPhone } from './own-phone';
import { findOwnPhones } from './phone';

let database: FreshDatabase;
let viktor: Actor<'borger'>;
let kasper: Actor<'borger'>;
beforeAll(async () => {
	database = await freshDatabase();
	const cast = await make.makeSolbjerg();
	[viktor, kasper] = [await make.asBorger(cast.viktor), await make.asBorger(cast.kasper)];
});
afterAll(() => database.close());

const note = (actor: Actor<'borger'>, phone: string, own: boolean) =>
	withActor(actor, (tx) => noteOwnPhone(tx, new Headers({ 'x-phone': phone }), own));
const own = async (actor: Actor<'borger'>) => (await readOwn(actor, findOwnPhones)).map((phone) => phone.own);

test('a phone is said to be the own one and no longer, and keeps what it has told of its items', async () => {
	const phone = `${randomUUID()};3;2`;
	expect(await note(viktor, phone, true)).toBe(true);
	expect(await own(viktor)).toEqual([true]);
	expect(await note(viktor, phone, false)).toBe(true);
	expect(await readOwn(viktor, findOwnPhones)).toMatchObject([{ own: false, waiting: 2, missing: 1 }]);
});

test("another's phone cannot be said to be one's own, and a browser that names no phone says nothing", async () => {
	const phone = `${randomUUID()};0;0`;
	await note(viktor, phone, true);
	expect(await note(kasper, phone, true)).toBe(false);
	expect(await own(kasper)).toEqual([]);
	expect(await note(kasper, 'min telefon', true)).toBe(false);
});
