import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audiences } from '../../src/lib/server/db/audience';
import { freshDatabase, type FreshDatabase } from '../support/database';

let database: FreshDatabase;
let owner: postgres.Sql;
beforeAll(async () => {
	database = await freshDatabase();
	owner = postgres(database.ownerUrl, { max: 1 });
});
afterAll(async () => {
	await owner.end();
	await database.close();
});

test('B2 every table has row-level security enabled and forced', async () => {
	const open = await owner`
		select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where n.nspname in ('public', 'cube') and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`;
	expect(open).toEqual([]);
});

test('B2 the owner of the tables sees no row of a person', async () => {
	for (const table of [
		'borger',
		'session',
		'trivselsmaaling',
		'access_event',
		'maal',
		'quarter_member',
		'cube.question'
	]) {
		await expect(owner.unsafe(`select * from ${table}`)).resolves.toHaveLength(0);
	}
});

test('A no audience owns, inherits, bypasses or is a member of anything', async () => {
	const names = audiences.map((audience) => `vp_${audience}`);
	const strong = await owner`
		select r.rolname from pg_roles r
		where r.rolname in ${owner(names)} and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolinherit
			or exists (select from pg_class c where c.relowner = r.oid) or exists (select from pg_auth_members m where m.member = r.oid))`;
	expect(strong).toEqual([]);
	const existing = await owner`select count(*)::int as n from pg_roles where rolname in ${owner(names)}`;
	expect(existing[0]).toEqual({ n: names.length });
});

test('the only security definer functions are those of the allow-list, with a fixed search_path', async () => {
	const functions = await owner<{ name: string; path: string | null; owner: string }[]>`
		select p.proname as name, array_to_string(p.proconfig, ',') as path, r.rolname as owner
		from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
		where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') order by 1`;
	expect(functions.map((each) => each.name)).toEqual([
		'actor',
		'actor_borger_id',
		'actor_enhed_id',
		'actor_forvaltning_id',
		'actor_id',
		'address_item',
		'address_waiting',
		'answer_invitation',
		'await_seal',
		'borger_account',
		'can_join',
		'commit_entry',
		'confirm_email',
		'count_operations',
		'counting_quarter',
		'current_item',
		'delivery_counts',
		'draw_units',
		'end_borger_sessions',
		'end_own_sessions',
		'end_session',
		'end_sessions',
		'end_sessions_of',
		'enqueue',
		'erasable',
		'erasable_counts',
		'erase_borger',
		'erase_from_log',
		'exists_for',
		'extend_session',
		'feed_moeder',
		'find_by_cpr',
		'find_leders',
		'find_staff',
		'follow_quarter',
		'forget_looks',
		'forget_when_skaermet',
		'hand_over',
		'has_answered_before_seeing',
		'has_leder_answer',
		'hidden_items',
		'hold_session',
		'holds_role',
		'holds_threads',
		'invitation',
		'is_blind',
		'is_called_off',
		'is_invited',
		'is_leder',
		'is_on_team',
		'is_reader',
		'job_counts',
		'keep_adgangsgrundlag',
		'keep_participant',
		'keep_plan_samtykke',
		'keep_punkt',
		'keep_versions',
		'mark_emner',
		'mark_quarters',
		'match_identity',
		'may_judge_overall',
		'may_read',
		'may_see_borger',
		'misregister',
		'move_members',
		'note_journalised',
		'note_phone',
		'note_phone_item',
		'open_emner',
		'own_answer',
		'own_borgere',
		'own_looks',
		'own_sessions',
		'phone_gaps',
		'place_of',
		'quarter_groups',
		'quarter_plans',
		'quarter_sums',
		'read_session',
		'reads_journal',
		'reads_samtale',
		'record_admin_change',
		'record_everybody',
		'record_look',
		'record_system_look',
		'retry_failed_jobs',
		'retry_journal',
		'run_soon',
		'seal_log',
		'start_plan',
		'start_samtale',
		'start_session',
		'switch_role',
		'tell_of_acknowledgement',
		'tell_of_team',
		'tie_borger'
	]);
	for (const each of functions) {
		expect(each.path).toBe('search_path=""');
		expect(['vp_reader', 'vp_keeper', 'vp_counter']).toContain(each.owner);
	}
});

test('there is no view and no materialized view over personal data', async () => {
	const views = await owner`
		select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where n.nspname in ('public', 'app', 'cube') and c.relkind in ('v', 'm')`;
	expect(views).toEqual([]);
});

test('the helpers are run by those named, beside their owner, and by nobody else', async () => {
	const granted = await owner<{ name: string; by: string }[]>`
		select p.proname as name, coalesce(string_agg(replace(r.rolname, 'vp_', ''), ' ' order by r.rolname), '') as by
		from pg_proc p
		left join lateral aclexplode(p.proacl) a on a.privilege_type = 'EXECUTE' and a.grantee <> p.proowner
		left join pg_roles r on r.oid = a.grantee
		where p.pronamespace = 'app'::regnamespace and p.prorettype <> 'trigger'::regtype
		group by p.oid, p.proname order by 1`;
	const counted = 'counter';
	const persons = 'admin borger dpo fagperson fordeler import keeper leder';
	const people = 'admin borger dpo fagperson fordeler leder';
	const everyRole = 'admin borger dpo fagperson fordeler import job keeper leder reader';
	expect(Object.fromEntries(granted.map(({ name, by }) => [name, by]))).toEqual({
		actor: persons,
		actor_borger_id: persons,
		actor_enhed_id: 'leder',
		actor_forvaltning_id: 'borger fagperson',
		actor_id: persons,
		answer_invitation: 'login',
		borger_account: 'fagperson',
		can_join: 'fagperson fordeler keeper',
		confirm_email: 'login',
		count_operations: 'job',
		counting_quarter: 'borger fagperson import',
		course_of: counted,
		covers: '',
		current_item: 'borger fagperson',
		day_of: 'counter reader',
		delivery_counts: 'admin',
		end_borger_sessions: 'fagperson',
		end_own_sessions: people,
		end_session: 'login',
		end_sessions_of: 'login',
		enqueue: '',
		erasable: 'job keeper',
		erasable_counts: 'admin',
		erase_borger: 'job',
		erase_from_log: 'job',
		exists_for: 'keeper',
		extend_session: 'login',
		feed_moeder: 'login',
		find_by_cpr: 'fagperson fordeler',
		find_leders: 'fagperson',
		find_staff: 'fagperson fordeler',
		follow_quarter: 'job',
		forget_looks: 'job',
		hand_over: 'fagperson fordeler',
		has_answered_before_seeing: 'borger fagperson',
		has_leder_answer: 'fagperson',
		hidden_items: 'fagperson',
		hold_session: 'fagperson',
		holds_role: 'keeper',
		holds_threads: 'fagperson keeper',
		in_force: counted,
		invitation: 'login',
		is_blind: 'borger fagperson',
		is_called_off: 'keeper',
		is_invited: 'fagperson',
		is_leder: 'fagperson',
		is_on_team: 'keeper',
		is_reader: '',
		job_counts: 'admin',
		lock_samtykke: 'borger fagperson',
		mark_quarters: 'job',
		match_identity: 'login',
		may_judge_overall: 'fagperson',
		may_read: 'fagperson keeper',
		may_see_borger: 'fagperson keeper',
		misregister: 'fagperson',
		move_members: 'job',
		note_journalised: 'fagperson',
		note_phone: 'borger',
		note_phone_item: 'borger',
		open_emner: 'borger fagperson',
		own_answer: 'borger fagperson',
		own_borgere: 'fagperson',
		own_looks: 'borger',
		own_sessions: people,
		phone_gaps: 'admin',
		place_of: 'fagperson',
		plan_places: counted,
		points: counted,
		promises: counted,
		quarter_groups: 'job',
		quarter_plans: 'job',
		quarter_sums: 'job',
		read_session: 'login',
		reads_journal: 'fagperson keeper',
		reads_samtale: 'fagperson',
		record_everybody: 'job',
		record_look: 'dpo fagperson fordeler',
		record_system_look: 'job journal',
		retry_failed_jobs: 'admin',
		retry_journal: 'fagperson',
		seal_log: 'job',
		session_limits: everyRole,
		start_plan: 'fagperson fordeler',
		start_samtale: 'borger fagperson',
		start_session: 'login',
		switch_role: 'login',
		to_five: counted,
		today: `admin borger counter ${everyRole.slice('admin borger '.length)}`
	});
	const everybody = await owner`
		select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
		where n.nspname = 'app' and p.prorettype <> 'trigger'::regtype and has_function_privilege('public', p.oid, 'execute')`;
	expect(everybody).toEqual([]);
});

test('every foreign key has an index that starts with its columns', async () => {
	const bare = await owner`
		select c.conrelid::regclass::text as table, c.conname from pg_constraint c
		where c.contype = 'f' and c.connamespace in ('public'::regnamespace, 'cube'::regnamespace) and not exists (
			select from pg_index i where i.indrelid = c.conrelid
				and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey and c.conkey @> (i.indkey::int2[])[0:cardinality(c.conkey) - 1])`;
	expect(bare).toEqual([]);
});

test('every foreign key says what becomes of its rows when what it names is deleted', async () => {
	const silent = await owner`
		select c.conrelid::regclass::text as table, c.conname from pg_constraint c
		where c.contype = 'f' and c.connamespace in ('public'::regnamespace, 'cube'::regnamespace) and c.confdeltype = 'a'`;
	expect(silent).toEqual([]);
});

test('the roles that own the helpers log in nowhere, belong to nobody and own nothing but helpers', async () => {
	const owners = await owner<{ name: string }[]>`
		select r.rolname as name from pg_roles r
		where r.rolname in ('vp_reader', 'vp_keeper', 'vp_counter')
			and not (r.rolcanlogin or r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolinherit)
			and not exists (select from pg_class c where c.relowner = r.oid) and not exists (select from pg_auth_members m where m.member = r.oid)
			and not exists (select from pg_namespace n where has_schema_privilege(r.oid, n.oid, 'CREATE'))
		order by 1`;
	expect(owners.map(({ name }) => name)).toEqual(['vp_counter', 'vp_keeper', 'vp_reader']);
});

test('who counts reads no name but of the staff, and no word that anybody wrote', async () => {
	const read = await owner<{ column: string }[]>`
		select p.table_name || '.' || p.column_name as column from information_schema.column_privileges p
		where p.grantee = 'vp_counter' and p.table_schema = 'public' and p.privilege_type = 'SELECT' and p.table_name <> 'quarter_member'`;
	const columns = read.map(({ column }) => column);
	const named = /name|title|text|words|note|phone|cpr|reason|why|summary|details|place|purpose|content/;
	expect(columns.filter((column) => named.test(column)).toSorted()).toEqual(
		['account.name', 'account.title', 'enhed.name', 'trivselslineal.name'].toSorted()
	);
	expect(columns.length).toBeGreaterThan(40);
});
