/** What a window shows of the outbox, and when it sends. */
import { readMeta } from './database';
import { askOutbox, outboxLine, type FlushOutcome, type Told } from './flush';
import { readItems } from './items';
import { here, sendNow } from './keep';
import { standingOf, type Item, type Standing } from './outbox';

/** Hears what is told of the outbox in any window or the worker. @returns what stops it */
export function hearOutbox(hear: (told: Told) => void): () => void {
	if (typeof BroadcastChannel === 'undefined') return () => {};
	const channel = new BroadcastChannel(outboxLine);
	channel.onmessage = (event: MessageEvent<Told>) => hear(event.data);
	return () => channel.close();
}

/** An item as it lies here now; null when it does not any more. */
export const findItem = async (id: string): Promise<Item | null> =>
	(await readItems())?.find((each) => each.id === id) ?? null;

/** @param owner whose; null is nobody who is logged in. @returns null where nothing is kept */
export async function readStanding(owner: string | null): Promise<Standing | null> {
	const items = await readItems();
	return items && standingOf(items, owner);
}

/** The number on the app's icon. @param count what waits; none takes it away */
export async function setBadge(count: number): Promise<void> {
	try {
		await (count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.());
	} catch {
		// No icon, no badge.
	}
}

/** Every so often what waits is tried again while the page is looked at, ms. */
const again = 30_000;

type Driven = {
	owner: string;
	/** After each try. */
	ontried: (outcome: FlushOutcome) => void;
};

/**
 * Sends what waits: now, when the net is back, when the page is looked at again, and every 30 s while something waits.
 * @returns `send` to try at once, and `stop`
 */
export function driveOutbox({ owner, ontried }: Driven): { send: (eager: boolean) => Promise<void>; stop: () => void } {
	let isOver = false;

	async function send(eager: boolean) {
		const outcome = await sendNow(owner, eager);
		if (!isOver) ontried(outcome);
	}
	async function begin() {
		const standing = await readStanding(owner);
		// The server may have been set back to before it received something: only it knows, by its epoch.
		const hasAny = ((await readItems()) ?? []).some((item) => item.owner === owner);
		if (hasAny || (await readMeta('own')) === owner) await askOutbox({ ...here, owner });
		if (standing) await send(true);
	}
	const online = () => void send(true);
	const shown = () => void (document.visibilityState === 'visible' && send(false));
	async function tick() {
		if (document.visibilityState === 'visible' && (await readStanding(owner))?.waiting) await send(false);
	}

	const timer = setInterval(() => void tick(), again);
	window.addEventListener('online', online);
	window.addEventListener('pageshow', shown);
	document.addEventListener('visibilitychange', shown);
	void begin();
	return {
		send,
		stop() {
			isOver = true;
			clearInterval(timer);
			window.removeEventListener('online', online);
			window.removeEventListener('pageshow', shown);
			document.removeEventListener('visibilitychange', shown);
		}
	};
}
