import { beside } from './beside';
import { startPortal } from './portal';
import { borgerSessions } from './sessions';

/** /hjem beside a bare handler, over 200 sessions. */
export async function measure() {
	const portal = await startPortal(3410);
	try {
		const tokens = await borgerSessions(200);
		return {
			what: 'requests per second of /hjem, as a share of node:http + postgres.js with the same SQL and the same bytes',
			...(await beside(portal, { name: 'hjem', path: '/hjem', tokens, connections: 16, seconds: 4 }, 3412))
		};
	} finally {
		await portal.stop();
	}
}
