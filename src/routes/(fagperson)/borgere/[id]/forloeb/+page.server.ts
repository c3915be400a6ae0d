import { error } from '@sveltejs/kit';
import { readPeriod } from '$lib/arbejdsgang/forloeb';
import { dayOf } from '$lib/core/dates';
import { isId } from '$lib/core/text';
import { showForloeb } from '$lib/server/arbejdsgang/forloeb';
import { requireActor } from '$lib/server/auth/actor';
import { readAs } from '$lib/server/db/with-actor';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = requireActor(locals, 'fagperson');
	if (!isId(params.id)) error(404, 'Siden findes ikke');
	const period = readPeriod(url.searchParams.get('aar'));
	const look = { borgerId: params.id.toLowerCase(), page: '/borgere/[id]/forloeb', requestId: locals.requestId };
	const shown = await readAs(actor, (tx) => showForloeb(tx, look, { period, today: dayOf(locals.now) }));
	if (!shown) error(404, 'Siden findes ikke');
	return { ...shown, period };
};
