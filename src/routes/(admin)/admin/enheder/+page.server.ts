import { treeOf } from '$lib/admin/enhed';
import { findEnheder } from '$lib/server/admin/enheder';
import { requireActor } from '$lib/server/auth/actor';
import { readAs } from '$lib/server/db/with-actor';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = requireActor(locals, 'admin');
	return { enheder: treeOf(await readAs(actor, findEnheder)), saved: url.searchParams.has('gemt') };
};
