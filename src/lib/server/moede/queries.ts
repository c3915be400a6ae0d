import type { Beslutning, Moede, MoedeDetail, Participant } from '../../moede/moede';
import type { Holder } from '../../team/membership';
import type { Tx } from '../db/with-actor';
import { holdersJson } from '../team/queries';

/** Who asks: the borger, and the account they are logged in with (which is nobody else's company at a meeting). */
export type Reader = { borgerId: string | null; accountId: string };

/** The columns of `Moede` from a table that is called `m`. */
const columns = (tx: Tx, reader: Reader) => tx.sql`
	m.id, m.title, m.purpose, m.duty, m.starts_at as "startsAt", m.ends_at as "endsAt", m.place,
	m.place_detail as "placeDetail", m.state,
	(select coalesce(jsonb_agg(coalesce(a.name, n.name) order by n.name is not null, a.name, n.name), '[]')
		from moede_participant d
		left join account a on a.id = d.account_id and a.borger_id is null
		left join netvaerksperson n on n.id = d.netvaerksperson_id
		where d.moede_id = m.id and d.answer <> 'no' and d.account_id is distinct from ${reader.accountId}
			and coalesce(a.name, n.name) is not null
	) as people`;

/** The next meeting, and how many are to come with it. */
export type NextMoede = Moede & { count: number };
type NextMoedeJson = Omit<NextMoede, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string };
/** A meeting that has been through JSON has its times as text. */
export const fromJson = (moede: NextMoedeJson): NextMoede => ({
	...moede,
	startsAt: new Date(moede.startsAt),
	endsAt: new Date(moede.endsAt)
});

/**
 * A subselect for a page's own statement: the next meeting as JSON (for `fromJson`), or null. One that is under way counts;
 * a cancelled one does not.
 */
export const nextMoedeJson = (tx: Tx, reader: Reader, now: Date) => tx.sql`
	(select to_jsonb(x) from (
		select ${columns(tx, reader)}, m.count
		from (select *, count(*) over ()::int as count from moede
			where borger_id = ${reader.borgerId} and state = 'planned' and ends_at > ${now} order by starts_at limit 1) m
	) x)`;

/** How many earlier meetings stand on a page. */
export const pageSize = 10;

/**
 * The meetings to come (nearest first; a cancelled one stays, so that nobody goes there) and one page of the earlier ones
 * (newest first). Three statements.
 * @param page from 1
 */
export async function readMoeder(
	tx: Tx,
	{ page, now, today, ...reader }: Reader & { page: number; now: Date; today: string }
): Promise<{ coming: Moede[]; earlier: Moede[]; more: boolean; holders: Holder[] }> {
	const list = tx.sql`select ${columns(tx, reader)} from moede m where m.borger_id = ${reader.borgerId}`;
	const [coming, earlier, [head]] = await Promise.all([
		tx.sql<Moede[]>`${list} and m.ends_at > ${now} and m.state <> 'held' order by m.starts_at limit 50`,
		tx.sql<Moede[]>`${list} and (m.ends_at <= ${now} or m.state = 'held')
			order by m.starts_at desc limit ${pageSize + 1} offset ${(page - 1) * pageSize}`,
		tx.sql<{ holders: Holder[] }[]>`select ${holdersJson(tx, reader.borgerId, today)} as holders`
	]);
	return { coming, earlier: earlier.slice(0, pageSize), more: earlier.length > pageSize, holders: head?.holders ?? [] };
}

/**
 * One meeting with everything about it, or null when it is not the reader's or does not exist. One statement.
 */
export async function findMoede(
	tx: Tx,
	{ id, today, ...reader }: Reader & { id: string; today: string }
): Promise<{ moede: MoedeDetail; holders: Holder[] } | null> {
	type Row = Omit<MoedeDetail, 'participants' | 'beslutninger'> & {
		participants: Participant[];
		beslutninger: Beslutning[];
		holders: Holder[];
	};
	const [row] = await tx.sql<Row[]>`
		select m.id, m.title, m.purpose, m.duty, m.starts_at as "startsAt", m.ends_at as "endsAt", m.place,
			m.place_detail as "placeDetail", m.state, m.prepare, m.referat,
			not b.skaermet and not b.protected_address as calendar,
			(select coalesce(jsonb_agg(jsonb_build_object('name', coalesce(a.name, n.name), 'roleText', d.role_text,
					'from', coalesce(n.relation, f.name, e.name), 'own', n.id is not null, 'answer', d.answer)
					order by n.id is not null, coalesce(a.name, n.name)), '[]')
				from moede_participant d
				left join account a on a.id = d.account_id and a.borger_id is null
				left join enhed e on e.id = a.enhed_id
				left join enhed f on f.id = e.forvaltning_id
				left join netvaerksperson n on n.id = d.netvaerksperson_id
				where d.moede_id = m.id and d.account_id is distinct from ${reader.accountId}
					and coalesce(a.name, n.name) is not null) as participants,
			(select coalesce(jsonb_agg(jsonb_build_object('text', s.text, 'startsOn', s.starts_on, 'responsible', s.responsible)
					order by s.starts_on, s.id), '[]')
				from beslutning s where s.moede_id = m.id) as beslutninger,
			${holdersJson(tx, reader.borgerId, today)} as holders
		from moede m
		join borger b on b.id = m.borger_id
		where m.id = ${id} and m.borger_id = ${reader.borgerId}`;
	if (!row) return null;
	const { holders, ...moede } = row;
	return { moede, holders };
}

/** What a calendar is told of a meeting. */
export type CalendarMoede = { id: string; startsAt: Date; endsAt: Date; place: string; topics: string[] };

/**
 * A planned meeting for the phone's calendar; null when it is not the reader's, not planned any more, or the borger is
 * skaermet (no calendar then). One statement.
 */
export async function findCalendarMoede(
	tx: Tx,
	{ id, borgerId }: { id: string; borgerId: string | null }
): Promise<CalendarMoede | null> {
	const [row] = await tx.sql<CalendarMoede[]>`
		select m.id, m.starts_at as "startsAt", m.ends_at as "endsAt", m.place, to_jsonb(m.topics) as topics
		from moede m
		join borger b on b.id = m.borger_id
		where m.id = ${id} and m.borger_id = ${borgerId} and m.state = 'planned' and not b.skaermet and not b.protected_address`;
	return row ?? null;
}
