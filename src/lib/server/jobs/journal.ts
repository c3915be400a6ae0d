import { databaseClock } from '../db/clock';
import { clearReceived, collectReceipts, deliverDue } from '../journal/deliver';
import type { Job } from './boss';

/** So long one run sends, ms; what is left then, the next one sends. */
const patience = 45_000;

/**
 * Every minute, and as soon as something is put into the outbox: sends what waits to the journals, asks for receipts, clears what has
 * long been received. Twice at once does no harm. The clock is the database's.
 * @param offset ms that are added to it; for tests
 */
export async function journal({ id }: Pick<Job, 'id'>, { offset = 0 } = {}): Promise<void> {
	const clock = databaseClock({ audience: 'journal' }, offset);
	await deliverDue(clock, { patience, requestId: id });
	const now = await clock();
	await collectReceipts(now);
	await clearReceived(now);
}
