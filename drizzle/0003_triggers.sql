-- Rules that no form, command or import may get past.

-- Two tovholdere on one day: refused, also in a race. (At least one is the handover's business.)
-- Half-open, so that a membership that ended the day before it began takes up no day.
alter table team_membership add constraint team_membership_one_tovholder
	exclude using gist (borger_id with =, daterange(from_on, to_on + 1) with &&) where (function = 'tovholder');
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

-- The leders' tree of units: each enhed of the municipality's own with the way down to it, and anew with all below it when it changes.
create trigger enhed_drawn after insert or update on enhed for each row execute function app.draw_units();
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
	if new.typed_by_account_id is not null then
		-- Given in a meeting, by phone or on paper: the borger's own, whoever types it. Whether they had seen the others' is not known.
		new.forvaltning_id := null;
		new.rater_kind := 'borger';
		new.samlet_vurdering := false;
		new.blind := false;
	else
		new.forvaltning_id := me.forvaltning_id;
		new.rater_kind := case when me.role = 'borger' then 'borger' when new.samlet_vurdering then 'tovholder' else 'fagperson' end;
		new.blind := not new.samlet_vurdering and app.is_blind(new.borger_id, new.emne_id);
	end if;
	if new.samlet_vurdering then
		if new.emne_id is not null or not app.may_judge_overall(new.borger_id) then
			raise exception 'the samlet vurdering comes when all of the round are opened' using errcode = 'check_violation', constraint = 'trivselsmaaling_samlet';
		end if;
	end if;
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

-- The quarter in which it counts for the leaders. No client can say it; the import asks once which is open, holds the lock, and says it of
-- each (it brings hundreds of thousands).
create function app.note_quarter() returns trigger
language plpgsql set search_path = ''
as $$
begin
	new.quarter_on := app.counting_quarter(new.received_at);
	return new;
end
$$;
--> statement-breakpoint
create trigger trivselsmaaling_quarter before insert on trivselsmaaling for each row when (new.quarter_on = 'infinity') execute function app.note_quarter();
--> statement-breakpoint

-- Only points of the ruler's version are stored, whatever the program above believes. Once for all rows of a statement: an import has
-- thousands in one.
create function app.check_point() returns trigger
language plpgsql set search_path = ''
as $$
begin
	if exists (
		select from stored v
		left join public.trivselsmaaling m on m.id = v.maaling_id
		left join public.trivselslineal l on l.key = m.lineal_key and l.version = m.lineal_version
			and v.value between l.lowest and l.highest and mod(v.value - l.lowest, l.step) = 0
		where v.value is not null and l.key is null
	) then
		raise exception 'not a point of this ruler' using errcode = 'check_violation', constraint = 'trivselsvalue_point';
	end if;
	-- A rating is called blind when it is begun; it may not be filled in after a look at the other side's number.
	if session_user <> 'vp_import' then
		if exists (
			select from stored v
			join public.trivselsmaaling m on m.id = v.maaling_id
			where m.blind and not app.is_blind(m.borger_id, m.emne_id)
		) then
			raise exception 'answered after the other side was opened' using errcode = 'insufficient_privilege';
		end if;
	end if;
	return null;
end
$$;
--> statement-breakpoint
create trigger trivselsvalue_point after insert on trivselsvalue referencing new table as stored for each statement execute function app.check_point();
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

-- An area that is a goal is as sensitive as the goal, and a borger is asked about six at most, one that is taken up again
-- included. Who wrote it is a fact.
create function app.complete_emne() returns trigger
language plpgsql set search_path = ''
as $$
begin
	if session_user = 'vp_import' then
		return new;
	end if;
	if tg_op = 'INSERT' then
		new.forvaltning_id := app.actor_forvaltning_id();
	elsif new.ended_at is not null or old.ended_at is null then
		return new;
	end if;
	if new.maal_id is not null then
		select m.topics into new.topics from public.maal m
		where m.id = app.current_item(new.maal_id) and m.borger_id = new.borger_id;
		if not found then
			raise exception 'that is not one of the goals of this borger' using errcode = 'check_violation', constraint = 'trivselsemne_maal';
		end if;
	end if;
	perform pg_advisory_xact_lock(hashtextextended('emner ' || new.borger_id, 0));
	if app.open_emner(new.borger_id) >= 6 then
		raise exception 'six areas are asked about already' using errcode = 'check_violation', constraint = 'trivselsemne_most';
	end if;
	return new;
end
$$;
--> statement-breakpoint
create trigger trivselsemne_complete before insert or update of ended_at on trivselsemne for each row execute function app.complete_emne();
--> statement-breakpoint

-- A point of the board belongs to the forvaltning of whoever writes it, or to the borger.
create function app.complete_tavlepunkt() returns trigger
language plpgsql set search_path = ''
as $$
begin
	if session_user <> 'vp_import' then
		new.forvaltning_id := app.actor_forvaltning_id();
	end if;
	return new;
end
$$;
--> statement-breakpoint
create trigger tavlepunkt_complete before insert on tavlepunkt for each row execute function app.complete_tavlepunkt();
--> statement-breakpoint

-- What is published stays as it was. A draft's rows begin in the version after the newest; a published row that the draft
-- replaces or takes out ends with the newest, and may be brought back until the draft is published. Edits and a publication
-- wait for each other.
create function app.keep_versions() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
	me record;
	of_plan record;
	earlier record;
	another uuid;
	marked text[];
begin
	if session_user = 'vp_import' then
		return coalesce(new, old);
	end if;
	perform pg_advisory_xact_lock_shared(hashtextextended('plan ' || coalesce(new.plan_id, old.plan_id), 0));
	select p.version, p.borger_id, p.ended_on into of_plan
	from public.plan p join public.borger b on b.id = p.borger_id where p.id = coalesce(new.plan_id, old.plan_id);
	if of_plan.borger_id is null then
		-- The plan itself, or the borger, is being erased.
		return old;
	end if;
	if of_plan.ended_on is not null then
		raise exception 'this plan has ended' using errcode = 'insufficient_privilege';
	end if;
	if tg_op = 'DELETE' then
		if old.first_version <= of_plan.version then
			raise exception 'what is published is not deleted' using errcode = 'insufficient_privilege';
		end if;
		return old;
	end if;
	me := app.actor();
	if tg_op = 'INSERT' then
		execute format(
			'select i.forvaltning_id, i.plan_id, i.topics, to_jsonb(i) ->> ''from_tavlepunkt_id'' as point
			from public.%I i where i.item_id = $1 order by i.first_version desc limit 1', tg_table_name
		) into earlier using new.item_id;
		if new.borger_id <> of_plan.borger_id or earlier.plan_id <> new.plan_id then
			raise exception 'that is another plan''s' using errcode = 'insufficient_privilege';
		end if;
		if earlier.plan_id is not null and not app.may_read(new.borger_id, 'plan', earlier.topics, earlier.forvaltning_id) then
			raise exception 'that is an item of somebody else''s' using errcode = 'insufficient_privilege';
		end if;
		-- An item is made from a point of this borger's board that the actor reads.
		if to_jsonb(new) ->> 'from_tavlepunkt_id' <> coalesce(earlier.point, '') and not exists (
			select from public.tavlepunkt t
			where t.id = (to_jsonb(new) ->> 'from_tavlepunkt_id')::uuid and t.borger_id = new.borger_id
				and app.may_read(t.borger_id, 'plan', t.topics, t.forvaltning_id)
		) then
			raise exception 'that is no point of this board' using errcode = 'insufficient_privilege';
		end if;
		new.first_version := of_plan.version + 1;
		new.last_version := null;
		new.forvaltning_id := case when earlier.plan_id is null then me.forvaltning_id else earlier.forvaltning_id end;
		marked := coalesce(earlier.topics, '{}');
	elsif old.first_version > of_plan.version then
		if new.last_version is not null then
			raise exception 'a draft has no end' using errcode = 'insufficient_privilege';
		end if;
	elsif to_jsonb(new) - 'last_version' <> to_jsonb(old) - 'last_version'
		or coalesce(old.last_version, of_plan.version) <> of_plan.version
		or coalesce(new.last_version, of_plan.version) <> of_plan.version then
		raise exception 'what is published is not changed' using errcode = 'insufficient_privilege';
	end if;
	if tg_op = 'UPDATE' then
		marked := old.topics;
	end if;
	-- What makes it sensitive, only the forvaltning that wrote it takes away: it would show others what they may not see.
	if new.forvaltning_id is distinct from me.forvaltning_id
		and not (marked <@ new.topics) then
		raise exception 'a topic is not taken away by others' using errcode = 'insufficient_privilege', constraint = 'topics_not_yours';
	end if;
	-- One row of an item stands, also when whoever brings back the published one may not see the draft's.
	if new.last_version is null then
		execute format('select i.id from public.%I i where i.item_id = $1 and i.id <> $2 and i.last_version is null limit 1', tg_table_name)
		into another using new.item_id, new.id;
		if another is not null then
			raise exception 'another row of this item stands' using errcode = 'unique_violation', constraint = 'one_row_stands';
		end if;
	end if;
	new.edited_by_account_id := me.account_id;
	new.edited_at := now();
	return new;
end
$$;
--> statement-breakpoint
create trigger maal_versions before insert or update or delete on maal for each row execute function app.keep_versions();
create trigger delmaal_versions before insert or update or delete on delmaal for each row execute function app.keep_versions();
create trigger aftale_versions before insert or update or delete on aftale for each row execute function app.keep_versions();
create trigger indsats_versions before insert or update or delete on indsats for each row execute function app.keep_versions();
--> statement-breakpoint

-- A plan is published one version at a time, not after its end, and not without the borger's samtykke to have one joint plan.
create function app.publish_one() returns trigger
language plpgsql set search_path = ''
as $$
begin
	perform pg_advisory_xact_lock(hashtextextended('plan ' || old.id, 0));
	if new.version <> old.version + 1 or old.ended_on is not null then
		raise exception 'one version at a time' using errcode = 'insufficient_privilege';
	end if;
	if not exists (select from public.plan_samtykke s where s.plan_id = new.id and s.withdrawn_at is null) then
		raise exception 'the borger has not said yes to a joint plan' using errcode = 'check_violation', constraint = 'plan_samtykke_missing';
	end if;
	return new;
end
$$;
--> statement-breakpoint
create trigger plan_versions before update of version on plan for each row execute function app.publish_one();
--> statement-breakpoint

-- A goal that is published with another topic takes the area along that is asked about for it: what is answered from then on is as
-- sensitive as the goal.
create function app.mark_emner() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
	update public.trivselsemne e set topics = array(
		select unnest(e.topics)
		union
		select unnest(m.topics) from public.maal m
		where m.item_id = e.maal_id and m.plan_id = new.id and m.first_version = new.version
		order by 1
	)
	where e.borger_id = new.borger_id;
	return null;
end
$$;
--> statement-breakpoint
create trigger plan_marks_emner after update of version on plan for each row execute function app.mark_emner();
--> statement-breakpoint

-- A point of a handover goes from open to done, and none is lost.
create function app.move_points() returns trigger
language plpgsql set search_path = ''
as $$
begin
	if not (
		new.open_points <@ old.open_points and old.done_points <@ new.done_points
		and old.open_points <@ (new.open_points || new.done_points) and new.done_points <@ (old.open_points || old.done_points)
	) then
		raise exception 'a point is finished, not lost' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
--> statement-breakpoint
create trigger overdragelse_points before update on overdragelse for each row execute function app.move_points();
--> statement-breakpoint

-- Who comes to and leaves a team is told to those who may read the plan, whichever way it happened. It belongs to no forvaltning, so
-- that it makes no borger exist for anybody.
create function app.tell_of_team() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
	if session_user = 'vp_import' then
		return null;
	end if;
	if tg_op = 'INSERT' or (new.to_on is null and old.to_on is not null) then
		-- Whoever is there already, and goes on as something else than tovholder, is nobody new.
		if new.function = 'fagperson' and exists (
			select from public.team_membership t
			where t.borger_id = new.borger_id and t.account_id = new.account_id
				and t.from_on < new.from_on and (t.to_on is null or t.to_on >= new.from_on - 1)
		) then
			return null;
		end if;
		insert into public.event (borger_id, actor_account_id, type, subject_id, params, kind)
		select new.borger_id, app.actor_id(), 'team_joined', new.account_id,
			jsonb_build_object('name', a.name, 'function', new.function, 'fromOn', new.from_on, 'toOn', new.to_on, 'why', new.why), 'plan'
		from public.account a where a.id = new.account_id;
	elsif new.to_on is distinct from old.to_on then
		-- Whoever is still there as a fagperson, or holds the threads now, has not left.
		if exists (
			select from public.team_membership t
			where t.borger_id = new.borger_id and t.account_id = new.account_id
				and (new.function = 'fagperson' or t.function = 'tovholder')
				and t.from_on <= new.to_on + 1 and (t.to_on is null or t.to_on > new.to_on)
		) then
			return null;
		end if;
		insert into public.event (borger_id, actor_account_id, type, subject_id, params, kind)
		select new.borger_id, app.actor_id(), 'team_left', new.account_id,
			jsonb_build_object('name', a.name, 'function', new.function, 'fromOn', new.from_on, 'toOn', new.to_on, 'reason', new.ended_reason), 'plan'
		from public.account a where a.id = new.account_id;
	end if;
	return null;
end
$$;
--> statement-breakpoint
create trigger team_membership_told after insert or update on team_membership for each row execute function app.tell_of_team();
--> statement-breakpoint

-- A meeting belongs to the forvaltning of whoever calls it. Once it is held or cancelled it stays as it was; each change before that
-- counts one up; who closed it and when are facts.
create function app.keep_moede() returns trigger
language plpgsql set search_path = ''
as $$
declare
	outside text[] := array['revision', 'state', 'started_at', 'closed_at', 'closed_by_account_id'];
begin
	if session_user = 'vp_import' then
		return new;
	end if;
	if tg_op = 'INSERT' then
		new.forvaltning_id := app.actor_forvaltning_id();
		if new.kickoff_id is not null and not exists (
			select from public.moede k where k.id = new.kickoff_id and k.borger_id = new.borger_id
		) then
			raise exception 'that is no kick-off of this borger' using errcode = 'check_violation', constraint = 'moede_kickoff';
		end if;
		return new;
	end if;
	if old.state <> 'planned' then
		raise exception 'this meeting is over' using errcode = 'check_violation', constraint = 'moede_not_planned';
	end if;
	-- What makes it sensitive, only the forvaltning that called it takes away: it would show others what they may not see.
	if new.forvaltning_id is distinct from app.actor_forvaltning_id() and not (old.topics <@ new.topics) then
		raise exception 'a topic is not taken away by others' using errcode = 'insufficient_privilege', constraint = 'topics_not_yours';
	end if;
	if to_jsonb(new) - outside <> to_jsonb(old) - outside then
		new.revision := old.revision + 1;
	end if;
	if new.started_at is distinct from old.started_at then
		new.started_at := coalesce(old.started_at, now());
	end if;
	if new.state <> 'planned' then
		new.closed_at := now();
		new.closed_by_account_id := app.actor_id();
	end if;
	return new;
end
$$;
--> statement-breakpoint
create trigger moede_keep before insert or update on moede for each row execute function app.keep_moede();
--> statement-breakpoint

-- Who takes part: each professional answers for themself, and a no says why or who comes instead (M4). Nothing changes after the
-- meeting, and who was taken off is invited anew.
create function app.keep_participant() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
	me record;
begin
	if session_user = 'vp_import' then
		return new;
	end if;
	me := app.actor();
	if not exists (select from public.moede m where m.id = new.moede_id and m.state = 'planned') then
		raise exception 'this meeting is over' using errcode = 'check_violation', constraint = 'moede_not_planned';
	end if;
	if tg_op = 'INSERT' then
		return new;
	end if;
	if old.removed_at is not null then
		raise exception 'taken off already' using errcode = 'check_violation', constraint = 'moede_participant_removed';
	end if;
	if me.forvaltning_id is null and me.borger_id is null and (
		old.account_id is null or (new.role_text, new.bisidder, new.removed_at) is distinct from (old.role_text, old.bisidder, old.removed_at)
	) then
		raise exception 'an external answers for themself, and no more' using errcode = 'insufficient_privilege';
	end if;
	-- Whom the borger brings, at their side (forvaltningsloven § 8) or not, only the borger takes off.
	if old.netvaerksperson_id is not null and old.invited_by_account_id is null and me.borger_id is null
		and (new.bisidder, new.removed_at) is distinct from (old.bisidder, old.removed_at) then
		raise exception 'only the borger takes off whom they bring' using errcode = 'insufficient_privilege', constraint = 'moede_guest_not_yours';
	end if;
	if (new.answer, new.answer_reason, new.substitute_account_id) is distinct from (old.answer, old.answer_reason, old.substitute_account_id) then
		-- By the mail of the invitation: app.answer_invitation has found out whose it is.
		if old.account_id is not null and old.account_id is distinct from me.account_id and session_user <> 'vp_login' then
			raise exception 'each answers for themself' using errcode = 'insufficient_privilege', constraint = 'moede_answer_not_yours';
		end if;
		if new.account_id is not null and new.answer = 'no' and new.answer_reason is null and new.substitute_account_id is null then
			raise exception 'a no says why, or who comes instead' using errcode = 'check_violation', constraint = 'moede_no_needs_reason';
		end if;
		if new.substitute_account_id is not null
			and (new.substitute_account_id = old.account_id or not app.can_join(new.substitute_account_id, 'fagperson')) then
			raise exception 'not somebody who can come' using errcode = 'check_violation', constraint = 'moede_substitute';
		end if;
		new.answered_at := now();
	end if;
	return new;
end
$$;
--> statement-breakpoint
create trigger moede_participant_keep before insert or update on moede_participant for each row execute function app.keep_participant();
--> statement-breakpoint

-- A point of the agenda: whose it is, is a fact; what the borger wants to talk about, only the borger takes off. Nothing is put on
-- or taken off after the meeting.
create function app.keep_punkt() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
	me record;
begin
	if session_user = 'vp_import' then
		return new;
	end if;
	me := app.actor();
	if not exists (select from public.moede m where m.id = new.moede_id and m.state = 'planned') then
		raise exception 'this meeting is over' using errcode = 'check_violation', constraint = 'moede_not_planned';
	end if;
	if tg_op = 'INSERT' then
		new.by_borger := me.borger_id is not null;
	elsif old.by_borger and new.ended_at is distinct from old.ended_at and me.borger_id is null then
		raise exception 'only the borger takes their own point off' using errcode = 'insufficient_privilege', constraint = 'dagsordenspunkt_not_yours';
	end if;
	return new;
end
$$;
--> statement-breakpoint
create trigger dagsordenspunkt_keep before insert or update on dagsordenspunkt for each row execute function app.keep_punkt();
--> statement-breakpoint

-- What is to be done about a meeting is as sensitive as the meeting; otherwise it belongs to the forvaltning of whoever left it. Who
-- did it is a fact, and it may be opened again.
create function app.keep_opgave() returns trigger
language plpgsql set search_path = ''
as $$
begin
	if session_user in ('vp_import', 'vp_job') then
		return new;
	end if;
	if tg_op = 'UPDATE' then
		new.done_by_account_id := case when new.done_at is null then null else app.actor_id() end;
		return new;
	end if;
	new.forvaltning_id := app.actor_forvaltning_id();
	if new.moede_id is not null then
		select m.topics, m.forvaltning_id into new.topics, new.forvaltning_id from public.moede m where m.id = new.moede_id;
	end if;
	return new;
end
$$;
--> statement-breakpoint
create trigger opgave_keep before insert or update on opgave for each row execute function app.keep_opgave();
--> statement-breakpoint

-- What the borger asks for is answered once, or taken back before that.
create function app.keep_anmodning() returns trigger
language plpgsql set search_path = ''
as $$
begin
	if old.answer is not null or old.withdrawn_at is not null then
		raise exception 'answered or taken back already' using errcode = 'check_violation', constraint = 'anmodning_over';
	end if;
	if new.answer is null and new.answer_words is not null then
		raise exception 'words of an answer that is none' using errcode = 'check_violation', constraint = 'anmodning_no_answer';
	end if;
	if new.answer is not null then
		new.answered_by_account_id := app.actor_id();
		new.answered_at := now();
	end if;
	return new;
end
$$;
--> statement-breakpoint
create trigger anmodning_keep before update on anmodning for each row execute function app.keep_anmodning();
--> statement-breakpoint

-- Of an entry of the log only whom it is about goes, when they are erased (app.erase_from_log).
create function app.keep_entry() returns trigger
language plpgsql set search_path = ''
as $$
begin
	if current_user <> 'vp_keeper' or new.borger_id is not null or new.item_id is not null
		or (new.id, new.event_id, new.item_kind, new.commitment) is distinct from (old.id, old.event_id, old.item_kind, old.commitment) then
		raise exception 'access_entry is append-only' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
--> statement-breakpoint
create trigger access_entry_keep before update on access_entry for each row execute function app.keep_entry();
--> statement-breakpoint

-- What ties a borger to the commitments about them, made with them.
create function app.tie_borger() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
	insert into public.access_key (borger_id, key) values (new.id, decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
	return null;
end
$$;
--> statement-breakpoint
create trigger borger_tied after insert on borger for each row execute function app.tie_borger();
--> statement-breakpoint

-- What the chain covers of an entry: a commitment, which says nothing once the key is gone.
create function app.commit_entry() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
	new.commitment := sha256(
		(select k.key from public.access_key k where k.borger_id = new.borger_id)
			|| convert_to(new.borger_id || chr(31) || new.item_kind || chr(31) || coalesce(new.item_id::text, '-'), 'UTF8')
	);
	return new;
end
$$;
--> statement-breakpoint
create trigger access_entry_commit before insert on access_entry for each row execute function app.commit_entry();
--> statement-breakpoint

-- Each look waits for its seal.
create function app.await_seal() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
	insert into public.access_unsealed (event_id) values (new.id);
	return null;
end
$$;
--> statement-breakpoint
create trigger access_event_sealed after insert on access_event for each row execute function app.await_seal();
--> statement-breakpoint

-- An alarm is dealt with once, by whoever says so.
create function app.keep_alarm() returns trigger
language plpgsql set search_path = ''
as $$
begin
	if old.handled_at is not null then
		raise exception 'dealt with already' using errcode = 'check_violation', constraint = 'access_alarm_handled';
	end if;
	new.handled_at := now();
	new.handled_by_account_id := app.actor_id();
	return new;
end
$$;
--> statement-breakpoint
create trigger access_alarm_keep before update on access_alarm for each row execute function app.keep_alarm();
--> statement-breakpoint

-- With a protected address one is always shielded.
create function app.keep_skaermet() returns trigger
language plpgsql set search_path = ''
as $$
begin
	new.skaermet := new.skaermet or new.protected_address;
	return new;
end
$$;
--> statement-breakpoint
create trigger borger_skaermet before insert or update on borger for each row execute function app.keep_skaermet();
--> statement-breakpoint

-- What somebody may say yes to, and that a yes only becomes less. A samtykke has an end, at most as far away as the municipality has
-- set for the kinds in it; about health it is written and lasts a year at most (sundhedsloven §§ 43, 44). What went is written down.
create function app.keep_adgangsgrundlag() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
	months integer;
begin
	if session_user = 'vp_import' then
		return new;
	end if;
	if tg_op = 'INSERT' then
		if new.from_on < app.today() then
			raise exception 'not from a day that has passed' using errcode = 'check_violation', constraint = 'samtykke_from_past';
		end if;
		if btrim(new.purpose) = '' then
			raise exception 'a purpose is needed' using errcode = 'check_violation', constraint = 'samtykke_purpose';
		end if;
		if not exists (
				select from public.team_membership t
				join public.account a on a.id = t.account_id
				join public.enhed e on e.id = a.enhed_id
				where t.borger_id = new.borger_id and e.forvaltning_id = new.forvaltning_id
					and t.from_on <= app.today() and (t.to_on is null or t.to_on >= app.today())
			)
			and not exists (
				select from public.adgangsgrundlag g where g.borger_id = new.borger_id and g.forvaltning_id = new.forvaltning_id
			) then
			raise exception 'nobody of that forvaltning is around this borger' using errcode = 'check_violation', constraint = 'samtykke_unknown_forvaltning';
		end if;
		if new.renews_id is not null and not exists (
				select from public.adgangsgrundlag g
				where g.id = new.renews_id and g.borger_id = new.borger_id and g.forvaltning_id = new.forvaltning_id
			) then
			raise exception 'it renews another one''s' using errcode = 'check_violation', constraint = 'samtykke_renews';
		end if;
		if new.type = 'samtykke' then
			select least(min(coalesce((s.value -> 'samtykkeMonths' ->> k)::integer, 12)), case when 'helbred' = any (new.topics) then 12 end) into months
			from unnest(new.kinds) as k left join public.setting s on s.key = 'kommune';
			-- From the day it is given, whenever it is to begin.
			if new.to_on is null or new.to_on > app.today() + make_interval(months => months) then
				raise exception 'longer than a samtykke lasts' using errcode = 'check_violation', constraint = 'samtykke_too_long';
			end if;
			if 'helbred' = any (new.topics) and new.given_how = 'oral' then
				raise exception 'about health it is written' using errcode = 'check_violation', constraint = 'samtykke_health_written';
			end if;
		end if;
		return new;
	end if;
	if old.withdrawn_at is not null or not (new.kinds <@ old.kinds and new.topics <@ old.topics)
		or (old.type = 'hjemmel' and (new.withdrawn_at is null or new.kinds <> old.kinds or new.topics <> old.topics))
		or (new.withdrawn_at is null and cardinality(new.kinds) = cardinality(old.kinds) and cardinality(new.topics) = cardinality(old.topics)) then
		raise exception 'it only becomes less' using errcode = 'check_violation', constraint = 'samtykke_only_narrower';
	end if;
	if new.withdrawn_at is not null then
		new.withdrawn_at := now();
	end if;
	new.withdrawn_how := case
		when old.type = 'hjemmel' then null
		when session_user = 'vp_borger' then 'digital'
		else new.withdrawn_how
	end;
	if old.type = 'samtykke' and session_user = 'vp_fagperson' and coalesce(new.withdrawn_how, 'digital') = 'digital' then
		raise exception 'how it was withdrawn is needed' using errcode = 'check_violation', constraint = 'samtykke_withdrawn_how';
	end if;
	insert into public.samtykke_withdrawal (adgangsgrundlag_id, borger_id, forvaltning_id, kinds, topics, how, by_account_id)
	values (
		old.id, old.borger_id, old.forvaltning_id,
		case when new.withdrawn_at is not null then old.kinds else array(select unnest(old.kinds) except select unnest(new.kinds)) end,
		case when new.withdrawn_at is not null then old.topics else array(select unnest(old.topics) except select unnest(new.topics)) end,
		new.withdrawn_how, app.actor_id()
	);
	return new;
end
$$;
--> statement-breakpoint
create trigger adgangsgrundlag_keep before insert or update on adgangsgrundlag for each row execute function app.keep_adgangsgrundlag();
--> statement-breakpoint

-- Samtykke to have one joint plan: withdrawn, the plan ends today, and each department is left something to do.
create function app.keep_plan_samtykke() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
	if old.withdrawn_at is not null or new.withdrawn_at is null then
		raise exception 'withdrawn once' using errcode = 'check_violation', constraint = 'plan_samtykke_over';
	end if;
	new.withdrawn_at := now();
	new.withdrawn_by_account_id := app.actor_id();
	if session_user = 'vp_borger' then
		new.withdrawn_how := 'digital';
	elsif coalesce(new.withdrawn_how, 'digital') = 'digital' then
		raise exception 'how it was withdrawn is needed' using errcode = 'check_violation', constraint = 'samtykke_withdrawn_how';
	end if;
	update public.plan p set ended_on = app.today() where p.id = new.plan_id and p.ended_on is null;
	perform app.enqueue('plan_ended', jsonb_build_object('planId', new.plan_id), new.plan_id::text);
	return new;
end
$$;
--> statement-breakpoint
create trigger plan_samtykke_keep before update on plan_samtykke for each row execute function app.keep_plan_samtykke();
--> statement-breakpoint

-- What an administrator changes is written down: before and after.
create function app.record_admin_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
	row_now jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
begin
	if session_user = 'vp_admin' then
		insert into public.admin_change (account_id, thing, row_key, action, before, after)
		values (
			app.actor_id(), tg_table_name,
			(select string_agg(row_now ->> part, ' ') from unnest(tg_argv) as part), lower(tg_op),
			case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end
		);
	end if;
	return null;
end
$$;
--> statement-breakpoint
create trigger enhed_recorded after insert or update on enhed for each row execute function app.record_admin_change('id');
create trigger account_recorded after insert or update on account for each row execute function app.record_admin_change('id');
create trigger account_role_recorded after insert or delete on account_role for each row execute function app.record_admin_change('account_id', 'role');
create trigger identity_recorded after delete on identity for each row execute function app.record_admin_change('account_id');
create trigger setting_recorded after insert or update on setting for each row execute function app.record_admin_change('key');
create trigger trivselslineal_recorded after insert or update on trivselslineal for each row execute function app.record_admin_change('key', 'version');
create trigger trivselslineal_anchor_recorded after insert on trivselslineal_anchor for each row execute function app.record_admin_change('lineal_key', 'lineal_version', 'value');
create trigger moede_template_recorded after insert or update on moede_template for each row execute function app.record_admin_change('key');
--> statement-breakpoint

-- Who is closed or unbound is out at once, and stays out when the account is opened again.
create function app.end_sessions() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
	if tg_table_name = 'identity' then
		delete from public.session where issuer = old.issuer and subject = old.subject;
	else
		delete from public.session where account_id = old.id;
	end if;
	return null;
end
$$;
--> statement-breakpoint
create trigger identity_unbound after delete on identity for each row execute function app.end_sessions();
create trigger account_closed after update of disabled_at on account for each row
	when (old.disabled_at is null and new.disabled_at is not null) execute function app.end_sessions();
--> statement-breakpoint

-- The log and the answers are append-only for everybody, the owner and a superuser's slip included; but app.forget_looks (vp_keeper)
-- takes away what is old.
create function app.refuse_change() returns trigger
language plpgsql set search_path = ''
as $$
begin
	raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
--> statement-breakpoint
create trigger access_event_append_only before update or truncate on access_event for each statement execute function app.refuse_change();
create trigger access_entry_append_only before truncate on access_entry for each statement execute function app.refuse_change();
create trigger access_seal_append_only before update or truncate on access_seal for each statement execute function app.refuse_change();
create trigger access_event_kept before delete on access_event for each statement when (current_user <> 'vp_keeper') execute function app.refuse_change();
create trigger access_entry_kept before delete on access_entry for each statement when (current_user <> 'vp_keeper') execute function app.refuse_change();
create trigger access_seal_kept before delete on access_seal for each statement when (current_user <> 'vp_keeper') execute function app.refuse_change();
create trigger samtykke_withdrawal_append_only before update on samtykke_withdrawal for each statement execute function app.refuse_change();
create trigger admin_change_append_only before update or delete or truncate on admin_change for each statement execute function app.refuse_change();
create trigger trivselsvalue_append_only before update on trivselsvalue for each statement execute function app.refuse_change();
create trigger trivselsnote_append_only before update on trivselsnote for each statement execute function app.refuse_change();
create trigger moede_note_append_only before update on moede_note for each statement execute function app.refuse_change();
create trigger besked_append_only before update on besked for each statement execute function app.refuse_change();
--> statement-breakpoint

-- Another address is another's until its owner has said so; the one asked about before is asked no more.
create function app.keep_contact() returns trigger
language plpgsql set search_path = ''
as $$
begin
	if new.email is distinct from old.email then
		new.confirm_hash := null;
		new.confirm_asked_at := null;
		new.confirmed_at := null;
	end if;
	return new;
end
$$;
--> statement-breakpoint
create trigger notification_contact_keep before update on notification_contact for each row execute function app.keep_contact();
--> statement-breakpoint

-- Somebody waits for a mail, the one that asks whose an address is, or an invitation: the worker need not wait for its minute.
create function app.run_soon() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
	perform app.enqueue(tg_argv[0], '{}', 'soon');
	return null;
end
$$;
--> statement-breakpoint
create trigger notification_contact_ask after insert or update of email on notification_contact for each row
when (new.email is not null and new.confirm_asked_at is null) execute function app.run_soon('notifications');
create trigger moede_participant_mail after insert or update of removed_at on moede_participant for each statement execute function app.run_soon('invitations');
create trigger moede_mail after update of starts_at, ends_at, state on moede for each statement execute function app.run_soon('invitations');
-- What was imported may belong to quarters that have ended: they are closed as soon as all of it is here.
create trigger import_item_closes after insert on import_item for each statement execute function app.run_soon('closing');
create trigger import_item_counts after insert on import_item for each statement execute function app.run_soon('operations');
--> statement-breakpoint

-- Who hides their traces has no copy on a phone, and no address that a calendar reads.
create function app.forget_when_skaermet() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
	update public.calendar_feed f set revoked_at = now()
	where f.revoked_at is null and f.account_id in (select a.id from public.account a where a.borger_id = new.id);
	update public.phone p set own = false, forgotten_at = now()
	where p.own and p.account_id in (select a.id from public.account a where a.borger_id = new.id);
	return null;
end
$$;
--> statement-breakpoint
create trigger borger_forget after update on borger for each row when (new.skaermet and not old.skaermet) execute function app.forget_when_skaermet();
--> statement-breakpoint

-- A leder gets the question with who asks and for which team, and nothing of whom it is about.
create function app.copy_question() returns trigger
language plpgsql set search_path = ''
as $$
begin
	select a.name, e.name, q.text into new.asked_by, new.team, new.text
	from public.leder_question q
	join public.account a on a.id = q.author_account_id
	join public.enhed e on e.id = a.enhed_id
	where q.id = new.question_id;
	return new;
end
$$;
--> statement-breakpoint
create trigger question_copied before insert on cube.question for each row execute function app.copy_question();
--> statement-breakpoint

-- When it was answered is a fact, not a parameter.
create function app.note_answer() returns trigger
language plpgsql set search_path = ''
as $$
begin
	new.answered_at := clock_timestamp();
	return new;
end
$$;
--> statement-breakpoint
create trigger question_answered before update of answer on cube.question for each row execute function app.note_answer();
--> statement-breakpoint
-- An item of the outbox goes to every target that its department journalises in, as it is put there: in one transaction with what
-- it is of.
create function app.address_item() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
	insert into public.journal_delivery (item_id, target_id, borger_id)
	select new.id, t.id, new.borger_id from public.journal_target t
	where t.ended_at is null and (t.forvaltning_id is null or t.forvaltning_id = new.forvaltning_id)
		and (case new.form when 'note' then 'note' else new.type end) = any (t.takes);
	return null;
end
$$;
--> statement-breakpoint
create trigger journal_item_addressed after insert on journal_item for each row execute function app.address_item();
--> statement-breakpoint

-- A target that is set up, or takes more, is sent what has had nowhere to go until now.
create function app.address_waiting() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
	if new.ended_at is null then
		insert into public.journal_delivery (item_id, target_id, borger_id)
		select i.id, new.id, i.borger_id from public.journal_item i
		where i.cleared_at is null and (new.forvaltning_id is null or new.forvaltning_id = i.forvaltning_id)
			and (case i.form when 'note' then 'note' else i.type end) = any (new.takes)
			and not exists (select from public.journal_delivery d where d.item_id = i.id);
	end if;
	return null;
end
$$;
--> statement-breakpoint
create trigger journal_target_addressed after insert or update of takes, forvaltning_id, ended_at on journal_target
for each row execute function app.address_waiting();
create trigger journal_target_recorded after insert or update on journal_target for each row execute function app.record_admin_change('id');
create trigger journal_delivery_soon after insert on journal_delivery for each statement execute function app.run_soon('journal');
--> statement-breakpoint

-- The borger has acknowledged what was agreed: the team is told, and the department that held the meeting has a note in its journal.
create function app.tell_of_acknowledgement() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
	held record;
	number integer;
begin
	select m.borger_id, m.title, m.topics, m.forvaltning_id into held from public.moede m where m.id = new.moede_id;
	if held.borger_id is distinct from new.borger_id then
		raise exception 'that is another borger''s meeting' using errcode = 'insufficient_privilege';
	end if;
	insert into public.event (borger_id, type, subject_id, params, kind, topics, forvaltning_id)
	values (new.borger_id, 'aftale_acknowledged', new.moede_id, jsonb_build_object('title', held.title), 'moede', held.topics, held.forvaltning_id);
	if held.forvaltning_id is not null then
		select coalesce(max(i.revision), 0) + 1 into number from public.journal_item i
		where i.borger_id = new.borger_id and i.source_id = new.moede_id and i.type = 'aftale' and i.form = 'note' and i.forvaltning_id = held.forvaltning_id;
		insert into public.journal_item (borger_id, forvaltning_id, form, type, source_id, revision, title, content, content_sha, kind, topics)
		values (
			new.borger_id, held.forvaltning_id, 'note', 'aftale', new.moede_id, number, 'Borgeren har bekræftet det aftalte',
			jsonb_build_object('v', 1, 'acknowledged', jsonb_build_object('title', held.title, 'at', new.acknowledged_at)),
			new.content_sha, 'moede', held.topics
		);
	end if;
	return null;
end
$$;
--> statement-breakpoint
create trigger moede_acknowledgement_told after insert on moede_acknowledgement for each row execute function app.tell_of_acknowledgement();
--> statement-breakpoint

-- The triggers that see more than whoever causes them (tests/rls/doors.test.ts holds the same list).
grant create on schema app to vp_reader, vp_keeper, vp_counter;
alter function app.keep_versions() owner to vp_reader;
alter function app.tell_of_team() owner to vp_keeper;
alter function app.mark_emner() owner to vp_keeper;
alter function app.keep_participant() owner to vp_reader;
alter function app.keep_punkt() owner to vp_reader;
alter function app.tie_borger() owner to vp_keeper;
alter function app.commit_entry() owner to vp_keeper;
alter function app.await_seal() owner to vp_keeper;
alter function app.draw_units() owner to vp_counter;
alter function app.keep_adgangsgrundlag() owner to vp_keeper;
alter function app.keep_plan_samtykke() owner to vp_keeper;
alter function app.record_admin_change() owner to vp_keeper;
alter function app.end_sessions() owner to vp_keeper;
alter function app.forget_when_skaermet() owner to vp_keeper;
alter function app.run_soon() owner to vp_keeper;
alter function app.address_item() owner to vp_keeper;
alter function app.address_waiting() owner to vp_keeper;
alter function app.tell_of_acknowledgement() owner to vp_keeper;
--> statement-breakpoint
revoke create on schema app from vp_reader, vp_keeper, vp_counter;
