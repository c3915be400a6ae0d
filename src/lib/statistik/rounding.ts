/** What is left of a sum when it is stored for the leder: how many borgere, a mean to half a step, shares to five percent. */
import type { Sum } from './blocks';

export type Rounded = { borgere: number; mean: number | null; shares: [number, number, number] };

const toNearest = (value: number, step: number) => Math.round(value / step) * step;

/**
 * A sum as it is stored.
 * @param withMean whether the measure has a mean: levels have, but for agreement; a course has none
 * @returns `mean` in points of the ruler, to 0.5; `shares` in percent, each by itself to 5, so that they need not add up to 100
 */
export function roundSum({ borgere, cells, total }: Sum, withMean: boolean): Rounded {
	const share = (count: number) => (borgere === 0 ? 0 : toNearest((100 * count) / borgere, 5));
	return {
		borgere,
		mean: withMean && borgere > 0 ? toNearest(total / borgere, 0.5) : null,
		shares: [share(cells[0]), share(cells[1]), share(cells[2])]
	};
}

/** "20 %". A share that is rounded to nothing or to all is said as what it is: nobody is told that all or none are. */
export function sayShare(share: number): string {
	if (share <= 0) return 'under 5 %';
	return share >= 100 ? 'over 95 %' : `${share} %`;
}
