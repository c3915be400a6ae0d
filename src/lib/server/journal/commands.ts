import { formatDate } from '../../core/dates';
import { isId } from '../../core/text';
import { noteOfAnswer, noteOfBesked } from '../../journal/note';
import { journal as words } from '../../i18n/da/journal';
import type { Put } from '../../journal/outbox';
import { linealOf } from '../../trivsel/rating';
import { sayAnswer } from '../../trivsel/lineal';
import type { Tx } from '../db/with-actor';
import { findBorgerFrame, findRating } from '../trivsel/queries';
import { putInJournal } from './put';

/** One item on its way to one target. */
export type DeliveryAt = { borgerId: string; itemId: string; targetId: string };

/** `already`: it is not as it was when the page was shown; `unknown`: not of the actor's department, or not there. */
export type Noted = 'done' | 'already' | 'unknown';

/** Sends again what has failed, and wakes the worker. One statement. */
export const retryDelivery = (tx: Tx, at: DeliveryAt): Promise<Noted> =>
	change(tx, at, tx.sql`app.retry_journal(d.item_id, d.target_id)`);

/** Notes that the actor has put something into the journal by hand: nobody sends it any more. One statement. */
export const noteJournalised = (tx: Tx, at: DeliveryAt): Promise<Noted> =>
	change(tx, at, tx.sql`app.note_journalised(d.item_id, d.target_id)`);

async function change({ sql }: Tx, { borgerId, itemId, targetId }: DeliveryAt, call: ReturnType<Tx['sql']>) {
	if (!isId(itemId) || !isId(targetId)) return 'unknown';
	const [row] = await sql<{ done: boolean }[]>`
		select ${call} as done from journal_delivery d
		where d.item_id = ${itemId} and d.target_id = ${targetId} and d.borger_id = ${borgerId}`;
	if (!row) return 'unknown';
	return row.done ? 'done' : 'already';
}

/** Puts one message of a conversation that the actor reads into the journal of their department. */
export async function journalBesked(
	tx: Tx,
	{ borgerId, samtaleId, beskedId }: { borgerId: string; samtaleId: string; beskedId: string }
): Promise<Put> {
	if (!isId(beskedId)) return 'not_yours';
	type Row = { subject: string; text: string; at: Date; from: string };
	const [besked] = await tx.sql<Row[]>`
		select s.subject, b.text, b.created_at as at, coalesce(a.name, r.name) as from
		from besked b
		join samtale s on s.id = b.samtale_id
		join borger r on r.id = b.borger_id
		left join account a on a.id = b.author_account_id and a.borger_id is null
		where b.id = ${beskedId} and b.samtale_id = ${samtaleId} and b.borger_id = ${borgerId}`;
	if (!besked) return 'not_yours';
	return putInJournal(tx, {
		...{ borgerId, type: 'besked', sourceId: beskedId, kind: 'plan', form: 'note' },
		title: words.titles.besked(formatDate(besked.at)),
		text: noteOfBesked(besked)
	});
}

/**
 * Puts one of the borger's answers on the ruler, with what was written beside it, into the journal of the actor's department. Only
 * one that the actor has opened: a number that nobody has seen is not journalised.
 */
export async function journalSvar(
	tx: Tx,
	{ borgerId, maalingId }: { borgerId: string; maalingId: string }
): Promise<Put> {
	if (!isId(maalingId)) return 'not_yours';
	const [frame, rating] = await Promise.all([
		findBorgerFrame(tx, borgerId),
		findRating(tx, { id: borgerId, name: '' }, maalingId)
	]);
	const lineal = rating && frame && linealOf(rating, frame.linealer.all);
	if (!frame || !rating?.answer || !lineal || rating.rater.kind !== 'borger') return 'not_yours';
	const emne = frame.emner.find(({ id }) => id === rating.emneId);
	return putInJournal(tx, {
		...{ borgerId, type: 'svar', sourceId: maalingId, kind: 'trivsel', form: 'note' },
		...{ topics: emne?.topics ?? [], title: words.titles.svar(formatDate(rating.madeAt)) },
		text: noteOfAnswer({
			area: emne?.text ?? words.overall,
			answer: sayAnswer(lineal, rating.answer),
			words: [rating.note, rating.skridt].filter(Boolean).join('\n') || null,
			...{ by: frame.borger.name, at: rating.madeAt }
		})
	});
}
