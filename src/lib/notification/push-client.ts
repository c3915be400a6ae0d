/** Pushes in this browser: what stands in the way, on and off. Nothing here throws; what fails is an answer. */
import { phoneId, writeMeta } from '../offline/database';
import { isIos } from '../offline/device';

/**
 * `install`: an iPhone takes pushes only in an app on its home screen. `denied`: the person has said no to the browser, which
 * we cannot ask again.
 */
export type PushState = 'unsupported' | 'install' | 'denied' | 'off' | 'on';

const isInstalled = () => matchMedia('(display-mode: standalone)').matches;
const isAble = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** ms until a worker that does not come is given up; then there is none, as without net at the first visit. */
const patience = 10_000;

async function manager(wait: boolean): Promise<PushManager | null> {
	const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience));
	const worker = wait
		? await Promise.race([navigator.serviceWorker.ready, late])
		: await navigator.serviceWorker.getRegistration();
	return worker?.pushManager ?? null;
}

/**
 * How it stands here.
 * @param own the addresses that the server has of this person: another's in the same browser is not on for them
 */
export async function findState(own: readonly string[]): Promise<PushState> {
	const device = { userAgent: navigator.userAgent, touch: navigator.maxTouchPoints > 1 };
	if (!isAble()) return isIos(device) && !isInstalled() ? 'install' : 'unsupported';
	if (Notification.permission === 'denied') return 'denied';
	const subscription = await current();
	return subscription && own.includes(addressOf(subscription)) ? 'on' : 'off';
}

/** The address of this browser, when it has one. */
export async function endpointHere(): Promise<string | null> {
	const subscription = isAble() ? await current() : null;
	return subscription && addressOf(subscription);
}

/** As the server writes it down. */
const addressOf = ({ endpoint }: PushSubscription) => new URL(endpoint).href;

async function current(): Promise<PushSubscription | null> {
	try {
		return (await (await manager(false))?.getSubscription()) ?? null;
	} catch {
		return null;
	}
}

/**
 * Asks the person, then the push service, then the server.
 * @param key the public key that the server signs with, base64url
 * @param own as in `findState`
 * @param who the tag of who is logged in (`lasts.who`)
 * @param isBorger a borger's phones are known
 * @returns how it stands then; null when it failed
 */
export async function turnOn(
	key: string,
	own: readonly string[],
	{ who, isBorger }: { who: string; isBorger: boolean }
): Promise<PushState | null> {
	try {
		if ((await Notification.requestPermission()) !== 'granted') return 'denied';
		const pushes = await manager(true);
		if (!pushes) return null;
		const there = await pushes.getSubscription();
		// Somebody else's, or made for another key: it would never be sent to.
		if (there && !own.includes(addressOf(there))) await there.unsubscribe();
		for (let tries = 0; tries < 2; tries += 1) {
			const subscription = await pushes.subscribe({ userVisibleOnly: true, applicationServerKey: key });
			const status = await tell('/api/push', await bodyOf(subscription, isBorger ? who : null)).catch(() => 0);
			if (status === 200 || status === 201) {
				await writeMeta('pushes', who);
				return 'on';
			}
			await subscription.unsubscribe();
			// Another person's in this browser: the push service gives us a new address.
			if (status !== 409) return null;
		}
		return null;
	} catch {
		return null;
	}
}

/** @returns how it stands then; null when it failed, and pushes may still come */
export async function turnOff(): Promise<PushState | null> {
	const subscription = await current();
	if (!subscription) return 'off';
	try {
		// The browser first: what it no longer takes does not come, even if the server hears of it later.
		await subscription.unsubscribe();
	} catch {
		return null;
	}
	await tell('/api/push/fra', { endpoint: addressOf(subscription) }).catch(() => 0);
	return 'off';
}

async function bodyOf(subscription: PushSubscription, owner: string | null) {
	const { keys } = subscription.toJSON();
	return {
		endpoint: addressOf(subscription),
		p256dh: keys?.['p256dh'] ?? '',
		auth: keys?.['auth'] ?? '',
		phone: owner && (await phoneId(owner))
	};
}

const tell = async (to: string, body: object): Promise<number> =>
	(
		await fetch(to, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		})
	).status;
