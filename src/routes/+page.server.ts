import { redirect } from '@sveltejs/kit';
import { startPage } from '$lib/access/roles';
import { Unavailable } from '$lib/server/problem';
import type { PageServerLoad } from './$types';

/** Sends each role to its own start page. */
export const load: PageServerLoad = ({ locals }) => {
	if (locals.sessionUnknown) throw new Unavailable('session');
	if (!locals.signedIn) redirect(303, '/login');
	const to = startPage[locals.signedIn.role];
	if (to) redirect(303, to);
};
