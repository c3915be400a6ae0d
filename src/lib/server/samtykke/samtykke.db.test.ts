import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { addDays, addMonths } from '../../core/dates';
import type { HowGiven, Switch } from '../../samtykke/samtykke';
import { switchesOf } from '../../samtykke/switches';
import { previewOf } from '../../arbejdsgang/samtykke-preview';
import { narrow, narrowed } from '../../samtykke/change';
import { findShared } from '../arbejdsgang/samtykke-preview';
import { pool } from '../db/client';
import { readOwn, withActor, type Actor } from '../db/with-actor';
import {
	addSamtykke,
	endHjemmel,
	givePlanSamtykke,
	giveSwitch,
	noteHjemmel,
	renewSamtykke,
	withdrawPlanSamtykke,
	withdrawSwitch
} from './commands';
import { readSamtykke } from './queries';

let database: FreshDatabase;
let cast: make.Solbjerg;
let viktor: Actor<'borger'>;
let tove: Actor<'fagperson'>;
let signe: Actor<'fagperson'>;
let farid: Actor<'fagperson'>;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	viktor = await make.asBorger(cast.viktor);
	[tove, signe, farid] = await Promise.all([
		make.asFagperson(cast.tove),
		make.asFagperson(cast.signe),
		make.asFagperson(cast.farid)
	]);
});
afterAll(() => database.close());

const today = make.dayFromToday(0);
const months = { plan: 12, trivsel: 6, moede: 12, netvaerk: 12 };
const remindDays = 30;
const saying = (how: HowGiven = 'digital') => ({ borgerId: cast.viktor.id, today, how });
const give = (
	what: Switch,
	{
		as = viktor,
		to = cast.sundhed,
		id = randomUUID(),
		how = 'digital'
	}: { as?: Actor; to?: string; id?: string; how?: HowGiven } = {}
) =>
	withActor(as, (tx) =>
		giveSwitch(tx, saying(how), { id, forvaltningId: to, what, purpose: 'Så Farid kan finde et hold.', months })
	);
const withdraw = (
	what: Switch,
	{ as = viktor, from = cast.sundhed, how = 'digital' }: { as?: Actor; from?: string; how?: HowGiven } = {}
) => withActor(as, (tx) => withdrawSwitch(tx, saying(how), { forvaltningId: from, what }));
const read = () => readOwn(viktor, (tx) => readSamtykke(tx, { borgerId: cast.viktor.id, today }));
const switches = async (forvaltningId: string) => {
	const { forvaltninger, grounds } = await read();
	const found = switchesOf(forvaltninger, grounds, { today, remindDays }).find(({ id }) => id === forvaltningId);
	return {
		kinds: found?.kinds.filter(({ on }) => on).map(({ what }) => what) ?? [],
		topics: found?.topics.filter(({ on }) => on).map(({ what }) => what) ?? [],
		found
	};
};
const seesBorger = (actor: Actor) =>
	withActor(actor, async ({ sql }) => (await sql`select from borger where id = ${cast.viktor.id}`).length === 1);
const events = (type: string) =>
	pool('import')<{ params: Record<string, unknown>; forvaltningId: string | null }[]>`
		select params, forvaltning_id as "forvaltningId" from event where borger_id = ${cast.viktor.id} and type = ${type} order by at`;

describe('Hvem må se hvad', () => {
	test('S8 the borger switches a kind on, and the department finds them at its next request', async () => {
		expect(await seesBorger(farid)).toBe(false);
		expect(await give({ kind: 'plan' })).toEqual({ ok: true, value: 'given' });
		expect(await seesBorger(farid)).toBe(true);
		const { found } = await switches(cast.sundhed);
		expect(found?.kinds.filter(({ on }) => on)).toEqual([
			{ what: 'plan', on: true, toOn: addDays(addMonths(today, 12), -1), partly: false, byLaw: false }
		]);
		expect(found?.purposes).toEqual(['Så Farid kan finde et hold.']);
		expect(await events('samtykke_given')).toEqual([
			{ params: { forvaltning: 'Sundhed', kinds: ['plan'], how: 'digital' }, forvaltningId: null }
		]);
	});

	test('S8 each kind lasts as long as the municipality has set, and a switch that is on gives nothing more', async () => {
		await give({ kind: 'trivsel' });
		expect(await give({ kind: 'trivsel' })).toEqual({ ok: true, value: 'unchanged' });
		const { grounds } = await read();
		expect(grounds.filter(({ kinds }) => kinds.includes('trivsel') && kinds.length === 1)).toMatchObject([
			{ fromOn: today, toOn: addDays(addMonths(today, 6), -1), givenHow: 'digital', notedBy: null }
		]);
	});

	test('a topic comes with the kinds that are on, and the event does not tell the team which', async () => {
		await give({ topic: 'helbred' });
		const { kinds, topics, found } = await switches(cast.sundhed);
		expect({ kinds, topics }).toEqual({ kinds: ['plan', 'trivsel'], topics: ['helbred'] });
		expect(found?.topics.find(({ what }) => what === 'helbred')?.partly).toBe(false);
		expect(JSON.stringify(await events('samtykke_given'))).not.toContain('helbred');
		expect(await give({ kind: 'moede' })).toMatchObject({ ok: true });
		const { grounds } = await read();
		expect(grounds.find((ground) => ground.kinds.join() === 'moede')).toMatchObject({ topics: ['helbred'] });
	});

	test('S8 a kind that is withdrawn goes from every samtykke of that department, and it is written down once each', async () => {
		expect(await withdraw({ kind: 'plan' })).toEqual({ ok: true, value: 'withdrawn' });
		expect((await switches(cast.sundhed)).kinds).toEqual(['moede', 'trivsel']);
		expect(await withdraw({ kind: 'plan' })).toEqual({ ok: true, value: 'unchanged' });
		const { withdrawals } = await read();
		expect(withdrawals.map(({ kinds, how, by }) => ({ kinds, how, by }))).toEqual([
			{ kinds: ['plan'], how: 'digital', by: null },
			{ kinds: ['plan'], how: 'digital', by: null }
		]);
		expect(await events('samtykke_withdrawn')).toHaveLength(1);
	});

	test('a topic can be withdrawn alone, and the kinds stay', async () => {
		await withdraw({ topic: 'helbred' });
		expect(await switches(cast.sundhed)).toMatchObject({ kinds: ['moede', 'trivsel'], topics: [] });
	});

	test('B4 what is withdrawn last takes the borger out of sight at the next request', async () => {
		await withdraw({ kind: 'moede' });
		expect(await seesBorger(farid)).toBe(true);
		await withdraw({ kind: 'trivsel' });
		expect(await seesBorger(farid)).toBe(false);
	});

	test('the form that gave it, sent again after it was withdrawn, gives nothing', async () => {
		const id = randomUUID();
		await give({ kind: 'plan' }, { id });
		await withdraw({ kind: 'plan' });
		expect(await give({ kind: 'plan' }, { id })).toEqual({ ok: true, value: 'unchanged' });
		expect((await switches(cast.sundhed)).kinds).toEqual([]);
	});

	test('pressed in two windows at once it is given once', async () => {
		await Promise.all([give({ kind: 'netvaerk' }), give({ kind: 'netvaerk' })]);
		const { grounds } = await read();
		expect(grounds.filter(({ kinds, withdrawnAt }) => kinds.includes('netvaerk') && withdrawnAt === null)).toHaveLength(
			3
		);
		await withdraw({ kind: 'netvaerk' });
	});

	test('nothing is given to a department that nobody around the borger comes from, nor to one that is none', async () => {
		expect(await give({ kind: 'plan' }, { to: cast.familie })).toEqual({ ok: false, reason: 'unknown_forvaltning' });
		expect(await give({ kind: 'plan' }, { to: randomUUID() })).toMatchObject({ ok: false });
		expect(await give({ topic: 'helbred' }, { to: cast.sundhed })).toEqual({ ok: false, reason: 'no_kind' });
		expect(await give({ kind: 'plan' }, { id: 'x' })).toEqual({ ok: false, reason: 'not_yours' });
	});

	test('nobody gives or withdraws for another borger', async () => {
		const kasper = await make.asBorger(cast.kasper);
		expect(await give({ kind: 'plan' }, { as: kasper })).toEqual({ ok: false, reason: 'not_yours' });
		expect(await withdraw({ kind: 'plan' }, { as: kasper, from: cast.social })).toEqual({
			ok: true,
			value: 'unchanged'
		});
		expect((await switches(cast.social)).kinds).toContain('plan');
	});
});

describe('what the preview tells', () => {
	let planId: string;
	beforeAll(async () => {
		planId = await make.makePlan({ borger: cast.viktor, publishedBy: cast.tove, version: 1, joint: false });
		const item = { borger: cast.viktor, planId };
		await make.makeMaal({ ...item, forvaltningId: cast.beskaeftigelse, title: 'Arbejde' });
		await make.makeMaal({ ...item, forvaltningId: cast.beskaeftigelse, title: 'Sove', topics: ['helbred'] });
		await make.makeMaal({ ...item, forvaltningId: cast.social, title: 'Bolig' });
		await make.makeMaal({ ...item, forvaltningId: cast.beskaeftigelse, title: 'Kladde', firstVersion: 2 });
		await make.makeMaaling({ borger: cast.viktor });
		await make.makeMaaling({ borger: cast.viktor });
	});

	test('S8 it is exactly what the database takes away', async () => {
		const { grounds } = await read();
		const items = await readOwn(viktor, (tx) => findShared(tx, cast.viktor.id));
		const what = { kind: 'plan' } as const;
		const preview = previewOf({
			items,
			forvaltningId: cast.social,
			before: grounds,
			after: narrowed(grounds, narrow(grounds, cast.social, what, today), new Date()),
			people: ['Signe'],
			within: what,
			today
		});
		const titles = () =>
			withActor(signe, async ({ sql }) =>
				(
					await sql<
						{ title: string }[]
					>`select title from maal where borger_id = ${cast.viktor.id} and first_version = 1`
				)
					.map(({ title }) => title)
					.sort()
			);
		expect(await titles()).toEqual(['Arbejde', 'Bolig']);
		await withdraw(what, { from: cast.social });
		expect(await titles()).toEqual(['Bolig']);
		expect(preview.changed.map(({ thing, items: lost }) => [thing, lost.map(({ title }) => title)])).toEqual([
			['maal', ['Arbejde']]
		]);
		expect(preview.keptOwn.map(({ items: own }) => own.map(({ title }) => title))).toEqual([['Bolig']]);
		await give(what, { to: cast.social });
	});

	test('answers are counted by what they are about', async () => {
		const items = await readOwn(viktor, (tx) => findShared(tx, cast.viktor.id));
		expect(items.filter(({ thing }) => thing === 'answer')).toMatchObject([{ title: '', count: 2, on: today }]);
	});
});

describe('renewing', () => {
	let old: string;
	beforeEach(async () => {
		old = await make.makeAdgangsgrundlag({
			borger: cast.viktor,
			forvaltningId: cast.sundhed,
			kinds: ['plan', 'trivsel'],
			topics: ['helbred'],
			fromOn: make.dayFromToday(-340),
			toOn: make.dayFromToday(20)
		});
	});
	const renew = (id = randomUUID(), which = old) =>
		withActor(viktor, (tx) => renewSamtykke(tx, saying(), { id, renewsId: which, months, remindDays }));

	test('S8 a samtykke that runs out is renewed as it was, once, for as long as the least of its kinds', async () => {
		expect((await switches(cast.sundhed)).found?.renewable.map(({ id }) => id)).toContain(old);
		expect(await renew()).toEqual({ ok: true, value: 'given' });
		expect(await renew()).toEqual({ ok: true, value: 'unchanged' });
		const { grounds } = await read();
		expect(grounds.filter(({ renewsId }) => renewsId === old)).toMatchObject([
			{ kinds: ['plan', 'trivsel'], topics: ['helbred'], fromOn: today, toOn: addDays(addMonths(today, 6), -1) }
		]);
		expect(await events('samtykke_renewed')).toMatchObject([{ params: { kinds: ['plan', 'trivsel'] } }]);
		await withdraw({ kind: 'plan' });
		await withdraw({ kind: 'trivsel' });
		expect((await switches(cast.sundhed)).found?.renewable).toEqual([]);
	});

	test('what was withdrawn cannot be renewed, nor what is nobody’s', async () => {
		await withdraw({ kind: 'plan' });
		await withdraw({ kind: 'trivsel' });
		expect(await renew()).toEqual({ ok: false, reason: 'unknown' });
		expect(await renew(randomUUID(), randomUUID())).toEqual({ ok: false, reason: 'unknown' });
		expect(await renew(randomUUID(), 'x')).toEqual({ ok: false, reason: 'unknown' });
	});
});

describe('what staff note', () => {
	const paper = (over: Partial<Parameters<typeof addSamtykke>[2]> = {}, how: HowGiven = 'paper', as: Actor = tove) =>
		withActor(as, (tx) =>
			addSamtykke(tx, saying(how), {
				id: randomUUID(),
				forvaltningId: cast.sundhed,
				kinds: ['plan'],
				topics: [],
				purpose: 'Så Farid kan finde et hold.',
				toOn: addDays(addMonths(today, 12), -1),
				renewsId: null,
				...over
			})
		);

	test('S8 a samtykke on paper or orally says who noted it, and a withdrawal by phone does too', async () => {
		expect(await paper({}, 'oral')).toEqual({ ok: true, value: 'given' });
		const { grounds } = await read();
		expect(grounds.find(({ givenHow }) => givenHow === 'oral')).toMatchObject({
			notedBy: 'Tove Madsen',
			fromOn: today
		});
		expect(await events('samtykke_given')).toContainEqual({
			params: { forvaltning: 'Sundhed', kinds: ['plan'], how: 'oral' },
			forvaltningId: null
		});
		expect(await withdraw({ kind: 'plan' }, { as: tove, how: 'oral' })).toEqual({ ok: true, value: 'withdrawn' });
		expect((await read()).withdrawals[0]).toMatchObject({ kinds: ['plan'], how: 'oral', by: 'Tove Madsen' });
	});

	test('who notes that their own department loses a kind reads nothing of that kind at the next request', async () => {
		await make.makeMoede({ borger: cast.viktor, forvaltningId: cast.beskaeftigelse });
		const moeder = () =>
			withActor(farid, async ({ sql }) => (await sql`select id from moede where borger_id = ${cast.viktor.id}`).length);
		await paper({ kinds: ['moede'] });
		expect(await moeder()).toBe(1);
		expect(await withdraw({ kind: 'moede' }, { as: farid, how: 'paper' })).toEqual({ ok: true, value: 'withdrawn' });
		expect(await moeder()).toBe(0);
	});

	test('about health nothing is noted that was only said, nothing lasts longer than it may, nothing lacks its purpose', async () => {
		expect(await paper({ topics: ['helbred'] }, 'oral')).toEqual({ ok: false, reason: 'health_written' });
		expect(await paper({ toOn: addDays(addMonths(today, 12), 1) })).toEqual({ ok: false, reason: 'too_long' });
		expect(await paper({ purpose: ' ' })).toEqual({ ok: false, reason: 'purpose' });
		expect(await paper({}, 'digital')).toEqual({ ok: false, reason: 'not_yours' });
	});

	test('a hjemmel is noted with its paragraph and ended whole, and only by who may', async () => {
		const hjemmel = (as: Actor, id = randomUUID()) =>
			withActor(as, (tx) =>
				noteHjemmel(tx, saying(), {
					id,
					forvaltningId: cast.social,
					kinds: ['trivsel'],
					topics: ['boern'],
					paragraph: 'serviceloven § 85',
					purpose: 'Så støtten kan gives.',
					toOn: null
				})
			);
		const id = randomUUID();
		expect(await hjemmel(signe, id)).toEqual({ ok: true, value: 'noted' });
		expect(await hjemmel(signe, id)).toEqual({ ok: true, value: 'unchanged' });
		expect((await switches(cast.social)).found?.laws).toMatchObject([
			{ paragraph: 'serviceloven § 85', notedBy: 'Signe Bach' }
		]);
		await paper();
		expect(await hjemmel(farid)).toEqual({ ok: false, reason: 'not_yours' });
		const end = (as: Actor) => withActor(as, (tx) => endHjemmel(tx, { borgerId: cast.viktor.id, id }));
		expect(await end(farid)).toEqual({ ok: false, reason: 'not_yours' });
		expect(await end(signe)).toEqual({ ok: true, value: 'ended' });
		expect(await end(signe)).toEqual({ ok: true, value: 'unchanged' });
		expect((await switches(cast.social)).found?.laws).toEqual([]);
	});
});

describe('one joint plan', () => {
	const of = (how: HowGiven = 'digital') => ({ borgerId: cast.viktor.id, how });
	const plan = async () => (await read()).plan;

	test('S8 the borger says yes to it once, and a no ends the plan', async () => {
		const before = await plan();
		for (const { withdrawnAt } of before?.samtykker ?? []) expect(withdrawnAt).toBeNull();
		const id = randomUUID();
		await withActor(viktor, (tx) => givePlanSamtykke(tx, of(), id));
		expect(await withActor(viktor, (tx) => givePlanSamtykke(tx, of(), id))).toEqual({ ok: true, value: 'unchanged' });
		expect((await plan())?.samtykker).toHaveLength(1);
		expect(await withActor(viktor, (tx) => withdrawPlanSamtykke(tx, of()))).toEqual({ ok: true, value: 'withdrawn' });
		expect(await plan()).toMatchObject({ endedOn: today, samtykker: [{ withdrawnHow: 'digital' }] });
		expect(await withActor(viktor, (tx) => withdrawPlanSamtykke(tx, of()))).toEqual({ ok: true, value: 'unchanged' });
		expect(await withActor(viktor, (tx) => givePlanSamtykke(tx, of(), randomUUID()))).toEqual({
			ok: false,
			reason: 'no_plan'
		});
		expect(await events('plan_samtykke_withdrawn')).toHaveLength(1);
	});

	test('only who holds the threads notes it', async () => {
		await make.makePlan({ borger: cast.viktor, joint: false, startedOn: today });
		const note = (as: Actor, how: HowGiven = 'oral') =>
			withActor(as, (tx) => givePlanSamtykke(tx, of(how), randomUUID()));
		expect(await note(signe)).toMatchObject({ ok: false });
		expect(await note(tove)).toMatchObject({ ok: true });
		expect((await plan())?.samtykker[0]).toMatchObject({ givenHow: 'oral', notedBy: 'Tove Madsen' });
		expect(await withActor(signe, (tx) => withdrawPlanSamtykke(tx, of('oral')))).toEqual({
			ok: false,
			reason: 'not_yours'
		});
		expect(await withActor(tove, (tx) => withdrawPlanSamtykke(tx, of('oral')))).toMatchObject({ ok: true });
		expect((await plan())?.samtykker[0]).toMatchObject({ withdrawnHow: 'oral', withdrawnBy: 'Tove Madsen' });
	});
});
