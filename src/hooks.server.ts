import { randomUUID } from 'node:crypto';
import type { Handle, HandleServerError } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { cookieName } from '$lib/server/auth/cookie';
import { authHandle } from '$lib/server/auth/oidc';
import { readSession } from '$lib/server/auth/session';
import { closePools } from '$lib/server/db/client';
import { env } from '$lib/server/env';
import { log } from '$lib/server/log';
import { Unavailable } from '$lib/server/problem';
import { formOrigins, protect } from '$lib/server/protect';
import { municipality } from '$lib/server/setting/queries';

// Emitted by our server entry (scripts/serve.ts) and by adapter-node's own when the process is asked to stop.
process.on('sveltekit:shutdown', () => void closePools());

/** Who is it, once per request. An answer that failed because the database is away goes out as 503, for pages and for /api. */
const identify: Handle = async ({ event, resolve }) => {
	event.locals.requestId = randomUUID();
	event.locals.now = new Date();
	event.locals.signedIn = null;
	event.locals.sessionUnknown = false;
	event.locals.unavailable = false;
	event.locals.municipality = await municipality(event.locals.now.getTime());
	const token = event.cookies.get(cookieName());
	try {
		if (token) event.locals.signedIn = await readSession(token);
	} catch (problem) {
		if (!(problem instanceof Unavailable)) throw problem;
		event.locals.sessionUnknown = true;
	}
	const response = await resolve(event);
	return event.locals.unavailable ? unavailable(response) : response;
};

function unavailable(response: Response) {
	const headers = new Headers(response.headers);
	headers.set('Retry-After', '10');
	headers.delete('location');
	return new Response(response.body, { status: 503, headers });
}

/** Auth.js costs time on every request; it is needed below /auth only. Its redirects come with headers that cannot be added to. */
const login: Handle = async ({ event, resolve }) => {
	if (!event.url.pathname.startsWith('/auth/')) return resolve(event);
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

export const handle: Handle = sequence(protect, identify, allowLoginRedirect, login);

/** What the person is told when something breaks: a plain sentence and a reference, nothing of the inside. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	const reference = event.locals.requestId.slice(0, 8);
	if (error instanceof Unavailable) {
		event.locals.unavailable = true;
		log.error({ event: 'database_away', reason: error.reason, requestId: event.locals.requestId });
		return { message: 'Vi kan ikke hente dine oplysninger lige nu', reference, unavailable: true };
	}
	if (status === 404) return { message: 'Siden findes ikke' };
	if (status < 500) return { message };
	log.error({
		event: 'unexpected_error',
		requestId: event.locals.requestId,
		route: event.route.id,
		kind: error instanceof Error ? error.name : typeof error,
		// A database error's message may hold values; its code and constraint do not.
		code: error instanceof Error && 'code' in error ? String(error.code) : undefined,
		stack: error instanceof Error ? withoutMessage(error) : undefined
	});
	return { message: 'Der gik noget galt hos os', reference };
};

const withoutMessage = (error: Error) =>
	error.stack
		?.split('\n')
		.filter((line) => line.trimStart().startsWith('at '))
		.slice(0, 8)
		.join('\n');
