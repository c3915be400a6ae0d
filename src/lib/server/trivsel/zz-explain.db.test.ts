import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { pool } from '../db/client';
import { readAs } from '../db/with-actor';
import { showOwnBorgere } from './pages';
let database: FreshDatabase; let cast: make.Solbjerg;
beforeAll(async () => { database = await freshDatabase(); cast = await make.makeSolbjerg(); });
afterAll(() => database.close());
test('bench', async () => {
	const sql = pool('import');
	const n = Number(process.env['N'] ?? 2000);
	await sql.unsafe(`
create temp table b as select gen_random_uuid() id, gen_random_uuid() acc, i from generate_series(1,${n}) i;
insert into borger (id,name,cpr_encrypted,cpr_hash) select id,'Borger '||i, '\\x00', sha256(('x'||i)::bytea) from b;
insert into account (id,borger_id) select acc,id from b;
insert into team_membership (borger_id,account_id,function,role_text,why,from_on) select id,'${cast.tove.accountId}','tovholder','x','y','2020-01-01' from b;
insert into team_membership (borger_id,account_id,function,role_text,why,from_on) select id,'${cast.signe.accountId}','fagperson','x','y','2020-01-01' from b;
insert into adgangsgrundlag (borger_id,forvaltning_id,type,kinds,topics,purpose,given_how,from_on) select id,'${cast.beskaeftigelse}','samtykke','{plan,trivsel,moede}','{}','x','digital','2020-01-01' from b;
create temp table m as select gen_random_uuid() id, b.id bid, b.acc, w from b, generate_series(1,30) w;
insert into trivselsmaaling (id,borger_id,rater_account_id,client_id,content_hash,rater_kind,lineal_key,lineal_version,made_at_raw,made_at,time_zone,received_at) select id,bid,acc,gen_random_uuid(),'x','borger','voresplan',1,now()-w*interval '10 days',now()-w*interval '10 days','x',now()-w*interval '10 days' from m;
insert into trivselsvalue (maaling_id,borger_id,answer,value) select id,bid,'point',3 from m;
insert into trivselsnote (maaling_id,borger_id,note) select id,bid,'note' from m where w % 3 = 0;
insert into trivselsnote_read (maaling_id,borger_id,account_id) select id,bid,'${cast.tove.accountId}' from m where w % 3 = 0 and w > 3;
insert into trivselsopening (maaling_id,borger_id,account_id,how) select id,bid,'${cast.tove.accountId}','after_own' from m;
create temp table p as select gen_random_uuid() id, id bid from b;
insert into plan (id,borger_id,started_on,version) select id,bid,'2020-01-01',1 from p;
insert into aftale (item_id,plan_id,borger_id,first_version,text,owed_by,responsible_account_id,due_on) select gen_random_uuid(),p.id,bid,1,'x','kommune','${cast.tove.accountId}',current_date-(k*3) from p, generate_series(1,4) k;
insert into aftale_status (aftale_item_id,borger_id,state) select item_id,borger_id,'done' from aftale where random()<0.7;
insert into moede (borger_id,title,purpose,starts_at,ends_at,starts_local,place) select id,'x','y',now()+k*interval '9 days',now()+k*interval '9 days'+interval '1 hour',now(),'x' from b, generate_series(-5,1) k where k<>0;
`);
	const { default: postgres } = await import('postgres');
	const su = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
	await su.unsafe('analyze').catch(() => {});
	await su.end();
	const tove = await make.asFagperson(cast.tove);
	await readAs(tove, async (tx) => { const rows = await tx.sql.unsafe(`explain 
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
				select min(coalesce(latest.new_due_on, a.due_on))
				from plan p
				join aftale a on a.plan_id = p.id and a.first_version <= p.version and coalesce(a.last_version, p.version) >= p.version
				left join lateral (
					select s.new_due_on from aftale_status s
					where s.aftale_item_id = a.item_id order by s.at desc limit 1
				) latest on true
				where p.borger_id = b.id and a.owed_by = 'kommune' and a.due_on < app.today() and a.item_id <> all (settled.ids)
					and coalesce(latest.new_due_on, a.due_on) < app.today()
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
				) last where last.state <> 'postponed'
			) as ids offset 0
		) settled`); console.log(rows.map((r) => r['QUERY PLAN']).join('\n')); });
	expect(1).toBe(1);
}, 300000);
