/**
 * A worker of its own process that a test kills while it works: it does all of `plan_ended` but the last, tells its parent, and
 * waits.
 */
import { startWorker, type Handlers } from '../../src/lib/server/jobs/boss';
import { planEnded } from '../../src/lib/server/jobs/plan-ended';

const idle = async () => {};
const handlers: Handlers = {
	plan_ended: (job) =>
		planEnded({
			...job,
			finish: async ({ sql }) => {
				// What was done has reached the database.
				await sql`select 1`;
				process.send?.('in the middle');
				await new Promise(() => {});
			}
		}),
	samtykke_reminders: idle,
	notifications: idle,
	invitations: idle,
	log_check: idle,
	log_verify: idle,
	journal: idle,
	retention: idle,
	closing: idle,
	operations: idle
};
startWorker({ url: process.env['DATABASE_URL_JOB'] ?? '', handlers, pollingIntervalSeconds: 0.5 });
