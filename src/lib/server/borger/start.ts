import type { Start } from '../../borger/start';
import { refused, type Result } from '../../core/result';
import { attempt } from '../db/attempt';
import type { Tx } from '../db/with-actor';
import { env } from '../env';
import { encryptCpr, hashCpr } from './cpr';

/** What a look-up by CPR number answers: whether there is a plan, and who holds its threads. */
export type FoundByCpr = {
	borgerId: string;
	name: string;
	diedOn: string | null;
	planId: string | null;
	tovholder: string | null;
	tovholderPhone: string | null;
};

/**
 * Looks a borger up by CPR number, and records it in the same transaction, also when nobody is found.
 * @param cpr ten digits
 * @returns null when the municipality has no plan of theirs, now or before
 */
export async function findByCpr(
	{ sql }: Tx,
	{ cpr, page, requestId }: { cpr: string; page: string; requestId: string }
): Promise<FoundByCpr | null> {
	const [row] = await sql<FoundByCpr[]>`
		select borger_id as "borgerId", name, died_on as "diedOn", plan_id as "planId", tovholder, tovholder_phone as "tovholderPhone"
		from app.find_by_cpr(${hashCpr(cpr, env().keys.cprHash)}::bytea, ${page}, ${requestId})`;
	return row ?? null;
}

/** Whether the actor may look up and start at all: an external professional may not. */
export async function mayStart({ sql }: Tx): Promise<boolean> {
	const [row] = await sql<{ may: boolean }[]>`select not ekstern as may from app.actor()`;
	return row?.may ?? false;
}

export type StartRefusal = 'plan_one_active' | 'start_plan_tovholder' | 'start_plan_dead';
const refusals: readonly string[] = ['plan_one_active', 'start_plan_tovholder', 'start_plan_dead'];
const isRefusal = (reason: string): reason is StartRefusal => refusals.includes(reason);

/**
 * Starts a plan: the borger with an account when they are new, the plan's frame, its tovholder, why their forvaltning may
 * see it, and whether the borger said yes to one joint plan. Of two at once the second is refused.
 * @param cpr ten digits; @param name the borger's name, from the form or the register
 */
export async function startPlan(
	tx: Tx,
	{ cpr, name, start }: { cpr: string; name: string; start: Start }
): Promise<Result<{ borgerId: string }, StartRefusal>> {
	const { keys } = env();
	const { phone, tovholder, roleText, why, ground, joint } = start;
	const started = await attempt(
		tx,
		() => tx.sql<{ borgerId: string }[]>`
			select borger_id as "borgerId" from app.start_plan(${hashCpr(cpr, keys.cprHash)}::bytea, ${encryptCpr(cpr, keys.cpr)}::bytea,
				${name}, ${phone}, ${tovholder}, ${roleText}, ${why}, ${JSON.stringify(ground)}::jsonb,
				${joint})`
	);
	if (!started.ok) {
		if (isRefusal(started.reason)) return refused(started.reason);
		throw new Error(`a plan was not started: ${started.reason}`);
	}
	const [made] = started.value;
	if (!made) throw new Error('a plan was started without a borger');
	return { ok: true, value: { borgerId: made.borgerId } };
}
