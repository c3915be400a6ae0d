import { Route, type Router } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';
import { endWaitingSession } from '../lib/offline/end-session';
import { isPage } from '../lib/offline/shell';
import { findShell } from './precache';

/** Nothing personal is ever kept here; who has not answered by then is not waited for. */
const network = new NetworkOnly({ networkTimeoutSeconds: 8 });

/** A page that cannot be fetched is answered with the shell. A log-off that waited for the net goes before all else. */
export function routePages(router: Router) {
	router.registerRoute(
		new Route(
			({ request, url, sameOrigin }) => sameOrigin && request.mode === 'navigate' && isPage(url.pathname),
			async ({ request, event }) => {
				if ((await endWaitingSession(fetch)) === 'waits') return shell();
				try {
					return await network.handle({ request, event });
				} catch {
					return shell();
				}
			}
		)
	);
}

const shell = async () => (await findShell()) ?? Response.error();
