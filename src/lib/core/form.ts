/** Reading what a form sent, field by field. */
import { ok, refused, type Result } from './result';
import { readText } from './text';

/**
 * The hidden field that says whose page a form stood on (never a name: a hash). A form that comes from another person's page is
 * not taken: on a shared phone one person's words must not be stored as another's.
 */
export const whoField = '_hvem';

/** A posted form; null when it is none, however it is called. Whose page it stood on is for the frame to know, not for the page. */
export async function readPosted(request: Request): Promise<FormData | null> {
	const posted = await readSigned(request);
	posted?.delete(whoField);
	return posted;
}

/** The same with the field that says whose page it stood on. */
export async function readSigned(request: Request): Promise<FormData | null> {
	try {
		return await request.formData();
	} catch {
		return null;
	}
}

/** What was typed in a field; '' when it is missing or a file. */
export function typedIn(posted: FormData, name: string): string {
	const value = posted.get(name);
	return typeof value === 'string' ? value : '';
}

/** Everything that was ticked under a name. */
export const tickedIn = (posted: FormData, name: string): string[] =>
	posted.getAll(name).filter((value): value is string => typeof value === 'string');

export type TextProblem = 'missing' | 'forbidden' | 'too_long';

/**
 * A text that must be there, without white space around it.
 * @param most the longest text allowed, in characters
 */
export function readNeeded(typed: string, most: number): Result<string, TextProblem> {
	const read = readText(typed.trim(), most);
	if (!read.ok) return read;
	return read.value === '' ? refused('missing') : ok(read.value);
}

/**
 * One sentence for each field that has a problem.
 * @param words the sentences, by field and problem
 */
export function sayProblems<Field extends string>(
	words: Readonly<Partial<Record<Field, Readonly<Record<string, string>>>>>,
	problems: Readonly<Partial<Record<Field, string>>>
): Partial<Record<Field, string>> {
	const said: Partial<Record<Field, string>> = {};
	for (const [field, problem] of Object.entries<string | undefined>(problems)) {
		if (problem !== undefined) said[field as Field] = words[field as Field]?.[problem] ?? problem;
	}
	return said;
}

/** A form that comes back: everything that was typed, and a sentence at each field that was refused. */
export type Returned<Typed> = { typed: Typed; errors: Partial<Record<string, string>> };

/** What an error summary lists. @param ids the id of the field on the page, where it is not the field's own name */
export const summaryOf = (errors: Partial<Record<string, string>>, ids: Readonly<Record<string, string>> = {}) =>
	Object.entries(errors).flatMap(([field, text]) => (text ? [{ href: `#${ids[field] ?? field}`, text }] : []));
