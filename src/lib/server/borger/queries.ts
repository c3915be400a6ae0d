import type { Tx } from '../db/with-actor';

/** A borger on the actor's own list, with what is known about what they need. Nothing here is a number on the ruler. */
export type OwnBorger = {
	id: string;
	name: string;
	function: 'tovholder' | 'stedfortraeder' | 'fagperson';
	hasNewAnswer: boolean;
	unreadNoteAt: Date | null;
	lateSinceOn: string | null;
	nextMoedeAt: Date | null;
	readsMoeder: boolean;
};

/**
 * Everybody whose team the actor is on today and who exists for them (row-level security decides), with the facts that the
 * order of the list goes by. One statement, whatever the number of borgere.
 *
 * The visibility rule is asked for every row that is looked at, and costs more than all the rest. So what is settled (opened,
 * read, done) is collected first and left out by `<> all`, which PostgreSQL may test before the rule: comparing ids leaks
 * nothing.
 */
export async function findOwnBorgere({ sql }: Tx): Promise<OwnBorger[]> {
	return sql<OwnBorger[]>`
		with mine as materialized (
			select distinct on (t.borger_id) t.borger_id, t.function from team_membership t
			where t.account_id = (select app.actor_id()) and t.from_on <= app.today() and (t.to_on is null or t.to_on >= app.today())
			order by t.borger_id, t.function <> 'tovholder', t.function <> 'stedfortraeder'
		)
		select b.id, b.name, mine.function,
			app.may_read(b.id, 'moede', '{}', null) as "readsMoeder",
			exists (
				select from trivselsmaaling m
				where m.borger_id = b.id and m.received_at > now() - interval '12 months' and m.rater_kind = 'borger'
					and m.id <> all (opened.ids)
			) as "hasNewAnswer",
			(
				select min(m.received_at) from trivselsnote n join trivselsmaaling m on m.id = n.maaling_id
				where n.borger_id = b.id and n.maaling_id <> all (read.ids) and m.rater_kind = 'borger'
			) as "unreadNoteAt",
			(
				-- As latenessOf (lib/plan/aftale.ts) says it to the borger: from the newest promised day that has passed; a new date hides nothing.
				select min(broken.newest)
				from plan p
				join aftale a on a.plan_id = p.id and a.first_version <= p.version and coalesce(a.last_version, p.version) >= p.version
				cross join lateral (
					select max(promised.on_day) as newest from (
						select a.due_on as on_day
						union all
						select s.new_due_on from aftale_status s where s.aftale_item_id = a.item_id and s.state = 'postponed'
					) promised where promised.on_day < app.today()
				) broken
				where p.borger_id = b.id and a.owed_by = 'kommune' and (a.due_on is null or a.due_on < app.today())
					and a.item_id <> all (settled.ids)
			) as "lateSinceOn",
			(
				select m.starts_at from moede m
				where m.borger_id = b.id and m.starts_at > now() and m.state = 'planned'
				order by m.starts_at limit 1
			) as "nextMoedeAt"
		from mine join borger b on b.id = mine.borger_id
		cross join lateral (select array(select o.maaling_id from trivselsopening o where o.borger_id = b.id) as ids offset 0) opened
		cross join lateral (select array(select r.maaling_id from trivselsnote_read r where r.borger_id = b.id) as ids offset 0) read
		cross join lateral (
			select array(
				select last.aftale_item_id from (
					select distinct on (s.aftale_item_id) s.aftale_item_id, s.state from aftale_status s
					where s.borger_id = b.id order by s.aftale_item_id, s.at desc
				) last where last.state in ('done', 'dropped')
			) as ids offset 0
		) settled`;
}
