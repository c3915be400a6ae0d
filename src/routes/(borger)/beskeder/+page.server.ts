import { error } from '@sveltejs/kit';
import { readPage } from '$lib/besked/form';
import { viewRow } from '$lib/besked/view';
import { dayOf } from '$lib/core/dates';
import { besked } from '$lib/i18n/da/beskeder';
import { requireActor } from '$lib/server/auth/actor';
import { findSamtaler } from '$lib/server/besked/queries';
import { readOwn } from '$lib/server/db/with-actor';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, signedIn } = requireActor(locals, 'borger');
	const page = readPage(url.searchParams.get('side'));
	const { borgerId } = signedIn;
	if (!borgerId || !page.ok) error(404, 'Siden findes ikke');
	const today = dayOf(locals.now);
	const asked = { borgerId, today, days: locals.municipality.answerDays, page: page.value };
	const found = await readOwn(actor, (tx) => findSamtaler(tx, asked));
	if (!found) error(404, 'Siden findes ikke');
	return {
		rows: found.rows.map((row) => viewRow(row, found.team, { borger: besked.you, me: null, today })),
		page: page.value,
		more: found.more,
		now: locals.now
	};
};
