import { error, fail, redirect } from '@sveltejs/kit';
import { readPosted } from '$lib/core/form';
import { moedeDesk } from '$lib/i18n/da/moede-desk';
import { sayMoedeProblems } from '$lib/moede/desk/say-problems';
import { typedFromDesk, typedOf } from '$lib/moede/planning';
import { recordLook } from '$lib/server/accesslog/commands';
import { requireBorger } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { changeMoede } from '$lib/server/journal/causes';
import { findMoedeDesk, findPlanHead } from '$lib/server/moede/desk';
import type { Actions, PageServerLoad } from './$types';

const page = '/borgere/[id]/moeder/[moede]/rediger';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, borgerId, today } = requireBorger(locals, params.id);
	const moedeId = params.moede;
	const { desk, head } = await readAs(actor, async (tx) => {
		const [found, frame] = await Promise.all([
			findMoedeDesk(tx, { borgerId, moedeId, today }),
			findPlanHead(tx, { borgerId, today })
		]);
		const shown = found?.mayEdit ? [{ borgerId, itemKind: 'moede' as const, itemId: moedeId }] : [];
		await recordLook(tx, { kind: 'page', page, purpose: 'Rettede et møde', requestId: locals.requestId, shown });
		return { desk: found, head: frame };
	});
	if (!head || !desk?.mayEdit) error(404, 'Siden findes ikke');
	if (desk.state !== 'planned') redirect(303, `/borgere/${borgerId}/moeder/${moedeId}`);
	return {
		head,
		template: desk.template,
		moedeId,
		isSeries: desk.seriesId !== null,
		start: typedFromDesk(desk)
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { actor, borgerId } = requireBorger(locals, params.id);
		const moedeId = params.moede;
		const typed = typedOf((await readPosted(request)) ?? new FormData());
		const { now, municipality } = locals;
		const edited = await withActor(actor, (tx) => changeMoede(tx, { borgerId, moedeId, typed, now, municipality }));
		if (edited.ok) redirect(303, `/borgere/${borgerId}/moeder/${moedeId}?gemt=rettet`);
		if ('changed' in edited) {
			const errors = { revision: moedeDesk.problems.revision.changed };
			return fail(400, { returned: { typed, changed: edited.changed, errors } });
		}
		if (edited.problems.form === 'unknown') error(404, 'Siden findes ikke');
		return fail(400, { returned: { typed, errors: sayMoedeProblems(edited.problems) } });
	}
};
