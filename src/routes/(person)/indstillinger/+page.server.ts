import { redirect } from '@sveltejs/kit';
import { readPosted, typedIn } from '$lib/core/form';
import { isId } from '$lib/core/text';
import { requireActor, requirePerson } from '$lib/server/auth/actor';
import { forgetSession } from '$lib/server/auth/cookie';
import { endOwnSessions, findOwnSessions } from '$lib/server/auth/session';
import { findSkaermet, setSkaermet } from '$lib/server/borger/skaermet';
import { withActor } from '$lib/server/db/with-actor';
import type { Actions, PageServerLoad } from './$types';

/** The settings of whoever is logged in: nothing of anybody else's, so there is no look to record. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, signedIn } = requirePerson(locals);
	const { borgerId, role, roles } = signedIn;
	const [sessions, trace] = await withActor(actor, (tx) =>
		Promise.all([findOwnSessions(tx), borgerId ? findSkaermet(tx, borgerId) : null])
	);
	return {
		sessions,
		trace,
		role,
		others: roles.filter((each) => each !== role),
		phone: locals.municipality.phone,
		said: url.searchParams.has('ude') ? ('ended' as const) : null,
		now: locals.now
	};
};

export const actions = {
	/** Logs one of one's own devices out; the one that is used now goes to the log-in page. */
	ud: async ({ locals, request, cookies }) => {
		const { actor, signedIn } = requirePerson(locals);
		const id = typedIn((await readPosted(request)) ?? new FormData(), 'id').toLowerCase();
		if (!isId(id)) redirect(303, '/indstillinger');
		const ended = await withActor(actor, (tx) => endOwnSessions(tx, id));
		if (id !== signedIn.sessionId) redirect(303, ended ? '/indstillinger?ude#log-ind' : '/indstillinger');
		forgetSession(cookies);
		redirect(303, '/login?logget-af');
	},
	alle: async ({ locals, cookies, setHeaders }) => {
		const { actor } = requirePerson(locals);
		await withActor(actor, (tx) => endOwnSessions(tx, null));
		forgetSession(cookies);
		setHeaders({ 'clear-site-data': '"cache"' });
		redirect(303, '/login?logget-af');
	},
	spor: async ({ locals, request }) => {
		const { actor, signedIn } = requireActor(locals, 'borger');
		const on = typedIn((await readPosted(request)) ?? new FormData(), 'til');
		const { borgerId } = signedIn;
		if (borgerId && (on === 'ja' || on === 'nej'))
			await withActor(actor, (tx) => setSkaermet(tx, { borgerId, skaermet: on === 'ja' }));
		redirect(303, '/indstillinger#spor');
	}
} satisfies Actions;
