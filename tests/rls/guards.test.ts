import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asBorger, asFagperson, makeBorger, makeStaff } from '../support/builders';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { placeStories } from './blind-stories';
import { makeCast, rowId, type Cast, type Person } from './cast';
import { makeMatrix, readers, shown, specs } from './matrix';
import { deadPolicies, policiesOf, probesOf, remember, weakenedSource, withMutant, type Probe } from './mutants';
import { attempt, codeOf, inserting, statement, unbind, type Speaker } from './rows';
import { withActor } from '../../src/lib/server/db/with-actor';

/**
 * B14, below the policies: the helpers they ask, condition by condition, the rights of the helpers' own role, and the
 * triggers. The probes are the expectations, the visibility matrix, the stories of blind rating, and sessions that must not
 * count; each of them is held against the real database in a test of its own.
 */
/** A hundred small changes take a while on a busy machine, ms. */
const timeout = 120_000;

type Group = 'trigger' | 'session' | 'matrix' | 'story' | 'cast';

let database: FreshDatabase;
let owner: postgres.Sql;
let cast: Cast;
let groups: Record<Group, Awaited<ReturnType<typeof remember>>>;
beforeAll(async () => {
	database = await freshDatabase();
	owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
	cast = await makeCast();
	await unbind(owner, 'session', 'account', 'account_role', 'borger', 'enhed');
	const people: Person[] = ['viktor', 'tove', 'signe', 'ida', 'frida'];
	const probes = {
		trigger: triggerProbes(),
		session: await sessionProbes(),
		matrix: await matrixProbes(),
		story: await storyProbes(),
		cast: probesOf(cast, people)
	};
	// All rows are there now: the answers stay the same from here on.
	groups = {
		trigger: await remember(probes.trigger),
		session: await remember(probes.session),
		matrix: await remember(probes.matrix),
		story: await remember(probes.story),
		cast: await remember(probes.cast)
	};
});
afterAll(async () => {
	await owner.end();
	await database.close();
});

/** Asks until an answer is another than it was, those first that are the most likely to be. */
async function isNoticed(first: Group[]): Promise<boolean> {
	const all: Group[] = ['trigger', 'session', 'matrix', 'cast', 'story'];
	for (const group of [...first, ...all.filter((each) => !first.includes(each))]) {
		if (await groups[group].changed()) return true;
	}
	return false;
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
	return placed.map(({ ask }): Probe => ({ audience: 'borger', about: 'tried', ask }));
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
	for (const [index, ending] of endings.entries()) {
		if (index < 3) await end(await asBorger(await makeBorger({ name: `Forhenværende borger ${index}` })), ending);
		const staff = await makeStaff({
			name: `Forhenværende ${index}`,
			enhedId: cast.people.frida.enhedId,
			roles: ['fagperson', 'leder']
		});
		await end(await asFagperson(staff), ending);
	}
	const gone = await makeBorger({ name: 'Ellen Død' });
	dead.push(await asBorger(gone));
	await owner`update borger set died_on = app.today() where id = ${gone.id}`;
	const { viktor, tove, karin } = cast.speakers;
	const crossed: Speaker[] = [
		{ audience: 'borger', token: tove.token },
		{ audience: 'fagperson', token: karin.token },
		{ audience: 'dpo', token: viktor.token }
	];
	// Colleagues are what every fagperson and no other sees; on the other connections it is oneself, or the log.
	const ownPage = 'select 1 from account union all select 1 from borger';
	return [...dead, ...crossed].map((speaker): Probe => {
		const { audience } = speaker;
		const look = audience === 'borger' ? ownPage : `select from ${audience === 'dpo' ? 'access_event' : 'account'}`;
		return { audience, about: 'seen', ask: () => attempt(speaker, [[statement(look)]]) };
	});
}

/** What only a trigger or a constraint refuses, or fills in. */
function triggerProbes(): Probe[] {
	const { viktor, people, speakers, forvaltninger } = cast;
	const at = '2026-01-01T00:00:00Z';
	const point = (value: string) =>
		statement(
			`insert into trivselsvalue (maaling_id, borger_id, answer, value) values ($1, $2, 'point', $3)`,
			rowId('trivselsmaaling', 'viktor bare'),
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
	const slips = ['access_event', 'access_entry', 'trivselsvalue', 'trivselsnote'].map(
		(table) => `update ${table} set ${table === 'access_event' ? 'page = page' : 'borger_id = borger_id'}`
	);
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
		{ audience: 'job', about: 'tried', ask: moving },
		{
			audience: 'import',
			about: 'tried',
			ask: () =>
				attempt({ audience: 'import', token: '' }, [[point('3.25')], [point('3.5')], [second], [group, placed]])
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
				const outcomes: string[] = [];
				for (const slip of slips) outcomes.push(await owner.unsafe(slip).then(() => 'done', codeOf));
				return outcomes;
			}
		}
	];
}

/** Where a change of a helper is likely to be noticed first; everything is asked before it counts as unnoticed. */
const likely: Record<string, Group[]> = {
	actor: ['session'],
	actor_borger_id: ['session'],
	holds_role: ['session'],
	has_answered_before_seeing: ['story'],
	is_blind: ['story'],
	own_answer: ['trigger']
};

/** Conditions that another condition says, too; leaving one of the two out changes nothing. */
const saidTwice: Record<string, string> = {
	'has_answered_before_seeing without m.borger_id = theirs.borger_id':
		'a borger opens ratings of themself only, and what a professional opens is from a borger who rates themself only',
	'may_read without me.account_id is null': 'nobody is on a team',
	'may_see_borger without me.account_id is null': 'nobody is on a team'
};

test('B14 the probes answer the same twice, so that a difference means something', async () => {
	expect(await isNoticed([])).toBe(false);
});

test('B14 every condition of a helper that is left out is noticed', { timeout }, async () => {
	const functions = await owner<{ name: string; source: string; definition: string }[]>`
		select p.proname as name, p.prosrc as source, pg_get_functiondef(p.oid) as definition
		from pg_proc p where p.pronamespace = 'app'::regnamespace and p.proowner = 'vp_reader'::regrole order by 1`;
	await owner.unsafe('grant create on schema app to vp_reader');
	const replace = (definition: string) =>
		owner.begin(async (sql) => {
			await sql`set local role vp_reader`;
			await sql.unsafe(definition);
		});
	const missed: string[] = [];
	let tried = 0;
	for (const { name, source, definition } of functions) {
		for (const { without, text } of weakenedSource(source)) {
			tried += 1;
			await replace(definition.replace(source, () => text));
			const noticed = await isNoticed(likely[name] ?? ['matrix']);
			if (!noticed) missed.push(`${name} without ${without}`);
		}
		await replace(definition);
	}
	await owner.unsafe('revoke create on schema app from vp_reader');
	expect(missed.toSorted()).toEqual(Object.keys(saidTwice).toSorted());
	expect(tried).toBeGreaterThan(60);
	expect(await isNoticed([])).toBe(false);
});

test('B14 every table the helpers may no longer read is noticed', { timeout }, async () => {
	const dead = await deadPolicies(owner);
	const policies = (await policiesOf(owner)).filter(
		({ roles, name, table }) => roles.includes('vp_reader') && !dead.includes(`${name} on ${table}`)
	);
	const missed: string[] = [];
	for (const policy of policies) {
		const mutant = { name: policy.table, policy, changed: null };
		const noticed = await withMutant(owner, mutant, () => isNoticed(['matrix', 'story']));
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
		select t.tgname as name, c.relname as table from pg_trigger t join pg_class c on c.oid = t.tgrelid
		where not t.tgisinternal and c.relnamespace = 'public'::regnamespace order by 1`;
		const missed: string[] = [];
		for (const { name, table } of triggers) {
			await owner.unsafe(`alter table "${table}" disable trigger "${name}"`);
			if (!(await isNoticed(['trigger', 'cast']))) missed.push(name);
			await owner.unsafe(`alter table "${table}" enable trigger "${name}"`);
		}
		const [constraint] = await owner<{ definition: string }[]>`
		select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'team_membership_one_tovholder'`;
		await owner.unsafe('alter table team_membership drop constraint team_membership_one_tovholder');
		if (!(await isNoticed(['trigger']))) missed.push('team_membership_one_tovholder');
		await owner.unsafe(
			`alter table team_membership add constraint team_membership_one_tovholder ${constraint?.definition ?? ''}`
		);
		expect(missed).toEqual([]);
		expect(triggers.length).toBeGreaterThan(6);
		expect(await isNoticed([])).toBe(false);
	}
);
