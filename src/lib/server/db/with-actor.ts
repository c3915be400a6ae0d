import type { ReservedSql, Sql } from 'postgres';
import { Unavailable } from '../problem';
import { discardPool, pool } from './client';
import type { Audience } from './audience';

/** A logged-in person in one role: the raw session token, which the database itself resolves to an account. */
export type Actor<A extends Audience = Exclude<Audience, 'login' | 'job' | 'journal' | 'import'>> = {
	audience: A;
	token: string;
};
/** The system itself: no person, an audience of its own. */
export type SystemActor = { audience: 'import' | 'job' | 'journal' };

declare const brand: unique symbol;
/** A transaction with an actor. Only this module makes one, so a query without an actor does not compile. */
export type Tx = {
	/** Typed raw SQL. Statements that do not wait for one another travel together. */
	readonly sql: Sql;
	/** For what counts only when the transaction has been committed, such as that a look was recorded. */
	readonly onCommit: (done: () => void) => void;
	readonly [brand]: true;
};

/** How long a request waits for a free connection before it is told that we are busy, ms. */
const patience = 2_000;

/**
 * Runs a command in one transaction as `actor`. Who that is, the database finds out itself: the raw token goes in as a bind
 * parameter, transaction-local, and `app.actor_id()` looks up its hash. Commits when `work` resolves, rolls back when it
 * rejects.
 * @throws Unavailable when the database cannot be reached or has no free connection within two seconds
 */
export const withActor = <T>(actor: Actor | SystemActor, work: (tx: Tx) => Promise<T>): Promise<T> =>
	transact(actor, 'begin', work);

/**
 * Like `withActor`, for what is shown to somebody: all statements see one moment, so a samtykke that is withdrawn meanwhile
 * hides all or nothing (B5). May record the look, and is committed before anything is shown.
 */
export const readAs = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
	transact(actor, 'begin isolation level repeatable read', work);

async function transact<T>(actor: Actor | SystemActor, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
	const { connection, opened } = await open(actor, begin);
	const committed: (() => void)[] = [];
	try {
		const [result] = await Promise.all([work(transaction(connection, committed)), opened]);
		const { command } = await connection.unsafe('commit');
		// PostgreSQL answers a commit after a failed statement with ROLLBACK, and calls that a success.
		if (command !== 'COMMIT') throw new Error('the transaction had failed');
		for (const done of committed) done();
		return result;
	} catch (error) {
		await rollBack(connection, actor.audience);
		throw asProblem(error);
	} finally {
		connection.release();
	}
}

/**
 * postgres.js leaves a connection half-way through a message when a value cannot be written (an invalid `Date`): it never
 * answers again. Then it is given up, rather than kept for the next request.
 */
async function rollBack(connection: ReservedSql, audience: Audience) {
	let timer: NodeJS.Timeout | undefined;
	const answered = connection.unsafe('rollback').then(
		() => true,
		() => true
	);
	const silent = new Promise<false>((resolve) => {
		timer = setTimeout(() => resolve(false), patience);
	});
	if (!(await Promise.race([answered, silent]))) discardPool(audience);
	clearTimeout(timer);
}

/**
 * Like `readAs`, for a borger's look at their own things: read-only, so the answer need not wait for the commit. Not for
 * anybody else: what others are shown must be recorded first.
 */
export async function readOwn<T>(actor: Actor<'borger'>, work: (tx: Tx) => Promise<T>): Promise<T> {
	const { connection, opened } = await open(actor, 'begin isolation level repeatable read read only');
	let failed = true;
	try {
		const [result] = await Promise.all([work(transaction(connection, [])), opened]);
		failed = false;
		return result;
	} catch (error) {
		throw asProblem(error);
	} finally {
		void connection
			.unsafe(failed ? 'rollback' : 'commit')
			.catch(() => {})
			.finally(() => connection.release());
	}
}

/**
 * Fails, and all that travels with it, when somebody has prepared a statement by SQL. A connection serves one person after another,
 * and a prepared statement in the place of ours would run with the token of whoever comes next. It goes as text, so that it cannot
 * itself be replaced (tests/rls/injection.test.ts).
 */
const ownStatementsOnly =
	'select 1 / case when exists (select from pg_catalog.pg_prepared_statements where from_sql) then 0 else 1 end';
/** Division by zero. */
const isForeign = (error: unknown) => error instanceof Error && 'code' in error && error.code === '22012';

/** Opens a transaction and sets the actor without waiting: both travel with the first statement of `work`. */
async function open(actor: Actor | SystemActor, begin: string) {
	const connection = await reserve(actor.audience);
	const opened = Promise.all([
		connection.unsafe(`${begin}; ${ownStatementsOnly}`).execute(),
		'token' in actor ? connection`select set_config('app.session', ${actor.token}, true)`.execute() : undefined
	]);
	// `work` may fail first; then nobody waits for these, and an unobserved rejection would end the process.
	opened.catch((error: unknown) => {
		if (isForeign(error)) discardPool(actor.audience);
	});
	return { connection, opened };
}

async function reserve(audience: Audience): Promise<ReservedSql> {
	let late = false;
	let timer: NodeJS.Timeout | undefined;
	const reserved = pool(audience).reserve();
	const busy = new Promise<never>((_, reject) => {
		timer = setTimeout(() => {
			late = true;
			reject(new Unavailable('no free database connection'));
		}, patience);
	});
	reserved.then(
		(connection) => {
			if (late) connection.release();
		},
		() => {}
	);
	try {
		return await Promise.race([reserved, busy]);
	} catch (error) {
		throw asProblem(error);
	} finally {
		clearTimeout(timer);
	}
}

const transaction = (connection: ReservedSql, committed: (() => void)[]) =>
	({ sql: connection, onCommit: (done: () => void) => void committed.push(done) }) as unknown as Tx;

const connectionLost = new Set([
	'ECONNREFUSED',
	'ECONNRESET',
	'EPIPE',
	'ENOTFOUND',
	'ETIMEDOUT',
	'CONNECTION_CLOSED',
	'CONNECTION_ENDED',
	'CONNECTION_DESTROYED',
	'CONNECT_TIMEOUT',
	'57P01',
	'57P02',
	'57P03',
	'53300',
	'57014'
]);

/** What a database error means to us: the connection is gone, or it is a bug and stays what it is. */
export function asProblem(error: unknown): unknown {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	return typeof code === 'string' && connectionLost.has(code) ? new Unavailable(code) : error;
}
