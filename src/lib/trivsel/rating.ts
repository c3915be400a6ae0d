/** Ratings as a reader may see them, and what follows from them: whose is current, what rests, what differs. */
import { addMonths, dayOf } from '../core/dates';
import { sayAnswer, stepsSince, type Answer, type Lineal } from './lineal';

export { readersOf, type TeamReader } from '../team/readers';

/**
 * Three kinds of rater, three series, never averaged into one. `tovholder` is the samlet vurdering; what a tovholder rates
 * like everybody else is a `fagperson`'s, so one person may have two series.
 */
export type RaterKind = 'borger' | 'fagperson' | 'tovholder';
export type Rater = { accountId: string; name: string; kind: RaterKind };

/** How an answer was given that somebody else typed. */
export type GivenHow = 'meeting' | 'phone' | 'paper';

/** A sentence back to the borger. */
export type Reply = { id: string; accountId: string; name: string; text: string; at: Date };

/** One rating, as the database shows it to this reader. */
export type Rating = {
	id: string;
	/** The id that was born with its form. */
	clientId: string;
	emneId: string | null;
	rater: Rater;
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
	/** Who typed it for the borger, how they are reached, and how it was given. */
	typed: { accountId: string; name: string; phone: string | null; how: GivenHow | null } | null;
	replies: Reply[];
	/** How the reader opened it; null for what needs no opening or is not opened. */
	opened: 'after_own' | 'seen_first' | null;
	/** Not opened yet, and the reader has answered before seeing it. */
	openable: boolean;
};

/** What is asked about beside the overall question. */
export type Emne = {
	id: string;
	/** The goal it is about, when it is one. */
	maalId: string | null;
	text: string;
	topics: readonly string[];
	ended: boolean;
};

/** One question: overall (`emneId` null) or an area, with the ratings that count now. */
export type Question = {
	/** `samlet` or the area's id, as the forms say it. */
	key: string;
	emneId: string | null;
	text: string | null;
	/** The goal it is about, when it is one. */
	maalId: string | null;
	topics: readonly string[];
	/** The reader's own latest rating; a samlet vurdering is none. */
	own: Rating | null;
	/** The borger's latest. */
	borger: Rating | null;
	/**
	 * The latest of each series of a professional who is on the team today: ratings by name, then samlede vurderinger. Only the
	 * reader's own rating is left out.
	 */
	professionals: Rating[];
	/** The day the question rests until, when the borger would not answer it; null when it may be asked. */
	restsUntil: string | null;
};

/** At most so many areas are asked about at a time. */
export const mostEmner = 6;

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
	const asked = [{ id: null, text: null, maalId: null, topics: [] }, ...open];
	return asked.map(({ id, text, maalId, topics }) => {
		const current = latestPerSeries(ratings.filter((rating) => rating.emneId === id));
		const borger = current.find(({ rater }) => rater.kind === 'borger') ?? null;
		const own = current.find(({ rater }) => rater.accountId === reader && rater.kind !== 'tovholder') ?? null;
		return {
			key: id ?? 'samlet',
			emneId: id,
			text,
			maalId,
			topics,
			own,
			borger,
			professionals: current
				.filter((rating) => rating !== own && rating.rater.kind !== 'borger' && team.has(rating.rater.accountId))
				.sort(byRater),
			restsUntil: borger ? restsUntil(borger, now) : null
		};
	});
}

/** Which series a rating belongs to: a person, and as what they rate. */
export const seriesKey = ({ accountId, kind }: Pick<Rater, 'accountId' | 'kind'>) => `${kind} ${accountId}`;

/** Each series' latest rating, by when we received it: the order that the database's blind rule goes by. */
function latestPerSeries(ratings: readonly Rating[]): Rating[] {
	const latest = new Map<string, Rating>();
	for (const rating of ratings) {
		const key = seriesKey(rating.rater);
		const known = latest.get(key);
		if (!known || rating.receivedAt > known.receivedAt) latest.set(key, rating);
	}
	return [...latest.values()];
}

const rank: Record<RaterKind, number> = { borger: 0, fagperson: 1, tovholder: 2 };

/** The borger, the professionals by name, the samlet vurdering. */
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

/** The rating before this one in its series on the same question, among those given. */
export function ratingBefore(rating: Rating, ratings: readonly Rating[]): Rating | null {
	const earlier = ratings.filter(
		(other) =>
			seriesKey(other.rater) === seriesKey(rating.rater) &&
			other.emneId === rating.emneId &&
			other.madeAt < rating.madeAt
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

/** One week of one question: the ratings of each series in it, newest first. */
export type Week = { monday: string; cells: Map<string, Rating[]> };

/** Weeks with ratings, newest first (weeks begin on Monday, Europe/Copenhagen). */
export function byWeek(ratings: readonly Rating[]): Week[] {
	const weeks = new Map<string, Week>();
	for (const rating of [...ratings].sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime())) {
		const monday = mondayOf(dayOf(rating.madeAt));
		const week = weeks.get(monday) ?? { monday, cells: new Map() };
		weeks.set(monday, week);
		const key = seriesKey(rating.rater);
		week.cells.set(key, [...(week.cells.get(key) ?? []), rating]);
	}
	return [...weeks.values()];
}

function mondayOf(day: string): string {
	const noon = new Date(`${day}T12:00:00Z`);
	return new Date(noon.getTime() - ((noon.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
}

/** The series there are: the borger's, the professionals', the samlede vurderinger. */
export function ratersOf(ratings: readonly Rating[]): Rater[] {
	return latestPerSeries(ratings)
		.sort(byRater)
		.map(({ rater }) => rater);
}

/** Told apart by shape and letter as well as colour: three kinds of rater, three signs. */
export const shapes = { borger: 'circle', tovholder: 'diamond', fagperson: 'square' } as const;
