import { error, json } from '@sveltejs/kit';
import { isSealed } from '$lib/offline/envelope';
import { requireApiActor } from '$lib/server/auth/actor';
import { whoOf } from '$lib/server/auth/cookie';
import { withActor } from '$lib/server/db/with-actor';
import { notTaken, type ApiAnswer } from '$lib/server/offline/answer';
import { openItem } from '$lib/server/offline/open';
import { notePhone } from '$lib/server/offline/phone';
import { acknowledged, malformed, readSealedAnswer, refusedWith } from '$lib/server/trivsel/api';
import { giveAnswer, orOvertaken } from '$lib/server/trivsel/commands';
import { readJsonBody } from '$lib/server/trivsel/request';
import { readJson } from '$lib/trivsel/form';
import type { RequestEvent, RequestHandler } from './$types';

/** Takes one answer on the ruler as JSON, open or sealed. Sent again, it is acknowledged again and stored once. */
export const POST: RequestHandler = async (event) => {
	const { status, body } = await take(event);
	return json(body, { status });
};

async function take({ locals, request }: Pick<RequestEvent, 'locals' | 'request'>): Promise<ApiAnswer> {
	const { actor, signedIn } = requireApiActor(locals, 'borger');
	const { borgerId, accountId } = signedIn;
	if (!borgerId) error(404, 'Siden findes ikke');
	const body = await readJsonBody(request);
	if (!body.ok) return refusedWith(body.reason);
	const opened = isSealed(body.value) ? await openItem(body.value, whoOf(accountId)) : null;
	if (opened && !opened.ok) return notTaken(opened.refusal, body.value);
	const sent = opened ? readSealedAnswer(opened.value) : readJson(body.value);
	if (!sent.ok) return malformed(sent, body.value);
	const { id } = sent.value;
	const given = await withActor(actor, async (tx) => {
		const answer = await giveAnswer(tx, borgerId, sent.value, locals.now);
		const seq = opened?.value.envelope.seq;
		await notePhone(tx, request.headers, answer.ok && seq ? { seq, kind: 'answer', id } : null);
		return answer;
	}).catch(orOvertaken);
	return given.ok ? acknowledged(given.value) : refusedWith(given.reason, body.value);
}
