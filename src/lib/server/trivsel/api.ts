import { apiProblems } from '../../i18n/da/lineal';
import type { AnswerRefusal } from '../../trivsel/answer';
import { readJson, type FieldProblems, type ReadAnswer } from '../../trivsel/form';
import { notTaken, received, type ApiAnswer } from '../offline/answer';
import type { OpenedItem } from '../offline/open';
import type { Receipt } from './commands';

type Refusal = AnswerRefusal | 'conflict' | 'not_json' | 'too_large' | 'body';
const refusals: Record<Refusal, { status: number; field: string }> = {
	not_json: { status: 415, field: 'body' },
	too_large: { status: 413, field: 'body' },
	body: { status: 400, field: 'body' },
	borger_unknown: { status: 404, field: 'id' },
	emne_unknown: { status: 404, field: 'emne' },
	emne_ended: { status: 400, field: 'emne' },
	lineal_unknown: { status: 400, field: 'lineal' },
	lineal_old: { status: 400, field: 'linealVersion' },
	not_a_point: { status: 400, field: 'trin' },
	samlet_early: { status: 400, field: 'samlet' },
	conflict: { status: 409, field: 'id' }
};

/** What a phone is answered that has been heard: 201 the first time, 200 after that, the id repeated. */
export const acknowledged = (receipt: Receipt): ApiAnswer => received(receipt);

/**
 * What a phone is answered whose item is not taken: one field and one sentence.
 * @param sent what was read of the request; its id is repeated, so that the phone knows which item is meant
 */
export const refusedWith = (reason: Refusal, sent: unknown = null): ApiAnswer =>
	notTaken({ ...refusals[reason], code: reason, message: apiProblems[reason] }, sent);

/** The same for what cannot be read: the first field with a problem. */
export function malformed({ problems }: Extract<ReadAnswer, { ok: false }>, sent: unknown): ApiAnswer {
	const [field, problem] = (Object.entries(problems) as [keyof FieldProblems, keyof typeof apiProblems][])[0] ?? [
		'form',
		'malformed'
	];
	return notTaken({ status: 400, field, code: problem, message: apiProblems[problem] }, sent);
}

/** The answer in a sealed item; the phone's clock at the sending stands on the envelope. */
export function readSealedAnswer({ envelope, inside }: OpenedItem): ReadAnswer {
	const read = readJson({ ...inside, now: envelope.now });
	return read.ok && read.value.id !== envelope.id ? { ok: false, problems: { id: 'malformed' } } : read;
}
