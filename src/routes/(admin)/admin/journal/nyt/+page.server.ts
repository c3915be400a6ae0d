import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { newTarget, targetTypedOf } from '$lib/admin/journal';
import { readPosted, sayProblems } from '$lib/core/form';
import { admin } from '$lib/i18n/da/admin';
import { adminJournal } from '$lib/i18n/da/admin-journal';
import { findEnheder } from '$lib/server/admin/enheder';
import { journalPlaces, saveTarget } from '$lib/server/admin/journal';
import { requireActor } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { env } from '$lib/server/env';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { actor } = requireActor(locals, 'admin');
	return {
		/** What the next one is born with. */
		typed: newTarget(randomUUID()),
		places: journalPlaces(await readAs(actor, findEnheder))
	};
};

export const actions: Actions = {
	opret: async ({ locals, request }) => {
		const { actor } = requireActor(locals, 'admin');
		const typed = targetTypedOf((await readPosted(request)) ?? new FormData());
		const hosts = env().journal.httpHosts;
		const taken = await withActor(actor, (tx) => saveTarget(tx, { typed, hosts, isNew: true }));
		if (taken?.ok) redirect(303, '/admin/journal?gemt');
		const words = { ...adminJournal.problems, form: { ...admin.form, ...adminJournal.targetForm } };
		return fail(400, { returned: { typed, errors: sayProblems(words, taken?.problems ?? {}) } });
	}
};
