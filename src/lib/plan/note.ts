/** What somebody of the team notes of an aftale: shared with the borger at once. */
import { isDay } from '../core/dates';
import { ok, refused, type Result } from '../core/result';
import { readText } from '../core/text';
import { isOpen, isToBeNoted, type Aftale } from './aftale';
import type { FieldProblems } from './draft';

export const noteStates = ['done', 'not_done', 'dropped', 'postponed', 'reopened'] as const;
export type NoteState = (typeof noteStates)[number];
/** `reason` and `newDueOn` are null where they do not belong. */
export type Note = { state: NoteState; reason: string | null; newDueOn: string | null };

/** The longest reason, in characters. */
export const longestReason = 1_000;

/**
 * Reads what a form said of an aftale. Dropped needs a reason, a new day needs a reason too: the borger reads both.
 * @returns the note, or what is wrong by field
 */
export function readNote(typed: { state: string; reason?: string; newDueOn?: string }): Result<Note, 'problems'> & {
	problems?: FieldProblems;
} {
	const state = noteStates.find((each) => each === typed.state);
	const reason = readText((typed.reason ?? '').trim(), longestReason);
	const newDueOn = (typed.newDueOn ?? '').trim();
	const problems: FieldProblems = {};
	if (!state) problems['state'] = 'missing';
	const gives = state === 'dropped' || state === 'postponed';
	if (!reason.ok) problems['reason'] = reason.reason;
	else if (gives && reason.value === '') problems['reason'] = 'missing';
	if (state === 'postponed' && !isDay(newDueOn)) problems['newDueOn'] = newDueOn === '' ? 'missing' : 'not_a_day';
	if (!state || !reason.ok || Object.keys(problems).length > 0) return { ...refused('problems'), problems };
	const says = gives || state === 'not_done';
	return ok({
		...{ state, reason: (says && reason.value) || null },
		newDueOn: state === 'postponed' ? newDueOn : null
	});
}

/** What is known of an aftale when something is noted: its last note too, so that the same twice is noted once. */
export type Noted = Pick<Aftale, 'duty' | 'dueOn' | 'state' | 'reason'> & { newDueOn: string | null };

/** Whether a note says something new: what is over can only be taken up again, and the same is not said twice. */
export function isNews(aftale: Noted, note: Note): boolean {
	if (note.state === 'reopened') return !isOpen(aftale.state);
	if (note.state === 'done') return isToBeNoted(aftale);
	const same =
		aftale.state === note.state &&
		aftale.reason === note.reason &&
		(note.state !== 'postponed' || aftale.newDueOn === note.newDueOn);
	return isOpen(aftale.state) && !same;
}
