import pino from 'pino';

/**
 * One JSON line per event on standard output. Only what is named here is written: an event, a route without ids, a request id,
 * a status, a duration, the kind of an error. No names, no CPR numbers, no addresses, no text that anybody wrote.
 */
export const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'message' });
