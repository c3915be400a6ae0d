/** Ways to break row-level security one rule at a time, and the probes that must notice. */
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { audiences, type Audience } from '../../src/lib/server/db/audience';
import type { Cast, Person } from './cast';
import { erasingAsKeeper } from './journal-probes';
import type { Attempt } from './attempt';
import { attemptsOf, importAttempts, seen } from './expectations';
import { attempt, calledBy, codeOf, quoted, statement, undone, type Speaker } from './rows';

export type Policy = {
	table: string;
	name: string;
	roles: string[];
	command: string;
	using: string | null;
	check: string | null;
};

/** A policy changed in one place. `null` is the policy taken away. */
export type Mutant = { name: string; policy: Policy; changed: Policy | null };

/** All policies, as the database holds them. */
export const policiesOf = (owner: postgres.Sql) => owner<Policy[]>`
	select ${owner.unsafe(calledBy('schemaname::text', 'tablename'))} as table, policyname as name, array_to_json(roles) as roles, cmd as command,
		qual as using, with_check as check
	from pg_policies where schemaname in ('public', 'cube') order by schemaname desc, tablename, policyname`;

/** Policies that speak of a right their role has not got: nothing hangs on them. */
export async function deadPolicies(owner: postgres.Sql): Promise<string[]> {
	const rows = await owner<{ name: string }[]>`
		select p.policyname || ' on ' || ${owner.unsafe(calledBy('p.schemaname::text', 'p.tablename'))} as name from pg_policies p
		where p.schemaname in ('public', 'cube') and not exists (
			select from unnest(p.roles) as r (role), unnest(case p.cmd when 'ALL' then array['SELECT', 'INSERT', 'UPDATE', 'DELETE'] else array[p.cmd] end) as c (command)
			where case c.command when 'DELETE' then has_table_privilege(r.role, format('%I.%I', p.schemaname, p.tablename), 'DELETE')
				else has_any_column_privilege(r.role, format('%I.%I', p.schemaname, p.tablename), c.command) end)
		order by 1`;
	return rows.map(({ name }) => name);
}

/** The functions whose source says the name of a table, by that name. */
export async function sayersOf(owner: postgres.Sql): Promise<(table: string) => string[]> {
	const functions = await owner<{ name: string; source: string }[]>`
		select proname as name, prosrc as source from pg_proc where pronamespace = 'app'::regnamespace order by 1`;
	return (table) => functions.filter(({ source }) => says(table).test(source)).map(({ name }) => name);
}

const says = (...names: string[]) => new RegExp(`\\b(${names.join('|')})\\b`);

/** The policies an audience's probes can notice; the helpers' own role has its test in guards.test.ts. */
const audiencesOf = (policy: Policy): Audience[] =>
	policy.roles.includes('vp_keeper')
		? ['login', 'fagperson', 'fordeler', 'dpo', 'borger', 'admin', 'job']
		: audiences.filter((audience) => policy.roles.includes(`vp_${audience}`));

const creating = ({ table, name, roles, command, using, check }: Policy) =>
	`create policy "${name}" on ${quoted(table)} for ${command} to ${roles.join(', ')}` +
	(using === null ? '' : ` using (${using})`) +
	(check === null ? '' : ` with check (${check})`);

/**
 * The policy taken away, opened (`true`), and with each condition of an `and` (an `or`) left out in turn, also those inside
 * a subselect.
 */
export function mutantsOf(policy: Policy): Mutant[] {
	const name = `${policy.name} on ${policy.table} for ${policy.roles.join(', ')}`;
	const mutants: Mutant[] = [{ name: `${name}: taken away`, policy, changed: null }];
	for (const part of ['using', 'check'] as const) {
		const condition = policy[part];
		if (condition === null || condition === 'true') continue;
		mutants.push({ name: `${name}: ${part} (true)`, policy, changed: { ...policy, [part]: 'true' } });
		for (const { without, text } of weakened(condition)) {
			mutants.push({ name: `${name}: ${part} without ${without}`, policy, changed: { ...policy, [part]: text } });
		}
	}
	return mutants;
}

/** A condition with one operand of an `and` or `or` left out, in every way; PostgreSQL puts each of them in parentheses. */
export function weakened(condition: string): { without: string; text: string }[] {
	const found: { without: string; text: string }[] = [];
	for (let start = condition.indexOf('('); start >= 0; start = condition.indexOf('(', start + 1)) {
		const end = closing(condition, start);
		const inner = condition.slice(start + 1, end);
		for (const [operator, neutral] of [
			[' AND ', 'true'],
			[' OR ', 'false']
		] as const) {
			const operands = splitAtTop(inner, operator);
			if (operands.length < 2 || /^\s*SELECT /.test(inner)) continue;
			for (const [index, operand] of operands.entries()) {
				const rest = operands.map((each, i) => (i === index ? neutral : each)).join(operator);
				const text = condition.slice(0, start + 1) + rest + condition.slice(end);
				found.push({ without: operand.replaceAll(/\s+/g, ' ').trim(), text });
			}
		}
	}
	return found;
}

function closing(text: string, start: number): number {
	let depth = 0;
	for (let i = start; i < text.length; i += 1) {
		if (text[i] === '(') depth += 1;
		if (text[i] === ')' && --depth === 0) return i;
	}
	throw new Error(`no closing parenthesis in ${text}`);
}

function splitAtTop(text: string, operator: string): string[] {
	const parts: string[] = [];
	let depth = 0;
	let from = 0;
	for (let i = 0; i < text.length; i += 1) {
		if (text[i] === '(') depth += 1;
		if (text[i] === ')') depth -= 1;
		if (depth === 0 && text.startsWith(operator, i)) {
			parts.push(text.slice(from, i));
			from = i + operator.length;
		}
	}
	return [...parts, text.slice(from)];
}

/** Puts a mutant in place of its policy, runs `work`, and puts the policy back. */
export async function withMutant<T>(
	owner: postgres.Sql,
	{ policy, changed }: Mutant,
	work: () => Promise<T>
): Promise<T> {
	const drop = `drop policy "${policy.name}" on ${quoted(policy.table)}`;
	await owner.unsafe([drop, ...(changed ? [creating(changed)] : [])].join('; '));
	try {
		return await work();
	} finally {
		await owner.unsafe([...(changed ? [drop] : []), creating(policy)].join('; '));
	}
}

/** A question to the database with always the same answer, until a rule changes. */
export type Probe = {
	audience: Audience;
	/** Whether it asks what somebody sees, or what becomes of what they try. */
	about: 'seen' | 'tried';
	/** What it tries, as text: the tables and functions that stand in it are those it says something about. */
	says?: string;
	ask: () => Promise<unknown>;
	/** The part of the answer that is about one table, asked alone. */
	askAbout?: (table: string) => Promise<unknown>;
};

/** Whether a probe tries something with a table or a function of one of these names. */
export const speaksOf = (...names: string[]) => {
	const isSaid = says(...names);
	return ({ says: text }: Probe) => names.length > 0 && text !== undefined && isSaid.test(text);
};

/** Together they travel once, apart the one that notices is asked alone. */
const fewAtATime = <T>(all: readonly T[], few = 4): T[][] =>
	Array.from({ length: Math.ceil(all.length / few) }, (_, index) => all.slice(index * few, (index + 1) * few));

/**
 * For each person: everything they see, and what becomes of everything they try, table by table. For each audience also
 * nobody.
 * @param owner can act as the keeper; @param chosen instead of everybody
 */
export function probesOf(cast: Cast, { chosen, owner }: { chosen?: Person[]; owner: postgres.Sql }): Probe[] {
	const attempts = attemptsOf(cast);
	const doers = Object.values(cast.speakers);
	const nobodies = audiences
		.filter((audience) => audience !== 'job' && audience !== 'journal' && audience !== 'login')
		.map((audience): Speaker => ({ audience, token: '' }));
	const people = chosen?.map((person) => cast.speakers[person]) ?? [...doers, ...nobodies];
	const sees = people.map((speaker): Probe => {
		const { audience } = speaker;
		const askAbout = async (table: string) => (await seen(cast, speaker, [table]))[table];
		return { audience, about: 'seen', ask: () => seen(cast, speaker), askAbout };
	});
	const tries = people.flatMap((speaker): Probe[] => {
		const { audience } = speaker;
		const isLetIn = ({ outcome }: Attempt) => typeof outcome === 'number' && outcome > 0;
		// Nobody tries what is let in for others.
		const own = attempts.filter((each) =>
			doers.includes(speaker)
				? cast.speakers[each.by] === speaker
				: cast.speakers[each.by].audience === audience && isLetIn(each)
		);
		const groups = [...new Set(own.map(({ table }) => table))].flatMap((table) =>
			fewAtATime(own.filter((each) => each.table === table).map((each) => each.statements))
		);
		if (['fagperson', 'fordeler', 'dpo'].includes(audience)) groups.push([[recording(cast)]]);
		if (audience === 'import')
			groups.push(...importAttempts.map((each) => [each.statements]), ...recordsOfImport(cast).map((each) => [each]));
		return groups.map((tried) => ({
			audience,
			about: 'tried',
			says: tried
				.flat()
				.map(({ text }) => text)
				.join('; '),
			ask: () => attempt(speaker, tried)
		}));
	});
	return [
		...sees,
		...tries,
		{ audience: 'login', about: 'tried', says: '', ask: () => loggingIn(cast) },
		{ audience: 'login', about: 'tried', says: 'app', ask: () => actingAsKeeper(cast, owner) },
		{ audience: 'login', about: 'tried', says: 'app', ask: () => erasingAsKeeper(cast, owner) }
	];
}

/**
 * Asks all probes once, and can then tell whether some answer is another. What has noticed one change is likely to notice the
 * next of the same thing, so it is asked first, the quickest before the slowest; what is asked in all stays the same.
 */
export async function remember(probes: readonly Probe[]) {
	const answers = new Map<Probe, unknown>();
	/** How long each takes, ms. */
	const cost = new Map<Probe, number>();
	for (const each of probes) {
		const started = performance.now();
		answers.set(each, await each.ask());
		cost.set(each, performance.now() - started);
	}
	const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
	const isAsBefore = async (probe: Probe) => isSame(await probe.ask().catch(codeOf), answers.get(probe));
	const lately = new Map<string, Set<Probe>>();
	/**
	 * @param of which probes to ask, in this order, stopping at the first that answers differently
	 * @param thing what was changed, by any name
	 */
	const changed = async (of: readonly Probe[] = probes, thing = '') => {
		const asked = new Set(of);
		const known = [...(lately.get(thing) ?? [])].filter((each) => asked.has(each));
		known.sort((one, other) => (cost.get(one) ?? 0) - (cost.get(other) ?? 0));
		for (const each of new Set([...known, ...of])) {
			if (await isAsBefore(each)) continue;
			lately.set(thing, (lately.get(thing) ?? new Set()).add(each));
			return true;
		}
		return false;
	};
	/** The same of one table alone. */
	const changedAbout = async (table: string, of: readonly Probe[]) => {
		for (const each of of) {
			const before = answers.get(each) as Record<string, unknown> | undefined;
			if (!each.askAbout || before?.[table] === undefined) continue;
			if (!isSame(await each.askAbout(table).catch(codeOf), before[table])) return true;
		}
		return false;
	};
	return { probes, changed, changedAbout };
}

/**
 * Whether a mutant of a policy is noticed: of one that reads by what is seen of its table, then by all there is; of one that
 * writes by what is tried with its table; of one of the keeper's by what is tried at all.
 * @param sayers the functions that say the name of its table
 */
export async function notices(
	{ probes, changed, changedAbout }: Awaited<ReturnType<typeof remember>>,
	policy: Policy,
	sayers: string[]
): Promise<boolean> {
	const audiences = audiencesOf(policy);
	const reached = probes.filter(({ audience }) => audiences.includes(audience));
	const isKeepers = policy.roles.includes('vp_keeper');
	const thing = `${policy.table} for ${policy.roles.join()}`;
	if (!isKeepers && policy.command !== 'SELECT' && policy.command !== 'ALL') {
		return changed(reached.filter(speaksOf(policy.table)), thing);
	}
	if (!isKeepers && (await changedAbout(policy.table, reached))) return true;
	const logIns = reached.filter(({ audience }) => audience === 'login');
	const calls = reached.filter(speaksOf('app'));
	const tried = reached.filter(speaksOf(policy.table)).filter((each) => !calls.includes(each));
	const first = isKeepers
		? [...logIns, ...calls.filter(speaksOf(...sayers)), ...tried, ...calls]
		: [...reached.filter(({ about }) => about === 'seen'), ...tried];
	return changed([...first, ...reached], thing);
}

const recording = (cast: Cast) =>
	statement(
		`select app.record_look('page', 'x', 'x', 'x', array[$1]::uuid[], array['maal'], array[null]::uuid[])`,
		cast.viktor.id
	);

const recordsOfImport = (cast: Cast) => {
	const event = `insert into access_event (account_id, role, kind, page, purpose, request_id)`;
	return [
		[statement(`${event} values (null, 'import', 'population', 'x', 'x', 'x')`)],
		[statement(`${event} values (null, 'dpo', 'population', 'x', 'x', 'x')`)],
		[statement(`${event} values ($1, 'import', 'population', 'x', 'x', 'x')`, cast.people.tove.accountId)],
		[
			statement(
				`insert into access_entry (event_id, borger_id, item_kind) select id, $1, 'x' from access_event limit 1`,
				cast.viktor.id
			)
		]
	];
};

/** What the keeper's own role may not do, whatever its functions say: make staff, give them a role, tell what is not its to tell. */
async function actingAsKeeper(cast: Cast, owner: postgres.Sql): Promise<string[]> {
	const { tove } = cast.people;
	const slips = [
		statement('insert into account (borger_id) values (null)'),
		statement(`insert into account_role (account_id, role) values ($1, 'admin')`, tove.accountId),
		statement(`insert into event (borger_id, type, kind) values ($1, 'answer_given', 'plan')`, cast.viktor.id)
	];
	const outcomes: string[] = [];
	for (const { text, values } of slips) {
		await owner
			.begin(async (sql) => {
				await sql`set local role vp_keeper`;
				await sql.unsafe(text, values);
				throw new Error('done');
			})
			.catch((error: unknown) => outcomes.push(codeOf(error)));
	}
	return outcomes;
}

/** A log-in of somebody known and of somebody who logs in for the first time, as far as it comes; undone. */
async function loggingIn(cast: Cast): Promise<unknown> {
	const token = randomUUID();
	const { tove, frida, kasper } = cast.people;
	const known = [`sub-${tove.accountId}`, 'medarbejder', null, tove.employeeId] as const;
	const first = [`new-${frida.accountId}`, 'medarbejder', null, frida.employeeId] as const;
	const borger = [`new-${kasper.accountId}`, 'borger', cast.cprHashOf(kasper), null] as const;
	const found: unknown[] = [];
	for (const [subject, as, cprHash, employee] of [known, first, borger]) {
		const steps = undone({ audience: 'login', token: '' }, async (sql) => {
			const run = (text: string, values: (string | null)[]) => sql.unsafe<Record<string, unknown>[]>(text, values);
			const [matched] = await run(
				`select app.match_identity('https://id.example', $1, $2, decode($3, 'hex'), $4) is not null as matched`,
				[subject, as, cprHash, employee]
			);
			const [started] = await run(
				`select app.start_session($1, 'https://id.example', $2, null, 'Chrome') is not null as started`,
				[token, subject]
			);
			const [session] = await run(
				`select role, name, enhed, skaermet, previous_login_at is not null as before from app.read_session($1)`,
				[token]
			);
			await run('select app.end_session($1)', [token]);
			const [ended] = await run('select count(*) as sessions from app.read_session($1)', [token]);
			return { ...matched, ...started, ...session, ...ended };
		});
		found.push(await steps.catch(codeOf));
	}
	return found;
}

/**
 * The source of a function with one condition left out, in every way: what follows a `where`, `and`, `or`, `if` or `elsif`
 * up to the next of them on the same level.
 */
export function weakenedSource(written: string): { without: string; text: string }[] {
	const found: { without: string; text: string }[] = [];
	// What a comment or a message says is no condition; everything stays where it is.
	const source = written
		.replaceAll(/--[^\n]*/g, (comment) => ' '.repeat(comment.length))
		.replaceAll(/(?<=raise exception ')(?:[^']|'')*(?=')/g, (message) => '.'.repeat(message.length));
	for (const match of source.matchAll(/\b(where|and|or|if|elsif|return)\s+/g)) {
		const from = match.index + match[0].length;
		const to = endOfCondition(source, from);
		const condition = source.slice(from, to).trim();
		const followedBy = /^\s*(and|or)\b/.exec(source.slice(to))?.[1];
		const keyword = match[1];
		// `return x;` alone is no condition among others.
		if (keyword === 'return' && followedBy === undefined) continue;
		if (['', 'true', 'false'].includes(condition) || condition.startsWith('query')) continue;
		const operator = keyword === 'and' || keyword === 'or' ? keyword : followedBy;
		// What an `if` alone asks for does not happen.
		const neutral =
			operator === 'or' || ((keyword === 'if' || keyword === 'elsif') && operator === undefined) ? 'false' : 'true';
		const text = `${source.slice(0, from)}${neutral} ${source.slice(to)}`;
		found.push({ without: condition.replaceAll(/\s+/g, ' '), text });
	}
	return found;
}

function endOfCondition(source: string, from: number): number {
	let depth = 0;
	// A statement in quotes ends where they do; those inside it are doubled.
	const isQuoted = source.slice(0, from).split("'").length % 2 === 0;
	for (let i = from; i < source.length; i += 1) {
		if (source[i] === '(') depth += 1;
		if (source[i] === ')' && --depth < 0) return i;
		if (source[i] === ';') return i;
		if (isQuoted && source[i] === "'" && source[++i] !== "'") return i - 1;
		if (
			depth === 0 &&
			/^\s(and|or|then|end|union|join|cross|left|limit|order|group|returning)\b/.test(source.slice(i, i + 11))
		)
			return i;
	}
	return source.length;
}
