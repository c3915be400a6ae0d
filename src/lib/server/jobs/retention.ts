import { withActor } from '../db/with-actor';
import { eraseWhatIsOver } from '../journal/retention';
import { log } from '../log';
import type { Job } from './boss';

/** How long a night's run goes on beginning with somebody more, ms: less than the queue waits for it. */
const patience = 2 * 3600 * 1000;

/** Every night: erases what is kept long enough. Numbers go into the log, and nobody's. */
export const retention = async ({ finish }: Job): Promise<void> => {
	const done = await eraseWhatIsOver(Date.now() + patience);
	if (done.erased + done.held + done.forgotten > 0) log.info({ event: 'retention', ...done });
	await withActor({ audience: 'job' }, finish);
};
