import { error } from '@sveltejs/kit';
import { groupLooks, looksHref, readLooksQuery, sayLookerChoice } from '$lib/accesslog/looks';
import { dayOf } from '$lib/core/dates';
import { findOwnLooks } from '$lib/server/accesslog/own-looks';
import { requireActor } from '$lib/server/auth/actor';
import { readOwn } from '$lib/server/db/with-actor';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, signedIn } = requireActor(locals, 'borger');
	const { borgerId } = signedIn;
	if (!borgerId) error(404, 'Siden findes ikke');
	const query = readLooksQuery(url.searchParams);
	const { rows, lookers, next } = await readOwn(actor, (tx) => findOwnLooks(tx, query));
	return {
		query,
		days: groupLooks(rows),
		lookers: sayLookerChoice(lookers),
		older: next && looksHref({ ...query, before: next }),
		newest: query.before ? looksHref({ ...query, before: null }) : null,
		number: borgerId,
		today: dayOf(locals.now)
	};
};
