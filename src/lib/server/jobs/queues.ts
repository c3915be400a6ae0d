/**
 * The queues, as pg-boss is to make them. `short` holds one waiting job for each key, so that asking twice is asking once;
 * `singleton` runs one at a time, whatever number of workers there are. A payload holds ids and nothing else: the tables of
 * pg-boss know no row-level security.
 */
export type Queue = {
	policy: 'short' | 'singleton';
	/** How often a job that failed is tried again, s between them doubling from `retryDelay`. */
	retryLimit: number;
	retryDelay: number;
	retryBackoff: boolean;
	/** s until a job whose worker is silent is given to another. */
	expireInSeconds: number;
	/** When it runs by itself, as cron in UTC. Null: when it is enqueued. */
	cron: string | null;
	/** s between two looks for a job, and how many are taken at once: more than one only where each calls `finish`. */
	pollingIntervalSeconds: number;
	batchSize: number;
};

const patient = { retryLimit: 10, retryDelay: 5, retryBackoff: true };

export const queues = {
	/** A joint plan has ended: a task for each forvaltning of the team. `{ planId }` */
	plan_ended: {
		...patient,
		policy: 'short',
		expireInSeconds: 60,
		cron: null,
		pollingIntervalSeconds: 2,
		batchSize: 20
	},
	/** Samtykke that runs out soon: tells the borger, once. Every morning. */
	samtykke_reminders: {
		...patient,
		policy: 'singleton',
		expireInSeconds: 600,
		cron: '10 5 * * *',
		pollingIntervalSeconds: 15,
		batchSize: 1
	},
	/** Meetings in the calendars of the professionals who are asked: mails. The next run is the next try. */
	invitations: {
		policy: 'singleton',
		retryLimit: 0,
		retryDelay: 0,
		retryBackoff: false,
		expireInSeconds: 600,
		cron: '* * * * *',
		pollingIntervalSeconds: 3,
		batchSize: 1
	},
	/** Tells people what they want to be told; once more as soon as somebody says where to. The next run is the next try. */
	notifications: {
		policy: 'singleton',
		retryLimit: 0,
		retryDelay: 0,
		retryBackoff: false,
		expireInSeconds: 180,
		cron: '* * * * *',
		pollingIntervalSeconds: 2,
		batchSize: 1
	},
	/** Sends what waits in the outbox to the journals; once more as soon as something is put there. The next run is the next try. */
	journal: {
		policy: 'singleton',
		retryLimit: 0,
		retryDelay: 0,
		retryBackoff: false,
		expireInSeconds: 180,
		cron: '* * * * *',
		pollingIntervalSeconds: 2,
		batchSize: 1
	},
	/** Is shown = recorded = served, and is every look sealed? The next run is the next try. */
	log_check: {
		policy: 'singleton',
		retryLimit: 0,
		retryDelay: 0,
		retryBackoff: false,
		expireInSeconds: 240,
		cron: '*/5 * * * *',
		pollingIntervalSeconds: 15,
		batchSize: 1
	},
	/** The whole chain of the access log, every night. */
	log_verify: {
		...patient,
		policy: 'singleton',
		expireInSeconds: 3 * 3600,
		cron: '40 1 * * *',
		pollingIntervalSeconds: 30,
		batchSize: 1
	},
	/** Closes each quarter that has ended: the figures for the leaders. Every night, and after an import. */
	closing: {
		...patient,
		policy: 'singleton',
		expireInSeconds: 3 * 3600,
		cron: '20 2 * * *',
		pollingIntervalSeconds: 15,
		batchSize: 1
	},
	/** Counts how the work goes, for the leaders; no answer is looked at. The next run is the next try. */
	operations: {
		policy: 'singleton',
		retryLimit: 0,
		retryDelay: 0,
		retryBackoff: false,
		expireInSeconds: 1800,
		cron: '*/5 * * * *',
		pollingIntervalSeconds: 15,
		batchSize: 1
	},
	/** Erases what is kept long enough, as the municipality has set: borgere whose plans have ended, and old looks. Every night. */
	retention: {
		...patient,
		policy: 'singleton',
		expireInSeconds: 3 * 3600,
		cron: '30 3 * * *',
		pollingIntervalSeconds: 30,
		batchSize: 1
	}
} as const satisfies Record<string, Queue>;

export type QueueName = keyof typeof queues;
export const queueNames = Object.keys(queues) as QueueName[];

/** Where pg-boss keeps its tables. */
export const jobSchema = 'pgboss';
