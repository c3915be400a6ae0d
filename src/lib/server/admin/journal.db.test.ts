import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { differencesOf } from '../../admin/change';
import { newTarget, targetTypedFrom, type TargetTyped } from '../../admin/journal';
import { kleTypedOf, monthsOf, readKleForm, readRetention } from '../../setting/journal-setup';
import { withActor, type Actor } from '../db/with-actor';
import { findJournalSetup, setJournalPart } from '../setting/commands';
import { forgetMunicipality, municipality } from '../setting/queries';
import { findChanges } from './changes';
import { findEnheder } from './enheder';
import { endTarget, findErasable, findTargets, journalPlaces, saveTarget } from './journal';

let database: FreshDatabase;
let cast: make.Solbjerg;
let asAnna: Actor<'admin'>;
let asTove: Actor<'fagperson'>;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	const anna = await make.makeStaff({ name: 'Anna Vester', enhedId: cast.kommune, roles: ['admin'] });
	asAnna = await make.logIn(anna, 'admin');
	asTove = await make.asFagperson(cast.tove);
	await make.insert('setting', { key: 'kommune', value: { name: 'Solbjerg Kommune', answerDays: 3 } });
});
afterAll(() => database.close());

const hosts = ['journal.example'];
const target = (over: Partial<TargetTyped> = {}): TargetTyped => ({
	...newTarget(randomUUID()),
	slags: 'folder',
	system: 'acadre',
	navn: `Acadre ${randomUUID().slice(0, 8)}`,
	tager: ['plan', 'note'],
	adresse: `acadre-${randomUUID().slice(0, 8)}`,
	...over
});
const save = (typed: TargetTyped, isNew: boolean) => withActor(asAnna, (tx) => saveTarget(tx, { typed, hosts, isNew }));
const found = async (id: string) => {
	const row = (await withActor(asAnna, findTargets)).find((each) => each.id === id);
	if (!row) throw new Error(`no target ${id}`);
	return row;
};
async function latest() {
	const { changes, names } = await withActor(asAnna, (tx) => findChanges(tx, { subject: null, side: 1 }, 1));
	const [change] = changes;
	return { change, fields: change ? differencesOf(change, names) : [] };
}

test('S20 a target is set up, twice sent is one, and who did it stands in the changes', async () => {
	const typed = target({ forvaltning: cast.social, kvittering: 'ja' });
	expect(await save(typed, true)).toEqual({ ok: true });
	expect(await save(typed, true)).toEqual({ ok: true });
	expect(await save({ ...typed, adresse: 'et-andet-sted' }, true)).toEqual({ ok: false, problems: { form: 'other' } });
	expect(await found(typed.id)).toEqual({
		id: typed.id,
		name: typed.navn,
		type: 'folder',
		system: 'acadre',
		forvaltningId: cast.social,
		takes: ['plan', 'note'],
		address: typed.adresse,
		hasReceipts: true,
		endedAt: null
	});
	const { change, fields } = await latest();
	expect(change).toMatchObject({ by: 'Anna Vester', thing: 'journal_target', action: 'insert', name: typed.navn });
	expect(fields).toContainEqual({ field: 'takes', before: null, after: 'plan; note' });
	expect(fields).toContainEqual({ field: 'forvaltning_id', before: null, after: 'Social' });
});

test('a target is changed; a form of before somebody else’s change changes nothing', async () => {
	const typed = target();
	await save(typed, true);
	const form = targetTypedFrom(await found(typed.id));
	expect(await save({ ...form, tager: ['plan'], forvaltning: cast.social }, false)).toEqual({ ok: true });
	const { fields } = await latest();
	expect(fields).toEqual([
		{ field: 'takes', before: 'plan; note', after: 'plan' },
		{ field: 'forvaltning_id', before: null, after: 'Social' }
	]);
	expect(await save({ ...form, navn: 'Et sent navn' }, false)).toEqual({ ok: false, problems: { form: 'changed' } });
	expect(await save(target(), false)).toBeNull();
});

test('a target that is ended takes nothing new, and its name and folder are free', async () => {
	const typed = target();
	await save(typed, true);
	expect(await withActor(asAnna, (tx) => endTarget(tx, typed.id))).toBe(true);
	const { endedAt } = await found(typed.id);
	expect(endedAt).toBeInstanceOf(Date);
	expect(await withActor(asAnna, (tx) => endTarget(tx, typed.id))).toBe(true);
	expect((await found(typed.id)).endedAt).toEqual(endedAt);
	expect(await save({ ...targetTypedFrom(await found(typed.id)), navn: 'Nyt' }, false)).toEqual({
		ok: false,
		problems: { form: 'ended' }
	});
	expect(await save({ ...typed, id: randomUUID() }, true)).toEqual({ ok: true });
	expect(await withActor(asAnna, (tx) => endTarget(tx, randomUUID()))).toBe(false);
});

test('S20 an address is on a host that was set up, and hostile texts are no address and no problem', async () => {
	const http = { slags: 'http', adresse: 'https://evil.example/' };
	expect(await save(target(http), true)).toEqual({ ok: false, problems: { adresse: 'not_allowed' } });
	expect(await save(target({ ...http, adresse: 'https://journal.example/ind' }), true)).toEqual({ ok: true });
	const navn = '";drop table journal_target;-- æøå 🌱 مرحبا';
	const typed = target({ navn, tager: ['plan', '}', '"', 'note'] });
	expect(await save(typed, true)).toEqual({ ok: true });
	expect(await found(typed.id)).toMatchObject({ name: navn, takes: ['plan', 'note'] });
	expect(await save(target({ id: 'x', navn: 'a\0' }), true)).toEqual({
		ok: false,
		problems: { form: 'unknown', navn: 'forbidden' }
	});
});

test('only departments that are open have a journal', async () => {
	const places = journalPlaces(await withActor(asAnna, findEnheder));
	expect(places.map(({ id }) => id)).toContain(cast.social);
	expect(places.map(({ id }) => id)).not.toContain(cast.kommune);
	expect(await save(target({ forvaltning: cast.kommune }), true)).toEqual({
		ok: false,
		problems: { forvaltning: 'unknown' }
	});
});

const setup = () => withActor(asAnna, findJournalSetup);
const kleForm = (subject: string, foer: string) => {
	const form = new FormData();
	for (const [name, value] of Object.entries({ 'emne-plan': subject, 'facet-plan': 'G01', foer }))
		form.set(name, value);
	return kleTypedOf(form);
};
const setKle = (subject: string, foer: string) => {
	const typed = kleForm(subject, foer);
	return withActor(asAnna, (tx) => setJournalPart(tx, { foer: typed.foer, read: () => readKleForm(typed) }));
};

test('S20 KLE numbers are set, hold from the next request, and leave the rest as it was', async () => {
	const { versions } = await setup();
	expect(await setKle('27.00.00', versions.kle)).toEqual({ ok: true });
	expect(await setKle('27.00.00', versions.kle)).toEqual({ ok: true });
	expect(await setKle('15.00.00', versions.kle)).toEqual({ ok: false, problems: { form: 'changed' } });
	forgetMunicipality();
	expect(await municipality(0)).toMatchObject({
		answerDays: 3,
		kle: { plan: { subject: '27.00.00', facet: 'G01' }, note: { subject: '', facet: '' } }
	});
	const { change, fields } = await latest();
	expect(change).toMatchObject({ thing: 'setting', by: 'Anna Vester' });
	expect(fields.find(({ field }) => field === 'kle.plan')?.after).toContain('27.00.00');
	// Another part is not changed by it: a form of it from before still holds.
	expect((await setup()).versions.months).toBe(versions.months);
});

test('B13 erasing is off until it is set and confirmed, and off again without a word', async () => {
	forgetMunicipality();
	expect(await municipality(0)).toMatchObject({ retentionMonths: null, logMonths: null });
	const set = async (slettes: string, bekraeftet: string) => {
		const typed = { slettes, logslettes: '', bekraeftet, foer: (await setup()).versions.months };
		return withActor(asAnna, (tx) =>
			setJournalPart(tx, { foer: typed.foer, read: (before) => readRetention(typed, before) })
		);
	};
	const asks = { retentionMonths: 24, logMonths: null };
	expect(await set('24', '')).toEqual({ ok: false, problems: { bekraeftet: 'missing' }, asks });
	expect((await setup()).value.retentionMonths).toBeNull();
	expect(await set('24', monthsOf(asks))).toEqual({ ok: true });
	expect((await setup()).value.retentionMonths).toBe(24);
	expect(await set('', '')).toEqual({ ok: true });
	expect((await setup()).value.retentionMonths).toBeNull();
});

test('B13 how many borgere a period is about is told in numbers, to an administrator', async () => {
	const months = { retentionMonths: 12, logMonths: 6 };
	const count = () => withActor(asAnna, (tx) => findErasable(tx, months));
	expect(await count()).toEqual({ ready: 0, held: 0, looks: 0 });
	const over = await make.makeBorger({ name: 'Slut Nu' });
	const days = { started_on: make.dayFromToday(-900), ended_on: make.dayFromToday(-400) };
	await make.insert('plan', { id: randomUUID(), borger_id: over.id, ...days, version: 0 });
	await make.makePlan({ borger: cast.viktor });
	expect(await count()).toMatchObject({ ready: 1, held: 0 });
	expect(await withActor(asAnna, (tx) => findErasable(tx, { retentionMonths: 14, logMonths: null }))).toMatchObject({
		ready: 0
	});
	expect(await withActor(asAnna, (tx) => findErasable(tx, { retentionMonths: null, logMonths: null }))).toEqual({
		ready: 0,
		held: 0,
		looks: 0
	});
	await expect(withActor(asTove, (tx) => findErasable(tx, months))).rejects.toThrow(/denied/);
});

test('nobody but an administrator sets up a target', async () => {
	await expect(withActor(asTove, (tx) => tx.sql`update journal_target set name = 'x'`)).rejects.toThrow(/denied/);
	await expect(withActor(asAnna, (tx) => tx.sql`delete from journal_target`)).rejects.toThrow(/denied/);
	await expect(withActor(asAnna, (tx) => tx.sql`update journal_target set type = 'http'`)).rejects.toThrow(/denied/);
});
