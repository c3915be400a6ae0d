import { error, fail, redirect } from '@sveltejs/kit';
import { readPosted, typedIn } from '$lib/core/form';
import { papir } from '$lib/i18n/da/papir';
import { requireOwn } from '$lib/server/auth/actor';
import { readOwn, withActor } from '$lib/server/db/with-actor';
import { acknowledgeAgreement, ownAgreement } from '$lib/server/document/own';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, own, today } = requireOwn(locals);
	const { municipality } = locals;
	const asked = { ...own, today, municipality, moedeId: params.id };
	const agreement = await readOwn(actor, (tx) => ownAgreement(tx, asked));
	if (!agreement) error(404, 'Siden findes ikke');
	return { id: params.id, ...agreement, thanks: url.searchParams.has('bekraeftet') };
};

export const actions = {
	/** "Det er det, vi aftalte" (M16). The form says what was seen: when that is not what stands there now, it is to be read again. */
	bekraeft: async ({ locals, params, request }) => {
		const { actor, own, today } = requireOwn(locals);
		const seen = typedIn((await readPosted(request)) ?? new FormData(), 'indhold');
		const said = await withActor(actor, (tx) => acknowledgeAgreement(tx, { ...own, today, moedeId: params.id, seen }));
		if (said.ok) redirect(303, `/moeder/${params.id}/aftale?bekraeftet#bekraeft`);
		if (said.reason === 'not_found') error(404, 'Siden findes ikke');
		const { nothing, changed } = papir.aftale.problems;
		return fail(said.reason === 'missing' ? 400 : 409, { problem: said.reason === 'nothing' ? nothing : changed });
	}
} satisfies Actions;
