import { fail, redirect } from '@sveltejs/kit';
import { readPosted, sayProblems } from '$lib/core/form';
import { admin } from '$lib/i18n/da/admin';
import { adminKommune } from '$lib/i18n/da/admin-kommune';
import { requireActor } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { findMunicipality, setKommune, setLogo } from '$lib/server/setting/commands';
import { forgetMunicipality } from '$lib/server/setting/queries';
import { kommuneTypedFrom, kommuneTypedOf } from '$lib/setting/kommune';
import { mostBytes } from '$lib/setting/logo';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = requireActor(locals, 'admin');
	const { value, version } = await readAs(actor, findMunicipality);
	return {
		typed: kommuneTypedFrom(value, version),
		logo: value.logo,
		said: url.searchParams.has('gemt') ? 'saved' : url.searchParams.has('logo') ? 'logoSaved' : null
	} as const;
};

export const actions: Actions = {
	gem: async ({ locals, request }) => {
		const { actor } = requireActor(locals, 'admin');
		const typed = kommuneTypedOf((await readPosted(request)) ?? new FormData());
		const taken = await withActor(actor, (tx) => setKommune(tx, typed));
		forgetMunicipality();
		if (taken.ok) redirect(303, '/admin/kommune?gemt');
		const errors = sayProblems({ ...adminKommune.problems, form: admin.form }, taken.problems);
		return fail(400, { returned: { typed, errors } });
	},
	logo: async ({ locals, request }) => {
		const { actor } = requireActor(locals, 'admin');
		const file = (await readPosted(request))?.get('fil');
		// Read no further than it takes to say that it is too large.
		const bytes = file instanceof File ? await file.slice(0, mostBytes + 1).arrayBuffer() : new ArrayBuffer(0);
		const taken = await withActor(actor, (tx) => setLogo(tx, new Uint8Array(bytes)));
		forgetMunicipality();
		if (taken.ok) redirect(303, '/admin/kommune?logo');
		return fail(400, { logo: adminKommune.logo.problems[taken.reason] });
	},
	'fjern-logo': async ({ locals }) => {
		const { actor } = requireActor(locals, 'admin');
		await withActor(actor, (tx) => setLogo(tx, null));
		forgetMunicipality();
		redirect(303, '/admin/kommune?logo');
	}
};
