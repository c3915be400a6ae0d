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
	aftale_done: { text: string };
	aftale_postponed: { text: string; reason?: string; newDueOn: string };
	indsats_started: { title: string };
};
export type EventType = keyof EventParams;
type AnyEvent = { [T in EventType]: { type: T; params: EventParams[T] } }[EventType];

/** One change, as a list shows it: who did what. `actor` is a name, or null when nobody in particular did it. */
export type ChangeEvent = AnyEvent & {
	id: string;
	at: Date;
	actor: string | null;
	byReader: boolean;
	borgerName: string;
};
export type Audience = 'borger' | 'fagperson';

const firstName = (name: string) => name.split(' ')[0] ?? name;
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * One sentence in plain Danish for one change.
 * @param event the change, with the names it needs
 * @param audience who reads: the borger is "du"
 */
export function eventSentence(event: ChangeEvent, audience: Audience): string {
	const who = event.byReader ? 'du' : event.actor ? firstName(event.actor) : 'kommunen';
	const borger = audience === 'borger' ? 'du' : firstName(event.borgerName);
	const theBorgers = audience === 'borger' ? 'din' : `${firstName(event.borgerName)}s`;
	switch (event.type) {
		case 'plan_published':
			return upper(`${who} delte en ny udgave af ${theBorgers === 'din' ? 'din plan' : 'planen'}.`);
		case 'moede_planned':
			return upper(
				`${who} lavede en aftale om et møde: ${event.params.title}, ${formatMoment(new Date(event.params.startsAt))}.`
			);
		case 'moede_moved':
			return upper(`${who} flyttede mødet ”${event.params.title}” til ${formatMoment(new Date(event.params.to))}.`);
		case 'moede_cancelled':
			return upper(`${who} aflyste mødet ”${event.params.title}”.`);
		case 'team_joined':
			return `${event.params.name} er kommet med på ${audience === 'borger' ? 'dit' : `${firstName(event.borgerName)}s`} team.`;
		case 'team_left':
			return `${event.params.name} er ikke længere på ${audience === 'borger' ? 'dit' : `${firstName(event.borgerName)}s`} team.${
				event.params.reason ? ` ${event.params.reason}` : ''
			}`;
		case 'answer_given':
			return upper(`${borger} gav et svar på linealen${event.params.area ? ` om ”${event.params.area}”` : ''}.`);
		case 'note_read':
			return upper(`${who} læste det, ${borger} skrev.`);
		case 'rating_given':
			return upper(`${who} satte sit mærke på linealen${event.params.area ? ` om ”${event.params.area}”` : ''}.`);
		case 'aftale_done':
			return upper(`${who} gjorde det, I aftalte: ${event.params.text}.`);
		case 'aftale_postponed':
			return upper(
				`${who} udskød en aftale til ${formatDay(event.params.newDueOn.slice(0, 10))}: ${event.params.text}.${
					event.params.reason ? ` Grunden: ${event.params.reason}` : ''
				}`
			);
		case 'indsats_started':
			return `Ny hjælp er begyndt: ${event.params.title}.`;
	}
}
