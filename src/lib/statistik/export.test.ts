import { expect, test } from 'vitest';
import { csvCell, csvOf, jsonOf, type ExportFacts } from './export';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const facts: ExportFacts = {
	municipality: { name: 'Solbjerg Kommune', code: '999' },
	now: new Date('2026-11-22T23:30:00Z'),
	units: [
		{ id: id(1), parentId: id(0), name: 'Beskæftigelse' },
		{ id: id(2), parentId: id(1), name: '=SUM(A1;A2)' },
		{ id: id(3), parentId: id(1), name: 'Unge; "Vest"' }
	],
	quarters: [
		{
			startsOn: '2026-07-01',
			endsOn: '2026-10-01',
			finishedAt: new Date('2026-10-01T01:20:00Z'),
			linealName: 'Vores Plans lineal',
			lowest: 1,
			highest: 5,
			best: 'highest'
		}
	],
	figures: [
		{
			...{ id: id(8), quarterOn: '2026-07-01', measure: 'borger', unitId: id(2), units: null, names: null },
			...{ borgere: 24, plans: 30, mean: 3.5, shares: [15, 50, 35] }
		},
		{
			...{ id: id(9), quarterOn: '2026-07-01', measure: 'borger_course', unitId: id(1), units: [id(1), id(3)] },
			names: ['Beskæftigelse', 'Unge; "Vest"'],
			...{ borgere: 12, plans: null, mean: null, shares: [10, 70, 20] }
		}
	]
};
const linesOf = (file: string) => file.slice(1).split('\r\n').slice(0, -1);

test('a name that begins like a formula is no formula in a spreadsheet', () => {
	for (const name of ['=1+1', '+45 12 34', '-2', '@SUM(A1)', ' =1', '\t=1', '\u00a0=1'])
		expect(csvCell(name)).toMatch(/^"?'/);
	expect(csvCell('\r=1')).toBe('"\'\r=1"');
	expect(csvCell('Team = Vest')).toBe('Team = Vest');
	expect(csvCell('a;b')).toBe('"a;b"');
	expect(csvCell('sagt ”ja” og "nej"')).toBe('"sagt ”ja” og ""nej"""');
	expect(csvCell('to\nlinjer')).toBe('"to\nlinjer"');
	expect(csvCell(3.5)).toBe('3,5');
	expect(csvCell(null)).toBe('');
});

test('the spreadsheet is as Danish Excel opens it: BOM, semicolons, decimal comma, CRLF, as many cells in each line', () => {
	const file = csvOf(facts);
	expect(file.startsWith('\uFEFFKommunekode;Dannet;Kvartal;Fra;Til;Måling;Enhed;')).toBe(true);
	expect(file.endsWith('\r\n')).toBe(true);
	expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
	const [head = '', course = '', level = '', ...more] = linesOf(file);
	expect(more).toEqual([]);
	expect(course).toBe(
		'999;2026-11-23;3. kvartal 2026;2026-07-01;2026-09-30;Borgernes fremgang;"Øvrige: Direkte i Beskæftigelse og Unge; ""Vest""";Beskæftigelse;12;;;;10;70;20;Vores Plans lineal;fra 1 til 5, 5 er bedst'
	);
	expect(level).toBe(
		'999;2026-11-23;3. kvartal 2026;2026-07-01;2026-09-30;Borgernes svar;"\'=SUM(A1;A2)";Beskæftigelse;24;30;80;3,5;15;50;35;Vores Plans lineal;fra 1 til 5, 5 er bedst'
	);
	expect(head.split(';')).toHaveLength(17);
});

test('JSON says what each figure means, whose it is, and which way the ruler runs', () => {
	const file = JSON.parse(jsonOf(facts)) as {
		kommune: object;
		dannet: string;
		maalinger: { noegle: string; definition: string; andele: string[] }[];
		kvartaler: { lineal: object }[];
		tal: object[];
	};
	expect(file.kommune).toEqual({ navn: 'Solbjerg Kommune', kode: '999' });
	expect(file.dannet).toBe('2026-11-22T23:30:00.000Z');
	expect(file.maalinger).toHaveLength(9);
	expect(file.maalinger[0]).toMatchObject({
		noegle: 'borger_fremgang',
		andele: ['Tilbagegang', 'Det samme', 'Fremgang']
	});
	expect(file.kvartaler).toEqual([
		expect.objectContaining({
			navn: '3. kvartal 2026',
			lineal: {
				...{ navn: 'Vores Plans lineal', lavest: 1, hoejest: 5, bedst: 5 },
				retning: 'fra 1 til 5, 5 er bedst'
			}
		})
	]);
	expect(file.tal).toEqual([
		expect.objectContaining({
			maaling: 'borger_fremgang',
			taltSammen: 'Øvrige: Direkte i Beskæftigelse og Unge; "Vest"'
		}),
		expect.objectContaining({ maaling: 'borger', gennemsnit: 3.5, enhed: '=SUM(A1;A2)', hoererUnder: 'Beskæftigelse' })
	]);
});

test('without a figure there are files all the same, with the heading and the definitions', () => {
	const none = { ...facts, figures: [], quarters: [], municipality: { name: 'Solbjerg Kommune', code: '' } };
	expect(linesOf(csvOf(none))).toHaveLength(1);
	expect(JSON.parse(jsonOf(none))).toMatchObject({ kommune: { kode: null }, kvartaler: [], tal: [] });
});

test('a figure of an unknown unit, quarter or measure is left out', () => {
	const [figure] = facts.figures;
	if (!figure) throw new Error('no figure');
	const strange = [
		{ ...figure, unitId: id(7) },
		{ ...figure, quarterOn: '2026-10-01' },
		{ ...figure, measure: 'noget' }
	];
	expect(linesOf(csvOf({ ...facts, figures: strange }))).toHaveLength(1);
});
