import type { ItemFields } from './draft';

/** What comes of two who edited the same item: the fields together, or the names of those that both changed differently. */
export type Merged = { ok: true; fields: ItemFields } | { ok: false; conflicts: string[] };

/**
 * Puts together, field by field, what somebody typed and what others have saved meanwhile. A field that only one side changed
 * is that side's; a field that both changed to the same is fine; a field that both changed differently is for a person to
 * decide, and then nothing is written.
 * @param before what the form was opened with; may be a week old
 * @param mine what was typed
 * @param theirs what stands now; its fields are those that count
 */
export function mergeFields(before: ItemFields, mine: ItemFields, theirs: ItemFields): Merged {
	const conflicts: string[] = [];
	const fields: ItemFields = {};
	for (const [field, now] of Object.entries(theirs)) {
		const opened = before[field] ?? '';
		const typed = mine[field] ?? '';
		fields[field] = typed === opened ? now : typed;
		if (typed !== opened && now !== opened && now !== typed) conflicts.push(field);
	}
	return conflicts.length === 0 ? { ok: true, fields } : { ok: false, conflicts };
}

/** Whether two records say the same in every field of the first. */
export const sameFields = (one: ItemFields, other: ItemFields) =>
	Object.entries(one).every(([field, value]) => value === (other[field] ?? ''));
