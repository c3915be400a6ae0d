import {
	readClosing,
	readEnhed,
	versionOf,
	type EnhedField,
	type EnhedRow,
	type EnhedTyped,
	type EnhedValue
} from '../../admin/enhed';
import type { Taken } from '../../core/fields';
import type { Tx } from '../db/with-actor';
import { takeTurns } from '../setting/lock';

/** All departments, and how many of the staff belong to each, of those who can log in. One statement. */
export const findEnheder = ({ sql }: Tx): Promise<EnhedRow[]> => sql<EnhedRow[]>`
	select e.id, e.parent_id as "parentId", e.type, e.name, e.closed_at as "closedAt", e.sensitive, coalesce(n.accounts, 0) as accounts
	from enhed e
	left join (
		select enhed_id, count(*)::int as accounts from account where borger_id is null and disabled_at is null group by enhed_id
	) n on n.enhed_id = e.id`;

/**
 * Adds a department. The same form sent twice is one.
 * @returns problems of `readEnhed`; `form`: `other` (that form has been sent with something else in it)
 */
export async function addEnhed(tx: Tx, typed: EnhedTyped): Promise<Taken<EnhedField>> {
	await takeTurns(tx);
	const rows = await findEnheder(tx);
	const sent = rows.find(({ id }) => id === typed.id);
	const read = readEnhed(typed, { rows: rows.filter((row) => row !== sent), before: null });
	if (!read.ok) return read;
	const { id, type, name, parentId, sensitive } = read.value;
	if (sent) return isSame(sent, read.value) ? { ok: true } : { ok: false, problems: { form: 'other' } };
	await tx.sql`
		insert into enhed (id, parent_id, type, name, sensitive) values (${id}, ${parentId}, ${type}, ${name}, ${sensitive})`;
	return { ok: true };
}

const isSame = (row: EnhedRow, value: EnhedValue) => row.type === value.type && versionOf(row) === versionOf(value);

/**
 * Gives a department another name or another place, or says that it is sensitive. Everything below it comes along, and the rights of who works there are those
 * of the new place from their next request.
 * @returns null when there is none like that; problems of `readEnhed`; `form`: `changed` (somebody else was first)
 */
export async function changeEnhed(tx: Tx, typed: EnhedTyped): Promise<Taken<EnhedField> | null> {
	await takeTurns(tx);
	const rows = await findEnheder(tx);
	const before = rows.find(({ id }) => id === typed.id);
	if (!before) return null;
	const read = readEnhed(typed, { rows, before });
	if (!read.ok) return read;
	if (isSame(before, read.value)) return { ok: true };
	if (typed.foer !== versionOf(before)) return { ok: false, problems: { form: 'changed' } };
	const { name, parentId, sensitive } = read.value;
	await tx.sql`
		update enhed set name = ${name}, parent_id = ${parentId}, sensitive = ${sensitive} where id = ${before.id}`;
	return { ok: true };
}

/**
 * Closes a department, so that nobody new comes to it. A second time changes nothing.
 * @returns a problem of `readClosing` as `form`
 */
export async function closeEnhed(tx: Tx, id: string): Promise<Taken<never>> {
	await takeTurns(tx);
	const read = readClosing(await findEnheder(tx), id);
	if (!read.ok) return { ok: false, problems: { form: read.reason } };
	await tx.sql`update enhed set closed_at = now() where id = ${id} and closed_at is null`;
	return { ok: true };
}

/** Opens a closed department again. A second time changes nothing. */
export async function openEnhed(tx: Tx, id: string): Promise<void> {
	await takeTurns(tx);
	await tx.sql`update enhed set closed_at = null where id = ${id} and closed_at is not null`;
}
