/** The closed figures as files: for a spreadsheet, and as JSON with all that is needed to read them right. The same blocks as the page. */
import { overblik } from '../i18n/da/overblik';
import { dayOf } from '../core/dates';
import { isMeasure, measureOrder, whoOf } from './definitions';
import { answerRate, bestOf, nameTogether, type FigureRow, type QuarterRow, type UnitRow } from './overview';
import type { Measure } from './measures';
import { lastDayOf, sayQuarter } from './quarter';

export type ExportFacts = {
	municipality: { name: string; /** The municipality's code; empty where none is set. */ code: string };
	now: Date;
	/** The unit that was chosen, with all below it. */
	units: readonly UnitRow[];
	quarters: readonly QuarterRow[];
	figures: readonly FigureRow[];
};

type Line = FigureRow & {
	measure: Measure;
	quarter: QuarterRow;
	unit: string;
	path: string;
	/** What the units are called that are counted together; null for a whole unit. */
	together: string | null;
	rate: number | null;
};

/** The figures in the order of the page: newest quarter first, then by measure, then as the units stand. */
function linesOf({ units, quarters, figures }: ExportFacts): Line[] {
	const byId = new Map(units.map((unit) => [unit.id, unit]));
	const closed = new Map(quarters.map((quarter) => [quarter.startsOn, quarter]));
	const pathOf = (unit: UnitRow): string => {
		const parent = unit.parentId === null ? undefined : byId.get(unit.parentId);
		if (!parent) return '';
		const above = pathOf(parent);
		return above ? `${above} > ${parent.name}` : parent.name;
	};
	const paths = new Map(units.map((unit) => [unit.id, pathOf(unit)]));
	const place = new Map(units.map(({ id }, index) => [id, index]));
	const order = new Map(measureOrder.map((measure, index) => [measure, index]));
	return figures
		.flatMap((figure): Line[] => {
			const [quarter, unit, { measure }] = [closed.get(figure.quarterOn), byId.get(figure.unitId), figure];
			if (!quarter || !unit || !isMeasure(measure)) return [];
			const together = figure.units && nameTogether(figure, unit.name);
			const path = paths.get(unit.id) ?? '';
			return [{ ...figure, measure, quarter, unit: unit.name, path, together, rate: answerRate(figure) }];
		})
		.toSorted(
			(a, b) =>
				b.quarterOn.localeCompare(a.quarterOn) ||
				(order.get(a.measure) ?? 0) - (order.get(b.measure) ?? 0) ||
				(place.get(a.unitId) ?? 0) - (place.get(b.unitId) ?? 0) ||
				(a.units ?? []).join().localeCompare((b.units ?? []).join())
		);
}

const directionOf = (quarter: QuarterRow) =>
	overblik.export.direction(quarter.lowest, quarter.highest, bestOf(quarter));

/**
 * A cell as Danish Excel reads it: a number with a decimal comma, a text in quotes. A text that begins like a formula gets a mark before
 * it, or Excel would reckon it out (CWE-1236).
 */
export function csvCell(value: string | number | null): string {
	if (value === null) return '';
	if (typeof value === 'number') return String(value).replace('.', ',');
	const harmless = /^\s*[=+\-@]|^[\t\r\n]/.test(value) ? `'${value}` : value;
	return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A spreadsheet as Danish Excel opens it: UTF-8 with a byte order mark, `;` between cells, CRLF after each line. */
export function csvOf(facts: ExportFacts): string {
	const { columns } = overblik.export;
	const { code } = facts.municipality;
	const made = dayOf(facts.now);
	const rows = linesOf(facts).map((line) => {
		const { quarter, together, borgere, plans, rate, mean } = line;
		const [first = null, second = null, third = null] = line.shares;
		const path = together ? [line.path, line.unit].filter(Boolean).join(' > ') : line.path;
		return [
			...[code, made, sayQuarter(quarter.startsOn), quarter.startsOn, lastDayOf(quarter.startsOn)],
			...[overblik.measures[line.measure].label, together ?? line.unit, path],
			...[borgere, plans, rate, mean, first, second, third, quarter.linealName, directionOf(quarter)]
		];
	});
	const lines = [Object.values(columns), ...rows].map((cells) => `${cells.map(csvCell).join(';')}\r\n`);
	return `\uFEFF${lines.join('')}`;
}

/** The same figures with what they mean, in words that also stand on the page. */
export function jsonOf(facts: ExportFacts): string {
	const { municipality, now, quarters } = facts;
	const lines = linesOf(facts);
	const used = new Set(lines.map(({ quarterOn }) => quarterOn));
	const file = {
		kommune: { navn: municipality.name, kode: municipality.code || null },
		dannet: now.toISOString(),
		regler: overblik.export.rules,
		maalinger: measureOrder.map((measure) => {
			const { key, label, definition, cells } = overblik.measures[measure];
			return { noegle: key, navn: label, hvem: overblik.who[whoOf(measure)], definition, andele: cells };
		}),
		kvartaler: quarters
			.filter(({ startsOn }) => used.has(startsOn))
			.map((quarter) => ({
				navn: sayQuarter(quarter.startsOn),
				...{ fra: quarter.startsOn, til: lastDayOf(quarter.startsOn), lukket: quarter.finishedAt.toISOString() },
				lineal: {
					...{ navn: quarter.linealName, lavest: quarter.lowest, hoejest: quarter.highest, bedst: bestOf(quarter) },
					retning: directionOf(quarter)
				}
			})),
		tal: lines.map((line) => ({
			kvartal: line.quarterOn,
			maaling: overblik.measures[line.measure].key,
			...{ enhed: line.unit, enhedId: line.unitId, hoererUnder: line.path || null, taltSammen: line.together },
			...{ borgere: line.borgere, planer: line.plans, svarandel: line.rate, gennemsnit: line.mean, andele: line.shares }
		}))
	};
	return `${JSON.stringify(file, null, '\t')}\n`;
}
