import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asBorger, asFagperson, insert, makeBorger, makeStaff } from '../support/builders';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { placeStories } from './blind-stories';
import { placePlaces } from './place-stories';
import { makeCast, rowId, type Cast } from './cast';
import { ageJournal } from './cast-journal';
import { journalRecords, wakesTheWorker } from './journal-probes';
import { placeList } from './list-stories';
import { makeMatrix, readers, shown, specs } from './matrix';
import {
	deadPolicies,
	policiesOf,
	probesOf,
	remember,
	sayersOf,
	speaksOf,
	weakenedSource,
	withMutant,
	type Probe
} from './mutants';
import { counting } from './counting';
import { attempt, calledBy, codeOf, inserting, quoted, statement, unbind, undone, type Speaker } from './rows';
import { withActor } from '../../src/lib/server/db/with-actor';

/**
 * B14, below the policies: the helpers they ask and the triggers, condition by condition, and the rights of the helpers' own
 * role. The probes are the expectations, the visibility matrix, the stories of blind rating, and sessions that must not count;
 * each of them is held against the real database in a test of its own.
 */
/** Hundreds of small changes take a while on a busy machine, ms. */
const timeout = 600_000;

type Group = 'trigger' | 'session' | 'list' | 'tried' | 'story' | 'matrix' | 'seen';

let database: FreshDatabase;
let owner: postgres.Sql;
let cast: Cast;
let groups: Record<Group, Probe[]>;
let remembered: Awaited<ReturnType<typeof remember>>;
beforeAll(async () => {
	database = await freshDatabase();
	owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
	cast = await makeCast();
	await unbind(owner, 'session', 'account', 'account_role', 'borger', 'enhed', 'access_entry', 'identity', 'setting');
	await unbind(owner, 'moede', 'calendar_feed', 'phone', 'notification_contact', 'import_item', 'cube.unit');
	await ageJournal(owner);
	await makeWideRuler();
	const ofCast = probesOf(cast, { owner });
	groups = {
		trigger: triggerProbes(),
		session: await sessionProbes(),
		matrix: await matrixProbes(),
		story: await storyProbes(),
		list: await listProbes(),
		tried: ofCast.filter(({ about }) => about === 'tried'),
		seen: ofCast.filter(({ about }) => about === 'seen')
	};
	// All rows are there now: the answers stay the same from here on.
	remembered = await remember(Object.values(groups).flat());
}, timeout);
afterAll(async () => {
	await owner.end();
	await database.close();
});

/**
 * Asks until an answer is another than it was.
 * @param thing what was changed, by any name
 * @param first what is asked first because it is the most likely to be: a group, or what the expectations try with the table or
 *   the function of a name
 */
function isNoticed(thing: string, first: readonly string[]): Promise<boolean> {
	const isGroup = (name: string): name is Group => name in groups;
	const likely = first.flatMap((each) => (isGroup(each) ? groups[each] : groups.tried.filter(speaksOf(each))));
	return remembered.changed([...likely, ...Object.values(groups).flat()], thing);
}

/** The visibility matrix with few items, and who exists for its readers. */
async function matrixProbes(): Promise<Probe[]> {
	const few = specs.filter(
		({ table, kind, part, topics }) =>
			(table === 'event' && ['plan', 'moede'].includes(kind)) ||
			(table === 'moede' && part !== 'nobody' && topics.length === 0)
	);
	const matrix = await makeMatrix(few);
	const known = readers.map((reader): Probe => {
		const actor = matrix.actors[reader];
		const ask = () => withActor(actor, ({ sql }) => sql.unsafe('select id from borger order by 1'));
		return { audience: 'fagperson', about: 'seen', ask };
	});
	const items = readers.map((reader): Probe => {
		const ask = async () => [...(await shown(matrix.actors[reader], ['event', 'moede']))].sort();
		return { audience: 'fagperson', about: 'seen', ask };
	});
	return [...known, ...items];
}

async function storyProbes(): Promise<Probe[]> {
	const placed = await placeStories();
	const told = await placePlaces(cast);
	return [
		{ audience: 'fagperson', about: 'seen', ask: told },
		{ audience: 'borger', about: 'seen', ask: lookersByTitle },
		{ audience: 'borger', about: 'seen', ask: looksBeforeOneCame },
		...placed.map(({ ask }): Probe => ({ audience: 'borger', about: 'tried', ask }))
	];
}

/** Whom the borger is told of where the municipality names nobody by name. */
async function lookersByTitle() {
	const sets = (names: string) =>
		owner.unsafe(`update setting set value = value || '{"lookerNames": "${names}"}' where key = 'kommune'`);
	await sets('role');
	try {
		const found = await undone(cast.speakers.viktor, (sql) =>
			sql.unsafe(`select name, title from app.own_looks(null, 100, null, null, null, '{maal}')`)
		);
		return [...found];
	} finally {
		await sets('name');
	}
}

/** What is told of a run over everybody to a borger who has come after it. */
async function looksBeforeOneCame() {
	const { id } = cast.kasper;
	const [row] = await owner<{ at: Date }[]>`select created_at as at from borger where id = ${id}`;
	await owner`update borger set created_at = now() where id = ${id}`;
	try {
		const found = await undone(cast.speakers.kasper, (sql) =>
			sql.unsafe(`select kind from app.own_looks(null, 100, null, null, null, null)`)
		);
		return [...found];
	} finally {
		await owner`update borger set created_at = ${row?.at ?? new Date()} where id = ${id}`;
	}
}

/** What the list of Mine borgere tells, of borgere with one need each. */
async function listProbes(): Promise<Probe[]> {
	const placed = await placeList();
	return placed.map(({ ask }): Probe => ({ audience: 'fagperson', about: 'seen', ask }));
}

/** Sessions that have ended in one way each, and those of one audience on the connection of another. */
async function sessionProbes(): Promise<Probe[]> {
	const dead: Speaker[] = [];
	const endings = [
		(hash: string) => `update session set idle_until = now() - interval '1 second' where token_hash = '${hash}'`,
		(hash: string) => `update session set ends_at = now() - interval '1 second' where token_hash = '${hash}'`,
		(hash: string) =>
			`update account set disabled_at = now() where id = (select account_id from session where token_hash = '${hash}')`,
		(hash: string) =>
			`delete from account_role where role = 'fagperson' and account_id = (select account_id from session where token_hash = '${hash}')`
	];
	const end = async (speaker: Speaker & { token: string }, ending: (hash: string) => string) => {
		const [row] = await owner<{ hash: string }[]>`
			select encode(sha256(convert_to(${speaker.token}, 'UTF8')), 'hex') as hash`;
		await owner.unsafe(ending(row?.hash ?? ''));
		dead.push(speaker);
	};
	// Who is closed is logged out by a trigger; here, too, a session that is there still must not count.
	await owner`alter table account disable trigger account_closed`;
	for (const [index, ending] of endings.entries()) {
		if (index < 3) await end(await asBorger(await makeBorger({ name: `Forhenværende borger ${index}` })), ending);
		const staff = await makeStaff({
			name: `Forhenværende ${index}`,
			enhedId: cast.people.frida.enhedId,
			roles: ['fagperson', 'leder']
		});
		await end(await asFagperson(staff), ending);
	}
	await owner`alter table account enable trigger account_closed`;
	// Two log-ins that are over, beside one that is not.
	const again = await makeStaff({ name: 'Åse Igen', enhedId: cast.people.frida.enhedId });
	const [idle, old, current] = [await asFagperson(again), await asFagperson(again), await asFagperson(again)];
	for (const [index, each] of [idle, old].entries()) await end(each, endings[index] ?? (() => ''));
	const gone = await makeBorger({ name: 'Ellen Død' });
	dead.push(await asBorger(gone));
	await owner`update borger set died_on = app.today() where id = ${gone.id}`;
	const { viktor, tove, karin } = cast.speakers;
	const crossed: Speaker[] = [
		{ audience: 'borger', token: tove.token },
		{ audience: 'fagperson', token: karin.token },
		{ audience: 'dpo', token: viktor.token },
		{ audience: 'leder', token: tove.token }
	];
	// Colleagues are what every fagperson and no other sees; on the other connections it is oneself, or the log.
	const ownPage = 'select 1 from account union all select 1 from borger';
	const asBorgerElsewhere: Probe = {
		audience: 'fagperson',
		about: 'seen',
		ask: () =>
			attempt({ audience: 'fagperson', token: viktor.token }, [
				[statement('select from app.actor_borger_id() as id where id is not null')]
			])
	};
	const others = [...dead, ...crossed].map((speaker): Probe => {
		const { audience } = speaker;
		const table = { dpo: 'access_event', leder: 'cube.unit' }[audience as string] ?? 'account';
		const look = audience === 'borger' ? ownPage : `select from ${table}`;
		return { audience, about: 'seen', ask: () => attempt(speaker, [[statement(look)]]) };
	});
	const own: Probe = {
		audience: 'fagperson',
		about: 'seen',
		ask: () => attempt(current, [[statement('select from app.own_sessions()')]])
	};
	/** What log-in makes of a token that is worth nothing. */
	const atLogin: Probe = {
		audience: 'login',
		about: 'tried',
		ask: () =>
			attempt(
				cast.speakers.login,
				dead.flatMap(({ token }) => [
					[statement('select from app.extend_session($1) as until where until is not null', token)],
					[statement(`select from app.switch_role($1, 'new', 'leder') as until where until is not null`, token)]
				])
			)
	};
	return [asBorgerElsewhere, own, atLogin, ...others];
}

/** What the import says, stays as it says it, and nobody is told of it. */
function imported() {
	const { viktor, people, forvaltninger } = cast;
	const sundhed = { borger_id: viktor.id, forvaltning_id: forvaltninger.sundhed };
	const there = (table: string, where: string) =>
		statement(`select from ${table} where forvaltning_id = $1 and ${where}`, forvaltninger.sundhed);
	const joins = { function: 'fagperson', role_text: 'x', why: 'x', from_on: '2026-01-01' };
	const author = { column_key: 'fungerer', text: 'x', author_account_id: viktor.accountId };
	const item = { item_id: rowId('try', 'maal'), plan_id: rowId('plan', 'viktor'), first_version: '7', title: 'x' };
	const at = '2026-01-01T00:00:00Z';
	const rating = {
		...{ rater_account_id: people.tove.accountId, client_id: rowId('try', 'client'), content_hash: 'x' },
		...{ rater_kind: 'tovholder', samlet_vurdering: true, lineal_key: 'voresplan', lineal_version: '1' },
		...{ made_at_raw: at, made_at: at, time_zone: 'Europe/Copenhagen' }
	};
	const { accountId } = people.dagny;
	const opening = { account_id: accountId, maaling_id: rowId('trivselsmaaling', 'viktor self') };
	const area = inserting('trivselsemne', { ...sundhed, text: 'x' });
	const over = { moede_id: rowId('moede', 'viktor held'), borger_id: viktor.id };
	const when = { starts_at: at, ends_at: '2026-01-01T01:00:00Z', starts_local: '2026-01-01T01:00:00' };
	const guest = { account_id: people.dagny.accountId, role_text: 'x' };
	return [
		[
			inserting('adgangsgrundlag', {
				...{ ...sundhed, type: 'samtykke', kinds: '{plan}', purpose: '', given_how: 'oral', from_on: '2026-01-01' }
			}),
			there('adgangsgrundlag', `purpose = ''`)
		],
		[
			inserting('borger', {
				...{ id: rowId('try', 'borger'), name: 'x', protected_address: true, skaermet: false },
				...{ cpr_encrypted: '\\x00', cpr_hash: '\\x00' }
			}),
			statement(`select from borger where name = 'x' and skaermet`)
		],
		[
			inserting('moede', { ...sundhed, ...when, title: 'x', purpose: 'x', place: 'x' }),
			there('moede', `title = 'x' and state = 'planned'`)
		],
		[
			inserting('moede_participant', { ...over, ...guest }),
			statement(`select from moede_participant where role_text = 'x'`)
		],
		[
			inserting('dagsordenspunkt', { ...over, title: 'x', by_borger: true }),
			statement(`select from dagsordenspunkt where title = 'x' and by_borger`)
		],
		[inserting('opgave', { ...sundhed, type: 'other', due_on: '2026-01-01' }), there('opgave', `type = 'other'`)],
		[
			inserting('team_membership', { borger_id: viktor.id, account_id: people.frida.accountId, ...joins }),
			statement(`select from event where type = 'team_joined' and subject_id = $1`, people.frida.accountId)
		],
		[inserting('tavlepunkt', { ...sundhed, ...author }), there('tavlepunkt', 'true')],
		[inserting('maal', { ...sundhed, ...item }), there('maal', 'first_version = 7')],
		[area, area, area, area, there('trivselsemne', 'true')],
		[inserting('trivselsmaaling', { ...sundhed, ...rating }), there('trivselsmaaling', `rater_kind = 'tovholder'`)],
		[
			inserting('trivselsmaaling', { ...sundhed, ...rating, quarter_on: 'infinity' }),
			there('trivselsmaaling', `quarter_on = date_trunc('quarter', app.today())`)
		],
		[
			inserting('trivselsopening', { ...opening, borger_id: viktor.id, how: 'after_own' }),
			statement(`select from trivselsopening where account_id = $1 and how = 'after_own'`, accountId)
		]
	];
}

/** Another version of the ruler, from 0 to 10, and a rating on it: what is a point there is none on the first. */
async function makeWideRuler() {
	const span = { lowest: 0, highest: 10, step: 1, best: 'highest', active: false };
	await insert('trivselslineal', { key: 'voresplan', version: 2, name: 'Bred', ...span });
	const made = { made_at_raw: new Date(), made_at: new Date(), time_zone: 'Europe/Copenhagen' };
	const { id, accountId } = cast.kasper;
	await insert('trivselsmaaling', {
		...{
			id: rowId('trivselsmaaling', 'wide'),
			borger_id: id,
			rater_account_id: accountId,
			client_id: rowId('client', 'wide')
		},
		...{ content_hash: 'wide', rater_kind: 'borger', lineal_key: 'voresplan', lineal_version: 2, ...made }
	});
}

/** What only a trigger or a constraint refuses, or fills in. */
function triggerProbes(): Probe[] {
	const { viktor, people, speakers, forvaltninger } = cast;
	const at = '2026-01-01T00:00:00Z';
	const point = (value: string, name = 'viktor bare') =>
		statement(
			`insert into trivselsvalue (maaling_id, borger_id, answer, value) values ($1, $2, 'point', $3)`,
			rowId('trivselsmaaling', name),
			viktor.id,
			value
		);
	const second = inserting('team_membership', {
		borger_id: viktor.id,
		account_id: people.frida.accountId,
		function: 'tovholder',
		role_text: 'x',
		why: 'x',
		from_on: at.slice(0, 10)
	});
	const group = inserting('enhed', {
		id: rowId('enhed', 'new'),
		parent_id: forvaltninger.social,
		type: 'gruppe',
		name: 'x'
	});
	const placed = statement(
		'select from enhed where id = $1 and forvaltning_id = $2',
		rowId('enhed', 'new'),
		forvaltninger.social
	);
	const kept = ['access_entry', 'trivselsvalue', 'trivselsnote', 'moede_note', 'besked', 'samtykke_withdrawal'];
	const slips = [
		...kept.map((table) => `update ${table} set borger_id = borger_id`),
		'update access_event set page = page',
		'update access_seal set hash = hash',
		'update admin_change set thing = thing',
		'delete from access_entry'
	];
	/** A borger is erased, with what is published about them; undone. */
	const erasing = async () => {
		const found: unknown[] = [];
		await owner
			.begin(async (sql) => {
				found.push((await sql`delete from borger where id = ${viktor.id}`).count);
				throw new Error('undone');
			})
			.catch((error: unknown) => found.push(codeOf(error)));
		return found;
	};
	/** A department is moved to another forvaltning, and its group with it; undone. */
	const moving = async () => {
		const moved: number[] = [];
		await owner
			.begin(async (sql) => {
				const jobcenter = people.tove.enhedId;
				await sql`insert into enhed (parent_id, type, name) values (${jobcenter}, 'gruppe', 'x')`;
				await sql`update enhed set parent_id = ${forvaltninger.social} where id = ${jobcenter}`;
				const found =
					await sql`select from enhed where parent_id = ${jobcenter} and forvaltning_id = ${forvaltninger.social}`;
				moved.push(found.count);
				throw new Error('undone');
			})
			.catch(() => {});
		return moved;
	};
	return [
		...journalRecords(cast).map((statements): Probe => ({
			audience: 'job',
			about: 'tried',
			ask: () => telling(null, statements)
		})),
		{ audience: 'fagperson', about: 'tried', ask: () => wakesTheWorker(cast, owner) },
		...recordProbes(),
		...hidingProbes(),
		{ audience: 'job', about: 'tried', ask: moving },
		{ audience: 'job', about: 'tried', ask: erasing },
		{
			audience: 'import',
			about: 'tried',
			ask: () =>
				attempt({ audience: 'import', token: '' }, [
					...[
						[point('3.25')],
						[point('3.5')],
						[point('7')],
						[point('7', 'wide')],
						[point('11', 'wide')],
						[point('3.5', 'wide')]
					],
					...[[second], [group, placed], ...imported()]
				])
		},
		...(['viktor', 'kasper'] as const).map((person): Probe => ({
			audience: 'borger',
			about: 'seen',
			ask: () =>
				attempt(
					speakers[person],
					['viktor self', 'viktor tove', 'kasper self'].map((name) => [
						statement('select from app.own_answer($1)', rowId('client', name))
					])
				)
		})),
		{ audience: 'fagperson', about: 'tried', ask: () => attempt(speakers.tove, [[point('6')]]) },
		{
			audience: 'job',
			about: 'tried',
			ask: async () => {
				const outcomes: unknown[] = [];
				for (const slip of slips) outcomes.push(await telling(null, [slip]));
				return outcomes;
			}
		}
	];
}

/** What the owner's statements answer, as themself or as a role they may act as, or fail with; undone. */
async function telling(role: string | null, statements: string[]) {
	const found: unknown[] = [];
	await owner
		.begin(async (sql) => {
			if (role) await sql.unsafe(`set local role ${role}`);
			for (const each of statements) found.push([...(await sql.unsafe(each))]);
			throw new Error('undone');
		})
		.catch((error: unknown) => found.push(codeOf(error)));
	return found;
}

/** What the log, the line of jobs and the end of log-ins do by themselves; undone. */
function recordProbes(): Probe[] {
	const { people, speakers } = cast;
	const erases = (set: string) => [`update access_entry set ${set} where item_id is not null`];
	const sealing = (most: number) =>
		undone(speakers.job, async (sql) => [
			...(await sql.unsafe(`select * from app.seal_log(${most})`)),
			...(await sql.unsafe('select count(*)::int from access_unsealed'))
		]);
	const lines = (queue: string) => [
		`select app.enqueue('${queue}', '{"planId": "x"}', 'x')`,
		'reset role',
		`select name, data, singleton_key from pgboss.job where singleton_key in ('x', 'y') order by 1, 3, state`
	];
	const sessions = (of: string) => `select count(*)::int from session s where ${of}`;
	const { accountId } = people.tove;
	const ofTove = `s.account_id = '${accountId}'`;
	const ends = (change: string) => [change, sessions(ofTove), sessions(`not ${ofTove}`)];
	const asks: (() => Promise<unknown>)[] = [
		() => telling(null, erases('borger_id = null, item_id = null')),
		() => telling('vp_keeper', erases('borger_id = null')),
		() => telling('vp_keeper', erases('item_id = null')),
		() => telling('vp_keeper', erases('borger_id = null, item_id = null')),
		() => sealing(1),
		() => sealing(100),
		() => owner.begin(async (sql) => (await sql`select pg_advisory_xact_lock(7205120)`) && sealing(1)),
		() => telling('vp_keeper', lines('plan_ended')),
		() => telling('vp_keeper', lines('log_check')),
		// One that waits is enough: of its own queue, with its own key, and while it waits.
		() =>
			telling('vp_keeper', [
				`select app.enqueue('notifications', '{}', 'x')`,
				`select app.enqueue('invitations', '{}', 'y')`,
				...lines('invitations').slice(0, 1),
				`update pgboss.job set state = 'completed' where name = 'invitations' and singleton_key = 'x'`,
				...lines('invitations').slice(0, 1),
				...lines('invitations')
			]),
		() => telling(null, ends(`update account set disabled_at = now() where id = '${accountId}'`)),
		() => telling(null, ends(`update account set title = 'x' where id = '${accountId}'`)),
		// Another person has the same subject at another provider.
		() =>
			telling(null, [
				`insert into session (token_hash, account_id, role, issuer, subject, idle_until, ends_at)
				values ('x', '${people.signe.accountId}', 'fagperson', 'https://other.example', 'sub-${accountId}', now(), now())`,
				...ends(`delete from identity where account_id = '${accountId}'`)
			])
	];
	return asks.map((ask): Probe => ({ audience: 'job', about: 'tried', ask }));
}

/** What an address for a calendar shows as time passes, and what goes when a borger hides their traces; undone. */
function hidingProbes(): Probe[] {
	const { viktor } = cast;
	const reads = (change = '') => [
		...(change ? [change] : []),
		'set local role vp_keeper',
		`select count(*)::int from app.feed_moeder('feed viktor')`,
		'reset role',
		'select used_at = now() as used from calendar_feed order by id'
	];
	const of = (set: string) => `update borger set ${set} where id = '${viktor.id}'`;
	const meeting = `id = '${rowId('moede', 'viktor soon')}'`;
	const asks = [
		reads(),
		reads(`update calendar_feed set used_at = now() - interval '2 hours'`),
		reads(`update calendar_feed set used_at = now() - interval '2 minutes'`),
		reads(of('died_on = current_date')),
		// Who hides their traces and has, by a slip, an address all the same.
		reads(`${of('skaermet = true')}; update calendar_feed set revoked_at = null`),
		reads(`update account set disabled_at = now() where id = '${viktor.accountId}'`),
		reads(
			// Its trigger asks who acts, and the owner is nobody.
			`alter table moede disable trigger moede_keep;
			update moede set starts_at = now() - interval '8 months', ends_at = now() - interval '7 months' where ${meeting}`
		),
		[
			of('skaermet = true'),
			'select revoked_at = now() as revoked from calendar_feed order by id',
			'select own, forgotten_at = now() as forgotten from phone order by id'
		],
		// Somebody waits for the mail that asks whose an address is.
		[
			`delete from pgboss.job where name = 'notifications'`,
			`update notification_contact set email = 'new@example.dk' where account_id = '${viktor.accountId}'`,
			`select data, state from pgboss.job where name = 'notifications'`
		],
		// What came by an import is closed and counted.
		...['closing', 'operations'].map((queue) => [
			`delete from pgboss.job where name = '${queue}'`,
			`insert into import_item select * from import_item where false`,
			`select data, state from pgboss.job where name = '${queue}'`
		]),
		// A new unit, and one that is called otherwise, in the leders' tree.
		[
			`insert into enhed (parent_id, type, name) values ('${cast.units.social}', 'gruppe', 'x')`,
			`update enhed set name = 'y' where id = '${cast.units.familie}'`,
			'select name, cardinality(path) from cube.unit order by 1'
		],
		// A calendar waits for what became of a meeting.
		...['moede set starts_at = starts_at', 'moede_participant set removed_at = removed_at'].map((changed) => [
			`delete from pgboss.job where name = 'invitations'`,
			`update ${changed} where false`,
			`select data, state from pgboss.job where name = 'invitations'`
		])
	];
	return asks.map((statements): Probe => ({
		audience: 'job',
		about: 'tried',
		ask: () => telling(null, statements)
	}));
}

/** Where a change of a function is likely to be noticed first; everything is asked before it counts as unnoticed. */
const likely: Record<string, string[]> = {
	actor: ['session'],
	address_item: ['journal_item'],
	address_waiting: ['trigger'],
	actor_enhed_id: ['actor_enhed_id'],
	actor_borger_id: ['session'],
	await_seal: ['record_system_look'],
	borger_account: ['borger_account', 'trivselsmaaling'],
	can_join: ['find_staff', 'team_membership', 'start_plan', 'hand_over'],
	check_point: ['trigger', 'trivselsvalue'],
	commit_entry: ['record_look'],
	copy_question: ['cube.question'],
	complete_emne: ['trivselsemne', 'trigger'],
	complete_opening: ['trivselsopening', 'trigger'],
	complete_rating: ['trivselsmaaling', 'trigger'],
	complete_tavlepunkt: ['tavlepunkt', 'trigger'],
	current_item: ['aftale_status', 'trivselsemne'],
	end_sessions: ['trigger'],
	enqueue: ['trigger'],
	feed_moeder: ['feed_moeder', 'trigger'],
	forget_when_skaermet: ['trigger'],
	exists_for: ['matrix', 'start_samtale', 'seen'],
	find_leders: ['find_leders'],
	has_answered_before_seeing: ['story'],
	has_leder_answer: ['has_leder_answer'],
	hidden_items: ['hidden_items'],
	holds_role: ['session'],
	holds_threads: ['plan', 'team_membership', 'overdragelse', 'hand_over'],
	is_blind: ['story'],
	is_leder: ['is_leder'],
	note_answer: ['cube.question'],
	is_called_off: ['invitation', 'answer_invitation'],
	is_invited: ['matrix', 'moede_participant'],
	is_reader: ['besked', 'seen'],
	keep_adgangsgrundlag: ['adgangsgrundlag', 'trigger'],
	keep_alarm: ['access_alarm'],
	keep_anmodning: ['anmodning'],
	keep_contact: ['notification_contact'],
	keep_entry: ['trigger'],
	keep_moede: ['moede', 'trigger'],
	keep_opgave: ['opgave', 'trigger'],
	keep_participant: ['moede_participant', 'trigger'],
	keep_plan_samtykke: ['plan_samtykke'],
	keep_skaermet: ['trigger'],
	keep_punkt: ['dagsordenspunkt', 'trigger'],
	keep_versions: ['maal', 'aftale', 'trigger'],
	mark_emner: ['plan'],
	may_judge_overall: ['story', 'trivselsmaaling'],
	move_points: ['overdragelse'],
	open_emner: ['open_emner', 'trivselsemne'],
	own_answer: ['trigger'],
	own_sessions: ['session', 'own_sessions'],
	place_of: ['place_of', 'story'],
	publish_one: ['plan'],
	record_admin_change: ['setting'],
	seal_log: ['trigger', 'seal_log'],
	reads_journal: ['reads_journal'],
	reads_samtale: ['besked', 'seen'],
	record_look: ['record_look'],
	set_forvaltning: ['trigger'],
	switch_role: ['switch_role', 'session'],
	tell_of_acknowledgement: ['trigger', 'moede_acknowledgement'],
	tell_of_team: ['team_membership', 'trigger']
};
const likelyFor = (name: string) => likely[name] ?? (isCalled(name) ? [name] : ['matrix']);
const isCalled = (name: string) =>
	[
		...['find_by_cpr', 'find_staff', 'hand_over', 'hold_session', 'misregister', 'start_plan', 'start_samtale'],
		...['own_looks', 'end_own_sessions', 'end_borger_sessions', 'extend_session', 'end_sessions_of'],
		...['erase_from_log', 'record_system_look', 'note_phone', 'note_phone_item', 'phone_gaps', 'confirm_email'],
		...[
			'note_journalised',
			'retry_journal',
			'invitation',
			'answer_invitation',
			'job_counts',
			'retry_failed_jobs',
			'delivery_counts'
		]
	].includes(name);

/** Conditions that another condition says, too; leaving one of the two out changes nothing. */
const saidTwice: Record<string, string> = {
	"actor_enhed_id without role = 'leder'": 'who acts on that connection is a leder, or nobody',
	'has_answered_before_seeing without m.borger_id = theirs.borger_id':
		'a borger opens ratings of themself only, and what a professional opens is from a borger who rates themself only',
	'keep_entry without (new.id, new.event_id, new.item_kind, new.commitment) is distinct from (old.id, old.event_id, old.item_kind, old.commitment)':
		'the keeper has no right to those columns',
	'mark_emner without e.borger_id = new.borger_id':
		'a goal is one borger’s, and what is marked with nothing new stays as it was; it is for the index',
	'pass_forvaltning_on without parent_id = new.id':
		'what is worked out again for those that have not moved stays the same'
};

/**
 * What is proven elsewhere: log-in in src/lib/server/auth/session.db.test.ts, the list of Mine borgere in list.test.ts, what is counted
 * for the leders in counting.test.ts, who and what is over in src/lib/server/journal/retention.db.test.ts.
 */
const elsewhere = [
	...['match_identity', 'start_session', 'read_session', 'end_session', 'own_borgere', ...counting],
	...['erasable', 'erasable_counts', 'erase_borger', 'forget_looks']
];

type Source = { name: string; owner: string; source: string; definition: string };

/** The functions of the schema, helpers and triggers, with who owns them. */
const functionsOf = () => owner<Source[]>`
	select p.proname as name, r.rolname as owner, p.prosrc as source, pg_get_functiondef(p.oid) as definition
	from pg_proc p join pg_roles r on r.oid = p.proowner
	where p.pronamespace = 'app'::regnamespace and p.prosrc <> '' and p.proname not in ${owner(elsewhere)} order by 1`;

/** What can be in place together: of each name one at a time. */
function onePerName<T extends { name: string }>(all: readonly T[]): T[][] {
	const rounds: T[][] = [];
	for (const each of all) {
		const round = rounds.find((others) => others.every(({ name }) => name !== each.name));
		if (round) round.push(each);
		else rounds.push([each]);
	}
	return rounds;
}

test('B14 every condition of a helper or a trigger that is left out is noticed', { timeout }, async () => {
	await owner.unsafe('grant create on schema app to vp_reader, vp_keeper, vp_counter');
	const replace = (role: string, definition: string) =>
		owner.begin(async (sql) => {
			if (['vp_reader', 'vp_keeper', 'vp_counter'].includes(role)) await sql.unsafe(`set local role ${role}`);
			await sql.unsafe(definition);
		});
	const missed: string[] = [];
	const twice: { title: string; put: () => Promise<void>; undo: () => Promise<void>; name: string }[] = [];
	let tried = 0;
	for (const { name, owner: role, source, definition } of await functionsOf()) {
		const undo = () => replace(role, definition);
		for (const { without, text } of weakenedSource(source)) {
			tried += 1;
			const title = `${name} without ${without}`;
			const put = () =>
				replace(
					role,
					definition.replace(source, () => text)
				).catch((error: unknown) => {
					throw new Error(`${title}: ${String(error)}`);
				});
			if (title in saidTwice) {
				twice.push({ title, put, undo, name });
				continue;
			}
			await put();
			if (!(await isNoticed(name, likelyFor(name)))) missed.push(title);
		}
		await undo();
	}
	// To learn that nothing is noticed, everything must be asked: once, with all of them left out.
	const unnoticed = async (mutants: typeof twice): Promise<string[]> => {
		for (const { put } of mutants) await put();
		const noticed = await isNoticed(
			'said twice',
			mutants.flatMap(({ name }) => likelyFor(name))
		);
		for (const { undo } of mutants) await undo();
		if (!noticed) return mutants.map(({ title }) => title);
		if (mutants.length === 1) return [];
		const alone: string[] = [];
		for (const mutant of mutants) alone.push(...(await unnoticed([mutant])));
		return alone;
	};
	for (const round of onePerName(twice)) missed.push(...(await unnoticed(round)));
	await owner.unsafe('revoke create on schema app from vp_reader, vp_keeper, vp_counter');
	expect(missed.toSorted()).toEqual(Object.keys(saidTwice).toSorted());
	expect(tried).toBeGreaterThan(250);
});

test('B14 every table the helpers may no longer read is noticed', { timeout }, async () => {
	const dead = await deadPolicies(owner);
	const policies = (await policiesOf(owner)).filter(
		({ roles, name, table }) => roles.includes('vp_reader') && !dead.includes(`${name} on ${table}`)
	);
	const sayersOfTable = await sayersOf(owner);
	const missed: string[] = [];
	for (const policy of policies) {
		const mutant = { name: policy.table, policy, changed: null };
		const noticed = await withMutant(owner, mutant, () =>
			isNoticed(policy.table, ['list', ...sayersOfTable(policy.table), 'trigger', 'matrix', 'story'])
		);
		if (!noticed) missed.push(policy.table);
	}
	expect(missed).toEqual([]);
	expect(policies.length).toBeGreaterThan(10);
});

test(
	'B14 every trigger that is switched off is noticed, and so is the constraint of the one tovholder',
	{ timeout },
	async () => {
		const triggers = await owner<{ name: string; table: string }[]>`
		select t.tgname as name, ${owner.unsafe(calledBy('c.relnamespace::regnamespace::text', 'c.relname'))} as table
		from pg_trigger t join pg_class c on c.oid = t.tgrelid
		where not t.tgisinternal and c.relnamespace in ('public'::regnamespace, 'cube'::regnamespace) order by 1`;
		const missed: string[] = [];
		for (const { name, table } of triggers) {
			await owner.unsafe(`alter table ${quoted(table)} disable trigger "${name}"`);
			if (!(await isNoticed(table, ['trigger', table]))) missed.push(name);
			await owner.unsafe(`alter table ${quoted(table)} enable trigger "${name}"`);
		}
		const [constraint] = await owner<{ definition: string }[]>`
		select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'team_membership_one_tovholder'`;
		await owner.unsafe('alter table team_membership drop constraint team_membership_one_tovholder');
		if (!(await isNoticed('team_membership', ['trigger']))) missed.push('team_membership_one_tovholder');
		await owner.unsafe(
			`alter table team_membership add constraint team_membership_one_tovholder ${constraint?.definition ?? ''}`
		);
		expect(missed).toEqual([]);
		expect(triggers.length).toBeGreaterThan(15);
	}
);

// Asked last, it says that all has been put back, and that the probes answer the same twice.
test('B14 with everything in its place the probes answer as they did', { timeout }, async () => {
	expect(await isNoticed('', [])).toBe(false);
});
