import { isQuiet } from '../lib/notification/hours';
import { readPush } from '../lib/notification/push';
import { sw } from './scope';

/** Shows what comes, opens the portal at a press, and tells the server when the browser changes its address. */
export function listenForPush() {
	sw.addEventListener('push', (event) => event.waitUntil(show(event.data?.text() ?? null)));
	sw.addEventListener('notificationclick', (event) => {
		event.notification.close();
		event.waitUntil(open());
	});
	sw.addEventListener('pushsubscriptionchange', (event) => {
		const change = event as PushSubscriptionChangeEvent;
		change.waitUntil(renew(change));
	});
}

/**
 * A browser that gets a push and shows nothing takes the permission away: so something is shown, whatever came. A phone that was off
 * may get it at night, and is then silent.
 */
async function show(payload: string | null) {
	const { tag, title, body } = readPush(payload);
	const silent = isQuiet(new Date());
	await sw.registration.showNotification(title, { tag, body, lang: 'da', icon: '/icons/icon-192.png', silent });
}

/** A window that is open is only brought forward: something may be typed in it. */
async function open() {
	const [window] = await sw.clients.matchAll({ type: 'window' });
	await (window ? window.focus() : sw.clients.openWindow('/')).catch(() => null);
}

/** Not in TypeScript's list of a worker's events. */
type PushSubscriptionChangeEvent = ExtendableEvent & {
	oldSubscription: PushSubscription | null;
	newSubscription: PushSubscription | null;
};

/** Without a log-in the server refuses it; then the page says that it is off, and it can be turned on again. */
async function renew({ oldSubscription, newSubscription }: PushSubscriptionChangeEvent) {
	try {
		const key = oldSubscription?.options.applicationServerKey;
		const options = { userVisibleOnly: true, applicationServerKey: key ?? null };
		const subscription = newSubscription ?? (key ? await sw.registration.pushManager.subscribe(options) : null);
		if (!subscription) return;
		const { keys } = subscription.toJSON();
		const body = {
			endpoint: subscription.endpoint,
			p256dh: keys?.['p256dh'],
			auth: keys?.['auth']
		};
		await fetch('/api/push', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
	} catch {
		// Without net: the same as without a log-in.
	}
}
