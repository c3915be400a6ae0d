import { completeFields, type ItemKind } from '../draft';

/**
 * What is saved and what is not while somebody types in an item of the draft: a pure machine, told of every event and the
 * time in ms of a clock that only goes forward. It says "saved" only of what the server has answered that it holds.
 */
export type Fields = Readonly<Record<string, string>>;

/** What both have changed, with the words of the other. */
export type Conflict = { theirs: Fields; by: string | null; at: Date | null };

/** What the server answered to one save; `at` is when it had committed. */
export type Answer =
	| { kind: 'saved'; fields: Fields; at: Date }
	/** Nothing was written; `current` is what stands on the server. */
	| { kind: 'conflict'; conflict: Conflict; current: Fields }
	| { kind: 'problems'; problems: Fields }
	/** Somebody has taken the item out of the draft. */
	| { kind: 'gone'; by: string | null }
	| { kind: Stop }
	| { kind: Retry };
/** Not tried again by itself, but when somebody comes back: another person is logged in, or the plan is no longer theirs. */
export type Stop = 'other_person' | 'no_access';
/** Tried again by itself. */
export type Retry = 'unreachable' | 'logged_out';

export type Trouble = { kind: Stop | Retry | 'problems' } | { kind: 'gone'; by: string | null };

export type SaveState = {
	kind: ItemKind;
	/** What the server holds, as far as we know: what the next save is measured against. */
	before: Fields;
	/** As it stands in the form: half-typed, with its spaces. Compared, it is written in the one way that the server writes it. */
	typed: Fields;
	/** What is on its way. */
	sent: Fields | null;
	/** The first change since the last save, and the newest one, ms. */
	dirtySince: number;
	typedAt: number;
	/** When the last try failed, ms. */
	triedAt: number;
	trouble: Trouble | null;
	/** What was wrong at which field, and what stood in the form then: until it changes, the other fields are saved without them. */
	problems: Fields;
	refused: Fields | null;
	/** Whether what is on its way leaves the refused fields out. */
	sentPart: boolean;
	/** Fields that wait for a choice. */
	conflict: Conflict | null;
	/** Put back what somebody has taken out. */
	revive: boolean;
	savedAt: Date | null;
	/** Counts what came from elsewhere into the form, so that controls which nobody binds are drawn anew. */
	revision: number;
};

/** So long a pause in the typing is waited for, and so long a change may wait at most, ms. */
export const pause = 1_200;
export const longest = 4_000;
export const retryEvery = 5_000;

/**
 * @param before what the form was opened with
 * @param typed what stands in it: something else after a refusal without a script
 */
export const begin = (kind: ItemKind, before: Fields, typed: Fields = before): SaveState => ({
	...{ kind, before, typed, sent: null, dirtySince: 0, typedAt: 0, triedAt: 0 },
	...{
		trouble: null,
		problems: {},
		refused: null,
		sentPart: false,
		conflict: null,
		revive: false,
		savedAt: null,
		revision: 0
	}
});

/** What was typed, as the server would write it. */
const plain = ({ kind, typed }: SaveState): Fields => completeFields(kind, typed);
const same = (one: Fields, other: Fields) => Object.keys(one).every((field) => one[field] === other[field]);
/** Of `from` the fields that `fields` has. */
const pick = (from: Fields, fields: Fields): Fields =>
	Object.fromEntries(Object.keys(fields).map((field) => [field, from[field] ?? '']));
const awaits = (state: SaveState, field: string) => state.conflict !== null && field in state.conflict.theirs;

/** Whether something typed is not on the server yet. */
export const isUnsaved = (state: SaveState) => state.revive || !same(plain(state), state.before);

const isRefused = (state: SaveState) => state.refused !== null && same(plain(state), state.refused);

/**
 * What the next save sends. A field that waits for a choice goes as the other has it, and one that has just been refused as it
 * was, so that the rest is saved.
 */
export function toSend(state: SaveState): { before: Fields; mine: Fields } {
	const theirs = state.conflict?.theirs ?? {};
	const kept = isRefused(state) ? pick(state.before, state.problems) : {};
	return { before: { ...state.before, ...theirs }, mine: { ...plain(state), ...kept, ...theirs } };
}

/**
 * Whether a save is to be sent now.
 * @param now ms
 * @param hurry the field, the window or the page is being left: no pause is waited for
 */
export function isDue(state: SaveState, now: number, hurry = false): boolean {
	if (state.sent !== null || !isUnsaved(state)) return false;
	const { before, mine } = toSend(state);
	if (!state.revive && same(mine, before)) return false;
	const { trouble } = state;
	if (trouble?.kind === 'problems' && isRefused(state)) return true;
	if (trouble?.kind === 'gone') return false;
	if (hurry) return true;
	if (trouble?.kind === 'other_person' || trouble?.kind === 'no_access') return false;
	if (trouble?.kind === 'unreachable' || trouble?.kind === 'logged_out') return now - state.triedAt >= retryEvery;
	return now - state.typedAt >= pause || now - state.dirtySince >= longest;
}

/** Somebody typed. */
export function type(state: SaveState, fields: Fields, now: number): SaveState {
	const typed = { ...state.typed, ...fields };
	if (same(typed, state.typed)) return state;
	const next = { ...state, typed, typedAt: now, dirtySince: isUnsaved(state) ? state.dirtySince : now };
	if (isUnsaved(next) || next.trouble?.kind !== 'problems') return next;
	return { ...next, trouble: null, problems: {}, refused: null };
}

/** A save has gone out. */
export const send = (state: SaveState): SaveState => ({
	...state,
	sent: toSend(state).mine,
	sentPart: isRefused(state)
});

/** The server, or the lack of one, answered. */
export function answer(state: SaveState, answered: Answer, now: number): SaveState {
	const sent = state.sent ?? plain(state);
	const next: SaveState = { ...state, sent: null, triedAt: now, trouble: null, dirtySince: now };
	switch (answered.kind) {
		case 'saved':
			return {
				...take(next, answered.fields, sent),
				...(state.sentPart ? { trouble: state.trouble } : { problems: {}, refused: null }),
				...{ revive: false, savedAt: answered.at }
			};
		case 'conflict':
			return {
				...take(next, { ...answered.current, ...pick(state.before, answered.conflict.theirs) }, state.before),
				conflict: { ...answered.conflict, theirs: { ...state.conflict?.theirs, ...answered.conflict.theirs } }
			};
		case 'problems':
			return { ...next, trouble: { kind: 'problems' }, problems: answered.problems, refused: sent };
		case 'gone':
			return { ...next, trouble: { kind: 'gone', by: answered.by }, revive: false };
		default:
			return { ...next, trouble: { kind: answered.kind }, dirtySince: state.dirtySince };
	}
}

/** Takes what the server holds: a field that was not typed in since `known` follows, the others stay as typed. */
function take(state: SaveState, server: Fields, known: Fields): SaveState {
	const now = plain(state);
	const typed = { ...state.typed };
	const before = { ...state.before };
	let fresh = false;
	for (const [field, value] of Object.entries(server)) {
		if (awaits(state, field)) continue;
		before[field] = value;
		if (now[field] !== known[field] || now[field] === value) continue;
		typed[field] = value;
		fresh = true;
	}
	return { ...state, typed, before, revision: state.revision + (fresh ? 1 : 0) };
}

/**
 * The page was read anew, so the others' work is here. What is typed stays, and is measured against what the form knew before,
 * so that the server finds out when both have changed the same.
 * @param readAt when the page was read: what is older than the last save tells nothing
 */
export function adopt(state: SaveState, server: Fields, readAt: Date): SaveState {
	if (state.sent !== null || (state.savedAt !== null && readAt < state.savedAt)) return state;
	const now = plain(state);
	const untouched = Object.entries(server).filter(
		([field, value]) => now[field] === state.before[field] || now[field] === value
	);
	const next = take(state, Object.fromEntries(untouched), state.before);
	if (next.conflict === null) return next;
	return { ...next, conflict: { ...next.conflict, theirs: pick(server, next.conflict.theirs) } };
}

/** A conflict in one field is decided: what was typed stays and is saved over theirs, or theirs stays. */
export function choose(state: SaveState, field: string, whose: 'mine' | 'theirs', now: number): SaveState {
	const { conflict } = state;
	if (conflict === null || !(field in conflict.theirs)) return state;
	const { [field]: theirs = '', ...rest } = conflict.theirs;
	return {
		...state,
		before: { ...state.before, [field]: theirs },
		typed: whose === 'mine' ? state.typed : { ...state.typed, [field]: theirs },
		conflict: Object.keys(rest).length > 0 ? { ...conflict, theirs: rest } : null,
		revision: state.revision + 1,
		...{ typedAt: now - pause, dirtySince: now }
	};
}

/** What somebody has taken out goes in again, with what was typed. */
export const reviveItem = (state: SaveState): SaveState => ({ ...state, trouble: null, revive: true, typedAt: 0 });

/** What the line below a form says. */
export type SaveLine = 'nothing' | 'typing' | 'saving' | 'saved' | 'choose' | Trouble['kind'];

export function lineOf(state: SaveState): SaveLine {
	if (state.sent !== null && state.trouble === null) return 'saving';
	if (state.trouble !== null) return state.trouble.kind;
	if (state.conflict !== null) return 'choose';
	if (isUnsaved(state)) return 'typing';
	return state.savedAt === null ? 'nothing' : 'saved';
}
