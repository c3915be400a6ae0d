import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { topics } from '$lib/access/policy';
import { readPosted, sayProblems } from '$lib/core/form';
import { samtykkeDesk } from '$lib/i18n/da/samtykke-desk';
import { blankNote, noteTypedOf, readNote } from '$lib/samtykke/desk/note';
import { purposeOf } from '$lib/samtykke/change';
import { lastDayOf } from '$lib/samtykke/limits';
import { kinds } from '$lib/samtykke/samtykke';
import { recordLook } from '$lib/server/accesslog/commands';
import { requireBorger } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { addSamtykke } from '$lib/server/samtykke/commands';
import { findSamtykkeDesk } from '$lib/server/samtykke/desk';
import type { Actions, PageServerLoad } from './$types';

const page = '/borgere/[id]/samtykke/nyt';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, borgerId, today } = requireBorger(locals, params.id);
	const desk = await readAs(actor, async (tx) => {
		const found = await findSamtykkeDesk(tx, { borgerId, today });
		const shown = found?.forvaltningId ? [{ borgerId, itemKind: 'borger' as const }] : [];
		await recordLook(tx, { kind: 'page', page, purpose: 'Skrev et ja ned', requestId: locals.requestId, shown });
		return found;
	});
	if (!desk?.forvaltningId) error(404, 'Siden findes ikke');
	const { samtykkeMonths } = locals.municipality;
	const afdeling = desk.forvaltninger.find(({ id }) => id === url.searchParams.get('afdeling'))?.id ?? '';
	const lastDay = lastDayOf({ kinds, topics: [...topics] }, today, samtykkeMonths);
	const formaal = purposeOf(desk.grounds, afdeling, today) ?? '';
	return {
		borger: desk.borger,
		departments: desk.forvaltninger.map(({ id, name }) => ({ id, name })),
		lastDay,
		blank: { ...blankNote(randomUUID()), afdeling, formaal, til: lastDay }
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { actor, borgerId, today } = requireBorger(locals, params.id);
		const typed = noteTypedOf((await readPosted(request)) ?? new FormData());
		const months = locals.municipality.samtykkeMonths;
		const taken = await withActor(actor, async (tx) => {
			const desk = await findSamtykkeDesk(tx, { borgerId, today });
			if (!desk?.forvaltningId) error(404, 'Siden findes ikke');
			const read = readNote(typed, { forvaltninger: desk.forvaltninger.map(({ id }) => id), today, months });
			if (!read.ok) return read;
			const { how, ...note } = read.value;
			const added = await addSamtykke(tx, { borgerId, today, how }, { ...note, renewsId: null });
			return added.ok ? added : { ok: false as const, problems: noteRefused(added.reason) };
		});
		if (!taken.ok) {
			return fail(400, { returned: { typed, errors: sayProblems(samtykkeDesk.problems, taken.problems) } });
		}
		redirect(303, `/borgere/${borgerId}/samtykke?gemt=ja`);
	}
};

/** At which field the database's refusal is said. */
function noteRefused(reason: string) {
	if (reason === 'too_long') return { til: 'too_far' };
	if (reason === 'health_written') return { givet: reason };
	if (reason === 'purpose') return { formaal: 'missing' };
	return { form: reason };
}
