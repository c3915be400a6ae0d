import { isId } from '../../core/text';
import { readFravaer, type Absence, type FravaerField, type FravaerTyped, type OwnAbsence } from '../../team/fravaer';
import type { Tx } from '../db/with-actor';
import type { Taken } from './commands';

/**
 * A subselect for other features' statements: when those who are on a borger's team today or later are away, from today on, as
 * a JSON array of `Absence`. Ask `awayOf` what to say.
 * @param today `YYYY-MM-DD`
 */
export const absencesJson = ({ sql }: Tx, borgerId: string | null, today: string) => sql`
	(select coalesce(jsonb_agg(jsonb_build_object('accountId', v.account_id, 'fromOn', v.from_on, 'toOn', v.to_on,
			'words', v.words) order by v.from_on), '[]')
	from fravaer v
	where v.ended_at is null and v.to_on >= ${today}::date and v.account_id in (
		select t.account_id from team_membership t
		where t.borger_id = ${borgerId} and (t.to_on is null or t.to_on >= ${today}::date)))`;

/** The same as a statement of its own. */
export async function findAbsences(
	tx: Tx,
	{ borgerId, today }: { borgerId: string | null; today: string }
): Promise<Absence[]> {
	const [row] = await tx.sql<{ absences: Absence[] }[]>`select ${absencesJson(tx, borgerId, today)} as absences`;
	return row?.absences ?? [];
}

/** The actor's own absences that are not over, the nearest first. @param today `YYYY-MM-DD` */
export const findOwnAbsences = ({ sql }: Tx, today: string): Promise<OwnAbsence[]> => sql<OwnAbsence[]>`
	select id, account_id as "accountId", from_on as "fromOn", to_on as "toOn", words from fravaer
	where account_id = app.actor_id() and ended_at is null and to_on >= ${today}::date order by from_on limit 100`;

/**
 * Says that the actor is away. The same form sent twice is one absence.
 * @param today `YYYY-MM-DD`
 * @returns problems of `readFravaer`; `form`: `other` (that form has been sent with something else in it)
 */
export async function sayAway(
	tx: Tx,
	{ typed, today }: { typed: FravaerTyped; today: string }
): Promise<Taken<FravaerField>> {
	const mine = await findOwnAbsences(tx, today);
	const read = readFravaer(typed, { mine: mine.filter(({ id }) => id !== typed.id.toLowerCase()), today });
	if (!read.ok) return read;
	const { fromOn, toOn, words } = read.value;
	await tx.sql`
		insert into fravaer (id, account_id, from_on, to_on, words)
		values (${typed.id}, app.actor_id(), ${fromOn}, ${toOn}, ${words}) on conflict (id) do nothing`;
	const [row] = await tx.sql`
		select from fravaer where id = ${typed.id} and account_id = app.actor_id()
			and from_on = ${fromOn} and to_on = ${toOn} and words is not distinct from ${words}`;
	return row ? { ok: true } : { ok: false, problems: { form: 'other' } };
}

/**
 * The actor is back, or will not be away after all. A second time changes nothing.
 * @returns false when there is no such absence of theirs
 */
export async function endAbsence({ sql }: Tx, id: string): Promise<boolean> {
	if (!isId(id)) return false;
	await sql`update fravaer set ended_at = now() where id = ${id} and account_id = app.actor_id() and ended_at is null`;
	const [row] = await sql`select from fravaer where id = ${id} and account_id = app.actor_id()`;
	return row !== undefined;
}
