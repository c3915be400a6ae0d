import { choicesOf, usualHour, type Choice, type ChosenKind } from '../../notification/choice';
import { toldEvents, tellWithin, type PersonFacts } from '../../notification/due';
import type { Reach } from '../../notification/ways';
import { arrayOf } from '../db/array';
import type { Tx } from '../db/with-actor';
import { hasMail } from '../integrations/mail/send';
import { countWaiting } from './digest';

/** Somebody who can be told, and on which ways. */
export type Person = Omit<PersonFacts, 'told' | 'changes' | 'moeder' | 'ruler' | 'waiting'> & { reach: Reach };

type PersonRow = {
	accountId: string;
	borgerId: string | null;
	hour: number | null;
	since: Date;
	subscriptions: string[];
	mail: boolean;
};

/**
 * Everybody who has a way to be told on: a browser that takes pushes, or an address that is theirs. Nobody who is dead, who hides
 * their traces, or whose account is closed.
 * @param only those of them, or null for all
 */
export async function findPeople({ sql }: Tx, only: readonly string[] | null): Promise<Person[]> {
	const mail = hasMail();
	const [rows, chosen] = await Promise.all([
		sql<PersonRow[]>`
			with push as (select account_id, array_agg(id order by created_at, id) as ids, min(created_at) as since
				from push_subscription where gone_at is null group by account_id)
			select a.id as "accountId", a.borger_id as "borgerId", c.hour, coalesce(p.ids, '{}') as subscriptions,
				least(p.since, case when ${mail} then c.confirmed_at end) as since,
				${mail}::boolean and c.email is not null and c.confirmed_at is not null as mail
			from account a
			left join push p on p.account_id = a.id
			left join notification_contact c on c.account_id = a.id
			left join borger b on b.id = a.borger_id
			where a.disabled_at is null and (p.ids is not null or (${mail} and c.email is not null and c.confirmed_at is not null))
				and (a.borger_id is null or (b.died_on is null and not b.skaermet and not b.protected_address))
				and (${only === null} or a.id = any(${arrayOf(only ?? [])}::uuid[]))`,
		sql<(Choice & { accountId: string })[]>`
			select account_id as "accountId", kind, push, email from notification_choice
			where ${only === null} or account_id = any(${arrayOf(only ?? [])}::uuid[])`
	]);
	const choices = grouped(chosen, ({ accountId }) => accountId);
	return rows.map(({ accountId, borgerId, hour, since, subscriptions, mail: reached }) => ({
		...{ accountId, borgerId, since, hour: hour ?? usualHour },
		choices: choicesOf(borgerId === null ? 'fagperson' : 'borger', choices.get(accountId) ?? []),
		reach: { subscriptions, mail: reached }
	}));
}

/** The one choice that holds for a kind. */
export const choiceOf = ({ choices }: Pick<Person, 'choices'>, kind: string): Choice | null =>
	choices.find((each) => each.kind === kind) ?? null;

type ChangeRow = { accountId: string; id: string; type: string; at: Date; byAccountId: string | null };
type MoedeRow = { accountId: string; id: string; startsAt: Date; changedAt: Date | null };
type RulerRow = { accountId: string; lastAnswerAt: Date | null; declined: boolean; reminders: number };

/** What has happened to people and what lies ahead of them. A fixed number of statements that travel together. */
export async function readFacts(tx: Tx, people: readonly Person[], now: Date): Promise<PersonFacts[]> {
	const { sql } = tx;
	const borgere = arrayOf(people.filter(({ borgerId }) => borgerId !== null).map(({ accountId }) => accountId));
	const staff = people.filter(({ borgerId, choices }) => borgerId === null && wantsDigest(choices));
	const all = arrayOf(people.map(({ accountId }) => accountId));
	const oldest = new Date(now.getTime() - tellWithin * 86_400_000);
	const twoDaysOn = new Date(now.getTime() + 2 * 86_400_000);
	const [told, events, beskeder, moeder, rulers, waiting] = await Promise.all([
		sql<{ accountId: string; kind: ChosenKind; dueAt: Date }[]>`
			select account_id as "accountId", kind, max(due_at) as "dueAt" from notification
			where account_id = any(${all}::uuid[]) and kind <> 'confirm_email' and cancelled_at is null
			group by account_id, kind`,
		sql<ChangeRow[]>`
			select a.id as "accountId", e.id, e.type, e.at, e.actor_account_id as "byAccountId"
			from account a join event e on e.borger_id = a.borger_id
			where a.id = any(${borgere}::uuid[]) and e.at > ${oldest} and e.type = any(${arrayOf(toldEvents)}::text[])`,
		sql<ChangeRow[]>`
			select a.id as "accountId", s.id, 'besked' as type, s.created_at as at, s.author_account_id as "byAccountId"
			from account a join besked s on s.borger_id = a.borger_id
			where a.id = any(${borgere}::uuid[]) and s.created_at > ${oldest} and s.author_account_id <> a.id`,
		sql<MoedeRow[]>`
			select a.id as "accountId", m.id, m.starts_at as "startsAt",
				(select max(e.at) from event e where e.borger_id = m.borger_id and e.subject_id = m.id and e.type in ('moede_planned', 'moede_moved')) as "changedAt"
			from account a join moede m on m.borger_id = a.borger_id
			where a.id = any(${borgere}::uuid[]) and m.state = 'planned' and m.starts_at > ${now} and m.starts_at < ${twoDaysOn}`,
		sql<RulerRow[]>`
			select a.id as "accountId", t.received_at as "lastAnswerAt", coalesce(v.answer = 'decline', false) as declined,
				(select count(*)::int from notification n where n.account_id = a.id and n.kind = 'ruler_due' and n.cancelled_at is null
					and n.due_at > coalesce(t.received_at, '-infinity')) as reminders
			from account a
			left join lateral (select m.id, m.received_at from trivselsmaaling m
				where m.borger_id = a.borger_id and m.rater_kind = 'borger' and m.misregistered_at is null
				order by m.received_at desc limit 1) t on true
			left join trivselsvalue v on v.maaling_id = t.id
			where a.id = any(${borgere}::uuid[]) and exists (select from plan p where p.borger_id = a.borger_id and p.ended_on is null)`,
		countWaiting(
			tx,
			staff.map(({ accountId }) => accountId),
			now
		)
	]);
	const [toldOf, eventsOf, beskederOf, moederOf] = [
		grouped(told, ({ accountId }) => accountId),
		grouped(events, ({ accountId }) => accountId),
		grouped(beskeder, ({ accountId }) => accountId),
		grouped(moeder, ({ accountId }) => accountId)
	];
	const rulerOf = new Map(rulers.map((each) => [each.accountId, each]));
	return people.map(({ accountId, borgerId, hour, since, choices }) => {
		const counts = waiting.get(accountId);
		return {
			...{ accountId, borgerId, hour, since, choices },
			told: Object.fromEntries((toldOf.get(accountId) ?? []).map(({ kind, dueAt }) => [kind, dueAt])),
			changes: [...(eventsOf.get(accountId) ?? []), ...(beskederOf.get(accountId) ?? [])],
			moeder: moederOf.get(accountId) ?? [],
			ruler: rulerOf.get(accountId) ?? null,
			waiting: counts ? counts.messages + counts.invitations + counts.tasks : 0
		};
	});
}

const wantsDigest = (choices: readonly Choice[]) =>
	choices.some(({ kind, push, email }) => kind === 'digest' && (push || email));

/** The rows of each key. */
export function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const row of rows) {
		const group = groups.get(keyOf(row));
		if (group) group.push(row);
		else groups.set(keyOf(row), [row]);
	}
	return groups;
}
