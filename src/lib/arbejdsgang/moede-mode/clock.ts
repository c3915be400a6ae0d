/** The clock of a meeting: how far it is, and when to begin gathering up (Cabi's meeting leadership, M32: conclude from half-time). */
const minute = 60_000;

/** `first`: before half-time. `second`: conclude. `over`: the planned end has passed. */
export type ClockPhase = 'first' | 'second' | 'over';
export type Clock = {
	/** Half-way from when it was begun to its planned end. */
	halfAt: Date;
	phase: ClockPhase;
	/** Whole minutes left, begun ones counted; 0 when the time is up. */
	minutesLeft: number;
	/** Whole minutes over the time; 0 before. */
	minutesOver: number;
};

/**
 * Where a meeting is at an instant. One that was begun after its planned end is over at once.
 * @param startedAt when it was begun, which may be late
 * @param endsAt its planned end
 */
export function clockOf({ startedAt, endsAt }: { startedAt: Date; endsAt: Date }, now: Date): Clock {
	const [start, end, at] = [startedAt.getTime(), endsAt.getTime(), now.getTime()];
	const half = start < end ? start + (end - start) / 2 : end;
	return {
		halfAt: new Date(half),
		phase: at >= end ? 'over' : at >= half ? 'second' : 'first',
		minutesLeft: Math.max(0, Math.ceil((end - at) / minute)),
		minutesOver: Math.max(0, Math.floor((at - end) / minute))
	};
}

/** How long before its time a meeting may be begun, ms. */
const early = 30 * minute;

/** From when a meeting may be begun and closed; as late as one likes, so that none stays unwritten. */
export const mayBeginFrom = (startsAt: Date) => new Date(startsAt.getTime() - early);
