import { findAllTemplates } from '$lib/server/admin/templates';
import { requireActor } from '$lib/server/auth/actor';
import { readAs } from '$lib/server/db/with-actor';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { actor } = requireActor(locals, 'admin');
	return { templates: await readAs(actor, findAllTemplates) };
};
