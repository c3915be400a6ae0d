import { fail, redirect } from '@sveltejs/kit';
import { dayOf } from '$lib/core/dates';
import { readPosted, sayProblems } from '$lib/core/form';
import { askedLeder } from '$lib/i18n/da/question';
import { answerTypedOf, inOrder } from '$lib/question/question';
import { requireActor } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { answerQuestion, findLederQuestions } from '$lib/server/question/answer';
import type { Actions, PageServerLoad } from './$types';

// Nobody is shown here, so there is no look to record.
export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = requireActor(locals, 'leder');
	const questions = await readAs(actor, (tx) => findLederQuestions(tx));
	return { ...inOrder(questions), today: dayOf(locals.now), isSent: url.searchParams.has('sendt') };
};

export const actions: Actions = {
	svar: async ({ locals, request }) => {
		const { actor } = requireActor(locals, 'leder');
		const typed = answerTypedOf((await readPosted(request)) ?? new FormData());
		const taken = await withActor(actor, (tx) => answerQuestion(tx, typed));
		if (taken.ok) redirect(303, '/spoergsmaal?sendt');
		return fail(400, { returned: { typed, errors: sayProblems(askedLeder.problems, taken.problems) } });
	}
};
