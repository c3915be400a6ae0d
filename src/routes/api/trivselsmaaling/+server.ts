import { error, json } from '@sveltejs/kit';
import { requireApiActor } from '$lib/server/auth/actor';
import { withActor } from '$lib/server/db/with-actor';
import { acknowledged, malformed, refusedWith, type ApiAnswer } from '$lib/server/trivsel/api';
import { giveAnswer, orOvertaken } from '$lib/server/trivsel/commands';
import { readJsonBody } from '$lib/server/trivsel/request';
import { readJson } from '$lib/trivsel/form';
import type { RequestEvent, RequestHandler } from './$types';

/** Takes one answer on the ruler as JSON. Sent again, it is acknowledged again and stored once. */
export const POST: RequestHandler = async (event) => {
	const { status, body } = await take(event);
	return json(body, { status });
};

async function take({ locals, request }: RequestEvent): Promise<ApiAnswer> {
	const { actor, signedIn } = requireApiActor(locals, 'borger');
	const { borgerId } = signedIn;
	if (!borgerId) error(404, 'Siden findes ikke');
	const body = await readJsonBody(request);
	if (!body.ok) return refusedWith(body.reason);
	const sent = readJson(body.value);
	if (!sent.ok) return malformed(sent, body.value);
	const given = await withActor(actor, (tx) => giveAnswer(tx, borgerId, sent.value, locals.now)).catch(orOvertaken);
	return given.ok ? acknowledged(given.value) : refusedWith(given.reason, body.value);
}
