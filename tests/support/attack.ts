/**
 * What somebody can work out who knows every number and who is in it: all numbers as equations, solved exactly. Each number is a
 * sum over some variables (a borger's answer of a quarter; a borger's state, taken as never changing), each with weight 1.
 *
 * Variables that are always counted together form an **atom**. Every combination of the equations gives all of an atom the same
 * weight, so what it touches is whole atoms: where every atom has enough borgere, nobody can be worked out, whatever the
 * arithmetic. Where one has fewer, elimination looks for a combination that really touches too few.
 */

/** The variables that a number is the sum of. */
export type Equation = readonly string[];
export type Atom = { variables: string[]; borgere: string[] };
export type Findings = {
	/** Equations that differ. */
	equations: number;
	rank: number;
	atoms: Atom[];
	/** Groups of borgere that some combination of the numbers says something of, and that are too small. */
	exposed: string[][];
};

/** Products of two smaller numbers are exact: 2²⁶ − 5 is a prime. */
const prime = 67_108_859;

/**
 * @param least how many borgere a number must be about; for the variables that it touches
 * @param borgerOf whose variable it is
 */
export function attack(
	equations: readonly Equation[],
	least: number | ((variables: readonly string[]) => number),
	borgerOf: (variable: string) => string = (variable) => variable.split('@')[0] ?? variable
): Findings {
	const leastOf = typeof least === 'number' ? () => least : least;
	const found: Findings = { equations: 0, rank: 0, atoms: [], exposed: [] };
	for (const component of componentsOf(equations)) {
		const { atoms, rows } = atomsOf(component, borgerOf);
		const solved = eliminate(rows.map((row) => Int32Array.from(row)));
		const enough = leastOf(component.flat());
		const exposed = new Map<string, string[]>();
		for (const list of [rows, solved]) {
			for (const [index, row] of list.entries()) {
				for (const other of [null, ...list.slice(0, index)]) {
					const touched = touchedBy(row, other, atoms, enough);
					const borgere = [...new Set(touched.flatMap((atom) => atom.borgere))].sort();
					const isSmall = borgere.length < leastOf(touched.flatMap(({ variables }) => variables));
					if (touched.length > 0 && isSmall) exposed.set(borgere.join(), borgere);
				}
			}
		}
		found.equations += rows.length;
		found.rank += solved.length;
		found.atoms.push(...atoms);
		found.exposed.push(...exposed.values());
	}
	return found;
}

/** The atoms that a row, or its difference from another, says something of; none when one of them alone has enough borgere. */
function touchedBy(row: Int32Array, other: Int32Array | null, atoms: readonly Atom[], enough: number): Atom[] {
	const touched: Atom[] = [];
	for (const [column, atom] of atoms.entries()) {
		if (row[column] === (other ? other[column] : 0)) continue;
		if (atom.borgere.length >= enough) return [];
		touched.push(atom);
	}
	return touched;
}

/** Equations that share no variable, not even by way of others, are solved by themselves: the quarters, where answers are events. */
function componentsOf(equations: readonly Equation[]): Equation[][] {
	const groupOf = new Map<string, Equation[]>();
	for (const equation of equations) {
		const known = new Set(equation.map((variable) => groupOf.get(variable)).filter((group) => group !== undefined));
		const [group = [], ...others] = known;
		for (const other of others) {
			group.push(...other);
			for (const variable of other.flat()) groupOf.set(variable, group);
		}
		group.push(equation);
		for (const variable of equation) groupOf.set(variable, group);
	}
	return [...new Set(groupOf.values())];
}

/** Whether it is certain that nobody can be worked out: every atom has enough borgere. */
export const isCertain = ({ atoms }: Findings, least: number | ((variables: readonly string[]) => number)) =>
	atoms.every(({ variables, borgere }) => borgere.length >= (typeof least === 'number' ? least : least(variables)));

/** The equations over atoms, those that differ; big atoms first, so that elimination is left with combinations of small ones. */
function atomsOf(equations: readonly Equation[], borgerOf: (variable: string) => string) {
	const different = [
		...new Map(equations.map((equation) => [[...new Set(equation)].sort().join(' '), equation])).values()
	];
	const inEquations = new Map<string, number[]>();
	for (const [index, equation] of different.entries()) {
		for (const variable of new Set(equation)) {
			const known = inEquations.get(variable);
			if (known) known.push(index);
			else inEquations.set(variable, [index]);
		}
	}
	const byPattern = new Map<string, { variables: string[]; equations: number[] }>();
	for (const [variable, indexes] of inEquations) {
		const pattern = indexes.join();
		const known = byPattern.get(pattern);
		if (known) known.variables.push(variable);
		else byPattern.set(pattern, { variables: [variable], equations: indexes });
	}
	const sorted = [...byPattern.values()]
		.map((atom) => ({ ...atom, borgere: [...new Set(atom.variables.map(borgerOf))] }))
		.sort((a, b) => b.borgere.length - a.borgere.length);
	const rows = different.map(() => new Int32Array(sorted.length));
	for (const [column, atom] of sorted.entries()) {
		for (const index of atom.equations) {
			const row = rows[index];
			if (row) row[column] = 1;
		}
	}
	return { atoms: sorted.map(({ variables, borgere }): Atom => ({ variables, borgere })), rows };
}

/** The rows in reduced echelon form, modulo the prime, without those that vanish. */
function eliminate(rows: Int32Array[]): Int32Array[] {
	const width = rows[0]?.length ?? 0;
	let done = 0;
	for (let column = 0; column < width && done < rows.length; column++) {
		const found = rows.findIndex((row, index) => index >= done && row[column] !== 0);
		const [pivot, swapped] = [rows[found], rows[done]];
		if (!pivot || !swapped) continue;
		rows[found] = swapped;
		rows[done] = pivot;
		const inverse = power(pivot[column] ?? 1, prime - 2);
		for (let at = column; at < width; at++) pivot[at] = ((pivot[at] ?? 0) * inverse) % prime;
		for (const [index, row] of rows.entries()) {
			const factor = row[column] ?? 0;
			if (index === done || factor === 0) continue;
			for (let at = column; at < width; at++) {
				const less = ((pivot[at] ?? 0) * factor) % prime;
				if (less !== 0) row[at] = ((row[at] ?? 0) - less + prime) % prime;
			}
		}
		done++;
	}
	return rows.slice(0, done);
}

function power(base: number, exponent: number): number {
	let [result, square] = [1, base % prime];
	for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
		if (left % 2 === 1) result = (result * square) % prime;
		square = (square * square) % prime;
	}
	return result;
}
