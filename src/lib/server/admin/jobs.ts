/** What the portal does by itself, in numbers: for the administrator, and about nobody. */
import { refused, ok, type Result } from '../../core/result';
import type { Tx } from '../db/with-actor';
import { queueNames } from '../jobs/queues';

/** One queue. `retried` are among those that wait; `done` are those of the last twelve hours. */
export type QueueCount = {
	queue: string;
	waiting: number;
	active: number;
	retried: number;
	failed: number;
	done: number;
	oldest: Date | null;
	lastDone: Date | null;
};
/** One way on which something goes out; `sent` in the last day. */
export type DeliveryCount = { channel: 'push' | 'email' | 'invitation'; waiting: number; failed: number; sent: number };
/** What lies on the phones, and what of it has a number and neither waits nor has come. */
export type PhoneCount = { phones: number; waiting: number; missing: number };

/** Every queue. One statement. */
export const findQueueCounts = async ({ sql }: Tx): Promise<QueueCount[]> => [
	...(await sql<QueueCount[]>`
		select queue, waiting::int, active::int, retried::int, failed::int, done::int, oldest, last_done as "lastDone"
		from app.job_counts()`)
];

/** Every way that anything has gone. One statement. */
export const findDeliveryCounts = async ({ sql }: Tx): Promise<DeliveryCount[]> => [
	...(await sql<DeliveryCount[]>`select channel, waiting::int, failed::int, sent::int from app.delivery_counts()`)
];

/** All phones together. One statement. */
export async function findPhoneCount({ sql }: Tx): Promise<PhoneCount> {
	const [row] = await sql<PhoneCount[]>`select phones::int, waiting::int, missing::int from app.phone_gaps()`;
	return row ?? { phones: 0, waiting: 0, missing: 0 };
}

/**
 * Puts the jobs of a queue that have failed back in line.
 * @returns how many, or `unknown` when there is no such queue
 */
export async function retryFailed({ sql }: Tx, queue: string): Promise<Result<number, 'unknown'>> {
	if (!queueNames.some((name) => name === queue)) return refused('unknown');
	const [row] = await sql<{ again: number }[]>`select app.retry_failed_jobs(${queue}) as again`;
	return ok(row?.again ?? 0);
}
