import { error, fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { newTypedOf } from '$lib/besked/form';
import { readPosted, sayProblems } from '$lib/core/form';
import { besked, beskeder, staffBeskeder } from '$lib/i18n/da/beskeder';
import { recordLook } from '$lib/server/accesslog/commands';
import { requireBorger } from '$lib/server/auth/actor';
import { findCandidates } from '$lib/server/besked/queries';
import { startAsStaff } from '$lib/server/besked/staff';
import { readAs, withActor } from '$lib/server/db/with-actor';
import type { Actions, PageServerLoad } from './$types';

const page = '/borgere/[id]/beskeder/ny';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, borgerId, today } = requireBorger(locals, params.id);
	const asked = { borgerId, today, days: locals.municipality.answerDays };
	const found = await readAs(actor, async (tx) => {
		const known = await findCandidates(tx, asked);
		await recordLook(tx, {
			kind: 'page',
			page,
			purpose: 'Skrev en besked til dig',
			requestId: locals.requestId,
			shown: known ? [{ borgerId, itemKind: 'team' }] : []
		});
		return known;
	});
	if (!found) error(404, 'Siden findes ikke');
	const { does } = beskeder.who;
	const others = found.team.filter(({ accountId }) => accountId !== found.me);
	return {
		borger: { id: borgerId, name: found.borger },
		options: others.map(({ accountId, name, department, roleText }) => ({
			value: accountId,
			label: name,
			hint: does(department, roleText)
		})),
		/** Whether somebody else holds the threads, who does not read unless chosen. */
		hasTovholder: others.some((member) => member.function === 'tovholder'),
		formId: randomUUID()
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { actor, borgerId, today } = requireBorger(locals, params.id);
		const asked = { borgerId, today, days: locals.municipality.answerDays };
		const typed = newTypedOf((await readPosted(request)) ?? new FormData());
		const taken = await withActor(actor, (tx) => startAsStaff(tx, asked, typed));
		if (taken.ok) redirect(303, `/borgere/${borgerId}/beskeder/${typed.id}?sendt#besked-${typed.id}`);
		if (taken.problems.form === 'unknown') error(404, 'Siden findes ikke');
		const errors = sayProblems({ ...besked.problems, hvem: staffBeskeder.problems.hvem }, taken.problems);
		// What comes back is another message than the one that was sent.
		const id = taken.problems.form ? randomUUID() : typed.id;
		return fail(400, { returned: { typed: { ...typed, id }, errors } });
	}
};
