/** Ratings as a reader may see them, and what follows from them: whose is current, what rests, what differs. */
import { dayOf } from '../core/dates';
import { sayAnswer, stepsSince, type Answer, type Lineal } from './lineal';

export type RaterKind = 'borger' | 'fagperson' | 'tovholder';

/** One rating, as the database shows it to this reader. */
export type Rating = {
	id: string;
	/** The id that was born with its form. */
	clientId: string;
	emneId: string | null;
	rater: { accountId: string; name: string; kind: RaterKind };
	linealKey: string;
	linealVersion: number;
	madeAt: Date;
	receivedAt: Date;
	/** The rater had not seen the other side's current number. */
	blind: boolean;
	/** Null when the reader has not opened it. */
	answer: Answer | null;
	note: string | null;
	skridt: string | null;
	readBy: { accountId: string; name: string; at: Date }[];
	typedBy: string | null;
	/** How the reader opened it; null for what needs no opening or is not opened. */
	opened: 'after_own' | 'seen_first' | null;
	/** Not opened yet, and the reader has answered before seeing it. */
	openable: boolean;
};

/** What is asked about beside the overall question. */
export type Emne = { id: string; text: string; topics: readonly string[]; ended: boolean };

/** One question: overall (`emneId` null) or an area, with the ratings that count now. */
export type Question = {
	/** `samlet` or the area's id, as the forms say it. */
	key: string;
	emneId: string | null;
	text: string | null;
	topics: readonly string[];
	/** The reader's own latest rating. */
	own: Rating | null;
	/** The borger's latest. */
	borger: Rating | null;
	/** The latest of each professional who is on the team today, the tovholder first, the reader's own left out. */
	professionals: Rating[];
	/** The day the question rests until, when the borger would not answer it; null when it may be asked. */
	restsUntil: string | null;
};

/** At most so many areas are asked about at a time. */
const mostEmner = 6;

/**
 * The questions that are asked now: the overall one first, then the areas in their order.
 * @param ratings of the last year
 * @param reader the reader's account
 * @param team the accounts on the team today: what somebody said who has left is history
 * @param now for what rests
 */
export function questionsOf(
	emner: readonly Emne[],
	ratings: readonly Rating[],
	{ reader, team, now }: { reader: string; team: ReadonlySet<string>; now: Date }
): Question[] {
	const open = emner.filter((emne) => !emne.ended).slice(0, mostEmner);
	const asked = [{ id: null, text: null, topics: [] }, ...open.map(({ id, text, topics }) => ({ id, text, topics }))];
	return asked.map(({ id, text, topics }) => {
		const current = latestPerRater(ratings.filter((rating) => rating.emneId === id));
		const borger = current.find(({ rater }) => rater.kind === 'borger') ?? null;
		return {
			key: id ?? 'samlet',
			emneId: id,
			text,
			topics,
			own: current.find(({ rater }) => rater.accountId === reader) ?? null,
			borger,
			professionals: current
				.filter(({ rater }) => rater.kind !== 'borger' && rater.accountId !== reader && team.has(rater.accountId))
				.sort(byRater),
			restsUntil: borger ? restsUntil(borger, now) : null
		};
	});
}

/** Each rater's latest rating, by when we received it: the order that the database's blind rule goes by. */
function latestPerRater(ratings: readonly Rating[]): Rating[] {
	const latest = new Map<string, Rating>();
	for (const rating of ratings) {
		const known = latest.get(rating.rater.accountId);
		if (!known || rating.receivedAt > known.receivedAt) latest.set(rating.rater.accountId, rating);
	}
	return [...latest.values()];
}

const rank: Record<RaterKind, number> = { borger: 0, tovholder: 1, fagperson: 2 };

/** The borger, the tovholder, the others by name. */
export const byRater = (a: Rating, b: Rating) =>
	rank[a.rater.kind] - rank[b.rater.kind] || a.rater.name.localeCompare(b.rater.name, 'da');

/** "Vil ikke svare" rests the question for three months (product: Trivselslinealen). */
const restMonths = 3;

/**
 * Until when a question is not asked again, because the borger would not answer it.
 * @returns the first day (`YYYY-MM-DD`) on which it is asked again, or null when that is now
 */
export function restsUntil(rating: Pick<Rating, 'answer' | 'madeAt'>, now: Date): string | null {
	if (rating.answer?.kind !== 'decline') return null;
	const until = addMonths(dayOf(rating.madeAt), restMonths);
	return dayOf(now) < until ? until : null;
}

/** The same day some months later, or the last day of that month when it has no such day. */
function addMonths(day: string, months: number): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const last = new Date(Date.UTC(year, month + months, 0));
	return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())))
		.toISOString()
		.slice(0, 10);
}

/** Somebody on the team today, and what of the borger's answers they may read. */
export type TeamReader = {
	accountId: string;
	name: string;
	/** The sensitive topics that each adgangsgrundlag in force for their forvaltning and for `trivsel` covers. */
	covers: readonly (readonly string[])[];
};

/**
 * The names of those who may read an answer about these topics, in the order of the team. One adgangsgrundlag must cover all
 * of them (docs/access.md).
 */
export const readersOf = (team: readonly TeamReader[], topics: readonly string[]): string[] => [
	...new Set(
		team
			.filter(({ covers }) => covers.some((covered) => topics.every((topic) => covered.includes(topic))))
			.map(({ name }) => name)
	)
];

/** The reader's own rating before this one on the same question, among those given. */
export function ratingBefore(rating: Rating, ratings: readonly Rating[]): Rating | null {
	const earlier = ratings.filter(
		(other) =>
			other.rater.accountId === rating.rater.accountId && other.emneId === rating.emneId && other.madeAt < rating.madeAt
	);
	return earlier.sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime())[0] ?? null;
}

/** The ruler a rating was made on. */
export const linealOf = (
	rating: Pick<Rating, 'linealKey' | 'linealVersion'>,
	linealer: readonly Lineal[]
): Lineal | null =>
	linealer.find(({ key, version }) => key === rating.linealKey && version === rating.linealVersion) ?? null;

/** A rating in number and words on its own ruler; null when the reader has not opened it. */
export function sayRating(rating: Rating, linealer: readonly Lineal[]): string | null {
	const lineal = linealOf(rating, linealer);
	return rating.answer && lineal ? sayAnswer(lineal, rating.answer) : null;
}

/**
 * Steps from the rater's rating before to this one, in the good direction.
 * @returns null when one of them is no point or not opened, or they stand on different rulers
 */
export function stepsBetween(before: Rating | null, after: Rating, linealer: readonly Lineal[]): number | null {
	const lineal = linealOf(after, linealer);
	if (!before?.answer || !after.answer || !lineal || linealOf(before, linealer) !== lineal) return null;
	return stepsSince(lineal, before.answer, after.answer);
}

/** How far apart two ratings of one question are, in steps; null when they cannot be compared. */
export function distance(one: Rating | null, other: Rating | null, linealer: readonly Lineal[]): number | null {
	const steps = one && other ? stepsBetween(one, other, linealer) : null;
	return steps === null ? null : Math.abs(steps);
}

/** One week of one question: each rater's ratings in it, newest first. */
export type Week = { monday: string; cells: Map<string, Rating[]> };

/** Weeks with ratings, newest first (weeks begin on Monday, Europe/Copenhagen). */
export function byWeek(ratings: readonly Rating[]): Week[] {
	const weeks = new Map<string, Week>();
	for (const rating of [...ratings].sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime())) {
		const monday = mondayOf(dayOf(rating.madeAt));
		const week = weeks.get(monday) ?? { monday, cells: new Map() };
		weeks.set(monday, week);
		week.cells.set(rating.rater.accountId, [...(week.cells.get(rating.rater.accountId) ?? []), rating]);
	}
	return [...weeks.values()];
}

function mondayOf(day: string): string {
	const noon = new Date(`${day}T12:00:00Z`);
	return new Date(noon.getTime() - ((noon.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
}

/** Everybody who has rated, once: the borger, the tovholder, the others. Of two functions in time, the latest counts. */
export function ratersOf(ratings: readonly Rating[]): Rating['rater'][] {
	return latestPerRater(ratings)
		.sort(byRater)
		.map(({ rater }) => rater);
}

/** Told apart by shape and letter as well as colour: three kinds of rater, three signs. */
export const shapes = { borger: 'circle', tovholder: 'diamond', fagperson: 'square' } as const;
