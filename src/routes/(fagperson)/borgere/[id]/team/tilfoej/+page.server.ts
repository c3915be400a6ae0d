import { error, fail, redirect } from '@sveltejs/kit';
import { readPosted, sayProblems } from '$lib/core/form';
import { teamEdit } from '$lib/i18n/da/team-edit';
import { recordLook } from '$lib/server/accesslog/commands';
import { requireBorger } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { joinTeam } from '$lib/server/team/commands';
import { findTeamFrame } from '$lib/server/team/queries';
import { searchStaff } from '$lib/server/team/staff';
import { joinTypedOf } from '$lib/team/edit';
import type { Actions, PageServerLoad } from './$types';

const page = '/borgere/[id]/team/tilfoej';
const asOf = (url: URL) => (url.searchParams.get('som') === 'stedfortraeder' ? 'stedfortraeder' : 'fagperson');

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, borgerId, today } = requireBorger(locals, params.id);
	const as = asOf(url);
	const { frame, staff } = await readAs(actor, async (tx) => {
		const found = await findTeamFrame(tx, borgerId);
		const shown = found?.holdsThreads ? [{ borgerId, itemKind: 'borger' as const }] : [];
		await recordLook(tx, { kind: 'page', page, purpose: 'Satte en på teamet', requestId: locals.requestId, shown });
		return { frame: found, staff: await searchStaff(tx, url.searchParams, { internal: as === 'stedfortraeder' }) };
	});
	if (!frame?.holdsThreads) error(404, 'Siden findes ikke');
	return { as, borger: frame.borger, staff, today } as const;
};

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
		const { actor, borgerId, today } = requireBorger(locals, params.id);
		const typed = joinTypedOf((await readPosted(request)) ?? new FormData());
		const taken = await withActor(actor, (tx) => joinTeam(tx, { borgerId, as: asOf(url), typed, today }));
		if (!taken.ok) return fail(400, { returned: { typed, errors: sayProblems(teamEdit.problems, taken.problems) } });
		redirect(303, `/borgere/${borgerId}/team?gemt`);
	}
};
