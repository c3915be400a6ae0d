import type { Tx } from './with-actor';

/**
 * Runs statements that the database may refuse by a rule of its own. What is refused is undone, and the transaction goes on.
 * @returns what `work` answers, or the name of the rule: a constraint, or `not_yours` for row-level security
 */
export async function attempt<T>(
	{ sql }: Tx,
	work: () => Promise<T>
): Promise<{ ok: true; value: T } | { ok: false; reason: string }> {
	await sql`savepoint attempt`;
	try {
		const value = await work();
		await sql`release savepoint attempt`;
		return { ok: true, value };
	} catch (error) {
		const reason = ruleOf(error);
		if (reason === null) throw error;
		await sql`rollback to savepoint attempt`;
		return { ok: false, reason };
	}
}

/** The rule that a statement broke; null for an error that is none. */
function ruleOf(error: unknown): string | null {
	if (!(error instanceof Error)) return null;
	if ('constraint_name' in error && typeof error.constraint_name === 'string') return error.constraint_name;
	return 'code' in error && error.code === '42501' ? 'not_yours' : null;
}
