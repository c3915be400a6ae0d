import { expect, test } from 'vitest';
import type { Answer, Lineal } from './lineal';
import {
	byWeek,
	distance,
	questionsOf,
	ratersOf,
	ratingBefore,
	readersOf,
	restsUntil,
	sayRating,
	stepsBetween,
	type Emne,
	type Rating
} from './rating';

const lineal: Lineal = {
	key: 'voresplan',
	version: 2,
	name: 'Linealen',
	lowest: 1,
	highest: 5,
	step: 0.5,
	best: 'highest',
	anchors: [
		{ value: 3, text: 'Det går op og ned' },
		{ value: 4, text: 'Det går godt' }
	]
};
const older: Lineal = { ...lineal, version: 1, best: 'lowest' };
const point = (value: number): Answer => ({ kind: 'point', value });
const viktor = { accountId: 'v', name: 'Viktor Holm', kind: 'borger' } as const;
const tove = { accountId: 't', name: 'Tove Madsen', kind: 'fagperson' } as const;
const samlet = { ...tove, kind: 'tovholder' } as const;
const signe = { accountId: 's', name: 'Signe Bach', kind: 'fagperson' } as const;
const at = (day: string, clock = '10:00') => new Date(`${day}T${clock}:00Z`);

let made = 0;
function rating(day: string, rater: Rating['rater'], answer: Answer | null, more: Partial<Rating> = {}): Rating {
	made += 1;
	return {
		id: `r${made}`,
		clientId: `c${made}`,
		emneId: null,
		rater,
		linealKey: 'voresplan',
		linealVersion: 2,
		madeAt: at(day),
		receivedAt: at(day),
		blind: true,
		answer,
		note: null,
		skridt: null,
		readBy: [],
		typed: null,
		replies: [],
		opened: null,
		openable: false,
		...more
	};
}
const now = at('2026-11-21');
const team = new Set(['t', 's']);
const emne = (id: string, more: Partial<Emne> = {}): Emne => ({
	id,
	maalId: null,
	text: `Om ${id}`,
	topics: [],
	ended: false,
	...more
});

test('the overall question comes first, then at most six areas that are still asked about', () => {
	const emner = [emne('gammel', { ended: true }), ...Array.from({ length: 8 }, (_, index) => emne(`e${index}`))];
	expect(questionsOf(emner, [], { reader: 'v', team, now }).map(({ key }) => key)).toEqual([
		'samlet',
		'e0',
		'e1',
		'e2',
		'e3',
		'e4',
		'e5'
	]);
});

test('the latest rating of each counts, by when it came in', () => {
	const ratings = [
		rating('2026-11-01', viktor, point(2)),
		rating('2026-11-20', viktor, point(3)),
		rating('2026-11-10', viktor, point(5), { receivedAt: at('2026-11-12') }),
		rating('2026-11-19', signe, point(2.5)),
		rating('2026-11-18', tove, point(3)),
		rating('2026-11-20', tove, point(1), { emneId: 'e' })
	];
	const [overall, area] = questionsOf([emne('e')], ratings, { reader: 't', team, now });
	expect(overall?.own?.answer).toEqual(point(3));
	expect(overall?.borger?.answer).toEqual(point(3));
	expect(overall?.professionals.map(({ rater }) => rater.name)).toEqual(['Signe Bach']);
	expect(area).toMatchObject({ borger: null, own: { answer: point(1) } });
	expect(questionsOf([], ratings, { reader: 'v', team, now })[0]?.professionals.map(({ rater }) => rater.name)).toEqual(
		['Signe Bach', 'Tove Madsen']
	);
});

test('M23 a tovholder’s own rating and their samlet vurdering are two series, and only the first is their own rating', () => {
	const ratings = [
		rating('2026-11-01', viktor, point(2)),
		rating('2026-11-02', tove, point(3)),
		rating('2026-11-03', signe, point(4)),
		rating('2026-11-04', samlet, point(2.5)),
		rating('2026-11-05', tove, point(3.5))
	];
	const [forTove] = questionsOf([], ratings, { reader: 't', team, now });
	expect(forTove?.own?.answer).toEqual(point(3.5));
	const others = (reader: string) =>
		questionsOf([], ratings, { reader, team, now })[0]?.professionals.map(({ rater, answer }) => [
			`${rater.name} ${rater.kind}`,
			answer
		]);
	expect(others('t')).toEqual([
		['Signe Bach fagperson', point(4)],
		['Tove Madsen tovholder', point(2.5)]
	]);
	expect(others('v')).toEqual([
		['Signe Bach fagperson', point(4)],
		['Tove Madsen fagperson', point(3.5)],
		['Tove Madsen tovholder', point(2.5)]
	]);
	const [onlySamlet] = questionsOf([], [rating('2026-11-04', samlet, point(2))], { reader: 't', team, now });
	expect(onlySamlet?.own).toBeNull();
});

test('what somebody said who has left the team is history', () => {
	const ratings = [rating('2026-11-01', tove, point(2)), rating('2026-11-02', signe, point(3))];
	const [overall] = questionsOf([], ratings, { reader: 'v', team: new Set(['s']), now });
	expect(overall?.professionals.map(({ rater }) => rater.name)).toEqual(['Signe Bach']);
});

test('a question the borger would not answer rests for three months, to the day', () => {
	const declined = { answer: { kind: 'decline' }, madeAt: at('2026-08-31') } as const;
	expect(restsUntil(declined, at('2026-11-29'))).toBe('2026-11-30');
	expect(restsUntil(declined, at('2026-11-30'))).toBeNull();
	// 23.30 UTC is the next day in Denmark.
	expect(restsUntil(declined, at('2026-11-29', '23:30'))).toBeNull();
	expect(restsUntil({ answer: { kind: 'dont_know' }, madeAt: at('2026-11-20') }, now)).toBeNull();
	expect(restsUntil({ answer: null, madeAt: at('2026-11-20') }, now)).toBeNull();
});

test('an answer goes to those whose adgangsgrundlag covers all its topics', () => {
	const team = [
		{ accountId: 't', name: 'Tove', covers: [[], ['helbred', 'misbrug']] },
		{ accountId: 's', name: 'Signe', covers: [['helbred'], ['misbrug']] },
		{ accountId: 'f', name: 'Farid', covers: [] }
	];
	expect(readersOf(team, [])).toEqual(['Tove', 'Signe']);
	expect(readersOf(team, ['helbred'])).toEqual(['Tove', 'Signe']);
	expect(readersOf(team, ['helbred', 'misbrug'])).toEqual(['Tove']);
	expect(readersOf(team, ['oekonomi'])).toEqual([]);
});

test('a rating keeps the words and the direction of the ruler it was made on', () => {
	const old = rating('2026-10-01', viktor, point(3), { linealVersion: 1 });
	const first = rating('2026-11-01', viktor, point(3));
	const second = rating('2026-11-08', viktor, point(4));
	expect(sayRating(second, [lineal, older])).toBe('4, Det går godt');
	expect(sayRating({ ...second, answer: null }, [lineal])).toBeNull();
	expect(stepsBetween(first, second, [lineal, older])).toBe(1);
	expect(stepsBetween(old, first, [lineal, older])).toBeNull();
	expect(stepsBetween(null, first, [lineal])).toBeNull();
	expect(distance(second, first, [lineal])).toBe(1);
	expect(distance(first, { ...second, answer: { kind: 'dont_know' } }, [lineal])).toBeNull();
});

test('the rating before is the same person’s, in the same series, on the same question', () => {
	const two = [rating('2026-11-01', tove, point(2)), rating('2026-11-08', samlet, point(3))];
	expect(two[1] && ratingBefore(two[1], two)).toBeNull();
	const ratings = [
		rating('2026-11-01', viktor, point(2)),
		rating('2026-11-05', signe, point(4)),
		rating('2026-11-06', viktor, point(1), { emneId: 'e' }),
		rating('2026-11-08', viktor, point(3))
	];
	const latest = ratings[3];
	expect(latest && ratingBefore(latest, ratings)?.answer).toEqual(point(2));
});

test('weeks begin on Monday in Denmark, and a week holds every rater’s ratings', () => {
	const weeks = byWeek([
		rating('2026-11-16', viktor, point(2)),
		rating('2026-11-22', tove, point(3)),
		rating('2026-11-17', viktor, point(4)),
		// Sunday 23.30 UTC is Monday in Denmark.
		rating('2026-11-15', signe, point(1), { madeAt: at('2026-11-15', '23:30') }),
		rating('2026-11-15', tove, point(5))
	]);
	expect(weeks.map(({ monday }) => monday)).toEqual(['2026-11-16', '2026-11-09']);
	expect(weeks[0]?.cells.get('borger v')?.map(({ answer }) => answer)).toEqual([point(4), point(2)]);
	expect([...(weeks[0]?.cells.keys() ?? [])].sort()).toEqual(['borger v', 'fagperson s', 'fagperson t']);
});

test('every series is named once: the borger’s, the professionals’, the samlet vurdering', () => {
	const ratings = [
		rating('2026-11-01', tove, point(2)),
		rating('2026-11-02', signe, point(2)),
		rating('2026-11-03', viktor, point(2)),
		rating('2026-11-04', samlet, point(2)),
		rating('2026-11-05', tove, point(2))
	];
	expect(ratersOf(ratings).map(({ name, kind }) => `${name} ${kind}`)).toEqual([
		'Viktor Holm borger',
		'Signe Bach fagperson',
		'Tove Madsen fagperson',
		'Tove Madsen tovholder'
	]);
});
