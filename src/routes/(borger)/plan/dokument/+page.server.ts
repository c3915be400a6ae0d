import { error } from '@sveltejs/kit';
import { requireOwn } from '$lib/server/auth/actor';
import { readOwn } from '$lib/server/db/with-actor';
import { ownPlanDocument } from '$lib/server/document/own';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { actor, own, today } = requireOwn(locals);
	const { municipality } = locals;
	const document = await readOwn(actor, (tx) => ownPlanDocument(tx, { ...own, today, municipality }));
	if (!document) error(404, 'Siden findes ikke');
	return { document };
};
