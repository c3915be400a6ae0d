/** The departments as a tree: where one may stand, what it may be called, when it is closed. */
import { typedIn } from '../core/form';
import { ok, refused, type Result } from '../core/result';
import { isId } from '../core/text';
import { fieldsOf, readLine, type Problems } from '../core/fields';

export const enhedTypes = ['kommune', 'forvaltning', 'afdeling', 'gruppe', 'ekstern'] as const;
export type EnhedType = (typeof enhedTypes)[number];
/** There is one municipality; what else can be added. */
export const addedTypes = ['forvaltning', 'afdeling', 'gruppe', 'ekstern'] as const;

export type EnhedRow = {
	id: string;
	parentId: string | null;
	type: EnhedType;
	name: string;
	/** Nobody new comes to it. */
	closedAt: Date | null;
	/** How many of the staff belong to it, of those who can log in. */
	accounts: number;
	/** To be helped here tells something about somebody: figures for leaders then hold ten borgere, not five. */
	sensitive: boolean;
};
/** `depth`: 0 for the municipality and for who stands outside it. `path`: names from below the municipality down. */
export type EnhedNode = EnhedRow & { depth: number; path: string };

/** Below which kinds each may stand. An external party may also stand alone. */
const above: Record<EnhedType, readonly EnhedType[]> = {
	kommune: [],
	forvaltning: ['kommune'],
	afdeling: ['kommune', 'forvaltning', 'afdeling'],
	gruppe: ['forvaltning', 'afdeling', 'gruppe'],
	ekstern: ['kommune']
};

/** The longest name, in characters. */
const longestName = 120;

/** The rows as they stand below one another: by name, external parties last. What hangs in no tree is left out. */
export function treeOf(rows: readonly EnhedRow[]): EnhedNode[] {
	const place = (row: EnhedRow) => (row.type === 'ekstern' ? 1 : 0);
	const sorted = [...rows].sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name, 'da'));
	const below = (parent: EnhedNode | null): EnhedNode[] =>
		sorted
			.filter((row) => row.parentId === (parent?.id ?? null))
			.flatMap((row) => {
				const isNamed = parent !== null && parent.type !== 'kommune';
				const path = isNamed ? `${parent.path} › ${row.name}` : row.name;
				const node = { ...row, depth: parent ? parent.depth + 1 : 0, path };
				return [node, ...below(node)];
			});
	return below(null);
}

/** The ids of everything below one, itself included. */
export function withAllBelow(rows: readonly EnhedRow[], id: string): Set<string> {
	const found = new Set([id]);
	for (const row of treeOf(rows)) if (row.parentId && found.has(row.parentId)) found.add(row.id);
	return found;
}

/** Whether it, or something above it, is closed: then nobody new comes to it. */
export function isClosed(rows: readonly EnhedRow[], id: string): boolean {
	const seen = new Set<string>();
	for (let at = rows.find((row) => row.id === id); at; at = rows.find((row) => row.id === at?.parentId)) {
		if (at.closedAt !== null || seen.has(at.id)) return true;
		seen.add(at.id);
	}
	return false;
}

/**
 * Where one of a kind may stand: not below itself, and not below what is closed.
 * @param moving the one that is moved; null for a new one
 */
export function parentsFor(rows: readonly EnhedRow[], type: EnhedType, moving: string | null): EnhedNode[] {
	const own = moving ? withAllBelow(rows, moving) : new Set<string>();
	const at = rows.find((row) => row.id === moving)?.parentId;
	return treeOf(rows).filter(
		(row) => above[type].includes(row.type) && !own.has(row.id) && (row.id === at || !isClosed(rows, row.id))
	);
}

/** The form, as it was typed. `foer` is the version that the form was filled in from. */
export type EnhedTyped = {
	id: string;
	type: string;
	navn: string;
	overordnet: string;
	/** `ja` when it is ticked. */
	foelsom: string;
	foer: string;
};
export type EnhedField = 'type' | 'navn' | 'overordnet';
export const enhedTypedOf = (posted: FormData): EnhedTyped => ({
	id: typedIn(posted, 'id').toLowerCase(),
	type: typedIn(posted, 'type'),
	navn: typedIn(posted, 'navn'),
	overordnet: typedIn(posted, 'overordnet').toLowerCase(),
	foelsom: typedIn(posted, 'foelsom'),
	foer: typedIn(posted, 'foer')
});

/** The form of one as it stands. */
export const enhedTypedFrom = (row: EnhedRow): EnhedTyped => ({
	id: row.id,
	type: row.type,
	navn: row.name,
	overordnet: row.parentId ?? '',
	foelsom: row.sensitive ? 'ja' : '',
	foer: versionOf(row)
});
/** Another one after each change of what the form asks for. */
export const versionOf = ({ name, parentId, sensitive }: Pick<EnhedRow, 'name' | 'parentId' | 'sensitive'>) =>
	`${parentId ?? ''}${sensitive ? '!' : ''} ${name}`;

export type EnhedValue = { id: string; type: EnhedType; name: string; parentId: string | null; sensitive: boolean };

/**
 * @param before the one that is changed, whose kind stays; null for a new one
 * @returns problems by field. `type`: `missing`. `navn`: `missing`, `too_long`, `forbidden`, `taken` (beside it under the same).
 *   `overordnet`: `missing`, `not_there` (that kind cannot stand there). `form`: `unknown` when the id is none
 */
export function readEnhed(
	typed: EnhedTyped,
	{ rows, before }: { rows: readonly EnhedRow[]; before: EnhedRow | null }
): { ok: true; value: EnhedValue } | { ok: false; problems: Problems<EnhedField> } {
	const { problems, take, say, good } = fieldsOf<EnhedField>();
	if (!isId(typed.id)) say('form', 'unknown');
	const type = before?.type ?? addedTypes.find((each) => each === typed.type);
	if (!type) say('type', 'missing');
	const name = take('navn', readLine(typed.navn, longestName), '');
	const parentId = typed.overordnet === '' ? null : typed.overordnet;
	if (type && type !== 'kommune') {
		const isAlone = parentId === null && type === 'ekstern';
		if (parentId === null && !isAlone) say('overordnet', 'missing');
		if (parentId !== null && !parentsFor(rows, type, before?.id ?? null).some((row) => row.id === parentId))
			say('overordnet', 'not_there');
	}
	const isTaken = rows.some(
		(row) =>
			row.id !== typed.id &&
			row.parentId === parentId &&
			row.closedAt === null &&
			row.name.toLocaleLowerCase('da') === name.toLocaleLowerCase('da')
	);
	if (name && isTaken) say('navn', 'taken');
	if (!type || !good()) return { ok: false, problems };
	const sensitive = typed.foelsom === 'ja';
	return { ok: true, value: { id: typed.id, type, name, parentId: type === 'kommune' ? null : parentId, sensitive } };
}

/**
 * Whether one may be closed: nothing open is left below it, and nobody works there. The municipality itself never is.
 */
export function readClosing(
	rows: readonly EnhedRow[],
	id: string
): Result<EnhedRow, 'unknown' | 'root' | 'below' | 'staff'> {
	const row = rows.find((each) => each.id === id);
	if (!row) return refused('unknown');
	if (row.type === 'kommune') return refused('root');
	if (rows.some((each) => each.parentId === id && each.closedAt === null)) return refused('below');
	return row.accounts > 0 ? refused('staff') : ok(row);
}
