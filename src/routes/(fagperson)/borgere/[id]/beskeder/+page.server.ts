import { error } from '@sveltejs/kit';
import { readPage } from '$lib/besked/form';
import { viewRow } from '$lib/besked/view';
import { firstName } from '$lib/core/person';
import { recordLook } from '$lib/server/accesslog/commands';
import { requireBorger } from '$lib/server/auth/actor';
import { findSamtaler } from '$lib/server/besked/queries';
import { readAs } from '$lib/server/db/with-actor';
import type { PageServerLoad } from './$types';

const page = '/borgere/[id]/beskeder';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, borgerId, today } = requireBorger(locals, params.id);
	const side = readPage(url.searchParams.get('side'));
	if (!side.ok) error(404, 'Siden findes ikke');
	const asked = { borgerId, today, days: locals.municipality.answerDays, page: side.value };
	const found = await readAs(actor, async (tx) => {
		const list = await findSamtaler(tx, asked);
		const items = (list?.rows ?? []).map(({ id }) => ({ borgerId, itemKind: 'samtale' as const, itemId: id }));
		await recordLook(tx, {
			kind: 'page',
			page,
			purpose: 'Så sine beskeder med dig',
			requestId: locals.requestId,
			shown: list ? [{ borgerId, itemKind: 'borger' }, ...items] : []
		});
		return list;
	});
	if (!found) error(404, 'Siden findes ikke');
	const view = { borger: firstName(found.borger), me: found.me, today };
	return {
		borger: { id: borgerId, name: found.borger },
		rows: found.rows.map((row) => viewRow(row, found.team, view)),
		page: side.value,
		more: found.more,
		now: locals.now
	};
};
