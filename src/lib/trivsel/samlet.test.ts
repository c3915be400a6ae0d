import { expect, test } from 'vitest';
import type { Answer, Lineal } from './lineal';
import { questionsOf, type Rating } from './rating';
import { missingForSamlet, samletView } from './samlet';

const active: Lineal = {
	key: 'voresplan',
	version: 1,
	name: 'Linealen',
	lowest: 1,
	highest: 3,
	step: 0.5,
	best: 'highest',
	anchors: [
		{ value: 3, text: 'godt' },
		{ value: 1, text: 'svært' }
	]
};
const rulers = { all: [active], active };
const point = (value: number): Answer => ({ kind: 'point', value });
const viktor = { accountId: 'v', name: 'Viktor Holm', kind: 'borger' } as const;
const tove = { accountId: 't', name: 'Tove Madsen', kind: 'fagperson' } as const;
const signe = { accountId: 's', name: 'Signe Bach', kind: 'fagperson' } as const;
const samlet = { ...tove, kind: 'tovholder' } as const;
const now = new Date('2026-11-21T10:00:00Z');

function rating(daysAgo: number, rater: Rating['rater'], answer: Answer | null, more: Partial<Rating> = {}): Rating {
	const at = new Date(now.getTime() - daysAgo * 86_400_000);
	return {
		id: `${rater.accountId} ${daysAgo}`,
		clientId: `${rater.accountId} ${daysAgo}`,
		emneId: null,
		rater,
		linealKey: 'voresplan',
		linealVersion: 1,
		madeAt: at,
		receivedAt: at,
		blind: true,
		answer,
		note: null,
		skridt: null,
		readBy: [],
		typed: null,
		replies: [],
		opened: rater.kind === 'borger' && answer ? 'after_own' : null,
		openable: false,
		...more
	};
}

const team = [
	{ accountId: 't', name: 'Tove Madsen', covers: [[]] },
	{ accountId: 's', name: 'Signe Bach', covers: [[]] },
	{ accountId: 'm', name: 'Mette Juhl', covers: [['helbred']] },
	{ accountId: 'f', name: 'Farid Nasser', covers: [] },
	{ accountId: 'i', name: 'Ida Mentor', covers: [] }
];
const overall = (ratings: Rating[]) => {
	const members = new Set(team.map(({ accountId }) => accountId));
	const [question] = questionsOf([], ratings, { reader: 't', team: members, now });
	if (!question) throw new Error('no question');
	return question;
};
const missing = (...ratings: Rating[]) => missingForSamlet(overall(ratings), now);
const view = (...ratings: Rating[]) =>
	samletView(overall(ratings), { reader: 't', team, rulers, now, newId: () => 'ny' });

test('M23 the samlet vurdering waits for the own rating and for the borger’s latest answer to be opened', () => {
	expect(missing()).toEqual(['own']);
	expect(missing(rating(3, viktor, null))).toEqual(['own', 'opening']);
	expect(missing(rating(3, viktor, null), rating(2, tove, point(2)))).toEqual(['opening']);
	expect(missing(rating(3, viktor, point(1)))).toEqual(['own']);
	expect(missing(rating(3, viktor, point(1)), rating(2, tove, point(2)))).toEqual([]);
	expect(missing(rating(2, tove, point(2)))).toEqual([]);
});

test('M23 an own rating from before the last look or more than thirty days before the answer says nothing of this round, and a samlet vurdering is none', () => {
	const looked = { opened: 'seen_first' } as const;
	expect(missing(rating(3, viktor, point(1), looked), rating(4, tove, point(2)))).toEqual(['own']);
	expect(missing(rating(3, viktor, point(1), looked), rating(2, tove, point(2)))).toEqual([]);
	expect(missing(rating(3, viktor, null), rating(4, tove, point(2)))).toEqual(['own', 'opening']);
	expect(missing(rating(3, viktor, null, { openable: true }), rating(4, tove, point(2)))).toEqual(['opening']);
	expect(missing(rating(3, viktor, point(1)), rating(32, tove, point(2)))).toEqual([]);
	expect(missing(rating(3, viktor, point(1)), rating(33, tove, point(2)))).toEqual(['own']);
	expect(missing(rating(30, tove, point(2)))).toEqual(['own']);
	expect(missing(rating(3, viktor, point(1)), rating(1, samlet, point(2)))).toEqual(['own']);
});

test('M23 it names who has not answered yet: those who may rate, and those who have', () => {
	const { colleagues } = view(
		rating(3, viktor, point(1)),
		rating(2, tove, point(2)),
		rating(1, signe, point(3)),
		rating(1, { ...signe, accountId: 'i', name: 'Ida Mentor' }, point(1)),
		rating(40, { ...signe, accountId: 'm', name: 'Mette Juhl' }, point(1))
	);
	expect(colleagues.map(({ name, said }) => [name, said?.text ?? null])).toEqual([
		['Signe Bach', '3, godt'],
		['Mette Juhl', null],
		['Ida Mentor', '1, svært']
	]);
});

test('M23 a samlet vurdering is old when somebody has answered since', () => {
	const given = [rating(5, viktor, point(1)), rating(4, tove, point(2)), rating(3, samlet, point(1.5))];
	expect(view(...given).latest).toMatchObject({ text: '1½, mellem ”svært” og ”godt”', isOld: false });
	expect(view(...given, rating(2, signe, point(2))).latest).toMatchObject({ isOld: true });
	expect(view(...given, rating(2, viktor, null))).toMatchObject({
		latest: { isOld: true },
		missing: ['own', 'opening']
	});
	expect(view(rating(3, { ...samlet, accountId: 's' }, point(1))).latest).toBeNull();
});
