import { expect, test } from '@playwright/test';
import { ask } from '../../access/ask';
import { readInventory } from '../../access/inventory';
import { logIn } from '../../support/log-in';

const origin = 'http://127.0.0.1:3310';
const formType = 'application/x-www-form-urlencoded';

/** Every address that a form or a program may change something at. */
const changing = readInventory()
	.flatMap(({ route, actions, methods }) => [
		...actions.map((action) => (action === 'default' ? route : `${route}?/${action}`)),
		...(methods.some((method) => !['GET', 'HEAD'].includes(method)) ? [route] : [])
	])
	// The provider sends from its server, which has no origin: a signed token is what it shows.
	.filter((path) => path !== '/auth/backchannel-logout')
	.map((path) => path.replace(/\[\w+\]/g, '00000000-0000-4000-8000-000000000000'));

test('C1 every form and every program’s address refuses what does not come from our own pages, whatever it is called', async ({
	page
}) => {
	await logIn(page, 'emil');
	const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
	const types = [formType, 'multipart/form-data; boundary=x', 'text/plain', 'application/json', null];
	const origins = ['https://evil.example', 'null', null];
	expect(changing.length).toBeGreaterThan(80);
	const wrong: string[] = [];
	for (const path of changing)
		for (const [index, type] of types.entries()) {
			const from = origins[index % origins.length];
			const headers = { ...(from ? { origin: from } : {}), ...(type ? { 'content-type': type } : {}) };
			const { status } = await ask(origin, { method: 'POST', path, cookie, headers, body: 'a=1' });
			if (status !== 403) wrong.push(`${path} from ${from} as ${type}: ${status}`);
		}
	for (const path of changing)
		for (const type of path.startsWith('/api/')
			? [formType, 'text/plain', null]
			: ['text/plain', 'application/json', null]) {
			const headers = { origin, ...(type ? { 'content-type': type } : {}) };
			const { status } = await ask(origin, { method: 'POST', path, cookie, headers, body: 'a=1' });
			if (status !== 415) wrong.push(`${path} as ${type}: ${status}`);
		}
	expect(wrong).toEqual([]);
});

test('D5 D6 what is too large, compressed, too deep, poisoned or no text at all is refused before any of it is read as something', async ({
	page
}) => {
	await logIn(page, 'emil');
	const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
	const send = async (path: string, body: string, headers: Record<string, string> = {}) => {
		const type = path.startsWith('/api/') ? 'application/json' : formType;
		const answer = await ask(origin, {
			method: 'POST',
			path,
			cookie,
			headers: { origin, 'content-type': type, ...headers },
			body
		});
		return answer.status;
	};
	expect(await send('/plan?/oenske', `tekst=${'a'.repeat(513 * 1024)}`)).toBe(413);
	expect(await send('/api/trivselsmaaling', `"${'a'.repeat(65 * 1024)}"`)).toBe(413);
	expect(await send('/plan?/oenske', 'a', { 'content-encoding': 'gzip' })).toBe(415);
	expect(await send('/api/trivselsmaaling', '['.repeat(60_000))).toBe(400);
	expect(await send('/plan?/oenske', 'a=&'.repeat(100_000))).toBe(400);
	for (const name of ['__proto__', 'constructor', '__proto__[x]']) {
		expect(await send('/plan?/oenske', `${encodeURIComponent(name)}=1`), name).toBe(400);
		expect(await send('/api/trivselsmaaling', `{"${name}":{"x":1}}`), name).toBe(400);
		const query = await ask(origin, { path: `/plan?${encodeURIComponent(name)}=1`, cookie });
		expect(query.status, name).toBe(400);
	}
	const broken = await ask(origin, {
		method: 'POST',
		path: '/plan?/oenske',
		cookie,
		headers: { origin, 'content-type': 'multipart/form-data; boundary=x' },
		body: 'nothing of the kind'
	});
	expect(broken.status).toBe(400);
	expect(broken.body, 'a plain page with a number to say on the telephone').toMatch(
		/<h1>.+<\/h1>\n<p>.+ [0-9a-f]{8}<\/p>/
	);
	expect((await page.request.get('/hjem')).status(), 'and the portal is none the worse').toBe(200);
});

test('E1 a hundred and fifty requests at once from one session are told to wait; nobody else notices', async ({
	page
}) => {
	await logIn(page, 'lars');
	const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
	const began = performance.now();
	const flood = await Promise.all(
		Array.from({ length: 150 }, () => ask(origin, { path: '/om', cookie, headers: { accept: 'text/html' } }))
	);
	const seconds = Math.ceil((performance.now() - began) / 1000);
	const refused = flood.filter(({ status }) => status === 429);
	const served = flood.filter(({ status }) => status === 200);
	// 20 a second and 40 more in a burst, of which logging in has used some.
	expect(served.length).toBeGreaterThanOrEqual(30);
	expect(served.length).toBeLessThanOrEqual(40 + 20 * (seconds + 1));
	expect(served.length + refused.length).toBe(150);
	for (const { headers, body } of refused) {
		expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1);
		expect(body).toContain('Vent lidt, og prøv igen');
	}
	expect((await ask(origin, { path: '/om', cookie: null })).status).toBe(200);
	await expect.poll(async () => (await ask(origin, { path: '/om', cookie })).status).toBe(200);
});

test('E1 a whole municipality behind one address is let in', async () => {
	const all = await Promise.all(Array.from({ length: 300 }, () => ask(origin, { path: '/api/health', cookie: null })));
	expect(all.filter(({ status }) => status !== 200)).toEqual([]);
});
