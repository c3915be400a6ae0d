import { error } from '@sveltejs/kit';
import { dayOf } from '$lib/core/dates';
import { pageNumber } from '$lib/moede/moede';
import { showOwnMoeder } from '$lib/server/arbejdsgang/own-pages';
import { requireActor } from '$lib/server/auth/actor';
import { readOwn } from '$lib/server/db/with-actor';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, signedIn } = requireActor(locals, 'borger');
	const { borgerId, accountId } = signedIn;
	if (!borgerId) error(404, 'Siden findes ikke');
	const asked = {
		own: { borgerId, accountId },
		at: { now: locals.now, today: dayOf(locals.now) },
		page: pageNumber(url.searchParams.get('side'))
	};
	return readOwn(actor, (tx) => showOwnMoeder(tx, asked));
};
