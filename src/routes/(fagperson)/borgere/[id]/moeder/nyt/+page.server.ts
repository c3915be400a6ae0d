import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { readPosted } from '$lib/core/form';
import { sayMoedeProblems } from '$lib/moede/desk/say-problems';
import { usualMinutes, withUsualClock } from '$lib/moede/desk/shown';
import { typedFrom, typedOf } from '$lib/moede/planning';
import { recordLook } from '$lib/server/accesslog/commands';
import { requireBorger } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { callToMoede } from '$lib/server/journal/causes';
import { findPlanHead } from '$lib/server/moede/desk';
import type { Actions, PageServerLoad } from './$types';

const page = '/borgere/[id]/moeder/nyt';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, borgerId, today } = requireBorger(locals, params.id);
	const head = await readAs(actor, async (tx) => {
		const found = await findPlanHead(tx, { borgerId, today });
		const shown = found?.mayPlan ? [{ borgerId, itemKind: 'team' as const }] : [];
		await recordLook(tx, { kind: 'page', page, purpose: 'Planlagde et møde', requestId: locals.requestId, shown });
		return found;
	});
	if (!head?.mayPlan) error(404, 'Siden findes ikke');
	const asked = url.searchParams.get('skabelon');
	const template = head.templates.find(({ key }) => key === asked) ?? null;
	const minutes = template?.minutes ?? usualMinutes;
	const blank = () => withUsualClock(typedFrom(template, head, randomUUID()), minutes);
	return {
		head,
		template,
		/** Null: the kind of meeting is chosen first. */
		start: template !== null || asked === '' ? blank() : null
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { actor, borgerId } = requireBorger(locals, params.id);
		const typed = typedOf((await readPosted(request)) ?? new FormData());
		const { now, municipality } = locals;
		const planned = await withActor(actor, (tx) => callToMoede(tx, { borgerId, typed, now, municipality }));
		if (!planned.ok) return fail(400, { returned: { typed, errors: sayMoedeProblems(planned.problems) } });
		redirect(303, `/borgere/${borgerId}/moeder/${planned.value.id}?gemt=planlagt`);
	}
};
