import { json } from '@sveltejs/kit';
import { isHealthy } from '$lib/server/db/health';
import type { RequestHandler } from './$types';

/** 200 while the database answers, 503 when it does not; no details for strangers. */
export const GET: RequestHandler = async () =>
	(await isHealthy())
		? json({ status: 'ok' })
		: json({ status: 'unavailable' }, { status: 503, headers: { 'retry-after': '10' } });
