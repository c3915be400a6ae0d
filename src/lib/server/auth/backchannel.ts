import { createRemoteJWKSet, decodeJwt, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { readPosted, typedIn } from '../../core/form';
import { env } from '../env';
import { endSessionsOf } from './session';

/** What a logout token must say it is (OpenID Connect Back-Channel Logout 1.0, § 2.4). */
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';
/** Signatures with a key of the provider's; never `none`, never with a shared secret (A12). */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
/** How far the provider's clock may be from ours, and how old a token may be, seconds. */
const leeway = 60;
const oldest = 300;
const longestToken = 10_000;
/** How long a provider is waited for, ms. */
const patience = 5_000;

/** The providers' keys, by issuer; asked for at the first log-out and again when a key is unknown. */
const keysOf = new Map<string, Promise<JWTVerifyGetKey>>();

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
	const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
	const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(patience) });
	const { jwks_uri } = (await answer.json()) as { jwks_uri?: unknown };
	return createRemoteJWKSet(new URL(String(jwks_uri)), { timeoutDuration: patience });
}

function keys(issuer: string): Promise<JWTVerifyGetKey> {
	const known = keysOf.get(issuer);
	if (known) return known;
	const found = discover(issuer);
	keysOf.set(issuer, found);
	// A provider that did not answer is asked again next time.
	found.catch(() => keysOf.delete(issuer));
	return found;
}

export type LogOut = { issuer: string; subject: string | null; sid: string | null; jti: string };

/**
 * What a logout token asks for.
 * @returns null when it is not one of ours, or not a logout token: not signed by a provider that we know, for somebody else, too old,
 *   of another type, with a nonce, or naming nobody
 */
export async function readLogoutToken(token: string): Promise<LogOut | null> {
	try {
		const issuer = decodeJwt(token).iss ?? '';
		const audience = Object.values(env().oidc)
			.filter((each) => each.issuer === issuer)
			.map(({ clientId }) => clientId);
		if (audience.length === 0) return null;
		const { payload } = await jwtVerify(token, await keys(issuer), {
			issuer,
			audience,
			algorithms,
			typ: 'logout+jwt',
			maxTokenAge: oldest,
			clockTolerance: leeway,
			requiredClaims: ['iat', 'exp', 'jti', 'events']
		});
		const { events, nonce, sub, sid, jti } = payload;
		const isLogout = typeof events === 'object' && events !== null && Object.hasOwn(events, logoutEvent);
		if (!isLogout || nonce !== undefined || typeof jti !== 'string' || jti === '') return null;
		const named = { subject: typeof sub === 'string' ? sub : null, sid: typeof sid === 'string' ? sid : null };
		return named.subject || named.sid ? { issuer, ...named, jti } : null;
	} catch {
		return null;
	}
}

/**
 * Takes a log-out that the provider sends from its server (A14): the log-ins it names end, and their next request is nobody's.
 * @returns `ended` also when there was none left; `ignored` for what is no logout token, or one that was used before
 * @throws what the database says when it is away: the provider sends it again
 */
export async function takeLogOut(request: Request): Promise<'ended' | 'ignored'> {
	const token = typedIn((await readPosted(request)) ?? new FormData(), 'logout_token');
	if (token === '' || token.length > longestToken) return 'ignored';
	const asked = await readLogoutToken(token);
	if (!asked) return 'ignored';
	return (await endSessionsOf(asked, asked.jti)) === null ? 'ignored' : 'ended';
}
