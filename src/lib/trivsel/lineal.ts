/** The ruler as data: its points, their words, and what may be answered. */

export type Lineal = {
	key: string;
	version: number;
	name: string;
	lowest: number;
	highest: number;
	step: number;
	/** Which end is the good one. */
	best: 'highest' | 'lowest';
	anchors: readonly { value: number; text: string }[];
};

/** What somebody answered. "Ved ikke" and "vil ikke svare" are answers. */
export type Answer = { kind: 'point'; value: number } | { kind: 'dont_know' } | { kind: 'decline' };

/** All points of a ruler, highest first, computed in whole steps so that 0.1 + 0.2 does not matter. */
export function pointsOf(lineal: Lineal): number[] {
	const steps = Math.round((lineal.highest - lineal.lowest) / lineal.step);
	return Array.from({ length: steps + 1 }, (_, index) => round(lineal.highest - index * lineal.step));
}

const round = (value: number) => Math.round(value * 10) / 10;

/** How a point travels in a form: `3` or `3.5`. */
export const pointToField = (value: number) => String(round(value));

/** How a point is written for people: `3` or `3½`; other fractions with a decimal comma. */
export function formatPoint(value: number): string {
	const whole = Math.trunc(value);
	const rest = round(Math.abs(value - whole));
	if (rest === 0) return String(whole);
	if (rest === 0.5) return whole === 0 ? '½' : `${whole}½`;
	return String(round(value)).replace('.', ',');
}

const anchorAt = (lineal: Lineal, value: number) =>
	lineal.anchors.find((anchor) => anchor.value === value)?.text ?? null;

/** The words of a point: its own at an anchor, otherwise "mellem … og …" of its neighbours. Never a bare number. */
export function wordOf(lineal: Lineal, value: number): string {
	const own = anchorAt(lineal, value);
	if (own) return own;
	const below = lineal.anchors.filter((anchor) => anchor.value < value).sort((a, b) => b.value - a.value)[0];
	const above = lineal.anchors.filter((anchor) => anchor.value > value).sort((a, b) => a.value - b.value)[0];
	if (below && above) return `mellem ”${below.text}” og ”${above.text}”`;
	return (below ?? above)?.text ?? '';
}

/** Number and word, as they always appear together: "3½, mellem ”Det går op og ned” og ”Det går godt”". */
export function sayAnswer(lineal: Lineal, answer: Answer): string {
	if (answer.kind === 'dont_know') return 'Ved ikke';
	if (answer.kind === 'decline') return 'Vil ikke svare';
	return `${formatPoint(answer.value)}, ${wordOf(lineal, answer.value)}`;
}

/**
 * Reads the value of the form field `trin`: exactly one of the listed strings.
 * @returns the answer, or null when it is not a point of this ruler ("3 ", "٣" and "3.0" are not)
 */
export function answerFromField(lineal: Lineal, field: string): Answer | null {
	if (field === 'ved-ikke') return { kind: 'dont_know' };
	if (field === 'vil-ikke-svare') return { kind: 'decline' };
	const point = pointsOf(lineal).find((value) => pointToField(value) === field);
	return point === undefined ? null : { kind: 'point', value: point };
}

/** Whether a number is a point of this ruler. */
export const isPoint = (lineal: Lineal, value: number) => pointsOf(lineal).includes(value);

/**
 * How an answer stands to the one before, in whole and half steps in the good direction. Reliable change on one such item is
 * not established, so it is said as steps since last time, never as an effect.
 * @returns steps up (positive) or down, or null when one of them is no point
 */
export function stepsSince(lineal: Lineal, before: Answer, after: Answer): number | null {
	if (before.kind !== 'point' || after.kind !== 'point') return null;
	const change = round(after.value - before.value);
	return lineal.best === 'highest' ? change : -change;
}

/** How many steps, in words: "et halvt trin", "ét trin", "2½ trin". `size` is not negative. */
export function saySteps(size: number): string {
	if (size === 0.5) return 'et halvt trin';
	return size === 1 ? 'ét trin' : `${formatPoint(size)} trin`;
}

/** "ét trin op siden sidst", "det samme som sidst". */
export function sayStepsSince(steps: number): string {
	if (steps === 0) return 'det samme som sidst';
	return `${saySteps(Math.abs(steps))} ${steps > 0 ? 'op' : 'ned'} siden sidst`;
}

/**
 * Whether an answer is so low that the numbers to ring are shown again: the worst point or the one beside it (1 and 1½ on the
 * default ruler).
 */
export function isLow(lineal: Lineal, answer: Answer): boolean {
	if (answer.kind !== 'point') return false;
	const worst = lineal.best === 'highest' ? lineal.lowest : lineal.highest;
	return round(Math.abs(answer.value - worst)) <= lineal.step;
}
