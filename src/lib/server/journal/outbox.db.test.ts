import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { plainText } from '../../journal/note';
import { readLooksBefore } from '../accesslog/own-looks';
import { findOwnBorgere } from '../arbejdsgang/own-borgere';
import { withActor, type Actor } from '../db/with-actor';
import { withDefaults } from '../setting/queries';
import { journalBesked, journalSvar, noteJournalised, retryDelivery } from './commands';
import { putMoede, putPlan } from './put-source';
import { findJournal, findJournalised, findJournalItem } from './queries';
import { showMoedeDocument, showPlanDocument } from './show-document';

const today = make.dayFromToday(0);
const municipality = withDefaults({ name: 'Solbjerg Kommune' });
let database: FreshDatabase;
let cast: make.Solbjerg;
let tove: Actor;
let signe: Actor;
let farid: Actor;
let ida: Actor;
let folder: string;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	[tove, signe, farid, ida] = (await Promise.all(
		[cast.tove, cast.signe, cast.farid, cast.ida].map((staff) => make.asFagperson(staff))
	)) as [Actor, Actor, Actor, Actor];
	folder = await make.makeTarget();
});
afterAll(() => database.close());

/** A borger of the test's own with a published plan: Tove holds the threads, Signe is on the team, Farid and Ida without a right. */
async function somebody() {
	const borger = await make.makeBorger({ name: 'Nanna Friis' });
	await make.makeMembership({ borger, staff: cast.tove, function: 'tovholder' });
	for (const staff of [cast.signe, cast.farid, cast.ida]) await make.makeMembership({ borger, staff });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.beskaeftigelse });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.social });
	const planId = await make.makePlan({ borger, publishedBy: cast.tove });
	await make.makeMaal({ borger, planId, title: 'Et arbejde med dyr' });
	return { borger, planId };
}
const journal = (actor: Actor, borger: make.BorgerMade) =>
	withActor(actor, (tx) => findJournal(tx, { borgerId: borger.id, page: 1 }));
const whole = (actor: Actor, borger: make.BorgerMade, itemId: string) =>
	withActor(actor, (tx) => findJournalItem(tx, { borgerId: borger.id, itemId }));
const plan = (actor: Actor, borger: make.BorgerMade) =>
	withActor(actor, (tx) => putPlan(tx, { borgerId: borger.id, municipality, today }));
const textOf = (found: Awaited<ReturnType<typeof whole>>) =>
	found?.item.content ? plainText(found.item.content) : null;

describe('S5 S14 the plan in the journal of a department', () => {
	test('the newest version is one document and one note, and the same again is nothing', async () => {
		const { borger } = await somebody();
		expect((await journal(tove, borger))?.missing.map(({ type }) => type)).toEqual(['plan']);
		expect(await plan(tove, borger)).toBe('put');
		expect(await plan(tove, borger)).toBe('unchanged');
		const found = await journal(tove, borger);
		expect(found?.items.map(({ form, type, by }) => [form, type, by])).toEqual([
			['document', 'plan', 'Tove Madsen'],
			['note', 'plan', 'Tove Madsen']
		]);
		expect(found?.missing).toEqual([]);
		expect(found?.items.flatMap(({ deliveries }) => deliveries.map(({ target, state }) => [target, state]))).toEqual([
			['Arkivmappe', 'waiting'],
			['Arkivmappe', 'waiting']
		]);
		const text = textOf(await whole(tove, borger, found?.items[0]?.id ?? ''));
		expect(text).toContain('Et arbejde med dyr');
	});

	test('two presses at once are one of each', async () => {
		const { borger } = await somebody();
		const put = await Promise.all([plan(tove, borger), plan(tove, borger)]);
		expect(put).toContain('put');
		expect((await journal(tove, borger))?.items).toHaveLength(2);
	});

	test('another department has its own: it sees neither that it is there nor what is in it, and puts its own with one press', async () => {
		const { borger } = await somebody();
		await plan(tove, borger);
		const [item] = (await journal(tove, borger))?.items ?? [];
		const theirs = await journal(signe, borger);
		expect(theirs).toMatchObject({ department: 'Social', items: [], missing: [{ type: 'plan', title: '1' }] });
		expect(await whole(signe, borger, item?.id ?? '')).toBeNull();
		expect(await plan(signe, borger)).toBe('put');
		expect((await journal(signe, borger))?.items.map(({ by }) => by)).toEqual(['Signe Bach', 'Signe Bach']);
		expect((await journal(signe, borger))?.missing).toEqual([]);
	});

	test('who does not see the borger, or is an external party, puts nothing and is told nothing', async () => {
		const { borger } = await somebody();
		expect(await journal(farid, borger)).toBeNull();
		expect(await plan(farid, borger)).toBe('not_yours');
		await make.makeMoede({ borger, participants: [cast.ida] });
		expect(await journal(ida, borger)).toMatchObject({ department: null, items: [], missing: [] });
		expect(await plan(ida, borger)).toBe('not_yours');
	});
});

test('S17 a meeting that was held is put there once, one to come is not', async () => {
	const { borger } = await somebody();
	const of = (state: 'held' | 'planned', days: number) =>
		make.makeMoede({ borger, calledBy: cast.tove, participants: [cast.tove], state, at: make.instantFromNow(days) });
	const [held, planned] = [await of('held', -3), await of('planned', 3)];
	const put = (moedeId: string) =>
		withActor(signe, (tx) => putMoede(tx, { borgerId: borger.id, moedeId, municipality, today }));
	expect(await put(planned)).toBe('not_yours');
	expect(await put(randomUUID())).toBe('not_yours');
	expect((await journal(signe, borger))?.missing.map(({ id }) => id)).toContain(held);
	expect(await put(held)).toBe('put');
	expect(await put(held)).toBe('unchanged');
	expect((await journal(signe, borger))?.missing.map(({ id }) => id)).not.toContain(held);
});

describe('S14 one message and one answer, with one press', () => {
	test('a message is a note with who wrote it and what, and is shown as put there', async () => {
		const { borger } = await somebody();
		const samtaleId = await make.makeSamtale({ borger, readers: [cast.tove], subject: 'Praktik' });
		const beskedId = await make.makeBesked({ borger, samtaleId, text: 'Jeg vil gerne i praktik æøå 🙂 مرحبا' });
		const put = (actor: Actor, id = beskedId) =>
			withActor(actor, (tx) => journalBesked(tx, { borgerId: borger.id, samtaleId, beskedId: id }));
		expect(await put(signe)).toBe('not_yours');
		expect(await put(tove, randomUUID())).toBe('not_yours');
		expect(await put(tove, 'x')).toBe('not_yours');
		expect((await Promise.all([put(tove), put(tove)])).toSorted()).toEqual(['put', 'unchanged']);
		const { done, mayPut } = await withActor(tove, (tx) =>
			findJournalised(tx, { borgerId: borger.id, type: 'besked' })
		);
		expect(mayPut).toBe(true);
		expect(done[beskedId]?.by).toBe('Tove Madsen');
		const text = textOf(await whole(tove, borger, done[beskedId]?.itemId ?? ''));
		for (const said of ['Nanna Friis', 'Praktik', 'Jeg vil gerne i praktik æøå 🙂 مرحبا']) expect(text).toContain(said);
	});

	test('an answer on the ruler is put there when it is opened, and a colleague reads it there when they have opened it too', async () => {
		const { borger } = await somebody();
		await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.sundhed });
		const colleague = await make.makeStaff({ name: 'Kim Kollega', enhedId: cast.beskaeftigelse });
		await make.makeMembership({ borger, staff: colleague });
		const kim = await make.asFagperson(colleague);
		const maalingId = await make.makeMaaling({ borger, value: 2, note: 'Det var svært' });
		const put = () => withActor(tove, (tx) => journalSvar(tx, { borgerId: borger.id, maalingId }));
		expect(await put()).toBe('not_yours');
		await make.makeOpening({ borger, maalingId, by: cast.tove });
		expect(await put()).toBe('put');
		expect(await put()).toBe('unchanged');
		const [item] = (await journal(tove, borger))?.items.filter(({ type }) => type === 'svar') ?? [];
		expect(textOf(await whole(tove, borger, item?.id ?? ''))).toMatch(/Hvordan går det\?: 2[\s\S]*Det var svært/);
		expect(await whole(kim, borger, item?.id ?? '')).toBeNull();
		await make.makeOpening({ borger, maalingId, by: colleague });
		expect(await whole(kim, borger, item?.id ?? '')).not.toBeNull();
	});

	test('a professional’s own rating is no answer of the borger’s', async () => {
		const { borger } = await somebody();
		const maalingId = await make.makeMaaling({ borger, value: 2, by: cast.tove });
		expect(await withActor(tove, (tx) => journalSvar(tx, { borgerId: borger.id, maalingId }))).toBe('not_yours');
	});
});

describe('S14 what did not come through', () => {
	/** A note of Tove's on its way. */
	async function onItsWay(state: 'failed' | 'sending' | 'sent') {
		const { borger } = await somebody();
		const itemId = await make.makeJournalItem(cast.tove, { borger });
		if (!itemId) throw new Error('nothing was put there');
		await make.setDelivery(itemId, state, { code: 'http_500', days: 2 });
		return { borger, at: { borgerId: borger.id, itemId, targetId: folder } };
	}
	const listed = async (actor: Actor, borgerId: string) =>
		(await withActor(actor, (tx) => findOwnBorgere(tx))).find(({ id }) => id === borgerId)?.journalFailedOn;

	test('it is a need of that department, until somebody tries again or puts it there by hand', async () => {
		const { borger, at } = await onItsWay('failed');
		expect(await listed(tove, borger.id)).toBe(make.dayFromToday(-2));
		expect(await listed(signe, borger.id)).toBeNull();
		expect(await withActor(tove, (tx) => retryDelivery(tx, at))).toBe('done');
		expect(await withActor(tove, (tx) => retryDelivery(tx, at))).toBe('already');
		expect(await listed(tove, borger.id)).toBeNull();
		expect(await withActor(tove, (tx) => noteJournalised(tx, at))).toBe('done');
		expect(await withActor(tove, (tx) => noteJournalised(tx, at))).toBe('already');
		const [item] = (await journal(tove, borger))?.items ?? [];
		expect(item?.deliveries).toMatchObject([{ state: 'received', by: 'Tove Madsen' }]);
	});

	test('what is being sent at this moment is noted by nobody', async () => {
		const { at } = await onItsWay('sending');
		expect(await withActor(tove, (tx) => noteJournalised(tx, at))).toBe('already');
	});

	test('another department, another borger and an id that is none change nothing', async () => {
		const { borger, at } = await onItsWay('failed');
		const other = await somebody();
		for (const [actor, where] of [
			[signe, at],
			[farid, at],
			[tove, { ...at, borgerId: other.borger.id }],
			[tove, { ...at, itemId: randomUUID() }],
			[tove, { ...at, targetId: 'x' }]
		] as const) {
			expect(await withActor(actor, (tx) => retryDelivery(tx, where))).toBe('unknown');
			expect(await withActor(actor, (tx) => noteJournalised(tx, where))).toBe('unknown');
		}
		expect(await listed(tove, borger.id)).toBe(make.dayFromToday(-2));
	});
});

describe('F1 the documents that staff are shown', () => {
	const asked = (borger: make.BorgerMade) => ({
		...{ borgerId: borger.id, page: '/borgere/[id]/plan/dokument', requestId: randomUUID(), as: 'page' as const },
		...{ municipality, today }
	});
	test('are recorded with their purpose, and not there for who does not see the borger', async () => {
		const { borger } = await somebody();
		expect(await withActor(farid, (tx) => showPlanDocument(tx, asked(borger)))).toBeNull();
		const shown = await withActor(tove, (tx) => showPlanDocument(tx, asked(borger)));
		expect(shown?.document.title).toContain('Nanna');
		await withActor(tove, (tx) => showPlanDocument(tx, { ...asked(borger), as: 'pdf' }));
		const own = await make.asBorger(borger);
		const looks = await withActor(own, (tx) => readLooksBefore(tx, null, 10));
		expect(looks.map(({ purpose }) => purpose).filter((purpose) => purpose.includes('planen'))).toEqual([
			'Hentede planen som PDF',
			'Så planen som dokument'
		]);
	});

	test('a meeting is its summons before it, what was agreed after it, and a cancellation when it falls away', async () => {
		const { borger } = await somebody();
		const types: Record<string, string | undefined> = {};
		for (const state of ['planned', 'held', 'cancelled'] as const) {
			const at = make.instantFromNow(state === 'held' ? -2 : 2);
			const moedeId = await make.makeMoede({ borger, calledBy: cast.tove, participants: [cast.tove], state, at });
			const shown = await withActor(tove, (tx) => showMoedeDocument(tx, { ...asked(borger), moedeId }));
			types[state] = shown?.document.type;
			expect(await withActor(farid, (tx) => showMoedeDocument(tx, { ...asked(borger), moedeId }))).toBeNull();
		}
		expect(types).toEqual({ planned: 'indkaldelse', held: 'moede', cancelled: 'aflysning' });
	});
});
