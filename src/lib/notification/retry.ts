/** What is tried again, and when. */
import { nextDecent } from './hours';

const minute = 60_000;
/** ms until the next try, by how many there have been; the last one for all that follow, so that what was down is not waited for long. */
const waits = [minute / 2, minute, 2 * minute, 5 * minute] as const;
/** The other side may ask for more, but not for more than this. */
const longestWait = 60 * minute;

/**
 * When something that could not be delivered is tried again.
 * @param tries how many there have been
 * @param asked ms that the other side asked for (Retry-After), or null
 * @param until after this it is of no use any more
 * @returns null when it is given up
 */
export function nextTry(on: {
	now: Date;
	tries: number;
	asked: number | null;
	until: Date;
	anyHour?: boolean;
}): Date | null {
	const wait = waits[Math.min(Math.max(on.tries, 1), waits.length) - 1] ?? longestWait;
	const asked = Math.min(Math.max(on.asked ?? 0, 0), longestWait);
	const at = new Date(on.now.getTime() + Math.max(wait, asked));
	const next = on.anyHour ? at : nextDecent(at);
	return next < on.until ? next : null;
}

/** Reads a Retry-After, in ms: seconds, or an instant. Null for what is none. */
export function readRetryAfter(header: string | undefined, now: Date): number | null {
	if (!header) return null;
	if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000;
	const at = Date.parse(header);
	return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
