import { randomUUID } from 'node:crypto';
import { typedIn } from '../../core/form';
import { isId } from '../../core/text';
import type { Result } from '../../core/result';
import type { AnswerRefusal, SentAnswer } from '../../trivsel/answer';
import { readForm, type FormWay } from '../../trivsel/form';
import { samletPlace, sayProblems, sayRefusal, typedPlace, type RefusedForm } from '../../trivsel/form-problems';
import type { Receipt } from './commands';

export type TakenForm =
	| { kind: 'given'; receipt: Receipt; emneId: string | null; samlet: boolean }
	| { kind: 'not_found' }
	/** Comes back with what was typed; `status` is the answer's. */
	| { kind: 'refused'; status: 400 | 409; form: RefusedForm };

/**
 * Takes one posted ruler form.
 * @param give stores an answer that can be read, as its actor
 * @param way the borger's own, a professional's rating, or an answer typed for the borger
 */
export async function takeForm(
	posted: FormData,
	give: (sent: SentAnswer) => Promise<Result<Receipt, AnswerRefusal | 'conflict'>>,
	way: FormWay = 'own'
): Promise<TakenForm> {
	const read = readForm(posted.entries(), way);
	const typed = formOf(posted, way);
	if (!read.ok) return { kind: 'refused', status: 400, form: { ...typed, errors: sayProblems(read.problems) } };
	const given = await give(read.value);
	if (given.ok) return { kind: 'given', receipt: given.value, emneId: read.value.emneId, samlet: read.value.samlet };
	if (given.reason === 'borger_unknown' || given.reason === 'emne_unknown') return { kind: 'not_found' };
	const errors = sayRefusal(given.reason);
	// The first answer stands. Sent again, this one is another answer, and gets an id of its own.
	if (given.reason === 'conflict')
		return { kind: 'refused', status: 409, form: { ...typed, formId: randomUUID(), errors } };
	return { kind: 'refused', status: 400, form: { ...typed, errors } };
}

/** What was typed, to be shown again. A form whose id cannot be read goes on with the page's new one. */
function formOf(posted: FormData, way: FormWay): Omit<RefusedForm, 'errors'> {
	const text = (name: string) => typedIn(posted, name);
	const id = text('id');
	const ownPlace = way === 'rating' && posted.has('samlet') ? samletPlace : text('emne');
	return {
		place: way === 'typed' ? typedPlace : ownPlace,
		emne: text('emne'),
		formId: isId(id) ? id : null,
		trin: text('trin') || null,
		note: text('note'),
		skridt: text('skridt'),
		hvordan: text('hvordan') || null
	};
}
