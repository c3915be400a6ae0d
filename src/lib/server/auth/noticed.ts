import { error } from '@sveltejs/kit';
import type { Actor } from '../db/with-actor';
import { requirePerson } from './actor';

/** Those whom the portal tells of something outside it. */
type Noticed = {
	actor: Actor<'borger' | 'fagperson'>;
	audience: 'borger' | 'fagperson';
	accountId: string;
	/** Hides their traces: is told of nothing, anywhere. */
	isHidden: boolean;
};

/**
 * A borger or a fagperson who chooses what they are told of.
 * @throws as `requireActor`
 */
export function requireNoticed(locals: App.Locals): Noticed {
	const { signedIn } = requirePerson(locals);
	const { role: audience, accountId, skaermet: isHidden, token } = signedIn;
	if (audience !== 'borger' && audience !== 'fagperson') error(404, 'Siden findes ikke');
	return { actor: { audience, token }, audience, accountId, isHidden };
}

/** The same for an address below `/api`, which answers 401 without a session. */
export function requireApiNoticed(locals: App.Locals): Noticed {
	if (!locals.signedIn && !locals.sessionUnknown) error(401, 'Log ind først');
	return requireNoticed(locals);
}
