import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { readPosted, typedIn } from '$lib/core/form';
import { isId } from '$lib/core/text';
import { requireActor, requirePerson } from '$lib/server/auth/actor';
import { forgetSession } from '$lib/server/auth/cookie';
import { endOwnSessions, findOwnSessions } from '$lib/server/auth/session';
import { findSkaermet, setSkaermet } from '$lib/server/borger/skaermet';
import { withActor } from '$lib/server/db/with-actor';
import { env } from '$lib/server/env';
import { findFeeds, makeFeed, revokeFeed } from '$lib/server/moede/feed';
import { findOwnPhones } from '$lib/server/offline/phone';
import type { Actions, PageServerLoad } from './$types';

/** The settings of whoever is logged in: nothing of anybody else's, so there is no look to record. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, signedIn } = requirePerson(locals);
	const { borgerId, role, roles } = signedIn;
	const [sessions, trace, phones, feeds] = await withActor(actor, (tx) =>
		Promise.all([
			findOwnSessions(tx),
			borgerId ? findSkaermet(tx, borgerId) : null,
			borgerId ? findOwnPhones(tx) : null,
			borgerId ? findFeeds(tx, signedIn.accountId) : null
		])
	);
	return {
		sessions,
		trace,
		/** A borger's browsers, and whether all that was written there has come. */
		phones,
		/** The addresses that a borger's calendar reads from, and the id of the next one. */
		kalender: feeds && {
			feeds,
			allowed: trace !== null && !trace.skaermet && !trace.protectedAddress,
			id: randomUUID(),
			revoked: url.searchParams.has('kalender-slettet')
		},
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
	/** An address for the borger's calendar. Not a redirect: the address is shown with the answer to this form and never again. */
	kalender: async ({ locals, request, url }) => {
		const { actor, signedIn } = requireActor(locals, 'borger');
		const posted = (await readPosted(request)) ?? new FormData();
		const [id, withPlace] = [typedIn(posted, 'id').toLowerCase(), typedIn(posted, 'sted') === 'ja'];
		if (!isId(id)) return fail(400, { kalender: { problem: 'failed' as const, withPlace } });
		const { accountId } = signedIn;
		const made = await withActor(actor, (tx) => makeFeed(tx, { id, accountId, withPlace, key: env().keys.auth }));
		if (!made.ok) return fail(400, { kalender: { problem: made.reason, withPlace } });
		return { kalender: { address: `${url.origin}/kalender/${made.token}.ics` } };
	},
	'kalender-slet': async ({ locals, request }) => {
		const { actor, signedIn } = requireActor(locals, 'borger');
		const id = typedIn((await readPosted(request)) ?? new FormData(), 'id').toLowerCase();
		const { accountId } = signedIn;
		const gone = isId(id) && (await withActor(actor, (tx) => revokeFeed(tx, { id, accountId })));
		redirect(303, `/indstillinger${gone ? '?kalender-slettet' : ''}#kalender`);
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
