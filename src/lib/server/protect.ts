import { error, redirect, type Handle } from '@sveltejs/kit';
import { env, type Env } from './env';

const securityHeaders: Record<string, string> = {
	'X-Content-Type-Options': 'nosniff',
	'X-Frame-Options': 'DENY',
	// Not `no-referrer`: with it browsers send `Origin: null` with our own forms, which Kit rightly refuses.
	'Referrer-Policy': 'same-origin',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
	'Strict-Transport-Security': 'max-age=63072000; includeSubDomains'
};

/** The sites that the log-in form may lead to. */
export const formOrigins = ({ oidc }: Env) =>
	[...new Set([oidc.borger.issuer, oidc.medarbejder.issuer].map((issuer) => new URL(issuer).origin))].join(' ');

/**
 * What holds for every request, whoever it is from: one origin, no page of ours as a part of another site, nothing personal
 * in any cache.
 */
export const protect: Handle = async ({ event, resolve }) => {
	const { request, url } = event;
	const home = new URL(env().origin);
	const host = request.headers.get('host');
	// adapter-node takes the origin from ORIGIN, so only the raw header tells how the browser came here.
	if (
		host &&
		host !== home.host &&
		/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host) &&
		request.method === 'GET'
	) {
		redirect(307, home.origin + url.pathname + url.search);
	}
	if (foreign(request) && !navigation(request)) error(403, 'Siden kan ikke hentes herfra');
	// Kit's own check covers form types only (C1).
	if (changes(request) && url.pathname.startsWith('/api/') && request.headers.get('origin') !== home.origin)
		error(403, 'Afvist');

	const response = await resolve(event);
	for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
	if (response.headers.get('content-type')?.startsWith('text/html')) response.headers.set('cache-control', 'no-store');
	response.headers.append('vary', 'Cookie');
	return response;
};

const changes = (request: Request) => !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
const foreign = (request: Request) => request.headers.get('sec-fetch-site') === 'cross-site';

/** A top-level navigation: the way back from the provider, or a link from elsewhere (C7). */
const navigation = (request: Request) =>
	request.headers.get('sec-fetch-mode') === 'navigate' && request.headers.get('sec-fetch-dest') === 'document';
