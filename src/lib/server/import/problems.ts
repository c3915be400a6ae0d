/** What is wrong with a file: where, and one Danish sentence that says what was expected. */
import { pointerOf, type Path } from './json-text';

export type Problem = {
	/** Line of the file from 1; null until somebody has looked it up (`linesOf`). */
	line: number | null;
	/** JSON pointer: in a `.json` from the top of the file, in a `.jsonl` from the top of the line. */
	path: string;
	message: string;
};

/** Where a piece of the file stands: its line, if one line holds it all, and the way to it. */
export type Place = { line: number | null; path: Path };

/** Nobody mends more than this at a time, and the rest often follows from the first. */
const most = 50;

/** Collects problems; one is enough for the whole file to be refused. */
export class Problems {
	readonly list: Problem[] = [];

	/** Whether the file is refused. */
	get any() {
		return this.list.length > 0;
	}

	/** Whether it makes sense to read on. */
	get full() {
		return this.list.length >= most;
	}

	add(place: Place, path: Path, message: string) {
		if (!this.full) this.list.push({ line: place.line, path: pointerOf([...place.path, ...path]), message });
	}
}

/** Thrown inside the transaction, so that nothing of a refused file stays. */
export class Refused extends Error {
	constructor() {
		super('the file was refused');
		this.name = 'Refused';
	}
}

/** "linje 12, /borgere/0/cpr: mangler". */
export const sentenceOf = ({ line, path, message }: Problem) =>
	`${line === null ? 'filen' : `linje ${line}`}${path ? `, ${path}` : ''}: ${message}`;
