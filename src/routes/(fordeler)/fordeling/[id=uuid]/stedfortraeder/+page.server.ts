import { error, fail, redirect } from '@sveltejs/kit';
import { dayOf } from '$lib/core/dates';
import { readPosted, sayProblems } from '$lib/core/form';
import { fordeling } from '$lib/i18n/da/fordeling';
import { teamEdit } from '$lib/i18n/da/team-edit';
import { recordLook } from '$lib/server/accesslog/commands';
import { requireActor } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { joinTeam } from '$lib/server/team/commands';
import { findPlanDesk } from '$lib/server/team/fordeling';
import { searchStaff } from '$lib/server/team/staff';
import { joinTypedOf } from '$lib/team/edit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = requireActor(locals, 'fordeler');
	const { desk, staff } = await readAs(actor, async (tx) => {
		const found = await findPlanDesk(tx, params.id);
		const look = { kind: 'page', page: '/fordeling/[id]/stedfortraeder', purpose: fordeling.purpose.page } as const;
		const shown = found ? [{ borgerId: params.id, itemKind: 'borger' as const }] : [];
		await recordLook(tx, { ...look, requestId: locals.requestId, shown });
		return { desk: found, staff: await searchStaff(tx, url.searchParams, { internal: true }) };
	});
	if (!desk || desk.plan.endedOn) error(404, 'Siden findes ikke');
	return { borger: desk.borger, staff, today: dayOf(locals.now) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { actor } = requireActor(locals, 'fordeler');
		const typed = joinTypedOf((await readPosted(request)) ?? new FormData());
		const asked = { borgerId: params.id, as: 'stedfortraeder', typed, today: dayOf(locals.now) } as const;
		const taken = await withActor(actor, (tx) => joinTeam(tx, asked));
		if (!taken.ok) return fail(400, { returned: { typed, errors: sayProblems(teamEdit.problems, taken.problems) } });
		redirect(303, `/fordeling/${params.id}?gemt`);
	}
};
