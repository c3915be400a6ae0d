import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { dayOf } from '$lib/core/dates';
import { readPosted, sayProblems, typedIn } from '$lib/core/form';
import { ask } from '$lib/i18n/da/anmodning';
import { showOwnTeam } from '$lib/server/arbejdsgang/own-pages';
import { requireActor } from '$lib/server/auth/actor';
import { readOwn, withActor } from '$lib/server/db/with-actor';
import { makeAnmodning, withdrawAnmodning } from '$lib/server/team/anmodning';
import { anmodningTypedOf, longestName, longestWords } from '$lib/team/anmodning';
import type { Actions, PageServerLoad } from './$types';

/** The borger who is logged in: who acts, and whom it is about. */
function requireOwn(locals: App.Locals) {
	const { actor, signedIn } = requireActor(locals, 'borger');
	if (!signedIn.borgerId) error(404, 'Siden findes ikke');
	return { actor, borgerId: signedIn.borgerId, today: dayOf(locals.now) };
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, borgerId, today } = requireOwn(locals);
	const mostLeft = url.searchParams.has('alle') ? 200 : 10;
	const team = await readOwn(actor, (tx) => showOwnTeam(tx, { borgerId, today, mostLeft }));
	return {
		...team,
		word: locals.municipality.words['tovholder'] ?? 'tovholder',
		ids: { propose: randomUUID(), object: randomUUID() },
		acute: locals.municipality.acute,
		said: url.searchParams.has('sendt') ? 'sent' : url.searchParams.has('taget') ? 'takenBack' : null,
		current: locals.now
	} as const;
};

const asking =
	(type: 'propose' | 'object') =>
	async ({ locals, request }: RequestEvent) => {
		const { actor, borgerId, today } = requireOwn(locals);
		const typed = anmodningTypedOf((await readPosted(request)) ?? new FormData());
		const taken = await withActor(actor, (tx) => makeAnmodning(tx, { borgerId, moedeId: null, type, typed, today }));
		if (taken.ok) redirect(303, '/mit-team?sendt#bedt-om');
		const words = ask.problems({ words: longestWords, name: longestName }, locals.municipality.phone);
		return fail(400, { type, returned: { typed, errors: sayProblems(words, taken.problems) } });
	};

export const actions = {
	foreslaa: asking('propose'),
	indvend: asking('object'),
	tag: async ({ locals, request }: RequestEvent) => {
		const { actor, borgerId } = requireOwn(locals);
		const id = typedIn((await readPosted(request)) ?? new FormData(), 'anmodning');
		// One that has been answered meanwhile stays: the page shows the answer.
		const taken = await withActor(actor, (tx) => withdrawAnmodning(tx, { borgerId, id }));
		redirect(303, taken ? '/mit-team?taget#bedt-om' : '/mit-team#bedt-om');
	}
} satisfies Actions;
