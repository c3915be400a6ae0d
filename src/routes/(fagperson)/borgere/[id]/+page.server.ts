import { error, redirect } from '@sveltejs/kit';
import { isId } from '$lib/core/text';
import { requireActor } from '$lib/server/auth/actor';
import type { PageServerLoad } from './$types';

/** The ruler is the work space's first page. Whether that borger exists for the reader, it tells itself. */
export const load: PageServerLoad = ({ locals, params }) => {
	requireActor(locals, 'fagperson');
	if (!isId(params.id)) error(404, 'Siden findes ikke');
	redirect(303, `/borgere/${params.id}/lineal`);
};
