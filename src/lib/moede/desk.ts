import type { Topic } from '../access/policy';
import type { MoedeState } from './moede';

/** What a new meeting is filled in from. Rows of the database: the municipality has its own. */
export type Template = {
	key: string;
	name: string;
	minutes: number;
	/** Why the borger is asked to come, as it is suggested. */
	purpose: string;
	prepare: string | null;
	duty: boolean;
	agenda: readonly { title: string; minutes: number | null }[];
	/** Months after it at which meetings of `followTemplate` are made; a kick-off has 3, 6 and 9. */
	followMonths: readonly number[];
	followTemplate: string | null;
	/** Keys of the notes that the borger is asked for. */
	questions: readonly string[];
};

export type Answer = 'yes' | 'no' | 'none';

/** Who is asked to a meeting, as staff read it. */
export type DeskParticipant = {
	id: string;
	/** One of the two is set. */
	accountId: string | null;
	netvaerkspersonId: string | null;
	name: string;
	/** The forvaltning, or how the person is related to the borger. */
	from: string | null;
	/** Each comes with a role, known beforehand (M3). */
	roleText: string;
	/** One of the borger's own people. */
	own: boolean;
	bisidder: boolean;
	answer: Answer;
	/** Why not; for staff alone. */
	answerReason: string | null;
	/** Who comes instead. `invited`: is a participant already. */
	substitute: { accountId: string; name: string; onTeam: boolean; invited: boolean } | null;
	/** A professional who is not on the team today; never true of the borger's own people. */
	leftTeam: boolean;
	/** Whether the meeting is there for them: not for a colleague whose forvaltning no adgangsgrundlag lets read it. */
	reads: boolean;
	isMe: boolean;
};

/** A point of the agenda. `author` is null when the borger wrote it. */
export type DeskPunkt = {
	id: string;
	title: string;
	minutes: number | null;
	byBorger: boolean;
	author: string | null;
	doneAt: Date | null;
};
export type DeskBeslutning = {
	id: string;
	text: string;
	/** `YYYY-MM-DD`. */
	startsOn: string;
	responsible: string;
	author: string | null;
};
/** What is written about a meeting: the newest text of each key. `by` is null for the borger. */
export type DeskNote = { text: string; by: string | null; at: Date };
/** M33's four, M13's two, *Det aftalte vi*, and what M12 asks before a kick-off is closed. */
export const noteKeys = [
	...(['referat', 'goals', 'involve', 'starts', 'takes_over', 'samarbejdet', 'stadig_mine'] as const),
	...(['samtykke_talked', 'team_talked'] as const)
];
export type NoteKey = (typeof noteKeys)[number];

/** What the borger asked about a meeting. `about` is whom they object to. */
export type DeskAnmodning = {
	id: string;
	type: 'move' | 'propose' | 'object';
	/** Null: about the team. */
	moedeId: string | null;
	words: string;
	times: string | null;
	name: string | null;
	about: string | null;
	createdAt: Date;
	withdrawnAt: Date | null;
	answer: 'yes' | 'no' | null;
	answerWords: string | null;
};

export type OpgaveType =
	'next_moede' | 'samtykke' | 'team' | 'follow_up' | 'referat' | 'publish' | 'questions' | 'other';
/** What is left to do after a meeting, or after a plan that ended. `dueOn` is `YYYY-MM-DD`. */
export type DeskOpgave = {
	id: string;
	moedeId: string | null;
	type: OpgaveType | 'plan_ended';
	text: string | null;
	dueOn: string;
	doneAt: Date | null;
};

/** A tolk that is needed. Nobody booked (`bookedBy` null) is missing. */
export type Tolk = { language: string; bookedOn: string | null; bookedBy: string | null };

/** A meeting of a list, as staff read it. */
export type MoedeRow = {
	id: string;
	title: string;
	purpose: string;
	duty: boolean;
	startsAt: Date;
	endsAt: Date;
	place: string;
	placeDetail: string | null;
	state: MoedeState;
	topics: Topic[];
	templateKey: string | null;
	/** The meetings that were made together, weekly. */
	seriesId: string | null;
	tolk: Tolk | null;
	/** How many points stand on the agenda. */
	points: number;
	/** Professionals who are asked, the actor included, and how many of them have said yes, no and nothing. */
	answers: { yes: number; no: number; none: number };
	/** Who has left the team since they were asked, by name. */
	leftTeam: string[];
	/** The actor's own answer; null when they are not asked. */
	mine: Answer | null;
};

/** All of a meeting that a member of staff works with. */
export type MoedeDesk = {
	id: string;
	borger: { id: string; name: string };
	/** What staff call the plan where no name may stand; null without one. */
	planNumber: number | null;
	title: string;
	purpose: string;
	duty: boolean;
	startsAt: Date;
	endsAt: Date;
	/** What the clock in Denmark shows then, `YYYY-MM-DDTHH:MM`. */
	startsLocal: string;
	place: string;
	placeDetail: string | null;
	prepare: string | null;
	state: MoedeState;
	topics: Topic[];
	/** Who called it. */
	calledBy: string | null;
	template: Template | null;
	seriesId: string | null;
	/** The kick-off that a mini-kick follows. */
	kickoff: { id: string; startsAt: Date } | null;
	/** The mini-kicks of this kick-off that are not cancelled, the first first. */
	miniKicks: { id: string; startsAt: Date; state: MoedeState }[];
	/** The first planned meeting after this one ends, whichever it is. */
	next: { id: string; title: string; startsAt: Date } | null;
	tolk: Tolk | null;
	/** Each edit adds one; the form of an edit carries it. */
	revision: number;
	cancelledReason: string | null;
	/** When meeting mode began. */
	startedAt: Date | null;
	closedAt: Date | null;
	closedBy: string | null;
	participants: DeskParticipant[];
	/** In the order of the meeting. */
	agenda: DeskPunkt[];
	/** Those that stand. */
	beslutninger: DeskBeslutning[];
	notes: Partial<Record<NoteKey, DeskNote>>;
	/** Newest first; those about the team alone are not among them. */
	anmodninger: DeskAnmodning[];
	opgaver: DeskOpgave[];
	/** Of the municipality, so they may plan, edit, invite, write and close; an external party only answers and reads. */
	mayEdit: boolean;
	holdsThreads: boolean;
	/** The account that reads. */
	me: string;
};

/** The form of planning and editing, as it was typed. The names on the page are in `typedOf` of planning.ts. */
export type MoedeTyped = {
	/** Born with the form; the same id sent again is the same meeting. */
	id: string;
	skabelon: string;
	titel: string;
	formaal: string;
	/** `pligt` or `frivilligt`. */
	pligt: string;
	dag: string;
	fra: string;
	til: string;
	/** Which of two, on the night that has an hour twice: `foerste` or `anden`. */
	gang: string;
	sted: string;
	stedDetalje: string;
	forbered: string;
	/** The language, or ''. */
	tolk: string;
	tolkHvem: string;
	emner: string[];
	/** Account ids. */
	deltager: string[];
	/** Role texts by account id (`rolle-<accountId>`). */
	roller: Record<string, string>;
	/** Every so many weeks: '', '1', '2', '4'. */
	gentag: string;
	antal: string;
	/** `ja`: the mini-kicks too. */
	minikick: string;
	revision: string;
};

/** A member of the team today, to be ticked. */
export type Invitable = { accountId: string; name: string; from: string | null; roleText: string; isMe: boolean };

/** What the form of a new meeting needs. */
export type PlanHead = {
	borger: { id: string; name: string };
	templates: Template[];
	/** The team today, the tovholder first. */
	team: Invitable[];
	/** The topics with which the actor may mark a meeting. */
	topics: Topic[];
	/** The language of the last meeting with a tolk: suggested. */
	tolkLanguage: string | null;
	/** Where the last meeting was: suggested. */
	place: string | null;
	mayPlan: boolean;
	me: string;
};
