import { describe, expect, test } from 'vitest';
import { localOf } from '../core/local-time';
import { choicesOf, type Choice } from './choice';
import { dueOf, type PersonFacts } from './due';
import { usefulUntil, wordsOf } from './kinds';
import { needsMail, waysOf } from './ways';

const at = (text: string) => new Date(text);
const borger = (over: Partial<PersonFacts> = {}): PersonFacts => ({
	accountId: 'konto',
	borgerId: 'borger',
	hour: 9,
	choices: choicesOf('borger', []),
	since: at('2026-01-01T00:00:00Z'),
	told: {},
	changes: [],
	moeder: [],
	ruler: null,
	waiting: 0,
	...over
});
const change = (type: string, when: string, byAccountId: string | null = 'tove') => ({
	id: `${type} ${when}`,
	type,
	at: at(when),
	byAccountId
});
const off = (kind: Choice['kind']) =>
	choicesOf('borger', []).map((each) => (each.kind === kind ? { ...each, push: false, email: false } : each));
const told = (person: PersonFacts, now: string) =>
	dueOf(person, at(now)).map(({ kind, dueAt }) => `${kind} ${localOf(dueAt)}`);

describe('what has happened', () => {
	test('a meeting that was moved in the evening is told at 8 the next morning, a new version at the hour that was chosen', () => {
		const changes = [change('moede_moved', '2026-11-22T21:00:00Z'), change('plan_published', '2026-11-22T13:00:00Z')];
		expect(told(borger({ changes, hour: 11 }), '2026-11-22T21:01:00Z').sort()).toEqual([
			'moede_changed 2026-11-23T08:00',
			'plan_version 2026-11-23T11:00'
		]);
	});

	test('eight meetings that are planned together are one notice, and so is what comes before it is told', () => {
		const planned = Array.from({ length: 8 }, () => change('moede_planned', '2026-11-22T20:00:00Z'));
		const changes = [...planned, change('moede_moved', '2026-11-22T23:00:00Z')];
		expect(told(borger({ changes }), '2026-11-23T01:00:00Z')).toEqual(['moede_changed 2026-11-23T08:00']);
		const after = borger({ changes, told: { moede_changed: at('2026-11-23T07:00:00Z') } });
		expect(told(after, '2026-11-23T07:01:00Z')).toEqual([]);
	});

	test('a second answer just after the first is told a quarter of an hour later', () => {
		const changes = [change('besked', '2026-11-23T10:00:30Z')];
		const person = borger({ changes, told: { answer: at('2026-11-23T10:00:00Z') } });
		expect(told(person, '2026-11-23T10:01:00Z')).toEqual(['answer 2026-11-23T11:15']);
	});

	test('nobody is told what they did themselves, what is old, what was before they could be told, or what they do not want', () => {
		const now = '2026-11-23T10:00:00Z';
		const own = change('moede_cancelled', '2026-11-23T09:00:00Z', 'konto');
		expect(told(borger({ changes: [own] }), now)).toEqual([]);
		expect(told(borger({ changes: [change('reply_given', '2026-11-20T09:00:00Z')] }), now)).toEqual([]);
		const fresh = [change('reply_given', '2026-11-23T09:00:00Z')];
		expect(told(borger({ changes: fresh, since: at('2026-11-23T09:30:00Z') }), now)).toEqual([]);
		expect(told(borger({ changes: fresh, choices: off('answer') }), now)).toEqual([]);
		expect(told(borger({ changes: [change('note_read', '2026-11-23T09:00:00Z')] }), now)).toEqual([]);
		expect(told(borger({ changes: fresh }), now)).toEqual(['answer 2026-11-23T11:00']);
	});
});

describe('a meeting tomorrow', () => {
	const moede = { id: 'moede', startsAt: at('2026-11-24T09:00:00Z'), changedAt: at('2026-11-01T09:00:00Z') };

	test('is told the day before at the hour, not a minute earlier, and not when it has begun', () => {
		const person = borger({ moeder: [moede] });
		expect(told(person, '2026-11-23T07:59:59Z')).toEqual([]);
		expect(told(person, '2026-11-23T08:00:00Z')).toEqual(['moede_tomorrow 2026-11-23T09:00']);
		expect(told(person, '2026-11-24T09:00:00Z')).toEqual([]);
	});

	test('G4 at nine the day before, also when the clock is changed in between', () => {
		const monday = { id: 'moede', startsAt: at('2026-10-26T09:00:00Z'), changedAt: null };
		const sunday = { id: 'andet', startsAt: at('2026-10-25T09:00:00Z'), changedAt: null };
		expect(told(borger({ moeder: [monday] }), '2026-10-25T08:00:00Z')).toEqual(['moede_tomorrow 2026-10-25T09:00']);
		expect(told(borger({ moeder: [monday] }), '2026-10-25T07:59:00Z')).toEqual([]);
		expect(told(borger({ moeder: [sunday] }), '2026-10-24T07:00:00Z')).toEqual(['moede_tomorrow 2026-10-24T09:00']);
	});

	test('is not told to whoever was told an hour ago that it was moved to tomorrow, unless they do not want that', () => {
		const moved = { ...moede, changedAt: at('2026-11-23T12:00:00Z') };
		expect(told(borger({ moeder: [moved] }), '2026-11-23T13:00:00Z')).toEqual([]);
		expect(told(borger({ moeder: [moved], choices: off('moede_changed') }), '2026-11-23T13:00:00Z')).toHaveLength(1);
	});

	test('says today when it comes today, and is of no use when the meeting has begun', () => {
		const [due] = dueOf(borger({ moeder: [moede] }), at('2026-11-23T08:00:00Z'));
		expect(due && wordsOf(due, at('2026-11-23T08:00:00Z'))).toBe('moede_tomorrow');
		expect(due && wordsOf(due, at('2026-11-24T07:00:00Z'))).toBe('moede_today');
		expect(due && usefulUntil(due)).toEqual(moede.startsAt);
	});
});

describe('a question on the ruler', () => {
	const ruler = { lastAnswerAt: at('2026-11-10T12:00:00Z'), declined: false, reminders: 0 };

	test('comes a week after the last answer, at the hour, and within the day', () => {
		expect(told(borger({ ruler }), '2026-11-16T09:00:00Z')).toEqual([]);
		expect(told(borger({ ruler }), '2026-11-17T07:59:00Z')).toEqual([]);
		expect(told(borger({ ruler }), '2026-11-17T08:00:00Z')).toEqual(['ruler_due 2026-11-17T09:00']);
		expect(told(borger({ ruler }), '2026-11-17T19:00:00Z')).toEqual([]);
	});

	test('never comes more than once a week, whatever the borger does, and less often when three were not answered', () => {
		const days = Array.from(
			{ length: 100 },
			(_, day) => new Date(at('2026-09-01T08:30:00Z').getTime() + day * 86_400_000)
		);
		const asked: Date[] = [];
		for (const now of days) {
			const last = asked.at(-1);
			const person = borger({
				ruler: { lastAnswerAt: null, declined: false, reminders: asked.length },
				told: last ? { ruler_due: last } : {}
			});
			asked.push(...dueOf(person, now).map(({ dueAt }) => dueAt));
		}
		const gaps = asked.slice(1).map((each, index) => (each.getTime() - (asked[index]?.getTime() ?? 0)) / 86_400_000);
		expect(Math.min(...gaps)).toBeGreaterThanOrEqual(6.9);
		expect(gaps.map(Math.round)).toEqual([7, 7, 28, 28, 28]);
	});

	test('rests for three months when the borger would not answer, and is not asked without a plan', () => {
		expect(told(borger({ ruler: { ...ruler, declined: true } }), '2027-02-09T08:00:00Z')).toEqual([]);
		expect(told(borger({ ruler: { ...ruler, declined: true } }), '2027-02-10T08:00:00Z')).toHaveLength(1);
		expect(told(borger(), '2026-11-17T08:00:00Z')).toEqual([]);
	});

	test('does not come the day after somebody asked to be told of things', () => {
		const person = borger({ ruler: { ...ruler, lastAnswerAt: null }, since: at('2026-11-16T12:00:00Z') });
		expect(told(person, '2026-11-17T08:00:00Z')).toEqual([]);
		expect(told(person, '2026-11-23T08:00:00Z')).toHaveLength(1);
	});
});

describe('the digest of the staff', () => {
	const tove = borger({ borgerId: null, choices: [{ kind: 'digest', push: false, email: true }], waiting: 3 });

	test('comes on working days when something waits, and only to those who asked for it', () => {
		expect(told(tove, '2026-11-23T08:00:00Z')).toEqual(['digest 2026-11-23T09:00']);
		expect(told(tove, '2026-11-22T08:00:00Z')).toEqual([]);
		expect(told({ ...tove, waiting: 0 }, '2026-11-23T08:00:00Z')).toEqual([]);
		expect(told({ ...tove, choices: choicesOf('fagperson', []) }, '2026-11-23T08:00:00Z')).toEqual([]);
	});
});

describe('the way it goes', () => {
	const both: Choice = { kind: 'answer', push: true, email: true };
	const reach = { subscriptions: ['a', 'b'], mail: true };

	test('is every browser of theirs, the mail when there is none or pushes are not wanted, and never both', () => {
		const pushes = [
			{ channel: 'push', target: 'a' },
			{ channel: 'push', target: 'b' }
		];
		const mail = [{ channel: 'email', target: 'konto' }];
		expect(waysOf(both, reach, 'konto')).toEqual(pushes);
		expect(waysOf(both, { ...reach, subscriptions: [] }, 'konto')).toEqual(mail);
		expect(waysOf({ ...both, push: false }, reach, 'konto')).toEqual(mail);
		expect(waysOf({ ...both, email: false }, { ...reach, subscriptions: [] }, 'konto')).toEqual([]);
		expect(waysOf(both, { subscriptions: [], mail: false }, 'konto')).toEqual([]);
	});

	test('Q11 is the mail when the pushes come to nothing, or none has been taken for half an hour', () => {
		const dueAt = at('2026-11-23T08:00:00Z');
		const soon = { dueAt, now: at('2026-11-23T08:10:00Z') };
		const late = { dueAt, now: at('2026-11-23T08:30:00Z') };
		expect(needsMail([{ state: 'gone' }, { state: 'failed' }], soon)).toBe(true);
		expect(needsMail([{ state: 'gone' }, { state: 'waiting' }], soon)).toBe(false);
		expect(needsMail([{ state: 'waiting' }], late)).toBe(true);
		for (const state of ['sent', 'sending'] as const)
			expect(needsMail([{ state }, { state: 'gone' }], late)).toBe(false);
		expect(needsMail([], late)).toBe(false);
	});
});
