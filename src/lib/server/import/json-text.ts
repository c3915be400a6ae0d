/**
 * Where in a JSON text something stands. The values themselves come from `JSON.parse` alone; this only tells people which
 * line to look at, which `JSON.parse` does not.
 */

/** The way to a value: keys and indexes from the top. */
export type Path = readonly (string | number)[];

/** `['borgere', 3, 'cpr']` as a JSON pointer (RFC 6901): `/borgere/3/cpr`. */
export const pointerOf = (path: Path) =>
	path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/**
 * The lines on which values begin.
 * @param text valid JSON
 * @param pointers JSON pointers; one that leads nowhere (a missing key) gets the line of the nearest value around it
 * @returns line numbers from 1, by pointer
 */
export function linesOf(text: string, pointers: Iterable<string>): Map<string, number> {
	const wanted = new Set<string>();
	for (const pointer of pointers) {
		for (let end = pointer.length; end >= 0; end = pointer.lastIndexOf('/', end - 1)) {
			wanted.add(pointer.slice(0, end));
			if (end === 0) break;
		}
	}
	const found = new Map<string, number>();
	const deepest = Math.max(...[...wanted].map((pointer) => pointer.split('/').length - 1));
	const lines = lineCounter(text);
	scan(text, (path, offset) => {
		if (path.length > deepest) return;
		const pointer = pointerOf(path);
		if (wanted.has(pointer) && !found.has(pointer)) found.set(pointer, lines(offset));
	});
	const answer = new Map<string, number>();
	for (const pointer of pointers) {
		let near = pointer;
		while (near && !found.has(near)) near = near.slice(0, near.lastIndexOf('/'));
		answer.set(pointer, found.get(near) ?? 1);
	}
	return answer;
}

/** Where a text stops being JSON: line and column from 1; null when it is JSON. */
export function findBreak(text: string): { line: number; column: number } | null {
	const offset = scan(text, () => {});
	if (offset === null) return null;
	return { line: lineCounter(text)(offset), column: offset - text.lastIndexOf('\n', offset - 1) };
}

/** Line of an offset; to be asked with rising offsets. */
function lineCounter(text: string) {
	let line = 1;
	let from = 0;
	return (offset: number) => {
		for (let next = text.indexOf('\n', from); next !== -1 && next < offset; next = text.indexOf('\n', from)) {
			line++;
			from = next + 1;
		}
		return line;
	};
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;
const space = /[ \t\r\n]*/y;

/**
 * Walks a JSON text without recursion (it may be nested as deep as it likes).
 * @param onValue told of each value: its path (valid during the call only) and offset
 * @returns the offset of the first character that is out of place, or null
 */
function scan(text: string, onValue: (path: Path, offset: number) => void): number | null {
	const path: (string | number)[] = [];
	const closers: ('}' | ']')[] = [];
	let at = 0;
	const skip = (pattern: RegExp) => {
		pattern.lastIndex = at;
		const matched = pattern.exec(text);
		if (matched) at += matched[0].length;
		return matched !== null;
	};
	const key = () => {
		const start = at;
		const end = endOfString(text, at);
		if (end < 0) return ((at = -end - 1), false);
		path[path.length - 1] = String(JSON.parse(text.slice(start, end)));
		at = end;
		skip(space);
		if (text[at] !== ':') return false;
		at++;
		return true;
	};
	for (;;) {
		skip(space);
		onValue(path, at);
		const first = text[at];
		if (first === '{' || first === '[') {
			at++;
			closers.push(first === '{' ? '}' : ']');
			path.push(0);
			skip(space);
			if (text[at] !== closers.at(-1)) {
				if (first === '{' && !key()) return at;
				continue;
			}
		} else if (first === '"') {
			const end = endOfString(text, at);
			if (end < 0) return -end - 1;
			at = end;
		} else if (!skip(number) && !skip(word)) return at;
		// After a value: close what ends here, or go on to the next value.
		for (;;) {
			skip(space);
			const closer = closers.at(-1);
			if (closer === undefined) return at === text.length ? null : at;
			if (text[at] === closer) {
				at++;
				closers.pop();
				path.pop();
				continue;
			}
			if (text[at] !== ',') return at;
			at++;
			const last = path[path.length - 1];
			if (closer === ']') path[path.length - 1] = Number(last) + 1;
			else {
				skip(space);
				if (!key()) return at;
			}
			break;
		}
	}
}

const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The offset after the string that begins at `start`, or, where it breaks off, that offset negative, minus one. */
function endOfString(text: string, start: number): number {
	if (text[start] !== '"') return -start - 1;
	for (let at = start + 1; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 0x22) return at + 1;
		if (code < 0x20) return -at - 1;
		if (code === 0x5c) {
			escaped.lastIndex = at;
			const matched = escaped.exec(text);
			if (!matched) return -at - 1;
			at += matched[0].length - 1;
		}
	}
	return -text.length - 1;
}
