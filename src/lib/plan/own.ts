/** What the borger says in the plan in their own words: wishes, points on the board, and what they think of a version. */
import { readNeeded, typedIn, type TextProblem } from '../core/form';
import { ok, refused, type Result } from '../core/result';
import { isId, orNull, readText } from '../core/text';
import { topics, type Topic } from '../access/policy';
import type { TavleItem } from './draft';
import type { AftaleInPlan, Maal } from './plan';

/** `story`: what the borger does not want to tell once more (M38). */
export type WishType = 'dream' | 'job' | 'wish' | 'story';
/** A wish that stands. There is one dream, one wish for job or education and one story; of other wishes there are many. */
export type OwnWish = { id: string; type: WishType; text: string; topics: readonly Topic[] };
/** A wish as it was sent: `id` is the one it was opened from, null for a new one. */
export type SentWish = Omit<OwnWish, 'id'> & { id: string | null };

export type TavleColumn = TavleItem['column'];
export type SentPoint = { column: TavleColumn; text: string; topics: Topic[] };

export type Stance = 'agree' | 'disagree' | 'talk';
/** What is said to a version; `version` is the one that was on the screen. */
export type SentStatement = { version: number; stance: Stance; words: string | null };

/** A form of the borger's that comes back: which one (also the id of its field), what was typed, and why. */
export type RefusedOwn = {
	form: string;
	error: string;
	/** At which field; the text unless told otherwise. */
	field: 'tekst' | 'holdning';
	text: string;
	topics: readonly string[];
	stance: string | null;
	/** The wish that stands now, when another window has written one: sent again, the form is about that. */
	now: string | null;
};

/** The longest texts, in characters. */
export const longest = { wish: 1_000, story: 4_000, point: 1_000, words: 4_000 };
/** The longest text of a wish. */
export const longestWish = (type: WishType) => (type === 'story' ? longest.story : longest.wish);
/** At most so many other wishes, and so many own points on the board, stand at a time. */
export const most = 50;

const wishTypes: readonly WishType[] = ['dream', 'job', 'wish', 'story'];
const columns: readonly TavleColumn[] = ['fungerer', 'bekymrer', 'droemme'];
const stances: readonly Stance[] = ['agree', 'disagree', 'talk'];

/** The topics that were ticked, each once and in one order; null when one of them is no topic. */
export function topicsOf(posted: FormData): Topic[] | null {
	const ticked = posted.getAll('foelsomt');
	if (!ticked.every((each) => topics.some((topic) => topic === each))) return null;
	return topics.filter((topic) => ticked.includes(topic));
}

/** Reads the form of a wish: `oenske` (the id it was opened from, or nothing), `slags`, `tekst`, `foelsomt`. */
export function readWish(posted: FormData): Result<SentWish, TextProblem | 'malformed'> {
	const type = wishTypes.find((each) => each === posted.get('slags'));
	const id = typedIn(posted, 'oenske');
	const marked = topicsOf(posted);
	if (!type || !marked || (id !== '' && !isId(id))) return refused('malformed');
	const text = readNeeded(typedIn(posted, 'tekst'), longestWish(type));
	return text.ok ? ok({ id: id === '' ? null : id.toLowerCase(), type, text: text.value, topics: marked }) : text;
}

/** Reads the form of a point on the board: `kolonne`, `tekst`, `foelsomt`. */
export function readPoint(posted: FormData): Result<SentPoint, TextProblem | 'malformed'> {
	const column = columns.find((each) => each === posted.get('kolonne'));
	const marked = topicsOf(posted);
	if (!column || !marked) return refused('malformed');
	const text = readNeeded(typedIn(posted, 'tekst'), longest.point);
	return text.ok ? ok({ column, text: text.value, topics: marked }) : text;
}

/** Reads the form of a statement: `udgave`, `holdning`, `tekst`. The words may be left out. */
export function readStatement(
	posted: FormData
): Result<SentStatement, 'stance' | Exclude<TextProblem, 'missing'> | 'malformed'> {
	const version = typedIn(posted, 'udgave');
	if (!/^[1-9]\d{0,5}$/.test(version)) return refused('malformed');
	const stance = stances.find((each) => each === posted.get('holdning'));
	if (!stance) return refused('stance');
	const words = readText(typedIn(posted, 'tekst'), longest.words);
	return words.ok ? ok({ version: Number(version), stance, words: orNull(words.value.trim()) }) : words;
}

const sameTopics = (a: readonly string[], b: readonly string[]) =>
	a.length === b.length && a.every((topic) => b.includes(topic));

/**
 * What saving a wish comes to. The same wish again (a second press, a form sent anew) changes nothing; an edit ends what it
 * was opened from and writes a new row; a dream that has become another one meanwhile, in another window, is not overwritten.
 * @param open all wishes that stand
 * @returns which to end and whether to write; `elsewhere` with what stands now; `too_many`
 */
export function decideWish(
	sent: SentWish,
	open: readonly OwnWish[]
): Result<{ ends: string[]; write: boolean }, 'too_many'> | { ok: false; reason: 'elsewhere'; now: OwnWish } {
	const alike = open.filter((each) => each.type === sent.type);
	const edited = alike.find((each) => each.id === sent.id);
	const twin = alike.find((each) => each.text === sent.text);
	if (twin && sameTopics(twin.topics, sent.topics))
		return ok({ ends: edited && edited !== twin ? [edited.id] : [], write: false });
	const ends = [...new Set([edited, twin].flatMap((each) => each?.id ?? []))];
	const [only] = alike;
	if (sent.type !== 'wish' && only && ends.length === 0) return { ok: false, reason: 'elsewhere', now: only };
	if (ends.length === 0 && alike.length >= most) return refused('too_many');
	return ok({ ends, write: true });
}

/** Whether the same point stands already, by the same author. */
export const isSamePoint = (point: SentPoint, other: SentPoint) =>
	point.column === other.column && point.text === other.text && sameTopics(point.topics, other.topics);

/** Whether the borger has just said this: a second press adds nothing. */
export const isSameStatement = (
	sent: SentStatement,
	latest: { version: number; stance: Stance; words: string | null } | null
) => latest?.version === sent.version && latest.stance === sent.stance && latest.words === sent.words;

/**
 * The columns in the municipality's order: what works first (LØFT, M15), unless it has chosen what worries.
 * @param first the setting `tavle_foerst`
 */
export const tavleOrder = (first: string | undefined): TavleColumn[] =>
	first === 'bekymrer' ? ['bekymrer', 'fungerer', 'droemme'] : [...columns];

/** The name of a wish's form: of the dream and the wish for a job there is one each. */
export const wishForm = (type: WishType, id: string | null) => `oenske-${type === 'wish' ? (id ?? 'ny') : type}`;
/** The name of the form of a column. */
export const pointForm = (column: string) => `punkt-${column}`;
/** The name of the form of a statement. */
export const statementForm = 'udtalelse';

/** The own words by kind. */
export function ownWords(wishes: readonly OwnWish[]) {
	const only = (type: WishType) => wishes.find((wish) => wish.type === type) ?? null;
	return {
		dream: only('dream'),
		job: only('job'),
		story: only('story'),
		wishes: wishes.filter((wish) => wish.type === 'wish')
	};
}

/**
 * Adds to the rows of a version what only the borger's own page knows: what began on the board, and which aftaler the borger
 * noted as done themself.
 * @param noted the item ids of those
 */
export function markOwn<R extends { maal: readonly Maal[]; aftaler: readonly AftaleInPlan[] }>(
	rows: R,
	{ tavle, noted }: { tavle: readonly Pick<TavleItem, 'text' | 'became'>[]; noted: readonly string[] }
): R {
	const began = new Map(tavle.flatMap(({ text, became }) => (became ? [[became.itemId, text] as const] : [])));
	const from = (itemId: string) => began.get(itemId) ?? null;
	return {
		...rows,
		maal: rows.maal.map((each) => ({ ...each, fromTavle: from(each.itemId) })),
		aftaler: rows.aftaler.map((each) => ({
			...each,
			fromTavle: from(each.itemId),
			notedByReader: noted.includes(each.itemId)
		}))
	};
}
