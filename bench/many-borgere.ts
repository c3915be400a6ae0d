import { pool } from '../src/lib/server/db/client';

/**
 * Borgere with a year behind them, all on one tovholder's list, made in the database itself through the role of the import:
 * 72 answers and 24 own ratings overall and 24 answers about two areas, 18 notes, 48 agreements, 13 meetings with 12 tasks,
 * 6 conversations of 6 messages, 12 versions each. As in life most of it is opened, read, done and answered, and every tenth borger or so has something that is not.
 * @param tovholder employee id; the other department is Signe's
 */
export async function makeManyBorgere(count: number, tovholder: string): Promise<void> {
	const sql = pool('import');
	const [who] = await sql<{ tove: string; toves: string; signe: string; signes: string }[]>`
		select t.id as tove, te.forvaltning_id as toves, s.id as signe, se.forvaltning_id as signes
		from account t join enhed te on te.id = t.enhed_id, account s join enhed se on se.id = s.enhed_id
		where t.employee_id = ${tovholder} and s.employee_id = 'signe'`;
	if (!who) throw new Error('the demo municipality is not here');
	const batch = 100;
	for (let first = 1; first <= count; first += batch) {
		await sql.begin(async (tx) => {
			const last = Math.min(first + batch - 1, count);
			for (const statement of statements(who, `generate_series(${first}, ${last}) as b (n)`))
				await tx.unsafe(statement);
		});
	}
}

/** An id that follows from words and numbers, so that rows find one another. */
const id = (...parts: string[]) => `md5(concat_ws(' ', 'many', ${parts.join(', ')}))::uuid`;

type Who = { tove: string; toves: string; signe: string; signes: string };

function statements({ tove, toves, signe, signes }: Who, some: string): string[] {
	const borger = id(`'borger'`, 'n');
	const account = id(`'account'`, 'n');
	const plan = id(`'plan'`, 'n');
	const emne = (which: string) => id(`'emne'`, 'n', which);
	/** So many days ago, the newest a little later for some than for others. */
	const ago = (days: string) => `now() - make_interval(mins => (${days}) * 1440 + n % 700)`;
	const day = (days: string) => `app.today() - (${days})`;
	const versioned = (table: string) =>
		`select ${id(`'${table} row'`, 'n', 'k')}, ${id(`'${table}'`, 'n', 'k')}, ${plan}, ${borger}`;
	const maaling = (key: string, columns: string) => `
		insert into trivselsmaaling (id, borger_id, client_id, content_hash, lineal_key, lineal_version, blind, made_at_raw, made_at,
			time_zone, received_at, rater_account_id, rater_kind, emne_id, forvaltning_id)
		select ${id(`'${key}'`, 'n', 'k')}, ${borger}, gen_random_uuid(), 'x', 'voresplan', 1, true, at, at, 'Europe/Copenhagen', at, ${columns}`;
	const value = (key: string, series: string) => `
		insert into trivselsvalue (maaling_id, borger_id, answer, value)
		select ${id(`'${key}'`, 'n', 'k')}, ${borger}, 'point', case when k = 1 and n % 20 = 0 then 1.5 else 2.5 + (n + k) % 4 / 2.0 end
		from ${some}, ${series} as k`;
	const opening = (key: string, series: string) => `
		insert into trivselsopening (account_id, maaling_id, borger_id, how)
		select '${tove}', ${id(`'${key}'`, 'n', 'k')}, ${borger}, 'after_own' from ${some}, ${series} as k where k > 1 or n % 5 <> 0`;
	return [
		`insert into borger (id, name, cpr_encrypted, cpr_hash) select ${borger},
			(array['Amalie','Bent','Cecilie','Dennis','Emma','Frode','Gitte','Hassan','Ingrid','Jonas','Åse','Øjvind'])[1 + n % 12] || ' ' ||
			(array['Andersen','Bach','Christensen','Demir','Eriksen','Friis','Gram','Holm','Iversen','Juhl'])[1 + n / 12 % 10] || ' ' || n,
			decode(md5('cpr ' || n), 'hex'), decode(md5('hash ' || n), 'hex') from ${some}`,
		`insert into account (id, borger_id) select ${account}, ${borger} from ${some}`,
		`insert into account_role (account_id, role) select ${account}, 'borger' from ${some}`,
		`insert into team_membership (borger_id, account_id, function, role_text, why, from_on)
			select ${borger}, '${tove}', 'tovholder', 'Holder trådene.', 'Det har I aftalt.', ${day('370')} from ${some}`,
		`insert into team_membership (borger_id, account_id, function, role_text, why, from_on)
			select ${borger}, '${signe}', 'fagperson', 'Hjælper derhjemme.', 'Det har I aftalt.', ${day('370')} from ${some}`,
		`insert into adgangsgrundlag (borger_id, forvaltning_id, type, kinds, topics, purpose, given_how, from_on, to_on)
			select ${borger}, who, 'samtykke', '{plan,trivsel,moede,netvaerk}', '{helbred}', 'Én plan.', 'digital', ${day('370')},
				case when n % 15 = 0 then ${day('-20')} else ${day('-200')} end
			from ${some}, unnest(array['${toves}', '${signes}']::uuid[]) as who`,
		`insert into plan (id, borger_id, started_on, version) select ${plan}, ${borger}, ${day('365')}, 12 from ${some}`,
		`insert into plan_samtykke (borger_id, plan_id, given_how, given_at) select ${borger}, ${plan}, 'digital', ${ago('365')}
			from ${some} where n % 40 <> 0`,
		`insert into plan_version (plan_id, version, borger_id, published_at, published_by_account_id, summary)
			select ${plan}, k, ${borger}, ${ago('372 - 30 * k')}, '${tove}', 'En ny udgave.' from ${some}, generate_series(1, 12) as k`,
		`insert into plan_statement (borger_id, plan_id, version, stance, at)
			select ${borger}, ${plan}, k, case when k = 12 and n % 25 = 0 then 'disagree' else 'agree' end, ${ago('371 - 30 * k')}
			from ${some}, generate_series(1, 12) as k`,
		`insert into wish (borger_id, type, text, created_at)
			select ${borger}, (array['dream', 'job', 'wish'])[k], 'Jeg vil have ro.', ${ago('300')} from ${some}, generate_series(1, 3) as k`,
		`insert into tavlepunkt (borger_id, column_key, text, author_account_id, created_at)
			select ${borger}, (array['fungerer', 'bekymrer', 'droemme'])[1 + k % 3], 'Sove.', ${account},
				case when k = 4 and n % 30 = 0 then ${ago('1')} else ${ago('300')} end
			from ${some}, generate_series(1, 4) as k`,
		`insert into overdragelse (borger_id, from_account_id, to_account_id, on_day, reason, open_points, by_account_id)
			select ${borger}, '${signe}', '${tove}', ${day('200')}, 'Nyt arbejde.', case when n % 40 = 0 then '{notes}'::text[] else '{}' end, '${signe}'
			from ${some}`,
		`insert into maal (id, item_id, plan_id, borger_id, first_version, position, title, forvaltning_id)
			${versioned('maal')}, 1, k, 'Et mål', '${toves}' from ${some}, generate_series(1, 4) as k`,
		`insert into delmaal (id, item_id, plan_id, borger_id, first_version, position, maal_id, title, forvaltning_id)
			${versioned('delmaal')}, 1, k, ${id(`'maal'`, 'n', '1 + k % 4')}, 'Et skridt', '${toves}' from ${some}, generate_series(1, 8) as k`,
		`insert into indsats (id, item_id, plan_id, borger_id, first_version, position, title, provider, proevehandling, starts_on, ends_on, learnt, forvaltning_id)
			${versioned('indsats')}, 1, k, 'Mentor', 'Kommunen', k = 3, ${day('300')}, case when k = 3 then ${day('40')} end,
				case when k = 3 and n % 50 > 0 then 'Det hjalp.' end, '${toves}'
			from ${some}, generate_series(1, 3) as k`,
		// What is done is taken out of the plan two versions later.
		`insert into aftale (id, item_id, plan_id, borger_id, first_version, last_version, position, text, owed_by, responsible_account_id, responsible_forvaltning_id, due_on, forvaltning_id)
			${versioned('aftale')}, 1 + k / 4, case when k < 36 then 3 + k / 4 end, k, 'En aftale', (array['borger', 'kommune'])[1 + k % 2], '${tove}', '${toves}',
				${day('365 - k * 8')}, '${toves}'
			from ${some}, generate_series(1, 48) as k`,
		`insert into aftale_status (aftale_item_id, borger_id, state, by_account_id, at)
			select ${id(`'aftale'`, 'n', 'k')}, ${borger}, 'done', '${tove}', ${ago('366 - k * 8')}
			from ${some}, generate_series(1, 48) as k where k < 44 or (k < 46 and n % 10 > 0)`,
		`insert into moede (id, borger_id, title, purpose, starts_at, ends_at, starts_local, place, state, forvaltning_id)
			select ${id(`'moede'`, 'n', 'k')}, ${borger}, 'Opfølgning', 'Vi ser på planen.', at, at + interval '1 hour', at at time zone 'Europe/Copenhagen',
				'Rådhuset', case when k = 13 then 'planned' else 'held' end, '${toves}'
			from ${some}, generate_series(1, 13) as k, lateral (select ${ago('365 - k * 29')} as at) x where k < 13 or n % 5 > 0`,
		`insert into moede_participant (moede_id, borger_id, account_id, role_text, answer)
			select ${id(`'moede'`, 'n', 'k')}, ${borger}, '${tove}', 'Leder mødet', case when n % 12 = 0 then 'none' else 'yes' end
			from ${some}, generate_series(1, 13) as k where k < 13 or n % 5 > 0`,
		`insert into opgave (borger_id, moede_id, type, due_on, created_by_account_id, created_at, done_at, forvaltning_id)
			select ${borger}, ${id(`'moede'`, 'n', 'k')}, 'follow_up', ${day('360 - k * 29')}, '${tove}', ${ago('365 - k * 29')},
				case when k < 12 or n % 20 > 0 then ${ago('361 - k * 29')} end, '${toves}'
			from ${some}, generate_series(1, 12) as k`,
		`insert into anmodning (borger_id, type, name, words, created_at, answer, answered_by_account_id, answered_at)
			select ${borger}, 'propose', 'Min søster', 'Hun hjælper mig.', ${ago('300 - k * 70')},
				case when k < 4 or n % 25 > 0 then 'yes' end, '${tove}', ${ago('299 - k * 70')}
			from ${some}, generate_series(1, 4) as k`,
		`insert into samtale (id, borger_id, subject, started_by_account_id, created_at)
			select ${id(`'samtale'`, 'n', 'k')}, ${borger}, 'Et spørgsmål', ${account}, ${ago('370 - k * 60')} from ${some}, generate_series(1, 6) as k`,
		`insert into samtale_reader (samtale_id, borger_id, account_id, added_by_account_id)
			select ${id(`'samtale'`, 'n', 'k')}, ${borger}, '${tove}', ${account} from ${some}, generate_series(1, 6) as k`,
		`insert into besked (samtale_id, borger_id, author_account_id, text, promised_on, created_at)
			select ${id(`'samtale'`, 'n', 'k')}, ${borger}, case when turn % 2 = 1 then ${account} else '${tove}' end, 'Hvornår er det?',
				case when turn % 2 = 1 then ${day('366 - k * 60')} end, ${ago('370 - k * 60 - turn')}
			from ${some}, generate_series(1, 6) as k, generate_series(1, 6) as turn where k < 6 or turn < 6 or n % 15 > 0`,
		`insert into event (borger_id, at, actor_account_id, type, kind) select ${borger}, ${ago('k * 10')}, ${account}, 'answer_given', 'trivsel'
			from ${some}, generate_series(1, 36) as k`,
		`insert into trivselsemne (id, borger_id, text, position, topics)
			select ${emne('k')}, ${borger}, 'Et område', k, case when k = 2 then '{helbred}'::text[] else '{}' end from ${some}, generate_series(1, 2) as k where n % 2 = 0`,
		`${maaling('own', `'${tove}', 'fagperson', null, '${toves}'`)} from ${some}, generate_series(1, 24) as k, lateral (select ${ago('k * 15')} as at) x`,
		value('own', 'generate_series(1, 24)'),
		`${maaling('answer', `${account}, 'borger', null, null`)} from ${some}, generate_series(1, 72) as k, lateral (select ${ago('k * 5')} as at) x`,
		value('answer', 'generate_series(1, 72)'),
		opening('answer', 'generate_series(1, 72)'),
		`${maaling('area', `${account}, 'borger', ${emne('1 + k % 2')}, null`)} from ${some}, generate_series(1, 24 - n % 2 * 24) as k, lateral (select ${ago('k * 15')} as at) x`,
		value('area', 'generate_series(1, 24 - n % 2 * 24)'),
		opening('area', 'generate_series(1, 24 - n % 2 * 24)'),
		`insert into trivselsnote (maaling_id, borger_id, note) select ${id(`'answer'`, 'n', 'k')}, ${borger}, 'Det går.'
			from ${some}, generate_series(1, 72, 4) as k where k > 1 or n % 6 = 0`,
		`insert into trivselsnote (maaling_id, borger_id, note) select ${id(`'own'`, 'n', 'k')}, ${borger}, 'Det ser ud til at gå.'
			from ${some}, generate_series(1, 24, 4) as k`,
		`insert into trivselsnote_read (maaling_id, account_id, borger_id) select ${id(`'answer'`, 'n', 'k')}, '${tove}', ${borger}
			from ${some}, generate_series(5, 72, 4) as k`,
		`insert into reply (borger_id, maaling_id, account_id, text) select ${borger}, ${id(`'answer'`, 'n', 'k')}, '${tove}', 'Tak.'
			from ${some}, generate_series(1, 72, 9) as k where k > 1 or n % 40 = 0`
	];
}
