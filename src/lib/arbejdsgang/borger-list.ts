/** Mine borgere as a list: what its address asks for, how it is searched and filtered, and where a row leads. */
import type { TeamFunction } from '../team/membership';
import type { Need, NeedKind } from './needs';

/** What one can look at alone, each a word in the address (`?vis=svar`), in the order of the page. */
export const filters = {
	svar: ['alarming', 'note_task', 'new_answer_and_note', 'new_note', 'new_answer'],
	beskeder: ['message_late', 'message'],
	uenig: ['disagrees', 'wants_to_talk', 'apart'],
	skrevet: ['wrote', 'asked', 'asked_moede'],
	forsinket: ['late', 'due_soon'],
	moede: ['no_meeting', 'few_meetings', 'unwritten', 'invited'],
	opgaver: ['task_late', 'task'],
	adgang: ['grounds_end', 'joint_missing'],
	overdragelse: ['handover'],
	proevet: ['tried'],
	journal: ['journal_failed']
} as const satisfies Record<string, readonly NeedKind[]>;
export type Filter = keyof typeof filters;
export const filterNames = Object.keys(filters) as Filter[];

const functions: readonly TeamFunction[] = ['tovholder', 'stedfortraeder', 'fagperson'];

/** What the address of the list asks for. */
export type ListQuery = { search: string; filter: Filter | null; function: TeamFunction | null; side: number };

/** The longest name somebody searches for. */
const longestSearch = 100;

/** What cannot be read counts as not asked for. */
export function readListQuery(params: URLSearchParams): ListQuery {
	const side = params.get('side') ?? '';
	return {
		search: (params.get('q') ?? '').trim().slice(0, longestSearch),
		filter: filterNames.find((name) => name === params.get('vis')) ?? null,
		function: functions.find((name) => name === params.get('som')) ?? null,
		side: /^[1-9]\d{0,5}$/.test(side) ? Number(side) : 1
	};
}

/** The address that asks for it; what is not asked for is left out. */
export function listAddress({ search, filter, function: mine, side }: ListQuery): string {
	const params = new URLSearchParams();
	if (search) params.set('q', search);
	if (filter) params.set('vis', filter);
	if (mine) params.set('som', mine);
	if (side > 1) params.set('side', String(side));
	return params.size > 0 ? `/borgere?${params}` : '/borgere';
}

/** Whether a name on the list has what is searched for, in any case; every word of the search must be there. */
export function matchesName(name: string, query: string): boolean {
	const low = name.toLocaleLowerCase('da');
	return query
		.toLocaleLowerCase('da')
		.split(/\s+/)
		.every((word) => low.includes(word));
}

type Row = { name: string; function: TeamFunction; needs: readonly Need[] };

const isIn = (filter: Filter, { needs }: Row) =>
	needs.some(({ kind }) => (filters[filter] as readonly NeedKind[]).includes(kind));

/** How many one would see with each filter, the rest of the question unchanged. */
export type Counts = {
	all: number;
	filters: { name: Filter; count: number }[];
	functions: { name: TeamFunction; count: number }[];
};

/**
 * The rows that are asked for, in their order, and how many each filter would show. A filter that would show nobody is left
 * out unless it is the one in use, and so are the functions when there is but one.
 */
export function select<T extends Row>(rows: readonly T[], query: ListQuery): { found: T[]; counts: Counts } {
	const named = query.search ? rows.filter(({ name }) => matchesName(name, query.search)) : [...rows];
	const ofFunction = named.filter((row) => query.function === null || row.function === query.function);
	const ofFilter = named.filter((row) => query.filter === null || isIn(query.filter, row));
	const count = (name: TeamFunction) => ofFilter.filter((row) => row.function === name).length;
	const has = (name: TeamFunction) => name === query.function || rows.some((row) => row.function === name);
	const shownFunctions = functions.filter(has);
	return {
		found: ofFilter.filter((row) => query.function === null || row.function === query.function),
		counts: {
			all: ofFunction.length,
			filters: filterNames
				.map((name) => ({ name, count: ofFunction.filter((row) => isIn(name, row)).length }))
				.filter((each) => each.count > 0 || each.name === query.filter),
			functions: shownFunctions.length > 1 ? shownFunctions.map((name) => ({ name, count: count(name) })) : []
		}
	};
}

export type ListPage<T> = { items: T[]; side: number; sider: number; count: number };

/**
 * One page of a list.
 * @param side the page asked for, from 1; what is no such page leads to the nearest one
 */
export function pageOf<T>(all: readonly T[], side: number, size: number): ListPage<T> {
	const sider = Math.max(1, Math.ceil(all.length / size));
	const here = Math.min(Math.max(1, Number.isSafeInteger(side) ? side : 1), sider);
	return { items: all.slice((here - 1) * size, here * size), side: here, sider, count: all.length };
}

/** The pages of a borger that a row leads to. */
type BorgerPlace = 'lineal' | 'plan' | 'team' | 'moeder' | 'beskeder' | 'samtykke' | 'journal';

const places: Record<NeedKind, BorgerPlace> = {
	alarming: 'lineal',
	note_task: 'lineal',
	new_answer_and_note: 'lineal',
	new_note: 'lineal',
	new_answer: 'lineal',
	apart: 'lineal',
	message_late: 'beskeder',
	message: 'beskeder',
	disagrees: 'plan',
	wants_to_talk: 'plan',
	wrote: 'plan',
	late: 'plan',
	due_soon: 'plan',
	tried: 'plan',
	joint_missing: 'samtykke',
	grounds_end: 'samtykke',
	handover: 'team',
	asked: 'team',
	asked_moede: 'moeder',
	task_late: 'moeder',
	task: 'moeder',
	unwritten: 'moeder',
	invited: 'moeder',
	no_meeting: 'moeder',
	few_meetings: 'moeder',
	journal_failed: 'journal'
};

/** Where a borger's row leads: the place of what is most pressing. */
export const placeOf = (needs: readonly Need[]): BorgerPlace => (needs[0] ? places[needs[0].kind] : 'lineal');
