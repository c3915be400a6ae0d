import { deleteCopy } from '../lib/offline/database';
import { sw } from './scope';

/** The two ways out of a log-in, on any page. */
const waysOut = /^\?\/(log-af|forlad)(&|$)/;

/**
 * The copy goes when a page says so, and whenever somebody logs off: also from a page whose script has not come yet. Only looked at;
 * what is posted goes its own way.
 */
export function listenForWipe() {
	sw.addEventListener('message', (event) => {
		if (event.data?.kind === 'wipe') event.waitUntil(deleteCopy());
	});
	sw.addEventListener('fetch', (event) => {
		const { method, url } = event.request;
		const { pathname, search } = new URL(url);
		if (method === 'POST' && pathname === '/login' && waysOut.test(search)) event.waitUntil(deleteCopy());
	});
}
