import { error, fail, redirect } from '@sveltejs/kit';
import { readPosted, sayProblems } from '$lib/core/form';
import { teamEdit } from '$lib/i18n/da/team-edit';
import { recordLook } from '$lib/server/accesslog/commands';
import { requireBorger } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { handOver } from '$lib/server/team/commands';
import { findTeamDesk, seesBorger } from '$lib/server/team/queries';
import { searchStaff } from '$lib/server/team/staff';
import { forvaltningerWithPlan } from '$lib/team/access';
import { handOverTypedOf, newestTovholder } from '$lib/team/handover';
import { findTovholder } from '$lib/team/membership';
import type { Actions, PageServerLoad } from './$types';

const page = '/borgere/[id]/team/overdrag';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, borgerId, today } = requireBorger(locals, params.id);
	const { desk, staff } = await readAs(actor, async (tx) => {
		const found = await findTeamDesk(tx, { borgerId, today, mostLeft: 0 });
		const shown = found?.holdsThreads ? [{ borgerId, itemKind: 'team' as const }] : [];
		await recordLook(tx, { kind: 'page', page, purpose: 'Overdrog planen', requestId: locals.requestId, shown });
		return { desk: found, staff: await searchStaff(tx, url.searchParams, { internal: true }) };
	});
	if (!desk?.holdsThreads) error(404, 'Siden findes ikke');
	const holder = findTovholder(desk.members, today);
	const newest = newestTovholder(desk.members, today);
	return {
		borger: desk.borger,
		staff,
		holder: holder && { name: holder.name, you: holder.accountId === desk.accountId },
		planned: newest && newest.fromOn > today ? { name: newest.name, fromOn: newest.fromOn } : null,
		newest: newest?.id ?? null,
		grounded: forvaltningerWithPlan(desk.grounds),
		today
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { actor, borgerId, today } = requireBorger(locals, params.id);
		const typed = handOverTypedOf((await readPosted(request)) ?? new FormData());
		const taken = await withActor(actor, async (tx) => {
			const handed = await handOver(tx, { borgerId, typed, today });
			return { ...handed, stillSees: handed.ok && (await seesBorger(tx, borgerId)) };
		});
		if (!taken.ok) return fail(400, { returned: { typed, errors: sayProblems(teamEdit.problems, taken.problems) } });
		redirect(303, taken.stillSees ? `/borgere/${borgerId}/team?gemt` : '/borgere/overdraget');
	}
};
