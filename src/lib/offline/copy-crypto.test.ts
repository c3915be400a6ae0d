import { expect, test } from 'vitest';
import { makeCopyKey, openSealed, sealCopy } from './copy-crypto';

const bound = { owner: 'mærke', takenAt: 1_795_338_840_000 };
const text = '{"plan":"KANARIE-viktor-maal, æøå"}';

test('what is sealed can be read with the same key, and nothing of it stands in the bytes', async () => {
	const key = await makeCopyKey();
	if (!key) throw new Error('no cryptography');
	const sealed = await sealCopy(key, text, bound);
	expect(await openSealed(key, { ...sealed, ...bound })).toBe(text);
	expect(Buffer.from(sealed.bytes).toString('latin1')).not.toContain('KANARIE');
	expect(key.extractable).toBe(false);
	await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
});

test('another key, another owner, another time or one changed bit opens nothing', async () => {
	const [key, other] = await Promise.all([makeCopyKey(), makeCopyKey()]);
	if (!key || !other) throw new Error('no cryptography');
	const sealed = await sealCopy(key, text, bound);
	expect(await openSealed(other, { ...sealed, ...bound })).toBeNull();
	expect(await openSealed(key, { ...sealed, ...bound, owner: 'en anden' })).toBeNull();
	expect(await openSealed(key, { ...sealed, ...bound, takenAt: bound.takenAt + 1 })).toBeNull();
	const bytes = sealed.bytes.slice(0);
	new Uint8Array(bytes).fill(0, 3, 4);
	expect(await openSealed(key, { ...sealed, ...bound, bytes })).toBeNull();
});

test('the same text sealed twice is never the same bytes', async () => {
	const key = await makeCopyKey();
	if (!key) throw new Error('no cryptography');
	const [one, two] = await Promise.all([sealCopy(key, text, bound), sealCopy(key, text, bound)]);
	expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(false);
	expect(Buffer.from(one.iv).equals(Buffer.from(two.iv))).toBe(false);
});
