/** The items as they lie in the browser: each change is one strict transaction, and true only when it lies on the disk. */
import { openOutbox, strict } from './database';
import { giveBack, tidy, type After, type Item, type Numbers } from './outbox';

/** @returns all items; null where nothing is kept */
export async function readItems(): Promise<Item[] | null> {
	try {
		const db = await openOutbox();
		return db ? await db.getAll('item') : null;
	} catch {
		return null;
	}
}

const numbersOf = (seq: unknown, free: unknown): Numbers => ({
	last: typeof seq === 'number' ? seq : 0,
	free: Array.isArray(free) ? free.filter((each) => typeof each === 'number') : []
});

/**
 * Puts an item into the outbox. The same id again is the same item: it keeps its number, holds what is said now, and waits, also when
 * the server has taken it before: whether what is said now is what it took, only the server can tell.
 * @param made everything but its number
 * @returns the item when it lies on the disk, else null
 */
export async function putItem(made: Omit<Item, 'seq'>): Promise<Item | null> {
	try {
		const db = await openOutbox();
		if (!db) return null;
		const change = db.transaction(['item', 'meta'], 'readwrite', strict);
		const [items, meta] = [change.objectStore('item'), change.objectStore('meta')];
		const { owner } = made;
		const [before, seq, given] = await Promise.all([
			items.get(made.id),
			meta.get(`seq:${owner}`),
			meta.get(`free:${owner}`)
		]);
		if (before && before.owner !== owner) {
			await change.done;
			return null;
		}
		const numbers = numbersOf(seq, given);
		const item: Item = { ...made, seq: before?.seq ?? numbers.free[0] ?? numbers.last + 1 };
		await Promise.all([
			items.put(item),
			...(before ? [] : [meta.put(Math.max(numbers.last, item.seq), `seq:${owner}`)]),
			...(before || numbers.free.length === 0 ? [] : [meta.put(numbers.free.slice(1), `free:${owner}`)]),
			change.done
		]);
		return item;
	} catch {
		return null;
	}
}

/** Takes out an item that the server does not have, and gives its number back. @returns whether it is gone */
export async function dropItem(id: string): Promise<boolean> {
	try {
		const db = await openOutbox();
		if (!db) return false;
		const change = db.transaction(['item', 'meta'], 'readwrite', strict);
		const [items, meta] = [change.objectStore('item'), change.objectStore('meta')];
		const item = await items.get(id);
		if (!item || item.state === 'received') {
			await change.done;
			return !item;
		}
		const { owner } = item;
		const [seq, free, said] = await Promise.all([
			meta.get(`seq:${owner}`),
			meta.get(`free:${owner}`),
			meta.get(`said:${owner}`)
		]);
		const next = giveBack(numbersOf(seq, free), item.seq, typeof said === 'number' ? said : 0);
		await Promise.all([
			items.delete(id),
			meta.put(next.last, `seq:${owner}`),
			meta.put(next.free, `free:${owner}`),
			change.done
		]);
		return true;
	} catch {
		return false;
	}
}

/**
 * What the next call says of the phone: the last number, and how many of the numbers are accounted for here. It is written down that
 * the server has heard of them.
 */
export async function readNumbers(owner: string): Promise<{ seq: number; here: number } | null> {
	try {
		const db = await openOutbox();
		if (!db) return null;
		const change = db.transaction(['item', 'meta'], 'readwrite');
		const meta = change.objectStore('meta');
		const [items, seq, free, said] = await Promise.all([
			change.objectStore('item').getAll(),
			meta.get(`seq:${owner}`),
			meta.get(`free:${owner}`),
			meta.get(`said:${owner}`)
		]);
		const numbers = numbersOf(seq, free);
		if (numbers.last > (typeof said === 'number' ? said : 0)) await meta.put(numbers.last, `said:${owner}`);
		await change.done;
		const kept = items.filter((item) => item.owner === owner && item.state !== 'received').length;
		return { seq: numbers.last, here: kept + numbers.free.length };
	} catch {
		return null;
	}
}

/**
 * Writes down what an answer means for the item that was sent. An item that says something else by now has not been answered.
 * @param sent as it was sent
 */
export async function mark(sent: Item, after: Extract<After, { kind: 'received' | 'look' | 'refused' }>) {
	await change(sent.id, (item) => {
		if (item.sealed !== sent.sealed || item.state !== 'waiting') return null;
		if (after.kind !== 'received') return { ...item, state: after.kind, problem: after.problem };
		const { problem: _, ...rest } = item;
		return { ...rest, state: 'received', epoch: after.epoch, receivedAt: after.receivedAt };
	});
}

/** Lets an item that was refused wait again. */
export const tryAgain = (id: string) =>
	change(id, ({ problem: _, ...item }) => (item.state === 'refused' ? { ...item, state: 'waiting' } : null));

async function change(id: string, to: (item: Item) => Item | null): Promise<boolean> {
	try {
		const db = await openOutbox();
		if (!db) return false;
		const change = db.transaction('item', 'readwrite', strict);
		const item = await change.store.get(id);
		const next = item ? to(item) : null;
		await Promise.all([...(next ? [change.store.put(next)] : []), change.done]);
		return next !== null;
	} catch {
		return false;
	}
}

/**
 * Drops what was received more than 30 days ago, and offers again what was received in another epoch.
 * @param seen the server's epoch (null: not known), whose items, and when, ms since 1970
 */
export async function tidyUp(seen: { epoch: string | null; owner: string; now: number }): Promise<void> {
	try {
		const db = await openOutbox();
		if (!db) return;
		const change = db.transaction(['item', 'meta'], 'readwrite', strict);
		const items = change.objectStore('item');
		const { drop, again } = tidy(await items.getAll(), seen);
		await Promise.all([
			...drop.map(async (id) => items.delete(id)),
			...again.map(async (item) => items.put(item)),
			...(seen.epoch === null ? [] : [change.objectStore('meta').put(seen.epoch, 'epoch')]),
			change.done
		]);
	} catch {
		// Tried again at the next start.
	}
}
