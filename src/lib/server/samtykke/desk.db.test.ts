import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { lacksOf } from '../../samtykke/desk/overview';
import { pool } from '../db/client';
import { readAs, withActor, type Actor } from '../db/with-actor';
import { addSamtykke, endHjemmel, givePlanSamtykke, noteHjemmel, withdrawSwitch } from './commands';
import { findSamtykkeDesk } from './desk';

const today = make.dayFromToday(0);
let database: FreshDatabase;
let cast: make.Solbjerg;
const as: Record<string, Actor> = {};
let borger: make.BorgerMade;
let borgerId: string;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	for (const name of ['tove', 'signe', 'farid', 'frida', 'ida'] as const) as[name] = await make.asFagperson(cast[name]);
	borger = await make.makeBorger({ name: 'Sam Tykke' });
	borgerId = borger.id;
	await make.makeMembership({ borger, staff: cast.tove, function: 'tovholder' });
	for (const staff of [cast.signe, cast.farid]) await make.makeMembership({ borger, staff });
	for (const forvaltningId of [cast.beskaeftigelse, cast.social])
		await make.makeAdgangsgrundlag({ borger, forvaltningId });
	await make.makePlan({ borger, joint: false });
});
afterAll(() => database.close());

const actor = (name: string) => as[name] as Actor<'fagperson'>;
const read = (name: string) => readAs(actor(name), (tx) => findSamtykkeDesk(tx, { borgerId, today }));
const lacks = async () => {
	const desk = await read('tove');
	return lacksOf(desk?.forvaltninger ?? [], desk?.grounds ?? [], today).map(({ name, kinds }) => [name, kinds.length]);
};

test('S8 what is said to staff stands with what, how, from when, until when and who noted it, and so does the no', async () => {
	expect(await lacks()).toEqual([['Sundhed', 4]]);
	expect(await read('farid')).toBeNull();
	const note = {
		...{
			id: randomUUID(),
			forvaltningId: cast.sundhed ?? '',
			kinds: ['plan', 'moede'] as const,
			topics: ['helbred'] as const
		},
		...{ purpose: 'Så Farid kan hjælpe.', toOn: make.dayFromToday(100), renewsId: null }
	};
	const saying = { borgerId, today, how: 'paper' as const };
	const add = () => withActor(actor('tove'), (tx) => addSamtykke(tx, saying, note));
	expect([await add(), await add()]).toEqual([
		{ ok: true, value: 'given' },
		{ ok: true, value: 'unchanged' }
	]);
	const noted = (await read('farid'))?.grounds.find(({ id }) => id === note.id);
	expect(noted).toMatchObject({
		...{ type: 'samtykke', kinds: ['plan', 'moede'], topics: ['helbred'], givenHow: 'paper', notedBy: 'Tove Madsen' },
		...{ fromOn: today, toOn: make.dayFromToday(100), withdrawnAt: null }
	});
	expect(await lacks()).toEqual([['Sundhed', 2]]);

	const said = { forvaltningId: note.forvaltningId, what: { kind: 'moede' as const } };
	const no = await withActor(actor('signe'), (tx) => withdrawSwitch(tx, { ...saying, how: 'oral' }, said));
	expect(no).toEqual({ ok: true, value: 'withdrawn' });
	const after = await read('tove');
	expect(after?.grounds.find(({ id }) => id === note.id)).toMatchObject({ kinds: ['plan'], withdrawnAt: null });
	expect(after?.withdrawals).toMatchObject([{ groundId: note.id, kinds: ['moede'], how: 'oral', by: 'Signe Bach' }]);
	expect(await lacks()).toEqual([['Sundhed', 3]]);
});

test('a paragraph is noted by its own department or by who holds the threads, and ended by the same', async () => {
	const hjemmel = (name: string, forvaltningId: string | null) =>
		withActor(actor(name), (tx) =>
			noteHjemmel(
				tx,
				{ borgerId, today },
				{
					...{ id: randomUUID(), forvaltningId: forvaltningId ?? '', kinds: ['trivsel'], topics: [] },
					...{ paragraph: 'lov § 1', purpose: 'Fordi.', toOn: null }
				}
			)
		);
	expect(await hjemmel('signe', cast.social)).toEqual({ ok: true, value: 'noted' });
	expect(await hjemmel('signe', cast.beskaeftigelse)).toEqual({ ok: false, reason: 'not_yours' });
	expect(await hjemmel('tove', cast.sundhed)).toEqual({ ok: true, value: 'noted' });
	expect(await hjemmel('tove', cast.familie)).toEqual({ ok: false, reason: 'unknown_forvaltning' });
	const laws = (await read('tove'))?.grounds.filter(({ type }) => type === 'hjemmel') ?? [];
	const ofSundhed = laws.find(({ forvaltningId }) => forvaltningId === cast.sundhed)?.id ?? '';
	const end = (name: string, id: string) => withActor(actor(name), (tx) => endHjemmel(tx, { borgerId, id }));
	expect(await end('signe', ofSundhed)).toEqual({ ok: false, reason: 'not_yours' });
	expect(await end('farid', ofSundhed)).toEqual({ ok: true, value: 'ended' });
	expect((await read('tove'))?.grounds.find(({ id }) => id === ofSundhed)?.withdrawnAt).toBeInstanceOf(Date);
});

test('S8 the yes to one joint plan is noted by who holds the threads', async () => {
	const give = (name: string) =>
		withActor(actor(name), (tx) => givePlanSamtykke(tx, { borgerId, how: 'oral' }, randomUUID()));
	expect((await read('tove'))?.plan?.samtykker).toEqual([]);
	expect(await give('signe')).toEqual({ ok: false, reason: 'not_yours' });
	expect(await give('tove')).toEqual({ ok: true, value: 'given' });
	const desk = await read('signe');
	expect(desk).toMatchObject({ holdsThreads: false, forvaltningId: cast.social });
	expect(desk?.plan?.samtykker).toMatchObject([{ givenHow: 'oral', notedBy: 'Tove Madsen', withdrawnAt: null }]);
});

test('B4 a no that ends all that the noting person’s department sees is noted and told, and they do not see the borger any more either', async () => {
	const other = await make.makeBorger({ name: 'Sidste Ja' });
	await make.makeMembership({ borger: other, staff: cast.signe });
	await make.makeAdgangsgrundlag({ borger: other, forvaltningId: cast.social, kinds: ['plan'] });
	const law = { forvaltningId: cast.social, kinds: ['moede' as const] };
	const hjemmel = { paragraph: '§ 1', notedBy: cast.signe };
	const lawId = await make.makeAdgangsgrundlag({ borger: other, ...law, hjemmel });
	const what = { forvaltningId: cast.social ?? '', what: { kind: 'plan' as const } };
	const asked = { borgerId: other.id, today, how: 'oral' as const };
	const no = () => withActor(actor('signe'), (tx) => withdrawSwitch(tx, asked, what));
	expect(await no()).toEqual({ ok: true, value: 'withdrawn' });
	const end = () => withActor(actor('signe'), (tx) => endHjemmel(tx, { borgerId: other.id, id: lawId }));
	expect(await end()).toEqual({ ok: true, value: 'ended' });
	expect(await readAs(actor('signe'), (tx) => findSamtykkeDesk(tx, { borgerId: other.id, today }))).toBeNull();
	const told = await pool('import')`select type from event where borger_id = ${other.id} order by type`;
	expect(told.map(({ type }) => type)).toEqual(['hjemmel_ended', 'samtykke_withdrawn']);
});

test('who does not see the borger sees nothing of it, and an external party notes nothing', async () => {
	expect(await read('frida')).toBeNull();
	await make.makeMembership({ borger, staff: cast.ida });
	await make.makeMoede({ borger, participants: [cast.ida] });
	const desk = await read('ida');
	expect(desk).toMatchObject({ forvaltningId: null, holdsThreads: false });
	const asked = { forvaltningId: cast.social ?? '', what: { kind: 'plan' as const } };
	const no = withActor(actor('ida'), (tx) => withdrawSwitch(tx, { borgerId, today, how: 'oral' }, asked));
	expect(await no).toEqual({ ok: false, reason: 'not_yours' });
});
