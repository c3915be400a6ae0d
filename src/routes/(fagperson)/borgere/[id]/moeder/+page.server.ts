import { error, redirect } from '@sveltejs/kit';
import { readPosted, typedIn } from '$lib/core/form';
import { pageNumber } from '$lib/moede/moede';
import { recordLook } from '$lib/server/accesslog/commands';
import { requireBorger } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { finishOpgave } from '$lib/server/moede/commands';
import { findMoederDesk } from '$lib/server/moede/desk';
import type { Actions, PageServerLoad } from './$types';

const page = '/borgere/[id]/moeder';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, borgerId, today } = requireBorger(locals, params.id);
	const { now } = locals;
	const side = pageNumber(url.searchParams.get('side'));
	const desk = await readAs(actor, async (tx) => {
		const found = await findMoederDesk(tx, { borgerId, now, today, page: side });
		const rows = found ? [...found.unclosed, ...found.coming, ...found.earlier] : [];
		const shown = rows.map(({ id }) => ({ borgerId, itemKind: 'moede' as const, itemId: id }));
		await recordLook(tx, {
			kind: 'page',
			page,
			purpose: 'Så, hvilke møder der er',
			requestId: locals.requestId,
			shown: found && shown.length === 0 ? [{ borgerId, itemKind: 'borger' }] : shown
		});
		return found;
	});
	if (!desk) error(404, 'Siden findes ikke');
	return { ...desk, side, saved: url.searchParams.has('gemt'), now, today };
};

export const actions: Actions = {
	opgave: async ({ locals, params, request }) => {
		const { actor, borgerId } = requireBorger(locals, params.id);
		const opgaveId = typedIn((await readPosted(request)) ?? new FormData(), 'id');
		const done = await withActor(actor, (tx) => finishOpgave(tx, { borgerId, opgaveId, done: true }));
		if (!done) error(404, 'Siden findes ikke');
		redirect(303, `/borgere/${borgerId}/moeder?gemt#opgaver`);
	}
};
