import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { readOwn } from '../db/with-actor';
import { readPlan } from './queries';

let database: FreshDatabase;
let cast: make.Solbjerg;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
});
afterAll(() => database.close());

const read = async (borger: make.BorgerMade, mostVersions = 10) => {
	const actor = await make.asBorger(borger);
	const asked = { borgerId: borger.id, today: make.dayFromToday(0), mostVersions };
	return readOwn(actor, (tx) => readPlan(tx, asked));
};

test('the borger reads the current published version, not the draft and not what was', async () => {
	const borger = cast.viktor;
	const planId = await make.makePlan({ borger, publishedBy: cast.tove, version: 3 });
	const here = { borger, planId, forvaltningId: cast.beskaeftigelse };
	const kept = await make.makeMaal({ ...here, title: 'Gælder', firstVersion: 1 });
	await make.makeMaal({ ...here, title: 'Slut', firstVersion: 1, lastVersion: 2 });
	await make.makeMaal({ ...here, title: 'Kladde', firstVersion: 4 });
	// Changed in the draft: the published row ends with the current version, and is still the one to read.
	const changed = await make.makeMaal({ ...here, title: 'Før', firstVersion: 2, lastVersion: 3 });
	await make.makeMaal({ ...here, itemId: changed, title: 'Efter', firstVersion: 4 });
	await make.makeDelmaal({ ...here, maalId: kept, responsible: cast.tove });
	await make.makeIndsats({ ...here, maalId: kept });
	await make.makeAftale({ ...here, maalId: kept, responsible: cast.signe, dueOn: make.dayFromToday(-9) });
	await make.makeWish({ borger, text: 'Sove' });

	const rows = await read(borger);
	expect(rows.plan?.version).toBe(3);
	expect(rows.maal.map((maal) => maal.title).sort()).toEqual(['Før', 'Gælder']);
	expect(rows.maal[0]?.forvaltninger).toEqual(['Beskæftigelse']);
	expect(rows.delmaal).toMatchObject([{ maalId: kept, responsible: 'Tove Madsen' }]);
	expect(rows.indsatser).toMatchObject([{ title: 'Mentor', startsOn: make.dayFromToday(-10) }]);
	expect(rows.aftaler).toMatchObject([
		{ responsible: 'Signe Bach', forvaltning: 'Social', state: null, postponed: [], dueOn: make.dayFromToday(-9) }
	]);
	expect(rows.wishes).toEqual([{ type: 'dream', text: 'Sove' }]);
	expect(rows.holders).toMatchObject([{ name: 'Tove Madsen', function: 'tovholder', toOn: null }]);
	expect(rows.versions.map((each) => [each.version, each.by])).toEqual([
		[3, 'Tove Madsen'],
		[2, 'Tove Madsen'],
		[1, 'Tove Madsen']
	]);
	expect(rows.versions[0]?.publishedAt).toBeInstanceOf(Date);
	expect((await read(borger, 1)).versions).toHaveLength(2);
});

test('what has happened to an aftale comes along, the newest as its state, every new date in order', async () => {
	const { kasper: borger, mette } = cast;
	const planId = await make.makePlan({ borger, publishedBy: mette });
	const aftaleItemId = await make.makeAftale({ borger, planId, responsible: mette });
	const moved = (days: number, reason: string, at: number) =>
		make.makeAftaleStatus({
			...{ borger, aftaleItemId, state: 'postponed', reason, newDueOn: make.dayFromToday(days) },
			at: make.instantFromNow(at)
		});
	await moved(9, 'Ferie', -1);
	await moved(3, 'Sygdom', -2);
	const { aftaler } = await read(borger);
	expect(aftaler).toMatchObject([
		{
			state: 'postponed',
			reason: 'Ferie',
			postponed: [
				{ newDueOn: make.dayFromToday(3), reason: 'Sygdom' },
				{ newDueOn: make.dayFromToday(9), reason: 'Ferie' }
			]
		}
	]);
	expect(aftaler[0]?.stateAt).toBeInstanceOf(Date);
});

test('without a plan, and before the first version, there is nothing but the own words', async () => {
	const borger = await make.makeBorger({ name: 'Nanna Friis' });
	expect(await read(borger)).toMatchObject({ plan: null, maal: [], aftaler: [], versions: [], wishes: [] });
	const planId = await make.makePlan({ borger });
	await make.makeMaal({ borger, planId });
	await make.makeWish({ borger, text: 'Ro' });
	expect(await read(borger)).toMatchObject({ plan: { version: 0 }, maal: [], versions: [], wishes: [{ text: 'Ro' }] });
});
