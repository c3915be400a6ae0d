-- Roles. One login role per audience: it owns nothing, is a member of nothing and cannot become another. Three NOLOGIN roles
-- own the `security definer` helpers: a helper owned by the table owner would see 0 rows under forced row-level security.
do $$
declare
	audience text;
begin
	foreach audience in array array['login', 'borger', 'fagperson', 'fordeler', 'leder', 'admin', 'dpo', 'job', 'journal', 'import'] loop
		if not exists (select from pg_roles where rolname = 'vp_' || audience) then
			execute format('create role %I nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls', 'vp_' || audience);
		end if;
	end loop;
	if not exists (select from pg_roles where rolname = 'vp_reader') then
		create role vp_reader nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls;
	end if;
	if not exists (select from pg_roles where rolname = 'vp_keeper') then
		create role vp_keeper nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls;
	end if;
	-- Counts borgere for the leaders' figures, and gives out nothing but counts.
	if not exists (select from pg_roles where rolname = 'vp_counter') then
		create role vp_counter nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls;
	end if;
	-- To hand a function over, the owner must be able to act as its new owner (from PostgreSQL 16 on only when told so).
	if current_setting('server_version_num')::int >= 160000 then
		execute format('grant vp_reader, vp_keeper, vp_counter to %I with inherit false, set true', current_user);
	else
		execute format('grant vp_reader, vp_keeper, vp_counter to %I', current_user);
	end if;
end
$$;
--> statement-breakpoint
create extension if not exists btree_gist;
--> statement-breakpoint
create schema app;
--> statement-breakpoint
grant usage on schema app, public to vp_login, vp_borger, vp_fagperson, vp_fordeler, vp_leder, vp_admin, vp_dpo, vp_job, vp_journal, vp_import, vp_reader, vp_keeper, vp_counter;
--> statement-breakpoint
grant usage on schema cube to vp_leder, vp_fagperson, vp_borger, vp_job, vp_reader, vp_counter;
--> statement-breakpoint
grant create on schema app to vp_reader, vp_keeper, vp_counter;
--> statement-breakpoint
alter default privileges revoke execute on functions from public;
--> statement-breakpoint

-- The day it is for the people concerned, whatever the server's clock zone.
create function app.today() returns date
language sql stable
return (now() at time zone 'Europe/Copenhagen')::date;
--> statement-breakpoint

-- The day of an instant for the people concerned.
create function app.day_of(at timestamptz) returns date
language sql stable
return (at at time zone 'Europe/Copenhagen')::date;
--> statement-breakpoint

-- Both the first and the last day count (Europe/Copenhagen); no last day is no end.
create function app.in_force(from_on date, to_on date) returns boolean
language sql stable
as $$ select from_on <= app.today() and (to_on is null or to_on >= app.today()) $$;
--> statement-breakpoint

-- Whether an adgangsgrundlag covers an item: the kind of information and every sensitive topic.
create function app.covers(kinds text[], topics text[], item_kind text, item_topics text[]) returns boolean
language sql immutable
as $$ select item_kind = any (kinds) and item_topics <@ topics $$;
--> statement-breakpoint

-- Whether an account holds a role now: a borger by being one (and alive), staff by a row that an administrator may take away.
create function app.holds_role(account uuid, wanted text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
	if wanted = 'borger' then
		return exists (select from public.account a join public.borger b on b.id = a.borger_id where a.id = account and b.died_on is null);
	end if;
	return exists (select from public.account_role r where r.account_id = account and r.role = wanted);
end
$$;
--> statement-breakpoint

-- Who acts. The transaction carries the raw session token (set by withActor as a bind parameter); only its SHA-256 is
-- stored, so running SQL as the app does not let one become somebody else. A token counts only on the login role of its
-- own audience: a leder's session on the fagperson's connection is nobody.
create function app.actor(
	out account_id uuid, out borger_id uuid, out role text, out enhed_id uuid, out forvaltning_id uuid, out ekstern boolean
) returns record
language plpgsql stable security definer set search_path = ''
as $$
begin
	select a.id, a.borger_id, s.role, a.enhed_id, e.forvaltning_id, coalesce(e.type = 'ekstern', false)
	into account_id, borger_id, role, enhed_id, forvaltning_id, ekstern
	from public.session s
	join public.account a on a.id = s.account_id
	left join public.enhed e on e.id = a.enhed_id
	where s.token_hash = encode(sha256(convert_to(current_setting('app.session', true), 'UTF8')), 'hex')
		and session_user = 'vp_' || s.role
		and s.idle_until > now()
		and s.ends_at > now()
		and a.disabled_at is null
		and app.holds_role(a.id, s.role);
end
$$;
--> statement-breakpoint
create function app.actor_id() returns uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
	return (app.actor()).account_id;
end
$$;
--> statement-breakpoint

-- The borger who acts. Nearly every policy of a borger's connection asks it, several times a page, so it joins no more than it must.
create function app.actor_borger_id() returns uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
	if session_user <> 'vp_borger' then
		return null;
	end if;
	return (
		select b.id
		from public.session s
		join public.account a on a.id = s.account_id
		join public.borger b on b.id = a.borger_id
		where s.token_hash = encode(sha256(convert_to(current_setting('app.session', true), 'UTF8')), 'hex')
			and s.idle_until > now() and s.ends_at > now() and a.disabled_at is null and b.died_on is null
	);
end
$$;
--> statement-breakpoint
create function app.actor_forvaltning_id() returns uuid
language sql stable security definer set search_path = ''
as $$ select forvaltning_id from app.actor() $$;
--> statement-breakpoint

-- Active on the borger's team today.
create function app.is_on_team(account uuid, borger uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
	return exists (
		select from public.team_membership t
		where t.borger_id = borger and t.account_id = account and app.in_force(t.from_on, t.to_on)
	);
end
$$;
--> statement-breakpoint

-- THE VISIBILITY RULE (docs/access.md), in the one place where it stands. A professional reads an item when they are on the
-- borger's team today and either their own forvaltning wrote it, or an adgangsgrundlag in force covers their forvaltning,
-- the kind of information and every sensitive topic of the item. An external professional (another controller) reads only
-- what they take part in.
create function app.may_read(item_borger uuid, item_kind text, item_topics text[], item_forvaltning uuid, takes_part boolean default false)
returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
	me record := app.actor();
begin
	if not app.is_on_team(me.account_id, item_borger) then
		return false;
	end if;
	if me.ekstern then
		return coalesce(takes_part, false);
	end if;
	if me.forvaltning_id is null then
		return false;
	end if;
	return item_forvaltning is not distinct from me.forvaltning_id
		or exists (
			select from public.adgangsgrundlag g
			where g.borger_id = item_borger and g.forvaltning_id = me.forvaltning_id
				and app.covers(g.kinds, g.topics, item_kind, item_topics)
				and g.withdrawn_at is null and app.in_force(g.from_on, g.to_on)
		);
end
$$;
--> statement-breakpoint

-- Who reads a conversation, beside the borger: chosen by name, or the deputy while the tovholder is.
create function app.is_reader(member uuid, conversation uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
	return exists (
		select from public.samtale_reader r where r.samtale_id = conversation and r.account_id = member and r.ended_at is null
	)
	or exists (
		select from public.samtale_reader r
		join public.team_membership t on t.borger_id = r.borger_id and t.account_id = r.account_id and t.function = 'tovholder'
		join public.team_membership d on d.borger_id = r.borger_id and d.function = 'stedfortraeder'
		where r.samtale_id = conversation and r.ended_at is null and d.account_id = member
			and app.in_force(t.from_on, t.to_on) and app.in_force(d.from_on, d.to_on)
	);
end
$$;
--> statement-breakpoint

-- Name, contact and team follow from at least one readable item or one adgangsgrundlag; without either, that borger does not
-- exist for the professional (404).
create function app.exists_for(member uuid, borger uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
	them record;
begin
	if not app.is_on_team(member, borger) then
		return false;
	end if;
	select e.forvaltning_id, e.type = 'ekstern' as ekstern into them
	from public.account a join public.enhed e on e.id = a.enhed_id where a.id = member;
	if them.ekstern then
		return exists (select from public.aftale i where i.borger_id = borger and i.responsible_account_id = member)
			or exists (select from public.indsats i where i.borger_id = borger and i.responsible_account_id = member)
			or exists (select from public.delmaal i where i.borger_id = borger and i.responsible_account_id = member)
			or exists (select from public.moede_participant p where p.borger_id = borger and p.account_id = member and p.removed_at is null)
			or exists (select from public.trivselsmaaling i where i.borger_id = borger and i.rater_account_id = member and i.misregistered_at is null)
			or exists (select from public.samtale s where s.borger_id = borger and app.is_reader(member, s.id));
	end if;
	return exists (
			select from public.adgangsgrundlag g
			where g.borger_id = borger and g.forvaltning_id = them.forvaltning_id
				and g.withdrawn_at is null and app.in_force(g.from_on, g.to_on)
		)
		or exists (select from public.maal i where i.borger_id = borger and i.forvaltning_id = them.forvaltning_id)
		or exists (select from public.delmaal i where i.borger_id = borger and i.forvaltning_id = them.forvaltning_id)
		or exists (select from public.aftale i where i.borger_id = borger and i.forvaltning_id = them.forvaltning_id)
		or exists (select from public.indsats i where i.borger_id = borger and i.forvaltning_id = them.forvaltning_id)
		or exists (select from public.moede i where i.borger_id = borger and i.forvaltning_id = them.forvaltning_id)
		or exists (select from public.trivselsmaaling i where i.borger_id = borger and i.forvaltning_id = them.forvaltning_id and i.misregistered_at is null)
		or exists (select from public.trivselsemne i where i.borger_id = borger and i.forvaltning_id = them.forvaltning_id)
		or exists (select from public.tavlepunkt i where i.borger_id = borger and i.forvaltning_id = them.forvaltning_id)
		or exists (select from public.opgave i where i.borger_id = borger and i.forvaltning_id = them.forvaltning_id)
		or exists (select from public.event i where i.borger_id = borger and i.forvaltning_id = them.forvaltning_id)
		or exists (select from public.samtale s where s.borger_id = borger and app.is_reader(member, s.id));
end
$$;
--> statement-breakpoint
create function app.may_see_borger(borger uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
	return app.exists_for(app.actor_id(), borger);
end
$$;
--> statement-breakpoint

-- Whether the actor, of the staff, reads a conversation: on the team today, and one of its readers.
create function app.reads_samtale(conversation uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
	me uuid := app.actor_id();
begin
	return app.is_on_team(me, (select s.borger_id from public.samtale s where s.id = conversation))
		and app.is_reader(me, conversation);
end
$$;
--> statement-breakpoint

-- Who holds the threads of a borger who exists for them: the tovholder, and the stedfortraeder in their days.
create function app.holds_threads(borger uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
	return app.may_see_borger(borger) and exists (
		select from public.team_membership t
		where t.borger_id = borger and t.account_id = app.actor_id() and t.function <> 'fagperson'
			and t.from_on <= app.today() and (t.to_on is null or t.to_on >= app.today())
	);
end
$$;
--> statement-breakpoint

-- Rows of a plan's items that the actor may not read, from a version on: of items they otherwise know (one was marked with a topic,
-- and has not been taken out), and to whoever holds the threads all of them (publishing shares those too). Ids, no content.
create function app.hidden_items(of_plan uuid, since integer) returns table (item_id uuid, version integer)
language plpgsql stable security definer set search_path = ''
as $$
declare
	kind text;
	holds boolean := app.holds_threads((select p.borger_id from public.plan p where p.id = of_plan));
begin
	foreach kind in array array['maal', 'delmaal', 'aftale', 'indsats'] loop
		return query execute format(
			'select i.item_id, i.first_version from public.%1$I i
			where i.plan_id = $1 and i.first_version >= $2 and not app.may_read(i.borger_id, ''plan'', i.topics, i.forvaltning_id)
				and ($3 or exists (
					select from public.%1$I other
					where other.item_id = i.item_id and app.may_read(other.borger_id, ''plan'', other.topics, other.forvaltning_id)
				))', kind
		) using of_plan, since, holds;
	end loop;
end
$$;
--> statement-breakpoint

-- Whether somebody may be put on a team: an active account that acts as fagperson; as tovholder or stedfortraeder only
-- somebody of the municipality's own, who has a forvaltning.
create function app.can_join(account uuid, wanted text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
	return exists (
		select from public.account a
		join public.account_role r on r.account_id = a.id and r.role = 'fagperson'
		join public.enhed e on e.id = a.enhed_id
		where a.id = account and a.disabled_at is null and (wanted = 'fagperson' or e.forvaltning_id is not null)
	);
end
$$;
--> statement-breakpoint

-- Staff who may be put on a team and whose name, title or unit has every word that is searched for.
create function app.find_staff(words text[])
returns table (account_id uuid, name text, title text, enhed text, forvaltning_id uuid, forvaltning text)
language plpgsql stable security definer set search_path = ''
as $$
begin
	return query
	select a.id, a.name, a.title, e.name, e.forvaltning_id, f.name
	from public.account a
	join public.enhed e on e.id = a.enhed_id
	left join public.enhed f on f.id = e.forvaltning_id
	where app.actor_id() is not null and app.can_join(a.id, 'fagperson')
		and not exists (
			select from unnest(words) as word
			where position(lower(word) in lower(concat_ws(' ', a.name, a.title, e.name, f.name))) = 0
		)
	order by a.name limit 50;
end
$$;
--> statement-breakpoint

-- The account of a borger who exists for the actor: whose answer it is that somebody types for them.
create function app.borger_account(borger uuid) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
	return (select a.id from public.account a where a.borger_id = borger and app.may_see_borger(borger));
end
$$;
--> statement-breakpoint

-- How many areas a borger is asked about now, those included that the actor may not see: six is the most for all. Volatile, so that
-- it counts what the same statement has just added.
create function app.open_emner(borger uuid) returns bigint
language plpgsql volatile security definer set search_path = ''
as $$
begin
	return (
		select count(*) from public.trivselsemne e
		where e.borger_id = borger and e.ended_at is null and (app.actor_borger_id() = borger or app.may_see_borger(borger))
	);
end
$$;
--> statement-breakpoint

-- The row that says how sensitive a goal or an aftale is now: the newest that is published, or the draft's when none is. Marked with
-- a topic later on, it takes along what hangs on it (what happened to an aftale, what is asked about a goal), also for whoever may
-- read an older row.
create function app.current_item(item uuid) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
	return (
		select r.id
		from (
			select m.id, m.plan_id, m.first_version from public.maal m where m.item_id = item
			union all
			select a.id, a.plan_id, a.first_version from public.aftale a where a.item_id = item
		) r
		join public.plan p on p.id = r.plan_id
		order by (r.first_version <= p.version) desc, r.first_version desc limit 1
	);
end
$$;
--> statement-breakpoint

-- A policy on moede that read moede_participant, whose policy reads moede, would be an infinite recursion.
create function app.is_invited(meeting uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
	return exists (
		select from public.moede_participant p
		where p.moede_id = meeting and p.account_id = app.actor_id() and p.removed_at is null
	);
end
$$;
--> statement-breakpoint

-- Whether the actor has given an own rating that lets them see `other` without having been led by it: an own rating on the
-- same question, at most 30 days older than `other`, and newer than the last rating of that series which they had opened. A
-- series is a person and as what they rate: a samlet vurdering does not follow on the same person's rating.
create function app.has_answered_before_seeing(other uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
	me uuid := app.actor_id();
	theirs record;
	seen timestamptz;
begin
	select m.borger_id, m.emne_id, m.rater_account_id, m.rater_kind, m.received_at into theirs from public.trivselsmaaling m where m.id = other;
	select max(m.received_at) into seen
	from public.trivselsopening o
	join public.trivselsmaaling m on m.id = o.maaling_id
	where o.account_id = me and m.borger_id = theirs.borger_id and m.emne_id is not distinct from theirs.emne_id
		and m.rater_account_id = theirs.rater_account_id and m.rater_kind = theirs.rater_kind
		and m.received_at < theirs.received_at and m.misregistered_at is null;
	return exists (
		select from public.trivselsmaaling mine
		where mine.borger_id = theirs.borger_id and mine.rater_account_id = me and mine.emne_id is not distinct from theirs.emne_id
			-- The samlet vurdering is made after looking: it is no own rating.
			and mine.misregistered_at is null and not mine.samlet_vurdering
			-- A rating that holds no answer yet is no answer.
			and exists (select from public.trivselsvalue v where v.maaling_id = mine.id)
			and mine.received_at > coalesce(seen, '-infinity') and mine.received_at > theirs.received_at - interval '30 days'
	);
end
$$;
--> statement-breakpoint

-- The actor's own rating (or one they typed for a borger) with the id that was born with its form, for telling a resend from a conflict. The hash of the content
-- is readable here only: the nine answers there are could be guessed from it.
create function app.own_answer(form_id uuid)
returns table (id uuid, borger_id uuid, lineal_key text, content_hash text, received_at timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
begin
	return query
	select m.id, m.borger_id, m.lineal_key, m.content_hash, m.received_at
	from public.trivselsmaaling m
	where m.client_id = form_id and coalesce(m.typed_by_account_id, m.rater_account_id) = app.actor_id();
end
$$;
--> statement-breakpoint

-- Whether the actor, about to rate, has not seen the other side's current number.
create function app.is_blind(borger uuid, emne uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
	me record := app.actor();
begin
	return not exists (
		select from public.trivselsopening o
		join public.trivselsmaaling theirs on theirs.id = o.maaling_id
		where o.account_id = me.account_id and theirs.borger_id = borger and theirs.emne_id is not distinct from emne
			and (theirs.rater_kind = 'borger') <> (me.role = 'borger') and theirs.misregistered_at is null
			and not exists (
				select from public.trivselsmaaling newer
				where newer.borger_id = borger and newer.emne_id is not distinct from emne
					and newer.rater_account_id = theirs.rater_account_id and newer.rater_kind = theirs.rater_kind
					and newer.received_at > theirs.received_at and newer.misregistered_at is null
			)
	);
end
$$;
--> statement-breakpoint

-- Whether the actor may give the samlet vurdering of the overall goal (Hjørring, M23): they hold the threads, have opened the
-- borger's latest overall answer of the last year (when there is one), and have given an own rating that belongs to it: no more
-- than 30 days older, and given before they looked or since the answer.
create function app.may_judge_overall(borger uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
	me uuid := app.actor_id();
	latest record;
begin
	if not app.holds_threads(borger) then
		return false;
	end if;
	select m.id, m.received_at, o.how into latest
	from public.trivselsmaaling m
	left join public.trivselsopening o on o.maaling_id = m.id and o.account_id = me
	where m.borger_id = borger and m.emne_id is null and m.rater_kind = 'borger' and m.misregistered_at is null
		and m.received_at > now() - interval '12 months'
	order by m.received_at desc limit 1;
	if latest.id is not null and latest.how is null then
		return false;
	end if;
	return exists (
		select from public.trivselsmaaling mine
		where mine.borger_id = borger and mine.emne_id is null and mine.rater_account_id = me
			and mine.misregistered_at is null and not mine.samlet_vurdering
			and exists (select from public.trivselsvalue v where v.maaling_id = mine.id)
			and mine.received_at > coalesce(latest.received_at, now()) - interval '30 days'
			and (coalesce(latest.how, 'after_own') = 'after_own' or mine.received_at > latest.received_at)
	);
end
$$;
--> statement-breakpoint

-- How long a log-in lasts: idle, and at most (assurance: ASVS 7.3).
create function app.session_limits(role text, out idle interval, out absolute interval) returns record
language sql immutable
as $$
	select case role when 'borger' then interval '15 minutes' else interval '30 minutes' end,
		case role when 'borger' then interval '8 hours' else interval '12 hours' end
$$;
--> statement-breakpoint

-- Finds the account behind a proven identity, and binds it at the first log-in: a borger by the keyed hash of the CPR number,
-- staff by the municipality's own id. Null for a stranger, and then no row is made.
create function app.match_identity(proven_issuer text, proven_subject text, proven_as text, proven_cpr_hash bytea, proven_employee text)
returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
	known record;
begin
	select a.id, a.borger_id, a.disabled_at, b.cpr_hash, b.died_on into known
	from public.identity i
	join public.account a on a.id = i.account_id
	left join public.borger b on b.id = a.borger_id
	where i.issuer = proven_issuer and i.subject = proven_subject;
	if not found then
		if proven_as = 'borger' then
			select a.id, a.borger_id, a.disabled_at, b.cpr_hash, b.died_on into known
			from public.borger b join public.account a on a.borger_id = b.id
			where b.cpr_hash = proven_cpr_hash;
		else
			select a.id, a.borger_id, a.disabled_at, null::bytea as cpr_hash, null::date as died_on into known
			from public.account a where a.employee_id = proven_employee;
		end if;
		if not found or known.disabled_at is not null or known.died_on is not null then
			return null;
		end if;
		insert into public.identity (issuer, subject, account_id) values (proven_issuer, proven_subject, known.id)
		on conflict do nothing;
		return known.id;
	end if;
	if known.disabled_at is not null or known.died_on is not null
		or (proven_as = 'borger') <> (known.borger_id is not null)
		or (proven_as = 'borger' and known.cpr_hash is distinct from proven_cpr_hash) then
		return null;
	end if;
	return known.id;
end
$$;
--> statement-breakpoint

-- Starts a session for a bound identity. A person in two roles acts in one at a time: the first of this list.
create function app.start_session(token text, proven_issuer text, proven_subject text, provider_sid text, on_device text)
returns timestamptz
language plpgsql volatile security definer set search_path = ''
as $$
declare
	who record;
	acting text;
	limits record;
	several boolean;
	recorded bigint;
begin
	select a.id, a.borger_id into who
	from public.identity i join public.account a on a.id = i.account_id
	where i.issuer = proven_issuer and i.subject = proven_subject and a.disabled_at is null;
	if not found then
		return null;
	end if;
	if who.borger_id is not null then
		acting := 'borger';
	else
		select r.role into acting from public.account_role r where r.account_id = who.id
		order by array_position(array['fagperson', 'fordeler', 'leder', 'admin', 'dpo'], r.role) limit 1;
	end if;
	if acting is null then
		return null;
	end if;
	limits := app.session_limits(acting);
	several := (select count(*) > 1 from public.account_role r where r.account_id = who.id);
	update public.account set previous_login_at = last_login_at, last_login_at = now() where id = who.id;
	delete from public.session where account_id = who.id and (ends_at < now() or idle_until < now());
	insert into public.session (token_hash, account_id, role, issuer, subject, sid, device, chosen, idle_until, ends_at)
	values (
		encode(sha256(convert_to(token, 'UTF8')), 'hex'), who.id, acting, proven_issuer, proven_subject, provider_sid, on_device,
		who.borger_id is not null or not several, now() + limits.idle, now() + limits.absolute
	);
	-- The borger sees their own log-ins beside the looks of others.
	if who.borger_id is not null then
		insert into public.access_event (account_id, role, kind, page, purpose, request_id)
		values (who.id, 'borger', 'login', '/login', 'Loggede ind', gen_random_uuid()::text)
		returning id into recorded;
		insert into public.access_entry (event_id, borger_id, item_kind) values (recorded, who.borger_id, 'borger');
	end if;
	return now() + limits.absolute;
end
$$;
--> statement-breakpoint

-- Whom a token belongs to; once a minute it also notes that the session is in use. Not waited for on a standby.
create function app.read_session(token text)
returns table (
	session_id uuid, account_id uuid, borger_id uuid, role text, roles text[], chosen boolean, name text, title text, enhed text,
	previous_login_at timestamptz, idle_until timestamptz, ends_at timestamptz, skaermet boolean
)
language plpgsql volatile security definer set search_path = ''
as $$
declare
	hashed text := encode(sha256(convert_to(token, 'UTF8')), 'hex');
begin
	perform set_config('synchronous_commit', 'local', true);
	-- A meeting that is under way has kept it longer (app.hold_session).
	update public.session s set seen_at = now(), idle_until = greatest(s.idle_until, now() + (app.session_limits(s.role)).idle)
	where s.token_hash = hashed and s.seen_at < now() - interval '1 minute' and s.idle_until > now() and s.ends_at > now();
	return query
	select s.id, a.id, a.borger_id, s.role,
		array(select r.role from public.account_role r where r.account_id = a.id order by array_position(array['fagperson', 'fordeler', 'leder', 'admin', 'dpo'], r.role)),
		s.chosen, coalesce(b.name, a.name), a.title, e.name, a.previous_login_at, s.idle_until, s.ends_at, coalesce(b.skaermet, false)
	from public.session s
	join public.account a on a.id = s.account_id
	left join public.borger b on b.id = a.borger_id
	left join public.enhed e on e.id = a.enhed_id
	where s.token_hash = hashed and s.idle_until > now() and s.ends_at > now() and a.disabled_at is null and app.holds_role(a.id, s.role);
end
$$;
--> statement-breakpoint
-- Nobody is logged out in the middle of a meeting: the log-in lasts until half an hour after its planned end, at most eight hours
-- ahead, and at most eight hours longer than a log-in lasts: meetings that somebody plans for themself do not keep them logged in
-- for ever. From half an hour before a planned meeting that the actor reads, and no longer than that after it.
create function app.hold_session(meeting uuid) returns timestamptz
language plpgsql volatile security definer set search_path = ''
as $$
declare
	m record;
	held timestamptz;
begin
	select i.borger_id, i.topics, i.forvaltning_id, i.starts_at, i.ends_at, i.state into m from public.moede i where i.id = meeting;
	if not app.may_read(m.borger_id, 'moede', m.topics, m.forvaltning_id) or m.state <> 'planned'
		or now() < m.starts_at - interval '30 minutes' or now() > m.ends_at + interval '30 minutes' then
		return null;
	end if;
	held := least(m.ends_at + interval '30 minutes', now() + interval '8 hours');
	update public.session s
	set idle_until = greatest(s.idle_until, least(held, s.created_at + (app.session_limits(s.role)).absolute + interval '8 hours')),
		ends_at = greatest(s.ends_at, least(held, s.created_at + (app.session_limits(s.role)).absolute + interval '8 hours'))
	where s.token_hash = encode(sha256(convert_to(current_setting('app.session', true), 'UTF8')), 'hex')
	returning s.idle_until into held;
	return held;
end
$$;
--> statement-breakpoint
create function app.end_session(token text) returns void
language sql volatile security definer set search_path = ''
as $$ delete from public.session where token_hash = encode(sha256(convert_to(token, 'UTF8')), 'hex') $$;
--> statement-breakpoint

-- One key press keeps somebody logged in; until when.
create function app.extend_session(token text) returns timestamptz
language sql volatile security definer set search_path = ''
as $$
	update public.session s set seen_at = now(), idle_until = greatest(s.idle_until, now() + (app.session_limits(s.role)).idle)
	where s.token_hash = encode(sha256(convert_to(token, 'UTF8')), 'hex') and s.idle_until > now() and s.ends_at > now()
	returning least(s.idle_until, s.ends_at)
$$;
--> statement-breakpoint

-- A person with several roles acts in another one: a new token, and the old one is worth nothing. It ends when the old one would have.
create function app.switch_role(old_token text, new_token text, wanted text) returns timestamptz
language plpgsql volatile security definer set search_path = ''
as $$
declare
	old record;
begin
	delete from public.session s using public.account a
	where s.token_hash = encode(sha256(convert_to(old_token, 'UTF8')), 'hex') and s.idle_until > now() and s.ends_at > now()
		and a.id = s.account_id and a.disabled_at is null and a.borger_id is null and app.holds_role(a.id, wanted)
	returning s.account_id, s.issuer, s.subject, s.sid, s.device, s.ends_at into old;
	if not found then
		return null;
	end if;
	insert into public.session (token_hash, account_id, role, issuer, subject, sid, device, chosen, idle_until, ends_at)
	values (
		encode(sha256(convert_to(new_token, 'UTF8')), 'hex'), old.account_id, wanted, old.issuer, old.subject, old.sid, old.device,
		true, now() + (app.session_limits(wanted)).idle, old.ends_at
	);
	return old.ends_at;
end
$$;
--> statement-breakpoint

-- Where the actor is logged in.
create function app.own_sessions()
returns table (id uuid, device text, created_at timestamptz, seen_at timestamptz, role text, is_current boolean)
language plpgsql stable security definer set search_path = ''
as $$
begin
	return query
	select s.id, s.device, s.created_at, s.seen_at, s.role,
		s.token_hash = encode(sha256(convert_to(current_setting('app.session', true), 'UTF8')), 'hex')
	from public.session s
	where s.account_id = app.actor_id() and s.idle_until > now() and s.ends_at > now()
	order by 6 desc, s.seen_at desc;
end
$$;
--> statement-breakpoint

-- Ends one of the actor's log-ins, or (null) all of them, this one too. How many.
create function app.end_own_sessions(which uuid) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	me uuid := app.actor_id();
	ended integer;
begin
	delete from public.session s where s.account_id = me and (which is null or s.id = which);
	get diagnostics ended = row_count;
	return ended;
end
$$;
--> statement-breakpoint

-- One call to who holds the threads ends all log-ins of a borger (product: Keeping people safe). How many.
create function app.end_borger_sessions(borger uuid) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	ended integer;
begin
	if not app.holds_threads(borger) then
		raise exception 'not yours to end' using errcode = 'insufficient_privilege', constraint = 'sessions_not_yours';
	end if;
	delete from public.session s using public.account a where a.id = s.account_id and a.borger_id = borger;
	get diagnostics ended = row_count;
	return ended;
end
$$;
--> statement-breakpoint

-- The identity provider says that somebody has logged out there (OpenID Connect Back-Channel Logout 1.0, 2.6): of one session, or
-- of all of a subject. Each token counts once: -1 when it was used before.
create function app.end_sessions_of(proven_issuer text, proven_subject text, provider_sid text, jti text) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	ended integer;
begin
	delete from public.logout_token t where t.at < now() - interval '1 day';
	insert into public.logout_token (hash) values (encode(sha256(convert_to(proven_issuer || chr(31) || jti, 'UTF8')), 'hex'))
	on conflict do nothing;
	if not found then
		return -1;
	end if;
	delete from public.session s
	where s.issuer = proven_issuer and (provider_sid is null or s.sid = provider_sid) and (proven_subject is null or s.subject = proven_subject)
		and (provider_sid is not null or proven_subject is not null);
	get diagnostics ended = row_count;
	return ended;
end
$$;
--> statement-breakpoint

-- Two who change a borger's samtykker at once wait for each other.
create function app.lock_samtykke(borger uuid) returns void
language sql volatile
as $$ select pg_advisory_xact_lock(hashtextextended('samtykke ' || borger, 0)) $$;
--> statement-breakpoint

-- Where a meeting is. Of a borger with a protected address only for who is invited, has called the meeting or holds the threads (B12).
create function app.place_of(meeting uuid) returns table (place text, place_detail text, hidden boolean)
language plpgsql stable security definer set search_path = ''
as $$
declare
	m record;
	shown boolean;
begin
	select i.borger_id, i.topics, i.forvaltning_id, i.called_by_account_id, i.place, i.place_detail, b.protected_address into m
	from public.moede i join public.borger b on b.id = i.borger_id where i.id = meeting;
	if not app.may_read(m.borger_id, 'moede', m.topics, m.forvaltning_id, app.is_invited(meeting)) then
		return;
	end if;
	shown := not m.protected_address or app.is_invited(meeting) or app.holds_threads(m.borger_id)
		or coalesce(m.called_by_account_id = app.actor_id(), false);
	return query select case when shown then m.place end, case when shown then m.place_detail end, not shown;
end
$$;
--> statement-breakpoint

-- A browser tells of itself: how far it has numbered, how many of them wait, and whether it is the borger's own (null: as before).
-- False when the id is another's: nothing is noted then. Said to be one's own again, a forgotten one is remembered. Who hides their
-- traces has none of their own.
create function app.note_phone(which uuid, on_device text, high integer, still_waiting integer, is_own boolean) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
	me uuid := app.actor_id();
	noted uuid;
begin
	if me is null then
		return false;
	end if;
	is_own := is_own and (select not b.skaermet from public.borger b where b.id = app.actor_borger_id());
	insert into public.phone (id, account_id, device, own, seq_high, waiting)
	values (which, me, left(on_device, 80), coalesce(is_own, false), greatest(high, 0), least(greatest(still_waiting, 0), greatest(high, 0)))
	on conflict (id) do update set device = coalesce(left(excluded.device, 80), phone.device), own = coalesce(is_own, phone.own),
		seq_high = greatest(phone.seq_high, excluded.seq_high), waiting = excluded.waiting,
		seen_at = now(), forgotten_at = case when is_own then null else phone.forgotten_at end
	where phone.account_id = me
	returning id into noted;
	return noted is not null;
end
$$;
--> statement-breakpoint

-- One numbered item of a phone that has told of itself has arrived, in the transaction that stores it. Again changes nothing.
create function app.note_phone_item(which uuid, number integer, of_kind text, form_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	me uuid := app.actor_id();
begin
	insert into public.phone_item (phone_id, seq, account_id, kind, client_id)
	select which, number, me, of_kind, form_id where exists (select from public.phone p where p.id = which and p.account_id = me)
	on conflict do nothing;
end
$$;
--> statement-breakpoint

-- For the administrator: how many phones there are, how many items wait on them, and how many have been numbered and neither wait
-- nor have come. Numbers, and nobody's.
create function app.phone_gaps() returns table (phones bigint, waiting bigint, missing bigint)
language plpgsql stable security definer set search_path = ''
as $$
begin
	if app.actor_id() is null then
		return;
	end if;
	return query
	select count(*), coalesce(sum(least(p.waiting, n.behind)), 0)::bigint, coalesce(sum(n.behind - least(p.waiting, n.behind)), 0)::bigint
	from public.phone p
	cross join lateral (select greatest(p.seq_high - count(*), 0) as behind from public.phone_item i where i.phone_id = p.id) n;
end
$$;
--> statement-breakpoint

-- An e-mail address is its owner's when the token in the mail comes back, within a week.
create function app.confirm_email(token text) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
	confirmed uuid;
begin
	update public.notification_contact c set confirmed_at = coalesce(c.confirmed_at, now())
	where c.confirm_hash = encode(sha256(convert_to(token, 'UTF8')), 'hex') and c.confirm_asked_at > now() - interval '7 days'
	returning c.account_id into confirmed;
	return confirmed is not null;
end
$$;
--> statement-breakpoint

-- The meetings behind the address of a feed: that and when, half a year back and all that is ahead. The place only when the borger has
-- chosen so, and not when it could tell what the meeting is about. A last row of nulls says that it is a feed, with meetings or
-- without; nothing at all for an address that is none, and for who hides their traces (with a protected address one does).
create function app.feed_moeder(token text)
returns table (id uuid, starts_at timestamptz, ends_at timestamptz, state text, revision integer, place text)
language plpgsql volatile security definer set search_path = ''
as $$
declare
	feed record;
begin
	select f.id as feed_id, f.used_at, a.borger_id, f.with_place into feed
	from public.calendar_feed f
	join public.account a on a.id = f.account_id
	join public.borger b on b.id = a.borger_id
	where f.token_hash = encode(sha256(convert_to(token, 'UTF8')), 'hex') and f.revoked_at is null
		and a.disabled_at is null and b.died_on is null and not b.skaermet;
	if not found then
		return;
	end if;
	if feed.used_at is null or feed.used_at < now() - interval '1 hour' then
		update public.calendar_feed f set used_at = now() where f.id = feed.feed_id;
	end if;
	return query
	select m.id, m.starts_at, m.ends_at, m.state, m.revision, case when feed.with_place and m.topics = '{}' then m.place end
	from public.moede m where m.borger_id = feed.borger_id and m.ends_at > now() - interval '6 months'
	union all
	-- A feed without meetings is still one.
	select null, null, null, null, null, null
	order by 2 nulls last;
end
$$;
--> statement-breakpoint

-- Whether the last that somebody was told of a meeting is that they need not come.
create function app.is_called_off(meeting uuid, account uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
	return (select i.method = 'cancel' from public.moede_invitation i
		where i.moede_id = meeting and i.account_id = account and i.state <> 'failed' order by i.sequence desc limit 1);
end
$$;
--> statement-breakpoint

-- What the mail of an invitation leads to: when, what was answered, and the plan's number; no name, no place. `removed` also for who
-- was told since that it falls away, because they may not read it any more.
create function app.invitation(token text)
returns table (starts_at timestamptz, ends_at timestamptz, state text, answer text, plan_number bigint)
language plpgsql stable security definer set search_path = ''
as $$
begin
	return query
	select m.starts_at, m.ends_at, case when p.removed_at is not null or app.is_called_off(i.moede_id, i.account_id) then 'removed' else m.state end,
		p.answer, l.number
	from public.moede_invitation i
	join public.moede_participant p on p.id = i.participant_id
	join public.moede m on m.id = p.moede_id
	join public.account a on a.id = p.account_id
	left join public.plan l on l.borger_id = m.borger_id and l.ended_on is null
	where i.answer_hash = encode(sha256(convert_to(token, 'UTF8')), 'hex') and a.disabled_at is null
	limit 1;
end
$$;
--> statement-breakpoint

-- Answers for whom the mail was sent to. `over`: the meeting is past, was called off, or the guest has been taken off; a no needs a
-- reason, as in the portal.
create function app.answer_invitation(token text, wanted text, why text) returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
	found_one record;
begin
	select p.id, (p.removed_at is not null or app.is_called_off(i.moede_id, i.account_id)) as called_off, m.state, m.ends_at into found_one
	from public.moede_invitation i
	join public.moede_participant p on p.id = i.participant_id
	join public.moede m on m.id = p.moede_id
	join public.account a on a.id = p.account_id
	where i.answer_hash = encode(sha256(convert_to(token, 'UTF8')), 'hex') and a.disabled_at is null
	limit 1;
	if not found then
		return 'unknown';
	end if;
	if found_one.called_off or found_one.state <> 'planned' or found_one.ends_at < now() then
		return 'over';
	end if;
	if wanted not in ('yes', 'no') or (wanted = 'no' and coalesce(btrim(why), '') = '') then
		return 'reason';
	end if;
	update public.moede_participant p set answer = wanted, answered_at = now(), answer_reason = case when wanted = 'no' then left(btrim(why), 500) end,
		substitute_account_id = case when wanted = 'no' then p.substitute_account_id end
	where p.id = found_one.id;
	return 'answered';
end
$$;
--> statement-breakpoint

-- What waits in line, by queue; and what has failed for good is put back in line. For the administrator.
create function app.job_counts()
returns table (queue text, waiting bigint, active bigint, retried bigint, failed bigint, done bigint, oldest timestamptz, last_done timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
begin
	if app.actor_id() is null then
		return;
	end if;
	return query
	select q.name,
		count(*) filter (where j.state in ('created', 'retry') and j.start_after <= now()),
		count(*) filter (where j.state = 'active'),
		count(*) filter (where j.state = 'retry'),
		count(*) filter (where j.state = 'failed'),
		count(*) filter (where j.state = 'completed'),
		min(j.created_on) filter (where j.state in ('created', 'retry') and j.start_after <= now()),
		max(j.completed_on) filter (where j.state = 'completed')
	from pgboss.queue q left join pgboss.job j on j.name = q.name
	where q.name not like '\_\_%'
	group by q.name order by q.name;
end
$$;
--> statement-breakpoint
create function app.retry_failed_jobs(which text) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	again integer;
begin
	if app.actor_id() is null then
		return 0;
	end if;
	update pgboss.job set state = 'retry', start_after = now(), completed_on = null, retry_limit = retry_count + 3
	where name = which and state = 'failed';
	get diagnostics again = row_count;
	return again;
end
$$;
--> statement-breakpoint

-- How many deliveries wait, have failed for good, and went out in the last day, by channel. Numbers, and nobody's.
create function app.delivery_counts() returns table (channel text, waiting bigint, failed bigint, sent bigint)
language plpgsql stable security definer set search_path = ''
as $$
begin
	if app.actor_id() is null then
		return;
	end if;
	return query
	select d.channel, count(*) filter (where d.state in ('waiting', 'sending')), count(*) filter (where d.state = 'failed'),
		count(*) filter (where d.sent_at > now() - interval '1 day')
	from public.notification_delivery d group by d.channel
	union all
	select 'invitation', count(*) filter (where i.state in ('waiting', 'sending')), count(*) filter (where i.state = 'failed' and i.code is distinct from 'outdated'),
		count(*) filter (where i.sent_at > now() - interval '1 day')
	from public.moede_invitation i
	order by 1;
end
$$;
--> statement-breakpoint

-- Puts a job in line, in the transaction that causes it. Only ids may stand in it, and only in a queue of ours. `key`: a job with the
-- same key that still waits is enough.
create function app.enqueue(queue text, payload jsonb, key text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	if queue not in ('plan_ended', 'notifications', 'invitations', 'closing', 'operations', 'journal') then
		raise exception 'no such queue' using errcode = 'insufficient_privilege';
	end if;
	insert into pgboss.job (name, data, singleton_key, policy, retry_limit, retry_delay, retry_backoff, expire_in, keep_until)
	select q.name, payload, key, q.policy, q.retry_limit, q.retry_delay, q.retry_backoff, q.expire_seconds * interval '1 second', now() + interval '14 days'
	from pgboss.queue q where q.name = queue
		and not exists (select from pgboss.job j where j.name = queue and j.singleton_key = key and j.state = 'created')
	on conflict do nothing;
end
$$;
--> statement-breakpoint

-- Seals looks that wait: each hash covers the one before, so that nothing can be changed, taken out, swapped or put in between. One
-- sealer at a time; no row when another is at it. Read committed, so that it sees what was committed before it.
create function app.seal_log(most integer) returns table (sealed integer, last_seq bigint, head text)
language plpgsql volatile security definer set search_path = ''
as $$
declare
	waiting record;
	previous bytea;
	number bigint;
	done integer := 0;
begin
	if not pg_try_advisory_xact_lock(7205120) then
		return;
	end if;
	perform set_config('synchronous_commit', 'local', true);
	select s.seq, s.hash into number, previous from public.access_seal s order by s.seq desc limit 1;
	number := coalesce(number, 0);
	previous := coalesce(previous, decode(repeat('00', 32), 'hex'));
	for waiting in
		select e.* from public.access_unsealed u join public.access_event e on e.id = u.event_id order by e.id limit most
	loop
		number := number + 1;
		previous := sha256(previous || convert_to(
			concat_ws(
				chr(31), 'v1', number, waiting.id, floor(extract(epoch from waiting.at) * 1000000)::bigint, coalesce(waiting.account_id::text, '-'),
				waiting.role, waiting.kind, waiting.page, waiting.purpose, waiting.request_id
			) || coalesce((
				select string_agg(chr(31) || n.id || chr(31) || n.item_kind || chr(31) || encode(n.commitment, 'hex'), '' order by n.id)
				from public.access_entry n where n.event_id = waiting.id
			), ''), 'UTF8'
		));
		insert into public.access_seal (seq, event_id, hash) values (number, waiting.id, previous);
		delete from public.access_unsealed u where u.event_id = waiting.id;
		done := done + 1;
	end loop;
	return query select done, number, encode(previous, 'hex');
end
$$;
--> statement-breakpoint

-- Takes a borger out of the log (article 17): whom the looks were of, nobody can tell any more; that they were, and by whom, the chain
-- still proves.
create function app.erase_from_log(borger uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	update public.access_entry n set borger_id = null, item_id = null where n.borger_id = borger;
	delete from public.access_key k where k.borger_id = borger;
end
$$;
--> statement-breakpoint

-- Whose plans have all ended so many months ago or longer, with no meeting ahead; the number and the last day of the newest plan; and
-- what holds them back. `waiting`: what has not reached a journal (a department without a target has nowhere to send it), and alarms
-- about looks at them that nobody has dealt with. `unsent`: plans whose newest version no journal has received. A version that was the
-- same again puts nothing in the outbox: then what was there before it counts.
create function app.erasable(months integer, of_borger uuid default null)
returns table (borger_id uuid, plan_number bigint, ended_on date, waiting integer, unsent integer)
language plpgsql stable security definer set search_path = ''
as $$
begin
	return query
	with past as (
		select p.borger_id, max(p.number) as number, max(p.ended_on) as ended_on
		from public.plan p
		where of_borger is null or p.borger_id = of_borger
		group by p.borger_id
		having bool_and(p.ended_on is not null) and max(p.ended_on) <= app.today() - make_interval(months => months)
	)
	select b.borger_id, b.number, b.ended_on,
		((
			select count(*) from public.journal_delivery d where d.borger_id = b.borger_id and d.state <> 'received'
		) + (
			select count(*) from public.journal_item i
			where i.borger_id = b.borger_id
				and not exists (select from public.journal_delivery d where d.item_id = i.id)
				and not exists (
					select from public.journal_target t
					where t.ended_at is null and (t.forvaltning_id is null or t.forvaltning_id = i.forvaltning_id)
				)
		) + (
			select count(*) from public.access_alarm a
			where a.type = 'outside' and a.handled_at is null and a.details ->> 'borgerId' = b.borger_id::text
		))::integer,
		(
			select count(*) from public.plan p
			join public.plan_version v on v.plan_id = p.id and v.version = p.version
			where p.borger_id = b.borger_id and not exists (
				select from public.journal_item i
				join public.journal_delivery d on d.item_id = i.id and d.state = 'received'
				where i.borger_id = b.borger_id and i.source_id = p.id and i.type = 'plan' and i.form = 'document'
					and i.made_at >= least(v.published_at, (
						select max(n.made_at) from public.journal_item n
						where n.borger_id = b.borger_id and n.source_id = p.id and n.type = 'plan' and n.form = 'document'
					))
			)
		)::integer
	from past b
	where not exists (
		select from public.moede m where m.borger_id = b.borger_id and m.state = 'planned' and m.ends_at > now()
	);
end
$$;
--> statement-breakpoint

-- How many borgere would be erased now, how many are held back, and how many looks the log would forget. Numbers, and nobody's.
create function app.erasable_counts(months integer, log_months integer) returns table (ready bigint, held bigint, looks bigint)
language plpgsql stable security definer set search_path = ''
as $$
begin
	if app.actor_id() is null then
		return;
	end if;
	return query
	select count(*) filter (where e.waiting = 0 and e.unsent = 0), count(*) filter (where e.waiting > 0 or e.unsent > 0),
		(select count(*) from public.access_event l where l.at < now() - make_interval(months => log_months))
	from app.erasable(months) e;
end
$$;
--> statement-breakpoint

-- Takes a borger out of the portal, all of it at once: everything about them goes with their row; closed figures stay, and of the log
-- what app.erase_from_log leaves. False when the municipality has not said so, or something holds them back.
create function app.erase_borger(borger uuid) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
	months integer := (select (s.value ->> 'retentionMonths')::integer from public.setting s where s.key = 'kommune');
begin
	-- Whoever starts a plan or writes something of them meanwhile has done so before this line, or waits and then finds nobody.
	perform from public.borger b where b.id = borger for update;
	if not exists (select from app.erasable(months, borger) e where e.waiting = 0 and e.unsent = 0) then
		return false;
	end if;
	perform app.erase_from_log(borger);
	delete from public.access_alarm a where a.type = 'outside' and a.details ->> 'borgerId' = borger::text;
	delete from public.import_item i where i.borger_id = borger;
	delete from public.borger b where b.id = borger;
	return true;
end
$$;
--> statement-breakpoint

-- Forgets the oldest looks, at most so many at a time, as the municipality has set and never before half a year. The last of them stays
-- without whom it was of: the chain begins with its hash, and a look that is sealed itself says so (verify.ts).
create function app.forget_looks(before timestamptz, most integer) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	months integer := (select (s.value ->> 'logMonths')::integer from public.setting s where s.key = 'kommune');
	until timestamptz := least(before, now() - make_interval(months => greatest(months, 6)));
	first_kept bigint;
	gone bigint[];
begin
	if months is null or not pg_try_advisory_xact_lock(7205121) then
		return 0;
	end if;
	-- In the order of the seals: a look stays while one before it is too young.
	select max(s.seq) into first_kept from (
		select o.seq, bool_and(o.at < until) over (order by o.seq) as is_old from (
			select a.seq, greatest(e.at, a.sealed_at) as at from public.access_seal a join public.access_event e on e.id = a.event_id order by a.seq limit most + 1
		) o
	) s where s.is_old;
	select array_agg(a.event_id) into gone from public.access_seal a where a.seq < first_kept;
	if gone is null then
		return 0;
	end if;
	delete from public.access_entry n
	where n.event_id = any (gone) or n.event_id = (select a.event_id from public.access_seal a where a.seq = first_kept);
	delete from public.access_seal a where a.seq < first_kept;
	delete from public.access_event e where e.id = any (gone);
	insert into public.access_event (account_id, role, kind, page, purpose, request_id)
	values (null, 'job', 'population', 'job/retention', 'Slettede gamle opslag i loggen', 'begins ' || first_kept);
	return cardinality(gone);
end
$$;
--> statement-breakpoint

-- Who was shown something of the borger who acts, newest first; with the name or, as the municipality has set it, the title alone. Of
-- a borger with a protected address no unit smaller than the department is named.
create function app.own_looks(before bigint, most integer, from_at timestamptz, to_at timestamptz, by_account uuid, of_kinds text[])
returns table (
	event_id bigint, at timestamptz, account_id uuid, role text, kind text, page text, purpose text,
	name text, title text, enhed text, items jsonb
)
language plpgsql stable security definer set search_path = ''
as $$
declare
	me uuid := app.actor_borger_id();
	named boolean := coalesce((select s.value ->> 'lookerNames' from public.setting s where s.key = 'kommune'), 'name') = 'name';
	is_protected boolean := (select b.protected_address from public.borger b where b.id = me);
begin
	return query
	select e.id, e.at, e.account_id, e.role, e.kind, e.page, e.purpose,
		case when named then a.name end, a.title,
		case when is_protected then f.name else u.name end,
		jsonb_agg(jsonb_build_object('kind', n.item_kind, 'id', n.item_id) order by n.id)
	from public.access_entry n
	join public.access_event e on e.id = n.event_id
	left join public.account a on a.id = e.account_id
	left join public.enhed u on u.id = a.enhed_id
	left join public.enhed f on f.id = u.forvaltning_id
	where n.borger_id = me and (before is null or n.event_id < before)
		and (from_at is null or e.at >= from_at) and (to_at is null or e.at < to_at)
		and (by_account is null or e.account_id = by_account)
	group by e.id, a.id, u.id, f.id
	-- A log-in holds the borger's name and is asked for as what it is.
	having of_kinds is null or (e.kind = 'login' and 'login' = any (of_kinds)) or (e.kind <> 'login' and bool_or(n.item_kind = any (of_kinds)))
	union all
	-- A run over everybody is one event, and each who was here then is in it.
	(
		select e.id, e.at, null, e.role, e.kind, e.page, e.purpose, null, null, null, jsonb_build_array(jsonb_build_object('kind', 'borger', 'id', null))
		from public.access_event e
		where e.kind = 'everybody' and (before is null or e.id < before) and e.at >= (select b.created_at from public.borger b where b.id = me)
			and (from_at is null or e.at >= from_at) and (to_at is null or e.at < to_at)
			and by_account is null and (of_kinds is null or 'borger' = any (of_kinds))
		order by e.id desc limit most
	)
	order by 1 desc limit most;
end
$$;
--> statement-breakpoint

-- A run of the system over everybody: one event, which each borger finds in their own list (`app.own_looks`).
create function app.record_everybody(look_page text, look_purpose text, look_request text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	insert into public.access_event (account_id, role, kind, page, purpose, request_id)
	values (null, 'job', 'everybody', look_page, look_purpose, look_request);
end
$$;
--> statement-breakpoint

-- What the system itself reads or brings about, as the system.
create function app.record_system_look(look_kind text, look_page text, look_purpose text, look_request text, borgere uuid[])
returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	recorded bigint;
begin
	if cardinality(borgere) = 0 then
		return;
	end if;
	insert into public.access_event (account_id, role, kind, page, purpose, request_id)
	values (null, 'job', look_kind, look_page, look_purpose, look_request)
	returning id into recorded;
	insert into public.access_entry (event_id, borger_id, item_kind) select recorded, b, 'borger' from unnest(borgere) as b;
end
$$;
--> statement-breakpoint

-- Records one look, in the transaction that shows: one event, and one narrow row for each borger and item shown.
create function app.record_look(look_kind text, look_page text, look_purpose text, look_request text, borgere uuid[], item_kinds text[], item_ids uuid[])
returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	me record := app.actor();
	recorded bigint;
begin
	if me.account_id is null then
		raise exception 'a look needs an actor' using errcode = 'insufficient_privilege';
	end if;
	insert into public.access_event (account_id, role, kind, page, purpose, request_id)
	values (me.account_id, me.role, look_kind, look_page, look_purpose, look_request)
	returning id into recorded;
	insert into public.access_entry (event_id, borger_id, item_kind, item_id)
	select recorded, shown.borger, shown.kind, shown.item
	from unnest(borgere, item_kinds, item_ids) as shown (borger, kind, item);
end
$$;
--> statement-breakpoint

-- A look-up by CPR number, with its record: who has a plan, and who holds its threads. No content. A miss is recorded too, with
-- nobody in it.
create function app.find_by_cpr(wanted bytea, look_page text, look_request text)
returns table (borger_id uuid, name text, died_on date, plan_id uuid, tovholder text, tovholder_phone text)
language plpgsql volatile security definer set search_path = ''
as $$
declare
	me record := app.actor();
	found_borger uuid := (select b.id from public.borger b where b.cpr_hash = wanted);
begin
	-- Only professionals and fordelere may run this; somebody who is nobody records no look.
	if me.ekstern then
		raise exception 'not a look-up for an external' using errcode = 'insufficient_privilege';
	end if;
	perform app.record_look(
		'page', look_page, 'Slog op på CPR-nummer for at lave en plan', look_request,
		array_remove(array[found_borger], null), case when found_borger is null then '{}' else array['borger'] end,
		case when found_borger is null then '{}' else array[null]::uuid[] end
	);
	return query
	select b.id, b.name, b.died_on, p.id, a.name, a.phone
	from public.borger b
	left join public.plan p on p.borger_id = b.id and p.ended_on is null
	left join public.team_membership t on t.borger_id = b.id and t.function = 'tovholder' and p.id is not null
		and t.from_on <= app.today() and (t.to_on is null or t.to_on >= app.today())
	left join public.account a on a.id = t.account_id
	where b.id = found_borger;
end
$$;
--> statement-breakpoint

-- Starts a plan: the borger (made when unknown), the plan's frame, its tovholder, and why their forvaltning may see it; all or
-- nothing. Two at once: the second is refused (plan_one_active).
create function app.start_plan(
	wanted bytea, encrypted bytea, new_name text, new_phone text, new_tovholder uuid, new_role_text text, new_why text, ground jsonb, joint text
)
returns table (borger_id uuid, plan_id uuid)
language plpgsql volatile security definer set search_path = ''
as $$
declare
	me record := app.actor();
	whom record;
	made_borger uuid;
	made_plan uuid;
	of_forvaltning uuid;
begin
	-- Only professionals and fordelere may run this.
	if me.account_id is null or me.ekstern then
		raise exception 'not a start for nobody or an external' using errcode = 'insufficient_privilege';
	end if;
	-- Only the borger says yes in the portal; staff note what was said or signed.
	if 'digital' in (joint, ground ->> 'givenHow') then
		raise exception 'the borger says that themself' using errcode = 'insufficient_privilege', constraint = 'start_plan_digital';
	end if;
	if not app.can_join(new_tovholder, 'tovholder') then
		raise exception 'not somebody who can hold the threads' using errcode = 'check_violation', constraint = 'start_plan_tovholder';
	end if;
	select e.forvaltning_id into of_forvaltning
	from public.account a join public.enhed e on e.id = a.enhed_id where a.id = new_tovholder;
	insert into public.borger (name, cpr_encrypted, cpr_hash, phone) values (new_name, encrypted, wanted, new_phone)
	on conflict do nothing;
	select b.id, b.died_on into whom from public.borger b where b.cpr_hash = wanted;
	made_borger := whom.id;
	if whom.died_on is not null then
		raise exception 'this person has died' using errcode = 'check_violation', constraint = 'start_plan_dead';
	end if;
	insert into public.account (borger_id) values (made_borger) on conflict do nothing;
	insert into public.account_role (account_id, role)
	select a.id, 'borger' from public.account a where a.borger_id = made_borger on conflict do nothing;
	insert into public.plan (borger_id, started_on) values (made_borger, app.today()) returning id into made_plan;
	-- Somebody may hold the threads still, or stand in, from a plan that has ended.
	update public.team_membership t set to_on = greatest(app.today(), t.from_on) - 1, ended_reason = 'En ny plan er begyndt.'
	where t.borger_id = made_borger and t.function <> 'fagperson' and (t.to_on is null or t.to_on >= greatest(app.today(), t.from_on));
	insert into public.team_membership (borger_id, account_id, function, role_text, why, from_on)
	values (made_borger, new_tovholder, 'tovholder', new_role_text, new_why, app.today());
	insert into public.adgangsgrundlag (
		borger_id, forvaltning_id, type, kinds, topics, purpose, given_how, paragraph, noted_by_account_id, from_on, to_on
	)
	values (
		made_borger, of_forvaltning, ground ->> 'type', array(select jsonb_array_elements_text(ground -> 'kinds')),
		array(select jsonb_array_elements_text(ground -> 'topics')), ground ->> 'purpose', ground ->> 'givenHow',
		ground ->> 'paragraph', me.account_id, app.today(), (ground ->> 'toOn')::date
	);
	-- Samtykke to have one joint plan, when the borger has been asked.
	if joint is not null then
		insert into public.plan_samtykke (borger_id, plan_id, given_how, noted_by_account_id) values (made_borger, made_plan, joint, me.account_id);
	end if;
	return query select made_borger, made_plan;
end
$$;
--> statement-breakpoint

-- The threads go from one hand to the next (M2): the old tovholder's time ends the day before, the new one's begins, and what was
-- not in order is written down for the new one. Whoever holds them now (but not to themself), or a fordeler. `from_day` may be
-- today. `seen` is the newest appointment that the actor knew of: has there been another since, nothing happens. What was
-- planned for later is called off. With `stays_as` the old tovholder stays on the team, and that is what they do there.
create function app.hand_over(
	for_borger uuid, new_tovholder uuid, from_day date, new_role_text text, new_why text, handed_reason text, stays_as text, done text[], seen uuid
)
returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
	me record := app.actor();
	points text[] := array['borger_told', 'next_moede', 'aftaler', 'adgangsgrundlag', 'draft', 'notes'];
	old record;
	newest record;
	made uuid;
begin
	-- Two at once wait for each other here; all that follows sees what the first has done.
	perform pg_advisory_xact_lock(hashtextextended('team ' || for_borger, 0));
	if me.account_id is null or (me.role <> 'fordeler' and not (me.role = 'fagperson' and app.holds_threads(for_borger))) then
		raise exception 'not yours to hand over' using errcode = 'insufficient_privilege', constraint = 'hand_over_not_yours';
	end if;
	if me.account_id = new_tovholder then
		raise exception 'nobody appoints themself' using errcode = 'insufficient_privilege', constraint = 'hand_over_self';
	end if;
	if not exists (select from public.plan p where p.borger_id = for_borger and p.ended_on is null)
		or not app.can_join(new_tovholder, 'tovholder') then
		raise exception 'no plan, or not somebody who can hold the threads' using errcode = 'check_violation', constraint = 'hand_over_unknown';
	end if;
	if from_day is null or from_day < app.today() or from_day > app.today() + 180 then
		raise exception 'not a day to hand over' using errcode = 'check_violation', constraint = 'hand_over_date';
	end if;
	select t.id, t.account_id into newest from public.team_membership t
	where t.borger_id = for_borger and t.function = 'tovholder' and (t.to_on is null or t.to_on >= greatest(t.from_on, app.today()))
	order by t.from_on desc limit 1;
	if newest.id is distinct from seen then
		raise exception 'somebody else has been appointed meanwhile' using errcode = 'check_violation', constraint = 'hand_over_changed';
	end if;
	select t.id, t.account_id into old from public.team_membership t
	where t.borger_id = for_borger and t.function = 'tovholder' and t.from_on <= from_day and (t.to_on is null or t.to_on >= from_day);
	if old.account_id = new_tovholder and old.id = newest.id then
		raise exception 'the threads are there already' using errcode = 'check_violation', constraint = 'hand_over_same';
	end if;
	update public.team_membership t set to_on = t.from_on - 1, ended_reason = handed_reason
	where t.borger_id = for_borger and t.function = 'tovholder' and t.from_on > from_day and (t.to_on is null or t.to_on >= t.from_on);
	if old.account_id = new_tovholder then
		update public.team_membership set to_on = null, ended_reason = null where id = old.id;
	else
		update public.team_membership set to_on = from_day - 1, ended_reason = handed_reason where id = old.id;
		if stays_as is null then
			update public.team_membership t set to_on = greatest(from_day, t.from_on) - 1, ended_reason = handed_reason
			where t.borger_id = for_borger and t.account_id = old.account_id
				and (t.to_on is null or t.to_on >= greatest(from_day, t.from_on));
		elsif old.id is not null then
			insert into public.team_membership (borger_id, account_id, function, role_text, why, from_on)
			select for_borger, t.account_id, 'fagperson', stays_as, t.why, from_day from public.team_membership t
			where t.id = old.id and not exists (
				select from public.team_membership other
				where other.borger_id = for_borger and other.account_id = old.account_id and other.function = 'fagperson'
					and other.from_on <= from_day and other.to_on is null
			);
		end if;
		insert into public.team_membership (borger_id, account_id, function, role_text, why, from_on)
		values (for_borger, new_tovholder, 'tovholder', new_role_text, new_why, from_day);
		-- Nobody is their own deputy.
		update public.team_membership t set to_on = greatest(from_day, t.from_on) - 1, ended_reason = handed_reason
		where t.borger_id = for_borger and t.account_id = new_tovholder and t.function = 'stedfortraeder'
			and (t.to_on is null or t.to_on >= greatest(from_day, t.from_on));
	end if;
	insert into public.overdragelse (borger_id, from_account_id, to_account_id, on_day, reason, done_points, open_points, by_account_id)
	values (
		for_borger, case when old.account_id = new_tovholder then newest.account_id else old.account_id end, new_tovholder, from_day, handed_reason,
		array(select p from unnest(points) p where p = any (done)), array(select p from unnest(points) p where p <> all (done)), me.account_id
	)
	returning id into made;
	return made;
end
$$;
--> statement-breakpoint

-- Starts a conversation between a borger and the readers who are chosen by name, all or nothing. A borger writes to whoever is on
-- their team today; a professional reads along, and chooses colleagues for whom the borger exists. The same id a second time, by the
-- same person for the same borger, is the same conversation. @returns whether it is new
create function app.start_samtale(wanted uuid, for_borger uuid, new_subject text, readers uuid[]) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
	me record := app.actor();
	known record;
	reader uuid;
	everybody uuid[] := readers;
begin
	if not coalesce(me.borger_id = for_borger or app.may_see_borger(for_borger), false) then
		raise exception 'not yours to write to' using errcode = 'insufficient_privilege', constraint = 'samtale_not_yours';
	end if;
	perform pg_advisory_xact_lock(hashtextextended('samtale ' || wanted, 0));
	select s.borger_id, s.started_by_account_id into known from public.samtale s where s.id = wanted;
	if found then
		if known.borger_id <> for_borger or known.started_by_account_id <> me.account_id then
			raise exception 'that is another conversation' using errcode = 'insufficient_privilege', constraint = 'samtale_not_yours';
		end if;
		return false;
	end if;
	if me.borger_id is null then
		everybody := array_append(everybody, me.account_id);
	end if;
	if coalesce(cardinality(everybody), 0) = 0 then
		raise exception 'nobody would read it' using errcode = 'check_violation', constraint = 'samtale_nobody';
	end if;
	insert into public.samtale (id, borger_id, subject, started_by_account_id) values (wanted, for_borger, new_subject, me.account_id);
	foreach reader in array everybody loop
		if not app.is_on_team(reader, for_borger) or (me.borger_id is null and not app.exists_for(reader, for_borger)) then
			raise exception 'not somebody around this borger' using errcode = 'check_violation', constraint = 'samtale_reader_unknown';
		end if;
		insert into public.samtale_reader (samtale_id, borger_id, account_id, added_by_account_id)
		values (wanted, for_borger, reader, me.account_id) on conflict do nothing;
	end loop;
	return true;
end
$$;
--> statement-breakpoint

-- Marks a rating as made on the wrong person: kept, hidden. By whoever gave or typed it; never the borger's own.
create function app.misregister(maaling uuid) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
	me uuid := app.actor_id();
begin
	update public.trivselsmaaling m set misregistered_at = now()
	where m.id = maaling and m.misregistered_at is null and coalesce(m.typed_by_account_id, m.rater_account_id) = me
		and app.may_see_borger(m.borger_id);
	return found;
end
$$;
--> statement-breakpoint

-- Mine borgere: one row for each borger on whose team the actor is today and who exists for them, with what the order of the
-- list goes by (src/lib/arbejdsgang/needs.ts). It says of an answer that it is new, or that it must be seen today, and never what
-- it is.
--
-- The policies ask THE VISIBILITY RULE for each row, which takes seconds with thousands of borgere. Here every fact is gathered
-- with the kind, the topics and the forvaltning of the item it comes from, and the rule is asked once, at the end, of the few
-- that there are; a fact without a kind belongs to the frame, which whoever sees the borger sees. tests/rls/list.test.ts holds
-- the outcome against the policies. Sets meet by grouping and by arrays of ids, not by joins, because the planner cannot know
-- how long somebody's list is.
create function app.own_borgere()
returns table (
	borger_id uuid, name text, died_on date, function text, has_tovholder boolean,
	new_answer_on date, unread_note_on date, alarming_on date, alarming_opened boolean, apart_on date,
	late_since_on date, due_on date, next_moede_at timestamptz, reads_moeder boolean,
	stance text, stance_on date, wrote_on date, grounds_end_on date, grounds_end_for text[],
	handover_points integer, handover_on date, tried_until_on date,
	message_on date, message_promised_on date, asked_on date, asked_moede_on date, invited_on date, task_due_on date, unwritten_on date, moede_count integer,
	joint_missing boolean, journal_failed_on date
)
language plpgsql stable security definer set search_path = ''
as $$
declare
	me record := app.actor();
	day date := app.today();
	mine uuid[];
	functions text[];
	led uuid[];
	deputised uuid[];
begin
	select array_agg(t.borger_id), array_agg(t.function),
		array_agg(t.borger_id) filter (where t.function = 'tovholder'), array_agg(t.borger_id) filter (where t.function = 'stedfortraeder')
	into mine, functions, led, deputised
	from (
		select distinct on (t.borger_id) t.borger_id, t.function from public.team_membership t
		where t.account_id = me.account_id and app.in_force(t.from_on, t.to_on)
		order by t.borger_id, t.function <> 'tovholder', t.function <> 'stedfortraeder'
	) t
	where exists (
			select from public.adgangsgrundlag g
			where g.borger_id = t.borger_id and g.forvaltning_id = me.forvaltning_id
				and g.withdrawn_at is null and app.in_force(g.from_on, g.to_on)
		)
		or app.may_see_borger(t.borger_id);
	return query
	with latest as materialized (
		select a.*, (select v.value from public.trivselsvalue v where v.maaling_id = a.id) as value,
			exists (select from public.trivselsopening o where o.account_id = me.account_id and o.maaling_id = a.id) as opened
		from (
			select m.* from unnest(mine) b (id)
			cross join lateral (
				select m.*, lead(m.id) over (order by m.received_at desc) as before_id
				from (
					select m.id, m.borger_id, m.emne_id, m.received_at, m.topics, m.forvaltning_id, m.lineal_key, m.lineal_version from public.trivselsmaaling m
					where m.borger_id = b.id and m.emne_id is null and m.rater_kind = 'borger' and m.misregistered_at is null
						and m.received_at > now() - interval '12 months'
					order by m.received_at desc limit 2
				) m limit 1
			) m
			union all
			select m.* from public.trivselsemne e
			cross join lateral (
				select m.*, lead(m.id) over (order by m.received_at desc) as before_id
				from (
					select m.id, m.borger_id, m.emne_id, m.received_at, m.topics, m.forvaltning_id, m.lineal_key, m.lineal_version from public.trivselsmaaling m
					where m.emne_id = e.id and m.rater_kind = 'borger' and m.misregistered_at is null
						and m.received_at > now() - interval '12 months'
					order by m.received_at desc limit 2
				) m limit 1
			) m
			where e.borger_id = any (mine) and e.ended_at is null
		) a
	),
	owed as materialized (
		select a.*
		from public.plan p
		cross join lateral (
			select a.item_id, a.borger_id, a.topics, a.forvaltning_id, a.responsible_account_id, a.due_on from public.aftale a
			where a.borger_id = p.borger_id and a.plan_id = p.id and a.owed_by = 'kommune' and (a.due_on is null or a.due_on <= day + 14)
				and a.first_version <= p.version and coalesce(a.last_version, p.version) >= p.version
			offset 0
		) a
		where p.borger_id = any (mine) and p.ended_on is null
	),
	fact (borger_id, kind, topics, forvaltning_id, takes_part, what, at, on_day, said) as (
		select b.id, null, '{}'::text[], null::uuid, false, 'name', null::timestamptz, b.died_on, b.name
		from public.borger b where b.id = any (mine)
		union all
		select m.id, null, '{}', null, false, 'function', null, null, m.function from unnest(mine, functions) m (id, function)
		union all
		select t.borger_id, null, '{}', null, false, 'tovholder', null, null, null
		from public.team_membership t
		where t.borger_id = any (deputised) and t.function = 'tovholder' and app.in_force(t.from_on, t.to_on)
		union all
		select a.borger_id, 'trivsel', a.topics, a.forvaltning_id, false, 'new_answer', a.received_at, null, null
		from latest a where not a.opened
		union all
		select a.borger_id, 'trivsel', a.topics, a.forvaltning_id, false, 'alarming', a.received_at, null, case when a.opened then 'opened' end
		from latest a
		join public.trivselslineal l on l.key = a.lineal_key and l.version = a.lineal_version
		cross join lateral (
			select coalesce(a.value, (select v.value from public.trivselsvalue v where v.maaling_id = a.before_id)) as value,
				case l.best when 'highest' then l.lowest else l.highest end as worst
		) point
		where (
				abs(point.value - point.worst) <= l.step
				or abs((select v.value from public.trivselsvalue v where v.maaling_id = a.before_id) - point.worst) - abs(point.value - point.worst) >= 2
			)
			and not exists (
				select from public.reply r where r.maaling_id = (case when a.value is null then a.before_id else a.id end)
			)
		union all
		select a.borger_id, 'trivsel', a.topics, a.forvaltning_id, false, 'apart', greatest(a.received_at, own.received_at), null, null
		from latest a
		cross join lateral (
			(
				select m.received_at, m.lineal_key, m.lineal_version, (select v.value from public.trivselsvalue v where v.maaling_id = m.id) as value
				from public.trivselsmaaling m
				where m.rater_account_id = me.account_id and m.borger_id = a.borger_id and m.emne_id = a.emne_id
					and m.rater_kind = 'fagperson' and m.misregistered_at is null
				order by m.received_at desc limit 1
			)
			union all
			(
				select m.received_at, m.lineal_key, m.lineal_version, (select v.value from public.trivselsvalue v where v.maaling_id = m.id)
				from public.trivselsmaaling m
				where a.emne_id is null and m.rater_account_id = me.account_id and m.borger_id = a.borger_id and m.emne_id is null
					and m.rater_kind = 'fagperson' and m.misregistered_at is null
				order by m.emne_id desc, m.received_at desc limit 1
			)
		) own
		where a.opened and abs(a.value - own.value) >= 2
			and own.lineal_key = a.lineal_key and own.lineal_version = a.lineal_version
			and not exists (select from public.reply r where r.maaling_id = a.id)
		union all
		select m.borger_id, 'trivsel', m.topics, m.forvaltning_id, false, 'unread_note', m.received_at, null, null
		from public.trivselsmaaling m
		where m.id = any (array(
				select n.maaling_id from public.trivselsnote n where n.borger_id = any (mine)
				except
				select r.maaling_id from public.trivselsnote_read r where r.borger_id = any (mine)
			))
			and m.rater_kind = 'borger' and m.misregistered_at is null
			and not exists (select from public.reply r where r.maaling_id = m.id)
		union all
		select a.borger_id, 'plan', a.topics, a.forvaltning_id, a.responsible_account_id = me.account_id, 'owed', null,
			(
				select max(promised.on_day) from (
					select a.due_on as on_day
					union all
					select s.new_due_on from public.aftale_status s where s.aftale_item_id = a.item_id
				) promised where promised.on_day < day
			),
			coalesce((
				select s.new_due_on from public.aftale_status s
				where s.aftale_item_id = a.item_id and s.state = 'postponed' order by s.at desc nulls last limit 1
			), a.due_on)::text
		from owed a
		where a.item_id not in (
			select last.aftale_item_id from (
				select distinct on (s.aftale_item_id) s.aftale_item_id, s.state from public.aftale_status s
				where s.aftale_item_id = any (array(select o.item_id from owed o))
				order by s.aftale_item_id, s.at desc nulls last
			) last where last.state in ('done', 'dropped')
		)
		union all
		select m.borger_id, 'moede', m.topics, m.forvaltning_id,
			(me.ekstern and exists (
				select from public.moede_participant i where i.account_id = me.account_id and i.moede_id = m.id and i.removed_at is null
			)),
			'moede', m.starts_at, null, null
		from public.moede m
		where m.borger_id = any (mine) and m.starts_at > now() and m.state = 'planned'
		union all
		select b.id, 'moede', '{}', null, false, 'reads_moeder', null, null, null from unnest(mine) b (id)
		union all
		select s.borger_id, 'plan', '{}', null, false, 'stance', s.at, null, s.stance
		from public.plan_statement s
		join public.plan p on p.id = s.plan_id and p.version = s.version
		where s.borger_id = any (mine) and s.stance <> 'agree' and p.ended_on is null
			and not exists (select from public.plan_statement n where n.plan_id = s.plan_id and n.version = s.version and n.at > s.at)
			and not exists (select from public.reply r where r.statement_id = s.id)
		union all
		select w.borger_id, 'plan', w.topics, null, false, 'wrote', max(w.created_at), null, null
		from public.wish w
		where w.borger_id = any (led || deputised) and w.ended_at is null
		group by w.borger_id, w.topics
		union all
		select t.borger_id, 'plan', t.topics, null, false, 'wrote', max(t.created_at), null, null
		from public.tavlepunkt t
		where t.borger_id = any (led || deputised) and t.ended_at is null and t.forvaltning_id is null
		group by t.borger_id, t.topics
		union all
		select p.borger_id, null, '{}', null, false, 'published', v.published_at, null, null
		from public.plan p
		join public.plan_version v on v.plan_id = p.id and v.version = p.version
		where p.borger_id = any (led || deputised)
		union all
		select g.borger_id, null, '{}', null, false, 'grounds_end', null, g.to_on, e.name
		from public.adgangsgrundlag g
		join public.enhed e on e.id = g.forvaltning_id
		where g.borger_id = any (mine) and (g.forvaltning_id = me.forvaltning_id or g.borger_id = any (led))
			and g.withdrawn_at is null and g.from_on <= day and g.to_on >= day and g.to_on <= day + 30
			and not exists (
				select from public.adgangsgrundlag n
				where n.borger_id = g.borger_id and n.forvaltning_id = g.forvaltning_id and n.withdrawn_at is null
					and n.from_on <= g.to_on + 1 and (n.to_on is null or n.to_on > g.to_on)
					and n.kinds @> g.kinds and n.topics @> g.topics
			)
		union all
		select o.borger_id, null, '{}', null, false, 'handover', null, o.on_day, cardinality(o.open_points)::text
		from public.overdragelse o
		where o.borger_id = any (mine) and o.to_account_id = me.account_id and o.open_points <> '{}'
			and not exists (
				select from public.overdragelse n
				where n.borger_id = o.borger_id and (n.on_day, n.created_at) > (o.on_day, o.created_at)
			)
		union all
		select i.borger_id, 'plan', i.topics, i.forvaltning_id, i.responsible_account_id = me.account_id, 'tried', null, i.ends_on, null
		from public.indsats i
		join public.plan p on p.id = i.plan_id
		where i.borger_id = any (mine) and i.proevehandling and i.learnt is null and i.ends_on < day
			and p.ended_on is null and i.first_version <= p.version + 1 and coalesce(i.last_version, p.version + 1) > p.version
		union all
		select r.borger_id, null, '{}', null, false, 'message', b.created_at, b.promised_on, null
		from public.samtale_reader r
		-- Only what the borger writes has a promise. Most conversations end with an answer, and cost one look.
		cross join lateral (
			select b.promised_on from public.besked b where b.samtale_id = r.samtale_id order by b.created_at desc limit 1
		) newest
		cross join lateral (
			select b.created_at, b.promised_on from public.besked b
			where b.samtale_id = r.samtale_id and b.promised_on is not null
				and not exists (
					select from public.besked n
					where n.samtale_id = b.samtale_id and n.promised_on is null and n.created_at > b.created_at
				)
			offset 0
		) b
		where r.borger_id = any (mine) and r.ended_at is null and newest.promised_on is not null
			and (
				r.account_id = me.account_id
				or r.borger_id = any (deputised) and r.account_id = (
					select t.account_id from public.team_membership t
					where t.borger_id = r.borger_id and t.function = 'tovholder' and app.in_force(t.from_on, t.to_on)
				)
			)
		union all
		select n.borger_id, null, '{}', null, false, case when n.moede_id is null then 'asked' else 'asked_moede' end, n.created_at, null, null
		from public.anmodning n
		where n.borger_id = any (led || deputised) and n.withdrawn_at is null and n.answer is null
			and n.account_id is distinct from me.account_id
			and not exists (select from public.moede m where m.id = n.moede_id and m.state <> 'planned')
		union all
		select m.borger_id, 'moede', m.topics, m.forvaltning_id, true, 'invited', i.invited_at, null, null
		from public.moede_participant i
		join public.moede m on m.id = i.moede_id
		where i.account_id = me.account_id and i.borger_id = any (mine) and i.answer = 'none' and i.removed_at is null
			and m.state = 'planned' and m.starts_at > now()
		union all
		select o.borger_id, 'moede', coalesce(m.topics, o.topics), coalesce(m.forvaltning_id, o.forvaltning_id), false, 'task', null, o.due_on, null
		from public.opgave o
		left join public.moede m on m.id = o.moede_id
		where o.borger_id = any (mine) and o.done_at is null and o.due_on <= day + 14
			-- What an ended plan asks of a department is for all of it.
			and (o.borger_id = any (led || deputised) or o.created_by_account_id = me.account_id
				or (o.type = 'plan_ended' and o.forvaltning_id = me.forvaltning_id))
		union all
		select m.borger_id, 'moede', m.topics, m.forvaltning_id, false, 'unwritten', m.ends_at, null, null
		from public.moede m
		where m.borger_id = any (led || deputised) and m.state = 'planned' and m.ends_at <= now()
		union all
		select p.borger_id, m.kind, m.topics, m.forvaltning_id, false, 'counted', null, null, null
		from public.plan p
		cross join lateral (select greatest(p.started_on, (day - interval '9 months')::date) as on_day) since
		cross join lateral (
			select null::text as kind, '{}'::text[] as topics, null::uuid as forvaltning_id
			union all
			select 'moede', m.topics, m.forvaltning_id from public.moede m
			where m.borger_id = p.borger_id and m.state <> 'cancelled'
				and m.starts_at >= since.on_day::timestamp at time zone 'Europe/Copenhagen'
				and m.starts_at < (since.on_day + interval '12 months') at time zone 'Europe/Copenhagen'
			offset 0
		) m
		where p.borger_id = any (led || deputised) and p.ended_on is null
		union all
		select p.borger_id, null, '{}', null, false, 'joint_missing', null, null, null
		from public.plan p
		where p.borger_id = any (led || deputised) and p.ended_on is null
			and not exists (select from public.plan_samtykke s where s.plan_id = p.id and s.withdrawn_at is null)
		union all
		-- What did not reach the journal of a department is for all of it who are there.
		select d.borger_id, null, '{}', null, false, 'journal_failed', coalesce(d.claimed_at, d.next_at), null, null
		from public.journal_delivery d
		join public.journal_item i on i.id = d.item_id
		where d.borger_id = any (mine) and d.state = 'failed' and i.forvaltning_id = me.forvaltning_id
	)
	select f.borger_id,
		min(f.said) filter (where f.what = 'name'),
		min(f.on_day) filter (where f.what = 'name'),
		min(f.said) filter (where f.what = 'function'),
		bool_or(f.what = 'tovholder' or (f.what = 'function' and f.said = 'tovholder')),
		app.day_of(min(f.at) filter (where f.what = 'new_answer')),
		app.day_of(min(f.at) filter (where f.what = 'unread_note')),
		case when min(f.said) filter (where f.what = 'function') <> 'fagperson'
			then app.day_of(min(f.at) filter (where f.what = 'alarming')) end,
		case when min(f.said) filter (where f.what = 'function') <> 'fagperson'
			then bool_and(f.said is not null) filter (where f.what = 'alarming') end,
		app.day_of(min(f.at) filter (where f.what = 'apart')),
		min(f.on_day) filter (where f.what = 'owed'),
		min(f.said::date) filter (where f.what = 'owed' and f.said >= day::text),
		min(f.at) filter (where f.what = 'moede'),
		bool_or(f.what = 'reads_moeder'),
		min(f.said) filter (where f.what = 'stance'),
		app.day_of(min(f.at) filter (where f.what = 'stance')),
		case when max(f.at) filter (where f.what = 'wrote') > coalesce(max(f.at) filter (where f.what = 'published'), '-infinity')
			then app.day_of(max(f.at) filter (where f.what = 'wrote')) end,
		min(f.on_day) filter (where f.what = 'grounds_end'),
		array_agg(distinct f.said) filter (where f.what = 'grounds_end'),
		coalesce(min(f.said::integer) filter (where f.what = 'handover'), 0),
		min(f.on_day) filter (where f.what = 'handover'),
		min(f.on_day) filter (where f.what = 'tried'),
		app.day_of(min(f.at) filter (where f.what = 'message')),
		min(f.on_day) filter (where f.what = 'message'),
		app.day_of(min(f.at) filter (where f.what = 'asked')),
		app.day_of(min(f.at) filter (where f.what = 'asked_moede')),
		app.day_of(min(f.at) filter (where f.what = 'invited')),
		min(f.on_day) filter (where f.what = 'task'),
		app.day_of(min(f.at) filter (where f.what = 'unwritten')),
		-- Beside the meetings one fact says that there is a plan, so that there may be none of them.
		(nullif(count(*) filter (where f.what = 'counted'), 0) - 1)::integer,
		bool_or(f.what = 'joint_missing'),
		app.day_of(min(f.at) filter (where f.what = 'journal_failed'))
	from fact f
	where f.kind is null or f.forvaltning_id = me.forvaltning_id or (me.ekstern and f.takes_part)
		or exists (
			select from public.adgangsgrundlag g
			where g.borger_id = f.borger_id and g.forvaltning_id = me.forvaltning_id
				and g.withdrawn_at is null and app.in_force(g.from_on, g.to_on) and app.covers(g.kinds, g.topics, f.kind, f.topics)
		)
	group by f.borger_id;
end
$$;
--> statement-breakpoint


-- The unit of the leder who asks: they see what lies in it and below it.
create function app.actor_enhed_id() returns uuid
language sql stable security definer set search_path = ''
as $$ select enhed_id from app.actor() where role = 'leder' $$;
--> statement-breakpoint

-- Where each plan that is active on a day belongs: the enhed of its tovholder that day, in the municipality's own tree.
create function app.plan_places(day date) returns table (borger_id uuid, unit_id uuid)
language sql stable
as $$
	-- Once, even where one plan was begun before another was ended.
	select distinct p.borger_id, a.enhed_id
	from public.plan p
	join public.borger b on b.id = p.borger_id
	join public.team_membership t on t.borger_id = p.borger_id and t.function = 'tovholder'
		and t.from_on <= day and (t.to_on is null or t.to_on >= day)
	join public.account a on a.id = t.account_id
	join cube.unit u on u.id = a.enhed_id
	where p.started_on <= day and (p.ended_on is null or p.ended_on > day) and (b.died_on is null or b.died_on > day)
$$;
--> statement-breakpoint

-- The quarter in which an answer counts for the leaders: the one it arrives in, or the first that is not closed. The lock is shared by
-- all who answer; who closes a quarter waits for none of them (`app.mark_quarters`).
create function app.counting_quarter(received timestamptz) returns date
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform pg_catalog.pg_advisory_xact_lock_shared(7205122);
	return greatest(
		date_trunc('quarter', app.day_of(received))::date,
		((select max(q.starts_on) from cube.quarter q) + interval '3 months')::date
	);
end
$$;
--> statement-breakpoint

-- Marks each quarter that has ended, from the first with an answer on: what arrives from now on counts later. In a transaction of its
-- own, before anything is counted. While somebody is storing answers, none is marked; the next run is the next try.
-- Returns those that are marked and not finished, oldest first.
create function app.mark_quarters() returns table (starts_on date)
language plpgsql volatile security definer set search_path = ''
as $$
declare
	next date;
begin
	if pg_catalog.pg_try_advisory_xact_lock(7205122) then
		next := coalesce(
			((select max(q.starts_on) from cube.quarter q) + interval '3 months')::date,
			(select min(m.quarter_on) from public.trivselsmaaling m)
		);
		while next + interval '3 months' <= app.today() loop
			insert into cube.quarter (starts_on, ends_on) values (next, (next + interval '3 months')::date);
			next := (next + interval '3 months')::date;
		end loop;
	end if;
	return query select q.starts_on from cube.quarter q where q.finished_at is null order by 1;
end
$$;
--> statement-breakpoint

-- The answers that count in a quarter: points on rulers that can be compared with the active one, overall or about the goal for job or
-- education. `good` is the point in the good direction, `way` how far it is from worst (0) to best (1).
create function app.points(quarter date)
returns table (id uuid, borger_id uuid, who text, emne_id uuid, rater_account_id uuid, made_at timestamptz, value numeric, good numeric, way numeric, wrong_at timestamptz)
language sql stable
as $$
	select m.id, m.borger_id, m.rater_kind, m.emne_id, m.rater_account_id, m.made_at, v.value,
		case l.best when 'highest' then v.value else -v.value end,
		case l.best when 'highest' then v.value - l.lowest else l.highest - v.value end / (l.highest - l.lowest),
		m.misregistered_at
	from public.trivselsmaaling m
	join public.trivselsvalue v on v.maaling_id = m.id and v.answer = 'point'
	join public.trivselslineal l on l.key = m.lineal_key and l.version = m.lineal_version
	join public.trivselslineal now on now.active and now.key = l.key and now.lowest = l.lowest and now.highest = l.highest and now.best = l.best
	where m.quarter_on = quarter and m.rater_kind in ('borger', 'fagperson')
		-- One that was found to be about the wrong person after the quarter was marked is closed with it; a later quarter looks at `wrong_at`.
		and (m.misregistered_at is null or m.misregistered_at >= (select q.marked_at from cube.quarter q where q.starts_on = quarter))
		and (m.emne_id is null or exists (
			select from public.trivselsemne e join public.maal g on g.item_id = e.maal_id where e.id = m.emne_id and g.is_job
		))
$$;
--> statement-breakpoint

-- What the answers of a quarter add up to, by unit: of each borger the last one. Not for anybody's eyes: the whole blocks are formed of it.
create function app.quarter_sums(quarter date)
returns table (measure text, unit_id uuid, borgere integer, raters uuid[], low integer, middle integer, high integer, total numeric)
language sql stable security definer set search_path = ''
as $$
	with place as materialized (
		select p.borger_id, p.unit_id from cube.quarter q, app.plan_places(q.ends_on - 1) p where q.starts_on = quarter
	),
	last as materialized (
		select distinct on (a.borger_id, a.who, a.emne_id is null) a.borger_id, a.who, a.emne_id is null as overall, a.rater_account_id, a.value, a.good, a.way
		from app.points(quarter) a
		order by a.borger_id, a.who, a.emne_id is null, a.made_at desc, a.id desc
	),
	counted (measure, borger_id, rater, cell, value) as (
		select l.who || case when l.overall then '' else '_job' end, l.borger_id, case l.who when 'fagperson' then l.rater_account_id end,
			case when l.way <= 0.25 then 1 when l.way < 0.75 then 2 else 3 end, l.value
		from last l
		union all
		select 'agreement', b.borger_id, f.rater_account_id, case when b.good - f.good < -0.5 then 1 when b.good - f.good <= 0.5 then 2 else 3 end, 0
		from last b
		join last f on f.borger_id = b.borger_id and f.who = 'fagperson' and f.overall
		where b.who = 'borger' and b.overall
	)
	select c.measure, p.unit_id, count(*)::int, coalesce(array_agg(distinct c.rater) filter (where c.rater is not null), '{}'),
		(count(*) filter (where c.cell = 1))::int, (count(*) filter (where c.cell = 2))::int, (count(*) filter (where c.cell = 3))::int, sum(c.value)
	from counted c
	join place p on p.borger_id = c.borger_id
	group by c.measure, p.unit_id
	order by 1, 2
$$;
--> statement-breakpoint

-- How many plans each unit has on the last day of a quarter.
create function app.quarter_plans(quarter date) returns table (unit_id uuid, plans integer)
language sql stable security definer set search_path = ''
as $$
	select p.unit_id, count(*)::int from cube.quarter q, app.plan_places(q.ends_on - 1) p where q.starts_on = quarter group by 1 order by 1
$$;
--> statement-breakpoint

-- How it goes since the first answer: 3 up, when the last two are both a whole step or more over the first; 1 down, when both are under
-- it; else 2. In the good direction. (product.md, "Fremgang": at least one whole step over the first, held in two consecutive ratings.)
create function app.course_of(first numeric, previous numeric, last numeric) returns smallint
language sql immutable
return (case when least(previous, last) >= first + 1 then 3 when greatest(previous, last) <= first - 1 then 1 else 2 end)::smallint;
--> statement-breakpoint

-- Follows everybody to the end of a quarter: how it has gone since the first answer, for who has at least three and has answered since,
-- and where the plan belongs. Who comes anew waits until there are enough to come in with.
create function app.follow_quarter(quarter date) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	closing record;
begin
	select q.ends_on, q.marked_at, (select max(b.marked_at) from cube.quarter b where b.starts_on < quarter) as before
	into closing from cube.quarter q where q.starts_on = quarter;
	with changed as materialized (
		select m.borger_id from public.trivselsmaaling m where m.quarter_on = quarter
		union
		select m.borger_id from public.trivselsmaaling m
		where m.misregistered_at >= coalesce(closing.before, '-infinity') and m.misregistered_at < closing.marked_at
	),
	series as (
		select a.borger_id, a.who, a.emne_id,
			array_agg(a.good order by a.made_at, a.id) as points, max(a.made_at) as last_at,
			(array_agg(a.rater_account_id order by a.made_at desc, a.id desc))[1] as rater
		from cube.quarter q
		cross join lateral app.points(q.starts_on) a
		where q.starts_on <= quarter and a.borger_id in (select c.borger_id from changed c)
			and (a.wrong_at is null or a.wrong_at >= closing.marked_at)
		group by a.borger_id, a.who, a.emne_id
	),
	followed as (
		select distinct on (s.borger_id, s.who, s.emne_id is null) s.*, cardinality(s.points) as n
		from series s where cardinality(s.points) >= 3
		order by s.borger_id, s.who, s.emne_id is null, s.last_at desc, s.emne_id
	)
	insert into public.quarter_member as known (measure, borger_id, unit_id, cell, rater_account_id)
	select f.who || case when f.emne_id is null then '' else '_job' end || '_course', f.borger_id, p.unit_id,
		app.course_of(f.points[1], f.points[f.n - 1], f.points[f.n]), case f.who when 'fagperson' then f.rater end
	from followed f
	join app.plan_places(closing.ends_on - 1) p on p.borger_id = f.borger_id
	order by 1, 2
	on conflict (measure, borger_id) do update set cell = excluded.cell, rater_account_id = excluded.rater_account_id;

	update public.quarter_member m set unit_id = now.unit_id
	from (
		select m.id, p.unit_id from public.quarter_member m left join app.plan_places(closing.ends_on - 1) p on p.borger_id = m.borger_id
	) now
	where now.id = m.id and now.unit_id is distinct from m.unit_id;
	-- Who goes while they wait has never been counted.
	delete from public.quarter_member m where m.class_id is null and not m.gone and m.unit_id is null;
end
$$;
--> statement-breakpoint

-- Everybody who is followed, by class (null: waits) and by where the plan belongs now (null: has left). Counts, and nobody.
create function app.quarter_groups()
returns table (measure text, class_id uuid, unit_id uuid, borgere integer, raters uuid[], down integer, same integer, up integer)
language sql stable security definer set search_path = ''
as $$
	select m.measure, m.class_id, m.unit_id, count(*)::int,
		coalesce(array_agg(distinct m.rater_account_id) filter (where m.rater_account_id is not null), '{}'),
		(count(*) filter (where m.cell = 1))::int, (count(*) filter (where m.cell = 2))::int, (count(*) filter (where m.cell = 3))::int
	from public.quarter_member m
	where not m.gone
	group by 1, 2, 3 order by 1, 2, 3
$$;
--> statement-breakpoint

-- Moves whole groups into a class, or (to null) out for good. Returns how many.
create function app.move_members(of_measure text, from_class uuid, of_units uuid[], left_too boolean, to_class uuid) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	moved integer;
	left_moved integer := 0;
begin
	update public.quarter_member m set class_id = to_class, gone = to_class is null
	where m.measure = of_measure and m.class_id is not distinct from from_class and not m.gone and m.unit_id = any (of_units);
	get diagnostics moved = row_count;
	if left_too then
		-- By the index on classes: those without a unit are many. Nobody who waits is among them.
		update public.quarter_member m set class_id = to_class, gone = to_class is null
		where m.measure = of_measure and m.class_id = from_class and not m.gone and m.unit_id is null;
		get diagnostics left_moved = row_count;
	end if;
	-- Of somebody who was erased nothing is needed to know that they never come again.
	if to_class is null then
		delete from public.quarter_member m where m.gone and m.borger_id is null;
	end if;
	return moved + left_moved;
end
$$;
--> statement-breakpoint

-- What the municipality has promised in active plans: done in the last 90 days, or not done, and then whether a promised day is past
-- (another day does not hide the first: src/lib/plan/aftale.ts).
create function app.promises() returns table (borger_id uuid, done boolean, late boolean)
language sql stable
as $$
	select a.borger_id, coalesce(s.state = 'done', false),
		least(a.due_on, (select min(n.new_due_on) from public.aftale_status n where n.aftale_item_id = a.item_id)) < app.today()
	from (
		-- The newest published wording of each.
		select distinct on (a.item_id) a.item_id, a.borger_id, a.due_on, coalesce(a.last_version, p.version) >= p.version as stands
		from public.plan p
		join public.aftale a on a.plan_id = p.id and a.first_version <= p.version
		where p.ended_on is null and a.owed_by = 'kommune'
		order by a.item_id, a.first_version desc
	) a
	left join lateral (
		select n.state, n.at from public.aftale_status n where n.aftale_item_id = a.item_id order by n.at desc nulls last limit 1
	) s on true
	where case s.state when 'done' then s.at > now() - interval '90 days' when 'dropped' then false else a.stands end
$$;
--> statement-breakpoint

-- Per cent, rounded to 5.
create function app.to_five(share numeric) returns smallint
language sql immutable
return (round(share * 20) * 5)::smallint;
--> statement-breakpoint

-- Counts the staff's work anew, for each unit with all below it. No rating. The shares, which say something of borgere, are counted
-- once a month; where they may be shown, the job decides (src/lib/server/statistik/operations.ts).
create function app.count_operations() returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	day date := app.today();
	month date := date_trunc('month', day)::date;
	top uuid := (select u.id from cube.unit u where u.parent_id is null order by u.type <> 'kommune', u.id limit 1);
	counted timestamptz := now();
begin
	insert into cube.operation as known (unit_id, counted_at, plans, without_tovholder, moeder_held, moeder_planned, promises_kept, promises_late,
		ended, ended_days, shares_on, two_forvaltninger_pct, answered_pct, professions)
	with placed as materialized (
		-- A plan without a tovholder belongs where the last one was, or to the whole municipality.
		select p.id, p.borger_id, p.started_on, p.ended_on, p.version, coalesce(u.path, array[top]) as path,
			coalesce(app.in_force(t.from_on, t.to_on), false) as held
		from public.plan p
		join public.borger b on b.id = p.borger_id
		left join lateral (
			select t.account_id, t.from_on, t.to_on from public.team_membership t
			where t.borger_id = p.borger_id and t.function = 'tovholder' and t.from_on <= day order by t.from_on desc, t.created_at desc limit 1
		) t on true
		left join public.account a on a.id = t.account_id
		left join cube.unit u on u.id = a.enhed_id
		where (p.ended_on is null and b.died_on is null) or p.ended_on > day - 365
	),
	active as materialized (select * from placed where ended_on is null),
	team as (
		select t.borger_id, count(distinct e.forvaltning_id) as forvaltninger, count(distinct lower(a.title)) as professions
		from public.team_membership t
		join public.account a on a.id = t.account_id
		join public.enhed e on e.id = a.enhed_id
		where app.in_force(t.from_on, t.to_on) group by 1
	),
	held as (
		select m.borger_id, count(*) filter (where m.state = 'held') as held, count(*) filter (where m.state = 'planned' and m.starts_at > now()) as planned
		from public.moede m
		where m.starts_at > now() - interval '30 days' and (m.state = 'planned' or m.starts_at <= now()) group by 1
	),
	promise as (
		select p.borger_id, count(*) filter (where p.done) as kept, count(*) filter (where not p.done and p.late) as late
		from app.promises() p group by 1
	),
	answered as (
		select distinct m.borger_id from public.trivselsmaaling m
		where m.rater_kind = 'borger' and m.emne_id is null and m.misregistered_at is null
			and m.quarter_on >= date_trunc('quarter', day - 100)::date and m.received_at > now() - interval '90 days'
	),
	fact as (
		select a.path, a.held as has_tovholder, t.forvaltninger, t.professions, h.held, h.planned, p.kept, p.late, w.borger_id is not null as answered
		from active a
		left join team t on t.borger_id = a.borger_id
		left join held h on h.borger_id = a.borger_id
		left join promise p on p.borger_id = a.borger_id
		left join answered w on w.borger_id = a.borger_id
	),
	-- A unit has its own and all below it.
	going as (
		select u.unit_id, count(*) as plans, count(*) filter (where not f.has_tovholder) as without, coalesce(sum(f.held), 0) as held,
			coalesce(sum(f.planned), 0) as planned, coalesce(sum(f.kept), 0) as kept, coalesce(sum(f.late), 0) as late,
			avg((coalesce(f.forvaltninger, 0) >= 2)::int) as two, avg(f.answered::int) as answered, avg(coalesce(f.professions, 0)) as professions
		from fact f, unnest(f.path) as u (unit_id) group by 1
	),
	over as (
		select u.unit_id, count(*) as ended, percentile_disc(0.5) within group (order by p.ended_on - p.started_on) as days
		from placed p, unnest(p.path) as u (unit_id) where p.ended_on is not null group by 1
	)
	select u.id, counted, coalesce(g.plans, 0), coalesce(g.without, 0), coalesce(g.held, 0), coalesce(g.planned, 0), coalesce(g.kept, 0), coalesce(g.late, 0),
		coalesce(o.ended, 0), case when o.ended >= 5 then o.days end, day, app.to_five(g.two), app.to_five(g.answered), round(g.professions * 2) / 2
	from cube.unit u
	left join going g on g.unit_id = u.id
	left join over o on o.unit_id = u.id
	order by u.id
	on conflict (unit_id) do update set counted_at = excluded.counted_at, plans = excluded.plans, without_tovholder = excluded.without_tovholder,
		moeder_held = excluded.moeder_held, moeder_planned = excluded.moeder_planned, promises_kept = excluded.promises_kept,
		promises_late = excluded.promises_late, ended = excluded.ended, ended_days = excluded.ended_days,
		-- The shares stay for the month.
		shares_on = case when known.shares_on >= month then known.shares_on else excluded.shares_on end,
		two_forvaltninger_pct = case when known.shares_on >= month then known.two_forvaltninger_pct else excluded.two_forvaltninger_pct end,
		answered_pct = case when known.shares_on >= month then known.answered_pct else excluded.answered_pct end,
		professions = case when known.shares_on >= month then known.professions else excluded.professions end;

	delete from cube.workload;
	insert into cube.workload (account_id, unit_id, name, title, plans, invitations_waiting, declined_without_substitute, oldest_asked_on, counted_at)
	select a.id, u.id, a.name, a.title, coalesce(p.plans, 0), coalesce(i.waiting, 0), coalesce(i.declined, 0), i.oldest, counted
	from public.account a
	join cube.unit u on u.id = a.enhed_id
	left join (
		select t.account_id, count(*) as plans from public.team_membership t join public.plan p on p.borger_id = t.borger_id and p.ended_on is null
		where t.function = 'tovholder' and app.in_force(t.from_on, t.to_on) group by 1
	) p on p.account_id = a.id
	left join (
		select i.account_id, count(*) filter (where i.answer = 'none') as waiting,
			count(*) filter (where i.answer = 'no' and i.substitute_account_id is null) as declined,
			min(app.day_of(i.invited_at)) filter (where i.answer = 'none') as oldest
		from public.moede m join public.moede_participant i on i.moede_id = m.id and i.removed_at is null
		where m.state = 'planned' and m.starts_at > now() and i.account_id is not null group by 1
	) i on i.account_id = a.id
	where a.disabled_at is null and exists (select from public.account_role r where r.account_id = a.id and r.role = 'fagperson')
	order by a.id;
end
$$;
--> statement-breakpoint

-- Who may be asked: everybody who acts as a leder.
create function app.is_leder(account uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
	return app.actor_id() is not null and exists (
		select from public.account a join public.account_role r on r.account_id = a.id and r.role = 'leder' where a.id = account and a.disabled_at is null
	);
end
$$;
--> statement-breakpoint
create function app.find_leders() returns table (account_id uuid, name text, title text, enhed text)
language plpgsql stable security definer set search_path = ''
as $$
begin
	return query
	select a.id, a.name, a.title, e.name
	from public.account_role r
	join public.account a on a.id = r.account_id
	join public.enhed e on e.id = a.enhed_id
	where app.actor_id() is not null and r.role = 'leder' and a.disabled_at is null
	order by e.name, a.name limit 200;
end
$$;
--> statement-breakpoint
create function app.has_leder_answer(question uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
	return app.actor_id() is not null and exists (select from cube.question q where q.question_id = question and q.answered_at is not null);
end
$$;
--> statement-breakpoint

-- Draws an enhed, and what lies below it, into the leders' tree. External parties are no part of it.
create function app.draw_units() returns trigger
language plpgsql volatile security definer set search_path = ''
as $$
begin
	delete from cube.unit u where new.type = 'ekstern' and u.id = new.id;
	insert into cube.unit as known (id, parent_id, name, type, path, closed_at)
	with recursive below as (
		select e.id, e.parent_id, e.name, e.type, e.closed_at, array(
			with recursive above as (
				select u.id, u.parent_id, 1 as step from public.enhed u where u.id = e.id
				union all
				select u.id, u.parent_id, a.step + 1 from public.enhed u join above a on u.id = a.parent_id where a.step < 10
			)
			select a.id from above a order by a.step desc
		) as path
		from public.enhed e where e.id = new.id
		union all
		select e.id, e.parent_id, e.name, e.type, e.closed_at, b.path || e.id
		from public.enhed e join below b on e.parent_id = b.id where not e.id = any (b.path)
	)
	select b.id, b.parent_id, b.name, b.type, b.path, b.closed_at from below b where b.type <> 'ekstern'
	on conflict (id) do update set parent_id = excluded.parent_id, name = excluded.name, type = excluded.type, path = excluded.path, closed_at = excluded.closed_at;
	return null;
end
$$;
--> statement-breakpoint

-- Whether the actor reads an item of the outbox: of their own department's journal (an external party has none), about a borger they see.
create function app.reads_journal(item uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
	me record := app.actor();
begin
	return exists (
		select from public.journal_item i
		where i.id = item and i.forvaltning_id = me.forvaltning_id and app.may_see_borger(i.borger_id)
	);
end
$$;
--> statement-breakpoint

-- Tries again what has failed. True when there was something to try.
create function app.retry_journal(item uuid, target uuid) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
	tried boolean;
begin
	if not app.reads_journal(item) then
		return false;
	end if;
	update public.journal_delivery d set state = 'waiting', next_at = now(), tries = 0
	where d.item_id = item and d.target_id = target and d.state = 'failed';
	tried := found;
	if tried then
		perform app.enqueue('journal', '{}', 'journal');
	end if;
	return tried;
end
$$;
--> statement-breakpoint

-- Somebody has put it into the journal by hand: it is there, and nobody sends it any more. False when it is not theirs to say, or
-- is being sent this moment.
create function app.note_journalised(item uuid, target uuid) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
	if not app.reads_journal(item) then
		return false;
	end if;
	update public.journal_delivery d set state = 'received', received_at = now(), by_account_id = app.actor_id()
	where d.item_id = item and d.target_id = target and d.state not in ('received', 'sending');
	return found;
end
$$;
--> statement-breakpoint

revoke execute on all functions in schema app from public;
--> statement-breakpoint
grant execute on function app.day_of(timestamptz), app.in_force(date, date), app.covers(text[], text[], text, text[]) to vp_reader;
grant execute on function app.own_borgere() to vp_fagperson;
grant execute on function app.today(), app.session_limits(text) to vp_borger, vp_fagperson, vp_fordeler, vp_leder, vp_admin, vp_dpo, vp_job, vp_import, vp_reader, vp_keeper;
grant execute on function app.actor() to vp_borger, vp_fagperson, vp_fordeler, vp_leder, vp_admin, vp_dpo, vp_import, vp_keeper;
grant execute on function app.holds_role(uuid, text) to vp_keeper;
grant execute on function app.actor_forvaltning_id() to vp_borger, vp_fagperson;
grant execute on function app.own_answer(uuid) to vp_borger, vp_fagperson;
grant execute on function app.actor_id(), app.actor_borger_id() to vp_borger, vp_fagperson, vp_fordeler, vp_leder, vp_admin, vp_dpo, vp_import, vp_keeper;
grant execute on function app.may_read(uuid, text, text[], uuid, boolean), app.may_see_borger(uuid), app.is_invited(uuid) to vp_fagperson;
grant execute on function app.holds_threads(uuid) to vp_fagperson, vp_keeper;
grant execute on function app.hidden_items(uuid, integer) to vp_fagperson;
grant execute on function app.may_judge_overall(uuid) to vp_fagperson;
grant execute on function app.current_item(uuid) to vp_borger, vp_fagperson;
grant execute on function app.may_see_borger(uuid) to vp_keeper;
grant execute on function app.exists_for(uuid, uuid), app.is_on_team(uuid, uuid), app.may_read(uuid, text, text[], uuid, boolean) to vp_keeper;
grant execute on function app.reads_samtale(uuid), app.hold_session(uuid) to vp_fagperson;
grant execute on function app.start_samtale(uuid, uuid, text, uuid[]) to vp_borger, vp_fagperson;
grant execute on function app.can_join(uuid, text) to vp_fagperson, vp_fordeler, vp_keeper;
grant execute on function app.find_staff(text[]) to vp_fagperson, vp_fordeler;
grant execute on function app.borger_account(uuid), app.misregister(uuid) to vp_fagperson;
grant execute on function app.open_emner(uuid) to vp_borger, vp_fagperson;
grant execute on function app.find_by_cpr(bytea, text, text), app.start_plan(bytea, bytea, text, text, uuid, text, text, jsonb, text), app.hand_over(uuid, uuid, date, text, text, text, text, text[], uuid) to vp_fagperson, vp_fordeler;
grant execute on function app.has_answered_before_seeing(uuid), app.is_blind(uuid, uuid) to vp_borger, vp_fagperson;
grant execute on function app.record_look(text, text, text, text, uuid[], text[], uuid[]) to vp_fagperson, vp_fordeler, vp_dpo, vp_keeper;
grant execute on function app.match_identity(text, text, text, bytea, text), app.start_session(text, text, text, text, text), app.read_session(text), app.end_session(text) to vp_login;
grant execute on function app.extend_session(text), app.switch_role(text, text, text), app.end_sessions_of(text, text, text, text) to vp_login;
grant execute on function app.own_sessions(), app.end_own_sessions(uuid) to vp_borger, vp_fagperson, vp_fordeler, vp_leder, vp_admin, vp_dpo;
grant execute on function app.end_borger_sessions(uuid), app.place_of(uuid) to vp_fagperson;
grant execute on function app.lock_samtykke(uuid) to vp_borger, vp_fagperson;
grant execute on function app.own_looks(bigint, integer, timestamptz, timestamptz, uuid, text[]) to vp_borger;
grant execute on function app.seal_log(integer), app.erase_from_log(uuid), app.record_system_look(text, text, text, text, uuid[]) to vp_job;
grant execute on function app.erasable(integer, uuid), app.erase_borger(uuid), app.forget_looks(timestamptz, integer) to vp_job;
grant execute on function app.erasable(integer, uuid) to vp_keeper;
grant execute on function app.erasable_counts(integer, integer) to vp_admin;
grant execute on function app.enqueue(text, jsonb, text) to vp_keeper;
grant execute on function app.note_phone(uuid, text, integer, integer, boolean), app.note_phone_item(uuid, integer, text, uuid) to vp_borger;
grant execute on function app.phone_gaps(), app.job_counts(), app.retry_failed_jobs(text), app.delivery_counts() to vp_admin;
grant execute on function app.confirm_email(text), app.feed_moeder(text), app.invitation(text), app.answer_invitation(text, text, text) to vp_login;
grant execute on function app.is_called_off(uuid, uuid) to vp_keeper;
grant execute on function app.record_everybody(text, text, text) to vp_job;
grant execute on function app.actor_enhed_id() to vp_leder;
grant execute on function app.today(), app.day_of(timestamptz), app.in_force(date, date), app.course_of(numeric, numeric, numeric), app.to_five(numeric), app.plan_places(date), app.points(date), app.promises() to vp_counter;
grant execute on function app.counting_quarter(timestamptz) to vp_borger, vp_fagperson, vp_import;
grant execute on function app.mark_quarters(), app.quarter_sums(date), app.quarter_plans(date), app.follow_quarter(date), app.quarter_groups(), app.move_members(text, uuid, uuid[], boolean, uuid), app.count_operations() to vp_job;
grant execute on function app.find_leders(), app.is_leder(uuid), app.has_leder_answer(uuid) to vp_fagperson;
grant execute on function app.retry_journal(uuid, uuid), app.note_journalised(uuid, uuid) to vp_fagperson;
grant execute on function app.reads_journal(uuid) to vp_fagperson, vp_keeper;
grant execute on function app.record_system_look(text, text, text, text, uuid[]) to vp_journal;
--> statement-breakpoint

-- The allow-list of `security definer` helpers and who may call them (tests/rls/doors.test.ts holds the same list).
alter function app.holds_role(uuid, text) owner to vp_reader;
alter function app.actor() owner to vp_reader;
alter function app.actor_id() owner to vp_reader;
alter function app.actor_borger_id() owner to vp_reader;
alter function app.actor_forvaltning_id() owner to vp_reader;
alter function app.own_answer(uuid) owner to vp_reader;
alter function app.is_on_team(uuid, uuid) owner to vp_reader;
alter function app.may_read(uuid, text, text[], uuid, boolean) owner to vp_reader;
alter function app.may_see_borger(uuid) owner to vp_reader;
alter function app.is_invited(uuid) owner to vp_reader;
alter function app.is_reader(uuid, uuid) owner to vp_reader;
alter function app.exists_for(uuid, uuid) owner to vp_reader;
alter function app.reads_samtale(uuid) owner to vp_reader;
alter function app.hold_session(uuid) owner to vp_keeper;
alter function app.start_samtale(uuid, uuid, text, uuid[]) owner to vp_keeper;
alter function app.holds_threads(uuid) owner to vp_reader;
alter function app.hidden_items(uuid, integer) owner to vp_reader;
alter function app.may_judge_overall(uuid) owner to vp_reader;
alter function app.current_item(uuid) owner to vp_reader;
alter function app.can_join(uuid, text) owner to vp_reader;
alter function app.find_staff(text[]) owner to vp_reader;
alter function app.borger_account(uuid) owner to vp_reader;
alter function app.open_emner(uuid) owner to vp_reader;
alter function app.find_by_cpr(bytea, text, text) owner to vp_keeper;
alter function app.start_plan(bytea, bytea, text, text, uuid, text, text, jsonb, text) owner to vp_keeper;
alter function app.hand_over(uuid, uuid, date, text, text, text, text, text[], uuid) owner to vp_keeper;
alter function app.misregister(uuid) owner to vp_keeper;
alter function app.in_force(date, date) owner to vp_reader;
alter function app.covers(text[], text[], text, text[]) owner to vp_reader;
alter function app.own_borgere() owner to vp_reader;
alter function app.has_answered_before_seeing(uuid) owner to vp_reader;
alter function app.is_blind(uuid, uuid) owner to vp_reader;
alter function app.match_identity(text, text, text, bytea, text) owner to vp_keeper;
alter function app.start_session(text, text, text, text, text) owner to vp_keeper;
alter function app.read_session(text) owner to vp_keeper;
alter function app.end_session(text) owner to vp_keeper;
alter function app.extend_session(text) owner to vp_keeper;
alter function app.switch_role(text, text, text) owner to vp_keeper;
alter function app.own_sessions() owner to vp_keeper;
alter function app.end_own_sessions(uuid) owner to vp_keeper;
alter function app.end_borger_sessions(uuid) owner to vp_keeper;
alter function app.end_sessions_of(text, text, text, text) owner to vp_keeper;
alter function app.place_of(uuid) owner to vp_reader;
alter function app.enqueue(text, jsonb, text) owner to vp_keeper;
alter function app.note_phone(uuid, text, integer, integer, boolean) owner to vp_keeper;
alter function app.note_phone_item(uuid, integer, text, uuid) owner to vp_keeper;
alter function app.phone_gaps() owner to vp_reader;
alter function app.confirm_email(text) owner to vp_keeper;
alter function app.feed_moeder(text) owner to vp_keeper;
alter function app.is_called_off(uuid, uuid) owner to vp_reader;
alter function app.invitation(text) owner to vp_reader;
alter function app.answer_invitation(text, text, text) owner to vp_keeper;
alter function app.job_counts() owner to vp_keeper;
alter function app.retry_failed_jobs(text) owner to vp_keeper;
alter function app.delivery_counts() owner to vp_reader;
alter function app.seal_log(integer) owner to vp_keeper;
alter function app.erase_from_log(uuid) owner to vp_keeper;
alter function app.erasable(integer, uuid) owner to vp_reader;
alter function app.erasable_counts(integer, integer) owner to vp_reader;
alter function app.erase_borger(uuid) owner to vp_keeper;
alter function app.forget_looks(timestamptz, integer) owner to vp_keeper;
alter function app.own_looks(bigint, integer, timestamptz, timestamptz, uuid, text[]) owner to vp_reader;
alter function app.record_system_look(text, text, text, text, uuid[]) owner to vp_keeper;
alter function app.record_look(text, text, text, text, uuid[], text[], uuid[]) owner to vp_keeper;
alter function app.record_everybody(text, text, text) owner to vp_keeper;
alter function app.actor_enhed_id() owner to vp_reader;
alter function app.counting_quarter(timestamptz) owner to vp_counter;
alter function app.mark_quarters() owner to vp_counter;
alter function app.quarter_sums(date) owner to vp_counter;
alter function app.quarter_plans(date) owner to vp_counter;
alter function app.follow_quarter(date) owner to vp_counter;
alter function app.quarter_groups() owner to vp_counter;
alter function app.move_members(text, uuid, uuid[], boolean, uuid) owner to vp_counter;
alter function app.count_operations() owner to vp_counter;
alter function app.find_leders() owner to vp_reader;
alter function app.is_leder(uuid) owner to vp_reader;
alter function app.has_leder_answer(uuid) owner to vp_reader;
alter function app.reads_journal(uuid) owner to vp_reader;
alter function app.retry_journal(uuid, uuid) owner to vp_keeper;
alter function app.note_journalised(uuid, uuid) owner to vp_keeper;
--> statement-breakpoint
revoke create on schema app from vp_reader, vp_keeper, vp_counter;
