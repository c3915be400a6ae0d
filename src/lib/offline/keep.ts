/** Keeping on the phone what is being sent, before it is sent. Loaded when a form that can wait is on the page. */
import { readMeta } from './database';
import { askOutbox, flush, tell, type FlushOutcome } from './flush';
import { hint } from './hint';
import { dropItem, putItem } from './items';
import type { Item, ItemKind } from './outbox';

/** What a form says, ready to be kept; or why it cannot be: the sentence that the form would come back with. */
type Keepable = { id: string; kind: ItemKind; body: Record<string, unknown>; said: string };
export type ReadKeepable = { ok: true; value: Keepable } | { ok: false; problem: string };

/** This browser's way out, clock and chance. */
export const here = {
	fetch: (...asked: Parameters<typeof fetch>) => fetch(...asked),
	now: Date.now,
	random: Math.random
};

/** When something is made here: the phone's own time, and the zone that it is in. */
const madeHere = () => ({
	madeAt: new Date(here.now()).toISOString(),
	tz: Intl.DateTimeFormat().resolvedOptions().timeZone || 'Europe/Copenhagen'
});

/** What this window has kept, in words: it can be opened from nowhere else, and is gone with the window. */
const said = new Map<string, { owner: string; text: string }>();

/** @returns what an item says, when it was written in this window by the one who is asking */
export function wordsOf({ id, owner }: Pick<Item, 'id' | 'owner'>): string | null {
	const words = said.get(id);
	return words?.owner === owner ? words.text : null;
}

/** So long may a browser take to write a few lines, ms; a broken one never answers. */
const patience = 4_000;

/**
 * Keeps what a form says in the outbox, sealed.
 * @returns the item once it lies on the disk; null when it does not (no key of the server's yet, no room, no IndexedDB)
 */
async function keepItem(owner: string, { id, kind, body, said: text }: Keepable): Promise<Item | null> {
	const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience));
	return Promise.race([late, keep()]);

	async function keep() {
		const [key, sealer] = await Promise.all([readMeta('seal'), loadSeal()]);
		const sealed = key && sealer ? await sealer.seal(key, { id, owner }, body) : null;
		if (!key || !sealed) return null;
		const made = { id, v: 2 as const, owner, kind, keyId: key.keyId, sealed, ...madeHere() };
		const item = await putItem({ ...made, state: 'waiting', savedAt: made.madeAt });
		if (item) {
			said.set(id, { owner, text });
			hint(true);
		}
		return item;
	}
}

/** Takes out again what the server has sent back to its form. @returns whether it is gone */
async function takeBack(id: string): Promise<boolean> {
	said.delete(id);
	const gone = await dropItem(id);
	tell({ kind: 'changed' });
	return gone;
}

/** So long a key is as good as a new one, ms: a page with ten forms asks once. */
const fresh = 60_000;
let asking: Promise<unknown> | null = null;

/** What seals weighs more than all the rest, so only a page with a form that can wait loads it. @returns null without net */
const loadSeal = async () => import('./seal').catch(() => null);

/** Makes ready to keep: what seals, and the key to seal to. What cannot be had now is had the next time. */
async function prepare(owner: string): Promise<void> {
	void loadSeal();
	const age = here.now() - ((await readMeta('seal'))?.at ?? 0);
	if (age >= 0 && age < fresh) return;
	asking ??= askOutbox({ ...here, owner }).finally(() => (asking = null));
	await asking;
}

/** Sends what waits, and tells the windows. @param eager the net has just come back */
export async function sendNow(owner: string, eager = false): Promise<FlushOutcome> {
	const outcome = await flush({ ...here, owner, eager });
	tell({ kind: 'changed', outcome });
	return outcome;
}

/** What the page cannot send the worker may, when the net is back and the page is not. Chromium only. */
async function askWorker(): Promise<void> {
	try {
		const registration = await navigator.serviceWorker?.getRegistration();
		if (registration && 'sync' in registration) await (registration.sync as SyncManager).register('udbakke');
	} catch {
		// The page sends it itself.
	}
}

/** Not known to TypeScript. */
type SyncManager = { register: (tag: string) => Promise<void> };

/** Asks the browser not to throw away what waits; it may only be asked after somebody has pressed something. */
async function askToPersist(): Promise<void> {
	try {
		await navigator.storage?.persist?.();
	} catch {
		// It keeps what it likes.
	}
}

/** All that a form that can wait needs. */
export const keeper = { keepItem, takeBack, prepare, sendNow, askWorker, askToPersist, madeHere };
export type Keeper = typeof keeper;
