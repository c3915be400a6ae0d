import { isWritten } from '../ui/before-script';

/**
 * The worker is registered and looked after from the pages. A newer one waits until somebody says so: it never takes a page over
 * that somebody is writing in, and a page whose version is gone is told and not reloaded.
 */

/** Where Kit puts the worker. */
const address = '/service-worker.js';

/** A phone may keep the page open for weeks. */
const lookEvery = 3_600_000;

/**
 * Registers the worker of this site, and watches for a newer one.
 * @param tell called when there is a newer version, with what brings it; perhaps more than once
 * @returns what stops watching. The worker stays.
 */
export function startWorker(tell: (bring: () => void) => void): () => void {
	// Absent in the private windows of some browsers, and then there is none.
	if (!('serviceWorker' in navigator)) return () => {};
	const { serviceWorker } = navigator;
	const stopped = new AbortController();
	const { signal } = stopped;
	let timer: ReturnType<typeof setInterval> | undefined;
	/** The first worker of all takes over a page that had none; that is no news. */
	let hasWorker = serviceWorker.controller !== null;
	let asked = false;

	const offer = (waiting: ServiceWorker) =>
		tell(() => {
			asked = true;
			waiting.postMessage({ kind: 'take-over' });
		});
	const follow = (coming: ServiceWorker | null) =>
		coming?.addEventListener(
			'statechange',
			() => {
				if (coming.state === 'installed' && serviceWorker.controller) offer(coming);
			},
			{ signal }
		);
	const changed = () => {
		if (asked) location.reload();
		// Another window brought it: this one is of the version before.
		else if (hasWorker) tell(() => location.reload());
		hasWorker = true;
	};
	const register = async () => {
		const registration = await serviceWorker.register(address, { updateViaCache: 'none' });
		if (signal.aborted) return;
		if (registration.waiting && serviceWorker.controller) offer(registration.waiting);
		follow(registration.installing);
		registration.addEventListener('updatefound', () => follow(registration.installing), { signal });
		timer = setInterval(() => void registration.update().catch(() => {}), lookEvery);
	};

	serviceWorker.addEventListener('controllerchange', changed, { signal });
	// Refused (a full disk, a setting of the browser): everything works as before, only not without net.
	register().catch(() => {});
	return () => {
		stopped.abort();
		clearInterval(timer);
	};
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const isField = (target: unknown): target is Field =>
	target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

/** Does the field hold anything that a reload would lose? */
function isFilled(field: Field): boolean {
	if (!field.isConnected) return false;
	if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio'))
		return field.checked !== field.defaultChecked;
	return field.value !== '';
}

/**
 * Knows what somebody has written on this page and not sent.
 * @returns `isWriting` to ask; `forget` when another page has come; `stop` at the end
 */
export function watchWriting(): { isWriting: () => boolean; forget: () => void; stop: () => void } {
	// What was written before this came.
	const touched = new Set<Field>(
		[...document.querySelectorAll<Field>('main :is(textarea, select, input:not([type=hidden]))')].filter(isWritten)
	);
	const note = ({ target }: Event) => {
		if (isField(target)) touched.add(target);
	};
	document.addEventListener('input', note);
	return {
		isWriting: () => [...touched].some(isFilled),
		forget: () => touched.clear(),
		stop: () => document.removeEventListener('input', note)
	};
}
