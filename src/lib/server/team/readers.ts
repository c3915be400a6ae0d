import { callNames } from '../../i18n/da/lineal';
import type { Kind } from '../../access/policy';
import type { Reader, TeamReader } from '../../team/readers';
import type { Tx } from '../db/with-actor';

/**
 * A subselect for other features' statements: the team today with what each member's adgangsgrundlag for a kind of information
 * covers, as a JSON array of `TeamReader`, the tovholder first; so that a button can name the readers. An external party (no
 * forvaltning) and somebody without adgangsgrundlag read nothing.
 */
export const readersJson = (sql: Tx['sql'], borgerId: string | null, kind: Kind) => sql`
	(select coalesce(json_agg(json_build_object('accountId', a.id, 'name', a.name, 'covers', (
			select coalesce(json_agg(g.topics), '[]') from adgangsgrundlag g
			where g.borger_id = t.borger_id and g.forvaltning_id = h.forvaltning_id and ${kind} = any (g.kinds)
				and g.withdrawn_at is null and g.from_on <= app.today() and (g.to_on is null or g.to_on >= app.today())
		)) order by t.function <> 'tovholder', t.function <> 'stedfortraeder', a.name), '[]')
	from team_membership t
	join account a on a.id = t.account_id
	join enhed h on h.id = a.enhed_id
	where t.borger_id = ${borgerId}::uuid
		and t.from_on <= app.today() and (t.to_on is null or t.to_on >= app.today()))`;

/** The team as a button names it: by first name, in full where two share one. */
export function callReaders(team: readonly TeamReader[]): Reader[] {
	const names = callNames(team.map(({ name }) => name));
	return team.map(({ name, covers }, index) => ({ name: names[index] ?? name, covers }));
}
