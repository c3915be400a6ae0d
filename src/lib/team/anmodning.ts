/**
 * What a borger asks of who holds the threads: another time for a meeting (`move`), somebody more (`propose`), somebody less
 * (`object`). Rules over a form; the words are the borger's own.
 */
import { readNeeded, typedIn } from '../core/form';
import { isId, orNull, readText } from '../core/text';
import { isActive, type Holder, type Membership } from './membership';

export const anmodningTypes = ['move', 'propose', 'object'] as const;
export type AnmodningType = (typeof anmodningTypes)[number];
export type AnmodningAnswer = 'yes' | 'no';

/** One of them, as the borger and who holds the threads read it. */
export type Anmodning = {
	id: string;
	type: AnmodningType;
	/** Null: it is about the team. */
	moedeId: string | null;
	/** `object`: whom it is about. */
	accountId: string | null;
	about: string | null;
	/** `propose`: who the borger would like. */
	name: string | null;
	words: string;
	/** `move`: what would suit. */
	times: string | null;
	createdAt: Date;
	withdrawnAt: Date | null;
	answer: AnmodningAnswer | null;
	answerWords: string | null;
	answeredBy: string | null;
	answeredAt: Date | null;
};

/** Whether somebody still has to answer it. */
export const isOpen = ({ withdrawnAt, answer }: Pick<Anmodning, 'withdrawnAt' | 'answer'>) =>
	withdrawnAt === null && answer === null;

/** The longest words of a request or of its answer, in characters. */
export const longestWords = 1000;
/** The longest name of somebody, in characters. */
export const longestName = 100;

/** The form by which a borger asks, as it was typed. `id` is born with the form: the same one again is the same request. */
export type AnmodningTyped = {
	id: string;
	/** `object`: the account. */
	hvem: string;
	/** `propose`: who. */
	navn: string;
	ord: string;
	/** `move`: what would suit. */
	tider: string;
};
export type AnmodningField = Exclude<keyof AnmodningTyped, 'id'>;
/** @param posted a form with the fields `id`, `hvem`, `navn`, `ord`, `tider`, each as far as its type needs it */
export const anmodningTypedOf = (posted: FormData): AnmodningTyped => ({
	id: typedIn(posted, 'id'),
	hvem: typedIn(posted, 'hvem'),
	navn: typedIn(posted, 'navn'),
	ord: typedIn(posted, 'ord'),
	tider: typedIn(posted, 'tider')
});

/** Somebody a borger may object to. `reads`: who holds the threads today, and would read it themselves. */
export type Objectable = { accountId: string; name: string; reads: boolean };

/**
 * Whom of a team a borger may object to, each once, by name.
 * @param today `YYYY-MM-DD`
 */
export function objectableOf(
	members: readonly (Membership & { accountId: string; name: string })[],
	today: string
): Objectable[] {
	const reads = new Set(
		members
			.filter((member) => member.function !== 'fagperson' && isActive(member, today))
			.map(({ accountId }) => accountId)
	);
	const people = new Map(
		members.map(({ accountId, name }) => [accountId, { accountId, name, reads: reads.has(accountId) }])
	);
	return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'da'));
}

/** What is stored. */
export type AnmodningMade = { accountId: string | null; name: string | null; words: string; times: string | null };
type Problems<Field extends string> = Partial<Record<Field | 'form', string>>;
type Read<T, Field extends string> = { ok: true; value: T } | { ok: false; problems: Problems<Field> };

/**
 * @param people whom the borger may object to; only asked for `object`
 * @returns problems by field. `ord`: `missing`, `forbidden`, `too_long`. `tider`: the same without `missing`. `navn`: all three.
 *   `hvem`: `missing`, `unknown` (not on the team any more), `reads` (they hold the threads, so they would read it themselves:
 *   the borger is told whom to ring). `form`: `unknown` when the id is none
 */
export function readAnmodning(
	typed: AnmodningTyped,
	{ type, people }: { type: AnmodningType; people: readonly Objectable[] }
): Read<AnmodningMade, AnmodningField> {
	const problems: Problems<AnmodningField> = {};
	if (!isId(typed.id)) problems.form = 'unknown';
	const words = readNeeded(typed.ord, longestWords);
	if (!words.ok) problems.ord = words.reason;
	const name = type === 'propose' ? readNeeded(typed.navn, longestName) : null;
	if (name && !name.ok) problems.navn = name.reason;
	const times = readText(type === 'move' ? typed.tider.trim() : '', longestWords);
	if (!times.ok) problems.tider = times.reason;
	const whom = type === 'object' ? whomOf(typed.hvem, people) : null;
	if (whom && !whom.ok) problems.hvem = whom.reason;
	if (!words.ok || !times.ok || name?.ok === false || whom?.ok === false || problems.form)
		return { ok: false, problems };
	return {
		ok: true,
		value: {
			accountId: whom?.value ?? null,
			name: name?.value ?? null,
			words: words.value,
			times: orNull(times.value)
		}
	};
}

function whomOf(typed: string, people: readonly Objectable[]) {
	if (typed === '') return { ok: false, reason: 'missing' } as const;
	const person = people.find(({ accountId }) => accountId === typed.toLowerCase());
	if (!person) return { ok: false, reason: 'unknown' } as const;
	return person.reads ? ({ ok: false, reason: 'reads' } as const) : ({ ok: true, value: person.accountId } as const);
}

/** The form by which it is answered, as it was typed. */
export type AnswerTyped = { anmodning: string; svar: string; ord: string };
export type AnswerField = keyof AnswerTyped;
/** @param posted a form with the fields `anmodning` (its id), `svar` (`ja` or `nej`), `ord` */
export const answerTypedOf = (posted: FormData): AnswerTyped => ({
	anmodning: typedIn(posted, 'anmodning'),
	svar: typedIn(posted, 'svar'),
	ord: typedIn(posted, 'ord')
});

/** The id of a field on a page with several of these forms. */
export const answerFieldId = (field: AnswerField, anmodningId: string) => `${field}-${anmodningId}`;

/** @returns problems by field. `svar`: `missing`. `ord`: `missing` (the borger is told why), `forbidden`, `too_long` */
export function readAnswer(typed: AnswerTyped): Read<{ answer: AnmodningAnswer; words: string }, AnswerField> {
	const problems: Problems<AnswerField> = {};
	const answer = typed.svar === 'ja' ? 'yes' : typed.svar === 'nej' ? 'no' : null;
	if (answer === null) problems.svar = 'missing';
	const words = readNeeded(typed.ord, longestWords);
	if (!words.ok) problems.ord = words.reason;
	if (answer === null || !words.ok) return { ok: false, problems };
	return { ok: true, value: { answer, words: words.value } };
}

/**
 * Who reads what the borger asks today, by name: who holds the threads, and the deputy of today.
 * @param today `YYYY-MM-DD`
 */
export const whoIsAsked = (
	holders: readonly Pick<Holder, 'function' | 'fromOn' | 'toOn' | 'name'>[],
	today: string
) => [
	...new Set(
		holders
			.filter((holder) => holder.function !== 'fagperson' && isActive(holder, today))
			.sort((a, b) => (a.function === b.function ? 0 : a.function === 'tovholder' ? -1 : 1))
			.map(({ name }) => name)
	)
];
