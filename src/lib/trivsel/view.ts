/**
 * What the two pages about the ruler show, made from ratings as the reader may see them. A page gets no more than it shows:
 * what has not been opened is not in here.
 */
import { firstName } from '../core/person';
import { svar } from '../i18n/da/lineal';
import { formatPoint, isLow, pointsOf, pointToField, sayAnswer, wordOf, type Lineal } from './lineal';
import {
	byRater,
	byWeek,
	distance,
	linealOf,
	ratersOf,
	ratingBefore,
	readersOf,
	sayRating,
	seriesKey,
	shapes,
	stepsBetween,
	type GivenHow,
	type Question,
	type Rater,
	type Rating,
	type TeamReader
} from './rating';

type Shape = (typeof shapes)[keyof typeof shapes];

/** The points of a ruler for the upright control, highest first. */
export const rulerPoints = (lineal: Lineal) =>
	pointsOf(lineal).map((value) => ({
		value: pointToField(value),
		label: formatPoint(value),
		word: anchorOf(lineal, value),
		accessibleName: sayAnswer(lineal, { kind: 'point', value })
	}));

/** The points of a ruler for marks side by side and for the chart, lowest first. */
export const scaleOf = (lineal: Lineal) =>
	pointsOf(lineal)
		.reverse()
		.map((value) => ({ value, label: formatPoint(value), word: anchorOf(lineal, value) }));

const anchorOf = (lineal: Lineal, value: number) =>
	lineal.anchors.some((anchor) => anchor.value === value) ? wordOf(lineal, value) : null;

/** Somebody's mark on the ruler, or (`value` null) an answer that has no place on it. */
export type Mark = { value: number | null; label: string; letter: string; shape: Shape; text: string; at: Date };
/** Words that came with a rating. */
export type Words = { who: string; samlet: boolean; note: string | null; skridt: string | null };
/** Who typed an answer for the borger, and how it was given. */
export type Typed = { name: string; phone: string | null; how: GivenHow | null };
/** A sentence back, as it is shown. */
export type ReplyView = { id: string; name: string; own: boolean; text: string; at: Date };

/** What we know of the rulers. */
export type Rulers = { all: readonly Lineal[]; active: Lineal };

/** What a series is called. `you` is what the reader is called. */
function labelOf({ accountId, name, kind }: Rater, reader: string, you: string): string {
	if (kind === 'tovholder') return accountId === reader ? svar.samletOwn : svar.samletBy(name);
	return accountId === reader ? you : name;
}

/** The same where there is little room, by first names. */
const shortLabelOf = (rater: Rater, reader: string, you: string) =>
	labelOf({ ...rater, name: firstName(rater.name) }, reader, you);

/** Marks of those ratings that the reader may see; two of one name are numbered. */
function marksOf(ratings: readonly Rating[], reader: string, { all, active }: Rulers, you: string): Mark[] {
	const seen = new Map<string, number>();
	return ratings.flatMap((rating): Mark[] => {
		const text = sayRating(rating, all);
		if (text === null || !rating.answer) return [];
		const name = labelOf(rating.rater, reader, you);
		const count = (seen.get(name) ?? 0) + 1;
		seen.set(name, count);
		const here = linealOf(rating, all) === active;
		return [
			{
				value: here && rating.answer.kind === 'point' ? rating.answer.value : null,
				label: count > 1 ? `${name} (${count})` : name,
				letter: rating.rater.name.charAt(0).toUpperCase(),
				shape: shapes[rating.rater.kind],
				text,
				at: rating.madeAt
			}
		];
	});
}

const wordsOf = (ratings: readonly Rating[]): Words[] =>
	ratings
		.filter(({ note, skridt }) => note !== null || skridt !== null)
		.map(({ rater, note, skridt }) => ({ who: rater.name, samlet: rater.kind === 'tovholder', note, skridt }));

const repliesOf = ({ replies }: Rating, reader: string): ReplyView[] =>
	replies.map(({ accountId, ...reply }) => ({ ...reply, own: accountId === reader }));

const namesOf = (ratings: readonly Rating[]) => [...new Set(ratings.map(({ rater }) => rater.name))];

/** One question on the borger's page. */
export type BorgerQuestion = Pick<Question, 'key' | 'text' | 'restsUntil'> & {
	formId: string;
	/** Who may read the answer. */
	readers: string[];
	answeredAt: Date | null;
	/** Professionals whose answer can be opened now, and those who wait for the borger's own. */
	openable: string[];
	waiting: string[];
	/** The borger's own mark and the opened ones; empty until one is opened. */
	marks: Mark[];
	/** What the professionals wrote to the marks that are opened. */
	words: Words[];
};

/** @param newId makes the id that is born with each form */
export function borgerQuestion(
	question: Question,
	{ team, rulers, you, newId }: { team: readonly TeamReader[]; rulers: Rulers; you: string; newId: () => string }
): BorgerQuestion {
	const { key, text, restsUntil, topics, own, professionals } = question;
	const opened = professionals.filter(({ answer }) => answer);
	const closed = professionals.filter(({ answer }) => !answer);
	return {
		key,
		text,
		restsUntil,
		formId: newId(),
		readers: readersOf(team, topics),
		answeredAt: own?.madeAt ?? null,
		openable: namesOf(closed.filter(({ openable }) => openable)),
		waiting: namesOf(closed.filter(({ openable }) => !openable)),
		marks: opened.length && own ? marksOf([own, ...opened], own.rater.accountId, rulers, you) : [],
		words: wordsOf(opened)
	};
}

/** One question on the professional's page. */
export type StaffQuestion = Pick<Question, 'key' | 'text' | 'maalId'> & {
	formId: string;
	/** The reader's latest rating; `blind` when they had not seen the borger's. */
	own: { id: string; text: string; at: Date; blind: boolean } | null;
	/**
	 * The borger's latest answer: none, hidden until the own rating (`own_first`), ready to be opened, or open (and then how).
	 */
	answer:
		| { state: 'none' }
		| { state: 'own_first' | 'ready'; at: Date }
		| { state: 'open'; at: Date; how: 'after_own' | 'seen_first' };
	/** That answer, to be answered with a sentence; null until it is open. A note is answered where it stands. */
	toReply: { maalingId: string; hasNote: boolean; replies: ReplyView[] } | null;
	/** Who typed that answer for the borger. */
	typed: Typed | null;
	/** The marks the reader may see: the borger's when open, their own, colleagues'. */
	marks: Mark[];
	words: Words[];
	/** Whether the reader's own rating belongs beside the borger's latest answer, or is from before it. */
	isCurrent: boolean;
	/** Steps between the two; null when there is nothing to compare. */
	apart: number | null;
};

export function staffQuestion(
	question: Question,
	reader: string,
	{ rulers, you, newId }: { rulers: Rulers; you: string; newId: () => string }
): StaffQuestion {
	const { key, text, maalId, own, borger, professionals } = question;
	const visible = [borger, own, ...professionals].filter((rating): rating is Rating => rating !== null);
	const said = own && sayRating(own, rulers.all);
	const isCurrent = isCurrentFor(borger, own);
	return {
		key,
		text,
		maalId,
		formId: newId(),
		own: own && said ? { id: own.id, text: said, at: own.madeAt, blind: own.blind } : null,
		answer: answerState(borger),
		toReply: borger?.answer
			? { maalingId: borger.id, hasNote: hasWords(borger), replies: repliesOf(borger, reader) }
			: null,
		typed: borger?.typed ?? null,
		marks: marksOf(visible, reader, rulers, you),
		words: wordsOf(professionals),
		isCurrent,
		apart: isCurrent ? distance(borger, own, rulers.all) : null
	};
}

/** Whether an own rating can be held against the borger's latest answer: it was given before that was seen, or since. */
const isCurrentFor = (borger: Rating | null, own: Rating | null): boolean =>
	own !== null && (borger?.opened === 'after_own' || !borger || own.receivedAt > borger.receivedAt);

const hasWords = ({ note, skridt }: Pick<Rating, 'note' | 'skridt'>) => note !== null || skridt !== null;

function answerState(borger: Rating | null): StaffQuestion['answer'] {
	if (!borger) return { state: 'none' };
	const at = borger.madeAt;
	if (borger.answer) return { state: 'open', at, how: borger.opened ?? 'after_own' };
	return { state: borger.openable ? 'ready' : 'own_first', at };
}

/** What somebody gets who has just answered. */
export type ReceiptView = {
	/** The question it was about: `samlet` or an area's id. */
	key: string;
	at: Date;
	emne: string | null;
	text: string;
	steps: number | null;
	low: boolean;
	topics: readonly string[];
};

/**
 * The receipt of an answer the reader has given, from the row that is stored.
 * @param clientId the id of the form, from the address
 * @returns null when it is not one of the reader's own of the last year
 */
export function receiptOf(
	clientId: string | null,
	ratings: readonly Rating[],
	{
		reader,
		emner,
		rulers
	}: { reader: string; emner: readonly { id: string; text: string; topics: readonly string[] }[]; rulers: Rulers }
): ReceiptView | null {
	const given = ratings.find(
		(rating) => rating.clientId === clientId && rating.rater.accountId === reader && !rating.typed
	);
	const lineal = given && linealOf(given, rulers.all);
	const text = given && sayRating(given, rulers.all);
	if (!given?.answer || !lineal || !text) return null;
	const emne = emner.find(({ id }) => id === given.emneId);
	return {
		key: given.emneId ?? 'samlet',
		at: given.receivedAt,
		emne: emne?.text ?? null,
		topics: emne?.topics ?? [],
		text,
		steps: stepsBetween(ratingBefore(given, ratings), given, rulers.all),
		low: isLow(lineal, given.answer)
	};
}

/** What the borger wrote, newest first; on the professional's page what nobody has read comes first. */
export type Note = {
	maalingId: string;
	at: Date;
	emne: string | null;
	note: string | null;
	skridt: string | null;
	/** What was answered, when nothing was written: an answer stands here for the sake of the sentence it got back. */
	answer: string | null;
	/** Whether the reader has opened the answer that it stands at. */
	open: boolean;
	typed: Typed | null;
	readBy: { name: string; at: Date }[];
	/** Whether the reader has marked it as read. */
	readByMe: boolean;
	replies: ReplyView[];
};

/**
 * @param order `unread` (a professional's) puts what nobody has read first; `newest` (the borger's) has answers without a note
 * too, when somebody has answered them
 */
export function notesOf(
	ratings: readonly Rating[],
	{
		reader,
		emner,
		order,
		linealer
	}: {
		reader: string;
		emner: readonly { id: string; text: string }[];
		order: 'unread' | 'newest';
		linealer: readonly Lineal[];
	}
): Note[] {
	const isShown = (rating: Rating) => hasWords(rating) || (order === 'newest' && rating.replies.length > 0);
	const notes = ratings
		.filter((rating) => rating.rater.kind === 'borger' && isShown(rating))
		.map((rating) => ({
			maalingId: rating.id,
			at: rating.madeAt,
			emne: emner.find((emne) => emne.id === rating.emneId)?.text ?? null,
			note: rating.note,
			skridt: rating.skridt,
			answer: hasWords(rating) ? null : sayRating(rating, linealer),
			open: rating.answer !== null,
			typed: rating.typed,
			readBy: rating.readBy.map(({ name, at }) => ({ name, at })),
			readByMe: rating.readBy.some(({ accountId }) => accountId === reader),
			replies: repliesOf(rating, reader)
		}));
	const unread = (note: Note) => (order === 'unread' && note.readBy.length === 0 ? 0 : 1);
	/** For the borger a sentence back brings an old note up again. */
	const happenedAt = ({ at, replies }: Note) =>
		Math.max(at.getTime(), ...(order === 'newest' ? replies.map((reply) => reply.at.getTime()) : []));
	return notes.sort((a, b) => unread(a) - unread(b) || happenedAt(b) - happenedAt(a));
}

/** One rating in the borger's table. `text` is null until it is opened. */
export type HistoryRow = {
	id: string;
	at: Date;
	who: string;
	own: boolean;
	text: string | null;
	old: boolean;
	steps: number | null;
	typed: Typed | null;
};

/** The ratings of one question, one row each, newest first. */
export const historyRows = (
	ratings: readonly Rating[],
	reader: string,
	{ rulers, you }: { rulers: Rulers; you: string }
): HistoryRow[] =>
	[...ratings]
		.sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime() || byRater(a, b))
		.map((rating) => ({
			id: rating.id,
			at: rating.madeAt,
			who: shortLabelOf(rating.rater, reader, you),
			own: rating.rater.accountId === reader,
			text: sayRating(rating, rulers.all),
			old: linealOf(rating, rulers.all) !== rulers.active,
			steps: stepsBetween(ratingBefore(rating, ratings), rating, rulers.all),
			typed: rating.typed
		}));

/** Professionals who have left the team and whose ratings the reader can open: the history is the only place for them. */
export const openableNames = (ratings: readonly Rating[], team: ReadonlySet<string>): string[] => [
	...new Set(
		ratings
			.filter(({ openable, rater }) => openable && rater.kind !== 'borger' && !team.has(rater.accountId))
			.map(({ rater }) => rater.name)
	)
];

type Cell = { id: string; text: string | null; old: boolean; typed: Typed | null };
export type WeekTable = {
	/** One column for each series. */
	columns: { key: string; label: string }[];
	weeks: { monday: string; cells: Cell[][] }[];
};

/** The ratings of one question, weeks by series, newest first. */
export function weekTable(
	ratings: readonly Rating[],
	reader: string,
	{ rulers, you }: { rulers: Rulers; you: string }
): WeekTable {
	const raters = ratersOf(ratings);
	const weeks = byWeek(ratings).map(({ monday, cells }) => ({
		monday,
		cells: raters.map((rater) =>
			(cells.get(seriesKey(rater)) ?? []).map((rating) => ({
				id: rating.id,
				text: sayRating(rating, rulers.all),
				old: linealOf(rating, rulers.all) !== rulers.active,
				typed: rating.typed
			}))
		)
	}));
	return {
		columns: raters.map((rater) => ({ key: seriesKey(rater), label: shortLabelOf(rater, reader, you) })),
		weeks
	};
}

/** A rating of the reader's own, or one they typed: it can have been made on the wrong person. */
export type OwnRating = { id: string; at: Date; text: string; label: string };

/** What of a question's ratings the reader has given or typed, newest first. */
export const ownRatings = (
	ratings: readonly Rating[],
	reader: string,
	{ rulers, you }: { rulers: Rulers; you: string }
): OwnRating[] =>
	ratings
		.filter(({ rater, typed }) => rater.accountId === reader || typed?.accountId === reader)
		.sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime())
		.map((rating) => ({
			id: rating.id,
			at: rating.madeAt,
			text: sayRating(rating, rulers.all) ?? svar.notOpened,
			label: shortLabelOf(rating.rater, reader, you)
		}));

export type Series = { label: string; shape: Shape; points: { x: number; y: number; word: string }[] };

/** One line per series, never one for several; only points of the ruler in use that the reader may see, oldest first. */
export function seriesOf(ratings: readonly Rating[], reader: string, rulers: Rulers, you: string): Series[] {
	return ratersOf(ratings).flatMap((rater) => {
		const points = ratings
			.filter(
				(rating) => seriesKey(rating.rater) === seriesKey(rater) && linealOf(rating, rulers.all) === rulers.active
			)
			.flatMap(({ answer, madeAt }) =>
				answer?.kind === 'point'
					? [{ x: madeAt.getTime(), y: answer.value, word: sayAnswer(rulers.active, answer) }]
					: []
			)
			.sort((a, b) => a.x - b.x);
		return points.length ? [{ label: labelOf(rater, reader, you), shape: shapes[rater.kind], points }] : [];
	});
}
