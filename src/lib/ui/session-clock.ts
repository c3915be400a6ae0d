/** When a log-in ends, by the clock of this device, ms since 1970. */
export type SessionClock = { idleUntil: number; endsAt: number };

/**
 * `quiet`: nothing to say. `idle`: it ends soon because nothing is done, and any key keeps it. `end`: it ends soon however busy one
 * is. `over`: it has ended.
 */
export type SessionStage = 'quiet' | 'idle' | 'end' | 'over';

/** So long before the end it is said (WCAG 2.2.1 asks for 20 seconds at least), ms. */
export const warnBefore = 120_000;

/** While somebody works, the server is told so at most this often, ms; well within the shortest idle limit (15 minutes). */
export const tellEvery = 180_000;

/**
 * A clock from what the server says: spans, because a phone's clock may be days wrong.
 * @param spans how long it lasts from now on, ms
 * @param now by this device
 */
export const clockFrom = (spans: { idle: number; ends: number }, now: number): SessionClock => ({
	idleUntil: now + spans.idle,
	endsAt: now + spans.ends
});

/** Where a log-in stands. @param now by this device's clock, ms */
export function stageOf({ idleUntil, endsAt }: SessionClock, now: number): SessionStage {
	if (now >= Math.min(idleUntil, endsAt)) return 'over';
	if (now >= endsAt - warnBefore) return 'end';
	return now >= idleUntil - warnBefore ? 'idle' : 'quiet';
}

/** When to look again: how long until the stage changes by itself, ms; null when it never does. */
export function untilNext(clock: SessionClock, now: number): number | null {
	const { idleUntil, endsAt } = clock;
	const coming = [idleUntil - warnBefore, endsAt - warnBefore, idleUntil, endsAt].filter((each) => each > now);
	return stageOf(clock, now) === 'over' ? null : Math.min(...coming) - now;
}
