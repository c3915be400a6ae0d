/** Of which units a share of the plans may be shown that says something of borgere: those that whole blocks make up. */
import { figuresOf, formBlocks, noSum } from './blocks';
import type { Tree } from './hierarchy';
import { leastBorgere, leastSensitive } from './measures';

/**
 * @param plans of each unit, with all below it
 * @returns ids of the units whose share, less those of the units below that are shown too, is still of enough borgere
 */
export function unitsWithShares(tree: Tree, plans: ReadonlyMap<string, number>): string[] {
	const ownPlans = (unit: string) =>
		tree.childrenOf(unit).reduce((rest, child) => rest - (plans.get(child) ?? 0), plans.get(unit) ?? 0);
	const pieces = tree.units
		.map((unit) => ({ units: [unit], sum: { ...noSum, borgere: ownPlans(unit) } }))
		.filter(({ sum }) => sum.borgere > 0);
	const rule = { least: leastBorgere, leastSensitive, raters: 0, mixed: false };
	const figures = figuresOf(tree, formBlocks(tree, pieces, rule));
	return figures.filter(({ units }) => units === null).map(({ unitId }) => unitId);
}
