/**
 * Made-up municipalities for the attack on the leder's figures: organisations that change, borgere who come, move, stop and are
 * erased, answers that come late or say nothing. The same seed gives the same municipality.
 */
import type { Sum } from '../../src/lib/statistik/blocks';
import type { Unit } from '../../src/lib/statistik/hierarchy';
import { nextQuarter } from '../../src/lib/statistik/quarter';

/** An overall answer on the ruler from 1 to 5. `value` null: "ved ikke". `late`: made in the quarter before, arrived in this one. */
export type MadeAnswer = {
	borger: string;
	kind: 'borger' | 'fagperson';
	rater: string;
	value: number | null;
	late: boolean;
};
/** What happens in a quarter, in this order: `went` first, then `answers` in the order they arrive, then `erased`. */
export type MadeQuarter = {
	startsOn: string;
	/** The organisation as it is on the last day. A unit that is not in it any more has nobody. */
	units: Unit[];
	/** Where somebody's plan belongs from now on; null: it has ended. The first one is when they came. */
	went: { borger: string; unitId: string | null }[];
	answers: MadeAnswer[];
	erased: string[];
};
export type Municipality = { seed: number; borgere: string[]; raters: string[]; quarters: MadeQuarter[] };

/** Numbers from 0 to 1 that look like chance and are the same for the same seed (mulberry32). */
export function chanceOf(seed: number): () => number {
	let state = Math.imul(seed + 1, 0x9e3779b1);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** How many borgere and quarters a municipality has, beside what its seed says. */
export type Extent = { borgere: readonly [number, number]; quarters: readonly [number, number] };
const ordinary: Extent = { borgere: [20, 160], quarters: [4, 7] };

export function municipalityOf(seed: number, extent: Extent = ordinary): Municipality {
	const chance = chanceOf(seed);
	const between = ([least, most]: readonly [number, number]) => least + Math.floor(chance() * (most - least + 1));
	const oneOf = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
	let units = organisation(between, chance);
	let made = units.length;
	const raters = Array.from({ length: between([3, 25]) }, (_, index) => `rater-${index}`);
	const borgere: string[] = [];
	const at = new Map<string, string | null>();
	const temper = new Map<string, number>();
	const rates = { answer: 0.55 + chance() * 0.4, come: chance() * 0.2, stop: chance() * 0.15, move: chance() * 0.15 };
	const places = () => units.filter(({ type }) => type === 'gruppe' || type === 'afdeling' || chance() < 0.3);

	/** Two work in each unit, and some of them in others too. */
	const colleague = (unitId: string) =>
		raters[(2 * Number(unitId.replace('enhed-', '')) + Math.floor(chance() * 2)) % raters.length] ?? '';

	const quarters: MadeQuarter[] = [];
	let startsOn = oneOf(['2024-01-01', '2024-04-01', '2024-07-01', '2024-10-01']);
	const firstCount = between(extent.borgere);
	for (let left = between(extent.quarters); left > 0; left--, startsOn = nextQuarter(startsOn)) {
		const went = new Map<string, string | null>();
		const go = (borger: string, unitId: string | null) => {
			at.set(borger, unitId);
			went.set(borger, unitId);
		};
		for (const borger of [...at.keys()]) {
			const here = at.get(borger);
			if (here === null && chance() < 0.08) go(borger, oneOf(places()).id);
			else if (here && chance() < rates.stop) go(borger, null);
			else if (here && chance() < rates.move) go(borger, oneOf(places()).id);
		}
		const coming = quarters.length === 0 ? firstCount : Math.floor(chance() * rates.come * firstCount);
		for (let each = 0; each < coming; each++) {
			const borger = `borger-${borgere.length}`;
			borgere.push(borger);
			temper.set(borger, 1 + chance() * 4);
			go(borger, oneOf(places()).id);
		}
		if (quarters.length > 0 && chance() < 0.35) {
			const change = reorganise(units, `enhed-${made++}`, { chance, oneOf });
			units = change.units;
			for (const [borger, here] of at)
				if (here && change.emptied.has(here)) go(borger, change.emptied.get(here) ?? null);
		}
		const answers: MadeAnswer[] = [];
		for (const [borger, here] of at) {
			const own = temper.get(borger) ?? 3;
			temper.set(borger, Math.min(5, Math.max(1, own + (chance() - 0.5) * 2)));
			const value = () =>
				chance() < 0.08 ? null : Math.round(Math.min(5, Math.max(1, own + (chance() - 0.5) * 2)) * 2) / 2;
			const given = (kind: MadeAnswer['kind'], rater: string) => {
				const late = quarters.length > 0 && chance() < 0.1;
				answers.push({ borger, kind, rater, value: value(), late });
			};
			if (here === null && chance() < 0.9) continue;
			for (let turn = 0; turn < 2; turn++) {
				if (chance() < rates.answer) given('borger', borger);
				if (chance() < rates.answer) given('fagperson', colleague(here ?? ''));
			}
		}
		const erased = [...at.keys()].filter(() => chance() < 0.015);
		for (const borger of erased) at.delete(borger);
		quarters.push({
			startsOn,
			units: units.map((unit) => ({ ...unit })),
			went: [...went].map(([borger, unitId]) => ({ borger, unitId })),
			answers,
			erased
		});
	}
	return { seed, borgere, raters, quarters };
}

function organisation(between: (span: readonly [number, number]) => number, chance: () => number): Unit[] {
	const units: Unit[] = [];
	const add = (parentId: string | null, type: string) => {
		const id = `enhed-${units.length}`;
		units.push({
			id,
			parentId,
			name: `${type} ${String.fromCharCode(65 + Math.floor(chance() * 26))}`,
			type,
			sensitive: false
		});
		return id;
	};
	const kommune = add(null, 'kommune');
	for (let each = between([1, 4]); each > 0; each--) {
		const forvaltning = add(kommune, 'forvaltning');
		for (let second = between([1, 4]); second > 0; second--) {
			const afdeling = add(forvaltning, 'afdeling');
			for (let third = between([0, 4]); third > 0; third--) add(afdeling, 'gruppe');
		}
	}
	return units.map((unit) => ({ ...unit, sensitive: unit.type !== 'kommune' && chance() < 0.07 }));
}

/** A unit moves to another parent, a new one is made, or one without children is closed and those there go elsewhere. */
function reorganise(
	units: readonly Unit[],
	newId: string,
	{ chance, oneOf }: { chance: () => number; oneOf: <T>(list: readonly T[]) => T }
): { units: Unit[]; emptied: Map<string, string> } {
	const afdelinger = units.filter(({ type }) => type === 'afdeling');
	const leaves = units.filter(({ id, type }) => type === 'gruppe' && !units.some(({ parentId }) => parentId === id));
	const kind = chance();
	const parent = oneOf(afdelinger);
	if (kind < 0.4 || leaves.length < 2) {
		const name = `gruppe ${newId}`;
		const made = { id: newId, parentId: parent.id, name, type: 'gruppe', sensitive: false };
		return { units: [...units, made], emptied: new Map() };
	}
	const leaf = oneOf(leaves);
	if (kind < 0.75) {
		const moved = units.map((unit) => (unit.id === leaf.id ? { ...unit, parentId: parent.id } : unit));
		return { units: moved, emptied: new Map() };
	}
	const rest = units.filter(({ id }) => id !== leaf.id);
	return { units: rest, emptied: new Map([[leaf.id, leaf.parentId ?? '']]) };
}

/** One borger as a close counts them. */
export type Counted = { borger: string; cell: 0 | 1 | 2; rater: string; value: number };

/** What a close finds: the organisation, where each plan belongs (null: no plan), who is erased, and the answers. */
export type Standing = {
	startsOn: string;
	units: Unit[];
	unitOf: Map<string, string | null>;
	erased: Set<string>;
	/** The last answer of the quarter of each borger who is not erased. */
	level: Record<MadeAnswer['kind'], Map<string, Counted>>;
	/** Up, unchanged or down, of each who is not erased and has three points; an answer of a quarter ago counts on. */
	course: Record<MadeAnswer['kind'], Map<string, Counted>>;
};

/** Low up to a quarter of the way from the worst point to the best, high from three quarters. */
export const levelCell = (value: number): 0 | 1 | 2 => (value <= 2 ? 0 : value >= 4 ? 2 : 1);

/** Up: the last two both a whole step or more over the first; down mirrored. Null with fewer than three points. */
export function courseCell(points: readonly number[]): 0 | 1 | 2 | null {
	const [first] = points;
	if (first === undefined || points.length < 3) return null;
	const last = points.slice(-2);
	if (last.every((point) => point >= first + 1)) return 2;
	return last.every((point) => point <= first - 1) ? 0 : 1;
}

/** What each close finds, quarter by quarter, worked out plainly from what happened. */
export function standingsOf(municipality: Municipality): Standing[] {
	const unitOf = new Map<string, string | null>();
	const erased = new Set<string>();
	const points = { borger: new Map<string, MadeAnswer[]>(), fagperson: new Map<string, MadeAnswer[]>() };
	return municipality.quarters.map((quarter) => {
		for (const { borger, unitId } of quarter.went) unitOf.set(borger, unitId);
		const level: Standing['level'] = { borger: new Map(), fagperson: new Map() };
		for (const answer of quarter.answers) {
			const { borger, kind, rater, value } = answer;
			if (value === null) continue;
			level[kind].set(borger, { borger, cell: levelCell(value), rater, value });
			points[kind].set(borger, [...(points[kind].get(borger) ?? []), answer]);
		}
		for (const borger of quarter.erased) {
			erased.add(borger);
			unitOf.delete(borger);
			level.borger.delete(borger);
			level.fagperson.delete(borger);
		}
		const courseOf = (kind: MadeAnswer['kind']) => {
			const found = new Map<string, Counted>();
			for (const [borger, answers] of points[kind]) {
				const cell = courseCell(answers.flatMap(({ value }) => (value === null ? [] : [value])));
				const rater = answers.at(-1)?.rater ?? '';
				if (cell !== null && !erased.has(borger)) found.set(borger, { borger, cell, rater, value: 0 });
			}
			return found;
		};
		return {
			startsOn: quarter.startsOn,
			units: quarter.units,
			unitOf: new Map(unitOf),
			erased: new Set(erased),
			level,
			course: { borger: courseOf('borger'), fagperson: courseOf('fagperson') }
		};
	});
}

/** What a sum over these borgere is. */
export function sumOf(counted: readonly Counted[]): Sum {
	const cells: [number, number, number] = [0, 0, 0];
	for (const { cell } of counted) cells[cell] += 1;
	return {
		borgere: counted.length,
		raters: [...new Set(counted.map(({ rater }) => rater))].sort(),
		cells,
		total: counted.reduce((total, { value }) => total + value, 0)
	};
}
