import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastIn } from './blocks';
import { regroup, type Class, type Group, type Move } from './classes';
import { treeOf, type Unit } from './hierarchy';

/** kommune k; forvaltninger a (a1, a2, a3), b (b1, b2) and r, whose name tells something (r1, r2). */
const tree = treeOf(
	['k', 'a', 'a1', 'a2', 'a3', 'b', 'b1', 'b2', 'r', 'r1', 'r2'].map((id): Unit => {
		const parentId = id === 'k' ? null : id.length === 1 ? 'k' : (id[0] ?? null);
		return { id, parentId, name: id, type: 'gruppe', sensitive: id === 'r' };
	})
);
const k = { least: 5, leastSensitive: 10 };
/** Who is where: `{ a1: 3, left: 2 }`. */
const groupsOf = (classId: string | null, counts: Record<string, number>): Group[] =>
	Object.entries(counts).map(([unit, borgere]) => ({ classId, unitId: unit === 'left' ? null : unit, borgere }));
const say = ({ classId, unitIds, to }: Move) =>
	`${classId ?? 'waiting'}: ${unitIds.map((unit) => unit ?? 'left').join('+')} → ${to?.join('+') ?? 'out'}`;

/** What becomes of a class that is counted in `units`, when its borgere are there today. */
const split = (units: string[], counts: Record<string, number>, base: string[][] = []) =>
	regroup({ tree, groups: groupsOf('C', counts), classes: [{ id: 'C', units }], base, ...k }).map(say);
/** Who enters of those who wait. */
const enter = (counts: Record<string, number>, base: string[][] = []) =>
	regroup({ tree, groups: groupsOf(null, counts), classes: [], base, ...k }).map(say);

describe('entering', () => {
	test('S13 five who wait in one base block enter together, and fewer wait on', () => {
		expect(enter({ a1: 5, a2: 4 })).toEqual(['waiting: a1 → a1']);
		expect(enter({ a1: 3, a2: 2, a3: 4 }, [['a1', 'a2'], ['a3']])).toEqual(['waiting: a1+a2 → a1+a2']);
	});

	test('S13 where a name tells something, ten enter', () => {
		expect(enter({ r1: 9 })).toEqual([]);
		expect(enter({ r1: 10 })).toEqual(['waiting: r1 → r1']);
		expect(enter({ a1: 8, r1: 1 }, [['a1', 'r1']])).toEqual([]);
	});

	test('S13 who waits and has left, or is in a unit that is gone, does not enter', () => {
		expect(enter({ left: 9, gone: 9 })).toEqual([]);
	});

	test('S13 who comes to where a class is does not get into it', () => {
		const groups = [...groupsOf('C', { a1: 7 }), ...groupsOf(null, { a1: 2 })];
		expect(regroup({ tree, groups, classes: [{ id: 'C', units: ['a1'] }], base: [], ...k })).toEqual([]);
	});
});

describe('what becomes of a class', () => {
	test('S13 nobody leaves it alone, and who stays is never fewer than five', () => {
		expect(split(['a1'], { a1: 9, left: 1 })).toEqual([]);
		expect(split(['a1'], { a1: 9, left: 4, b1: 4 })).toEqual([]);
		expect(split(['a1'], { a1: 4, left: 5 })).toEqual([]);
		expect(split(['a1'], { a1: 4, left: 6, b1: 1 })).toEqual(['C: left → out']);
	});

	test('S13 five who have gone the same way go, when five or nobody stay', () => {
		expect(split(['a1'], { a1: 5, left: 5 })).toEqual(['C: left → out']);
		expect(split(['a1'], { a1: 5, b1: 6 })).toEqual(['C: b1 → b1']);
		expect(split(['a1'], { left: 7 })).toEqual(['C: left → out']);
		expect(split(['a1'], { b1: 7 })).toEqual(['C: b1 → b1']);
		expect(split(['a1'], { b1: 5, left: 6 })).toEqual(['C: b1 → b1', 'C: left → out']);
	});

	test('S13 the few stay with those who are still where they were', () => {
		expect(split(['a1'], { a1: 5, b1: 8, b2: 1, left: 2 })).toEqual(['C: b1 → b1']);
	});

	test('S13 the few who are alone hold back as few others as can be', () => {
		expect(split(['a1'], { a1: 2, b1: 9, b2: 6 })).toEqual(['C: b1 → b1']);
		expect(split(['a1'], { left: 2, b1: 9, b2: 6 })).toEqual(['C: b1 → b1', 'C: b2+left → b2']);
	});

	test('S13 a class whose units are parted by the base blocks of a new year is split where both are five', () => {
		expect(split(['a1', 'a2'], { a1: 5, a2: 6 }, [['a1', 'a2']])).toEqual([]);
		expect(split(['a1', 'a2'], { a1: 5, a2: 6 }, [['a1'], ['a2', 'a3']])).toEqual(['C: a1 → a1', 'C: a2 → a2']);
		expect(split(['a1', 'a2'], { a1: 2, a2: 6 }, [['a1'], ['a2']])).toEqual([]);
	});

	test('S13 a class is counted where somebody of it still is; where nobody is, with most of it', () => {
		expect(split(['a1', 'a2'], { a1: 5, left: 1 }, [['a1', 'a2']])).toEqual(['C: a1+left → a1']);
		expect(split(['a1'], { b1: 4, b2: 3, left: 1 })).toEqual(['C: b1+b2+left → b1']);
	});

	test('S13 those in a unit that is gone have left', () => {
		expect(split(['a1'], { gone: 3, left: 2, a1: 5 })).toEqual(['C: gone+left → out']);
	});

	test('S13 a class of where a name tells something is split into ten, and fewer than ten do not come there', () => {
		expect(split(['r1'], { r1: 12, b1: 9 })).toEqual([]);
		expect(split(['r1'], { r1: 12, b1: 10 })).toEqual(['C: b1 → b1']);
		expect(split(['a1'], { a1: 12, r1: 9 })).toEqual([]);
		expect(split(['a1'], { r1: 9 })).toEqual([]);
	});

	test('S13 a class that nobody is in does nothing', () => {
		expect(split(['a1'], {})).toEqual([]);
		expect(split(['a1'], { a1: 0 })).toEqual([]);
	});
});

const places = [...tree.units, 'gone', 'left'];
const someUnits = fc.uniqueArray(fc.constantFrom(...tree.units), { minLength: 1, maxLength: 3 });
const someFacts = fc.record({
	classes: fc.array(fc.record({ units: someUnits, counts: fc.dictionary(fc.constantFrom(...places), fc.nat(14)) }), {
		maxLength: 5
	}),
	waiting: fc.dictionary(fc.constantFrom(...places), fc.nat(14)),
	base: fc
		.uniqueArray(fc.constantFrom(...tree.units))
		.chain((units) =>
			fc
				.array(fc.nat(3), { minLength: units.length, maxLength: units.length })
				.map((blocks) =>
					[0, 1, 2, 3]
						.map((block) => units.filter((_, index) => blocks[index] === block))
						.filter(({ length }) => length > 0)
				)
		)
});

describe('whoever comes, goes and moves', () => {
	const factsOf = (made: typeof someFacts extends fc.Arbitrary<infer Facts> ? Facts : never) => {
		const classes = made.classes.map(({ units }, index): Class => ({ id: `C${index}`, units }));
		const groups = made.classes.flatMap(({ counts }, index) => groupsOf(`C${index}`, counts));
		return { tree, classes, groups: [...groups, ...groupsOf(null, made.waiting)], base: made.base, ...k };
	};

	test('S13 no class and no part of one that goes is smaller than five, nor than ten where a name tells something', () => {
		fc.assert(
			fc.property(someFacts, (made) => {
				const facts = factsOf(made);
				const count = (classId: string | null, unitIds: readonly (string | null)[]) =>
					facts.groups
						.filter((group) => group.classId === classId && unitIds.includes(group.unitId))
						.reduce((sum, { borgere }) => sum + borgere, 0);
				const moves = regroup(facts);
				const named = moves.flatMap(({ classId, unitIds }) => unitIds.map((unit) => `${classId} ${unit}`));
				expect(new Set(named).size).toBe(named.length);
				for (const { id, units } of facts.classes) {
					const of = facts.groups.filter(({ classId }) => classId === id);
					const all = of.reduce((sum, { borgere }) => sum + borgere, 0);
					const own = moves.filter(({ classId }) => classId === id);
					const parts = own.map(({ unitIds }) => count(id, unitIds));
					const rest = all - parts.reduce((sum, part) => sum + part, 0);
					const isWhole = parts.length === 1 && rest === 0;
					for (const part of [...parts, rest]) {
						if (part > 0 && parts.length > 0 && !isWhole) expect(part).toBeGreaterThanOrEqual(leastIn(tree, units, k));
					}
				}
				for (const { classId, unitIds, to } of moves) {
					if (classId === null) expect(to).not.toBeNull();
					if (to) expect(count(classId, unitIds)).toBeGreaterThanOrEqual(leastIn(tree, to, k));
					if (to) expect(to.every(tree.has)).toBe(true);
				}
			}),
			{ numRuns: 1000 }
		);
	});

	test('S13 the moves are the same whatever order the facts come in, and done once there is nothing left to do', () => {
		fc.assert(
			fc.property(someFacts, fc.nat(), (made, by) => {
				// Where ten are needed, less is needed of a class that went away from there whole.
				const facts = { ...factsOf(made), leastSensitive: 5 };
				const turned = <T>(list: readonly T[]) =>
					list.map((_, index) => list[(index + by) % list.length] as T).reverse();
				const moves = regroup(facts);
				expect(regroup({ ...facts, groups: turned(facts.groups), classes: turned(facts.classes) })).toEqual(moves);

				const after = moves.map(({ classId, unitIds, to }, index) => ({ classId, unitIds, to, id: `N${index}` }));
				const groups = facts.groups.flatMap((group) => {
					const move = after.find(
						({ classId, unitIds }) => classId === group.classId && unitIds.includes(group.unitId)
					);
					if (!move) return [group];
					return move.to ? [{ ...group, classId: move.id }] : [];
				});
				const classes = [...facts.classes, ...after.flatMap(({ id, to }) => (to ? [{ id, units: to }] : []))];
				expect(regroup({ ...facts, groups, classes })).toEqual([]);
			}),
			{ numRuns: 500 }
		);
	});
});
