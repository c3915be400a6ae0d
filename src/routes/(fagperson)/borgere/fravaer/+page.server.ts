import { error, fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { dayOf } from '$lib/core/dates';
import { readPosted, sayProblems, typedIn } from '$lib/core/form';
import { fravaer } from '$lib/i18n/da/fravaer';
import { requireActor } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { endAbsence, findOwnAbsences, sayAway } from '$lib/server/team/fravaer';
import { fravaerTypedOf } from '$lib/team/fravaer';
import type { Actions, PageServerLoad } from './$types';

/** One's own days away: about no borger, so no look is recorded. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = requireActor(locals, 'fagperson');
	const today = dayOf(locals.now);
	return {
		absences: await readAs(actor, (tx) => findOwnAbsences(tx, today)),
		today,
		/** What the next form is born with. */
		id: randomUUID(),
		said: url.searchParams.has('gemt') ? 'saved' : url.searchParams.has('stoppet') ? 'ended' : null
	} as const;
};

export const actions: Actions = {
	gem: async ({ locals, request }) => {
		const { actor } = requireActor(locals, 'fagperson');
		const typed = fravaerTypedOf((await readPosted(request)) ?? new FormData());
		const taken = await withActor(actor, (tx) => sayAway(tx, { typed, today: dayOf(locals.now) }));
		if (!taken.ok) return fail(400, { returned: { typed, errors: sayProblems(fravaer.problems, taken.problems) } });
		redirect(303, '/borgere/fravaer?gemt');
	},
	stop: async ({ locals, request }) => {
		const { actor } = requireActor(locals, 'fagperson');
		const id = typedIn((await readPosted(request)) ?? new FormData(), 'fravaer');
		if (!(await withActor(actor, (tx) => endAbsence(tx, id)))) error(404, 'Siden findes ikke');
		redirect(303, '/borgere/fravaer?stoppet');
	}
};
