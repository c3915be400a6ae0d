/** The rows that tell what was new, version by version, and the names in them. */
import type { Fragment } from 'postgres';
import { firstName } from '../../core/person';
import type { Who } from '../../plan/changes';
import { itemKinds } from '../../plan/draft';
import type { VersionRow } from '../../plan/history';
import type { Tx } from '../db/with-actor';
import { readRows, type ItemRow } from './draft-rows';

export const toVersionRow = ({ ended, ...row }: ItemRow): VersionRow => ({ ...row, ...(ended ? { ended } : {}) });

/** Who is named in the rows: people by their first name, forvaltninger by theirs. */
export function namesIn(rows: readonly ItemRow[]): Who {
	const names = new Map<string, string>();
	for (const { person, units } of rows) {
		if (person?.name) names.set(person.id, firstName(person.name));
		for (const [id, name] of Object.entries(units ?? {})) names.set(id, name);
	}
	return (id) => names.get(id) ?? null;
}

type Window = { planId: Fragment; mostVersions: number };

/**
 * The version before the newest so many; a subselect. Reckoned once and apart: beside a column of `plan` the sum would be tried
 * only after the policy, on every row that the plan ever had.
 * @param window `planId`: a subselect of one id
 */
export const sinceVersion = ({ sql }: Tx, { planId, mostVersions }: Window) =>
	sql`(select w.version - ${mostVersions}::int from plan w where w.id = ${planId})`;

/** The rows that began or ended in the newest published versions of a plan. One statement, whatever the plan's age. */
export function readHistory(tx: Tx, window: Window): Promise<ItemRow[]> {
	const since = sinceVersion(tx, window);
	return readRows(
		tx,
		itemKinds,
		tx.sql`p.id = ${window.planId} and (i.first_version > ${since} or i.last_version >= ${since})`
	);
}
