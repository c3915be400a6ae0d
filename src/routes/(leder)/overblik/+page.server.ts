import { error } from '@sveltejs/kit';
import { dayOf } from '$lib/core/dates';
import { requireActor } from '$lib/server/auth/actor';
import { readAs } from '$lib/server/db/with-actor';
import { findOverview } from '$lib/server/statistik/queries';
import { overviewOf, readUnit } from '$lib/statistik/overview';
import type { PageServerLoad } from './$types';

/** Numbers about nobody: no look is recorded. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = requireActor(locals, 'leder');
	const asked = readUnit(url.searchParams);
	const facts = asked.ok && (await readAs(actor, (tx) => findOverview(tx, asked.value)));
	if (!facts) error(404, 'Siden findes ikke');
	return { overview: overviewOf(facts), today: dayOf(locals.now) };
};
