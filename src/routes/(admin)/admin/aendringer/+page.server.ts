import { readChangeQuery } from '$lib/admin/change';
import { findChanges } from '$lib/server/admin/changes';
import { requireActor } from '$lib/server/auth/actor';
import { readAs } from '$lib/server/db/with-actor';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = requireActor(locals, 'admin');
	const query = readChangeQuery(url.searchParams);
	return { query, ...(await readAs(actor, (tx) => findChanges(tx, query))) };
};
