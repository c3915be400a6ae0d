import { expect, test } from '@playwright/test';
import { logIn } from '../../support/log-in';

test('C4 C5 C6 every answer carries its headers, errors included', async ({ request }) => {
	for (const address of ['/login', '/om', '/was', '/privatliv', '/findes-ikke', '/login/ukendt']) {
		const headers = (await request.get(address)).headers();
		const policy = headers['content-security-policy'] ?? '';
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("frame-ancestors 'none'");
		expect(policy).toContain("base-uri 'none'");
		expect(policy).not.toContain('unsafe-eval');
		expect(policy).not.toMatch(/'unsafe-inline'/);
		expect(headers['x-content-type-options']).toBe('nosniff');
		expect(headers['strict-transport-security']).toContain('includeSubDomains');
		expect(headers['cross-origin-resource-policy']).toBe('same-origin');
		expect(headers['cache-control']).toBe('no-store');
		expect(headers['vary']).toContain('Cookie');
		expect(headers['server']).toBeUndefined();
	}
});

test('C1 a form from another origin, from none, or as JSON to /api is refused', async ({ page, request }) => {
	await logIn(page, 'viktor');
	const cookie = (await page.context().cookies()).map((each) => `${each.name}=${each.value}`).join('; ');
	for (const origin of ['https://evil.example', 'null']) {
		const form = await request.post('/lineal', { form: { id: 'x' }, headers: { origin, cookie } });
		expect(form.status()).toBe(403);
		const json = await request.post('/api/trivselsmaaling', { data: { id: 'x' }, headers: { origin, cookie } });
		expect(json.status()).toBe(403);
	}
	const absent = await request.post('/api/trivselsmaaling', { data: { id: 'x' }, headers: { cookie } });
	expect(absent.status()).toBe(403);
});

test('C2 a forged host changes neither links nor where the log-in leads', async ({ request }) => {
	const answer = await request.post('/login?/borger', {
		form: {},
		headers: {
			origin: 'http://127.0.0.1:3310',
			accept: 'text/html',
			'x-forwarded-host': 'evil.example',
			'x-forwarded-proto': 'https'
		},
		maxRedirects: 0
	});
	expect(answer.status()).toBe(302);
	expect(answer.headers()['location']).toContain(encodeURIComponent('http://127.0.0.1:3310/auth/callback/borger'));
	expect(answer.headers()['location']).not.toContain('evil');
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
		const answer = await request.fetch('/login', { method, headers: { origin: 'http://127.0.0.1:3310' } });
		expect(answer.status()).toBe(405);
	}
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
});
