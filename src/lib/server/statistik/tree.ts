import { treeOf, type Tree, type Unit } from '../../statistik/hierarchy';
import type { Tx } from '../db/with-actor';

/** The organisation as the job that counts sees it. */
export async function readTree({ sql }: Tx): Promise<Tree> {
	const units = await sql<Unit[]>`
		select u.id, u.parent_id as "parentId", u.name, u.type, e.sensitive from cube.unit u join enhed e on e.id = u.id`;
	return treeOf(units);
}
