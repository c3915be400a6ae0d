import { dayOf } from '$lib/core/dates';
import { daysUntil, pageNumber, phaseOf } from '$lib/moede/moede';
import { requireActor } from '$lib/server/auth/actor';
import { readOwn } from '$lib/server/db/with-actor';
import { readMoeder } from '$lib/server/moede/queries';
import { findTovholder } from '$lib/team/membership';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, signedIn } = requireActor(locals, 'borger');
	const { now } = locals;
	const page = pageNumber(url.searchParams.get('side'));
	const { borgerId, accountId } = signedIn;
	const asked = { borgerId, accountId, page, now, today: dayOf(now) };
	const { coming, earlier, more, holders } = await readOwn(actor, (tx) => readMoeder(tx, asked));
	const view = (moede: (typeof coming)[number]) => ({
		...moede,
		phase: phaseOf(moede, now),
		inDays: daysUntil(moede, now)
	});
	const tovholder = findTovholder(holders, asked.today);
	return {
		coming: coming.map(view),
		earlier: earlier.map(view),
		page,
		more,
		tovholder: tovholder && { name: tovholder.name, phone: tovholder.phone }
	};
};
