import { compactDecrypt } from 'jose';
import { outboxProblems } from '../../i18n/da/outbox-api';
import { readEnvelope, type Envelope } from '../../offline/envelope';
import { log } from '../log';
import type { ApiRefusal } from './answer';
import { sealKeyNamed, type SealKey } from './seal-key';

/** How a phone seals, and no other way. */
const ways = {
	keyManagementAlgorithms: ['ECDH-ES'],
	contentEncryptionAlgorithms: ['A256GCM'],
	// Compressed, a small body could be a large one.
	maxDecompressedLength: 0
};

/** An item as it came, and what was in it: some JSON object that nobody has looked at yet. */
export type OpenedItem = { envelope: Envelope; inside: Record<string, unknown> };
export type Opened = { ok: true; value: OpenedItem } | { ok: false; refusal: ApiRefusal };

const refuse = (status: number, field: string, code: keyof typeof outboxProblems): Opened => ({
	ok: false,
	refusal: { status, field, code, message: outboxProblems[code] }
});

/**
 * Opens a sealed item. What was sealed says whose it is and what its id is; another envelope around it changes neither.
 * @param body what `JSON.parse` made of the request
 * @param who the tag of the account that is logged in: another's item is not taken (A10)
 * @param named the key of a name; ours, but for tests
 */
export async function openItem(
	body: unknown,
	who: string,
	named: (keyId: string) => SealKey | null = sealKeyNamed
): Promise<Opened> {
	const read = readEnvelope(body);
	if (!read.ok) return refuse(400, read.field, read.problem);
	const envelope = read.value;
	if (envelope.owner !== who) return refuse(403, 'owner', 'other_owner');
	const key = named(envelope.keyId);
	if (!key) {
		// The item stays on the phone. Whoever runs the server must know that SEAL_KEY_PREVIOUS is missing.
		log.error({ event: 'outbox_key_unknown' });
		return refuse(400, 'keyId', 'unknown_key');
	}
	const inside = await decrypt(envelope, key);
	return inside ? { ok: true, value: { envelope, inside } } : refuse(400, 'sealed', 'not_opened');
}

/** @returns null when it was not sealed to that key, was changed since, or belongs in another envelope */
async function decrypt({ sealed, keyId, id, owner }: Envelope, key: SealKey): Promise<OpenedItem['inside'] | null> {
	try {
		const { plaintext, protectedHeader } = await compactDecrypt(sealed, key.privateKey, ways);
		const header: Record<string, unknown> = protectedHeader;
		const sameId = typeof header['id'] === 'string' && header['id'].toLowerCase() === id;
		if (header['kid'] !== keyId || !sameId || header['owner'] !== owner) return null;
		const inside: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext));
		const isObject = typeof inside === 'object' && inside !== null && !Array.isArray(inside);
		return isObject ? (inside as Record<string, unknown>) : null;
	} catch {
		return null;
	}
}
