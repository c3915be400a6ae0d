-- Rules that no form, command or import may get past.

-- Two tovholdere on one day: refused, also in a race. (At least one is the handover's business.)
alter table team_membership add constraint team_membership_one_tovholder
	exclude using gist (borger_id with =, daterange(from_on, to_on, '[]') with &&) where (function = 'tovholder');
--> statement-breakpoint

-- The forvaltning an enhed belongs to: its ancestor at that level. An external party has none, wherever it hangs.
create function app.set_forvaltning() returns trigger
language plpgsql set search_path = ''
as $$
begin
	new.forvaltning_id := case new.type
		when 'forvaltning' then new.id
		when 'ekstern' then null
		else (select e.forvaltning_id from public.enhed e where e.id = new.parent_id)
	end;
	return new;
end
$$;
--> statement-breakpoint
create trigger enhed_forvaltning before insert or update of parent_id, type on enhed for each row execute function app.set_forvaltning();
--> statement-breakpoint

-- A department that moves takes its groups along, each by the trigger above.
create function app.pass_forvaltning_on() returns trigger
language plpgsql set search_path = ''
as $$
begin
	update public.enhed set parent_id = parent_id where parent_id = new.id;
	return null;
end
$$;
--> statement-breakpoint
create trigger enhed_forvaltning_below after update on enhed for each row
	when (old.forvaltning_id is distinct from new.forvaltning_id) execute function app.pass_forvaltning_on();
--> statement-breakpoint

-- What a client may not say of a rating: who it is from as what, for which forvaltning, and whether it was made blind.
create function app.complete_rating() returns trigger
language plpgsql set search_path = ''
as $$
declare
	me record;
begin
	if session_user = 'vp_import' then
		return new;
	end if;
	me := app.actor();
	new.forvaltning_id := me.forvaltning_id;
	new.rater_kind := case
		when me.role = 'borger' then 'borger'
		when exists (
			select from public.team_membership t
			where t.borger_id = new.borger_id and t.account_id = me.account_id and t.function = 'tovholder'
				and t.from_on <= app.today() and (t.to_on is null or t.to_on >= app.today())
		) then 'tovholder'
		else 'fagperson'
	end;
	new.blind := app.is_blind(new.borger_id, new.emne_id);
	-- An answer about a sensitive area is as sensitive as the area.
	if new.emne_id is not null then
		select e.topics into new.topics from public.trivselsemne e where e.id = new.emne_id and e.borger_id = new.borger_id;
		if not found then
			raise exception 'that is not one of the areas of this borger' using errcode = 'check_violation', constraint = 'trivselsmaaling_emne';
		end if;
	end if;
	return new;
end
$$;
--> statement-breakpoint
create trigger trivselsmaaling_complete before insert on trivselsmaaling for each row execute function app.complete_rating();
--> statement-breakpoint

-- Only points of the ruler's version are stored, whatever the program above believes.
create function app.check_point() returns trigger
language plpgsql set search_path = ''
as $$
begin
	if new.value is not null and not exists (
		select from public.trivselsmaaling m
		join public.trivselslineal l on l.key = m.lineal_key and l.version = m.lineal_version
		where m.id = new.maaling_id and new.value between l.lowest and l.highest and mod(new.value - l.lowest, l.step) = 0
	) then
		raise exception 'not a point of this ruler' using errcode = 'check_violation', constraint = 'trivselsvalue_point';
	end if;
	-- A rating is called blind when it is begun; it may not be filled in after a look at the other side's number.
	if session_user <> 'vp_import' then
		if exists (select from public.trivselsmaaling m where m.id = new.maaling_id and m.blind and not app.is_blind(m.borger_id, m.emne_id)) then
			raise exception 'answered after the other side was opened' using errcode = 'insufficient_privilege';
		end if;
	end if;
	return new;
end
$$;
--> statement-breakpoint
create trigger trivselsvalue_point before insert on trivselsvalue for each row execute function app.check_point();
--> statement-breakpoint

-- Whether an opening came after the own answer or first ("Vis nu") is a fact, not a parameter.
create function app.complete_opening() returns trigger
language plpgsql set search_path = ''
as $$
begin
	if session_user = 'vp_import' then
		return new;
	end if;
	new.how := case when app.has_answered_before_seeing(new.maaling_id) then 'after_own' else 'seen_first' end;
	return new;
end
$$;
--> statement-breakpoint
create trigger trivselsopening_complete before insert on trivselsopening for each row execute function app.complete_opening();
--> statement-breakpoint

-- The log and the answers are append-only for everybody, the owner and a superuser's slip included.
create function app.refuse_change() returns trigger
language plpgsql set search_path = ''
as $$
begin
	raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
--> statement-breakpoint
create trigger access_event_append_only before update or delete or truncate on access_event for each statement execute function app.refuse_change();
create trigger access_entry_append_only before update or delete or truncate on access_entry for each statement execute function app.refuse_change();
create trigger trivselsvalue_append_only before update on trivselsvalue for each statement execute function app.refuse_change();
create trigger trivselsnote_append_only before update on trivselsnote for each statement execute function app.refuse_change();
