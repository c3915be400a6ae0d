import { expect, test } from 'vitest';
import { composePlan, phaseOf, sortMaal, type AftaleInPlan, type Delmaal, type Indsats, type Maal } from './plan';

const today = '2026-11-24';
const maal = (itemId: string, over: Partial<Maal> = {}): Maal => ({
	itemId,
	type: 'udvikle',
	isJob: false,
	title: itemId,
	borgerWords: null,
	professionalWords: null,
	position: 0,
	forvaltninger: [],
	ended: null,
	...over
});
const delmaal = (itemId: string, maalId: string, position = 0): Delmaal => ({
	...{ itemId, maalId, position, title: itemId },
	...{ responsible: null, dueOn: null, reachedOn: null }
});
const aftale = (itemId: string, over: Partial<AftaleInPlan> = {}): AftaleInPlan => ({
	...{ itemId, text: itemId, owedBy: 'kommune', duty: false, paragraph: null, responsible: null, forvaltning: null },
	...{
		dueOn: null,
		postponed: [],
		state: null,
		stateAt: null,
		reason: null,
		maalId: null,
		delmaalId: null,
		position: 0
	},
	...over
});
const indsats = (itemId: string, over: Partial<Indsats> = {}): Indsats => ({
	...{ itemId, maalId: null, title: itemId, description: null, proevehandling: false, provider: 'Huset' },
	...{ responsible: null, startsOn: '2026-10-01', endsOn: null, learnt: null, position: 0 },
	...over
});

test('P4 the goal for job or education stands on top, the others as placed', () => {
	const sorted = sortMaal([
		maal('b', { position: 2 }),
		maal('a', { position: 1 }),
		maal('job', { isJob: true, position: 9 })
	]);
	expect(sorted.map((each) => each.itemId)).toEqual(['job', 'a', 'b']);
});

test('S1 an aftale stands under its delmaal, or under its goal, or apart; none vanishes', () => {
	const view = composePlan(
		{
			maal: [maal('sove'), maal('job', { isJob: true })],
			delmaal: [delmaal('d2', 'sove', 2), delmaal('d1', 'sove', 1)],
			indsatser: [],
			aftaler: [
				aftale('under-step', { delmaalId: 'd1' }),
				aftale('under-goal', { maalId: 'sove' }),
				aftale('gone-step', { maalId: 'job', delmaalId: 'unknown' }),
				aftale('gone-goal', { maalId: 'unknown' }),
				aftale('loose')
			]
		},
		today
	);
	expect(view.maal.map((each) => each.itemId)).toEqual(['job', 'sove']);
	const [job, sove] = view.maal;
	expect(sove?.delmaal.map((each) => each.itemId)).toEqual(['d1', 'd2']);
	expect(sove?.delmaal[0]?.aftaler.map((each) => each.itemId)).toEqual(['under-step']);
	expect(sove?.aftaler.map((each) => each.itemId)).toEqual(['under-goal']);
	expect(job?.aftaler.map((each) => each.itemId)).toEqual(['gone-step']);
	expect(view.loose.aftaler.map((each) => each.itemId)).toEqual(['gone-goal', 'loose']);
});

test('P9 a goal names every department that works on it, once', () => {
	const view = composePlan(
		{
			maal: [maal('job', { forvaltninger: ['Beskæftigelse'] })],
			delmaal: [],
			indsatser: [],
			aftaler: [
				aftale('a', { maalId: 'job', forvaltning: 'Social' }),
				aftale('b', { maalId: 'job', forvaltning: 'Beskæftigelse' })
			]
		},
		today
	);
	expect(view.maal[0]?.forvaltninger).toEqual(['Beskæftigelse', 'Social']);
});

test('S3 what is tried out stands apart from help, and running comes before ended', () => {
	const view = composePlan(
		{
			maal: [],
			delmaal: [],
			indsatser: [
				indsats('ended', { endsOn: '2026-11-23' }),
				indsats('running'),
				indsats('trial', { proevehandling: true }),
				indsats('elsewhere', { maalId: 'unknown', startsOn: '2026-12-01' })
			],
			aftaler: []
		},
		today
	);
	expect(view.loose.help.map((each) => [each.itemId, each.phase])).toEqual([
		['running', 'running'],
		['elsewhere', 'coming'],
		['ended', 'ended']
	]);
	expect(view.loose.trials.map((each) => each.itemId)).toEqual(['trial']);
});

test('M30 help runs on its last day', () => {
	expect(phaseOf({ startsOn: '2026-01-01', endsOn: today }, today)).toBe('running');
});

test('S1 a closed goal stands at the end with how it ended, and what is still owed or given stays in sight', () => {
	const ended = (on: string) => ({ on, outcome: 'reached', words: 'Nu sover jeg.' }) as const;
	const view = composePlan(
		{
			maal: [
				maal('old', { ended: ended('2026-08-01') }),
				maal('sove', { ended: ended('2026-11-01') }),
				maal('job', { isJob: true })
			],
			delmaal: [delmaal('step', 'sove')],
			indsatser: [indsats('runs', { maalId: 'sove' }), indsats('over', { maalId: 'sove', endsOn: '2026-10-31' })],
			aftaler: [
				aftale('owed', { maalId: 'sove' }),
				aftale('owed-under-step', { delmaalId: 'step' }),
				aftale('reopened', { maalId: 'sove', state: 'reopened' }),
				aftale('done', { maalId: 'sove', state: 'done' })
			]
		},
		today
	);
	expect(view.maal.map((each) => each.itemId)).toEqual(['job']);
	expect(view.closed.map((each) => each.itemId)).toEqual(['sove', 'old']);
	expect(view.closed[0]?.aftaler.map((each) => each.itemId)).toEqual(['done']);
	expect(view.closed[0]?.help.map((each) => each.itemId)).toEqual(['over']);
	expect(view.loose.aftaler.map((each) => each.itemId)).toEqual(['owed', 'owed-under-step', 'reopened']);
	expect(view.loose.help.map((each) => each.itemId)).toEqual(['runs']);
});

test('M14 what began as a point on the board says so', () => {
	const view = composePlan(
		{
			maal: [maal('fiske', { fromTavle: 'Jeg vil ud at fiske' })],
			delmaal: [],
			indsatser: [],
			aftaler: [aftale('a', { maalId: 'fiske', fromTavle: 'Ringe til klubben' }), aftale('b', { maalId: 'fiske' })]
		},
		today
	);
	expect(view.maal[0]?.fromTavle).toBe('Jeg vil ud at fiske');
	expect(view.maal[0]?.aftaler.map((each) => each.fromTavle)).toEqual(['Ringe til klubben', null]);
});
