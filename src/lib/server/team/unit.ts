import type { Fragment } from 'postgres';
import type { Tx } from '../db/with-actor';

/**
 * Part of a statement: the name of a unit or a party (`e`), unless it may tell where a borger with a protected address is (a school,
 * a crisis centre; B12): then of the department (`f`), which tells nothing.
 * @param borger whose page it is, as SQL
 * @param names the columns of the two names, when they are not `e.name` and `f.name`
 */
export const unitName = (
	{ sql }: Tx,
	borger: Fragment,
	{ unit = sql`e.name`, department = sql`f.name` }: { unit?: Fragment; department?: Fragment } = {}
) => sql`
	case when (select x.protected_address from borger x where x.id = ${borger})
		then coalesce(${department}, 'En samarbejdspartner') else ${unit} end`;
