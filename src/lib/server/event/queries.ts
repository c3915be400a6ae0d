import { isEventType, type ChangeEvent } from '../../event/event';
import type { Tx } from '../db/with-actor';

export type EventRow = {
	id: string;
	/** From JSON, so still ISO text. */
	at: string;
	type: string;
	params: object;
	subjectId: string | null;
	actor: string | null;
};

/**
 * A subselect for a page's own statement: the newest changes that somebody else made, as a JSON array of `EventRow`, newest
 * first.
 * @param reader the account that reads; its own doings are no news
 */
export const newsJson = (tx: Tx, borgerId: string | null, reader: string, limit: number) => tx.sql`
	(select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'at', n.at, 'type', n.type, 'params', n.params,
			'subjectId', n.subject_id, 'actor', a.name) order by n.at desc), '[]')
	from (select * from event e where e.borger_id = ${borgerId} and e.actor_account_id is distinct from ${reader}
		order by e.at desc limit ${limit}) n
	left join account a on a.id = n.actor_account_id)`;

/** The rows that there is a sentence for. The reader is the borger, and none of them is the reader's own. */
export const toChangeEvents = (
	rows: readonly EventRow[],
	borgerName: string
): (ChangeEvent & { subjectId: string | null })[] =>
	rows.flatMap(({ type, params, at, ...row }) =>
		isEventType(type)
			? // What each type's params hold is the writer's promise; the sentence bears with any that is missing.
				[
					{
						...row,
						at: new Date(at),
						borgerName,
						byReader: false,
						...({ type, params } as Pick<ChangeEvent, 'type' | 'params'>)
					} as ChangeEvent & { subjectId: string | null }
				]
			: []
	);
