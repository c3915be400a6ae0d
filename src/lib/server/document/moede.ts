import { isId } from '../../core/text';
import type { DocumentReader } from '../../document/document';
import type { MoedeFacts } from '../../document/facts';
import { contactsOf, type Holder } from '../../team/membership';
import type { Tx } from '../db/with-actor';
import { holdersJson } from '../team/queries';
import { unitName } from '../team/unit';

type Asked = { borgerId: string; moedeId: string; today: string; reader: DocumentReader };

/**
 * A meeting for a document (the summons, what was agreed, the agreement document), as far as the actor reads it. Two statements.
 * @param asked `reader`: who the actor is. Where a meeting is, a borger reads in its row and a fagperson through `app.place_of`,
 *   and a statement may name only what its role may read. `today`: `YYYY-MM-DD`
 * @returns null when there is no such meeting for the actor, whatever the id
 */
export async function readMoedeFacts(tx: Tx, asked: Asked): Promise<MoedeFacts | null> {
	if (!isId(asked.moedeId) || !isId(asked.borgerId)) return null;
	const [[row], [around]] = await Promise.all([findMoede(tx, asked), findAround(tx, asked)]);
	if (!row || !around) return null;
	const { holders, next, ...rest } = around;
	return {
		...{ ...row, ...rest },
		next: next && { ...next, startsAt: new Date(next.startsAt) },
		contacts: contactsOf(holders, asked.today)
	};
}

type Around = Pick<MoedeFacts, 'agreed' | 'ownNext'> & {
	next: { title: string; startsAt: string } | null;
	holders: Holder[];
};
type Row = Omit<MoedeFacts, keyof Around | 'contacts'>;

/** The meeting itself: what stands in its row, who comes, what is written. */
const findMoede = (tx: Tx, { borgerId, moedeId, reader }: Asked) => {
	const { sql } = tx;
	const own = reader === 'borger';
	const place = own ? sql`m.place, m.place_detail as "placeDetail"` : sql`w.place, w.place_detail as "placeDetail"`;
	return sql<Row[]>`
		select jsonb_build_object('id', b.id, 'name', b.name, 'sheltered', b.protected_address or b.skaermet) as borger,
			m.id, m.title, m.purpose, m.duty, m.starts_at as "startsAt", m.ends_at as "endsAt", ${place}, m.prepare, m.state,
			m.cancelled_reason as "cancelledReason", m.template_key as "templateKey", to_jsonb(m.topics) as topics,
			m.forvaltning_id as "forvaltningId", m.revision, m.closed_at as "closedAt",
			case when m.tolk_language is not null then
				jsonb_build_object('language', m.tolk_language, 'booked', m.tolk_booked_by is not null) end as tolk,
			(select coalesce(jsonb_agg(jsonb_build_object('name', coalesce(a.name, n.name), 'roleText', d.role_text,
					'from', coalesce(n.relation, f.name, ${unitName(tx, sql`m.borger_id`)}), 'own', n.id is not null, 'bisidder', d.bisidder,
					'answer', d.answer, 'substitute', s.name, 'leftTeam', coalesce((
						select max(coalesce(t.to_on, 'infinity')) < app.today() from team_membership t
						where t.borger_id = d.borger_id and t.account_id = d.account_id), false))
					order by n.id is not null, coalesce(a.name, n.name), d.id), '[]')
				from moede_participant d
				left join account a on a.id = d.account_id and a.borger_id is null
				left join account s on s.id = d.substitute_account_id
				left join enhed e on e.id = a.enhed_id
				left join enhed f on f.id = e.forvaltning_id
				left join netvaerksperson n on n.id = d.netvaerksperson_id
				where d.moede_id = m.id and d.removed_at is null and coalesce(a.name, n.name) is not null) as participants,
			(select coalesce(jsonb_agg(jsonb_build_object('title', p.title, 'minutes', p.minutes, 'byBorger', p.by_borger,
					'done', p.done_at is not null) order by p.position, p.created_at, p.id), '[]')
				from dagsordenspunkt p where p.moede_id = m.id and p.ended_at is null) as agenda,
			(select coalesce(jsonb_agg(jsonb_build_object('text', s.text, 'startsOn', s.starts_on, 'responsible', s.responsible)
					order by s.starts_on, s.id), '[]')
				from beslutning s where s.moede_id = m.id and s.ended_at is null) as beslutninger,
			o.notes ->> 'referat' as referat, o.notes - 'referat' as notes
		from moede m
		join borger b on b.id = m.borger_id
		${own ? sql`` : sql`left join lateral app.place_of(m.id) w on true`}
		cross join lateral (select coalesce(jsonb_object_agg(l.key, l.text), '{}') as notes
			from (select distinct on (k.key) k.key, k.text from moede_note k
				where k.moede_id = m.id and k.key not in ('samtykke_talked', 'team_talked')
				order by k.key, k.created_at desc, k.id) l) o
		where m.id = ${moedeId} and m.borger_id = ${borgerId}`;
};

/**
 * What was agreed in the meeting and is shared: its first row, which was written while the meeting lasted. A row that has been
 * replaced since does not tell when it was written any more; its version was then shared within a week of the meeting.
 */
const agreed = (tx: Tx) => tx.sql`
	(select coalesce(jsonb_agg(jsonb_build_object('itemId', i.item_id, 'text', i.text, 'owedBy', i.owed_by, 'duty', i.duty,
			'responsible', r.name, 'forvaltning', coalesce(f.name, rf.name,
				${unitName(tx, tx.sql`i.borger_id`, { unit: tx.sql`re.name`, department: tx.sql`rf.name` })}), 'dueOn', i.due_on)
			order by i.due_on, i.position, i.item_id), '[]')
	from plan p
	join aftale i on i.plan_id = p.id and i.borger_id = p.borger_id and i.first_version <= p.version
	left join plan_version v on v.plan_id = i.plan_id and v.version = i.first_version
	left join account r on r.id = i.responsible_account_id
	left join enhed re on re.id = r.enhed_id
	left join enhed rf on rf.id = re.forvaltning_id
	left join enhed f on f.id = i.responsible_forvaltning_id
	where p.borger_id = m.borger_id and m.state = 'held' and i.edited_at >= coalesce(m.started_at, m.starts_at)
		and case when i.last_version is null then i.edited_at <= coalesce(m.closed_at, m.ends_at)
			else v.published_at between coalesce(m.started_at, m.starts_at) and coalesce(m.closed_at, m.ends_at) + interval '7 days' end
		and not exists (select from aftale e where e.item_id = i.item_id and e.first_version < i.first_version))`;

/** What stands around the meeting: what was agreed, the next meeting, what the borger owes next, and whom to ring. */
const findAround = (tx: Tx, { borgerId, moedeId, today }: Asked) => tx.sql<Around[]>`
	select ${agreed(tx)} as agreed,
		(select jsonb_build_object('title', n.title, 'startsAt', n.starts_at) from moede n
			where n.borger_id = m.borger_id and n.state = 'planned' and n.id <> m.id and n.starts_at >= m.ends_at
			order by n.starts_at limit 1) as next,
		(select jsonb_build_object('text', i.text, 'dueOn', coalesce(s.new_due_on, i.due_on)) from plan p
			join aftale i on i.plan_id = p.id and i.borger_id = p.borger_id
				and i.first_version <= p.version and (i.last_version is null or i.last_version >= p.version)
			left join lateral (
				select (array_agg(h.state order by h.at desc))[1] as state,
					(array_agg(h.new_due_on order by h.at desc) filter (where h.new_due_on is not null))[1] as new_due_on
				from aftale_status h where h.aftale_item_id = i.item_id and h.borger_id = i.borger_id) s on true
			where p.borger_id = m.borger_id and p.ended_on is null and i.owed_by = 'borger'
				and coalesce(s.state, '') not in ('done', 'dropped') and coalesce(s.new_due_on, i.due_on) >= ${today}::date
			order by coalesce(s.new_due_on, i.due_on), i.position, i.item_id limit 1) as "ownNext",
		${holdersJson(tx, borgerId, today)} as holders
	from moede m where m.id = ${moedeId} and m.borger_id = ${borgerId}`;
