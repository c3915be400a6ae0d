import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { judge, largest } from './requests';

const home = 'https://plan.example';
const form = 'application/x-www-form-urlencoded';
type Sent = { to?: string; method?: string; body?: BodyInit | null } & Record<string, unknown>;

/** Judges a request from our own origin, unless a header says otherwise; `undefined` leaves one out. */
function verdict({ to = '/lineal', method = 'POST', body = 'a=1', ...headers }: Sent) {
	const all = { origin: home, 'content-type': form, ...headers };
	const sent = Object.entries(all).filter((each): each is [string, string] => typeof each[1] === 'string');
	const bodiless = method === 'GET' || method === 'HEAD';
	const request = new Request(home + to, { method, body: bodiless ? null : body, headers: sent });
	// Undici names the type of a text by itself, which no wire does.
	if (headers['content-type'] === null) request.headers.delete('content-type');
	return judge(request, home);
}
const statusOf = async (sent: Sent) => (await verdict(sent))?.status ?? 'goes on';
const json = { to: '/api/trivselsmaaling', 'content-type': 'application/json' };

describe('where a request comes from', () => {
	test('C1 only our own origin may change anything, whatever the body is called', async () => {
		for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
			for (const type of [form, 'multipart/form-data; boundary=x', 'text/plain', 'application/json', null])
				for (const origin of ['null', 'https://evil.example', `${home}.evil.example`, 'http://plan.example', null])
					for (const to of ['/lineal?/svar', '/api/trivselsmaaling'])
						expect(await verdict({ to, method, origin, 'content-type': type })).toEqual({
							status: 403,
							reason: 'origin'
						});
	});

	test('C1 a sibling site is not our own, even if it could send our origin', async () => {
		expect(await statusOf({ 'sec-fetch-site': 'same-site' })).toBe(403);
		expect(await statusOf({ 'sec-fetch-site': 'same-origin' })).toBe('goes on');
		expect(await statusOf({ 'sec-fetch-site': 'none' })).toBe('goes on');
	});

	test('C7 a page may not be a part of another site; a link from there may lead to it', async () => {
		const from = { method: 'GET', 'sec-fetch-site': 'cross-site' };
		expect(await statusOf({ ...from, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' })).toBe(403);
		expect(await statusOf({ ...from, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' })).toBe(403);
		expect(await statusOf({ ...from, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' })).toBe('goes on');
	});

	test('the provider sends its log-out from a server, so it has no origin; no other address is let in without one', async () => {
		const sent = { origin: null, body: 'logout_token=x' };
		expect(await statusOf({ ...sent, to: '/auth/backchannel-logout' })).toBe('goes on');
		expect(await statusOf({ ...sent, to: '/auth/backchannel-logout/' })).toBe(403);
		expect(await statusOf({ ...sent, to: '/auth/callback/borger' })).toBe(403);
	});
});

describe('what a request may hold', () => {
	test('a page takes forms and an /api address JSON, and neither anything else', async () => {
		expect(await statusOf({})).toBe('goes on');
		expect(await statusOf({ body: '' })).toBe('goes on');
		expect(await statusOf({ ...json, body: '{}' })).toBe('goes on');
		for (const type of ['text/plain', 'application/json', 'application/xml', null])
			expect(await statusOf({ 'content-type': type })).toBe(415);
		for (const type of ['text/plain', form, 'multipart/form-data; boundary=x', null])
			expect(await statusOf({ ...json, 'content-type': type, 'content-length': '3' })).toBe(415);
	});

	test('a request without a body needs no type below /api, and only there', async () => {
		const empty = { body: null, 'content-type': null };
		expect(await statusOf({ ...empty, to: '/api/session' })).toBe('goes on');
		expect(await statusOf(empty)).toBe(415);
	});

	test('D6 what is compressed is not unpacked, and what is too large not read', async () => {
		const bomb = gzipSync(Buffer.alloc(10_000_000));
		expect(await statusOf({ body: bomb, 'content-encoding': 'gzip' })).toBe(415);
		expect(await statusOf({ body: `a=${'x'.repeat(largest.form - 2)}` })).toBe('goes on');
		expect(await statusOf({ body: `a=${'x'.repeat(largest.form)}` })).toBe(413);
		expect(await statusOf({ ...json, body: `"${'x'.repeat(largest.api)}"` })).toBe(413);
		expect(await statusOf({ body: 'a=1', 'content-length': '513000' })).toBe(413);
	});

	test('D6 a body that never ends is cut off', async () => {
		let pulled = 0;
		const endless = new ReadableStream({
			pull(controller) {
				pulled += 1;
				controller.enqueue(new Uint8Array(16 * 1024));
			}
		});
		const request = new Request(`${home}/api/trivselsmaaling`, {
			method: 'POST',
			body: endless,
			headers: { origin: home, 'content-type': 'application/json' },
			duplex: 'half'
		} as RequestInit);
		expect(await judge(request, home)).toEqual({ status: 413, reason: 'size' });
		expect(pulled).toBeLessThan(10);
	});

	test('D6 JSON that is nested deeper than anything of ours is refused before it is parsed', async () => {
		for (const body of ['['.repeat(60_000), `${'['.repeat(30_000)}${']'.repeat(30_000)}`, '{"a":'.repeat(12_000)])
			expect(await statusOf({ ...json, body })).toBe(400);
		expect(await statusOf({ ...json, body: JSON.stringify({ note: '[[[[[[[[[[[[[[[[[[[[{{{{"\\"[[[' }) })).toBe(
			'goes on'
		);
		const started = performance.now();
		await statusOf({ ...json, body: '"\\'.repeat(30_000) });
		expect(performance.now() - started).toBeLessThan(500);
	});

	test('D6 a form with a hundred thousand fields is refused', async () => {
		expect(await statusOf({ body: 'a=&'.repeat(100_000) })).toBe(400);
	});

	test('D5 the names that lead to the prototype are refused in a query, a form and JSON, and only as names', async () => {
		for (const name of ['__proto__', 'constructor', 'prototype', '__proto__[x]', 'a[__proto__]', 'a.constructor.b']) {
			expect(await statusOf({ method: 'GET', to: `/hjem?${encodeURIComponent(name)}=1` })).toBe(400);
			expect(await statusOf({ body: `${encodeURIComponent(name)}=1` })).toBe(400);
			expect(await statusOf({ ...json, body: `{"a":[{"${name}":{"x":1}}]}` })).toBe(400);
		}
		expect(await statusOf({ body: 'note=__proto__&my_constructor=1' })).toBe('goes on');
		expect(await statusOf({ ...json, body: '{"note":"__proto__"}' })).toBe('goes on');
		expect(({} as Record<string, unknown>)['x']).toBeUndefined();
	});

	test('D2 what is neither a form nor JSON, nor text, is refused', async () => {
		expect(await statusOf({ 'content-type': 'multipart/form-data; boundary=x', body: 'nothing of the kind' })).toBe(
			400
		);
		expect(await statusOf({ 'content-type': 'multipart/form-data', body: 'a' })).toBe(400);
		expect(await statusOf({ ...json, body: Buffer.from([0x22, 0xff, 0x22]) })).toBe(400);
		expect(await statusOf({ ...json, body: '{' })).toBe(400);
		expect(await statusOf({ ...json, body: '' })).toBe(400);
	});

	test('D8 whatever is sent is judged, without an error, and the route still has all of it to read', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: 'binary' }), fc.boolean(), async (text, asJson) => {
				const body = asJson ? JSON.stringify({ text }) : new URLSearchParams({ text }).toString();
				const sent = new Request(home + (asJson ? '/api/x' : '/x'), {
					method: 'POST',
					body,
					headers: { origin: home, 'content-type': asJson ? 'application/json' : form }
				});
				expect(await judge(sent, home)).toBeNull();
				expect(await sent.text()).toBe(body);
			}),
			{ seed: 5, numRuns: 200 }
		);
	});
});
