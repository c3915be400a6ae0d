/** Seals the copy with a key that stays in the browser: no script can read it out, and without it the copy is noise. */

const algorithm = 'AES-GCM';

/** A key that can be used and not be taken out. @returns null where the browser has no cryptography (no https) */
export const makeCopyKey = async (): Promise<CryptoKey | null> =>
	globalThis.crypto?.subtle
		? crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, ['encrypt', 'decrypt'])
		: null;

/** What the seal holds beside the text, so that it fits no other owner and no other time. */
type Bound = { owner: string; takenAt: number };
const boundTo = ({ owner, takenAt }: Bound) => new TextEncoder().encode(`${takenAt} ${owner}`);

/** @returns the sealed bytes, and the random start of this seal, which is no secret */
export async function sealCopy(
	key: CryptoKey,
	text: string,
	bound: Bound
): Promise<{ iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer }> {
	const iv = crypto.getRandomValues(new Uint8Array(12));
	const way = { name: algorithm, iv, additionalData: boundTo(bound) };
	return { iv, bytes: await crypto.subtle.encrypt(way, key, new TextEncoder().encode(text)) };
}

/** @returns null when it is not what was sealed, or for somebody else or another time */
export async function openSealed(
	key: CryptoKey,
	{ iv, bytes, ...bound }: Bound & { iv: Uint8Array; bytes: ArrayBuffer }
): Promise<string | null> {
	try {
		const way = { name: algorithm, iv: new Uint8Array(iv), additionalData: boundTo(bound) };
		return new TextDecoder().decode(await crypto.subtle.decrypt(way, key, bytes));
	} catch {
		return null;
	}
}
