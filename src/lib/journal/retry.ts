/** What is tried again, when, and when it is given up. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** ms until the next try, by how many there have been; the last for all that follow. */
const waits = [minute, 2 * minute, 5 * minute, 10 * minute, 20 * minute, 40 * minute, hour] as const;
/** After so many tries, a good day, people are told: somebody must look. Nothing is lost, and one press begins anew. */
const most = 30;
/** After so long a target that says what it receives has said nothing. */
const silence = 7 * day;

/**
 * When something that was not taken is tried again.
 * @param on `tries`: how many there have been; `asked`: ms that the other side asked for (Retry-After), or null
 * @returns null when it is given up
 */
export function nextTry(on: { now: Date; tries: number; asked: number | null }): Date | null {
	if (on.tries >= most) return null;
	const wait = waits[Math.min(Math.max(on.tries, 1), waits.length) - 1] ?? hour;
	return new Date(on.now.getTime() + Math.max(wait, Math.min(on.asked ?? 0, 6 * hour)));
}

/**
 * When a target is asked again whether it has received something: often at first, then every hour.
 * @returns null when it has been silent for a week
 */
export function nextAsk(on: { now: Date; sentAt: Date }): Date | null {
	const age = on.now.getTime() - on.sentAt.getTime();
	if (age >= silence) return null;
	return new Date(on.now.getTime() + Math.min(hour, Math.max(minute, age / 10)));
}
