import { fail, redirect } from '@sveltejs/kit';
import { confirmAddress } from '$lib/server/notification/own';
import type { Actions, PageServerLoad } from './$types';

/** The same page for every token: mail programs open links by themselves, and a page that is looked at says nothing. */
export const load: PageServerLoad = () => ({});

export const actions: Actions = {
	default: async ({ params }) => {
		if (await confirmAddress(params.token)) redirect(303, '/bekraeft/tak');
		return fail(400, { over: true });
	}
};
