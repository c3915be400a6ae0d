import { beginningOf, beskederOnPage, samtalerOnPage, type Besked, type SamtaleRow } from '../../besked/samtale';
import { candidatesOf, type Candidate, type ReaderRow, type TeamRow } from '../../besked/readers';
import type { Absence } from '../../team/fravaer';
import type { Tx } from '../db/with-actor';
import { absencesJson } from '../team/fravaer';
import { unitName } from '../team/unit';

/** Whose team is asked for, on which day (`YYYY-MM-DD`), and how many working days an answer takes. */
export type Asked = { borgerId: string; today: string; days: number };
type People = { team: TeamRow[]; absences: Absence[] };

/** Columns of a statement: the team today and later, and who of it is away. */
const people = (tx: Tx, { borgerId, today }: Asked) => tx.sql`
	(select coalesce(jsonb_agg(jsonb_build_object('accountId', a.id, 'name', a.name, 'phone', a.phone, 'function', t.function,
			'fromOn', t.from_on, 'toOn', t.to_on, 'roleText', t.role_text, 'department', coalesce(f.name, ${unitName(tx, tx.sql`t.borger_id`)})) order by t.from_on, a.name), '[]')
		from team_membership t
		join account a on a.id = t.account_id
		join enhed e on e.id = a.enhed_id
		left join enhed f on f.id = e.forvaltning_id
		where t.borger_id = ${borgerId} and (t.to_on is null or t.to_on >= ${today}::date)) as team,
	${absencesJson(tx, borgerId, today)} as absences`;

/** Who may be written to today, the tovholder first; null when that borger does not exist for the actor. One statement. */
export async function findCandidates(
	tx: Tx,
	asked: Asked
): Promise<{ borger: string; me: string; team: Candidate[] } | null> {
	const [row] = await tx.sql<(People & { borger: string; me: string })[]>`
		select ${people(tx, asked)}, b.name as borger, app.actor_id() as me from borger b where b.id = ${asked.borgerId}`;
	return row ? { borger: row.borger, me: row.me, team: candidatesOf(row.team, row.absences, asked) } : null;
}

/** Subselect: who was chosen by name to read the conversation `s`, and has not been taken off. */
const readers = ({ sql }: Tx) => sql`
	(select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'accountId', r.account_id, 'name', a.name) order by r.added_at, a.name), '[]')
	from samtale_reader r join account a on a.id = r.account_id
	where r.samtale_id = s.id and r.ended_at is null)`;

/**
 * Subselect: the earliest promise in the conversation `s` that nobody has answered, or null. Only what a borger writes has a
 * promise, so that it also says who wrote.
 */
const waitsUntil = ({ sql }: Tx) => sql`
	(select min(b.promised_on) from besked b
	where b.samtale_id = s.id and b.promised_on is not null and b.created_at > coalesce((
		select n.created_at from besked n where n.samtale_id = s.id and n.promised_on is null order by n.created_at desc limit 1
	), '-infinity'))`;

/** A list of conversations, with those whom one may write to. */
export type SamtaleList = { borger: string; me: string; team: Candidate[]; rows: SamtaleRow[]; more: boolean };

/**
 * The conversations of a borger that the actor reads, the newest first. Two statements, whatever they hold.
 * @param page from 1
 * @returns null when that borger does not exist for the actor
 */
export async function findSamtaler(tx: Tx, { page, ...asked }: Asked & { page: number }): Promise<SamtaleList | null> {
	type Row = SamtaleRow & { last: { byBorger: boolean; author: string | null; text: string } | null };
	const [known, rows] = await Promise.all([
		findCandidates(tx, asked),
		tx.sql<Row[]>`
			select s.id, s.subject, ${readers(tx)} as readers, ${waitsUntil(tx)} as "promisedOn", coalesce(l.created_at, s.created_at) as at,
				case when l.id is not null then jsonb_build_object('byBorger', l.promised_on is not null, 'author', l.name, 'text', l.text) end as last
			from samtale s
			left join lateral (
				select b.id, b.created_at, b.promised_on, a.name, left(b.text, 400) as text
				from besked b left join account a on a.id = b.author_account_id and a.borger_id is null
				where b.samtale_id = s.id order by b.created_at desc, b.id desc limit 1
			) l on true
			where s.borger_id = ${asked.borgerId}
			order by coalesce(l.created_at, s.created_at) desc, s.id
			limit ${samtalerOnPage + 1} offset ${(page - 1) * samtalerOnPage}`
	]);
	if (!known) return null;
	const shown = rows.slice(0, samtalerOnPage).map((row) => ({
		...row,
		last: row.last && { ...row.last, text: beginningOf(row.last.text) }
	}));
	return { ...known, rows: shown, more: rows.length > samtalerOnPage };
}

/** A conversation, without what was written. */
export type SamtaleHead = {
	id: string;
	subject: string;
	borger: string;
	/** The actor's own account. */
	me: string;
	readers: ReaderRow[];
	team: Candidate[];
	/** The earliest promise that nobody has answered. */
	promisedOn: string | null;
	/** The newest message that is there, and the newest that the borger wrote. */
	newest: string | null;
	newestOfBorger: string | null;
};

/** One conversation that the actor reads; null when it is not theirs or does not exist. One statement. */
export async function findSamtaleHead(
	tx: Tx,
	{ samtaleId, ...asked }: Asked & { samtaleId: string }
): Promise<SamtaleHead | null> {
	const [row] = await tx.sql<(Omit<SamtaleHead, 'team'> & People)[]>`
		select s.id, s.subject, b.name as borger, app.actor_id() as me, ${readers(tx)} as readers, ${waitsUntil(tx)} as "promisedOn",
			(select n.id from besked n where n.samtale_id = s.id order by n.created_at desc, n.id desc limit 1) as newest,
			(select n.id from besked n where n.samtale_id = s.id and n.promised_on is not null
				order by n.created_at desc, n.id desc limit 1) as "newestOfBorger",
			${people(tx, asked)}
		from samtale s join borger b on b.id = s.borger_id
		where s.id = ${samtaleId} and s.borger_id = ${asked.borgerId}`;
	if (!row) return null;
	const { team, absences, ...head } = row;
	return { ...head, team: candidatesOf(team, absences, asked) };
}

/**
 * One page of a conversation's messages, the newest page first and within it the newest last. One statement.
 * @param page from 1
 */
export async function findBeskeder(
	tx: Tx,
	{ samtaleId, borgerId, page }: { samtaleId: string; borgerId: string; page: number }
): Promise<{ beskeder: Besked[]; more: boolean }> {
	type Row = Omit<Besked, 'readBy'> & { readBy: { name: string; at: string; mine: boolean }[] };
	const rows = await tx.sql<Row[]>`
		select b.id, b.promised_on is not null as "byBorger", b.author_account_id = app.actor_id() as mine, a.name as author, b.text,
			b.promised_on as "promisedOn", b.created_at as at,
			(select coalesce(jsonb_agg(jsonb_build_object('name', h.name, 'at', r.at, 'mine', r.account_id = app.actor_id()) order by r.at), '[]')
				from besked_read r join account h on h.id = r.account_id where r.besked_id = b.id) as "readBy"
		from besked b left join account a on a.id = b.author_account_id and a.borger_id is null
		where b.samtale_id = ${samtaleId} and b.borger_id = ${borgerId}
		order by b.created_at desc, b.id desc limit ${beskederOnPage + 1} offset ${(page - 1) * beskederOnPage}`;
	const beskeder = rows
		.slice(0, beskederOnPage)
		.map((row) => ({ ...row, readBy: row.readBy.map((by) => ({ ...by, at: new Date(by.at) })) }))
		.reverse();
	return { beskeder, more: rows.length > beskederOnPage };
}

/** A conversation as a page shows it; null when the actor does not read it. Two statements, whatever its age. */
export async function findSamtale(
	tx: Tx,
	{ page, ...asked }: Asked & { samtaleId: string; page: number }
): Promise<(SamtaleHead & { beskeder: Besked[]; more: boolean }) | null> {
	const [head, written] = await Promise.all([findSamtaleHead(tx, asked), findBeskeder(tx, { ...asked, page })]);
	return head && { ...head, ...written };
}
