import type { Adapter } from '@auth/core/adapters';
import type { Provider } from '@auth/core/providers';
import { SvelteKitAuth } from '@auth/sveltekit';
import { deviceOf } from '../../access/device';
import { firstClaim, reachesLevel } from '../../access/level';
import { hashCpr, parseCpr } from '../borger/cpr';
import { env, type OidcSettings } from '../env';
import { log } from '../log';
import { cookieEnd, cookieName, cookieOptions, cookiePrefix, secureCookies } from './cookie';
import { endSession, matchIdentity, newToken, startSession, type Proof } from './session';

type Kind = Proof['as'];

/** An OpenID Connect provider for Auth.js: code flow with PKCE, state and nonce; a log-in is asked for every time. */
function provider(kind: Kind, settings: OidcSettings): Provider {
	return {
		id: kind,
		name: kind,
		type: 'oidc',
		issuer: settings.issuer,
		clientId: settings.clientId,
		clientSecret: settings.clientSecret,
		checks: ['pkce', 'state', 'nonce'],
		// No silent single sign-on: on a shared phone the next person must not come in as the last.
		authorization: { params: { scope: settings.scope, prompt: 'login' } },
		// Nothing of the provider's is kept but the subject.
		profile: (claims) => ({ id: String(claims['sub']) })
	};
}

/** What the claims prove, or why not. */
function prove(kind: Kind, claims: Record<string, unknown>): Proof | 'low-level' | 'no-id' {
	const settings = env().oidc[kind];
	if (!reachesLevel(claims, settings.levelClaims, settings.levelValues)) return 'low-level';
	const id = firstClaim(claims, settings.idClaims);
	const subject = typeof claims['sub'] === 'string' ? claims['sub'] : null;
	if (!id || !subject) return 'no-id';
	const cpr = kind === 'borger' ? parseCpr(id) : null;
	if (cpr && !cpr.ok) return 'no-id';
	return {
		as: kind,
		issuer: settings.issuer,
		subject,
		cprHash: cpr?.ok ? hashCpr(cpr.value.number, env().keys.cprHash) : null,
		employeeId: kind === 'medarbejder' ? id : null
	};
}

const refuse = () => {
	throw new Error('a log-in changes no account');
};

const isKind = (text: string | undefined): text is Kind => text === 'borger' || text === 'medarbejder';

/**
 * Auth.js does log-in and nothing else: sessions are rows that we read ourselves. The adapter is made per request, because
 * what the callback has proven (issuer, subject, sid) must reach `createSession`, which Auth.js calls without it.
 */
export const { handle: authHandle, signIn } = SvelteKitAuth(async (event) => {
	let proof: Proof | null = null;
	let sid: string | null = null;

	const adapter: Adapter = {
		// Whoever was logged in here before counts for nothing: a log-in always makes a new session (A1).
		getSessionAndUser: async () => null,
		getUser: async () => null,
		getUserByEmail: async () => null,
		async getUserByAccount() {
			const account = proof ? await matchIdentity(proof) : null;
			return account ? { id: account, email: '', emailVerified: null } : null;
		},
		async createSession({ sessionToken, userId }) {
			const device = deviceOf(event.request.headers.get('user-agent'));
			const ends = proof ? await startSession(sessionToken, proof, sid, device) : null;
			if (!ends) throw new Error('no role to act in');
			return { sessionToken, userId, expires: cookieEnd(ends) };
		},
		// Auth.js wants the whole set. Nobody is created, changed or linked by logging in.
		createUser: refuse,
		updateUser: refuse,
		linkAccount: refuse,
		updateSession: refuse,
		deleteSession: refuse
	};

	return {
		basePath: '/auth',
		trustHost: true,
		secret: env().keys.auth,
		useSecureCookies: secureCookies(),
		cookies: authCookies(),
		session: { strategy: 'database', generateSessionToken: newToken },
		pages: { signIn: '/login', error: '/login' },
		providers: [provider('borger', env().oidc.borger), provider('medarbejder', env().oidc.medarbejder)],
		adapter,
		logger: {
			// Auth.js writes claims and codes into its messages; only the kind of error may reach our log.
			error: (error) => log.warn({ event: 'login_failed', kind: error.name }),
			warn: () => {},
			debug: () => {}
		},
		callbacks: {
			async signIn({ account, profile }) {
				const kind = account?.provider;
				if (!isKind(kind) || !profile) return false;
				const proven = prove(kind, profile);
				if (proven === 'low-level') return '/login?fejl=niveau';
				if (proven === 'no-id' || !(await matchIdentity(proven))) return '/login/ukendt';
				const before = event.cookies.get(cookieName());
				if (before) await endSession(before);
				proof = proven;
				sid = typeof profile['sid'] === 'string' ? profile['sid'] : null;
				return true;
			}
		}
	};
});

/** Every cookie of the log-in carries the `__Host-` prefix where the connection is encrypted (A16). */
function authCookies() {
	const prefix = cookiePrefix();
	const options = cookieOptions();
	const short = { ...options, maxAge: 15 * 60 };
	return {
		sessionToken: { name: cookieName(), options },
		callbackUrl: { name: `${prefix}login-callback`, options },
		csrfToken: { name: `${prefix}login-csrf`, options },
		pkceCodeVerifier: { name: `${prefix}login-pkce`, options: short },
		state: { name: `${prefix}login-state`, options: short },
		nonce: { name: `${prefix}login-nonce`, options: short }
	};
}
