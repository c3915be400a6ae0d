/**
 * What a team asks leders of the municipality (S4): rules over the forms and over what is shown. A leder is told the text, who asks
 * and from which unit; never whom it is about.
 */
import { topics as allTopics, type Topic } from '../access/policy';
import { readNeeded, tickedIn, typedIn } from '../core/form';
import { isId } from '../core/text';
import { addWorkingDays } from '../core/working-days';
import { findNamed } from './nobody-named';

/** The longest question, and the longest answer, in characters. */
export const longestQuestion = 1000;
/** So many leders may be asked the same at once. */
export const mostLeders = 5;

/** Somebody one may ask. */
export type Leder = { accountId: string; name: string; title: string | null; enhed: string | null };

/** What one leder was asked, and what came back. */
export type LederAnswer = {
	name: string;
	/** By then, `YYYY-MM-DD`. */
	dueOn: string;
	/** Null: not answered. */
	answer: string | null;
	answeredAt: Date | null;
};

/** A question as the team reads it on the plan. */
export type TeamQuestion = {
	id: string;
	text: string;
	topics: readonly Topic[];
	askedAt: Date;
	askedBy: string | null;
	/** When the borger was given it the last time; null: not yet. */
	sharedAt: Date | null;
	/** By name. */
	leders: readonly LederAnswer[];
};

/** The same as a leder reads it. `id` is that of this leder's own copy. */
export type LederQuestion = {
	id: string;
	askedBy: string;
	team: string;
	text: string;
	askedAt: Date;
	dueOn: string;
	answer: string | null;
	answeredAt: Date | null;
};

/** The same as the borger reads it, once it is shared. */
export type SharedQuestion = {
	id: string;
	text: string;
	askedAt: Date;
	answers: readonly { text: string; at: Date }[];
};

/**
 * The day by which a leder answers.
 * @param askedOn `YYYY-MM-DD`
 * @param days working days, from 1 (the municipality's `questionDays`)
 */
export const dueOf = (askedOn: string, days: number) => addWorkingDays(askedOn, Math.max(1, Math.floor(days) || 1));

/**
 * Whether an answer is late: its day has passed without one. What came after its day is late no more.
 * @param today `YYYY-MM-DD`
 */
export const isLate = ({ answer, dueOn }: Pick<LederAnswer, 'answer' | 'dueOn'>, today: string) =>
	answer === null && dueOn < today;

/** Whether there is an answer that the borger has not been given: the first, or one that came after the rest was shared. */
export const hasUnshared = ({ leders, sharedAt }: Pick<TeamQuestion, 'leders' | 'sharedAt'>) =>
	leders.some(({ answeredAt }) => answeredAt !== null && (sharedAt === null || answeredAt > sharedAt));

/** A leder's questions: what waits, the most urgent first; then what is answered, the newest first. */
export const inOrder = (questions: readonly LederQuestion[]) => ({
	open: questions
		.filter(({ answer }) => answer === null)
		.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.askedAt.getTime() - b.askedAt.getTime()),
	answered: questions
		.filter(({ answer }) => answer !== null)
		.toSorted((a, b) => (b.answeredAt?.getTime() ?? 0) - (a.answeredAt?.getTime() ?? 0))
});

type Problems<Field extends string> = Partial<Record<Field | 'form', string>>;
type Read<T, Field extends string> = { ok: true; value: T } | { ok: false; problems: Problems<Field> };

/** The form by which a team asks, as it was typed. `id` is born with the form: the same one again is the same question. */
export type AskTyped = { id: string; leder: string[]; tekst: string; foelsomt: string[] };
export type AskField = Exclude<keyof AskTyped, 'id'>;
/** @param posted a form with the fields `id`, `leder` (account ids), `tekst`, `foelsomt` (topics) */
export const askTypedOf = (posted: FormData): AskTyped => ({
	id: typedIn(posted, 'id').toLowerCase(),
	leder: tickedIn(posted, 'leder'),
	tekst: typedIn(posted, 'tekst'),
	foelsomt: tickedIn(posted, 'foelsomt')
});

/** What is stored. */
export type AskMade = { lederIds: string[]; text: string; topics: Topic[] };

/**
 * @param leders who may be asked
 * @param borgerName whose name is not to stand in it
 * @returns problems by field. `leder`: `missing`, `unknown` (no leder any more), `too_many`. `tekst`: `missing`, `forbidden`,
 *   `too_long`, `cpr` or `name` (it says whom it is about). `form`: `unknown` when the id is none
 */
export function readAsk(
	typed: AskTyped,
	{ leders, borgerName }: { leders: readonly Leder[]; borgerName: string }
): Read<AskMade, AskField> {
	const problems: Problems<AskField> = {};
	if (!isId(typed.id)) problems.form = 'unknown';
	const lederIds = [...new Set(typed.leder.map((each) => each.toLowerCase()))].sort();
	if (lederIds.length === 0) problems.leder = 'missing';
	else if (lederIds.some((id) => !leders.some(({ accountId }) => accountId === id))) problems.leder = 'unknown';
	else if (lederIds.length > mostLeders) problems.leder = 'too_many';
	const text = readNeeded(typed.tekst, longestQuestion);
	if (!text.ok) problems.tekst = text.reason;
	const named = text.ok ? findNamed(text.value, borgerName) : null;
	if (named) problems.tekst = named;
	if (!text.ok || Object.keys(problems).length > 0) return { ok: false, problems };
	const topics = allTopics.filter((topic) => typed.foelsomt.includes(topic));
	return { ok: true, value: { lederIds, text: text.value, topics } };
}

/** The form by which a leder answers, as it was typed. */
export type AnswerTyped = { spoergsmaal: string; svar: string };
export type AnswerField = keyof AnswerTyped;
/** @param posted a form with the fields `spoergsmaal` (its id), `svar` */
export const answerTypedOf = (posted: FormData): AnswerTyped => ({
	spoergsmaal: typedIn(posted, 'spoergsmaal').toLowerCase(),
	svar: typedIn(posted, 'svar')
});

/** The id of the field on a page with several of these forms. */
export const answerFieldId = (id: string) => `svar-${id}`;

/** @returns problems by field. `spoergsmaal`: `unknown`. `svar`: `missing`, `forbidden`, `too_long`, `cpr` */
export function readAnswer(typed: AnswerTyped): Read<{ id: string; text: string }, AnswerField> {
	const problems: Problems<AnswerField> = {};
	if (!isId(typed.spoergsmaal)) problems.spoergsmaal = 'unknown';
	const text = readNeeded(typed.svar, longestQuestion);
	if (!text.ok) problems.svar = text.reason;
	else if (findNamed(text.value, '')) problems.svar = 'cpr';
	if (!text.ok || Object.keys(problems).length > 0) return { ok: false, problems };
	return { ok: true, value: { id: typed.spoergsmaal, text: text.value } };
}
