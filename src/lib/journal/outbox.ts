/** The journal of a department as its team follows it: what was put there, and how far it has come. */
import { journal as words } from '../i18n/da/journal';
import type { JournalSystem, TargetType } from '../setting/journal-setup';
import type { ItemType } from './metadata';
import { whyNot } from './why';

export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'received' | 'failed';

/** One item on its way to one target. */
export type Delivery = {
	targetId: string;
	target: string;
	type: TargetType;
	/** The fagsystem that it leads to. */
	system: JournalSystem;
	state: DeliveryState;
	tries: number;
	/** When it is tried again. */
	nextAt: Date;
	sentAt: Date | null;
	receivedAt: Date | null;
	/** What the other side, or the way there, answered last. */
	code: string | null;
	/** What the other side calls it. */
	reference: string | null;
	/** Who has said that they put it there by hand. */
	by: string | null;
};

/** What is in the journal, or on its way there; without its content. */
export type JournalItem = {
	id: string;
	form: 'document' | 'note';
	type: ItemType;
	sourceId: string;
	title: string;
	revision: number;
	madeAt: Date;
	/** Null: the portal itself. */
	by: string | null;
	/** Its content has gone from here: it is in the journal. */
	cleared: boolean;
	deliveries: Delivery[];
};

/** What the reader's department has not in its journal: the newest version of a plan, or a meeting that was held. */
export type MissingSource = { type: 'plan' | 'moede'; id: string; title: string; at: Date };

/** What came of putting something there. `not_yours`: there is no such thing for the actor, or their department has no journal here. */
export type Put = 'put' | 'unchanged' | 'not_yours';

/** What somebody has put there of a message or an answer. */
export type Journalised = { itemId: string; sourceId: string; at: Date; by: string | null };

/** So many items stand on a page. */
export const itemsOnPage = 30;

/** What is done by hand: somebody copies a text, so nothing is wrong as long as it waits. */
export const isByHand = ({ type, state }: Pick<Delivery, 'type' | 'state'>): boolean =>
	type === 'copy' && state !== 'received';

/** Whether somebody may say that they have put it there themself: not while it is being sent, and not of what is there. */
export const mayBeNoted = ({ state }: Pick<Delivery, 'state'>): boolean => state !== 'received' && state !== 'sending';

/** How far an item has come on its way to one target, in words. `bad`: somebody must do something. */
export type Said = { tone: 'done' | 'under_way' | 'todo' | 'bad'; text: string; reason: string | null };

/** @param now what the days are near to */
export function sayDelivery(delivery: Delivery, now: Date): Said {
	const { state, target, tries, nextAt, sentAt, receivedAt, code, reference, by } = delivery;
	const said = (tone: Said['tone'], text: string, reason: string | null = null): Said => ({ tone, text, reason });
	if (state === 'received') {
		const text =
			by === null ? words.states.received(receivedAt, reference, now) : words.states.byHand(by, receivedAt, now);
		return said('done', text);
	}
	if (isByHand(delivery)) return said('todo', words.states.copy(target));
	const why = whyNot(code);
	switch (state) {
		case 'failed':
			return said('bad', words.states.failed, why ?? words.unknownReason);
		case 'sent':
			return said('under_way', words.states.sent(sentAt, now));
		case 'sending':
			return said('under_way', words.states.sending);
		case 'waiting':
			return tries > 0
				? said('under_way', words.states.again(nextAt, now), why)
				: said('under_way', words.states.waiting);
	}
}

/** Whether something about an item must be looked at. */
export const hasFailed = ({ deliveries }: Pick<JournalItem, 'deliveries'>): boolean =>
	deliveries.some(({ state }) => state === 'failed');

/** What of the borger an item shows, as the access log knows it. */
export function shownOf({ type, sourceId }: Pick<JournalItem, 'type' | 'sourceId'>): {
	itemKind: 'plan' | 'moede' | 'samtale' | 'trivselsmaaling';
	itemId?: string;
} {
	switch (type) {
		case 'plan':
			return { itemKind: 'plan' };
		case 'svar':
			return { itemKind: 'trivselsmaaling', itemId: sourceId };
		case 'besked':
			// The id is one message's, and the log knows conversations.
			return { itemKind: 'samtale' };
		default:
			return { itemKind: 'moede', itemId: sourceId };
	}
}
