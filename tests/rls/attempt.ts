/** Something a person tries, and what must become of it: one shape for all that is added, changed, removed and called. */
import { rowId, type Cast, type Doer, type Person } from './cast';
import type { Statement } from './rows';

/** What an attempt is an attempt at: `call` runs a function, which `table` then names. */
export type Doing = 'add' | 'change' | 'remove' | 'call';

/** `outcome` is the SQLSTATE it fails with, or how many rows the last statement added, changed, removed or answered. */
export type Attempt = {
	does: Doing;
	table: string;
	title: string;
	by: Doer;
	statements: Statement[];
	outcome: string | number;
};

/** Not allowed. */
export const refused = '42501';
/** Not a row that is kept. */
export const invalid = '23514';
/** There already. */
export const taken = '23505';

export type Values = Record<string, string | boolean | null>;
/** In words, the statements, what comes of them. */
export type Tried = [title: string, statements: Statement | Statement[], outcome: string | number];

/** The statement that changes rows: those in which every column of `where` is what it says, or all there are. */
export function updating(table: string, set: Values, where: Values = {}): Statement {
	const places = Object.keys(set).map((column, index) => `${column} = $${index + 1}`);
	const from = places.length + 1;
	const which = Object.keys(where).map((column, index) => `${column} = $${from + index}`);
	const text = `update ${table} set ${places.join(', ')}${which.length ? ` where ${which.join(' and ')}` : ''}`;
	return { text, values: [...Object.values(set), ...Object.values(where)] };
}

/** The statement that removes rows: those in which every column of `where` is what it says, or all there are. */
export function removing(table: string, where: Values = {}): Statement {
	const which = Object.keys(where).map((column, index) => `${column} = $${index + 1}`);
	return {
		text: `delete from ${table}${which.length ? ` where ${which.join(' and ')}` : ''}`,
		values: Object.values(where)
	};
}

/** What the attempts are written with: the ids of the cast, and a list to put them on. */
export function desk(cast: Cast) {
	const attempts: Attempt[] = [];
	const tries = (does: Doing, table: string) => (by: Doer, tried: Tried[]) => {
		for (const [title, statements, outcome] of tried)
			attempts.push({ does, table, title, by, statements: [statements].flat(), outcome });
	};
	return {
		attempts,
		adds: (table: string, by: Doer, tried: Tried[]) => tries('add', table)(by, tried),
		changes: (table: string, by: Doer, tried: Tried[]) => tries('change', table)(by, tried),
		removes: (table: string, by: Doer, tried: Tried[]) => tries('remove', table)(by, tried),
		calls: (name: string, by: Doer, tried: Tried[]) => tries('call', name)(by, tried),
		accountOf: (person: Person) => cast.people[person].accountId,
		forvaltningOf: (person: Person) => {
			const made = cast.people[person];
			return 'forvaltningId' in made ? made.forvaltningId : null;
		},
		viktor: cast.viktor.id,
		kasper: cast.kasper.id,
		ellen: cast.ellen.id,
		plan: (name: string) => rowId('plan', name)
	};
}
