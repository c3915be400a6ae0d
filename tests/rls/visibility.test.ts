import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maySeeBorger } from '../../src/lib/access/policy';
import { readAs, withActor } from '../../src/lib/server/db/with-actor';
import { makeLineal } from '../support/builders';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { disagreements, itemTables, makeMatrix, readers, shown, type Matrix, type ReaderName } from './matrix';
import { unbind, whileWithdrawn } from './rows';

let database: FreshDatabase;
let owner: postgres.Sql;
let matrix: Matrix;
beforeAll(async () => {
	database = await freshDatabase();
	owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
	await makeLineal();
	matrix = await makeMatrix();
});
afterAll(async () => {
	await owner.end();
	await database.close();
});

describe('policy function and RLS run over the same matrix and must agree', () => {
	test.each(readers)(
		'B1 B2 a fagperson is shown exactly what the rule lets them read, cell by cell (%s)',
		async (reader) => {
			const expected = matrix.readable(reader);
			const found = await shown(matrix.actors[reader]);
			expect(disagreements(matrix, expected, found)).toEqual([]);
			expect(matrix.cells.size).toBeGreaterThan(15_000);
			expect(expected.size).toBeLessThan(matrix.cells.size);
		}
	);

	test('B2 the matrix holds readable and hidden items of every table', () => {
		const readable = new Set([...matrix.readable('internal')].map((key) => key.split(' ')[0]));
		expect([...readable].toSorted()).toEqual(itemTables.toSorted());
		const takingPart = new Set([...matrix.readable('ekstern')].map((key) => key.split(' ')[0]));
		expect([...takingPart].toSorted()).toEqual(
			itemTables
				.filter(
					(table) =>
						!['maal', 'wish', 'plan_version', 'plan_statement', 'tavlepunkt'].includes(table) &&
						!['trivselsemne', 'netvaerksperson', 'opgave', 'event'].includes(table)
				)
				.toSorted()
		);
		expect(matrix.readable('above')).toEqual(new Set());
	});
});

/** The borgere who exist for a reader, by the policy function. */
const known = (reader: ReaderName) =>
	matrix.borgere.filter(({ id, items }) => {
		const all = items.map(({ item, part }) => ({ ...item, takesPart: part === reader }));
		return maySeeBorger(matrix.factsOf(reader, id), id, all, matrix.day.today);
	});

describe('name, contact and team follow from one readable item or one adgangsgrundlag in force; otherwise the borger does not exist', () => {
	const frames = [
		{ table: 'borger', column: 'id' },
		{ table: 'plan', column: 'borger_id' },
		{ table: 'team_membership', column: 'borger_id' },
		{ table: 'overdragelse', column: 'borger_id' },
		{ table: 'adgangsgrundlag', column: 'borger_id' }
	];
	test.each(frames.flatMap(({ table, column }) => readers.map((reader) => [reader, table, column] as const)))(
		'B1 B3 the %s fagperson finds rows of %s for the borgere who exist for them, and for no other',
		async (reader, table, column) => {
			const rows = await withActor(matrix.actors[reader], ({ sql }) =>
				sql.unsafe<{ id: string }[]>(`select distinct ${column} as id from ${table}`)
			);
			const found = new Set(rows.map(({ id }) => id));
			const expected = known(reader).filter((each) => table !== 'adgangsgrundlag' || each.adgangsgrundlag.length > 0);
			const ids = new Set(expected.map(({ id }) => id));
			expect({
				'shown, but must not exist': matrix.borgere
					.filter(({ id }) => found.has(id) && !ids.has(id))
					.map(({ name }) => name),
				'hidden, but must exist': expected.filter(({ id }) => !found.has(id)).map(({ name }) => name)
			}).toEqual({ 'shown, but must not exist': [], 'hidden, but must exist': [] });
		}
	);

	test('B1 some borgere exist for a municipal and for an external fagperson, and many do not', () => {
		expect(known('internal').length).toBeGreaterThan(50);
		expect(known('ekstern').length).toBeGreaterThan(40);
		expect(known('internal').length).toBeLessThan(matrix.borgere.length / 2);
		expect(known('above')).toEqual([]);
	});
});

describe('access ends at once', () => {
	/** A borger whom the internal reader may read everything about. */
	const readable = () => {
		const found = matrix.borgere.find(({ name }) => name === 'membership active | adgangsgrundlag covers');
		if (!found) throw new Error('not in the matrix');
		return found.id;
	};
	const see = (table: string) =>
		withActor(matrix.actors.internal, async ({ sql }) => {
			const [row] = await sql.unsafe<{ n: number }[]>(
				`select count(*)::int as n from ${table} where borger_id = $1 and forvaltning_id is null`,
				[readable()]
			);
			return row?.n;
		});

	test('B11 today is the day in Copenhagen, whatever zone the connection is in', async () => {
		const copenhagen = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Copenhagen' });
		const before = copenhagen.format(new Date());
		const days = await withActor(matrix.actors.internal, async ({ sql }) => {
			const found: (string | undefined)[] = [];
			for (const zone of ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Copenhagen']) {
				await sql.unsafe(`set local time zone '${zone}'`);
				const [row] = await sql<{ today: string }[]>`select app.today() as today`;
				found.push(row?.today);
			}
			return [...new Set(found)];
		});
		const after = copenhagen.format(new Date());
		expect(days).toHaveLength(1);
		expect([before, after]).toContain(days[0]);
	});

	test('B5 a samtykke withdrawn during a request: the request shows the whole old or the whole new, no mix', async () => {
		await unbind(owner, 'adgangsgrundlag');
		const count = `select count(*)::int as n from`;
		const where = `where borger_id = '${readable()}' and forvaltning_id is null`;
		const [first, second] = await readAs(matrix.actors.internal, async ({ sql }) => {
			const [goals] = await sql.unsafe<{ n: number }[]>(`${count} maal ${where}`);
			const [meetings] = await whileWithdrawn(owner, readable(), () =>
				sql.unsafe<{ n: number }[]>(`${count} moede ${where}`)
			);
			return [goals?.n, meetings?.n];
		});
		expect(first).toBeGreaterThan(0);
		expect(second).toBeGreaterThan(0);
	});

	test('A7 a person’s department is moved to another forvaltning with its groups: the next request shows nothing', async () => {
		await unbind(owner, 'enhed');
		const { 'own forvaltning': from, 'another forvaltning': to } = matrix.forvaltninger;
		const before = await see('maal');
		await owner`update enhed set parent_id = ${to} where id = ${matrix.afdeling}`;
		const during = await see('maal');
		await owner`update enhed set parent_id = ${from} where id = ${matrix.afdeling}`;
		expect([before, during, await see('maal')]).toEqual([2, 0, 2]);
	});

	test('B4 a samtykke withdrawn, a place on the team ended, a person moved: the next request shows nothing', async () => {
		await unbind(owner, 'adgangsgrundlag', 'team_membership', 'account');
		const seen: Record<string, (number | undefined)[]> = {};
		const accountId = matrix.accounts.internal;
		const changes = {
			ended: {
				change: owner`update team_membership set to_on = app.today() - 1 where borger_id = ${readable()}`,
				back: owner`update team_membership set to_on = null where borger_id = ${readable()}`
			},
			moved: {
				change: owner`update account set enhed_id = ${matrix.forvaltninger['another forvaltning']} where id = ${accountId}`,
				back: owner`update account set enhed_id = ${matrix.forvaltninger['own forvaltning']} where id = ${accountId}`
			}
		};
		for (const [name, { change, back }] of Object.entries(changes)) {
			const before = await see('maal');
			await change;
			const during = await see('maal');
			await back;
			seen[name] = [before, during, await see('maal')];
		}
		const withdrawn = await whileWithdrawn(owner, readable(), () => see('maal'));
		seen['withdrawn'] = [2, withdrawn, await see('maal')];
		expect(seen).toEqual({ withdrawn: [2, 0, 2], ended: [2, 0, 2], moved: [2, 0, 2] });
	});
});
