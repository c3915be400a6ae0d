import { dayOf } from '$lib/core/dates';
import { fordeling } from '$lib/i18n/da/fordeling';
import { recordLook } from '$lib/server/accesslog/commands';
import { requireActor } from '$lib/server/auth/actor';
import { readAs } from '$lib/server/db/with-actor';
import { listPlans } from '$lib/server/team/fordeling';
import { readPlanQuery } from '$lib/team/fordeling';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = requireActor(locals, 'fordeler');
	const query = readPlanQuery(url.searchParams);
	const list = await readAs(actor, async (tx) => {
		const found = await listPlans(tx, query, dayOf(locals.now));
		const shown = found.items.map(({ borgerId }) => ({ borgerId, itemKind: 'borger' as const }));
		const { list: purpose } = fordeling.purpose;
		await recordLook(tx, { kind: 'list', page: '/fordeling', purpose, requestId: locals.requestId, shown });
		return found;
	});
	return { list, query };
};
