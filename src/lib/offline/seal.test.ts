import { compactDecrypt, exportJWK, generateKeyPair } from 'jose';
import { expect, test } from 'vitest';
import { seal } from './seal';

const of = { id: '9f0c1b52-6f3e-4a55-9d3b-0c7a1f3b2d10', owner: 'viktor' };
const body = { id: of.id, v: 1, note: 'KANARIE-viktor-note 😀' };

test('A9 what lies on the phone is opened by the server’s key and no other, and holds nothing to read', async () => {
	const [server, stranger] = [await generateKeyPair('ECDH-ES'), await generateKeyPair('ECDH-ES')];
	const jwk = await exportJWK(server.publicKey);
	const sealed = (await seal({ keyId: 'k1', jwk }, of, body)) ?? '';
	expect(sealed).toMatch(/^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/);
	expect(Buffer.from(sealed.replaceAll('.', ''), 'base64url').toString()).not.toContain('KANARIE');
	const opened = await compactDecrypt(sealed, server.privateKey);
	expect(JSON.parse(new TextDecoder().decode(opened.plaintext))).toEqual(body);
	expect(opened.protectedHeader).toMatchObject({ alg: 'ECDH-ES', enc: 'A256GCM', kid: 'k1', ...of });
	await expect(compactDecrypt(sealed, stranger.privateKey)).rejects.toThrow();
});

test('the same words are sealed differently each time', async () => {
	const { publicKey } = await generateKeyPair('ECDH-ES');
	const key = { keyId: 'k1', jwk: await exportJWK(publicKey) };
	expect(await seal(key, of, body)).not.toBe(await seal(key, of, body));
});

test('a key that is none seals nothing', async () => {
	expect(await seal({ keyId: 'k1', jwk: {} }, of, body)).toBeNull();
	expect(await seal({ keyId: 'k1', jwk: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } }, of, body)).toBeNull();
});
