import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { countingStatements } from '../../../../tests/support/statements';
import type { ForloebItem, ForloebPeriod } from '../../arbejdsgang/forloeb';
import { pool } from '../db/client';
import { readAs, readOwn, type Actor } from '../db/with-actor';
import { readOwnForloeb, showForloeb } from './forloeb';

let database: FreshDatabase;
let cast: make.Solbjerg;
let planId: string;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	planId = await make.makePlan({ borger: cast.viktor, publishedBy: cast.tove, version: 2 });
	await story();
});
afterAll(() => database.close());

const today = make.dayFromToday(0);
const day = make.dayFromToday;
const at = make.instantFromNow;

/** Help that began and ended so many days from today. */
async function makeHelp(row: Record<string, unknown>) {
	const itemId = randomUUID();
	await make.insert('indsats', {
		...{ id: randomUUID(), item_id: itemId, plan_id: planId, borger_id: cast.viktor.id, first_version: 1 },
		...{ title: 'Mentor', provider: 'Kommunen', starts_on: day(-40), topics: [], ...row }
	});
	return itemId;
}

/** Viktor's year, with something of each kind that only Social may read. */
async function story() {
	const { viktor, tove, signe, social } = cast;
	await makeHelp({ title: 'Kontaktperson', starts_on: day(-89), last_version: 1 });
	const trial = await makeHelp({
		title: 'En dag på værkstedet',
		proevehandling: true,
		starts_on: day(-50),
		last_version: 1
	});
	await makeHelp({
		...{ item_id: trial, first_version: 2, title: 'En dag på værkstedet', proevehandling: true, starts_on: day(-50) },
		...{ ends_on: day(-20), learnt: 'Du kan godt lide cykler.' }
	});
	await makeHelp({ title: 'Kladde til hjælp', first_version: 3 });
	await makeHelp({ title: 'Rusmiddelbehandling', topics: ['misbrug'], forvaltning_id: social });
	await make.makeMoede({ borger: viktor, title: 'Opfølgning', state: 'held', at: at(-15) });
	await make.makeMoede({ borger: viktor, title: 'Næste skridt', at: at(12) });
	await make.makeMoede({
		borger: viktor,
		title: 'Om alkohol',
		at: at(-16),
		state: 'held',
		topics: ['misbrug'],
		forvaltningId: social
	});
	await make.makeMaaling({ borger: viktor, at: at(-3), value: 1.5, note: 'Det er svært.' });
	await make.makeMaaling({ borger: viktor, at: at(-3), value: 2 });
	await make.makeMaaling({ borger: viktor, by: signe, at: at(-2), value: 4 });
	await make.makeMaaling({ borger: viktor, at: at(-4), misregisteredAt: new Date() });
	const secret = await make.makeEmne({ borger: viktor, text: 'Alkohol', topics: ['misbrug'] });
	await make.makeMaaling({ borger: viktor, at: at(-5), emneId: secret, topics: ['misbrug'] });
	const own = await make.makeAftale({ borger: viktor, planId, owedBy: 'borger', text: 'Ringer til Bo' });
	await make.makeAftaleStatus({ borger: viktor, aftaleItemId: own, state: 'done', by: viktor, at: at(-9) });
	const hidden = await make.makeAftale({
		...{ borger: viktor, planId, owedBy: 'borger', text: 'Drikker ikke', topics: ['misbrug'], forvaltningId: social }
	} as Parameters<typeof make.makeAftale>[0]);
	await make.makeAftaleStatus({ borger: viktor, aftaleItemId: hidden, state: 'done', by: tove, at: at(-8) });
	// Long before the year that is read.
	await make.makeMoede({ borger: viktor, title: 'Det første møde', state: 'held', at: at(-500) });
}

const look = () => ({ page: '/borgere/[id]/forloeb', requestId: randomUUID() });
const shown = (actor: Actor, period: ForloebPeriod = null, borger = cast.viktor) =>
	readAs(actor, (tx) => showForloeb(tx, { borgerId: borger.id, ...look() }, { period, today }));
const itemsOf = (view: { coming: ForloebItem[]; past: { items: ForloebItem[] }[] }) => [
	...view.coming,
	...view.past.flatMap(({ items }) => items)
];

describe('S19 what a professional finds on the time line', () => {
	test('help with start, end and what was learnt; meetings held and to come; who answered; versions; who came', async () => {
		const page = await shown(await make.asFagperson(cast.tove));
		expect(page?.borger.name).toBe('Viktor Holm');
		expect(page?.reads).toEqual({ plan: true, trivsel: true, moede: true });
		expect(page?.forloeb.indsatser).toMatchObject([
			{ title: 'Kontaktperson', phase: 'ended', endsOn: day(-88), left: true },
			{
				title: 'En dag på værkstedet',
				proevehandling: true,
				phase: 'ended',
				learnt: 'Du kan godt lide cykler.',
				left: false
			}
		]);
		const items = page ? itemsOf(page.forloeb) : [];
		const of = (type: ForloebItem['type']) => items.filter((item) => item.type === type);
		expect(of('moede')).toMatchObject([
			{ on: day(12), moede: { title: 'Næste skridt', state: 'planned' } },
			{ on: day(-15), moede: { title: 'Opfølgning', state: 'held' } }
		]);
		expect(of('answers')).toMatchObject([
			{ by: 'fagperson', name: 'Signe Bach', count: 1 },
			{ by: 'borger', name: null, count: 2 }
		]);
		expect(of('version')).toMatchObject([
			{ version: 2, by: 'Tove Madsen' },
			{ version: 1, by: 'Tove Madsen' }
		]);
		expect(of('aftale')).toMatchObject([{ state: 'done', text: 'Ringer til Bo', byBorger: true, by: null }]);
		expect(of('tovholder')).toMatchObject([{ name: 'Tove Madsen', before: null }]);
		expect(of('joined').map((item) => 'name' in item && item.name)).toContain('Signe Bach');
	});

	test('no number, no note, no draft, no rating on the wrong person, and nothing that they may not read', async () => {
		const page = await shown(await make.asFagperson(cast.tove), 'alle');
		const all = JSON.stringify(page);
		for (const word of ['1.5', 'Det er svært', 'Kladde til hjælp', 'Rusmiddelbehandling', 'Om alkohol', 'Drikker ikke'])
			expect(all).not.toContain(word);
		const answered = itemsOf(page?.forloeb ?? { coming: [], past: [] }).filter(({ type }) => type === 'answers');
		expect(answered.map(({ on }) => on)).not.toContain(day(-5));
		const writers = JSON.stringify(await shown(await make.asFagperson(cast.signe)));
		for (const word of ['Rusmiddelbehandling', 'Om alkohol', 'Drikker ikke']) expect(writers).toContain(word);
	});

	test('farid has no adgangsgrundlag and frida is not on the team: for them there is no such borger, and no look', async () => {
		const looks = async () => (await pool('import')`select count(*) from access_event`)[0];
		const before = await looks();
		for (const staff of [cast.farid, cast.frida, cast.mette])
			expect(await shown(await make.asFagperson(staff))).toBeNull();
		expect(await looks()).toEqual(before);
	});

	test('an external party finds the help and the meetings they take part in, and is told what they may not see', async () => {
		const { viktor, ida } = cast;
		await makeHelp({ title: 'Idas hjælp', responsible_account_id: ida.accountId });
		await make.makeMoede({ borger: viktor, title: 'Med Ida', at: at(20), participants: [ida] });
		const page = await shown(await make.asFagperson(ida));
		expect(page?.reads).toEqual({ plan: false, trivsel: false, moede: false });
		expect(page?.forloeb.indsatser.map(({ title }) => title)).toEqual(['Idas hjælp']);
		const text = JSON.stringify(page);
		expect(text).toContain('Med Ida');
		for (const word of ['Opfølgning', 'Kontaktperson', 'answers', 'Ringer til Bo']) expect(text).not.toContain(word);
	});

	test('the look is recorded with the kinds that were shown', async () => {
		const requestId = randomUUID();
		await readAs(await make.asFagperson(cast.tove), (tx) =>
			showForloeb(tx, { borgerId: cast.viktor.id, page: '/borgere/[id]/forloeb', requestId }, { period: null, today })
		);
		const borger = await make.asBorger(cast.viktor);
		const seen = await readOwn(
			borger,
			({ sql }) => sql`
				select e.kind, e.page, e.purpose, array_agg(n.item_kind order by n.item_kind) as kinds
				from access_event e join access_entry n on n.event_id = e.id
				where e.request_id = ${requestId} group by 1, 2, 3`
		);
		expect(seen).toEqual([
			{
				...{ kind: 'page', page: '/borgere/[id]/forloeb', purpose: 'Ser forløbet' },
				kinds: ['moede', 'plan', 'team', 'trivselsmaaling']
			}
		]);
	});

	test('a wait that began before the period is counted from the last happening, however long ago', async () => {
		const { kasper, mette, familie } = cast;
		await make.insert('plan', { id: randomUUID(), borger_id: kasper.id, started_on: day(-900), version: 0 });
		await make.makeMoede({ borger: kasper, state: 'held', at: at(-500), forvaltningId: familie });
		await make.makeMoede({ borger: kasper, state: 'cancelled', at: at(-450), forvaltningId: familie });
		const page = await shown(await make.asFagperson(mette), null, kasper);
		// The team began thirty days ago, which ends the wait.
		expect(page?.forloeb.gaps).toEqual([{ from: day(-499), to: day(-31), days: 469, open: false }]);
	});
});

describe('S19 what it costs', () => {
	const statements = async (period: ForloebPeriod) => {
		let sent: string[] = [];
		await readAs(await make.asFagperson(cast.tove), (real) => {
			const counted = countingStatements(real);
			sent = counted.sent;
			return showForloeb(counted.tx, { borgerId: cast.viktor.id, ...look() }, { period, today });
		});
		return sent.length;
	};
	const own = async () => {
		let sent: string[] = [];
		const { viktor } = cast;
		const view = await readOwn(await make.asBorger(viktor), (real) => {
			const counted = countingStatements(real);
			sent = counted.sent;
			return readOwnForloeb(counted.tx, { borgerId: viktor.id, accountId: viktor.accountId, today });
		});
		return { view, statements: sent.length };
	};

	test('the borger reads their own in two statements, all of it, with who did what', async () => {
		const { view, statements: count } = await own();
		expect(count).toBe(2);
		const items = itemsOf(view);
		expect(items[0]).toMatchObject({ moede: { title: 'Næste skridt' } });
		expect(items.filter(({ type }) => type === 'raters')).toMatchObject([{ names: ['Signe Bach'] }]);
		const answers = items.flatMap((item) => (item.type === 'answers' ? [item.count] : []));
		expect(answers.reduce((sum, count) => sum + count, 0)).toBe(3);
		const noted = items.flatMap((item) => (item.type === 'aftaler' ? [item.count] : []));
		expect(noted.reduce((sum, count) => sum + count, 0)).toBe(2);
		expect(JSON.stringify(view)).toContain('Rusmiddelbehandling');
		expect(JSON.stringify(view)).not.toContain('Kladde til hjælp');
	});

	test('three statements, and as many after ten years; every kind of happening of all those years is there', async () => {
		const before = [await statements(null), await statements('alle'), (await own()).statements];
		expect(before).toEqual([3, 3, 2]);
		const { viktor, signe, tove } = cast;
		const aftale = await make.makeAftale({ borger: viktor, planId, text: 'Hver måned', responsible: tove });
		for (let month = 1; month <= 120; month += 1) {
			const ago = -month * 30 - 400;
			await make.makeMoede({ borger: viktor, state: 'held', at: at(ago) });
			await make.makeMaaling({ borger: viktor, at: at(ago - 3) });
			await make.makeMaaling({ borger: viktor, by: signe, at: at(ago - 4) });
			await make.makeAftaleStatus({ borger: viktor, aftaleItemId: aftale, state: 'done', by: tove, at: at(ago - 5) });
			await makeHelp({ title: `Hjælp ${month}`, starts_on: day(ago), ends_on: day(ago + 20) });
		}
		expect([await statements(null), await statements('alle'), (await own()).statements]).toEqual(before);
		const page = await shown(await make.asFagperson(tove), 'alle');
		expect(page?.forloeb.points.moede.length).toBeGreaterThan(120);
		expect(page?.forloeb.indsatser.length).toBeGreaterThan(120);
		const eight = Number(today.slice(0, 4)) - 8;
		const year = await shown(await make.asFagperson(tove), eight);
		expect(year?.forloeb.past.every(({ month }) => month.startsWith(String(eight)))).toBe(true);
		expect(year?.forloeb.past.flatMap(({ items }) => items).length).toBeGreaterThan(40);
	});
});
