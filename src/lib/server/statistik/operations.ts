import { unitsWithShares } from '../../statistik/shown-units';
import { arrayOf } from '../db/array';
import type { Tx } from '../db/with-actor';
import { readTree } from './tree';

/** Counting a million plans takes longer than a page may. */
const patience = '15min';

/**
 * Counts anew what leaders see of the work in each unit (S13, M27, M35) and of their own staff (M4): plans, meetings, promises.
 * No answer on the ruler is looked at, but whether there is one. All of it at once: nobody sees half.
 * @param requestId under which the look at all borgere is recorded (F9): once a day, or their lists would hold nothing else
 */
export async function countOperations(tx: Tx, requestId: string): Promise<void> {
	const { sql } = tx;
	await sql`select set_config('statement_timeout', ${patience}, true)`;
	await sql`select app.count_operations()`;
	await hideShares(tx);
	await sql`
		select app.record_everybody('job/operations', 'Tæller planer, møder og aftaler sammen for lederne, uden navne', ${requestId})
		where not exists (
			select from access_event e
			where e.kind = 'everybody' and e.page = 'job/operations' and e.at >= app.today()::timestamp at time zone 'Europe/Copenhagen'
		)`;
}

/** Shares that were counted today and would tell of few. Those of an earlier day of the month stand as they were decided then. */
async function hideShares(tx: Tx) {
	const rows = await tx.sql<{ unitId: string; plans: number }[]>`
		select unit_id as "unitId", plans from cube.operation`;
	const shown = unitsWithShares(await readTree(tx), new Map(rows.map(({ unitId, plans }) => [unitId, plans])));
	await tx.sql`
		update cube.operation set two_forvaltninger_pct = null, answered_pct = null, professions = null
		where shares_on = app.today() and unit_id <> all (${arrayOf(shown)}::uuid[])`;
}
