import { arrayOf } from '../db/array';
import type { Tx } from '../db/with-actor';

/** What of a borger was shown: kind and id only, never content. */
export type Shown = {
	borgerId: string;
	itemKind: 'borger' | 'plan' | 'moede' | 'team' | 'samtale' | 'trivselsmaaling' | 'trivselsnote';
	itemId?: string;
};

export type Look = {
	/** `list`: a name on a list. `page`: a page about one borger. `opening`: an answer that was hidden until now. */
	kind: 'list' | 'page' | 'opening';
	/** The route without ids: `/borgere/[id]/lineal`. */
	page: string;
	/** Why, in words that the borger reads. */
	purpose: string;
	requestId: string;
	shown: readonly Shown[];
};

/**
 * Records a look in the transaction that shows it: one event, and one narrow row for each borger and item. Await it: when it
 * fails, the transaction fails and nothing is shown. Who looked, the database knows. Nothing shown is no look.
 */
export async function recordLook(tx: Tx, { kind, page, purpose, requestId, shown }: Look): Promise<void> {
	if (shown.length === 0) return;
	const borgere = arrayOf(shown.map(({ borgerId }) => borgerId));
	const kinds = arrayOf(shown.map(({ itemKind }) => itemKind));
	const ids = arrayOf(shown.map(({ itemId }) => itemId ?? 'null'));
	await tx.sql`select app.record_look(${kind}, ${page}, ${purpose}, ${requestId}, ${borgere}::uuid[], ${kinds}::text[], ${ids}::uuid[])`;
}
