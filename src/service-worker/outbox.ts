import { flush, tell, type FlushOutcome } from '../lib/offline/flush';
import { readItems } from '../lib/offline/items';
import { sw } from './scope';

/** Sends what waits of whoever is logged in; the worker itself knows nobody. */
async function send(): Promise<FlushOutcome> {
	const waiting = ((await readItems()) ?? []).some(({ state }) => state === 'waiting');
	if (!waiting) return 'empty';
	const outcome = await flush({
		fetch: (...asked) => fetch(...asked),
		now: Date.now,
		random: Math.random,
		owner: null,
		eager: true
	});
	tell({ kind: 'changed' });
	return outcome;
}

/** TypeScript does not know it. */
type SyncEvent = ExtendableEvent & { tag: string; lastChance: boolean };
const isSync = (event: Event): event is SyncEvent => 'tag' in event && 'waitUntil' in event;

/** Sends when the browser says that the net is back (Chromium only), also when no page is open, and when a page asks for it. */
export function listenForOutbox() {
	sw.addEventListener('sync', (event) => {
		if (!isSync(event) || event.tag !== 'udbakke') return;
		event.waitUntil(
			send().then((outcome) => {
				// A sync that fails is tried again by the browser.
				if (outcome === 'wait' && !event.lastChance) throw new Error('the outbox waits');
			})
		);
	});
	sw.addEventListener('message', (event) => {
		if (event.data?.kind === 'send') event.waitUntil(send());
	});
}
