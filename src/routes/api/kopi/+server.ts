import { error, json } from '@sveltejs/kit';
import type { CopyView } from '$lib/arbejdsgang/copy';
import { toDatedJson } from '$lib/core/dated-json';
import { readCopy } from '$lib/server/arbejdsgang/copy';
import { requireApiActor } from '$lib/server/auth/actor';
import { whoOf } from '$lib/server/auth/cookie';
import { readOwn, withActor } from '$lib/server/db/with-actor';
import { noteOwnPhone } from '$lib/server/offline/own-phone';
import { readJsonBody } from '$lib/server/trivsel/request';
import type { RequestHandler } from './$types';

/**
 * What the borger's own phone keeps for reading without net (docs/adr/0028). Nothing of it may be kept for who is skaermet: to them
 * it does not exist, and a phone that hears so forgets what it has.
 */
export const GET: RequestHandler = async ({ locals }) => {
	const { actor, signedIn } = requireApiActor(locals, 'borger');
	const { borgerId, accountId, name } = signedIn;
	if (!borgerId || signedIn.skaermet) error(404, 'Siden findes ikke');
	const asked = { borger: { id: borgerId, name }, accountId, municipality: locals.municipality, now: locals.now };
	const copy = await readOwn(actor, (tx) => readCopy(tx, asked));
	const body: CopyView = { ...copy, owner: whoOf(accountId) };
	const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
	return new Response(toDatedJson(body), { headers });
};

/** `{ own }`: this browser is the borger's own phone, or no longer. It decides nothing here; their other phones show it. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const { actor, signedIn } = requireApiActor(locals, 'borger');
	const body = await readJsonBody(request);
	const said = body.ok && typeof body.value === 'object' && body.value !== null && 'own' in body.value;
	const own = said ? (body.value as { own: unknown }).own : null;
	if (typeof own !== 'boolean') error(400, 'Det kan vi ikke læse');
	if (!signedIn.borgerId || (own && signedIn.skaermet)) error(404, 'Siden findes ikke');
	return json({ noted: await withActor(actor, (tx) => noteOwnPhone(tx, request.headers, own)) });
};
