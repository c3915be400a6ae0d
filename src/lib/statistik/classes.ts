/**
 * Who is counted in the courses (up, unchanged, down). A borger's state lasts over quarters, so whoever enters or leaves alone
 * could be worked out by comparing two quarters. So nobody does: borgere enter in **classes** of k or more, and a class is from
 * then on only split into parts of k or more, or leaves whole. It never takes anybody in, and nobody enters twice.
 *
 * Proof: a class of any quarter is whole classes of today (those that went out count among these), so every figure ever shown is
 * a sum over whole classes of today. Whatever one adds or subtracts of them gives everybody in a class the same weight, even if
 * nobody's state ever changes, so whoever it touches are k or more.
 *
 * Whoever has moved on, ended their plan or been erased is counted with their class, with the last state, until k or more of it
 * have gone the same way and k or more, or nobody, are left. The caller keeps who went out, or they could enter again.
 */
import { leastIn, type Rule } from './blocks';
import type { Tree } from './hierarchy';

/**
 * How many borgere of a class are in a unit today. `classId` null: they wait to enter, and were never in a class. `unitId` null:
 * they have no plan any more, or are erased. A unit that is not in the tree counts as null.
 */
export type Group = { classId: string | null; unitId: string | null; borgere: number };
/** `units`: where the class is counted. */
export type Class = { id: string; units: readonly string[] };
/**
 * All of a class (null: of those who wait) who are in these units today become a new class, which is counted in the units `to`;
 * null: they go out for good. Moves name nobody twice, so their order does not matter.
 */
export type Move = { classId: string | null; unitIds: readonly (string | null)[]; to: readonly string[] | null };

/** Those of a class who have gone the same way. `units` are those of them in the tree, in its order; none when they have left. */
type Part = { unitIds: (string | null)[]; units: string[]; borgere: number };

/**
 * What becomes of the classes at a close: first what each of them has split into, then who may enter.
 * @param facts.base the base blocks of the year, of the level that the course comes from (`baseLevelOf`). Borgere of one block
 *   are in one place; a unit in none of them is a place of its own.
 */
export function regroup(facts: {
	tree: Tree;
	groups: readonly Group[];
	classes: readonly Class[];
	base: readonly (readonly string[])[];
	least: number;
	leastSensitive: number;
}): Move[] {
	const { tree } = facts;
	const byClass = new Map<string | null, Group[]>();
	for (const group of facts.groups) {
		if (group.borgere > 0) byClass.set(group.classId, [...(byClass.get(group.classId) ?? []), group]);
	}
	const placeOf = placesOf(facts.base);
	const classes = [...facts.classes].sort((a, b) => (a.id < b.id ? -1 : 1));
	const splits = classes.flatMap((known) => {
		const parts = partsOf(tree, byClass.get(known.id) ?? [], placeOf);
		return splitClass(tree, known, parts, facts);
	});
	const waiting = partsOf(tree, byClass.get(null) ?? [], placeOf);
	const entering = waiting.filter((part) => part.units.length > 0 && part.borgere >= leastIn(tree, part.units, facts));
	return [...splits, ...entering.map(({ unitIds, units }) => ({ classId: null, unitIds, to: units }))];
}

function placesOf(base: readonly (readonly string[])[]) {
	const index = new Map(base.flatMap((units, at) => units.map((unit) => [unit, at] as const)));
	return (unit: string) => index.get(unit) ?? unit;
}

/** In the tree's order; those who have left last. */
function partsOf(tree: Tree, groups: readonly Group[], placeOf: (unit: string) => string | number): Part[] {
	const parts = new Map<string | number | null, Part>();
	const place = (unitId: string | null) => (unitId === null ? tree.units.length : tree.place(unitId));
	const inOrder = (a: Group, b: Group) =>
		place(a.unitId) - place(b.unitId) || ((a.unitId ?? '') < (b.unitId ?? '') ? -1 : 1);
	for (const { unitId, borgere } of [...groups].sort(inOrder)) {
		const here = unitId !== null && tree.has(unitId);
		const key = here ? placeOf(unitId) : null;
		const part = parts.get(key) ?? { unitIds: [], units: [], borgere: 0 };
		part.unitIds.push(unitId);
		if (here) part.units.push(unitId);
		part.borgere += borgere;
		parts.set(key, part);
	}
	const left = parts.get(null);
	parts.delete(null);
	return left ? [...parts.values(), left] : [...parts.values()];
}

/**
 * What goes its own way, and what stays together. A part goes when it is big enough for where it was and for where it is. Those
 * who are too few stay with a part that is not: the biggest of those still where the class is counted; else by themselves, when
 * they are enough; else the smallest there is, so that as few as can be are counted where they are not.
 */
function splitClass(
	tree: Tree,
	known: Class,
	parts: readonly Part[],
	rule: Pick<Rule, 'least' | 'leastSensitive'>
): Move[] {
	const least = leastIn(tree, known.units, rule);
	const isHere = (part: Part) => part.units.some((unit) => known.units.includes(unit));
	const [only] = parts;
	if (only && parts.length === 1 && only.units.length === 0) return [moveOut(known, only)];

	const big = parts.filter((part) => part.borgere >= Math.max(least, leastIn(tree, part.units, rule)));
	const few = parts.filter((part) => !big.includes(part));
	const home = pick(big.filter(isHere), (a, b) => b.borgere - a.borgere);
	const fewAreEnough = few.length === 0 || count(few) >= least;
	const core = home ?? (fewAreEnough ? null : pick(big, (a, b) => a.borgere - b.borgere));
	const rest = core ? [core, ...few] : few;
	const going = big.filter((part) => part !== core);
	return [...going.map((part) => (part.units.length > 0 ? moveOn(known, part) : moveOut(known, part))), ...stay()];

	/** The rest is counted where somebody of it still is; where nobody is, with its biggest part. */
	function stay(): Move[] {
		const present = rest.filter(({ units }) => units.length > 0);
		const still = known.units.filter((unit) => present.some(({ units }) => units.includes(unit)));
		const units = still.length > 0 ? still : (pick(present, (a, b) => b.borgere - a.borgere)?.units ?? []);
		const isAsBefore = units.length === known.units.length && units.every((unit) => known.units.includes(unit));
		if (units.length === 0 || isAsBefore || count(rest) < leastIn(tree, units, rule)) return [];
		return [{ classId: known.id, unitIds: rest.flatMap(({ unitIds }) => unitIds), to: units }];
	}
}

const moveOn = (known: Class, { unitIds, units }: Part): Move => ({ classId: known.id, unitIds, to: units });
const moveOut = (known: Class, { unitIds }: Part): Move => ({ classId: known.id, unitIds, to: null });
const count = (parts: readonly Part[]) => parts.reduce((sum, { borgere }) => sum + borgere, 0);
const pick = (parts: readonly Part[], order: (a: Part, b: Part) => number): Part | null =>
	[...parts].sort(order)[0] ?? null;
