/**
 * The demo municipality's log-in: a real OpenID Connect provider whose only question is who one wants to be.
 * It stands where MitID's broker and the municipality's own log-in stand in production, and speaks what they speak:
 * authorization code flow with PKCE, state and nonce, RS256, back-channel and RP-initiated logout.
 * Everything it remembers is in memory and is gone when it stops.
 */
import { generateKeyPair, randomBytes, randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import type {
	ClientMetadata,
	Configuration,
	ErrorOut,
	InteractionResults,
	JWK,
	KoaContextWithOIDC
} from 'oidc-provider';
import {
	choicePage,
	contentSecurityPolicy,
	loggedOutPage,
	logoutPage,
	problemPage,
	renderDocument,
	type Page
} from './identity-provider-pages.ts';
import {
	basePolicy,
	Check,
	createMemoryAdapter,
	OIDCProviderError,
	Provider,
	SessionNotFound
} from './oidc-provider.ts';
import type { Persona, PersonaKind } from './personas.ts';

export type IdentityProviderClient = {
	clientId: string;
	clientSecret: string;
	/** Exact addresses that a code may be sent to, e.g. `http://localhost:3000/auth/callback/borger`. */
	redirectUris: readonly string[];
	/** Exact addresses to return to after logout; default `/` and `/login` where the redirect addresses are. */
	postLogoutRedirectUris?: readonly string[];
};

export type IdentityProviderOptions = {
	/** 0 lets the system choose one. */
	port: number;
	host?: string;
	/** The address that browsers and the portal use; default `http://localhost:PORT`. Requests to other names are refused. */
	issuer?: string;
	clients: Record<PersonaKind, IdentityProviderClient>;
	/** The whole cast; each client sees and gets only those of its kind. */
	personas: readonly Persona[];
	/** Where the portal takes logout tokens. */
	backchannelLogoutUris?: Partial<Record<PersonaKind, string>>;
};

export type IdentityProvider = { issuer: string; close: () => Promise<void> };

type IdentityProviderInstance = InstanceType<typeof Provider>;
type Context = ReturnType<IdentityProviderInstance['createContext']>;
type Session = Awaited<ReturnType<IdentityProviderInstance['Session']['get']>>;

/** Lifetimes in seconds. */
const ttl = {
	AuthorizationCode: 60,
	AccessToken: 10 * 60,
	IdToken: 10 * 60,
	Interaction: 30 * 60,
	// As long as the longest session of the portal, so that logout here still reaches it.
	Session: 12 * 60 * 60,
	Grant: 12 * 60 * 60
};
const clockToleranceSeconds = 15;
const scope = 'openid profile';
/** The choice is one short form field. */
const maxBodyBytes = 1_000;
const kinds: readonly PersonaKind[] = ['borger', 'medarbejder'];

/** A request that no page of ours sends; the Danish message is for whoever sees it. */
class BadRequest extends Error {}

/**
 * Starts the provider.
 * @returns its issuer, once it answers, and how to stop it (ends open connections too)
 * @throws what the system says when the port is taken, and TypeError or a provider error for settings that cannot work
 */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
	// Before listening: a request that came meanwhile would find nobody to answer it.
	const key = await createSigningKey();
	const server = createServer();
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port, options.host ?? '127.0.0.1', resolve);
	});
	const close = () =>
		new Promise<void>((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
	try {
		const address = server.address();
		const port = typeof address === 'object' && address !== null ? address.port : options.port;
		const issuer = options.issuer ?? `http://localhost:${port}`;
		const provider = createProvider(issuer, options, key);
		server.on('request', provider.callback());
		return { issuer, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** A new key at every start: nobody can hold a token that outlives the process. */
async function createSigningKey(): Promise<JWK> {
	const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
	return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' };
}

function createProvider(issuer: string, options: IdentityProviderOptions, key: JWK): IdentityProviderInstance {
	const { clients, personas } = options;
	const issuerUrl = new URL(issuer);
	const origins = kinds.flatMap((kind) => originsOf(clients[kind]));
	const portalUrl = new URL('/login', origins[0] ?? issuer).href;

	const provider = new Provider(issuer, {
		...protocol,
		adapter: createMemoryAdapter(clockToleranceSeconds),
		clients: kinds.map((kind) => clientMetadata(clients[kind], options.backchannelLogoutUris?.[kind])),
		cookies: {
			// Cookies ignore the port: the names must not meet the portal's on the same host.
			names: { session: 'demo_login', interaction: 'demo_login_choice', resume: 'demo_login_resume' },
			keys: [randomBytes(32).toString('base64url')]
		},
		jwks: { keys: [key] },
		claims: {
			openid: ['sub', 'loa'],
			profile: [...new Set(personas.flatMap(({ claims }) => Object.keys(claims)))].filter((claim) => claim !== 'loa')
		},
		findAccount: (_ctx, subject) => {
			const persona = personas.find((candidate) => candidate.subject === subject);
			return persona && { accountId: subject, claims: () => ({ ...persona.claims, sub: subject }) };
		},
		features: {
			...protocol.features,
			rpInitiatedLogout: {
				enabled: true,
				logoutSource: (ctx, form) => show(ctx, logoutPage(form)),
				postLogoutSuccessSource: (ctx) => show(ctx, loggedOutPage(portalUrl))
			}
		},
		renderError: (ctx, out, error) => show(ctx, protocolProblem(out, error, portalUrl))
	});

	// Koa would print these itself, a browser that went away included.
	(provider as EventEmitter).on('error', report);
	provider.on('server_error', (_ctx, error) => report(error));
	provider.on('backchannel.error', (_ctx, error) => report(error));
	provider.use(async (context, next) => {
		const ctx: Context = context;
		ctx.set('X-Content-Type-Options', 'nosniff');
		// Not no-referrer: that would make browsers send `Origin: null` with our own form.
		ctx.set('Referrer-Policy', 'same-origin');
		ctx.set('Content-Security-Policy', contentSecurityPolicy([issuerUrl.origin, ...origins]));
		try {
			if (ctx.host !== issuerUrl.host) throw new BadRequest(`Demo-log-in svarer kun på ${issuerUrl.host}.`);
			const uid = /^\/interaction\/([\w-]{1,100})$/.exec(ctx.path)?.[1];
			if (uid === undefined) await next();
			else await interact({ provider, ctx, uid, clients, personas });
			skipNeedlessLogout(ctx);
			if (ctx.status === 404 && ctx.body == null) showNotFound(ctx, portalUrl);
		} catch (error) {
			showProblem(ctx, error, portalUrl);
		}
	});
	return provider;
}

/** What does not depend on who is served. What is not listed here is off. */
const protocol = {
	clockTolerance: clockToleranceSeconds,
	ttl,
	responseTypes: ['code'],
	scopes: scope.split(' '),
	clientAuthMethods: ['client_secret_basic'],
	enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
	pkce: { required: () => true },
	// false: name, cpr and so on stand in the id token too, where a portal that never calls userinfo finds them.
	conformIdTokenClaims: false,
	clientBasedCORS: () => false,
	interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}`, policy: alwaysAskPolicy() },
	loadExistingGrant,
	// oidc-provider's own dispatcher refuses private addresses; here the portal is at one, given by whoever started us.
	fetch: (input, init) => fetch(input, { ...init, dispatcher: undefined } as RequestInit),
	features: {
		devInteractions: { enabled: false },
		backchannelLogout: { enabled: true },
		dPoP: { enabled: false },
		pushedAuthorizationRequests: { enabled: false },
		resourceIndicators: { enabled: false }
	}
} satisfies Configuration;

function clientMetadata(client: IdentityProviderClient, backchannelLogoutUri: string | undefined): ClientMetadata {
	const home = originsOf(client).flatMap((origin) => [`${origin}/`, `${origin}/login`]);
	return {
		client_id: client.clientId,
		client_secret: client.clientSecret,
		redirect_uris: [...client.redirectUris],
		post_logout_redirect_uris: [...(client.postLogoutRedirectUris ?? home)],
		token_endpoint_auth_method: 'client_secret_basic',
		response_types: ['code'],
		response_modes: ['query'],
		grant_types: ['authorization_code'],
		scope,
		// The portal measures how old the log-in is.
		require_auth_time: true,
		...(backchannelLogoutUri === undefined
			? {}
			: { backchannel_logout_uri: backchannelLogoutUri, backchannel_logout_session_required: true })
	};
}

function originsOf({ redirectUris }: IdentityProviderClient): string[] {
	return [...new Set(redirectUris.map((uri) => new URL(uri).origin))];
}

/**
 * No silent single sign-on: whoever comes is asked, whatever this browser did before. Otherwise the next person on the
 * same phone would be logged in as the last one. There is no consent step: it asks nothing that the choice does not say.
 */
function alwaysAskPolicy() {
	const policy = basePolicy();
	policy.remove('consent');
	policy
		.get('login')
		?.checks.add(
			new Check('always_ask', 'every log-in asks who one wants to be', 'login_required', ({ oidc }) =>
				oidc.result?.login === undefined ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT
			)
		);
	return policy;
}

/** Grants everything we offer at each log-in, and nothing before the choice is made. */
async function loadExistingGrant({ oidc }: KoaContextWithOIDC) {
	const { client, session, result } = oidc;
	if (client === undefined || session?.accountId === undefined || result?.login === undefined) return undefined;
	const grant = new oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
	grant.addOIDCScope(scope);
	await grant.save();
	return grant;
}

type InteractionRequest = {
	provider: IdentityProviderInstance;
	ctx: Context;
	uid: string;
	clients: Record<PersonaKind, IdentityProviderClient>;
	personas: readonly Persona[];
};

/** GET shows who one can be, POST takes the choice and sends the browser on its way back to the portal. */
async function interact({ provider, ctx, uid, clients, personas }: InteractionRequest): Promise<void> {
	const interaction = await provider.interactionDetails(ctx.req, ctx.res);
	const kind = kinds.find((candidate) => clients[candidate].clientId === interaction.params.client_id);
	if (kind === undefined || interaction.uid !== uid) throw new SessionNotFound('interaction of another request');
	const offered = personas.filter((persona) => persona.kind === kind);

	if (ctx.method === 'GET' || ctx.method === 'HEAD') {
		show(ctx, choicePage({ kind, personas: offered, action: ctx.path }));
		return;
	}
	if (ctx.method !== 'POST') throw new BadRequest('Siden kan kun vises og besvares.');

	const result = decide(await readChoice(ctx), offered);
	const accountId = result.login?.accountId;
	if (accountId !== undefined) {
		const session = await provider.Session.get(ctx);
		if (session.accountId !== undefined && session.accountId !== accountId) {
			await endSession(provider, session);
			interaction.session = undefined;
			await interaction.persist();
		}
	}
	const returnTo = await provider.interactionResult(ctx.req, ctx.res, result, { mergeWithLastSubmission: false });
	ctx.set('Cache-Control', 'no-store');
	ctx.status = 303;
	ctx.redirect(returnTo);
}

/** @returns the form's one field, as name and value */
async function readChoice(ctx: Context): Promise<readonly [string, string]> {
	const site = ctx.get('Sec-Fetch-Site');
	if (site !== '' && site !== 'same-origin') throw new BadRequest('Valget kom fra en anden side.');
	if (!ctx.is('application/x-www-form-urlencoded')) throw new BadRequest('Valget kom ikke fra formularen.');
	const length = Number(ctx.get('Content-Length') || Number.NaN);
	if (!(length <= maxBodyBytes)) throw new BadRequest('Valget fylder for meget.');
	const [field, ...others] = new URLSearchParams(await text(ctx.req));
	if (field === undefined || others.length > 0) throw new BadRequest('Der skal være netop ét valg.');
	return field;
}

/** What a choice means: log in as a persona of those offered, or give up. */
function decide([name, value]: readonly [string, string], offered: readonly Persona[]): InteractionResults {
	if (name === 'handling' && value === 'fortryd') {
		return { error: 'access_denied', error_description: 'the user changed their mind' };
	}
	const persona = name === 'persona' ? offered.find(({ key }) => key === value) : undefined;
	if (persona === undefined) throw new BadRequest('Den person findes ikke på listen.');
	// Not remembered: the session cookie goes when the browser closes.
	return { login: { accountId: persona.subject, remember: false } };
}

/** A method of oidc-provider's client that its types leave out. */
type LogoutNotifier = { backchannelLogout: (subject: string, sid: string) => Promise<void> };

/**
 * Ends the session of whoever was here before, as a logout would: the portal is told, the tokens are void.
 * oidc-provider would do so itself when another persona is chosen, but with a page that needs JavaScript.
 */
async function endSession(provider: IdentityProviderInstance, session: Session): Promise<void> {
	const { accountId } = session;
	for (const [clientId, { sid, grantId }] of Object.entries(session.authorizations ?? {})) {
		const client = await provider.Client.find(clientId);
		if (client?.backchannelLogoutUri !== undefined && accountId !== undefined && sid !== undefined) {
			await (client as typeof client & LogoutNotifier).backchannelLogout(accountId, sid).catch(report);
		}
		if (grantId !== undefined) {
			await Promise.all([
				provider.AccessToken.revokeByGrantId(grantId),
				provider.AuthorizationCode.revokeByGrantId(grantId),
				provider.Grant.find(grantId).then((grant) => grant?.destroy())
			]);
		}
	}
	await session.destroy();
}

/** Nobody is logged in here: back at once instead of oidc-provider's page, which posts itself with a script. */
function skipNeedlessLogout(ctx: Context): void {
	const { oidc }: Partial<KoaContextWithOIDC> = ctx;
	if (oidc?.route !== 'end_session' || ctx.status !== 200 || oidc.session?.accountId !== undefined) return;
	// Already held against the client's list by oidc-provider.
	const address = oidc.params?.post_logout_redirect_uri;
	const target = new URL(typeof address === 'string' ? address : oidc.urlFor('end_session_success'));
	if (typeof address === 'string' && typeof oidc.params?.state === 'string') {
		target.searchParams.set('state', oidc.params.state);
	}
	ctx.status = 303;
	ctx.redirect(target.href);
}

function show(ctx: Pick<Context, 'set' | 'type' | 'body'>, page: Page): void {
	ctx.set('Cache-Control', 'no-store');
	ctx.type = 'html';
	ctx.body = renderDocument(page);
}

const cannot = 'Det kan ikke lade sig gøre';
const expired = {
	title: 'Log-in er udløbet',
	text: 'Det er for længe siden, at du begyndte, eller du har allerede valgt. Gå tilbage, og begynd forfra.'
};

/** Danish words for an error of the protocol; the codes are those of OAuth 2.0 and OpenID Connect. */
const protocolTexts: Partial<Record<string, string>> = {
	invalid_client: 'Portalen, du kom fra, er ikke kendt her.',
	invalid_redirect_uri: 'Adressen, som du skulle sendes tilbage til, er ikke en af portalens.',
	server_error: 'Der skete en fejl hos demo-log-in. Prøv igen.'
};

function protocolProblem({ error, error_description }: ErrorOut, cause: unknown, portalUrl: string): Page {
	if (cause instanceof SessionNotFound) return problemPage({ ...expired, portalUrl });
	return problemPage({
		title: cannot,
		text: protocolTexts[error] ?? 'Demo-log-in kan ikke bruge den forespørgsel.',
		portalUrl,
		technical: error_description === undefined ? error : `${error}: ${error_description}`
	});
}

function showNotFound(ctx: Context, portalUrl: string): void {
	const text = 'Her er kun demo-log-in. Begynd i portalen.';
	show(ctx, problemPage({ title: 'Siden findes ikke', text, portalUrl }));
	ctx.status = 404;
}

/** Says in Danish what went wrong, never more than that; what nobody expected goes to standard error. */
function showProblem(ctx: Context, error: unknown, portalUrl: string): void {
	if (error instanceof BadRequest) {
		show(ctx, problemPage({ title: cannot, text: error.message, portalUrl }));
		ctx.status = 400;
	} else if (error instanceof OIDCProviderError && error.expose) {
		show(ctx, protocolProblem(error, error, portalUrl));
		ctx.status = 400;
	} else {
		report(error);
		show(ctx, protocolProblem({ error: 'server_error' }, error, portalUrl));
		ctx.status = 500;
	}
}

/** One line for whoever runs the demo. A browser that goes away is nothing to tell. */
function report(error: unknown): void {
	if (error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE')) return;
	process.stderr.write(`Demo-log-in: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
