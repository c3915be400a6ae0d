import { error } from '@sveltejs/kit';
import { kalender } from '$lib/i18n/da/kalender';
import { moeder } from '$lib/i18n/da/moeder';
import { feedFile } from '$lib/server/moede/calendar';
import { feedWait, readFeed, tagOf } from '$lib/server/moede/feed';
import type { RequestHandler } from './$types';

/** What a calendar fetches by itself: no log-in, and the address is the secret. A meeting, when, and where only if that was chosen. */
export const GET: RequestHandler = async ({ locals, params, request, url }) => {
	const token = params.token.slice(0, -'.ics'.length);
	const wait = await feedWait(token);
	if (wait !== null) return new Response(null, { status: 429, headers: { 'retry-after': String(wait) } });
	const found = await readFeed(token);
	if (!found) error(404, 'Siden findes ikke');
	const headers = {
		etag: tagOf(found),
		'cache-control': 'private, no-cache',
		'referrer-policy': 'no-referrer',
		'x-robots-tag': 'noindex'
	};
	const known = request.headers.get('if-none-match')?.split(',') ?? [];
	if (known.some((each) => each.trim().replace(/^W\//, '') === headers.etag))
		return new Response(null, { status: 304, headers });
	const words = { ...moeder.calendarEntry, name: kalender.feedName };
	const file = feedFile(found, { words, origin: url.origin, now: locals.now });
	return new Response(file, { headers: { ...headers, 'content-type': 'text/calendar; charset=utf-8' } });
};
