import { createHash } from 'node:crypto';
import type { Document } from '../../document/document';
import type { ItemType } from '../../journal/metadata';
import type { Put } from '../../journal/outbox';
import { arrayOf } from '../db/array';
import type { Tx } from '../db/with-actor';

type About = {
	borgerId: string;
	type: ItemType;
	/** The plan, meeting, message or answer. */
	sourceId: string;
	/** Which one it is, in words that may stand on a list: no name, no content. */
	title: string;
	kind: 'plan' | 'moede' | 'trivsel';
	topics?: readonly string[];
};
/** A document, frozen as whoever puts it there reads it, or a note of a few sentences. */
export type NewItem = About & ({ form: 'document'; document: Document } | { form: 'note'; text: string });

/**
 * SHA-256, hex, of what a document says: when it was made and by which municipality does not make it another.
 */
export const shaOfDocument = ({ type, title, reference, blocks }: Document): string =>
	shaOf([type, title, reference, blocks]);
const shaOf = (content: unknown) => createHash('sha256').update(JSON.stringify(content)).digest('hex');

/**
 * Puts a document or a note into the outbox of the journal of the actor's department, in the transaction that causes it; triggers
 * address it to the targets and wake the worker. Once for each revision: the same content again is nothing new. Whoever holds the
 * lock of the source (plan, meeting) puts alone.
 * @returns `not_yours`: the actor has no department, or does not see that borger
 */
export async function putInJournal({ sql }: Tx, item: NewItem): Promise<Put> {
	const { borgerId, type, form, sourceId, title, kind, topics = [] } = item;
	const content = item.form === 'document' ? item.document : { v: 1, text: item.text };
	const sha = item.form === 'document' ? shaOfDocument(item.document) : shaOf(item.text);
	const [known] = await sql<{ isMine: boolean; revision: number; sha: string | null }[]>`
		select app.actor_forvaltning_id() is not null and exists (select from borger where id = ${borgerId}) as "isMine",
			coalesce(l.revision, 0) as revision, l.content_sha as sha
		from (select 1) always
		left join lateral (
			select i.revision, i.content_sha from journal_item i
			where i.borger_id = ${borgerId} and i.source_id = ${sourceId} and i.type = ${type} and i.form = ${form}
				and i.forvaltning_id = app.actor_forvaltning_id()
			order by i.revision desc limit 1
		) l on true`;
	if (!known?.isMine) return 'not_yours';
	if (known.sha === sha) return 'unchanged';
	const { count } = await sql`
		insert into journal_item (borger_id, forvaltning_id, form, type, source_id, revision, title, content, content_sha, kind, topics, made_by_account_id)
		values (${borgerId}, app.actor_forvaltning_id(), ${form}, ${type}, ${sourceId}, ${known.revision + 1}, ${title},
			${JSON.stringify(content)}::jsonb, ${sha}, ${kind}, ${arrayOf(topics)}::text[], app.actor_id())
		on conflict do nothing`;
	return count === 1 ? 'put' : 'unchanged';
}
