import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { templateTypedOf, newTemplate } from '$lib/admin/template';
import { readPosted, sayProblems } from '$lib/core/form';
import { admin } from '$lib/i18n/da/admin';
import { adminMoedetyper } from '$lib/i18n/da/admin-moedetyper';
import { findAllTemplates, saveTemplate } from '$lib/server/admin/templates';
import { requireActor } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { actor } = requireActor(locals, 'admin');
	const rows = await readAs(actor, findAllTemplates);
	const last = Math.max(0, ...rows.map(({ position }) => position));
	return {
		typed: newTemplate(randomUUID(), Math.min(last + 1, 100)),
		kinds: rows.filter(({ active }) => active).map(({ key, name }) => ({ key, name }))
	};
};

export const actions: Actions = {
	opret: async ({ locals, request }) => {
		const { actor } = requireActor(locals, 'admin');
		const typed = templateTypedOf((await readPosted(request)) ?? new FormData());
		const taken = await withActor(actor, (tx) => saveTemplate(tx, { typed, isNew: true }));
		if (taken?.ok) redirect(303, `/admin/moedetyper/${encodeURIComponent(typed.noegle)}?gemt`);
		const words = { ...adminMoedetyper.problems, form: admin.form };
		return fail(400, { returned: { typed, errors: sayProblems(words, taken?.problems ?? {}) } });
	}
};
