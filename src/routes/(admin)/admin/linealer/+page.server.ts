import { error, redirect } from '@sveltejs/kit';
import { readPosted, typedIn } from '$lib/core/form';
import { findRulers, useRuler } from '$lib/server/admin/rulers';
import { requireActor } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { readWhole } from '$lib/core/fields';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = requireActor(locals, 'admin');
	return {
		rulers: await readAs(actor, findRulers),
		said: url.searchParams.has('gemt') ? 'saved' : url.searchParams.has('brugt') ? 'used' : null
	} as const;
};

export const actions: Actions = {
	brug: async ({ locals, request }) => {
		const { actor } = requireActor(locals, 'admin');
		const posted = (await readPosted(request)) ?? new FormData();
		const version = readWhole(typedIn(posted, 'version'), { least: 1, most: 1000 });
		const key = typedIn(posted, 'noegle');
		const used = version.ok && (await withActor(actor, (tx) => useRuler(tx, { key, version: version.value })));
		if (!used) error(404, 'Siden findes ikke');
		redirect(303, '/admin/linealer?brugt');
	}
};
