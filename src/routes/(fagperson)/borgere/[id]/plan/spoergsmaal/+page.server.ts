import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { readPosted, sayProblems, typedIn } from '$lib/core/form';
import { firstName } from '$lib/core/person';
import { askLeder } from '$lib/i18n/da/question';
import { askTypedOf, dueOf } from '$lib/question/question';
import { recordLook } from '$lib/server/accesslog/commands';
import { requireBorger } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { askLeders, findAskDesk, shareQuestion } from '$lib/server/question/ask';
import type { Actions, PageServerLoad } from './$types';

const page = '/borgere/[id]/plan/spoergsmaal';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, borgerId, today } = requireBorger(locals, params.id);
	const desk = await readAs(actor, async (tx) => {
		const found = await findAskDesk(tx, borgerId);
		const shown = found ? [{ borgerId, itemKind: 'borger' as const }] : [];
		const { purpose } = askLeder.page;
		await recordLook(tx, { kind: 'page', page, purpose, requestId: locals.requestId, shown });
		return found;
	});
	if (!desk) error(404, 'Siden findes ikke');
	const days = locals.municipality.questionDays;
	return {
		borger: { id: desk.borger.id, name: firstName(desk.borger.name) },
		leders: desk.leders,
		due: { days, on: dueOf(today, days) },
		id: randomUUID()
	};
};

export const actions = {
	spoerg: async ({ locals, params, request }) => {
		const { actor, borgerId, today } = requireBorger(locals, params.id);
		const typed = askTypedOf((await readPosted(request)) ?? new FormData());
		const asked = { borgerId, typed, today, days: locals.municipality.questionDays };
		const taken = await withActor(actor, (tx) => askLeders(tx, asked));
		if (!taken) error(404, 'Siden findes ikke');
		if (taken.ok) redirect(303, `/borgere/${borgerId}/plan?spoergsmaal=sendt#spoergsmaal`);
		return fail(400, { returned: { typed, errors: sayProblems(askLeder.problems, taken.problems) } });
	},
	del: async ({ locals, params, request }) => {
		const { actor, borgerId } = requireBorger(locals, params.id);
		const posted = (await readPosted(request)) ?? new FormData();
		const [id, answers] = [typedIn(posted, 'spoergsmaal'), typedIn(posted, 'svar')];
		const done = await withActor(actor, (tx) => shareQuestion(tx, { borgerId, id, answers }));
		if (done === 'unknown') error(404, 'Siden findes ikke');
		redirect(303, `/borgere/${borgerId}/plan?spoergsmaal=${done === 'shared' ? 'delt' : 'nyt-svar'}#spoergsmaal`);
	}
} satisfies Actions;
