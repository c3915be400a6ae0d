import { nextAsk, nextTry } from '../../journal/retry';
import { readAddress } from '../../setting/journal-setup';
import { arrayOf } from '../db/array';
import type { Clock } from '../db/clock';
import { withActor, type Tx } from '../db/with-actor';
import { readPdfLogo } from '../document/pdf';
import { env } from '../env';
import { digitalPostTarget } from '../integrations/digital-post/target';
import { copyTarget } from '../integrations/journal/copy';
import { folderTarget } from '../integrations/journal/folder';
import { httpTarget } from '../integrations/journal/http';
import { refused, type Outcome, type Receipt, type Target } from '../integrations/journal/target';
import { log } from '../log';
import { municipality } from '../setting/queries';
import { parcelOf, purposeOf, type Taken } from './parcel';

const journal = { audience: 'journal' } as const;
/** What is taken at once. */
const batch = 8;
/** After so long, ms, whoever took a delivery is dead: it is taken again. Longer than any try lasts. */
const silence = 120_000;
/** So many receipts are asked for in one run. */
const asked = 200;
/** Content that has been received everywhere goes after so many days; the policy of the database says the same. */
const keptDays = 30;

type Address = { targetId: string; targetType: Taken['targetType']; address: string };
type Claimed = Taken & Address & { hasReceipts: boolean; endedAt: Date | null; tries: number };

/**
 * Sends what waits: takes a few, sends them outside of any transaction, notes what came of each. Whoever dies in between has noted
 * nothing, so it is sent again under the same id, which the other side has once.
 * @param patience ms after which the rest is left to the next run
 * @param requestId under which it is recorded whose case the system read
 */
export async function deliverDue(
	clock: Clock,
	{ patience, requestId }: { patience: number; requestId: string }
): Promise<void> {
	const until = performance.now() + patience;
	/** Who does not answer is left in peace until the next run, so that the others do not wait for them. */
	const down = new Set<string>();
	let logo: Buffer | null | undefined;
	while (performance.now() < until) {
		const now = await clock();
		const claimed = await withActor(journal, (tx) => claim(tx, { now, down: [...down] }));
		if (claimed.length === 0) return;
		if (logo === undefined) logo = await readPdfLogo();
		const around = { setting: await municipality(now.getTime()), logo };
		await Promise.all(
			claimed.map(async (each) => {
				const outcome = await attempt(each, around);
				if (outcome.state === 'later') down.add(each.targetId);
				await note(each, outcome, { now, requestId });
			})
		);
	}
}

/** Takes what is due, so that nobody else does. */
const claim = ({ sql }: Tx, { now, down }: { now: Date; down: readonly string[] }) => sql<Claimed[]>`
	with due as (
		select d.item_id, d.target_id from journal_delivery d
		where ((d.state = 'waiting' and d.next_at <= ${now}) or (d.state = 'sending' and d.claimed_at < ${new Date(now.getTime() - silence)}))
			and d.target_id <> all(${arrayOf(down)}::uuid[])
		order by d.next_at, d.item_id, d.target_id limit ${batch}
		for update of d skip locked
	), taken as (
		update journal_delivery d set state = 'sending', claimed_at = ${now}, tries = d.tries + 1
		from due where d.item_id = due.item_id and d.target_id = due.target_id
		returning d.item_id, d.target_id, d.tries
	)
	select t.item_id as "itemId", t.target_id as "targetId", t.tries, g.type as "targetType", g.address, g.has_receipts as "hasReceipts",
		g.ended_at as "endedAt", i.form, i.type, i.source_id as "sourceId", i.revision, i.title, i.content, i.made_at as "madeAt",
		e.name as forvaltning, b.id as "borgerId", b.name as "borgerName", b.cpr_encrypted as "cprEncrypted", b.skaermet
	from taken t
	join journal_target g on g.id = t.target_id
	join journal_item i on i.id = t.item_id
	join borger b on b.id = i.borger_id
	join enhed e on e.id = i.forvaltning_id`;

/** Sends one. Never rejects: what breaks is tried again. */
async function attempt(claimed: Claimed, around: Parameters<typeof parcelOf>[1]): Promise<Outcome> {
	if (claimed.endedAt) return refused('target_ended');
	const target = targetOf(claimed);
	if (!target) return refused('no_address');
	try {
		const parcel = parcelOf(claimed, around);
		return typeof parcel === 'string' ? refused(parcel) : await target.send(parcel);
	} catch (error) {
		log.error({ event: 'journal_not_made', code: error instanceof Error ? error.name : 'unknown' });
		return refused('not_made');
	}
}

/** Where it goes; null when the address may not be used (any more). */
function targetOf({ targetType, address }: Pick<Address, 'targetType' | 'address'>): Target | null {
	const { journal: place, keys, mode } = env();
	const read = readAddress({ type: targetType, typed: address }, place.httpHosts);
	if (!read.ok) return null;
	switch (targetType) {
		case 'folder':
			return folderTarget({ dir: place.dir, folder: read.value, makeDir: mode === 'demo' });
		case 'digital_post':
			return digitalPostTarget({ dir: place.dir, folder: read.value, makeDir: mode === 'demo' });
		case 'http':
			return httpTarget({ address: read.value, key: keys.journal });
		case 'copy':
			return copyTarget;
	}
}

type Noted = {
	state: 'received' | 'sent' | 'waiting' | 'failed';
	code: string | null;
	nextAt: Date | null;
	reference: string | null;
};

/** What an outcome means for the delivery. What nobody acknowledges has been received when it was sent. */
function notedOf({ tries, hasReceipts, targetType }: Claimed, outcome: Outcome, now: Date): Noted {
	switch (outcome.state) {
		case 'received':
			return { state: 'received', code: null, nextAt: null, reference: outcome.reference };
		case 'sent': {
			const isLast = !hasReceipts && targetType !== 'copy';
			return {
				state: isLast ? 'received' : 'sent',
				code: null,
				nextAt: nextAsk({ now, sentAt: now }),
				reference: outcome.reference
			};
		}
		case 'refused':
			return { state: 'failed', code: outcome.code, nextAt: null, reference: null };
		case 'later': {
			const nextAt = nextTry({ now, tries, asked: outcome.retryAfter });
			return { state: nextAt ? 'waiting' : 'failed', code: outcome.code, nextAt, reference: null };
		}
	}
}

/** Notes what came of it, and in the access log that the system read it, once: with what was sent (F9). */
async function note(claimed: Claimed, outcome: Outcome, { now, requestId }: { now: Date; requestId: string }) {
	const { itemId, targetId, targetType } = claimed;
	const { state, code, nextAt, reference } = notedOf(claimed, outcome, now);
	const isSent = state === 'sent' || state === 'received';
	const purpose = isSent ? purposeOf(claimed) : null;
	if (state === 'failed') log.warn({ event: 'journal_failed', target: targetType, code });
	await withActor(
		journal,
		({ sql }) => sql`
		with noted as (
			update journal_delivery d set state = ${state}, code = ${code}, reference = ${reference}, next_at = coalesce(${nextAt}, d.next_at),
				sent_at = ${isSent ? now : null}, received_at = ${state === 'received' ? now : null}
			where d.item_id = ${itemId} and d.target_id = ${targetId} and d.state = 'sending' and d.claimed_at = ${now}
			returning d.borger_id
		)
		select app.record_system_look('population', 'job/journal', ${purpose ?? ''}, ${requestId}, array_agg(n.borger_id))
		from noted n where ${purpose !== null} having count(*) > 0`
	);
}

type Open = Address & { itemId: string; sentAt: Date; hasReceipts: boolean };

/**
 * Asks for receipts of what was sent, and notes each once. A target that has been silent for a week has failed: somebody must look.
 */
export async function collectReceipts(now: Date): Promise<void> {
	const open = await withActor(
		journal,
		({ sql }) => sql<Open[]>`
		select d.item_id as "itemId", d.target_id as "targetId", d.sent_at as "sentAt", g.type as "targetType", g.address,
			g.has_receipts as "hasReceipts"
		from journal_delivery d join journal_target g on g.id = d.target_id
		where d.state = 'sent' and g.type <> 'copy' and d.next_at <= ${now}
		order by d.next_at, d.item_id limit ${asked}`
	);
	const byTarget = new Map<string, Open[]>();
	for (const each of open) byTarget.set(each.targetId, [...(byTarget.get(each.targetId) ?? []), each]);
	await Promise.all([...byTarget.values()].map((deliveries) => collectFrom(deliveries, now)));
}

async function collectFrom(deliveries: Open[], now: Date) {
	const [first] = deliveries;
	if (!first) return;
	const target = first.hasReceipts ? targetOf(first) : null;
	const receipts = (await target?.collect?.(deliveries.map(({ itemId }) => itemId))) ?? [];
	const said = new Map(receipts.map((receipt) => [receipt.id, receipt]));
	await withActor(journal, async ({ sql }) => {
		await Promise.all(
			deliveries.map((delivery) => {
				const { state, code, nextAt, reference } = receiptOf(delivery, said.get(delivery.itemId), now);
				if (state === 'failed') log.warn({ event: 'journal_failed', target: delivery.targetType, code });
				return sql`
					update journal_delivery d set state = ${state}, code = ${code}, reference = coalesce(${reference}, d.reference),
						next_at = coalesce(${nextAt}, d.next_at), received_at = ${state === 'received' ? now : null}
					where d.item_id = ${delivery.itemId} and d.target_id = ${delivery.targetId} and d.state = 'sent'`;
			})
		);
	});
}

function receiptOf(
	{ sentAt, hasReceipts }: Open,
	receipt: Receipt | undefined,
	now: Date
): Omit<Noted, 'state'> & { state: Noted['state'] } {
	const none = { code: null, nextAt: null, reference: receipt?.reference ?? null };
	// It gives none any more: what was sent counts.
	if (!hasReceipts || receipt?.state === 'received') return { ...none, state: 'received' };
	if (receipt) return { ...none, state: 'failed', code: 'refused' };
	const nextAt = nextAsk({ now, sentAt });
	return nextAt ? { ...none, state: 'sent', nextAt } : { ...none, state: 'failed', code: 'no_receipt' };
}

/** Clears what has long been received everywhere: the journal has it, and the portal is not the archive. */
export async function clearReceived(now: Date): Promise<void> {
	const before = new Date(now.getTime() - keptDays * 86_400_000);
	await withActor(
		journal,
		({ sql }) => sql`
		update journal_item i set content = null, cleared_at = ${now}
		where i.cleared_at is null and i.made_at < ${before}
			and exists (select from journal_delivery d where d.item_id = i.id)
			and not exists (select from journal_delivery d where d.item_id = i.id and (d.state <> 'received' or d.received_at > ${before}))`
	);
}
