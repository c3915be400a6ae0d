import { expect, test } from 'vitest';
import { composeForloeb, rangeOf, type ForloebFacts } from './forloeb';
import { chartOf } from './forloeb-chart';

const today = '2026-11-22';
const facts: ForloebFacts = {
	plans: [{ startedOn: '2016-01-10', endedOn: null }],
	...{ indsatser: [], members: [], moeder: [], answers: [], versions: [], noted: [], nearest: [] }
};
const help = (over: Partial<ForloebFacts['indsatser'][number]> = {}): ForloebFacts['indsatser'][number] => ({
	...{ itemId: 'a', title: 'Mentor', provider: 'Kommunen', proevehandling: false, responsible: null, learnt: null },
	...{ startsOn: '2026-03-01', endsOn: null, left: false, leftOn: null, planEndedOn: null },
	...over
});
const draw = (over: Partial<ForloebFacts>, period: Parameters<typeof rangeOf>[0] = null) =>
	chartOf(composeForloeb({ ...facts, ...over }, { ...rangeOf(period, today), today }));

test('S19 help without a last day is drawn until today and goes on; with one it ends there', () => {
	const chart = draw({
		indsatser: [help(), help({ itemId: 'b', title: 'Kursus', startsOn: '2026-04-01', endsOn: '2026-05-01' })]
	});
	const [mentor, course] = chart.rows[0]?.bars ?? [];
	expect(mentor).toMatchObject({ label: 'Mentor', tone: 'leaf', open: true });
	expect(mentor?.to).toBeCloseTo(chart.today?.at ?? 0, 2);
	expect(course).toMatchObject({ tone: 'plain', open: false });
	expect(course?.to).toBeLessThan(mentor?.to ?? 0);
});

test('S19 what is tried out has a line of its own, and what there is nothing of has none', () => {
	const chart = draw({ indsatser: [help({ proevehandling: true, startsOn: '2026-12-10' })] });
	expect(chart.rows.map(({ label }) => label)).toEqual(['Prøvehandlinger']);
	expect(chart.rows[0]?.bars[0]).toMatchObject({ tone: 'sky', open: true });
});

test('a year has a word for every month, ten years one for every year', () => {
	const months = draw({}).ticks;
	expect(months[0]).toMatchObject({ label: 'dec.' });
	expect(months.map(({ label }) => label)).toContain('jan. 2026');
	const years = draw({}, 'alle').ticks;
	expect(years.map(({ label }) => label)).toEqual([
		...['2017', '2018', '2019', '2020', '2021', '2022', '2023', '2024', '2025', '2026']
	]);
});

test('a year that is over has no today, and its quiet stretch stays inside', () => {
	const chart = draw({}, 2020);
	expect(chart.today).toBeNull();
	expect(chart.gaps).toMatchObject([{ from: 0, to: 1 }]);
});

test('signs of one shape that would lie on each other are one', () => {
	const answers = ['2026-06-01', '2026-06-03', '2026-07-01'].map((on) => ({
		...{ on, by: 'borger' as const, name: null, samlet: false, count: 1 }
	}));
	const chart = draw({ answers: [...answers, { ...answers[0], on: '2026-06-03', by: 'fagperson' } as never] });
	expect(chart.rows[0]?.marks.map(({ shape }) => shape)).toEqual(['circle', 'diamond', 'circle']);
});
