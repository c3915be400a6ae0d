import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readForm, readJson } from '../../trivsel/form';
import { largestBody, readJsonBody } from './request';

const request = (body: BodyInit | null, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
	new Request('http://127.0.0.1/api/trivselsmaaling', { method: 'POST', body, headers });

test('JSON is read, whatever charset is named', async () => {
	expect(await readJsonBody(request('{"a":"æ"}'))).toEqual({ ok: true, value: { a: 'æ' } });
	expect(await readJsonBody(request('{}', { 'content-type': 'Application/JSON; charset=utf-8' }))).toEqual({
		ok: true,
		value: {}
	});
});

test('C1 another type is refused, and none, and a form', async () => {
	for (const type of [
		'text/plain',
		'application/x-www-form-urlencoded',
		'multipart/form-data',
		'',
		'application/json-seq'
	]) {
		expect(await readJsonBody(request('{}', { 'content-type': type }))).toEqual({ ok: false, reason: 'not_json' });
	}
});

test('D6 a body that is too large is not read to its end, and a compressed one not at all', async () => {
	expect(await readJsonBody(request(`"${'a'.repeat(largestBody)}"`))).toEqual({ ok: false, reason: 'too_large' });
	let pulled = 0;
	const endless = new ReadableStream({
		pull(controller) {
			pulled += 1;
			controller.enqueue(new Uint8Array(16 * 1024));
		}
	});
	const streamed = new Request('http://127.0.0.1/', {
		method: 'POST',
		body: endless,
		headers: { 'content-type': 'application/json' },
		duplex: 'half'
	} as RequestInit);
	expect(await readJsonBody(streamed)).toEqual({ ok: false, reason: 'too_large' });
	expect(pulled).toBeLessThan(10);
	const bomb = gzipSync(Buffer.alloc(10_000_000));
	expect(await readJsonBody(request(bomb, { 'content-type': 'application/json', 'content-encoding': 'gzip' }))).toEqual(
		{ ok: false, reason: 'not_json' }
	);
});

test('D6 JSON nested as deep as it will go, and with as many keys, is refused and nothing breaks', async () => {
	for (const body of [
		'['.repeat(60_000),
		`${'['.repeat(30_000)}${']'.repeat(30_000)}`,
		`{${Array.from({ length: 6_000 }, (_, index) => `"k${index}":1`).join()}}`
	]) {
		const read = await readJsonBody(request(body));
		expect(read.ok && readJson(read.value).ok).toBe(false);
	}
});

test('D4 of a key that is there twice the last counts', async () => {
	expect(await readJsonBody(request('{"trin":1,"trin":5}'))).toEqual({ ok: true, value: { trin: 5 } });
});

test('bytes that are no UTF-8, no JSON or not there are refused', async () => {
	for (const body of [new Uint8Array([0x22, 0xff, 0x22]), '', '{', 'NaN', '{"a":1}x'])
		expect(await readJsonBody(request(body))).toEqual({ ok: false, reason: 'body' });
	expect(await readJsonBody(request(null))).toEqual({ ok: false, reason: 'body' });
});

test('D8 whatever bytes come, they are read or refused', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.oneof(
				fc.uint8Array(),
				fc.json().map((text) => Buffer.from(text))
			),
			async (body) => {
				const read = await readJsonBody(request(Buffer.from(body)));
				if (read.ok) expect(readJson(read.value).ok).toBe(false);
				else expect(read.reason).toBe('body');
			}
		),
		{ numRuns: 300 }
	);
	expect(readForm([]).ok).toBe(false);
});
