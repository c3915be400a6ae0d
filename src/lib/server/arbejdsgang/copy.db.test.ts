import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { fromDatedJson, toDatedJson } from '../../core/dated-json';
import { readOwn, type Actor, type Tx } from '../db/with-actor';
import { withDefaults } from '../setting/queries';
import { readCopy } from './copy';

let database: FreshDatabase;
let cast: make.Solbjerg;
let viktor: Actor<'borger'>;
const municipality = withDefaults({ name: 'Solbjerg Kommune', phone: '12 34 56 78' });

beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	viktor = await make.asBorger(cast.viktor);
	for (const [key, borger, staff] of [
		['viktor', cast.viktor, cast.tove],
		['kasper', cast.kasper, cast.mette]
	] as const) {
		const planId = await make.makePlan({ borger, publishedBy: staff });
		const maalId = await make.makeMaal({ borger, planId, title: `KANARIE-${key}-maal` });
		await make.makeAftale({ borger, planId, maalId, text: `KANARIE-${key}-aftale`, owedBy: 'borger' });
		await make.makeWish({ borger, text: `KANARIE-${key}-droem` });
		await make.makeMoede({ borger, title: `KANARIE-${key}-moede`, participants: [staff] });
		await make.makeNetvaerksperson({ borger, name: `KANARIE-${key}-netvaerk` });
	}
});
afterAll(() => database.close());

const about = { id: '', name: 'Viktor Holm' };
const copyOf = (tx: Tx, now: Date) =>
	readCopy(tx, { borger: { ...about, id: cast.viktor.id }, accountId: cast.viktor.accountId, municipality, now });

test('A9 the copy holds what the borger sees on the pages, and nothing of anybody else', async () => {
	const now = new Date();
	const text = toDatedJson(await readOwn(viktor, (tx) => copyOf(tx, now)));
	for (const own of ['maal', 'aftale', 'droem', 'moede', 'netvaerk']) expect(text).toContain(`KANARIE-viktor-${own}`);
	expect(text).not.toContain('KANARIE-kasper');
	expect(text).toContain('Tove Madsen');
	expect(text).not.toContain('Mette Juhl');
});

test('the copy comes back from its text as it was, instants and all, and says when it was taken', async () => {
	const now = new Date();
	const copy = await readOwn(viktor, (tx) => copyOf(tx, now));
	const back = fromDatedJson(toDatedJson(copy));
	// What is not there and what is undefined are the same on the page.
	expect(back).toEqual(copy);
	expect(copy).toMatchObject({ takenAt: now, name: 'Viktor', municipality: { phone: '12 34 56 78' } });
	expect(copy.moeder.coming[0]?.startsAt).toBeInstanceOf(Date);
	expect(copy.lineal?.questions[0]).toMatchObject({ key: 'samlet' });
});

test('the copy costs a fixed number of statements, however much there is', async () => {
	const count = () =>
		readOwn(viktor, async (tx) => {
			let statements = 0;
			// What is put into another statement is counted too, and is the same each time.
			const sql = new Proxy(tx.sql, {
				apply(target, self, asked) {
					statements += 1;
					return Reflect.apply(target, self, asked);
				}
			});
			await copyOf({ ...tx, sql }, new Date());
			return statements;
		});
	const before = await count();
	const borger = cast.viktor;
	for (let week = 1; week <= 12; week += 1) {
		await make.makeMoede({ borger, at: make.instantFromNow(-7 * week), state: 'held' });
		await make.makeWish({ borger, type: 'wish', text: `Ønske ${week}` });
	}
	expect(await count()).toBe(before);
	expect(before).toBeGreaterThan(10);
});
