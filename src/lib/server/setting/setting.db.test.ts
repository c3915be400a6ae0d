import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { kommuneTypedFrom, type KommuneTyped } from '../../setting/kommune';
import { withActor, type Actor } from '../db/with-actor';
import { findMunicipality, setKommune, setLogo } from './commands';
import { findLogo, forgetMunicipality, municipality } from './queries';

let database: FreshDatabase;
let asAnna: Actor<'admin'>;
let asTove: Actor<'fagperson'>;
beforeAll(async () => {
	database = await freshDatabase();
	const cast = await make.makeSolbjerg();
	const anna = await make.makeStaff({ name: 'Anna Vester', enhedId: cast.kommune, roles: ['admin'] });
	asAnna = await make.logIn(anna, 'admin');
	asTove = await make.asFagperson(cast.tove);
	await make.insert('setting', {
		key: 'kommune',
		value: { name: 'Solbjerg Kommune', cvr: '01234560', phone: '85 10 10 00', words: { andet: 'bliver' } }
	});
});
afterAll(() => database.close());

const form = async (over: Partial<KommuneTyped> = {}) => {
	const { value, version } = await withActor(asAnna, findMunicipality);
	return { ...kommuneTypedFrom(value, version), ...over };
};
const set = (typed: KommuneTyped) => withActor(asAnna, (tx) => setKommune(tx, typed));

test('what is set holds for everybody at the next request, and what the form does not ask for stays', async () => {
	forgetMunicipality();
	expect((await municipality(0)).solution).toBe('Vores Plan');
	const typed = await form({ loesning: 'Min Vej', 'samtykke-plan': '6', tovholder: 'kontaktperson' });
	expect(await set(typed)).toEqual({ ok: true });
	// The same form again is what stands there already.
	expect(await set(typed)).toEqual({ ok: true });
	forgetMunicipality();
	expect(await municipality(0)).toMatchObject({
		solution: 'Min Vej',
		cvr: '01234560',
		samtykkeMonths: { plan: 6, trivsel: 12, moede: 12, netvaerk: 12 },
		words: { andet: 'bliver', tovholder: 'kontaktperson' }
	});
	expect(await set({ ...typed, loesning: 'Sen' })).toEqual({ ok: false, problems: { form: 'changed' } });
	expect(await set(await form({ telefon: '' }))).toEqual({ ok: false, problems: { telefon: 'missing' } });
});

test('two who save at once do not lose one another’s settings', async () => {
	const typed = await form();
	const both = await Promise.all([set({ ...typed, svardage: '3' }), set({ ...typed, mindes: '20' })]);
	expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test('D3 a logo is taken, shown to everybody and taken away', async () => {
	const png = Buffer.from(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
		'base64'
	);
	expect(await findLogo()).toBeNull();
	expect(await withActor(asAnna, (tx) => setLogo(tx, Buffer.from('GIF89a')))).toEqual({ ok: false, reason: 'not_png' });
	expect(await withActor(asAnna, (tx) => setLogo(tx, png))).toEqual({ ok: true });
	expect(await findLogo()).toEqual(png);
	forgetMunicipality();
	expect((await municipality(0)).logo).toMatch(/^[0-9a-f]{64}$/);
	expect((await municipality(0)).name).toBe('Solbjerg Kommune');
	expect(await withActor(asAnna, (tx) => setLogo(tx, null))).toEqual({ ok: true });
	forgetMunicipality();
	expect((await municipality(0)).logo).toBeNull();
	expect(await findLogo()).toBeNull();
});

test('nobody but an administrator sets anything', async () => {
	await expect(withActor(asTove, (tx) => tx.sql`update setting set value = '{}'`)).rejects.toThrow(/denied/);
});
