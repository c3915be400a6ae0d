import { whoOf } from '$lib/server/auth/cookie';
import { env } from '$lib/server/env';
import type { LayoutServerLoad } from './$types';

/** What the frame needs; from `locals` only, so no query. */
export const load: LayoutServerLoad = ({ locals }) => {
	const { signedIn, municipality, now } = locals;
	return {
		municipality: {
			name: municipality.name,
			solution: municipality.solution,
			logo: municipality.logo,
			phone: municipality.phone,
			email: municipality.email,
			openingHours: municipality.openingHours
		},
		demo: env().mode === 'demo',
		person: signedIn && {
			name: signedIn.name,
			role: signedIn.role,
			/** The other roles they may act in. */
			otherRoles: signedIn.roles.filter((role) => role !== signedIn.role),
			detail: signedIn.enhed,
			/** Where "Forlad siden" leads; null for who has not asked for it. */
			leaveTo: signedIn.skaermet ? municipality.leaveTo : null
		},
		/** How long the log-in lasts, ms from now, and whose it is. */
		lasts: signedIn && {
			idle: signedIn.idleUntil.getTime() - now.getTime(),
			ends: signedIn.endsAt.getTime() - now.getTime(),
			who: whoOf(signedIn.accountId)
		}
	};
};
