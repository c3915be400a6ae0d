import { error, fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { readAskedDay } from '$lib/accesslog/looks';
import { newTypedOf } from '$lib/besked/form';
import { optionsOf } from '$lib/besked/view';
import { dayOf } from '$lib/core/dates';
import { readPosted, sayProblems } from '$lib/core/form';
import { besked, beskeder } from '$lib/i18n/da/beskeder';
import { askSubject } from '$lib/i18n/da/hvem-har-set';
import { requireActor } from '$lib/server/auth/actor';
import { startOwnSamtale } from '$lib/server/besked/own';
import { findCandidates } from '$lib/server/besked/queries';
import { readOwn, withActor } from '$lib/server/db/with-actor';
import type { Actions, PageServerLoad } from './$types';

/** The borger who writes, on which day, and within how many working days an answer is promised. */
function requireOwn(locals: App.Locals) {
	const { actor, signedIn } = requireActor(locals, 'borger');
	const { borgerId } = signedIn;
	if (!borgerId) error(404, 'Siden findes ikke');
	return { actor, asked: { borgerId, today: dayOf(locals.now), days: locals.municipality.answerDays } };
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, asked } = requireOwn(locals);
	const team = (await readOwn(actor, (tx) => findCandidates(tx, asked)))?.team ?? [];
	const wanted = url.searchParams.get('til');
	const first = team.find(({ accountId }) => accountId === wanted) ?? team[0];
	const day = readAskedDay(url.searchParams);
	return {
		options: optionsOf(team, locals.now),
		/** Chosen already: whom the link names, else the tovholder, who stands first. */
		chosen: first ? [first.accountId] : [],
		/** Filled in already when one asks about what was looked at on a day. */
		subject: day ? askSubject(day, first !== undefined && first.accountId === wanted) : '',
		formId: randomUUID(),
		acute: locals.municipality.acute
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const { actor, asked } = requireOwn(locals);
		const typed = newTypedOf((await readPosted(request)) ?? new FormData());
		const taken = await withActor(actor, (tx) => startOwnSamtale(tx, asked, typed));
		if (taken.ok) redirect(303, `/beskeder/${typed.id}?sendt#besked-${typed.id}`);
		const errors = sayProblems({ ...besked.problems, hvem: beskeder.who.problems }, taken.problems);
		// What comes back is another message than the one that was sent.
		const id = taken.problems.form ? randomUUID() : typed.id;
		return fail(400, { returned: { typed: { ...typed, id }, errors } });
	}
};
