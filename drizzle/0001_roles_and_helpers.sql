-- Roles. One login role per audience: it owns nothing, is a member of nothing and cannot become another. Two NOLOGIN roles
-- own the `security definer` helpers: a helper owned by the table owner would see 0 rows under forced row-level security.
do $$
declare
	audience text;
begin
	foreach audience in array array['login', 'borger', 'fagperson', 'fordeler', 'leder', 'admin', 'dpo', 'job', 'import'] loop
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
	-- To hand a function over, the owner must be able to act as its new owner (from PostgreSQL 16 on only when told so).
	if current_setting('server_version_num')::int >= 160000 then
		execute format('grant vp_reader, vp_keeper to %I with inherit false, set true', current_user);
	else
		execute format('grant vp_reader, vp_keeper to %I', current_user);
	end if;
end
$$;
--> statement-breakpoint
create extension if not exists btree_gist;
--> statement-breakpoint
create schema app;
--> statement-breakpoint
grant usage on schema app, public to vp_login, vp_borger, vp_fagperson, vp_fordeler, vp_leder, vp_admin, vp_dpo, vp_job, vp_import, vp_reader, vp_keeper;
--> statement-breakpoint
grant create on schema app to vp_reader, vp_keeper;
--> statement-breakpoint
alter default privileges revoke execute on functions from public;
--> statement-breakpoint

-- The day it is for the people concerned, whatever the server's clock zone.
create function app.today() returns date
language sql stable
return (now() at time zone 'Europe/Copenhagen')::date;
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

-- Active on the borger's team today. Both the first and the last day count (Europe/Copenhagen).
create function app.is_on_team(account uuid, borger uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
	return exists (
		select from public.team_membership t
		where t.borger_id = borger and t.account_id = account
			and t.from_on <= app.today() and (t.to_on is null or t.to_on >= app.today())
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
	if me.account_id is null or not app.is_on_team(me.account_id, item_borger) then
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
				and item_kind = any (g.kinds) and item_topics <@ g.topics
				and g.withdrawn_at is null and g.from_on <= app.today() and (g.to_on is null or g.to_on >= app.today())
		);
end
$$;
--> statement-breakpoint

-- Name, contact and team follow from at least one readable item or one adgangsgrundlag; without either, that borger does not
-- exist for the professional (404).
create function app.may_see_borger(borger uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
	me record := app.actor();
begin
	if me.account_id is null or not app.is_on_team(me.account_id, borger) then
		return false;
	end if;
	if me.ekstern then
		return exists (select from public.aftale i where i.borger_id = borger and i.responsible_account_id = me.account_id)
			or exists (select from public.indsats i where i.borger_id = borger and i.responsible_account_id = me.account_id)
			or exists (select from public.delmaal i where i.borger_id = borger and i.responsible_account_id = me.account_id)
			or exists (select from public.moede_participant p where p.borger_id = borger and p.account_id = me.account_id)
			or exists (select from public.trivselsmaaling i where i.borger_id = borger and i.rater_account_id = me.account_id and i.misregistered_at is null);
	end if;
	if me.forvaltning_id is null then
		return false;
	end if;
	return exists (
			select from public.adgangsgrundlag g
			where g.borger_id = borger and g.forvaltning_id = me.forvaltning_id
				and g.withdrawn_at is null and g.from_on <= app.today() and (g.to_on is null or g.to_on >= app.today())
		)
		or exists (select from public.maal i where i.borger_id = borger and i.forvaltning_id = me.forvaltning_id)
		or exists (select from public.delmaal i where i.borger_id = borger and i.forvaltning_id = me.forvaltning_id)
		or exists (select from public.aftale i where i.borger_id = borger and i.forvaltning_id = me.forvaltning_id)
		or exists (select from public.indsats i where i.borger_id = borger and i.forvaltning_id = me.forvaltning_id)
		or exists (select from public.moede i where i.borger_id = borger and i.forvaltning_id = me.forvaltning_id)
		or exists (select from public.trivselsmaaling i where i.borger_id = borger and i.forvaltning_id = me.forvaltning_id and i.misregistered_at is null)
		or exists (select from public.trivselsemne i where i.borger_id = borger and i.forvaltning_id = me.forvaltning_id)
		or exists (select from public.event i where i.borger_id = borger and i.forvaltning_id = me.forvaltning_id);
end
$$;
--> statement-breakpoint

-- A policy on moede that read moede_participant, whose policy reads moede, would be an infinite recursion.
create function app.is_invited(meeting uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
	return exists (select from public.moede_participant p where p.moede_id = meeting and p.account_id = app.actor_id());
end
$$;
--> statement-breakpoint

-- Whether the actor has given an own rating that lets them see `other` without having been led by it: an own rating on the
-- same question, at most 30 days older than `other`, and newer than the last rating of that rater which they had opened.
create function app.has_answered_before_seeing(other uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
	me uuid := app.actor_id();
	theirs record;
	seen timestamptz;
begin
	select m.borger_id, m.emne_id, m.rater_account_id, m.received_at into theirs from public.trivselsmaaling m where m.id = other;
	select max(m.received_at) into seen
	from public.trivselsopening o
	join public.trivselsmaaling m on m.id = o.maaling_id
	where o.account_id = me and m.borger_id = theirs.borger_id and m.emne_id is not distinct from theirs.emne_id
		and m.rater_account_id = theirs.rater_account_id and m.received_at < theirs.received_at;
	return exists (
		select from public.trivselsmaaling mine
		where mine.borger_id = theirs.borger_id and mine.rater_account_id = me and mine.emne_id is not distinct from theirs.emne_id
			and mine.misregistered_at is null
			-- A rating that holds no answer yet is no answer.
			and exists (select from public.trivselsvalue v where v.maaling_id = mine.id)
			and mine.received_at > coalesce(seen, '-infinity') and mine.received_at > theirs.received_at - interval '30 days'
	);
end
$$;
--> statement-breakpoint

-- The actor's own rating with the id that was born with its form, for telling a resend from a conflict. The hash of the content
-- is readable here only: the nine answers there are could be guessed from it.
create function app.own_answer(form_id uuid)
returns table (id uuid, borger_id uuid, lineal_key text, content_hash text, received_at timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
begin
	return query
	select m.id, m.borger_id, m.lineal_key, m.content_hash, m.received_at
	from public.trivselsmaaling m where m.rater_account_id = app.actor_id() and m.client_id = form_id;
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
			and (theirs.rater_kind = 'borger') <> (me.role = 'borger')
			and not exists (
				select from public.trivselsmaaling newer
				where newer.borger_id = borger and newer.emne_id is not distinct from emne
					and newer.rater_account_id = theirs.rater_account_id and newer.received_at > theirs.received_at
			)
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
create function app.start_session(token text, proven_issuer text, proven_subject text, provider_sid text)
returns timestamptz
language plpgsql volatile security definer set search_path = ''
as $$
declare
	who record;
	acting text;
	limits record;
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
	update public.account set previous_login_at = last_login_at, last_login_at = now() where id = who.id;
	delete from public.session where account_id = who.id and (ends_at < now() or idle_until < now());
	insert into public.session (token_hash, account_id, role, issuer, subject, sid, idle_until, ends_at)
	values (encode(sha256(convert_to(token, 'UTF8')), 'hex'), who.id, acting, proven_issuer, proven_subject, provider_sid, now() + limits.idle, now() + limits.absolute);
	return now() + limits.absolute;
end
$$;
--> statement-breakpoint

-- Whom a token belongs to; once a minute it also notes that the session is in use. Not waited for on a standby.
create function app.read_session(token text)
returns table (account_id uuid, borger_id uuid, role text, name text, title text, enhed text, previous_login_at timestamptz, idle_until timestamptz, ends_at timestamptz, skaermet boolean)
language plpgsql volatile security definer set search_path = ''
as $$
declare
	hashed text := encode(sha256(convert_to(token, 'UTF8')), 'hex');
begin
	perform set_config('synchronous_commit', 'local', true);
	update public.session s set seen_at = now(), idle_until = now() + (app.session_limits(s.role)).idle
	where s.token_hash = hashed and s.seen_at < now() - interval '1 minute' and s.idle_until > now() and s.ends_at > now();
	return query
	select a.id, a.borger_id, s.role, coalesce(b.name, a.name), a.title, e.name, a.previous_login_at, s.idle_until, s.ends_at, coalesce(b.skaermet, false)
	from public.session s
	join public.account a on a.id = s.account_id
	left join public.borger b on b.id = a.borger_id
	left join public.enhed e on e.id = a.enhed_id
	where s.token_hash = hashed and s.idle_until > now() and s.ends_at > now() and a.disabled_at is null and app.holds_role(a.id, s.role);
end
$$;
--> statement-breakpoint
create function app.end_session(token text) returns void
language sql volatile security definer set search_path = ''
as $$ delete from public.session where token_hash = encode(sha256(convert_to(token, 'UTF8')), 'hex') $$;
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

revoke execute on all functions in schema app from public;
--> statement-breakpoint
grant execute on function app.today(), app.session_limits(text) to vp_borger, vp_fagperson, vp_fordeler, vp_leder, vp_admin, vp_dpo, vp_job, vp_import, vp_reader, vp_keeper;
grant execute on function app.actor() to vp_borger, vp_fagperson, vp_fordeler, vp_leder, vp_admin, vp_dpo, vp_import, vp_keeper;
grant execute on function app.holds_role(uuid, text) to vp_keeper;
grant execute on function app.actor_forvaltning_id() to vp_borger, vp_fagperson;
grant execute on function app.own_answer(uuid) to vp_borger, vp_fagperson;
grant execute on function app.actor_id(), app.actor_borger_id() to vp_borger, vp_fagperson, vp_fordeler, vp_leder, vp_admin, vp_dpo, vp_import;
grant execute on function app.may_read(uuid, text, text[], uuid, boolean), app.may_see_borger(uuid), app.is_invited(uuid) to vp_fagperson;
grant execute on function app.has_answered_before_seeing(uuid), app.is_blind(uuid, uuid) to vp_borger, vp_fagperson;
grant execute on function app.record_look(text, text, text, text, uuid[], text[], uuid[]) to vp_fagperson, vp_fordeler, vp_dpo;
grant execute on function app.match_identity(text, text, text, bytea, text), app.start_session(text, text, text, text), app.read_session(text), app.end_session(text) to vp_login;
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
alter function app.has_answered_before_seeing(uuid) owner to vp_reader;
alter function app.is_blind(uuid, uuid) owner to vp_reader;
alter function app.match_identity(text, text, text, bytea, text) owner to vp_keeper;
alter function app.start_session(text, text, text, text) owner to vp_keeper;
alter function app.read_session(text) owner to vp_keeper;
alter function app.end_session(text) owner to vp_keeper;
alter function app.record_look(text, text, text, text, uuid[], text[], uuid[]) owner to vp_keeper;
--> statement-breakpoint
revoke create on schema app from vp_reader, vp_keeper;
