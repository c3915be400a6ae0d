import { questionKeys, type Moede, type MoedeDetail, type OwnPerson, type QuestionKey } from '../../moede/moede';
import type { Anmodning } from '../../team/anmodning';
import type { Holder } from '../../team/membership';
import type { Tx } from '../db/with-actor';
import { unitName } from '../team/unit';
import { findAnmodninger } from '../team/anmodning';
import { holdersJson } from '../team/queries';

/** Who asks: the borger, and the account they are logged in with (which is nobody else's company at a meeting). */
export type Reader = { borgerId: string | null; accountId: string };

/**
 * Whether the professional of a participant (a row called `d`) was on the team and is not any more, so that they do not come.
 * Somebody who never was on it is there for this meeting alone.
 */
const leftTeam = ({ sql }: Tx) => sql`
	coalesce((select max(coalesce(t.to_on, 'infinity')) < app.today() from team_membership t
		where t.borger_id = d.borger_id and t.account_id = d.account_id), false)`;

/** The columns of `Moede` from a table that is called `m`. Who left the team does not come; to what is over, they came. */
const columns = (tx: Tx, reader: Reader) => tx.sql`
	m.id, m.title, m.purpose, m.duty, m.starts_at as "startsAt", m.ends_at as "endsAt", m.place,
	m.place_detail as "placeDetail", m.state,
	(select coalesce(jsonb_agg(coalesce(a.name, n.name) order by n.name is not null, a.name, n.name), '[]')
		from moede_participant d
		left join account a on a.id = d.account_id and a.borger_id is null
		left join netvaerksperson n on n.id = d.netvaerksperson_id
		where d.moede_id = m.id and d.removed_at is null and d.answer <> 'no' and d.account_id is distinct from ${reader.accountId}
			and coalesce(a.name, n.name) is not null and (m.state <> 'planned' or not ${leftTeam(tx)})
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
 * A subselect: the names of those on the team today who read what is about a kind and topics, the tovholder first
 * (docs/access.md). An external party reads a meeting that they are invited to, and nothing else.
 * @param kind what is written: about the meeting `m`, or about who the borger's own people are
 */
const readerNames = ({ sql }: Tx, kind: 'moede' | 'netvaerk') => {
	const isMoede = kind === 'moede';
	const topics = isMoede ? sql`m.topics` : sql`'{}'::text[]`;
	return sql`
		(select coalesce(jsonb_agg(a.name order by t.function <> 'tovholder', t.function <> 'stedfortraeder', a.name), '[]')
		from team_membership t
		join account a on a.id = t.account_id
		join enhed h on h.id = a.enhed_id
		where t.borger_id = m.borger_id and t.from_on <= app.today() and (t.to_on is null or t.to_on >= app.today())
			and ((h.type = 'ekstern' and ${isMoede} and exists (select from moede_participant d
					where d.moede_id = m.id and d.account_id = a.id and d.removed_at is null))
				or (h.type <> 'ekstern' and ${isMoede} and h.forvaltning_id = m.forvaltning_id)
				or exists (select from adgangsgrundlag g
					where g.borger_id = m.borger_id and g.forvaltning_id = h.forvaltning_id and ${kind} = any (g.kinds)
						and ${topics} <@ g.topics and g.withdrawn_at is null
						and g.from_on <= app.today() and (g.to_on is null or g.to_on >= app.today()))))`;
};

/** A meeting as the page shows it to the borger, and what the page needs to take what they write. */
export type OwnMoede = {
	moede: MoedeDetail;
	holders: Holder[];
	/** By full name: who reads what is written to the meeting, and who reads the names of the borger's own people. */
	readers: { moede: string[]; netvaerk: string[] };
	/** The borger's own people who are not asked to this meeting. */
	known: OwnPerson[];
	/** What the borger has asked about this meeting, newest first. */
	anmodninger: Anmodning[];
	/** What was just taken away and can be had back. */
	taken: { punkt: string | null; guest: string | null };
};

/**
 * One meeting with everything about it, or null when it is not the reader's or does not exist. Two statements.
 * @param taken the id of the point or guest that was just taken away, or null
 */
export async function findMoede(
	tx: Tx,
	{
		id,
		today,
		taken = null,
		...reader
	}: { borgerId: string; accountId: string; id: string; today: string; taken?: string | null }
): Promise<OwnMoede | null> {
	type Row = Omit<MoedeDetail, 'questions'> & Omit<OwnMoede, 'moede' | 'readers' | 'taken' | 'anmodninger'>;
	type Rest = { asked: string[]; readMoede: string[]; readNetvaerk: string[]; goneGuest: string | null };
	const [[row], anmodninger] = await Promise.all([
		tx.sql<(Row & Rest & { gonePunkt: string | null })[]>`
		select m.id, m.title, m.purpose, m.duty, m.starts_at as "startsAt", m.ends_at as "endsAt", m.place,
			m.place_detail as "placeDetail", m.state, m.prepare, m.cancelled_reason as "cancelledReason",
			case when m.tolk_language is not null then
				jsonb_build_object('language', m.tolk_language, 'booked', m.tolk_booked_by is not null) end as tolk,
			not b.skaermet and not b.protected_address as calendar,
			(select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'accountId', a.id, 'name', coalesce(a.name, n.name),
					'roleText', d.role_text, 'from', coalesce(n.relation, f.name, ${unitName(tx, tx.sql`m.borger_id`)}), 'own', n.id is not null,
					'bisidder', d.bisidder, 'answer', d.answer, 'substitute', s.name, 'leftTeam', ${leftTeam(tx)})
					order by n.id is not null, coalesce(a.name, n.name)), '[]')
				from moede_participant d
				left join account a on a.id = d.account_id and a.borger_id is null
				left join account s on s.id = d.substitute_account_id
				left join enhed e on e.id = a.enhed_id
				left join enhed f on f.id = e.forvaltning_id
				left join netvaerksperson n on n.id = d.netvaerksperson_id
				where d.moede_id = m.id and d.removed_at is null and d.account_id is distinct from ${reader.accountId}
					and coalesce(a.name, n.name) is not null) as participants,
			(select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title, 'minutes', p.minutes,
					'byBorger', p.by_borger, 'done', p.done_at is not null) order by p.position, p.created_at, p.id), '[]')
				from dagsordenspunkt p where p.moede_id = m.id and p.ended_at is null) as agenda,
			(select coalesce(jsonb_agg(jsonb_build_object('text', s.text, 'startsOn', s.starts_on, 'responsible', s.responsible)
					order by s.starts_on, s.id), '[]')
				from beslutning s where s.moede_id = m.id and s.ended_at is null) as beslutninger,
			w.notes ->> 'referat' as referat, w.notes,
			(select coalesce(to_jsonb(k.questions), '[]') from moede_template k where k.key = m.template_key) as asked,
			(select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name, 'relation', n.relation)
					order by n.created_at, n.id), '[]')
				from (select * from netvaerksperson n where n.borger_id = m.borger_id and n.ended_at is null
					and not exists (select from moede_participant d
						where d.moede_id = m.id and d.netvaerksperson_id = n.id and d.removed_at is null) limit 50) n) as known,
			${readerNames(tx, 'moede')} as "readMoede", ${readerNames(tx, 'netvaerk')} as "readNetvaerk",
			(select p.title from dagsordenspunkt p where p.id = ${taken}::uuid and p.moede_id = m.id and p.by_borger
				and p.ended_at is not null) as "gonePunkt",
			(select n.name from moede_participant d join netvaerksperson n on n.id = d.netvaerksperson_id
				where d.id = ${taken}::uuid and d.moede_id = m.id and d.removed_at is not null) as "goneGuest",
			${holdersJson(tx, reader.borgerId, today)} as holders
		from moede m
		join borger b on b.id = m.borger_id
		cross join lateral (select coalesce(jsonb_object_agg(l.key, l.text), '{}') as notes
			from (select distinct on (w.key) w.key, w.text from moede_note w
				where w.moede_id = m.id order by w.key, w.created_at desc) l) w
		where m.id = ${id} and m.borger_id = ${reader.borgerId}`,
		findAnmodninger(tx, { borgerId: reader.borgerId, about: { moedeId: id } })
	]);
	if (!row) return null;
	const { holders, known, asked, readMoede, readNetvaerk, gonePunkt, goneGuest, ...moede } = row;
	return {
		moede: { ...moede, questions: questionKeys.filter((key): key is QuestionKey => (asked ?? []).includes(key)) },
		holders,
		readers: { moede: readMoede, netvaerk: readNetvaerk },
		known,
		anmodninger,
		taken: { punkt: gonePunkt, guest: goneGuest }
	};
}

/** What a calendar is told of a meeting. */
export type CalendarMoede = {
	id: string;
	startsAt: Date;
	endsAt: Date;
	/** Which change of it this is, so that a calendar that has it already puts the new time in its place. */
	revision: number;
	place: string;
	topics: string[];
};

/**
 * A planned meeting for the phone's calendar; null when it is not the reader's, not planned any more, or the borger is
 * skaermet (no calendar then). One statement.
 */
export async function findCalendarMoede(
	tx: Tx,
	{ id, borgerId }: { id: string; borgerId: string | null }
): Promise<CalendarMoede | null> {
	const [row] = await tx.sql<CalendarMoede[]>`
		select m.id, m.starts_at as "startsAt", m.ends_at as "endsAt", m.revision, m.place, to_jsonb(m.topics) as topics
		from moede m
		join borger b on b.id = m.borger_id
		where m.id = ${id} and m.borger_id = ${borgerId} and m.state = 'planned' and not b.skaermet and not b.protected_address`;
	return row ?? null;
}
