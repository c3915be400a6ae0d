/** What is written while a meeting is held: each in one transaction that holds the meeting, so that two at once take turns. */
import { randomUUID } from 'node:crypto';
import { ok, refused, type Result } from '../../core/result';
import { isId } from '../../core/text';
import { finishedBy } from '../../arbejdsgang/moede-mode/closing';
import { mayBeginFrom } from '../../arbejdsgang/moede-mode/clock';
import {
	decideNote,
	readAgreement,
	readDecision,
	type Agreement,
	type AgreementTyped,
	type Decision,
	type DecisionTyped,
	type NoteTyped,
	type Problems
} from '../../arbejdsgang/moede-mode/forms';
import { topics as allTopics } from '../../access/policy';
import type { NoteKey } from '../../moede/desk';
import { listOf, ownerOf } from '../../plan/draft';
import { removeItem } from '../plan/arrange';
import { lockMoede, tellOfMoede, type AtMoede } from '../moede/lock';
import { attempt } from '../db/attempt';
import type { Tx } from '../db/with-actor';
import { startItem } from '../plan/draft';
import { findItem, standing } from '../plan/draft-rows';

/** A meeting of a borger, as an address names it. */
export type At = AtMoede;

export type Held = {
	title: string;
	state: 'planned' | 'held' | 'cancelled';
	startsAt: Date;
	startedAt: Date | null;
	closedAt: Date | null;
	/** Who closed it. */
	closedBy: { accountId: string; name: string | null } | null;
	templateKey: string | null;
	topics: string[];
	me: string;
};

/**
 * The meeting, locked until the transaction ends: who comes second sees what the first has done. Whoever acts in it stays logged
 * in until it is over.
 * @returns null when it does not exist for the actor, or when they only read it (an external party)
 */
export async function holdMoede(tx: Tx, at: At): Promise<Held | null> {
	if (!(await lockMoede(tx, at))) return null;
	const [[row]] = await Promise.all([
		tx.sql<Held[]>`
		select m.title, m.state, m.starts_at as "startsAt", m.started_at as "startedAt", m.closed_at as "closedAt",
			m.template_key as "templateKey", to_jsonb(m.topics) as topics, app.actor_id() as me,
			case when m.closed_by_account_id is not null
				then jsonb_build_object('accountId', m.closed_by_account_id, 'name', a.name) end as "closedBy"
		from moede m left join account a on a.id = m.closed_by_account_id
		where m.id = ${at.moedeId} and app.actor_forvaltning_id() is not null`,
		tx.sql`select app.hold_session(${at.moedeId}::uuid)`
	]);
	return row ?? null;
}

/**
 * Begins a meeting. A second time changes nothing.
 * @param now from half an hour before its time on, and as late as one likes
 */
export async function startMoede(
	tx: Tx,
	at: At,
	now: Date
): Promise<Result<'started', 'unknown' | 'not_planned' | 'too_early'>> {
	const held = await holdMoede(tx, at);
	if (!held) return refused('unknown');
	if (held.state !== 'planned') return refused('not_planned');
	if (now < mayBeginFrom(held.startsAt)) return refused('too_early');
	if (held.startedAt === null) await tx.sql`update moede set started_at = now() where id = ${at.moedeId}`;
	return ok('started');
}

/**
 * Ticks a point of the agenda off, or takes that back.
 * @returns false when there is no such point, or the meeting is closed
 */
export async function tickPunkt(
	tx: Tx,
	{ punktId, done, ...at }: At & { punktId: string; done: boolean }
): Promise<boolean> {
	const held = await holdMoede(tx, at);
	if (held?.state !== 'planned' || !isId(punktId)) return false;
	const [point] = await tx.sql`
		update dagsordenspunkt set done_at = case when ${done} then coalesce(done_at, now()) end
		where id = ${punktId} and moede_id = ${at.moedeId} and ended_at is null returning id`;
	return point !== undefined;
}

type Written = { ok: true } | { ok: false; problems: Problems };
const wrong = (problems: Problems): Written => ({ ok: false, problems });

/** Writes a decision down, also after the meeting was closed. The same form again is the same decision. */
export async function addDecision(tx: Tx, { typed, ...at }: At & { typed: DecisionTyped }): Promise<Written> {
	const read = readDecision(typed);
	if (!read.ok) return read;
	const held = await holdMoede(tx, at);
	if (!held) return wrong({ form: 'unknown' });
	if (held.state === 'cancelled') return wrong({ form: 'not_planned' });
	return storeDecision(tx, at, read.value);
}

async function storeDecision(tx: Tx, { borgerId, moedeId }: At, decision: Decision): Promise<Written> {
	const { id, text, startsOn, responsible } = decision;
	const { sql } = tx;
	await sql`
		insert into beslutning (id, moede_id, borger_id, text, starts_on, responsible, author_account_id)
		values (${id}, ${moedeId}, ${borgerId}, ${text}, ${startsOn}, ${responsible}, app.actor_id()) on conflict (id) do nothing`;
	const [stored] = await sql`
		select from beslutning where id = ${id} and moede_id = ${moedeId} and author_account_id = app.actor_id() and text = ${text}
			and starts_on = ${startsOn} and responsible = ${responsible}`;
	return stored ? { ok: true } : wrong({ form: 'conflict' });
}

/**
 * Takes back a decision: whoever wrote it, until the meeting is closed. A second press changes nothing.
 * @returns false when it is nothing of the actor's to take back
 */
export async function takeBackDecision(tx: Tx, { decisionId, ...at }: At & { decisionId: string }): Promise<boolean> {
	const held = await holdMoede(tx, at);
	if (held?.state !== 'planned' || !isId(decisionId)) return false;
	const [back] = await tx.sql`
		update beslutning set ended_at = coalesce(ended_at, now())
		where id = ${decisionId} and moede_id = ${at.moedeId} and author_account_id = app.actor_id() returning id`;
	return back !== undefined;
}

/**
 * Writes an agreement into the draft of the plan, as sensitive as its goal and the meeting. The same form again is the same
 * agreement.
 * @param today `YYYY-MM-DD`
 */
export async function addAgreement(
	tx: Tx,
	{ typed, today, ...at }: At & { typed: AgreementTyped; today: string }
): Promise<Written> {
	const read = readAgreement(typed);
	if (!read.ok) return read;
	const held = await holdMoede(tx, at);
	if (!held) return wrong({ form: 'unknown' });
	if (held.state !== 'planned') return wrong({ form: 'not_planned' });
	const { id, text, owner, dueOn, goalId } = read.value;
	const { borgerId } = at;
	const [stored, goal, isOwner] = await Promise.all([
		findItem(tx, { borgerId, kind: 'aftale', itemId: id }),
		goalId === null ? null : findItem(tx, { borgerId, kind: 'maal', itemId: goalId }),
		isKnownOwner(tx, borgerId, owner)
	]);
	const now = stored && standing(stored);
	if (now) return isSame(now.fields, now.parentId, read.value) ? { ok: true } : wrong({ form: 'conflict' });
	if (goalId !== null && !(goal && standing(goal))) return wrong({ maal: 'unknown' });
	if (!isOwner) return wrong({ ejer: 'unknown' });
	const ofGoal = goal ? listOf(standing(goal)?.fields['topics']) : [];
	const topics = allTopics.filter((topic) => held.topics.includes(topic) || ofGoal.includes(topic)).join(',');
	const fields = { text, owner, dueOn, topics };
	const made = await attempt(tx, () =>
		startItem(tx, { borgerId, kind: 'aftale', parentId: goalId, today, fields, newId: id })
	);
	// An id that somebody else's item has already.
	if (!made.ok) return wrong({ form: 'conflict' });
	return made.value.ok ? { ok: true } : wrong({ form: made.value.reason });
}

const isSame = (fields: Record<string, string>, parentId: string | null, agreement: Agreement) =>
	fields['text'] === agreement.text &&
	fields['owner'] === agreement.owner &&
	fields['dueOn'] === agreement.dueOn &&
	parentId === agreement.goalId;

/** Whether somebody can owe an agreement: the borger, somebody on the team today, a forvaltning. */
async function isKnownOwner({ sql }: Tx, borgerId: string, owner: string): Promise<boolean> {
	const named = ownerOf(owner);
	if (!named) return owner === 'borger';
	const [known] =
		named.type === 'konto'
			? await sql`select from team_membership t where t.borger_id = ${borgerId} and t.account_id = ${named.id}
				and t.from_on <= app.today() and (t.to_on is null or t.to_on >= app.today())`
			: await sql`select from enhed e where e.id = ${named.id} and e.type = 'forvaltning'`;
	return known !== undefined;
}

/**
 * Takes an agreement of this meeting out of the draft again. A second press changes nothing.
 * @returns false when it was shared, or is none of the meeting's
 */
export async function takeBackAgreement(tx: Tx, { itemId, ...at }: At & { itemId: string }): Promise<boolean> {
	const held = await holdMoede(tx, at);
	if (held?.state !== 'planned' || !isId(itemId)) return false;
	const { borgerId } = at;
	const item = await findItem(tx, { borgerId, kind: 'aftale', itemId });
	if (!item) return true;
	const isOfMeeting =
		item.published === null && held.startedAt !== null && (item.own?.editedAt ?? new Date(0)) >= held.startedAt;
	return isOfMeeting && (await removeItem(tx, { borgerId, kind: 'aftale', itemId })).ok;
}

/** What somebody else has written meanwhile. `by` is null for the borger. */
export type Theirs = { id: string; text: string; by: string | null };
export type NotesWritten =
	| { ok: true }
	| { ok: false; problems: Problems; theirs: Partial<Record<NoteKey, Theirs>> }
	| { ok: false; unknown: true };

/**
 * Writes texts of the meeting, also after it was closed; what they were the task of is done then. Texts without a problem are
 * written, also beside one that has a problem. The same form again changes nothing.
 */
export async function writeNotes(
	tx: Tx,
	{ notes, ...at }: At & { notes: readonly NoteTyped[] }
): Promise<NotesWritten> {
	const held = await holdMoede(tx, at);
	if (!held || held.state === 'cancelled') return { ok: false, unknown: true };
	const rows = await tx.sql<(Theirs & { key: NoteKey })[]>`
		select n.id, n.key, n.text, a.name as by
		from moede_note n left join account a on a.id = n.by_account_id and a.borger_id is null
		where n.moede_id = ${at.moedeId} order by n.created_at desc, n.id`;
	const problems: Problems = {};
	const theirs: Partial<Record<NoteKey, Theirs>> = {};
	const written = new Set(rows.map(({ key }) => key));
	for (const typed of notes) {
		const ofKey = rows.filter(({ key }) => key === typed.key);
		const decision = decideNote(typed, ofKey);
		if (decision.kind === 'problem') {
			problems[typed.key] = decision.problem;
			const [newest] = ofKey;
			if (decision.problem === 'elsewhere' && newest) theirs[typed.key] = newest;
		}
		if (decision.kind !== 'write') continue;
		await insertNote(tx, at, { ...typed, text: decision.text, isStored: rows.some(({ id }) => id === typed.id) });
		written.add(typed.key);
	}
	if (held.state === 'held')
		await finish(tx, at, [...written], { title: held.title, hadReferat: rows.some(({ key }) => key === 'referat') });
	return Object.keys(problems).length > 0 ? { ok: false, problems, theirs } : { ok: true };
}

async function insertNote(tx: Tx, at: At, note: NoteTyped & { isStored: boolean }) {
	const insert = (id: string) => tx.sql`
		insert into moede_note (id, moede_id, borger_id, key, text, by_account_id)
		values (${id}, ${at.moedeId}, ${at.borgerId}, ${note.key}, ${note.text}, app.actor_id())
		on conflict (id) do nothing returning id`;
	const [made] = note.isStored ? [] : await insert(note.id);
	// The id is taken, by an earlier text of this form or by somebody else's.
	if (!made) await insert(randomUUID());
}

/** After the meeting: the tasks that are done by what stands now, and the borger told of "Det aftalte vi". */
async function finish(
	tx: Tx,
	at: At,
	written: NoteKey[],
	{ title, hadReferat }: { title: string; hadReferat: boolean }
) {
	const done = finishedBy(written);
	await Promise.all([
		tx.sql`update opgave set done_at = now()
			where moede_id = ${at.moedeId} and done_at is null and type = any (${`{${done.join(',')}}`}::text[])`,
		!hadReferat && written.includes('referat') && tellOfMoede(tx, at.moedeId, 'referat_written', { title })
	]);
}
