/** When the access log calls for a person: what was shown without a record, what is not sealed, and looking that is unusual. */

export type AlarmType = 'unrecorded' | 'unsealed' | 'many' | 'outside';
/** `about` tells two alarms of one type apart, so that the same is not told twice. Ids, never content. */
export type Alarm = { type: AlarmType; about: string; details: Record<string, string | number> };

export type LogFacts = {
	/** Answers that went out, and how many entries each showed and how many the log has of it. */
	served: readonly { requestId: string; served: number; recorded: number }[];
	/** The look that has waited longest for its seal, and how many wait; null when none waits. */
	waiting: { eventId: number; seconds: number; count: number } | null;
	/** How many borgere each account opened in an hour; `hour` is when it ends, ISO. */
	opened: readonly { accountId: string; borgere: number; hour: string }[];
	/** Pages that professionals saw of borgere on whose team they were not that day. */
	outside: readonly { accountId: string; borgerId: string; eventId: number; day: string }[];
};

export type LogLimits = {
	/** From so many borgere an hour on, looking is unusual. */
	manyLooks: number;
	/** How long a look may wait for its seal, s. */
	sealSeconds: number;
};

/** @returns what must be looked at. More recorded than served is none: an answer may be lost on its way. */
export function alarmsOf({ served, waiting, opened, outside }: LogFacts, limits: LogLimits): Alarm[] {
	const alarms: Alarm[] = served
		.filter((each) => each.recorded < each.served)
		.map((each) => ({ type: 'unrecorded', about: each.requestId, details: { ...each } }));
	if (waiting && waiting.seconds > limits.sealSeconds)
		alarms.push({ type: 'unsealed', about: String(waiting.eventId), details: { ...waiting } });
	for (const { accountId, borgere, hour } of opened)
		if (borgere >= limits.manyLooks)
			alarms.push({ type: 'many', about: `${accountId} ${hour}`, details: { accountId, borgere, hour } });
	for (const { accountId, borgerId, eventId, day } of outside)
		alarms.push({
			type: 'outside',
			about: `${accountId} ${borgerId} ${day}`,
			details: { accountId, borgerId, eventId, day }
		});
	return alarms;
}
