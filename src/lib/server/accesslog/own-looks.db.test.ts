import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { groupLooks, kindsOf, whats, type LookRow, type LooksQuery } from '../../accesslog/looks';
import { sayLook } from '../../i18n/da/hvem-har-set';
import { pool } from '../db/client';
import { readAs, readOwn, withActor } from '../db/with-actor';
import { showBorgerPage } from '../trivsel/pages';
import { recordLook, type Look, type Shown } from './commands';
import { findOwnLooks } from './own-looks';
import { searchLog } from './revision';

let database: FreshDatabase;
let cast: make.Solbjerg;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
});
afterAll(() => database.close());

const everything: LooksQuery = { who: null, what: null, before: null };

const pageOf = async (borger: make.BorgerMade, query: Partial<LooksQuery> = {}) =>
	readOwn(await make.asBorger(borger), (tx) => findOwnLooks(tx, { ...everything, ...query }));

/** All pages of the list, as the borger turns them. */
async function allOf(borger: make.BorgerMade): Promise<LookRow[]> {
	const actor = await make.asBorger(borger);
	const rows: LookRow[] = [];
	for (let before: number | null = null; ;) {
		const page = await readOwn(actor, (tx) => findOwnLooks(tx, { ...everything, before }));
		rows.push(...page.rows);
		if (!page.next) return rows;
		before = page.next;
	}
}

const sentences = (rows: readonly LookRow[]) =>
	groupLooks(rows).flatMap(({ people }) =>
		people.flatMap(({ lines, who }) =>
			lines.map((line) => sayLook(line, who, line.times).replace(/^Kl\. [\d.]+/, 'Kl. T'))
		)
	);

async function look(
	staff: make.StaffMade,
	borger: make.BorgerMade,
	shown: Omit<Shown, 'borgerId'>[],
	more: Partial<Look> = {}
) {
	const actor = await make.asFagperson(staff);
	const entries = shown.map((each) => ({ ...each, borgerId: borger.id }));
	const look = {
		kind: 'page',
		page: '/borgere/[id]',
		purpose: 'Følger op',
		requestId: randomUUID(),
		shown: entries
	} as const;
	await withActor(actor, (tx) => recordLook(tx, { ...look, ...more }));
}

describe('the borger’s page of who has looked', () => {
	test('F1 137 looks by each of five are 685 in the log, with person, department, reason and time, and the groups add up', async () => {
		const borger = await make.makeBorger({ name: 'Nanna Friis' });
		await make.makeMaaling({ borger, value: 3 });
		const karen = await make.makeStaff({ name: 'Karen Vind', enhedId: cast.familie });
		const staff = [cast.tove, cast.signe, cast.farid, cast.mette, karen];
		const query = { emne: null, side: 1, sent: null, opened: null, wrong: null, hidden: false };
		for (const each of staff) {
			await make.makeMembership({ borger, staff: each });
			await make.makeAdgangsgrundlag({ borger, forvaltningId: each.forvaltningId });
			const actor = await make.asFagperson(each);
			for (let count = 0; count < 137; count += 1) {
				const asked = {
					borgerId: borger.id,
					accountId: each.accountId,
					page: '/borgere/[id]/lineal',
					requestId: randomUUID()
				};
				expect(await readAs(actor, (tx) => showBorgerPage(tx, asked, { query, now: new Date() }))).not.toBeNull();
			}
		}
		const rows = (await allOf(borger)).filter(({ looker }) => looker.role === 'fagperson');
		expect(rows).toHaveLength(685);
		expect(new Set(rows.map(({ id }) => id)).size).toBe(685);
		const people = groupLooks(rows).flatMap((day) => day.people);
		for (const { name } of staff)
			expect(people.filter(({ heading }) => heading === name).reduce((sum, { count }) => sum + count, 0)).toBe(137);
		expect(people.reduce((sum, { count }) => sum + count, 0)).toBe(685);
		expect(people.flatMap(({ lines }) => lines.flatMap(({ times }) => times))).toHaveLength(685);
		expect(people.find(({ heading }) => heading === 'Tove Madsen')?.detail).toContain('Jobcenter');
		expect(people.every(({ lines }) => lines.every(({ purpose }) => purpose === 'Følger op på, hvordan det går'))).toBe(
			true
		);
		expect(rows.every(({ at }) => Math.abs(Date.now() - at.getTime()) < 600_000)).toBe(true);
	}, 120_000);

	test('things have the titles that the borger may read themself; a draft of the plan has none', async () => {
		const borger = await make.makeBorger({ name: 'Yusuf Demir' });
		const planId = await make.makePlan({ borger, publishedBy: cast.tove });
		const maal = await make.makeMaal({ borger, planId, title: 'Bolig' });
		const draft = await make.makeMaal({ borger, planId, title: 'Kladde', firstVersion: 2 });
		const moede = await make.makeMoede({ borger, title: 'Kick-off' });
		const emneId = await make.makeEmne({ borger, text: 'Ryggen' });
		const [overall, about] = [await make.makeMaaling({ borger }), await make.makeMaaling({ borger, emneId })];
		const other = await make.makeMoede({ borger: cast.viktor, title: 'KANARIE' });
		const item = (itemKind: string, itemId: string) => ({ itemKind, itemId }) as Omit<Shown, 'borgerId'>;
		for (const shown of [item('maal', maal), item('maal', draft), item('moede', moede), item('moede', other)])
			await look(cast.tove, borger, [shown]);
		await look(cast.tove, borger, [item('trivselsmaaling', overall)], { kind: 'opening' });
		await look(cast.tove, borger, [item('trivselsmaaling', about)], { kind: 'opening' });
		const said = sentences((await pageOf(borger)).rows);
		expect(said).toEqual(
			expect.arrayContaining([
				'Kl. T åbnede Tove dit mål ”Bolig”.',
				'Kl. T åbnede Tove et af dine mål.',
				'Kl. T åbnede Tove dit møde ”Kick-off”.',
				'Kl. T åbnede Tove et af dine møder.',
				'Kl. T åbnede Tove dit svar om ”Hvordan går det?”.',
				'Kl. T åbnede Tove dit svar om ”Ryggen”.'
			])
		);
		expect(JSON.stringify(said)).not.toMatch(/KANARIE|Kladde/);
	});

	test('F9 F10 what the system reads, the borger’s log-ins and the looks of a dpo are there, each with a reason', async () => {
		const borger = await make.makeBorger({ name: 'Laura Sørensen' });
		await pool(
			'job'
		)`select app.record_system_look('population', 'samtykke_reminders', 'Ser, om et samtykke udløber', 'job-1', array[${borger.id}]::uuid[])`;
		await look(cast.tove, borger, [{ itemKind: 'borger' }], { kind: 'list', purpose: 'Overblik over egne borgere' });
		const dorte = await make.makeStaff({ name: 'Dorte Krag', enhedId: cast.familie, roles: ['dpo'] });
		const dpo = await make.logIn(dorte, 'dpo');
		await readAs(dpo, async (tx) => {
			const query = { staff: '', borgerId: borger.id, from: null, to: null, before: null };
			const { rows } = await searchLog(tx, query);
			expect(rows.map(({ role }) => role)).toContain('job');
			const shown = [{ borgerId: borger.id, itemKind: 'log' as const }];
			await recordLook(tx, {
				kind: 'page',
				page: '/revision/soeg',
				purpose: 'Kontrollerer',
				requestId: randomUUID(),
				shown
			});
		});
		const { rows } = await pageOf(borger);
		expect(sentences(rows)).toEqual([
			'Kl. T loggede du ind.',
			'Kl. T åbnede Dorte loggen over dine oplysninger.',
			'Kl. T så Tove dit navn på en liste.',
			'Kl. T brugte systemet dine oplysninger.'
		]);
		expect(rows.map(({ purpose }) => purpose)).toEqual(
			expect.arrayContaining(['Kontrollerer', 'Ser, om et samtykke udløber', 'Overblik over egne borgere'])
		);
	});

	test('nobody reads the list of another, and a look at several shows each their own part', async () => {
		const [one, two] = [await make.makeBorger({ name: 'Emil' }), await make.makeBorger({ name: 'Kaj' })];
		const actor = await make.asFagperson(cast.tove);
		const shown: Shown[] = [
			{ borgerId: one.id, itemKind: 'borger' },
			{ borgerId: two.id, itemKind: 'samtale', itemId: randomUUID() }
		];
		await withActor(actor, (tx) =>
			recordLook(tx, { kind: 'list', page: '/borgere', purpose: 'x', requestId: 'x', shown })
		);
		const of = async (borger: make.BorgerMade) =>
			(await pageOf(borger)).rows
				.filter(({ kind }) => kind === 'list')
				.map(({ items }) => items.map(({ kind }) => kind));
		expect(await of(one)).toEqual([['borger']]);
		expect(await of(two)).toEqual([['samtale']]);
	});

	test('one may ask for one person and for one kind of thing, and the kinds together are everything', async () => {
		const borger = await make.makeBorger({ name: 'Ida' });
		await look(cast.tove, borger, [{ itemKind: 'plan' }]);
		await look(cast.signe, borger, [{ itemKind: 'moede', itemId: randomUUID() }]);
		await look(cast.signe, borger, [{ itemKind: 'borger' }], { kind: 'list' });
		const all = await pageOf(borger);
		expect(all.lookers.map(({ name }) => name).toSorted()).toEqual(['Signe Bach', 'Tove Madsen']);
		expect(all.rows).toHaveLength(4);
		expect((await pageOf(borger, { who: cast.signe.accountId })).rows).toHaveLength(2);
		expect((await pageOf(borger, { what: 'moeder' })).rows.map(({ looker }) => looker.name)).toEqual(['Signe Bach']);
		expect((await pageOf(borger, { what: 'navn' })).rows.map(({ kind }) => kind)).toEqual(['list']);
		expect((await pageOf(borger, { what: 'log' })).rows.every(({ kind }) => kind === 'login')).toBe(true);
		expect((await pageOf(borger, { who: randomUUID() })).rows).toEqual([]);
		expect(whats.flatMap((what) => kindsOf[what])).toEqual(
			expect.arrayContaining(['plan', 'moede', 'samtale', 'team', 'log'])
		);
	});

	test('B12 with a protected address no unit smaller than the department is named', async () => {
		const borger = await make.makeBorger({ name: 'Sara', protectedAddress: true });
		await look(cast.tove, borger, [{ itemKind: 'plan' }]);
		const { rows } = await pageOf(borger);
		expect(rows.find(({ looker }) => looker.name === 'Tove Madsen')?.looker.enhed).toBe('Beskæftigelse');
	});

	// The last one here: the setting stays.
	test('where the municipality tells titles only, no name and no account leaves the database', async () => {
		const borger = await make.makeBorger({ name: 'Ole' });
		await look(cast.tove, borger, [{ itemKind: 'plan' }]);
		await make.insert('setting', { key: 'kommune', value: JSON.stringify({ lookerNames: 'role' }) });
		const { rows, lookers } = await pageOf(borger);
		expect(lookers).toEqual([]);
		expect(JSON.stringify(rows.map(({ looker }) => looker))).not.toMatch(new RegExp(`Tove|${cast.tove.accountId}`));
		const person = groupLooks(rows)[0]?.people.find(({ who }) => who === 'en fagperson');
		expect(person).toMatchObject({ heading: 'Sagsbehandler', detail: 'Jobcenter' });
		expect(person?.ask?.href).toMatch(/^\/beskeder\/ny\?om=[\d-]+$/);
	});
});

test('F9 a run of the system over everybody is one event, and stands in the list of each who was here then', async () => {
	const early = await make.makeBorger({ name: 'Early' });
	await withActor(
		{ audience: 'job' },
		({ sql }) => sql`select app.record_everybody('job/closing', 'Regnede kvartalets tal sammen', 'run')`
	);
	const late = await make.makeBorger({ name: 'Late' });
	expect(sentences((await pageOf(early)).rows)).toContain('Kl. T brugte systemet dine oplysninger.');
	expect(sentences((await pageOf(late)).rows)).not.toContain('Kl. T brugte systemet dine oplysninger.');
	// Who asks for somebody's looks, or for another kind of thing, does not get it.
	expect((await pageOf(early, { who: cast.tove.accountId })).rows).toEqual([]);
	expect((await pageOf(early, { what: 'moeder' })).rows).toEqual([]);
	expect((await pageOf(early, { what: 'navn' })).rows).toHaveLength(1);
});
