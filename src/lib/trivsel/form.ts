/** Reads one answer from a form or from JSON: one schema for browser and server, each problem at its field. */
import * as v from 'valibot';
import { readInstant } from '../core/instant';
import { ok, refused, type Result } from '../core/result';
import { isId, orNull, readText } from '../core/text';
import { longestText, type SentAnswer } from './answer';
import type { Answer } from './lineal';
import type { GivenHow } from './rating';

export type AnswerField =
	| 'id'
	| 'emne'
	| 'lineal'
	| 'linealVersion'
	| 'trin'
	| 'svar'
	| 'note'
	| 'skridt'
	| 'samlet'
	| 'hvordan'
	| 'madeAt'
	| 'tz'
	| 'now'
	| 'v';
/** What is wrong with a field; the words for it stand in i18n/da/lineal.ts. `unknown` is a field that is not ours. */
export type FieldProblem = 'missing' | 'twice' | 'unknown' | 'malformed' | 'not_an_answer' | 'forbidden' | 'too_long';
export type FieldProblems = Partial<Record<AnswerField | 'form', FieldProblem>>;
export type ReadAnswer = { ok: true; value: SentAnswer } | { ok: false; problems: FieldProblems };

/** A schema's message is the literal problem. */
const problem = (name: FieldProblem) => name;

const id = v.pipe(v.string(problem('malformed')), v.check(isId, problem('malformed')), v.toLowerCase());
const emne = v.union(
	[
		v.pipe(
			v.literal('samlet'),
			v.transform(() => null)
		),
		id
	],
	problem('malformed')
);

/** Free text that need not be there; only white space is nothing. */
const text = v.optional(
	v.nullable(
		v.pipe(
			v.string(problem('malformed')),
			v.rawTransform(({ dataset, addIssue, NEVER }) => {
				const read = readText(dataset.value, longestText);
				if (read.ok) return orNull(read.value);
				addIssue({ message: problem(read.reason) });
				return NEVER;
			})
		)
	),
	null
);

/** The form's `trin`: a number exactly as we write it, or one of the two other answers. Whether it is a point, the ruler tells. */
const trin = v.pipe(
	v.string(problem('not_an_answer')),
	v.rawTransform(({ dataset, addIssue, NEVER }): Answer => {
		const answer = answerOf(dataset.value);
		if (answer) return answer;
		addIssue({ message: problem('not_an_answer') });
		return NEVER;
	})
);

function answerOf(field: string): Answer | null {
	if (field === 'ved-ikke') return { kind: 'dont_know' };
	if (field === 'vil-ikke-svare') return { kind: 'decline' };
	return /^(0|-?0\.[1-9]|-?[1-9]\d{0,2}(\.[1-9])?)$/.test(field) ? { kind: 'point', value: Number(field) } : null;
}

/** How a form says that an answer was given which a professional types. */
const givenHowFields = { moede: 'meeting', telefon: 'phone', papir: 'paper' } as const satisfies Record<
	string,
	GivenHow
>;

const ownEntries = {
	id,
	emne,
	linealVersion: v.pipe(
		v.string(problem('malformed')),
		v.regex(/^[1-9]\d{0,5}$/, problem('malformed')),
		v.transform(Number)
	),
	trin,
	note: text,
	skridt: text
};

/** What each form may hold: the borger's, a professional's (also the samlet vurdering), and an answer typed for the borger. */
const formSchemas = {
	own: v.strictObject(ownEntries),
	rating: v.strictObject({ ...ownEntries, samlet: v.optional(v.literal('ja', problem('malformed'))) }),
	typed: v.strictObject({
		...ownEntries,
		hvordan: v.pipe(
			v.picklist(['moede', 'telefon', 'papir'], problem('malformed')),
			v.transform((how) => givenHowFields[how])
		)
	})
};
export type FormWay = keyof typeof formSchemas;

/** An instant with its offset, on a day that exists. The year is a phone's: it may be as wrong as 1970. */
const instant = v.pipe(
	v.string(problem('malformed')),
	v.rawTransform(({ dataset, addIssue, NEVER }) => {
		const read = readInstant(dataset.value);
		if (read) return read;
		addIssue({ message: problem('malformed') });
		return NEVER;
	})
);

/**
 * JSON, version 1 (contract "The ruler"). A key that is there twice counts with its last value, as `JSON.parse` reads it, on
 * the phone as here.
 */
const jsonSchema = v.strictObject({
	id,
	v: v.literal(1, problem('malformed')),
	lineal: v.pipe(v.string(problem('malformed')), v.regex(/^[\wæøåÆØÅ.:-]{1,100}$/, problem('malformed'))),
	linealVersion: v.pipe(
		v.number(problem('malformed')),
		v.integer(problem('malformed')),
		v.minValue(1, problem('malformed')),
		v.maxValue(999_999, problem('malformed'))
	),
	emne,
	svar: v.picklist(['trin', 'ved-ikke', 'vil-ikke-svare'], problem('not_an_answer')),
	trin: v.nullable(v.pipe(v.number(problem('not_an_answer')), v.finite(problem('not_an_answer')))),
	note: text,
	skridt: text,
	madeAt: instant,
	tz: v.pipe(v.string(problem('malformed')), v.regex(/^[A-Za-z0-9_+/-]{1,64}$/, problem('malformed'))),
	now: instant
});

/**
 * @param fields what was posted; a file is no answer to any of our questions
 * @param way which of the forms it is: a field of another one is not ours
 */
export function readForm(fields: Iterable<[string, unknown]>, way: FormWay = 'own'): ReadAnswer {
	const schema = formSchemas[way];
	const record: Record<string, unknown> = Object.create(null);
	const problems: FieldProblems = {};
	for (const [name, value] of fields) {
		if (!(Object.hasOwn(schema.entries, name) && isField(name))) problems.form = 'unknown';
		else if (name in record) problems[name] = 'twice';
		else record[name] = value;
	}
	const read = v.safeParse(schema, record);
	Object.assign(problems, { ...(read.success ? {} : problemsOf(read.issues)), ...problems });
	if (!read.success || Object.keys(problems).length) return { ok: false, problems };
	const { id, emne: emneId, linealVersion, trin: answer, note, skridt } = read.output;
	return ok({
		id,
		emneId,
		linealKey: null,
		linealVersion,
		answer,
		note,
		skridt,
		samlet: 'samlet' in read.output && read.output.samlet === 'ja',
		givenHow: 'hvordan' in read.output ? read.output.hvordan : null,
		device: null,
		timeZone: 'Europe/Copenhagen'
	});
}

/** @param body what `JSON.parse` made of the request */
export function readJson(body: unknown): ReadAnswer {
	const read = v.safeParse(jsonSchema, body);
	if (!read.success) return { ok: false, problems: problemsOf(read.issues) };
	const {
		emne: emneId,
		lineal: linealKey,
		linealVersion,
		svar,
		trin: value,
		madeAt,
		now,
		tz,
		note,
		skridt
	} = read.output;
	const answer = answerFrom(svar, value);
	if (!answer.ok) return { ok: false, problems: { trin: answer.reason } };
	const device = { madeAt, now };
	return ok({
		id: read.output.id,
		emneId,
		linealKey,
		linealVersion,
		answer: answer.value,
		note,
		skridt,
		samlet: false,
		givenHow: null,
		device,
		timeZone: tz
	});
}

function answerFrom(
	svar: 'trin' | 'ved-ikke' | 'vil-ikke-svare',
	value: number | null
): Result<Answer, 'missing' | 'not_an_answer'> {
	if (svar !== 'trin')
		return value === null ? ok({ kind: svar === 'ved-ikke' ? 'dont_know' : 'decline' }) : refused('not_an_answer');
	return value === null ? refused('missing') : ok({ kind: 'point', value });
}

const fields = new Set<string>(
	[formSchemas.rating, formSchemas.typed, jsonSchema].flatMap(({ entries }) => Object.keys(entries))
);
const isField = (name: string): name is AnswerField => fields.has(name);

/** The first problem of each field. A field that is not there is missing; one that is not ours is a problem of the whole. */
function problemsOf(issues: readonly v.BaseIssue<unknown>[]): FieldProblems {
	const problems: FieldProblems = {};
	for (const issue of issues) {
		const key = issue.path?.[0]?.key;
		const field = typeof key === 'string' && isField(key) ? key : 'form';
		problems[field] ??= nameOf(issue, field);
	}
	return problems;
}

function nameOf(issue: v.BaseIssue<unknown>, field: AnswerField | 'form'): FieldProblem {
	if (issue.type === 'strict_object')
		return issue.expected === 'never' ? 'unknown' : field === 'form' ? 'malformed' : 'missing';
	return issue.message as FieldProblem;
}

/** What the address of a page about the ruler asks for. */
export type PageQuery = {
	/** The area whose history is shown; null is the overall question. */
	emne: string | null;
	/** 1 is the last year, 2 the year before. */
	side: number;
	/** The id of the form that was just sent. */
	sent: string | null;
	/** The question whose answers were just opened: `samlet` or an area's id. */
	opened: string | null;
	/** The rating that may have been made on the wrong person. */
	wrong: string | null;
	/** One has just been hidden for that reason. */
	hidden: boolean;
};

/** What cannot be read in an address counts as not asked for. */
export function readPageQuery(params: URLSearchParams): PageQuery {
	const idOf = (name: string) => {
		const value = params.get(name)?.toLowerCase();
		return value && isId(value) ? value : null;
	};
	const side = /^[1-9]\d?$/.test(params.get('side') ?? '') ? Number(params.get('side')) : 1;
	return {
		emne: idOf('emne'),
		side,
		sent: idOf('sendt'),
		opened: emneOf(params.get('aabnet'))?.key ?? null,
		wrong: idOf('fejl'),
		hidden: params.has('skjult')
	};
}

/**
 * Which question a form is about.
 * @returns `id` null for the overall one; null when it says neither `samlet` nor an id
 */
export function emneOf(field: unknown): { key: string; id: string | null } | null {
	if (field === 'samlet') return { key: field, id: null };
	return typeof field === 'string' && isId(field) ? { key: field.toLowerCase(), id: field.toLowerCase() } : null;
}
