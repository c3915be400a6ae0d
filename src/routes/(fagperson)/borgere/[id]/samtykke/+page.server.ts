import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { readPosted, sayProblems, typedIn } from '$lib/core/form';
import { samtykkeDesk } from '$lib/i18n/da/samtykke-desk';
import { readHow } from '$lib/samtykke/desk/note';
import { lacksOf } from '$lib/samtykke/desk/overview';
import { historyOf } from '$lib/samtykke/history';
import { givenTo, switchesOf } from '$lib/samtykke/switches';
import { recordLook } from '$lib/server/accesslog/commands';
import { requireBorger } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { endHjemmel, givePlanSamtykke } from '$lib/server/samtykke/commands';
import { findSamtykkeDesk } from '$lib/server/samtykke/desk';
import { seesBorger } from '$lib/server/team/queries';
import type { Actions, PageServerLoad } from './$types';

const page = '/borgere/[id]/samtykke';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, borgerId, today } = requireBorger(locals, params.id);
	const desk = await readAs(actor, async (tx) => {
		const found = await findSamtykkeDesk(tx, { borgerId, today });
		const shown = found ? [{ borgerId, itemKind: 'samtykke' as const }] : [];
		const purpose = 'Så, hvem der må se hvad';
		await recordLook(tx, { kind: 'page', page, purpose, requestId: locals.requestId, shown });
		return found;
	});
	if (!desk) error(404, 'Siden findes ikke');
	const { borger, holdsThreads, forvaltningId, plan, grounds } = desk;
	const { remindDays } = locals.municipality;
	return {
		...{ borger, holdsThreads, plan, today },
		mayNote: forvaltningId !== null,
		newId: randomUUID(),
		lacks: lacksOf(desk.forvaltninger, grounds, today),
		departments: switchesOf(desk.forvaltninger, grounds, { today, remindDays }).map((department) => ({
			department,
			given: givenTo(grounds, department.id, today),
			mayNoteLaw: forvaltningId !== null && (holdsThreads || forvaltningId === department.id)
		})),
		history: historyOf(desk, today),
		saved: samtykkeDesk.saved[url.searchParams.get('gemt') ?? ''] ?? null
	};
};

const say = (problems: Parameters<typeof sayProblems>[1]) => sayProblems(samtykkeDesk.problems, problems);

export const actions: Actions = {
	faelles: async ({ locals, params, request }) => {
		const { actor, borgerId } = requireBorger(locals, params.id);
		const posted = (await readPosted(request)) ?? new FormData();
		const typed = { id: typedIn(posted, 'id'), givet: typedIn(posted, 'givet') };
		const how = readHow(typed.givet);
		if (!how) return fail(400, { joint: { typed, errors: say({ givet: 'missing' }) } });
		const given = await withActor(actor, (tx) => givePlanSamtykke(tx, { borgerId, how }, typed.id));
		if (!given.ok) return fail(400, { joint: { typed, errors: say({ form: given.reason }) } });
		redirect(303, `/borgere/${borgerId}/samtykke?gemt=plan`);
	},
	afslut: async ({ locals, params, request }) => {
		const { actor, borgerId } = requireBorger(locals, params.id);
		const id = typedIn((await readPosted(request)) ?? new FormData(), 'hjemmel');
		const { ended, seen } = await withActor(actor, async (tx) => ({
			ended: await endHjemmel(tx, { borgerId, id }),
			seen: await seesBorger(tx, borgerId)
		}));
		if (!ended.ok) return fail(400, { refused: say({ form: 'not_yours' }) });
		redirect(303, seen ? `/borgere/${borgerId}/samtykke?gemt=slut` : '/borgere?lukket');
	}
};
