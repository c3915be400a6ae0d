import { expect, test } from 'vitest';
import type { DeskParticipant } from './desk';
import { dutiesOf, type DutyFacts } from './duties';

const signe: DeskParticipant = {
	...{
		id: 'p',
		accountId: 's',
		netvaerkspersonId: null,
		name: 'Signe Bach',
		from: 'Social',
		roleText: 'er med',
		own: false
	},
	...{
		bisidder: false,
		answer: 'none',
		answerReason: null,
		substitute: null,
		leftTeam: false,
		isMe: false,
		reads: true
	}
};
/** A meeting on Tuesday 1 December 2026 from 10 to 11. */
const planned: DutyFacts = {
	...{ state: 'planned', startedAt: null, closedAt: null, tolk: null, next: null, notes: {} },
	...{ participants: [], agenda: [], beslutninger: [], opgaver: [] },
	startsAt: new Date('2026-12-01T09:00:00Z'),
	endsAt: new Date('2026-12-01T10:00:00Z')
};
const punkt = { id: 'a', title: 'Aftalerne', minutes: 25, byBorger: false, author: 'Tove Madsen', doneAt: null };
const states = (facts: Partial<DutyFacts>, now: string) =>
	Object.fromEntries(dutiesOf({ ...planned, ...facts }, new Date(now)).map(({ key, state }) => [key, state]));
const dueOf = (facts: Partial<DutyFacts>, now: string) =>
	Object.fromEntries(dutiesOf({ ...planned, ...facts }, new Date(now)).map(({ key, dueOn }) => [key, dueOn]));

test('M31 two weeks before, somebody is to be asked and an agenda made; what comes after the meeting comes later', () => {
	expect(states({}, '2026-11-16T09:00:00Z')).toEqual({
		...{ summon: 'open', agenda: 'open', answers: 'not_needed', tolk: 'not_needed', lead: 'later' },
		...{ referat: 'later', decisions: 'later', follow_up: 'later', next: 'later' }
	});
	expect(dueOf({}, '2026-11-16T09:00:00Z')).toMatchObject({ summon: '2026-11-17', agenda: '2026-11-26' });
});

test('M31 the day before, what is not ready is late: a tolk nobody has booked, an answer nobody has given', () => {
	const asked = { participants: [signe], tolk: { language: 'arabisk', bookedOn: null, bookedBy: null } };
	expect(states(asked, '2026-11-30T09:00:00Z')).toMatchObject({
		...{ summon: 'done', agenda: 'late', answers: 'late', tolk: 'late', lead: 'later' }
	});
	const ready = {
		participants: [{ ...signe, answer: 'no' as const, answerReason: 'Ferie' }],
		agenda: [punkt],
		tolk: { language: 'arabisk', bookedOn: '2026-11-20', bookedBy: 'Tove, Tolkebureauet' }
	};
	expect(states(ready, '2026-11-30T09:00:00Z')).toMatchObject({ agenda: 'done', answers: 'done', tolk: 'done' });
});

test('M31 on the day it is led, and one that passed without being led is late', () => {
	expect(states({}, '2026-12-01T08:00:00Z')['lead']).toBe('open');
	expect(states({ startedAt: planned.startsAt }, '2026-12-01T09:30:00Z')['lead']).toBe('done');
	expect(states({}, '2026-12-01T10:00:00Z')['lead']).toBe('late');
});

test('M31 after the meeting: minutes and decisions in two working days, then the borger is followed up and the next step is set', () => {
	const held = { state: 'held' as const, participants: [signe] };
	expect(states(held, '2026-12-01T12:00:00Z')).toEqual({
		...{ summon: 'done', agenda: 'not_needed', answers: 'not_needed', tolk: 'not_needed', lead: 'done' },
		...{ referat: 'open', decisions: 'open', follow_up: 'open', next: 'open' }
	});
	expect(dueOf(held, '2026-12-01T12:00:00Z')).toMatchObject({ referat: '2026-12-03', follow_up: '2026-12-04' });
	expect(states(held, '2026-12-09T12:00:00Z')).toMatchObject({ referat: 'late', decisions: 'late', next: 'late' });
	const written = {
		...held,
		notes: { referat: { text: 'Vi aftalte …', by: 'Tove Madsen', at: planned.endsAt } },
		next: { id: 'n', title: 'Opfølgning', startsAt: new Date('2027-01-05T09:00:00Z') }
	};
	expect(states(written, '2026-12-09T12:00:00Z')).toMatchObject({
		...{ referat: 'done', decisions: 'not_needed', follow_up: 'late', next: 'done' }
	});
});

test('M31 a task of the meeting decides the day, and that it is done', () => {
	const task = { id: 'o', moedeId: 'm', text: null, doneAt: null };
	const held = {
		state: 'held' as const,
		opgaver: [
			{ ...task, type: 'follow_up' as const, dueOn: '2026-12-20' },
			{ ...task, type: 'next_moede' as const, dueOn: '2026-12-02', doneAt: new Date('2026-12-02T09:00:00Z') }
		]
	};
	expect(states(held, '2026-12-14T12:00:00Z')).toMatchObject({ follow_up: 'open', next: 'done' });
	expect(dueOf(held, '2026-12-14T12:00:00Z')).toMatchObject({ follow_up: '2026-12-20' });
});

test('nothing is left to do for a meeting that is cancelled', () => {
	expect(dutiesOf({ ...planned, state: 'cancelled' }, new Date('2026-12-09T12:00:00Z'))).toEqual([]);
});
