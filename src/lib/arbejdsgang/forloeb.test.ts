import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../core/dates';
import {
	composeForloeb,
	quieten,
	rangeOf,
	readPeriod,
	yearsOf,
	type ForloebFacts,
	type IndsatsFact,
	type MemberFact
} from './forloeb';

const today = '2026-11-22';
const start = '2026-01-10';
const facts = (over: Partial<ForloebFacts> = {}): ForloebFacts => ({
	plans: [{ startedOn: start, endedOn: null }],
	...{ indsatser: [], members: [], moeder: [], answers: [], versions: [], noted: [], nearest: [] },
	...over
});
const year = { ...rangeOf(null, today), today };
const compose = (over: Partial<ForloebFacts> = {}, asked: Partial<Parameters<typeof composeForloeb>[1]> = {}) =>
	composeForloeb(facts(over), { ...year, ...asked });

const indsats = (over: Partial<IndsatsFact> = {}): IndsatsFact => ({
	...{ itemId: 'mentor', title: 'Mentor', provider: 'Værkstedet Hjulet', proevehandling: false, responsible: null },
	...{ startsOn: '2026-03-01', endsOn: null, learnt: null, left: false, leftOn: null, planEndedOn: null },
	...over
});
const member = (name: string, over: Partial<MemberFact> = {}): MemberFact => ({
	...{ accountId: name, name, department: 'Social', function: 'fagperson', fromOn: start, toOn: null },
	...{ endedReason: null },
	...over
});
const held = (on: string) => ({
	...{ id: `m-${on}`, on, title: 'Opfølgning', state: 'held' as const },
	startsAt: new Date(`${on}T09:00:00Z`)
});
const answer = (on: string, over: Partial<ForloebFacts['answers'][number]> = {}) => ({
	...{ on, by: 'borger' as const, name: null, samlet: false, count: 1 },
	...over
});
const items = (view: ReturnType<typeof compose>) => [...view.coming, ...view.past.flatMap((month) => month.items)];
const told = (view: ReturnType<typeof compose>) => items(view).map((item) => `${item.on} ${item.type}`);

describe('S19 stretches without anything', () => {
	test('thirty quiet days are nothing to speak of, thirty-one are marked with their first and last day', () => {
		const quiet = (days: number) => compose({ plans: [{ startedOn: addDays(today, -days), endedOn: null }] }).gaps;
		expect(quiet(30)).toEqual([]);
		expect(quiet(31)).toEqual([{ from: addDays(today, -30), to: today, days: 31, open: true }]);
	});

	test('a wait in the middle is counted without the days at both ends, on which something happened', () => {
		const { gaps } = compose({ moeder: [held('2026-01-31'), held('2026-03-15')], answers: [answer(today)] });
		expect(gaps[0]).toEqual({ from: '2026-02-01', to: '2026-03-14', days: 42, open: false });
	});

	test('a municipality that waits no longer than a week sees shorter stretches', () => {
		const shifts = { plans: [{ startedOn: addDays(today, -10), endedOn: null }] };
		expect(compose(shifts).gaps).toEqual([]);
		expect(compose(shifts, { quiet: 7 }).gaps).toMatchObject([{ days: 10 }]);
	});

	test('a meeting that is planned, called off or not written down ends no wait; every other happening does', () => {
		const middle = '2026-10-25';
		const long = { plans: [{ startedOn: addDays(today, -58), endedOn: null }] };
		for (const state of ['planned', 'cancelled'] as const)
			expect(compose({ ...long, moeder: [{ ...held(middle), state }] }).gaps).toHaveLength(1);
		const shifts: Partial<ForloebFacts>[] = [
			{ moeder: [held(middle)] },
			{ answers: [answer(middle)] },
			{ versions: [{ on: middle, version: 1, by: null, summary: '' }] },
			{ noted: [{ id: 'a', on: middle, state: 'done', text: 'Ringer', by: null, byBorger: true }] },
			{ indsatser: [indsats({ startsOn: middle })] },
			{ indsatser: [indsats({ startsOn: '2025-01-01', endsOn: middle })] },
			{ members: [member('Signe', { fromOn: middle })] },
			{ members: [member('Signe', { fromOn: '2025-01-01', toOn: middle })] }
		];
		for (const shift of shifts) expect(compose({ ...long, ...shift }).gaps).toEqual([]);
	});

	test('nobody waits before the plan began, after it ended, or between two plans', () => {
		const plans = [
			{ startedOn: '2025-12-01', endedOn: '2025-12-20' },
			{ startedOn: '2026-05-01', endedOn: '2026-05-20' }
		];
		expect(compose({ plans, members: [member('Signe', { fromOn: '2024-01-01' })] }).gaps).toEqual([]);
		expect(compose({ plans: [] }).gaps).toEqual([]);
	});

	test('a wait that began before the period is counted whole', () => {
		const { gaps, past } = compose(
			{ plans: [{ startedOn: '2020-01-01', endedOn: null }], nearest: ['2025-10-01'], answers: [answer('2025-12-01')] },
			{ from: '2025-11-22', to: '2025-12-31' }
		);
		expect(gaps[0]).toEqual({ from: '2025-10-02', to: '2025-11-30', days: 60, open: false });
		expect(gaps[1]).toMatchObject({ from: '2025-12-02', open: true });
		// It stands where the page ends, not in a month of another page.
		expect(past[0]?.month).toBe('2025-12');
	});

	test('waits of other years are not told on the page of this one', () => {
		const { gaps } = compose(
			{ plans: [{ startedOn: '2016-01-01', endedOn: null }], answers: [answer('2025-06-01'), answer('2025-06-20')] },
			{ from: '2025-06-01', to: '2025-06-20' }
		);
		expect(gaps).toEqual([]);
	});
});

describe('S19 help on the axis', () => {
	test('runs in parallel, each with start, end and where it stands', () => {
		const view = compose({
			indsatser: [
				indsats({ itemId: 'b', startsOn: '2026-06-01', endsOn: '2026-08-01' }),
				indsats({ itemId: 'a', startsOn: '2025-01-01', endsOn: null }),
				indsats({ itemId: 'c', startsOn: '2026-12-01', endsOn: '2027-02-01', proevehandling: true })
			]
		});
		expect(view.indsatser.map(({ itemId, phase }) => [itemId, phase])).toEqual([
			['a', 'running'],
			['b', 'ended'],
			['c', 'coming']
		]);
		expect(view.indsatser[0]?.bar).toEqual({ from: view.from, to: view.to, cutStart: true, cutEnd: true });
		expect(view.indsatser[1]?.bar).toEqual({ from: '2026-06-01', to: '2026-08-01', cutStart: false, cutEnd: false });
		expect(view.to).toBe('2027-02-01');
		expect(told(view)).toContain('2027-02-01 indsats_ended');
		expect(view.coming.map(({ on }) => on)).toEqual(['2026-12-01', '2027-02-01']);
	});

	test('what is planned for a day far away stands in the list and does not stretch the axis', () => {
		const view = compose({ indsatser: [indsats({ endsOn: '2199-12-31' })] });
		expect(daysBetween(today, view.to)).toBe(365);
		expect(view.indsatser[0]?.bar.cutEnd).toBe(true);
		expect(told(view)).toContain('2199-12-31 indsats_ended');
	});

	test('with nothing planned the axis still reaches beyond today', () => {
		expect(compose().to).toBe(addDays(today, 14));
	});

	test('help that was taken out of the plan ends that day, and is told apart from help that ended', () => {
		const out = compose({ indsatser: [indsats({ left: true, leftOn: '2026-05-05', endsOn: '2026-12-31' })] });
		expect(out.indsatser[0]).toMatchObject({ endsOn: '2026-05-05', left: true, phase: 'ended' });
		const ended = compose({ indsatser: [indsats({ left: true, leftOn: '2026-05-05', endsOn: '2026-04-01' })] });
		expect(ended.indsatser[0]).toMatchObject({ endsOn: '2026-04-01', left: false, phase: 'ended' });
		const learnt = { left: true, leftOn: '2026-05-05', endsOn: '2026-05-06', learnt: 'Det gik.' };
		expect(compose({ indsatser: [indsats(learnt)] }).indsatser[0]).toMatchObject({ endsOn: '2026-05-06', left: false });
		const unknown = compose({ indsatser: [indsats({ left: true })] });
		expect(unknown.indsatser[0]).toMatchObject({ endsOn: null, left: true, phase: 'ended' });
		expect(unknown.indsatser[0]?.bar.to).toBe('2026-03-01');
	});

	test('help that was taken out before it could begin has never been', () => {
		const view = compose({ indsatser: [indsats({ left: true, leftOn: '2026-02-01' })] });
		expect(view.indsatser).toEqual([]);
		expect(told(view)).not.toContain('2026-02-01 indsats_ended');
	});

	test('help ends with its plan, and what was to begin later never did', () => {
		const view = compose({
			plans: [{ startedOn: start, endedOn: '2026-07-01' }],
			indsatser: [
				indsats({ planEndedOn: '2026-07-01' }),
				indsats({ itemId: 'late', startsOn: '2026-08-01', planEndedOn: '2026-07-01' })
			]
		});
		expect(view.indsatser).toMatchObject([{ itemId: 'mentor', endsOn: '2026-07-01', left: false }]);
		expect(told(view)).toContain('2026-07-01 plan_ended');
	});
});

describe('S19 shifts', () => {
	const birgit = member('Birgit', { function: 'tovholder', toOn: '2026-05-31', endedReason: 'Gik på pension.' });
	const tove = member('Tove', { function: 'tovholder', fromOn: '2026-06-01' });

	test('a new tovholder is one happening, with whom they follow and why', () => {
		const view = compose({ members: [tove, birgit] });
		expect(items(view).filter(({ type }) => type !== 'gap')).toMatchObject([
			{ on: '2026-06-01', type: 'tovholder', name: 'Tove', before: 'Birgit', reason: 'Gik på pension.' },
			{ on: start, type: 'tovholder', name: 'Birgit', before: null },
			{ on: start, type: 'plan_started' }
		]);
		expect(view.tovholdere.map(({ name, bar }) => [name, bar.from, bar.cutEnd])).toEqual([
			['Birgit', start, false],
			['Tove', '2026-06-01', true]
		]);
	});

	test('whoever stays on the team in another function has neither come nor gone', () => {
		const stays = member('Birgit', { fromOn: '2026-06-01' });
		expect(told(compose({ members: [tove, birgit, stays] })).filter((line) => /joined|left/.test(line))).toEqual([]);
		const becomes = member('Tove', { toOn: '2026-05-31' });
		expect(told(compose({ members: [tove, birgit, becomes] })).filter((line) => /joined|left/.test(line))).toEqual([
			`${start} joined`
		]);
	});

	test('a tovholder whom nobody follows has stopped', () => {
		expect(told(compose({ members: [birgit] }))).toContain('2026-05-31 left');
	});

	test('a tovholder who was replaced the morning they were to begin was never there', () => {
		const never = member('Signe', { function: 'tovholder', fromOn: '2026-06-01', toOn: '2026-05-31' });
		const view = compose({ members: [birgit, never, tove] });
		expect(JSON.stringify(view)).not.toContain('Signe');
	});

	test('a deputy answers instead of the tovholder of that day, and is announced', () => {
		const karen = member('Karen', { function: 'stedfortraeder', fromOn: '2026-12-10', toOn: '2026-12-17' });
		expect(compose({ members: [birgit, tove, karen] }).coming).toMatchObject([
			{ type: 'stedfortraeder', name: 'Karen', insteadOf: 'Tove', toOn: '2026-12-17' }
		]);
	});
});

describe('S19 the list', () => {
	test('what is coming stands nearest first, what has been newest first, by month', () => {
		const moede = (on: string, state: 'planned' | 'held' | 'cancelled') => ({ ...held(on), state });
		const view = compose({
			moeder: [
				moede('2026-12-20', 'planned'),
				moede(today, 'planned'),
				moede('2026-12-01', 'cancelled'),
				moede('2026-11-02', 'planned'),
				moede('2026-10-30', 'held')
			]
		});
		expect(view.coming.map(({ on }) => on)).toEqual([today, '2026-12-01', '2026-12-20']);
		expect(view.past.map(({ month }) => month).slice(0, 2)).toEqual(['2026-11', '2026-10']);
		expect(view.past[0]?.items[0]).toMatchObject({ type: 'moede', moede: { state: 'unwritten' } });
		expect(view.points.moede.map(({ mark }) => mark).sort()).toEqual([
			...['cancelled', 'held', 'planned', 'planned', 'unwritten']
		]);
	});

	test('says that somebody answered, and neither what nor whether it was good', () => {
		const view = compose({ answers: [answer('2026-11-01', { count: 3 }), answer('2026-11-01', { samlet: true })] });
		expect(items(view)).toContainEqual({
			...{ id: 'svar-0', on: '2026-11-01', type: 'answers', by: 'borger', name: null, samlet: false, count: 3, days: 1 }
		});
		expect(view.points.svar).toEqual([
			{ on: '2026-11-01', mark: 'borger' },
			{ on: '2026-11-01', mark: 'samlet' }
		]);
	});

	const small = {
		answers: ['2026-02-01', '2026-02-08', '2026-02-15'].map((on) => answer(on)),
		noted: ['2026-02-03', '2026-02-05'].map((on) => ({
			...{ id: on, on, state: 'done' as const, text: 'Ringer', by: null, byBorger: true }
		}))
	};

	test('a borger, and whoever sees many years at once, is told small things once a month', () => {
		const counted = [
			{ on: '2026-02-15', type: 'answers', count: 3, days: 3 },
			{ on: '2026-02-05', type: 'aftaler', count: 2 }
		];
		const february = (past: ReturnType<typeof compose>['past']) =>
			past.find(({ month }) => month === '2026-02')?.items.filter(({ type }) => type !== 'gap');
		expect(february(compose(small).past)).toHaveLength(5);
		expect(february(quieten(compose(small)).past)).toMatchObject(counted);
		const all = compose(
			{ ...small, plans: [{ startedOn: '2020-01-01', endedOn: null }] },
			{ ...rangeOf('alle', today), today }
		);
		expect(all.from).toBe('2020-01-01');
		expect(february(all.past)).toMatchObject(counted);
	});

	test('a borger reads once a month who of the professionals rated', () => {
		const rated = (on: string, name: string) => answer(on, { by: 'fagperson', name });
		const view = compose({
			answers: [rated('2026-02-01', 'Tove'), rated('2026-02-08', 'Signe'), rated('2026-02-15', 'Tove')]
		});
		const february = quieten(view).past.find(({ month }) => month === '2026-02');
		expect(february?.items).toMatchObject([{ on: '2026-02-15', type: 'raters', names: ['Tove', 'Signe'] }]);
	});

	test('a plan of which nothing is known has an axis and an empty list', () => {
		const view = compose({ plans: [] });
		expect([view.coming, view.past, view.indsatser, view.gaps]).toEqual([[], [], [], []]);
		expect(composeForloeb(facts({ plans: [] }), { ...rangeOf('alle', today), today })).toMatchObject({ from: today });
	});
});

describe('the period of an address', () => {
	test('is the last twelve months, a calendar year, or everything', () => {
		expect(rangeOf(readPeriod(null), today)).toEqual({ from: '2025-11-22', to: null });
		expect(rangeOf(readPeriod('2024'), today)).toEqual({ from: '2024-01-01', to: '2024-12-31' });
		expect(rangeOf(readPeriod('alle'), today)).toEqual({ from: null, to: null });
		expect(rangeOf(null, '2028-02-29')).toEqual({ from: '2027-02-28', to: null });
	});

	test('is never anything that is no year', () => {
		for (const field of ['', '24', '20244', '1e3', '٢٠٢٤', '-2024', '0001', '2200', "2024'"])
			expect(readPeriod(field)).toBeNull();
	});

	test('years go from the first plan or the first on the team until now', () => {
		expect(yearsOf({ plans: [{ startedOn: '2024-05-01', endedOn: null }], members: [] }, today)).toEqual([
			2026, 2025, 2024
		]);
		expect(yearsOf({ plans: [], members: [member('Tove', { fromOn: '2025-02-01' })] }, today)).toEqual([2026, 2025]);
		expect(yearsOf({ plans: [], members: [] }, today)).toEqual([2026]);
	});
});
