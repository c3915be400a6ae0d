/** Leaving: what waits is counted and tried, the copy is wiped, notices end here, and the log-in is ended, with net or without. */
import { wipeCopy } from './copy';
import { readMeta, writeMeta } from './database';
import { endWaitingSession } from './end-session';
import { flush } from './flush';
import { hint } from './hint';
import { dropItem, readItems } from './items';

/** So long sending is tried before somebody who wants to leave is asked, ms. */
export const lastTry = 3_000;

const after = (ms: number) => new Promise<null>((resolve) => setTimeout(() => resolve(null), ms));

/** What the owner has on this phone that the municipality has not confirmed. */
async function unsent(owner: string): Promise<string[]> {
	const items = (await readItems()) ?? [];
	return items.filter((item) => item.owner === owner && item.state !== 'received').map(({ id }) => id);
}

/** How many of the owner's things are not received. */
export const countUnsent = async (owner: string): Promise<number> => (await unsent(owner)).length;

/**
 * Tries once more to send, for three seconds.
 * @param now ms since 1970
 * @returns how many still wait
 */
export async function sendNow(owner: string, now: () => number): Promise<number> {
	await Promise.race([
		flush({ fetch: (...asked) => fetch(...asked), now, random: Math.random, owner, eager: true }),
		after(lastTry)
	]);
	return countUnsent(owner);
}

/** Deletes what the owner has not sent. */
export async function deleteUnsent(owner: string): Promise<void> {
	for (const id of await unsent(owner)) await dropItem(id);
}

/** No notice comes to this browser any more. */
export async function endPushes(): Promise<void> {
	await writeMeta('pushes', undefined);
	try {
		const worker = await navigator.serviceWorker?.getRegistration();
		await (await worker?.pushManager?.getSubscription())?.unsubscribe();
	} catch {
		// The server takes the subscription out when the push service no longer knows it.
	}
}

/**
 * Ends the log-in here. First it is written down that it ends, so that it does even when the phone goes dark in the middle; then all
 * that can be read is taken away; then the server is told.
 * @returns `ended`: the server has said so. `waits`: without net; it is told before anything else is asked of it. `native`: nothing can
 *   be written down here, so the form must go its own way
 */
export async function leave(send: typeof fetch): Promise<'ended' | 'waits' | 'native'> {
	hint(true);
	const isMarked = await writeMeta('endSession', true);
	await Promise.race([Promise.all([wipeCopy(), endPushes()]), after(lastTry)]);
	if (!isMarked) return 'native';
	return (await endWaitingSession(send)) === 'waits' ? 'waits' : 'ended';
}

/** Writes down for the next page whether there is something to look after at its start. */
export async function noteHint(): Promise<void> {
	const [own, ending, items] = await Promise.all([readMeta('own'), readMeta('endSession'), readItems()]);
	hint(Boolean(own) || Boolean(ending) || Boolean(items?.some(({ state }) => state !== 'received')));
}
