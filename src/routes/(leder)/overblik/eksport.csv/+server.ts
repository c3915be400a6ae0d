import { error } from '@sveltejs/kit';
import { dayOf } from '$lib/core/dates';
import { requireActor } from '$lib/server/auth/actor';
import { readAs } from '$lib/server/db/with-actor';
import { findExport } from '$lib/server/statistik/queries';
import { csvOf } from '$lib/statistik/export';
import { readUnit } from '$lib/statistik/overview';
import type { RequestHandler } from './$types';

/** The closed figures as a file: the same blocks as the page. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { actor } = requireActor(locals, 'leder');
	const asked = readUnit(url.searchParams);
	const facts = asked.ok && (await readAs(actor, (tx) => findExport(tx, asked.value)));
	if (!facts) error(404, 'Siden findes ikke');
	const { municipality, now } = locals;
	return new Response(csvOf({ municipality, now, ...facts }), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="vores-plan-${dayOf(now)}.csv"`,
			'cache-control': 'private, no-store'
		}
	});
};
