import { dayOf } from '../../core/dates';
import { pageOf, select, type Counts, type ListPage, type ListQuery } from '../../arbejdsgang/borger-list';
import { byNeed, needsOf, type Need, type NeedFacts } from '../../arbejdsgang/needs';
import type { TeamFunction } from '../../team/membership';
import { recordLook } from '../accesslog/commands';
import { mayStart } from '../borger/start';
import type { Tx } from '../db/with-actor';

/** A borger on the actor's own list, with what is known about what they need. Nothing here is a number on the ruler. */
export type OwnBorger = Omit<NeedFacts, 'hasNextMoede'> & { id: string; name: string; nextMoedeAt: Date | null };

/**
 * Everybody whose team the actor is on today and who exists for them, with the facts that the order of the list goes by. One
 * statement, whatever the number of borgere; `app.own_borgere` asks the visibility rule of every fact.
 */
export async function findOwnBorgere({ sql }: Tx): Promise<OwnBorger[]> {
	return sql<OwnBorger[]>`
		select borger_id as id, name, function, has_tovholder as "hasTovholder", died_on as "diedOn",
			new_answer_on as "newAnswerOn", unread_note_on as "unreadNoteOn", alarming_on as "alarmingOn",
			alarming_opened as "alarmingOpened", apart_on as "apartOn", late_since_on as "lateSinceOn", due_on as "dueOn",
			next_moede_at as "nextMoedeAt", reads_moeder as "readsMoeder", stance, stance_on as "stanceOn", wrote_on as "wroteOn",
			grounds_end_on as "groundsEndOn", grounds_end_for as "groundsEndFor", joint_missing as "jointMissing", handover_points as "handoverPoints",
			handover_on as "handoverOn", tried_until_on as "triedUntilOn", message_on as "messageOn",
			message_promised_on as "messagePromisedOn", asked_on as "askedOn", asked_moede_on as "askedMoedeOn", invited_on as "invitedOn", task_due_on as "taskDueOn",
			unwritten_on as "unwrittenOn", moede_count as "moedeCount",
			journal_failed_on as "journalFailedOn"
		from app.own_borgere()`;
}

/** A borger on the list, as it is shown. */
export type ListedBorger = {
	id: string;
	name: string;
	function: TeamFunction;
	diedOn: string | null;
	nextMoedeAt: Date | null;
	readsMoeder: boolean;
	needs: Need[];
};

/** So many names on one page of the list. */
const listSize = 50;

/**
 * One page of the actor's own borgere, what needs attention first; recorded in the same transaction for those whose name is
 * shown. Three statements, whatever the length of the list.
 */
export async function showOwnBorgere(
	tx: Tx,
	{ query, now, look }: { query: ListQuery; now: Date; look: { page: string; requestId: string } }
): Promise<ListPage<ListedBorger> & { all: number; counts: Counts; mayStart: boolean }> {
	const today = dayOf(now);
	const [all, may] = await Promise.all([findOwnBorgere(tx), mayStart(tx)]);
	const own = all.map((facts): ListedBorger => {
		const { id, name, function: mine, diedOn, nextMoedeAt, readsMoeder } = facts;
		const needs = needsOf({ ...facts, hasNextMoede: nextMoedeAt !== null }, today);
		return { id, name, function: mine, diedOn, nextMoedeAt, readsMoeder, needs };
	});
	const { found, counts } = select(own, query);
	const page = pageOf(found.sort(byNeed), query.side, listSize);
	await recordLook(tx, {
		...look,
		kind: 'list',
		purpose: 'Overblik over egne borgere',
		shown: page.items.map(({ id }) => ({ borgerId: id, itemKind: 'borger' }))
	});
	return { ...page, all: own.length, counts, mayStart: may };
}
