import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { differencesOf, type Change } from '../../admin/change';
import { enhedTypedFrom, type EnhedTyped } from '../../admin/enhed';
import { accountTypedFrom, type AccountTyped } from '../../admin/account';
import { linealTypedOf } from '../../admin/lineal';
import { templateTypedFrom, newTemplate } from '../../admin/template';
import { readSession } from '../auth/session';
import { withActor, type Actor } from '../db/with-actor';
import { findChanges } from './changes';
import { addEnhed, changeEnhed, closeEnhed, findEnheder, openEnhed } from './enheder';
import { closeAccount, findAccount, listAccounts, openAccount, saveAccount, unbindAccount } from './accounts';
import { addRuler, findRulers, useRuler } from './rulers';
import { findAllTemplates, saveTemplate, useTemplate } from './templates';

let database: FreshDatabase;
let cast: make.Solbjerg;
let anna: make.StaffMade;
let asAnna: Actor<'admin'>;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	anna = await make.makeStaff({ name: 'Anna Vester', enhedId: cast.kommune, roles: ['admin'] });
	asAnna = await make.logIn(anna, 'admin');
});
afterAll(() => database.close());

const enheder = () => withActor(asAnna, findEnheder);
const enhedOf = async (id: string) => {
	const found = (await enheder()).find((row) => row.id === id);
	if (!found) throw new Error(`no enhed ${id}`);
	return found;
};
const account = async (id: string) => {
	const found = await withActor(asAnna, (tx) => findAccount(tx, id));
	if (!found) throw new Error(`no account ${id}`);
	return found;
};
/** The newest changes, each as its field, before and after. */
async function latest(most = 1) {
	const { changes, names } = await withActor(asAnna, (tx) => findChanges(tx, { subject: null, side: 1 }, most));
	return changes.map((change: Change) => ({ ...change, fields: differencesOf(change, names) }));
}
const newEnhed = (over: Partial<EnhedTyped> = {}): EnhedTyped => ({
	id: randomUUID(),
	type: 'afdeling',
	navn: `Afdeling ${randomUUID().slice(0, 8)}`,
	overordnet: cast.social,
	foelsom: '',
	foer: '',
	...over
});
const add = (typed: EnhedTyped) => withActor(asAnna, (tx) => addEnhed(tx, typed));
const newKonto = (over: Partial<AccountTyped> = {}): AccountTyped => ({
	id: randomUUID(),
	navn: 'Ny Medarbejder',
	titel: 'Socialrådgiver',
	telefon: '85 10 20 99',
	email: 'ny@solbjerg.example',
	brugernavn: `ny-${randomUUID().slice(0, 8)}`,
	enhed: cast.social,
	roller: ['fagperson'],
	foer: '',
	...over
});
const save = (typed: AccountTyped, isNew: boolean) => withActor(asAnna, (tx) => saveAccount(tx, { typed, isNew }));

describe('departments', () => {
	test('one is added, twice sent is one, and belongs to the forvaltning above it', async () => {
		const typed = newEnhed();
		expect(await add(typed)).toEqual({ ok: true });
		expect(await add(typed)).toEqual({ ok: true });
		expect(await add({ ...typed, navn: 'Noget andet' })).toEqual({ ok: false, problems: { form: 'other' } });
		expect(await enhedOf(typed.id)).toMatchObject({ name: typed.navn, parentId: cast.social, accounts: 0 });
		const [change] = await latest();
		expect(change).toMatchObject({ by: 'Anna Vester', thing: 'enhed', action: 'insert', name: typed.navn });
		expect(change?.fields).toContainEqual({ field: 'parent_id', before: null, after: 'Social' });
	});

	test('who works in a department that is moved has the rights of the new place from the next request', async () => {
		const typed = newEnhed();
		await add(typed);
		const staff = await make.makeStaff({ name: 'Flyt Mig', enhedId: typed.id });
		await make.makeMembership({ borger: cast.viktor, staff });
		const actor = await make.asFagperson(staff);
		const reads = () =>
			withActor(actor, (tx) =>
				tx.sql`select from moede where borger_id = ${cast.viktor.id}`.then((rows) => rows.length)
			);
		await make.makeMoede({ borger: cast.viktor });
		expect(await reads()).toBe(1);
		const before = await enhedOf(typed.id);
		const moved = { ...enhedTypedFrom(before), overordnet: cast.sundhed };
		expect(await withActor(asAnna, (tx) => changeEnhed(tx, moved))).toEqual({ ok: true });
		expect(await reads()).toBe(0);
		const [change] = await latest();
		expect(change?.fields).toEqual([{ field: 'parent_id', before: 'Social', after: 'Sundhed' }]);
		// From a form of before the move, nothing is changed back unseen.
		const late = { ...enhedTypedFrom(before), navn: 'Sent navn' };
		expect(await withActor(asAnna, (tx) => changeEnhed(tx, late))).toEqual({
			ok: false,
			problems: { form: 'changed' }
		});
	});

	test('M35 a department is marked as sensitive and unmarked, and the change is told', async () => {
		const typed = newEnhed({ foelsom: 'ja' });
		expect(await add(typed)).toEqual({ ok: true });
		expect(await add(typed)).toEqual({ ok: true });
		const marked = await enhedOf(typed.id);
		expect(marked.sensitive).toBe(true);
		const unmark = { ...enhedTypedFrom(marked), foelsom: '' };
		expect(await withActor(asAnna, (tx) => changeEnhed(tx, unmark))).toEqual({ ok: true });
		expect((await enhedOf(typed.id)).sensitive).toBe(false);
		const [change] = await latest();
		expect(change?.fields).toEqual([{ field: 'sensitive', before: 'ja', after: 'nej' }]);
	});

	test('two who move departments below each other at once do not tie a knot', async () => {
		const [one, two] = [newEnhed(), newEnhed()];
		await add(one);
		await add(two);
		const move = async (id: string, below: string) => {
			const typed = { ...enhedTypedFrom(await enhedOf(id)), overordnet: below };
			return withActor(asAnna, (tx) => changeEnhed(tx, typed));
		};
		const both = await Promise.all([move(one.id, two.id), move(two.id, one.id)]);
		expect(both.filter((each) => each?.ok)).toHaveLength(1);
	});

	test('a closed department takes nobody new until it is opened', async () => {
		const typed = newEnhed();
		await add(typed);
		expect(await withActor(asAnna, (tx) => closeEnhed(tx, typed.id))).toEqual({ ok: true });
		expect(await save(newKonto({ enhed: typed.id }), true)).toEqual({ ok: false, problems: { enhed: 'closed' } });
		await withActor(asAnna, (tx) => openEnhed(tx, typed.id));
		expect(await save(newKonto({ enhed: typed.id }), true)).toEqual({ ok: true });
		expect(await withActor(asAnna, (tx) => closeEnhed(tx, typed.id))).toEqual({
			ok: false,
			problems: { form: 'staff' }
		});
		expect(await withActor(asAnna, (tx) => closeEnhed(tx, 'x'))).toEqual({ ok: false, problems: { form: 'unknown' } });
		expect(await withActor(asAnna, (tx) => changeEnhed(tx, newEnhed()))).toBeNull();
	});
});

describe('accounts', () => {
	test('an account is opened with its roles, twice sent is one, and a user name is given once', async () => {
		const typed = newKonto({ roller: ['dpo', 'fagperson'] });
		expect(await save(typed, true)).toEqual({ ok: true });
		expect(await save(typed, true)).toEqual({ ok: true });
		expect(await save({ ...typed, navn: 'En anden' }, true)).toEqual({ ok: false, problems: { form: 'other' } });
		expect(await save(newKonto({ brugernavn: typed.brugernavn }), true)).toEqual({
			ok: false,
			problems: { brugernavn: 'taken' }
		});
		expect(await account(typed.id)).toMatchObject({ name: typed.navn, roles: ['fagperson', 'dpo'], identities: [] });
		const changes = await latest(3);
		expect(changes.map(({ thing, name }) => [thing, name])).toEqual([
			['account_role', typed.navn],
			['account_role', typed.navn],
			['account', typed.navn]
		]);
	});

	test('one is changed, and who comes with an old form is told', async () => {
		const typed = newKonto();
		await save(typed, true);
		const form = accountTypedFrom(await account(typed.id));
		expect(await save({ ...form, telefon: '', roller: ['fagperson', 'fordeler'] }, false)).toEqual({ ok: true });
		expect(await account(typed.id)).toMatchObject({ phone: null, roles: ['fagperson', 'fordeler'] });
		expect(await save({ ...form, titel: 'Leder' }, false)).toEqual({ ok: false, problems: { form: 'changed' } });
		expect(await save(newKonto(), false)).toBeNull();
	});

	test('who is closed is out at the next request, and stays out when the account is opened again', async () => {
		const staff = await make.makeStaff({ name: 'Luk Mig', enhedId: cast.social });
		const actor = await make.asFagperson(staff);
		expect(await readSession(actor.token)).not.toBeNull();
		expect(await withActor(asAnna, (tx) => closeAccount(tx, staff.accountId))).toMatchObject({ ok: true });
		expect(await readSession(actor.token)).toBeNull();
		expect(await withActor(asAnna, (tx) => openAccount(tx, staff.accountId))).toMatchObject({ ok: true });
		expect(await readSession(actor.token)).toBeNull();
		expect(await readSession((await make.asFagperson(staff)).token)).not.toBeNull();
	});

	test('a role that is taken away ends the session that acts in it', async () => {
		const staff = await make.makeStaff({ name: 'Tag Rollen', enhedId: cast.social });
		const actor = await make.asFagperson(staff);
		const form = accountTypedFrom(await account(staff.accountId));
		expect(await save({ ...form, roller: ['leder'] }, false)).toEqual({ ok: true });
		expect(await readSession(actor.token)).toBeNull();
	});

	test('an identity that is forgotten is out, and the next log-in with the user name is bound anew', async () => {
		const staff = await make.makeStaff({ name: 'Glem Mig', enhedId: cast.social });
		const actor = await make.asFagperson(staff);
		expect((await account(staff.accountId)).identities).toHaveLength(1);
		expect(await withActor(asAnna, (tx) => unbindAccount(tx, staff.accountId))).toMatchObject({ ok: true });
		expect(await readSession(actor.token)).toBeNull();
		expect((await account(staff.accountId)).identities).toEqual([]);
		const [change] = await latest();
		expect(change).toMatchObject({ thing: 'identity', action: 'delete', name: 'Glem Mig' });
		await make.asFagperson(staff);
		expect((await account(staff.accountId)).identities).toHaveLength(1);
	});

	test('nobody changes, closes or unbinds their own account, in the portal or with SQL', async () => {
		const own = await account(anna.accountId);
		expect(own.isMe).toBe(true);
		const form = accountTypedFrom(own);
		expect(await save({ ...form, roller: ['admin', 'dpo'] }, false)).toEqual({
			ok: false,
			problems: { roller: 'self' }
		});
		expect(await save({ ...form, navn: 'Anna B.' }, false)).toEqual({ ok: false, problems: { form: 'self' } });
		for (const work of [closeAccount, openAccount, unbindAccount])
			expect(await withActor(asAnna, (tx) => work(tx, anna.accountId))).toEqual({ ok: false, reason: 'self' });
		const give = withActor(
			asAnna,
			(tx) => tx.sql`insert into account_role (account_id, role) values (${anna.accountId}, 'fagperson')`
		);
		await expect(give).rejects.toThrow(/row-level security/);
	});

	test('no borger is found among the accounts, and nothing of theirs is there for the administrator', async () => {
		expect(await withActor(asAnna, (tx) => findAccount(tx, cast.viktor.accountId))).toBeNull();
		expect(await withActor(asAnna, (tx) => closeAccount(tx, cast.viktor.accountId))).toEqual({
			ok: false,
			reason: 'unknown'
		});
		const all = await withActor(asAnna, (tx) => listAccounts(tx, { search: '', filter: 'alle', role: null, side: 99 }));
		expect(all.items.some(({ name }) => name === 'Viktor Holm')).toBe(false);
		expect(all.count).toBeGreaterThan(5);
		for (const table of ['borger', 'plan', 'moede', 'trivselsmaaling', 'team_membership', 'access_event'])
			await expect(
				withActor(asAnna, (tx) => tx.sql`select from ${tx.sql(table)}`),
				table
			).rejects.toThrow(/denied/);
	});

	test('the list is searched by words, by role and by whether one is closed', async () => {
		const find = (search: string, over = {}) =>
			withActor(asAnna, (tx) => listAccounts(tx, { search, filter: 'aktive', role: null, side: 1, ...over }));
		expect((await find('madsen tove')).items.map(({ name }) => name)).toEqual(['Tove Madsen']);
		expect((await find('anna', { role: 'admin' })).items).toMatchObject([{ name: 'Anna Vester', roles: ['admin'] }]);
		expect((await find('anna', { role: 'dpo' })).count).toBe(0);
		expect((await find('madsen', { filter: 'lukkede' })).count).toBe(0);
		expect((await find('%')).count).toBe(0);
	});
});

/** A ruler's form, filled in. */
function ruler(over: Record<string, string> = {}) {
	const form = new FormData();
	const fields = {
		navn: 'Ti trin',
		lavest: '1',
		hoejest: '3',
		trin: '1',
		bedst: 'highest',
		noegle: 'ti',
		version: '1'
	};
	for (const [name, value] of Object.entries({ ...fields, 'ord-3': 'Godt', 'ord-1': 'Svært', ...over }))
		form.set(name, value);
	return linealTypedOf(form);
}

test('a new ruler is not in use until somebody says so, and answers keep the one they were given on', async () => {
	const maaling = await make.makeMaaling({ borger: cast.viktor, value: 4 });
	expect(await withActor(asAnna, (tx) => addRuler(tx, ruler()))).toEqual({ ok: true });
	expect(await withActor(asAnna, (tx) => addRuler(tx, ruler()))).toEqual({ ok: true });
	expect(await withActor(asAnna, (tx) => addRuler(tx, ruler({ 'ord-3': 'Fint' })))).toEqual({
		ok: false,
		problems: { form: 'other' }
	});
	const activeOf = async () =>
		(await withActor(asAnna, findRulers)).filter(({ active }) => active).map(({ key, version }) => `${key} ${version}`);
	expect(await activeOf()).toEqual(['voresplan 1']);
	expect(await withActor(asAnna, (tx) => useRuler(tx, { key: 'ti', version: 1 }))).toBe(true);
	expect(await withActor(asAnna, (tx) => useRuler(tx, { key: 'ti', version: 1 }))).toBe(true);
	expect(await activeOf()).toEqual(['ti 1']);
	expect(await withActor(asAnna, (tx) => useRuler(tx, { key: 'ti', version: 9 }))).toBe(false);
	const viktor = await make.asBorger(cast.viktor);
	const [kept] = await withActor(
		viktor,
		(tx) => tx.sql`select lineal_key, lineal_version from trivselsmaaling where id = ${maaling}`
	);
	expect(kept).toEqual({ lineal_key: 'voresplan', lineal_version: 1 });
	expect(await withActor(asAnna, (tx) => useRuler(tx, { key: 'voresplan', version: 1 }))).toBe(true);
	// What is drawn cannot be redrawn.
	const redraw = withActor(asAnna, (tx) => tx.sql`update trivselslineal_anchor set text = 'x'`);
	await expect(redraw).rejects.toThrow(/denied/);
});

test('M12 a kind of meeting is changed for those that come, and is taken out of use', async () => {
	const kickoff = async () => {
		const found = (await withActor(asAnna, findAllTemplates)).find(({ key }) => key === 'kickoff');
		if (!found) throw new Error('no kick-off');
		return found;
	};
	const typed = templateTypedFrom(await kickoff());
	const change = (over: object, isNew = false) =>
		withActor(asAnna, (tx) => saveTemplate(tx, { typed: { ...typed, ...over }, isNew }));
	const dagsorden = [...typed.dagsorden.slice(0, 1), { punkt: 'Hvem er jeg?', tid: '10' }];
	expect(await change({ dagsorden, maaneder: '4' })).toEqual({ ok: true });
	expect(await kickoff()).toMatchObject({
		agenda: [{ title: 'Velkommen, og hvem er med?' }, { title: 'Hvem er jeg?', minutes: 10 }],
		followMonths: [4],
		followTemplate: 'mini_kick'
	});
	expect(await change({ navn: 'Sen' })).toEqual({ ok: false, problems: { form: 'changed' } });
	const [told] = await latest();
	expect(told).toMatchObject({ thing: 'moede_template', name: 'Kick-off' });
	expect(told?.fields.map(({ field }) => field).sort()).toEqual(['agenda', 'follow_months']);

	const born = { ...newTemplate(randomUUID(), 9), navn: 'Pårørende', formaal: 'Vi taler sammen.' };
	for (let sent = 0; sent < 2; sent++)
		expect(await withActor(asAnna, (tx) => saveTemplate(tx, { typed: born, isNew: true }))).toEqual({ ok: true });
	expect(
		await withActor(asAnna, (tx) => saveTemplate(tx, { typed: { ...born, noegle: 'nej' }, isNew: false }))
	).toBeNull();
	expect(await withActor(asAnna, (tx) => useTemplate(tx, { key: born.noegle, active: false }))).toBe(true);
	expect(await withActor(asAnna, (tx) => useTemplate(tx, { key: 'a\0b', active: false }))).toBe(false);
	const all = await withActor(asAnna, findAllTemplates);
	expect(all.at(-1)).toMatchObject({ key: born.noegle, active: false });
});

test('what administrators changed is read by them and the data protection officer, and changed by nobody', async () => {
	const { changes, more } = await withActor(asAnna, (tx) => findChanges(tx, { subject: 'konti', side: 1 }, 3));
	expect(changes.every(({ thing }) => ['account', 'account_role', 'identity'].includes(thing))).toBe(true);
	expect(more).toBe(true);
	await expect(withActor(asAnna, (tx) => tx.sql`delete from admin_change`)).rejects.toThrow(/denied/);
	const dorte = await make.makeStaff({ name: 'Dorte Krag', enhedId: cast.kommune, roles: ['dpo'] });
	const asDorte = await make.logIn(dorte, 'dpo');
	const [row] = await withActor(asDorte, (tx) => tx.sql<{ count: number }[]>`select count(*)::int from admin_change`);
	expect(row?.count).toBeGreaterThan(10);
	const asTove = await make.asFagperson(cast.tove);
	await expect(withActor(asTove, (tx) => tx.sql`select from admin_change`)).rejects.toThrow(/denied/);
});
