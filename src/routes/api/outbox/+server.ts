import { error, json } from '@sveltejs/kit';
import { requireApiActor } from '$lib/server/auth/actor';
import { whoOf } from '$lib/server/auth/cookie';
import { withActor } from '$lib/server/db/with-actor';
import { findEpoch, notePhone } from '$lib/server/offline/phone';
import { currentSealKey } from '$lib/server/offline/seal-key';
import type { RequestHandler } from './$types';

/**
 * What an outbox needs to know: the key to seal to, this database's epoch, our clock, and whose log-in it is. The phone says how
 * many of its items wait, and that is noted, as it is noted that a log-in is in use.
 */
export const GET: RequestHandler = async ({ locals, request }) => {
	const { actor, signedIn } = requireApiActor(locals, 'borger');
	if (!signedIn.borgerId) error(404, 'Siden findes ikke');
	const [epoch] = await withActor(actor, (tx) => Promise.all([findEpoch(tx), notePhone(tx, request.headers)]));
	const { keyId, jwk } = currentSealKey();
	return json({ keyId, jwk, epoch, now: locals.now, who: whoOf(signedIn.accountId) });
};
