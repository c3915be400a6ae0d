/**
 * What a leder is shown of one unit, made of what stands in the schema `cube` and of nothing else. A page holds no more than it shows.
 * All figures of closed quarters are sums over whole blocks or classes (docs/adr/0033-whole-blocks.md); nothing is added up or taken from
 * one another here, so that no figure comes about that was not published.
 */
import { formatList } from '../core/dates';
import { ok, refused, type Result } from '../core/result';
import { isId } from '../core/text';
import { formatPoint } from '../trivsel/lineal';
import { overblik } from '../i18n/da/overblik';
import { coursePairs, figureColumns, figureGroups, isMeasure, levelMeasures } from './definitions';
import type { FigureKey } from './definitions';
import type { Measure } from './measures';
import { sayQuarter } from './quarter';
import { sayShare } from './rounding';

export type UnitRow = { id: string; parentId: string | null; name: string };
/** Sums over a unit and all below it. Shares in per cent, rounded to 5; null where they are withheld. */
export type OperationRow = {
	unitId: string;
	countedAt: Date;
	plans: number;
	withoutTovholder: number;
	moederHeld: number;
	moederPlanned: number;
	promisesKept: number;
	promisesLate: number;
	ended: number;
	/** Median, days. */
	endedDays: number | null;
	/** The day on which the three that follow were counted, `YYYY-MM-DD`; once a month. */
	sharesOn: string;
	twoForvaltninger: number | null;
	answered: number | null;
	professions: number | null;
};
export type WorkloadRow = {
	accountId: string;
	unit: string;
	name: string;
	title: string | null;
	plans: number;
	invitationsWaiting: number;
	declinedWithoutSubstitute: number;
	/** `YYYY-MM-DD` */
	oldestAskedOn: string | null;
	countedAt: Date;
};
/** The staff whom the page names, and of all of the unit how many, with how many plans, and the most that one of them has. */
export type Workload = { rows: WorkloadRow[]; people: number; plans: number; most: number };
/** A closed quarter with the ruler of its answers; `startsOn` and `endsOn` (the first day after) are `YYYY-MM-DD`. */
export type QuarterRow = {
	startsOn: string;
	endsOn: string;
	finishedAt: Date;
	linealName: string;
	lowest: number;
	highest: number;
	best: 'highest' | 'lowest';
};
/** A closed figure. With `units` it is about these together, below (or directly at) `unitId`; without, about the whole unit. */
export type FigureRow = {
	id: string;
	quarterOn: string;
	measure: string;
	unitId: string;
	units: string[] | null;
	/** What they are called, one by one. */
	names: string[] | null;
	borgere: number;
	plans: number | null;
	/** On the ruler, rounded to half a step. */
	mean: number | null;
	/** Per cent of the three cells, rounded to 5. */
	shares: number[];
};

export type OverviewFacts = {
	unitId: string;
	/** From the leder's own unit down to the one that is shown. */
	path: readonly UnitRow[];
	/** Those right below, in the order in which they are shown. */
	children: readonly UnitRow[];
	/** How many there are right below. */
	childCount: number;
	operations: readonly OperationRow[];
	workload: Workload;
	/** Newest first. */
	quarters: readonly QuarterRow[];
	/** Of the unit in these quarters; of those below in the newest. */
	figures: readonly FigureRow[];
};

/** A figure of today as it is said. `n` says of how many; null where the figure itself is the number. */
export type Tile = { key: FigureKey; value: string; n: string | null; measured: boolean };
/** A measure as it is shown; null where it is withheld. */
export type Cell = {
	borgere: number;
	answered: string;
	percent: number | null;
	/** Per cent of the three cells, in the order of the measure's words. */
	shares: [number, number, number];
	/** Number, word and ruler; null where there is no mean. */
	mean: string | null;
};
export type Shown = { measure: Measure; cell: Cell | null };
/** A line of a table: the unit itself, one below it, or several together. */
export type UnitLine = { id: string; label: string; cells: Partial<Record<Measure, Cell | null>> };

/**
 * Which unit an address asks for. Nothing but `enhed` is read.
 * @returns its id, null for the leder's own, or `unknown` for what is no id or stands there twice
 */
export function readUnit(params: URLSearchParams): Result<string | null, 'unknown'> {
	const [asked, ...more] = params.getAll('enhed');
	if (asked === undefined) return ok(null);
	return more.length || !isId(asked) ? refused('unknown') : ok(asked.toLowerCase());
}

/**
 * How many of the plans have an answer behind the figure, per cent, rounded to 5.
 * @returns null where the plans were not counted
 */
export function answerRate({ borgere, plans }: { borgere: number; plans: number | null }): number | null {
	if (!plans) return null;
	return Math.min(100, Math.round((borgere / plans) * 20) * 5);
}

/**
 * Where a mean lies on its ruler, from its worst end to its best: the same thirds as the cells (docs: measures.ts).
 * @param mean a point of the ruler
 */
export function placeOf(mean: number, { lowest, highest, best }: QuarterRow): 'low' | 'middle' | 'high' {
	const way = (best === 'highest' ? mean - lowest : highest - mean) / (highest - lowest);
	if (way <= 0.25) return 'low';
	return way < 0.75 ? 'middle' : 'high';
}

/** The good end of a ruler. */
export const bestOf = ({ lowest, highest, best }: QuarterRow) => (best === 'highest' ? highest : lowest);

function cellOf(figure: FigureRow | undefined, quarter: QuarterRow): Cell | null {
	if (!figure) return null;
	const { borgere, plans, mean } = figure;
	const [first = 0, second = 0, third = 0] = figure.shares;
	const percent = answerRate(figure);
	const { words, say } = overblik.mean;
	return {
		...{ borgere, percent },
		answered: overblik.quarter.answered({ borgere, plans, percent }),
		shares: [first, second, third],
		mean:
			mean === null
				? null
				: say({ number: formatPoint(mean), word: words[placeOf(mean, quarter)], lineal: quarter.linealName })
	};
}

const isWhole = (unitId: string) => (figure: FigureRow) => figure.unitId === unitId && figure.units === null;

/** The figures of a unit as a whole in one quarter. */
function shownIn(facts: OverviewFacts, quarter: QuarterRow, measures: readonly Measure[]): Shown[] {
	const whole = facts.figures.filter(isWhole(facts.unitId)).filter(({ quarterOn }) => quarterOn === quarter.startsOn);
	return measures.map((measure) => ({
		measure,
		cell: cellOf(
			whole.find((figure) => figure.measure === measure),
			quarter
		)
	}));
}

/**
 * What several units that are counted together are called: those right at the unit itself, or "Øvrige" with their names.
 * @param own the name of the unit that they belong to
 */
export function nameTogether({ unitId, units, names }: FigureRow, own: string): string {
	if (units?.every((id) => id === unitId)) return overblik.units.own(own);
	const said = names?.map((name, index) => (units?.[index] === unitId ? overblik.units.own(own) : name)) ?? [];
	return overblik.units.rest(formatList(said));
}

/** The unit, those below it, and those that are counted together, in one quarter; `measures` are the columns. */
function unitLines(facts: OverviewFacts, quarter: QuarterRow, measures: readonly Measure[]): UnitLine[] {
	const there = facts.figures.filter(({ quarterOn }) => quarterOn === quarter.startsOn);
	const lineOf = (id: string, label: string, rows: readonly FigureRow[]): UnitLine => ({
		...{ id, label },
		cells: Object.fromEntries(
			measures.map((measure) => [
				measure,
				cellOf(
					rows.find((row) => row.measure === measure),
					quarter
				)
			])
		)
	});
	const own = facts.path.at(-1)?.name ?? '';
	const together = there.filter(
		({ unitId, units, measure }) => unitId === facts.unitId && units !== null && measures.some((key) => key === measure)
	);
	// The same units may be together in several measures: then they are one line.
	const groups = new Map<string, FigureRow[]>();
	for (const row of together) {
		const key = (row.units ?? []).join(' ');
		groups.set(key, [...(groups.get(key) ?? []), row]);
	}
	return [
		...facts.children.map(({ id, name }) => lineOf(id, name, there.filter(isWhole(id)))),
		...[...groups].flatMap(([key, rows]) => (rows[0] ? [lineOf(key, nameTogether(rows[0], own), rows)] : [])),
		lineOf(facts.unitId, overblik.units.total(own), there.filter(isWhole(facts.unitId)))
	];
}

const tileOf = (key: FigureKey, row: OperationRow): Tile => {
	const share = (percent: number | null) => (percent === null ? null : sayShare(percent));
	const of = overblik.of(row.plans);
	const said: Record<FigureKey, [value: string | null, n: string | null]> = {
		plans: [overblik.number(row.plans), null],
		withoutTovholder: [overblik.number(row.withoutTovholder), of],
		ended: [overblik.number(row.ended), null],
		endedDays: [row.endedDays === null ? null : overblik.length(row.endedDays), overblik.ofEnded(row.ended)],
		moederHeld: [overblik.number(row.moederHeld), null],
		moederPlanned: [overblik.number(row.moederPlanned), null],
		promisesKept: [overblik.number(row.promisesKept), null],
		promisesLate: [overblik.number(row.promisesLate), null],
		twoForvaltninger: [share(row.twoForvaltninger), of],
		answered: [share(row.answered), of],
		professions: [row.professions === null ? null : overblik.decimal(row.professions), of],
		young: [overblik.notMeasured, null]
	};
	const [value, n] = said[key];
	return { key, value: value ?? overblik.withheld, n, measured: key !== 'young' };
};

/** What the page shows of a unit today; null until it has been counted. */
function nowOf({ unitId, children, operations }: OverviewFacts) {
	const own = operations.find((row) => row.unitId === unitId);
	if (!own) return null;
	return {
		countedAt: own.countedAt,
		sharesOn: own.sharesOn,
		groups: figureGroups.map(({ group, figures }) => ({ group, tiles: figures.map((key) => tileOf(key, own)) })),
		lines: children.flatMap(({ id, name }) => {
			const row = operations.find((each) => each.unitId === id);
			return row ? [{ id, name, values: figureColumns.map((key) => tileOf(key, row).value) }] : [];
		})
	};
}

/** The share with progress over the quarters, oldest first, for the borger and the professional. */
function trendOf(facts: OverviewFacts) {
	const [{ measures }] = coursePairs;
	const lines = facts.quarters.map((quarter) => ({
		...{ startsOn: quarter.startsOn, name: sayQuarter(quarter.startsOn) },
		shown: shownIn(facts, quarter, measures)
	}));
	const series = measures.map((measure, index) => ({
		label: overblik.who[index === 0 ? 'borger' : 'fagperson'],
		shape: index === 0 ? ('circle' as const) : ('diamond' as const),
		points: lines.toReversed().flatMap(({ startsOn, shown }) => {
			const share = shown[index]?.cell?.shares[2];
			if (share === undefined) return [];
			return [{ x: Date.parse(`${startsOn}T12:00:00Z`), y: share, word: sayShare(share) }];
		})
	}));
	// One point is no line.
	const drawn = series.filter(({ points }) => points.length > 1);
	return { lines, measures: [...measures], series: drawn };
}

/** The newest closed quarter and those before it; null until one is closed. */
function closedOf(facts: OverviewFacts) {
	const [quarter] = facts.quarters;
	if (!quarter) return null;
	return {
		name: sayQuarter(quarter.startsOn),
		...{ startsOn: quarter.startsOn, endsOn: quarter.endsOn, finishedAt: quarter.finishedAt },
		...{ lineal: quarter.linealName, best: bestOf(quarter) },
		pairs: coursePairs.map(({ section, measures }) => ({
			section,
			shown: shownIn(facts, quarter, measures),
			lines: unitLines(facts, quarter, measures)
		})),
		agreement: shownIn(facts, quarter, ['agreement']),
		levels: shownIn(facts, quarter, levelMeasures),
		levelLines: unitLines(facts, quarter, ['borger', 'fagperson', 'agreement']),
		trend: trendOf(facts)
	};
}

/** All that the page shows of a unit. */
export function overviewOf(facts: OverviewFacts) {
	const figures = facts.figures.filter(({ measure }) => isMeasure(measure));
	const own = facts.path.at(-1);
	return {
		unit: { id: facts.unitId, name: own?.name ?? '' },
		above: facts.path.slice(0, -1).map(({ id, name }) => ({ id, name })),
		children: facts.children.map(({ id, name }) => ({ id, name })),
		childCount: facts.childCount,
		now: nowOf(facts),
		staff: facts.workload,
		closed: closedOf({ ...facts, figures })
	};
}

export type Overview = ReturnType<typeof overviewOf>;
