import { firstName } from '../core/person';
import { formatDay, formatMoment } from '../core/dates';

/** What can have changed. Params hold the few words that the sentence needs; dates are ISO strings. */
export type EventParams = {
	plan_published: { version: number; resume?: string };
	moede_planned: { title: string; startsAt: string };
	moede_moved: { title: string; from: string; to: string };
	moede_cancelled: { title: string };
	team_joined: { name: string };
	team_left: { name: string; reason?: string };
	answer_given: { area?: string };
	note_read: Record<string, never>;
	rating_given: { area?: string };
	/** `owedBy`: the borger may say of the municipality's aftale that it has happened. */
	aftale_done: { text: string; owedBy?: 'borger' | 'kommune' };
	aftale_postponed: { text: string; reason?: string; newDueOn: string };
	indsats_started: { title: string };
};
export type EventType = keyof EventParams;
/** What stands in the database may be older than the sentence: every word may be missing. */
type Written<T extends EventType> = { [P in keyof EventParams[T]]?: EventParams[T][P] };
type AnyEvent = { [T in EventType]: { type: T; params: Written<T> } }[EventType];

/** One change, as a list shows it: who did what. `actor` is a name, or null when nobody in particular did it. */
export type ChangeEvent = AnyEvent & {
	id: string;
	at: Date;
	actor: string | null;
	byReader: boolean;
	borgerName: string;
};
export type Audience = 'borger' | 'fagperson';

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
/** Somebody's words inside our sentence: without their own full stop. */
const inside = (text: string) => text.trim().replace(/\.$/, '');
const whole = (text: string) => ` ${upper(inside(text))}.`;
const quoted = (title: string | undefined) => (title ? ` ”${inside(title)}”` : '');
const about = (area: string | undefined) => (area ? ` om ”${inside(area)}”` : '');
const after = (text: string | undefined) => (text ? `: ${inside(text)}` : '');
const moment = (iso: string | undefined) => (iso ? formatMoment(new Date(iso)) : null);

/**
 * One sentence in plain Danish for one change.
 * @param event the change, with the names it needs
 * @param audience who reads: the borger is "du"
 */
export function eventSentence(event: ChangeEvent, audience: Audience): string {
	const who = event.byReader ? 'du' : event.actor ? firstName(event.actor) : 'kommunen';
	const reads = audience === 'borger';
	const borger = reads ? 'du' : firstName(event.borgerName);
	const team = reads ? 'dit team' : `${firstName(event.borgerName)}s team`;
	switch (event.type) {
		case 'plan_published':
			return upper(`${who} delte en ny udgave af ${reads ? 'din plan' : 'planen'}.`);
		case 'moede_planned': {
			const when = moment(event.params.startsAt);
			return upper(`${who} planlagde mødet${quoted(event.params.title)}${when ? ` til ${when}` : ''}.`);
		}
		case 'moede_moved': {
			const when = moment(event.params.to);
			return upper(`${who} flyttede mødet${quoted(event.params.title)}${when ? ` til ${when}` : ''}.`);
		}
		case 'moede_cancelled':
			return upper(`${who} aflyste mødet${quoted(event.params.title)}.`);
		case 'team_joined':
			return `${event.params.name ?? 'En ny'} er kommet med på ${team}.`;
		case 'team_left':
			return `${event.params.name ?? 'En'} er ikke længere på ${team}.${event.params.reason ? whole(event.params.reason) : ''}`;
		case 'answer_given':
			return upper(`${borger} gav et svar på linealen${about(event.params.area)}.`);
		case 'note_read':
			return upper(`${who} læste det, ${borger} skrev.`);
		case 'rating_given':
			return upper(`${who} gav en vurdering på linealen${about(event.params.area)}.`);
		case 'aftale_done':
			return event.params.owedBy === 'kommune' && who !== 'kommunen'
				? upper(`${who} sagde, at det er sket${after(event.params.text)}.`)
				: upper(`${who} gjorde det, I aftalte${after(event.params.text)}.`);
		case 'aftale_postponed': {
			const day = event.params.newDueOn ? ` til ${formatDay(event.params.newDueOn.slice(0, 10))}` : '';
			const reason = event.params.reason ? ` Grunden: ${inside(event.params.reason)}.` : '';
			return `${upper(`${who} udskød en aftale${day}${after(event.params.text)}`)}.${reason}`;
		}
		case 'indsats_started':
			return `Ny hjælp er begyndt${after(event.params.title)}.`;
	}
}

/** The sentences there are; an event of another type is not shown. */
const known: Record<EventType, true> = {
	plan_published: true,
	moede_planned: true,
	moede_moved: true,
	moede_cancelled: true,
	team_joined: true,
	team_left: true,
	answer_given: true,
	note_read: true,
	rating_given: true,
	aftale_done: true,
	aftale_postponed: true,
	indsats_started: true
};
export const isEventType = (type: string): type is EventType => Object.hasOwn(known, type);

/** Where the borger finds what an event is about, or null. */
export function placeOf(type: EventType, subjectId: string | null): string | null {
	if (type.startsWith('moede_')) return subjectId ? `/moeder/${subjectId}` : '/moeder';
	if (type.startsWith('team_')) return '/mit-team';
	if (type === 'plan_published' || type.startsWith('aftale_') || type.startsWith('indsats_')) return '/plan';
	return type === 'answer_given' || type === 'note_read' || type === 'rating_given' ? '/lineal' : null;
}

/**
 * "Nyt siden sidst": what came since the last log-in, but never fewer than the latest three, so that the page has a memory,
 * and never more than eight.
 * @param events newest first, without the reader's own doings
 * @param since the log-in before this one; null at the first
 */
export function newsSince<E extends { at: Date }>(
	events: readonly E[],
	since: Date | null
): { items: E[]; isNew: number } {
	const isNew = since === null ? events.length : events.filter((event) => event.at > since).length;
	return { items: events.slice(0, Math.min(8, Math.max(3, since === null ? 3 : isNew))), isNew };
}
