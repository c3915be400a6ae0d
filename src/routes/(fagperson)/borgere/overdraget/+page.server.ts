import { requireActor } from '$lib/server/auth/actor';
import type { PageServerLoad } from './$types';

/** What somebody is told who has handed over and left: of whom, they may not see any more. */
export const load: PageServerLoad = ({ locals }) => {
	requireActor(locals, 'fagperson');
};
