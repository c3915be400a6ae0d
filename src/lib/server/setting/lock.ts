import type { Tx } from '../db/with-actor';

/** Administrators change one thing at a time: who comes second sees what the first one did. Held until the transaction ends. */
export const takeTurns = async ({ sql }: Tx): Promise<void> => {
	await sql`select pg_advisory_xact_lock(hashtext('admin'))`;
};
