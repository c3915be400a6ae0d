import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { isClosed, treeOf } from '$lib/admin/enhed';
import { accountTypedOf } from '$lib/admin/account';
import { readPosted, sayProblems } from '$lib/core/form';
import { admin } from '$lib/i18n/da/admin';
import { adminKonti } from '$lib/i18n/da/admin-konti';
import { findEnheder } from '$lib/server/admin/enheder';
import { saveAccount } from '$lib/server/admin/accounts';
import { requireActor } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { actor } = requireActor(locals, 'admin');
	const rows = await readAs(actor, findEnheder);
	return {
		/** What the next one is born with. */
		id: randomUUID(),
		enheder: treeOf(rows).filter(({ id }) => !isClosed(rows, id))
	};
};

export const actions: Actions = {
	opret: async ({ locals, request }) => {
		const { actor } = requireActor(locals, 'admin');
		const typed = accountTypedOf((await readPosted(request)) ?? new FormData());
		const taken = await withActor(actor, (tx) => saveAccount(tx, { typed, isNew: true }));
		if (taken?.ok) redirect(303, `/admin/konti/${typed.id}?gemt`);
		const words = { ...adminKonti.problems, form: { ...admin.form, ...adminKonti.problems.form } };
		return fail(400, { returned: { typed, errors: sayProblems(words, taken?.problems ?? {}) } });
	}
};
