import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addUp, figuresOf, formBlocks, leastIn, noSum, piecesOf, type Piece, type Rule, type Sum } from './blocks';
import { treeOf, type Unit } from './hierarchy';

/** kommune k; forvaltninger a (afdelinger a1, a2, a3) and b (b1, b2); `!` marks what tells something. */
const treeWith = (...sensitive: string[]) =>
	treeOf(
		['k', 'a', 'a1', 'a2', 'a3', 'b', 'b1', 'b2'].map((id): Unit => {
			const parentId = id === 'k' ? null : id.length === 1 ? 'k' : (id[0] ?? null);
			return { id, parentId, name: id, type: 'gruppe', sensitive: sensitive.includes(id) };
		})
	);
const tree = treeWith();
const rule: Rule = { least: 5, leastSensitive: 10, raters: 0, mixed: false };

const sum = (low: number, middle = 0, high = 0, raters: string[] = []): Sum => ({
	borgere: low + middle + high,
	raters,
	cells: [low, middle, high],
	total: low + middle * 3 + high * 5
});
const pieces = (counts: Record<string, number | Sum>): Piece[] =>
	Object.entries(counts).map(([unit, count]) => ({
		units: unit.split('+'),
		sum: typeof count === 'number' ? sum(count) : count
	}));
const formed = (counts: Record<string, number | Sum>, by = rule, on = tree) =>
	formBlocks(on, pieces(counts), by).map(({ units, sum: { borgere } }) => `${units.join('+')}=${borgere}`);
const figures = (counts: Record<string, number | Sum>, by = rule, on = tree) =>
	figuresOf(on, formBlocks(on, pieces(counts), by)).map(
		({ unitId, units, sum: { borgere } }) => `${unitId}${units ? `(${units.join('+')})` : ''}=${borgere}`
	);

describe('blocks', () => {
	test('S13 a unit with fewer than five borgere is counted together with the next one', () => {
		expect(formed({ a1: 5, a2: 3, a3: 6 })).toEqual(['a1=5', 'a2+a3=9']);
	});

	test('S13 the last one is counted together with the one before', () => {
		expect(formed({ a1: 5, a2: 6, a3: 4 })).toEqual(['a1=5', 'a2+a3=10']);
	});

	test('S13 borgere directly at a unit are its first part', () => {
		expect(formed({ a: 2, a1: 5, a2: 5 })).toEqual(['a+a1=7', 'a2=5']);
	});

	test('S13 what is too small below a unit goes up, and meets the next there', () => {
		expect(formed({ a1: 1, a2: 2, b1: 5, b2: 5 })).toEqual(['a1+a2+b1=8', 'b2=5']);
		expect(formed({ a1: 5, a2: 5, b1: 1, b2: 2 })).toEqual(['a1=5', 'a2+b1+b2=8']);
	});

	test('S13 a municipality with fewer than five borgere shows nothing', () => {
		expect(formed({ a1: 1, b2: 3 })).toEqual([]);
		expect(figures({ a1: 1, b2: 3 })).toEqual([]);
		expect(formBlocks(treeOf([]), pieces({ a1: 9 }), rule)).toEqual([]);
	});

	test('S13 where the name of a unit, or of one above it, tells something, a block has ten', () => {
		expect(formed({ a1: 9, a2: 6, a3: 6 }, rule, treeWith('a1'))).toEqual(['a1+a2=15', 'a3=6']);
		expect(formed({ b1: 9, b2: 9 }, rule, treeWith('b'))).toEqual(['b1+b2=18']);
		expect(formed({ a1: 5, a2: 7, a3: 2 }, rule, treeWith('a3'))).toEqual(['a1+a2+a3=14']);
		expect(leastIn(treeWith('b'), ['a1', 'b1'], rule)).toBe(10);
	});

	test('S13 what professionals say comes from three of them', () => {
		const counts = { a1: sum(6, 0, 0, ['x', 'y']), a2: sum(6, 0, 0, ['y', 'z']), a3: sum(6, 0, 0, ['p', 'q', 'r']) };
		expect(formed(counts, { ...rule, raters: 3 })).toEqual(['a1+a2=12', 'a3=6']);
	});

	test('S13 where nobody, or everybody, is in a cell, a unit is withheld together with its sibling', () => {
		const counts = { a1: sum(5, 1, 1), a2: sum(9), a3: sum(2, 2, 2), b1: sum(0, 4, 4), b2: sum(1, 8) };
		expect(formed(counts, { ...rule, mixed: true })).toEqual(['a1=7', 'a2+a3=15', 'b1+b2=17']);
		expect(figures(counts, { ...rule, mixed: true })).toEqual(['k=39', 'a=22', 'a(a2+a3)=15', 'a1=7', 'b=17']);
	});

	test('S13 a unit with plans where nobody answered is withheld together with its sibling', () => {
		expect(figures({ a1: 6, a2: noSum, a3: 7 })).toEqual(['k=13', 'a=13', 'a(a2+a3)=7', 'a1=6']);
		expect(figures({ a1: 6, a3: 7 })).toEqual(['k=13', 'a=13', 'a1=6', 'a3=7']);
	});

	test('S13 pieces that share a unit are one, and a unit that is gone counts as directly at the root', () => {
		expect(formed({ 'a1+a2': 5, a2: 6, 'a2+b1': 7 })).toEqual(['a1+a2+b1=18']);
		expect(formed({ gone: 6, a1: 5 })).toEqual(['k=6', 'a1=5']);
		expect(figures({ gone: 6, a1: 5 })).toEqual(['k=11', 'k(k)=6', 'a=5', 'a1=5']);
	});
});

describe('the pieces of a quarter', () => {
	const own = (counts: Record<string, number>) =>
		Object.entries(counts).map(([unitId, count]) => ({ unitId, sum: sum(count) }));

	test('S13 are the base blocks of the year, and each unit that is in none', () => {
		const found = piecesOf(own({ a1: 2, a2: 4, new: 7 }), [
			['a1', 'a2'],
			['b1', 'gone']
		]);
		expect(found).toEqual([
			{ units: ['a1', 'a2'], sum: sum(6) },
			{ units: ['new'], sum: sum(7) }
		]);
	});

	test('S13 are the units themselves at the first close of the year', () => {
		expect(piecesOf(own({ a1: 2, a2: 4 }), []).map(({ units }) => units)).toEqual([['a1'], ['a2']]);
	});

	test('a sum of nobody is nothing, and a professional who rated in two units is one', () => {
		expect(addUp([])).toEqual(noSum);
		expect(addUp([sum(1, 2, 3, ['y', 'x']), sum(4, 0, 1, ['x'])])).toEqual({
			borgere: 11,
			raters: ['x', 'y'],
			cells: [5, 2, 4],
			total: sum(1, 2, 3).total + sum(4, 0, 1).total
		});
	});
});

describe('figures', () => {
	test('S13 a unit is shown when no block crosses its edge, and what is below adds up to it', () => {
		expect(figures({ a: 5, a1: 6, a2: 2, a3: 7, b1: 5 })).toEqual([
			'k=25',
			'a=20',
			'a(a)=5',
			'a(a2+a3)=9',
			'a1=6',
			'b=5',
			'b1=5'
		]);
	});

	test('S13 a block that goes up withholds both units that it joins, and not what is whole below them', () => {
		expect(figures({ a1: 5, a2: 6, b1: 1, b2: 2 })).toEqual(['k=14', 'a1=5']);
		expect(figures({ k: 5, a1: 5, a2: 6, b1: 1, b2: 2 })).toEqual(['k=19', 'k(k)=5', 'k(a+b)=14', 'a1=5']);
	});

	test('S13 a unit that moved to another parent takes its base block along until the year is over', () => {
		expect(figures({ 'a1+b1': 8, a2: 5, a3: 5, b2: 6 })).toEqual(['k=24', 'a2=5', 'a3=5', 'b2=6']);
	});
});

const someTree = fc
	.array(fc.record({ above: fc.nat(), sensitive: fc.boolean() }), { minLength: 1, maxLength: 24 })
	.map((list) =>
		list.map(({ above, sensitive }, index): Unit => {
			const parentId = index === 0 ? null : `u${above % index}`;
			return {
				id: `u${index}`,
				parentId,
				name: `u${index % 7}`,
				type: 'gruppe',
				sensitive: sensitive && index % 5 === 0
			};
		})
	);
const someSum = fc
	.record({ cells: fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)), raters: fc.array(fc.constantFrom('x', 'y', 'z', 'p')) })
	.map(({ cells: [low, middle, high], raters }) => sum(low, middle, high, [...new Set(raters)].sort()));
const someCase = fc.record({
	units: someTree,
	pieces: fc.array(fc.record({ places: fc.array(fc.nat(26), { minLength: 1, maxLength: 3 }), sum: someSum }), {
		maxLength: 30
	}),
	rule: fc.record({
		least: fc.integer({ min: 1, max: 6 }),
		leastSensitive: fc.integer({ min: 6, max: 12 }),
		raters: fc.nat(3),
		mixed: fc.boolean()
	})
});
const piecesIn = (made: { places: number[]; sum: Sum }[]): Piece[] =>
	made.map(({ places, sum }) => ({ units: [...new Set(places.map((place) => `u${place}`))], sum }));

describe('whatever the organisation and whoever answered', () => {
	test('S13 blocks share no unit, each meets the rule, and together they are everybody or nobody', () => {
		fc.assert(
			fc.property(someCase, ({ units, pieces: made, rule }) => {
				const tree = treeOf(units);
				const blocks = formBlocks(tree, piecesIn(made), rule);
				const named = blocks.flatMap((block) => block.units);
				expect(new Set(named).size).toBe(named.length);
				for (const block of blocks) {
					expect(block.sum.borgere).toBeGreaterThanOrEqual(leastIn(tree, block.units, rule));
					expect(block.sum.raters.length).toBeGreaterThanOrEqual(rule.raters);
					expect(rule.mixed && block.sum.cells.includes(0)).toBe(false);
				}
				if (blocks.length > 0) expect(addUp(blocks.map(({ sum }) => sum))).toEqual(addUp(made.map(({ sum }) => sum)));
			}),
			{ numRuns: 400 }
		);
	});

	test('S13 blocks are the same whatever order units and pieces come in', () => {
		fc.assert(
			fc.property(someCase, fc.nat(), ({ units, pieces: made, rule }, by) => {
				const turned = <T>(list: T[]) => list.map((_, index) => list[(index + by) % list.length] as T).reverse();
				const first = formBlocks(treeOf(units), piecesIn(made), rule);
				expect(formBlocks(treeOf(turned(units)), turned(piecesIn(made)), rule)).toEqual(first);
			})
		);
	});

	test('S13 a figure is a sum of whole blocks, no two name the same, and the figures below a shown unit add up to it', () => {
		fc.assert(
			fc.property(someCase, ({ units, pieces: made, rule }) => {
				const tree = treeOf(units);
				const blocks = formBlocks(tree, piecesIn(made), rule);
				const shown = figuresOf(tree, blocks);
				for (const figure of shown) {
					const within = new Set(
						(figure.units ?? tree.subtree(figure.unitId)).flatMap((unit) =>
							unit === figure.unitId ? [unit] : tree.subtree(unit)
						)
					);
					const whole = blocks.filter((block) => block.units.every((unit) => within.has(unit)));
					const cut = blocks.filter((block) => block.units.some((unit) => within.has(unit)) && !whole.includes(block));
					expect(cut).toEqual([]);
					expect(figure.sum).toEqual(addUp(whole.map(({ sum }) => sum)));
				}
				expect(new Set(shown.map(({ unitId, units }) => `${unitId} ${units?.join()}`)).size).toBe(shown.length);
				for (const unit of shown.filter((figure) => figure.units === null)) {
					const below = shown.filter(
						(figure) =>
							(figure.unitId === unit.unitId && figure.units !== null) ||
							(figure.units === null && tree.childrenOf(unit.unitId).includes(figure.unitId))
					);
					if (below.length > 0) expect(addUp(below.map(({ sum }) => sum))).toEqual(unit.sum);
				}
			}),
			{ numRuns: 400 }
		);
	});

	test('S13 a unit that is not cut by a block is shown when somebody of it is in one', () => {
		fc.assert(
			fc.property(someCase, ({ units, pieces: made, rule }) => {
				const tree = treeOf(units);
				const blocks = formBlocks(tree, piecesIn(made), rule);
				const whole = figuresOf(tree, blocks).filter((figure) => figure.units === null);
				const expected = tree.units.filter((unit) => {
					const within = new Set(tree.subtree(unit));
					const touching = blocks.filter((block) => block.units.some((each) => within.has(each)));
					return touching.length > 0 && touching.every((block) => block.units.every((each) => within.has(each)));
				});
				expect(whole.map(({ unitId }) => unitId)).toEqual(expected);
			})
		);
	});
});
