/** What is sent to a journal: one item, as all targets take it. */
export type Parcel = {
	/** The item's: the same however often it is sent. */
	id: string;
	form: 'document' | 'note';
	title: string;
	madeAt: Date;
	/** Of a document; null when nobody needs it. */
	pdf: Buffer | null;
	/** What a note says, or what stands in a document. */
	text: string;
	/** Beside it, as JSON with Danish names (docs/journal.md): whose it is, where it belongs. */
	metadata: Readonly<Record<string, unknown>>;
	/** Of a document that goes to the borger as a letter. */
	letter: Letter | null;
};

/** A letter to the borger, in words that anybody may see: what it is about stands in the PDF. */
export type Letter = {
	/** The municipality: CVR number and name. */
	sender: { cvr: string; name: string };
	recipient: { cpr: string; name: string };
	label: string;
	notification: string;
	/** The time of a meeting, for the recipient's calendar. */
	appointment: { id: string; startsAt: Date; endsAt: Date; label: string; entry: string; place: string } | null;
};

/**
 * What came of it: `received`, the other side has said so; `sent`, it is with them, and they say later; `later`, nobody can say, so it
 * is tried again, after `retryAfter` ms when they said so; `refused`, they will never take it. `code` is one of a few words, or
 * `http_` and a status: for the staff and the log.
 */
export type Outcome =
	| { state: 'received' | 'sent'; reference: string | null }
	| { state: 'later'; code: string; retryAfter: number | null }
	| { state: 'refused'; code: string };

/** What the other side says of something that it was sent. */
export type Receipt = { id: string; state: 'received' | 'refused'; reference: string | null };

/**
 * A place where a municipality journalises. `send` may be called again with the same parcel, also when the first call came through:
 * the other side has it once. Neither rejects, and neither is called inside a transaction.
 */
export type Target = {
	send(parcel: Parcel): Promise<Outcome>;
	/** Of a target that says later what it has received: what it says of these ids by now. */
	collect?(ids: readonly string[]): Promise<Receipt[]>;
};

export const later = (code: string, retryAfter: number | null = null): Outcome => ({
	state: 'later',
	code,
	retryAfter
});
export const refused = (code: string): Outcome => ({ state: 'refused', code });

/** The longest receipt that is read, bytes. */
export const longestReceipt = 65_536;

/**
 * Reads a receipt: `{"id": …, "status": "modtaget" | "accepteret" | "afvist", "reference": …}`.
 * @param id what it must be of
 * @returns `no_receipt` for a text that is none, such as an error page; `wrong_receipt` for one of something else
 */
export function readReceipt(
	text: string,
	id: string
): { status: 'modtaget' | 'accepteret' | 'afvist'; reference: string | null } | 'no_receipt' | 'wrong_receipt' {
	let said: unknown;
	try {
		said = JSON.parse(text);
	} catch {
		return 'no_receipt';
	}
	if (typeof said !== 'object' || said === null || !('id' in said) || !('status' in said)) return 'no_receipt';
	if (typeof said.id !== 'string' || said.id.toLowerCase() !== id.toLowerCase()) return 'wrong_receipt';
	const { status } = said;
	if (status !== 'modtaget' && status !== 'accepteret' && status !== 'afvist') return 'no_receipt';
	return { status, reference: 'reference' in said ? readReference(said.reference) : null };
}

/** What the other side calls it: a short line, and nothing that could be mistaken for more. */
function readReference(said: unknown): string | null {
	if (typeof said !== 'string' && typeof said !== 'number') return null;
	const line = String(said)
		.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
		.trim();
	return line === '' ? null : [...line].slice(0, 100).join('');
}
