/**
 * A plan as its reader may have it in a file: rows of all published versions, ids of ours. Who acts is the id of an account of
 * staff, the word `borger`, or null for somebody whom the reader does not know. Days are `YYYY-MM-DD`.
 */
import type { Topic } from '../access/policy';

/** What every item of a plan says of itself. */
type Versioned = {
	itemId: string;
	firstVersion: number;
	/** Null, or beyond the last published version: it stands still. */
	lastVersion: number | null;
	position: number;
	topics: readonly Topic[];
	forvaltningId: string | null;
};
export type MaalFacts = Versioned & {
	type: 'udvikle' | 'fastholde' | 'begraense_tab';
	isJob: boolean;
	title: string;
	borgerWords: string | null;
	wordsMissing: boolean;
	professionalWords: string | null;
	forvaltningIds: readonly string[];
	endedOn: string | null;
	outcome: 'reached' | 'partly' | 'dropped' | null;
	endedWords: string | null;
	fromPointId: string | null;
};
export type DelmaalFacts = Versioned & {
	maalId: string;
	title: string;
	responsible: string | null;
	dueOn: string | null;
	reachedOn: string | null;
};
export type AftaleFacts = Versioned & {
	maalId: string | null;
	delmaalId: string | null;
	text: string;
	owedBy: 'borger' | 'kommune' | null;
	duty: boolean;
	paragraph: string | null;
	responsible: string | null;
	responsibleForvaltningId: string | null;
	dueOn: string | null;
	fromPointId: string | null;
};
export type IndsatsFacts = Versioned & {
	maalId: string | null;
	title: string;
	description: string | null;
	proevehandling: boolean;
	provider: string;
	responsible: string | null;
	startsOn: string;
	endsOn: string | null;
	learnt: string | null;
};
export type StatusFacts = {
	id: string;
	aftaleItemId: string;
	state: 'done' | 'not_done' | 'dropped' | 'postponed' | 'reopened';
	reason: string | null;
	newDueOn: string | null;
	by: string | null;
	at: Date;
};

/** Somebody of the staff, with no more than the borger's own pages say of them. */
export type PersonFacts = {
	id: string;
	name: string;
	title: string | null;
	phone: string | null;
	/** Null: they belong to none, as an external party's people. Then `party` says where they are, as far as it may be said. */
	forvaltningId: string | null;
	party: { id: string; name: string };
};
export type ForvaltningFacts = { id: string; name: string; sensitive: boolean };

export type ExportFacts = {
	borger: {
		id: string;
		name: string;
		phone: string | null;
		protectedAddress: boolean;
		skaermet: boolean;
		diedOn: string | null;
	};
	/** `version`: the last that is published, 1 at least. `teamId`: a UUID for the team as one thing. */
	plan: { id: string; teamId: string; startedOn: string; endedOn: string | null; version: number };
	/** Oldest first. */
	versions: { version: number; at: Date; by: string | null; summary: string }[];
	/** That the borger said yes to one joint plan. */
	samtykke: {
		givenAt: Date;
		how: 'digital' | 'paper' | 'oral';
		notedBy: string | null;
		withdrawnAt: Date | null;
	} | null;
	team: {
		id: string;
		accountId: string;
		function: 'tovholder' | 'stedfortraeder' | 'fagperson';
		roleText: string;
		why: string;
		fromOn: string;
		toOn: string | null;
		endedReason: string | null;
	}[];
	wishes: { id: string; type: 'dream' | 'job' | 'wish' | 'story'; text: string; topics: Topic[]; at: Date }[];
	points: {
		id: string;
		column: 'fungerer' | 'bekymrer' | 'droemme';
		text: string;
		author: string | null;
		topics: Topic[];
		at: Date;
		endedAt: Date | null;
	}[];
	statements: {
		id: string;
		version: number;
		stance: 'agree' | 'disagree' | 'talk';
		words: string | null;
		at: Date;
		replies: { id: string; by: string; text: string; at: Date }[];
	}[];
	maal: MaalFacts[];
	delmaal: DelmaalFacts[];
	aftaler: AftaleFacts[];
	indsatser: IndsatsFacts[];
	/** Oldest first. */
	statuses: StatusFacts[];
	people: PersonFacts[];
	forvaltninger: ForvaltningFacts[];
};

/** Whose file it is and from when. */
export type Origin = {
	/** The instant it is made. */
	now: Date;
	/** Of the municipality. `cvr` may be ''. */
	municipality: { name: string; cvr: string };
	/** Of the portal: `https://plan.solbjerg.dk`. */
	origin: string;
};

/** Whether a row stands in the last published version. */
export const isCurrent = (row: Pick<Versioned, 'firstVersion' | 'lastVersion'>, version: number) =>
	row.firstVersion <= version && (row.lastVersion === null || row.lastVersion >= version);

/** The order of rows in a file: as placed; the same place twice is told apart by age and id, so that it is the same every time. */
export const byPlace = <R extends Pick<Versioned, 'position' | 'firstVersion' | 'itemId'>>(rows: readonly R[]): R[] =>
	[...rows].sort(
		(a, b) => a.position - b.position || a.firstVersion - b.firstVersion || (a.itemId < b.itemId ? -1 : 1)
	);
