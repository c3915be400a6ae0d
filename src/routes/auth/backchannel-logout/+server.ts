import { takeLogOut } from '$lib/server/auth/backchannel';
import { log } from '$lib/server/log';
import type { RequestHandler } from './$types';

/** The provider tells that somebody has logged off there (OpenID Connect Back-Channel Logout 1.0). No person, no cookie. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const result = await takeLogOut(request);
	log.info({ event: 'backchannel_logout', result, requestId: locals.requestId });
	if (result === 'ended') return new Response(null, { status: 200, headers: { 'cache-control': 'no-store' } });
	return Response.json({ error: 'invalid_request' }, { status: 400, headers: { 'cache-control': 'no-store' } });
};
