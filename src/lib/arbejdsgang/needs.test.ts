import { describe, expect, test } from 'vitest';
import { byNeed, needsOf, type NeedFacts } from './needs';

/** A Wednesday; so Thursday is a working day later, and the Friday before is three working days away. */
const today = '2026-11-18';
const tuesday = '2026-11-17';
const monday = '2026-11-16';
const quiet: NeedFacts = {
	function: 'tovholder',
	hasTovholder: true,
	diedOn: null,
	newAnswerOn: null,
	unreadNoteOn: null,
	alarmingOn: null,
	alarmingOpened: null,
	apartOn: null,
	lateSinceOn: null,
	dueOn: null,
	hasNextMoede: true,
	readsMoeder: true,
	stance: null,
	stanceOn: null,
	wroteOn: null,
	groundsEndOn: null,
	groundsEndFor: null,
	jointMissing: false,
	handoverPoints: 0,
	handoverOn: null,
	triedUntilOn: null,
	messageOn: null,
	messagePromisedOn: null,
	askedOn: null,
	askedMoedeOn: null,
	invitedOn: null,
	taskDueOn: null,
	unwrittenOn: null,
	moedeCount: null,
	journalFailedOn: null
};
const needs = (facts: Partial<NeedFacts>) => needsOf({ ...quiet, ...facts }, today);
const kinds = (facts: Partial<NeedFacts>) => needs(facts).map(({ kind }) => kind);
const fagperson = { function: 'fagperson' } as const;
const deputy = { function: 'stedfortraeder' } as const;

test('a borger with a meeting and nothing new needs nothing', () => {
	expect(needs({})).toEqual([]);
});

test('who has died needs nothing more', () => {
	expect(needs({ diedOn: monday, unreadNoteOn: monday, hasNextMoede: false, lateSinceOn: monday })).toEqual([]);
});

describe('M14 answers and notes', () => {
	test('a new answer is said as such, and with its note when there is one', () => {
		expect(needs({ newAnswerOn: today })).toEqual([{ kind: 'new_answer', waited: 0 }]);
		expect(needs({ unreadNoteOn: today })).toEqual([{ kind: 'new_note', waited: 0 }]);
		expect(needs({ newAnswerOn: today, unreadNoteOn: today })).toEqual([{ kind: 'new_answer_and_note', waited: 0 }]);
	});

	test('a note becomes the tovholder’s task when it has waited a working day, and the deputy’s one working day later', () => {
		expect(kinds({ unreadNoteOn: tuesday })).toEqual(['note_task']);
		expect(kinds({ unreadNoteOn: tuesday, ...deputy })).toEqual(['new_note']);
		expect(kinds({ unreadNoteOn: monday, ...deputy })).toEqual(['note_task']);
		expect(kinds({ unreadNoteOn: monday, newAnswerOn: monday })).toEqual(['note_task', 'new_answer']);
	});

	test('a weekend is no working day: a note from Friday is a task on Monday', () => {
		const note = { ...quiet, unreadNoteOn: '2026-11-13' };
		expect(needsOf(note, '2026-11-15')).toMatchObject([{ kind: 'new_note' }]);
		expect(needsOf(note, '2026-11-16')).toMatchObject([{ kind: 'note_task', waited: 3 }]);
	});

	test('an answer that must be seen is the tovholder’s task at once, and the deputy’s a working day later', () => {
		const alarming = { newAnswerOn: today, alarmingOn: today };
		expect(needs(alarming)).toEqual([{ kind: 'alarming', waited: 0, opened: false }]);
		expect(kinds({ ...alarming, ...deputy })).toEqual(['new_answer']);
		expect(kinds({ newAnswerOn: tuesday, alarmingOn: tuesday, ...deputy })).toEqual(['alarming']);
	});

	test('without a tovholder both are the deputy’s at the same time as they would be the tovholder’s', () => {
		const alone = { ...deputy, hasTovholder: false };
		expect(kinds({ alarmingOn: today, newAnswerOn: today, ...alone })).toEqual(['alarming']);
		expect(kinds({ unreadNoteOn: today, ...alone })).toEqual(['new_note']);
		expect(kinds({ unreadNoteOn: tuesday, ...alone })).toEqual(['note_task']);
	});

	test('other members of the team are told that there is an answer and a note, however long they wait', () => {
		const waiting = { unreadNoteOn: '2026-10-01', newAnswerOn: '2026-10-01', alarmingOn: '2026-10-01' };
		expect(kinds({ ...waiting, ...fagperson })).toEqual(['new_answer_and_note']);
	});

	test('an answer that was seen and not answered stays a task, in other words', () => {
		expect(needs({ alarmingOn: monday, alarmingOpened: true })).toEqual([
			{ kind: 'alarming', waited: 2, opened: true }
		]);
		expect(kinds({ alarmingOn: monday, alarmingOpened: true, newAnswerOn: today })).toEqual(['alarming', 'new_answer']);
	});

	test('M15 an answer and the own rating that stand far apart are something to talk about', () => {
		expect(needs({ apartOn: monday, ...fagperson })).toEqual([{ kind: 'apart', waited: 2 }]);
	});
});

describe('the plan', () => {
	test('what we owe is late from the day after it was due', () => {
		expect(needs({ lateSinceOn: '2026-11-09' })).toEqual([{ kind: 'late', waited: 9 }]);
		expect(needs({ lateSinceOn: today })).toEqual([]);
	});

	test('what we owe is announced three working days before', () => {
		expect(needs({ dueOn: '2026-11-23' })).toEqual([{ kind: 'due_soon', waited: -5, count: 3 }]);
		expect(needs({ dueOn: today })).toEqual([{ kind: 'due_soon', waited: 0, count: 0 }]);
		// On a Saturday: two working days until then.
		expect(needs({ dueOn: '2026-11-21' })).toEqual([{ kind: 'due_soon', waited: -3, count: 2 }]);
		expect(needs({ dueOn: '2026-11-24' })).toEqual([]);
		expect(needs({ dueOn: monday })).toEqual([]);
	});

	test('M11 the borger who does not agree, or wants to talk, is heard by everybody who reads the plan', () => {
		expect(needs({ stance: 'disagree', stanceOn: monday, ...fagperson })).toEqual([{ kind: 'disagrees', waited: 2 }]);
		expect(needs({ stance: 'talk', stanceOn: today })).toEqual([{ kind: 'wants_to_talk', waited: 0 }]);
	});

	test('that the borger wrote is for those who hold the threads', () => {
		expect(kinds({ wroteOn: today })).toEqual(['wrote']);
		expect(kinds({ wroteOn: today, ...deputy })).toEqual(['wrote']);
		expect(kinds({ wroteOn: today, ...fagperson })).toEqual([]);
	});

	test('S6 something that was tried asks what was learnt, from the day after it ended', () => {
		expect(needs({ triedUntilOn: tuesday, ...fagperson })).toEqual([{ kind: 'tried', waited: 1 }]);
		expect(needs({ triedUntilOn: today })).toEqual([]);
	});
});

describe('messages and what the borger asks for', () => {
	test('a message is announced with the promised day, and late from the day after it', () => {
		const message = (messagePromisedOn: string) => needs({ messageOn: monday, messagePromisedOn, ...fagperson });
		expect(message('2026-11-20')).toEqual([{ kind: 'message', waited: 2, count: 2 }]);
		expect(message(today)).toEqual([{ kind: 'message', waited: 2, count: 0 }]);
		expect(message(tuesday)).toEqual([{ kind: 'message_late', waited: 2, count: 1 }]);
		expect(needs({ messageOn: monday })).toEqual([{ kind: 'message', waited: 2, count: 0 }]);
	});

	test('M3 what the borger asks for waits until it is answered', () => {
		expect(needs({ askedOn: tuesday })).toEqual([{ kind: 'asked', waited: 1 }]);
		expect(needs({ askedMoedeOn: monday })).toEqual([{ kind: 'asked_moede', waited: 2 }]);
	});
});

describe('meetings', () => {
	test('M4 an invitation waits for an answer', () => {
		expect(needs({ invitedOn: monday, ...fagperson })).toEqual([{ kind: 'invited', waited: 2 }]);
	});

	test('M31 a task is announced three working days before, and late from the day after', () => {
		expect(needs({ taskDueOn: '2026-11-23' })).toEqual([{ kind: 'task', waited: -5, count: 3 }]);
		expect(needs({ taskDueOn: today })).toEqual([{ kind: 'task', waited: 0, count: 0 }]);
		expect(needs({ taskDueOn: '2026-11-24' })).toEqual([]);
		expect(needs({ taskDueOn: tuesday })).toEqual([{ kind: 'task_late', waited: 1, count: 1 }]);
	});

	test('a meeting that is over and not closed says since when', () => {
		expect(needs({ unwrittenOn: monday })).toEqual([{ kind: 'unwritten', waited: 2 }]);
		expect(needs({ unwrittenOn: today })).toEqual([{ kind: 'unwritten', waited: 0 }]);
	});

	test('M6 fewer than four meetings in the twelve months are said, where one is to come and meetings may be seen', () => {
		expect(needs({ moedeCount: 3 })).toEqual([{ kind: 'few_meetings', waited: 0, count: 3 }]);
		expect(needs({ moedeCount: 4 })).toEqual([]);
		expect(kinds({ moedeCount: 1, hasNextMoede: false })).toEqual(['no_meeting']);
		expect(needs({ moedeCount: 1, readsMoeder: false })).toEqual([]);
	});
});

describe('what surrounds it', () => {
	test('no next meeting is said only to those who may see meetings', () => {
		expect(needs({ hasNextMoede: false })).toEqual([{ kind: 'no_meeting', waited: 0 }]);
		expect(needs({ hasNextMoede: false, readsMoeder: false })).toEqual([]);
	});

	test('an adgangsgrundlag that runs out is announced thirty days before, with the department', () => {
		const ends = (groundsEndOn: string) => needs({ groundsEndOn, groundsEndFor: ['Social'] });
		expect(ends('2026-12-18')).toEqual([{ kind: 'grounds_end', waited: -30, names: ['Social'] }]);
		expect(ends(today)).toEqual([{ kind: 'grounds_end', waited: 0, names: ['Social'] }]);
		expect(ends('2026-12-19')).toEqual([]);
		expect(ends(tuesday)).toEqual([]);
	});

	test('S8 a plan that the borger has not said yes to is a need of who holds the threads', () => {
		expect(needs({ jointMissing: true })).toEqual([{ kind: 'joint_missing', waited: 0 }]);
		expect(needs({ jointMissing: true, diedOn: monday })).toEqual([]);
	});

	test('S14 what did not reach the journal is a need of everybody in that department who is on the team', () => {
		for (const mine of ['tovholder', 'stedfortraeder', 'fagperson'] as const) {
			expect(needs({ journalFailedOn: monday, function: mine })).toEqual([{ kind: 'journal_failed', waited: 2 }]);
		}
	});

	test('M2 open points of a handover are with the one it was handed to', () => {
		expect(needs({ handoverPoints: 2, handoverOn: monday })).toEqual([{ kind: 'handover', waited: 2, count: 2 }]);
	});
});

test('the list begins with what has waited longest for an eye', () => {
	const borgere = [
		{ name: 'Åse', needs: [] },
		{ name: 'Anna', needs: [] },
		{ name: 'Møde', needs: needs({ hasNextMoede: false }) },
		{ name: 'Snart', needs: needs({ dueOn: '2026-11-20' }) },
		{ name: 'I dag', needs: needs({ dueOn: today }) },
		{ name: 'Forsinket', needs: needs({ lateSinceOn: tuesday }) },
		{ name: 'Mere forsinket', needs: needs({ lateSinceOn: '2026-11-01' }) },
		{ name: 'Nyt', needs: needs({ newAnswerOn: today, lateSinceOn: '2026-01-01' }) },
		{ name: 'Nyt og note', needs: needs({ newAnswerOn: today, unreadNoteOn: today }) },
		{ name: 'Uenig', needs: needs({ stance: 'disagree', stanceOn: today }) },
		{ name: 'Ulæst', needs: needs({ unreadNoteOn: tuesday }) },
		{ name: 'Ulæst længe', needs: needs({ unreadNoteOn: monday }) },
		{ name: 'Se nu', needs: needs({ newAnswerOn: today, alarmingOn: today, hasNextMoede: false }) }
	];
	expect(borgere.sort(byNeed).map(({ name }) => name)).toEqual([
		'Se nu',
		'Ulæst længe',
		'Ulæst',
		'Uenig',
		'Nyt og note',
		'Nyt',
		'Mere forsinket',
		'Forsinket',
		'I dag',
		'Snart',
		'Møde',
		'Anna',
		'Åse'
	]);
});
