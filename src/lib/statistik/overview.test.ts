import { describe, expect, test } from 'vitest';
import { overblik } from '../i18n/da/overblik';
import { figureColumns, figureGroups, isMeasure, levelMeasures, measureOrder, whoOf } from './definitions';
import { measures } from './measures';
import {
	answerRate,
	bestOf,
	overviewOf,
	placeOf,
	readUnit,
	type FigureRow,
	type OperationRow,
	type OverviewFacts,
	type QuarterRow
} from './overview';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const countedAt = new Date('2026-11-22T12:05:00Z');
const quarter: QuarterRow = {
	startsOn: '2026-07-01',
	endsOn: '2026-10-01',
	finishedAt: new Date('2026-10-01T01:20:00Z'),
	linealName: 'Vores Plans lineal',
	lowest: 1,
	highest: 5,
	best: 'highest'
};
const before: QuarterRow = { ...quarter, startsOn: '2026-04-01', endsOn: '2026-07-01' };
const figure = (over: Partial<FigureRow>): FigureRow => ({
	id: id(9),
	quarterOn: quarter.startsOn,
	measure: 'borger_course',
	unitId: id(1),
	units: null,
	names: null,
	borgere: 24,
	plans: 30,
	mean: null,
	shares: [15, 50, 35],
	...over
});
const operation = (over: Partial<OperationRow> = {}): OperationRow => ({
	unitId: id(1),
	countedAt,
	plans: 312,
	withoutTovholder: 4,
	moederHeld: 61,
	moederPlanned: 80,
	promisesKept: 90,
	promisesLate: 7,
	ended: 41,
	endedDays: 250,
	sharesOn: '2026-11-01',
	twoForvaltninger: 65,
	answered: 100,
	professions: 2.5,
	...over
});
const facts = (over: Partial<OverviewFacts> = {}): OverviewFacts => ({
	unitId: id(1),
	path: [
		{ id: id(0), parentId: null, name: 'Solbjerg Kommune' },
		{ id: id(1), parentId: id(0), name: 'Beskæftigelse' }
	],
	children: [
		{ id: id(2), parentId: id(1), name: 'Jobcenter' },
		{ id: id(3), parentId: id(1), name: 'Ungeteamet' }
	],
	childCount: 2,
	operations: [operation(), operation({ unitId: id(2), plans: 3, twoForvaltninger: null, endedDays: null })],
	workload: { rows: [], people: 0, plans: 0, most: 0 },
	quarters: [quarter, before],
	figures: [],
	...over
});
const tiles = (view: ReturnType<typeof overviewOf>) =>
	Object.fromEntries((view.now?.groups ?? []).flatMap(({ tiles }) => tiles.map((tile) => [tile.key, tile])));

describe('today', () => {
	test("S13 Ballerup's figures stand there with their number and what it is of; 16 and 17½ is not measured yet", () => {
		const shown = tiles(overviewOf(facts()));
		expect(shown['plans']).toMatchObject({ value: '312' });
		expect(shown['ended']).toMatchObject({ value: '41' });
		expect(shown['endedDays']).toMatchObject({ value: '8 måneder', n: '41 planer afsluttet' });
		expect(shown['young']).toMatchObject({ value: 'Ikke målt endnu', measured: false });
		expect(shown['withoutTovholder']).toMatchObject({ value: '4', n: 'af 312 planer' });
	});

	test("M35 Cabi's figures stand there: plans with two departments, professions, meetings, who has answered", () => {
		const shown = tiles(overviewOf(facts()));
		expect(shown['twoForvaltninger']).toMatchObject({ value: '65 %', n: 'af 312 planer' });
		expect(shown['professions']).toMatchObject({ value: '2,5' });
		expect(shown['moederHeld']).toMatchObject({ value: '61' });
		expect(shown['answered']).toMatchObject({ value: 'over 95 %' });
	});

	test('of a unit with too few plans a share is withheld, and a unit that was not counted has no line', () => {
		const { now } = overviewOf(facts());
		expect(now?.lines).toHaveLength(1);
		const [line] = now?.lines ?? [];
		expect(line?.values[figureColumns.indexOf('twoForvaltninger')]).toBe('Færre end 5');
		expect(line?.values[figureColumns.indexOf('plans')]).toBe('3');
	});

	test('before anything is counted there is nothing of today', () => {
		expect(overviewOf(facts({ operations: [] })).now).toBeNull();
	});

	test('each figure and each measure is defined, and stands once on the page', () => {
		const shown = figureGroups.flatMap(({ figures }) => [...figures]);
		expect([...shown].sort()).toEqual(Object.keys(overblik.figures).sort());
		for (const { definition } of Object.values(overblik.figures)) expect(definition.length).toBeGreaterThan(30);
		expect([...measureOrder].sort()).toEqual([...measures].sort());
		for (const measure of measures) expect(overblik.measures[measure].definition.length).toBeGreaterThan(30);
		expect(new Set(measures.map((measure) => overblik.measures[measure].key)).size).toBe(measures.length);
		expect(levelMeasures.map(whoOf)).toEqual(['borger', 'fagperson', 'borger', 'fagperson']);
		expect(whoOf('agreement')).toBe('both');
		expect(isMeasure('toString')).toBe(false);
	});
});

describe('closed quarters', () => {
	test('S13 the newest quarter shows the borger and the professional side by side, with how many and of how many', () => {
		const { closed } = overviewOf(
			facts({ figures: [figure({}), figure({ measure: 'fagperson_course', borgere: 20, plans: null })] })
		);
		expect(closed?.name).toBe('3. kvartal 2026');
		expect(closed?.best).toBe(5);
		const [course, job] = closed?.pairs ?? [];
		expect(course?.shown.map(({ measure, cell }) => [measure, cell?.shares])).toEqual([
			['borger_course', [15, 50, 35]],
			['fagperson_course', [15, 50, 35]]
		]);
		expect(course?.shown[0]?.cell?.answered).toBe('24 borgere af 30 planer (80 %).');
		expect(course?.shown[1]?.cell?.answered).toBe('20 borgere.');
		expect(job?.shown.map(({ cell }) => cell)).toEqual([null, null]);
	});

	test('a figure of another quarter, another unit or a part of the unit is not taken for the whole', () => {
		const { closed } = overviewOf(
			facts({
				figures: [
					figure({ quarterOn: before.startsOn }),
					figure({ unitId: id(2) }),
					figure({ units: [id(1), id(3)], names: ['Beskæftigelse', 'Ungeteamet'] })
				]
			})
		);
		expect(closed?.pairs[0]?.shown[0]?.cell).toBeNull();
		expect(closed?.pairs[0]?.lines.map(({ label, cells }) => [label, cells.borger_course?.borgere ?? null])).toEqual([
			['Jobcenter', 24],
			['Ungeteamet', null],
			['Øvrige: Direkte i Beskæftigelse og Ungeteamet', 24],
			['Beskæftigelse i alt', null]
		]);
	});

	test('those right at the unit are called so, and the same units in two measures are one line', () => {
		const own = { units: [id(1)], names: ['Beskæftigelse'] };
		const { closed } = overviewOf(
			facts({ figures: [figure(own), figure({ ...own, measure: 'fagperson_course', borgere: 12 })] })
		);
		const line = closed?.pairs[0]?.lines[2];
		expect(line?.label).toBe('Direkte i Beskæftigelse');
		expect(line?.cells).toMatchObject({ borger_course: { borgere: 24 }, fagperson_course: { borgere: 12 } });
	});

	test('a mean is never a bare number: number, word and the name of the ruler', () => {
		const { closed } = overviewOf(facts({ figures: [figure({ measure: 'borger', mean: 3.5 })] }));
		expect(closed?.levels[0]?.cell?.mean).toBe('3½, i midten af Vores Plans lineal');
		expect(closed?.levels[1]?.cell).toBeNull();
		expect(placeOf(2, quarter)).toBe('low');
		expect(placeOf(2.5, quarter)).toBe('middle');
		expect(placeOf(4, quarter)).toBe('high');
	});

	test('on a ruler that runs the other way the low numbers are the good end', () => {
		const turned: QuarterRow = { ...quarter, best: 'lowest' };
		expect(bestOf(turned)).toBe(1);
		expect(placeOf(1.5, turned)).toBe('high');
		expect(placeOf(5, turned)).toBe('low');
	});

	test('the curve is drawn from two quarters on, oldest first, and says under 5 and over 95 per cent', () => {
		const one = overviewOf(facts({ figures: [figure({})] }));
		expect(one.closed?.trend.series).toEqual([]);
		const both = overviewOf(
			facts({ figures: [figure({}), figure({ quarterOn: before.startsOn, shares: [5, 95, 0] })] })
		);
		const [series] = both.closed?.trend.series ?? [];
		expect(series?.points.map(({ y, word }) => [y, word])).toEqual([
			[0, 'under 5 %'],
			[35, '35 %']
		]);
		expect(both.closed?.trend.lines.map(({ name }) => name)).toEqual(['3. kvartal 2026', '2. kvartal 2026']);
	});

	test('before a quarter is closed there is none', () => {
		expect(overviewOf(facts({ quarters: [] })).closed).toBeNull();
	});
});

test('how many answered is rounded to 5, never over 100, and unknown without plans', () => {
	expect(answerRate({ borgere: 24, plans: 31 })).toBe(75);
	expect(answerRate({ borgere: 9, plans: 8 })).toBe(100);
	expect(answerRate({ borgere: 9, plans: 0 })).toBeNull();
	expect(answerRate({ borgere: 9, plans: null })).toBeNull();
});

test('an address asks for one unit by its id, and for nothing else', () => {
	const read = (query: string) => readUnit(new URLSearchParams(query));
	expect(read('')).toEqual({ ok: true, value: null });
	expect(read('k=1&borger=2')).toEqual({ ok: true, value: null });
	expect(read(`enhed=${id(1).toUpperCase()}`)).toEqual({ ok: true, value: id(1) });
	for (const bad of [
		'enhed=',
		'enhed=-1',
		'enhed=1',
		`enhed=${id(1)}&enhed=${id(1)}`,
		`enhed=${id(1)}%00`,
		'enhed=null'
	])
		expect(read(bad), bad).toEqual({ ok: false, reason: 'unknown' });
	expect(read(`enhed[]=${id(1)}`)).toEqual({ ok: true, value: null });
});
