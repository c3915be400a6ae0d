import { error, redirect } from '@sveltejs/kit';
import { composeHjem } from '$lib/arbejdsgang/hjem';
import { dayOf } from '$lib/core/dates';
import { readHjem } from '$lib/server/arbejdsgang/queries';
import { requireActor } from '$lib/server/auth/actor';
import { readOwn, withActor } from '$lib/server/db/with-actor';
import { noteAftaleDone } from '$lib/server/plan/commands';
import { undoAftaleDone } from '$lib/server/plan/own';
import { readPosted } from '$lib/core/form';
import { firstName } from '$lib/core/person';
import { isId } from '$lib/core/text';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, signedIn } = requireActor(locals, 'borger');
	const { borgerId, accountId, name } = signedIn;
	const asked = { borgerId, accountId, borgerName: name, now: locals.now, today: dayOf(locals.now) };
	const noted = url.searchParams.get('noteret') ?? '';
	const facts = await readOwn(actor, (tx) => readHjem(tx, asked));
	return {
		hjem: composeHjem(facts, signedIn.previousLoginAt, locals.now),
		name: firstName(name),
		word: locals.municipality.words['tovholder'] ?? 'tovholder',
		/** The aftale that was just noted as done. */
		noted: isId(noted) ? noted : null,
		undone: url.searchParams.has('fortrudt')
	};
};

export const actions: Actions = {
	gjort: async ({ locals, request }) => {
		const { actor, signedIn } = requireActor(locals, 'borger');
		const itemId = String((await readPosted(request))?.get('aftale'));
		const { borgerId, accountId } = signedIn;
		const noted = await withActor(actor, (tx) => noteAftaleDone(tx, { borgerId, accountId, itemId }));
		if (!noted.ok) error(404, 'Siden findes ikke');
		redirect(303, `/hjem?noteret=${itemId}`);
	},
	fortryd: async ({ locals, request }) => {
		const { actor, signedIn } = requireActor(locals, 'borger');
		const { borgerId, accountId } = signedIn;
		if (!borgerId) error(404, 'Siden findes ikke');
		const itemId = String((await readPosted(request))?.get('aftale'));
		const undone = await withActor(actor, (tx) => undoAftaleDone(tx, { borgerId, accountId }, itemId));
		if (!undone.ok) error(404, 'Siden findes ikke');
		redirect(303, '/hjem?fortrudt');
	}
};
