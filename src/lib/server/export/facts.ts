import { createHash } from 'node:crypto';
import type { Fragment } from 'postgres';
import type { ExportFacts, ForvaltningFacts, PersonFacts, StatusFacts } from '../../export/facts';
import { planExport } from '../../i18n/da/export';
import { arrayOf } from '../db/array';
import type { Tx } from '../db/with-actor';
import { unitName } from '../team/unit';

type Asked = {
	borgerId: string;
	/** Of whom the actor is: what the database lets each ask for differs. */
	reader: 'borger' | 'fagperson';
};

/** What comes out of JSON: instants are texts. */
type InJson<T> = T extends Date
	? string
	: T extends (infer E)[]
		? InJson<E>[]
		: T extends object
			? { [K in keyof T]: InJson<T[K]> }
			: T;
type Head = InJson<
	Pick<ExportFacts, 'borger' | 'samtykke' | 'team' | 'wishes' | 'statements'> & {
		plan: Omit<ExportFacts['plan'], 'teamId'> | null;
		versions: ExportFacts['versions'];
		points: ExportFacts['points'];
		/** The borger's own account, as far as the reader knows it. */
		accountId: string | null;
	}
>;
type Items = InJson<Pick<ExportFacts, 'maal' | 'delmaal' | 'aftaler' | 'indsatser'>>;

/**
 * The published plan of a borger for a file: every row that the actor may read. Five statements, whatever its age.
 * @returns null when there is no such borger, nothing is published, or the actor may not read the versions of the plan
 */
export async function readExportFacts(tx: Tx, { borgerId, reader }: Asked): Promise<ExportFacts | null> {
	const { sql } = tx;
	const shown = sql`(select q.id from plan q where q.borger_id = ${borgerId}
		order by (q.ended_on is null) desc, q.started_on desc limit 1)`;
	const [[head], [items], statuses, forvaltninger] = await Promise.all([
		readHead(tx, { borgerId, reader }, shown),
		readItems(tx, borgerId, shown),
		sql<StatusFacts[]>`
			select s.id, s.aftale_item_id as "aftaleItemId", s.state, s.reason, s.new_due_on as "newDueOn", s.by_account_id as by, s.at
			from aftale_status s where s.borger_id = ${borgerId} order by s.at, s.id`,
		sql<ForvaltningFacts[]>`select id, name, sensitive from enhed where type = 'forvaltning' order by name, id`
	]);
	if (!head?.plan || !items || head.versions.length === 0) return null;
	const people = await readPeople(tx, borgerId, namedIn(head, items, statuses));
	const known = new Set(people.map(({ id }) => id));
	// Staff know all of the staff, so whom they do not know is the borger; a borger knows themself.
	const who = (id: string | null): string | null => {
		if (id === null || known.has(id)) return id;
		return reader === 'fagperson' || id === head.accountId ? 'borger' : null;
	};
	const staff = (id: string | null) => (id !== null && known.has(id) ? id : null);
	return {
		borger: head.borger,
		plan: { ...head.plan, teamId: teamId(head.plan.id) },
		versions: head.versions.map((each) => ({ ...each, at: new Date(each.at), by: staff(each.by) })),
		samtykke: head.samtykke && {
			...head.samtykke,
			givenAt: new Date(head.samtykke.givenAt),
			notedBy: staff(head.samtykke.notedBy),
			withdrawnAt: instantOrNull(head.samtykke.withdrawnAt)
		},
		team: head.team.filter(({ accountId }) => known.has(accountId)),
		wishes: head.wishes.map((each) => ({ ...each, at: new Date(each.at) })),
		points: head.points.map((each) => ({
			...each,
			author: who(each.author),
			at: new Date(each.at),
			endedAt: instantOrNull(each.endedAt)
		})),
		statements: head.statements.map((each) => ({
			...each,
			at: new Date(each.at),
			replies: each.replies.filter(({ by }) => known.has(by)).map((reply) => ({ ...reply, at: new Date(reply.at) }))
		})),
		maal: items.maal,
		delmaal: items.delmaal.map((each) => ({ ...each, responsible: staff(each.responsible) })),
		aftaler: items.aftaler.map((each) => ({ ...each, responsible: staff(each.responsible) })),
		indsatser: items.indsatser.map((each) => ({ ...each, responsible: staff(each.responsible) })),
		statuses: statuses.map((each) => ({ ...each, by: who(each.by) })),
		people,
		forvaltninger
	};
}

const instantOrNull = (text: string | null) => (text === null ? null : new Date(text));

/** Everybody who may be staff. */
function namedIn(head: Head, items: Items, statuses: readonly StatusFacts[]): string[] {
	const named = [
		...head.versions.map(({ by }) => by),
		head.samtykke?.notedBy,
		...head.team.map(({ accountId }) => accountId),
		...head.points.map(({ author }) => author),
		...head.statements.flatMap(({ replies }) => replies.map(({ by }) => by)),
		...[...items.delmaal, ...items.aftaler, ...items.indsatser].map(({ responsible }) => responsible),
		...statuses.map(({ by }) => by)
	];
	return [...new Set(named.flatMap((id) => (id ? [id] : [])))];
}

/** An id for the team, always the same for the same plan (RFC 9562, version 8). */
function teamId(planId: string) {
	const hex = createHash('sha256').update(`team ${planId}`).digest('hex');
	return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
		'-'
	);
}

function readHead({ sql }: Tx, { borgerId, reader }: Asked, shown: Fragment): Promise<Head[]> {
	const died = reader === 'fagperson' ? sql`b.died_on` : sql`null::date`;
	return sql<Head[]>`
		select
			jsonb_build_object('id', b.id, 'name', b.name, 'phone', b.phone, 'protectedAddress', b.protected_address,
				'skaermet', b.skaermet, 'diedOn', ${died}) as borger,
			(select a.id from account a where a.borger_id = b.id) as "accountId",
			(select jsonb_build_object('id', p.id, 'startedOn', p.started_on, 'endedOn', p.ended_on, 'version', p.version)
				from plan p where p.id = ${shown} and p.version > 0) as plan,
			(select coalesce(jsonb_agg(jsonb_build_object('version', v.version, 'at', v.published_at,
					'by', v.published_by_account_id, 'summary', v.summary) order by v.version), '[]')
				from plan_version v where v.plan_id = ${shown}) as versions,
			(select jsonb_build_object('givenAt', s.given_at, 'how', s.given_how, 'notedBy', s.noted_by_account_id,
					'withdrawnAt', s.withdrawn_at)
				from plan_samtykke s where s.plan_id = ${shown} and s.borger_id = b.id
				order by s.withdrawn_at is null desc, s.given_at desc limit 1) as samtykke,
			(select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'accountId', t.account_id, 'function', t.function,
					'roleText', t.role_text, 'why', t.why, 'fromOn', t.from_on, 'toOn', t.to_on, 'endedReason', t.ended_reason)
					order by t.from_on, t.id), '[]')
				from team_membership t where t.borger_id = b.id and (t.to_on is null or t.to_on >= t.from_on)) as team,
			(select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'type', w.type, 'text', w.text,
					'topics', to_jsonb(w.topics), 'at', w.created_at) order by w.created_at, w.id), '[]')
				from wish w where w.borger_id = b.id and w.ended_at is null) as wishes,
			(select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'column', t.column_key, 'text', t.text,
					'author', t.author_account_id, 'topics', to_jsonb(t.topics), 'at', t.created_at, 'endedAt', t.ended_at)
					order by t.created_at, t.id), '[]')
				from tavlepunkt t where t.borger_id = b.id) as points,
			(select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'version', s.version, 'stance', s.stance, 'words', s.words,
					'at', s.at, 'replies', (
						select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'by', r.account_id, 'text', r.text, 'at', r.at)
							order by r.at, r.id), '[]')
						from reply r where r.statement_id = s.id
					)) order by s.at, s.id), '[]')
				from plan_statement s where s.plan_id = ${shown} and s.borger_id = b.id) as statements
		from borger b where b.id = ${borgerId}`;
}

function readItems({ sql }: Tx, borgerId: string, shown: Fragment): Promise<Items[]> {
	const published = sql`i.plan_id = p.id and i.borger_id = ${borgerId} and i.first_version <= p.version`;
	const frame = sql`'itemId', i.item_id, 'firstVersion', i.first_version, 'lastVersion', i.last_version,
		'position', i.position, 'topics', to_jsonb(i.topics), 'forvaltningId', i.forvaltning_id`;
	return sql<Items[]>`
		select
			(select coalesce(jsonb_agg(jsonb_build_object(${frame}, 'type', i.type, 'isJob', i.is_job, 'title', i.title,
					'borgerWords', i.borger_words, 'wordsMissing', i.words_missing, 'professionalWords', i.professional_words,
					'forvaltningIds', to_jsonb(i.forvaltning_ids), 'endedOn', i.ended_on, 'outcome', i.outcome,
					'endedWords', i.ended_words, 'fromPointId', i.from_tavlepunkt_id)), '[]')
				from maal i where ${published}) as maal,
			(select coalesce(jsonb_agg(jsonb_build_object(${frame}, 'maalId', i.maal_id, 'title', i.title,
					'responsible', i.responsible_account_id, 'dueOn', i.due_on, 'reachedOn', i.reached_on)), '[]')
				from delmaal i where ${published}) as delmaal,
			(select coalesce(jsonb_agg(jsonb_build_object(${frame}, 'maalId', i.maal_id, 'delmaalId', i.delmaal_id,
					'text', i.text, 'owedBy', i.owed_by, 'duty', i.duty, 'paragraph', i.paragraph,
					'responsible', i.responsible_account_id, 'responsibleForvaltningId', i.responsible_forvaltning_id,
					'dueOn', i.due_on, 'fromPointId', i.from_tavlepunkt_id)), '[]')
				from aftale i where ${published}) as aftaler,
			(select coalesce(jsonb_agg(jsonb_build_object(${frame}, 'maalId', i.maal_id, 'title', i.title,
					'description', i.description, 'proevehandling', i.proevehandling, 'provider', i.provider,
					'responsible', i.responsible_account_id, 'startsOn', i.starts_on, 'endsOn', i.ends_on, 'learnt', i.learnt)), '[]')
				from indsats i where ${published}) as indsatser
		from plan p where p.id = ${shown}`;
}

/**
 * Of the staff among these accounts: what the borger's own pages say of them. Where they are, of a borger with a protected address
 * no more than `unitName` says, and no id that would tell it (B12).
 */
function readPeople(tx: Tx, borgerId: string, ids: readonly string[]): Promise<PersonFacts[]> {
	const { sql } = tx;
	const hidden = sql`(select x.protected_address from borger x where x.id = ${borgerId})`;
	return sql<PersonFacts[]>`
		select a.id, a.name, a.title, a.phone, e.forvaltning_id as "forvaltningId",
			jsonb_build_object('id', case when ${hidden} then ${hiddenParty} else e.id::text end,
				'name', coalesce(${unitName(tx, sql`${borgerId}`)}, ${planExport.unknownParty})) as party
		from account a join enhed e on e.id = a.enhed_id left join enhed f on f.id = e.forvaltning_id
		where a.id = any (${arrayOf(ids)}::uuid[]) and a.borger_id is null order by a.name, a.id`;
}

const hiddenParty = 'samarbejdspartner';
