import { error, json } from '@sveltejs/kit';
import { readSealedBesked } from '$lib/besked/sealed';
import { dayOf } from '$lib/core/dates';
import { requireApiActor } from '$lib/server/auth/actor';
import { whoOf } from '$lib/server/auth/cookie';
import { beskedRefused, takeOwnItem } from '$lib/server/besked/sealed';
import { withActor } from '$lib/server/db/with-actor';
import { notTaken, received, type ApiAnswer } from '$lib/server/offline/answer';
import { openItem } from '$lib/server/offline/open';
import { notePhone } from '$lib/server/offline/phone';
import { refusedWith } from '$lib/server/trivsel/api';
import { readJsonBody } from '$lib/server/trivsel/request';
import type { RequestEvent, RequestHandler } from './$types';

/** Takes a message that has waited on a phone, sealed. Sent again, it is acknowledged again and stored once. */
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
	const opened = await openItem(body.value, whoOf(accountId));
	if (!opened.ok) return notTaken(opened.refusal, body.value);
	const { envelope, inside } = opened.value;
	const item = readSealedBesked(inside, envelope.id);
	if (!item) return beskedRefused('malformed', body.value);
	const asked = { borgerId, today: dayOf(locals.now), days: locals.municipality.answerDays };
	const taken = await withActor(actor, async (tx) => {
		const answer = await takeOwnItem(tx, asked, item);
		const { id, seq } = envelope;
		await notePhone(tx, request.headers, answer.ok ? { seq, kind: item.kind, id } : null);
		return answer;
	});
	return taken.ok ? received(taken.value) : beskedRefused(taken.reason, body.value);
}
