import type { Kind, Topic } from '../../access/policy';
import { ok, refused, type Result } from '../../core/result';
import { isId } from '../../core/text';
import { giving, narrow, type Narrowing } from '../../samtykke/change';
import { lastDayOf, renewableOf, type Months } from '../../samtykke/limits';
import type { HowGiven, Switch } from '../../samtykke/samtykke';
import { arrayOf } from '../db/array';
import { attempt } from '../db/attempt';
import type { Tx } from '../db/with-actor';
import { findGrounds } from './queries';

/** Whose samtykke it is, what day it is, and how it was said: digitally is the borger's own, the rest is noted by staff. */
export type Saying = {
	borgerId: string;
	/** `YYYY-MM-DD` */
	today: string;
	how: HowGiven;
};

/** Two who change it at once wait for each other; the second then decides on what the first has written. */
const lock = ({ sql }: Tx, borgerId: string) => sql`select app.lock_samtykke(${borgerId})`;

type Told = { type: string; subjectId: string; params: object };
/**
 * Tells the team which kinds, never which topics: those are told to whoever may read about them. It belongs to no forvaltning: to
 * have noted a no makes no borger exist for anybody.
 */
const tell = ({ sql }: Tx, borgerId: string, forvaltningId: string, { type, subjectId, params }: Told) => sql`
	insert into event (borger_id, actor_account_id, type, subject_id, params, kind, topics, forvaltning_id)
	select ${borgerId}, app.actor_id(), ${type}, ${subjectId},
		jsonb_build_object('forvaltning', f.name) || ${JSON.stringify(params)}::jsonb, 'plan', '{}', null
	from enhed f where f.id = ${forvaltningId}`;

/** Who noted it, as the end of an insert; a borger notes nothing, and may not fill that column. */
const notedBy = ({ sql }: Tx, how: HowGiven) =>
	how === 'digital'
		? { column: sql``, value: sql`` }
		: { column: sql`, noted_by_account_id`, value: sql`, app.actor_id()` };

/** One samtykke as it is written down. `id` is born with the form. */
export type NewSamtykke = {
	id: string;
	forvaltningId: string;
	kinds: readonly Kind[];
	topics: readonly Topic[];
	purpose: string;
	/** The last day; never later than the limits allow. */
	toOn: string;
	renewsId: string | null;
};

/** Why the database refuses a samtykke. */
export type SamtykkeRefusal =
	| 'too_long'
	| 'health_written'
	| 'from_past'
	| 'unknown_forvaltning'
	| 'purpose'
	| 'not_yours'
	/** That form has been sent already, as something else. */
	| 'other';
const refusals: Record<string, SamtykkeRefusal> = {
	samtykke_too_long: 'too_long',
	samtykke_health_written: 'health_written',
	samtykke_from_past: 'from_past',
	samtykke_unknown_forvaltning: 'unknown_forvaltning',
	adgangsgrundlag_forvaltning_id_enhed_id_fk: 'unknown_forvaltning',
	samtykke_purpose: 'purpose'
};
const refusalOf = (reason: string): SamtykkeRefusal => refusals[reason] ?? 'not_yours';

/**
 * Writes down a samtykke from today on, and tells the team. The same form again is the same samtykke, also when it has been
 * withdrawn since.
 */
export async function addSamtykke(
	tx: Tx,
	{ borgerId, today, how }: Saying,
	{ id, forvaltningId, kinds, topics, purpose, toOn, renewsId }: NewSamtykke
): Promise<Result<'given' | 'unchanged', SamtykkeRefusal>> {
	if (!isId(id)) return refused('not_yours');
	const added = await attempt(tx, async () => {
		const { count } = await tx.sql`
			insert into adgangsgrundlag (id, borger_id, forvaltning_id, type, kinds, topics, purpose, given_how, renews_id, from_on,
				to_on${notedBy(tx, how).column})
			values (${id}, ${borgerId}, ${forvaltningId}, 'samtykke', ${arrayOf(kinds)}::text[], ${arrayOf(topics)}::text[],
				${purpose}, ${how}, ${renewsId}, ${today}::date, ${toOn}::date${notedBy(tx, how).value})
			on conflict (id) do nothing`;
		if (count === 0)
			return (
				await tx.sql`select from adgangsgrundlag where id = ${id} and borger_id = ${borgerId}
				and forvaltning_id = ${forvaltningId} and type = 'samtykke'`
			).length === 1
				? 'unchanged'
				: 'other';
		const type = renewsId === null ? 'samtykke_given' : 'samtykke_renewed';
		await tell(tx, borgerId, forvaltningId, { type, subjectId: id, params: { kinds, how } });
		return 'given';
	});
	if (!added.ok) return refused(refusalOf(added.reason));
	return added.value === 'other' ? refused('other') : ok(added.value);
}

/**
 * Switches on a kind or a topic for a forvaltning, from today as long as the limits allow. On already, it changes nothing.
 * @param id born with the form
 * @param purpose what it is for, in words that the borger reads
 * @returns also refused with `no_kind` when a topic has no kind it could be about
 */
export async function giveSwitch(
	tx: Tx,
	saying: Saying,
	asked: { id: string; forvaltningId: string; what: Switch; purpose: string; months: Months }
): Promise<Result<'given' | 'unchanged', SamtykkeRefusal | 'no_kind'>> {
	const { forvaltningId, what, months } = asked;
	const [, grounds] = await Promise.all([lock(tx, saying.borgerId), findGrounds(tx, saying.borgerId)]);
	// Sent again after it was withdrawn, the old form gives nothing anew.
	if (grounds.some(({ id }) => id === asked.id)) return ok('unchanged');
	const decision = giving(grounds, forvaltningId, what, saying.today);
	if (!decision.ok) return decision.reason === 'on' ? ok('unchanged') : refused(decision.reason);
	const toOn = lastDayOf(decision.value, saying.today, months);
	return addSamtykke(tx, saying, { ...asked, ...decision.value, toOn, renewsId: null });
}

/**
 * Renews a samtykke as it was, from today as long as the limits allow. Renewed already, it changes nothing.
 * @param id born with the form
 * @returns also refused with `unknown` when it is none that can be renewed
 */
export async function renewSamtykke(
	tx: Tx,
	saying: Saying,
	{ id, renewsId, months, remindDays }: { id: string; renewsId: string; months: Months; remindDays: number }
): Promise<Result<'given' | 'unchanged', SamtykkeRefusal | 'unknown'>> {
	const { borgerId, today } = saying;
	const [, grounds] = await Promise.all([lock(tx, borgerId), findGrounds(tx, borgerId)]);
	if (grounds.some((ground) => ground.renewsId === renewsId && ground.withdrawnAt === null)) return ok('unchanged');
	const old = renewableOf(grounds, { today, remindDays }).find((ground) => ground.id === renewsId);
	if (!old) return refused('unknown');
	return addSamtykke(tx, saying, { ...old, id, renewsId, toOn: lastDayOf(old, today, months) });
}

/**
 * Withdraws a kind or a topic of a forvaltning: every samtykke in force that covers it becomes narrower. It holds from the next
 * request on. Off already, it changes nothing. Tells the team.
 */
export async function withdrawSwitch(
	tx: Tx,
	{ borgerId, today, how }: Saying,
	{ forvaltningId, what }: { forvaltningId: string; what: Switch }
): Promise<Result<'withdrawn' | 'unchanged', 'not_yours'>> {
	const [, grounds] = await Promise.all([lock(tx, borgerId), findGrounds(tx, borgerId)]);
	const narrowings = narrow(grounds, forvaltningId, what, today);
	const [first] = narrowings;
	if (!first) return ok('unchanged');
	const ids = narrowings.map(({ id }) => id);
	if (!(await mayChange(tx, 'adgangsgrundlag', ids))) return refused('not_yours');
	const kinds = 'kind' in what ? [what.kind] : [];
	const done = await attempt(tx, async () => {
		// Told first: whoever notes it for their own forvaltning may no longer know the borger afterwards.
		await tell(tx, borgerId, forvaltningId, {
			type: 'samtykke_withdrawn',
			subjectId: first.id,
			params: { kinds, how }
		});
		await Promise.all(narrowings.map((each) => narrowRow(tx, each, how)));
	});
	return done.ok ? ok('withdrawn') : refused('not_yours');
}

/** Whether the actor may change these rows: a policy that hides one answers with no row, not with an error. */
const mayChange = async ({ sql }: Tx, table: 'adgangsgrundlag' | 'plan_samtykke', ids: readonly string[]) =>
	(await sql`select from ${sql(table)} where id = any (${arrayOf(ids)}::uuid[]) for update`).length === ids.length;

const narrowRow = ({ sql }: Tx, { id, kinds, topics, whole }: Narrowing, how: HowGiven) =>
	whole
		? sql`update adgangsgrundlag set withdrawn_at = now(), withdrawn_how = ${how} where id = ${id}`
		: sql`
			update adgangsgrundlag
			set kinds = ${arrayOf(kinds)}::text[], topics = ${arrayOf(topics)}::text[], withdrawn_how = ${how}
			where id = ${id}`;

/** A hjemmel as staff note it. `id` is born with the form. */
export type NewHjemmel = {
	id: string;
	forvaltningId: string;
	kinds: readonly Kind[];
	topics: readonly Topic[];
	paragraph: string;
	/** Why, in words that the borger reads. */
	purpose: string;
	/** Null: no end is set. */
	toOn: string | null;
};

/** Notes that the law lets a forvaltning see something, from today on; sent again it stands once. Tells the team. */
export async function noteHjemmel(
	tx: Tx,
	{ borgerId, today }: { borgerId: string; today: string },
	{ id, forvaltningId, kinds, topics, paragraph, purpose, toOn }: NewHjemmel
): Promise<Result<'noted' | 'unchanged', SamtykkeRefusal>> {
	if (!isId(id)) return refused('not_yours');
	const added = await attempt(tx, async () => {
		const { count } = await tx.sql`
			insert into adgangsgrundlag (id, borger_id, forvaltning_id, type, kinds, topics, purpose, paragraph,
				noted_by_account_id, from_on, to_on)
			values (${id}, ${borgerId}, ${forvaltningId}, 'hjemmel', ${arrayOf(kinds)}::text[], ${arrayOf(topics)}::text[],
				${purpose}, ${paragraph}, app.actor_id(), ${today}::date, ${toOn}::date)
			on conflict (id) do nothing`;
		if (count === 0)
			return (
				await tx.sql`select from adgangsgrundlag where id = ${id} and borger_id = ${borgerId}
				and forvaltning_id = ${forvaltningId} and type = 'hjemmel'`
			).length === 1
				? 'unchanged'
				: 'other';
		await tell(tx, borgerId, forvaltningId, { type: 'hjemmel_noted', subjectId: id, params: { kinds, paragraph } });
		return 'noted';
	});
	if (!added.ok) return refused(refusalOf(added.reason));
	return added.value === 'other' ? refused('other') : ok(added.value);
}

/** Ends a hjemmel, whole; a second time changes nothing. Tells the team. */
export async function endHjemmel(
	tx: Tx,
	{ borgerId, id }: { borgerId: string; id: string }
): Promise<Result<'ended' | 'unchanged', 'unknown' | 'not_yours'>> {
	if (!isId(id)) return refused('unknown');
	type Row = { forvaltningId: string; kinds: Kind[]; paragraph: string; ended: boolean };
	const [, [hjemmel]] = await Promise.all([
		lock(tx, borgerId),
		tx.sql<Row[]>`
			select forvaltning_id as "forvaltningId", to_jsonb(kinds) as kinds, paragraph, withdrawn_at is not null as ended
			from adgangsgrundlag where id = ${id} and borger_id = ${borgerId} and type = 'hjemmel'`
	]);
	if (!hjemmel) return refused('unknown');
	if (hjemmel.ended) return ok('unchanged');
	if (!(await mayChange(tx, 'adgangsgrundlag', [id]))) return refused('not_yours');
	const { forvaltningId, kinds, paragraph } = hjemmel;
	const done = await attempt(tx, async () => {
		await tell(tx, borgerId, forvaltningId, { type: 'hjemmel_ended', subjectId: id, params: { kinds, paragraph } });
		await tx.sql`update adgangsgrundlag set withdrawn_at = now() where id = ${id}`;
	});
	return done.ok ? ok('ended') : refused('not_yours');
}

const tellOfPlan = ({ sql }: Tx, borgerId: string, { type, subjectId, params }: Told) => sql`
	insert into event (borger_id, actor_account_id, type, subject_id, params, kind, topics, forvaltning_id)
	values (${borgerId}, app.actor_id(), ${type}, ${subjectId}, ${JSON.stringify(params)}::jsonb, 'plan', '{}', null)`;

/**
 * Writes down the samtykke to have one joint plan. Given already, it changes nothing. Tells the team.
 * @param id born with the form
 * @returns refused with `no_plan` when none runs
 */
export async function givePlanSamtykke(
	tx: Tx,
	{ borgerId, how }: Omit<Saying, 'today'>,
	id: string
): Promise<Result<'given' | 'unchanged', 'no_plan' | 'not_yours'>> {
	if (!isId(id)) return refused('not_yours');
	const [, [plan]] = await Promise.all([lock(tx, borgerId), findRunningPlan(tx, borgerId)]);
	if (!plan) return refused('no_plan');
	if (plan.samtykkeId !== null || plan.ids.includes(id)) return ok('unchanged');
	const given = await attempt(tx, async () => {
		await tx.sql`
			insert into plan_samtykke (id, borger_id, plan_id, given_how${notedBy(tx, how).column})
			values (${id}, ${borgerId}, ${plan.id}, ${how}${notedBy(tx, how).value})`;
		await tellOfPlan(tx, borgerId, { type: 'plan_samtykke_given', subjectId: plan.id, params: { how } });
	});
	return given.ok ? ok('given') : refused('not_yours');
}

/**
 * Withdraws the samtykke to have one joint plan: the plan ends today, and each forvaltning of the team gets something to do. Withdrawn
 * already, it changes nothing. Tells the team.
 */
export async function withdrawPlanSamtykke(
	tx: Tx,
	{ borgerId, how }: Omit<Saying, 'today'>
): Promise<Result<'withdrawn' | 'unchanged', 'not_yours'>> {
	const [, [plan]] = await Promise.all([lock(tx, borgerId), findRunningPlan(tx, borgerId)]);
	const samtykkeId = plan?.samtykkeId ?? null;
	if (!plan || samtykkeId === null) return ok('unchanged');
	if (!(await mayChange(tx, 'plan_samtykke', [samtykkeId]))) return refused('not_yours');
	const done = await attempt(tx, async () => {
		await tellOfPlan(tx, borgerId, { type: 'plan_samtykke_withdrawn', subjectId: plan.id, params: {} });
		// How a borger says it themself, the database knows.
		const said = how === 'digital' ? tx.sql`` : tx.sql`, withdrawn_how = ${how}`;
		await tx.sql`update plan_samtykke set withdrawn_at = now()${said} where id = ${samtykkeId}`;
	});
	return done.ok ? ok('withdrawn') : refused('not_yours');
}

const findRunningPlan = ({ sql }: Tx, borgerId: string) => sql<
	{ id: string; samtykkeId: string | null; ids: string[] }[]
>`
	select p.id,
		(select s.id from plan_samtykke s where s.plan_id = p.id and s.withdrawn_at is null) as "samtykkeId",
		(select coalesce(jsonb_agg(s.id), '[]') from plan_samtykke s where s.plan_id = p.id) as ids
	from plan p where p.borger_id = ${borgerId} and p.ended_on is null`;
