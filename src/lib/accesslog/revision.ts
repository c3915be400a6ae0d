/** The dpo's search in the access log, and what is unusual in it. */
import { dayOf, isDay } from '../core/dates';
import { isId } from '../core/text';

export type RevisionTyped = { medarbejder: string; borger: string; fra: string; til: string };
export type RevisionField = keyof RevisionTyped;
export type RevisionQuery = {
	staff: string;
	borgerId: string | null;
	/** First and last day, `YYYY-MM-DD`. */
	from: string | null;
	to: string | null;
	/** Older than this look. */
	before: number | null;
};

/** The longest name somebody searches for. */
const longestSearch = 100;

/**
 * What the dpo asks for, as it stands in the address.
 * @returns also problems by field (`malformed`, `order`); a field with a problem is not asked for
 */
export function readRevisionQuery(params: URLSearchParams): {
	typed: RevisionTyped;
	query: RevisionQuery;
	problems: Partial<Record<RevisionField, string>>;
} {
	const of = (name: string) =>
		(params.get(name) ?? '').replaceAll('\0', '').slice(0, longestSearch).toWellFormed().trim();
	const typed = { medarbejder: of('medarbejder'), borger: of('borger'), fra: of('fra'), til: of('til') };
	const problems: Partial<Record<RevisionField, string>> = {};
	if (typed.borger && !isId(typed.borger)) problems.borger = 'malformed';
	if (typed.fra && !isDay(typed.fra)) problems.fra = 'malformed';
	if (typed.til && !isDay(typed.til)) problems.til = 'malformed';
	else if (!problems.fra && typed.fra && typed.til && typed.til < typed.fra) problems.til = 'order';
	const before = of('foer');
	const sound = (field: RevisionField) => (typed[field] && !problems[field] ? typed[field] : null);
	return {
		typed,
		problems,
		query: {
			...{
				staff: typed.medarbejder,
				borgerId: sound('borger')?.toLowerCase() ?? null,
				from: sound('fra'),
				to: sound('til')
			},
			before: /^[1-9]\d{0,14}$/.test(before) ? Number(before) : null
		}
	};
}

/** The address of the search with another page or another borger. */
export function revisionHref({ staff, borgerId, from, to, before }: RevisionQuery): string {
	const params = new URLSearchParams();
	if (staff) params.set('medarbejder', staff);
	if (borgerId) params.set('borger', borgerId);
	if (from) params.set('fra', from);
	if (to) params.set('til', to);
	if (before) params.set('foer', String(before));
	return `/revision/soeg${params.size ? `?${params}` : ''}`;
}

/** One look as the dpo sees it: who, whose, what kind of thing; no titles. */
export type RevisionRow = {
	id: number;
	at: Date;
	kind: string;
	role: string;
	page: string;
	purpose: string;
	name: string | null;
	enhed: string | null;
	/** At most a few; `name` is null when somebody was erased. */
	borgere: { id: string | null; name: string | null }[];
	/** How many borgere it showed. */
	count: number;
	/** The kinds of things; those of one borger when one is searched for. */
	items: { kind: string; id: string | null }[];
};

/** How many borgere somebody saw in one hour of the clock. */
export type LookHour = { accountId: string; name: string | null; enhed: string | null; hour: Date; borgere: number };

/**
 * The busiest hours, the busiest first.
 * @param limit from so many borgere in an hour on it is unusual
 */
export const busiestHours = (hours: readonly LookHour[], limit: number) =>
	hours
		.map((hour) => ({ ...hour, unusual: hour.borgere >= limit }))
		.toSorted((a, b) => b.borgere - a.borgere || b.hour.getTime() - a.hour.getTime());

/** Alarms about the log itself, and about those who look. */
const aboutLooks: readonly string[] = ['many', 'outside'];
export const isAboutLooks = ({ type }: { type: string }) => aboutLooks.includes(type);

/** Where the looks of an alarm stand: those of one person on one day. @param when a day, or the instant at which the hour ended */
export function alarmHref({
	who,
	borgerId,
	when
}: {
	who: string | null;
	borgerId: string | null;
	when: string | null;
}) {
	if (!who) return null;
	const ended = Date.parse(when ?? '');
	const day = when && isDay(when) ? when : Number.isNaN(ended) ? null : dayOf(new Date(ended - 1));
	return revisionHref({ staff: who, borgerId, from: day, to: day, before: null });
}
