/** What a phone is answered below `/api`: the id repeated, so that it knows which item is meant, and one sentence when it is not taken. */
import { isId } from '../../core/text';

export type ApiAnswer = { status: number; body: Record<string, unknown> };

/** What somebody gets whose item is stored, the first time and every time after. */
export type ItemReceipt = {
	/** The id that was born with the form. */
	id: string;
	receivedAt: Date;
	/** Names this database's history: a phone that sees another one offers its items again. */
	epoch: string;
	/** False for a resend: nothing was stored now. */
	first: boolean;
};

/** What a phone is answered that has been heard: 201 the first time, 200 after that. */
export const received = ({ id, epoch, receivedAt, first }: ItemReceipt): ApiAnswer => ({
	status: first ? 201 : 200,
	body: { id, epoch, receivedAt }
});

/** Why an item is not taken. `code` is for the phone, `message` for the person. */
export type ApiRefusal = { status: number; field: string; code: string; message: string };

/** @param sent what was read of the request; its id is repeated when it has one */
export const notTaken = ({ status, field, code, message }: ApiRefusal, sent: unknown): ApiAnswer => ({
	status,
	body: { ...idOf(sent), error: { field, message, code } }
});

function idOf(sent: unknown): { id?: string } {
	const id = typeof sent === 'object' && sent !== null && 'id' in sent ? sent.id : null;
	return typeof id === 'string' && isId(id) ? { id: id.toLowerCase() } : {};
}
