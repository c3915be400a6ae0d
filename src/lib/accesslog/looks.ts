/** The borger's page of who has looked: what was asked for, and the looks grouped by day and person. */
import { dayOf, isDay } from '../core/dates';
import { firstName } from '../core/person';
import { isId, upper } from '../core/text';
import { deedOf, looks as words, sayOwnItems } from '../i18n/da/hvem-har-set';
import { frame } from '../i18n/da/frame';

/** What one may ask for, and what kinds of thing and look that is in the log. */
export const whats = ['plan', 'moeder', 'svar', 'beskeder', 'navn', 'log'] as const;
export type What = (typeof whats)[number];
export const kindsOf: Record<What, readonly string[]> = {
	plan: ['plan', 'maal', 'delmaal', 'aftale', 'indsats', 'wish', 'samtykke'],
	moeder: ['moede'],
	svar: ['trivselsmaaling', 'trivselsnote'],
	beskeder: ['samtale'],
	navn: ['borger', 'team'],
	log: ['login', 'log']
};

export type LooksQuery = {
	/** A looker's account. */
	who: string | null;
	what: What | null;
	/** Older than this look. */
	before: number | null;
};

/** What cannot be read counts as not asked for. */
export function readLooksQuery(params: URLSearchParams): LooksQuery {
	const who = params.get('hvem') ?? '';
	const what = params.get('hvad');
	const before = params.get('foer') ?? '';
	return {
		who: isId(who) ? who.toLowerCase() : null,
		what: whats.find((each) => each === what) ?? null,
		before: /^[1-9]\d{0,14}$/.test(before) ? Number(before) : null
	};
}

/** The address of the page with another filter, or from an older look on. */
export function looksHref({ who, what, before }: LooksQuery): string {
	const params = new URLSearchParams();
	if (who) params.set('hvem', who);
	if (what) params.set('hvad', what);
	if (before) params.set('foer', String(before));
	return `/hvem-har-set${params.size ? `?${params}` : ''}`;
}

/** The day somebody wants to ask about, from the address of a new message; null when it is none. */
export const readAskedDay = (params: URLSearchParams): string | null => {
	const day = params.get('om') ?? '';
	return isDay(day) ? day : null;
};

/** Who looked, as the database tells the borger. */
export type Looker = {
	/** The same for the same person; for the same title and unit when names are not told. */
	key: string;
	role: string;
	/** Null when the municipality tells roles only, or when nobody knows any more. */
	name: string | null;
	title: string | null;
	enhed: string | null;
	/** Who can be written to; null for oneself, the system, and where names are not told. */
	accountId: string | null;
};
export type LookRow = {
	id: number;
	at: Date;
	kind: string;
	purpose: string;
	looker: Looker;
	items: { kind: string; id: string | null; title: string | null }[];
};

/** One sentence: the same deed for the same reason, with all its times. */
export type LookLine = {
	verb: string;
	object: string;
	purpose: string | null;
	/** Earliest first. */
	times: Date[];
	/** Titles for which the sentence has no room. */
	titles: string[];
};
export type PersonLooks = {
	key: string;
	/** Who, as a heading; `who` as in a sentence. */
	heading: string;
	detail: string | null;
	who: string;
	count: number;
	lines: LookLine[];
	/** Where to ask why; null for the system and oneself. */
	ask: { href: string; label: string } | null;
};
export type DayLooks = { day: string; people: PersonLooks[] };

/** How somebody is called: a name or a role. */
export function sayLooker({ role, name, title, enhed }: Looker): Pick<PersonLooks, 'heading' | 'detail' | 'who'> {
	if (role === 'borger') return { heading: words.you, detail: null, who: words.inSentence.you };
	if (isSystem(role)) return { heading: words.system, detail: words.systemDetail, who: words.inSentence.system };
	const as = role in frame.roles ? frame.roles[role as keyof typeof frame.roles] : role;
	return {
		heading: name ?? title ?? upper(words.someone(as)),
		detail: [name ? (title ?? as) : null, enhed].filter(Boolean).join(', ') || null,
		who: name ? firstName(name) : words.someone(as)
	};
}
const isSystem = (role: string) => role === 'import' || role === 'job';

/** The people one may choose among, by name. */
export const sayLookerChoice = (lookers: readonly Looker[]) =>
	lookers
		.map((looker) => ({ looker, said: sayLooker(looker) }))
		.map(({ looker, said }) => ({
			key: looker.key,
			label: [said.heading, looker.enhed].filter(Boolean).join(', ')
		}))
		.toSorted((a, b) => a.label.localeCompare(b.label, 'da'));

/**
 * Looks by day (Europe/Copenhagen) and person. Nothing is left out: the counts of all persons add up to the rows.
 * @param rows newest first
 * @returns newest day first; within a day who looked last stands first
 */
export function groupLooks(rows: readonly LookRow[]): DayLooks[] {
	const days = new Map<string, Map<string, LookRow[]>>();
	for (const row of rows) {
		const day = dayOf(row.at);
		const people = days.get(day) ?? new Map<string, LookRow[]>();
		days.set(day, people.set(row.looker.key, [...(people.get(row.looker.key) ?? []), row]));
	}
	return [...days].map(([day, people]) => ({
		day,
		people: [...people.values()].map((of) => ofPerson(day, of))
	}));
}

function ofPerson(day: string, rows: readonly LookRow[]): PersonLooks {
	const [{ looker }] = rows as [LookRow];
	const lines = new Map<string, LookLine>();
	for (const { at, kind, purpose, items } of rows.toReversed()) {
		const { said, titles } = sayOwnItems(items);
		const deed = deedOf(kind, said);
		const key = JSON.stringify([deed, purpose, titles]);
		const line = lines.get(key) ?? { ...deed, purpose: kind === 'login' ? null : purpose, times: [], titles };
		line.times.push(at);
		lines.set(key, line);
	}
	const said = sayLooker(looker);
	return {
		...{ key: looker.key, ...said, count: rows.length },
		lines: [...lines.values()].toSorted((a, b) => lastOf(b) - lastOf(a)),
		ask:
			looker.role === 'borger' || isSystem(looker.role)
				? null
				: { href: askHref(day, looker.accountId), label: words.ask(looker.name) }
	};
}
const lastOf = ({ times }: LookLine) => times.at(-1)?.getTime() ?? 0;

const askHref = (day: string, accountId: string | null) =>
	`/beskeder/ny?om=${day}${accountId ? `&til=${accountId}` : ''}`;
