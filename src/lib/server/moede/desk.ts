import { topics as allTopics, type Topic } from '../../access/policy';
import { addMonths, dayOf } from '../../core/dates';
import { isId } from '../../core/text';
import type {
	DeskAnmodning,
	DeskBeslutning,
	DeskNote,
	DeskOpgave,
	DeskParticipant,
	DeskPunkt,
	Invitable,
	MoedeDesk,
	MoedeRow,
	NoteKey,
	PlanHead,
	Template,
	Tolk
} from '../../moede/desk';
import { moedeWindow, tooFew } from '../../moede/planning';
import type { Tx } from '../db/with-actor';
import { unitName } from '../team/unit';
import { pageSize } from './queries';

/** A template's columns as one JSON object, from a table that is called `k`. */
const templateJson = ({ sql }: Tx) => sql`
	jsonb_build_object('key', k.key, 'name', k.name, 'minutes', k.minutes, 'purpose', k.purpose, 'prepare', k.prepare,
		'duty', k.duty, 'agenda', k.agenda, 'followMonths', k.follow_months, 'followTemplate', k.follow_template,
		'questions', k.questions)`;

/** What a meeting needs of a tolk as JSON, from a table that is called `m`; null for none. */
const tolkJson = ({ sql }: Tx) => sql`
	case when m.tolk_language is not null then
		jsonb_build_object('language', m.tolk_language, 'bookedOn', m.tolk_booked_on, 'bookedBy', m.tolk_booked_by) end`;

/** Whose meetings, and the day it is, `YYYY-MM-DD`. */
type Asked = { borgerId: string; today: string };

/** Whether an account is on the borger's team today. */
const onTeam = ({ sql }: Tx, { borgerId, today }: Asked, accountId: ReturnType<Tx['sql']>) => sql`
	exists (select from team_membership t where t.borger_id = ${borgerId} and t.account_id = ${accountId}
		and t.from_on <= ${today}::date and (t.to_on is null or t.to_on >= ${today}::date))`;

/** What a new meeting can be filled in from, in the municipality's order. One statement. */
export async function findTemplates(tx: Tx): Promise<Template[]> {
	const rows = await tx.sql<{ template: Template }[]>`
		select ${templateJson(tx)} as template from moede_template k where k.active order by k.position, k.key limit 50`;
	return rows.map(({ template }) => template);
}

/** Everybody who is on the team today, once each, the tovholder first. */
const findTeam = (tx: Tx, { borgerId, today }: Asked) => tx.sql<Invitable[]>`
	select "accountId", name, "from", "roleText", "isMe" from (
		select distinct on (t.account_id) t.account_id as "accountId", a.name,
			coalesce(f.name, ${unitName(tx, tx.sql`t.borger_id`)}) as "from", t.role_text as "roleText", t.account_id = app.actor_id() as "isMe", t.function
		from team_membership t
		join account a on a.id = t.account_id
		join enhed e on e.id = a.enhed_id
		left join enhed f on f.id = e.forvaltning_id
		where t.borger_id = ${borgerId} and t.from_on <= ${today}::date and (t.to_on is null or t.to_on >= ${today}::date)
		order by t.account_id, t.function <> 'tovholder', t.function <> 'stedfortraeder'
	) team
	order by function <> 'tovholder', function <> 'stedfortraeder', name limit 200`;

/**
 * What the form of a new meeting needs. Three statements.
 * @returns null when that borger does not exist for the reader
 */
export async function findPlanHead(tx: Tx, asked: Asked): Promise<PlanHead | null> {
	type Head = Pick<PlanHead, 'borger' | 'mayPlan' | 'me'> & {
		last: { place: string | null; language: string | null } | null;
	};
	const [[head], templates, team] = await Promise.all([
		tx.sql<Head[]>`
			select json_build_object('id', b.id, 'name', b.name) as borger, app.actor_forvaltning_id() is not null as "mayPlan",
				app.actor_id() as me,
				(select json_build_object('place', (select w.place from app.place_of(m.id) w), 'language', m.tolk_language) from moede m
					where m.borger_id = b.id and m.state <> 'cancelled' order by m.starts_at desc limit 1) as last
			from borger b where b.id = ${asked.borgerId}`,
		findTemplates(tx),
		findTeam(tx, asked)
	]);
	if (!head) return null;
	const { last, ...rest } = head;
	return {
		...{ ...rest, templates, team, topics: [...allTopics] },
		...{ place: last?.place ?? null, tolkLanguage: last?.language ?? null }
	};
}

/** The number of the plan that the borger `b` has or had last; null without one. */
const planNumber = ({ sql }: Tx) => sql`
	(select p.number::int from plan p where p.borger_id = b.id order by p.ended_on nulls first, p.number desc limit 1)`;

/** The columns of `MoedeRow` from a table that is called `m`. */
const rowColumns = (tx: Tx, asked: Asked) => tx.sql`
	m.id, m.title, m.purpose, m.duty, m.starts_at as "startsAt", m.ends_at as "endsAt",
	coalesce((select w.place from app.place_of(m.id) w), '') as place, (select w.place_detail from app.place_of(m.id) w) as "placeDetail",
	m.state, to_jsonb(m.topics) as topics, m.template_key as "templateKey", m.series_id as "seriesId", ${tolkJson(tx)} as tolk,
	(select count(*)::int from dagsordenspunkt p where p.moede_id = m.id and p.ended_at is null) as points,
	(select jsonb_build_object('yes', count(*) filter (where d.answer = 'yes'), 'no', count(*) filter (where d.answer = 'no'),
			'none', count(*) filter (where d.answer = 'none'))
		from moede_participant d join account a on a.id = d.account_id and a.borger_id is null
		where d.moede_id = m.id and d.removed_at is null) as answers,
	(select coalesce(jsonb_agg(a.name order by a.name), '[]')
		from moede_participant d join account a on a.id = d.account_id and a.borger_id is null
		where d.moede_id = m.id and d.removed_at is null and not ${onTeam(tx, asked, tx.sql`d.account_id`)}) as "leftTeam",
	(select d.answer from moede_participant d
		where d.moede_id = m.id and d.removed_at is null and d.account_id = app.actor_id()) as mine`;

type OfMoede = { moedeTitle: string | null };
/** What has been through JSON has its instants as text. */
type Sent<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K] };
const readAt = (text: string) => new Date(text);
const readAtOrNull = (text: string | null) => (text === null ? null : new Date(text));

const anmodningOf = <T extends Sent<DeskAnmodning>>(sent: T) => ({
	...sent,
	createdAt: readAt(sent.createdAt),
	withdrawnAt: readAtOrNull(sent.withdrawnAt)
});
const opgaveOf = <T extends Sent<DeskOpgave>>(sent: T) => ({ ...sent, doneAt: readAtOrNull(sent.doneAt) });

/** Requests of the borger as JSON, newest first. @param which a condition on the table `q` */
const anmodningerJson = ({ sql }: Tx, which: ReturnType<Tx['sql']>) => sql`
	(select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'type', q.type, 'moedeId', q.moede_id, 'words', q.words,
			'times', q.times, 'name', q.name, 'about', a.name, 'createdAt', q.created_at, 'withdrawnAt', q.withdrawn_at,
			'answer', q.answer, 'answerWords', q.answer_words, 'moedeTitle', o.title) order by q.created_at desc, q.id), '[]')
	from anmodning q
	left join account a on a.id = q.account_id
	left join moede o on o.id = q.moede_id
	where ${which})`;

/** Tasks as JSON, the first due first. @param which a condition on the table `q` */
const opgaverJson = ({ sql }: Tx, which: ReturnType<Tx['sql']>) => sql`
	(select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'moedeId', q.moede_id, 'type', q.type, 'text', q.text,
			'dueOn', q.due_on, 'doneAt', q.done_at, 'moedeTitle', o.title) order by q.due_on, q.created_at, q.id), '[]')
	from opgave q left join moede o on o.id = q.moede_id
	where ${which})`;

export type MoederDesk = {
	borger: { id: string; name: string };
	/** What staff call the plan where no name may stand; null without one. */
	planNumber: number | null;
	/** Nearest first; one that is under way counts, and a cancelled one that lies ahead stays. */
	coming: MoedeRow[];
	/** Their time has passed, and nobody has closed them; the oldest first. */
	unclosed: MoedeRow[];
	/** One page, newest first. */
	earlier: MoedeRow[];
	more: boolean;
	/** M6: how many in the twelve months from a day up to another, which does not count. */
	window: { from: string; to: string; count: number; tooFew: boolean; noneAhead: boolean };
	/** Those that nobody has answered. */
	anmodninger: (DeskAnmodning & OfMoede)[];
	/** Those that are not done. */
	opgaver: (DeskOpgave & OfMoede)[];
	mayPlan: boolean;
	holdsThreads: boolean;
	me: string;
};

/**
 * The meetings of a borger that the reader reads, and what waits about them. Four statements.
 * @param page of the earlier ones, from 1; `least` meetings a year, four unless told otherwise; `today` `YYYY-MM-DD`
 * @returns null when that borger does not exist for the reader
 */
export async function findMoederDesk(
	tx: Tx,
	asked: Asked & { now: Date; page: number; least?: number }
): Promise<MoederDesk | null> {
	const { borgerId, now, today, page } = asked;
	type Head = Pick<MoederDesk, 'borger' | 'planNumber' | 'mayPlan' | 'holdsThreads' | 'me'> & {
		planStartedOn: string | null;
		anmodninger: Sent<MoederDesk['anmodninger'][number]>[];
		opgaver: Sent<MoederDesk['opgaver'][number]>[];
	};
	const list = tx.sql`select ${rowColumns(tx, asked)} from moede m where m.borger_id = ${borgerId}`;
	const [[head], open, earlier, starts] = await Promise.all([
		tx.sql<Head[]>`
			select json_build_object('id', b.id, 'name', b.name) as borger, ${planNumber(tx)} as "planNumber",
				app.actor_forvaltning_id() is not null as "mayPlan", app.holds_threads(b.id) as "holdsThreads", app.actor_id() as me,
				(select p.started_on from plan p where p.borger_id = b.id and p.ended_on is null) as "planStartedOn",
				${anmodningerJson(tx, tx.sql`q.borger_id = ${borgerId} and q.answer is null and q.withdrawn_at is null`)} as anmodninger,
				${opgaverJson(tx, tx.sql`q.borger_id = ${borgerId} and q.done_at is null`)} as opgaver
			from borger b where b.id = ${borgerId}`,
		tx.sql<MoedeRow[]>`${list} and (m.state = 'planned' or (m.state = 'cancelled' and m.ends_at > ${now}))
			order by m.starts_at limit 200`,
		tx.sql<MoedeRow[]>`${list} and (m.state = 'held' or (m.state = 'cancelled' and m.ends_at <= ${now}))
			order by m.starts_at desc, m.id limit ${pageSize + 1} offset ${(page - 1) * pageSize}`,
		tx.sql<{ startsAt: Date }[]>`
			select starts_at as "startsAt" from moede
			where borger_id = ${borgerId} and state <> 'cancelled' and starts_at >= ${addMonths(today, -10)}::date
				and starts_at < ${addMonths(today, 13)}::date`
	]);
	if (!head) return null;
	const { planStartedOn, anmodninger, opgaver, ...rest } = head;
	const { from, to } = moedeWindow(planStartedOn, today);
	const days = starts.map(({ startsAt }) => dayOf(startsAt));
	const count = days.filter((day) => day >= from && day < to).length;
	const [coming, unclosed] = [open.filter((each) => each.endsAt > now), open.filter((each) => each.endsAt <= now)];
	const noneAhead = !coming.some(({ state }) => state === 'planned');
	return {
		...{ ...rest, coming, unclosed, earlier: earlier.slice(0, pageSize), more: earlier.length > pageSize },
		window: { from, to, count, tooFew: tooFew(count, asked.least), noneAhead },
		anmodninger: anmodninger.map(anmodningOf),
		opgaver: opgaver.map(opgaveOf)
	};
}

/** Whether a participant, `d` with the enhed `e`, reads the meeting `m`: what `app.may_read` says, of somebody else. */
const readsMoede = (tx: Tx, asked: Asked) => tx.sql`
	(n.id is not null or (${onTeam(tx, asked, tx.sql`d.account_id`)} and (e.type = 'ekstern'
		or e.forvaltning_id is not distinct from m.forvaltning_id
		or exists (select from adgangsgrundlag g where g.borger_id = m.borger_id and g.forvaltning_id = e.forvaltning_id
			and 'moede' = any (g.kinds) and m.topics <@ g.topics and g.withdrawn_at is null
			and g.from_on <= ${asked.today}::date and (g.to_on is null or g.to_on >= ${asked.today}::date)))))`;

/** Who is asked and has not been taken off: professionals first. One of the borger's own whose name the reader may not read is left out. */
const findParticipants = (tx: Tx, asked: Asked, moedeId: string) => tx.sql<DeskParticipant[]>`
	select d.id, d.account_id as "accountId", d.netvaerksperson_id as "netvaerkspersonId", coalesce(a.name, n.name) as name,
		coalesce(n.relation, f.name, ${unitName(tx, tx.sql`m.borger_id`)}) as "from", d.role_text as "roleText", n.id is not null as own, d.bisidder, d.answer,
		d.answer_reason as "answerReason",
		case when s.id is not null then jsonb_build_object('accountId', s.id, 'name', s.name,
			'onTeam', ${onTeam(tx, asked, tx.sql`s.id`)},
			'invited', exists (select from moede_participant o
				where o.moede_id = d.moede_id and o.account_id = s.id and o.removed_at is null)) end as substitute,
		a.id is not null and not ${onTeam(tx, asked, tx.sql`d.account_id`)} as "leftTeam", ${readsMoede(tx, asked)} as reads,
		d.account_id is not distinct from app.actor_id() as "isMe"
	from moede_participant d
	join moede m on m.id = d.moede_id
	left join account a on a.id = d.account_id and a.borger_id is null
	left join enhed e on e.id = a.enhed_id
	left join enhed f on f.id = e.forvaltning_id
	left join account s on s.id = d.substitute_account_id
	left join netvaerksperson n on n.id = d.netvaerksperson_id
	where d.moede_id = ${moedeId} and m.borger_id = ${asked.borgerId} and d.removed_at is null and coalesce(a.name, n.name) is not null
	order by n.id is not null, coalesce(a.name, n.name), d.id limit 200`;

type Parts = {
	agenda: Sent<DeskPunkt>[];
	beslutninger: DeskBeslutning[];
	notes: (Sent<DeskNote> & { key: NoteKey })[];
	anmodninger: Sent<DeskAnmodning>[];
	opgaver: Sent<DeskOpgave>[];
};

/** What is written to a meeting. */
const findParts = (tx: Tx, borgerId: string, moedeId: string) => tx.sql<Parts[]>`
	select
		(select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title, 'minutes', p.minutes, 'byBorger', p.by_borger,
				'author', a.name, 'doneAt', p.done_at) order by p.position, p.created_at, p.id), '[]')
			from dagsordenspunkt p left join account a on a.id = p.author_account_id
			where p.moede_id = ${moedeId} and p.ended_at is null) as agenda,
		(select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'text', s.text, 'startsOn', s.starts_on,
				'responsible', s.responsible, 'author', a.name) order by s.created_at, s.id), '[]')
			from beslutning s left join account a on a.id = s.author_account_id
			where s.moede_id = ${moedeId} and s.ended_at is null) as beslutninger,
		(select coalesce(jsonb_agg(jsonb_build_object('key', w.key, 'text', w.text, 'by', a.name, 'at', w.created_at)), '[]')
			from (select distinct on (key) * from moede_note where moede_id = ${moedeId} order by key, created_at desc, id) w
			left join account a on a.id = w.by_account_id) as notes,
		${anmodningerJson(tx, tx.sql`q.moede_id = ${moedeId} and q.borger_id = ${borgerId}`)} as anmodninger,
		${opgaverJson(tx, tx.sql`q.moede_id = ${moedeId} and q.borger_id = ${borgerId}`)} as opgaver`;

type Linked = { id: string; startsAt: string };
type Head = Omit<MoedeDesk, 'participants' | 'tolk' | 'kickoff' | 'miniKicks' | 'next' | keyof Parts> & {
	tolk: Tolk | null;
	topics: Topic[];
	kickoff: Linked | null;
	miniKicks: (Linked & { state: MoedeDesk['state'] })[];
	next: (Linked & { title: string }) | null;
};

const findHead = (tx: Tx, borgerId: string, moedeId: string) => tx.sql<Head[]>`
	select m.id, json_build_object('id', b.id, 'name', b.name) as borger, ${planNumber(tx)} as "planNumber", m.title, m.purpose, m.duty, m.starts_at as "startsAt",
		m.ends_at as "endsAt", to_char(m.starts_local, 'YYYY-MM-DD"T"HH24:MI') as "startsLocal", coalesce(w.place, '') as place,
		w.place_detail as "placeDetail", m.prepare, m.state, to_jsonb(m.topics) as topics, c.name as "calledBy",
		(select ${templateJson(tx)} from moede_template k where k.key = m.template_key) as template, m.series_id as "seriesId",
		(select jsonb_build_object('id', k.id, 'startsAt', k.starts_at) from moede k where k.id = m.kickoff_id) as kickoff,
		(select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'startsAt', k.starts_at, 'state', k.state) order by k.starts_at), '[]')
			from moede k where k.kickoff_id = m.id and k.state <> 'cancelled') as "miniKicks",
		(select jsonb_build_object('id', k.id, 'title', k.title, 'startsAt', k.starts_at) from moede k
			where k.borger_id = m.borger_id and k.state = 'planned' and k.starts_at >= m.ends_at order by k.starts_at limit 1) as next,
		${tolkJson(tx)} as tolk, m.revision, m.cancelled_reason as "cancelledReason", m.started_at as "startedAt",
		m.closed_at as "closedAt", o.name as "closedBy", app.actor_forvaltning_id() is not null and not w.hidden as "mayEdit",
		app.holds_threads(b.id) as "holdsThreads", app.actor_id() as me
	from moede m
	join borger b on b.id = m.borger_id
	left join lateral app.place_of(m.id) w on true
	left join account c on c.id = m.called_by_account_id
	left join account o on o.id = m.closed_by_account_id
	where m.id = ${moedeId} and m.borger_id = ${borgerId}`;

const linked = <T extends Linked>(sent: T) => ({ ...sent, startsAt: readAt(sent.startsAt) });

/**
 * All of a meeting. Three statements.
 * @returns null when there is no such meeting for the reader, whatever the id
 */
export async function findMoedeDesk(
	tx: Tx,
	{ moedeId, ...asked }: Asked & { moedeId: string }
): Promise<MoedeDesk | null> {
	if (!isId(moedeId)) return null;
	const [[head], participants, [parts]] = await Promise.all([
		findHead(tx, asked.borgerId, moedeId),
		findParticipants(tx, asked, moedeId),
		findParts(tx, asked.borgerId, moedeId)
	]);
	if (!head || !parts) return null;
	return {
		...head,
		kickoff: head.kickoff && linked(head.kickoff),
		miniKicks: head.miniKicks.map(linked),
		next: head.next && linked(head.next),
		participants,
		agenda: parts.agenda.map((each) => ({ ...each, doneAt: readAtOrNull(each.doneAt) })),
		beslutninger: parts.beslutninger,
		notes: Object.fromEntries(parts.notes.map(({ key, text, by, at }) => [key, { text, by, at: readAt(at) }])),
		anmodninger: parts.anmodninger.map(anmodningOf),
		opgaver: parts.opgaver.map(opgaveOf)
	};
}
