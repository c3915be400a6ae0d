import { randomUUID } from 'node:crypto';
import type { SentAnswer } from '../../trivsel/answer';
import type { Lineal } from '../../trivsel/lineal';
import type { PageQuery } from '../../trivsel/form';
import { samletPlace, typedPlace } from '../../trivsel/form-problems';
import { questionsOf, readersOf, type Emne, type Rating, type TeamReader } from '../../trivsel/rating';
import { samletView } from '../../trivsel/samlet';
import {
	borgerQuestion,
	historyRows,
	openableNames,
	notesOf,
	ownRatings,
	receiptOf,
	seriesOf,
	staffQuestion,
	weekTable,
	type Rulers
} from '../../trivsel/view';
import { recordLook, type Shown } from '../accesslog/commands';
import type { Tx } from '../db/with-actor';
import { giveAnswer, openAnswers } from './commands';
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

const accountsOf = (team: readonly TeamReader[]) => new Set(team.map(({ accountId }) => accountId));

/** What the history is about: the question that was chosen, where it is one of this borger's. */
const chosenEmne = (emner: readonly Emne[], query: PageQuery) => emner.find(({ id }) => id === query.emne) ?? null;

/** The questions one can look back on: those asked now, and those that were. */
const historyQuestions = (emner: readonly Emne[]) => emner.map(({ id, text }) => ({ key: id, text }));

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
	const receipt = receiptOf(asked.query.sent, current, { reader: accountId, emner, rulers });
	return {
		lineal: rulers.active,
		questions: questionsOf(emner, current, { reader: accountId, team: accountsOf(team), now: asked.now }).map(
			(question) => borgerQuestion(question, { team, rulers, you, newId: randomUUID })
		),
		receipt,
		receiptReaders: receipt ? readersOf(team, receipt.topics) : [],
		opened: asked.query.opened,
		notes: notesOf(current, { reader: accountId, emner, order: 'newest', linealer: rulers.all }),
		history: {
			questions: historyQuestions(emner),
			emne: emne && { key: emne.id, text: emne.text },
			side: asked.query.side,
			older: frame.firstAt !== null && frame.firstAt <= yearsBefore(asked.now, asked.query.side),
			rows: historyRows(ratings, accountId, { rulers, you }),
			openable: openableNames(ratings, accountsOf(team)),
			series: seriesOf(ratings, accountId, rulers, you)
		}
	};
}

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
	const notes = notesOf([...now, ...unread], {
		reader: accountId,
		emner,
		order: 'unread',
		linealer: frame.linealer.all
	});
	await recordLook(tx, {
		kind: 'page',
		page,
		purpose: 'Følger op på, hvordan det går',
		requestId,
		shown: shownOn(borger.id, { ratings: now.length + year.length > 0, notes: notes.length > 0 })
	});
	const saved = now.find((rating) => rating.clientId === asked.query.sent && isMadeBy(rating, accountId));
	const questions = rulers
		? questionsOf(emner, now, { reader: accountId, team: accountsOf(frame.team), now: asked.now })
		: [];
	const overall = questions.find(({ key }) => key === 'samlet');
	return {
		borger,
		function: frame.function,
		readsTrivsel,
		lineal: rulers?.active ?? null,
		questions: rulers
			? questions.map((question) => staffQuestion(question, accountId, { rulers, you, newId: randomUUID }))
			: [],
		/** For whoever holds the threads. */
		samlet:
			rulers && overall && frame.function !== 'fagperson' && readsTrivsel
				? samletView(overall, { reader: accountId, team: frame.team, rulers, now: asked.now, newId: randomUUID })
				: null,
		/** Born with the form for an answer that is typed for the borger. */
		typedFormId: randomUUID(),
		saved: saved ? { id: saved.id, emne: saved.emneId ?? 'samlet', at: saved.receivedAt, place: placeOf(saved) } : null,
		hidden: asked.query.hidden,
		/** The form or question that was just used. */
		current: saved ? placeOf(saved) : asked.query.opened,
		notes,
		history: rulers && {
			questions: historyQuestions(emner),
			emne: emne && { key: emne.id, text: emne.text },
			side: asked.query.side,
			older: frame.firstAt !== null && frame.firstAt <= yearsBefore(asked.now, asked.query.side),
			...weekTable(ratings, accountId, { rulers, you }),
			/** What can have been made on the wrong person, and which of it was asked about. */
			own: ownRatings(ratings, accountId, { rulers, you }),
			wrong: asked.query.wrong,
			series: seriesOf(ratings, accountId, rulers, you)
		}
	};
}

/** Whether somebody gave or typed a rating. */
const isMadeBy = ({ rater, typed }: Rating, accountId: string) => (typed ?? rater).accountId === accountId;

/** Which form of the page a rating came from. */
function placeOf({ rater, typed, emneId }: Rating): string {
	if (typed) return typedPlace;
	return rater.kind === 'tovholder' ? samletPlace : (emneId ?? 'samlet');
}

/**
 * Stores an answer that the borger gave in a meeting, by phone or on paper. Whoever types it sees it, which is recorded.
 * @see giveAnswer
 */
export async function typeAnswer(
	tx: Tx,
	{ borgerId, page, requestId }: { borgerId: string; page: string; requestId: string },
	{ sent, receivedAt }: { sent: SentAnswer; receivedAt: Date }
): ReturnType<typeof giveAnswer> {
	const given = await giveAnswer(tx, borgerId, sent, receivedAt);
	if (given.ok && given.value.first) {
		await recordLook(tx, {
			kind: 'opening',
			page,
			purpose: 'Taster et svar, som du har givet',
			requestId,
			shown: [{ borgerId, itemKind: 'trivselsmaaling', itemId: given.value.maalingId }]
		});
	}
	return given;
}

/**
 * Opens a borger's answers to one question for the actor, and records each that is shown now.
 * @returns `own_first` when the own rating must come first, `nothing` when there is no answer for the actor to open
 */
export async function showAnswers(
	tx: Tx,
	opening: { borgerId: string; emneId: string | null; way: 'after_own' | 'seen_first'; page: string; requestId: string }
): Promise<'opened' | 'own_first' | 'nothing'> {
	const { borgerId, page, requestId } = opening;
	const opened = await openAnswers(tx, opening);
	if (!opened.ok) return opened.reason;
	await recordLook(tx, {
		kind: 'opening',
		page,
		purpose: 'Sammenligner vurdering og svar',
		requestId,
		shown: opened.value.map((itemId) => ({ borgerId, itemKind: 'trivselsmaaling', itemId }))
	});
	return 'opened';
}

/** One narrow row for each kind of thing shown; the name alone is "borger". */
function shownOn(borgerId: string, { ratings, notes }: { ratings: boolean; notes: boolean }): Shown[] {
	const shown: Shown[] = [];
	if (ratings) shown.push({ borgerId, itemKind: 'trivselsmaaling' });
	if (notes) shown.push({ borgerId, itemKind: 'trivselsnote' });
	return shown.length ? shown : [{ borgerId, itemKind: 'borger' }];
}
