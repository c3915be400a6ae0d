import { randomBytes } from 'node:crypto';
import { calculateJwkThumbprint, CompactEncrypt, importJWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { seal } from '../../offline/seal';
import { openItem } from './open';
import { sealKeyFrom } from './seal-key';

const today = sealKeyFrom(Buffer.alloc(32, 7));
const before = sealKeyFrom(randomBytes(32));
const named = (keyId: string) => [today, before].find((key) => key.keyId === keyId) ?? null;
const id = '0b1f7a52-9f2f-4b4f-8a5e-0d3b5a1c2d3e';
const owner = 'tag-of-viktor';
const inside = { id, v: 1, note: 'Jeg sov godt. 🙂' };
const envelope = (sealed: string | null, over: Record<string, unknown> = {}) => ({
	...{ id, v: 2, seq: 1, owner, keyId: today.keyId, sealed, tz: 'Europe/Copenhagen' },
	...{ madeAt: '2026-11-21T10:00:00Z', now: '2026-11-21T10:00:01Z' },
	...over
});
const open = (body: unknown, who = owner) => openItem(body, who, named);
const code = async (body: unknown, who = owner) => {
	const opened = await open(body, who);
	return opened.ok ? 'opened' : `${opened.refusal.status} ${opened.refusal.code}`;
};

describe('the key that phones seal to', () => {
	test('is named after its public half, which the browser can use, and is the same in every process', async () => {
		expect(today.keyId).toBe(await calculateJwkThumbprint(today.jwk));
		expect(sealKeyFrom(Buffer.alloc(32, 7)).keyId).toBe(today.keyId);
		expect(Object.keys(today.jwk).sort()).toEqual(['crv', 'kty', 'x', 'y']);
	});
	test('what is no number on the curve is no key', () => {
		expect(() => sealKeyFrom(Buffer.alloc(32, 0))).toThrow();
		expect(() => sealKeyFrom(Buffer.alloc(32, 255))).toThrow();
	});
});

describe('a sealed item', () => {
	test('sealed by the browser’s own code it is opened here, with the key of today and the one before', async () => {
		for (const key of [today, before]) {
			const opened = await open(envelope(await seal(key, { id, owner }, inside), { keyId: key.keyId }));
			expect(opened.ok && opened.value.inside).toEqual(inside);
		}
	});
	test('nothing of it can be read on the way', async () => {
		const sealed = (await seal(today, { id, owner }, inside)) ?? '';
		const plain = sealed.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
		expect(plain.join()).toContain(owner);
		expect(plain.join()).not.toContain('sov godt');
	});
	test('to a key that we do not have it stays closed', async () => {
		const stranger = sealKeyFrom(randomBytes(32));
		const sealed = await seal(stranger, { id, owner }, inside);
		expect(await code(envelope(sealed, { keyId: stranger.keyId }))).toBe('400 unknown_key');
		expect(await code(envelope(sealed))).toBe('400 not_opened');
	});
	test('changed by one character anywhere it is not opened', async () => {
		const sealed = (await seal(today, { id, owner }, inside)) ?? '';
		for (let at = 0; at < sealed.length; at += 23) {
			if (sealed[at] === '.') continue;
			const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
			// The last letter of a part may hold bits that are no part of any byte.
			const bytes = (text: string) => text.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'));
			if (bytes(changed).join() === bytes(sealed).join()) continue;
			expect(await code(envelope(changed)), `at ${at}`).toMatch(/^400 /);
		}
	});
	test('A10 of another owner it is not taken, whatever the envelope says', async () => {
		const sealed = await seal(today, { id, owner }, inside);
		expect(await code(envelope(sealed), 'tag-of-kasper')).toBe('403 other_owner');
		expect(await code(envelope(sealed, { owner: 'tag-of-kasper' }), 'tag-of-kasper')).toBe('400 not_opened');
	});
	test('in the envelope of another item it is not opened', async () => {
		const sealed = await seal(today, { id, owner }, inside);
		const other = id.replace('0b1f', '1b1f');
		expect(await code(envelope(sealed, { id: other }))).toBe('400 not_opened');
	});
	test('compressed, sealed in another way, or no object inside: it is not opened', async () => {
		const key = await importJWK(today.jwk, 'ECDH-ES');
		const sealAs = (text: string, header: Record<string, string>) =>
			new CompactEncrypt(new TextEncoder().encode(text))
				.setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: today.keyId, id, owner, ...header })
				.encrypt(key);
		expect(await code(envelope(await sealAs('{}', {})))).toBe('opened');
		expect(await code(envelope(await sealAs('{}', { alg: 'ECDH-ES+A256KW' })))).toBe('400 not_opened');
		expect(await code(envelope(await sealAs('{}', { enc: 'A128GCM' })))).toBe('400 not_opened');
		const zipped = await sealAs(JSON.stringify('a'.repeat(1_000_000)), { zip: 'DEF' }).catch(() => 'a..a.a.a');
		expect(await code(envelope(zipped))).toBe('400 not_opened');
		for (const text of ['[]', 'null', '7', 'x'])
			expect(await code(envelope(await sealAs(text, {})))).toBe('400 not_opened');
	});
	test('what is no envelope is refused at its field', async () => {
		expect(await code(envelope('x'))).toBe('400 malformed');
		expect(await code({ v: 2 })).toBe('400 missing');
	});
});
