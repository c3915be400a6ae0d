import type { PageServerLoad } from './$types';

/** The shell for a phone without net: the same for everybody, with whom to ring. Nothing is asked of the database. */
export const load: PageServerLoad = ({ locals }) => ({ shell: true, acute: locals.municipality.acute });
