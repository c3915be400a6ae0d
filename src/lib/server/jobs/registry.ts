import { env } from '../env';
import { startWorker, type Handlers, type Worker } from './boss';
import { closing } from './closing';
import { invitations } from './invitations';
import { journal } from './journal';
import { logCheck, logVerify } from './log-jobs';
import { notifications } from './notifications';
import { operations } from './operations';
import { planEnded } from './plan-ended';
import { retention } from './retention';
import { samtykkeReminders } from './samtykke-reminders';

/** Who does the jobs of which queue. Each may run twice without harm. */
const handlers: Handlers = {
	plan_ended: planEnded,
	samtykke_reminders: samtykkeReminders,
	invitations,
	notifications: (job) => notifications(job),
	journal: (job) => journal(job),
	log_check: logCheck,
	log_verify: logVerify,
	closing,
	operations,
	retention
};

/** Starts to do the jobs of all queues, until it is stopped. */
export function startJobs(): Worker {
	const url = env().audienceUrls.job;
	if (!url) throw new Error('DATABASE_URL_JOB is not set');
	return startWorker({ url, handlers });
}
