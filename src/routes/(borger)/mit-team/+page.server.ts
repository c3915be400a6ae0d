import { dayOf } from '$lib/core/dates';
import { requireActor } from '$lib/server/auth/actor';
import { readOwn } from '$lib/server/db/with-actor';
import { readTeam } from '$lib/server/team/queries';
import { accessByForvaltning } from '$lib/team/access';
import { viewMember } from '$lib/team/member';
import { splitTeam } from '$lib/team/membership';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, signedIn } = requireActor(locals, 'borger');
	const today = dayOf(locals.now);
	const mostLeft = url.searchParams.has('alle') ? 200 : 10;
	const rows = await readOwn(actor, (tx) => readTeam(tx, { borgerId: signedIn.borgerId, today, mostLeft }));
	const { now, coming, left } = splitTeam(rows.members, today);
	return {
		now: now.map(viewMember),
		coming: coming.map(viewMember),
		left: left.slice(0, mostLeft).map(viewMember),
		moreLeft: left.length > mostLeft,
		network: rows.network,
		access: accessByForvaltning(now, rows.grounds),
		word: locals.municipality.words['tovholder'] ?? 'tovholder'
	};
};
