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
	for (let i = 0; i < 3; i++) {
		const t = performance.now();
		const page = await readAs(tove, (tx) => showOwnBorgere(tx, { query: { search: '', side: 1 }, now: new Date(), look: { page: 'x', requestId: 'x' } }));
		console.log(n, 'list ms', Math.round(performance.now() - t), page.count, page.items[0]);
	}
	await readAs(tove, async (tx) => {
		for (const [name, q] of Object.entries({
			base: `select b.id from team_membership t join borger b on b.id=t.borger_id where t.account_id=(select app.actor_id())`,
			read: `select app.may_read(t.borger_id,'moede','{}',null) from team_membership t where t.account_id=(select app.actor_id())`
		})) { const t = performance.now(); await tx.sql.unsafe(q); console.log(name, Math.round(performance.now() - t)); }
	});
	expect(1).toBe(1);
}, 300000);
