import { apiProblems } from '../../i18n/da/lineal';
import { isId } from '../../core/text';
import type { AnswerRefusal } from '../../trivsel/answer';
import type { FieldProblems, ReadAnswer } from '../../trivsel/form';
import type { Receipt } from './commands';

export type ApiAnswer = { status: number; body: Record<string, unknown> };

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
export const acknowledged = ({ id, epoch, receivedAt, first }: Receipt): ApiAnswer => ({
	status: first ? 201 : 200,
	body: { id, epoch, receivedAt }
});

/**
 * What a phone is answered whose item is not taken: one field and one sentence.
 * @param sent what was read of the request; its id is repeated, so that the phone knows which item is meant
 */
export function refusedWith(reason: Refusal, sent: unknown = null): ApiAnswer {
	const { status, field } = refusals[reason];
	return { status, body: { ...idOf(sent), error: { field, message: apiProblems[reason] } } };
}

/** The same for what cannot be read: the first field with a problem. */
export function malformed({ problems }: Extract<ReadAnswer, { ok: false }>, sent: unknown): ApiAnswer {
	const [field, problem] = (Object.entries(problems) as [keyof FieldProblems, keyof typeof apiProblems][])[0] ?? [
		'form',
		'malformed'
	];
	return { status: 400, body: { ...idOf(sent), error: { field, message: apiProblems[problem] } } };
}

function idOf(sent: unknown): { id?: string } {
	const id = typeof sent === 'object' && sent !== null && 'id' in sent ? sent.id : null;
	return typeof id === 'string' && isId(id) ? { id: id.toLowerCase() } : {};
}
