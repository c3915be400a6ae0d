import type { ClientInit } from '@sveltejs/kit';
import { rememberBefore } from '$lib/ui/before-script';

/** Runs before the page is taken over. */
export const init: ClientInit = () => {
	rememberBefore();
	// Back to a page that the browser has kept alive: whoever is logged in now, it is asked for anew (A8).
	window.addEventListener('pageshow', (event) => {
		if (event.persisted) location.reload();
	});
};
