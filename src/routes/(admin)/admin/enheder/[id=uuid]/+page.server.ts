import { error, fail, redirect } from '@sveltejs/kit';
import { enhedTypedFrom, enhedTypedOf, parentsFor, readClosing } from '$lib/admin/enhed';
import { readPosted, sayProblems } from '$lib/core/form';
import { admin } from '$lib/i18n/da/admin';
import { adminEnheder } from '$lib/i18n/da/admin-enheder';
import { changeEnhed, closeEnhed, findEnheder, openEnhed } from '$lib/server/admin/enheder';
import { requireActor } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = requireActor(locals, 'admin');
	const rows = await readAs(actor, findEnheder);
	const enhed = rows.find(({ id }) => id === params.id);
	if (!enhed) error(404, 'Siden findes ikke');
	const closing = readClosing(rows, enhed.id);
	return {
		enhed,
		typed: enhedTypedFrom(enhed),
		places: parentsFor(rows, enhed.type, enhed.id).map(({ id, path }) => ({ id, path })),
		cannotClose: closing.ok ? null : closing.reason,
		saved: url.searchParams.has('gemt')
	};
};

export const actions: Actions = {
	gem: async ({ locals, params, request }) => {
		const { actor } = requireActor(locals, 'admin');
		const posted = (await readPosted(request)) ?? new FormData();
		const typed = { ...enhedTypedOf(posted), id: params.id };
		const taken = await withActor(actor, (tx) => changeEnhed(tx, typed));
		if (!taken) error(404, 'Siden findes ikke');
		if (taken.ok) redirect(303, `/admin/enheder/${params.id}?gemt`);
		return fail(400, {
			returned: { typed, errors: sayProblems({ ...adminEnheder.problems, form: admin.form }, taken.problems) }
		});
	},
	luk: async ({ locals, params }) => {
		const { actor } = requireActor(locals, 'admin');
		const taken = await withActor(actor, (tx) => closeEnhed(tx, params.id));
		if (taken.ok) redirect(303, `/admin/enheder/${params.id}?gemt`);
		return fail(400, { refused: sayProblems({ form: adminEnheder.cannotClose }, taken.problems).form });
	},
	aabn: async ({ locals, params }) => {
		const { actor } = requireActor(locals, 'admin');
		await withActor(actor, (tx) => openEnhed(tx, params.id));
		redirect(303, `/admin/enheder/${params.id}?gemt`);
	}
};
