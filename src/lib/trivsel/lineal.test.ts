import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	answerFromField,
	formatPoint,
	isLow,
	isPoint,
	pointsOf,
	pointToField,
	sayAnswer,
	sayStepsSince,
	stepsSince,
	wordOf,
	type Lineal
} from './lineal';

const lineal: Lineal = {
	key: 'voresplan',
	version: 1,
	name: 'Vores Plans lineal',
	lowest: 1,
	highest: 5,
	step: 0.5,
	best: 'highest',
	anchors: [
		{ value: 5, text: 'Det går rigtig godt' },
		{ value: 4, text: 'Det går godt' },
		{ value: 3, text: 'Det går op og ned' },
		{ value: 2, text: 'Det er svært' },
		{ value: 1, text: 'Det er meget svært' }
	]
};

test('the default ruler has nine marks, highest first', () => {
	expect(pointsOf(lineal)).toEqual([5, 4.5, 4, 3.5, 3, 2.5, 2, 1.5, 1]);
});

test('a ruler from 0 to 10 in tenths has no point lost to rounding', () => {
	expect(pointsOf({ ...lineal, lowest: 0, highest: 10, step: 0.1 })).toHaveLength(101);
});

test('a number never stands without its word', () => {
	expect(sayAnswer(lineal, { kind: 'point', value: 3.5 })).toBe('3½, mellem ”Det går op og ned” og ”Det går godt”');
	expect(sayAnswer(lineal, { kind: 'point', value: 5 })).toBe('5, Det går rigtig godt');
	expect(sayAnswer(lineal, { kind: 'decline' })).toBe('Vil ikke svare');
	expect(sayAnswer(lineal, { kind: 'dont_know' })).toBe('Ved ikke');
	expect(wordOf({ ...lineal, anchors: [] }, 3)).toBe('');
});

test('D1 only the listed strings are answers', () => {
	for (const field of [
		'',
		'0',
		'6',
		'3.25',
		'3.0',
		' 3',
		'3 ',
		'3,5',
		'٣',
		'３',
		'NaN',
		'null',
		'1e0',
		'-1',
		'9007199254740993'
	]) {
		expect(answerFromField(lineal, field)).toBeNull();
	}
	expect(answerFromField(lineal, '3.5')).toEqual({ kind: 'point', value: 3.5 });
	expect(answerFromField(lineal, 'ved-ikke')).toEqual({ kind: 'dont_know' });
	expect(answerFromField(lineal, 'vil-ikke-svare')).toEqual({ kind: 'decline' });
});

test('every point of any ruler survives the way through the form', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: -20, max: 20 }),
			fc.integer({ min: 1, max: 40 }),
			fc.constantFrom(0.1, 0.5, 1, 2),
			(lowest, count, step) => {
				const ruler = { ...lineal, lowest, highest: lowest + count * step, step };
				for (const point of pointsOf(ruler)) {
					expect(answerFromField(ruler, pointToField(point))).toEqual({ kind: 'point', value: point });
					expect(isPoint(ruler, point)).toBe(true);
				}
			}
		)
	);
});

test('halves are written as people write them', () => {
	expect([0.5, 1, 3.5, 2.1].map(formatPoint)).toEqual(['½', '1', '3½', '2,1']);
});

test('change is said in steps since last time, and in the good direction of the ruler', () => {
	const point = (value: number) => ({ kind: 'point', value }) as const;
	expect(stepsSince(lineal, point(2), point(3))).toBe(1);
	expect(stepsSince({ ...lineal, best: 'lowest' }, point(2), point(3))).toBe(-1);
	expect(stepsSince(lineal, { kind: 'dont_know' }, point(3))).toBeNull();
	expect([1, -0.5, 0, 2.5].map(sayStepsSince)).toEqual([
		'ét trin op siden sidst',
		'et halvt trin ned siden sidst',
		'det samme som sidst',
		'2½ trin op siden sidst'
	]);
});

test('the worst point and the one beside it are low, on a ruler of any direction', () => {
	const low = (ruler: Lineal) => pointsOf(ruler).filter((value) => isLow(ruler, { kind: 'point', value }));
	expect(low(lineal)).toEqual([1.5, 1]);
	expect(low({ ...lineal, best: 'lowest' })).toEqual([5, 4.5]);
	expect(isLow(lineal, { kind: 'decline' })).toBe(false);
});
