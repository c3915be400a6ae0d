/**
 * Closes quarters: writes what leaders see of how people are. One transaction a quarter, in order, so that a closing that is killed
 * anywhere has closed whole quarters and nothing of the next; run again, it makes the same figures of the same answers (ADR 0033).
 * The rules are those of lib/statistik; here they meet the rows.
 *
 * Nothing of a figure's row may tell a leder more than the figure: its numbers are rounded, its id is by chance, and the rows stand
 * in the order of the hierarchy. Classes, blocks and members lie outside the schema that leaders reach.
 */
import { figuresOf, formBlocks, noSum, piecesOf, type Figure, type Piece, type Sum } from '../../statistik/blocks';
import type { Tree } from '../../statistik/hierarchy';
import { isCourse, levels, ruleOf, type Level, type Measure } from '../../statistik/measures';
import { yearOf } from '../../statistik/quarter';
import { roundSum } from '../../statistik/rounding';
import { withActor, type Tx } from '../db/with-actor';
import { closeCourses } from './close-courses';
import { readTree } from './tree';

const job = { audience: 'job' } as const;
/** A million borgere take minutes; what takes longer than this is broken. */
const patience = '1h';

/**
 * Closes each quarter that has ended and is not closed yet, oldest first.
 * @param options.requestId under which the look at all borgere is recorded (F9)
 * @param options.finish runs in the last transaction
 */
export async function closeQuarters(options: { requestId: string; finish: (tx: Tx) => Promise<void> }): Promise<void> {
	const quarters = await withActor(job, markQuarters);
	for (const quarter of quarters.slice(0, -1))
		await withActor(job, (tx) => closeQuarter(tx, quarter, options.requestId));
	await withActor(job, async (tx) => {
		const last = quarters.at(-1);
		if (last) await closeQuarter(tx, last, options.requestId);
		await options.finish(tx);
	});
}

/**
 * Draws the line under each quarter that has ended: what arrives later counts in the next. In a transaction of its own, before
 * anything is counted. While answers are being stored none is marked; the next run is the next try.
 * @returns the first days of the quarters that are marked and not closed, oldest first
 */
export async function markQuarters({ sql }: Tx): Promise<string[]> {
	const rows = await sql<{ startsOn: string }[]>`select starts_on as "startsOn" from app.mark_quarters()`;
	return rows.map(({ startsOn }) => startsOn);
}

/**
 * Closes one quarter that is marked, unless another worker has done so; it waits for one who is at it. Those before it must be closed.
 * @param startsOn its first day
 * @param requestId under which the look at all borgere is recorded (F9)
 */
export async function closeQuarter(tx: Tx, startsOn: string, requestId: string): Promise<void> {
	const { sql } = tx;
	// After an import the planner knows nothing of the new rows yet, takes them for few, and would compare each with each.
	await sql`select set_config('statement_timeout', ${patience}, true), set_config('enable_nestloop', 'off', true)`;
	// Whoever waited here reads the row anew when the other has committed, and finds it closed.
	const open = await sql`select from cube.quarter where starts_on = ${startsOn} and finished_at is null for update`;
	if (open.length === 0) return;
	await sql`select app.record_everybody('job/closing', 'Talte alles svar sammen for lederne, uden navne', ${requestId})`;
	const quarter = { startsOn, tree: await readTree(tx), plans: await readPlans(tx, startsOn) };
	const base = await readBase(tx, quarter);
	const sums = await readSums(tx, quarter);
	for (const level of levels)
		if (!base.get(level)) base.set(level, await formBase(tx, quarter, level, sums.get(level) ?? []));
	const stood = levels.map((measure) => ({
		measure,
		pieces: piecesOf(sums.get(measure) ?? [], base.get(measure) ?? [])
	}));
	const went = await closeCourses(tx, quarter, base);
	await writeFigures(tx, quarter, [...stood, ...went]);
	await sql`
		update cube.quarter q set finished_at = clock_timestamp(), lineal_name = l.name, lowest = l.lowest, highest = l.highest, best = l.best
		from (values (1)) one left join trivselslineal l on l.active
		where q.starts_on = ${startsOn}`;
}

/** What closing a quarter knows of it: its first day, the units, and how many plans each has on the last day. */
export type Quarter = { startsOn: string; tree: Tree; plans: ReadonlyMap<string, number> };
/** The base blocks of the year. */
export type Base = ReadonlyMap<Level, readonly (readonly string[])[]>;
/** What a measure's blocks are formed of. */
export type Closing = { measure: Measure; pieces: Piece[] };
/** What a group of borgere adds up to in a measure, as the database counts it. */
export type Row = { borgere: number; raters: string[]; cells: [number, number, number]; total: number };

async function readPlans({ sql }: Tx, startsOn: string) {
	const rows = await sql<{ unitId: string; plans: number }[]>`
		select unit_id as "unitId", plans from app.quarter_plans(${startsOn})`;
	return new Map(rows.map(({ unitId, plans }) => [unitId, plans]));
}

/** What each unit's own answers add up to, for each level. */
async function readSums({ sql }: Tx, { startsOn, plans }: Quarter) {
	const rows = await sql<(Row & { measure: Level; unitId: string })[]>`
		select measure, unit_id as "unitId", borgere, raters, array[low, middle, high] as cells, total from app.quarter_sums(${startsOn})`;
	return new Map(
		levels.map((level) => {
			// Where there are plans and no answer stands a nothing, or what is missing of the sum above would say so.
			const units = new Map<string, Sum>([...plans.keys()].map((unitId) => [unitId, noSum]));
			for (const { measure, unitId, ...sum } of rows) if (measure === level) units.set(unitId, sum);
			return [level, [...units].map(([unitId, sum]) => ({ unitId, sum }))] as const;
		})
	);
}

async function readBase({ sql }: Tx, { startsOn }: Quarter) {
	const rows = await sql<{ measure: Level; units: string[] }[]>`
		select measure, units from quarter_block where year = ${yearOf(startsOn)} order by measure, units`;
	const base = new Map<Level, string[][]>();
	for (const { measure, units } of rows) base.set(measure, [...(base.get(measure) ?? []), units]);
	return base;
}

/** The blocks that hold for the rest of the year: formed by how many there are, whatever they answered. */
async function formBase({ sql }: Tx, { startsOn, tree }: Quarter, level: Level, sums: { unitId: string; sum: Sum }[]) {
	const blocks = formBlocks(tree, piecesOf(sums, []), { ...ruleOf(level), mixed: false }).map(({ units }) => [
		...units
	]);
	if (blocks.length > 0)
		await sql`
			insert into quarter_block (year, measure, units)
			select ${yearOf(startsOn)}, ${level}, array(select jsonb_array_elements_text(block)::uuid)
			from jsonb_array_elements(${JSON.stringify(blocks)}::text::jsonb) as block`;
	return blocks;
}

/** Forms the blocks, and stores what may be shown of them, rounded. */
async function writeFigures({ sql }: Tx, { startsOn, tree, plans }: Quarter, closings: readonly Closing[]) {
	const rows = closings.flatMap(({ measure, pieces }) =>
		figuresOf(tree, formBlocks(tree, pieces, ruleOf(measure))).map((figure) => {
			const { borgere, mean, shares } = roundSum(figure.sum, !isCourse(measure) && measure !== 'agreement');
			const all = unitsOf(tree, figure).reduce((sum, unit) => sum + (plans.get(unit) ?? 0), 0);
			return {
				...{ measure, unit_id: figure.unitId, units: figure.units, borgere, mean, shares },
				// Whoever has left is still counted in a course: that is then no share of the plans there are.
				plans: borgere > all ? null : all
			};
		})
	);
	if (rows.length > 0)
		await sql`
			insert into cube.figure (quarter_on, measure, unit_id, units, borgere, plans, mean, shares)
			select ${startsOn}::date, f.measure, f.unit_id, f.units, f.borgere, f.plans, f.mean, f.shares
			from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as f(
				measure text, unit_id uuid, units uuid[], borgere integer, plans integer, mean numeric, shares smallint[]
			)`;
}

/** All units whose own borgere are in a figure: whole units with what lies below, and of the figure's own unit those directly there. */
function unitsOf(tree: Tree, { unitId, units }: Pick<Figure, 'unitId' | 'units'>): readonly string[] {
	if (units === null) return tree.subtree(unitId);
	return units.flatMap((part) => (part === unitId ? [part] : tree.subtree(part)));
}
