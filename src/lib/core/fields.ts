/** Reading a form field by field, and keeping what is wrong with each: a line, a whole number, an address, a telephone number. */
import { readNeeded, type TextProblem } from './form';
import { refused, type Result } from './result';
import { readText } from './text';

/** The problems of a form by field; `form` is about all of it. */
export type Problems<Field extends string> = Partial<Record<Field | 'form', string>>;
/** What a command answers. */
export type Taken<Field extends string> = { ok: true } | { ok: false; problems: Problems<Field> };

/** Collects the problems of a form while its fields are read. */
export function fieldsOf<Field extends string>() {
	const problems: Problems<Field> = {};
	return {
		problems,
		/** The value; of a refused one its problem is kept, and `instead` stands for it until the form goes back. */
		take<T>(field: Field | 'form', read: Result<T, string>, instead: T): T {
			if (read.ok) return read.value;
			problems[field] ??= read.reason;
			return instead;
		},
		say(field: Field | 'form', problem: string) {
			problems[field] ??= problem;
		},
		good: () => Object.keys(problems).length === 0
	};
}

const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** One line that must be there. @param most the longest, in characters */
export const readLine = (typed: string, most: number): Result<string, TextProblem> =>
	readNeeded(inOneLine(typed), most);

/** One line that may be missing: then it is ''. */
export const readLineOrNone = (typed: string, most: number): Result<string, 'forbidden' | 'too_long'> =>
	readText(inOneLine(typed), most);

/** A whole number in digits, within bounds. */
export function readWhole(
	typed: string,
	{ least, most }: { least: number; most: number }
): Result<number, 'missing' | 'not_a_number' | 'out_of_bounds'> {
	const text = typed.trim();
	if (text === '') return refused('missing');
	if (!/^-?\d{1,6}$/.test(text)) return refused('not_a_number');
	const value = Number(text);
	return value < least || value > most ? refused('out_of_bounds') : { ok: true, value };
}

/** A telephone number, digits and spaces; '' when there is none. */
export function readPhone(typed: string): Result<string, 'not_a_phone'> {
	const text = inOneLine(typed);
	return text === '' || (text.length <= 30 && /^\+?[0-9 ]+$/.test(text))
		? { ok: true, value: text }
		: refused('not_a_phone');
}

/** An e-mail address; '' when there is none. */
export function readEmail(typed: string): Result<string, 'not_an_email'> {
	const text = typed.trim();
	const isOne = text.length <= 200 && /^[^\s@<>"',;]+@[^\s@<>"',;]+$/.test(text) && !/\p{Cc}/u.test(text);
	return text === '' || isOne ? { ok: true, value: text } : refused('not_an_email');
}
