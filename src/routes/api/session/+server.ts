import { error, json } from '@sveltejs/kit';
import { whoOf } from '$lib/server/auth/cookie';
import { extendSession } from '$lib/server/auth/session';
import { Unavailable } from '$lib/server/problem';
import type { RequestHandler } from './$types';

/**
 * "I am still here": keeps the log-in, and says how much longer it lasts (ms from now) and whose it is, so that a page which has
 * stood open sees that somebody else has logged in meanwhile. 401 when it is over.
 */
export const POST: RequestHandler = async ({ locals }) => {
	const { signedIn, sessionUnknown, now } = locals;
	if (sessionUnknown) throw new Unavailable('session');
	const until = signedIn && (await extendSession(signedIn.token));
	if (!signedIn || !until) error(401, 'Du er logget af');
	const ends = signedIn.endsAt.getTime() - now.getTime();
	return json({ idle: until.getTime() - now.getTime(), ends, who: whoOf(signedIn.accountId) });
};
