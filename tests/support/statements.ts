import type { Tx } from '../../src/lib/server/db/with-actor';

/** A transaction that counts the statements it sends, in `sent`; a fragment of one is not sent. */
export function countingStatements(tx: Tx): { sent: string[]; tx: Tx } {
	const sent: string[] = [];
	const sql = new Proxy(tx.sql, {
		apply(target, self, parts: Parameters<typeof tx.sql>) {
			const query = Reflect.apply(target as (...parts: unknown[]) => PromiseLike<unknown>, self, parts);
			const { then } = query;
			query.then = ((...args: Parameters<typeof then>) => {
				sent.push('statement');
				return then.apply(query, args);
			}) as typeof then;
			return query;
		}
	});
	return { sent, tx: { ...tx, sql } as Tx };
}
