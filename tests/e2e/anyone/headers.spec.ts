import { expect, test } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { ask } from '../../access/ask';
import { readInventory } from '../../access/inventory';
import { logIn } from '../../support/log-in';

const origin = 'http://127.0.0.1:3310';
const post = { method: 'POST', cookie: null };
const form = { origin, 'content-type': 'application/x-www-form-urlencoded' };

test('C4 C5 every answer carries its headers: pages, errors, refusals, redirects, data, /api and files', async ({
	request
}) => {
	const script = /src="(\/_app\/[^"]+\.js)"|import\("(\/_app\/[^"]+\.js)"\)/.exec(
		await (await request.get('/login')).text()
	);
	const answers = {
		login: await ask(origin, { path: '/login', cookie: null }),
		'not found': await ask(origin, { path: '/findes-ikke', cookie: null, headers: { accept: 'text/html' } }),
		'to log in': await ask(origin, { path: '/hjem', cookie: null }),
		'a wrong address': await ask(origin, { path: '/%E0%A4%A', cookie: null }),
		'a form from elsewhere': await ask(origin, {
			...post,
			path: '/lineal',
			headers: { origin: 'https://evil.example' }
		}),
		'another type': await ask(origin, {
			...post,
			path: '/lineal',
			headers: { origin, 'content-type': 'text/plain' },
			body: 'a'
		}),
		'too large': await ask(origin, { ...post, path: '/lineal', headers: form, body: 'a'.repeat(600_000) }),
		'a poisoned name': await ask(origin, { path: '/hjem?__proto__=1', cookie: null }),
		'a part of another site': await ask(origin, {
			path: '/om',
			cookie: null,
			headers: { 'sec-fetch-site': 'cross-site' }
		}),
		data: await ask(origin, { path: '/hjem/__data.json', cookie: null }),
		api: await ask(origin, { path: '/api/health', cookie: null }),
		'no such method': await ask(origin, { ...post, method: 'TRACE', path: '/login' }),
		'another host': await ask('http://localhost:3310', { path: '/om', cookie: null }),
		'a script': await ask(origin, { path: script?.[1] ?? script?.[2] ?? '', cookie: null }),
		'a picture': await ask(origin, { path: '/error.css', cookie: null })
	};
	for (const [name, { headers, status, body }] of Object.entries(answers)) {
		expect(headers['x-content-type-options'], name).toBe('nosniff');
		expect(headers['strict-transport-security'], name).toMatch(/max-age=63072000; includeSubDomains/);
		expect(headers['cross-origin-resource-policy'], name).toBe('same-origin');
		expect(headers['cross-origin-opener-policy'], name).toBe('same-origin');
		expect(['same-origin', 'no-referrer'], name).toContain(headers['referrer-policy']);
		expect(headers['permissions-policy'], name).toContain('geolocation=()');
		expect(headers['server'] ?? headers['x-powered-by'], name).toBeUndefined();
		expect(status, name).not.toBe(500);
		if (!headers['content-type']?.startsWith('text/html')) continue;
		const policy = headers['content-security-policy'] ?? '';
		for (const part of [
			"default-src 'none'",
			"object-src 'none'",
			"base-uri 'none'",
			"frame-ancestors 'none'",
			'form-action'
		])
			expect(policy, name).toContain(part);
		expect(policy, name).not.toMatch(/unsafe-eval|'unsafe-inline'|https?:\/\/\*/);
		expect(headers['cache-control'], name).toBe('no-store');
		expect(body, name).not.toMatch(/\n\s+at |postgres|\/build\//i);
	}
});

test('C6 what is personal is kept by no cache, and no cache gives it to the next', async ({ page }) => {
	await logIn(page, 'viktor');
	for (const address of ['/hjem', '/hjem/__data.json', '/plan', '/moeder', '/']) {
		const headers = (await page.request.get(address, { maxRedirects: 0 })).headers();
		expect(headers['cache-control'], address).toContain('no-store');
		expect(headers['vary'], address).toContain('Cookie');
	}
});

test('C2 a forged host changes neither links nor where the log-in leads', async ({ request }) => {
	const answer = await request.post('/login?/borger', {
		form: {},
		headers: {
			origin,
			accept: 'text/html',
			'x-forwarded-host': 'evil.example',
			'x-forwarded-proto': 'https'
		},
		maxRedirects: 0
	});
	expect(answer.status()).toBe(302);
	expect(answer.headers()['location']).toContain(encodeURIComponent('http://127.0.0.1:3310/auth/callback/borger'));
	expect(answer.headers()['location']).not.toContain('evil');
	const forged = {
		host: 'evil.example',
		'x-forwarded-host': 'evil.example',
		'x-user-id': 'tove',
		forwarded: 'host=evil.example'
	};
	for (const path of ['/hjem', '/login', '/findes-ikke', '/hjem/__data.json']) {
		const page = await ask(origin, { path, cookie: null, headers: forged });
		expect(page.body + JSON.stringify(page.headers), path).not.toContain('evil');
	}
	const foreign = await ask(origin, {
		...post,
		path: '/lineal',
		headers: { ...form, host: 'evil.example', origin: 'http://evil.example' }
	});
	expect(foreign.status, 'an origin that is the forged host').toBe(403);
});

test('C7 a personal page asked for as a part of another site is refused; a link from there is not', async ({
	request
}) => {
	const part = await request.get('/hjem', {
		headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }
	});
	expect(part.status()).toBe(403);
	const link = await request.get('/login', {
		headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
	});
	expect(link.status()).toBe(200);
});

test('localhost leads to the one origin there is', async ({ request }) => {
	const answer = await request.get('http://localhost:3310/om', { maxRedirects: 0 });
	expect(answer.status()).toBe(307);
	expect(answer.headers()['location']).toBe('http://127.0.0.1:3310/om');
});

test('C3 a GET never changes anything, and other methods are refused', async ({ request }) => {
	expect((await request.get('/api/trivselsmaaling')).status()).toBe(405);
	for (const method of ['PUT', 'DELETE', 'PATCH']) {
		const answer = await request.fetch('/login', { method, headers: { origin: origin } });
		expect(answer.status()).toBe(405);
	}
	for (const { route, actions, methods } of readInventory()) {
		if (methods.includes('POST') && !methods.includes('GET'))
			for (const method of ['GET', 'HEAD'])
				expect((await ask(origin, { method, path: route, cookie: null })).status, route).toBe(405);
		if (actions.length > 0) {
			const path = route.replace(/\[\w+\]/g, '00000000-0000-4000-8000-000000000000');
			const override = { 'x-http-method-override': 'POST', 'x-method-override': 'POST' };
			const [plain, overridden] = [
				await ask(origin, { path, cookie: null }),
				await ask(origin, { path: `${path}?_method=POST`, cookie: null, headers: override })
			];
			expect([overridden.status, overridden.location], route).toEqual([plain.status, plain.location]);
		}
	}
	expect((await ask(origin, { method: 'TRACE', path: '/login', cookie: null })).status).toBe(405);
});

test('C10 what belongs to the builder is not served', async ({ request }) => {
	for (const address of [
		'/.git/config',
		'/.env',
		'/package.json',
		'/_app/immutable/entry/start.js.map',
		'/metrics',
		'/.data/postgres.json'
	]) {
		expect((await request.get(address)).status()).toBe(404);
	}
	const health = await (await request.get('/api/health')).text();
	expect(health, 'health tells nothing of the inside').toBe('{"status":"ok"}');
	for (const file of readdirSync('build/client', { recursive: true, encoding: 'utf8' }))
		expect(file).not.toMatch(/\.map$/);
});
