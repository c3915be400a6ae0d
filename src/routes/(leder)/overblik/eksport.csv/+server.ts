import { error } from '@sveltejs/kit';
import { requireActor } from '$lib/server/auth/actor';
import { exportFile } from '$lib/server/statistik/export-file';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	const { actor } = requireActor(locals, 'leder');
	const { municipality, now } = locals;
	const file = await exportFile(actor, 'csv', { search: url.searchParams, municipality, now });
	return file ?? error(404, 'Siden findes ikke');
};
