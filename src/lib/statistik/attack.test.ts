/**
 * The attack of assurance §4: every number that a leder can be shown, over several quarters, against what can be worked out of
 * them. Played in memory with the rules alone; `npm run proof -- attack` does it with the real closing over PostgreSQL.
 */
import { describe, expect, test } from 'vitest';
import { attack, isCertain, type Equation } from '../../../tests/support/attack';
import {
	municipalityOf,
	standingsOf,
	sumOf,
	type Counted,
	type Municipality,
	type Standing
} from '../../../tests/support/population';
import { addUp, figuresOf, formBlocks, noSum, piecesOf, type Figure, type Piece, type Rule } from './blocks';
import { regroup, type Class, type Group } from './classes';
import { treeOf, type Tree } from './hierarchy';
import { baseLevelOf, leastBorgere, leastSensitive, ruleOf, type Measure } from './measures';
import { yearOf } from './quarter';

/** A number that is shown: of whom, and who else has a plan in the units that it names. */
type Shown = { measure: Measure; quarter: string; borgere: string[]; present: string[] };
/** A rule that is broken on purpose, as the title of its test says it. */
type Fault =
	| 'blocks may be of one borger'
	| 'blocks may be of four borgere'
	| 'units where nobody answered are left out'
	| 'every unit with five borgere is shown'
	| 'blocks need not be mixed'
	| 'one professional is enough'
	| 'classes may be of one borger'
	| 'classes are formed anew each quarter'
	| 'a class takes in who comes'
	| 'whoever leaves is gone at once'
	| 'whoever went out may enter again';

type Member = { counted: Counted; classId: string | null | 'out'; unitId: string | null };
const played = ['borger', 'fagperson', 'agreement', 'borger_course', 'fagperson_course'] as const;
type Played = (typeof played)[number];

/** All closes of a municipality, one after the other: every number that is shown, and what is wrong with some by itself. */
function close(municipality: Municipality, fault: Fault | null = null, measures: readonly Played[] = played) {
	const bases = new Map<string, readonly (readonly string[])[]>();
	const courses = {
		borger_course: { members: new Map<string, Member>(), classes: new Map<string, Class>(), made: 0 },
		fagperson_course: { members: new Map<string, Member>(), classes: new Map<string, Class>(), made: 0 }
	};
	const shown: Shown[] = [];
	const wrong: string[] = [];

	for (const standing of standingsOf(municipality)) {
		const tree = treeOf(standing.units);
		const year = yearOf(standing.startsOn);
		for (const measure of measures) {
			const rule = fault ? broken(ruleOf(measure), fault) : ruleOf(measure);
			const isCourse = measure === 'borger_course' || measure === 'fagperson_course';
			const counted = isCourse
				? enter(courses[measure], {
						...{ standing, tree, measure, fault },
						base: bases.get(`${year} ${baseLevelOf(measure)}`) ?? []
					})
				: levelOf(standing, measure).map((each) => ({ ...each, units: [standing.unitOf.get(each.borger) ?? ''] }));
			const inTree = counted.filter(({ units }) => isCourse || units.some(tree.has));
			const sums = sumsOf(standing, inTree, fault);
			const base =
				bases.get(`${year} ${measure}`) ??
				formBlocks(tree, piecesOf(sums, []), { ...rule, mixed: false }).map(({ units }) => units);
			bases.set(`${year} ${measure}`, base);
			const pieces = isCourse ? piecesOfClasses(inTree) : piecesOf(sums, base);
			const figures =
				fault === 'every unit with five borgere is shown'
					? plainFigures(tree, isCourse ? pieces : piecesOf(sums, []))
					: figuresOf(tree, formBlocks(tree, pieces, rule));
			const numbers = figures.map((figure) => {
				const units = unitsOf(tree, figure);
				const isIn = (unit: string) => units.has(tree.has(unit) ? unit : (tree.roots[0] ?? ''));
				const within = inTree.filter((each) => each.units.every(isIn));
				if (JSON.stringify(sumOf(within)) !== JSON.stringify(figure.sum))
					wrong.push('a figure is not of whom it names');
				return { units, borgere: within.map(({ borger }) => borger) };
			});
			for (const { units, borgere } of numbers) {
				const present = [...standing.unitOf].filter(([, unit]) => unit !== null && units.has(unit));
				shown.push({ measure, quarter: standing.startsOn, borgere, present: present.map(([borger]) => borger) });
			}
			const known = new Map(inTree.map((each) => [each.borger, each]));
			const equations = numbers.map(({ borgere }) => borgere);
			for (const { borgere } of attack(equations, 1).atoms) {
				const sum = sumOf(borgere.flatMap((borger) => known.get(borger) ?? []));
				if (sum.cells.includes(0)) wrong.push('a number says where nobody is');
				if (sum.raters.length < ruleOf(measure).raters) wrong.push('a number says what one colleague means');
			}
		}
	}
	return { shown, wrong };
}

type Placed = Counted & { units: readonly string[]; classId?: string };

function levelOf(standing: Standing, measure: Measure): Counted[] {
	if (measure !== 'agreement') return [...standing.level[measure === 'borger' ? 'borger' : 'fagperson'].values()];
	return [...standing.level.borger.values()].flatMap((own) => {
		const other = standing.level.fagperson.get(own.borger);
		if (!other) return [];
		const distance = own.value - other.value;
		return [{ ...other, cell: distance < -0.5 ? 0 : distance > 0.5 ? 2 : 1, value: 0 } as Counted];
	});
}

/** Each unit where somebody has a plan, with what its own borgere answered. */
function sumsOf(standing: Standing, counted: Placed[], fault: Fault | null) {
	const withPlans = [...new Set(standing.unitOf.values())].filter((unit) => unit !== null);
	const sums = withPlans.map((unitId) => {
		const own = counted.filter(({ units }) => units.includes(unitId));
		return { unitId, sum: own.length > 0 ? sumOf(own) : noSum };
	});
	return fault === 'units where nobody answered are left out' ? sums.filter(({ sum }) => sum.borgere > 0) : sums;
}

function piecesOfClasses(counted: Placed[]): Piece[] {
	const classes = new Map<string, Placed[]>();
	for (const each of counted) classes.set(each.classId ?? '', [...(classes.get(each.classId ?? '') ?? []), each]);
	return [...classes.values()].map((members) => ({ units: members[0]?.units ?? [], sum: sumOf(members) }));
}

/** Follows who is where, moves classes, and gives those who are counted. */
function enter(
	state: { members: Map<string, Member>; classes: Map<string, Class>; made: number },
	close: {
		standing: Standing;
		tree: Tree;
		measure: 'borger_course' | 'fagperson_course';
		base: readonly (readonly string[])[];
		fault: Fault | null;
	}
): Placed[] {
	const { standing, tree, base, fault } = close;
	for (const [borger, counted] of standing.course[close.measure === 'borger_course' ? 'borger' : 'fagperson']) {
		const known = state.members.get(borger);
		if (known) known.counted = counted;
		else state.members.set(borger, { counted, classId: null, unitId: null });
	}
	for (const [borger, member] of state.members) {
		member.unitId = standing.unitOf.get(borger) ?? null;
		if (member.classId === null && standing.erased.has(borger)) state.members.delete(borger);
		if (fault === 'classes are formed anew each quarter' && member.classId !== 'out') member.classId = null;
		if (fault === 'whoever went out may enter again' && member.classId === 'out' && member.unitId)
			member.classId = null;
		if (fault === 'a class takes in who comes' && member.classId === null && member.unitId) {
			const here = member.unitId;
			member.classId = [...state.classes.values()].find(({ units }) => units.includes(here))?.id ?? null;
		}
		if (fault === 'whoever leaves is gone at once' && member.unitId === null && member.classId !== null)
			member.classId = 'out';
	}
	const groups = new Map<string, Group>();
	for (const { classId, unitId } of state.members.values()) {
		if (classId === 'out') continue;
		const key = `${classId} ${unitId}`;
		groups.set(key, { classId, unitId, borgere: (groups.get(key)?.borgere ?? 0) + 1 });
	}
	const k =
		fault === 'classes may be of one borger'
			? { least: 1, leastSensitive: 1 }
			: { least: leastBorgere, leastSensitive };
	const moves = regroup({ tree, base, groups: [...groups.values()], classes: [...state.classes.values()], ...k });
	const before = new Map([...state.members].map(([borger, { classId }]) => [borger, classId]));
	for (const { classId, unitIds, to } of moves) {
		const made = { id: `class-${state.made++}`, units: to ?? [] };
		if (to) state.classes.set(made.id, made);
		for (const [borger, member] of state.members) {
			if (before.get(borger) === classId && unitIds.includes(member.unitId)) member.classId = to ? made.id : 'out';
		}
	}
	if (fault === 'every unit with five borgere is shown') {
		return [...state.members.values()].flatMap(({ unitId, counted }) =>
			unitId ? [{ ...counted, units: [unitId], classId: unitId }] : []
		);
	}
	return [...state.members.values()].flatMap(({ classId, counted }) => {
		const known = state.classes.get(classId ?? '');
		return known ? [{ ...counted, units: known.units, classId: known.id }] : [];
	});
}

/** The units that a figure names, all the way down. */
const unitsOf = (tree: Tree, { unitId, units }: Pick<Figure, 'unitId' | 'units'>) =>
	new Set((units ?? tree.subtree(unitId)).flatMap((unit) => (unit === unitId ? [unit] : tree.subtree(unit))));

function broken(rule: Rule, fault: Fault): Rule {
	if (fault === 'blocks may be of one borger') return { least: 1, leastSensitive: 1, raters: 0, mixed: false };
	if (fault === 'blocks may be of four borgere')
		return { ...rule, least: 4, leastSensitive: 4, raters: 0, mixed: false };
	if (fault === 'blocks need not be mixed') return { ...rule, mixed: false };
	return fault === 'one professional is enough' ? { ...rule, raters: 1 } : rule;
}

/** What many a report does: each unit is shown when it has five. */
function plainFigures(tree: Tree, pieces: readonly Piece[]): Figure[] {
	return tree.units.flatMap((unitId) => {
		const units = tree.subtree(unitId);
		const within = pieces.filter((piece) => piece.units.every((unit) => units.includes(unit)));
		const borgere = within.reduce((count, { sum }) => count + sum.borgere, 0);
		return borgere >= leastBorgere ? [{ unitId, units: null, sum: addUp(within.map(({ sum }) => sum)) }] : [];
	});
}

/** Levels: an answer of a quarter is one variable. Courses: a borger's state is, as if it never changed. */
const equationsOf = (shown: readonly Shown[], measure: Measure, of: 'borgere' | 'present' = 'borgere'): Equation[] =>
	shown
		.filter((number) => number.measure === measure)
		.map((number) =>
			measure.endsWith('course') ? number.borgere : number[of].map((borger) => `${borger}@${number.quarter}`)
		);

/** In a unit whose name tells something, ten. */
function leastOf(municipality: Municipality) {
	const sensitive = new Set<string>();
	for (const { startsOn, units, unitOf } of standingsOf(municipality)) {
		const tree = treeOf(units);
		for (const [borger, unit] of unitOf) if (unit && tree.isSensitive(unit)) sensitive.add(`${borger}@${startsOn}`);
	}
	return (variables: readonly string[]) =>
		variables.some((each) => sensitive.has(each)) ? leastSensitive : leastBorgere;
}

const municipalities = Array.from({ length: 200 }, (_, seed) => municipalityOf(seed));

describe('the attack on the figures of the leder', () => {
	test('S13 nobody of 200 municipalities can be worked out of all closed figures of all quarters', () => {
		const found = { exposed: 0, uncertain: 0, wrong: [] as string[] };
		let numbers = 0;
		for (const municipality of municipalities) {
			const { shown, wrong } = close(municipality);
			found.wrong.push(...wrong.map((text) => `${municipality.seed}: ${text}`));
			numbers += shown.length;
			const least = leastOf(municipality);
			for (const measure of played) {
				for (const of of measure.endsWith('course') ? (['borgere'] as const) : (['borgere', 'present'] as const)) {
					const findings = attack(equationsOf(shown, measure, of), least);
					found.exposed += findings.exposed.length;
					found.uncertain += isCertain(findings, least) ? 0 : 1;
				}
			}
		}
		expect(found).toEqual({ exposed: 0, uncertain: 0, wrong: [] });
		expect(numbers).toBeGreaterThan(200 * 100);
	}, 60_000);

	test.each([
		['every unit with five borgere is shown', 'borger', 23],
		['every unit with five borgere is shown', 'borger_course', 23],
		['blocks may be of one borger', 'borger', 20],
		['blocks may be of four borgere', 'borger', 20],
		['units where nobody answered are left out', 'borger', 1],
		['classes may be of one borger', 'borger_course', 10],
		['classes are formed anew each quarter', 'borger_course', 10],
		['a class takes in who comes', 'borger_course', 10],
		['whoever leaves is gone at once', 'borger_course', 10]
	] as const)('S13 when %s, people are worked out of %s', { timeout: 60_000 }, (fault, measure, least) => {
		const exposed = municipalities.slice(0, 25).filter((municipality) => {
			const { shown } = close(municipality, fault, ['borger', measure]);
			const of = fault === 'units where nobody answered are left out' ? 'present' : 'borgere';
			return attack(equationsOf(shown, measure, of), leastBorgere).exposed.length > 0;
		});
		expect(exposed.length).toBeGreaterThanOrEqual(least);
	});

	test('S13 when whoever went out may enter again, it is not certain any more', { timeout: 60_000 }, () => {
		const uncertain = municipalities.slice(90, 110).filter((municipality) => {
			const { shown } = close(municipality, 'whoever went out may enter again', ['borger', 'borger_course']);
			return !isCertain(attack(equationsOf(shown, 'borger_course'), leastBorgere), leastBorgere);
		});
		expect(uncertain.length).toBeGreaterThan(0);
	});

	test.each([
		['blocks need not be mixed', 'a number says where nobody is'],
		['one professional is enough', 'a number says what one colleague means']
	] as const)('S13 when %s, %s', (fault, said) => {
		expect(municipalities.slice(0, 20).flatMap((municipality) => close(municipality, fault).wrong)).toContain(said);
	});
});
