import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import type { PlanQuery } from '../../team/fordeling';
import { withActor, type Actor } from '../db/with-actor';
import { findPlanDesk, listPlans } from './fordeling';

let database: FreshDatabase;
let cast: make.Solbjerg;
let asKarin: Actor<'fordeler'>;
const today = make.dayFromToday(0);
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	const karin = await make.makeStaff({ name: 'Karin Storm', enhedId: cast.kommune, roles: ['fordeler'] });
	asKarin = await make.logIn(karin, 'fordeler');
	await make.makePlan({ borger: cast.viktor, publishedBy: cast.tove });
	await make.makePlan({ borger: cast.kasper });
});
afterAll(() => database.close());

const list = (over: Partial<PlanQuery> = {}) =>
	withActor(asKarin, (tx) => listPlans(tx, { search: '', filter: 'alle', side: 1, ...over }, today));
const names = async (over: Partial<PlanQuery> = {}) => (await list(over)).items.map(({ name }) => name);

test('S1 the fordeler sees who has a plan and who holds the threads; a plan without a tovholder comes first', async () => {
	const alone = await make.makeBorger({ name: 'Åse Alene' });
	await make.makePlan({ borger: alone });
	await make.makeMembership({ borger: alone, staff: cast.mette, function: 'tovholder', fromOn: make.dayFromToday(4) });
	const { viktor: borger, frida: staff } = cast;
	const [fromOn, toOn] = [make.dayFromToday(2), make.dayFromToday(9)];
	await make.makeMembership({ borger, staff, function: 'stedfortraeder', fromOn, toOn });
	const page = await list();
	expect(page).toMatchObject({ count: 3, without: 1, side: 1, sider: 1 });
	expect(page.items).toMatchObject([
		{ name: 'Åse Alene', tovholder: null, coming: { name: 'Mette Juhl', fromOn: make.dayFromToday(4) }, version: 0 },
		{ name: 'Kasper Lund', tovholder: { name: 'Mette Juhl', toOn: null }, deputies: [], version: 0 },
		{
			name: 'Viktor Holm',
			tovholder: { name: 'Tove Madsen' },
			deputies: [{ name: 'Frida Lind', fromOn, toOn }],
			version: 1
		}
	]);
	expect(Object.keys(page.items[0] ?? {}).sort()).toEqual(
		[
			'borgerId',
			'coming',
			'deputies',
			'diedOn',
			'endedOn',
			'name',
			'planId',
			'startedOn',
			'tovholder',
			'version'
		].sort()
	);
});

test('the list is searched by name and filtered; a plan that has ended, and a borger who died, need nobody', async () => {
	const died = await make.makeBorger({ name: 'Død Borger', diedOn: today });
	await make.makePlan({ borger: died });
	const done = await make.makeBorger({ name: 'Færdig Borger' });
	await make.insert('plan', {
		id: crypto.randomUUID(),
		borger_id: done.id,
		started_on: '2025-01-01',
		ended_on: '2026-01-01'
	});
	expect(await names({ filter: 'uden' })).toEqual(['Åse Alene']);
	expect(await names({ filter: 'afsluttede' })).toEqual(['Færdig Borger']);
	expect(await names({ search: 'HOLM vik' })).toEqual(['Viktor Holm']);
	expect(await names({ search: '%' })).toEqual([]);
	expect(await names()).toContain('Død Borger');
});

test('fifty plans stand on a page, and a page that is not there is the last one', async () => {
	for (let index = 0; index < 60; index += 1) {
		const borger = await make.makeBorger({ name: `Række ${String(index).padStart(2, '0')}` });
		await make.makePlan({ borger });
	}
	const first = await list({ search: 'række' });
	expect(first).toMatchObject({ count: 60, side: 1, sider: 2 });
	expect(first.items).toHaveLength(50);
	const last = await list({ search: 'række', side: 99 });
	expect(last.side).toBe(2);
	expect(last.items.map(({ name }) => name)).toEqual(Array.from({ length: 10 }, (_, index) => `Række ${50 + index}`));
	expect(await list({ search: 'findes ikke', side: 3 })).toMatchObject({ items: [], count: 0, side: 1, sider: 1 });
});

test('M2 the plan page shows who holds the threads and who did, and nothing of why', async () => {
	const desk = await withActor(asKarin, (tx) => findPlanDesk(tx, cast.viktor.id));
	expect(desk?.borger).toEqual({ id: cast.viktor.id, name: 'Viktor Holm', diedOn: null });
	expect(desk?.plan).toMatchObject({ version: 1, endedOn: null });
	expect(desk?.holders.map(({ name, function: as }) => [name, as])).toEqual([
		['Frida Lind', 'stedfortraeder'],
		['Tove Madsen', 'tovholder']
	]);
	expect(await withActor(asKarin, (tx) => findPlanDesk(tx, crypto.randomUUID()))).toBeNull();
	const planless = await make.makeBorger();
	expect(await withActor(asKarin, (tx) => findPlanDesk(tx, planless.id))).toBeNull();
	await expect(withActor(asKarin, (tx) => tx.sql`select role_text from team_membership`)).rejects.toThrow(
		'permission denied'
	);
	await expect(withActor(asKarin, (tx) => tx.sql`select id from maal`)).rejects.toThrow('permission denied');
});
