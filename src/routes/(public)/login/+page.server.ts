import { isRedirect, redirect } from '@sveltejs/kit';
import { cookieName, forgetSession } from '$lib/server/auth/cookie';
import { signIn } from '$lib/server/auth/oidc';
import { endSession } from '$lib/server/auth/session';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.signedIn && !url.searchParams.has('fejl')) redirect(303, '/');
	return { error: reasonOf(url.searchParams), loggedOff: url.searchParams.has('logget-af') };
};

/** Why the log-in did not succeed, as we said it (`fejl`) or as Auth.js did (`error`). */
function reasonOf(params: URLSearchParams) {
	if (params.get('fejl') === 'niveau') return 'niveau' as const;
	if (params.get('fejl') === 'udbyder') return 'udbyder' as const;
	if (params.get('error') === 'OAuthCallbackError') return 'annulleret' as const;
	return params.has('fejl') || params.has('error') ? ('andet' as const) : null;
}

export const actions: Actions = {
	borger: (event) => login('borger', event),
	medarbejder: (event) => login('medarbejder', event),
	'log-af': async (event) => {
		await logOff(event);
		redirect(303, '/login?logget-af');
	},
	/** For somebody who must be gone at once ("Forlad siden"). */
	forlad: async (event) => {
		await logOff(event);
		redirect(303, '/forlad');
	}
};

async function logOff({ cookies, setHeaders }: RequestEvent) {
	const token = cookies.get(cookieName());
	if (token) await endSession(token);
	forgetSession(cookies);
	// "storage" would delete what waits to be sent on the phone; "cache" is enough to leave nothing to read.
	setHeaders({ 'clear-site-data': '"cache"' });
}

/** Leads to the provider. Where to come back to is ours to say, not the form's (A15). */
async function login(kind: 'borger' | 'medarbejder', event: RequestEvent) {
	const body = new URLSearchParams({ providerId: kind, redirectTo: '/' });
	const request = new Request(event.url, { method: 'POST', body });
	try {
		await signIn(Object.create(event, { request: { value: request } }));
	} catch (answer) {
		if (isRedirect(answer)) throw answer;
		// The provider cannot be reached (R18): the page says so, and whoever is logged in stays so.
		redirect(303, '/login?fejl=udbyder');
	}
}
