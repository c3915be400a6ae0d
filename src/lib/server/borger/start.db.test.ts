import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import type { Start } from '../../borger/start';
import { pool } from '../db/client';
import { readOwn, withActor, type Actor } from '../db/with-actor';
import { env } from '../env';
import { readTeam } from '../team/queries';
import { decryptCpr } from './cpr';
import { findByCpr, mayStart, startPlan } from './start';

let database: FreshDatabase;
let cast: make.Solbjerg;
let karin: make.StaffMade;
let asKarin: Actor<'fordeler'>;
let asTove: Actor<'fagperson'>;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	karin = await make.makeStaff({ name: 'Karin Storm', enhedId: cast.kommune, roles: ['fordeler'] });
	asKarin = await make.logIn(karin, 'fordeler');
	asTove = await make.asFagperson(cast.tove);
});
afterAll(() => database.close());

const start = (over: Partial<Start> = {}): Start => ({
	name: 'Asta Berg',
	phone: '12 34 56 78',
	tovholder: cast.tove.accountId,
	roleText: 'Holder trådene i din plan.',
	why: 'Én skal samle det.',
	ground: {
		type: 'samtykke',
		kinds: ['plan', 'moede'],
		topics: ['helbred'],
		purpose: 'Så vi kan hjælpe sammen.',
		givenHow: 'paper',
		paragraph: null,
		toOn: make.dayFromToday(364)
	},
	joint: null,
	...over
});
const starting = (actor: Actor, cpr: string, over: Partial<Start> = {}) =>
	withActor(actor, (tx) => startPlan(tx, { cpr, name: over.name ?? 'Asta Berg', start: start(over) }));
const look = { page: '/borgere/ny', requestId: 'request-1' };
const rows = (table: string, borgerId: string) =>
	pool('import')<Record<string, unknown>[]>`select * from ${pool('import')(table)} where borger_id = ${borgerId}`;
const looks = async () => {
	const dpo = await make.makeStaff({ name: 'Dorte', enhedId: cast.kommune, roles: ['dpo'] });
	return withActor(
		await make.logIn(dpo, 'dpo'),
		(tx) =>
			tx.sql<{ accountId: string; page: string; borgerId: string | null }[]>`
			select v.account_id as "accountId", v.page, e.borger_id as "borgerId"
			from access_event v left join access_entry e on e.event_id = v.id where v.request_id = ${look.requestId} order by v.id`
	);
};

test('S1 a fagperson starts a plan for a borger nobody knew: tovholder, adgangsgrundlag and a log-in are there at once', async () => {
	const started = await starting(asTove, '6101901111');
	if (!started.ok) throw new Error(started.reason);
	const { borgerId } = started.value;
	const [plan] = await rows('plan', borgerId);
	expect(plan).toMatchObject({ version: 0, ended_on: null, started_on: make.dayFromToday(0) });
	const [member] = await rows('team_membership', borgerId);
	expect(member).toMatchObject({
		account_id: cast.tove.accountId,
		function: 'tovholder',
		role_text: 'Holder trådene i din plan.',
		from_on: make.dayFromToday(0),
		to_on: null
	});
	const [ground] = await rows('adgangsgrundlag', borgerId);
	expect(ground).toMatchObject({
		forvaltning_id: cast.beskaeftigelse,
		type: 'samtykke',
		kinds: ['plan', 'moede'],
		topics: ['helbred'],
		given_how: 'paper',
		noted_by_account_id: cast.tove.accountId,
		to_on: make.dayFromToday(364)
	});
	const [borger] = await pool('import')<{ name: string; phone: string; encrypted: Buffer }[]>`
		select name, phone, cpr_encrypted as encrypted from borger where id = ${borgerId}`;
	expect(borger).toMatchObject({ name: 'Asta Berg', phone: '12 34 56 78' });
	expect(decryptCpr(borger?.encrypted ?? Buffer.alloc(0), env().keys.cpr)).toBe('6101901111');
	const [account] = await rows('account', borgerId);
	const asta = { id: borgerId, accountId: String(account?.['id']), name: 'Asta Berg', cpr: '6101901111' };
	const own = await readOwn(await make.asBorger(asta), (tx) =>
		readTeam(tx, { borgerId, today: make.dayFromToday(0), mostLeft: 5 })
	);
	expect(own.members.map(({ name }) => name)).toEqual(['Tove Madsen']);
	const [event] = await rows('event', borgerId);
	expect(event).toMatchObject({ type: 'team_joined', actor_account_id: cast.tove.accountId, forvaltning_id: null });
});

test('S1 a fordeler starts one with a hjemmel, for a borger who is known and whose plan has ended', async () => {
	const known = await make.makeBorger({ name: 'Kendt Borger' });
	await make.insert('plan', {
		id: crypto.randomUUID(),
		borger_id: known.id,
		started_on: '2025-01-01',
		ended_on: '2026-01-01'
	});
	await make.makeMembership({ borger: known, staff: cast.mette, function: 'tovholder' });
	const ground = { ...start().ground, type: 'hjemmel' as const, givenHow: null, paragraph: '§ 85', toOn: null };
	const started = await starting(asKarin, known.cpr, { name: 'Et andet navn', ground });
	expect(started).toEqual({ ok: true, value: { borgerId: known.id } });
	const [borger] = await pool('import')`select name from borger where id = ${known.id}`;
	expect(borger).toEqual({ name: 'Kendt Borger' });
	const members = await rows('team_membership', known.id);
	expect(members.map((each) => [each['account_id'], each['to_on']]).sort()).toEqual(
		[
			[cast.mette.accountId, make.dayFromToday(-1)],
			[cast.tove.accountId, null]
		].sort()
	);
	const [made] = await rows('adgangsgrundlag', known.id);
	expect(made).toMatchObject({ type: 'hjemmel', paragraph: '§ 85', noted_by_account_id: karin.accountId, to_on: null });
});

test('S8 a yes to one joint plan is noted with the plan, by whom and how; not asked yet leaves nothing', async () => {
	const asked = await starting(asTove, '6101905551', { joint: 'oral' });
	const later = await starting(asTove, '6101905552');
	if (!asked.ok || !later.ok) throw new Error('not started');
	expect(await rows('plan_samtykke', asked.value.borgerId)).toMatchObject([
		{ given_how: 'oral', noted_by_account_id: cast.tove.accountId, withdrawn_at: null }
	]);
	expect(await rows('plan_samtykke', later.value.borgerId)).toEqual([]);
});

test('M2 two who start a plan for one borger at the same moment: there is one plan, one tovholder, and one is told so', async () => {
	for (const cpr of ['6101902221', '6101902222', '6101902223']) {
		const signe = cast.signe.accountId;
		const both = await Promise.all([starting(asTove, cpr), starting(asKarin, cpr, { tovholder: signe })]);
		expect(both.filter((each) => each.ok)).toHaveLength(1);
		expect(both.find((each) => !each.ok)).toEqual({ ok: false, reason: 'plan_one_active' });
		const found = await withActor(asTove, (tx) => findByCpr(tx, { cpr, ...look, requestId: 'race' }));
		const borgerId = found?.borgerId ?? '';
		expect(await rows('plan', borgerId)).toHaveLength(1);
		expect(await rows('team_membership', borgerId)).toHaveLength(1);
		expect(await rows('adgangsgrundlag', borgerId)).toHaveLength(1);
	}
});

test('a second plan beside one that runs is refused, and nothing of it stays', async () => {
	await make.makePlan({ borger: cast.viktor });
	const before = await rows('team_membership', cast.viktor.id);
	expect(await starting(asKarin, cast.viktor.cpr)).toEqual({ ok: false, reason: 'plan_one_active' });
	expect(await rows('team_membership', cast.viktor.id)).toEqual(before);
});

test('only an active fagperson of the municipality’s own becomes tovholder', async () => {
	const stopped = await make.makeStaff({ name: 'Stoppet', enhedId: cast.social, disabled: true });
	for (const tovholder of [cast.ida, stopped, karin])
		expect(await starting(asTove, '6101903333', { tovholder: tovholder.accountId })).toEqual({
			ok: false,
			reason: 'start_plan_tovholder'
		});
	expect(await withActor(asTove, (tx) => findByCpr(tx, { cpr: '6101903333', ...look, requestId: 'none' }))).toBeNull();
});

test('nobody starts a plan for somebody who has died', async () => {
	const died = await make.makeBorger({ diedOn: '2026-01-01' });
	expect(await starting(asTove, died.cpr)).toEqual({ ok: false, reason: 'start_plan_dead' });
	expect(await rows('plan', died.id)).toEqual([]);
});

test('a look-up tells who holds the threads, and is recorded, also when it finds nobody', async () => {
	await make.makePlan({ borger: cast.kasper });
	const find = (cpr: string) => withActor(asTove, (tx) => findByCpr(tx, { cpr, ...look }));
	expect(await find(cast.kasper.cpr)).toMatchObject({
		borgerId: cast.kasper.id,
		name: 'Kasper Lund',
		tovholder: 'Mette Juhl',
		tovholderPhone: '70 10 20 30'
	});
	const idle = await make.makeBorger({ name: 'Uden Plan' });
	expect(await find(idle.cpr)).toMatchObject({ name: 'Uden Plan', planId: null, tovholder: null });
	expect(await find('6101904444')).toBeNull();
	expect(await looks()).toEqual([
		{ accountId: cast.tove.accountId, page: '/borgere/ny', borgerId: cast.kasper.id },
		{ accountId: cast.tove.accountId, page: '/borgere/ny', borgerId: idle.id },
		{ accountId: cast.tove.accountId, page: '/borgere/ny', borgerId: null }
	]);
});

test('an external professional neither looks up nor starts', async () => {
	const asIda = await make.asFagperson(cast.ida);
	expect(await withActor(asIda, mayStart)).toBe(false);
	expect(await withActor(asTove, mayStart)).toBe(true);
	await expect(withActor(asIda, (tx) => findByCpr(tx, { cpr: cast.viktor.cpr, ...look }))).rejects.toThrow(
		'not a look-up'
	);
	await expect(starting(asIda, '6101905555')).rejects.toThrow('not_yours');
});
