import type { EnhedRow } from '../../admin/enhed';
import {
	isSameTarget,
	readTarget,
	targetVersionOf,
	type TargetField,
	type TargetRow,
	type TargetTyped
} from '../../admin/journal';
import type { Taken } from '../../core/fields';
import type { JournalSetup } from '../../setting/journal-setup';
import { arrayOf } from '../db/array';
import type { Tx } from '../db/with-actor';
import { takeTurns } from '../setting/lock';
import { findEnheder } from './enheder';

/** All targets, those in use first. One statement. */
export const findTargets = ({ sql }: Tx): Promise<TargetRow[]> => sql<TargetRow[]>`
	select t.id, t.name, t.type, t.system, t.forvaltning_id as "forvaltningId", to_jsonb(t.takes) as takes, t.address,
		t.has_receipts as "hasReceipts", t.ended_at as "endedAt"
	from journal_target t
	order by t.ended_at is not null, t.created_at, t.id`;

/** The departments that have a journal: by name. @param kept one that stays, though it is closed */
export const journalPlaces = (enheder: readonly EnhedRow[], kept: string | null = null) =>
	enheder
		.filter(({ type, closedAt, id }) => type === 'forvaltning' && (closedAt === null || id === kept))
		.map(({ id, name }) => ({ id, name }))
		.sort((a, b) => a.name.localeCompare(b.name, 'da'));

/**
 * Adds a target, or changes one. What waits without a target of its own goes there at once (a trigger). The same form sent twice is one.
 * @param hosts that the portal may call
 * @returns null when the one to change is not there; problems of `readTarget`; `form`: `other` (that form has been sent with something
 *   else in it), `changed` (somebody else was first), `ended`
 */
export async function saveTarget(
	tx: Tx,
	{ typed, hosts, isNew }: { typed: TargetTyped; hosts: readonly string[]; isNew: boolean }
): Promise<Taken<TargetField> | null> {
	await takeTurns(tx);
	const [rows, enheder] = await Promise.all([findTargets(tx), findEnheder(tx)]);
	const stored = rows.find(({ id }) => id === typed.id);
	if (!isNew && !stored) return null;
	const before = isNew ? null : (stored ?? null);
	const forvaltninger = journalPlaces(enheder).map(({ id }) => id);
	const read = readTarget(typed, { rows, forvaltninger, hosts, before });
	if (!read.ok) return read;
	if (stored && isSameTarget(stored, read.value)) return { ok: true };
	if (stored && isNew) return { ok: false, problems: { form: 'other' } };
	if (stored?.endedAt) return { ok: false, problems: { form: 'ended' } };
	if (stored && typed.foer !== targetVersionOf(stored)) return { ok: false, problems: { form: 'changed' } };
	const { id, name, type, system, forvaltningId, address, hasReceipts } = read.value;
	const takes = arrayOf(read.value.takes);
	if (stored)
		await tx.sql`
			update journal_target set name = ${name}, forvaltning_id = ${forvaltningId}, takes = ${takes}::text[],
				address = ${address}, has_receipts = ${hasReceipts}
			where id = ${id}`;
	else
		await tx.sql`
			insert into journal_target (id, name, type, system, forvaltning_id, takes, address, has_receipts)
			values (${id}, ${name}, ${type}, ${system}, ${forvaltningId}, ${takes}::text[], ${address}, ${hasReceipts})`;
	return { ok: true };
}

/**
 * Ends a target: nothing goes there any more; what waited for it is put into the journal by hand. A second time changes nothing.
 * @returns false when there is none like that
 */
export async function endTarget(tx: Tx, id: string): Promise<boolean> {
	await takeTurns(tx);
	const row = (await findTargets(tx)).find((each) => each.id === id);
	if (row && !row.endedAt) await tx.sql`update journal_target set ended_at = now() where id = ${row.id}`;
	return row !== undefined;
}

/** How many borgere a period of keeping is about, how many of them something holds back, and how many looks the log would forget. */
export type Erasable = { ready: number; held: number; looks: number };

/** In numbers: an administrator sees no borger. Months, as they are set or would be; null erases nothing. One statement. */
export async function findErasable(
	{ sql }: Tx,
	{ retentionMonths, logMonths }: Pick<JournalSetup, 'retentionMonths' | 'logMonths'>
): Promise<Erasable> {
	const [row] = await sql<Erasable[]>`
		select ready::int, held::int, looks::int from app.erasable_counts(${retentionMonths}::int, ${logMonths}::int)`;
	return row ?? { ready: 0, held: 0, looks: 0 };
}
