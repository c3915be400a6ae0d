/**
 * What the two pages about the ruler show, made from ratings as the reader may see them. A page gets no more than it shows:
 * what has not been opened is not in here.
 */
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
	shapes,
	stepsBetween,
	type Question,
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
export type Words = { who: string; note: string | null; skridt: string | null };

/** What we know of the rulers. */
export type Rulers = { all: readonly Lineal[]; active: Lineal };

/** Marks of those ratings that the reader may see. `you` is what the reader is called; two of one name are numbered. */
function marksOf(ratings: readonly Rating[], reader: string, { all, active }: Rulers, you: string): Mark[] {
	const seen = new Map<string, number>();
	return ratings.flatMap((rating): Mark[] => {
		const text = sayRating(rating, all);
		if (text === null || !rating.answer) return [];
		const name = rating.rater.accountId === reader ? you : rating.rater.name;
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
		.map(({ rater, note, skridt }) => ({ who: rater.name, note, skridt }));

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
		openable: closed.filter(({ openable }) => openable).map(({ rater }) => rater.name),
		waiting: closed.filter(({ openable }) => !openable).map(({ rater }) => rater.name),
		marks: opened.length && own ? marksOf([own, ...opened], own.rater.accountId, rulers, you) : [],
		words: wordsOf(opened)
	};
}

/** One question on the professional's page. */
export type StaffQuestion = Pick<Question, 'key' | 'text'> & {
	formId: string;
	/** The reader's latest rating; `blind` when they had not seen the borger's. */
	own: { text: string; at: Date; blind: boolean } | null;
	/**
	 * The borger's latest answer: none, hidden until the own rating (`own_first`), ready to be opened, or open (and then how).
	 */
	answer:
		| { state: 'none' }
		| { state: 'own_first' | 'ready'; at: Date }
		| { state: 'open'; at: Date; how: 'after_own' | 'seen_first' };
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
	const { key, text, own, borger, professionals } = question;
	const visible = [borger, own, ...professionals].filter((rating): rating is Rating => rating !== null);
	const said = own && sayRating(own, rulers.all);
	const isCurrent = own !== null && (borger?.opened === 'after_own' || !borger || own.receivedAt > borger.receivedAt);
	return {
		key,
		text,
		formId: newId(),
		own: own && said ? { text: said, at: own.madeAt, blind: own.blind } : null,
		answer: answerState(borger),
		marks: marksOf(visible, reader, rulers, you),
		words: wordsOf(professionals),
		isCurrent,
		apart: isCurrent ? distance(borger, own, rulers.all) : null
	};
}

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
	const given = ratings.find((rating) => rating.clientId === clientId && rating.rater.accountId === reader);
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
	readBy: { name: string; at: Date }[];
	/** Whether the reader has marked it as read. */
	readByMe: boolean;
};

/** @param order `unread` puts what nobody has read first */
export function notesOf(
	ratings: readonly Rating[],
	{
		reader,
		emner,
		order
	}: { reader: string; emner: readonly { id: string; text: string }[]; order: 'unread' | 'newest' }
): Note[] {
	const notes = ratings
		.filter(({ rater, note, skridt }) => rater.kind === 'borger' && (note !== null || skridt !== null))
		.map(({ id, madeAt, emneId, note, skridt, readBy }) => ({
			maalingId: id,
			at: madeAt,
			emne: emner.find((emne) => emne.id === emneId)?.text ?? null,
			note,
			skridt,
			readBy: readBy.map(({ name, at }) => ({ name, at })),
			readByMe: readBy.some(({ accountId }) => accountId === reader)
		}));
	const unread = (note: Note) => (order === 'unread' && note.readBy.length === 0 ? 0 : 1);
	return notes.sort((a, b) => unread(a) - unread(b) || b.at.getTime() - a.at.getTime());
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
	typedBy: string | null;
};

/** The ratings of one question, one row each, newest first. */
export const historyRows = (ratings: readonly Rating[], reader: string, rulers: Rulers): HistoryRow[] =>
	[...ratings]
		.sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime() || byRater(a, b))
		.map((rating) => ({
			id: rating.id,
			at: rating.madeAt,
			who: rating.rater.name,
			own: rating.rater.accountId === reader,
			text: sayRating(rating, rulers.all),
			old: linealOf(rating, rulers.all) !== rulers.active,
			steps: stepsBetween(ratingBefore(rating, ratings), rating, rulers.all),
			typedBy: rating.typedBy
		}));

/** Professionals who have left the team and whose ratings the reader can open: the history is the only place for them. */
export const openableNames = (ratings: readonly Rating[], team: ReadonlySet<string>): string[] => [
	...new Set(
		ratings
			.filter(({ openable, rater }) => openable && rater.kind !== 'borger' && !team.has(rater.accountId))
			.map(({ rater }) => rater.name)
	)
];

type Cell = { id: string; text: string | null; old: boolean; typedBy: string | null };
export type WeekTable = {
	raters: { accountId: string; name: string; own: boolean }[];
	weeks: { monday: string; cells: Cell[][] }[];
};

/** The ratings of one question, weeks by raters, newest first. */
export function weekTable(ratings: readonly Rating[], reader: string, rulers: Rulers): WeekTable {
	const raters = ratersOf(ratings).map(({ accountId, name }) => ({ accountId, name, own: accountId === reader }));
	const weeks = byWeek(ratings).map(({ monday, cells }) => ({
		monday,
		cells: raters.map(({ accountId }) =>
			(cells.get(accountId) ?? []).map((rating) => ({
				id: rating.id,
				text: sayRating(rating, rulers.all),
				old: linealOf(rating, rulers.all) !== rulers.active,
				typedBy: rating.typedBy
			}))
		)
	}));
	return { raters, weeks };
}

export type Series = { label: string; shape: Shape; points: { x: number; y: number; word: string }[] };

/** One line per rater, never one for several; only points of the ruler in use that the reader may see, oldest first. */
export function seriesOf(ratings: readonly Rating[], reader: string, rulers: Rulers, you: string): Series[] {
	return ratersOf(ratings).flatMap(({ accountId, name, kind }) => {
		const points = ratings
			.filter((rating) => rating.rater.accountId === accountId && linealOf(rating, rulers.all) === rulers.active)
			.flatMap(({ answer, madeAt }) =>
				answer?.kind === 'point'
					? [{ x: madeAt.getTime(), y: answer.value, word: sayAnswer(rulers.active, answer) }]
					: []
			)
			.sort((a, b) => a.x - b.x);
		return points.length ? [{ label: accountId === reader ? you : name, shape: shapes[kind], points }] : [];
	});
}
