import { requireOwn } from '$lib/server/auth/actor';
import { findSkaermet } from '$lib/server/borger/skaermet';
import { readOwn } from '$lib/server/db/with-actor';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { actor, own } = requireOwn(locals);
	const trace = await readOwn(actor, (tx) => findSkaermet(tx, own.borgerId));
	const { phone, email } = locals.municipality;
	return { phone, email, sheltered: trace !== null && (trace.skaermet || trace.protectedAddress) };
};
