import { error } from '@sveltejs/kit';
import { requireBorger } from '$lib/server/auth/actor';
import { readAs } from '$lib/server/db/with-actor';
import { showPlanDocument } from '$lib/server/journal/show-document';
import type { PageServerLoad } from './$types';

const page = '/borgere/[id]/plan/dokument';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, borgerId, today } = requireBorger(locals, params.id);
	const { requestId, municipality } = locals;
	const shown = await readAs(actor, (tx) =>
		showPlanDocument(tx, { borgerId, page, requestId, municipality, today, as: 'page' })
	);
	if (!shown) error(404, 'Siden findes ikke');
	return shown;
};
