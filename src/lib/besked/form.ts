/** What is written in a message, field by field. */
import { readNeeded, typedIn, tickedIn, type TextProblem } from '../core/form';
import { ok, refused, type Result } from '../core/result';
import { isId } from '../core/text';

/** The longest message and subject, in characters (an emoji counts as one). */
export const longestBesked = 10_000;
export const longestSubject = 120;

/** A message, as it was typed. `id` is born with the form: the same one again is the same message. */
export type BeskedTyped = {
	id: string;
	tekst: string;
	/** The newest message on the page when it was written: what somebody of the staff has read by answering. */
	til: string;
};
export const beskedTypedOf = (posted: FormData): BeskedTyped => ({
	id: typedIn(posted, 'id').toLowerCase(),
	tekst: typedIn(posted, 'tekst'),
	til: typedIn(posted, 'til')
});

/** A new conversation, as it was typed: the first message has the conversation's id. */
export type NewTyped = { id: string; hvem: string[]; emne: string; tekst: string };
export type NewField = Exclude<keyof NewTyped, 'id'>;
export const newTypedOf = (posted: FormData): NewTyped => ({
	id: typedIn(posted, 'id').toLowerCase(),
	hvem: tickedIn(posted, 'hvem'),
	emne: typedIn(posted, 'emne'),
	tekst: typedIn(posted, 'tekst')
});

/** @returns the text without white space around it, else kept as written */
export const readBesked = (typed: string): Result<string, TextProblem> => readNeeded(typed, longestBesked);

/** A subject stands on one line. */
const readSubject = (typed: string) => readNeeded(typed.replace(/\s+/g, ' '), longestSubject);

export type NewSamtale = { readers: string[]; subject: string; text: string };

/**
 * @param known the accounts that may be chosen
 * @param least how many must be chosen: the borger's 1, a professional's 0 (they read themself)
 * @returns problems by field: `hvem`: `missing`, `unknown`; `emne`, `tekst`: `TextProblem`; `form`: `malformed` without an id
 */
export function readNew(
	typed: NewTyped,
	{ known, least }: { known: readonly string[]; least: 0 | 1 }
): { ok: true; value: NewSamtale } | { ok: false; problems: Partial<Record<NewField | 'form', string>> } {
	const problems: Partial<Record<NewField | 'form', string>> = {};
	const readers = [...new Set(typed.hvem)];
	if (readers.length < least) problems.hvem = 'missing';
	else if (readers.some((each) => !known.includes(each))) problems.hvem = 'unknown';
	const subject = readSubject(typed.emne);
	if (!subject.ok) problems.emne = subject.reason;
	const text = readBesked(typed.tekst);
	if (!text.ok) problems.tekst = text.reason;
	if (!isId(typed.id)) problems.form = 'malformed';
	if (!subject.ok || !text.ok || Object.keys(problems).length > 0) return { ok: false, problems };
	return { ok: true, value: { readers, subject: subject.value, text: text.value } };
}

/** Which page of a long list an address asks for, from 1. */
export function readPage(asked: string | null): Result<number, 'none'> {
	if (asked === null) return ok(1);
	return /^[1-9]\d{0,4}$/.test(asked) ? ok(Number(asked)) : refused('none');
}

/** How many characters a text has, as it is stored. */
export const lengthOf = (text: string) => [...text.trim().replace(/\r\n?/g, '\n')].length;
