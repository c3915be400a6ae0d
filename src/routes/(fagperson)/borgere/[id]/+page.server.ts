import { redirect } from '@sveltejs/kit';
import { requireBorger } from '$lib/server/auth/actor';
import type { PageServerLoad } from './$types';

/** The ruler is the work space's first page. Whether that borger exists for the reader, it tells itself. */
export const load: PageServerLoad = ({ locals, params }) => {
	const { borgerId } = requireBorger(locals, params.id);
	redirect(303, `/borgere/${borgerId}/lineal`);
};
