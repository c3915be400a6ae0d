/** Chromium's offer to put the site on the home screen; no standard, so no type of the browser's. */
export type InstallOffer = Event & { prompt: () => Promise<unknown> };

const closedKey = 'voresplan-hjemmeskaerm';

/** The browser makes its offer once, before anybody could ask for it. */
let offer: InstallOffer | null = null;

/** Keeps the browser's offer until somebody wants it. @returns what stops that */
export function keepInstallOffer(): () => void {
	const keep = (event: Event) => {
		event.preventDefault();
		offer = event as InstallOffer;
	};
	const done = () => (offer = null);
	addEventListener('beforeinstallprompt', keep);
	addEventListener('appinstalled', done);
	return () => {
		removeEventListener('beforeinstallprompt', keep);
		removeEventListener('appinstalled', done);
	};
}

/** @returns the offer, for one use, or null when this browser makes none */
export function takeInstallOffer(): InstallOffer | null {
	const taken = offer;
	offer = null;
	return taken;
}

export const hasInstallOffer = (): boolean => offer !== null;

/** Was the page opened from the home screen? */
export const isInstalled = (): boolean =>
	matchMedia('(display-mode: standalone)').matches || ('standalone' in navigator && navigator.standalone === true);

/** Should Hjem say that there is a home screen? On a phone only, and not to who has it there or has closed the hint. */
export function wantsInstallHint(): boolean {
	try {
		return matchMedia('(pointer: coarse)').matches && !isInstalled() && localStorage.getItem(closedKey) === null;
	} catch {
		return false;
	}
}

/** Not said again on Hjem. Where the browser keeps nothing it comes again with the next visit. */
export function closeInstallHint() {
	try {
		localStorage.setItem(closedKey, 'lukket');
	} catch {
		// Refused; it is gone from this page at least.
	}
}
