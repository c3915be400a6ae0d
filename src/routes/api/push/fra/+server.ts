import { error, json } from '@sveltejs/kit';
import { requireApiNoticed } from '$lib/server/auth/noticed';
import { withActor } from '$lib/server/db/with-actor';
import { endSubscription } from '$lib/server/notification/subscription';
import { readJsonBody } from '$lib/server/trivsel/request';
import type { RequestHandler } from './$types';

/** Takes no more pushes in a browser: `{ endpoint }`. What is off already, or another's, stays as it is: the answer is the same. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const { actor, accountId } = requireApiNoticed(locals);
	const body = await readJsonBody(request);
	const endpoint = body.ok && typeof body.value === 'object' && body.value !== null && 'endpoint' in body.value;
	const address = endpoint ? (body.value as { endpoint: unknown }).endpoint : null;
	if (typeof address !== 'string' || address.includes('\0')) error(400, 'Det kan vi ikke læse');
	await withActor(actor, (tx) => endSubscription(tx, accountId, { endpoint: address }));
	return json({ state: 'off' });
};
