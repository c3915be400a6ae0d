import pino from 'pino';

/**
 * One JSON line per event on standard output. Only what is named here is written: an event, a route without ids, a request id,
 * a status, a duration, the kind of an error. No names, no CPR numbers, no addresses, no text that anybody wrote.
 */
export const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'message' });

/**
 * Writes down that something broke, without what it was about.
 * @param at the request it happened in
 * @returns the reference that the person is shown
 */
export function reportBroken(error: unknown, at: { requestId: string; route: string | null }): string {
	log.error({
		event: 'unexpected_error',
		requestId: at.requestId,
		route: at.route,
		kind: error instanceof Error ? error.name : typeof error,
		// A database error's message may hold values; its code and constraint do not.
		code: error instanceof Error && 'code' in error ? String(error.code) : undefined,
		stack: error instanceof Error ? withoutMessage(error) : undefined
	});
	return referenceOf(at.requestId);
}

/** What a person can read out on the telephone. */
export const referenceOf = (requestId: string) => requestId.slice(0, 8);

const withoutMessage = (error: Error) =>
	error.stack
		?.split('\n')
		.filter((line) => line.trimStart().startsWith('at '))
		.slice(0, 8)
		.join('\n');
