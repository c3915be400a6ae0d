import { isHttpError, isRedirect, type Handle, type RequestEvent } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { cookieName } from './auth/cookie';
import { env, type Env } from './env';
import { log, referenceOf, reportBroken } from './log';
import { makeLimits, type Limits } from './rate-limit';
import { barePolicy, judge, securityHeaders } from './requests';

/** The sites that the log-in form may lead to. */
export const formOrigins = ({ oidc }: Env) =>
	[...new Set([oidc.borger.issuer, oidc.medarbejder.issuer].map((issuer) => new URL(issuer).origin))].join(' ');

/**
 * What holds for every request, whoever it is from: one origin, a form or JSON of a size and shape that we read, no page of
 * ours as a part of another site, nothing personal in any cache. What is refused never reaches a route.
 */
export const protect: Handle = async ({ event, resolve }) => {
	event.locals.requestId = randomUUID();
	return dressed(await answer(event, resolve));
};

async function answer(event: RequestEvent, resolve: Parameters<Handle>[0]['resolve']): Promise<Response> {
	const away = elsewhere(event);
	if (away) return away;
	try {
		const refusal = await judge(event.request, env().origin);
		if (refusal) return refused(event, refusal);
		const token = event.cookies.get(cookieName());
		const wait = token ? await limits().session(token) : null;
		return wait === null ? await resolve(event) : tooMany(event, wait);
	} catch (problem) {
		// What a hook throws would leave with a bare page of Kit's, without a header of ours.
		if (isRedirect(problem))
			return new Response(null, { status: problem.status, headers: { location: problem.location } });
		const { requestId } = event.locals;
		if (isHttpError(problem))
			return plain(event, {
				status: problem.status,
				title: problem.body.message,
				reference: referenceOf(requestId)
			});
		const reference = reportBroken(problem, { requestId, route: event.route.id });
		return plain(event, { status: 500, title: 'Der gik noget galt hos os', reference });
	}
}

/**
 * The second half of the limits, when it is known who it is. The first half stops a flood from one session before the database
 * is asked; a token that is nobody's counts as none, so that to make up tokens gains nothing.
 */
export const limitKnown: Handle = async ({ event, resolve }) => {
	const { signedIn } = event.locals;
	const wait = signedIn ? await limits().account(signedIn.accountId) : await limits().address(addressOf(event));
	return wait === null ? resolve(event) : tooMany(event, wait);
};

let made: Limits | undefined;
const limits = () => (made ??= makeLimits(env().rateLimit));

/** Behind a proxy that does not say whom it speaks for, all who are not logged in count as one. */
function addressOf(event: RequestEvent): string {
	try {
		return event.getClientAddress();
	} catch {
		return 'unknown';
	}
}

/** adapter-node takes the origin from ORIGIN, so only the raw header tells how the browser came here. */
function elsewhere({ request, url }: RequestEvent): Response | null {
	const home = new URL(env().origin);
	const host = request.headers.get('host');
	if (!host || host === home.host || request.method !== 'GET') return null;
	if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host)) return null;
	return new Response(null, { status: 307, headers: { location: home.origin + url.pathname + url.search } });
}

const titles = {
	400: 'Skemaet kan ikke læses',
	403: 'Siden kan ikke hentes herfra',
	413: 'Det, du sendte, er for stort',
	415: 'Det kan vi ikke læse'
} as const;

function refused(event: RequestEvent, { status, reason }: NonNullable<Awaited<ReturnType<typeof judge>>>) {
	const { requestId } = event.locals;
	log.warn({ event: 'request_refused', reason, status, route: event.route.id, requestId });
	return plain(event, { status, title: titles[status], reference: referenceOf(requestId) });
}

function tooMany(event: RequestEvent, seconds: number) {
	const { requestId } = event.locals;
	log.warn({ event: 'too_many_requests', route: event.route.id, requestId });
	const said = {
		status: 429,
		title: 'Det går for hurtigt. Vent lidt, og prøv igen.',
		reference: referenceOf(requestId)
	};
	const response = plain(event, said);
	response.headers.set('retry-after', String(seconds));
	return response;
}

/** A page without anything that could fail once more; JSON where a program asked. */
function plain(event: RequestEvent, said: { status: number; title: string; reference: string }) {
	const { status, title, reference } = said;
	const wantsJson =
		event.isDataRequest ||
		event.url.pathname.startsWith('/api/') ||
		event.request.headers.get('accept')?.startsWith('application/json');
	if (wantsJson) {
		const error = { message: title, reference };
		// `type` and `error` are what the page's own script reads as the answer to a form.
		return Response.json({ ...error, type: 'error', error }, { status });
	}
	const body = `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/error.css">
</head>
<body>
<main>
<h1>${title}</h1>
<p>Bliver det ved, så ring til kommunen, og sig dette nummer: ${reference}</p>
<p><a href="/">Gå til forsiden</a></p>
</main>
</body>
</html>
`;
	return new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** Headers that cannot be added to (a redirect of Kit's or Auth.js's) are copied first. */
function dressed(answered: Response): Response {
	const response = new Response(answered.body, answered);
	const { headers } = response;
	// A route may be stricter; none is laxer (tests/e2e/anyone/headers.spec.ts).
	for (const [name, value] of Object.entries(securityHeaders)) if (!headers.has(name)) headers.set(name, value);
	const isPage = headers.get('content-type')?.startsWith('text/html') ?? false;
	if (isPage && !headers.has('content-security-policy')) headers.set('content-security-policy', barePolicy);
	if (isPage || !headers.has('cache-control')) headers.set('cache-control', 'no-store');
	headers.append('vary', 'Cookie');
	return response;
}
