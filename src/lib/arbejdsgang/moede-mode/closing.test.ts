import { describe, expect, test } from 'vitest';
import { closingQuestions, finishedBy, missingOf, tasksOf, type ClosingFacts } from './closing';

const nothing: ClosingFacts = { templateKey: 'kickoff', hasNext: false, written: [], unshared: 0, pointsLeft: [] };
const all: ClosingFacts = {
	templateKey: 'kickoff',
	hasNext: true,
	written: [...closingQuestions, 'samtykke_talked', 'team_talked', 'referat'],
	unshared: 0,
	pointsLeft: []
};

describe('closing a meeting', () => {
	test('M12 a kick-off lacks the next date, who may see what and who is with, until they are there', () => {
		expect(missingOf(nothing)).toEqual(['questions', 'next_moede', 'samtykke', 'team', 'referat']);
		expect(missingOf(all)).toEqual([]);
	});

	test('another meeting is not asked for what a kick-off ends with', () => {
		expect(missingOf({ ...nothing, templateKey: 'opfoelgning' })).toEqual(['questions', 'next_moede', 'referat']);
		expect(missingOf({ ...nothing, templateKey: null })).not.toContain('samtykke');
	});

	test('M33 the four questions are one task until all four are answered', () => {
		expect(missingOf({ ...all, written: ['goals', 'involve', 'starts', 'referat'], templateKey: null })).toEqual([
			'questions'
		]);
	});

	test('agreements that are not shared and points that were not reached are not forgotten', () => {
		expect(missingOf({ ...all, unshared: 2, pointsLeft: ['Min bolig'] })).toEqual(['other', 'publish']);
	});

	test('M32 each task has a working day, and to follow up with the borger is always one', () => {
		expect(tasksOf(all, '2026-12-22')).toEqual([{ type: 'follow_up', dueOn: '2026-12-29' }]);
		expect(tasksOf({ ...all, hasNext: false, unshared: 1 }, '2026-11-20')).toEqual([
			{ type: 'publish', dueOn: '2026-11-24' },
			{ type: 'next_moede', dueOn: '2026-11-27' },
			{ type: 'follow_up', dueOn: '2026-11-25' }
		]);
	});

	test('what is written after the meeting does its task', () => {
		expect(finishedBy(['referat', 'goals'])).toEqual(['referat']);
		expect(finishedBy([...closingQuestions, 'samtykke_talked'])).toEqual(['questions', 'samtykke']);
		expect(finishedBy([])).toEqual([]);
	});
});
