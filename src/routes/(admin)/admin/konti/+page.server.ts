import { readAccountQuery } from '$lib/admin/account';
import { listAccounts } from '$lib/server/admin/accounts';
import { requireActor } from '$lib/server/auth/actor';
import { readAs } from '$lib/server/db/with-actor';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = requireActor(locals, 'admin');
	const query = readAccountQuery(url.searchParams);
	return { query, list: await readAs(actor, (tx) => listAccounts(tx, query)) };
};
