import { error, fail, redirect } from '@sveltejs/kit';
import { templateTypedFrom, templateTypedOf } from '$lib/admin/template';
import { readPosted, sayProblems } from '$lib/core/form';
import { admin } from '$lib/i18n/da/admin';
import { adminMoedetyper } from '$lib/i18n/da/admin-moedetyper';
import { findAllTemplates, saveTemplate, useTemplate } from '$lib/server/admin/templates';
import { requireActor } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import type { Actions, PageServerLoad } from './$types';

const said = { gemt: 'saved', ude: 'outSaved', inde: 'inSaved' } as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = requireActor(locals, 'admin');
	const rows = await readAs(actor, findAllTemplates);
	const type = rows.find(({ key }) => key === params.noegle);
	if (!type) error(404, 'Siden findes ikke');
	const done = Object.entries(said).find(([name]) => url.searchParams.has(name));
	return {
		type,
		typed: templateTypedFrom(type),
		kinds: rows
			.filter(({ active, key }) => active || key === type.followTemplate)
			.map(({ key, name }) => ({ key, name })),
		said: done ? done[1] : null
	};
};

export const actions: Actions = {
	gem: async ({ locals, params, request }) => {
		const { actor } = requireActor(locals, 'admin');
		const posted = (await readPosted(request)) ?? new FormData();
		const typed = { ...templateTypedOf(posted), noegle: params.noegle };
		const taken = await withActor(actor, (tx) => saveTemplate(tx, { typed, isNew: false }));
		if (!taken) error(404, 'Siden findes ikke');
		if (taken.ok) redirect(303, `/admin/moedetyper/${encodeURIComponent(params.noegle)}?gemt`);
		const words = { ...adminMoedetyper.problems, form: admin.form };
		return fail(400, { returned: { typed, errors: sayProblems(words, taken.problems) } });
	},
	ud: ({ locals, params }) => put(locals, params.noegle, false),
	ind: ({ locals, params }) => put(locals, params.noegle, true)
};

async function put(locals: App.Locals, key: string, active: boolean) {
	const { actor } = requireActor(locals, 'admin');
	if (!(await withActor(actor, (tx) => useTemplate(tx, { key, active })))) error(404, 'Siden findes ikke');
	redirect(303, `/admin/moedetyper/${encodeURIComponent(key)}?${active ? 'inde' : 'ude'}`);
}
