import { env } from '../env';
import { connect, type Pool } from '../db/client';
import { log } from '../log';
import { writeAnchor } from './anchor';

/** How many looks a seal takes in one transaction. */
const most = 1_000;
const sealEvery = 500;
const tellEvery = 60_000;

export type Head = { seq: number; hash: string };

/**
 * Chains the looks that wait: each gets the next number and a hash over it and the hash before.
 * @returns how many, and the head of the chain; null when another process seals, or when none was ever sealed
 */
export async function sealLooks(sql: Pool): Promise<{ sealed: number; head: Head } | null> {
	const [row] = await sql<{ sealed: number | null; seq: number | null; hash: string | null }[]>`
		select sealed, last_seq as seq, head as hash from app.seal_log(${most})`;
	if (!row || row.sealed === null || row.seq === null || row.hash === null) return null;
	return { sealed: row.sealed, head: { seq: row.seq, hash: row.hash } };
}

export type Sealer = {
	/** Seals what is left, and ends. */
	stop(): Promise<void>;
};

/**
 * Seals twice a second for as long as the process lives, and writes each new head outside of the database: to the anchor file at
 * once, to the log each minute. A database that is away is tried again. A connection of its own, so that no slow job is in its way.
 */
export function startSealer(): Sealer {
	const { anchorFile, audienceUrls } = env();
	if (!audienceUrls.job) throw new Error('DATABASE_URL_JOB is not set');
	const sql = connect(audienceUrls.job, { max: 1 });
	let stopping = false;
	let wake = () => {};
	let failing = false;
	let anchored = 0;
	let told = { at: 0, seq: 0 };

	/** @returns whether more may wait */
	async function sealOnce(): Promise<boolean> {
		const outcome = await sealLooks(sql);
		if (!outcome) return false;
		const { sealed, head } = outcome;
		const now = new Date();
		if (head.seq > anchored) {
			await writeAnchor(anchorFile, { ...head, at: now });
			anchored = head.seq;
		}
		if (head.seq > told.seq && now.getTime() - told.at >= tellEvery) {
			log.info({ event: 'accesslog_head', seq: head.seq, head: head.hash });
			told = { at: now.getTime(), seq: head.seq };
		}
		return sealed === most;
	}

	async function run() {
		while (!stopping) {
			const more = await sealOnce().then(
				(again) => {
					failing = false;
					return again;
				},
				(error: unknown) => {
					// Once for each time that it stops working, not twice a second.
					if (!failing) log.error({ event: 'accesslog_not_sealed', code: codeOf(error) });
					failing = true;
					return false;
				}
			);
			if (!more && !stopping) await rest();
		}
	}
	const rest = () =>
		new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, sealEvery);
			wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});

	const running = run();
	return {
		async stop() {
			stopping = true;
			wake();
			await running;
			await sealOnce().catch(() => false);
			await sql.end({ timeout: 1 });
		}
	};
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown');
