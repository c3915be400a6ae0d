/**
 * What is journalised by itself (S5, S7): a version of the plan when it is shared, a meeting when it is closed, and the letters about
 * a meeting when it is planned, changed or cancelled. In one transaction with what causes it: both happen, or neither.
 */
import { dayOf } from '../../core/dates';
import type { Making } from '../../document/document';
import { closeMoede } from '../arbejdsgang/close-moede';
import { planNext } from '../arbejdsgang/next-moede';
import type { Tx } from '../db/with-actor';
import { cancelMoede, editMoede, planMoede } from '../moede/planning';
import { publishPlan } from '../plan/publish';
import { putLetter, putMoede, putPlan } from './put-source';

type Municipality = Pick<Making, 'municipality'>;
type Asked<Command extends (tx: Tx, asked: never) => unknown> = Parameters<Command>[1] & Municipality;

/** As `publishPlan`; a version that was shared is put into the journal of whoever shared it. */
export async function sharePlan(tx: Tx, { municipality, ...asked }: Asked<typeof publishPlan>) {
	const shared = await publishPlan(tx, asked);
	if (shared.ok) await putPlan(tx, { ...asked, municipality });
	return shared;
}

/** As `closeMoede`; a meeting that was closed is put into the journal of whoever closed it. */
export async function endMoede(tx: Tx, { municipality, ...asked }: Asked<typeof closeMoede>) {
	const closed = await closeMoede(tx, asked);
	if (closed.ok) await putMoede(tx, { ...asked, municipality });
	return closed;
}

/** As `planMoede`; the borger is sent a summons to the first meeting, of the later ones of a series one is sent on a press
 * (`putLetter`), so that nobody has four letters on one day. */
export async function callToMoede(tx: Tx, { municipality, ...asked }: Asked<typeof planMoede>) {
	const planned = await planMoede(tx, asked);
	if (planned.ok) await letter(tx, { ...asked, municipality, moedeId: planned.value.id });
	return planned;
}

/** As `planNext`, with its summons. */
export async function callToNext(tx: Tx, { municipality, ...asked }: Asked<typeof planNext>) {
	const planned = await planNext(tx, asked);
	if (planned.ok) await letter(tx, { ...asked, municipality, moedeId: asked.typed.id });
	return planned;
}

/** As `editMoede`; when the summons says something else now, the borger is sent another. */
export async function changeMoede(tx: Tx, { municipality, ...asked }: Asked<typeof editMoede>) {
	const edited = await editMoede(tx, asked);
	if (edited.ok) await letter(tx, { ...asked, municipality });
	return edited;
}

/** As `cancelMoede`; whoever was summoned, to this one or to a later one that goes with it, is sent a letter that says so. */
export async function callOffMoede(tx: Tx, { municipality, now, ...asked }: Asked<typeof cancelMoede> & { now: Date }) {
	const cancelled = await cancelMoede(tx, asked);
	if (!cancelled.ok) return cancelled;
	const summoned = await tx.sql<{ moedeId: string }[]>`
		select m.id as "moedeId" from moede m
		where m.borger_id = ${asked.borgerId} and m.state = 'cancelled' and m.starts_at > ${now} and exists (
			select from journal_item i where i.borger_id = m.borger_id and i.source_id = m.id and i.type = 'indkaldelse')
		order by m.starts_at`;
	for (const { moedeId } of summoned) await letter(tx, { borgerId: asked.borgerId, moedeId, municipality, now });
	return cancelled;
}

const letter = (
	tx: Tx,
	{ borgerId, moedeId, municipality, now }: { borgerId: string; moedeId: string; now: Date } & Municipality
) => putLetter(tx, { borgerId, moedeId, municipality, today: dayOf(now) });
