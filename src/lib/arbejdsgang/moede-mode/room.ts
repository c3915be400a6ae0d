/** What stands on the screen of a meeting, which the borger and the professionals look at together. */
import type { NoteKey, OpgaveType } from '../../moede/desk';
import type { Lineal } from '../../trivsel/lineal';
import type { Mark } from '../../trivsel/view';

export type RoomPunkt = { id: string; title: string; minutes: number | null; byBorger: boolean; done: boolean };
export type RoomDecision = {
	id: string;
	text: string;
	/** `YYYY-MM-DD`. */
	startsOn: string;
	responsible: string;
	/** The reader wrote it, and may take it back. */
	mine: boolean;
};
export type RoomAgreement = {
	itemId: string;
	text: string;
	/** `YYYY-MM-DD`. */
	dueOn: string | null;
	byBorger: boolean;
	/** A person or a department; null for the borger, and for somebody the reader does not know. */
	owner: string | null;
	/** The plan has been shared with it since. */
	shared: boolean;
	goal: string | null;
};
export type RoomNote = {
	key: NoteKey;
	id: string;
	text: string;
	/** Null for the borger, and for somebody the reader does not know. */
	by: string | null;
	byBorger: boolean;
	at: Date;
};
export type RoomGoal = { itemId: string; title: string };
type Option = { value: string; label: string };
export type RoomOwners = { people: Option[]; forvaltninger: Option[] };

/** The borger's and the reader's answers of this meeting. */
export type RoomRuler = {
	lineal: Lineal;
	/** Whether the reader may see and type the borger's answer. */
	readsTrivsel: boolean;
	ownAt: Date | null;
	borgerAt: Date | null;
	/** The borger's answer may be shown. */
	isOpen: boolean;
	/** Empty until it is open. */
	marks: Mark[];
	/** Steps between the two; null when there is nothing to compare. */
	apart: number | null;
	formIds: { own: string; borger: string };
};

export type Room = {
	borger: { id: string; name: string };
	me: { accountId: string; name: string };
	id: string;
	title: string;
	purpose: string;
	startsAt: Date;
	endsAt: Date;
	place: string;
	placeDetail: string | null;
	state: 'planned' | 'held' | 'cancelled';
	startedAt: Date | null;
	closedAt: Date | null;
	closedBy: string | null;
	templateKey: string | null;
	/** What the borger is asked at this kind of meeting (M13). */
	questions: NoteKey[];
	/** Who is here, each with the role known beforehand (M3); not who has said no. */
	people: { id: string; name: string; role: string }[];
	agenda: RoomPunkt[];
	beslutninger: RoomDecision[];
	/** Of this meeting. */
	aftaler: RoomAgreement[];
	notes: Partial<Record<NoteKey, RoomNote>>;
	/** The next meeting's time alone: its title could say too much at this table. */
	next: Date | null;
	goals: RoomGoal[];
	owners: RoomOwners;
	ruler: RoomRuler | null;
	/** What closing would make a task of. */
	missing: OpgaveType[];
	/** After it was closed: what is left to do. */
	tasks: { type: OpgaveType; dueOn: string }[];
};

/** A form that came back: which, what was typed, a sentence at each field, and what somebody else wrote meanwhile. */
export type ReturnedForm = {
	action: string;
	typed: Readonly<Record<string, string>>;
	errors: Readonly<Partial<Record<string, string>>>;
	theirs?: Partial<Record<NoteKey, { id: string; text: string; by: string | null }>>;
};
