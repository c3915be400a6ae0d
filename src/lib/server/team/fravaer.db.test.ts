import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { awayOf, type Absence, type FravaerTyped } from '../../team/fravaer';
import { withActor, type Actor } from '../db/with-actor';
import { absencesJson, endAbsence, findOwnAbsences, sayAway } from './fravaer';

let database: FreshDatabase;
let cast: make.Solbjerg;
let asTove: Actor<'fagperson'>;
let asSigne: Actor<'fagperson'>;
let asViktor: Actor<'borger'>;
let asKasper: Actor<'borger'>;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	asTove = await make.asFagperson(cast.tove);
	asSigne = await make.asFagperson(cast.signe);
	asViktor = await make.asBorger(cast.viktor);
	asKasper = await make.asBorger(cast.kasper);
});
afterAll(() => database.close());

const today = make.dayFromToday(0);
const day = make.dayFromToday;
const say = (actor: Actor, over: Partial<FravaerTyped> = {}) =>
	withActor(actor, (tx) =>
		sayAway(tx, { typed: { id: randomUUID(), fra: today, til: day(5), ord: '', ...over }, today })
	);
const end = (actor: Actor, id: string) => withActor(actor, (tx) => endAbsence(tx, id));
const mine = (actor: Actor) => withActor(actor, (tx) => findOwnAbsences(tx, today));
const around = async (actor: Actor, borger: make.BorgerMade) => {
	const [row] = await withActor(
		actor,
		(tx) => tx.sql<{ absences: Absence[] }[]>`select ${absencesJson(tx, borger.id, today)} as absences`
	);
	return row?.absences ?? [];
};

test('who is away says so once, and the borger and the team read it, nobody else’s borger does', async () => {
	const id = randomUUID();
	expect(await say(asTove, { id, ord: 'Ring til Karen.' })).toEqual({ ok: true });
	expect(await say(asTove, { id, ord: 'Ring til Karen.' })).toEqual({ ok: true });
	expect(await say(asTove, { id, til: day(6) })).toEqual({ ok: false, problems: { form: 'other' } });
	expect(await say(asTove)).toEqual({ ok: false, problems: { fra: 'overlap' } });
	expect(await say(asSigne, { id })).toEqual({ ok: false, problems: { form: 'other' } });
	expect(await mine(asTove)).toMatchObject([{ id, fromOn: today, toOn: day(5) }]);
	expect(await mine(asSigne)).toEqual([]);
	for (const actor of [asViktor, asSigne])
		expect(awayOf(await around(actor, cast.viktor), cast.tove.accountId, today)).toEqual({
			now: true,
			fromOn: today,
			toOn: day(5),
			words: 'Ring til Karen.'
		});
	expect(await around(asKasper, cast.kasper)).toEqual([]);
	expect(await around(asKasper, cast.viktor)).toEqual([]);
});

test('who is back ends it; nobody ends it for another', async () => {
	const id = randomUUID();
	expect(await say(asSigne, { id })).toEqual({ ok: true });
	expect(await end(asTove, id)).toBe(false);
	expect(await end(asSigne, 'x')).toBe(false);
	expect(await end(asSigne, id)).toBe(true);
	expect(await end(asSigne, id)).toBe(true);
	expect(await mine(asSigne)).toEqual([]);
	expect(awayOf(await around(asViktor, cast.viktor), cast.signe.accountId, today)).toBeNull();
	expect(await say(asSigne)).toEqual({ ok: true });
});
