/** Messages as they lie on the phone until the server has them: the same words as their forms, in JSON. */
import { besked, beskeder } from '../i18n/da/beskeder';
import { isId } from '../core/text';
import type { ReadKeepable } from '../offline/keep';
import { beskedTypedOf, newTypedOf, readBesked, readNew } from './form';

const { problems } = besked;

/**
 * @param posted the form below a conversation
 * @param samtale the conversation's id
 */
export function keptBesked(posted: FormData, samtale: string): ReadKeepable {
	const { id, tekst } = beskedTypedOf(posted);
	const text = readBesked(tekst);
	if (!text.ok) return { ok: false, problem: problems.tekst[text.reason] };
	if (!isId(id)) return { ok: false, problem: problems.form.malformed };
	const body = { id, v: 1, kind: 'besked', samtale, text: text.value };
	return { ok: true, value: { id, kind: 'besked', body, said: text.value } };
}

/**
 * @param posted the form of a new conversation
 * @param known the accounts that may be chosen
 */
export function keptSamtale(posted: FormData, known: readonly string[]): ReadKeepable {
	const read = readNew(newTypedOf(posted), { known, least: 1 });
	if (!read.ok) return { ok: false, problem: sentenceOf(read.problems) };
	const { id } = newTypedOf(posted);
	const { readers, subject, text } = read.value;
	const body = { id, v: 1, kind: 'samtale', samtale: id, readers, subject, text };
	return { ok: true, value: { id, kind: 'samtale', body, said: `${subject}\n${text}` } };
}

/** The first problem, as its sentence. */
function sentenceOf(wrong: Partial<Record<string, string>>): string {
	const words: Record<string, Record<string, string>> = { hvem: beskeder.who.problems, ...problems };
	const [field = 'form', problem = 'malformed'] = Object.entries(wrong)[0] ?? [];
	return words[field]?.[problem] ?? problems.form.malformed;
}
