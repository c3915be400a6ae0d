/** The fordeler's list of plans: who holds the threads, and where nobody does. Names, dates and states; no content. */

export const planFilters = ['uden', 'alle', 'afsluttede'] as const;
export type PlanFilter = (typeof planFilters)[number];
export type PlanQuery = { search: string; filter: PlanFilter; side: number };

/** The longest name somebody searches for. */
const longestSearch = 100;
export const plansOnPage = 50;

/** What cannot be read counts as not asked for. */
export function readPlanQuery(params: URLSearchParams): PlanQuery {
	const side = params.get('side') ?? '';
	const filter = params.get('vis');
	return {
		search: (params.get('q') ?? '').replaceAll('\0', '').slice(0, longestSearch).toWellFormed().trim(),
		filter: planFilters.find((each) => each === filter) ?? 'alle',
		side: /^[1-9]\d{0,5}$/.test(side) ? Number(side) : 1
	};
}

/** The address of the list with another page or filter. */
export function planHref({ search, filter, side }: PlanQuery): string {
	const params = new URLSearchParams();
	if (search) params.set('q', search);
	if (filter !== 'alle') params.set('vis', filter);
	if (side > 1) params.set('side', String(side));
	return `/fordeling${params.size ? `?${params}` : ''}`;
}

export type PlanState = 'kladde' | 'delt' | 'afsluttet';

/** Nothing published yet is a draft. */
export const planState = ({ version, endedOn }: { version: number; endedOn: string | null }): PlanState =>
	endedOn ? 'afsluttet' : version > 0 ? 'delt' : 'kladde';

export type ListedHolder = { name: string; fromOn: string; toOn: string | null };
export type ListedPlan = {
	planId: string;
	borgerId: string;
	name: string;
	diedOn: string | null;
	version: number;
	startedOn: string;
	endedOn: string | null;
	/** Today's; null is what has to be mended first. */
	tovholder: ListedHolder | null;
	/** Who is to take over on a later day. */
	coming: ListedHolder | null;
	/** Today's and later ones. */
	deputies: ListedHolder[];
};
