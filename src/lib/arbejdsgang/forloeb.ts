import { addDays, daysBetween } from '../core/dates';
import type { MoedeState } from '../moede/moede';
import { phaseOf, type Indsats, type IndsatsView } from '../plan/plan';
import { isActive, isReal, type Membership } from '../team/membership';

/** More days in a row than this without anything happening are marked, so that waiting is seen (S19). */
export const mostQuietDays = 30;
/** So far ahead the axis reaches; what is planned later than that stands in the list. Days. */
const mostAhead = 365;
/** Today never stands at the very edge of the axis. Days. */
const leastAhead = 14;
/** On a longer axis than this, small things are told by the month. Days. */
const mostByDay = 400;

/** All days are calendar days in Denmark, `YYYY-MM-DD`. */
type Day = string;

/** The newest published row of an indsats. */
export type IndsatsFact = Pick<
	Indsats,
	'itemId' | 'title' | 'provider' | 'proevehandling' | 'responsible' | 'startsOn' | 'endsOn' | 'learnt'
> & {
	/** No longer in the current version; `leftOn` is the day it went, where the reader may know of it. */
	left: boolean;
	leftOn: Day | null;
	planEndedOn: Day | null;
};
export type MemberFact = Membership & {
	accountId: string;
	name: string;
	department: string;
	endedReason: string | null;
};
type AftaleState = 'done' | 'not_done' | 'dropped' | 'postponed' | 'reopened';

/** What a time line is made of, as far as the reader may know of it. Kinds that are read for a period only: from `moeder` on. */
export type ForloebFacts = {
	plans: readonly { startedOn: Day; endedOn: Day | null }[];
	indsatser: readonly IndsatsFact[];
	members: readonly MemberFact[];
	moeder: readonly { id: string; on: Day; startsAt: Date; title: string; state: MoedeState }[];
	/** One for each rater and day. `name` is null when the borger may not know who. */
	answers: readonly { on: Day; by: 'borger' | 'fagperson'; name: string | null; samlet: boolean; count: number }[];
	versions: readonly { on: Day; version: number; by: string | null; summary: string }[];
	noted: readonly { id: string; on: Day; state: AftaleState; text: string; by: string | null; byBorger: boolean }[];
	/** Days just outside the period on which one of those four happened: the last before it, the first after it. */
	nearest: readonly Day[];
};

type What =
	| { type: 'plan_started' | 'plan_ended' }
	| { type: 'indsats_started' | 'indsats_ended'; indsats: IndsatsRow }
	| { type: 'moede'; moede: { title: string; startsAt: Date; state: MoedeState | 'unwritten' } }
	/** So many answers (each question is one), on so many days. */
	| { type: 'answers'; by: 'borger' | 'fagperson'; name: string | null; samlet: boolean; count: number; days: number }
	| { type: 'version'; version: number; by: string | null; summary: string }
	| { type: 'aftale'; state: AftaleState; text: string; by: string | null; byBorger: boolean }
	/** Who of the professionals rated in a month; null: nobody that the borger may know by name. */
	| { type: 'raters'; names: (string | null)[] }
	/** What happened to so many aftaler in a month. */
	| { type: 'aftaler'; count: number }
	| { type: 'joined'; name: string; department: string }
	| { type: 'left'; name: string; function: Membership['function']; reason: string | null }
	/** A new tovholder, instead of whom, and why. */
	| { type: 'tovholder'; name: string; before: string | null; reason: string | null }
	| { type: 'stedfortraeder'; name: string; insteadOf: string | null; toOn: Day | null }
	| { type: 'gap'; gap: Gap };
/** One thing that happened, or will. A gap stands at its last day on the axis. */
export type ForloebItem = What & { id: string; on: Day };
/** A stretch of days without anything. `open`: it lasts until today. */
export type Gap = { from: Day; to: Day; days: number; open: boolean };

/** A stretch on the axis; `cut`: it began before, or goes on after what the axis shows. */
export type Bar = { from: Day; to: Day; cutStart: boolean; cutEnd: boolean };
export type IndsatsRow = Pick<
	IndsatsFact,
	'itemId' | 'title' | 'provider' | 'proevehandling' | 'responsible' | 'startsOn' | 'learnt'
> & {
	/** The day it ended or is to end. */
	endsOn: Day | null;
	/** Taken out of the plan, rather than brought to an end. */
	left: boolean;
	phase: IndsatsView['phase'];
};
export type Lane = 'moede' | 'svar' | 'team' | 'udgave' | 'aftale';
export type Mark = MoedeState | 'unwritten' | 'borger' | 'fagperson' | 'samlet' | 'plain';

export type ForloebView = {
	/** The ends of the axis, both included. */
	from: Day;
	to: Day;
	today: Day;
	/** What lasts, in the order it began. */
	indsatser: (IndsatsRow & { bar: Bar })[];
	tovholdere: { name: string; fromOn: Day; toOn: Day | null; bar: Bar }[];
	/** What happens on a day. */
	points: Record<Lane, { on: Day; mark: Mark }[]>;
	gaps: Gap[];
	/** What is planned, nearest first. */
	coming: ForloebItem[];
	/** What has happened, newest first, by month (`YYYY-MM`). */
	past: { month: string; items: ForloebItem[] }[];
};

/** What period an address asks for: a calendar year, `alle`, or null for the last twelve months. */
export type ForloebPeriod = number | 'alle' | null;

/** The period of `?aar=`: anything that is none is the last twelve months. */
export function readPeriod(field: string | null): ForloebPeriod {
	if (field === 'alle') return field;
	return field !== null && /^(19|20|21)\d\d$/.test(field) ? Number(field) : null;
}

/**
 * The first and the last day of a period.
 * @returns null for an end that is open: the beginning, or the end of what is planned
 */
export function rangeOf(period: ForloebPeriod, today: Day): { from: Day | null; to: Day | null } {
	if (period === 'alle') return { from: null, to: null };
	if (period !== null) return { from: `${period}-01-01`, to: `${period}-12-31` };
	// The day before 29 February's, where there was none.
	const [year, month, day] = [Number(today.slice(0, 4)) - 1, today.slice(5, 7), today.slice(8)];
	return { from: `${year}-${month}-${month === '02' && day === '29' ? '28' : day}`, to: null };
}

/** The calendar years there is a time line of, newest first. */
export function yearsOf({ plans, members }: Pick<ForloebFacts, 'plans' | 'members'>, today: Day): number[] {
	const starts = [...plans.map(({ startedOn }) => startedOn), ...members.map(({ fromOn }) => fromOn), today];
	const [first, last] = [Number(starts.sort()[0]?.slice(0, 4)), Number(today.slice(0, 4))];
	return Array.from({ length: last - first + 1 }, (_, index) => last - index);
}

/**
 * The row of an indsats with where it ends, and how: at its own end, taken out of the plan, or with the plan. Null when that
 * was before it could begin.
 */
function toRow({ left, leftOn, planEndedOn, ...fact }: IndsatsFact, today: Day): IndsatsRow | null {
	// What was learnt is written when it is over, even if the version without it came a day early.
	const gone = left && fact.learnt === null && (fact.endsOn === null || (leftOn ?? today) <= fact.endsOn);
	const ends = [gone ? leftOn : fact.endsOn, planEndedOn].filter((day) => day !== null).sort();
	const endsOn = ends[0] ?? null;
	if (endsOn !== null && endsOn !== fact.endsOn && endsOn < fact.startsOn) return null;
	// Gone without a day that the reader may know: it is not running, and that is all there is to say.
	const over = gone && (endsOn === null || endsOn <= today);
	return { ...fact, endsOn, left: gone, phase: over ? 'ended' : phaseOf({ ...fact, endsOn }, today) };
}

const before = (day: Day) => addDays(day, -1);

/** Who came and went. A person who stays in another function has neither come nor gone. */
function teamItems(everybody: readonly MemberFact[]): ForloebItem[] {
	const members = everybody.filter(isReal);
	const onTeam = (accountId: string, day: Day, but: MemberFact) =>
		members.some((other) => other !== but && other.accountId === accountId && isActive(other, day));
	const tovholdere = members.filter((member) => member.function === 'tovholder');
	return members.flatMap((member, index): ForloebItem[] => {
		const { name, fromOn, toOn, endedReason, accountId, department } = member;
		const came = { id: `kom-${index}`, on: fromOn };
		const items: ForloebItem[] = [];
		if (member.function === 'tovholder') {
			const last = tovholdere.find((other) => other !== member && other.toOn === before(fromOn));
			items.push({
				...came,
				...{ type: 'tovholder', name, before: last?.name ?? null, reason: last?.endedReason ?? null }
			});
		} else if (member.function === 'stedfortraeder') {
			const insteadOf = tovholdere.find((other) => isActive(other, fromOn))?.name ?? null;
			return [{ ...came, type: 'stedfortraeder', name, insteadOf, toOn }];
		} else if (!onTeam(accountId, before(fromOn), member)) {
			items.push({ ...came, type: 'joined', name, department });
		}
		if (toOn === null || onTeam(accountId, addDays(toOn, 1), member)) return items;
		const handedOver = member.function === 'tovholder' && tovholdere.some((other) => other.fromOn === addDays(toOn, 1));
		if (handedOver) return items;
		const went = { id: `gik-${index}`, on: toOn };
		return [...items, { ...went, type: 'left', name, function: member.function, reason: endedReason }];
	});
}

function indsatsItems(row: IndsatsRow): ForloebItem[] {
	const started: ForloebItem = {
		...{ id: `begyndt-${row.itemId}`, on: row.startsOn },
		...{ type: 'indsats_started', indsats: row }
	};
	if (row.endsOn === null) return [started];
	return [started, { id: `slut-${row.itemId}`, on: row.endsOn, type: 'indsats_ended', indsats: row }];
}

/** A meeting whose day has passed and nobody has said how it went is neither planned nor held. */
const stateOf = ({ state, on }: { state: MoedeState; on: Day }, today: Day) =>
	state === 'planned' && on < today ? 'unwritten' : state;

/** Everything that has a day, in no order. */
function itemsOf(facts: ForloebFacts, rows: readonly IndsatsRow[], today: Day): ForloebItem[] {
	return [
		...facts.plans.flatMap(({ startedOn, endedOn }): ForloebItem[] => [
			{ id: `plan-${startedOn}`, on: startedOn, type: 'plan_started' },
			...(endedOn === null ? [] : [{ id: `plan-slut-${endedOn}`, on: endedOn, type: 'plan_ended' } as const])
		]),
		...rows.flatMap(indsatsItems),
		...teamItems(facts.members),
		...facts.moeder.map(({ id, on, ...moede }): ForloebItem => {
			const state = stateOf({ on, ...moede }, today);
			return { id, on, type: 'moede', moede: { title: moede.title, startsAt: moede.startsAt, state } };
		}),
		...facts.answers.map((answer, index): ForloebItem => ({
			...answer,
			id: `svar-${index}`,
			type: 'answers',
			days: 1
		})),
		...facts.versions.map((version): ForloebItem => ({
			...version,
			id: `udgave-${version.version}-${version.on}`,
			type: 'version'
		})),
		...facts.noted.map((noted): ForloebItem => ({ ...noted, type: 'aftale' }))
	];
}

/** What ends a stretch of waiting: not a meeting that is only planned, called off or not written down. */
const isActivity = (item: ForloebItem) => item.type !== 'moede' || item.moede.state === 'held';

/** The stretches of more than so many days, inside a plan, in which nothing happened; of a plan that runs, until today. */
function gapsOf(
	active: readonly Day[],
	plans: ForloebFacts['plans'],
	{ today, quiet }: { today: Day; quiet: number }
): Gap[] {
	const tomorrow = addDays(today, 1);
	return plans.flatMap(({ startedOn, endedOn }) => {
		const open = endedOn === null || endedOn > today;
		const end = open ? tomorrow : endedOn;
		const days = [...new Set([startedOn, ...active.filter((day) => day > startedOn && day < end), end])].sort();
		return days.flatMap((day, index): Gap[] => {
			const next = days[index + 1];
			if (next === undefined || daysBetween(day, next) - 1 <= quiet) return [];
			const gap = { from: addDays(day, 1), to: addDays(next, -1), days: daysBetween(day, next) - 1 };
			return [{ ...gap, open: open && next === tomorrow }];
		});
	});
}

/** Answers of one person, and what happened to aftaler, told once a month. Items come newest first. */
function byMonth(items: readonly ForloebItem[]): ForloebItem[] {
	type Sum = Extract<ForloebItem, { type: 'answers' | 'aftaler' }>;
	const told = new Map<string, Sum>();
	return items.flatMap((item): ForloebItem[] => {
		if (item.type !== 'answers' && item.type !== 'aftale') return [item];
		const key = [item.on.slice(0, 7), ...(item.type === 'answers' ? [item.by, item.name, item.samlet] : [])].join();
		const first = told.get(key);
		if (first) {
			first.count += item.type === 'answers' ? item.count : 1;
			if (first.type === 'answers') first.days += 1;
			return [];
		}
		const sum: Sum = item.type === 'answers' ? { ...item } : { id: item.id, on: item.on, type: 'aftaler', count: 1 };
		told.set(key, sum);
		return [sum];
	});
}

function groupByMonth(items: readonly ForloebItem[]) {
	const months: { month: string; items: ForloebItem[] }[] = [];
	for (const item of items) {
		const month = item.on.slice(0, 7);
		const last = months.at(-1);
		if (last?.month === month) last.items.push(item);
		else months.push({ month, items: [item] });
	}
	return months;
}

/** What comes first on one day, when the newest stands on top. */
const order: Record<ForloebItem['type'], number> = {
	...{ gap: 0, plan_ended: 1, version: 2, moede: 3, indsats_ended: 4, indsats_started: 5, tovholder: 6 },
	...{ stedfortraeder: 7, joined: 8, left: 9, aftale: 10, aftaler: 11, answers: 12, raters: 13, plan_started: 14 }
};
const newestFirst = (a: ForloebItem, b: ForloebItem) => b.on.localeCompare(a.on) || order[a.type] - order[b.type];

const laneOf = (item: ForloebItem): { lane: Lane; mark: Mark } | null => {
	switch (item.type) {
		case 'moede':
			return { lane: 'moede', mark: item.moede.state };
		case 'answers':
			return { lane: 'svar', mark: item.samlet ? 'samlet' : item.by };
		case 'version':
			return { lane: 'udgave', mark: 'plain' };
		case 'aftale':
			return { lane: 'aftale', mark: 'plain' };
		case 'joined':
		case 'left':
		case 'tovholder':
		case 'stedfortraeder':
			return { lane: 'team', mark: 'plain' };
		default:
			return null;
	}
};

function pointsOf(items: readonly ForloebItem[]): ForloebView['points'] {
	const points: ForloebView['points'] = { moede: [], svar: [], team: [], udgave: [], aftale: [] };
	for (const item of items) {
		const place = laneOf(item);
		const lane = place && points[place.lane];
		if (lane && !lane.some(({ on, mark }) => on === item.on && mark === place.mark))
			lane.push({ on: item.on, mark: place.mark });
	}
	return points;
}

/** The part of a stretch that lies on the axis, or null. */
function barOf({ fromOn, toOn }: { fromOn: Day; toOn: Day | null }, { from, to }: { from: Day; to: Day }): Bar | null {
	if (fromOn > to || (toOn !== null && toOn < from)) return null;
	const start = fromOn < from ? from : fromOn;
	const end = toOn === null || toOn > to ? to : toOn;
	return {
		from: start,
		to: end < start ? start : end,
		cutStart: fromOn < from,
		cutEnd: toOn === null || toOn > to
	};
}

/**
 * A borger's time line: help, meetings, answers, shifts and versions on one axis, the same as a list, and the stretches in
 * which nothing happened (S19).
 * @param asked `from` null: from the beginning. `to` null: to the end of what is planned, at most a year ahead.
 */
export function composeForloeb(
	facts: ForloebFacts,
	asked: { from: Day | null; to: Day | null; today: Day; quiet?: number }
): ForloebView {
	const { today, quiet = mostQuietDays } = asked;
	const rows = facts.indsatser
		.flatMap((indsats) => toRow(indsats, today) ?? [])
		.sort((a, b) => a.startsOn.localeCompare(b.startsOn) || a.title.localeCompare(b.title, 'da'));
	const all = itemsOf(facts, rows, today);
	const days = all.map(({ on }) => on).sort();
	const from = asked.from ?? [days[0] ?? today, today].sort()[0] ?? today;
	const planned = [days.at(-1) ?? today, addDays(today, mostAhead)].sort()[0] ?? today;
	const to = asked.to ?? [planned, addDays(today, leastAhead)].sort()[1] ?? today;
	const axis = { from, to };

	const items = all.filter(({ on }) => on >= from && (asked.to === null || on <= asked.to)).sort(newestFirst);
	const active = [...all.filter(isActivity).map(({ on }) => on), ...facts.nearest];
	const gaps = gapsOf(active, facts.plans, { today, quiet }).filter((gap) => gap.to >= from && gap.from <= to);
	const isComing = (item: ForloebItem) =>
		item.on > today || (item.on === today && item.type === 'moede' && item.moede.state === 'planned');
	const past = items.filter((item) => !isComing(item));
	const waits = gaps.map((gap): ForloebItem => ({
		id: `stille-${gap.from}`,
		on: gap.to < to ? gap.to : to,
		type: 'gap',
		gap
	}));
	const told = [...(daysBetween(from, to) > mostByDay ? byMonth(past) : past), ...waits].sort(newestFirst);
	return {
		...{ from, to, today, gaps },
		indsatser: rows.flatMap((row) => {
			// One that is over without a day that the reader may know has no place after its beginning.
			const toOn = row.phase === 'ended' ? (row.endsOn ?? row.startsOn) : row.endsOn;
			const bar = barOf({ fromOn: row.startsOn, toOn }, axis);
			return bar ? [{ ...row, bar }] : [];
		}),
		tovholdere: facts.members
			.filter((member) => member.function === 'tovholder' && isReal(member))
			.sort((a, b) => a.fromOn.localeCompare(b.fromOn))
			.flatMap(({ name, fromOn, toOn }) => {
				const bar = barOf({ fromOn, toOn }, axis);
				return bar ? [{ name, fromOn, toOn, bar }] : [];
			}),
		points: pointsOf(items.filter(({ on }) => on <= to)),
		coming: items.filter(isComing).reverse(),
		past: groupByMonth(told)
	};
}

/** The ratings of the professionals in one month as one item. Items come newest first. */
function ratersOnce(items: readonly ForloebItem[]): ForloebItem[] {
	const names: (string | null)[] = [];
	return items.flatMap((item): ForloebItem[] => {
		if (item.type !== 'answers' || item.by === 'borger') return [item];
		const isFirst = names.length === 0;
		if (!names.includes(item.name)) names.push(item.name);
		return isFirst ? [{ id: item.id, on: item.on, type: 'raters', names }] : [];
	});
}

/** The same, calmer: what came and what is coming, with small things told once a month. */
export type QuietForloebView = Pick<ForloebView, 'coming' | 'past'>;
export const quieten = ({ coming, past }: ForloebView): QuietForloebView => ({
	coming,
	past: past.map(({ month, items }) => ({ month, items: ratersOnce(byMonth(items)) }))
});
