/**
 * A file, piece by piece: the header, then borger by borger. A `.jsonl` is read line by line and never held as a whole; a
 * `.json` is one value and has a limit.
 */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { findBreak, linesOf } from './json-text';
import type { Place, Problem } from './problems';

export type Piece =
	{ kind: 'header' | 'borger'; place: Place; value: unknown } | { kind: 'problem'; place: Place; message: string };

export type Source = {
	pieces(): AsyncIterable<Piece>;
	/** Gives problems the lines they do not have yet. */
	addLines(problems: Problem[]): void;
};

const megabyte = 1_048_576;
/** A whole `.json` is held in memory, several times over. */
const longestJson = 100 * megabyte;
/** One borger with everything about them, many times over. */
const longestLine = 10 * megabyte;

/**
 * Opens a file for import.
 * @returns the source, or a sentence that says why there is none
 */
export async function openFile(path: string): Promise<{ source: Source } | { problem: string }> {
	const about = await stat(path).catch(() => null);
	if (!about) return { problem: `findes ikke: ${path}` };
	if (!about.isFile()) return { problem: `er ikke en fil: ${path}` };
	if (path.endsWith('.jsonl')) return { source: lineSource(createReadStream(path, { highWaterMark: megabyte / 4 })) };
	if (!path.endsWith('.json')) return { problem: 'skal hedde noget på .json eller .jsonl' };
	if (about.size > longestJson) {
		return { problem: `er større end ${longestJson / megabyte} MB; brug .jsonl med én borger på hver linje` };
	}
	return { source: wholeSource(await readFile(path)) };
}

/** A text in the form of a file, `json` or `jsonl`. */
export function textSource(text: string, form: 'json' | 'jsonl'): Source {
	return form === 'json' ? wholeSource(Buffer.from(text)) : lineSource([Buffer.from(text)]);
}

const notUtf8 = 'er ikke UTF-8';
const notJson = 'er ikke gyldig JSON';

function wholeSource(bytes: Buffer): Source {
	const top: Place = { line: null, path: [] };
	let text: string | null = null;
	return {
		async *pieces() {
			text = decode(bytes);
			if (text === null) {
				for (const { line, bytes: part } of linesIn(bytes)) {
					if (decode(part) === null) return yield { kind: 'problem', place: { line, path: [] }, message: notUtf8 };
				}
				return;
			}
			const read = parse(text);
			if ('brokenAt' in read) {
				const { line, column } = read.brokenAt;
				return yield { kind: 'problem', place: { line, path: [] }, message: `${notJson} (tegn ${column})` };
			}
			if (typeof read.value !== 'object' || read.value === null || Array.isArray(read.value)) {
				return yield { kind: 'problem', place: top, message: 'skal være et objekt {…}' };
			}
			const { borgere, ...header } = read.value as Record<string, unknown>;
			yield { kind: 'header', place: top, value: header };
			if (!Array.isArray(borgere)) {
				const message = borgere === undefined ? 'mangler' : 'skal være en liste […]';
				return yield { kind: 'problem', place: { line: null, path: ['borgere'] }, message };
			}
			for (const [index, value] of borgere.entries()) {
				yield { kind: 'borger', place: { line: null, path: ['borgere', index] }, value };
			}
		},
		addLines(problems) {
			const without = problems.filter(({ line }) => line === null);
			if (text === null || without.length === 0) return;
			const lines = linesOf(
				text,
				without.map(({ path }) => path)
			);
			for (const problem of without) problem.line = lines.get(problem.path) ?? null;
		}
	};
}

/** Lines as they come: the header, then one borger each. */
export function lineSource(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Source {
	return {
		async *pieces() {
			let kind: 'header' | 'borger' = 'header';
			for await (const { line, bytes } of splitLines(chunks)) {
				const place: Place = { line, path: [] };
				if (bytes === null) {
					const message = `er længere end ${longestLine / megabyte} MB; der skal være én borger på hver linje`;
					return yield { kind: 'problem', place, message };
				}
				const text = decode(bytes);
				if (text?.trim() === '') continue;
				const read = text === null ? null : parse(text);
				if (read === null) yield { kind: 'problem', place, message: notUtf8 };
				else if ('brokenAt' in read) {
					yield { kind: 'problem', place, message: `${notJson} (tegn ${read.brokenAt.column})` };
				} else yield { kind, place, value: read.value };
				kind = 'borger';
			}
			if (kind === 'header') yield { kind: 'problem', place: { line: 1, path: [] }, message: 'er tom' };
		},
		addLines() {}
	};
}

type Line = { line: number; bytes: Buffer | null };

/** The lines of a stream; null in place of one that is too long, and then no more. */
async function* splitLines(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Line> {
	let line = 1;
	let pending: Buffer[] = [];
	let length = 0;
	for await (const chunk of chunks) {
		let from = 0;
		for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, from)) {
			pending.push(chunk.subarray(from, end));
			yield { line, bytes: Buffer.concat(pending) };
			line++;
			pending = [];
			length = 0;
			from = end + 1;
		}
		pending.push(chunk.subarray(from));
		length += chunk.length - from;
		if (length > longestLine) return yield { line, bytes: null };
	}
	yield { line, bytes: Buffer.concat(pending) };
}

function* linesIn(bytes: Buffer): Generator<{ line: number; bytes: Buffer }> {
	let from = 0;
	for (let line = 1; from <= bytes.length; line++) {
		const found = bytes.indexOf(0x0a, from);
		const end = found === -1 ? bytes.length : found;
		yield { line, bytes: bytes.subarray(from, end) };
		from = end + 1;
	}
}

/** The text, without a byte order mark; null when the bytes are not UTF-8. */
function decode(bytes: Buffer): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}

function parse(text: string): { value: unknown } | { brokenAt: { line: number; column: number } } {
	try {
		return { value: JSON.parse(text) as unknown };
	} catch {
		return { brokenAt: findBreak(text) ?? { line: 1, column: 1 } };
	}
}
