import { error } from '@sveltejs/kit';
import { dayOf } from '$lib/core/dates';
import { daysUntil, phaseOf } from '$lib/moede/moede';
import { requireActor } from '$lib/server/auth/actor';
import { readOwn } from '$lib/server/db/with-actor';
import { findMoede } from '$lib/server/moede/queries';
import { contactsOf } from '$lib/team/membership';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, signedIn } = requireActor(locals, 'borger');
	const { borgerId, accountId } = signedIn;
	const asked = { borgerId, accountId, id: params.id, today: dayOf(locals.now) };
	const found = await readOwn(actor, (tx) => findMoede(tx, asked));
	if (!found) error(404, 'Siden findes ikke');
	const { moede, holders } = found;
	return {
		moede,
		phase: phaseOf(moede, locals.now),
		inDays: daysUntil(moede, locals.now),
		contacts: contactsOf(holders, asked.today)
	};
};
