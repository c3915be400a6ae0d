/**
 * The two databases of this browser: the outbox, which outlives a log-out, and the copy for reading without net, which does not.
 * A version is never raised: an old window would hold the new one up, and what it saves would be lost. An item has its own `v`.
 * Where IndexedDB is refused (a private window, a full disk) the answer is null or false, never an exception.
 */
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Item } from './outbox';

/** The server's public key that an item is sealed to, and the epoch that it belongs to; `at` is when it was asked for, ms. */
export type SealKey = { keyId: string; jwk: JsonWebKey; epoch: string; at: number };

/**
 * What the outbox keeps beside its items. A phone is one account's to the server, so each owner has an id and numbers of their own
 * in the same browser.
 */
type Meta = {
	/** The id of this browser for an owner: random, made once. */
	[phone: `phone:${string}`]: string;
	/** The last number given to an item of an owner. */
	[seq: `seq:${string}`]: number;
	/** The highest of an owner's numbers that the server has heard of. */
	[said: `said:${string}`]: number;
	/** Numbers of an owner's items that were taken out again: given to the next ones. */
	[free: `free:${string}`]: number[];
	/** The key of the next item. */
	seal: SealKey;
	/** The epoch that was last seen. */
	epoch: string;
	/** A log-out that waits for the net. */
	endSession: true;
	/** The owner's tag, when this is their own phone. */
	own: string;
	/** The tag of whose notices come to this browser. */
	pushes: string;
	/** Not before `until` (ms since 1970) is sent again; `tries` went wrong so far, `said` tells whether the server chose the time. */
	wait: { until: number; tries: number; said: boolean };
};

type OutboxSchema = DBSchema & {
	item: { key: string; value: Item };
	meta: { key: keyof Meta; value: Meta[keyof Meta] };
};

/** The copy as it lies: sealed with a key that no script can read out. `takenAt` in ms since 1970. */
export type SealedCopy = { owner: string; takenAt: number; iv: Uint8Array; bytes: ArrayBuffer };

type CopySchema = DBSchema & {
	kv: { key: 'key' | 'copy'; value: CryptoKey | SealedCopy };
};

const outboxName = 'voresplan-udbakke';
const copyName = 'voresplan-kopi';

/** A connection for each window; it lets go when somebody deletes the database, and comes anew after it was lost. */
function connection<Schema extends DBSchema>(name: string, upgrade: (db: IDBPDatabase<Schema>) => void) {
	let open: Promise<IDBPDatabase<Schema> | null> | null = null;
	const forget = () => (open = null);
	const connect = async () => {
		try {
			// Where it is forbidden, even the question throws.
			if (typeof indexedDB === 'undefined') return null;
			const db = await openDB<Schema>(name, 1, { upgrade, terminated: forget });
			db.onversionchange = () => {
				forget();
				db.close();
			};
			return db;
		} catch {
			forget();
			return null;
		}
	};
	return {
		get: () => (open ??= connect()),
		/** @returns the connection there was, which is no longer kept */
		leave: async () => {
			const was = open;
			forget();
			return was;
		}
	};
}

const outbox = connection<OutboxSchema>(outboxName, (db) => {
	db.createObjectStore('item', { keyPath: 'id' });
	db.createObjectStore('meta');
});
const copy = connection<CopySchema>(copyName, (db) => db.createObjectStore('kv'));

/** @returns null where the browser keeps nothing */
export const openOutbox = (): Promise<IDBPDatabase<OutboxSchema> | null> => outbox.get();

/** @returns null where the browser keeps nothing */
export const openCopy = (): Promise<IDBPDatabase<CopySchema> | null> => copy.get();

/** Deletes the copy and its key. @returns false when it could not be */
export async function deleteCopy(): Promise<boolean> {
	try {
		if (typeof indexedDB === 'undefined') return true;
		const db = await copy.leave();
		if (db) {
			// Emptied first: a window that holds the database open delays that it goes, not that it is empty.
			await db.clear('kv');
			db.close();
		}
		await deleteDB(copyName);
		return true;
	} catch {
		return false;
	}
}

/** How a change is written: done means that it lies on the disk, not in a buffer. */
export const strict = { durability: 'strict' } as const;

/** @returns undefined when it is not there, or nothing is kept */
export async function readMeta<Key extends keyof Meta>(key: Key): Promise<Meta[Key] | undefined> {
	try {
		const value = await (await openOutbox())?.get('meta', key);
		// Only `writeMeta` and the outbox write here, each under its own key.
		return value as Meta[Key] | undefined;
	} catch {
		return undefined;
	}
}

/** @param value undefined takes it away. @returns false when it was not kept */
export async function writeMeta<Key extends keyof Meta>(key: Key, value: Meta[Key] | undefined): Promise<boolean> {
	try {
		const db = await openOutbox();
		if (!db) return false;
		const change = db.transaction('meta', 'readwrite', strict);
		await Promise.all([value === undefined ? change.store.delete(key) : change.store.put(value, key), change.done]);
		return true;
	} catch {
		return false;
	}
}

/** The id of this browser for an owner, made at the first question. @returns null where nothing is kept */
export async function phoneId(owner: string): Promise<string | null> {
	try {
		const db = await openOutbox();
		if (!db) return null;
		const change = db.transaction('meta', 'readwrite', strict);
		const known = await change.store.get(`phone:${owner}`);
		if (typeof known === 'string') return known;
		const made = crypto.randomUUID();
		await Promise.all([change.store.put(made, `phone:${owner}`), change.done]);
		return made;
	} catch {
		return null;
	}
}
