import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { addedTypes, enhedTypedOf, parentsFor } from '$lib/admin/enhed';
import { readPosted, sayProblems } from '$lib/core/form';
import { admin } from '$lib/i18n/da/admin';
import { adminEnheder } from '$lib/i18n/da/admin-enheder';
import { addEnhed, findEnheder } from '$lib/server/admin/enheder';
import { requireActor } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { actor } = requireActor(locals, 'admin');
	const rows = await readAs(actor, findEnheder);
	const places = new Map(addedTypes.flatMap((type) => parentsFor(rows, type, null)).map((row) => [row.id, row.path]));
	return {
		/** What the next one is born with. */
		id: randomUUID(),
		places: [...places].map(([id, path]) => ({ id, path }))
	};
};

export const actions: Actions = {
	opret: async ({ locals, request }) => {
		const { actor } = requireActor(locals, 'admin');
		const typed = enhedTypedOf((await readPosted(request)) ?? new FormData());
		const taken = await withActor(actor, (tx) => addEnhed(tx, typed));
		if (taken.ok) redirect(303, '/admin/enheder?gemt');
		return fail(400, {
			returned: { typed, errors: sayProblems({ ...adminEnheder.problems, form: admin.form }, taken.problems) }
		});
	}
};
