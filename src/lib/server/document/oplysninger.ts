import type { Fragment } from 'postgres';
import type { LookRow } from '../../accesslog/looks';
import type { Facts, RawRow } from '../../document/oplysninger';
import type { SectionKey } from '../../i18n/da/oplysninger';
import type { Lineal } from '../../trivsel/lineal';
import { readLooksBefore } from '../accesslog/own-looks';
import type { Tx } from '../db/with-actor';
import { unitName } from '../team/unit';

/** So many looks are read at a time. */
const looksAtATime = 2_000;

/** The rows of a table as JSON, each as the object says, without what is not there. Keys are those of the file. */
const many = ({ sql }: Tx, object: Fragment, from: Fragment, order: Fragment) => sql`
	(select coalesce(json_agg(json_strip_nulls(json_build_object(${object})) order by ${order}), '[]') from ${from})`;
/** An empty list is not there. */
const list = ({ sql }: Tx, column: Fragment) => sql`nullif(${column}, '{}')`;

type Sections<K extends SectionKey> = { [key in K]: RawRow[] };

/** Who the borger is, the people around them, and what was said yes and no to. */
const readPeople = (tx: Tx, borgerId: string) => {
	const { sql } = tx;
	type Row = Sections<
		'dig' | 'netvaerk' | 'team' | 'overdragelser' | 'tilladelser' | 'trukket_tilbage' | 'faelles_plan' | 'planer'
	>;
	return sql<Row[]>`select
		${many(
			tx,
			sql`'navn', x.name, 'telefon', x.phone, 'beskyttet_adresse', x.protected_address, 'skjul_spor', x.skaermet`,
			sql`borger x where x.id = ${borgerId}`,
			sql`x.id`
		)} as dig,
		${many(
			tx,
			sql`'navn', x.name, 'relation', x.relation, 'telefon', x.phone, 'skrevet', x.created_at, 'taget_vaek', x.ended_at`,
			sql`netvaerksperson x where x.borger_id = ${borgerId}`,
			sql`x.created_at, x.id`
		)} as netvaerk,
		${many(
			tx,
			sql`'navn', a.name, 'stilling', a.title, 'telefon', a.phone, 'enhed', ${unitName(tx, sql`${borgerId}::uuid`)},
				'funktion', x.function, 'opgave', x.role_text, 'hvorfor', x.why, 'fra', x.from_on, 'til', x.to_on, 'grund', x.ended_reason`,
			sql`team_membership x join account a on a.id = x.account_id left join enhed e on e.id = a.enhed_id
				left join enhed f on f.id = e.forvaltning_id where x.borger_id = ${borgerId}`,
			sql`x.from_on, x.id`
		)} as team,
		${many(
			tx,
			sql`'dag', x.on_day, 'fra_person', x.from_account_id, 'til_person', x.to_account_id, 'grund', x.reason,
				'i_orden', ${list(tx, sql`x.done_points`)}, 'mangler', ${list(tx, sql`x.open_points`)},
				'skrevet_af', x.by_account_id`,
			sql`overdragelse x where x.borger_id = ${borgerId}`,
			sql`x.on_day, x.id`
		)} as overdragelser,
		${many(
			tx,
			sql`'slags', x.type, 'afdeling', x.forvaltning_id, 'maa_se', x.kinds, 'ogsaa_om', ${list(tx, sql`x.topics`)},
				'formaal', x.purpose, 'paragraf', x.paragraph, 'hvordan', x.given_how, 'fra', x.from_on, 'til', x.to_on,
				'noteret_af', x.noted_by_account_id, 'trukket', x.withdrawn_at, 'trukket_hvordan', x.withdrawn_how`,
			sql`adgangsgrundlag x where x.borger_id = ${borgerId}`,
			sql`x.from_on, x.created_at, x.id`
		)} as tilladelser,
		${many(
			tx,
			sql`'tidspunkt', x.at, 'afdeling', x.forvaltning_id, 'maa_se', x.kinds, 'ogsaa_om', ${list(tx, sql`x.topics`)},
				'hvordan', x.how, 'af', x.by_account_id`,
			sql`samtykke_withdrawal x where x.borger_id = ${borgerId}`,
			sql`x.at, x.id`
		)} as trukket_tilbage,
		${many(
			tx,
			sql`'plan_nummer', p.number, 'givet', x.given_at, 'hvordan', x.given_how, 'noteret_af', x.noted_by_account_id,
				'trukket', x.withdrawn_at, 'trukket_hvordan', x.withdrawn_how`,
			sql`plan_samtykke x join plan p on p.id = x.plan_id where x.borger_id = ${borgerId}`,
			sql`x.given_at, x.id`
		)} as faelles_plan,
		${many(
			tx,
			sql`'nummer', x.number, 'begynder', x.started_on, 'slutter', x.ended_on, 'udgave', x.version, 'udgaver', ${many(
				tx,
				sql`'udgave', v.version, 'delt', v.published_at, 'delt_af', v.published_by_account_id, 'tekst', nullif(v.summary, '')`,
				sql`plan_version v where v.plan_id = x.id`,
				sql`v.version`
			)}`,
			sql`plan x where x.borger_id = ${borgerId}`,
			sql`x.started_on, x.id`
		)} as planer`;
};

/** All that stands in the versions of the plans, and what the borger has said of them. */
const readPlans = (tx: Tx, borgerId: string) => {
	const { sql } = tx;
	type Row = Sections<'oensker' | 'tavle' | 'maal' | 'skridt' | 'aftaler' | 'hjaelp' | 'udtalelser'>;
	const replies = (to: Fragment) =>
		many(
			tx,
			sql`'tidspunkt', r.at, 'skrevet_af', r.account_id, 'tekst', r.text`,
			sql`reply r where ${to}`,
			sql`r.at, r.id`
		);
	const versions = sql`'fra_udgave', x.first_version, 'til_udgave', x.last_version`;
	const topics = sql`'om_foelsomt', ${list(tx, sql`x.topics`)}`;
	/** What a goal is called, in the version in which something stands. */
	const maal = sql`'maal', (select g.title from maal g where g.item_id = x.maal_id and g.borger_id = x.borger_id
		order by (g.first_version <= x.first_version) desc, g.first_version desc limit 1)`;
	return sql<Row[]>`select
		${many(
			tx,
			sql`'slags', x.type, 'tekst', x.text, ${topics}, 'skrevet', x.created_at, 'taget_vaek', x.ended_at`,
			sql`wish x where x.borger_id = ${borgerId}`,
			sql`x.created_at, x.id`
		)} as oensker,
		${many(
			tx,
			sql`'slags', x.column_key, 'tekst', x.text, ${topics}, 'skrevet_af', x.author_account_id, 'skrevet', x.created_at,
				'taget_vaek', x.ended_at`,
			sql`tavlepunkt x where x.borger_id = ${borgerId}`,
			sql`x.created_at, x.id`
		)} as tavle,
		${many(
			tx,
			sql`'titel', x.title, 'slags', x.type, 'dine_ord', x.borger_words, 'fagligt', x.professional_words, 'er_job', x.is_job,
				'afdeling', x.forvaltning_id, 'afdelinger', ${list(tx, sql`x.forvaltning_ids`)}, ${topics}, ${versions},
				'slutter', x.ended_on, 'stand', x.outcome, 'tekst', x.ended_words`,
			sql`maal x where x.borger_id = ${borgerId}`,
			sql`x.plan_id, x.position, x.item_id, x.first_version`
		)} as maal,
		${many(
			tx,
			sql`'titel', x.title, ${maal}, 'ansvarlig', x.responsible_account_id, 'afdeling', x.forvaltning_id, 'senest', x.due_on,
				'naaet', x.reached_on, ${topics}, ${versions}`,
			sql`delmaal x where x.borger_id = ${borgerId}`,
			sql`x.plan_id, x.position, x.item_id, x.first_version`
		)} as skridt,
		${many(
			tx,
			sql`'tekst', x.text, ${maal}, 'skylder', x.owed_by, 'pligt', x.duty, 'paragraf', x.paragraph,
				'ansvarlig', x.responsible_account_id, 'afdeling', coalesce(x.responsible_forvaltning_id, x.forvaltning_id),
				'senest', x.due_on, ${topics}, ${versions}, 'sket', ${many(
					tx,
					sql`'tidspunkt', s.at, 'stand', s.state, 'grund', s.reason, 'ny_dato', s.new_due_on, 'af', s.by_account_id`,
					sql`aftale_status s where s.aftale_item_id = x.item_id`,
					sql`s.at, s.id`
				)}`,
			sql`aftale x where x.borger_id = ${borgerId}`,
			sql`x.plan_id, x.position, x.item_id, x.first_version`
		)} as aftaler,
		${many(
			tx,
			sql`'titel', x.title, 'beskrivelse', x.description, ${maal}, 'proever', x.proevehandling, 'hos', x.provider,
				'ansvarlig', x.responsible_account_id, 'afdeling', x.forvaltning_id, 'begynder', x.starts_on, 'slutter', x.ends_on,
				'laert', x.learnt, ${topics}, ${versions}`,
			sql`indsats x where x.borger_id = ${borgerId}`,
			sql`x.plan_id, x.position, x.item_id, x.first_version`
		)} as hjaelp,
		${many(
			tx,
			sql`'tidspunkt', x.at, 'plan_nummer', p.number, 'udgave', x.version, 'holdning', x.stance, 'dine_ord', x.words,
				'tilbage', ${replies(sql`r.statement_id = x.id`)}`,
			sql`plan_statement x join plan p on p.id = x.plan_id where x.borger_id = ${borgerId}`,
			sql`x.at, x.id`
		)} as udtalelser`;
};

/** The meetings with everything about them, and what the borger has asked for. */
const readMeetings = (tx: Tx, borgerId: string) => {
	const { sql } = tx;
	return sql<Sections<'moeder' | 'anmodninger'>[]>`select
		${many(
			tx,
			sql`'titel', x.title, 'hvorfor', x.purpose, 'pligt', x.duty, 'starter', x.starts_at, 'ender', x.ends_at, 'sted', x.place,
				'sted_naermere', x.place_detail, 'goer_dig_klar', x.prepare, 'tolk', x.tolk_language, 'stand', x.state,
				'grund', x.cancelled_reason, 'afdeling', x.forvaltning_id, 'om_foelsomt', ${list(tx, sql`x.topics`)},
				'deltagere', ${many(
					tx,
					sql`'person', d.account_id, 'navn', n.name, 'relation', n.relation, 'opgave', d.role_text, 'stand', d.answer,
						'i_stedet', d.substitute_account_id, 'bisidder', nullif(d.bisidder, false), 'inviteret', d.invited_at,
						'taget_vaek', d.removed_at`,
					sql`moede_participant d left join netvaerksperson n on n.id = d.netvaerksperson_id where d.moede_id = x.id`,
					sql`d.invited_at, d.id`
				)},
				'dagsorden', ${many(
					tx,
					sql`'titel', d.title, 'minutter', d.minutes, 'dit_punkt', nullif(d.by_borger, false), 'skrevet_af', d.author_account_id,
						'skrevet', d.created_at, 'talt_om', d.done_at, 'taget_vaek', d.ended_at`,
					sql`dagsordenspunkt d where d.moede_id = x.id`,
					sql`d.position, d.created_at, d.id`
				)},
				'beslutninger', ${many(
					tx,
					sql`'tekst', d.text, 'begynder', d.starts_on, 'ansvarlig_navn', d.responsible, 'skrevet_af', d.author_account_id,
						'skrevet', d.created_at, 'taget_vaek', d.ended_at`,
					sql`beslutning d where d.moede_id = x.id`,
					sql`d.starts_on, d.id`
				)},
				'noter', ${many(
					tx,
					sql`'hvad', d.key, 'tekst', d.text, 'skrevet_af', d.by_account_id, 'skrevet', d.created_at`,
					sql`moede_note d where d.moede_id = x.id`,
					sql`d.created_at, d.id`
				)},
				'bekraeftelser', ${many(
					tx,
					sql`'bekraeftet', d.acknowledged_at`,
					sql`moede_acknowledgement d where d.moede_id = x.id`,
					sql`d.acknowledged_at, d.id`
				)}`,
			sql`moede x where x.borger_id = ${borgerId}`,
			sql`x.starts_at, x.id`
		)} as moeder,
		${many(
			tx,
			sql`'skrevet', x.created_at, 'slags', x.type, 'titel', m.title, 'navn', x.name, 'person', x.account_id, 'dine_ord', x.words,
				'tider', x.times, 'stand', x.answer, 'tekst', x.answer_words, 'af', x.answered_by_account_id, 'svaret', x.answered_at,
				'trukket', x.withdrawn_at`,
			sql`anmodning x left join moede m on m.id = x.moede_id where x.borger_id = ${borgerId}`,
			sql`x.created_at, x.id`
		)} as anmodninger`;
};

/** The ruler: what was asked and answered, by whom, with notes, who has read them, and the answers back. */
const readRatings = (tx: Tx, borgerId: string) => {
	const { sql } = tx;
	type Row = Sections<'spoergsmaal'> & { svar: (RawRow & { trin?: number; slags_svar?: string; lineal_id: string })[] };
	return sql<Row[]>`select
		${many(
			tx,
			sql`'spoergsmaal', x.text, 'afdeling', x.forvaltning_id, 'om_foelsomt', ${list(tx, sql`x.topics`)}, 'skrevet', x.created_at,
				'taget_vaek', x.ended_at`,
			sql`trivselsemne x where x.borger_id = ${borgerId}`,
			sql`x.created_at, x.id`
		)} as spoergsmaal,
		${many(
			tx,
			sql`'tidspunkt', x.made_at, 'modtaget', x.received_at, 'spoergsmaal', e.text, 'svaret_af', x.rater_kind,
				'person', case when x.rater_kind <> 'borger' then x.rater_account_id end, 'trin', v.value, 'slags_svar', v.answer,
				'lineal_id', x.lineal_key || ' ' || x.lineal_version, 'note', t.note, 'skridt', t.skridt,
				'foer_andres', x.blind, 'tastet_af', x.typed_by_account_id, 'hvordan', x.given_how, 'aabnet', o.at,
				'laest_af', ${many(
					tx,
					sql`'laest', r.at, 'person', r.account_id`,
					sql`trivselsnote_read r where r.maaling_id = x.id`,
					sql`r.at, r.account_id`
				)},
				'tilbage', ${many(
					tx,
					sql`'tidspunkt', r.at, 'skrevet_af', r.account_id, 'tekst', r.text`,
					sql`reply r where r.maaling_id = x.id`,
					sql`r.at, r.id`
				)}`,
			sql`trivselsmaaling x left join trivselsemne e on e.id = x.emne_id left join trivselsvalue v on v.maaling_id = x.id
				left join trivselsnote t on t.maaling_id = x.id
				left join trivselsopening o on o.maaling_id = x.id and o.account_id = (select app.actor_id())
				where x.borger_id = ${borgerId}`,
			sql`x.made_at, x.id`
		)} as svar`;
};

/** What was written to and fro, what was asked of leders and shared, what happened, and what was put into a journal. */
const readWords = (tx: Tx, borgerId: string) => {
	const { sql } = tx;
	type Row = Sections<'samtaler' | 'leder_spoergsmaal' | 'journal'> & { haendelser: RawEvent[] };
	return sql<Row[]>`select
		${many(
			tx,
			sql`'emne', x.subject, 'begyndt', x.created_at, 'af', x.started_by_account_id,
				'laesere', ${many(
					tx,
					sql`'person', r.account_id, 'inviteret', r.added_at, 'af', r.added_by_account_id, 'taget_vaek', r.ended_at`,
					sql`samtale_reader r where r.samtale_id = x.id`,
					sql`r.added_at, r.id`
				)},
				'beskeder', ${many(
					tx,
					sql`'tidspunkt', b.created_at, 'skrevet_af', b.author_account_id, 'tekst', b.text, 'svar_lovet', b.promised_on,
						'laest_af', ${many(
							tx,
							sql`'laest', r.at, 'person', r.account_id`,
							sql`besked_read r where r.besked_id = b.id`,
							sql`r.at, r.account_id`
						)}`,
					sql`besked b where b.samtale_id = x.id`,
					sql`b.created_at, b.id`
				)}`,
			sql`samtale x where x.borger_id = ${borgerId}`,
			sql`x.created_at, x.id`
		)} as samtaler,
		${many(
			tx,
			sql`'tidspunkt', x.asked_at, 'tekst', x.text, 'om_foelsomt', ${list(tx, sql`x.topics`)}, 'delt', x.shared_at, 'svar_fra', ${many(
				tx,
				sql`'svaret', q.answered_at, 'team', q.team, 'tekst', q.answer`,
				sql`cube.question q where q.question_id = x.id and q.answer is not null`,
				sql`q.answered_at, q.id`
			)}`,
			sql`leder_question x where x.borger_id = ${borgerId}`,
			sql`x.asked_at, x.id`
		)} as leder_spoergsmaal,
		${many(
			tx,
			sql`'tidspunkt', x.made_at, 'slags', x.form, 'hvad', x.type, 'titel', x.title, 'afdeling', x.forvaltning_id,
				'af', x.made_by_account_id`,
			sql`journal_item x where x.borger_id = ${borgerId}`,
			sql`x.made_at, x.id`
		)} as journal,
		${many(
			tx,
			sql`'id', x.id, 'at', x.at, 'type', x.type, 'params', x.params, 'by', x.actor_account_id`,
			sql`event x where x.borger_id = ${borgerId}`,
			sql`x.at, x.id`
		)} as haendelser`;
};
type RawEvent = { id: string; at: string; type: string; params?: Record<string, unknown>; by?: string };

/** What the borger has chosen, and what they have logged in and written with. No key of any of it. */
const readSettings = (tx: Tx, accountId: string) => {
	const { sql } = tx;
	type Row = Sections<
		'mail' | 'valg' | 'paamindelser' | 'paamindelser_telefon' | 'telefoner' | 'telefon_ting' | 'kalendere' | 'log_ind'
	>;
	const own = sql`x.account_id = ${accountId}`;
	return sql<Row[]>`select
		${many(
			tx,
			sql`'email', x.email, 'bekraeftet', x.confirmed_at, 'klokken', x.hour`,
			sql`notification_contact x where ${own}`,
			sql`x.account_id`
		)} as mail,
		${many(
			tx,
			sql`'hvad', x.kind, 'paa_telefon', x.push, 'paa_mail', x.email`,
			sql`notification_choice x where ${own}`,
			sql`x.kind`
		)} as valg,
		${many(
			tx,
			sql`'tidspunkt', x.due_at, 'hvad', x.kind, 'taget_vaek', x.cancelled_at`,
			sql`notification x where ${own}`,
			sql`x.due_at, x.id`
		)} as paamindelser,
		${many(
			tx,
			sql`'begyndt', x.created_at, 'taget_vaek', x.gone_at`,
			sql`push_subscription x where ${own}`,
			sql`x.created_at, x.id`
		)} as paamindelser_telefon,
		${many(
			tx,
			sql`'telefon_navn', x.device, 'egen', x.own, 'begyndt', x.created_at, 'sidst_brugt', x.seen_at, 'taget_vaek', x.forgotten_at`,
			sql`phone x where ${own}`,
			sql`x.created_at, x.id`
		)} as telefoner,
		${many(
			tx,
			sql`'hvad', x.kind, 'telefon_navn', p.device, 'modtaget', x.received_at`,
			sql`phone_item x left join phone p on p.id = x.phone_id where ${own}`,
			sql`x.received_at, x.seq`
		)} as telefon_ting,
		${many(
			tx,
			sql`'begyndt', x.created_at, 'med_sted', x.with_place, 'sidst_brugt', x.used_at, 'taget_vaek', x.revoked_at`,
			sql`calendar_feed x where ${own}`,
			sql`x.created_at, x.id`
		)} as kalendere,
		${many(
			tx,
			sql`'telefon_navn', x.device, 'begyndt', x.created_at, 'sidst_brugt', x.seen_at`,
			sql`app.own_sessions() x`,
			sql`x.created_at, x.id`
		)} as log_ind`;
};

/** What ids stand for: people with a name the borger may know, departments, and the rulers that were answered on. */
const readNames = ({ sql }: Tx) => sql<
	{ people: Record<string, string>; departments: Record<string, string>; linealer: Lineal[] }[]
>`select
	(select coalesce(json_object_agg(a.id, a.name), '{}') from account a where a.name is not null) as people,
	(select coalesce(json_object_agg(e.id, e.name), '{}') from enhed e where e.type = 'forvaltning') as departments,
	(select coalesce(json_agg(json_build_object('key', l.key, 'version', l.version, 'name', l.name, 'lowest', l.lowest,
		'highest', l.highest, 'step', l.step, 'best', l.best, 'anchors', (
			select coalesce(json_agg(json_build_object('value', n.value, 'text', n.text) order by n.value desc), '[]')
			from trivselslineal_anchor n where n.lineal_key = l.key and n.lineal_version = l.version)
	)), '[]') from trivselslineal l) as linealer`;

/**
 * Everything the portal holds of the borger who acts and that they may read (GDPR art. 15), but for the log of looks: that is
 * `eachOwnLooks`. Seven statements, whatever there is. What their own rights hide is not in it.
 */
export async function readOplysninger(
	tx: Tx,
	{ borgerId, accountId }: { borgerId: string; accountId: string }
): Promise<Facts> {
	const [[people], [plans], [meetings], [ratings], [words], [settings], [names]] = await Promise.all([
		readPeople(tx, borgerId),
		readPlans(tx, borgerId),
		readMeetings(tx, borgerId),
		readRatings(tx, borgerId),
		readWords(tx, borgerId),
		readSettings(tx, accountId),
		readNames(tx)
	]);
	if (!people || !plans || !meetings || !ratings || !words || !settings || !names)
		throw new Error('a statement without a row');
	const { haendelser, ...written } = words;
	const { svar, spoergsmaal } = ratings;
	return {
		accountId,
		name: String(people.dig[0]?.['navn'] ?? ''),
		sections: { ...people, ...plans, ...meetings, ...written, ...settings, spoergsmaal },
		svar,
		events: haendelser.map(({ at, params = {}, by = null, ...each }) => ({ ...each, at: new Date(at), params, by })),
		...names
	};
}

/**
 * Every look at the borger who acts, newest first, so many at a time, with the titles that they may still see. Two statements a piece.
 * @param take is given each piece in turn
 * @returns how many there were
 */
export async function eachOwnLooks(tx: Tx, take: (rows: LookRow[]) => void): Promise<number> {
	let count = 0;
	for (let before: number | null = null; ;) {
		const rows: LookRow[] = await readLooksBefore(tx, before, looksAtATime);
		if (rows.length) take(rows);
		count += rows.length;
		const last = rows.at(-1);
		if (!last || rows.length < looksAtATime) return count;
		before = last.id;
	}
}
