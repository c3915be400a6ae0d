import type { HjemFacts } from '../../arbejdsgang/hjem';
import type { Holder } from '../../team/membership';
import type { Tx } from '../db/with-actor';
import { newsJson, toChangeEvents, type EventRow } from '../event/queries';
import { fromJson, nextMoedeJson, type Reader } from '../moede/queries';
import { readNextSteps } from '../plan/queries';
import { holdersJson } from '../team/queries';

/** So many days a message from staff stands on the first page. */
const messageDays = 30;

/** A subselect: the newest message of staff that is the last one of its conversation, as JSON, or null. */
const messageJson = ({ sql }: Tx, borgerId: string | null, now: Date) => sql`
	(select jsonb_build_object('samtaleId', l.samtale_id, 'from', a.name, 'at', l.created_at)
		from (
			select distinct on (b.samtale_id) b.samtale_id, b.author_account_id, b.created_at from besked b
			where b.borger_id = ${borgerId} and b.created_at > ${now}::timestamptz - make_interval(days => ${messageDays})
			order by b.samtale_id, b.created_at desc
		) l
		join account a on a.id = l.author_account_id and a.borger_id is null
		order by l.created_at desc limit 1)`;

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
		message: { samtaleId: string; from: string; at: string } | null;
		news: EventRow[];
		lastAnswerAt: Date | null;
	};
	const [steps, [row]] = await Promise.all([
		readNextSteps(tx, reader.borgerId),
		tx.sql<Row[]>`
			select ${holdersJson(tx, reader.borgerId, today)} as holders,
				${nextMoedeJson(tx, reader, now)} as next,
				${messageJson(tx, reader.borgerId, now)} as message,
				${newsJson(tx, reader.borgerId, reader.accountId, 9)} as news,
				(select m.made_at from trivselsmaaling m where m.borger_id = ${reader.borgerId} and m.rater_kind = 'borger'
					order by m.received_at desc limit 1) as "lastAnswerAt"`
	]);
	return {
		...steps,
		holders: row?.holders ?? [],
		next: row?.next ? fromJson(row.next) : null,
		message: row?.message ? { ...row.message, at: new Date(row.message.at) } : null,
		events: toChangeEvents(row?.news ?? [], borgerName),
		lastAnswerAt: row?.lastAnswerAt ?? null
	};
}
