import { changesOnPage, subjects, type Change, type ChangeQuery } from '../../admin/change';
import { arrayOf } from '../db/array';
import type { Tx } from '../db/with-actor';

export type ChangePage = {
	changes: Change[];
	/** Of departments, by id. */
	names: Record<string, string>;
	/** Whether there are older ones. */
	more: boolean;
};

/**
 * What administrators have changed, the newest first. The bytes of a logo stay behind: that it changed stands in the settings; and so
 * does what follows by itself for everything below a department that was moved. Two statements.
 * @param most how many at once
 */
export async function findChanges(
	{ sql }: Tx,
	{ subject, side }: ChangeQuery,
	most = changesOnPage
): Promise<ChangePage> {
	const things = arrayOf(Object.values(subject ? { subject: subjects[subject] } : subjects).flat());
	const [changes, enheder] = await Promise.all([
		sql<Change[]>`
			select c.id::float8 as id, c.at, coalesce(b.name, '') as by, c.thing, c.action, c.before, c.after,
				case
					when c.thing in ('account_role', 'identity') then (
						select a.name from account a where a.id = (coalesce(c.after, c.before) ->> 'account_id')::uuid
					)
					when c.thing = 'trivselslineal_anchor' then (
						select l.name from trivselslineal l
						where l.key = c.after ->> 'lineal_key' and l.version = (c.after ->> 'lineal_version')::int
					)
					else coalesce(c.after ->> 'name', c.before ->> 'name')
				end as name
			from admin_change c left join account b on b.id = c.account_id
			where c.thing = any(${things}::text[]) and not (c.thing = 'setting' and c.row_key = 'logo')
				and not (c.thing = 'enhed' and c.action = 'update' and c.before - 'forvaltning_id' = c.after - 'forvaltning_id')
			order by c.id desc limit ${most + 1} offset ${(side - 1) * most}`,
		sql<{ id: string; name: string }[]>`select id, name from enhed`
	]);
	return {
		changes: changes.slice(0, most),
		names: Object.fromEntries(enheder.map(({ id, name }) => [id, name])),
		more: changes.length > most
	};
}
