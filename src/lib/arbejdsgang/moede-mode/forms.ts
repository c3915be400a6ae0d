/** What is typed in a meeting: read from the forms, field by field. */
import { isDay } from '../../core/dates';
import { readNeeded, typedIn } from '../../core/form';
import { isId, readText } from '../../core/text';
import { noteKeys, type NoteKey } from '../../moede/desk';
import { longest, ownerOf } from '../../plan/draft';

export type Problems = Partial<Record<string, string>>;
export type Read<T> = { ok: true; value: T } | { ok: false; problems: Problems };

/** The longest of each text, in characters. */
export const limits = { decision: 1_000, responsible: 300, note: 20_000 };

const fields = (posted: FormData, names: readonly string[]) =>
	Object.fromEntries(names.map((name) => [name, typedIn(posted, name)]));

export const decisionFields = ['id', 'beslutning', 'fra', 'ansvarlig'] as const;
export const agreementFields = ['id', 'aftale', 'ejer', 'senest', 'maal'] as const;
export type DecisionTyped = Record<(typeof decisionFields)[number], string>;
export type AgreementTyped = Record<(typeof agreementFields)[number], string>;
export const decisionTypedOf = (posted: FormData) => fields(posted, decisionFields) as DecisionTyped;
export const agreementTypedOf = (posted: FormData) => fields(posted, agreementFields) as AgreementTyped;

const dayProblem = (typed: string) => (typed.trim() === '' ? 'missing' : isDay(typed) ? null : 'not_a_day');
const problemOf = (read: { ok: true } | { ok: false; reason: string }) => (read.ok ? null : read.reason);

/** Leaves out the fields without a problem. */
const found = (problems: Record<string, string | null>): Problems =>
	Object.fromEntries(Object.entries(problems).flatMap(([field, problem]) => (problem ? [[field, problem]] : [])));

export type Decision = { id: string; text: string; startsOn: string; responsible: string };

/** A decision needs a text, a start and somebody responsible (M9). */
export function readDecision(typed: DecisionTyped): Read<Decision> {
	const text = readNeeded(typed.beslutning, limits.decision);
	const responsible = readNeeded(typed.ansvarlig, limits.responsible);
	const problems = found({
		form: isId(typed.id) ? null : 'unknown',
		beslutning: problemOf(text),
		fra: dayProblem(typed.fra),
		ansvarlig: problemOf(responsible)
	});
	if (!text.ok || !responsible.ok || Object.keys(problems).length > 0) return { ok: false, problems };
	const value = { id: typed.id.toLowerCase(), text: text.value, startsOn: typed.fra, responsible: responsible.value };
	return { ok: true, value };
}

export type Agreement = { id: string; text: string; owner: string; dueOn: string; goalId: string | null };

/** An agreement says what, who owes it (the borger, a person, a department), and by when; a goal it need not have. */
export function readAgreement(typed: AgreementTyped): Read<Agreement> {
	const text = readNeeded(typed.aftale, longest['text'] ?? 0);
	const isOwner = typed.ejer === 'borger' || ownerOf(typed.ejer) !== null;
	const problems = found({
		form: isId(typed.id) ? null : 'unknown',
		aftale: problemOf(text),
		ejer: isOwner ? null : typed.ejer === '' ? 'missing' : 'unknown',
		senest: dayProblem(typed.senest),
		maal: typed.maal === '' || isId(typed.maal) ? null : 'unknown'
	});
	if (!text.ok || Object.keys(problems).length > 0) return { ok: false, problems };
	const goalId = typed.maal === '' ? null : typed.maal.toLowerCase();
	return {
		ok: true,
		value: { id: typed.id.toLowerCase(), text: text.value, owner: typed.ejer, dueOn: typed.senest, goalId }
	};
}

/** One text of a meeting as it was typed. `seen`: the id of the text that the form was opened with, '' for none. */
export type NoteTyped = { key: NoteKey; id: string; seen: string; text: string };

/** The texts that a form sends: `<key>`, with `id-<key>` and `seen-<key>`. */
export const notesTypedOf = (posted: FormData): NoteTyped[] =>
	noteKeys
		.filter((key) => posted.has(key))
		.map((key) => ({
			key,
			id: typedIn(posted, `id-${key}`).toLowerCase(),
			seen: typedIn(posted, `seen-${key}`).toLowerCase(),
			text: typedIn(posted, key)
		}));

/** What to do with a text: nothing, write it, or say why not. `elsewhere`: somebody has written another one meanwhile. */
export type NoteDecision =
	| { kind: 'nothing' }
	| { kind: 'write'; text: string }
	| { kind: 'problem'; problem: 'missing' | 'forbidden' | 'too_long' | 'elsewhere' | 'unknown' };

/**
 * Decides over one text that was typed.
 * @param rows what stands of its key, the newest first
 */
export function decideNote(typed: NoteTyped, rows: readonly { id: string; text: string }[]): NoteDecision {
	if (!isId(typed.id)) return { kind: 'problem', problem: 'unknown' };
	const read = readText(typed.text.trim(), limits.note);
	if (!read.ok) return { kind: 'problem', problem: read.reason };
	const text = read.value;
	const current = rows[0];
	const opened = rows.find(({ id }) => id === typed.seen)?.text ?? '';
	// Left as it was opened: what others have written meanwhile stands.
	if (text === opened || text === current?.text) return { kind: 'nothing' };
	// Sent once, and the answer got lost: what stands is one's own, and is written on.
	if (current && current.id !== typed.seen && current.id !== typed.id) return { kind: 'problem', problem: 'elsewhere' };
	// What is on record can be put right, and not made to disappear.
	return text === '' ? { kind: 'problem', problem: 'missing' } : { kind: 'write', text };
}
