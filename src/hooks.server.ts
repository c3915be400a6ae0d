import { error, type Handle, type HandleServerError } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { flushServed, serveRecorded } from '$lib/server/accesslog/served';
import { cookieName, rememberWho } from '$lib/server/auth/cookie';
import { readSender } from '$lib/server/auth/expired-form';
import { authHandle } from '$lib/server/auth/oidc';
import { readSession } from '$lib/server/auth/session';
import { closePools } from '$lib/server/db/client';
import { env } from '$lib/server/env';
import { log, referenceOf, reportBroken } from '$lib/server/log';
import { Unavailable } from '$lib/server/problem';
import { formOrigins, limitKnown, protect } from '$lib/server/protect';
import { municipality } from '$lib/server/setting/queries';

// Emitted by our server entry (scripts/serve.ts) and by adapter-node's own when the process is asked to stop.
process.on('sveltekit:shutdown', () => void flushServed().finally(closePools));

/** Who is it, once per request. An answer that failed because the database is away goes out as 503, for pages and for /api. */
const identify: Handle = async ({ event, resolve }) => {
	event.locals.now = new Date();
	event.locals.signedIn = null;
	event.locals.sessionUnknown = false;
	event.locals.unavailable = false;
	event.locals.expired = null;
	event.locals.otherPerson = false;
	event.locals.municipality = await municipality(event.locals.now.getTime());
	const token = event.cookies.get(cookieName());
	try {
		if (token) event.locals.signedIn = await readSession(token);
	} catch (problem) {
		if (!(problem instanceof Unavailable)) throw problem;
		event.locals.sessionUnknown = true;
	}
	if (event.locals.signedIn) rememberWho(event.cookies, event.locals.signedIn.accountId);
	const response = await resolve(event);
	return event.locals.unavailable ? unavailable(response) : response;
};

/** Whose page did a form come from, and did it come in time? */
const sender: Handle = async ({ event, resolve }) => {
	await readSender(event);
	return resolve(event);
};

function unavailable(response: Response) {
	const headers = new Headers(response.headers);
	headers.set('Retry-After', '10');
	headers.delete('location');
	return new Response(response.body, { status: 503, headers });
}

/** Auth.js costs time on every request; it is needed below /auth only. Its redirects come with headers that cannot be added to. */
const login: Handle = async ({ event, resolve }) => {
	const { pathname } = event.url;
	if (!pathname.startsWith('/auth/') || pathname === '/auth/backchannel-logout') return resolve(event);
	const response = await authHandle({ event, resolve });
	return new Response(response.body, response);
};

/** The log-in form leads to the provider's site, which Chromium counts as a form target too. */
const allowLoginRedirect: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const policy = event.url.pathname.startsWith('/login') ? response.headers.get('content-security-policy') : null;
	if (policy)
		response.headers.set(
			'content-security-policy',
			policy.replace("form-action 'self'", `form-action 'self' ${formOrigins(env())}`)
		);
	return response;
};

/** What members of staff are shown goes out only when the look has been recorded. */
const shown: Handle = async ({ event, resolve }) => {
	const { signedIn, requestId } = event.locals;
	if (!signedIn || signedIn.role === 'borger') return resolve(event);
	// Elsewhere an id is that of an account or an enhed.
	const isBorger = /^\/\((fagperson|fordeler)\)\//.test(event.route.id ?? '');
	const borgerId = isBorger ? event.params.id : undefined;
	const asked = { requestId, route: event.route.id, method: event.request.method, borgerId };
	const response = await serveRecorded(asked, async () => resolve(event));
	if (!response) error(503, 'Vi kan ikke vise siden lige nu');
	return response;
};

export const handle: Handle = sequence(protect, identify, limitKnown, sender, shown, allowLoginRedirect, login);

/** What the person is told when something breaks: a plain sentence and a reference, nothing of the inside. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (error instanceof Unavailable) {
		event.locals.unavailable = true;
		log.error({ event: 'database_away', reason: error.reason, requestId: event.locals.requestId });
		const reference = referenceOf(event.locals.requestId);
		return { message: 'Vi kan ikke hente dine oplysninger lige nu', reference, unavailable: true };
	}
	if (status === 404) return { message: 'Siden findes ikke' };
	if (status < 500) return { message };
	return {
		message: 'Der gik noget galt hos os',
		reference: reportBroken(error, { requestId: event.locals.requestId, route: event.route.id })
	};
};
