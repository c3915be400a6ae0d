import { isId } from '../../core/text';
import { searchWords, type StaffHit } from '../../team/staff';
import type { Tx } from '../db/with-actor';

/** So many are shown at once; one more says that the search should be narrower. */
export const mostStaff = 20;

/**
 * Professionals whose name, title or department has every word of a search. One statement, none for an empty search.
 * @param internal only those of the municipality's own departments: they alone can hold the threads
 * @returns null when nothing was searched for
 */
export async function findStaff(
	tx: Tx,
	typed: string,
	{ internal }: { internal: boolean }
): Promise<StaffHit[] | null> {
	const words = searchWords(typed);
	if (words.length === 0) return null;
	return tx.sql<StaffHit[]>`
		select account_id as "accountId", name, title, enhed, forvaltning_id as "forvaltningId", forvaltning
		from app.find_staff(array(select jsonb_array_elements_text(${JSON.stringify(words)}::jsonb)))
		where not ${internal} or forvaltning_id is not null
		limit ${mostStaff + 1}`;
}

/** The search of a page where somebody is chosen, as its address says it. */
export async function searchStaff(
	tx: Tx,
	params: URLSearchParams,
	asked: { internal: boolean }
): Promise<{ search: string; hits: StaffHit[] | null; more: boolean }> {
	const search = searchWords(params.get('soeg') ?? '').join(' ');
	const found = await findStaff(tx, search, asked);
	return { search, hits: found && found.slice(0, mostStaff), more: (found?.length ?? 0) > mostStaff };
}

/** The professional who was chosen in a form; null when there is none like that, or they no longer work here. */
export async function findStaffMember(tx: Tx, accountId: string): Promise<StaffHit | null> {
	if (!isId(accountId)) return null;
	const [row] = await tx.sql<StaffHit[]>`
		select a.id as "accountId", a.name, a.title, e.name as enhed, e.forvaltning_id as "forvaltningId", f.name as forvaltning
		from account a
		join enhed e on e.id = a.enhed_id
		left join enhed f on f.id = e.forvaltning_id
		where a.id = ${accountId} and a.borger_id is null and app.can_join(a.id, 'fagperson')`;
	return row ?? null;
}
