import { error, fail, redirect } from '@sveltejs/kit';
import { targetTypedFrom, targetTypedOf } from '$lib/admin/journal';
import { readPosted, sayProblems } from '$lib/core/form';
import { admin } from '$lib/i18n/da/admin';
import { adminJournal } from '$lib/i18n/da/admin-journal';
import { findEnheder } from '$lib/server/admin/enheder';
import { endTarget, findTargets, journalPlaces, saveTarget } from '$lib/server/admin/journal';
import { requireActor } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { env } from '$lib/server/env';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = requireActor(locals, 'admin');
	const [targets, enheder] = await readAs(actor, (tx) => Promise.all([findTargets(tx), findEnheder(tx)]));
	const target = targets.find(({ id }) => id === params.id);
	if (!target) error(404, 'Siden findes ikke');
	return {
		target,
		typed: targetTypedFrom(target),
		places: journalPlaces(enheder, target.forvaltningId),
		saved: url.searchParams.has('gemt')
	};
};

export const actions: Actions = {
	gem: async ({ locals, params, request }) => {
		const { actor } = requireActor(locals, 'admin');
		const posted = (await readPosted(request)) ?? new FormData();
		const typed = { ...targetTypedOf(posted), id: params.id };
		const hosts = env().journal.httpHosts;
		const taken = await withActor(actor, (tx) => saveTarget(tx, { typed, hosts, isNew: false }));
		if (!taken) error(404, 'Siden findes ikke');
		if (taken.ok) redirect(303, `/admin/journal/${params.id}?gemt`);
		const words = { ...adminJournal.problems, form: { ...admin.form, ...adminJournal.targetForm } };
		return fail(400, { returned: { typed, errors: sayProblems(words, taken.problems) } });
	},
	stop: async ({ locals, params }) => {
		const { actor } = requireActor(locals, 'admin');
		if (!(await withActor(actor, (tx) => endTarget(tx, params.id)))) error(404, 'Siden findes ikke');
		redirect(303, '/admin/journal?stoppet');
	}
};
