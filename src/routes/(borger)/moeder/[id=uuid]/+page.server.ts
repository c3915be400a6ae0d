import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { dayOf } from '$lib/core/dates';
import { readPosted } from '$lib/core/form';
import { firstName } from '$lib/core/person';
import { isId } from '$lib/core/text';
import { callNames } from '$lib/i18n/da/lineal';
import { daysUntil, phaseOf } from '$lib/moede/moede';
import { requireOwn } from '$lib/server/auth/actor';
import { readOwn, withActor } from '$lib/server/db/with-actor';
import { findMoede } from '$lib/server/moede/queries';
import * as take from '$lib/server/moede/take-own';
import { whoIsAsked } from '$lib/team/anmodning';
import { contactsOf, findTovholder } from '$lib/team/membership';
import type { Actions, PageServerLoad } from './$types';

/** What the address may say was just saved. */
const saved = ['punkt', 'med', 'flyt', 'indvend', 'svar', 'tilbage'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, own } = requireOwn(locals);
	const { now } = locals;
	const today = dayOf(now);
	const gone = url.searchParams.get('fjernet') ?? '';
	const asked = { ...own, id: params.id, today, taken: isId(gone) ? gone : null };
	const found = await readOwn(actor, (tx) => findMoede(tx, asked));
	if (!found) error(404, 'Siden findes ikke');
	const { moede, holders, readers, known, anmodninger, taken } = found;
	const threads = whoIsAsked(holders, today);
	const tovholder = findTovholder(holders, today);
	return {
		moede,
		known,
		taken: { id: asked.taken, ...taken },
		anmodninger: anmodninger.filter(({ withdrawnAt }) => withdrawnAt === null),
		/** Who holds the threads today, and who reads what, as they are called. */
		threads,
		readers: { moede: callNames(readers.moede), netvaerk: callNames(readers.netvaerk) },
		who: tovholder && firstName(tovholder.name),
		saved: saved.find((each) => each === url.searchParams.get('gemt')) ?? null,
		/** Ids of what the forms make: sent twice, it is one. */
		ids: {
			punkt: randomUUID(),
			egen: randomUUID(),
			ny: randomUUID(),
			flyt: randomUUID(),
			samarbejdet: randomUUID(),
			stadig_mine: randomUUID(),
			indvend: Object.fromEntries(moede.participants.map(({ id }) => [id, randomUUID()]))
		},
		phase: phaseOf(moede, now),
		inDays: daysUntil(moede, now),
		contacts: contactsOf(holders, today),
		acute: locals.municipality.acute,
		now
	};
};

const taking =
	(takeForm: take.TakeMoede) =>
	async ({ locals, params, request }: RequestEvent<{ id: string }>) => {
		const { actor, own } = requireOwn(locals);
		const posted = await readPosted(request);
		if (!posted) error(400, 'Skemaet kan ikke læses');
		const at = { ...own, moedeId: params.id, now: locals.now };
		const taken = await withActor(actor, (tx) => takeForm(tx, at, posted));
		if (taken.kind === 'not_found') error(404, 'Siden findes ikke');
		if (taken.kind === 'malformed') error(400, 'Skemaet kan ikke læses');
		if (taken.kind === 'refused') return fail(taken.status, { refused: taken.form });
		redirect(303, `/moeder/${params.id}${taken.at}`);
	};

export const actions = {
	punkt: taking(take.takePunkt),
	'fjern-punkt': taking(take.takePunktOff),
	'gendan-punkt': taking(take.takePunktBack),
	'tag-med': taking(take.takeGuest),
	'tag-af': taking(take.takeGuestOff),
	gendan: taking(take.takeGuestBack),
	svar: taking(take.takeSvar),
	flyt: taking(take.takeMove),
	indvend: taking(take.takeObjection),
	'tag-tilbage': taking(take.takeAskedBack)
} satisfies Actions;
