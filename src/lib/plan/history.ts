import { describeChanges, describeFirst, type VersionItem, type Who } from './changes';

/** A row of an item: in these versions the item was so (`lastVersion` null: still). */
export type VersionRow = VersionItem & { firstVersion: number; lastVersion: number | null };

/**
 * What was new in one version, in sentences: the rows that began in it, against those that ended with the version before. Rows
 * that the reader may not see are not here, so each reader gets their own sentences.
 * @param rows all rows that began or ended there; others do no harm
 * @param hidden items whose newer row the reader may not see: they have not been taken out, so nothing is said of them
 */
export function changesIn(
	version: number,
	rows: readonly VersionRow[],
	{ who, hidden = new Set() }: { who: Who; hidden?: ReadonlySet<string> }
): string[] {
	const after = rows.filter((row) => row.firstVersion === version);
	if (version === 1) return describeFirst(after, who);
	const began = new Set(after.map((row) => row.itemId));
	const before = rows.filter(
		(row) => row.lastVersion === version - 1 && (began.has(row.itemId) || !hidden.has(row.itemId))
	);
	return describeChanges(before, after, who);
}
