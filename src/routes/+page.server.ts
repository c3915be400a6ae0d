import { redirect } from '@sveltejs/kit';
import { startPage } from '$lib/access/roles';
import { readPosted, typedIn } from '$lib/core/form';
import { requirePerson } from '$lib/server/auth/actor';
import { setSessionCookie } from '$lib/server/auth/cookie';
import { switchRole } from '$lib/server/auth/session';
import type { Actions, PageServerLoad } from './$types';

/** Sends each role to its own start page. Who has several says first which. */
export const load: PageServerLoad = ({ locals, url }) => {
	const { role, roles, chosen } = requirePerson(locals).signedIn;
	const choice = !chosen && roles.length > 1 ? roles : null;
	if (!choice && !url.searchParams.has('rolle')) redirect(303, startPage[role]);
	return { choice, lost: url.searchParams.has('rolle') };
};

export const actions = {
	/** Acts in another role from now on: a new session, and the old one ends. */
	rolle: async ({ locals, request, cookies }) => {
		const { signedIn } = requirePerson(locals);
		const wanted = typedIn((await readPosted(request)) ?? new FormData(), 'rolle');
		const role = signedIn.roles.find((each) => each === wanted);
		const switched = role && (await switchRole(signedIn.token, role));
		if (!switched) redirect(303, '/?rolle');
		setSessionCookie(cookies, switched.token, switched.ends);
		redirect(303, startPage[role]);
	}
} satisfies Actions;
