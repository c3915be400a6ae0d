import { error, json } from '@sveltejs/kit';
import { requireApiNoticed } from '$lib/server/auth/noticed';
import { withActor } from '$lib/server/db/with-actor';
import { env } from '$lib/server/env';
import { addSubscription, readSubscription } from '$lib/server/notification/subscription';
import { readJsonBody } from '$lib/server/trivsel/request';
import type { RequestHandler } from './$types';

/**
 * Takes pushes in a browser: `{ endpoint, p256dh, auth, phone? }`. The address is believed only when it is at a push service that is
 * named (D10). 201 when it is new, 200 when it was on, 409 when the browser takes them for somebody else.
 */
export const POST: RequestHandler = async ({ locals, request }) => {
	const { actor, accountId, isHidden } = requireApiNoticed(locals);
	// Who hides their traces is sent nothing, and no phone of theirs is kept.
	if (isHidden) error(403, 'Du har slået ”Skjul mine spor” til');
	const body = await readJsonBody(request);
	const sent = body.ok ? readSubscription(body.value, env().push.hosts) : body;
	if (!sent.ok) error(400, 'Det kan vi ikke læse');
	const added = await withActor(actor, (tx) => addSubscription(tx, accountId, sent.value));
	if (!added.ok) error(409, 'Telefonen er i brug af en anden');
	return json({ id: added.value.id }, { status: added.value.isNew ? 201 : 200 });
};
