import { firstName } from '../core/person';
import { upper } from '../core/text';
import { dayOf, formatDay, formatMoment } from '../core/dates';

type TeamFunction = 'tovholder' | 'stedfortraeder' | 'fagperson';

type Shared = {
	forvaltning: string;
	kinds: ('plan' | 'trivsel' | 'moede' | 'netvaerk')[];
	how?: 'digital' | 'paper' | 'oral';
};

/** What can have changed. Params hold the few words that the sentence needs; dates are ISO strings. */
export type EventParams = {
	plan_published: { version: number; summary?: string };
	moede_planned: { title: string; startsAt: string };
	/** `place`: the new one; with `from` as `to`, the place alone. */
	moede_moved: { title: string; from: string; to: string; place?: string };
	moede_cancelled: { title: string; reason?: string };
	moede_held: { title: string };
	moede_invited: { title: string; name: string };
	moede_uninvited: { title: string; name: string };
	/** "Det aftalte vi". */
	referat_written: { title: string };
	/** The borger wants to talk about something at a meeting. Not about what: that stands on the agenda. */
	punkt_added: { title: string };
	/** Another time for a meeting is asked for, answered, not asked for any more. */
	anmodning_made: { title?: string };
	anmodning_answered: { title?: string; answer?: 'yes' | 'no' };
	anmodning_withdrawn: { title?: string };
	/** As what, and from and until when; a day that is not the day of the event lies ahead. */
	team_joined: { name: string; function?: TeamFunction; fromOn?: string; toOn?: string };
	/** `toOn`: the last day; before the first day of somebody who does not come after all. */
	team_left: { name: string; reason?: string; function?: TeamFunction; fromOn?: string; toOn?: string };
	/** `typed`: a professional typed it for the borger. */
	answer_given: { area?: string; typed?: 'meeting' | 'phone' | 'paper' };
	note_read: Record<string, never>;
	/** `samlet`: the samlet vurdering of whoever holds the threads. */
	rating_given: { area?: string; samlet?: boolean };
	/** A rating or a typed answer was made on the wrong person, and nobody sees it any more. */
	rating_misregistered: Record<string, never>;
	/** A sentence back to an answer of the borger. */
	reply_given: Record<string, never>;
	/** `owedBy`: the borger may say of the municipality's aftale that it has happened. */
	aftale_done: { text: string; owedBy?: 'borger' | 'kommune' };
	aftale_postponed: { text: string; reason?: string; newDueOn: string };
	aftale_not_done: { text: string; reason?: string };
	/** It is owed no more, though it was not done. */
	aftale_dropped: { text: string; reason?: string };
	/** It was noted as done or dropped, and is owed again. */
	aftale_reopened: { text: string; owedBy?: 'borger' | 'kommune' };
	/** The borger says that this is what was agreed at a meeting. */
	aftale_acknowledged: { title: string };
	indsats_started: { title: string };
	/** The borger's own words in ”Det vil jeg”. */
	wish_written: { type?: 'dream' | 'job' | 'wish' | 'story' };
	/** What the borger says to a version. */
	plan_statement: { stance: 'agree' | 'disagree' | 'talk' };
	/** A sentence back to that. */
	statement_answered: Record<string, never>;
	/** A point on the board with three columns. */
	tavlepunkt_added: { column?: 'fungerer' | 'bekymrer' | 'droemme' };
	/** A new question on the ruler. */
	emne_chosen: { text: string };
	/** Which kinds of information a department may see; which topics, the whole team does not need to read. */
	samtykke_given: Shared;
	samtykke_renewed: Shared;
	samtykke_withdrawn: Shared;
	hjemmel_noted: Shared & { paragraph?: string };
	hjemmel_ended: Shared & { paragraph?: string };
	/** `on`: its last day. */
	samtykke_expires: Shared & { on: string };
	/** Samtykke to have one joint plan. */
	plan_samtykke_given: { how?: 'digital' | 'paper' | 'oral' };
	plan_samtykke_withdrawn: { how?: 'digital' | 'paper' | 'oral' };
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

/** Somebody's words inside our sentence: without their own full stop. */
const inside = (text: string) => text.trim().replace(/\.$/, '');
const whole = (text: string) => ` ${upper(inside(text))}.`;
const quoted = (title: string | undefined) => (title ? ` ”${inside(title)}”` : '');
const about = (area: string | undefined) => (area ? ` om ”${inside(area)}”` : '');
const after = (text: string | undefined) => (text ? `: ${inside(text)}` : '');
const stances = {
	agree: 'er enig i planen',
	disagree: 'er ikke enig i planen',
	talk: 'vil tale om planen'
};
const columns = { fungerer: 'Det fungerer', bekymrer: 'Det bekymrer mig', droemme: 'Det drømmer jeg om' };
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
	const plan = reads ? 'din plan' : `${firstName(event.borgerName)}s plan`;
	switch (event.type) {
		case 'plan_published':
			return upper(`${who} delte en ny udgave af ${reads ? 'din plan' : 'planen'}.`);
		case 'moede_planned': {
			const when = moment(event.params.startsAt);
			return upper(`${who} planlagde mødet${quoted(event.params.title)}${when ? ` til ${when}` : ''}.`);
		}
		case 'moede_moved': {
			const { title, from, to, place } = event.params;
			const when = moment(to);
			const said =
				to && from === to
					? `${who} ændrede stedet for mødet${quoted(title)}.`
					: `${who} flyttede mødet${quoted(title)}${when ? ` til ${when}` : ''}.`;
			return upper(`${said}${place ? ` Det nye sted er ${inside(place)}.` : ''}`);
		}
		case 'moede_cancelled':
			return upper(
				`${who} aflyste mødet${quoted(event.params.title)}.${event.params.reason ? whole(event.params.reason) : ''}`
			);
		case 'moede_held':
			return `Mødet${quoted(event.params.title)} er holdt. Se, hvad I aftalte.`;
		case 'moede_invited':
			return upper(`${who} inviterede ${event.params.name ?? 'en mere'} til mødet${quoted(event.params.title)}.`);
		case 'moede_uninvited':
			return `${event.params.name ?? 'En'} skal ikke længere med til mødet${quoted(event.params.title)}.`;
		case 'referat_written':
			return upper(`${who} skrev, hvad I aftalte på mødet${quoted(event.params.title)}.`);
		case 'punkt_added':
			return upper(`${who} skrev et punkt til mødet${quoted(event.params.title)}.`);
		case 'anmodning_made':
			return upper(`${borger} bad om en anden tid til mødet${quoted(event.params.title)}.`);
		case 'anmodning_answered':
			return upper(
				`${who} ${event.params.answer === 'yes' ? 'sagde ja til en anden tid' : 'svarede på ønsket om en anden tid'} til mødet${quoted(event.params.title)}.`
			);
		case 'anmodning_withdrawn':
			return upper(`${borger} vil alligevel gerne holde tiden til mødet${quoted(event.params.title)}.`);
		case 'team_joined':
			return joined(event.params, { day: dayOf(event.at), team, plan });
		case 'team_left':
			return left(event.params, { day: dayOf(event.at), team, plan });
		case 'answer_given':
			return event.params.typed
				? upper(`${who} tastede et svar for ${reads ? 'dig' : borger} på linealen${about(event.params.area)}.`)
				: upper(`${borger} gav et svar på linealen${about(event.params.area)}.`);
		case 'note_read':
			return upper(`${who} læste det, ${borger} skrev.`);
		case 'rating_given':
			return upper(
				`${who} gav ${event.params.samlet ? 'en samlet vurdering' : `en vurdering på linealen${about(event.params.area)}`}.`
			);
		case 'rating_misregistered':
			return upper(`${who} skjulte et svar, der var givet på den forkerte person.`);
		case 'statement_answered':
		case 'reply_given':
			return upper(`${who} skrev tilbage til ${reads ? 'dig' : borger}.`);
		case 'aftale_done':
			return event.params.owedBy === 'kommune' && who !== 'kommunen'
				? upper(`${who} sagde, at det er sket${after(event.params.text)}.`)
				: upper(`${who} gjorde det, I aftalte${after(event.params.text)}.`);
		case 'aftale_postponed': {
			const day = event.params.newDueOn ? ` til ${formatDay(event.params.newDueOn.slice(0, 10))}` : '';
			const reason = event.params.reason ? ` Grunden: ${inside(event.params.reason)}.` : '';
			return `${upper(`${who} udskød en aftale${day}${after(event.params.text)}`)}.${reason}`;
		}
		case 'aftale_not_done':
		case 'aftale_dropped': {
			const did = event.type === 'aftale_dropped' ? 'droppede en aftale' : 'skrev, at en aftale ikke er gjort';
			const reason = event.params.reason ? ` Grunden: ${inside(event.params.reason)}.` : '';
			return `${upper(`${who} ${did}${after(event.params.text)}`)}.${reason}`;
		}
		case 'aftale_reopened':
			return upper(`${who} åbnede en aftale igen${after(event.params.text)}.`);
		case 'aftale_acknowledged':
			return upper(`${borger} bekræftede det, I aftalte på mødet${quoted(event.params.title)}.`);
		case 'indsats_started':
			return `Ny hjælp er begyndt${after(event.params.title)}.`;
		case 'wish_written':
			return upper(
				`${borger} skrev i ”${event.params.type === 'story' ? 'Det vil jeg ikke fortælle igen' : 'Det vil jeg'}”.`
			);
		case 'plan_statement':
			return upper(`${borger} ${stances[event.params.stance ?? 'talk']}.`);
		case 'tavlepunkt_added':
			return upper(`${who} skrev på tavlen${quoted(event.params.column && columns[event.params.column])}.`);
		case 'emne_chosen':
			return upper(`${who} valgte et nyt spørgsmål på linealen${after(event.params.text)}.`);
		case 'samtykke_given':
			return upper(`${noted(event.params, who, borger)} ja til, at ${seen(event.params)}.`);
		case 'samtykke_renewed':
			return upper(`${noted(event.params, who, borger)} ja igen til, at ${seen(event.params)}.`);
		case 'samtykke_withdrawn':
			return upper(`${noted(event.params, who, borger)} nej til, at ${seen(event.params)}.`);
		case 'hjemmel_noted':
			return upper(
				`${who} skrev, at ${seen(event.params)} efter loven${event.params.paragraph ? ` (${event.params.paragraph})` : ''}.`
			);
		case 'hjemmel_ended':
			return upper(`${who} skrev, at loven ikke længere giver lov til, at ${seen(event.params)}.`);
		case 'samtykke_expires':
			return upper(
				`${borger === 'du' ? 'dit' : `${borger}s`} ja til, at ${seen(event.params)}, udløber${event.params.on ? ` ${formatDay(event.params.on.slice(0, 10))}` : ' snart'}.`
			);
		case 'plan_samtykke_given':
			return upper(`${noted(event.params, who, borger)} ja til én fælles plan.`);
		case 'plan_samtykke_withdrawn':
			return upper(`${noted(event.params, who, borger)} nej til den fælles plan. Den er slut.`);
	}
}

/** Who said it: the borger, or somebody who noted what the borger had said or signed. */
const noted = ({ how }: { how?: 'digital' | 'paper' | 'oral' }, who: string, borger: string) =>
	how === 'paper' || how === 'oral' ? `${who} noterede, at ${borger} har sagt` : `${borger} sagde`;

const kindWords = { plan: 'planen', trivsel: 'svar og vurderinger', moede: 'møderne', netvaerk: 'netværket' };
/** "Social må se planen og møderne". */
function seen({ forvaltning = 'en afdeling', kinds = [] }: Written<'samtykke_given'>) {
	const words = kinds.map((kind) => kindWords[kind]);
	const last = words.pop();
	return `${forvaltning} må se ${words.length ? `${words.join(', ')} og ` : ''}${last ?? 'noget'}`;
}

type Place = { /** The day of the event. */ day: string; team: string; plan: string };

function joined({ name = 'En ny', function: as, fromOn, toOn }: Written<'team_joined'>, { day, team, plan }: Place) {
	const later = fromOn && fromOn > day ? fromOn : null;
	if (as === 'tovholder')
		return later ? `${name} holder trådene i ${plan} fra ${formatDay(later)}.` : `${name} holder trådene i ${plan}.`;
	if (as === 'stedfortraeder' && fromOn && toOn)
		return `${name} er stedfortræder for tovholderen fra ${formatDay(fromOn)} til og med ${formatDay(toOn)}.`;
	return later ? `${name} kommer med på ${team} ${formatDay(later)}.` : `${name} er kommet med på ${team}.`;
}

function left({ name = 'En', function: as, fromOn, toOn, reason }: Written<'team_left'>, { day, team, plan }: Place) {
	const because = reason ? whole(reason) : '';
	const calledOff = fromOn && fromOn > day && toOn && toOn < fromOn;
	const ahead = !calledOff && toOn && toOn >= day ? toOn : null;
	switch (as) {
		case 'tovholder':
			if (calledOff) return `${name} kommer ikke til at holde trådene i ${plan}.${because}`;
			if (ahead) return `${name} holder trådene i ${plan} til og med ${formatDay(ahead)}.${because}`;
			return `${name} holder ikke længere trådene i ${plan}.${because}`;
		case 'stedfortraeder':
			if (calledOff) return `${name} bliver ikke stedfortræder for tovholderen.${because}`;
			if (ahead) return `${name} er stedfortræder for tovholderen til og med ${formatDay(ahead)}.${because}`;
			return `${name} er ikke længere stedfortræder for tovholderen.${because}`;
		default:
			if (calledOff) return `${name} kommer ikke med på ${team} alligevel.${because}`;
			if (ahead) return `${name} stopper på ${team} ${formatDay(ahead)}.${because}`;
			return `${name} er ikke længere på ${team}.${because}`;
	}
}

/** The sentences there are; an event of another type is not shown. */
const known: Record<EventType, true> = {
	plan_published: true,
	moede_planned: true,
	moede_moved: true,
	moede_cancelled: true,
	moede_held: true,
	moede_invited: true,
	moede_uninvited: true,
	referat_written: true,
	punkt_added: true,
	anmodning_made: true,
	anmodning_answered: true,
	anmodning_withdrawn: true,
	team_joined: true,
	team_left: true,
	answer_given: true,
	note_read: true,
	rating_given: true,
	rating_misregistered: true,
	reply_given: true,
	aftale_done: true,
	aftale_postponed: true,
	aftale_not_done: true,
	aftale_dropped: true,
	aftale_reopened: true,
	aftale_acknowledged: true,
	indsats_started: true,
	wish_written: true,
	plan_statement: true,
	statement_answered: true,
	tavlepunkt_added: true,
	emne_chosen: true,
	samtykke_given: true,
	samtykke_renewed: true,
	samtykke_withdrawn: true,
	samtykke_expires: true,
	hjemmel_noted: true,
	hjemmel_ended: true,
	plan_samtykke_given: true,
	plan_samtykke_withdrawn: true
};
export const isEventType = (type: string): type is EventType => Object.hasOwn(known, type);

/** Where the borger finds what an event is about, or null. */
export function placeOf(type: EventType, subjectId: string | null): string | null {
	if (/^(moede|referat|punkt|anmodning)_|_acknowledged$/.test(type))
		return subjectId ? `/moeder/${subjectId}` : '/moeder';
	if (type.startsWith('team_')) return '/mit-team';
	if (/samtykke_|hjemmel_/.test(type)) return '/samtykke';
	if (/^(plan|aftale|indsats|wish|statement|tavlepunkt)_/.test(type)) return '/plan';
	return /^(answer|note|rating|reply|emne)_/.test(type) ? '/lineal' : null;
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
