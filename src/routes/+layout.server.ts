import { env } from '$lib/server/env';
import type { LayoutServerLoad } from './$types';

/** What the frame needs; from `locals` only, so no query. */
export const load: LayoutServerLoad = ({ locals }) => ({
	municipality: {
		name: locals.municipality.name,
		phone: locals.municipality.phone,
		email: locals.municipality.email,
		openingHours: locals.municipality.openingHours
	},
	demo: env().mode === 'demo',
	person: locals.signedIn && {
		name: locals.signedIn.name,
		role: locals.signedIn.role,
		detail: locals.signedIn.enhed
	}
});
