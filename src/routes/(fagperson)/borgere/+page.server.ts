import { readListQuery } from '$lib/arbejdsgang/borger-list';
import { showOwnBorgere } from '$lib/server/arbejdsgang/own-borgere';
import { requireActor } from '$lib/server/auth/actor';
import { readAs } from '$lib/server/db/with-actor';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = requireActor(locals, 'fagperson');
	const query = readListQuery(url.searchParams);
	const look = { page: '/borgere', requestId: locals.requestId };
	const list = await readAs(actor, (tx) => showOwnBorgere(tx, { query, now: locals.now, look }));
	return { list, query, isClosed: url.searchParams.has('lukket'), words: locals.municipality.words, now: locals.now };
};
