import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { whoReads } from '../../besked/readers';
import { addWorkingDays } from '../../core/working-days';
import { pool } from '../db/client';
import { withActor, type Actor } from '../db/with-actor';
import { endReading, letRead, sendOwn, sendToTovholder, startOwnSamtale } from './own';
import { findSamtale, findSamtaler } from './queries';
import { answerAsStaff, markRead, startAsStaff } from './staff';

const today = make.dayFromToday(0);
const days = 2;
let database: FreshDatabase;
let cast: make.Solbjerg;
let tove: Actor;
let signe: Actor;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	tove = await make.asFagperson(cast.tove);
	signe = await make.asFagperson(cast.signe);
});
afterAll(() => database.close());

/** A borger of the test's own: Tove holds the threads, Signe and Farid are on the team, the latter without any right to read. */
async function somebody() {
	const borger = await make.makeBorger({ name: 'Nanna Friis' });
	await make.makeMembership({ borger, staff: cast.tove, function: 'tovholder' });
	await make.makeMembership({ borger, staff: cast.signe });
	await make.makeMembership({ borger, staff: cast.farid });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.beskaeftigelse });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.social });
	return { borger, own: await make.asBorger(borger) };
}
const asked = (borger: make.BorgerMade) => ({ borgerId: borger.id, today, days });
const typed = (over: Partial<{ id: string; hvem: string[]; emne: string; tekst: string }> = {}) => ({
	id: randomUUID(),
	hvem: [cast.tove.accountId],
	emne: 'Mødet på tirsdag',
	tekst: 'Hvornår skal jeg komme?',
	...over
});
const start = (own: Actor, borger: make.BorgerMade, form = typed()) =>
	withActor(own, (tx) => startOwnSamtale(tx, asked(borger), form));
const read = (actor: Actor, borger: make.BorgerMade, samtaleId: string, page = 1) =>
	withActor(actor, (tx) => findSamtale(tx, { ...asked(borger), samtaleId, page }));
const list = async (actor: Actor, borger: make.BorgerMade) =>
	(await withActor(actor, (tx) => findSamtaler(tx, { ...asked(borger), page: 1 })))?.rows ?? [];
const send = (own: Actor, borger: make.BorgerMade, samtaleId: string, form: { id?: string; tekst?: string } = {}) =>
	withActor(own, (tx) =>
		sendOwn(tx, { ...asked(borger), samtaleId }, { id: randomUUID(), tekst: 'Er du der?', til: '', ...form })
	);
const answer = (actor: Actor, borger: make.BorgerMade, samtaleId: string, til: string, id = randomUUID()) =>
	withActor(actor, (tx) => answerAsStaff(tx, { ...asked(borger), samtaleId }, { id, tekst: 'Kl. 10.', til }));
/** Tove takes somebody off the team: yesterday was their last day. */
const leave = (borger: make.BorgerMade, staff: make.StaffMade) =>
	withActor(
		tove,
		(tx) => tx.sql`
			update team_membership set to_on = ${make.dayFromToday(-1)}, ended_reason = 'Nyt arbejde'
			where borger_id = ${borger.id} and account_id = ${staff.accountId}`
	);
/** What every table holds, as far as the import role reads it (which is all that is about a borger), as a hash. */
async function hashes() {
	const sql = pool('import');
	const tables = await sql<{ name: string }[]>`
		select tablename as name from pg_tables
		where schemaname = 'public' and has_table_privilege(format('%I.%I', schemaname, tablename), 'select') order by 1`;
	const found: Record<string, string> = {};
	for (const { name } of tables) {
		const [row] = await sql<{ hash: string }[]>`
			select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${sql(name)} t`;
		found[name] = row?.hash ?? '';
	}
	return found;
}

describe('a borger writes', () => {
	test('to the tovholder by name: Tove reads it, an answer is promised in two working days, and it stands once', async () => {
		const { borger, own } = await somebody();
		const form = typed();
		expect(await start(own, borger, form)).toEqual({ ok: true });
		expect(await start(own, borger, form)).toEqual({ ok: true });
		const promisedOn = addWorkingDays(today, 2);
		expect(await list(own, borger)).toMatchObject([{ subject: 'Mødet på tirsdag', promisedOn }]);
		const seen = await read(tove, borger, form.id);
		expect(seen?.beskeder).toMatchObject([{ byBorger: true, mine: false, text: form.tekst, promisedOn, readBy: [] }]);
		expect(seen?.borger).toBe('Nanna Friis');
	});

	test('the same form twice at the same time makes one message', async () => {
		const { borger, own } = await somebody();
		const form = typed();
		await Promise.all([start(own, borger, form), start(own, borger, form)]);
		expect((await read(own, borger, form.id))?.beskeder).toHaveLength(1);
		const message = { id: randomUUID(), tekst: 'Hej' };
		await Promise.all([send(own, borger, form.id, message), send(own, borger, form.id, message)]);
		expect((await read(own, borger, form.id))?.beskeder).toHaveLength(2);
	});

	test('the same form with other words is not taken for the first', async () => {
		const { borger, own } = await somebody();
		const form = typed();
		await start(own, borger, form);
		const other = { ok: false, problems: { form: 'other' } };
		expect(await start(own, borger, { ...form, tekst: 'Noget andet' })).toEqual(other);
		expect(await start(own, borger, { ...form, emne: 'Noget andet' })).toEqual(other);
		expect(await start(own, borger, { ...form, hvem: [cast.signe.accountId] })).toEqual(other);
		const id = randomUUID();
		expect((await send(own, borger, form.id, { id })).ok).toBe(true);
		expect(await send(own, borger, form.id, { id, tekst: 'Andet' })).toEqual({ ok: false, reason: 'other' });
		expect((await read(own, borger, form.id))?.beskeder).toHaveLength(2);
	});

	test('hostile text, emoji, Arabic and 10,000 characters come back as they were written', async () => {
		const { borger, own } = await somebody();
		const form = typed({ tekst: `<img src=x onerror=alert(1)> ' or 1=1; -- 👩‍👩‍👧‍👦 مرحبا\n\u202eabc` });
		expect(await start(own, borger, form)).toEqual({ ok: true });
		const long = '🙂'.repeat(10_000);
		expect((await send(own, borger, form.id, { tekst: long })).ok).toBe(true);
		const seen = await read(tove, borger, form.id);
		expect(seen?.beskeder.map(({ text }) => text)).toEqual([form.tekst, long]);
		expect(await send(own, borger, form.id, { tekst: `${long}a` })).toEqual({ ok: false, reason: 'too_long' });
	});

	test('to somebody who is not on the team: nothing is sent', async () => {
		const { borger, own } = await somebody();
		const unknown = { ok: false, problems: { hvem: 'unknown' } };
		expect(await start(own, borger, typed({ hvem: [cast.mette.accountId] }))).toEqual(unknown);
		expect(await start(own, borger, typed({ hvem: ['x'] }))).toEqual(unknown);
		expect(await list(own, borger)).toEqual([]);
	});

	test('in somebody else’s conversation: it does not exist', async () => {
		const [mine, theirs] = [await somebody(), await somebody()];
		const form = typed();
		await start(theirs.own, theirs.borger, form);
		expect(await send(mine.own, mine.borger, form.id)).toEqual({ ok: false, reason: 'unknown' });
		expect(await send(mine.own, theirs.borger, form.id)).toEqual({ ok: false, reason: 'unknown' });
		expect(await start(mine.own, mine.borger, form)).toEqual({ ok: false, problems: { form: 'other' } });
	});

	test('to somebody who just left the team: nothing is sent, and the tovholder can have the words instead', async () => {
		const { borger, own } = await somebody();
		const form = typed({ hvem: [cast.signe.accountId] });
		await start(own, borger, form);
		await leave(borger, cast.signe);
		expect(await send(own, borger, form.id)).toEqual({ ok: false, reason: 'nobody' });
		expect(await read(signe, borger, form.id)).toBeNull();
		expect(await read(tove, borger, form.id)).toBeNull();
		const words = { id: randomUUID(), tekst: 'Er der nogen?', til: '' };
		const sent = await withActor(own, (tx) => sendToTovholder(tx, { ...asked(borger), samtaleId: form.id }, words));
		expect(sent).toEqual({ ok: true, value: words.id });
		expect((await read(tove, borger, words.id))?.beskeder).toMatchObject([{ text: 'Er der nogen?' }]);
		expect((await read(tove, borger, words.id))?.subject).toBe(form.emne);
		expect(await read(tove, borger, form.id)).toBeNull();
	});

	test('while Tove is away without a deputy the promise begins when she is back; it does not move later', async () => {
		const { borger, own } = await somebody();
		const back = make.dayFromToday(20);
		const absence = await make.makeFravaer({ staff: cast.tove, fromOn: today, toOn: back });
		const form = typed();
		await start(own, borger, form);
		const promised = addWorkingDays(back, 2);
		await withActor(tove, (tx) => tx.sql`update fravaer set ended_at = now() where id = ${absence}`);
		expect((await read(own, borger, form.id))?.promisedOn).toBe(promised);
	});
});

describe('somebody answers', () => {
	test('a button says that it was read, by whom and when; an answer says it too, and nothing is owed any more', async () => {
		const { borger, own } = await somebody();
		const form = typed({ hvem: [cast.tove.accountId, cast.signe.accountId] });
		await start(own, borger, form);
		const mark = () =>
			withActor(signe, (tx) => markRead(tx, { samtaleId: form.id, borgerId: borger.id, seen: form.id }));
		expect([await mark(), await mark()]).toEqual([true, true]);
		expect((await read(own, borger, form.id))?.beskeder[0]?.readBy).toMatchObject([{ name: 'Signe Bach' }]);
		expect((await read(own, borger, form.id))?.promisedOn).not.toBeNull();

		const id = randomUUID();
		expect((await answer(tove, borger, form.id, form.id, id)).ok).toBe(true);
		expect((await answer(tove, borger, form.id, form.id, id)).ok).toBe(true);
		const seen = await read(own, borger, form.id);
		expect(seen?.beskeder).toHaveLength(2);
		expect(seen?.beskeder[0]?.readBy.map(({ name }) => name)).toEqual(['Signe Bach', 'Tove Madsen']);
		expect(seen?.beskeder[1]).toMatchObject({ byBorger: false, author: 'Tove Madsen', promisedOn: null });
		expect(seen?.promisedOn).toBeNull();
	});

	test('nobody answers past what the borger has written meanwhile', async () => {
		const { borger, own } = await somebody();
		const form = typed();
		await start(own, borger, form);
		const later = randomUUID();
		await send(own, borger, form.id, { id: later });
		expect(await answer(tove, borger, form.id, form.id)).toEqual({ ok: false, reason: 'newer' });
		expect(await answer(tove, borger, form.id, 'x')).toEqual({ ok: false, reason: 'newer' });
		expect((await answer(tove, borger, form.id, later)).ok).toBe(true);
	});

	test('a professional starts, and only a colleague for whom the borger exists reads along', async () => {
		const { borger, own } = await somebody();
		const form = typed({ hvem: [cast.signe.accountId] });
		const begin = (actor: Actor, wanted = form) => withActor(actor, (tx) => startAsStaff(tx, asked(borger), wanted));
		expect(await begin(tove)).toEqual({ ok: true });
		expect(await begin(tove)).toEqual({ ok: true });
		const seen = await read(own, borger, form.id);
		expect(seen && whoReads(seen.readers, seen.team).named.map(({ name }) => name)).toEqual([
			'Tove Madsen',
			'Signe Bach'
		]);
		expect(await begin(tove, typed({ hvem: [cast.farid.accountId] }))).toEqual({
			ok: false,
			problems: { hvem: 'unknown' }
		});
		const mette = await make.asFagperson(cast.mette);
		expect(await begin(mette, typed())).toEqual({ ok: false, problems: { form: 'unknown' } });
	});
});

describe('who reads', () => {
	test('nobody else on the team, though their department may see everything else', async () => {
		const { borger, own } = await somebody();
		const form = typed();
		await start(own, borger, form);
		expect((await read(tove, borger, form.id))?.beskeder).toHaveLength(1);
		expect(await read(signe, borger, form.id)).toBeNull();
		expect(await list(signe, borger)).toEqual([]);
		expect(await answer(signe, borger, form.id, form.id)).toEqual({ ok: false, reason: 'unknown' });
		const seen = await withActor(signe, (tx) =>
			markRead(tx, { samtaleId: form.id, borgerId: borger.id, seen: form.id })
		);
		expect(seen).toBe(false);
		for (const table of ['samtale', 'samtale_reader', 'besked', 'besked_read'])
			expect(
				await withActor(signe, (tx) => tx.sql`select from ${tx.sql(table)} where borger_id = ${borger.id}`)
			).toEqual([]);
	});

	test.each(['leder', 'fordeler', 'dpo', 'admin'] as const)('no %s', async (role) => {
		const { borger, own } = await somebody();
		await start(own, borger);
		const staff = await make.makeStaff({ name: 'Lars Lund', enhedId: cast.social, roles: [role] });
		const actor: Actor = await make.logIn(staff, role);
		for (const table of ['samtale', 'samtale_reader', 'besked', 'besked_read'])
			await expect(withActor(actor, (tx) => tx.sql`select count(*) from ${tx.sql(table)}`)).rejects.toMatchObject({
				code: '42501'
			});
	});

	test('the deputy in their days, and only while the tovholder reads', async () => {
		const { borger, own } = await somebody();
		const karen = await make.makeStaff({ name: 'Karen Vind', enhedId: cast.beskaeftigelse });
		const actor = await make.asFagperson(karen);
		const [toTove, toSigne] = [typed(), typed({ hvem: [cast.signe.accountId] })];
		await start(own, borger, toTove);
		await start(own, borger, toSigne);
		const deputy = { borger, staff: karen, function: 'stedfortraeder' as const };
		await make.makeMembership({ ...deputy, fromOn: make.dayFromToday(-9), toOn: make.dayFromToday(-1) });
		await make.makeMembership({ ...deputy, fromOn: make.dayFromToday(3), toOn: make.dayFromToday(5) });
		expect(await read(actor, borger, toTove.id)).toBeNull();
		await make.makeMembership({ ...deputy, fromOn: today, toOn: today });
		expect((await read(actor, borger, toTove.id))?.beskeder).toHaveLength(1);
		expect(await read(actor, borger, toSigne.id)).toBeNull();
		expect((await answer(actor, borger, toTove.id, toTove.id)).ok).toBe(true);
		const seen = await read(own, borger, toTove.id);
		expect(seen?.beskeder.at(-1)?.author).toBe('Karen Vind');
		expect(seen && whoReads(seen.readers, seen.team).deputies.map(({ name }) => name)).toEqual(['Karen Vind']);
	});

	test('one who has left the team reads no more, and one whose reading the borger ends reads nothing old', async () => {
		const { borger, own } = await somebody();
		const form = typed({ hvem: [cast.tove.accountId, cast.signe.accountId] });
		await start(own, borger, form);
		expect((await read(signe, borger, form.id))?.beskeder).toHaveLength(1);
		const readers = (await read(own, borger, form.id))?.readers ?? [];
		const hers = readers.find(({ name }) => name === 'Signe Bach')?.id ?? '';
		const samtale = { borgerId: borger.id, samtaleId: form.id };
		const end = (id: string) => withActor(own, (tx) => endReading(tx, samtale, id));
		expect([await end(hers), await end(hers), await end(randomUUID()), await end('x')]).toEqual([
			true,
			true,
			false,
			false
		]);
		expect(await read(signe, borger, form.id)).toBeNull();

		const add = (accountId: string) => withActor(own, (tx) => letRead(tx, { ...asked(borger), ...samtale }, accountId));
		expect(await add(cast.signe.accountId)).toMatchObject({ ok: true });
		expect(await add(cast.signe.accountId)).toMatchObject({ ok: true });
		expect(await add(cast.mette.accountId)).toEqual({ ok: false, reason: 'not_on_team' });
		expect((await read(signe, borger, form.id))?.beskeder).toHaveLength(1);
		await leave(borger, cast.signe);
		expect(await read(signe, borger, form.id)).toBeNull();
	});

	test('whoever the borger writes to, the borger exists for', async () => {
		const { borger, own } = await somebody();
		const farid = await make.asFagperson(cast.farid);
		expect(await withActor(farid, (tx) => findSamtaler(tx, { ...asked(borger), page: 1 }))).toBeNull();
		await start(own, borger, typed({ hvem: [cast.farid.accountId] }));
		expect(await list(farid, borger)).toHaveLength(1);
	});

	test('no row anywhere tells whether the borger has read', async () => {
		const { borger, own } = await somebody();
		const form = typed();
		await start(own, borger, form);
		await answer(tove, borger, form.id, form.id);
		const before = await hashes();
		expect(Object.keys(before)).toEqual(
			expect.arrayContaining(['samtale', 'besked', 'besked_read', 'event', 'account'])
		);
		const looks = () => withActor(own, (tx) => tx.sql`select id from access_entry where borger_id = ${borger.id}`);
		const looked = await looks();
		await list(own, borger);
		await read(own, borger, form.id);
		expect(await hashes()).toEqual(before);
		expect(await looks()).toEqual(looked);
		const mark = withActor(
			own,
			(tx) => tx.sql`
			insert into besked_read (besked_id, account_id, borger_id) values (${form.id}, ${borger.accountId}, ${borger.id})`
		);
		await expect(mark).rejects.toMatchObject({ code: '42501' });
	});

	test('nothing of a message is told to the team: no event', async () => {
		const { borger, own } = await somebody();
		const form = typed();
		await start(own, borger, form);
		await answer(tove, borger, form.id, form.id);
		expect(
			await pool(
				'import'
			)`select type from event where borger_id = ${borger.id} and type not like 'team%' and type not like 'tovholder%'`
		).toEqual([]);
	});
});

describe('a long conversation', () => {
	test('shows the newest twenty, and the older ones on their pages', async () => {
		const { borger, own } = await somebody();
		const samtaleId = await make.makeSamtale({ borger, readers: [cast.tove] });
		const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 10, minute));
		for (let each = 1; each <= 45; each += 1) {
			const by = each % 2 ? borger : cast.tove;
			await make.makeBesked({ borger, samtaleId, by, text: `nr. ${each}`, at: at(each) });
		}
		const texts = async (page: number) => {
			const found = await read(own, borger, samtaleId, page);
			return [found?.beskeder.at(0)?.text, found?.beskeder.at(-1)?.text, found?.more];
		};
		expect(await texts(1)).toEqual(['nr. 26', 'nr. 45', true]);
		expect(await texts(2)).toEqual(['nr. 6', 'nr. 25', true]);
		expect(await texts(3)).toEqual(['nr. 1', 'nr. 5', false]);
		expect(await texts(4)).toEqual([undefined, undefined, false]);
		expect((await read(own, borger, samtaleId))?.promisedOn).not.toBeNull();
	});
});
