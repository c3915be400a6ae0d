-- This database's history begins here (before row-level security binds its owner too).
insert into epoch (id) values (gen_random_uuid());
--> statement-breakpoint

-- The kinds of meeting to begin with; a municipality has its own. Halsnæs' kick-off and mini-kicks at 3, 6 and 9 months (M12, M13).
insert into moede_template (key, name, minutes, purpose, prepare, duty, agenda, follow_months, follow_template, questions, position) values
	('kickoff', 'Kick-off', 90, 'Vi lægger din plan sammen. Du siger, hvad du ønsker dig, og vi aftaler, hvem der hjælper med hvad.',
		'Tænk over, hvad du ønsker dig. Du må tage en med.', false,
		'[{"title": "Velkommen, og hvem er med?", "minutes": 10}, {"title": "Det fungerer, det bekymrer, og det drømmer du om", "minutes": 30}, {"title": "Mål og aftaler", "minutes": 30}, {"title": "Hvem gør hvad, og hvornår mødes vi igen?", "minutes": 15}, {"title": "Hvem må se hvad?", "minutes": 5}]',
		'{3,6,9}', 'mini_kick', '{}', 1),
	('mini_kick', 'Mini-kick', 45, 'Vi ser på, hvordan vi arbejder sammen, og om målene stadig er dine.',
		'Svar gerne på de to spørgsmål før mødet.', false,
		'[{"title": "Hvordan går samarbejdet?", "minutes": 10}, {"title": "Er målene stadig dine?", "minutes": 15}, {"title": "Aftaler: hvad er sket, og hvad er det næste?", "minutes": 15}, {"title": "Næste møde", "minutes": 5}]',
		'{}', null, '{samarbejdet,stadig_mine}', 2),
	('netvaerksmoede', 'Netværksmøde', 60, 'Du og de mennesker, du har valgt, taler om, hvad der hjælper dig.',
		'Tænk over, hvem du gerne vil have med.', false,
		'[{"title": "Hvem er med, og hvorfor?", "minutes": 10}, {"title": "Det fungerer, og det er svært", "minutes": 25}, {"title": "Hvem gør hvad?", "minutes": 20}, {"title": "Næste møde", "minutes": 5}]',
		'{}', null, '{}', 3),
	('opfoelgning', 'Opfølgning', 45, 'Vi ser på, hvordan det går med aftalerne, og hvad der er det næste skridt.',
		null, false,
		'[{"title": "Hvordan går det?", "minutes": 10}, {"title": "Aftalerne", "minutes": 25}, {"title": "Næste skridt og næste møde", "minutes": 10}]',
		'{}', null, '{}', 4),
	('rundbordssamtale', 'Rundbordssamtale', 60, 'Alle, der hjælper dig, sidder om samme bord. Sammen finder vi en vej videre.',
		'Tænk over, hvad der er vigtigst for dig lige nu.', false,
		'[{"title": "Hvad er vigtigst for dig?", "minutes": 15}, {"title": "Hver siger, hvad de ser", "minutes": 20}, {"title": "Hvad beslutter vi?", "minutes": 20}, {"title": "Næste møde", "minutes": 5}]',
		'{}', null, '{}', 5),
	-- Hjørring's conference (S17): everybody has read the papers; the minutes are theirs.
	('tfa', 'Tværfaglig konference (TFA)', 60, 'De fagpersoner, du har talt med, ser samlet på din situation og aftaler, hvem der gør hvad.',
		'Alle notater skal være klar kl. 12 dagen før.', false,
		'[{"title": "Dit jobmål", "minutes": 5}, {"title": "Hvad du kan: hver siger sin vurdering", "minutes": 15}, {"title": "Hvad der står i vejen", "minutes": 15}, {"title": "Hvilken hjælp der kan rydde det af vejen", "minutes": 15}, {"title": "Konkrete aftaler med dato", "minutes": 10}]',
		'{}', null, '{}', 6);
--> statement-breakpoint

-- Row-level security, enabled and forced, on every table; then one policy per role and command, named as a sentence, and
-- only then the grants, which list columns wherever something is inserted or updated.
do $$
declare
	t text;
begin
	foreach t in array (select array_agg(tablename::text) from pg_tables where schemaname = 'public') loop
		execute format('alter table public.%I enable row level security', t);
		execute format('alter table public.%I force row level security', t);
		-- The helpers of 0001 read as vp_reader. It is a login for nobody.
		execute format('create policy reader_reads_for_the_helpers on public.%I for select to vp_reader using (true)', t);
		-- The import runs without a person; it adds and looks up, and changes nothing that is there.
		if t not in ('session', 'identity', 'logout_token', 'admin_change', 'samtykke_withdrawal')
			and t not like 'access\_%' and t not like 'phone%' and t not like 'notification%'
			and t not in ('push_subscription', 'calendar_feed', 'moede_invitation', 'leder_question',
				'journal_item', 'journal_delivery', 'moede_acknowledgement')
			and t not like 'quarter\_%' then
			execute format('create policy import_reads on public.%I for select to vp_import using (true)', t);
			execute format('create policy import_adds on public.%I for insert to vp_import with check (true)', t);
		end if;
	end loop;
	foreach t in array (select array_agg(tablename::text) from pg_tables where schemaname = 'cube') loop
		execute format('alter table cube.%I enable row level security', t);
		execute format('alter table cube.%I force row level security', t);
	end loop;
end
$$;
--> statement-breakpoint
grant select (id, name, died_on, protected_address, created_at) on borger to vp_reader;
grant select on setting, access_event, access_entry to vp_reader;
grant select on session, account, account_role, trivselsvalue, enhed, team_membership, adgangsgrundlag, maal, delmaal, aftale, indsats, moede, moede_participant, trivselsmaaling, trivselsemne, trivselsopening, event, plan, tavlepunkt, samtale_reader to vp_reader;
grant select (id, borger_id) on samtale to vp_reader;
grant select (id, borger_id, moede_id, type, due_on, done_at, created_by_account_id, topics, forvaltning_id) on opgave to vp_reader;
grant select (plan_id, withdrawn_at) on plan_samtykke to vp_reader;
-- What Mine borgere asks for beside these: that and when, and nobody's words.
grant select on trivselslineal to vp_reader;
grant select (plan_id, version, published_at) on plan_version to vp_reader;
grant select (aftale_item_id, state, new_due_on, at) on aftale_status to vp_reader;
grant select (borger_id, maaling_id) on trivselsnote, trivselsnote_read to vp_reader;
grant select (id, borger_id, plan_id, version, stance, at) on plan_statement to vp_reader;
grant select (maaling_id, statement_id) on reply to vp_reader;
grant select (id, samtale_id, borger_id, author_account_id, promised_on, created_at) on besked to vp_reader;
grant select (borger_id, account_id, moede_id, created_at, withdrawn_at, answer) on anmodning to vp_reader;
grant select (borger_id, topics, created_at, ended_at) on wish to vp_reader;
grant select (borger_id, to_account_id, on_day, open_points, created_at) on overdragelse to vp_reader;
--> statement-breakpoint
grant select, insert on account, account_role, adgangsgrundlag, aftale, aftale_status, beslutning, borger, delmaal, enhed, event, import_item, indsats, maal, moede, moede_participant, netvaerksperson, plan, plan_samtykke, plan_version, setting, team_membership, trivselslineal, trivselslineal_anchor, trivselsemne, trivselsmaaling, trivselsvalue, trivselsnote, trivselsnote_read, trivselsopening, wish, tavlepunkt, plan_statement, reply, overdragelse, moede_template, dagsordenspunkt, moede_note, opgave, anmodning, fravaer, samtale, samtale_reader, besked, besked_read to vp_import;
--> statement-breakpoint
grant select on epoch to vp_import;
--> statement-breakpoint

-- The import shows nobody anything, but it holds everybody's data in its hands: one event for the whole population.
create policy import_records_itself on access_event for insert to vp_import with check (account_id is null and role = 'import');
create policy import_records_whom on access_entry for insert to vp_import with check (true);
create policy import_reads_own_record on access_event for select to vp_import using (role = 'import');
grant insert (account_id, role, kind, page, purpose, request_id), select on access_event to vp_import;
grant insert (event_id, borger_id, item_kind, item_id) on access_entry to vp_import;
--> statement-breakpoint

-- The keeper: what log-in and the access log need.
create policy keeper_reads on account for select to vp_keeper using (true);
create policy keeper_notes_login on account for update to vp_keeper using (true);
create policy keeper_reads on account_role for select to vp_keeper using (true);
create policy keeper_reads on borger for select to vp_keeper using (true);
create policy keeper_reads on enhed for select to vp_keeper using (true);
create policy keeper_reads on identity for select to vp_keeper using (true);
create policy keeper_binds on identity for insert to vp_keeper with check (true);
create policy keeper_keeps on session for all to vp_keeper using (true) with check (true);
create policy keeper_writes on access_event for insert to vp_keeper with check (true);
create policy keeper_returns_id on access_event for select to vp_keeper using (true);
create policy keeper_writes on access_entry for insert to vp_keeper with check (true);
grant select (id, borger_id, enhed_id, employee_id, name, title, disabled_at, last_login_at, previous_login_at), update (last_login_at, previous_login_at) on account to vp_keeper;
grant select on account_role, enhed to vp_keeper;
grant select (id, name, cpr_hash, died_on, skaermet) on borger to vp_keeper;
grant select, insert on identity to vp_keeper;
grant select, insert, update (seen_at, idle_until, ends_at), delete on session to vp_keeper;
grant insert (account_id, role, kind, page, purpose, request_id), select (id) on access_event to vp_keeper;
grant insert (event_id, borger_id, item_kind, item_id) on access_entry to vp_keeper;
create policy keeper_ties on access_key for all to vp_keeper using (true) with check (true);
create policy keeper_queues on access_unsealed for all to vp_keeper using (true) with check (true);
create policy keeper_reads_entries on access_entry for select to vp_keeper using (true);
create policy keeper_erases on access_entry for update to vp_keeper using (true);
create policy keeper_reads_seals on access_seal for select to vp_keeper using (true);
create policy keeper_seals on access_seal for insert to vp_keeper with check (true);
create policy keeper_counts_once on logout_token for all to vp_keeper using (true) with check (true);
create policy keeper_records on admin_change for insert to vp_keeper with check (true);
grant select, insert, delete on access_key, access_unsealed to vp_keeper;
grant select on access_event, access_entry, access_seal to vp_keeper;
grant update (borger_id, item_id) on access_entry to vp_keeper;
grant insert (seq, event_id, hash) on access_seal to vp_keeper;
grant select, insert (hash), delete on logout_token to vp_keeper;
grant insert (account_id, thing, row_key, action, before, after) on admin_change to vp_keeper;
--> statement-breakpoint

-- The keeper: what starting a plan, a handover, a rating on the wrong person and an area that follows its goal need, each in a helper
-- of 0001 that decides who may, or in a trigger.
create policy keeper_makes on borger for insert to vp_keeper with check (true);
create policy keeper_makes on account for insert to vp_keeper with check (borger_id is not null);
create policy keeper_makes on account_role for insert to vp_keeper with check (role = 'borger');
create policy keeper_reads on plan for select to vp_keeper using (true);
create policy keeper_starts on plan for insert to vp_keeper with check (true);
create policy keeper_reads on team_membership for select to vp_keeper using (true);
create policy keeper_appoints on team_membership for insert to vp_keeper with check (true);
create policy keeper_ends on team_membership for update to vp_keeper using (true);
create policy keeper_notes_why on adgangsgrundlag for insert to vp_keeper with check (true);
create policy keeper_hands_over on overdragelse for insert to vp_keeper with check (true);
create policy keeper_returns_id on overdragelse for select to vp_keeper using (true);
create policy keeper_tells_of_the_team on event for insert to vp_keeper with check (type in ('team_joined', 'team_left'));
create policy keeper_reads on maal for select to vp_keeper using (true);
create policy keeper_reads on moede for select to vp_keeper using (true);
create policy keeper_reads on samtale for select to vp_keeper using (true);
create policy keeper_starts on samtale for insert to vp_keeper with check (true);
create policy keeper_names on samtale_reader for insert to vp_keeper with check (true);
grant select (id, borger_id, topics, forvaltning_id, starts_at, ends_at, state) on moede to vp_keeper;
grant insert (id, borger_id, subject, started_by_account_id), select (id, borger_id, started_by_account_id) on samtale to vp_keeper;
grant insert (samtale_id, borger_id, account_id, added_by_account_id) on samtale_reader to vp_keeper;
create policy keeper_reads on trivselsemne for select to vp_keeper using (true);
create policy keeper_marks on trivselsemne for update to vp_keeper using (true);
create policy keeper_reads on trivselsmaaling for select to vp_keeper using (true);
create policy keeper_hides on trivselsmaaling for update to vp_keeper using (true);
grant insert (name, cpr_encrypted, cpr_hash, phone) on borger to vp_keeper;
grant insert (borger_id), select (phone) on account to vp_keeper;
grant insert (account_id, role) on account_role to vp_keeper;
create policy keeper_notes_joint_plan on plan_samtykke for insert to vp_keeper with check (true);
create policy keeper_ends on plan for update to vp_keeper using (true);
create policy keeper_reads on adgangsgrundlag for select to vp_keeper using (true);
create policy keeper_reads on setting for select to vp_keeper using (true);
create policy keeper_notes_what_went on samtykke_withdrawal for insert to vp_keeper with check (true);
grant insert (borger_id, plan_id, given_how, noted_by_account_id) on plan_samtykke to vp_keeper;
grant select (id, borger_id, forvaltning_id) on adgangsgrundlag to vp_keeper;
grant select on setting to vp_keeper;
grant insert (adgangsgrundlag_id, borger_id, forvaltning_id, kinds, topics, how, by_account_id) on samtykke_withdrawal to vp_keeper;
grant update (ended_on) on plan to vp_keeper;
grant insert (borger_id, started_on), select on plan to vp_keeper;
grant insert (borger_id, account_id, function, role_text, why, from_on), select, update (to_on, ended_reason) on team_membership to vp_keeper;
grant insert (borger_id, forvaltning_id, type, kinds, topics, purpose, given_how, paragraph, noted_by_account_id, from_on, to_on) on adgangsgrundlag to vp_keeper;
grant insert (borger_id, from_account_id, to_account_id, on_day, reason, done_points, open_points, by_account_id), select (id) on overdragelse to vp_keeper;
grant insert (borger_id, actor_account_id, type, subject_id, params, kind) on event to vp_keeper;
grant select (id, borger_id, rater_account_id, typed_by_account_id, misregistered_at), update (misregistered_at) on trivselsmaaling to vp_keeper;
grant select (item_id, plan_id, first_version, topics) on maal to vp_keeper;
grant select (id, borger_id, maal_id, topics), update (topics) on trivselsemne to vp_keeper;
--> statement-breakpoint

-- What is about nobody: the organisation, the municipality's settings, the rulers, the database's epoch.
create policy everybody_reads on enhed for select to vp_borger, vp_fagperson, vp_fordeler, vp_admin, vp_dpo using (true);
create policy everybody_reads on setting for select to vp_login, vp_borger, vp_fagperson, vp_fordeler, vp_admin, vp_dpo using (true);
create policy everybody_reads on trivselslineal for select to vp_borger, vp_fagperson using (true);
create policy everybody_reads on trivselslineal_anchor for select to vp_borger, vp_fagperson using (true);
create policy everybody_reads on epoch for select to vp_borger, vp_fagperson using (true);
create policy everybody_reads on moede_template for select to vp_borger, vp_fagperson using (true);
grant select on moede_template to vp_borger, vp_fagperson;
grant select on enhed to vp_borger, vp_fagperson, vp_fordeler, vp_admin, vp_dpo;
grant select on setting to vp_login, vp_borger, vp_fagperson, vp_fordeler, vp_admin, vp_dpo;
grant select on trivselslineal, trivselslineal_anchor to vp_borger, vp_fagperson;
grant select on epoch to vp_borger, vp_fagperson;
--> statement-breakpoint

-- The borger: everything about themself that is published, and their own words.
create policy borger_reads_own on borger for select to vp_borger using (id = (select app.actor_borger_id()));
create policy borger_reads_own on netvaerksperson for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_reads_own on team_membership for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_reads_own on adgangsgrundlag for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_gives on adgangsgrundlag for insert to vp_borger with check (borger_id = (select app.actor_borger_id()) and type = 'samtykke' and given_how = 'digital' and noted_by_account_id is null);
create policy borger_withdraws on adgangsgrundlag for update to vp_borger using (borger_id = (select app.actor_borger_id()) and type = 'samtykke');
create policy borger_reads_own on samtykke_withdrawal for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_reads_own on plan_samtykke for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_says_yes on plan_samtykke for insert to vp_borger with check (borger_id = (select app.actor_borger_id()) and given_how = 'digital' and noted_by_account_id is null and plan_id in (select p.id from plan p where p.borger_id = (select app.actor_borger_id()) and p.ended_on is null));
create policy borger_withdraws on plan_samtykke for update to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_shields_self on borger for update to vp_borger using (id = (select app.actor_borger_id()));
create policy borger_reads_own on event for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_tells_what_changed on event for insert to vp_borger with check (borger_id = (select app.actor_borger_id()) and actor_account_id = (select app.actor_id()) and forvaltning_id is null);
create policy borger_reads_own on plan for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_reads_own on plan_version for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_reads_own on wish for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_writes_own on wish for insert to vp_borger with check (borger_id = (select app.actor_borger_id()));
create policy borger_takes_back_own on wish for update to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_reads_own on tavlepunkt for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_writes_own on tavlepunkt for insert to vp_borger with check (borger_id = (select app.actor_borger_id()) and author_account_id = (select app.actor_id()));
create policy borger_takes_back_own on tavlepunkt for update to vp_borger using (author_account_id = (select app.actor_id()));
create policy borger_reads_own on plan_statement for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_says on plan_statement for insert to vp_borger with check (borger_id = (select app.actor_borger_id()) and plan_id in (select p.id from plan p where p.borger_id = (select app.actor_borger_id()) and p.version = plan_statement.version and p.ended_on is null));
create policy borger_reads_own on reply for select to vp_borger using (borger_id = (select app.actor_borger_id()) and (maaling_id is null or exists (select from trivselsmaaling m where m.id = maaling_id)));
create policy borger_reads_own on overdragelse for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_reads_own_published on maal for select to vp_borger using (borger_id = (select app.actor_borger_id()) and (plan_id, first_version) in (select v.plan_id, v.version from plan_version v where v.borger_id = (select app.actor_borger_id())));
create policy borger_reads_own_published on delmaal for select to vp_borger using (borger_id = (select app.actor_borger_id()) and (plan_id, first_version) in (select v.plan_id, v.version from plan_version v where v.borger_id = (select app.actor_borger_id())));
create policy borger_reads_own_published on aftale for select to vp_borger using (borger_id = (select app.actor_borger_id()) and (plan_id, first_version) in (select v.plan_id, v.version from plan_version v where v.borger_id = (select app.actor_borger_id())));
create policy borger_reads_own_published on indsats for select to vp_borger using (borger_id = (select app.actor_borger_id()) and (plan_id, first_version) in (select v.plan_id, v.version from plan_version v where v.borger_id = (select app.actor_borger_id())));
create policy borger_reads_own_published on aftale_status for select to vp_borger using (borger_id = (select app.actor_borger_id()) and exists (select from aftale a where a.item_id = aftale_item_id));
create policy borger_tells_own_published on aftale_status for insert to vp_borger with check (borger_id = (select app.actor_borger_id()) and by_account_id = (select app.actor_id()) and state in ('done', 'reopened') and exists (select from aftale a where a.item_id = aftale_item_id));
create policy borger_reads_own on moede for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_reads_own on moede_participant for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_reads_own on beslutning for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_reads_own on dagsordenspunkt for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_puts_on_agenda on dagsordenspunkt for insert to vp_borger with check (borger_id = (select app.actor_borger_id()) and author_account_id = (select app.actor_id()) and exists (select from moede m where m.id = moede_id));
create policy borger_takes_back_own on dagsordenspunkt for update to vp_borger using (author_account_id = (select app.actor_id()));
create policy borger_reads_own on moede_note for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_says on moede_note for insert to vp_borger with check (borger_id = (select app.actor_borger_id()) and by_account_id = (select app.actor_id()) and key in ('samarbejdet', 'stadig_mine') and exists (select from moede m where m.id = moede_id and m.state <> 'cancelled'));
create policy borger_names_own_people on netvaerksperson for insert to vp_borger with check (borger_id = (select app.actor_borger_id()));
create policy borger_brings_own_people on moede_participant for insert to vp_borger with check (borger_id = (select app.actor_borger_id()) and exists (select from moede m where m.id = moede_id) and exists (select from netvaerksperson n where n.id = netvaerksperson_id));
create policy borger_takes_back_own_people on moede_participant for update to vp_borger using (borger_id = (select app.actor_borger_id()) and netvaerksperson_id is not null);
create policy borger_reads_own on anmodning for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_asks on anmodning for insert to vp_borger with check (borger_id = (select app.actor_borger_id()) and (moede_id is null or exists (select from moede m where m.id = moede_id and m.state = 'planned')) and (account_id is null or exists (select from account a where a.id = account_id and a.borger_id is null)));
create policy borger_takes_back_own on anmodning for update to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_reads_of_people_around_them on fravaer for select to vp_borger using (exists (select from account a where a.id = account_id));
create policy borger_reads_own on samtale for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_reads_own on samtale_reader for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_lets_read on samtale_reader for insert to vp_borger with check (borger_id = (select app.actor_borger_id()) and added_by_account_id = (select app.actor_id()) and exists (select from samtale s where s.id = samtale_id) and exists (select from team_membership t where t.borger_id = (select app.actor_borger_id()) and t.account_id = samtale_reader.account_id and t.from_on <= (select app.today()) and (t.to_on is null or t.to_on >= (select app.today()))));
create policy borger_ends_reading on samtale_reader for update to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_reads_own on besked for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_writes on besked for insert to vp_borger with check (borger_id = (select app.actor_borger_id()) and author_account_id = (select app.actor_id()) and promised_on is not null and exists (select from samtale s where s.id = samtale_id));
create policy borger_reads_who_read_own on besked_read for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_reads_own on trivselsemne for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_chooses on trivselsemne for insert to vp_borger with check (borger_id = (select app.actor_borger_id()));
create policy borger_lets_go on trivselsemne for update to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_reads_own on trivselsmaaling for select to vp_borger using (borger_id = (select app.actor_borger_id()) and misregistered_at is null);
create policy borger_answers on trivselsmaaling for insert to vp_borger with check (borger_id = (select app.actor_borger_id()) and rater_account_id = (select app.actor_id()) and (emne_id is null or exists (select from trivselsemne e where e.id = emne_id and e.ended_at is null)));
create policy borger_reads_own_and_opened on trivselsvalue for select to vp_borger using (borger_id = (select app.actor_borger_id()) and exists (select from trivselsmaaling m where m.id = maaling_id and (m.rater_kind = 'borger' or exists (select from trivselsopening o where o.maaling_id = m.id))));
create policy borger_answers on trivselsvalue for insert to vp_borger with check (borger_id = (select app.actor_borger_id()) and exists (select from trivselsmaaling m where m.id = maaling_id and m.rater_account_id = (select app.actor_id())));
create policy borger_reads_own_and_opened on trivselsnote for select to vp_borger using (borger_id = (select app.actor_borger_id()) and exists (select from trivselsmaaling m where m.id = maaling_id and (m.rater_kind = 'borger' or exists (select from trivselsopening o where o.maaling_id = m.id))));
create policy borger_answers on trivselsnote for insert to vp_borger with check (borger_id = (select app.actor_borger_id()) and exists (select from trivselsmaaling m where m.id = maaling_id and m.rater_account_id = (select app.actor_id())));
create policy borger_reads_who_read_own_note on trivselsnote_read for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_reads_own on trivselsopening for select to vp_borger using (account_id = (select app.actor_id()));
create policy borger_opens_after_own_answer on trivselsopening for insert to vp_borger with check (account_id = (select app.actor_id()) and borger_id = (select app.actor_borger_id()) and how = 'after_own' and exists (select from trivselsmaaling m where m.id = maaling_id and m.rater_kind <> 'borger'));
create policy borger_reads_people_around_them on account for select to vp_borger using (id in (select t.account_id from team_membership t where t.borger_id = (select app.actor_borger_id()) union select p.account_id from moede_participant p where p.borger_id = (select app.actor_borger_id()) and p.account_id is not null union select p.substitute_account_id from moede_participant p where p.borger_id = (select app.actor_borger_id()) and p.substitute_account_id is not null union select app.actor_id()));
create policy borger_reads_who_saw on access_entry for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_reads_who_saw on access_event for select to vp_borger using (id in (select e.event_id from access_entry e where e.borger_id = (select app.actor_borger_id())));
--> statement-breakpoint
grant select (id, name, phone, protected_address, skaermet) on borger to vp_borger;
grant select (id, borger_id, enhed_id, name, title, phone) on account to vp_borger;
grant insert (id, borger_id, forvaltning_id, type, kinds, topics, purpose, given_how, renews_id, from_on, to_on), update (kinds, topics, withdrawn_at, withdrawn_how) on adgangsgrundlag to vp_borger;
grant insert (id, borger_id, plan_id, given_how), update (withdrawn_at) on plan_samtykke to vp_borger;
grant update (skaermet) on borger to vp_borger;
grant select on samtykke_withdrawal, plan_samtykke to vp_borger;
grant select on netvaerksperson, team_membership, adgangsgrundlag, event, plan, plan_version, wish, maal, delmaal, aftale, aftale_status, indsats, moede, beslutning, trivselsemne, trivselsvalue, trivselsnote, trivselsnote_read, trivselsopening, access_event, access_entry, tavlepunkt, plan_statement, reply, overdragelse, dagsordenspunkt, moede_note, anmodning, fravaer, samtale, samtale_reader, besked, besked_read to vp_borger;
-- Why a professional does not come is between them and those who plan.
grant select (id, moede_id, borger_id, account_id, netvaerksperson_id, role_text, answer, answered_at, substitute_account_id, bisidder, invited_by_account_id, invited_at, removed_at) on moede_participant to vp_borger;
grant insert (id, moede_id, borger_id, netvaerksperson_id, role_text, bisidder), update (removed_at) on moede_participant to vp_borger;
grant insert (id, borger_id, name, relation, phone) on netvaerksperson to vp_borger, vp_fagperson;
grant insert (id, moede_id, borger_id, title, minutes, position, author_account_id), update (ended_at) on dagsordenspunkt to vp_borger;
grant insert (id, moede_id, borger_id, key, text, by_account_id) on moede_note to vp_borger, vp_fagperson;
grant insert (id, borger_id, type, moede_id, account_id, name, words, times), update (withdrawn_at) on anmodning to vp_borger;
grant insert (samtale_id, borger_id, account_id, added_by_account_id), update (ended_at) on samtale_reader to vp_borger;
grant insert (id, samtale_id, borger_id, author_account_id, text, promised_on) on besked to vp_borger;
grant select (id, borger_id, rater_account_id, client_id, rater_kind, lineal_key, lineal_version, emne_id, blind, samlet_vurdering, made_at_raw, made_at, time_zone, received_at, typed_by_account_id, given_how, topics, forvaltning_id, misregistered_at) on trivselsmaaling to vp_borger, vp_fagperson;
grant insert (borger_id, actor_account_id, type, subject_id, params, kind, topics, forvaltning_id) on event to vp_borger, vp_fagperson;
grant insert (aftale_item_id, borger_id, state, reason, new_due_on, by_account_id) on aftale_status to vp_borger, vp_fagperson;
grant insert (borger_id, type, text, topics), update (ended_at) on wish to vp_borger;
grant insert (borger_id, column_key, text, author_account_id, topics), update (ended_at) on tavlepunkt to vp_borger, vp_fagperson;
grant insert (borger_id, plan_id, version, stance, words) on plan_statement to vp_borger;
grant insert (borger_id, maal_id, text, position, topics), update (ended_at, position) on trivselsemne to vp_borger, vp_fagperson;
grant insert (borger_id, rater_account_id, client_id, content_hash, lineal_key, lineal_version, emne_id, made_at_raw, made_at, time_zone) on trivselsmaaling to vp_borger, vp_fagperson;
grant insert (maaling_id, borger_id, answer, value) on trivselsvalue to vp_borger, vp_fagperson;
grant insert (maaling_id, borger_id, note, skridt) on trivselsnote to vp_borger, vp_fagperson;
grant insert (account_id, maaling_id, borger_id) on trivselsopening to vp_borger, vp_fagperson;
--> statement-breakpoint

-- The fagperson (tovholder, stedfortraeder, other): by the visibility rule, and nothing else.
create policy team_reads_borger on borger for select to vp_fagperson using (app.may_see_borger(id));
create policy team_reads_netvaerk on netvaerksperson for select to vp_fagperson using (app.may_read(borger_id, 'netvaerk', '{}', null));
create policy member_reads_team on team_membership for select to vp_fagperson using (app.may_see_borger(borger_id));
create policy team_reads_adgangsgrundlag on adgangsgrundlag for select to vp_fagperson using (app.may_see_borger(borger_id));
create policy staff_reads_staff on account for select to vp_fagperson using (borger_id is null and (select app.actor_id()) is not null);
create policy team_reads_readable on event for select to vp_fagperson using (app.may_read(borger_id, kind, topics, forvaltning_id));
-- Who may see what belongs to no forvaltning: to have noted a no makes no borger exist for anybody.
create policy team_tells_what_changed on event for insert to vp_fagperson with check (actor_account_id = (select app.actor_id()) and forvaltning_id is not distinct from case when type ~ '^(plan_)?samtykke_|^hjemmel_' then null else (select app.actor_forvaltning_id()) end and app.may_see_borger(borger_id));
-- Nobody puts themself on a team, or keeps themself there longer: a deputy has their days (M11). Who was there when is not rewritten.
create policy thread_holder_puts_on_team on team_membership for insert to vp_fagperson with check (function <> 'tovholder' and account_id <> (select app.actor_id()) and app.holds_threads(borger_id) and app.can_join(account_id, function) and from_on >= app.today());
create policy thread_holder_takes_off_team on team_membership for update to vp_fagperson using (function <> 'tovholder' and account_id <> (select app.actor_id()) and app.holds_threads(borger_id) and (to_on is null or to_on >= app.today())) with check (to_on is null or to_on >= app.today() - 1);
create policy team_reads_overdragelse on overdragelse for select to vp_fagperson using (app.may_see_borger(borger_id));
create policy thread_holder_finishes_overdragelse on overdragelse for update to vp_fagperson using (app.holds_threads(borger_id));
create policy team_reads_frame on plan for select to vp_fagperson using (app.may_see_borger(borger_id));
create policy thread_holder_publishes on plan for update to vp_fagperson using (app.holds_threads(borger_id));
create policy thread_holder_publishes on plan_version for insert to vp_fagperson with check (published_by_account_id = (select app.actor_id()) and app.holds_threads(borger_id) and exists (select from plan p where p.id = plan_id and p.borger_id = plan_version.borger_id and p.version = plan_version.version and p.version > 0));
create policy team_reads_readable on plan_version for select to vp_fagperson using (app.may_read(borger_id, 'plan', '{}', null));
create policy team_reads_readable on wish for select to vp_fagperson using (app.may_read(borger_id, 'plan', topics, null));
create policy team_reads_readable on maal for select to vp_fagperson using (app.may_read(borger_id, 'plan', topics, forvaltning_id));
create policy team_reads_readable on delmaal for select to vp_fagperson using (app.may_read(borger_id, 'plan', topics, forvaltning_id, responsible_account_id = (select app.actor_id())));
create policy team_reads_readable on aftale for select to vp_fagperson using (app.may_read(borger_id, 'plan', topics, forvaltning_id, responsible_account_id = (select app.actor_id())));
create policy team_reads_readable on indsats for select to vp_fagperson using (app.may_read(borger_id, 'plan', topics, forvaltning_id, responsible_account_id = (select app.actor_id())));
create policy team_drafts on maal for insert to vp_fagperson with check (app.may_see_borger(borger_id) and app.may_read(borger_id, 'plan', topics, forvaltning_id));
create policy team_edits on maal for update to vp_fagperson using (app.may_read(borger_id, 'plan', topics, forvaltning_id));
create policy team_discards on maal for delete to vp_fagperson using (app.may_read(borger_id, 'plan', topics, forvaltning_id));
create policy team_drafts on delmaal for insert to vp_fagperson with check (app.may_see_borger(borger_id) and app.may_read(borger_id, 'plan', topics, forvaltning_id));
create policy team_edits on delmaal for update to vp_fagperson using (app.may_read(borger_id, 'plan', topics, forvaltning_id));
create policy team_discards on delmaal for delete to vp_fagperson using (app.may_read(borger_id, 'plan', topics, forvaltning_id));
create policy team_drafts on aftale for insert to vp_fagperson with check (app.may_see_borger(borger_id) and app.may_read(borger_id, 'plan', topics, forvaltning_id));
create policy team_edits on aftale for update to vp_fagperson using (app.may_read(borger_id, 'plan', topics, forvaltning_id));
create policy team_discards on aftale for delete to vp_fagperson using (app.may_read(borger_id, 'plan', topics, forvaltning_id));
create policy team_drafts on indsats for insert to vp_fagperson with check (app.may_see_borger(borger_id) and app.may_read(borger_id, 'plan', topics, forvaltning_id));
create policy team_edits on indsats for update to vp_fagperson using (app.may_read(borger_id, 'plan', topics, forvaltning_id));
create policy team_discards on indsats for delete to vp_fagperson using (app.may_read(borger_id, 'plan', topics, forvaltning_id));
create policy team_tells_published on aftale_status for insert to vp_fagperson with check (by_account_id = (select app.actor_id()) and exists (select from aftale a join plan p on p.id = a.plan_id where a.id = app.current_item(aftale_item_id) and a.borger_id = aftale_status.borger_id and a.first_version <= p.version));
create policy team_reads_readable on tavlepunkt for select to vp_fagperson using (app.may_read(borger_id, 'plan', topics, forvaltning_id));
create policy team_writes on tavlepunkt for insert to vp_fagperson with check (author_account_id = (select app.actor_id()) and app.may_see_borger(borger_id) and app.may_read(borger_id, 'plan', topics, forvaltning_id));
create policy member_takes_back_own on tavlepunkt for update to vp_fagperson using (author_account_id = (select app.actor_id()) and app.may_read(borger_id, 'plan', topics, forvaltning_id));
create policy team_reads_readable on plan_statement for select to vp_fagperson using (app.may_read(borger_id, 'plan', '{}', null));
create policy team_reads_with_its_subject on reply for select to vp_fagperson using (exists (select from trivselsmaaling m where m.id = maaling_id) or exists (select from plan_statement s where s.id = statement_id));
create policy team_replies_to_answer on reply for insert to vp_fagperson with check (account_id = (select app.actor_id()) and exists (select from trivselsmaaling m where m.id = maaling_id and m.borger_id = reply.borger_id and m.rater_kind = 'borger'));
create policy team_replies_to_statement on reply for insert to vp_fagperson with check (account_id = (select app.actor_id()) and exists (select from plan_statement s where s.id = statement_id and s.borger_id = reply.borger_id));
create policy team_reads_readable on aftale_status for select to vp_fagperson using (exists (select from aftale a where a.id = app.current_item(aftale_item_id)));
create policy team_notes_why on adgangsgrundlag for insert to vp_fagperson with check (noted_by_account_id = (select app.actor_id()) and (select app.actor_forvaltning_id()) is not null and app.may_see_borger(borger_id) and ((type = 'samtykke' and given_how in ('paper', 'oral')) or (type = 'hjemmel' and (forvaltning_id = (select app.actor_forvaltning_id()) or app.holds_threads(borger_id)))));
create policy team_notes_withdrawal on adgangsgrundlag for update to vp_fagperson using ((select app.actor_forvaltning_id()) is not null and app.may_see_borger(borger_id) and (type = 'samtykke' or forvaltning_id = (select app.actor_forvaltning_id()) or app.holds_threads(borger_id)));
create policy team_reads_what_went on samtykke_withdrawal for select to vp_fagperson using (app.may_see_borger(borger_id));
create policy team_reads on plan_samtykke for select to vp_fagperson using (app.may_see_borger(borger_id));
create policy thread_holder_notes on plan_samtykke for insert to vp_fagperson with check (noted_by_account_id = (select app.actor_id()) and given_how in ('paper', 'oral') and app.holds_threads(borger_id) and plan_id in (select p.id from plan p where p.borger_id = plan_samtykke.borger_id and p.ended_on is null));
create policy thread_holder_notes_withdrawal on plan_samtykke for update to vp_fagperson using (app.holds_threads(borger_id));
create policy team_shields on borger for update to vp_fagperson using ((select app.actor_forvaltning_id()) is not null and app.may_see_borger(id));
create policy team_reads_readable on moede for select to vp_fagperson using (app.may_read(borger_id, 'moede', topics, forvaltning_id, app.is_invited(id)));
create policy team_reads_readable on moede_participant for select to vp_fagperson using (exists (select from moede m where m.id = moede_id));
create policy team_reads_readable on beslutning for select to vp_fagperson using (exists (select from moede m where m.id = moede_id));
-- Who reads a meeting as one of the municipality's own plans it; an external party answers for themself.
create policy team_plans on moede for insert to vp_fagperson with check (called_by_account_id = (select app.actor_id()) and app.may_see_borger(borger_id) and app.may_read(borger_id, 'moede', topics, forvaltning_id));
create policy team_changes_plans on moede for update to vp_fagperson using (app.may_read(borger_id, 'moede', topics, forvaltning_id));
create policy team_invites on moede_participant for insert to vp_fagperson with check (invited_by_account_id = (select app.actor_id()) and (select app.actor_forvaltning_id()) is not null and exists (select from moede m where m.id = moede_id and m.borger_id = moede_participant.borger_id) and (account_id is null or app.can_join(account_id, 'fagperson')) and (netvaerksperson_id is null or exists (select from netvaerksperson n where n.id = netvaerksperson_id and n.borger_id = moede_participant.borger_id)));
create policy team_answers_and_uninvites on moede_participant for update to vp_fagperson using (exists (select from moede m where m.id = moede_id));
create policy team_names_own_people on netvaerksperson for insert to vp_fagperson with check (app.may_see_borger(borger_id) and app.may_read(borger_id, 'netvaerk', '{}', null));
create policy team_reads_readable on dagsordenspunkt for select to vp_fagperson using (exists (select from moede m where m.id = moede_id));
create policy team_puts_on_agenda on dagsordenspunkt for insert to vp_fagperson with check (author_account_id = (select app.actor_id()) and (select app.actor_forvaltning_id()) is not null and exists (select from moede m where m.id = moede_id and m.borger_id = dagsordenspunkt.borger_id));
create policy team_leads_through_agenda on dagsordenspunkt for update to vp_fagperson using ((select app.actor_forvaltning_id()) is not null and exists (select from moede m where m.id = moede_id));
create policy team_reads_readable on moede_note for select to vp_fagperson using (exists (select from moede m where m.id = moede_id));
create policy team_writes on moede_note for insert to vp_fagperson with check (by_account_id = (select app.actor_id()) and (select app.actor_forvaltning_id()) is not null and exists (select from moede m where m.id = moede_id and m.borger_id = moede_note.borger_id and m.state <> 'cancelled'));
create policy team_decides on beslutning for insert to vp_fagperson with check (author_account_id = (select app.actor_id()) and (select app.actor_forvaltning_id()) is not null and exists (select from moede m where m.id = moede_id and m.borger_id = beslutning.borger_id and m.state <> 'cancelled'));
create policy member_takes_back_own on beslutning for update to vp_fagperson using (author_account_id = (select app.actor_id()) and exists (select from moede m where m.id = moede_id and m.state = 'planned'));
create policy team_reads_readable on opgave for select to vp_fagperson using ((select app.actor_forvaltning_id()) is not null and case when moede_id is null then app.may_read(borger_id, 'moede', topics, forvaltning_id) else exists (select from moede m where m.id = moede_id) end);
create policy team_leaves_to_do on opgave for insert to vp_fagperson with check (created_by_account_id = (select app.actor_id()) and (select app.actor_forvaltning_id()) is not null and app.may_see_borger(borger_id) and (moede_id is null or exists (select from moede m where m.id = moede_id and m.borger_id = opgave.borger_id)));
create policy team_does on opgave for update to vp_fagperson using ((select app.actor_forvaltning_id()) is not null and case when moede_id is null then app.may_read(borger_id, 'moede', topics, forvaltning_id) else exists (select from moede m where m.id = moede_id) end);
create policy thread_holder_reads_what_is_asked on anmodning for select to vp_fagperson using ((type = 'move' and (select app.actor_forvaltning_id()) is not null and exists (select from moede m where m.id = moede_id)) or (account_id is distinct from (select app.actor_id()) and app.holds_threads(borger_id)));
create policy thread_holder_answers on anmodning for update to vp_fagperson using (account_id is distinct from (select app.actor_id()) and app.holds_threads(borger_id));
create policy staff_reads_who_is_away on fravaer for select to vp_fagperson using ((select app.actor_id()) is not null);
create policy member_says_when_away on fravaer for insert to vp_fagperson with check (account_id = (select app.actor_id()));
create policy member_calls_off_own on fravaer for update to vp_fagperson using (account_id = (select app.actor_id()));
create policy reader_reads on samtale for select to vp_fagperson using (app.reads_samtale(id));
create policy reader_reads on samtale_reader for select to vp_fagperson using (app.reads_samtale(samtale_id));
create policy reader_reads on besked for select to vp_fagperson using (app.reads_samtale(samtale_id));
create policy reader_writes on besked for insert to vp_fagperson with check (author_account_id = (select app.actor_id()) and exists (select from samtale s where s.id = samtale_id and s.borger_id = besked.borger_id));
create policy reader_reads on besked_read for select to vp_fagperson using (exists (select from besked b where b.id = besked_id));
create policy reader_says_read on besked_read for insert to vp_fagperson with check (account_id = (select app.actor_id()) and exists (select from besked b where b.id = besked_id and b.borger_id = besked_read.borger_id));
create policy team_reads_readable on trivselsemne for select to vp_fagperson using (app.may_read(borger_id, 'trivsel', topics, forvaltning_id));
create policy team_chooses on trivselsemne for insert to vp_fagperson with check (app.may_see_borger(borger_id) and app.may_read(borger_id, 'trivsel', topics, forvaltning_id));
create policy thread_holder_lets_go on trivselsemne for update to vp_fagperson using (app.holds_threads(borger_id) and app.may_read(borger_id, 'trivsel', topics, forvaltning_id));
create policy team_reads_readable on trivselsmaaling for select to vp_fagperson using (misregistered_at is null and app.may_read(borger_id, 'trivsel', topics, forvaltning_id, rater_account_id = (select app.actor_id())));
create policy team_rates on trivselsmaaling for insert to vp_fagperson with check (rater_account_id = (select app.actor_id()) and rater_kind in ('fagperson', 'tovholder') and typed_by_account_id is null and app.may_see_borger(borger_id) and (emne_id is null or exists (select from trivselsemne e where e.id = emne_id and e.borger_id = trivselsmaaling.borger_id and e.ended_at is null)));
create policy team_types_for_borger on trivselsmaaling for insert to vp_fagperson with check (typed_by_account_id = (select app.actor_id()) and rater_kind = 'borger' and given_how is not null and rater_account_id = app.borger_account(borger_id) and app.may_read(borger_id, 'trivsel', topics, forvaltning_id) and (emne_id is null or exists (select from trivselsemne e where e.id = emne_id and e.borger_id = trivselsmaaling.borger_id and e.ended_at is null)));
create policy team_types_for_borger on trivselsvalue for insert to vp_fagperson with check (exists (select from trivselsmaaling m where m.id = maaling_id and m.borger_id = trivselsvalue.borger_id and m.typed_by_account_id = (select app.actor_id())));
create policy team_types_for_borger on trivselsnote for insert to vp_fagperson with check (exists (select from trivselsmaaling m where m.id = maaling_id and m.borger_id = trivselsnote.borger_id and m.typed_by_account_id = (select app.actor_id())));
create policy team_reads_professionals_and_opened on trivselsvalue for select to vp_fagperson using (exists (select from trivselsmaaling m where m.id = maaling_id and (m.rater_kind <> 'borger' or exists (select from trivselsopening o where o.maaling_id = m.id))));
create policy team_rates on trivselsvalue for insert to vp_fagperson with check (exists (select from trivselsmaaling m where m.id = maaling_id and m.borger_id = trivselsvalue.borger_id and m.rater_account_id = (select app.actor_id())));
create policy team_reads_notes_at_once on trivselsnote for select to vp_fagperson using (exists (select from trivselsmaaling m where m.id = maaling_id));
create policy team_rates on trivselsnote for insert to vp_fagperson with check (exists (select from trivselsmaaling m where m.id = maaling_id and m.borger_id = trivselsnote.borger_id and m.rater_account_id = (select app.actor_id())));
create policy team_reads_who_read on trivselsnote_read for select to vp_fagperson using (exists (select from trivselsmaaling m where m.id = maaling_id));
create policy team_says_read on trivselsnote_read for insert to vp_fagperson with check (account_id = (select app.actor_id()) and exists (select from trivselsnote n where n.maaling_id = trivselsnote_read.maaling_id and n.borger_id = trivselsnote_read.borger_id));
create policy member_reads_own on trivselsopening for select to vp_fagperson using (account_id = (select app.actor_id()));
create policy member_opens on trivselsopening for insert to vp_fagperson with check (account_id = (select app.actor_id()) and exists (select from trivselsmaaling m where m.id = maaling_id and m.borger_id = trivselsopening.borger_id and m.rater_kind = 'borger'));
--> statement-breakpoint
grant select (id, name, phone, protected_address, skaermet, died_on) on borger to vp_fagperson;
grant select (id, borger_id, enhed_id, name, title, phone) on account to vp_fagperson;
grant insert (id, borger_id, forvaltning_id, type, kinds, topics, purpose, given_how, paragraph, noted_by_account_id, renews_id, from_on, to_on), update (kinds, topics, withdrawn_at, withdrawn_how) on adgangsgrundlag to vp_fagperson;
grant insert (id, borger_id, plan_id, given_how, noted_by_account_id), update (withdrawn_at, withdrawn_how) on plan_samtykke to vp_fagperson;
grant update (skaermet) on borger to vp_fagperson;
-- All of a meeting but where it is: that is app.place_of's to say.
grant select (id, borger_id, title, purpose, duty, starts_at, ends_at, starts_local, time_zone, prepare, state, cancelled_reason, called_by_account_id, template_key, series_id, kickoff_id, tolk_language, tolk_booked_on, tolk_booked_by, revision, started_at, closed_at, closed_by_account_id, topics, forvaltning_id) on moede to vp_fagperson;
grant select on netvaerksperson, team_membership, adgangsgrundlag, event, plan, plan_version, wish, maal, delmaal, aftale, aftale_status, indsats, moede_participant, beslutning, trivselsemne, trivselsvalue, trivselsnote, trivselsnote_read, trivselsopening, tavlepunkt, plan_statement, reply, overdragelse, dagsordenspunkt, moede_note, opgave, anmodning, fravaer, samtale, samtale_reader, besked, besked_read, samtykke_withdrawal, plan_samtykke to vp_fagperson;
grant insert (id, borger_id, title, purpose, duty, starts_at, ends_at, starts_local, place, place_detail, prepare, called_by_account_id, template_key, series_id, kickoff_id, tolk_language, tolk_booked_on, tolk_booked_by, topics),
	update (title, purpose, duty, starts_at, ends_at, starts_local, place, place_detail, prepare, state, cancelled_reason, tolk_language, tolk_booked_on, tolk_booked_by, started_at, topics) on moede to vp_fagperson;
grant insert (id, moede_id, borger_id, account_id, netvaerksperson_id, role_text, bisidder, invited_by_account_id), update (role_text, answer, answer_reason, substitute_account_id, bisidder, removed_at) on moede_participant to vp_fagperson;
grant insert (id, moede_id, borger_id, title, minutes, position, author_account_id), update (minutes, position, done_at, ended_at) on dagsordenspunkt to vp_fagperson;
grant insert (id, moede_id, borger_id, text, starts_on, responsible, author_account_id), update (ended_at) on beslutning to vp_fagperson;
grant insert (id, borger_id, moede_id, type, text, due_on, created_by_account_id, topics), update (done_at) on opgave to vp_fagperson;
grant update (answer, answer_words) on anmodning to vp_fagperson;
grant insert (id, account_id, from_on, to_on, words), update (ended_at) on fravaer to vp_fagperson;
grant insert (id, samtale_id, borger_id, author_account_id, text) on besked to vp_fagperson;
grant insert (besked_id, account_id, borger_id) on besked_read to vp_fagperson;
grant insert (maaling_id, account_id, borger_id) on trivselsnote_read to vp_fagperson;
grant insert (samlet_vurdering, typed_by_account_id, given_how) on trivselsmaaling to vp_fagperson;
grant insert (borger_id, maaling_id, statement_id, account_id, text) on reply to vp_fagperson;
grant insert (borger_id, account_id, function, role_text, why, from_on, to_on), update (to_on, ended_reason) on team_membership to vp_fagperson;
grant update (done_points, open_points) on overdragelse to vp_fagperson;
grant update (version) on plan to vp_fagperson;
grant insert (plan_id, version, borger_id, published_by_account_id, summary) on plan_version to vp_fagperson;
-- What a draft may hold; which row it stands in, whose forvaltning wrote it and who touched it last is the trigger's to say.
grant insert (item_id, plan_id, borger_id, position, topics, type, is_job, title, borger_words, words_missing, professional_words, forvaltning_ids, ended_on, outcome, ended_words, from_tavlepunkt_id),
	update (last_version, position, topics, type, is_job, title, borger_words, words_missing, professional_words, forvaltning_ids, ended_on, outcome, ended_words), delete on maal to vp_fagperson;
grant insert (item_id, plan_id, borger_id, position, topics, maal_id, title, responsible_account_id, due_on, reached_on),
	update (last_version, position, topics, maal_id, title, responsible_account_id, due_on, reached_on), delete on delmaal to vp_fagperson;
grant insert (item_id, plan_id, borger_id, position, topics, maal_id, delmaal_id, text, owed_by, duty, paragraph, responsible_account_id, responsible_forvaltning_id, due_on, from_tavlepunkt_id),
	update (last_version, position, topics, maal_id, delmaal_id, text, owed_by, duty, paragraph, responsible_account_id, responsible_forvaltning_id, due_on), delete on aftale to vp_fagperson;
grant insert (item_id, plan_id, borger_id, position, topics, maal_id, title, description, proevehandling, provider, responsible_account_id, starts_on, ends_on, learnt),
	update (last_version, position, topics, maal_id, title, description, proevehandling, provider, responsible_account_id, starts_on, ends_on, learnt), delete on indsats to vp_fagperson;
--> statement-breakpoint

-- The fordeler: names, who holds the threads, and the frame of plans; no content.
create policy fordeler_reads_who_has_a_plan on borger for select to vp_fordeler using (exists (select from plan p where p.borger_id = borger.id));
create policy fordeler_reads_frame on plan for select to vp_fordeler using ((select app.actor_id()) is not null);
create policy fordeler_reads_who_holds_the_threads on team_membership for select to vp_fordeler using (function <> 'fagperson' and (select app.actor_id()) is not null);
create policy fordeler_appoints_deputy on team_membership for insert to vp_fordeler with check (function = 'stedfortraeder' and app.can_join(account_id, function) and from_on >= app.today() and borger_id in (select p.borger_id from plan p where p.ended_on is null));
create policy fordeler_ends_deputy on team_membership for update to vp_fordeler using (function = 'stedfortraeder' and (select app.actor_id()) is not null and (to_on is null or to_on >= app.today())) with check (to_on is null or to_on >= app.today() - 1);
create policy fordeler_reads_staff on account for select to vp_fordeler using (borger_id is null and (select app.actor_id()) is not null);
grant select (id, name, died_on, skaermet) on borger to vp_fordeler;
grant select on plan to vp_fordeler;
grant select (id, borger_id, account_id, function, from_on, to_on), insert (borger_id, account_id, function, role_text, why, from_on, to_on), update (to_on, ended_reason) on team_membership to vp_fordeler;
grant select (id, borger_id, enhed_id, name, title, phone) on account to vp_fordeler;
--> statement-breakpoint

-- The dpo reads the access log, names, and what administrators changed; no content.
create policy dpo_reads on access_seal for select to vp_dpo using ((select app.actor_id()) is not null);
create policy dpo_reads on access_check for select to vp_dpo using ((select app.actor_id()) is not null);
create policy dpo_reads on access_served for select to vp_dpo using ((select app.actor_id()) is not null);
create policy dpo_reads on access_alarm for select to vp_dpo using ((select app.actor_id()) is not null);
create policy dpo_deals_with on access_alarm for update to vp_dpo using ((select app.actor_id()) is not null);
create policy dpo_reads on admin_change for select to vp_dpo using ((select app.actor_id()) is not null);
create policy dpo_reads_names on borger for select to vp_dpo using ((select app.actor_id()) is not null);
create policy dpo_reads_staff on account for select to vp_dpo using (borger_id is null and (select app.actor_id()) is not null);
grant select on access_seal, access_served, access_check, access_alarm, admin_change to vp_dpo;
grant update (handled_at) on access_alarm to vp_dpo;
grant select (id, name) on borger to vp_dpo;
grant select (id, borger_id, enhed_id, name, title) on account to vp_dpo;
create policy dpo_reads on access_event for select to vp_dpo using ((select app.actor_id()) is not null);
create policy dpo_reads on access_entry for select to vp_dpo using ((select app.actor_id()) is not null);
grant select on access_event, access_entry to vp_dpo;
--> statement-breakpoint

-- The administrator: the organisation, accounts of staff, settings, rulers, templates; every change is recorded by a trigger. No borger.
-- Nobody changes their own account or roles.
create policy admin_builds on enhed for insert to vp_admin with check ((select app.actor_id()) is not null);
create policy admin_rebuilds on enhed for update to vp_admin using ((select app.actor_id()) is not null);
create policy admin_reads_staff on account for select to vp_admin using (borger_id is null and (select app.actor_id()) is not null);
create policy admin_opens on account for insert to vp_admin with check (borger_id is null and (select app.actor_id()) is not null);
create policy admin_changes on account for update to vp_admin using (borger_id is null and id <> (select app.actor_id()));
create policy admin_reads on account_role for select to vp_admin using (role <> 'borger' and (select app.actor_id()) is not null);
create policy admin_gives on account_role for insert to vp_admin with check (role <> 'borger' and account_id <> (select app.actor_id()) and exists (select from account a where a.id = account_id));
create policy admin_takes on account_role for delete to vp_admin using (role <> 'borger' and account_id <> (select app.actor_id()));
create policy admin_reads_staff on identity for select to vp_admin using (exists (select from account a where a.id = account_id));
create policy admin_unbinds on identity for delete to vp_admin using (exists (select from account a where a.id = account_id) and account_id <> (select app.actor_id()));
create policy admin_sets on setting for insert to vp_admin with check ((select app.actor_id()) is not null);
create policy admin_resets on setting for update to vp_admin using ((select app.actor_id()) is not null);
create policy admin_reads on trivselslineal for select to vp_admin using (true);
create policy admin_draws on trivselslineal for insert to vp_admin with check ((select app.actor_id()) is not null);
create policy admin_chooses on trivselslineal for update to vp_admin using ((select app.actor_id()) is not null);
create policy admin_reads on trivselslineal_anchor for select to vp_admin using (true);
create policy admin_draws on trivselslineal_anchor for insert to vp_admin with check ((select app.actor_id()) is not null);
create policy admin_reads on moede_template for select to vp_admin using (true);
create policy admin_adds on moede_template for insert to vp_admin with check ((select app.actor_id()) is not null);
create policy admin_edits on moede_template for update to vp_admin using ((select app.actor_id()) is not null);
create policy admin_reads on admin_change for select to vp_admin using ((select app.actor_id()) is not null);
grant insert (id, parent_id, type, name, sensitive), update (parent_id, name, closed_at, sensitive) on enhed to vp_admin;
grant select (id, borger_id, enhed_id, employee_id, name, title, phone, email, created_at, disabled_at, last_login_at), insert (id, enhed_id, employee_id, name, title, phone, email), update (enhed_id, employee_id, name, title, phone, email, disabled_at) on account to vp_admin;
grant select, insert, delete on account_role to vp_admin;
grant select, delete on identity to vp_admin;
grant insert, update (value) on setting to vp_admin;
grant select, insert, update (active) on trivselslineal to vp_admin;
grant select, insert on trivselslineal_anchor to vp_admin;
grant select, insert, update (name, minutes, purpose, prepare, duty, agenda, follow_months, follow_template, questions, position, active) on moede_template to vp_admin;
grant select on admin_change to vp_admin;
--> statement-breakpoint

-- The system's jobs: seal and check the log, remind of a samtykke that runs out, leave to do what an ended plan asks of each department.
create policy job_reads on access_event for select to vp_job using (true);
create policy job_reads on access_entry for select to vp_job using (true);
create policy job_reads on access_seal for select to vp_job using (true);
create policy job_reads on access_key for select to vp_job using (true);
create policy job_reads on access_unsealed for select to vp_job using (true);
create policy job_counts on access_served for all to vp_job using (true) with check (true);
create policy job_reads on access_alarm for select to vp_job using (true);
create policy job_notes on access_check for insert to vp_job with check (true);
create policy job_alarms on access_alarm for insert to vp_job with check (true);
create policy job_reads on setting for select to vp_job using (true);
create policy job_reads on enhed for select to vp_job using (true);
create policy job_reads on account for select to vp_job using (true);
create policy job_reads on plan for select to vp_job using (true);
create policy job_reads on team_membership for select to vp_job using (true);
create policy job_reads on adgangsgrundlag for select to vp_job using (true);
create policy job_reads on event for select to vp_job using (true);
create policy job_tells on event for insert to vp_job with check (type = 'samtykke_expires' and actor_account_id is null);
create policy job_reads on opgave for select to vp_job using (true);
create policy job_leaves_to_do on opgave for insert to vp_job with check (type = 'plan_ended' and created_by_account_id is null);
grant select on access_event, access_entry, access_seal, access_key, access_unsealed, access_alarm, setting, enhed, plan, team_membership, adgangsgrundlag to vp_job;
grant select, insert, delete on access_served to vp_job;
grant insert (type, about, details) on access_alarm to vp_job;
grant insert (looks, seq, flaw) on access_check to vp_job;
grant select (id, borger_id, enhed_id, name) on account to vp_job;
grant select (id, borger_id, type, subject_id, at), insert (borger_id, actor_account_id, type, subject_id, params, kind) on event to vp_job;
grant select (id, borger_id, type, plan_id, forvaltning_id), insert (borger_id, type, text, due_on, created_by_account_id, forvaltning_id, plan_id) on opgave to vp_job;
--> statement-breakpoint

-- What is told, and on what: each person chooses for themself; a job tells. Nobody sees what another is told of.
do $$
declare
	audience text;
begin
	foreach audience in array array['borger', 'fagperson', 'fordeler', 'leder', 'admin', 'dpo'] loop
		execute format('create policy %I on push_subscription for select to %I using (account_id = (select app.actor_id()))', audience || '_reads_own', 'vp_' || audience);
		execute format('create policy %I on push_subscription for insert to %I with check (account_id = (select app.actor_id()))', audience || '_takes_pushes', 'vp_' || audience);
		execute format('create policy %I on push_subscription for update to %I using (account_id = (select app.actor_id()))', audience || '_stops_own', 'vp_' || audience);
		execute format('create policy %I on notification_contact for select to %I using (account_id = (select app.actor_id()))', audience || '_reads_own', 'vp_' || audience);
		execute format('create policy %I on notification_contact for insert to %I with check (account_id = (select app.actor_id()))', audience || '_says_where', 'vp_' || audience);
		execute format('create policy %I on notification_contact for update to %I using (account_id = (select app.actor_id()))', audience || '_changes_own', 'vp_' || audience);
		execute format('create policy %I on notification_choice for select to %I using (account_id = (select app.actor_id()))', audience || '_reads_own', 'vp_' || audience);
		execute format('create policy %I on notification_choice for insert to %I with check (account_id = (select app.actor_id()))', audience || '_chooses', 'vp_' || audience);
		execute format('create policy %I on notification_choice for update to %I using (account_id = (select app.actor_id()))', audience || '_chooses_anew', 'vp_' || audience);
		execute format('grant select, insert (id, account_id, phone_id, endpoint, p256dh, auth), update (gone_at) on push_subscription to %I', 'vp_' || audience);
		execute format('grant select (account_id, email, confirm_asked_at, confirmed_at, hour), insert (account_id, email, hour), update (email, hour) on notification_contact to %I', 'vp_' || audience);
		execute format('grant select, insert, update (push, email) on notification_choice to %I', 'vp_' || audience);
	end loop;
end
$$;
--> statement-breakpoint
create policy borger_reads_own on notification for select to vp_borger using (account_id = (select app.actor_id()));
create policy borger_reads_own on phone for select to vp_borger using (account_id = (select app.actor_id()));
create policy borger_reads_own on phone_item for select to vp_borger using (account_id = (select app.actor_id()));
create policy borger_reads_own on calendar_feed for select to vp_borger using (account_id = (select app.actor_id()));
create policy borger_makes on calendar_feed for insert to vp_borger with check (account_id = (select app.actor_id()) and exists (select from borger b where not b.skaermet));
-- What has been taken back stays so.
create policy borger_takes_back on calendar_feed for update to vp_borger using (account_id = (select app.actor_id()) and revoked_at is null) with check (true);
grant select on notification, phone, phone_item to vp_borger;
grant select, insert (id, account_id, token_hash, with_place), update (revoked_at) on calendar_feed to vp_borger;
--> statement-breakpoint
create policy keeper_notes on phone for all to vp_keeper using (true) with check (true);
create policy keeper_notes on phone_item for insert to vp_keeper with check (true);
create policy keeper_reads on notification_contact for select to vp_keeper using (true);
create policy keeper_confirms on notification_contact for update to vp_keeper using (true);
create policy keeper_reads on calendar_feed for select to vp_keeper using (true);
create policy keeper_notes_use on calendar_feed for update to vp_keeper using (true);
create policy keeper_reads on moede_invitation for select to vp_keeper using (true);
create policy keeper_reads on moede_participant for select to vp_keeper using (true);
create policy keeper_answers on moede_participant for update to vp_keeper using (true);
grant select, insert (id, account_id, device, own, seq_high, waiting), update (device, own, seq_high, waiting, seen_at, forgotten_at) on phone to vp_keeper;
grant insert (phone_id, seq, account_id, kind, client_id) on phone_item to vp_keeper;
grant select (account_id, confirm_hash, confirm_asked_at, confirmed_at), update (confirmed_at) on notification_contact to vp_keeper;
grant select, update (used_at, revoked_at) on calendar_feed to vp_keeper;
grant select (participant_id, answer_hash, moede_id, account_id) on moede_invitation to vp_keeper;
grant select (id, moede_id, account_id, removed_at, substitute_account_id), update (answer, answered_at, answer_reason, substitute_account_id) on moede_participant to vp_keeper;
grant select (revision, place) on moede to vp_keeper;
grant select (id, seq_high, waiting) on phone to vp_reader;
grant select (phone_id, seq) on phone_item to vp_reader;
grant select (participant_id, answer_hash, moede_id, account_id, method, sequence, state, sent_at, code) on moede_invitation to vp_reader;
grant select (channel, state, sent_at) on notification_delivery to vp_reader;
--> statement-breakpoint
-- The job that tells: it reads when and whom, never what stands in anything.
create policy job_reads on push_subscription for select to vp_job using (true);
create policy job_drops_dead on push_subscription for update to vp_job using (true);
create policy job_reads on notification_contact for select to vp_job using (true);
create policy job_asks on notification_contact for update to vp_job using (true);
create policy job_reads on notification_choice for select to vp_job using (true);
create policy job_tells on notification for insert to vp_job with check (true);
create policy job_reads on notification for select to vp_job using (true);
create policy job_calls_off on notification for update to vp_job using (true);
create policy job_delivers on notification_delivery for all to vp_job using (true) with check (true);
create policy job_invites on moede_invitation for all to vp_job using (true) with check (true);
create policy job_reads on borger for select to vp_job using (true);
create policy job_reads on moede for select to vp_job using (true);
create policy job_reads on moede_participant for select to vp_job using (true);
create policy job_reads on trivselsmaaling for select to vp_job using (true);
create policy job_reads on trivselsvalue for select to vp_job using (true);
create policy job_reads on besked for select to vp_job using (true);
create policy job_reads on samtale_reader for select to vp_job using (true);
create policy job_reads on fravaer for select to vp_job using (true);
grant select, update (gone_at) on push_subscription to vp_job;
grant select, update (confirm_hash, confirm_asked_at) on notification_contact to vp_job;
grant select on notification_choice to vp_job;
grant select, insert (account_id, borger_id, kind, about, due_at), update (due_at, cancelled_at) on notification to vp_job;
grant select, insert (notification_id, channel, target, next_at), update (state, tries, next_at, claimed_at, sent_at, code) on notification_delivery to vp_job;
grant select, insert (participant_id, sequence, method, account_id, moede_id, borger_id, starts_at, ends_at, answer_hash, next_at), update (state, tries, next_at, claimed_at, sent_at, code) on moede_invitation to vp_job;
grant select (id, died_on, skaermet, protected_address) on borger to vp_job;
grant select (email, disabled_at) on account to vp_job;
grant select (id, borger_id, starts_at, ends_at, state, topics, forvaltning_id) on moede to vp_job;
grant select (id, moede_id, account_id, answer, removed_at) on moede_participant to vp_job;
grant select (id, borger_id, rater_kind, received_at, misregistered_at) on trivselsmaaling to vp_job;
grant select (maaling_id, answer) on trivselsvalue to vp_job;
grant select (id, samtale_id, borger_id, author_account_id, created_at) on besked to vp_job;
grant select (id, samtale_id, account_id, ended_at) on samtale_reader to vp_job;
grant select (account_id, from_on, to_on, ended_at) on fravaer to vp_job;
grant select (actor_account_id) on event to vp_job;
grant select (due_on, done_at) on opgave to vp_job;

--> statement-breakpoint

-- The leder: one schema, and in it what lies in their own unit and below. No table of `public` is theirs to read but what is about
-- their own log-in and notices.
create policy leder_sees_own_and_below on cube.unit for select to vp_leder using (path @> array[(select app.actor_enhed_id())]);
create policy leder_sees_closed on cube.quarter for select to vp_leder using (finished_at is not null and (select app.actor_enhed_id()) is not null);
create policy leder_sees_own_and_below on cube.figure for select to vp_leder using (exists (select from cube.unit u where u.id = unit_id) and exists (select from cube.quarter q where q.starts_on = quarter_on));
create policy leder_sees_own_and_below on cube.operation for select to vp_leder using (exists (select from cube.unit u where u.id = unit_id));
create policy leder_sees_own_and_below on cube.workload for select to vp_leder using (exists (select from cube.unit u where u.id = unit_id));
create policy leder_reads_own on cube.question for select to vp_leder using (leder_account_id = (select app.actor_id()));
create policy leder_answers_once on cube.question for update to vp_leder using (leder_account_id = (select app.actor_id()) and answered_at is null) with check (answer ~ '\S');
grant select on cube.unit, cube.quarter, cube.figure, cube.operation, cube.workload to vp_leder;
grant select (id, leder_account_id, asked_by, team, text, asked_at, due_on, answer, answered_at), update (answer) on cube.question to vp_leder;
--> statement-breakpoint

-- What a team asks leaders: read like other parts of the plan, put by somebody of the municipality's own who sees the borger, and shared
-- with the borger by who holds the threads, once there is an answer.
create policy team_reads_readable on leder_question for select to vp_fagperson using (app.may_read(borger_id, 'plan', topics, forvaltning_id, author_account_id = (select app.actor_id())));
create policy team_asks on leder_question for insert to vp_fagperson with check (author_account_id = (select app.actor_id()) and forvaltning_id = (select app.actor_forvaltning_id()) and app.may_see_borger(borger_id));
create policy holder_shares on leder_question for update to vp_fagperson using (app.holds_threads(borger_id) and app.may_read(borger_id, 'plan', topics, forvaltning_id) and app.has_leder_answer(id)) with check (shared_at = now());
create policy borger_reads_shared on leder_question for select to vp_borger using (borger_id = (select app.actor_borger_id()) and shared_at is not null);
create policy team_reads_with_its_question on cube.question for select to vp_fagperson using (exists (select from public.leder_question q where q.id = question_id));
create policy team_asks on cube.question for insert to vp_fagperson with check (app.is_leder(leder_account_id) and exists (select from public.leder_question q where q.id = question_id and q.author_account_id = (select app.actor_id())));
-- An answer that came after the rest was shared is shared anew.
create policy borger_reads_answers on cube.question for select to vp_borger using (exists (select from public.leder_question q where q.id = question_id and q.shared_at >= answered_at));
create policy reader_reads_for_the_helpers on cube.question for select to vp_reader using (true);
grant select, insert (id, borger_id, author_account_id, text, topics, forvaltning_id), update (shared_at) on leder_question to vp_fagperson;
grant select (id, borger_id, text, topics, asked_at, shared_at) on leder_question to vp_borger;
grant select, insert (id, question_id, leder_account_id, due_on) on cube.question to vp_fagperson;
grant select (id, question_id, team, answer, answered_at) on cube.question to vp_borger;
grant select (question_id, answered_at) on cube.question to vp_reader;
--> statement-breakpoint

-- The closing: the job forms the blocks and writes the figures; who is in them stands in what only the helpers of vp_counter read.
do $$
declare
	t text;
begin
	foreach t in array array['plan', 'borger', 'team_membership', 'account', 'account_role', 'enhed', 'trivselsmaaling', 'trivselsvalue', 'trivselslineal', 'trivselsemne', 'maal', 'aftale', 'aftale_status', 'moede', 'moede_participant'] loop
		execute format('create policy counter_counts on public.%I for select to vp_counter using (true)', t);
	end loop;
	foreach t in array array['unit', 'quarter', 'operation', 'workload'] loop
		execute format('create policy counter_keeps on cube.%I for all to vp_counter using (true) with check (true)', t);
	end loop;
end
$$;
--> statement-breakpoint
create policy counter_keeps on quarter_member for all to vp_counter using (true) with check (true);
grant select (id, borger_id, started_on, ended_on, version) on plan to vp_counter;
grant select (id, died_on) on borger to vp_counter;
grant select (borger_id, account_id, function, from_on, to_on, created_at) on team_membership to vp_counter;
grant select (id, enhed_id, name, title, disabled_at) on account to vp_counter;
grant select on account_role, enhed, trivselsvalue, trivselslineal to vp_counter;
grant select (id, borger_id, rater_kind, emne_id, rater_account_id, made_at, received_at, quarter_on, lineal_key, lineal_version, misregistered_at) on trivselsmaaling to vp_counter;
grant select (id, maal_id) on trivselsemne to vp_counter;
grant select (item_id, is_job) on maal to vp_counter;
grant select (item_id, plan_id, borger_id, first_version, last_version, due_on, owed_by) on aftale to vp_counter;
grant select (aftale_item_id, state, new_due_on, at) on aftale_status to vp_counter;
grant select (id, borger_id, state, starts_at) on moede to vp_counter;
grant select (moede_id, account_id, answer, substitute_account_id, invited_at, removed_at) on moede_participant to vp_counter;
grant select, insert, update, delete on quarter_member, cube.unit, cube.operation, cube.workload to vp_counter;
grant select, insert on cube.quarter to vp_counter;
create policy job_keeps on quarter_block for all to vp_job using (true) with check (true);
create policy job_keeps on quarter_class for all to vp_job using (true) with check (true);
create policy job_reads on cube.unit for select to vp_job using (true);
create policy job_finishes on cube.quarter for all to vp_job using (true) with check (true);
create policy job_reads on cube.operation for select to vp_job using (true);
create policy job_hides on cube.operation for update to vp_job using (true) with check (true);
create policy job_writes on cube.figure for all to vp_job using (true) with check (true);
create policy job_reads on trivselslineal for select to vp_job using (true);
grant select, insert, delete on quarter_block, quarter_class to vp_job;
grant select on cube.unit, cube.quarter, trivselslineal to vp_job;
grant update (finished_at, lineal_name, lowest, highest, best) on cube.quarter to vp_job;
grant select, insert, delete on cube.figure to vp_job;
grant select (unit_id, plans, shares_on), update (two_forvaltninger_pct, answered_pct, professions) on cube.operation to vp_job;
--> statement-breakpoint

-- The journal: what a department has put there, the team of that department reads; what it is worth to the borger, they see that it
-- was done. The worker that sends reads what waits, and whose case it belongs in.
create policy all_read_targets on journal_target for select to vp_fagperson, vp_journal, vp_keeper using (true);
create policy admin_reads on journal_target for select to vp_admin using (true);
create policy admin_adds on journal_target for insert to vp_admin with check ((select app.actor_id()) is not null);
create policy admin_edits on journal_target for update to vp_admin using ((select app.actor_id()) is not null);
-- An answer on the ruler is not read here before it is opened: one's own rating comes first.
create policy team_reads_own_department on journal_item for select to vp_fagperson using (
	forvaltning_id = (select app.actor_forvaltning_id()) and app.may_see_borger(borger_id)
	and (type <> 'svar' or exists (select from trivselsvalue v where v.maaling_id = source_id))
	and (type <> 'besked' or exists (select from besked b where b.id = source_id))
);
create policy team_puts_in_own_department on journal_item for insert to vp_fagperson with check (made_by_account_id = (select app.actor_id()) and forvaltning_id = (select app.actor_forvaltning_id()) and app.may_see_borger(borger_id));
create policy borger_reads_own on journal_item for select to vp_borger using (borger_id = (select app.actor_borger_id()));
-- Whoever clears a row must still see it when it is cleared.
create policy journal_reads_uncleared on journal_item for select to vp_journal using (cleared_at is null or cleared_at > now() - interval '1 minute');
create policy journal_clears_received on journal_item for update to vp_journal using (
	cleared_at is null and made_at < now() - interval '30 days'
	and exists (select from journal_delivery d where d.item_id = id)
	and not exists (select from journal_delivery d where d.item_id = id and (d.state <> 'received' or d.received_at > now() - interval '30 days'))
) with check (content is null);
create policy keeper_reads on journal_item for select to vp_keeper using (true);
create policy keeper_notes_what_was_acknowledged on journal_item for insert to vp_keeper with check (form = 'note' and type = 'aftale');
create policy team_reads_with_the_item on journal_delivery for select to vp_fagperson using (exists (select from journal_item i where i.id = item_id));
create policy journal_reads on journal_delivery for select to vp_journal using (true);
create policy journal_delivers on journal_delivery for update to vp_journal using (true);
create policy keeper_addresses on journal_delivery for insert to vp_keeper with check (true);
create policy keeper_reads on journal_delivery for select to vp_keeper using (true);
create policy keeper_notes on journal_delivery for update to vp_keeper using (true);
create policy journal_reads_whose_case on borger for select to vp_journal using (exists (select from journal_delivery d where d.borger_id = id and d.state <> 'received'));
create policy journal_reads on enhed for select to vp_journal using (true);
create policy borger_reads_own on moede_acknowledgement for select to vp_borger using (borger_id = (select app.actor_borger_id()));
create policy borger_acknowledges_what_was_held on moede_acknowledgement for insert to vp_borger with check (borger_id = (select app.actor_borger_id()) and exists (select from moede m where m.id = moede_id and m.state = 'held'));
create policy team_reads_with_the_meeting on moede_acknowledgement for select to vp_fagperson using (exists (select from moede m where m.id = moede_id));
create policy keeper_tells_of_an_acknowledgement on event for insert to vp_keeper with check (type = 'aftale_acknowledged');
grant select on journal_target to vp_fagperson, vp_journal, vp_keeper;
grant select, insert on journal_target to vp_import;
grant select (title) on moede to vp_keeper;
grant insert (borger_id, type, subject_id, params, kind, topics, forvaltning_id) on event to vp_keeper;
grant select, insert (id, name, type, system, forvaltning_id, takes, address, has_receipts), update (name, forvaltning_id, takes, address, has_receipts, ended_at) on journal_target to vp_admin;
grant select, insert (id, borger_id, forvaltning_id, form, type, source_id, revision, title, content, content_sha, kind, topics, made_by_account_id) on journal_item to vp_fagperson;
grant select (id, borger_id, forvaltning_id, form, type, source_id, title, made_by_account_id, made_at) on journal_item to vp_borger;
grant select (id, borger_id, forvaltning_id, form, type, source_id, revision, title, content, content_sha, made_at, cleared_at), update (content, cleared_at) on journal_item to vp_journal;
grant select (id, borger_id, forvaltning_id, form, type, source_id, revision, cleared_at), insert (borger_id, forvaltning_id, form, type, source_id, revision, title, content, content_sha, kind, topics) on journal_item to vp_keeper;
grant select (id, borger_id, forvaltning_id, form, type, source_id, made_at) on journal_item to vp_reader;
grant select (item_id, borger_id, state, claimed_at, next_at) on journal_delivery to vp_reader;
grant select on journal_delivery to vp_fagperson, vp_journal;
grant update (state, tries, next_at, claimed_at, sent_at, received_at, code, reference) on journal_delivery to vp_journal;
grant select (item_id, target_id, state), insert (item_id, target_id, borger_id), update (state, tries, next_at, received_at, by_account_id) on journal_delivery to vp_keeper;
grant select (id, name, cpr_encrypted, skaermet) on borger to vp_journal;
grant select (id, name) on enhed to vp_journal;
grant select, insert (id, moede_id, borger_id, content_sha) on moede_acknowledgement to vp_borger;
grant select on moede_acknowledgement to vp_fagperson;
--> statement-breakpoint

-- What the municipality does not keep for ever: a borger whose plans have long ended (app.erase_borger), and looks of half a year ago or
-- more (app.forget_looks). To hold a borger's row takes the right to change one; nothing of it can be changed.
create policy keeper_erases on borger for delete to vp_keeper using (true);
create policy keeper_holds on borger for update to vp_keeper using (true) with check (false);
create policy keeper_finds_notes_of_erased on import_item for select to vp_keeper using (true);
create policy keeper_erases on import_item for delete to vp_keeper using (true);
create policy keeper_finds_alarms_about_erased on access_alarm for select to vp_keeper using (true);
create policy keeper_erases on access_alarm for delete to vp_keeper using (type = 'outside');
create policy keeper_forgets on access_event for delete to vp_keeper using (at < now() - interval '6 months');
create policy keeper_forgets on access_entry for delete to vp_keeper using (exists (select from access_event e where e.id = event_id and e.at < now() - interval '6 months'));
create policy keeper_forgets on access_seal for delete to vp_keeper using (exists (select from access_event e where e.id = event_id and e.at < now() - interval '6 months'));
grant delete, update (id) on borger to vp_keeper;
grant select (borger_id), delete on import_item to vp_keeper;
grant select (type, details), delete on access_alarm to vp_keeper;
grant delete on access_event, access_entry, access_seal to vp_keeper;
grant select (forvaltning_id, ended_at) on journal_target to vp_reader;
grant select (type, details, handled_at) on access_alarm to vp_reader;
