import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { readPosted, sayProblems } from '$lib/core/form';
import { samtykkeDesk } from '$lib/i18n/da/samtykke-desk';
import { blankNote, noteTypedOf, readHjemmel } from '$lib/samtykke/desk/note';
import { recordLook } from '$lib/server/accesslog/commands';
import { requireBorger } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { noteHjemmel } from '$lib/server/samtykke/commands';
import { findSamtykkeDesk, type SamtykkeDesk } from '$lib/server/samtykke/desk';
import type { Actions, PageServerLoad } from './$types';

const page = '/borgere/[id]/samtykke/paragraf';

/** The departments that the reader notes a paragraph for: their own, and all for who holds the threads. */
const departmentsOf = ({ forvaltninger, forvaltningId, holdsThreads }: SamtykkeDesk) =>
	forvaltninger.filter(({ id }) => holdsThreads || id === forvaltningId).map(({ id, name }) => ({ id, name }));

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, borgerId, today } = requireBorger(locals, params.id);
	const desk = await readAs(actor, async (tx) => {
		const found = await findSamtykkeDesk(tx, { borgerId, today });
		const shown = found?.forvaltningId ? [{ borgerId, itemKind: 'borger' as const }] : [];
		await recordLook(tx, { kind: 'page', page, purpose: 'Skrev en paragraf ned', requestId: locals.requestId, shown });
		return found;
	});
	if (!desk?.forvaltningId) error(404, 'Siden findes ikke');
	const departments = departmentsOf(desk);
	const afdeling = departments.find(({ id }) => id === url.searchParams.get('afdeling'))?.id ?? '';
	return {
		...{ borger: desk.borger, holdsThreads: desk.holdsThreads, departments, today },
		blank: { ...blankNote(randomUUID()), afdeling }
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { actor, borgerId, today } = requireBorger(locals, params.id);
		const typed = noteTypedOf((await readPosted(request)) ?? new FormData());
		const taken = await withActor(actor, async (tx) => {
			const desk = await findSamtykkeDesk(tx, { borgerId, today });
			if (!desk?.forvaltningId) error(404, 'Siden findes ikke');
			const read = readHjemmel(typed, { forvaltninger: departmentsOf(desk).map(({ id }) => id), today });
			if (!read.ok) return read;
			const noted = await noteHjemmel(tx, { borgerId, today }, read.value);
			return noted.ok ? noted : { ok: false as const, problems: { form: noted.reason } };
		});
		if (!taken.ok) {
			return fail(400, { returned: { typed, errors: sayProblems(samtykkeDesk.problems, taken.problems) } });
		}
		redirect(303, `/borgere/${borgerId}/samtykke?gemt=paragraf`);
	}
};
