/** What the borger brings to a meeting: points of their own, people of their own, and answers. Rules over forms. */
import { readNeeded, typedIn, type TextProblem } from '../core/form';
import { ok, refused, type Result } from '../core/result';
import { isId } from '../core/text';
import { questionKeys, type OwnPerson, type QuestionKey } from './moede';

/** The longest texts, in characters. */
export const longest = { point: 200, name: 100, relation: 100, answer: 2_000 };
/** At most so many own points, and so many own people, at one meeting. */
export const most = { points: 20, guests: 10 };

/** A point as it was sent. The id is born with the form: the same one again is the same point. */
export type SentPunkt = { id: string; title: string };
/** Somebody of the borger's own: one who is known already (`networkId`), or a new name. */
export type SentGuest = {
	id: string;
	networkId: string | null;
	name: string;
	relation: string;
	bisidder: boolean;
};
export type SentAnswer = { id: string; key: QuestionKey; text: string };

/** A form that comes back: which one, a sentence at each field, and what was typed, by field. */
export type RefusedMoede = {
	form: string;
	errors: Partial<Record<string, string>>;
	typed: Readonly<Record<string, string>>;
};

/** The id of a field on the page. A form is called by what it is about; its fields follow. */
export const fieldId = (form: string, field: string) => `${form}-${field}`;
/** What the forms are called. */
export const forms = {
	punkt: 'punkt',
	/** Somebody who is known already, and somebody new. */
	egen: 'egen',
	ny: 'ny',
	flyt: 'flyt',
	indvend: (accountId: string) => `indvend-${accountId}`,
	svar: (key: string) => `svar-${key}`
};

/** One line: what was pasted with line breaks too. */
const oneLine = (typed: string) => typed.replace(/\s+/g, ' ');

/** Reads the form of a point: `id`, `punkt`. */
export function readPunkt(posted: FormData): Result<SentPunkt, TextProblem | 'malformed'> {
	const id = typedIn(posted, 'id');
	if (!isId(id)) return refused('malformed');
	const title = readNeeded(oneLine(typedIn(posted, 'punkt')), longest.point);
	return title.ok ? ok({ id: id.toLowerCase(), title: title.value }) : title;
}

export type GuestProblems = Partial<Record<'egen' | 'navn' | 'relation', TextProblem>>;

/**
 * Reads the form of a guest: `id`, `slags` (`egen` or `ny`), `egen` (the id of somebody known), `navn`, `relation`,
 * `bisidder`.
 * @returns problems by field, or `malformed` for a form that is not ours
 */
export function readGuest(
	posted: FormData
): { ok: true; value: SentGuest } | { ok: false; problems: GuestProblems } | { ok: false; problems: 'malformed' } {
	const id = typedIn(posted, 'id').toLowerCase();
	const bisidder = typedIn(posted, 'bisidder') === 'ja';
	if (!isId(id)) return { ok: false, problems: 'malformed' };
	if (typedIn(posted, 'slags') === 'egen') {
		const networkId = typedIn(posted, 'egen').toLowerCase();
		if (networkId === '') return { ok: false, problems: { egen: 'missing' } };
		if (!isId(networkId)) return { ok: false, problems: 'malformed' };
		return { ok: true, value: { id, networkId, name: '', relation: '', bisidder } };
	}
	const name = readNeeded(oneLine(typedIn(posted, 'navn')), longest.name);
	const relation = readNeeded(oneLine(typedIn(posted, 'relation')), longest.relation);
	if (name.ok && relation.ok)
		return { ok: true, value: { id, networkId: null, name: name.value, relation: relation.value, bisidder } };
	const problems: GuestProblems = {};
	if (!name.ok) problems.navn = name.reason;
	if (!relation.ok) problems.relation = relation.reason;
	return { ok: false, problems };
}

/** Reads the answer to a question: `id`, `noegle`, `svar`. */
export function readSvar(posted: FormData): Result<SentAnswer, TextProblem | 'malformed'> {
	const id = typedIn(posted, 'id');
	const key = questionKeys.find((each) => each === typedIn(posted, 'noegle'));
	if (!isId(id) || !key) return refused('malformed');
	const text = readNeeded(typedIn(posted, 'svar'), longest.answer);
	return text.ok ? ok({ id: id.toLowerCase(), key, text: text.value }) : text;
}

const sameWords = (a: string, b: string) => a.toLocaleLowerCase('da') === b.toLocaleLowerCase('da');

/** Whom of those who are known a guest is: the one who was chosen, or one of the same name and relation; null for a new one. */
export const findKnown = (sent: SentGuest, known: readonly OwnPerson[]): OwnPerson | null =>
	known.find((person) =>
		sent.networkId === null
			? sameWords(person.name, sent.name) && sameWords(person.relation, sent.relation)
			: person.id === sent.networkId
	) ?? null;
