/** A parsed piece of JSON becomes what the format says, or problems in Danish. */
import * as v from 'valibot';
import type { Path } from './json-text';
import type { Place, Problems } from './problems';

/**
 * Checks a value against a schema of `format.ts`.
 * @returns the value, or null after adding at least one problem
 */
export function readValue<S extends v.GenericSchema>(
	schema: S,
	value: unknown,
	place: Place,
	problems: Problems
): v.InferOutput<S> | null {
	if (!isClean(value, place, problems)) return null;
	const read = v.safeParse(schema, value, { message: sentence, abortPipeEarly: true });
	if (read.success) return read.output;
	for (const issue of read.issues) {
		const path = (issue.path ?? []).map((item) => String(item.key));
		problems.add(place, path, issue.message);
	}
	return null;
}

/** Keys that mean something to JavaScript itself; none of them is a key of ours. */
const reservedKeys = new Set(['__proto__', 'constructor', 'prototype']);
// PostgreSQL cannot store NUL, and no text that people wrote has the other control characters (tab and line breaks are fine).
// eslint-disable-next-line no-control-regex
const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Walks the whole value, without recursion, for what no field may hold. */
function isClean(value: unknown, place: Place, problems: Problems): boolean {
	let clean = true;
	const refuse = (path: Path, message: string) => {
		clean = false;
		problems.add(place, path, message);
	};
	const waiting: { value: unknown; path: Path }[] = [{ value, path: [] }];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const { value, path } = next;
		if (typeof value === 'string') {
			const reason = unfit(value);
			if (reason) refuse(path, reason);
		} else if (Array.isArray(value)) {
			if (path.length > deepest) refuse(path, 'er pakket dybere ind, end formatet kender til');
			else value.forEach((each, index) => waiting.push({ value: each, path: [...path, index] }));
		} else if (typeof value === 'object' && value !== null) {
			if (path.length > deepest) refuse(path, 'er pakket dybere ind, end formatet kender til');
			else {
				for (const [key, each] of Object.entries(value)) {
					if (reservedKeys.has(key)) refuse(path, `nøglen "${key}" er ikke tilladt`);
					else if (unfit(key)) refuse(path, 'har en nøgle med tegn, der ikke er tilladt');
					else waiting.push({ value: each, path: [...path, key] });
				}
			}
		}
	}
	return clean;
}

/** The format itself is at most this deep. */
const deepest = 20;

function unfit(text: string): string | null {
	if (controlCharacter.test(text)) return 'har et styretegn (for eksempel NUL), som tekst ikke må have';
	if (!text.isWellFormed()) return 'har et halvt Unicode-tegn (en løs surrogat)';
	return null;
}

/** What valibot found, in Danish. Sentences that a schema brings itself (dates) win over these. */
function sentence(issue: v.BaseIssue<unknown>): string {
	switch (issue.type) {
		case 'strict_object':
			if (issue.expected === 'never') return 'er en nøgle, som formatet ikke kender';
			if (issue.expected?.startsWith('"')) return 'mangler';
			return 'skal være et objekt {…}';
		case 'array':
			return 'skal være en liste […]';
		case 'string':
			return 'skal være tekst i anførselstegn';
		case 'number':
			return 'skal være et tal uden anførselstegn';
		case 'boolean':
			return 'skal være true eller false';
		case 'picklist':
		case 'literal':
			return `skal være ${(issue.expected ?? '').replace(/^\(|\)$/g, '').replaceAll(' | ', ' eller ')}`;
		case 'max_length':
			return Array.isArray(issue.input)
				? `har ${issue.input.length} elementer; højst ${issue.requirement} er tilladt`
				: `er på ${String(issue.input).length} tegn; højst ${issue.requirement} er tilladt`;
		case 'min_length':
			return `skal have mindst ${issue.requirement}`;
		case 'min_value':
			return `skal være mindst ${issue.requirement}`;
		case 'max_value':
			return `må højst være ${issue.requirement}`;
		case 'integer':
			return 'skal være et helt tal';
		case 'multiple_of':
			return `skal gå op i ${issue.requirement}`;
		default:
			return 'har ikke den form, som formatet beskriver';
	}
}
