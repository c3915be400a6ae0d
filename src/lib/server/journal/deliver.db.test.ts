import { fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startJournalPeer, type JournalPeer } from '../../../../tests/fakes/journal-peer';
import { startRobot } from '../../../../tests/fakes/journal-robot';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { hardWords } from '../../../../tests/support/parcels';
import type { Document } from '../../document/document';
import { withActor, type Actor } from '../db/with-actor';
import { journal } from '../jobs/journal';
import { forgetMunicipality } from '../setting/queries';
import { noteJournalised, retryDelivery } from './commands';
import { putInJournal, type NewItem } from './put';

const key = randomBytes(32);
let database: FreshDatabase;
let peer: JournalPeer;
let owner: postgres.Sql;
let cast: make.Solbjerg;
let tove: Actor<'fagperson'>;
let dir: string;

beforeAll(async () => {
	dir = mkdtempSync(join(tmpdir(), 'voresplan-journal-'));
	peer = await startJournalPeer(key);
	Object.assign(process.env, { JOURNAL_DIR: dir, JOURNAL_HTTP_HOSTS: peer.host, JOURNAL_KEY: key.toString('base64') });
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
	for (const table of ['journal_item', 'journal_delivery', 'journal_target', 'access_event', 'access_entry', 'borger'])
		await owner.unsafe(`alter table ${table} no force row level security`);
	await make.insert('setting', {
		key: 'kommune',
		value: { name: 'Solbjerg Kommune', cvr: '01234560', kle: { moede: { subject: '15.20.00', facet: 'G01' } } }
	});
	forgetMunicipality();
	tove = await make.asFagperson(cast.tove);
});
beforeEach(async () => {
	// What a test leaves behind, no other sends.
	await owner`update journal_target set ended_at = now() where ended_at is null`;
	await owner`update journal_delivery set state = 'received', received_at = now() where state <> 'received'`;
	await owner`update journal_item set content = null, cleared_at = now() where cleared_at is null`;
});
afterEach(() => {
	peer.behave('received');
	peer.taken.clear();
	peer.asked.length = 0;
	for (const name of readdirSync(dir)) rmSync(join(dir, name), { recursive: true, force: true });
});
afterAll(async () => {
	await owner.end();
	await database.close();
	await peer.close();
	rmSync(dir, { recursive: true, force: true });
});

const minute = 60_000;
const day = 24 * 60 * minute;
/** Runs the job as if so much time had passed, ms. */
const send = (passed = 0) => journal({ id: randomUUID() }, { offset: passed });

async function makeTarget(more: Record<string, unknown> = {}) {
	const id = randomUUID();
	const type = more['type'] ?? 'folder';
	const address = { http: peer.address, copy: '', folder: 'arkiv', digital_post: 'digital-post' }[String(type)] ?? '';
	const takes = ['plan', 'moede', 'indkaldelse', 'aflysning', 'aftale', 'note'];
	await make.insert('journal_target', { id, name: `Mål ${String(type)}`, type, address, takes, ...more });
	return id;
}

const documentWith = (more: Partial<Document> = {}): Document => ({
	...{
		v: 1,
		type: 'moede',
		title: `Det aftalte vi ${hardWords}`,
		about: 'Viktor Holm',
		madeOn: '2026-11-22',
		reference: null
	},
	sender: { municipality: 'Solbjerg Kommune', address: '', phone: '', email: '', cvr: '01234560', logo: null },
	blocks: [
		{ kind: 'heading', level: 1, text: 'Det besluttede vi' },
		{ kind: 'paragraph', text: hardWords }
	],
	closing: null,
	...more
});

type More = { type?: NewItem['type']; document?: Document; note?: string; sourceId?: string; borger?: make.BorgerMade };
/** Tove puts something into her department's journal. @returns the item's id */
async function put({ type = 'moede', document, note, sourceId = randomUUID(), borger = cast.viktor }: More = {}) {
	const about = { borgerId: borger.id, type, sourceId, title: 'Møde 22. november', kind: 'moede' } as const;
	const item: NewItem = note
		? { ...about, form: 'note', text: note }
		: { ...about, form: 'document', document: document ?? documentWith() };
	expect(await withActor(tove, (tx) => putInJournal(tx, item))).toBe('put');
	const [row] = await owner<{ id: string }[]>`
		select id from journal_item where source_id = ${sourceId} order by revision desc limit 1`;
	return row?.id ?? '';
}

type Row = { state: string; code: string | null; reference: string | null; tries: number; target: string };
const deliveries = (itemId: string) => owner<Row[]>`
	select d.state, d.code, d.reference, d.tries, g.type as target from journal_delivery d
	join journal_target g on g.id = d.target_id where d.item_id = ${itemId} order by g.type`;
const states = async (itemId: string) =>
	(await deliveries(itemId)).map(({ target, state, code }) => [target, state, code]);
/** What "Hvem har set" knows of the system since an instant. */
const looks = (borger: make.BorgerMade) => owner<{ purpose: string }[]>`
	select e.purpose from access_event e join access_entry y on y.event_id = e.id
	where e.page = 'job/journal' and y.borger_id = ${borger.id} order by e.id`;
const inFolder = (name: string, folder = 'arkiv') => join(dir, folder, name);

describe('S5 S14 S20 what was put into the outbox', () => {
	test('F9 goes to each target once, whole, and is in the access log as the system', async () => {
		await Promise.all([makeTarget(), makeTarget({ type: 'http' }), makeTarget({ type: 'copy', system: 'fasit' })]);
		const before = (await looks(cast.viktor)).length;
		const [item, note] = [await put(), await put({ note: hardWords })];
		await Promise.all([send(), send()]);
		await send(5 * minute);
		expect(await states(item)).toEqual([
			['copy', 'sent', null],
			['folder', 'received', null],
			['http', 'received', null]
		]);
		expect(peer.asked).toHaveLength(2);
		expect(
			readFileSync(inFolder(`${item}.pdf`))
				.subarray(0, 5)
				.toString()
		).toBe('%PDF-');
		expect(readFileSync(inFolder(`${note}.txt`), 'utf8')).toBe(hardWords);
		expect(JSON.parse(readFileSync(inFolder(`${item}.json`), 'utf8'))).toMatchObject({
			...{ format: 'voresplan-journal', v: 1, id: item, form: 'dokument', type: 'moede', titel: 'Møde 22. november' },
			borger: { navn: 'Viktor Holm', cpr: cast.viktor.cpr },
			kommune: { navn: 'Solbjerg Kommune', cvr: '01234560' },
			afdeling: 'Beskæftigelse',
			kle: { emne: '15.20.00', facet: 'G01' }
		});
		// One for each target that something went to; the copy stays in the portal.
		expect((await looks(cast.viktor)).slice(before).map(({ purpose }) => purpose)).toEqual(
			Array(4).fill('Lagde det, I aftalte på et møde, i journalen hos Beskæftigelse')
		);
	});

	test('is the same file each time it is sent', async () => {
		await makeTarget({ type: 'http' });
		const item = await put();
		peer.behave('lost');
		await send();
		const first = JSON.stringify(peer.taken.get(item)?.body);
		peer.behave('received');
		await send(2 * minute);
		expect(JSON.stringify(peer.taken.get(item)?.body)).toBe(first);
		expect(peer.asked.map(({ id, signed }) => [id, signed])).toEqual([
			[item, true],
			[item, true]
		]);
		expect(await states(item)).toEqual([['http', 'received', null]]);
	});

	test('is tried again and again, then waits for somebody; one press begins anew', async () => {
		const targetId = await makeTarget({ type: 'http' });
		const item = await put();
		peer.behave(500);
		await send();
		expect(await deliveries(item)).toMatchObject([{ state: 'waiting', code: 'http_500', tries: 1 }]);
		await send();
		expect(peer.asked).toHaveLength(1);
		for (let hour = 1; hour <= 30; hour += 1) await send(hour * 60 * minute + minute);
		expect(await deliveries(item)).toMatchObject([{ state: 'failed', code: 'http_500', tries: 30 }]);
		peer.behave('received');
		await send(40 * 60 * minute);
		expect(peer.taken.size).toBe(0);
		expect(await withActor(tove, (tx) => retryDelivery(tx, { borgerId: cast.viktor.id, itemId: item, targetId }))).toBe(
			'done'
		);
		await send();
		expect(await states(item)).toEqual([['http', 'received', null]]);
		expect(await looks(cast.viktor)).not.toEqual([]);
	});

	test('a target that is busy, or whose folder is gone, holds up no other', { timeout: 60_000 }, async () => {
		await Promise.all([makeTarget(), makeTarget({ type: 'http' })]);
		const items = [];
		for (let count = 0; count < 10; count += 1) items.push(await put({ note: `Notat ${count}` }));
		peer.behave(503);
		await send();
		for (const item of items) expect((await states(item))[0]).toEqual(['folder', 'received', null]);
		// Once it has said that it is busy, it is left in peace: the first of them, and those that were under way.
		expect(peer.asked.length).toBeLessThanOrEqual(8);
		rmSync(join(dir, 'arkiv'), { recursive: true });
		writeFileSync(join(dir, 'arkiv'), 'i vejen');
		const late = await put();
		peer.behave('received');
		await send(2 * minute);
		expect(await states(late)).toEqual([
			['folder', 'waiting', 'disk_gone'],
			['http', 'received', null]
		]);
		expect(peer.taken.size).toBe(11);
		rmSync(join(dir, 'arkiv'));
		await send(6 * minute);
		expect(existsSync(inFolder(`${late}.json`))).toBe(true);
	});

	test('whose target was ended, or leads elsewhere, has failed with the reason', async () => {
		const [ended, moved] = [await makeTarget(), await makeTarget({ type: 'http' })];
		const item = await put();
		await owner`update journal_target set ended_at = now() where id = ${ended}`;
		await owner`update journal_target set address = 'https://andetsteds.example/journal' where id = ${moved}`;
		await send();
		expect(await states(item)).toEqual([
			['folder', 'failed', 'target_ended'],
			['http', 'failed', 'no_address']
		]);
		expect(readdirSync(dir)).toEqual([]);
		const at = { borgerId: cast.viktor.id, itemId: item, targetId: ended };
		expect(await withActor(tove, (tx) => noteJournalised(tx, at))).toBe('done');
		expect((await states(item))[0]).toEqual(['folder', 'received', 'target_ended']);
	});
});

describe('S20 a receipt', () => {
	test('is asked for until it comes, and counts once', async () => {
		await Promise.all([makeTarget({ has_receipts: true }), makeTarget({ type: 'http', has_receipts: true })]);
		peer.behave('accepted');
		const [item, other] = [await put(), await put()];
		const robot = startRobot(join(dir, 'arkiv'));
		await send();
		expect((await states(item)).map(([, state]) => state)).toEqual(['sent', 'sent']);
		await send(2 * minute);
		expect((await states(item)).map(([, state]) => state)).toEqual(['sent', 'sent']);
		robot.acknowledge(item, 'modtaget', 'FASIT-1');
		robot.acknowledge(other, 'afvist');
		peer.says(item, 'modtaget');
		await send(10 * minute);
		await send(20 * minute);
		const received = await owner<
			{ at: Date }[]
		>`select received_at as at from journal_delivery where item_id = ${item}`;
		await send(60 * minute);
		expect(await owner`select received_at as at from journal_delivery where item_id = ${item}`).toEqual(received);
		expect(await deliveries(item)).toMatchObject([
			{ target: 'folder', state: 'received', reference: 'FASIT-1' },
			{ target: 'http', state: 'received', reference: `J-${item.slice(0, 4)}` }
		]);
		expect(await states(other)).toEqual([
			['folder', 'failed', 'refused'],
			['http', 'sent', null]
		]);
		await send(8 * day);
		expect((await states(other))[1]).toEqual(['http', 'failed', 'no_receipt']);
	});
});

describe('S5 S7 a letter to the borger', () => {
	test('goes as MeMo with the time of the meeting; one to somebody who is skaermet, or that is not written to them, is held back', async () => {
		await makeTarget({ type: 'digital_post' });
		const hidden = await make.makeBorger({ name: 'Skærmet KANARIE' });
		await make.makeMembership({ borger: hidden, staff: cast.tove, function: 'tovholder' });
		await make.makeAdgangsgrundlag({ borger: hidden, forvaltningId: cast.beskaeftigelse });
		const sourceId = randomUUID();
		const appointment = {
			startsAt: '2026-12-01T09:00:00.000Z',
			endsAt: '2026-12-01T10:00:00.000Z',
			place: 'KANARIE-sted'
		};
		const summons = documentWith({ type: 'indkaldelse', title: 'KANARIE-emne', appointment });
		const [letter, held, plan, note] = [
			await put({ type: 'indkaldelse', document: summons, sourceId }),
			await put({ type: 'indkaldelse', document: summons, borger: hidden }),
			await put({ type: 'plan', document: documentWith({ type: 'plan' }) }),
			await put({ note: 'Et notat' })
		];
		// Since it was put there.
		await owner`update borger set skaermet = true where id = ${hidden.id}`;
		await send();
		const xml = readFileSync(inFolder(`${letter}.xml`, 'digital-post'), 'utf8');
		expect(xml).toContain(`<memo:recipientID>${cast.viktor.cpr}</memo:recipientID>`);
		expect(xml).toContain('<memo:label>Indkaldelse til møde med kommunen</memo:label>');
		expect(xml).toContain(`<memo:reservationUUID>${sourceId}</memo:reservationUUID>`);
		expect(xml).toContain('<memo:startDateTime>2026-12-01T09:00:00Z</memo:startDateTime>');
		expect(xml).not.toContain('KANARIE');
		expect(await states(letter)).toEqual([['digital_post', 'received', null]]);
		expect(await states(held)).toEqual([['digital_post', 'failed', 'skaermet']]);
		expect(await states(plan)).toEqual([['digital_post', 'failed', 'not_to_borger']]);
		expect(await states(note)).toEqual([['digital_post', 'failed', 'not_to_borger']]);
		expect(await looks(hidden)).toEqual([]);
		expect((await looks(cast.viktor)).at(-1)?.purpose).toBe('Gav et brev til dig videre til Digital Post');
		expect(readdirSync(join(dir, 'digital-post')).filter((name) => name.endsWith('.xml'))).toEqual([`${letter}.xml`]);
	});
});

describe('what has been received', () => {
	test('is cleared after 30 days, never before, and never what is not in every journal', async () => {
		await Promise.all([makeTarget(), makeTarget({ type: 'http' })]);
		const [old, young, waiting] = [await put(), await put(), await put()];
		await send();
		const nowhere = await withoutTargets();
		await owner`update journal_item set made_at = made_at - interval '40 days' where id = any(${[old, young, waiting, nowhere]})`;
		await owner`update journal_delivery set received_at = received_at - interval '31 days' where item_id = any(${[old, waiting]})`;
		await owner`update journal_delivery set received_at = received_at - interval '29 days' where item_id = ${young}`;
		await owner`
			update journal_delivery set state = 'failed' where item_id = ${waiting}
				and target_id = (select target_id from journal_delivery where item_id = ${waiting} limit 1)`;
		await send();
		const cleared = await owner<{ id: string }[]>`
			select id from journal_item where cleared_at is not null and id = any(${[old, young, waiting, nowhere]})`;
		expect(cleared.map(({ id }) => id)).toEqual([old]);
	});

	/** Something that no target takes: it may still have to go somewhere. */
	async function withoutTargets() {
		await owner`update journal_target set ended_at = now()`;
		return put();
	}
});

test('S14 each document is in each journal once, whenever the worker is killed', { timeout: 120_000 }, async () => {
	await Promise.all([makeTarget(), makeTarget({ type: 'http' })]);
	const robot = startRobot(join(dir, 'arkiv'));
	const items = [await put(), await put({ note: 'Et notat' }), await put()];
	// The first statements, in the middle of the files, after the request, when it is noted; each takes up what the last one left.
	const steps = [4, 12, 20, 28];
	const killed: (string | null)[] = [];
	for (const [run, step] of steps.entries()) {
		const worker = fork('tests/support/journal-worker.ts', [String(run * 3 * minute), String(step)], {
			execArgv: ['--import', 'tsx'],
			stdio: 'inherit'
		});
		await once(worker, 'exit');
		killed.push(worker.signalCode);
		robot.take();
	}
	expect(killed).toEqual(steps.map(() => 'SIGKILL'));
	for (let run = 0; run < 4; run += 1) await send((steps.length + run) * 3 * minute);
	robot.take();
	for (const item of items)
		expect(await states(item)).toEqual([
			['folder', 'received', null],
			['http', 'received', null]
		]);
	expect(robot.faults).toEqual([]);
	expect([...robot.journal.keys()].sort()).toEqual([...items].sort());
	expect([...peer.taken.keys()].sort()).toEqual([...items].sort());
});
