import { isId } from '../../core/text';
import { addWorkingDays } from '../../core/working-days';
import { withActor, type Tx } from '../db/with-actor';
import type { Job } from './boss';

/** Within how many working days each forvaltning says how it goes on after the joint plan. */
const daysToAct = 3;

/**
 * The joint plan has ended: leaves a task with each forvaltning that has somebody on the team, the tovholder's among them. Once,
 * however often it runs.
 */
export const planEnded = (job: Job): Promise<void> =>
	withActor({ audience: 'job' }, async (tx) => {
		await leaveTasks(tx, job);
		await job.finish(tx);
	});

async function leaveTasks({ sql }: Tx, { id, data }: Pick<Job, 'id' | 'data'>) {
	const planId = data['planId'];
	if (typeof planId !== 'string' || !isId(planId)) return;
	const [plan] = await sql<{ borgerId: string; endedOn: string }[]>`
		select borger_id as "borgerId", ended_on as "endedOn" from plan where id = ${planId} and ended_on is not null`;
	if (!plan) return;
	const left = await sql`
		insert into opgave (borger_id, plan_id, type, due_on, forvaltning_id)
		select distinct ${plan.borgerId}::uuid, ${planId}::uuid, 'plan_ended', ${addWorkingDays(plan.endedOn, daysToAct)}::date, e.forvaltning_id
		from team_membership t
		join account a on a.id = t.account_id
		join enhed e on e.id = a.enhed_id
		where t.borger_id = ${plan.borgerId} and t.from_on <= ${plan.endedOn}::date and (t.to_on is null or t.to_on >= ${plan.endedOn}::date)
			and e.forvaltning_id is not null and e.type <> 'ekstern'
		on conflict (plan_id, type, forvaltning_id) do nothing
		returning id`;
	if (left.length > 0)
		await sql`
			select app.record_system_look('population', 'job/plan_ended', 'Gav afdelingerne besked om, at den fælles plan er slut',
				${id}, array[${plan.borgerId}::uuid])`;
}
