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

	const rows = await read(borger);
	expect(rows.plan?.version).toBe(3);
	expect(rows.maal.map((maal) => maal.title).sort()).toEqual(['Før', 'Gælder']);
	expect(rows.maal[0]?.forvaltninger).toEqual(['Beskæftigelse']);
	expect(rows.delmaal).toMatchObject([{ maalId: kept, responsible: 'Tove Madsen' }]);
	expect(rows.indsatser).toMatchObject([{ title: 'Mentor', startsOn: make.dayFromToday(-10) }]);
	expect(rows.aftaler).toMatchObject([
		{ responsible: 'Signe Bach', forvaltning: 'Social', state: null, postponed: [], dueOn: make.dayFromToday(-9) }
	]);
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

test('without a plan, and before the first version, there is nothing to read', async () => {
	const borger = await make.makeBorger({ name: 'Nanna Friis' });
	expect(await read(borger)).toMatchObject({ plan: null, maal: [], aftaler: [], versions: [] });
	const planId = await make.makePlan({ borger });
	await make.makeMaal({ borger, planId });
	expect(await read(borger)).toMatchObject({ plan: { version: 0 }, maal: [], versions: [] });
});

test('the history says of each version what was new, in sentences, and nothing of the draft', async () => {
	const borger = await make.makeBorger({ name: 'Yusuf Ali' });
	const planId = await make.makePlan({ borger, publishedBy: cast.mette, version: 3 });
	await make.makeMembership({ borger, staff: cast.mette, function: 'tovholder' });
	const here = { borger, planId, forvaltningId: cast.familie };
	const goal = await make.makeMaal({ ...here, title: 'Sove', lastVersion: 1 });
	await make.makeMaal({ ...here, itemId: goal, title: 'Sove om natten', firstVersion: 2, lastVersion: 3 });
	await make.makeMaal({ ...here, itemId: goal, title: 'Kladde', firstVersion: 4 });
	await make.makeAftale({
		...{ ...here, maalId: goal, text: 'Finder en mentor', firstVersion: 2, dueOn: '2026-12-01' },
		responsible: cast.mette
	});
	await make.makeIndsats({ ...here, title: 'Mentor', lastVersion: 2 });
	const { versions } = await read(borger);
	expect(versions.map(({ version, changes }) => [version, changes])).toEqual([
		[3, ['Hjælpen ”Mentor” er taget ud af planen.']],
		[2, ['Målet ”Sove” hedder nu ”Sove om natten”.', 'Ny aftale: Mette finder en mentor senest 1. december 2026.']],
		[1, ['Nyt mål: Sove.', 'Planen har fra begyndelsen 1 slags hjælp.']]
	]);
	const [newest, ...older] = (await read(borger, 1)).versions;
	expect(newest?.changes).toEqual(['Hjælpen ”Mentor” er taget ud af planen.']);
	expect(older).toHaveLength(1);
});
