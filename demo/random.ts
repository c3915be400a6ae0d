/** Chance that can be had again: the same seed gives the same numbers, on every machine. */
export type Chance = {
	/** From 0 up to, not including, 1. */
	next: () => number;
	/** A whole number, both ends included. */
	whole: (lowest: number, highest: number) => number;
	pick: <T>(from: readonly T[]) => T;
	/** True so many times of a hundred. */
	percent: (chance: number) => boolean;
};

/** @param seeds what the numbers depend on: a seed, and of which of many it is about */
export function chanceOf(...seeds: number[]): Chance {
	let state = seeds.reduce((hash, seed) => Math.imul(hash ^ seed, 0x9e3779b1) ^ (hash >>> 15), 0x2545f491);
	// mulberry32
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const whole = (lowest: number, highest: number) => lowest + Math.floor(next() * (highest - lowest + 1));
	return {
		next,
		whole,
		pick: <T>(from: readonly T[]) => {
			const one = from[whole(0, from.length - 1)];
			if (one === undefined) throw new Error('nothing to pick from');
			return one;
		},
		percent: (chance) => next() * 100 < chance
	};
}
