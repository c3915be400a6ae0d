import { randomUUID } from 'node:crypto';
import { ok, refused, type Result } from '../../core/result';
import { isId } from '../../core/text';
import { moeder as words } from '../../i18n/da/moeder';
import { isWritable, phaseOf, type Moede, type OwnPerson, type QuestionKey } from '../../moede/moede';
import { findKnown, most, type SentAnswer, type SentGuest, type SentPunkt } from '../../moede/own';
import { attempt } from '../db/attempt';
import { arrayOf } from '../db/array';
import type { Tx } from '../db/with-actor';

/** The borger who acts, the meeting, and when. Both ids of the borger come from the session. */
export type AtMoede = { borgerId: string; accountId: string; moedeId: string; now: Date };

type OwnMoede = Pick<Moede, 'title' | 'state' | 'startsAt' | 'endsAt'> & { topics: string[]; questions: QuestionKey[] };
/** `unknown`: no such meeting of the borger's. `over`: it is held, cancelled, or its time has passed. */
type NotNow = 'unknown' | 'over';

/** The meeting that is written to; two windows of one borger wait for each other. */
export async function findWritable(
	{ sql }: Tx,
	{ borgerId, moedeId, now }: AtMoede
): Promise<Result<OwnMoede, NotNow>> {
	if (!isId(moedeId)) return refused('unknown');
	const [, [moede]] = await Promise.all([
		sql`select pg_advisory_xact_lock(hashtextextended(${`moede ${moedeId}`}, 0))`,
		sql<OwnMoede[]>`
			select m.title, m.state, m.starts_at as "startsAt", m.ends_at as "endsAt", to_jsonb(m.topics) as topics,
				(select coalesce(to_jsonb(k.questions), '[]') from moede_template k where k.key = m.template_key) as questions
			from moede m where m.id = ${moedeId} and m.borger_id = ${borgerId}`
	]);
	if (!moede) return refused('unknown');
	return isWritable(phaseOf(moede, now)) ? ok(moede) : refused('over');
}

type MoedeEvent = { type: 'punkt_added' } | { type: 'moede_invited' | 'moede_uninvited'; name: string };

/**
 * Tells those who read the meeting; of somebody of the borger's own, those alone who read such names. The borger's own doing,
 * so no forvaltning wrote it.
 */
const tell = (
	{ sql }: Tx,
	{ borgerId, accountId, moedeId }: AtMoede,
	{ title, topics }: OwnMoede,
	event: MoedeEvent
) => {
	const { type, ...more } = event;
	return sql`
		insert into event (borger_id, actor_account_id, type, subject_id, params, kind, topics)
		values (${borgerId}, ${accountId}, ${type}, ${moedeId}, ${JSON.stringify({ title, ...more })}::jsonb,
			${type === 'punkt_added' ? 'moede' : 'netvaerk'}, ${arrayOf(topics)}::text[])`;
};

/**
 * Adds a point of the borger's own to the agenda (S7), after those that stand there. The same form sent twice, or the same words,
 * is one point. Tells the team.
 * @returns `other` when the form has been sent with other words; `too_many` own points
 */
export async function addOwnPunkt(
	tx: Tx,
	at: AtMoede,
	sent: SentPunkt
): Promise<Result<'added' | 'unchanged', NotNow | 'too_many' | 'other'>> {
	const found = await findWritable(tx, at);
	if (!found.ok) return found;
	const { sql } = tx;
	const [own, [last]] = await Promise.all([
		sql<{ id: string; title: string; open: boolean }[]>`
			select id, title, ended_at is null as open from dagsordenspunkt where moede_id = ${at.moedeId} and by_borger`,
		sql<{ position: number }[]>`
			select coalesce(max(position), 0) as position from dagsordenspunkt where moede_id = ${at.moedeId}`
	]);
	const same = own.find(({ id }) => id === sent.id);
	if (same) return same.title === sent.title ? ok('unchanged') : refused('other');
	const open = own.filter((punkt) => punkt.open);
	if (open.some(({ title }) => title === sent.title)) return ok('unchanged');
	if (open.length >= most.points) return refused('too_many');
	const made = await attempt(
		tx,
		() => sql`
			insert into dagsordenspunkt (id, moede_id, borger_id, title, position, author_account_id)
			values (${sent.id}, ${at.moedeId}, ${at.borgerId}, ${sent.title}, ${(last?.position ?? 0) + 1}, ${at.accountId})
			on conflict (id) do nothing`
	);
	if (!made.ok) return refused('over');
	if (made.value.count === 0) return refused('other');
	await tell(tx, at, found.value, { type: 'punkt_added' });
	return ok('added');
}

/**
 * Takes an own point off the agenda, or puts it back; a second time changes nothing.
 * @param punktId what the form said; anything
 * @returns `unknown` also when it is not a point that the borger wrote
 */
export async function moveOwnPunkt(
	tx: Tx,
	at: AtMoede,
	punktId: string,
	to: 'off' | 'back'
): Promise<Result<'moved', NotNow>> {
	const found = await findWritable(tx, at);
	if (!found.ok) return found;
	if (!isId(punktId)) return refused('unknown');
	const { sql } = tx;
	const own = sql`id = ${punktId} and moede_id = ${at.moedeId} and borger_id = ${at.borgerId} and by_borger`;
	const [known] = await sql`select from dagsordenspunkt where ${own}`;
	if (!known) return refused('unknown');
	const moved = await attempt(tx, () =>
		to === 'off'
			? sql`update dagsordenspunkt set ended_at = now() where ${own} and ended_at is null`
			: sql`update dagsordenspunkt set ended_at = null where ${own} and ended_at is not null`
	);
	return moved.ok ? ok('moved') : refused('over');
}

/** Somebody of the borger's own at the meeting. */
type Guest = { id: string; personId: string; name: string; bisidder: boolean; removed: boolean };
const guestsOf = ({ sql }: Tx, { moedeId }: AtMoede) => sql<Guest[]>`
	select d.id, n.id as "personId", n.name, d.bisidder, d.removed_at is not null as removed
	from moede_participant d join netvaerksperson n on n.id = d.netvaerksperson_id where d.moede_id = ${moedeId}`;

/**
 * Asks somebody of the borger's own along, as bisidder if they wish (M12). Somebody new is kept among the borger's own people. Asked
 * already, they become what the form says now. Nothing is sent to the person. Tells those who read such names.
 * @returns `unknown_person` when the one who was chosen is not among the borger's own; `other` when the form has been sent
 *   about somebody else; `too_many` guests
 */
export async function inviteOwn(
	tx: Tx,
	at: AtMoede,
	sent: SentGuest
): Promise<Result<'invited' | 'unchanged', NotNow | 'unknown_person' | 'too_many' | 'other'>> {
	const found = await findWritable(tx, at);
	if (!found.ok) return found;
	const { sql } = tx;
	const [guests, people] = await Promise.all([
		guestsOf(tx, at),
		sql<OwnPerson[]>`
			select id, name, relation from netvaerksperson where borger_id = ${at.borgerId} and ended_at is null
			order by created_at limit 200`
	]);
	const known = findKnown(sent, people);
	if (sent.networkId !== null && !known) return refused('unknown_person');
	const earlier = guests.find(({ id }) => id === sent.id);
	if (earlier) return earlier.personId === known?.id ? ok('unchanged') : refused('other');
	const coming = guests.filter(({ removed }) => !removed);
	const already = coming.find(({ personId }) => personId === known?.id);
	if (already?.bisidder === sent.bisidder) return ok('unchanged');
	if (!already && coming.length >= most.guests) return refused('too_many');
	const made = await attempt(tx, async () => {
		if (already) await takeOff(tx, already.id);
		const personId = known?.id ?? (await addPerson(tx, at, sent));
		return addGuest(tx, at, { id: sent.id, personId, bisidder: sent.bisidder });
	});
	// The id is taken by a row of somebody else's, which this form never made.
	if (!made.ok) return refused(made.reason === 'moede_participant_pkey' ? 'other' : 'over');
	await tell(tx, at, found.value, { type: 'moede_invited', name: known?.name ?? sent.name });
	return ok('invited');
}

const takeOff = ({ sql }: Tx, id: string) => sql`update moede_participant set removed_at = now() where id = ${id}`;

const addGuest = (
	{ sql }: Tx,
	{ borgerId, moedeId }: AtMoede,
	{ id, personId, bisidder }: { id: string; personId: string | null; bisidder: boolean }
) => sql`
	insert into moede_participant (id, moede_id, borger_id, netvaerksperson_id, role_text, bisidder)
	values (${id}, ${moedeId}, ${borgerId}, ${personId}, ${words.along.roles[bisidder ? 'bisidder' : 'guest']}, ${bisidder})`;

async function addPerson({ sql }: Tx, { borgerId }: AtMoede, { name, relation }: SentGuest): Promise<string | null> {
	const [made] = await sql<{ id: string }[]>`
		insert into netvaerksperson (borger_id, name, relation) values (${borgerId}, ${name}, ${relation}) returning id`;
	return made?.id ?? null;
}

/**
 * Somebody of the borger's own does not come after all, or comes again; a second time changes nothing. Tells those who read
 * such names.
 * @param participantId what the form said; anything
 * @returns `unknown` also when it is nobody of the borger's own
 */
export async function moveOwnGuest(
	tx: Tx,
	at: AtMoede,
	participantId: string,
	to: 'off' | 'back'
): Promise<Result<'moved', NotNow>> {
	const found = await findWritable(tx, at);
	if (!found.ok) return found;
	const guests = await guestsOf(tx, at);
	const guest = guests.find(({ id }) => id === participantId.toLowerCase());
	if (!guest) return refused('unknown');
	const back = to === 'back';
	const stands = guests.some(({ personId, removed }) => personId === guest.personId && !removed);
	if (back ? stands : guest.removed) return ok('moved');
	// Who was taken off is asked anew: a new row.
	const { personId, bisidder } = guest;
	const moved = await attempt(tx, () =>
		back ? addGuest(tx, at, { id: randomUUID(), personId, bisidder }) : takeOff(tx, guest.id)
	);
	if (!moved.ok) return refused('over');
	await tell(tx, at, found.value, { type: back ? 'moede_invited' : 'moede_uninvited', name: guest.name });
	return ok('moved');
}

/**
 * Notes what the borger says to a question of the meeting (M13): a new row, never a change. The same form sent twice, or the same
 * words, adds nothing.
 * @returns `unknown` also when the meeting does not ask that; `other` when the form has been sent with other words
 */
export async function saySvar(
	tx: Tx,
	at: AtMoede,
	sent: SentAnswer
): Promise<Result<'said' | 'unchanged', NotNow | 'other'>> {
	const found = await findWritable(tx, at);
	if (!found.ok) return found;
	if (!(found.value.questions ?? []).includes(sent.key)) return refused('unknown');
	const { sql } = tx;
	const said = await sql<{ id: string; text: string }[]>`
		select id, text from moede_note where moede_id = ${at.moedeId} and key = ${sent.key} order by created_at desc`;
	const same = said.find(({ id }) => id === sent.id);
	if (same) return same.text === sent.text ? ok('unchanged') : refused('other');
	if (said[0]?.text === sent.text) return ok('unchanged');
	const made = await attempt(
		tx,
		() => sql`
			insert into moede_note (id, moede_id, borger_id, key, text, by_account_id)
			values (${sent.id}, ${at.moedeId}, ${at.borgerId}, ${sent.key}, ${sent.text}, ${at.accountId})
			on conflict (id) do nothing`
	);
	if (!made.ok) return refused('over');
	return made.value.count === 1 ? ok('said') : refused('other');
}
