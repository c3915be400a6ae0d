import { arrayOf } from '../db/array';
import { asProblem, type Tx } from '../db/with-actor';
import { log } from '../log';
import { Unavailable } from '../problem';
import { noteShown } from './served';

/** What of a borger was shown: kind and id only, never content. */
export type Shown = {
	borgerId: string;
	itemKind: 'borger' | 'plan' | 'moede' | 'team' | 'samtale' | 'trivselsmaaling' | 'trivselsnote' | 'samtykke' | 'log';
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
 * @throws Unavailable('accesslog') when it cannot be recorded: the page is a 503 (F2)
 */
export async function recordLook(tx: Tx, { kind, page, purpose, requestId, shown }: Look): Promise<void> {
	if (shown.length === 0) return noteShown(0);
	const borgere = arrayOf(shown.map(({ borgerId }) => borgerId));
	const kinds = arrayOf(shown.map(({ itemKind }) => itemKind));
	const ids = arrayOf(shown.map(({ itemId }) => itemId ?? 'null'));
	try {
		await tx.sql`select app.record_look(${kind}, ${page}, ${purpose}, ${requestId}, ${borgere}::uuid[], ${kinds}::text[], ${ids}::uuid[])`;
	} catch (error) {
		const problem = asProblem(error);
		const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
		// 25P02: another statement failed before this one, and that one's error is what is told.
		if (problem instanceof Unavailable || code === '25P02') throw problem;
		log.error({ event: 'look_not_recorded', page, requestId, code });
		throw new Unavailable('accesslog');
	}
	tx.onCommit(() => noteShown(shown.length));
}
