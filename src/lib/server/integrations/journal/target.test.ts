import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes, randomUUID } from 'node:crypto';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startJournalPeer, type JournalManner, type JournalPeer } from '../../../../../tests/fakes/journal-peer';
import { startRobot } from '../../../../../tests/fakes/journal-robot';
import { hardWords, parcelWith } from '../../../../../tests/support/parcels';
import { digitalPostTarget } from '../digital-post/target';
import { copyTarget } from './copy';
import { folderTarget } from './folder';
import { httpTarget } from './http';
import { readReceipt, type Parcel, type Target } from './target';

const key = randomBytes(32);
let peer: JournalPeer;
let dir: string;
const folder = 'arkiv';

beforeAll(async () => {
	peer = await startJournalPeer(key);
});
afterAll(() => peer.close());
beforeEach(() => {
	dir = mkdtempSync(join(tmpdir(), 'voresplan-journal-'));
});
afterEach(() => {
	peer.behave('received');
	peer.asked.length = 0;
	rmSync(dir, { recursive: true, force: true });
});

const place = () => ({ dir, folder, makeDir: false });
const http = () => httpTarget({ address: peer.address, key, patience: 400 });
const inFolder = (name = '') => join(dir, folder, name);
/** What lies in the folder for the other program. */
const lying = () => readdirSync(inFolder()).filter((name) => statSync(inFolder(name)).isFile());

/** Every kind of target with a real other side: how it is reached, and what has arrived of a parcel. */
const kinds: {
	name: string;
	make: () => Target;
	forms: Parcel['form'][];
	/** What the other side has of it; null when nothing. */
	arrived: (parcel: Parcel) => { content: Buffer; title: unknown } | null;
	/** The other side says something of it later; null for a target that says nothing later. */
	acknowledge: ((id: string, status: 'modtaget' | 'accepteret' | 'afvist') => void) | null;
}[] = [
	{
		name: 'folder',
		make: () => folderTarget(place()),
		forms: ['document', 'note'],
		arrived: ({ id, form }) => {
			if (!existsSync(inFolder(`${id}.json`))) return null;
			const { titel } = JSON.parse(readFileSync(inFolder(`${id}.json`), 'utf8')) as { titel: string };
			return { content: readFileSync(inFolder(`${id}.${form === 'note' ? 'txt' : 'pdf'}`)), title: titel };
		},
		acknowledge: (id, status) => startRobot(inFolder()).acknowledge(id, status)
	},
	{
		name: 'HTTP',
		make: http,
		forms: ['document', 'note'],
		arrived: ({ id }) => {
			const body = peer.taken.get(id)?.body as { titel: string; indhold: { base64: string }[] } | undefined;
			return body ? { content: Buffer.from(body.indhold[0]?.base64 ?? '', 'base64'), title: body.titel } : null;
		},
		acknowledge: (id, status) => peer.says(id, status)
	},
	{
		name: 'copy',
		make: () => copyTarget,
		forms: ['document', 'note'],
		// It stands on a page of the portal; nothing leaves it.
		arrived: ({ form, pdf, text, title }) => ({
			content: (form === 'document' ? pdf : null) ?? Buffer.from(text),
			title
		}),
		acknowledge: null
	},
	{
		name: 'Digital Post',
		make: () => digitalPostTarget(place()),
		forms: ['document'],
		arrived: ({ id, title }) => {
			if (!existsSync(inFolder(`${id}.xml`))) return null;
			const xml = readFileSync(inFolder(`${id}.xml`), 'utf8');
			return { content: Buffer.from(/<memo:content>([^<]*)</.exec(xml)?.[1] ?? '', 'base64'), title };
		},
		acknowledge: (id, status) => startRobot(inFolder()).acknowledge(id, status)
	}
];

describe.each(kinds)('S14 S20 the target of the kind $name', ({ make, forms, arrived, acknowledge }) => {
	test.each(forms)('takes a %s whole, with æøå, emoji and Arabic in it', async (form) => {
		const parcel = parcelWith({ form });
		expect((await make().send(parcel)).state).toMatch(/^(sent|received)$/);
		const there = arrived(parcel);
		expect(there?.content.equals(parcel.pdf ?? Buffer.from(parcel.text))).toBe(true);
		expect(there?.title).toBe(hardWords);
	});

	test('has what it was sent twice, also at the same time, once', async () => {
		const parcel = parcelWith();
		const outcomes = [...(await Promise.all([make().send(parcel), make().send(parcel)])), await make().send(parcel)];
		expect(outcomes.map(({ state }) => state)).not.toContain('refused');
		expect(outcomes.at(-1)?.state).toMatch(/^(sent|received)$/);
		expect(arrived(parcel)).not.toBeNull();
		if (existsSync(inFolder()))
			expect(lying().filter((name) => name.startsWith(parcel.id)).length).toBeLessThanOrEqual(2);
	});

	test('says later what was received and what was not, and the same again when it is asked again', async () => {
		const parcels = [parcelWith(), parcelWith(), parcelWith(), parcelWith()];
		peer.behave('accepted');
		for (const parcel of parcels) expect(await make().send(parcel)).toMatchObject({ state: 'sent' });
		const ids = parcels.map(({ id }) => id);
		const [first = '', second = '', third = ''] = ids;
		if (!acknowledge) return expect(make().collect).toBeUndefined();
		expect(await make().collect?.(ids)).toEqual([]);
		acknowledge(first, 'modtaget');
		acknowledge(second, 'afvist');
		acknowledge(third, 'accepteret');
		for (let turn = 0; turn < 2; turn += 1) {
			const receipts = await make().collect?.(ids);
			expect(receipts?.map(({ id, state }) => [id, state])).toEqual([
				[first, 'received'],
				[second, 'refused']
			]);
			expect(receipts?.[0]?.reference).toMatch(/\d|J-/);
		}
	});
});

describe('S20 a journal that is reached by HTTP', () => {
	test('is sent what the portal has signed, under the same id each time', async () => {
		const parcel = parcelWith();
		await http().send(parcel);
		await http().send(parcel);
		expect(peer.asked).toEqual([
			{ method: 'POST', path: '/journal', id: parcel.id, signed: true },
			{ method: 'POST', path: '/journal', id: parcel.id, signed: true }
		]);
		const wrong = httpTarget({ address: peer.address, key: randomBytes(32) });
		expect(await wrong.send(parcelWith())).toEqual({ state: 'later', code: 'http_401', retryAfter: null });
	});

	test.each<[JournalManner, string]>([
		['page', 'no_receipt'],
		['other', 'wrong_receipt'],
		['endless', 'no_receipt'],
		['hang', 'timeout'],
		['lost', 'unreachable'],
		['redirect', 'http_307'],
		[500, 'http_500'],
		[503, 'http_503'],
		[401, 'http_401'],
		[404, 'http_404'],
		[409, 'http_409'],
		[204, 'no_receipt']
	])('that answers with %s is tried again: nobody knows that it has been taken', async (manner, code) => {
		peer.behave(manner);
		expect(await http().send(parcelWith())).toMatchObject({ state: 'later', code });
		expect(peer.asked.map(({ path }) => path)).toEqual(['/journal']);
	});

	test.each<[JournalManner, string]>([
		['refused', 'refused'],
		[400, 'http_400'],
		[413, 'http_413'],
		[422, 'http_422']
	])('that answers with %s will never take it, and people are told', async (manner, code) => {
		peer.behave(manner);
		expect(await http().send(parcelWith())).toEqual({ state: 'refused', code });
	});

	test('that loses the connection after it took it has it once when it is sent again', async () => {
		const parcel = parcelWith();
		peer.behave('lost');
		expect(await http().send(parcel)).toMatchObject({ state: 'later' });
		expect(peer.taken.has(parcel.id)).toBe(true);
		peer.behave('received');
		expect(await http().send(parcel)).toEqual({ state: 'received', reference: `J-${parcel.id.slice(0, 4)}` });
	});

	test('that asks for patience gets it', async () => {
		peer.behave(503, { retryAfter: '120' });
		expect(await http().send(parcelWith())).toEqual({ state: 'later', code: 'http_503', retryAfter: 120_000 });
	});

	test('that nobody listens at is tried again, and asking it for receipts finds none', async () => {
		const nobody = httpTarget({ address: 'http://127.0.0.1:9/journal', key, patience: 400 });
		expect(await nobody.send(parcelWith())).toMatchObject({ state: 'later', code: 'unreachable' });
		expect(await nobody.collect?.([randomUUID(), randomUUID()])).toEqual([]);
	});
});

describe('a folder', () => {
	/** Whether this machine lets a test have a small disk of its own. */
	const small = (path: string) =>
		spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k,mode=0777', 'voresplan-test', path]).status === 0;

	test('whose disk is full holds nothing half, and everything when there is room again', async (context) => {
		if (!small(dir)) return context.skip('needs the right to mount a small disk');
		try {
			expect(await folderTarget(place()).send(parcelWith({ size: 10_000 }))).toMatchObject({ state: 'sent' });
			const large = parcelWith({ size: 60_000 });
			expect(await folderTarget(place()).send(large)).toEqual({ state: 'later', code: 'disk_full', retryAfter: null });
			expect(lying().filter((name) => name.startsWith(large.id))).toEqual([]);
			expect(readdirSync(inFolder('.skriver'))).toEqual([]);
			for (const name of lying()) rmSync(inFolder(name));
			expect(
				await folderTarget(place()).send({ ...large, ...parcelWith({ id: large.id, size: 20_000 }) })
			).toMatchObject({
				state: 'sent'
			});
		} finally {
			spawnSync('umount', [dir]);
		}
	});

	test('that may not be written in, is a file, or is not there, is tried again', async () => {
		const parcel = parcelWith();
		expect(await folderTarget({ ...place(), dir: join(dir, 'delt') }).send(parcel)).toMatchObject({
			code: 'disk_gone'
		});
		expect(existsSync(join(dir, 'delt'))).toBe(false);
		writeFileSync(inFolder(), 'en fil');
		expect(await folderTarget(place()).send(parcel)).toMatchObject({ state: 'later', code: 'disk_gone' });
		rmSync(inFolder());
		chmodSync(dir, 0o555);
		// Whoever may write everywhere is somebody else for a moment.
		const isRoot = process.getuid?.() === 0;
		if (isRoot) process.seteuid?.(65_534);
		try {
			expect(await folderTarget(place()).send(parcel)).toMatchObject({ state: 'later', code: 'disk_denied' });
		} finally {
			if (isRoot) process.seteuid?.(0);
			chmodSync(dir, 0o755);
		}
		expect(await folderTarget(place()).send(parcel)).toMatchObject({ state: 'sent' });
	});

	test('is not given again what was taken out of it', async () => {
		const parcel = parcelWith();
		const robot = startRobot(inFolder());
		await folderTarget(place()).send(parcel);
		robot.take();
		expect(lying()).toEqual([]);
		expect(await folderTarget(place()).send(parcel)).toMatchObject({ state: 'sent' });
		expect(lying()).toEqual([]);
		expect(robot.journal.size).toBe(1);
	});

	test('a receipt that is half written, too long or of something else is none yet', async () => {
		const ids = Array.from({ length: 3 }, () => randomUUID());
		const [half = '', long = '', other = ''] = ids;
		mkdirSync(inFolder('kvitteringer'), { recursive: true });
		const say = (id: string, text: string) => writeFileSync(inFolder(`kvitteringer/${id}.json`), text);
		say(half, `{"id":"${half}","status":"modt`);
		say(long, JSON.stringify({ id: long, status: 'modtaget', x: 'x'.repeat(70_000) }));
		say(other, JSON.stringify({ id: half, status: 'modtaget' }));
		expect(await folderTarget(place()).collect?.(ids)).toEqual([]);
	});

	// Each step of a parcel on the disk, from the first byte on: before, half-way and after each file, and its mark.
	test('S14 holds each document once and whole, whenever the portal is killed', { timeout: 60_000 }, async () => {
		const robot = startRobot(inFolder());
		await folderTarget(place()).send(parcelWith());
		const killed = [12, 13, 15, 16, 19, 21, 22, 25, 27, 28].map((step) => ({ step, id: randomUUID() }));
		const kill = async ({ step, id }: { step: number; id: string }) => {
			const worker = fork('tests/support/folder-worker.ts', [dir, folder, id, String(step)], {
				execArgv: ['--import', 'tsx'],
				stdio: 'inherit'
			});
			await once(worker, 'exit');
			expect(worker.signalCode, `step ${step}`).toBe('SIGKILL');
		};
		for (let at = 0; at < killed.length; at += 2) await Promise.all(killed.slice(at, at + 2).map(kill));
		robot.take({ keep: true });
		expect(robot.faults).toEqual([]);
		robot.take();
		for (const { id } of killed)
			expect(await folderTarget(place()).send(parcelWith({ id }))).toMatchObject({ state: 'sent' });
		robot.take();
		expect(robot.faults).toEqual([]);
		expect(killed.filter(({ id }) => !robot.journal.has(id))).toEqual([]);
		expect(robot.journal.size).toBe(killed.length + 1);
		expect([lying(), readdirSync(inFolder('.skriver'))]).toEqual([[], []]);
	});
});

test.each([
	['', 'no_receipt'],
	['null', 'no_receipt'],
	['[]', 'no_receipt'],
	['<html></html>', 'no_receipt'],
	['{"id":7,"status":"modtaget"}', 'wrong_receipt'],
	['{"id":"a","status":"ok"}', 'no_receipt'],
	['{"id":"b","status":"modtaget"}', 'wrong_receipt']
])('the receipt %s is none of a', (text, answer) => {
	expect(readReceipt(text, 'a')).toBe(answer);
});

test('what the other side calls it is one short line', () => {
	const receipt = (reference: unknown) => readReceipt(JSON.stringify({ id: 'a', status: 'modtaget', reference }), 'A');
	expect(receipt(' 27.00.00-G01\u202e\n12\u0000 ')).toMatchObject({ reference: '27.00.00-G0112' });
	expect(receipt('😀'.repeat(300))).toMatchObject({ reference: '😀'.repeat(100) });
	expect(receipt(4711)).toMatchObject({ reference: '4711' });
	expect(receipt({ a: 1 })).toMatchObject({ reference: null });
});
