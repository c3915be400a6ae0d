import { databaseClock } from '../db/clock';
import { withActor } from '../db/with-actor';
import { deliverDue } from '../notification/deliver';
import { makeDue } from '../notification/due';
import type { Job } from './boss';

/** So long one run sends, ms; what is left then, the next one sends. */
const patience = 45_000;

/**
 * Tells people what they want to be told: makes what is due, then sends it. Twice at once does no harm. The clock is the
 * database's.
 * @param offset ms that are added to it; for tests
 */
export async function notifications({ id }: Pick<Job, 'id'>, { offset = 0 } = {}): Promise<void> {
	const clock = databaseClock({ audience: 'job' }, offset);
	const now = await clock();
	await withActor({ audience: 'job' }, (tx) => makeDue(tx, { now, requestId: id }));
	await deliverDue(clock, patience);
}
