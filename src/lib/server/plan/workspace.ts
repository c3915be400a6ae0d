import { findStedfortraeder, findTovholder, type Holder } from '../../team/membership';
import type { DraftPage } from '../../plan/draft';
import { recordLook } from '../accesslog/commands';
import type { Tx } from '../db/with-actor';
import { holdersJson } from '../team/queries';
import { readDraft } from './draft-queries';
import { aroundNow, running } from './draft-rows';

export type WorkspacePage = {
	draft: DraftPage;
	/** Who shares the plan: the tovholder, or the deputy who answers today. */
	holder: string | null;
	/** Changes when anything on the page does. */
	mark: string;
};

/**
 * The work space of a borger's plan, recorded as a look.
 * @param today `YYYY-MM-DD`
 * @returns null when that borger does not exist for the reader
 */
export async function showWorkspace(
	tx: Tx,
	asked: { borgerId: string; today: string; page: string; requestId: string }
): Promise<WorkspacePage | null> {
	const { borgerId, today, page, requestId } = asked;
	const [draft, [row], mark] = await Promise.all([
		readDraft(tx, { borgerId, today }),
		tx.sql<{ holders: Holder[] }[]>`select ${holdersJson(tx, borgerId, today)} as holders`,
		readMark(tx, borgerId)
	]);
	if (!draft || mark === null) return null;
	await recordLook(tx, {
		kind: 'page',
		page,
		purpose: 'Arbejder på planen',
		requestId,
		shown: [{ borgerId, itemKind: draft.plan ? 'plan' : 'borger' }]
	});
	const holders = row?.holders ?? [];
	const deputy = findStedfortraeder(holders, today);
	const answering = findTovholder(holders, today) ?? (deputy && deputy.fromOn <= today ? deputy : null);
	return { draft, holder: answering?.name ?? null, mark };
}

/**
 * A mark of everything on the page that the actor may read: another one means that somebody has changed something. It tells
 * nothing else, so asking for it is no look.
 * @returns null when that borger does not exist for the actor
 */
export async function readMark(tx: Tx, borgerId: string): Promise<string | null> {
	const { sql } = tx;
	const around = (kind: string) => sql`
		(select string_agg(concat(i.id, i.edited_at, i.last_version), ',' order by i.id) from ${sql(kind)} i
			where i.plan_id = p.id and i.borger_id = p.borger_id and ${aroundNow(tx, borgerId)})`;
	const [row] = await sql<{ mark: string }[]>`
		select md5(concat_ws('|', p.version, ${around('maal')}, ${around('delmaal')}, ${around('aftale')}, ${around('indsats')},
			(select s.id from plan_samtykke s where s.plan_id = p.id and s.withdrawn_at is null),
			(select concat(count(*), max(t.created_at)) from tavlepunkt t where t.borger_id = p.borger_id and t.ended_at is null),
			(select max(s.at) from aftale_status s where s.borger_id = p.borger_id),
			(select max(s.at) from plan_statement s where s.borger_id = p.borger_id),
			(select max(r.at) from reply r where r.borger_id = p.borger_id and r.statement_id is not null),
			(select concat(count(*), max(w.created_at)) from wish w where w.borger_id = p.borger_id and w.ended_at is null),
			(select concat(count(*), max(n.asked_at), max(n.shared_at), max(q.answered_at))
				from leder_question n join cube.question q on q.question_id = n.id where n.borger_id = p.borger_id))) as mark
		from borger b left join plan p on ${running(tx, borgerId)} where b.id = ${borgerId}`;
	return row?.mark ?? null;
}
