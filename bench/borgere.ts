import { beside } from './beside';
import { makeManyBorgere } from './many-borgere';
import { settle, startPortal } from './portal';
import { staffSessions } from './sessions';
import { countStatements } from './statements';

const borgere = 2000;

/** /borgere with so many borgere on one list, each with a year behind them. */
export async function measure() {
	const portal = await startPortal(3430);
	try {
		const began = Date.now();
		await makeManyBorgere(borgere, 'tove');
		await settle(portal);
		const madeIn = Date.now() - began;
		const tokens = await staffSessions('tove', 20);
		return {
			what: 'requests per second of /borgere, as a share of node:http + postgres.js with the same SQL and the same bytes; p50 in ms',
			borgere,
			secondsToMake: Math.round(madeIn / 1000),
			...(await beside(portal, { name: 'borgere', path: '/borgere', tokens, connections: 4, seconds: 6 }, 3432)),
			statements: await countStatements(portal, '/borgere', tokens)
		};
	} finally {
		await portal.stop();
	}
}
