/** What stands on the screen of a meeting: shared, so nothing in it is for professionals only. */
import { randomUUID } from 'node:crypto';
import { addDays, dayOf } from '../../core/dates';
import { isId } from '../../core/text';
import { missingOf } from '../../arbejdsgang/moede-mode/closing';
import type { Room, RoomGoal, RoomRuler } from '../../arbejdsgang/moede-mode/room';
import type { Rating } from '../../trivsel/rating';
import { questionsOf } from '../../trivsel/rating';
import { staffQuestion } from '../../trivsel/view';
import { recordLook, type Shown } from '../accesslog/commands';
import type { Tx } from '../db/with-actor';
import { aroundNow, pairRows, readRows, standing } from '../plan/draft-rows';
import { findBorgerFrame, findRatings, type BorgerFrame } from '../trivsel/queries';
import { findClosingFacts, madeInMoede, nextAfter } from './close-moede';
import type { At } from './moede-mode';

/** Times inside JSON are still text. */
type Text<T, K extends keyof T> = Omit<T, K> & Record<K, string>;
type Head = Omit<Room, 'goals' | 'ruler' | 'missing' | 'notes' | 'me' | 'aftaler'> & {
	notes: Text<NonNullable<Room['notes']['referat']>, 'at'>[];
};

/** The meeting with its people, points, decisions and texts. One statement. */
async function findHead(tx: Tx, { borgerId, moedeId }: At): Promise<Head | null> {
	const { sql } = tx;
	const [head] = await sql<Head[]>`
		select jsonb_build_object('id', b.id, 'name', b.name) as borger, m.id, m.title, m.purpose, m.starts_at as "startsAt",
			m.ends_at as "endsAt", coalesce(w.place, '') as place, w.place_detail as "placeDetail", m.state, m.started_at as "startedAt",
			m.closed_at as "closedAt", closer.name as "closedBy", m.template_key as "templateKey",
			(select coalesce(to_jsonb(t.questions), '[]') from moede_template t where t.key = m.template_key) as questions,
			(select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'role', d.role_text,
					'name', coalesce(deputy.name, a.name, n.name)) order by n.id is not null, a.name, n.name), '[]')
				from moede_participant d
				left join account a on a.id = d.account_id and a.borger_id is null
				left join account deputy on deputy.id = d.substitute_account_id
				left join netvaerksperson n on n.id = d.netvaerksperson_id
				where d.moede_id = m.id and d.removed_at is null and coalesce(a.name, n.name) is not null
					and (d.answer <> 'no' or d.substitute_account_id is not null)) as people,
			(select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'title', d.title, 'minutes', d.minutes,
					'byBorger', d.by_borger, 'done', d.done_at is not null) order by d.position, d.created_at, d.id), '[]')
				from dagsordenspunkt d where d.moede_id = m.id and d.ended_at is null) as agenda,
			(select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'text', s.text, 'startsOn', s.starts_on,
					'responsible', s.responsible, 'mine', s.author_account_id = app.actor_id()) order by s.created_at, s.id), '[]')
				from beslutning s where s.moede_id = m.id and s.ended_at is null) as beslutninger,
			(select coalesce(jsonb_agg(jsonb_build_object('key', x.key, 'id', x.id, 'text', x.text, 'at', x.created_at,
					'by', a.name, 'byBorger', x.by_account_id is not null and x.by_account_id = app.borger_account(m.borger_id))), '[]')
				from (select distinct on (n.key) n.* from moede_note n where n.moede_id = m.id
					order by n.key, n.created_at desc, n.id) x
				left join account a on a.id = x.by_account_id and a.borger_id is null) as notes,
			(select n.starts_at from ${nextAfter(tx)}) as next,
			case when m.state = 'held' then
				(select coalesce(jsonb_agg(jsonb_build_object('type', o.type, 'dueOn', o.due_on) order by o.due_on, o.type), '[]')
					from opgave o where o.moede_id = m.id and o.done_at is null) else '[]' end as tasks,
			(select jsonb_build_object(
				'people', coalesce((select jsonb_agg(jsonb_build_object('value', x.id, 'label', x.name) order by x.name)
					from (select distinct a.id, a.name from team_membership t join account a on a.id = t.account_id
						where t.borger_id = b.id and t.from_on <= app.today() and (t.to_on is null or t.to_on >= app.today())) x), '[]'),
				'forvaltninger', (select coalesce(jsonb_agg(jsonb_build_object('value', e.id, 'label', e.name) order by e.name), '[]')
					from enhed e where e.type = 'forvaltning'))) as owners
		from moede m
		left join lateral app.place_of(m.id) w on true
		join borger b on b.id = m.borger_id
		left join account closer on closer.id = m.closed_by_account_id
		where m.id = ${moedeId} and m.borger_id = ${borgerId} and app.actor_forvaltning_id() is not null`;
	return head ?? null;
}

/** The agreements that were made in the meeting, the first first. One statement. */
const findAgreements = (tx: Tx, { moedeId }: At) => tx.sql<Room['aftaler']>`
	select i.item_id as "itemId", i.text, i.due_on as "dueOn", i.owed_by = 'borger' as "byBorger", coalesce(a.name, f.name) as owner,
		i.first_version <= p.version as shared,
		(select g.title from maal g where g.item_id = i.maal_id and g.plan_id = p.id and g.last_version is null limit 1) as goal
	from moede m
	join plan p on p.borger_id = m.borger_id and p.ended_on is null
	join aftale i on i.plan_id = p.id
	left join account a on a.id = i.responsible_account_id
	left join enhed f on f.id = i.responsible_forvaltning_id
	where m.id = ${moedeId} and ${madeInMoede(tx)}
	order by i.edited_at, i.item_id`;

/** The goals that an agreement can stand under: those that the borger knows, as they know them. One statement. */
async function findGoals(tx: Tx, { borgerId }: At): Promise<RoomGoal[]> {
	const items = [...pairRows(await readRows(tx, ['maal'], aroundNow(tx, borgerId))).values()];
	return items.flatMap((item) => {
		const now = standing(item);
		const known = item.published;
		return now && known && !now.ended && !known.ended
			? [{ itemId: now.itemId, title: known.fields['title'] ?? '' }]
			: [];
	});
}

/**
 * Where the two answers of this meeting stand: the borger's and the reader's own, each hidden until both are there. Nobody
 * else's is on this screen.
 */
function rulerOf(
	{ frame, ratings, startedAt }: { frame: BorgerFrame | null; ratings: readonly Rating[]; startedAt: Date | null },
	{ me, now }: { me: Room['me']; now: Date }
): RoomRuler | null {
	const { linealer, borger, readsTrivsel } = frame ?? { linealer: null, borger: null, readsTrivsel: false };
	const inUse = linealer?.active;
	if (!linealer || !inUse || !borger || !startedAt) return null;
	const { all } = linealer;
	const active = all.find(({ key, version }) => key === inUse.key && version === inUse.version) ?? inUse;
	const given = ratings
		.filter(({ receivedAt, emneId }) => receivedAt >= startedAt && emneId === null)
		.filter(({ rater }) => rater.kind === 'borger' || (rater.kind === 'fagperson' && rater.accountId === me.accountId))
		.map((rating) =>
			rating.rater.kind === 'borger' ? { ...rating, rater: { ...rating.rater, name: borger.name } } : rating
		);
	const [question] = questionsOf([], given, { reader: me.accountId, team: new Set(), now });
	if (!question) return null;
	const { own, borger: theirs } = question;
	const isOpen = Boolean(theirs?.answer);
	const view = staffQuestion(question, me.accountId, { rulers: { all, active }, you: me.name, newId: randomUUID });
	return {
		lineal: active,
		readsTrivsel,
		ownAt: own?.madeAt ?? null,
		borgerAt: theirs?.madeAt ?? null,
		isOpen,
		// Until the borger's is open, the professional's number is not on the screen either.
		marks: isOpen ? view.marks : [],
		apart: isOpen ? view.apart : null,
		formIds: { own: randomUUID(), borger: randomUUID() }
	};
}

/**
 * The screen of a meeting, recorded as a look.
 * @returns null when the meeting does not exist for the reader, or they only read it (an external party)
 */
export async function showRoom(
	tx: Tx,
	asked: At & { me: Room['me']; now: Date; page: string; requestId: string }
): Promise<Room | null> {
	if (!isId(asked.moedeId)) return null;
	const { borgerId, moedeId, me, now, page, requestId } = asked;
	// What was answered in the meeting came after it began, and no meeting lasts longer than a day.
	const day = { after: new Date(`${addDays(dayOf(now), -1)}T00:00:00Z`), until: null };
	const [head, aftaler, goals, facts, frame, ratings] = await Promise.all([
		findHead(tx, asked),
		findAgreements(tx, asked),
		findGoals(tx, asked),
		findClosingFacts(tx, asked),
		findBorgerFrame(tx, borgerId),
		findRatings(tx, { id: borgerId, name: '' }, day)
	]);
	if (!head) return null;
	const { notes, ...others } = head;
	const ruler = rulerOf({ frame, ratings, startedAt: head.startedAt }, { me, now });
	const shown: Shown[] = [{ borgerId, itemKind: 'moede', itemId: moedeId }];
	if (goals.length > 0 || aftaler.length > 0) shown.push({ borgerId, itemKind: 'plan' });
	if (ruler?.borgerAt) shown.push({ borgerId, itemKind: 'trivselsmaaling' });
	await recordLook(tx, { kind: 'page', page, purpose: 'Holder mødet sammen med dig', requestId, shown });
	return {
		...{ ...others, questions: others.questions ?? [], me, aftaler, goals, ruler, missing: missingOf(facts) },
		notes: Object.fromEntries(notes.map((note) => [note.key, { ...note, at: new Date(note.at) }]))
	};
}
