/** What an administrator changed, told field by field. */
import { formatClock, formatDate } from '../core/dates';

export const things = [
	'setting',
	'enhed',
	'account',
	'account_role',
	'identity',
	'trivselslineal',
	'trivselslineal_anchor',
	'moede_template',
	'journal_target'
] as const;
export type Thing = (typeof things)[number];

export type Change = {
	id: number;
	at: Date;
	/** Who did it. */
	by: string;
	thing: Thing;
	/** What it is called now: a person, a department, a ruler. Null when it has no name. */
	name: string | null;
	action: 'insert' | 'update' | 'delete';
	before: Record<string, unknown> | null;
	after: Record<string, unknown> | null;
};
/** One field; `null` is that it was or is not there. */
export type Difference = { field: string; before: string | null; after: string | null };

/** What nobody wants to read: keys and what follows from the rest. */
const silent = [
	'id',
	'key',
	'account_id',
	'borger_id',
	'created_at',
	'last_login_at',
	'previous_login_at',
	'lineal_key',
	'lineal_version',
	'subject'
];
/** How deep a value of a setting is opened: what is further down is said in one line. */
const deepest = 2;

/**
 * The fields that a row has otherwise than before; what stands in a setting as `samtykkeMonths.plan`.
 * @param names of departments, by id: a row holds ids
 */
export function differencesOf(
	{ before, after }: Pick<Change, 'before' | 'after'>,
	names: Readonly<Record<string, string>>
): Difference[] {
	const named = (text: string | null | undefined) => (text ? (names[text] ?? text) : null);
	const [old, now] = [flat(before ?? {}), flat(after ?? {})];
	const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])];
	// Where a department stands below another, its forvaltning follows from that.
	const follows = Object.hasOwn(old, 'parent_id') || Object.hasOwn(now, 'parent_id') ? ['forvaltning_id'] : [];
	return fields
		.filter((field) => !silent.includes(field) && !follows.includes(field))
		.map((field) => ({ field: field.replace(/^value\./, ''), before: named(old[field]), after: named(now[field]) }))
		.filter((each) => each.before !== each.after);
}

function flat(value: Record<string, unknown>, prefix = '', depth = 0): Record<string, string | null> {
	const found: Record<string, string | null> = {};
	for (const [key, each] of Object.entries(value)) {
		const name = prefix ? `${prefix}.${key}` : key;
		if (isObject(each) && depth < deepest) Object.assign(found, flat(each, name, depth + 1));
		else found[name] = say(each);
	}
	return found;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** As the database writes a moment. */
const instant = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/;

/** A value in one line: lists of rows as "Livslinien 70 201 201; …". */
function say(value: unknown): string | null {
	if (value === null || value === undefined || value === '') return null;
	if (typeof value === 'boolean') return value ? 'ja' : 'nej';
	if (Array.isArray(value))
		return (
			value
				.map(say)
				.filter((each) => each !== null)
				.join('; ') || null
		);
	if (isObject(value))
		return Object.values(value)
			.map(say)
			.filter((each) => each !== null)
			.join(' ');
	const text = String(value);
	return instant.test(text) ? `${formatDate(new Date(text))} kl. ${formatClock(new Date(text))}` : text;
}

/** What was done at one press: the rows of one transaction. */
export type ChangeGroup = { at: Date; by: string; changes: Change[] };

/** Neighbours by the same person at the same instant belong together. */
export function groupChanges(changes: readonly Change[]): ChangeGroup[] {
	const groups: ChangeGroup[] = [];
	for (const change of changes) {
		const last = groups.at(-1);
		if (last && last.at.getTime() === change.at.getTime() && last.by === change.by) last.changes.push(change);
		else groups.push({ at: change.at, by: change.by, changes: [change] });
	}
	return groups;
}

/** What one may ask to see, and the things behind it. */
export const subjects = {
	kommune: ['setting'],
	enheder: ['enhed'],
	konti: ['account', 'account_role', 'identity'],
	linealer: ['trivselslineal', 'trivselslineal_anchor'],
	moedetyper: ['moede_template'],
	journal: ['journal_target']
} as const satisfies Record<string, readonly Thing[]>;
export type Subject = keyof typeof subjects;
const isSubject = (text: string | null): text is Subject => text !== null && Object.hasOwn(subjects, text);

/** What is shown of the list: about one subject or all, by page. */
export type ChangeQuery = { subject: Subject | null; side: number };
export const changesOnPage = 50;

/** What cannot be read counts as not asked for. */
export function readChangeQuery(params: URLSearchParams): ChangeQuery {
	const [side, subject] = [params.get('side') ?? '', params.get('hvad')];
	return {
		subject: isSubject(subject) ? subject : null,
		side: /^[1-9]\d{0,5}$/.test(side) ? Number(side) : 1
	};
}

/** The address of the list with another page or subject. */
export function changesHref({ subject, side }: ChangeQuery): string {
	const params = new URLSearchParams();
	if (subject) params.set('hvad', subject);
	if (side > 1) params.set('side', String(side));
	return `/admin/aendringer${params.size ? `?${params}` : ''}`;
}
