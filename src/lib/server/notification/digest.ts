import { dayOf } from '../../core/dates';
import type { DigestCounts } from '../../i18n/da/notification';
import { arrayOf } from '../db/array';
import type { Tx } from '../db/with-actor';

/**
 * What waits for members of staff, in numbers: conversations whose last word is a borger's, meetings that they have not answered,
 * tasks of the borgere whose threads they hold. Nobody who is away today, and nothing of a borger who is dead.
 * @returns the counts by account; none of those for whom nothing is counted
 */
export async function countWaiting(
	{ sql }: Tx,
	accountIds: readonly string[],
	now: Date
): Promise<Map<string, DigestCounts>> {
	const today = dayOf(now);
	const rows = await sql<(DigestCounts & { accountId: string })[]>`
		with staff as (
			select a.id, e.forvaltning_id from account a join enhed e on e.id = a.enhed_id
			where a.id = any(${arrayOf(accountIds)}::uuid[])
				and not exists (select from fravaer f where f.account_id = a.id and f.ended_at is null and f.from_on <= ${today}::date and f.to_on >= ${today}::date)
		)
		select s.id as "accountId",
			(select count(*)::int from samtale_reader r
				join lateral (select b.author_account_id, b.borger_id from besked b where b.samtale_id = r.samtale_id order by b.created_at desc limit 1) last on true
				join account w on w.id = last.author_account_id and w.borger_id = last.borger_id
				join borger p on p.id = last.borger_id and p.died_on is null
				where r.account_id = s.id and r.ended_at is null) as messages,
			(select count(*)::int from moede_participant g
				join moede m on m.id = g.moede_id and m.state = 'planned' and m.starts_at > ${now}
				join borger p on p.id = m.borger_id and p.died_on is null
				where g.account_id = s.id and g.removed_at is null and g.answer = 'none') as invitations,
			(select count(*)::int from opgave o
				join borger p on p.id = o.borger_id and p.died_on is null
				where o.done_at is null and o.due_on <= ${today}::date and (o.forvaltning_id is null or o.forvaltning_id = s.forvaltning_id)
					and exists (select from team_membership t where t.borger_id = o.borger_id and t.account_id = s.id
						and t.function in ('tovholder', 'stedfortraeder') and t.from_on <= ${today}::date and (t.to_on is null or t.to_on >= ${today}::date))) as tasks
		from staff s`;
	return new Map(rows.map(({ accountId, ...counts }) => [accountId, counts]));
}
