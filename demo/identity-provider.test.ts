import { createHash, createPublicKey, randomBytes, verify, type JsonWebKey } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startIdentityProvider, type IdentityProvider, type IdentityProviderClient } from './identity-provider.ts';
import { personas } from './personas.ts';

// Before the imports run: oidc-provider speaks when it is loaded and when it is built.
const consoleCalls = vi.hoisted(() => {
	const calls: unknown[][] = [];
	for (const method of ['warn', 'info', 'log', 'error'] as const) {
		console[method] = (...args) => void calls.push(args);
	}
	return calls;
});

const portal = 'http://localhost:3999';
const borger: IdentityProviderClient = {
	clientId: 'portal-borger',
	clientSecret: 'made-up-secret-of-the-borger-client',
	redirectUris: [`${portal}/auth/callback/borger`]
};
const medarbejder: IdentityProviderClient = {
	clientId: 'portal-medarbejder',
	clientSecret: 'made-up-secret-of-the-staff-client',
	redirectUris: [`${portal}/auth/callback/medarbejder`]
};

let provider: IdentityProvider;
/** Stands for the portal's back-channel address and keeps what it gets. */
let listener: Server;
const logoutTokens: string[] = [];

beforeAll(async () => {
	listener = createServer(async (request, response) => {
		logoutTokens.push(new URLSearchParams(await text(request)).get('logout_token') ?? '');
		response.end();
	});
	await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
	const address = listener.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	const backchannel = `http://127.0.0.1:${port}/auth/backchannel-logout`;
	provider = await startIdentityProvider({
		port: 0,
		clients: { borger, medarbejder },
		personas,
		backchannelLogoutUris: { borger: backchannel, medarbejder: backchannel }
	});
});

afterAll(async () => {
	await provider.close();
	await new Promise((resolve) => listener.close(resolve));
});

/** A browser as far as this needs one: keeps cookies by name and path, follows nothing by itself. */
function openBrowser() {
	const jar = new Map<string, { path: string; pair: string }>();
	return async function visit(url: string, init: RequestInit = {}): Promise<Response> {
		const { pathname } = new URL(url);
		const cookie = [...jar.values()]
			.filter(({ path }) => pathname.startsWith(path))
			.map(({ pair }) => pair)
			.join('; ');
		const response = await fetch(url, {
			redirect: 'manual',
			...init,
			headers: { accept: 'text/html', cookie, ...init.headers }
		});
		for (const line of response.headers.getSetCookie()) {
			const [pair = '', ...attributes] = line.split(/;\s*/);
			const path = attributes.find((attribute) => attribute.startsWith('path='))?.slice(5) ?? '/';
			const id = `${pair.split('=')[0]} ${path}`;
			if (attributes.some((attribute) => attribute.startsWith('expires=Thu, 01 Jan 1970'))) jar.delete(id);
			else jar.set(id, { path, pair });
		}
		return response;
	};
}

type Browser = ReturnType<typeof openBrowser>;

function pkce() {
	const verifier = randomBytes(32).toString('base64url');
	return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

function authorizationUrl(client: IdentityProviderClient, parameters: Record<string, string | undefined> = {}): string {
	const url = new URL('/auth', provider.issuer);
	const all: Record<string, string | undefined> = {
		client_id: client.clientId,
		redirect_uri: client.redirectUris[0],
		response_type: 'code',
		scope: 'openid profile',
		state: 'state-of-the-portal',
		nonce: 'nonce-of-the-portal',
		code_challenge: pkce().challenge,
		code_challenge_method: 'S256',
		...parameters
	};
	for (const [name, value] of Object.entries(all)) if (value !== undefined) url.searchParams.set(name, value);
	return url.href;
}

function locationOf(response: Response): URL {
	return new URL(response.headers.get('location') ?? 'missing:', provider.issuer);
}

function post(body: Record<string, string> | string, headers: Record<string, string> = {}): RequestInit {
	const encoded = typeof body === 'string' ? body : new URLSearchParams(body).toString();
	return {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
		body: encoded
	};
}

/** From the portal to the page with the choice; @returns its address. */
async function reachChoice(visit: Browser, url: string): Promise<string> {
	const answer = await visit(url);
	expect(answer.status).toBe(303);
	const choice = locationOf(answer);
	expect(choice.pathname).toMatch(/^\/interaction\//);
	return choice.href;
}

/** The whole way through the browser; @returns where the portal is called back. */
async function choose(visit: Browser, url: string, choice: Record<string, string>): Promise<URL> {
	const chosen = await visit(await reachChoice(visit, url), post(choice));
	expect(chosen.status).toBe(303);
	const back = await visit(locationOf(chosen).href);
	expect(back.status).toBe(303);
	return locationOf(back);
}

function exchange(client: IdentityProviderClient, code: string, verifier: string): Promise<Response> {
	const credentials = Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64');
	return fetch(
		new URL('/token', provider.issuer),
		post(
			{
				grant_type: 'authorization_code',
				code,
				redirect_uri: String(client.redirectUris[0]),
				code_verifier: verifier
			},
			{ authorization: `Basic ${credentials}` }
		)
	);
}

type Claims = Record<string, unknown>;
type Tokens = { id_token: string; access_token: string };

function parse(token: string): { header: Claims; payload: Claims } {
	const [header, payload] = token
		.split('.')
		.slice(0, 2)
		.map((part): Claims => JSON.parse(Buffer.from(part, 'base64url').toString()));
	return { header: header ?? {}, payload: payload ?? {} };
}

async function logIn(
	visit: Browser,
	client: IdentityProviderClient,
	persona: string,
	parameters: Record<string, string> = {}
) {
	const { verifier, challenge } = pkce();
	const callback = await choose(visit, authorizationUrl(client, { ...parameters, code_challenge: challenge }), {
		persona
	});
	const code = callback.searchParams.get('code') ?? '';
	const answer = await exchange(client, code, verifier);
	expect(answer.status).toBe(200);
	const tokens: Tokens = await answer.json();
	return { callback, code, verifier, tokens, claims: parse(tokens.id_token).payload };
}

async function userinfo(accessToken: string): Promise<Response> {
	return fetch(new URL('/me', provider.issuer), { headers: { authorization: `Bearer ${accessToken}` } });
}

function personaOf(key: string) {
	const persona = personas.find((candidate) => candidate.key === key);
	if (persona === undefined) throw new Error(`no persona ${key}`);
	return persona;
}

/** A Danish page for people, with nothing of the machine's in it. */
async function expectDanishPage(response: Response, status: number): Promise<string> {
	const html = await response.text();
	expect(response.status).toBe(status);
	expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
	expect(html).toContain('<html lang="da">');
	expect(html).not.toMatch(/<script|node_modules|\.js:\d|at \w+ \(/);
	return html;
}

describe('the demo identity provider', () => {
	it('tells a portal where everything is, and that it takes codes with S256 only', async () => {
		const configuration = await (await fetch(new URL('/.well-known/openid-configuration', provider.issuer))).json();
		expect(configuration).toMatchObject({
			issuer: provider.issuer,
			authorization_endpoint: `${provider.issuer}/auth`,
			token_endpoint: `${provider.issuer}/token`,
			userinfo_endpoint: `${provider.issuer}/me`,
			jwks_uri: `${provider.issuer}/jwks`,
			end_session_endpoint: `${provider.issuer}/session/end`,
			response_types_supported: ['code'],
			code_challenge_methods_supported: ['S256'],
			id_token_signing_alg_values_supported: ['RS256'],
			token_endpoint_auth_methods_supported: ['client_secret_basic'],
			backchannel_logout_supported: true,
			backchannel_logout_session_supported: true,
			scopes_supported: ['openid', 'profile']
		});
	});

	it('refuses to be reached under a name that is not its own', async () => {
		const html = await expectDanishPage(await fetch(provider.issuer.replace('localhost', '127.0.0.1')), 400);
		expect(html).toContain(new URL(provider.issuer).host);
	});
});

describe('the page where one chooses who to be', () => {
	it('says that everybody is made up and lists the borgere, and only them, to somebody who comes as a borger', async () => {
		const visit = openBrowser();
		const html = await expectDanishPage(await visit(await reachChoice(visit, authorizationUrl(borger))), 200);
		expect(html).toContain('Demo-log-in: her vælger du, hvem du vil være. Alle er opdigtede.');
		const keys = [...html.matchAll(/<button[^>]* data-persona="(\w+)"/g)].map(([, key]) => key);
		expect(keys).toEqual('viktor kasper michelle nanna laura emil yusuf'.split(' '));
		for (const key of keys) expect(html).toContain(personaOf(String(key)).line);
		expect(html).toContain('Fortryd');
	});

	it('lists the staff, and only them, to somebody who comes as staff', async () => {
		const visit = openBrowser();
		const html = await (await visit(await reachChoice(visit, authorizationUrl(medarbejder)))).text();
		const keys = [...html.matchAll(/data-persona="(\w+)"/g)].map(([, key]) => key);
		expect(keys).toEqual('tove signe farid mette frida karin ingrid lars anna dorte'.split(' '));
		expect(html).not.toContain(personaOf('viktor').name);
	});

	it('needs no script, and its policy lets the form lead back to the portal', async () => {
		const visit = openBrowser();
		const response = await visit(await reachChoice(visit, authorizationUrl(borger)));
		const policy = response.headers.get('content-security-policy') ?? '';
		const [, css = ''] = /<style>([^]*)<\/style>/.exec(await response.text()) ?? [];
		expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'`);
		expect(policy).toContain(`form-action 'self' ${provider.issuer} ${portal};`);
		expect(policy).toContain("default-src 'none'");
		expect(policy).not.toContain('script-src');
		expect(response.headers.get('cache-control')).toBe('no-store');
		expect(response.headers.get('x-content-type-options')).toBe('nosniff');
	});

	it('sends whoever changes their mind back to the portal with access_denied', async () => {
		const callback = await choose(openBrowser(), authorizationUrl(borger), { handling: 'fortryd' });
		expect(callback.origin + callback.pathname).toBe(borger.redirectUris[0]);
		expect(Object.fromEntries(callback.searchParams)).toMatchObject({
			error: 'access_denied',
			state: 'state-of-the-portal',
			iss: provider.issuer
		});
		expect(callback.searchParams.has('code')).toBe(false);
	});

	it('says in Danish that a log-in has run out, and leads back to the portal', async () => {
		const visit = openBrowser();
		const choice = await reachChoice(visit, authorizationUrl(borger));
		const resume = locationOf(await visit(choice, post({ persona: 'viktor' }))).href;
		expect((await visit(resume)).status).toBe(303);
		for (const answer of [await visit(choice), await visit(choice, post({ persona: 'kasper' })), await visit(resume)]) {
			const html = await expectDanishPage(answer, 400);
			expect(html).toContain('Log-in er udløbet');
			expect(html).toContain(`href="${portal}/login"`);
		}
	});

	it('belongs to the browser that began: the same address is of no use to another', async () => {
		const choice = await reachChoice(openBrowser(), authorizationUrl(borger));
		await expectDanishPage(await openBrowser()(choice, post({ persona: 'viktor' })), 400);
	});

	it.each([
		['a persona that does not exist', post({ persona: 'nobody' })],
		['a persona of the other kind', post({ persona: 'tove' })],
		['a name that every object has', post({ persona: '__proto__' })],
		['markup instead of a key', post({ persona: '"><script>alert(1)</script>' })],
		['no choice', post('')],
		['two choices', post('persona=viktor&persona=kasper')],
		['a choice and a cancellation', post('persona=viktor&handling=fortryd')],
		['a field that is not ours', post({ persona: 'viktor', accountId: 'b4e1d636-3cd9-4177-896b-fd89d98f46cd' })],
		['broken percent signs', post('persona=%E0%A4%A')],
		['JSON', post('{"persona":"viktor"}', { 'content-type': 'application/json' })],
		['a flood', post({ persona: 'v'.repeat(50_000) })],
		['a form on another site', post({ persona: 'viktor' }, { 'sec-fetch-site': 'cross-site' })],
		['a form on a sibling of ours', post({ persona: 'viktor' }, { 'sec-fetch-site': 'same-site' })],
		['another method', { method: 'DELETE' }]
	])('answers %s with a Danish page and goes on asking', async (_what, init) => {
		const visit = openBrowser();
		const choice = await reachChoice(visit, authorizationUrl(borger));
		const html = await expectDanishPage(await visit(choice, init), 400);
		expect(html).not.toContain('alert(1)');
		expect((await visit(choice)).status).toBe(200);
	});

	it.each([
		['/interaction/', 404],
		['/interaction/..%2f..%2fetc%2fpasswd', 404],
		['/interaction/%E0%A4%A', 404],
		['/interaction/%00', 404],
		['/interaction/__proto__', 400],
		[`/interaction/${'a'.repeat(5_000)}`, 404],
		['/auth/%E0%A4%A', 400],
		['/auth/made-up', 400],
		['/', 404],
		['/session/end/confirm', 404]
	])('answers the made-up address %s with a Danish page', async (path, status) => {
		await expectDanishPage(await openBrowser()(provider.issuer + path), Number(status));
	});
});

describe('the log-in of a borger', () => {
	it('A11: gives the portal its state and nonce back and tells who it is, in the id token as in userinfo', async () => {
		const before = Math.floor(Date.now() / 1000);
		const { callback, tokens, claims } = await logIn(openBrowser(), borger, 'viktor');
		expect(callback.origin + callback.pathname).toBe(borger.redirectUris[0]);
		expect(callback.searchParams.get('state')).toBe('state-of-the-portal');
		expect(callback.searchParams.get('iss')).toBe(provider.issuer);

		const viktor = personaOf('viktor');
		expect(claims).toMatchObject({
			...viktor.claims,
			sub: viktor.subject,
			iss: provider.issuer,
			aud: borger.clientId,
			nonce: 'nonce-of-the-portal',
			sid: expect.any(String)
		});
		expect(claims).not.toHaveProperty('employee_id');
		expect(Number(claims['auth_time'])).toBeGreaterThanOrEqual(before);
		expect(Number(claims['exp'])).toBe(Number(claims['iat']) + 600);
		expect(await (await userinfo(tokens.access_token)).json()).toEqual({ ...viktor.claims, sub: viktor.subject });
	});

	it('A12: signs the id token with RS256 and a key of this start, which is published', async () => {
		const { tokens } = await logIn(openBrowser(), borger, 'kasper');
		const { keys }: { keys: (JsonWebKey & { kid?: string })[] } = await (
			await fetch(new URL('/jwks', provider.issuer))
		).json();
		const { header } = parse(tokens.id_token);
		const jwk = keys.find(({ kid }) => kid === header['kid']);
		const [head, body, signature = ''] = tokens.id_token.split('.');
		expect(header['alg']).toBe('RS256');
		expect(keys).toHaveLength(1);
		expect(jwk).not.toHaveProperty('d');
		const key = createPublicKey({ key: jwk ?? {}, format: 'jwk' });
		expect(verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
	});

	it('sets no cookie that a script can read, another site can use or a closed browser keeps', async () => {
		const visit = openBrowser();
		const asked = await visit(authorizationUrl(borger));
		const chosen = await visit(locationOf(asked).href, post({ persona: 'viktor' }));
		const back = await visit(locationOf(chosen).href);
		const cookies = [asked, chosen, back].flatMap(({ headers }) => headers.getSetCookie());
		expect(cookies.length).toBeGreaterThan(4);
		for (const cookie of cookies) expect(cookie).toMatch(/; samesite=lax; httponly/i);
		const session = cookies.filter((cookie) => cookie.startsWith('demo_login='));
		expect(session.length).toBeGreaterThan(0);
		for (const cookie of session) expect(cookie).not.toMatch(/expires|max-age/i);
	});
});

describe('the log-in of staff', () => {
	it('tells the employee id and no CPR number', async () => {
		const { claims } = await logIn(openBrowser(), medarbejder, 'tove');
		expect(claims).toMatchObject({ ...personaOf('tove').claims, sub: personaOf('tove').subject, employee_id: 'tove' });
		expect(claims).not.toHaveProperty('cpr');
	});
});

describe('what a portal may not do', () => {
	it('A11: is not sent to an address that is not registered, and no code is made', async () => {
		for (const redirectUri of [
			'https://evil.example/auth/callback/borger',
			`${portal}/auth/callback/borger/`,
			`${portal}/auth/callback/borger?next=/`,
			`${portal}@evil.example/`,
			String(medarbejder.redirectUris[0])
		]) {
			const answer = await openBrowser()(authorizationUrl(borger, { redirect_uri: redirectUri }));
			expect(answer.headers.get('location')).toBeNull();
			expect(await expectDanishPage(answer, 400)).toContain('invalid_redirect_uri');
		}
	});

	it('is not known under a made-up name', async () => {
		const answer = await openBrowser()(authorizationUrl({ ...borger, clientId: '<b>nobody</b>' }));
		const html = await expectDanishPage(answer, 400);
		expect(html).toContain('invalid_client');
		expect(html).not.toContain('<b>');
	});

	it.each([
		['without PKCE', { code_challenge: undefined, code_challenge_method: undefined }],
		['with plain PKCE', { code_challenge_method: 'plain' }],
		['for a token instead of a code', { response_type: 'id_token' }]
	])('A11: is refused when it asks %s', async (_how, parameters) => {
		const back = locationOf(await openBrowser()(authorizationUrl(borger, parameters)));
		const answer = new URLSearchParams(back.search || back.hash.slice(1));
		expect(back.href.startsWith(String(borger.redirectUris[0]))).toBe(true);
		expect(answer.get('error')).toMatch(/^(invalid_request|unsupported_response_type|unauthorized_client)$/);
		expect(answer.get('state')).toBe('state-of-the-portal');
		expect(answer.has('code')).toBe(false);
	});

	it('A11: cannot use a code twice; the second try also ends what the first gave', async () => {
		const { code, verifier, tokens } = await logIn(openBrowser(), borger, 'viktor');
		expect((await userinfo(tokens.access_token)).status).toBe(200);
		const again = await exchange(borger, code, verifier);
		expect([again.status, await again.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
		expect((await userinfo(tokens.access_token)).status).toBe(401);
	});

	it('A11: cannot use a code with another verifier, as another client or with a wrong secret', async () => {
		const { verifier, challenge } = pkce();
		const url = authorizationUrl(borger, { code_challenge: challenge });
		const code = async () => String((await choose(openBrowser(), url, { persona: 'viktor' })).searchParams.get('code'));
		expect((await exchange(borger, await code(), pkce().verifier)).status).toBe(400);
		expect((await exchange(medarbejder, await code(), verifier)).status).toBe(400);
		expect((await exchange({ ...borger, clientSecret: 'wrong' }, await code(), verifier)).status).toBe(401);
		expect((await exchange(borger, await code(), verifier)).status).toBe(200);
	});
});

describe('two people on one phone', () => {
	it.each([
		['the portal says nothing about it', {}],
		['it says prompt=login', { prompt: 'login' }],
		['it says max_age', { max_age: '3600' }]
	])('everybody is asked who they are, also when somebody has just logged in and %s', async (_when, parameters) => {
		const visit = openBrowser();
		const first = await logIn(visit, borger, 'viktor', parameters);
		const second = await logIn(visit, borger, 'kasper', parameters);
		expect(first.claims['sub']).toBe(personaOf('viktor').subject);
		expect(second.claims['sub']).toBe(personaOf('kasper').subject);
		expect(second.claims['sid']).not.toBe(first.claims['sid']);
	});

	it('nobody is logged in unasked: prompt=none is answered with login_required', async () => {
		const visit = openBrowser();
		await logIn(visit, borger, 'viktor');
		const back = locationOf(await visit(authorizationUrl(borger, { prompt: 'none' })));
		expect(back.searchParams.get('error')).toBe('login_required');
	});

	it('A14: when another takes over, also as staff, the portal is told that the first one left', async () => {
		const visit = openBrowser();
		const viktor = await logIn(visit, borger, 'viktor');
		logoutTokens.length = 0;
		await logIn(visit, medarbejder, 'tove');
		expect(logoutTokens).toHaveLength(1);
		const { header, payload } = parse(String(logoutTokens[0]));
		expect(header).toMatchObject({ typ: 'logout+jwt', alg: 'RS256' });
		expect(payload).toMatchObject({
			iss: provider.issuer,
			aud: borger.clientId,
			sub: personaOf('viktor').subject,
			sid: viktor.claims['sid'],
			jti: expect.any(String),
			events: { 'http://schemas.openid.net/event/backchannel-logout': {} }
		});
		expect(payload).not.toHaveProperty('nonce');
		expect((await userinfo(viktor.tokens.access_token)).status).toBe(401);
	});

	it('the same person who logs in once more does not end their own session', async () => {
		const visit = openBrowser();
		await logIn(visit, borger, 'viktor');
		logoutTokens.length = 0;
		await logIn(visit, borger, 'viktor');
		expect(logoutTokens).toEqual([]);
	});

	it('two tabs that were both at the choice end with the last one chosen, without a page that needs a script', async () => {
		const visit = openBrowser();
		const [first, second] = [
			await reachChoice(visit, authorizationUrl(borger)),
			await reachChoice(visit, authorizationUrl(medarbejder))
		];
		await visit(locationOf(await visit(first, post({ persona: 'viktor' }))).href);
		const back = await visit(locationOf(await visit(second, post({ persona: 'tove' }))).href);
		expect(locationOf(back).href.startsWith(String(medarbejder.redirectUris[0]))).toBe(true);
		expect(locationOf(back).searchParams.has('code')).toBe(true);
	});
});

describe('logging out', () => {
	function logoutUrl(parameters: Record<string, string>): string {
		return `${provider.issuer}/session/end?${new URLSearchParams(parameters).toString()}`;
	}

	it('A14: asks first, then tells the portal and goes back to it; what was given is void', async () => {
		const visit = openBrowser();
		const { claims, tokens } = await logIn(visit, borger, 'nanna');
		logoutTokens.length = 0;
		const asked = await visit(
			logoutUrl({ client_id: borger.clientId, post_logout_redirect_uri: `${portal}/login`, state: 'bye' })
		);
		const html = await expectDanishPage(asked, 200);
		expect(logoutTokens).toEqual([]);

		const [, action = ''] = /action="([^"]+)"/.exec(html) ?? [];
		const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(html) ?? [];
		expect(html).toMatch(/<button [^>]*form="op.logoutForm" name="logout" value="yes">/);
		const done = await visit(action, post({ xsrf, logout: 'yes' }));
		expect(done.status).toBe(303);
		expect(locationOf(done).href).toBe(`${portal}/login?state=bye`);
		expect(logoutTokens.map((token) => parse(token).payload['sid'])).toEqual([claims['sid']]);
		expect((await userinfo(tokens.access_token)).status).toBe(401);
	});

	it('goes straight back when nobody is logged in', async () => {
		const back = await openBrowser()(
			logoutUrl({ client_id: borger.clientId, post_logout_redirect_uri: `${portal}/`, state: 'bye' })
		);
		expect([back.status, locationOf(back).href]).toEqual([303, `${portal}/?state=bye`]);
		const nowhere = await openBrowser()(`${provider.issuer}/session/end`);
		await expectDanishPage(await openBrowser()(locationOf(nowhere).href), 200);
	});

	it('A15: does not go to an address that is not the portal’s', async () => {
		for (const address of [
			'https://evil.example/',
			`${portal}.evil.example/`,
			'//evil.example',
			'javascript:alert(1)'
		]) {
			const answer = await openBrowser()(logoutUrl({ client_id: borger.clientId, post_logout_redirect_uri: address }));
			expect(answer.headers.get('location')).toBeNull();
			await expectDanishPage(answer, 400);
		}
		const nobodys = await openBrowser()(logoutUrl({ post_logout_redirect_uri: 'https://evil.example/' }));
		expect(locationOf(nobodys).origin).toBe(provider.issuer);
	});
});

describe('starting and stopping', () => {
	it('says so when the port is taken', async () => {
		const port = Number(new URL(provider.issuer).port);
		await expect(startIdentityProvider({ port, clients: { borger, medarbejder }, personas })).rejects.toThrow(
			'EADDRINUSE'
		);
	});

	it('frees its port when the settings cannot work, and when it is closed', async () => {
		const port = Number(new URL((await startAndStop()).issuer).port);
		const settings = { port, clients: { borger, medarbejder }, personas };
		await expect(startIdentityProvider({ ...settings, issuer: 'ftp://localhost' })).rejects.toThrow();
		await (await startIdentityProvider(settings)).close();
	});

	// The last test: by now everything above has run.
	it('is silent when all is well', () => {
		expect(consoleCalls).toEqual([]);
	});

	async function startAndStop(): Promise<IdentityProvider> {
		const started = await startIdentityProvider({ port: 0, clients: { borger, medarbejder }, personas });
		await started.close();
		return started;
	}
});
