import { error } from '@sveltejs/kit';
import { moeder } from '$lib/i18n/da/moeder';
import { requireActor } from '$lib/server/auth/actor';
import { readOwn } from '$lib/server/db/with-actor';
import { calendarFile } from '$lib/server/moede/calendar';
import { findCalendarMoede } from '$lib/server/moede/queries';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { actor, signedIn } = requireActor(locals, 'borger');
	const moede = await readOwn(actor, (tx) => findCalendarMoede(tx, { id: params.id, borgerId: signedIn.borgerId }));
	if (!moede) error(404, 'Siden findes ikke');
	const href = new URL(`/moeder/${params.id}`, url).href;
	const file = calendarFile(moede, { words: moeder.calendarEntry, href, now: locals.now });
	return new Response(file, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'attachment; filename="moede.ics"',
			'cache-control': 'private, no-store'
		}
	});
};
