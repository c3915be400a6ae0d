import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { recordLook } from '../accesslog/commands';
import { findOwnLooks } from '../accesslog/own-looks';
import { readSession } from '../auth/session';
import { readAs, readOwn, withActor, type Actor } from '../db/with-actor';
import { findCalendarMoede } from '../moede/queries';
import { findSkaermet, logOutEverywhere, setSkaermet } from './skaermet';

let database: FreshDatabase;
let cast: make.Solbjerg;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
});
afterAll(() => database.close());

/** A borger whose team Signe is on, with Tove as tovholder, and Ida from outside, who takes part in a meeting. */
async function makeAsta(options: Parameters<typeof make.makeBorger>[0] = {}) {
	const borger = await make.makeBorger({ name: 'Asta Skjold', ...options });
	await make.makeMembership({ borger, staff: cast.tove, function: 'tovholder' });
	for (const staff of [cast.signe, cast.ida]) await make.makeMembership({ borger, staff });
	for (const forvaltningId of [cast.beskaeftigelse, cast.social])
		await make.makeAdgangsgrundlag({ borger, forvaltningId });
	const moedeId = await make.makeMoede({ borger, participants: [cast.ida] });
	return { borger, moedeId };
}
const set = (actor: Actor, borgerId: string, skaermet: boolean) =>
	withActor(actor, (tx) => setSkaermet(tx, { borgerId, skaermet }));
const find = (actor: Actor, borgerId: string) => readAs(actor, (tx) => findSkaermet(tx, borgerId));

test('B12 who works with a borger shields them and takes it away; nobody else does, and then there is no calendar', async () => {
	const { borger, moedeId } = await makeAsta();
	const asSigne = await make.asFagperson(cast.signe);
	const calendar = async () =>
		readOwn(await make.asBorger(borger), (tx) => findCalendarMoede(tx, { id: moedeId, borgerId: borger.id }));
	expect(await calendar()).not.toBeNull();
	expect(await set(asSigne, borger.id, true)).toEqual({ ok: true, value: null });
	expect(await set(asSigne, borger.id, true)).toEqual({ ok: true, value: null });
	expect(await find(asSigne, borger.id)).toEqual({ skaermet: true, protectedAddress: false });
	expect(await calendar()).toBeNull();
	for (const staff of [cast.ida, cast.mette, cast.frida]) {
		expect(await set(await make.asFagperson(staff), borger.id, false)).toEqual({ ok: false, reason: 'not_yours' });
	}
	expect(await find(await make.asFagperson(cast.mette), borger.id)).toBeNull();
	expect(await find(asSigne, borger.id)).toEqual({ skaermet: true, protectedAddress: false });
	expect(await set(asSigne, borger.id, false)).toEqual({ ok: true, value: null });
	expect(await calendar()).not.toBeNull();
});

test('B12 with a protected address one is shielded, and nobody takes it away', async () => {
	const { borger } = await makeAsta({ protectedAddress: true, skaermet: false });
	const asTove = await make.asFagperson(cast.tove);
	expect(await find(asTove, borger.id)).toEqual({ skaermet: true, protectedAddress: true });
	expect(await set(asTove, borger.id, false)).toEqual({ ok: false, reason: 'protected_address' });
	expect(await set(await make.asBorger(borger), borger.id, false)).toEqual({ ok: false, reason: 'protected_address' });
	expect(await find(asTove, borger.id)).toEqual({ skaermet: true, protectedAddress: true });
	await expect(
		withActor(asTove, ({ sql }) => sql`update borger set protected_address = false where id = ${borger.id}`)
	).rejects.toMatchObject({ code: '42501' });
});

test('B12 the borger’s own list of who has looked names the department of a looker, not the smaller unit, when the address is protected', async () => {
	const asTove = await make.asFagperson(cast.tove);
	const enhedSeenBy = async (options: Parameters<typeof make.makeBorger>[0]) => {
		const { borger } = await makeAsta(options);
		await readAs(asTove, (tx) =>
			recordLook(tx, {
				...{ kind: 'page', page: '/borgere/[id]/team', purpose: 'Så, hvem der er på teamet', requestId: 'r' },
				shown: [{ borgerId: borger.id, itemKind: 'team' }]
			})
		);
		const { rows } = await readOwn(await make.asBorger(borger), (tx) =>
			findOwnLooks(tx, { before: null, who: null, what: null })
		);
		return rows.flatMap(({ looker }) => (looker.name === cast.tove.name ? [looker.enhed] : []));
	};
	expect(await enhedSeenBy({})).toEqual(['Jobcenter']);
	expect(await enhedSeenBy({ protectedAddress: true })).toEqual(['Beskæftigelse']);
});

test('one call to who holds the threads ends all log-ins of a borger, from the next request on; nobody else can', async () => {
	const { borger } = await makeAsta();
	const [phone, computer, other] = [
		await make.asBorger(borger),
		await make.asBorger(borger),
		await make.asBorger(cast.kasper)
	];
	const asSigne = await make.asFagperson(cast.signe);
	expect(await withActor(asSigne, (tx) => logOutEverywhere(tx, borger.id))).toEqual({ ok: false, reason: 'not_yours' });
	expect(await readSession(phone.token)).not.toBeNull();
	const asTove = await make.asFagperson(cast.tove);
	expect(await withActor(asTove, (tx) => logOutEverywhere(tx, borger.id))).toEqual({ ok: true, value: null });
	for (const { token } of [phone, computer]) expect(await readSession(token)).toBeNull();
	for (const { token } of [other, asTove, asSigne]) expect(await readSession(token)).not.toBeNull();
	expect(await withActor(asTove, (tx) => logOutEverywhere(tx, cast.kasper.id))).toEqual({
		ok: false,
		reason: 'not_yours'
	});
	expect(await withActor(asTove, (tx) => logOutEverywhere(tx, crypto.randomUUID()))).toEqual({
		ok: false,
		reason: 'not_yours'
	});
});
