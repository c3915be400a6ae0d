import { error, fail, redirect } from '@sveltejs/kit';
import { dayOf } from '$lib/core/dates';
import { readPosted, sayProblems } from '$lib/core/form';
import { fordeling } from '$lib/i18n/da/fordeling';
import { teamEdit } from '$lib/i18n/da/team-edit';
import { recordLook } from '$lib/server/accesslog/commands';
import { requireActor } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { leaveTeam } from '$lib/server/team/commands';
import { findPlanDesk } from '$lib/server/team/fordeling';
import { leaveTypedOf } from '$lib/team/edit';
import { planState } from '$lib/team/fordeling';
import { findTovholder, isReal, splitTeam } from '$lib/team/membership';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = requireActor(locals, 'fordeler');
	const today = dayOf(locals.now);
	const desk = await readAs(actor, async (tx) => {
		const found = await findPlanDesk(tx, params.id);
		const look = { kind: 'page', page: '/fordeling/[id]', purpose: fordeling.purpose.page } as const;
		const shown = found ? [{ borgerId: params.id, itemKind: 'team' as const }] : [];
		await recordLook(tx, { ...look, requestId: locals.requestId, shown });
		return found;
	});
	if (!desk) error(404, 'Siden findes ikke');
	const { coming, left } = splitTeam(desk.holders, today);
	return {
		borger: desk.borger,
		plan: { ...desk.plan, state: planState(desk.plan) },
		holder: findTovholder(desk.holders, today),
		planned: coming.find((each) => each.function === 'tovholder') ?? null,
		deputies: desk.holders.filter(
			(each) => each.function === 'stedfortraeder' && isReal(each) && (each.toOn === null || each.toOn >= today)
		),
		earlier: left.filter((each) => each.function === 'tovholder' && isReal(each)),
		notice: url.searchParams.has('lavet') ? 'created' : url.searchParams.has('gemt') ? 'changed' : null
	} as const;
};

export const actions: Actions = {
	fjern: async ({ locals, params, request }) => {
		const { actor } = requireActor(locals, 'fordeler');
		const typed = leaveTypedOf((await readPosted(request)) ?? new FormData());
		const asked = { borgerId: params.id, typed, today: dayOf(locals.now) };
		const taken = await withActor(actor, (tx) => leaveTeam(tx, asked));
		if (!taken.ok) return fail(400, { returned: { typed, errors: sayProblems(teamEdit.problems, taken.problems) } });
		redirect(303, `/fordeling/${params.id}?gemt`);
	}
};
