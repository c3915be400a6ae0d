/** What a conversation shows. */
import { isLate } from './promise';

/** How many conversations, and how many messages of one, stand on a page. */
export const samtalerOnPage = 20;
export const beskederOnPage = 20;

/** One message. */
export type Besked = {
	id: string;
	/** Whether the borger wrote it. */
	byBorger: boolean;
	/** Whether the reader of the page wrote it. */
	mine: boolean;
	/** The professional's name; null when the borger wrote. */
	author: string | null;
	text: string;
	/** The day by which an answer was promised; null when a professional wrote. */
	promisedOn: string | null;
	at: Date;
	/** Who of the staff says that they have read it, the first first. Whether the borger has read is written nowhere. */
	readBy: { name: string; at: Date; mine: boolean }[];
};

/** What became of the newest that the borger wrote. */
export type State =
	| { kind: 'answered' }
	/** By when an answer was promised. */
	| { kind: 'waiting'; promisedOn: string }
	| { kind: 'late'; promisedOn: string };

/** @param promisedOn the earliest promise that nobody has answered; null when all is answered */
export function stateOf(promisedOn: string | null, today: string): State {
	if (promisedOn === null) return { kind: 'answered' };
	return { kind: isLate(promisedOn, today) ? 'late' : 'waiting', promisedOn };
}

/** A conversation, as a list shows it. */
export type SamtaleRow = {
	id: string;
	subject: string;
	/** Whoever was chosen by name and reads still, the tovholder or not; who of them is on the team, `whoReads` says. */
	readers: { id: string; accountId: string; name: string }[];
	/** The newest message: whose, and its beginning. Null when nothing is written yet. */
	last: { byBorger: boolean; author: string | null; text: string } | null;
	at: Date;
	promisedOn: string | null;
};

/** The beginning of a message on one line. */
export function beginningOf(text: string, most = 90): string {
	const letters = [...text.trim().replace(/\s+/g, ' ')];
	if (letters.length <= most) return letters.join('');
	return `${letters
		.slice(0, most)
		.join('')
		.replace(/\s+\S*$/, '')} …`;
}
