import { dayOf } from '../core/dates';
import { firstName } from '../core/person';
import { eventSentence, newsSince, placeOf, type ChangeEvent } from '../event/event';
import { daysUntil, phaseOf, type Moede } from '../moede/moede';
import { splitAftaler, viewAftale, type Aftale, type AftaleView } from '../plan/aftale';
import { contactsOf, type Holder, type TeamContacts } from '../team/membership';

/** What the borger's first page is made of, as it stands in the database. */
export type HjemFacts = {
	dream: string | null;
	published: boolean;
	aftaler: readonly Aftale[];
	holders: readonly Holder[];
	/** The next meeting; `count` says how many are to come, this one included. */
	next: (Moede & { count: number }) | null;
	/** The newest message of the last weeks that the borger has not written back to: whose, and when it came. */
	message: { samtaleId: string; from: string; at: Date } | null;
	/** What others did, newest first. */
	events: readonly (ChangeEvent & { subjectId: string | null })[];
	lastAnswerAt: Date | null;
};

/** The four questions (Cabi, M31) and what follows. Null is answered by a named sentence on the page, never by nothing. */
export type HjemView = {
	/** Hvem? */
	people: TeamContacts;
	/** Hvad sker der? `inDays` is 0 today. */
	next: (Moede & { count: number; inDays: number; underWay: boolean }) | null;
	/** Whether it came since the last visit; what has been read is written nowhere. */
	message: { samtaleId: string; from: string; at: Date; isNew: boolean } | null;
	/** Whether there is a plan to take steps from. */
	published: boolean;
	/** Hvorfor? In the borger's own words. */
	dream: string | null;
	/** Hvad er næste skridt? */
	steps: { yours: AftaleView[]; ours: AftaleView[]; duties: AftaleView[] };
	news: { isNew: boolean; items: { id: string; at: Date; sentence: string; href: string | null }[] };
	lastAnswerAt: Date | null;
};

/**
 * The borger's first page on a day.
 * @param since the log-in before this one; null at the first
 */
export function composeHjem(facts: HjemFacts, since: Date | null, now: Date): HjemView {
	const today = dayOf(now);
	const news = newsSince(facts.events, since);
	return {
		people: contactsOf(facts.holders, today),
		next: facts.next && {
			...facts.next,
			inDays: daysUntil(facts.next, now),
			underWay: phaseOf(facts.next, now) === 'now'
		},
		message: facts.message && {
			...facts.message,
			from: firstName(facts.message.from),
			isNew: since === null || facts.message.at > since
		},
		published: facts.published,
		dream: facts.dream,
		steps: splitAftaler(facts.aftaler.map((aftale) => viewAftale(aftale, today))),
		news: {
			isNew: news.isNew > 0,
			items: news.items.map((event) => ({
				id: event.id,
				at: event.at,
				sentence: eventSentence(event, 'borger'),
				href: placeOf(event.type, event.subjectId)
			}))
		},
		lastAnswerAt: facts.lastAnswerAt
	};
}
