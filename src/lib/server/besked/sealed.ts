import { readBesked, readNew } from '../../besked/form';
import type { SealedBesked } from '../../besked/sealed';
import { ok, refused, type Result } from '../../core/result';
import { outboxProblems } from '../../i18n/da/outbox-api';
import type { Tx } from '../db/with-actor';
import { notTaken, type ApiAnswer, type ItemReceipt } from '../offline/answer';
import { findEpoch } from '../offline/phone';
import { sendOwn, startOwnSamtale } from './own';
import type { Asked } from './queries';

const refusals = {
	/** Something else was sent under that id. */
	conflict: { status: 409, field: 'id' },
	/** What has changed since it was written: the person looks at it. */
	nobody: { status: 409, field: 'samtale' },
	readers: { status: 409, field: 'readers' },
	samtale_unknown: { status: 404, field: 'samtale' },
	text_missing: { status: 400, field: 'text' },
	forbidden: { status: 400, field: 'text' },
	too_long: { status: 400, field: 'text' },
	malformed: { status: 400, field: 'sealed' }
} as const;
export type BeskedRefusal = keyof typeof refusals;

/** What a phone is answered whose message is not taken. */
export const beskedRefused = (reason: BeskedRefusal, sent: unknown): ApiAnswer =>
	notTaken({ ...refusals[reason], code: reason, message: outboxProblems[reason] }, sent);

/**
 * Takes a message that has waited on a phone. What is stored already is acknowledged as it is, whoever has left the team since: it
 * came by the form, or the answer to an earlier sending was lost (Q3).
 * @param asked the borger from the session, never from the item
 */
export async function takeOwnItem(
	tx: Tx,
	asked: Asked,
	item: SealedBesked
): Promise<Result<ItemReceipt, BeskedRefusal>> {
	const { id } = item.typed;
	const [stored, epoch] = await Promise.all([findOwnBesked(tx, id), findEpoch(tx)]);
	if (stored) return isSame(stored, item) ? ok({ id, epoch, ...stored.receipt }) : refused('conflict');
	const problem = item.kind === 'besked' ? await sendKept(tx, asked, item) : await startKept(tx, asked, item);
	if (problem) return refused(problem);
	const made = await findOwnBesked(tx, id);
	return made ? ok({ id, epoch, ...made.receipt }) : refused('conflict');
}

async function sendKept(
	tx: Tx,
	asked: Asked,
	{ samtaleId, typed }: Extract<SealedBesked, { kind: 'besked' }>
): Promise<BeskedRefusal | null> {
	const sent = await sendOwn(tx, { ...asked, samtaleId }, typed);
	if (sent.ok) return null;
	if (sent.reason === 'unknown') return 'samtale_unknown';
	if (sent.reason === 'other') return 'conflict';
	return sent.reason === 'missing' ? 'text_missing' : sent.reason;
}

async function startKept(
	tx: Tx,
	asked: Asked,
	{ typed }: Extract<SealedBesked, { kind: 'samtale' }>
): Promise<BeskedRefusal | null> {
	const sent = await startOwnSamtale(tx, asked, typed);
	if (sent.ok) return null;
	const { hvem, emne, tekst, form } = sent.problems;
	const text = tekst ?? emne;
	if (text) return text === 'missing' ? 'text_missing' : text === 'too_long' ? 'too_long' : 'forbidden';
	if (hvem) return hvem === 'missing' ? 'malformed' : 'readers';
	return form === 'other' ? 'conflict' : 'malformed';
}

type Stored = {
	samtaleId: string;
	text: string;
	subject: string;
	readers: string[];
	receipt: Pick<ItemReceipt, 'receivedAt' | 'first'>;
};

/** The actor's own message with that id. Another's is none of ours (B6). */
async function findOwnBesked({ sql }: Tx, id: string): Promise<Stored | null> {
	const [row] = await sql<(Omit<Stored, 'receipt'> & Stored['receipt'])[]>`
		select b.samtale_id as "samtaleId", b.text, s.subject, b.created_at as "receivedAt",
			-- A row's time is that of its transaction.
			b.created_at = now() as first,
			array(select r.account_id::text from samtale_reader r where r.samtale_id = s.id) as readers
		from besked b join samtale s on s.id = b.samtale_id
		where b.id = ${id} and b.author_account_id = app.actor_id()`;
	if (!row) return null;
	const { receivedAt, first, ...stored } = row;
	return { ...stored, receipt: { receivedAt, first } };
}

/** Whether the same was stored: the same words in the same conversation, or about the same to the same people. */
function isSame(stored: Stored, { kind, samtaleId, typed }: SealedBesked): boolean {
	if (stored.samtaleId !== samtaleId) return false;
	if (kind === 'besked') {
		const text = readBesked(typed.tekst);
		return text.ok && text.value === stored.text;
	}
	const read = readNew(typed, { known: typed.hvem, least: 1 });
	if (!read.ok) return false;
	const { readers, subject, text } = read.value;
	return text === stored.text && subject === stored.subject && readers.every((each) => stored.readers.includes(each));
}
