import type { HjemFacts } from '../../arbejdsgang/hjem';
import type { Holder } from '../../team/membership';
import type { Tx } from '../db/with-actor';
import { newsJson, toChangeEvents, type EventRow } from '../event/queries';
import { fromJson, nextMoedeJson, type Reader } from '../moede/queries';
import { readNextSteps } from '../plan/queries';
import { holdersJson } from '../team/queries';

/**
 * What the borger's first page is made of. Two statements that do not wait for each other, whatever the age of the plan.
 * @param today `YYYY-MM-DD`
 * @param borgerName as the events' sentences need it
 */
export async function readHjem(
	tx: Tx,
	{ now, today, borgerName, ...reader }: Reader & { now: Date; today: string; borgerName: string }
): Promise<HjemFacts> {
	type Row = {
		holders: Holder[];
		next: Parameters<typeof fromJson>[0] | null;
		news: EventRow[];
		lastAnswerAt: Date | null;
	};
	const [steps, [row]] = await Promise.all([
		readNextSteps(tx, reader.borgerId),
		tx.sql<Row[]>`
			select ${holdersJson(tx, reader.borgerId, today)} as holders,
				${nextMoedeJson(tx, reader, now)} as next,
				${newsJson(tx, reader.borgerId, reader.accountId, 9)} as news,
				(select m.made_at from trivselsmaaling m where m.borger_id = ${reader.borgerId} and m.rater_kind = 'borger'
					order by m.received_at desc limit 1) as "lastAnswerAt"`
	]);
	return {
		...steps,
		holders: row?.holders ?? [],
		next: row?.next ? fromJson(row.next) : null,
		events: toChangeEvents(row?.news ?? [], borgerName),
		lastAnswerAt: row?.lastAnswerAt ?? null
	};
}
