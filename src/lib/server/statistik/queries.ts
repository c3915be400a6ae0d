/** What a leder reads: the schema `cube`, as far as row-level security lets them, and nothing else. Nobody is shown, so no look is recorded. */
import type { ExportFacts } from '../../statistik/export';
import type {
	FigureRow,
	OperationRow,
	OverviewFacts,
	QuarterRow,
	UnitRow,
	WorkloadRow
} from '../../statistik/overview';
import type { Tx } from '../db/with-actor';

/** So many of the units below, of the staff and of the closed quarters the page shows. */
export const most = { children: 60, staff: 60, quarters: 8 };

/** The unit that is asked for, or the leder's own. */
const chosen = ({ sql }: Tx, enhed: string | null) => sql`coalesce(${enhed}::uuid, (select app.actor_enhed_id()))`;

const figureColumns = ({ sql }: Tx) => sql`
	f.id, f.quarter_on as "quarterOn", f.measure, f.unit_id as "unitId", to_jsonb(f.units) as units, f.borgere, f.plans, f.mean,
	to_jsonb(f.shares) as shares,
	case when f.units is not null then (
		select jsonb_agg(u.name order by x.place) from unnest(f.units) with ordinality as x (id, place) join cube.unit u on u.id = x.id
	) end as names`;

const quarterColumns = ({ sql }: Tx) => sql`
	q.starts_on as "startsOn", q.ends_on as "endsOn", q.finished_at as "finishedAt", q.lineal_name as "linealName", q.lowest, q.highest, q.best`;

/**
 * What the overview shows of a unit with all below it. Five statements, whatever the size.
 * @param enhed the unit's id, or null for the leder's own
 * @returns null when there is no such unit in the leder's part of the organisation
 */
export async function findOverview(tx: Tx, enhed: string | null): Promise<OverviewFacts | null> {
	const { sql } = tx;
	const unit = chosen(tx, enhed);
	const [units, operations, workload, quarters, figures] = await Promise.all([
		sql<(UnitRow & { below: boolean; count: number })[]>`
			(
				select u.id, u.parent_id as "parentId", u.name, false as below, 0 as count
				from cube.unit c join cube.unit u on u.id = any (c.path)
				where c.id = ${unit} order by cardinality(u.path)
			)
			union all
			(
				select u.id, u.parent_id, u.name, true, (count(*) over ())::int
				from cube.unit u where u.parent_id = ${unit} and u.closed_at is null order by u.name, u.id limit ${most.children}
			)`,
		sql<OperationRow[]>`
			select o.unit_id as "unitId", o.counted_at as "countedAt", o.plans, o.without_tovholder as "withoutTovholder",
				o.moeder_held as "moederHeld", o.moeder_planned as "moederPlanned", o.promises_kept as "promisesKept",
				o.promises_late as "promisesLate", o.ended, o.ended_days as "endedDays", o.shares_on as "sharesOn", o.two_forvaltninger_pct as "twoForvaltninger",
				o.answered_pct as answered, o.professions
			from cube.unit u join cube.operation o on o.unit_id = u.id
			where u.id = ${unit} or u.parent_id = ${unit}`,
		findWorkload(tx, unit),
		sql<QuarterRow[]>`
			select ${quarterColumns(tx)} from cube.quarter q where q.lineal_name is not null
			order by q.starts_on desc limit ${most.quarters}`,
		sql<FigureRow[]>`
			with closed as materialized (
				select q.starts_on, q.starts_on = max(q.starts_on) over () as newest from cube.quarter q where q.lineal_name is not null
				order by q.starts_on desc limit ${most.quarters}
			)
			select ${figureColumns(tx)}
			from cube.figure f join closed q on q.starts_on = f.quarter_on and (q.newest or f.units is null)
			where f.unit_id = ${unit}
			union all
			select ${figureColumns(tx)}
			from cube.unit u join cube.figure f on f.unit_id = u.id and f.units is null
			join closed q on q.starts_on = f.quarter_on and q.newest
			where u.parent_id = ${unit}`
	]);
	const path = units.filter(({ below }) => !below);
	const own = path.at(-1);
	if (!own) return null;
	const children = units.filter(({ below }) => below);
	const childCount = children[0]?.count ?? 0;
	return { unitId: own.id, path, children, childCount, operations, workload, quarters, figures };
}

/** The staff of a unit and two levels below it: a forvaltning, its afdelinger and their grupper. Those who wait for an answer first. */
async function findWorkload({ sql }: Tx, unit: ReturnType<typeof chosen>) {
	const rows = await sql<(WorkloadRow & { people: number; sum: number; top: number })[]>`
		with near as materialized (
			select c.id, c.name from cube.unit c where c.id = ${unit} or c.parent_id = ${unit}
			union
			select g.id, g.name from cube.unit c join cube.unit g on g.parent_id = c.id where c.parent_id = ${unit}
		)
		select w.account_id as "accountId", n.name as unit, w.name, w.title, w.plans, w.invitations_waiting as "invitationsWaiting",
			w.declined_without_substitute as "declinedWithoutSubstitute", w.oldest_asked_on as "oldestAskedOn", w.counted_at as "countedAt",
			(count(*) over ())::int as people, (sum(w.plans) over ())::int as sum, max(w.plans) over () as top
		from near n join cube.workload w on w.unit_id = n.id
		order by w.invitations_waiting desc, w.plans desc, w.name, w.account_id limit ${most.staff}`;
	const { people = 0, sum = 0, top = 0 } = rows[0] ?? {};
	return { rows: rows.map(({ people: _, sum: __, top: ___, ...row }) => row), people, plans: sum, most: top };
}

/**
 * All closed figures of a unit and of all below it, for the files. Three statements.
 * @param enhed the unit's id, or null for the leder's own
 * @returns null when there is no such unit in the leder's part of the organisation
 */
export async function findExport(
	tx: Tx,
	enhed: string | null
): Promise<Pick<ExportFacts, 'units' | 'quarters' | 'figures'> | null> {
	const { sql } = tx;
	const unit = chosen(tx, enhed);
	const [units, quarters, figures] = await Promise.all([
		sql<UnitRow[]>`
			select u.id, u.parent_id as "parentId", u.name
			from cube.unit c join cube.unit u on u.path @> array[c.id] where c.id = ${unit}
			order by cardinality(u.path), u.name, u.id`,
		sql<QuarterRow[]>`
			select ${quarterColumns(tx)} from cube.quarter q where q.lineal_name is not null order by q.starts_on desc`,
		sql<FigureRow[]>`
			select ${figureColumns(tx)}
			from cube.unit c join cube.unit u on u.path @> array[c.id] join cube.figure f on f.unit_id = u.id where c.id = ${unit}`
	]);
	return units.length ? { units, quarters, figures } : null;
}
