import type { SharedItem } from '../../arbejdsgang/samtykke-preview';
import type { Tx } from '../db/with-actor';

/**
 * Everything about a borger that others may read, as far as the actor reads it: for the borger all that is published, for a professional
 * what they see themself. No content but the titles by which one knows it. Two statements.
 */
export async function findShared({ sql }: Tx, borgerId: string): Promise<SharedItem[]> {
	const [items, others] = await Promise.all([
		sql<SharedItem[]>`
			select thing, 'plan' as kind, to_jsonb(topics) as topics, forvaltning_id as "forvaltningId", title, 1 as count,
				null::date as "on"
			from (
				(select distinct on (i.item_id) 'maal' as thing, i.topics, i.forvaltning_id, i.title
					from maal i join plan p on p.id = i.plan_id and i.first_version <= p.version
					where i.borger_id = ${borgerId} order by i.item_id, i.first_version desc)
				union all
				(select distinct on (i.item_id) 'skridt', i.topics, i.forvaltning_id, i.title
					from delmaal i join plan p on p.id = i.plan_id and i.first_version <= p.version
					where i.borger_id = ${borgerId} order by i.item_id, i.first_version desc)
				union all
				(select distinct on (i.item_id) 'aftale', i.topics, i.forvaltning_id, i.text
					from aftale i join plan p on p.id = i.plan_id and i.first_version <= p.version
					where i.borger_id = ${borgerId} order by i.item_id, i.first_version desc)
				union all
				(select distinct on (i.item_id) 'hjaelp', i.topics, i.forvaltning_id, i.title
					from indsats i join plan p on p.id = i.plan_id and i.first_version <= p.version
					where i.borger_id = ${borgerId} order by i.item_id, i.first_version desc)
				union all
				select case w.type when 'story' then 'story' else 'own' end, w.topics, null, w.text
				from wish w where w.borger_id = ${borgerId} and w.ended_at is null
				union all
				select 'board', t.topics, t.forvaltning_id, t.text
				from tavlepunkt t where t.borger_id = ${borgerId} and t.ended_at is null
			) plan_items`,
		sql<SharedItem[]>`
			select 'stance' as thing, 'plan' as kind, '[]'::jsonb as topics, null::uuid as "forvaltningId", '' as title,
				count(*)::int as count, max(s.at at time zone 'Europe/Copenhagen')::date as "on"
			from plan_statement s where s.borger_id = ${borgerId} having count(*) > 0
			union all
			select 'moede', 'moede', to_jsonb(m.topics), m.forvaltning_id, m.title, 1, (m.starts_at at time zone 'Europe/Copenhagen')::date
			from moede m where m.borger_id = ${borgerId}
			union all
			select case when m.rater_kind = 'borger' then 'answer' else 'rating' end, 'trivsel', to_jsonb(m.topics),
				m.forvaltning_id, coalesce(e.text, ''), count(*)::int, max(m.received_at at time zone 'Europe/Copenhagen')::date
			from trivselsmaaling m left join trivselsemne e on e.id = m.emne_id
			where m.borger_id = ${borgerId} and m.misregistered_at is null
			group by m.rater_kind = 'borger', m.topics, m.forvaltning_id, e.text
			union all
			select 'question', 'trivsel', to_jsonb(e.topics), e.forvaltning_id, e.text, 1, null
			from trivselsemne e where e.borger_id = ${borgerId} and e.ended_at is null
			union all
			select 'network', 'netvaerk', '[]'::jsonb, null, n.name, 1, null
			from netvaerksperson n where n.borger_id = ${borgerId} and n.ended_at is null`
	]);
	return [...items, ...others];
}
