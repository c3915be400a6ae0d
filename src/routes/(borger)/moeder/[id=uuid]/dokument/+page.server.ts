import { error } from '@sveltejs/kit';
import { requireOwn } from '$lib/server/auth/actor';
import { readOwn } from '$lib/server/db/with-actor';
import { ownMoedeDocument } from '$lib/server/document/own';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, own, today } = requireOwn(locals);
	const { municipality } = locals;
	const asked = { ...own, today, municipality, moedeId: params.id };
	const paper = await readOwn(actor, (tx) => ownMoedeDocument(tx, asked));
	if (!paper) error(404, 'Siden findes ikke');
	return { id: params.id, ...paper };
};
