/** A worker of its own process that closes quarters and that a test kills: it does all of it, tells its parent, and never commits. */
import { randomUUID } from 'node:crypto';
import { closeQuarters } from '../../src/lib/server/statistik/close';

await closeQuarters({
	requestId: randomUUID(),
	finish: async ({ sql }) => {
		// What was done has reached the database.
		await sql`select 1`;
		process.send?.('in the middle');
		await new Promise(() => {});
	}
});
