/**
 * The portal is not the archive (docs/adr/0039): borgere whose plans have long ended, and old looks in the log, are erased. What may go
 * is decided by the database (`app.erasable`, `app.erase_borger`, `app.forget_looks`), from what the municipality has set.
 */
import { withActor, type Tx } from '../db/with-actor';

const job = { audience: 'job' } as const;
/** Taking out somebody with ten years of history takes seconds; what takes longer than this is broken. */
const patience = '10min';
/** Looks that one transaction forgets. */
const looksAtOnce = 2_000;

/** How many months things are kept; null: for ever. */
export type Periods = { retentionMonths: number | null; logMonths: number | null };

/** A borger whose plans have all ended so long ago, by the number of their newest plan. */
export type Erasable = {
	borgerId: string;
	planNumber: number;
	/** `YYYY-MM-DD` */
	endedOn: string;
	/** What has not reached a journal, and alarms about looks at them that nobody has dealt with. */
	waiting: number;
	/** Plans whose newest version no journal has received. */
	unsent: number;
};

/** What the municipality has set, as the database has it this moment. */
export async function readPeriods({ sql }: Tx): Promise<Periods> {
	const [set] = await sql<Periods[]>`
		select (value ->> 'retentionMonths')::int as "retentionMonths", (value ->> 'logMonths')::int as "logMonths"
		from setting where key = 'kommune'`;
	return set ?? { retentionMonths: null, logMonths: null };
}

/** @param months from which age on a plan that has ended is looked at; @returns longest ago first */
export async function findErasable({ sql }: Tx, months: number): Promise<Erasable[]> {
	await sql`select set_config('statement_timeout', ${patience}, true)`;
	return sql<Erasable[]>`
		select borger_id as "borgerId", plan_number as "planNumber", ended_on as "endedOn", waiting, unsent
		from app.erasable(${months}) order by ended_on, plan_number`;
}

/** Whether nothing holds a borger back. */
export const isReady = ({ waiting, unsent }: Pick<Erasable, 'waiting' | 'unsent'>): boolean =>
	waiting === 0 && unsent === 0;

/**
 * Erases a borger, in the transaction: all of it or nothing.
 * @returns false when something holds them back after all, or the municipality has switched it off meanwhile
 */
export async function eraseBorger({ sql }: Tx, borgerId: string): Promise<boolean> {
	await sql`select set_config('statement_timeout', ${patience}, true)`;
	const [row] = await sql<{ erased: boolean }[]>`select app.erase_borger(${borgerId}) as erased`;
	return row?.erased ?? false;
}

/** What would go with a borger: rows, in how many tables, and entries of the log that would not say any more whom they are of. */
export type Loss = { rows: number; tables: number; entries: number };

class Undone extends Error {}

/** Erases a borger, counts what went, and undoes it: what is told is what would happen. Null when they would not be erased. */
export async function tryErasing(borgerId: string): Promise<Loss | null> {
	let loss: Loss | null = null;
	const trying = withActor(job, async (tx) => {
		if (await eraseBorger(tx, borgerId)) loss = await countLoss(tx);
		throw new Undone();
	});
	await trying.catch((error: unknown) => {
		if (!(error instanceof Undone)) throw error;
	});
	return loss;
}

/** What this transaction has deleted so far, of any table, as PostgreSQL itself has counted it. */
async function countLoss({ sql }: Tx): Promise<Loss | null> {
	const [loss] = await sql<Loss[]>`
		select coalesce(sum(n_tup_del), 0)::int as rows, (count(*) filter (where n_tup_del > 0))::int as tables,
			coalesce(sum(n_tup_upd) filter (where relname = 'access_entry'), 0)::int as entries
		from pg_stat_xact_user_tables`;
	return loss ?? null;
}

/** How many looks are older than the log is kept. */
export async function countOldLooks({ sql }: Tx, months: number): Promise<number> {
	const [row] = await sql<{ looks: number }[]>`
		select count(*)::int as looks from access_event where at < now() - make_interval(months => ${months})`;
	return row?.looks ?? 0;
}

export type Erased = { erased: number; held: number; forgotten: number };

/**
 * Erases all who may be erased, one transaction each, and forgets old looks, some thousands a transaction: killed anywhere, what was
 * begun is whole or untouched, and the next run goes on. What the municipality has not set does not happen.
 * @param deadline ms since 1970: after it nobody more is begun
 */
export async function eraseWhatIsOver(deadline: number): Promise<Erased> {
	const { retentionMonths, logMonths } = await withActor(job, readPeriods);
	const done: Erased = { erased: 0, held: 0, forgotten: 0 };
	const over = retentionMonths === null ? [] : await withActor(job, (tx) => findErasable(tx, retentionMonths));
	for (const each of over) {
		if (Date.now() > deadline) return done;
		if (isReady(each) && (await withActor(job, (tx) => eraseBorger(tx, each.borgerId)))) done.erased += 1;
		else done.held += 1;
	}
	for (let left = logMonths !== null; left && Date.now() <= deadline;) {
		const forgotten = await withActor(job, forgetLooks);
		done.forgotten += forgotten;
		left = forgotten > 0;
	}
	return done;
}

/** Forgets the oldest looks. @returns how many: none when the log holds nothing that is old enough, or another is at it */
export async function forgetLooks({ sql }: Tx): Promise<number> {
	await sql`select set_config('statement_timeout', ${patience}, true)`;
	// Before when, the database knows: what is set.
	const [row] = await sql<{ forgotten: number }[]>`select app.forget_looks(now(), ${looksAtOnce}) as forgotten`;
	return row?.forgotten ?? 0;
}
