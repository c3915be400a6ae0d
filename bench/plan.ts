import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pool } from '../src/lib/server/db/client';
import { importFile } from '../src/lib/server/import/import';
import { agedPlans } from '../tests/support/aged-plan';
import { beside } from './beside';
import { settle, startPortal } from './portal';
import { staffSessions } from './sessions';
import { countStatements } from './statements';

const months = 120;

/** /borgere/[id]/plan of a plan that has been going on for ten years. */
export async function measure() {
	const portal = await startPortal(3440);
	try {
		const file = join(portal.dataDir, 'aged.json');
		writeFileSync(file, agedPlans([{ key: 'gammel', cpr: '6101901029', months }]));
		const report = await importFile(file);
		rmSync(file);
		if (!report.ok) throw new Error('the old plan is refused');
		await settle(portal);
		const [borger] = await pool('import')<{ id: string }[]>`select id from borger where name = 'Prøve gammel'`;
		if (!borger) throw new Error('the old plan is not here');
		const path = `/borgere/${borger.id}/plan`;
		const tokens = await staffSessions('tove', 20);
		return {
			what: 'requests per second of /borgere/[id]/plan, as a share of node:http + postgres.js with the same SQL and the same bytes; p50 in ms',
			months,
			...(await beside(portal, { name: 'plan', path, about: borger.id, tokens, connections: 4, seconds: 6 }, 3442)),
			statements: await countStatements(portal, path, tokens)
		};
	} finally {
		await portal.stop();
	}
}
