import type { Answer, Lineal } from '../../trivsel/lineal';
import type { Emne, GivenHow, RaterKind, Rating, Reply, TeamReader } from '../../trivsel/rating';
import type { Tx } from '../db/with-actor';
import { readersJson } from '../team/readers';

/** The rulers of all ratings, and which is in use; the words of each version stay with the ratings made on it. */
export type Linealer = { all: Lineal[]; active: Lineal | null };

/** What a page about the ruler needs beside the ratings. */
export type Frame = {
	linealer: Linealer;
	emner: Emne[];
	/** The team today, the tovholder first, with what their adgangsgrundlag covers. */
	team: TeamReader[];
	/** When the first rating came that the reader may know of. */
	firstAt: Date | null;
};
export type BorgerFrame = Frame & {
	borger: { id: string; name: string };
	/** What the reader is to this borger. */
	function: 'tovholder' | 'stedfortraeder' | 'fagperson';
	/** Whether the reader may see the borger's answers at all (the areas have topics of their own). */
	readsTrivsel: boolean;
};

type FrameRow = { linealer: (Lineal & { active: boolean })[]; emner: Emne[]; team: TeamReader[]; firstAt: Date | null };

const frameOf = ({ linealer, emner, team, firstAt }: FrameRow): Frame => ({
	linealer: {
		all: linealer.map(({ active: _, ...lineal }) => lineal),
		active: linealer.filter(({ active }) => active).map(({ active: _, ...lineal }) => lineal)[0] ?? null
	},
	emner,
	team,
	firstAt
});

/** The rulers with their words, as JSON: a municipality has a handful. */
const linealerJson = (sql: Tx['sql']) => sql`
	(select coalesce(json_agg(json_build_object(
		'key', l.key, 'version', l.version, 'name', l.name, 'lowest', l.lowest, 'highest', l.highest, 'step', l.step,
		'best', l.best, 'active', l.active, 'anchors', (
			select coalesce(json_agg(json_build_object('value', a.value, 'text', a.text) order by a.value desc), '[]')
			from trivselslineal_anchor a where a.lineal_key = l.key and a.lineal_version = l.version)
	)), '[]') from trivselslineal l)`;

const emnerJson = (sql: Tx['sql'], borgerId: string) => sql`
	(select coalesce(json_agg(json_build_object('id', e.id, 'maalId', e.maal_id, 'text', e.text, 'topics', e.topics, 'ended', e.ended_at is not null)
		order by e.position, e.created_at, e.id), '[]')
	from trivselsemne e where e.borger_id = ${borgerId}::uuid)`;

const teamJson = (sql: Tx['sql'], borgerId: string) => readersJson(sql, borgerId, 'trivsel');

const firstAt = (sql: Tx['sql'], borgerId: string) => sql`
	(select m.received_at from trivselsmaaling m where m.borger_id = ${borgerId}::uuid order by m.received_at limit 1)`;

/** For the borger's own page. One statement. */
export async function findOwnFrame({ sql }: Tx, borgerId: string): Promise<Frame> {
	const [row] = await sql<FrameRow[]>`
		select ${linealerJson(sql)} as linealer, ${emnerJson(sql, borgerId)} as emner, ${teamJson(sql, borgerId)} as team,
			${firstAt(sql, borgerId)} as "firstAt"`;
	return frameOf(row ?? { linealer: [], emner: [], team: [], firstAt: null });
}

/**
 * For the professional's page. One statement.
 * @returns null when that borger does not exist for the reader
 */
export async function findBorgerFrame({ sql }: Tx, borgerId: string): Promise<BorgerFrame | null> {
	const [row] = await sql<
		(FrameRow & { id: string; name: string; function: BorgerFrame['function'] | null; readsTrivsel: boolean })[]
	>`
		select b.id, b.name, app.may_read(b.id, 'trivsel', '{}', null) as "readsTrivsel",
			(select t.function from team_membership t
				where t.borger_id = b.id and t.account_id = (select app.actor_id())
					and t.from_on <= app.today() and (t.to_on is null or t.to_on >= app.today())
				order by t.function <> 'tovholder', t.function <> 'stedfortraeder' limit 1) as function,
			${linealerJson(sql)} as linealer, ${emnerJson(sql, borgerId)} as emner, ${teamJson(sql, borgerId)} as team,
			${firstAt(sql, borgerId)} as "firstAt"
		from borger b where b.id = ${borgerId}::uuid`;
	if (!row) return null;
	const { id, name, readsTrivsel } = row;
	return { ...frameOf(row), borger: { id, name }, readsTrivsel, function: row.function ?? 'fagperson' };
}

type RatingRow = Omit<Rating, 'rater' | 'answer' | 'readBy' | 'typed' | 'replies'> & {
	raterId: string;
	raterName: string | null;
	raterKind: RaterKind;
	answerKind: Answer['kind'] | null;
	value: number | null;
	readBy: { accountId: string; name: string; at: string }[] | null;
	typistId: string | null;
	typistName: string | null;
	typistPhone: string | null;
	givenHow: GivenHow | null;
	replies: (Omit<Reply, 'at' | 'name'> & { at: string; name: string | null })[] | null;
};

/** So many ratings at most are read for one page: a year of seven questions, answered every week by three. */
const mostRatings = 1_200;

export type Period = { after: Date; until: Date | null };

/** What a rating row is made of; row-level security leaves the value out until the reader has opened it. */
const ratingColumns = (sql: Tx['sql']) => sql`
	m.id, m.client_id as "clientId", m.emne_id as "emneId", m.rater_account_id as "raterId", a.name as "raterName", m.rater_kind as "raterKind",
	m.lineal_key as "linealKey", m.lineal_version as "linealVersion", m.made_at as "madeAt", m.received_at as "receivedAt",
	m.blind, v.answer as "answerKind", v.value, n.note, n.skridt, o.how as opened,
	m.typed_by_account_id as "typistId", typist.name as "typistName", typist.phone as "typistPhone", m.given_how as "givenHow",
	case when v.maaling_id is null then app.has_answered_before_seeing(m.id) else false end as openable,
	(select json_agg(json_build_object('accountId', r.account_id, 'name', reader.name, 'at', r.at) order by r.at)
		from trivselsnote_read r join account reader on reader.id = r.account_id
		where r.maaling_id = m.id and n.maaling_id is not null) as "readBy",
	case when m.rater_kind = 'borger' then (
		select json_agg(json_build_object('id', back.id, 'accountId', back.account_id, 'name', who.name, 'text', back.text, 'at', back.at) order by back.at)
		from reply back left join account who on who.id = back.account_id where back.maaling_id = m.id
	) end as replies
	from trivselsmaaling m
	left join trivselsvalue v on v.maaling_id = m.id
	left join trivselsnote n on n.maaling_id = m.id
	left join trivselsopening o on o.maaling_id = m.id
	left join account a on a.id = m.rater_account_id and a.borger_id is null
	left join account typist on typist.id = m.typed_by_account_id`;

/** Who cannot be named: no longer somebody this reader sees. */
const somebody = 'En fagperson';

const ratingOf =
	(borgerName: string) =>
	(found: RatingRow): Rating => {
		const { raterId, raterName, raterKind, answerKind, value, readBy, replies, ...others } = found;
		const { typistId, typistName, typistPhone, givenHow, ...row } = others;
		return {
			...row,
			rater: {
				accountId: raterId,
				name: raterName ?? (raterKind === 'borger' ? borgerName : somebody),
				kind: raterKind
			},
			answer: answerOf(answerKind, value),
			readBy: (readBy ?? []).map(({ accountId, name, at }) => ({ accountId, name, at: new Date(at) })),
			typed: typistId ? { accountId: typistId, name: typistName ?? somebody, phone: typistPhone, how: givenHow } : null,
			replies: (replies ?? []).map((reply) => ({ ...reply, name: reply.name ?? somebody, at: new Date(reply.at) }))
		};
	};

function answerOf(kind: Answer['kind'] | null, value: number | null): Answer | null {
	if (kind === 'point') return value === null ? null : { kind, value };
	return kind && { kind };
}

/**
 * The ratings about a borger that were received in a period, newest first, each as far as the reader may see it. One
 * statement.
 */
export async function findRatings(
	{ sql }: Tx,
	borger: { id: string; name: string },
	{ after, until }: Period
): Promise<Rating[]> {
	const rows = await sql<RatingRow[]>`
		select ${ratingColumns(sql)}
		where m.borger_id = ${borger.id}::uuid and m.received_at > ${after} and m.received_at <= coalesce(${until}, 'infinity'::timestamptz)
		order by m.received_at desc, m.id limit ${mostRatings}`;
	return rows.map(ratingOf(borger.name));
}

/** One rating about a borger, as far as the reader may see it; null when there is none for them. One statement. */
export async function findRating(
	{ sql }: Tx,
	borger: { id: string; name: string },
	maalingId: string
): Promise<Rating | null> {
	const [row] = await sql<RatingRow[]>`
		select ${ratingColumns(sql)} where m.id = ${maalingId}::uuid and m.borger_id = ${borger.id}::uuid`;
	return row ? ratingOf(borger.name)(row) : null;
}

/** Ratings before a time whose note nobody has read: a note does not get lost because it is old. One statement. */
export async function findUnreadBefore(
	{ sql }: Tx,
	borger: { id: string; name: string },
	before: Date
): Promise<Rating[]> {
	const rows = await sql<RatingRow[]>`
		select ${ratingColumns(sql)}
		where m.borger_id = ${borger.id}::uuid and m.received_at <= ${before} and m.rater_kind = 'borger' and n.maaling_id is not null
			and not exists (select from trivselsnote_read r where r.maaling_id = m.id)
		order by m.received_at desc, m.id limit 50`;
	return rows.map(ratingOf(borger.name));
}
