import { error, fail, redirect } from '@sveltejs/kit';
import { dayOf } from '$lib/core/dates';
import { readPosted, sayProblems } from '$lib/core/form';
import { fordeling } from '$lib/i18n/da/fordeling';
import { teamEdit } from '$lib/i18n/da/team-edit';
import { recordLook } from '$lib/server/accesslog/commands';
import { requireActor } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { handOver } from '$lib/server/team/commands';
import { findPlanDesk } from '$lib/server/team/fordeling';
import { searchStaff } from '$lib/server/team/staff';
import { handOverTypedOf, newestTovholder } from '$lib/team/handover';
import { findTovholder } from '$lib/team/membership';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = requireActor(locals, 'fordeler');
	const today = dayOf(locals.now);
	const { desk, staff } = await readAs(actor, async (tx) => {
		const found = await findPlanDesk(tx, params.id);
		const look = { kind: 'page', page: '/fordeling/[id]/tovholder', purpose: fordeling.purpose.page } as const;
		const shown = found ? [{ borgerId: params.id, itemKind: 'team' as const }] : [];
		await recordLook(tx, { ...look, requestId: locals.requestId, shown });
		return { desk: found, staff: await searchStaff(tx, url.searchParams, { internal: true }) };
	});
	if (!desk || desk.plan.endedOn) error(404, 'Siden findes ikke');
	const holder = findTovholder(desk.holders, today);
	const newest = newestTovholder(desk.holders, today);
	return {
		borger: desk.borger,
		staff,
		holder: holder && { name: holder.name, you: false },
		planned: newest && newest.fromOn > today ? { name: newest.name, fromOn: newest.fromOn } : null,
		newest: newest?.id ?? null,
		today
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { actor } = requireActor(locals, 'fordeler');
		const typed = handOverTypedOf((await readPosted(request)) ?? new FormData());
		const asked = { borgerId: params.id, typed, today: dayOf(locals.now) };
		const taken = await withActor(actor, (tx) => handOver(tx, asked));
		if (!taken.ok) return fail(400, { returned: { typed, errors: sayProblems(teamEdit.problems, taken.problems) } });
		redirect(303, `/fordeling/${params.id}?gemt`);
	}
};
