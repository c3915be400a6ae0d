import { createECDH, createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { env } from '../env';

/** The key to which phones seal what they keep for us, its public half as a JWK, and its name: the thumbprint of that (RFC 7638). */
export type SealKey = {
	keyId: string;
	jwk: { kty: 'EC'; crv: 'P-256'; x: string; y: string };
	privateKey: KeyObject;
};

/**
 * @param scalar 32 bytes: the private number on P-256
 * @throws Error when it is none (0, or beyond the curve's order: one of 2³² random ones)
 */
export function sealKeyFrom(scalar: Buffer): SealKey {
	const curve = createECDH('prime256v1');
	curve.setPrivateKey(scalar);
	// Uncompressed: 04, x, y.
	const point = curve.getPublicKey();
	const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
	const jwk = { kty: 'EC', crv: 'P-256', x, y } as const;
	const keyId = createHash('sha256')
		.update(JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x, y }))
		.digest('base64url');
	const privateKey = createPrivateKey({ key: { ...jwk, d: scalar.toString('base64url') }, format: 'jwk' });
	return { keyId, jwk, privateKey };
}

let made: { current: SealKey; previous: SealKey | null } | undefined;
function keys() {
	const { seal, sealPrevious } = env().keys;
	return (made ??= { current: sealKeyFrom(seal), previous: sealPrevious && sealKeyFrom(sealPrevious) });
}

/** The key that phones seal to from now on. */
export const currentSealKey = (): SealKey => keys().current;

/** Opens what was sealed to the key of that name: today's, or the one before it. Null for any other. */
export function sealKeyNamed(keyId: string): SealKey | null {
	const { current, previous } = keys();
	return [current, previous].find((key) => key?.keyId === keyId) ?? null;
}
