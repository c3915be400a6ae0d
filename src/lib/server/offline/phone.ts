import { deviceOf } from '../../access/device';
import { countsOf, phoneHeader, readPhone, type PhoneCounts } from '../../offline/envelope';
import type { Tx } from '../db/with-actor';

/** An item of the outbox that has arrived: its number on the phone, and the id that was born with the form. */
export type ArrivedItem = { seq: number; kind: 'answer' | 'besked' | 'samtale'; id: string };

/**
 * Notes what a phone says of itself, and which of its items has come, in the transaction that stores it. A phone that says
 * nothing, or is another's, is not noted; nothing is refused for it.
 * @param headers of the request: `x-phone`, and what the browser is called
 */
export async function notePhone({ sql }: Tx, headers: Headers, item: ArrivedItem | null = null): Promise<void> {
	const said = readPhone(headers.get(phoneHeader));
	if (!said) return;
	const { id, seqHigh, waiting } = said;
	const device = deviceOf(headers.get('user-agent'));
	await Promise.all([
		sql`select app.note_phone(${id}, ${device}, ${seqHigh}, ${waiting}, null)`,
		item && sql`select app.note_phone_item(${id}, ${item.seq}, ${item.kind}, ${item.id})`
	]);
}

/** One of a borger's browsers, and what has become of the items that it numbered. */
export type OwnPhone = {
	id: string;
	device: string | null;
	own: boolean;
	seenAt: Date;
	arrived: number;
	waiting: number;
	missing: number;
};

/** The actor's own phones, the last used first, without those that were forgotten. One statement. */
export async function findOwnPhones({ sql }: Tx): Promise<OwnPhone[]> {
	type Row = Omit<OwnPhone, 'arrived' | 'missing'> & PhoneCounts;
	const rows = await sql<Row[]>`
		select p.id, p.device, p.own, p.seen_at as "seenAt", p.seq_high as "seqHigh", p.waiting,
			(select count(*)::int from phone_item i where i.phone_id = p.id and i.seq <= p.seq_high) as arrived
		from phone p where p.account_id = app.actor_id() and p.forgotten_at is null order by p.seen_at desc limit 20`;
	return rows.map(({ id, device, own, seenAt, ...counts }) => ({ id, device, own, seenAt, ...countsOf(counts) }));
}

/** The id of this database's history. */
export async function findEpoch({ sql }: Tx): Promise<string> {
	const [row] = await sql<{ id: string }[]>`select id from epoch order by started_at desc limit 1`;
	return row?.id ?? '';
}
