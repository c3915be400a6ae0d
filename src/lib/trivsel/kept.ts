/** One answer on the ruler as it lies on the phone until the server has it: the same words as its form, in JSON. */
import { isId, readText } from '../core/text';
import { typedIn } from '../core/form';
import { svar } from '../i18n/da/lineal';
import type { ReadKeepable } from '../offline/keep';
import { longestText } from './answer';
import { answerFromField, sayAnswer, type Lineal } from './lineal';

/**
 * @param posted the borger's form
 * @param lineal the ruler that it was answered on
 * @param made when and where, by the phone
 * @returns the body to be sealed, version 1 of the contract without `now`, and what it says in words
 */
export function keptAnswer(posted: FormData, lineal: Lineal, made: { madeAt: string; tz: string }): ReadKeepable {
	const [id, emne] = [typedIn(posted, 'id').toLowerCase(), typedIn(posted, 'emne')];
	const answer = answerFromField(lineal, typedIn(posted, 'trin'));
	if (!answer) return { ok: false, problem: svar.problems.trin.missing };
	const note = readText(typedIn(posted, 'note'), longestText);
	const skridt = readText(typedIn(posted, 'skridt'), longestText);
	for (const text of [note, skridt]) if (!text.ok) return { ok: false, problem: svar.problems.text[text.reason] };
	if (!isId(id) || !note.ok || !skridt.ok) return { ok: false, problem: svar.problems.form };
	const words = { ...(note.value && { note: note.value }), ...(skridt.value && { skridt: skridt.value }) };
	const body = {
		id,
		v: 1,
		lineal: lineal.key,
		linealVersion: Number(typedIn(posted, 'linealVersion')),
		emne,
		svar: { point: 'trin', dont_know: 'ved-ikke', decline: 'vil-ikke-svare' }[answer.kind],
		trin: answer.kind === 'point' ? answer.value : null,
		...words,
		...made
	};
	return {
		ok: true,
		value: {
			id,
			kind: 'answer',
			body,
			said: [sayAnswer(lineal, answer), note.value, skridt.value].filter(Boolean).join('\n')
		}
	};
}
