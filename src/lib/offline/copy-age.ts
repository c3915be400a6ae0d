/** How old a copy may be. All times in ms since 1970, by this phone's clock. */

/** So long a copy is kept without net, in days. */
export const keepDays = 30;
const minute = 60_000;
const day = 24 * 60 * minute;
/** So often at most it is taken anew while there is net, ms. */
export const refreshEvery = 15 * minute;

/**
 * `fresh`: taken within the last quarter of an hour. `due`: to be taken anew when there is net, and to be read until then.
 * `expired`: to be wiped. A copy from the future is due; from more than a day ahead, the clock was set back and its age is not known,
 * so it is expired.
 */
export function ageOf(takenAt: number, now: number): 'fresh' | 'due' | 'expired' {
	const age = now - takenAt;
	if (!Number.isFinite(age) || age >= keepDays * day || age < -day) return 'expired';
	return age >= 0 && age < refreshEvery ? 'fresh' : 'due';
}
