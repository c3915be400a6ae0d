import { addDays, dayOf } from '../../core/dates';
import { renewableOf } from '../../samtykke/limits';
import type { Ground } from '../../samtykke/samtykke';
import { arrayOf } from '../db/array';
import { withActor, type Tx } from '../db/with-actor';
import { municipality } from '../setting/queries';
import type { Job } from './boss';

/** A row of `adgangsgrundlag`, with whose it is. */
type Row = Ground & { borgerId: string; forvaltning: string; told: boolean };

/** Tells each borger, once, of a samtykke that runs out soon and that nothing has come after. */
export const samtykkeReminders = async (job: Job): Promise<void> => {
	const now = new Date();
	const { remindDays } = await municipality(now.getTime());
	await withActor({ audience: 'job' }, async (tx) => {
		await remind(tx, { requestId: job.id, today: dayOf(now), remindDays });
		await job.finish(tx);
	});
};

/**
 * @param today `YYYY-MM-DD`
 * @param remindDays how many days before the last one
 */
async function remind(tx: Tx, on: { requestId: string; today: string; remindDays: number }) {
	const soon = soonOver(await findGrounds(tx, on), on);
	if (soon.length === 0) return;
	const events = soon.map(({ id, borgerId, forvaltning, kinds, toOn }) => ({
		borger_id: borgerId,
		subject_id: id,
		params: { forvaltning, kinds, on: toOn }
	}));
	await tx.sql`
		insert into event (borger_id, type, subject_id, params, kind)
		select r.borger_id, 'samtykke_expires', r.subject_id, r.params, 'plan'
		from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as r(borger_id uuid, subject_id uuid, params jsonb)`;
	await tx.sql`
		select app.record_system_look('population', 'job/samtykke_reminders', 'Mindede dig om et samtykke, der snart er slut',
			${on.requestId}, ${arrayOf([...new Set(soon.map(({ borgerId }) => borgerId))])}::uuid[])`;
}

/** All grounds of the borgere who have a samtykke that runs out within `remindDays`. */
const findGrounds = ({ sql }: Tx, { today, remindDays }: { today: string; remindDays: number }) => sql<Row[]>`
	select g.id, g.borger_id as "borgerId", g.forvaltning_id as "forvaltningId", e.name as forvaltning, g.type, g.kinds, g.topics,
		g.purpose, g.given_how as "givenHow", g.paragraph, g.noted_by_account_id as "notedBy", g.renews_id as "renewsId",
		g.from_on as "fromOn", g.to_on as "toOn", g.withdrawn_at as "withdrawnAt", g.withdrawn_how as "withdrawnHow",
		exists (select from event t where t.borger_id = g.borger_id and t.type = 'samtykke_expires' and t.subject_id = g.id) as told
	from adgangsgrundlag g
	join enhed e on e.id = g.forvaltning_id
	where g.borger_id in (select s.borger_id from adgangsgrundlag s where s.type = 'samtykke' and s.withdrawn_at is null
		and s.to_on between ${today}::date and ${addDays(today, remindDays)}::date)`;

/** Which of them the borger is told of today. */
function soonOver(rows: readonly Row[], on: { today: string; remindDays: number }) {
	const byBorger = new Map<string, Row[]>();
	for (const row of rows) byBorger.set(row.borgerId, [...(byBorger.get(row.borgerId) ?? []), row]);
	return [...byBorger.values()].flatMap((own) => {
		const renewable = new Set(renewableOf(own, on).map(({ id }) => id));
		return own.filter(({ id, told, toOn }) => renewable.has(id) && !told && toOn !== null && toOn >= on.today);
	});
}
