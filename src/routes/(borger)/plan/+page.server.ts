import { dayOf } from '$lib/core/dates';
import { composePlan, ownWords } from '$lib/plan/plan';
import { requireActor } from '$lib/server/auth/actor';
import { readOwn } from '$lib/server/db/with-actor';
import { readPlan } from '$lib/server/plan/queries';
import { findTovholder } from '$lib/team/membership';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, signedIn } = requireActor(locals, 'borger');
	const today = dayOf(locals.now);
	const mostVersions = url.searchParams.has('alle') ? 200 : 10;
	const rows = await readOwn(actor, (tx) => readPlan(tx, { borgerId: signedIn.borgerId, today, mostVersions }));
	const tovholder = findTovholder(rows.holders, today);
	return {
		today,
		plan: rows.plan,
		own: ownWords(rows.wishes),
		...composePlan(rows, today),
		versions: rows.versions.slice(0, mostVersions),
		moreVersions: rows.versions.length > mostVersions,
		tovholder: tovholder && { name: tovholder.name, phone: tovholder.phone }
	};
};
