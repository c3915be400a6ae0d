/** Sealing: what was written lies on the phone so that only the server can open it. jose comes with this file, so `keep.ts` loads it late. */
import { CompactEncrypt, importJWK } from 'jose';
import type { SealKey } from './database';

/**
 * @param of the item that it belongs to: its id and owner stand in the header, so that it cannot be passed off as another's
 * @param body what was written, as JSON
 * @returns a compact JWE, or null when the key is none
 */
export async function seal(
	{ keyId, jwk }: Pick<SealKey, 'keyId' | 'jwk'>,
	of: { id: string; owner: string },
	body: unknown
): Promise<string | null> {
	try {
		const { kty, crv, x, y } = jwk;
		const key = await importJWK({ kty: kty ?? '', crv, x, y }, 'ECDH-ES');
		return await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(body)))
			.setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: keyId, ...of })
			.encrypt(key);
	} catch {
		return null;
	}
}
