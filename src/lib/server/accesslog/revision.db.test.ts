import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import type { RevisionQuery } from '../../accesslog/revision';
import { sayItemsOutside } from '../../i18n/da/hvem-har-set';
import { pool } from '../db/client';
import { readAs, withActor, type Actor } from '../db/with-actor';
import { recordLook, type Look, type Shown } from './commands';
import { findOverview, handleAlarm, searchLog } from './revision';

let database: FreshDatabase;
let cast: make.Solbjerg;
let dorte: make.StaffMade;
let dpo: Actor<'dpo'>;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	dorte = await make.makeStaff({ name: 'Dorte Krag', enhedId: cast.familie, roles: ['dpo'] });
	dpo = await make.logIn(dorte, 'dpo');
});
afterAll(() => database.close());

const nothing: RevisionQuery = { staff: '', borgerId: null, from: null, to: null, before: null };
const search = (query: Partial<RevisionQuery>) => readAs(dpo, (tx) => searchLog(tx, { ...nothing, ...query }));

async function look(staff: make.StaffMade, shown: Shown[], more: Partial<Look> = {}) {
	const look = { kind: 'page', page: '/borgere/[id]', purpose: 'Følger op', requestId: randomUUID(), shown } as const;
	await withActor(await make.asFagperson(staff), (tx) => recordLook(tx, { ...look, ...more }));
}
const since = new Date(Date.now() - 7 * 86_400_000);
const overview = () => readAs(dpo, (tx) => findOverview(tx, since));

/** As the job does that checks the log. */
async function alarm(type: string, details: Record<string, string | number>) {
	const [row] = await pool('job')<{ about: string }[]>`
		insert into access_alarm (type, about, details) values (${type}, ${randomUUID()}, ${JSON.stringify(details)}::jsonb) returning about`;
	return row?.about ?? '';
}

describe('the dpo’s search', () => {
	test('finds by the name of who looked, by borger and by day, and tells kinds of things without their titles', async () => {
		const borger = await make.makeBorger({ name: 'Nanna Friis' });
		const planId = await make.makePlan({ borger, publishedBy: cast.tove });
		const maal = await make.makeMaal({ borger, planId, title: 'KANARIE-nanna-maal' });
		const goal = { borgerId: borger.id, itemKind: 'maal', itemId: maal } as unknown as Shown;
		await look(cast.signe, [goal, { borgerId: borger.id, itemKind: 'plan' }]);
		await look(cast.tove, [{ borgerId: borger.id, itemKind: 'borger' }], { kind: 'list' });

		const bySigne = await search({ staff: 'bach signe' });
		expect(bySigne.rows).toHaveLength(1);
		expect(bySigne.rows[0]).toMatchObject({
			...{ name: 'Signe Bach', enhed: 'Social', role: 'fagperson', purpose: 'Følger op', count: 1 },
			borgere: [{ id: borger.id, name: 'Nanna Friis' }]
		});
		expect(sayItemsOutside(bySigne.rows[0]?.items ?? [])).toBe('et mål og planen');
		expect(JSON.stringify(bySigne)).not.toContain('KANARIE');

		expect((await search({ borgerId: borger.id })).rows.map(({ name }) => name)).toEqual(['Tove Madsen', 'Signe Bach']);
		expect((await search({ borgerId: borger.id, staff: 'signe' })).rows).toHaveLength(1);
		expect((await search({ borgerId: randomUUID() })).rows).toEqual([]);
		expect((await search({ staff: '%' })).rows).toEqual([]);
		const today = make.dayFromToday(0);
		expect((await search({ borgerId: borger.id, from: today, to: today })).rows).toHaveLength(2);
		expect((await search({ borgerId: borger.id, to: make.dayFromToday(-1) })).rows).toEqual([]);
		expect((await search({ borgerId: borger.id, from: make.dayFromToday(1) })).rows).toEqual([]);
	});

	test('of a look at many a few are named, and of one borger only their own part', async () => {
		const borgere = await Promise.all(['Anders', 'Bo', 'Carl', 'Dan', 'Erik'].map((name) => make.makeBorger({ name })));
		await look(
			cast.tove,
			borgere.map(({ id }) => ({ borgerId: id, itemKind: 'borger' as const })),
			{ kind: 'list' }
		);
		const [row] = (await search({})).rows;
		expect(row?.count).toBe(5);
		expect(row?.borgere.map(({ name }) => name)).toEqual(['Anders', 'Bo', 'Carl']);
		const dan = borgere[3]?.id ?? '';
		const [own] = (await search({ borgerId: dan })).rows;
		expect(own).toMatchObject({ count: 1, borgere: [{ id: dan, name: 'Dan' }] });
	});

	test('page by page it is the whole log, each look once', async () => {
		for (let count = 0; count < 60; count += 1)
			await look(cast.mette, [{ borgerId: cast.kasper.id, itemKind: 'team' }]);
		const first = await search({ staff: 'mette' });
		expect(first.rows).toHaveLength(50);
		const second = await search({ staff: 'mette', before: first.next });
		expect(second.next).toBeNull();
		expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(60);
	});

	test('somebody who was erased is still a look, of nobody known', async () => {
		const borger = await make.makeBorger({ name: 'Slettet Person' });
		await look(cast.farid, [{ borgerId: borger.id, itemKind: 'plan' }]);
		await pool('job')`select app.erase_from_log(${borger.id})`;
		const { rows } = await search({ staff: 'farid' });
		expect(rows[0]).toMatchObject({ count: 0, borgere: [{ id: null, name: null }] });
	});

	test('a dpo reads no content: not a goal, not an answer, not a CPR number', async () => {
		for (const table of ['maal', 'trivselsvalue', 'trivselsnote', 'besked', 'moede', 'wish'])
			await expect(withActor(dpo, ({ sql }) => sql`select * from ${sql(table)}`)).rejects.toMatchObject({
				code: '42501'
			});
		await expect(withActor(dpo, ({ sql }) => sql`select cpr_hash from borger`)).rejects.toMatchObject({
			code: '42501'
		});
	});
});

describe('the dpo’s overview', () => {
	test('tells the newest seal, and how many looks wait for theirs', async () => {
		await pool('job')`select * from app.seal_log(100000)`;
		const sealed = await overview();
		expect(sealed.head?.hash).toMatch(/^[0-9a-f]{64}$/);
		expect(sealed.head?.seq).toBeGreaterThan(60);
		expect(sealed.behind).toBe(0);
	});

	test('E2 an hour in which somebody opened many borgere stands first; a list of names counts for nothing', async () => {
		const borgere = [];
		for (let count = 0; count < 60; count += 1) borgere.push(await make.makeBorger({ name: `Borger ${count}` }));
		const shown = borgere.map(({ id }) => ({ borgerId: id, itemKind: 'plan' as const }));
		for (const each of shown) await look(cast.frida, [each]);
		await look(cast.ida, shown, { kind: 'list' });
		const { hours } = await overview();
		expect(hours[0]).toMatchObject({ name: 'Frida Lind' });
		expect(hours.filter(({ name }) => name === 'Frida Lind').reduce((sum, hour) => sum + hour.borgere, 0)).toBe(60);
		expect(hours.map(({ name }) => name)).not.toContain(cast.ida.name);
	});

	test('an alarm names who and whom, and is dealt with once, by whoever says so', async () => {
		const about = await alarm('outside', {
			accountId: cast.frida.accountId,
			borgerId: cast.viktor.id,
			day: '2026-11-20'
		});
		await alarm('many', { accountId: cast.frida.accountId, borgere: 60, hour: '2026-11-20T10:00Z' });
		const { alarms } = await overview();
		expect(alarms.find(({ type }) => type === 'many')).toMatchObject({ who: 'Frida Lind', count: 60, borgerId: null });
		const found = alarms.find((each) => each.about === about);
		expect(found).toMatchObject({
			...{ type: 'outside', who: 'Frida Lind', borger: 'Viktor Holm', when: '2026-11-20', handledAt: null },
			borgerId: cast.viktor.id
		});
		const id = found?.id ?? '';
		expect(await withActor(dpo, (tx) => handleAlarm(tx, id))).toBe(true);
		expect(await withActor(dpo, (tx) => handleAlarm(tx, id))).toBe(false);
		expect(await withActor(dpo, (tx) => handleAlarm(tx, randomUUID()))).toBe(false);
		const dealtWith = (await overview()).alarms.find((each) => each.id === id);
		expect(dealtWith).toMatchObject({ handledBy: 'Dorte Krag' });
		expect(dealtWith?.handledAt).toBeInstanceOf(Date);
	});
});
