import type { Aftale } from '../plan/aftale';
import type { Stance, WishType } from '../plan/own';
import type { PlanView } from '../plan/plan';
import type { Beslutning, MoedeState, OutcomeKey, QuestionKey } from '../moede/moede';
import type { TeamContacts, TeamFunction } from '../team/membership';

/** Somebody who is with, as a document names them. */
export type Helper = {
	name: string;
	title: string | null;
	function: TeamFunction;
	roleText: string;
	/** The forvaltning, or the party. */
	from: string | null;
	phone: string | null;
};

/** The published version of a plan, as far as the reader reads it. */
export type PlanFacts = {
	borger: { id: string; name: string };
	plan: { id: string; version: number; startedOn: string; endedOn: string | null };
	/** Who shared the version, and when. Null: it came with an import, or the reader does not read it. */
	shared: { at: Date; by: string | null; summary: string | null } | null;
	/** The borger's own words that stand. */
	wishes: { type: WishType; text: string }[];
	view: PlanView;
	/** Who is on the team today, the tovholder first. */
	team: Helper[];
	/** What the borger says to this version. */
	statement: { stance: Stance; words: string | null; at: Date } | null;
};

/** Who comes to a meeting. */
export type Guest = {
	name: string;
	roleText: string;
	/** The forvaltning, or how the person is related to the borger. */
	from: string | null;
	/** One of the borger's own people. */
	own: boolean;
	bisidder: boolean;
	answer: 'yes' | 'no' | 'none';
	/** Who comes instead, by name. */
	substitute: string | null;
	/** A professional who is on the team no longer: they do not come. */
	leftTeam: boolean;
};

/** A meeting, as far as the reader reads it. */
export type MoedeFacts = {
	borger: {
		id: string;
		name: string;
		/** Of the borger, or they are skaermet: no place where it is not needed. */ sheltered: boolean;
	};
	id: string;
	title: string;
	purpose: string;
	duty: boolean;
	startsAt: Date;
	endsAt: Date;
	/** Null: the reader is not told (B12). */
	place: string | null;
	placeDetail: string | null;
	prepare: string | null;
	state: MoedeState;
	cancelledReason: string | null;
	tolk: { language: string; booked: boolean } | null;
	templateKey: string | null;
	topics: string[];
	forvaltningId: string | null;
	/** One more with each change of the meeting. */
	revision: number;
	closedAt: Date | null;
	participants: Guest[];
	agenda: { title: string; minutes: number | null; byBorger: boolean; done: boolean }[];
	beslutninger: Beslutning[];
	referat: string | null;
	notes: Partial<Record<QuestionKey | OutcomeKey, string>>;
	/** What was agreed in the meeting and has been shared in the plan since, as it was then. */
	agreed: Pick<Aftale, 'itemId' | 'text' | 'owedBy' | 'duty' | 'responsible' | 'forvaltning' | 'dueOn'>[];
	/** The first planned meeting after it. */
	next: { title: string; startsAt: Date } | null;
	/** What the borger owes next, of all that is shared: the nearest day first. */
	ownNext: { text: string; dueOn: string | null } | null;
	/** Whom to ring today. */
	contacts: TeamContacts;
};
