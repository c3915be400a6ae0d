import { randomUUID } from 'node:crypto';
import type { Lineal } from '../../trivsel/lineal';
import type { PageQuery } from '../../trivsel/form';
import { questionsOf, type Emne, type Rating } from '../../trivsel/rating';
import {
	borgerQuestion,
	historyRows,
	notesOf,
	receiptOf,
	seriesOf,
	staffQuestion,
	weekTable,
	type Rulers
} from '../../trivsel/view';
import { recordLook, type Shown } from '../accesslog/commands';
import type { Tx } from '../db/with-actor';
import { findBorgerFrame, findOwnFrame, findRatings, findUnreadBefore, type Linealer } from './queries';

type Person = { id: string; name: string };
type Asked = { query: PageQuery; now: Date };

/** How the reader is named among the raters. */
const you = 'Dig';

/** The same day so many years before. */
function yearsBefore(now: Date, years: number): Date {
	const day = new Date(now);
	day.setUTCFullYear(now.getUTCFullYear() - years);
	return day;
}

const period = (now: Date, side: number) => ({
	after: yearsBefore(now, side),
	until: side > 1 ? yearsBefore(now, side - 1) : null
});

/** Ratings of the last year (they tell what is current), and those of the year that the history shows. */
async function findYears(
	tx: Tx,
	borger: Person,
	{ query, now }: Asked
): Promise<{ current: Rating[]; shown: Rating[] }> {
	const [current, older] = await Promise.all([
		findRatings(tx, borger, period(now, 1)),
		query.side > 1 ? findRatings(tx, borger, period(now, query.side)) : null
	]);
	return { current, shown: older ?? current };
}

/** The ruler in use, or the newest; a municipality without any cannot ask. */
const rulersOf = ({ all, active }: Linealer): (Rulers & { active: Lineal }) | null =>
	active
		? { all, active: all.find((lineal) => lineal.key === active.key && lineal.version === active.version) ?? active }
		: null;

/** What the history is about: the question that was chosen, where it is one of this borger's. */
const chosenEmne = (emner: readonly Emne[], query: PageQuery) => emner.find(({ id }) => id === query.emne) ?? null;

/** The questions one can look back on: those asked now, and those that were. */
const historyQuestions = (emner: readonly Emne[]) => emner.map(({ id, text }) => ({ key: id, text }));

export type OwnPage = NonNullable<Awaited<ReturnType<typeof getOwnPage>>>;

/**
 * The borger's own page. Two statements, three when an older year is asked for.
 * @returns null when the municipality has no ruler in use
 */
export async function getOwnPage(tx: Tx, { borger, accountId }: { borger: Person; accountId: string }, asked: Asked) {
	const [frame, { current, shown }] = await Promise.all([findOwnFrame(tx, borger.id), findYears(tx, borger, asked)]);
	const rulers = rulersOf(frame.linealer);
	if (!rulers) return null;
	const { emner, team } = frame;
	const emne = chosenEmne(emner, asked.query);
	const ratings = shown.filter(({ emneId }) => emneId === (emne?.id ?? null));
	return {
		lineal: rulers.active,
		questions: questionsOf(emner, current, accountId, asked.now).map((question) =>
			borgerQuestion(question, { team, rulers, you, newId: randomUUID })
		),
		receipt: receiptOf(asked.query.sent, current, { reader: accountId, emner, rulers }),
		notes: notesOf(current, { reader: accountId, emner, order: 'newest' }),
		history: {
			questions: historyQuestions(emner),
			emne: emne && { key: emne.id, text: emne.text },
			side: asked.query.side,
			older: frame.firstAt !== null && frame.firstAt <= yearsBefore(asked.now, asked.query.side),
			rows: historyRows(ratings, accountId, rulers),
			series: seriesOf(ratings, accountId, rulers, you)
		}
	};
}

export type StaffPage = NonNullable<Awaited<ReturnType<typeof showBorgerPage>>>;

/**
 * A borger's answers and the professionals' ratings, as one professional may see them; recorded in the same transaction. Four
 * statements, five when an older year is asked for.
 * @returns null when that borger does not exist for the reader
 */
export async function showBorgerPage(
	tx: Tx,
	{ borgerId, accountId, page, requestId }: { borgerId: string; accountId: string; page: string; requestId: string },
	asked: Asked
) {
	// The name stands in the frame, which travels with the ratings: until then the borger is only "borger".
	const nameless = { id: borgerId, name: '' };
	const [frame, { current, shown }, unreadBefore] = await Promise.all([
		findBorgerFrame(tx, borgerId),
		findYears(tx, nameless, asked),
		findUnreadBefore(tx, nameless, yearsBefore(asked.now, 1))
	]);
	if (!frame) return null;
	const { borger, emner, readsTrivsel } = frame;
	const named = (ratings: Rating[]) =>
		ratings.map((rating) =>
			rating.rater.kind === 'borger' ? { ...rating, rater: { ...rating.rater, name: borger.name } } : rating
		);
	const [now, year, unread] = [named(current), named(shown), named(unreadBefore)];
	const rulers = rulersOf(frame.linealer);
	const emne = chosenEmne(emner, asked.query);
	const ratings = year.filter(({ emneId }) => emneId === (emne?.id ?? null));
	const notes = notesOf([...now, ...unread], { reader: accountId, emner, order: 'unread' });
	await recordLook(tx, {
		kind: 'page',
		page,
		purpose: 'Følger op på, hvordan det går',
		requestId,
		shown: shownOn(borger.id, { ratings: now.length + year.length > 0, notes: notes.length > 0 })
	});
	const own = now.find((rating) => rating.clientId === asked.query.sent && rating.rater.accountId === accountId);
	return {
		borger,
		function: frame.function,
		readsTrivsel,
		lineal: rulers?.active ?? null,
		questions: rulers
			? questionsOf(emner, now, accountId, asked.now).map((question) =>
					staffQuestion(question, accountId, { rulers, you, newId: randomUUID })
				)
			: [],
		savedAt: own?.receivedAt ?? null,
		notes,
		history: rulers && {
			questions: historyQuestions(emner),
			emne: emne && { key: emne.id, text: emne.text },
			side: asked.query.side,
			older: frame.firstAt !== null && frame.firstAt <= yearsBefore(asked.now, asked.query.side),
			...weekTable(ratings, accountId, rulers),
			series: seriesOf(ratings, accountId, rulers, you)
		}
	};
}

/** One narrow row for each kind of thing shown; the name alone is "borger". */
function shownOn(borgerId: string, { ratings, notes }: { ratings: boolean; notes: boolean }): Shown[] {
	const shown: Shown[] = [];
	if (ratings) shown.push({ borgerId, itemKind: 'trivselsmaaling' });
	if (notes) shown.push({ borgerId, itemKind: 'trivselsnote' });
	return shown.length ? shown : [{ borgerId, itemKind: 'borger' }];
}
