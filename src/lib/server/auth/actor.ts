import { error, redirect } from '@sveltejs/kit';
import type { Role } from '../../access/roles';
import { dayOf } from '../../core/dates';
import { isId } from '../../core/text';
import type { Actor } from '../db/with-actor';
import { Unavailable } from '../problem';
import type { SignedIn } from './session';

/** Whoever is logged in. A form that came too late, or from another person's page, is answered here, before anything is done. */
function requireSignedIn(locals: App.Locals): SignedIn {
	if (locals.sessionUnknown) throw new Unavailable('session');
	if (locals.expired) error(401, { message: 'Du er logget af', expired: locals.expired });
	if (!locals.signedIn) redirect(303, '/login');
	if (locals.otherPerson) error(409, { message: 'Du er logget ind som en anden', otherPerson: true });
	return locals.signedIn;
}

/**
 * The actor of a page that everybody has, whatever their role.
 * @throws as `requireActor`
 */
export function requirePerson(locals: App.Locals): { actor: Actor<Role>; signedIn: SignedIn } {
	const signedIn = requireSignedIn(locals);
	return { actor: { audience: signedIn.role, token: signedIn.token }, signedIn };
}

/**
 * The actor of a page or form: the only maker of one, so that no page can ask without saying as whom.
 * @throws a redirect to `/login` without a session, for a form 401 with what was typed; 404 in another role, as for a page that does
 *   not exist; 409 for a form from another person's page; Unavailable
 */
export function requireActor<R extends Role>(locals: App.Locals, role: R): { actor: Actor<R>; signedIn: SignedIn } {
	const signedIn = requireSignedIn(locals);
	if (signedIn.role !== role) error(404, 'Siden findes ikke');
	return { actor: { audience: role, token: signedIn.token }, signedIn };
}

/**
 * A borger who acts, and the ids of their own that go with it.
 * @returns also the day it is, `YYYY-MM-DD`
 * @throws as `requireActor`
 */
export function requireOwn(locals: App.Locals) {
	const { actor, signedIn } = requireActor(locals, 'borger');
	const { borgerId, accountId } = signedIn;
	if (!borgerId) error(404, 'Siden findes ikke');
	return { actor, own: { borgerId, accountId }, today: dayOf(locals.now) };
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
