import { addMonths } from '../core/dates';
import { expect, test } from 'vitest';
import { localOf } from '../core/local-time';
import type { MoedeTyped, PlanHead, Template } from './desk';
import * as planning from './planning';

const now = new Date('2026-11-22T09:00:00Z');
const tove = '11111111-1111-4111-8111-111111111111';
const signe = '22222222-2222-4222-8222-222222222222';
const kickoff: Template = {
	...{
		key: 'kickoff',
		name: 'Kick-off',
		minutes: 90,
		purpose: 'Vi lægger din plan sammen.',
		prepare: null,
		duty: false
	},
	...{ agenda: [], followMonths: [3, 6, 9], followTemplate: 'mini_kick', questions: [] }
};
const miniKick: Template = { ...kickoff, key: 'mini_kick', minutes: 45, followMonths: [], followTemplate: null };
const head: PlanHead = {
	borger: { id: 'b', name: 'Viktor Holm' },
	templates: [kickoff, miniKick],
	team: [
		{ accountId: tove, name: 'Tove Madsen', from: 'Beskæftigelse', roleText: 'holder trådene', isMe: true },
		{ accountId: signe, name: 'Signe Bach', from: 'Social', roleText: 'hjælper med hverdagen', isMe: false }
	],
	...{ topics: [], tolkLanguage: null, place: 'Rådhuset', mayPlan: true, me: tove }
};
const id = '33333333-3333-4333-8333-333333333333';
const typed: MoedeTyped = {
	...planning.typedFrom(kickoff, head, id),
	...{ dag: '2026-12-01', fra: '10:00', til: '11:30', deltager: [tove, signe], minikick: '' }
};
const facts = { now, template: kickoff, follow: miniKick, team: [tove, signe] };
const read = (change: Partial<MoedeTyped>) => planning.readMoede({ ...typed, ...change }, facts);
const problemsOf = (change: Partial<MoedeTyped>) => {
	const answer = read(change);
	return answer.ok ? {} : answer.problems;
};
const valueOf = (change: Partial<MoedeTyped>) => {
	const answer = read(change);
	if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
	return answer.value;
};

test('M12 a form begins with what the template says, and with the actor ticked', () => {
	expect(planning.typedFrom(kickoff, head, id)).toMatchObject({
		...{ id, skabelon: 'kickoff', titel: 'Kick-off', formaal: 'Vi lægger din plan sammen.', pligt: 'frivilligt' },
		...{ sted: 'Rådhuset', deltager: [tove], roller: { [signe]: 'hjælper med hverdagen' }, minikick: 'ja' }
	});
	expect(planning.typedFrom(null, { ...head, team: [] }, id)).toMatchObject({ titel: '', pligt: '', deltager: [] });
});

test('S7 a meeting has a time, a place, and people who each come as something', () => {
	expect(valueOf({})).toMatchObject({
		...{ title: 'Kick-off', startsLocal: '2026-12-01T10:00', place: 'Rådhuset', duty: false, later: [], miniKicks: [] },
		startsAt: new Date('2026-12-01T09:00:00Z'),
		endsAt: new Date('2026-12-01T10:30:00Z'),
		participants: [
			{ accountId: tove, roleText: 'holder trådene' },
			{ accountId: signe, roleText: 'hjælper med hverdagen' }
		]
	});
	expect(problemsOf({ titel: ' ', formaal: '', sted: '', pligt: '', deltager: [] })).toEqual({
		...{ titel: 'missing', formaal: 'missing', sted: 'missing', pligt: 'missing', deltager: 'nobody' }
	});
});

test('M3 nobody is asked without a role, and nobody who is not on the team', () => {
	expect(problemsOf({ roller: { [tove]: 'holder trådene' } })).toEqual({ [`rolle-${signe}`]: 'missing' });
	expect(problemsOf({ deltager: [tove, id] })).toEqual({ deltager: 'not_on_team' });
	expect(problemsOf({ deltager: ['<script>'] })).toEqual({ deltager: 'not_on_team' });
	expect(valueOf({ deltager: [tove, tove.toUpperCase()] }).participants).toHaveLength(1);
});

test('a meeting does not end before it starts, and does not last a day', () => {
	expect(problemsOf({ til: '09:00' })).toEqual({ til: 'end_before_start' });
	expect(problemsOf({ til: '10:00' })).toEqual({ til: 'end_before_start' });
	expect(problemsOf({ fra: '00:00', til: '23:59' })).toEqual({ til: 'too_long' });
});

test('a meeting is on a day and at a time that exist, neither in the past nor in the year 9999', () => {
	expect(problemsOf({ dag: '9999-12-31' })).toEqual({ dag: 'not_a_day' });
	expect(problemsOf({ dag: '2199-12-31' })).toEqual({ dag: 'too_far' });
	expect(problemsOf({ dag: '2027-02-29' })).toEqual({ dag: 'not_a_day' });
	expect(problemsOf({ dag: '1.12.2026' })).toEqual({ dag: 'not_a_day' });
	expect(problemsOf({ dag: '' })).toEqual({ dag: 'missing' });
	expect(problemsOf({ dag: '2026-11-21' })).toEqual({ dag: 'past' });
	expect(problemsOf({ fra: '24:00', til: '' })).toEqual({ fra: 'not_a_clock', til: 'missing' });
	expect(valueOf({ dag: '2026-11-22', fra: '09:45' }).startsLocal).toBe('2026-11-22T09:45');
});

test('G1 02:30 on the night that has it twice is asked about; on the night that has it never it is refused', () => {
	const twice = { dag: '2026-10-25', fra: '02:30', til: '04:00' };
	const early = { ...facts, now: new Date('2026-10-01T09:00:00Z') };
	const at = (gang: string, change = {}) => planning.readMoede({ ...typed, ...twice, gang, ...change }, early);
	expect(at('')).toEqual({ ok: false, problems: { gang: 'twice' } });
	expect(at('tredje')).toEqual({ ok: false, problems: { gang: 'twice' } });
	expect(at('foerste')).toMatchObject({ value: { startsAt: new Date('2026-10-25T00:30:00Z') } });
	expect(at('anden')).toMatchObject({ value: { startsAt: new Date('2026-10-25T01:30:00Z') } });
	expect(at('anden', { til: '02:45' })).toMatchObject({ value: { endsAt: new Date('2026-10-25T01:45:00Z') } });
	expect(problemsOf({ dag: '2027-03-28', fra: '02:30', til: '04:00' })).toEqual({ fra: 'never' });
	expect(problemsOf({ dag: '2027-03-28', fra: '01:00', til: '02:30' })).toEqual({ til: 'never' });
});

test('G2 weekly meetings stay at the same clock time when summer time begins', () => {
	const { later } = valueOf({ dag: '2027-03-16', gentag: '1', antal: '4' });
	expect(later.map(({ startsLocal }) => startsLocal)).toEqual([
		'2027-03-23T10:00',
		'2027-03-30T10:00',
		'2027-04-06T10:00'
	]);
	expect(later.map(({ startsAt }) => startsAt.toISOString().slice(11, 16))).toEqual(['09:00', '08:00', '08:00']);
	expect(later.every(({ startsAt, endsAt }) => endsAt.getTime() - startsAt.getTime() === 90 * 60_000)).toBe(true);
	expect(valueOf({ gentag: '4', antal: '2' }).later[0]?.startsLocal).toBe('2026-12-29T10:00');
});

test('a series has from two to twelve meetings, so many weeks apart, and no end beyond two years', () => {
	for (const antal of ['1', '13', '-2', '2.5', 'to', '1e1'])
		expect(problemsOf({ gentag: '1', antal })).toEqual({ antal: 'not_a_count' });
	expect(problemsOf({ gentag: '1', antal: ' ' })).toEqual({ antal: 'missing' });
	expect(problemsOf({ gentag: '3', antal: '2' })).toEqual({ gentag: 'unknown' });
	expect(problemsOf({ gentag: '4', antal: '12', dag: '2028-10-02' })).toEqual({ dag: 'series_too_far' });
	expect(problemsOf({ gentag: '1', antal: '2', minikick: 'ja' })).toEqual({ gentag: 'series_kickoff' });
});

test('M13 mini-kicks come after 3, 6 and 9 months at the clock time of the kick-off, in summer and in winter', () => {
	const { miniKicks } = valueOf({ minikick: 'ja' });
	expect(miniKicks.map(({ startsLocal }) => startsLocal)).toEqual([
		'2027-03-01T10:00',
		'2027-06-01T10:00',
		'2027-09-01T10:00'
	]);
	expect(miniKicks.map(({ startsAt }) => startsAt.toISOString())).toEqual([
		'2027-03-01T09:00:00.000Z',
		'2027-06-01T08:00:00.000Z',
		'2027-09-01T08:00:00.000Z'
	]);
	expect(miniKicks.map(({ endsAt }) => localOf(endsAt).slice(11))).toEqual(['10:45', '10:45', '10:45']);
});

test('M13 a mini-kick is never on a day when the municipality is closed', () => {
	expect(planning.miniKicks('2026-11-30T13:00', [3])).toEqual(['2027-03-01T13:00']);
	expect(planning.miniKicks('2026-09-24T13:00', [3])).toEqual(['2026-12-28T13:00']);
	expect(planning.miniKicks('2026-12-05T13:00', [3, 6])).toEqual(['2027-03-05T13:00', '2027-06-07T13:00']);
});

test('a tolk has a language before somebody can have booked one', () => {
	expect(problemsOf({ tolkHvem: 'Tove' })).toEqual({ tolkHvem: 'no_language' });
	expect(valueOf({ tolk: 'arabisk' }).tolk).toEqual({ language: 'arabisk', bookedBy: null });
});

test('what was never on the form is a sentence, not a crash', () => {
	expect(problemsOf({ id: 'x', skabelon: 'findes-ikke', emner: ['__proto__'], titel: 'a\0b' })).toEqual({
		...{ id: 'unknown', skabelon: 'unknown', emner: 'unknown', titel: 'forbidden' }
	});
	const posted = new FormData();
	for (let count = 0; count < 500; count += 1) posted.append('deltager', String(count));
	posted.append('rolle-__proto__', 'x');
	posted.append(`rolle-${signe}`, 'hjælper');
	posted.append('titel', new File([], 'x'));
	expect(planning.typedOf(posted)).toMatchObject({ titel: '', roller: { [signe]: 'hjælper' } });
	expect(planning.typedOf(posted).deltager).toHaveLength(60);
});

const stands = {
	...{
		id,
		title: 'Møde',
		purpose: 'Fordi',
		duty: true,
		place: 'Rådhuset',
		placeDetail: null,
		prepare: null,
		tolk: null
	},
	...{ topics: [], revision: 4, startsLocal: '2026-11-20T10:00:00' },
	startsAt: new Date('2026-11-20T09:00:00Z'),
	endsAt: new Date('2026-11-20T10:00:00Z')
};

test('what stands is what the form of editing begins with, and a time that has passed may stay', () => {
	const same = planning.typedFromDesk(stands);
	expect(same).toMatchObject({
		dag: '2026-11-20',
		fra: '10:00',
		til: '11:00',
		pligt: 'pligt',
		revision: '4',
		gang: ''
	});
	expect(planning.readEdit(same, { now, stands })).toMatchObject({ ok: true, value: { revision: 4, duty: true } });
	expect(planning.readEdit({ ...same, fra: '09:00' }, { now, stands })).toEqual({
		ok: false,
		problems: { dag: 'past' }
	});
	expect(planning.readEdit({ ...same, revision: '-1', sted: '' }, { now, stands })).toEqual({
		ok: false,
		problems: { sted: 'missing', revision: 'unknown' }
	});
	const night = { ...stands, startsLocal: '2026-10-25T02:30:00', startsAt: new Date('2026-10-25T01:30:00Z') };
	expect(planning.typedFromDesk(night).gang).toBe('anden');
});

test('M6 meetings are counted over twelve months that began nine months ago, or with the plan', () => {
	expect(planning.moedeWindow(null, '2026-11-22')).toEqual({ from: '2026-02-22', to: '2027-02-22' });
	expect(planning.moedeWindow('2020-01-01', '2026-11-30')).toEqual({ from: '2026-02-28', to: '2027-02-28' });
	expect(planning.moedeWindow('2026-10-01', '2026-11-22')).toEqual({ from: '2026-10-01', to: '2027-10-01' });
	expect([3, 4].map((count) => planning.tooFew(count))).toEqual([true, false]);
	expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
	expect(addMonths('2026-01-31', -2)).toBe('2025-11-30');
});

test('M4 a no says why, or who comes instead', () => {
	const answer = (change: Partial<planning.AnswerTyped>) =>
		planning.readAnswer({ svar: 'nej', grund: '', afloeser: '', ...change });
	expect(answer({})).toEqual({ ok: false, problems: { grund: 'reason_or_substitute' } });
	expect(answer({ grund: 'Ferie' })).toEqual({ ok: true, value: { answer: 'no', reason: 'Ferie', substitute: null } });
	expect(answer({ afloeser: signe })).toMatchObject({ value: { reason: null, substitute: signe } });
	expect(answer({ afloeser: 'Signe' })).toEqual({ ok: false, problems: { afloeser: 'unknown' } });
	expect(answer({ svar: 'ja', grund: 'Gerne', afloeser: 'x' })).toEqual({
		ok: true,
		value: { answer: 'yes', reason: null, substitute: null }
	});
	expect(answer({ svar: 'måske' })).toEqual({ ok: false, problems: { svar: 'missing' } });
});

test('S7 a point of the agenda has a title, and minutes or none', () => {
	const point = (minutter: string, titel = 'Aftalerne') => planning.readPunkt({ id, titel, minutter });
	expect(point('')).toEqual({ ok: true, value: { id, title: 'Aftalerne', minutes: null } });
	expect(point(' 25 ')).toMatchObject({ value: { minutes: 25 } });
	for (const minutter of ['0', '241', '-5', 'ti', '1e2'])
		expect(point(minutter)).toEqual({ ok: false, problems: { minutter: 'not_minutes' } });
	expect(point('', ' ')).toEqual({ ok: false, problems: { titel: 'missing' } });
});
