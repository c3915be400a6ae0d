import { error } from '@sveltejs/kit';
import { readPeriod } from '$lib/arbejdsgang/forloeb';
import { showForloeb } from '$lib/server/arbejdsgang/forloeb';
import { requireBorger } from '$lib/server/auth/actor';
import { readAs } from '$lib/server/db/with-actor';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, borgerId, today } = requireBorger(locals, params.id);
	const period = readPeriod(url.searchParams.get('aar'));
	const look = { borgerId, page: '/borgere/[id]/forloeb', requestId: locals.requestId };
	const shown = await readAs(actor, (tx) => showForloeb(tx, look, { period, today }));
	if (!shown) error(404, 'Siden findes ikke');
	return { ...shown, period };
};
