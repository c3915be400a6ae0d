import { error, redirect } from '@sveltejs/kit';
import type { Role } from '../../access/roles';
import { dayOf } from '../../core/dates';
import { isId } from '../../core/text';
import type { Actor } from '../db/with-actor';
import { Unavailable } from '../problem';
import type { SignedIn } from './session';

/**
 * The actor of a page or form: the only maker of one, so that no page can ask without saying as whom.
 * @throws a redirect to `/login` without a session; 404 in another role, as for a page that does not exist; Unavailable
 */
export function requireActor<R extends Role>(locals: App.Locals, role: R): { actor: Actor<R>; signedIn: SignedIn } {
	const { signedIn, sessionUnknown } = locals;
	if (sessionUnknown) throw new Unavailable('session');
	if (!signedIn) redirect(303, '/login');
	if (signedIn.role !== role) error(404, 'Siden findes ikke');
	return { actor: { audience: role, token: signedIn.token }, signedIn };
}

/** The same for an address below `/api`, which answers 401 without a session. */
export function requireApiActor<R extends Role>(locals: App.Locals, role: R): { actor: Actor<R>; signedIn: SignedIn } {
	if (!locals.signedIn && !locals.sessionUnknown) error(401, 'Log ind først');
	return requireActor(locals, role);
}

/**
 * A fagperson who acts, and the borger of an address below `/borgere/[id]`. An id that is none is as unknown as one of somebody
 * else's borger.
 * @param id what stands in the address
 * @returns also the day it is, `YYYY-MM-DD`
 */
export function requireBorger(locals: App.Locals, id: string | undefined) {
	const { actor, signedIn } = requireActor(locals, 'fagperson');
	if (!id || !isId(id)) error(404, 'Siden findes ikke');
	return { actor, accountId: signedIn.accountId, borgerId: id.toLowerCase(), today: dayOf(locals.now) };
}
