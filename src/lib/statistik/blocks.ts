/**
 * Whole blocks (assurance §4): every rating figure that a leder sees is a sum over whole blocks of borgere.
 *
 * Proof: the blocks of one quarter and measure share no borger, and each has k or more. Whatever one adds or subtracts of sums
 * over whole blocks gives everybody in a block the same weight, so whoever it touches are k or more.
 *
 * That holds for levels, where a borger's answer of one quarter is counted once, in that quarter. States that last over quarters
 * need more than blocks: `classes.ts`.
 */
import type { Tree } from './hierarchy';

/**
 * What is known of some borgere: how many they are, who rated them, how many are in each of the three cells, and the sum of their
 * answers in points of the ruler (0 where a measure has no mean).
 */
export type Sum = {
	borgere: number;
	raters: readonly string[];
	cells: readonly [number, number, number];
	total: number;
};
/** What cannot be told apart any further: a unit's own borgere (not those below it), a base block, a class. */
export type Piece = { units: readonly string[]; sum: Sum };
/** Pieces that are only ever counted together. Units in the tree's order, and in no other block. */
export type Block = { units: readonly string[]; sum: Sum };
/** What a block must hold: borgere (more where the name of a unit tells something), raters, somebody in each of the three cells. */
export type Rule = { least: number; leastSensitive: number; raters: number; mixed: boolean };

/** What nobody is in. */
export const noSum: Sum = { borgere: 0, raters: [], cells: [0, 0, 0], total: 0 };

/** Sums of borgere who are in one of them only. A rater of several is one rater. */
export function addUp(sums: readonly Sum[]): Sum {
	const [only] = sums;
	if (only && sums.length === 1) return only;
	const raters = new Set<string>();
	const cells: [number, number, number] = [0, 0, 0];
	let [borgere, total] = [0, 0];
	for (const sum of sums) {
		borgere += sum.borgere;
		total += sum.total;
		for (const cell of [0, 1, 2] as const) cells[cell] += sum.cells[cell];
		for (const rater of sum.raters) raters.add(rater);
	}
	return { borgere, raters: [...raters].sort(), cells, total };
}

/** How many borgere there must be where these units are named together. */
export const leastIn = (tree: Tree, units: readonly string[], rule: Pick<Rule, 'least' | 'leastSensitive'>) =>
	units.some((unit) => tree.isSensitive(unit)) ? Math.max(rule.least, rule.leastSensitive) : rule.least;

/**
 * The pieces of a quarter: the base blocks of the year, and what lies in none of them by itself.
 *
 * @param sums each unit's own borgere. **Also units where somebody has a plan and nobody answered**, with `noSum`: left out, the
 *   figure above less the figures beside them would say of few people that none of them answered.
 * @param base blocks of units, as the year's first close formed them; none at that close. Units of it that have no sum any more
 *   are left out: nobody is there.
 */
export function piecesOf(sums: readonly { unitId: string; sum: Sum }[], base: readonly (readonly string[])[]): Piece[] {
	const baseOf = new Map(base.flatMap((units, index) => units.map((unit) => [unit, index] as const)));
	const together = new Map<string | number, { units: Set<string>; sums: Sum[] }>();
	for (const { unitId, sum } of sums) {
		const key = baseOf.get(unitId) ?? unitId;
		const piece = together.get(key) ?? { units: new Set(), sums: [] };
		piece.units.add(unitId);
		piece.sums.push(sum);
		together.set(key, piece);
	}
	return [...together.values()].map((piece) => ({ units: [...piece.units].sort(), sum: addUp(piece.sums) }));
}

/**
 * Forms blocks bottom-up. Below each unit its pieces (first those directly at it, then its children's, in fixed order) are
 * gathered until they meet the rule; one that does not is counted together with the next, the last ones with the block before,
 * and where there is none, all of it goes up. Where even the whole municipality does not meet the rule there is no block.
 * Either every piece is in a block, or there is none.
 *
 * The order of the pieces does not matter. Pieces that share a unit are one: no figure could tell them apart. A unit that is not
 * in the tree any more counts as directly at the root.
 */
export function formBlocks(tree: Tree, pieces: readonly Piece[], rule: Rule): Block[] {
	const [root] = tree.roots;
	if (root === undefined) return [];
	const known = pieces.map((piece) => ({
		...piece,
		units: inOrder(tree, new Set(piece.units.map((unit) => (tree.has(unit) ? unit : root))))
	}));
	const at = new Map<string | null, Piece[]>();
	for (const piece of disjoint(tree, known)) {
		const unit = lowestOver(tree, piece.units);
		at.set(unit, [...(at.get(unit) ?? []), piece]);
	}
	const meets = (piece: Piece) => meetsRule(tree, piece, rule);
	const below = (unit: string | null): Piece[] => {
		const children = unit === null ? tree.roots : tree.childrenOf(unit);
		const parts = [...(at.get(unit) ?? []), ...children.flatMap(below)];
		return gather(
			parts.sort((a, b) => firstPlace(tree, a) - firstPlace(tree, b)),
			(some) => together(tree, some),
			meets
		);
	};
	return below(null).filter(meets);
}

/** Each of the result meets the rule, or the result is one piece that does not. */
function gather(parts: readonly Piece[], join: (some: Piece[]) => Piece, meets: (piece: Piece) => boolean): Piece[] {
	const closed: Piece[] = [];
	let open: Piece | null = null;
	for (const part of parts) {
		const next: Piece = open ? join([open, part]) : part;
		open = meets(next) ? null : next;
		if (!open) closed.push(next);
	}
	while (open) {
		const before = closed.pop();
		if (!before) return [open];
		const joined: Piece = join([before, open]);
		open = meets(joined) ? null : joined;
		if (!open) closed.push(joined);
	}
	return closed;
}

const meetsRule = (tree: Tree, { units, sum }: Piece, rule: Rule) =>
	sum.borgere >= leastIn(tree, units, rule) &&
	sum.raters.length >= rule.raters &&
	(!rule.mixed || sum.cells.every((count) => count > 0));

const inOrder = (tree: Tree, units: Iterable<string>) => [...units].sort((a, b) => tree.place(a) - tree.place(b));
const firstPlace = (tree: Tree, piece: Piece) => tree.place(piece.units[0] ?? '');

const together = (tree: Tree, pieces: readonly Piece[]): Piece => ({
	units: inOrder(tree, new Set(pieces.flatMap(({ units }) => units))),
	sum: addUp(pieces.map(({ sum }) => sum))
});

/** Pieces that share a unit, directly or by way of others, become one. */
function disjoint(tree: Tree, pieces: readonly Piece[]): Piece[] {
	const groupOf = new Map<string, Piece[]>();
	for (const piece of pieces) {
		const touched = new Set(piece.units.map((unit) => groupOf.get(unit)).filter((group) => group !== undefined));
		const group = [...touched].flat().concat(piece);
		for (const { units } of group) for (const unit of units) groupOf.set(unit, group);
	}
	return [...new Set(groupOf.values())].map((group) => together(tree, group));
}

/** The lowest unit that all of them lie in; null when there is none. */
function lowestOver(tree: Tree, units: readonly string[]): string | null {
	let shared = tree.path(units[0] ?? '');
	for (const unit of units) {
		const path = tree.path(unit);
		const until = shared.findIndex((id, depth) => path[depth] !== id);
		if (until >= 0) shared = shared.slice(0, until);
	}
	return shared.at(-1) ?? null;
}

/**
 * A figure that may be shown. `units` null: the whole unit, with all below it. Otherwise some of what lies below `unitId`, only
 * ever counted together ("Øvrige"): children of it, each with all below it, and `unitId` itself for those directly there.
 */
export type Figure = { unitId: string; units: readonly string[] | null; sum: Sum };

/** A block as seen from one unit: which of its parts (a child, or itself for those directly there) the block touches. */
type Touch = { block: Block; parts: readonly string[]; inside: boolean };

/**
 * All figures of a quarter and measure, in the tree's order. A unit is shown when it has a block and no block crosses its edge.
 * The parts of a unit that share a block are shown together, when no block takes them across the edge of the unit. So the
 * figures below a shown unit add up to its own.
 */
export function figuresOf(tree: Tree, blocks: readonly Block[]): Figure[] {
	const touches = touchesOf(tree, blocks);
	return tree.units.flatMap((unitId) => {
		const touched = touches.get(unitId) ?? [];
		if (touched.length === 0) return [];
		const shown = touched.every(({ inside }) => inside);
		const whole = { unitId, units: null, sum: addUp(touched.map(({ block }) => block.sum)) };
		const groups = groupsOf(touched).filter(
			({ parts, inside }) => inside && (parts.length > 1 || parts[0] === unitId) && parts.length < partsIn(touched)
		);
		return [
			...(shown ? [whole] : []),
			...groups.map(({ parts, blocks }) => ({
				unitId,
				units: inOrder(tree, parts),
				sum: addUp(blocks.map(({ sum }) => sum))
			}))
		];
	});
}

const partsIn = (touched: readonly Touch[]) => new Set(touched.flatMap(({ parts }) => parts)).size;

function touchesOf(tree: Tree, blocks: readonly Block[]): Map<string, Touch[]> {
	const touches = new Map<string, Touch[]>();
	for (const block of blocks) {
		const seen = new Map<string, { parts: Set<string>; units: number }>();
		for (const path of block.units.map(tree.path)) {
			for (const [depth, unit] of path.entries()) {
				const from = seen.get(unit) ?? { parts: new Set(), units: 0 };
				from.parts.add(path[depth + 1] ?? unit);
				from.units += 1;
				seen.set(unit, from);
			}
		}
		for (const [unit, { parts, units }] of seen) {
			const touch = { block, parts: [...parts], inside: units === block.units.length };
			const known = touches.get(unit);
			if (known) known.push(touch);
			else touches.set(unit, [touch]);
		}
	}
	return touches;
}

/** The parts that hang together by a block; `inside`: none of their blocks crosses the unit's edge. */
function groupsOf(touched: readonly Touch[]): { parts: string[]; blocks: Block[]; inside: boolean }[] {
	type Group = { parts: Set<string>; touches: Touch[] };
	const groupOf = new Map<string, Group>();
	for (const touch of touched) {
		const joined: Group = { parts: new Set(touch.parts), touches: [touch] };
		for (const group of new Set(touch.parts.map((part) => groupOf.get(part)))) {
			for (const part of group?.parts ?? []) joined.parts.add(part);
			joined.touches.push(...(group?.touches ?? []));
		}
		for (const part of joined.parts) groupOf.set(part, joined);
	}
	return [...new Set(groupOf.values())].map(({ parts, touches }) => ({
		parts: [...parts],
		blocks: touches.map(({ block }) => block),
		inside: touches.every(({ inside }) => inside)
	}));
}
