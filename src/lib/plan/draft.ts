/**
 * What is edited of a plan: every item is a record of named text fields, so that a form, autosave, merge and conflict have
 * one shape. Rules only; who may what, the database decides.
 */
import { isDay } from '../core/dates';
import { isId, readText } from '../core/text';
import { topics } from '../access/policy';

export const itemKinds = ['maal', 'delmaal', 'aftale', 'indsats'] as const;
export type ItemKind = (typeof itemKinds)[number];
export const isItemKind = (kind: unknown): kind is ItemKind => itemKinds.some((each) => each === kind);

/**
 * Every field of the kind, '' for empty. Yes is 'ja'. Several topics or forvaltninger are keys or ids, sorted, with commas
 * between. `owner` is 'borger', 'konto:<account id>', 'afdeling:<enhed id>' or ''; `responsible` an account id or ''; a day
 * is `YYYY-MM-DD` or ''.
 */
export type ItemFields = Record<string, string>;

export const fieldsOf: Record<ItemKind, readonly string[]> = {
	maal: ['title', 'type', 'isJob', 'borgerWords', 'wordsMissing', 'professionalWords', 'forvaltninger', 'topics'],
	delmaal: ['title', 'responsible', 'dueOn', 'reachedOn', 'topics'],
	aftale: ['text', 'owner', 'dueOn', 'duty', 'paragraph', 'topics'],
	indsats: 'title description provider responsible startsOn endsOn proevehandling learnt topics'.split(' ')
};

export const maalTypes = ['udvikle', 'fastholde', 'begraense_tab'] as const;
export const maalOutcomes = ['reached', 'partly', 'dropped'] as const;
export type MaalOutcome = (typeof maalOutcomes)[number];

/** The longest text of each field, in characters (code points). A field that is not here is a word of a list or a day. */
export const longest: Readonly<Record<string, number>> = {
	title: 300,
	provider: 300,
	paragraph: 300,
	text: 4_000,
	borgerWords: 4_000,
	professionalWords: 4_000,
	description: 4_000,
	learnt: 4_000
};
/** Written on one line: a line break in them becomes a space. */
const oneLine = new Set(['title', 'provider', 'paragraph']);
const lists = new Set(['topics', 'forvaltninger']);
const ticks = new Set(['isJob', 'wordsMissing', 'duty', 'proevehandling']);
const days = new Set(['dueOn', 'reachedOn', 'startsOn', 'endsOn']);

/**
 * `forbidden`: characters that cannot be stored. `unknown`: not one of the choices, or somebody who is not on the team.
 * `before_start`: ends before it begins. `topics_not_yours`: with these topics you could not read it yourself,
 * or one is gone that another forvaltning set on what it wrote. `missing`: a
 * draft cannot do without it (what only hinders publishing is in `DraftItem.missing`).
 */
export type FieldProblem =
	'forbidden' | 'too_long' | 'not_a_day' | 'unknown' | 'before_start' | 'topics_not_yours' | 'missing';
export type FieldProblems = Record<string, FieldProblem>;

/** One way of writing a list: known order, nothing twice. */
const joined = (values: readonly string[]) => [...new Set(values.filter((value) => value !== ''))].sort().join(',');
/** The parts of a list field. */
export const listOf = (value: string | undefined): string[] => (value ? value.split(',') : []);

/** The one way a value of a field is written, so that the same is equal wherever it comes from: form, database, browser. */
function canonical(field: string, value: string): string {
	if (lists.has(field)) return joined(value.split(',').map((each) => each.trim()));
	if (ticks.has(field)) return value === 'ja' ? 'ja' : '';
	const text = value.replace(/\r\n?/g, '\n').trim();
	return oneLine.has(field) ? text.replace(/\s*\n\s*/g, ' ') : text;
}

/** A record with exactly the fields of the kind, each in its one way of writing. */
export const completeFields = (
	kind: ItemKind,
	values: Readonly<Record<string, string | null | undefined>>
): ItemFields => Object.fromEntries(fieldsOf[kind].map((field) => [field, canonical(field, values[field] ?? '')]));

/**
 * Reads the fields of an item from a form. Several values of one name (ticked topics) become one list; what is not there is
 * empty; files are left out.
 * @param entries `FormData` or its entries
 * @param prefix 'before.' for the values that the form was opened with
 */
export function readFields(kind: ItemKind, entries: Iterable<readonly [string, unknown]>, prefix = ''): ItemFields {
	const typed: Record<string, string> = {};
	for (const [name, value] of entries) {
		const field = name.startsWith(prefix) ? name.slice(prefix.length) : '';
		if (typeof value !== 'string' || !fieldsOf[kind].includes(field)) continue;
		typed[field] = lists.has(field) && typed[field] ? `${typed[field]},${value}` : value;
	}
	return completeFields(kind, typed);
}

const known = {
	type: (value: string) => maalTypes.some((each) => each === value),
	topics: (value: string) => listOf(value).every((topic) => topics.some((each) => each === topic)),
	forvaltninger: (value: string) => listOf(value).every(isId),
	responsible: (value: string) => value === '' || isId(value),
	owner: (value: string) => value === '' || value === 'borger' || ownerOf(value) !== null
} satisfies Record<string, (value: string) => boolean>;

/** Who an owner is: a person or a forvaltning; null for the borger, nobody, or something that is no owner. */
export function ownerOf(owner: string | undefined): { type: 'konto' | 'afdeling'; id: string } | null {
	const [, type, id] = /^(konto|afdeling):(.+)$/.exec(owner ?? '') ?? [];
	return (type === 'konto' || type === 'afdeling') && id !== undefined && isId(id) ? { type, id } : null;
}

function problemOf(field: string, value: string): FieldProblem | null {
	const most = longest[field];
	if (most !== undefined) {
		const read = readText(value, most);
		return read.ok ? null : read.reason;
	}
	if (days.has(field)) {
		if (value === '') return field === 'startsOn' ? 'missing' : null;
		return isDay(value) ? null : 'not_a_day';
	}
	return field in known && !known[field as keyof typeof known](value) ? 'unknown' : null;
}

/**
 * What is wrong with the fields that somebody changed. What stood already, they are not asked about.
 * @param before the fields that the form was opened with
 * @returns by field; empty when all is well
 */
export function checkFields(kind: ItemKind, mine: ItemFields, before: ItemFields): FieldProblems {
	const problems: FieldProblems = {};
	for (const field of fieldsOf[kind]) {
		const value = mine[field] ?? '';
		const problem = value === before[field] ? null : problemOf(field, value);
		if (problem) problems[field] = problem;
	}
	const { startsOn, endsOn } = mine;
	const moved = startsOn !== before['startsOn'] || endsOn !== before['endsOn'];
	if (moved && startsOn && endsOn && endsOn < startsOn && !problems['startsOn']) problems['endsOn'] ??= 'before_start';
	return problems;
}

/** What has happened to an aftale: shared at once, never part of the draft. */
export type AftaleStatusView = {
	state: 'done' | 'not_done' | 'dropped' | 'postponed' | 'reopened';
	at: Date;
	/** Null: somebody the reader does not know, or nobody in particular. */
	by: string | null;
	reason: string | null;
	/** Newer dates, oldest first. */
	postponed: readonly { newDueOn: string; reason: string | null }[];
};

export type DraftItem = {
	kind: ItemKind;
	itemId: string;
	/** delmaal: its maal; aftale: delmaal, maal or null; indsats: maal or null. */
	parentId: string | null;
	position: number;
	/** Of the draft; of a removed item those of the published version. */
	fields: ItemFields;
	/** Null: new in the draft. */
	published: ItemFields | null;
	/** `changed` also when only its place, its parent or its end is another. */
	state: 'unchanged' | 'changed' | 'new' | 'removed';
	/** The name of who wrote it. */
	forvaltning: string | null;
	/** The name of who edited it last; null for what came with the import. */
	editedBy: string | null;
	editedAt: Date | null;
	/** The topics that the reader may tick or untick here and still read it. */
	editableTopics: readonly string[];
	/** The fields that hinder publishing ('parent' beside the fields' names); empty for what nobody has touched. */
	missing: string[];
	status?: AftaleStatusView;
	/** A closed maal. */
	ended?: { on: string; outcome: MaalOutcome; words: string };
	fromTavlepunkt: string | null;
};

export type TavleItem = {
	id: string;
	column: 'fungerer' | 'bekymrer' | 'droemme';
	text: string;
	/** The name of who wrote it; null: somebody the reader does not know. */
	author: string | null;
	byBorger: boolean;
	/** Only the author takes it off. */
	mine: boolean;
	createdAt: Date;
	/** The goal or agreement that it became. */
	became: { kind: 'maal' | 'aftale'; itemId: string } | null;
};

export type PublishedVersion = {
	version: number;
	publishedAt: Date;
	/** Null when that person is nobody the reader knows. */
	by: string | null;
	/** What the publisher wrote; may be ''. */
	summary: string;
	/** What was new, in sentences to the borger, as far as the reader may see it. */
	changes: string[];
};

export type StatementView = {
	id: string;
	version: number;
	stance: 'agree' | 'disagree' | 'talk';
	words: string;
	at: Date;
	replies: { text: string; by: string | null; at: Date }[];
};

export type Hindrance = {
	kind: ItemKind;
	itemId: string;
	/** To the professional: what is missing where. */
	sentence: string;
};

export type DraftPage = {
	borger: { id: string; name: string; firstName: string };
	/** `number` is what staff call it where no name may stand. */
	plan: { id: string; number: number; version: number; startedOn: string; endedOn: string | null } | null;
	/** Whether the reader is tovholder or active deputy: they publish. */
	holdsThreads: boolean;
	/** Whether the borger has said yes to one joint plan: without it nothing is shared (S8). */
	joint: boolean;
	mayEdit: boolean;
	/** As the page shows them: each parent before what is under it; removed ones in their place. */
	items: DraftItem[];
	/** The team today: who may be responsible. `forvaltning` is the name of an external party for its people. */
	people: { accountId: string; name: string; forvaltning: string | null }[];
	forvaltninger: { id: string; name: string }[];
	/** The names behind the ids in the items' fields, also of those who are no longer on the team. */
	names: Record<string, string>;
	tavle: TavleItem[];
	wishes: { type: 'dream' | 'job' | 'wish' | 'story'; text: string }[];
	/** The newest of the current version first. */
	statements: StatementView[];
	/** The newest ten, newest first. */
	versions: PublishedVersion[];
	/** What publishing would tell the borger: draft against published. */
	changes: string[];
	/** To whoever holds the threads: the draft also has changes that they may not see. Publishing shares those too. */
	hiddenChanges: boolean;
	hindrances: Hindrance[];
	/** The topics that may be ticked on something new. */
	editableTopics: string[];
	/** Send it with `del` as `seen`: publishing is refused ('changed') when the draft has become another meanwhile. */
	seen: string;
};

/** Both changed the same field, and not to the same. Nothing of the item was written. */
export type Conflict = {
	/** Only the fields in conflict. */
	fields: Record<string, { mine: string; theirs: string }>;
	by: string | null;
	at: Date | null;
	/** All fields as they stand now: the next `before`. */
	current: ItemFields;
};

export type SavedItem = {
	/** Another one than asked for only when a gone item was added again. */
	itemId: string;
	/** All fields as they stand now, others' changes included: the next `before`. Do not write them into a box that is being typed in. */
	fields: ItemFields;
	/** Null: as published again, so the draft has nothing of it. */
	editedAt: Date | null;
};

/**
 * `gone`: somebody (`by`, null when nobody knows) removed it meanwhile; ask, and send the same form with `igen` = 'ja'
 * to add it again as typed. `unknown`: not there, or nothing they may edit.
 */
export type SaveResult =
	| { ok: true; value: SavedItem }
	| { ok: false; reason: 'unknown' }
	| { ok: false; reason: 'gone'; by: string | null }
	| { ok: false; reason: 'conflict'; conflict: Conflict }
	| { ok: false; reason: 'problems'; problems: FieldProblems };
