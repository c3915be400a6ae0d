import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayRead, maySeeBorger, type Item } from '../../src/lib/access/policy';
import { readAs } from '../../src/lib/server/db/with-actor';
import { makeLineal } from '../support/builders';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { placeList } from './list-stories';
import { makeMatrix, readers, specs, type Matrix, type ReaderName } from './matrix';
import { weakenedSource } from './mutants';
import { unbind } from './rows';

/**
 * Mine borgere asks the visibility rule in sets (`app.own_borgere`), the policies row by row. Here the list is held against the
 * rule itself: over the visibility matrix, and condition by condition.
 */
let database: FreshDatabase;
let owner: postgres.Sql;
beforeAll(async () => {
	database = await freshDatabase();
	owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
	await makeLineal();
});
afterAll(async () => {
	await owner.end();
	await database.close();
});

describe('over every membership × every adgangsgrundlag × every kind of item', () => {
	let matrix: Matrix;
	/** The rows that make a need, each with a day of its own among those of its borger. */
	let needing: { fact: Fact; key: string; borgerId: string; day: string }[];
	/** The borgere who do not agree with their plan. */
	let disagreeing: Set<string>;
	/** The borgere who have a plan. */
	let planned: Set<string>;
	beforeAll(async () => {
		matrix = await makeMatrix(specs.filter(({ table }) => telling.includes(table)));
		({ needing, disagreeing, planned } = await makeNeeding(matrix));
	}, 120_000);

	test.each(readers)(
		'B1 B2 the list of the %s fagperson tells exactly what the rule lets them read',
		async (reader) => {
			const found = await readAs(
				matrix.actors[reader],
				({ sql }) => sql<(Row & { borgerId: string })[]>`
				select borger_id as "borgerId", (next_moede_at at time zone 'Europe/Copenhagen')::date as moede, late_since_on as late, tried_until_on as tried,
					wrote_on as wrote, new_answer_on as answer, unread_note_on as note, reads_moeder as "readsMoeder",
					task_due_on as task, invited_on as invited, moede_count as count, stance is not null as stance
				from app.own_borgere()`
			);
			const told = Object.fromEntries(found.map(({ borgerId, ...row }) => [borgerId, row]));
			expect(told).toEqual(expected(reader));
			expect(found.length).toBeGreaterThan(reader === 'above' ? -1 : 40);
		}
	);

	test('B2 the matrix holds told and hidden facts of every kind', () => {
		const internal = Object.values(expected('internal'));
		for (const fact of facts) {
			expect(internal.filter((row) => row[fact] !== null).length, fact).toBeGreaterThan(10);
			expect(internal.filter((row) => row[fact] === null).length, fact).toBeGreaterThan(10);
		}
		expect(expected('above')).toEqual({});
	});

	/** What the rule lets a reader be told, by borger. */
	function expected(reader: ReaderName): Record<string, Row> {
		const today = matrix.day.today;
		const known = matrix.borgere.filter(({ id, items }) =>
			maySeeBorger(
				matrix.factsOf(reader, id),
				id,
				items.map(({ item, part }) => ({ ...item, takesPart: part === reader })),
				today
			)
		);
		const reads = (item: Item, takesPart: boolean) =>
			mayRead({ ...matrix.factsOf(reader, item.borgerId), takesPart }, item, today);
		return Object.fromEntries(
			known.map(({ id }) => {
				const readable = needing.filter(({ borgerId, key }) => {
					const cell = matrix.cells.get(key);
					return borgerId === id && cell !== undefined && reads(cell.item, cell.part === reader);
				});
				const days = (fact: Fact) => readable.filter((each) => each.fact === fact).map((each) => each.day);
				const frame = { borgerId: id, topics: [], forvaltningId: null };
				const row: Row = {
					moede: first(days('moede')),
					late: first(days('late')),
					tried: first(days('tried')),
					wrote: days('wrote').sort().at(-1) ?? null,
					answer: first(days('answer')),
					note: first(days('answer')),
					task: first(days('task')),
					invited: first(
						readable.flatMap(({ fact, key, day }) =>
							fact === 'invited' && matrix.cells.get(key)?.part === reader ? [day] : []
						)
					),
					// An external reads single meetings, and never whether there are few.
					count: !planned.has(id) ? null : reader === 'internal' ? days('moede').length : 0,
					readsMoeder: reads({ ...frame, kind: 'moede' }, false),
					stance: disagreeing.has(id) && reads({ ...frame, kind: 'plan' }, false)
				};
				return [id, row];
			})
		);
	}
});

const facts = ['moede', 'late', 'tried', 'wrote', 'answer', 'note', 'task', 'invited'] as const;
type Fact = (typeof facts)[number];
type Row = Record<Fact, string | null> & { readsMoeder: boolean; stance: boolean; count: number | null };

/** The tables whose rows can make a need. */
const telling = ['aftale', 'indsats', 'wish', 'plan_version', 'trivselsmaaling', 'moede', 'opgave'];

const first = (days: string[]) => days.sort()[0] ?? null;

/**
 * Makes the matrix's rows such that each is a need: a late agreement of ours, a late task, an invitation without an answer, something that was tried, a meeting to come, a wish
 * of yesterday, an answer with a note to a question of its own; and in every plan the borger does not agree. Each has another day
 * than the others of its borger, so that the list tells which of them it has seen.
 */
async function makeNeeding(matrix: Matrix) {
	const tables = [
		'team_membership',
		'aftale',
		'aftale_status',
		'indsats',
		'wish',
		'moede',
		'trivselsmaaling',
		'opgave'
	];
	await unbind(
		owner,
		...tables,
		'moede_participant',
		'plan',
		'trivselsemne',
		'plan_version',
		'plan_statement',
		'reply',
		'tavlepunkt'
	);
	for (const table of ['aftale', 'indsats'])
		await owner.unsafe(`alter table ${table} disable trigger ${table}_versions`);
	await owner`alter table trivselsemne disable trigger trivselsemne_complete`;
	for (const table of ['moede', 'moede_participant', 'opgave'])
		await owner.unsafe(`alter table ${table} disable trigger ${table}_keep`);
	const social = matrix.forvaltninger['own forvaltning'];
	const nobody = matrix.accounts.nobody;
	const numbered = (table: string, where = 'true') =>
		owner.unsafe(
			`(select id, (row_number() over (partition by borger_id order by id))::int as n from ${table} where ${where}) numbered`
		);
	await owner`update team_membership set function = 'stedfortraeder'`;
	await owner`update aftale_status set state = 'not_done'`;
	await owner`
		update aftale a set owed_by = 'kommune', responsible_forvaltning_id = ${social}, due_on = app.today() - n
		from ${numbered('aftale')} where numbered.id = a.id`;
	await owner`
		update indsats i set proevehandling = true, ends_on = app.today() - n from ${numbered('indsats')} where numbered.id = i.id`;
	await owner`
		update moede m set starts_at = now() + make_interval(days => n), ends_at = now() + make_interval(days => n, hours => 1)
		from ${numbered('moede')} where numbered.id = m.id`;
	await owner`
		update moede_participant p set invited_at = m.starts_at - interval '400 days' from moede m where m.id = p.moede_id`;
	await owner`
		update opgave o set due_on = app.today() - n from ${numbered('opgave')} where numbered.id = o.id`;
	await owner`
		update wish w set created_at = now() - make_interval(days => n) from ${numbered('wish')} where numbered.id = w.id`;
	// The answers that nobody else is the rater of become the borger's own, each about an area of its own.
	await owner`
		insert into trivselsemne (id, borger_id, text)
		select id, borger_id, 'x' from trivselsmaaling where rater_account_id = ${nobody}`;
	await owner`
		update trivselsmaaling m set rater_kind = 'borger', emne_id = m.id, received_at = now() - make_interval(days => n)
		from ${numbered('trivselsmaaling', `rater_account_id = '${nobody}'`)} where numbered.id = m.id`;
	await owner`delete from reply`;
	const disagreeing = await owner<{ borgerId: string }[]>`
		insert into plan_statement (borger_id, plan_id, version, stance)
		select borger_id, plan_id, version, 'disagree' from plan_version where version = 1
		returning borger_id as "borgerId"`;
	const needing = await owner<{ fact: Fact; key: string; borgerId: string; day: string }[]>`
		select 'late' as fact, 'aftale ' || id as key, borger_id as "borgerId", due_on::text as day from aftale
		union all select 'tried', 'indsats ' || id, borger_id, ends_on::text from indsats
		union all select 'moede', 'moede ' || id, borger_id, app.day_of(starts_at)::text from moede
		union all select 'invited', 'moede ' || id, borger_id, app.day_of(starts_at - interval '400 days')::text from moede
		union all select 'task', 'opgave ' || id, borger_id, due_on::text from opgave
		union all select 'wrote', 'wish ' || id, borger_id, app.day_of(created_at)::text from wish
		union all select 'wrote', 'tavlepunkt ' || id, borger_id, app.day_of(created_at)::text from tavlepunkt where forvaltning_id is null
		union all select 'answer', 'trivselsmaaling ' || id, borger_id, app.day_of(received_at)::text from trivselsmaaling
			where rater_kind = 'borger' and misregistered_at is null`;
	const plans = await owner<{ borgerId: string }[]>`select borger_id as "borgerId" from plan where ended_on is null`;
	const idsOf = (rows: readonly { borgerId: string }[]) => new Set(rows.map(({ borgerId }) => borgerId));
	return { needing, disagreeing: idsOf(disagreeing), planned: idsOf(plans) };
}

/** Conditions that another one says, too; leaving one of the two out changes nothing. */
const saidTwice: Record<string, string> = {
	'exists ( select from public.adgangsgrundlag g where g.borger_id = t.borger_id and g.forvaltning_id = me.forvaltning_id and g.withdrawn_at is null and app.in_force(g.from_on, g.to_on) )':
		'app.may_see_borger asks it again, and takes longer',
	'm.borger_id = a.borger_id': 'an area is one borger’s',
	'newest.promised_on is not null': 'what is answered has nothing that waits, and is looked up longer',
	'r.borger_id = any (mine)': 'the notes of others are not asked about',
	's.aftale_item_id = any (array(select o.item_id from owed o))': 'what is owed is picked out afterwards'
};

test('B14 every condition of the list that is left out is noticed', { timeout: 180_000 }, async () => {
	const probes = await placeList();
	const told: string[] = [];
	for (const probe of probes) told.push(JSON.stringify(await probe.ask()));
	/** Asks one reader after the other, and no more of them once a list is another. A condition that keeps a look-up to one row makes it fail. */
	const isNoticed = async () => {
		for (const [index, probe] of probes.entries()) {
			const now = await probe.ask().then(JSON.stringify, () => 'failed');
			if (now !== told[index]) return true;
		}
		return false;
	};
	expect(await isNoticed()).toBe(false);
	const [list] = await owner<{ source: string; definition: string }[]>`
		select p.prosrc as source, pg_get_functiondef(p.oid) as definition from pg_proc p where p.proname = 'own_borgere'`;
	if (!list) throw new Error('there is no list');
	await owner.unsafe('grant create on schema app to vp_reader');
	const replace = (definition: string) =>
		owner.begin(async (sql) => {
			await sql`set local role vp_reader`;
			await sql.unsafe(definition);
		});
	const missed: string[] = [];
	let tried = 0;
	for (const { without, text } of weakenedSource(list.source)) {
		tried += 1;
		await replace(list.definition.replace(list.source, () => text));
		if (!(await isNoticed())) missed.push(without);
	}
	await replace(list.definition);
	await owner.unsafe('revoke create on schema app from vp_reader');
	expect(missed.toSorted()).toEqual(Object.keys(saidTwice).toSorted());
	expect(tried).toBeGreaterThan(150);
	expect(await isNoticed()).toBe(false);
});
