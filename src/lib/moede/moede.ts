import { dayOf, daysBetween, formatClock } from '../core/dates';

export type MoedeState = 'planned' | 'held' | 'cancelled';

/** A meeting as a list shows it. */
export type Moede = {
	id: string;
	title: string;
	/** Why the borger is asked to come (P3). */
	purpose: string;
	duty: boolean;
	startsAt: Date;
	endsAt: Date;
	place: string;
	placeDetail: string | null;
	state: MoedeState;
	/** Who else comes, by name; not who has said no. */
	people: readonly string[];
};

/** Who else comes, with the role known beforehand (M3). */
export type Participant = {
	id: string;
	/** Null: one of the borger's own people. */
	accountId: string | null;
	name: string;
	roleText: string;
	/** The forvaltning, or how the person is related to the borger. */
	from: string | null;
	/** One of the borger's own people. */
	own: boolean;
	/** At the borger's side, by forvaltningsloven § 8. */
	bisidder: boolean;
	answer: 'yes' | 'no' | 'none';
	/** Who comes instead, by name. */
	substitute: string | null;
	/** A professional who was on the team and is no longer: they do not come. */
	leftTeam: boolean;
};
export type Beslutning = { text: string; startsOn: string; responsible: string };
/** A point of the agenda. */
export type Punkt = { id: string; title: string; minutes: number | null; byBorger: boolean; done: boolean };
/** One of the borger's own people who may be asked along. */
export type OwnPerson = { id: string; name: string; relation: string };

/** What the borger is asked before a mini-kick (M13): how we work together, and whether the goals are still theirs. */
export const questionKeys = ['samarbejdet', 'stadig_mine'] as const;
export type QuestionKey = (typeof questionKeys)[number];
/** What is written down of a meeting, in the order in which the borger reads it: M33's four after "Det aftalte vi". */
export const outcomeKeys = ['goals', 'starts', 'involve', 'takes_over'] as const;
export type OutcomeKey = (typeof outcomeKeys)[number];

/** A meeting with all that is to know about it. */
export type MoedeDetail = Omit<Moede, 'people'> & {
	prepare: string | null;
	/** Why it is cancelled, when somebody has said. */
	cancelledReason: string | null;
	tolk: { language: string; booked: boolean } | null;
	participants: readonly Participant[];
	/** What is to be talked about, in the order of the meeting. */
	agenda: readonly Punkt[];
	beslutninger: readonly Beslutning[];
	referat: string | null;
	/** The newest of what else is written, by key. */
	notes: Readonly<Partial<Record<QuestionKey | OutcomeKey, string>>>;
	/** What the borger is asked beforehand. */
	questions: readonly QuestionKey[];
	/** Whether it may go into the phone's calendar: not for a borger who is skaermet. */
	calendar: boolean;
};

/** Where a meeting stands; `unwritten`: the time has passed and nobody has said how it went. */
export type MoedePhase = 'coming' | 'now' | 'held' | 'cancelled' | 'unwritten';

/** Where a meeting stands at an instant. */
export function phaseOf(moede: Pick<Moede, 'state' | 'startsAt' | 'endsAt'>, now: Date): MoedePhase {
	if (moede.state !== 'planned') return moede.state;
	if (moede.endsAt <= now) return 'unwritten';
	return moede.startsAt <= now ? 'now' : 'coming';
}

/** Whether the borger still writes to a meeting: points, guests, answers. Until it is over (S7). */
export const isWritable = (phase: MoedePhase) => phase === 'coming' || phase === 'now';

/** In how many days a meeting is: 0 today, negative when it has been. */
export const daysUntil = (moede: Pick<Moede, 'startsAt'>, now: Date) => daysBetween(dayOf(now), dayOf(moede.startsAt));

/** "kl. 10–11.30". */
export const formatSpan = (startsAt: Date, endsAt: Date) => `kl. ${formatClock(startsAt)}–${formatClock(endsAt)}`;

/**
 * The place as a calendar may show it, to whoever looks at the phone or shares the calendar: none when the meeting is about
 * something sensitive, because a place can tell what it is about. The detail ("hos Tove") never goes along.
 */
export const placeForCalendar = (moede: { place: string; topics: readonly string[] }) =>
	moede.topics.length === 0 ? moede.place : null;

/** The page of a list that an address asks for: 1 for anything that is no page. */
export function pageNumber(field: string | null): number {
	return field !== null && /^[1-9]\d{0,2}$/.test(field) ? Number(field) : 1;
}
