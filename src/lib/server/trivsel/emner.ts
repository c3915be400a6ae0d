import { ok, refused, type Result } from '../../core/result';
import { isId } from '../../core/text';
import type { Topic } from '../../access/policy';
import type { TeamReader } from '../../team/readers';
import { mostEmner } from '../../trivsel/rating';
import { arrayOf } from '../db/array';
import type { Tx } from '../db/with-actor';
import { readersJson } from '../team/readers';

/** What the borger is asked about now: an area in own words, or a goal (`maalId` is its item id). */
export type OpenEmne = { id: string; text: string; maalId: string | null; topics: readonly Topic[] };
type Own = { borgerId: string; accountId: string };
/** The question that stands; not new when it stood already. */
type Chosen = { id: string; isNew: boolean };

const columns = ({ sql }: Tx) => sql`e.id, e.text, e.maal_id as "maalId", to_jsonb(e.topics) as topics`;

/** What is asked about now, in order. One statement. */
export async function findOpenEmner(tx: Tx, borgerId: string): Promise<OpenEmne[]> {
	return tx.sql<OpenEmne[]>`
		select ${columns(tx)} from trivselsemne e where e.borger_id = ${borgerId} and e.ended_at is null
		order by e.position, e.created_at, e.id`;
}

/**
 * What the page needs on which the borger chooses: what is asked about, who may read an answer, and what was just taken away
 * (`taken`, an id or null). Two statements.
 */
export async function readEmner(tx: Tx, { borgerId, taken }: { borgerId: string; taken: string | null }) {
	const [open, [row]] = await Promise.all([
		findOpenEmner(tx, borgerId),
		tx.sql<{ readers: TeamReader[]; taken: OpenEmne | null }[]>`
			select ${readersJson(tx.sql, borgerId, 'trivsel')} as readers,
				(select to_jsonb(x) from (select ${columns(tx)} from trivselsemne e
					where e.borger_id = ${borgerId} and e.id = ${taken} and e.ended_at is not null) x) as taken`
	]);
	return { open, readers: row?.readers ?? [], taken: row?.taken ?? null };
}

/** Choosing waits for choosing: the same lock as the trigger that counts. */
const lock = ({ sql }: Tx, borgerId: string) =>
	sql`select pg_advisory_xact_lock(hashtextextended(${`emner ${borgerId}`}, 0))`;

const sameTopics = (a: readonly string[], b: readonly string[]) =>
	a.length === b.length && a.every((each) => b.includes(each));

/**
 * Chooses what to be asked about. What was asked about before is taken up again, so that its history goes on. Sent again it
 * changes nothing. The topics of a goal follow the goal, whatever is sent. Tells the team.
 * @param chosen `maalId` is a goal that the borger may read, `text` its title; null for own words
 * @returns `most` when six are asked about already
 */
export async function chooseEmne(
	tx: Tx,
	{ borgerId, accountId }: Own,
	chosen: { text: string; maalId: string | null; topics: readonly Topic[] }
): Promise<Result<Chosen, 'most'>> {
	const { sql } = tx;
	const { text, maalId, topics } = chosen;
	const [, known] = await Promise.all([
		lock(tx, borgerId),
		sql<(OpenEmne & { ended: boolean })[]>`
			select ${columns(tx)}, e.ended_at is not null as ended from trivselsemne e
			where e.borger_id = ${borgerId} order by e.created_at desc`
	]);
	const open = known.filter(({ ended }) => !ended);
	const alike = known.filter((emne) =>
		maalId ? emne.maalId === maalId : emne.maalId === null && emne.text === text && sameTopics(emne.topics, topics)
	);
	const stands = alike.find(({ ended }) => !ended);
	if (stands) return ok({ id: stands.id, isNew: false });
	// The same words with other marks: the marks are what the borger says now.
	const remarked = open.find((emne) => maalId === null && emne.maalId === null && emne.text === text);
	if (open.length >= mostEmner && !remarked) return refused('most');
	if (remarked)
		await sql`update trivselsemne set ended_at = now() where id = ${remarked.id} and borger_id = ${borgerId}`;
	const [earlier] = alike;
	const [emne] = earlier
		? await sql<OpenEmne[]>`
			update trivselsemne e set ended_at = null where e.id = ${earlier.id} and e.borger_id = ${borgerId} returning ${columns(tx)}`
		: await sql<OpenEmne[]>`
			insert into trivselsemne as e (borger_id, maal_id, text, position, topics)
			values (${borgerId}, ${maalId}, ${text},
				(select coalesce(max(position), 0) + 1 from trivselsemne o where o.borger_id = ${borgerId}), ${arrayOf(topics)}::text[])
			returning ${columns(tx)}`;
	if (!emne) throw new Error('the question was not stored');
	await tell(tx, { borgerId, accountId }, emne);
	return ok({ id: emne.id, isNew: true });
}

const tell = ({ sql }: Tx, { borgerId, accountId }: Own, emne: OpenEmne) => sql`
	insert into event (borger_id, actor_account_id, type, subject_id, params, kind, topics)
	values (${borgerId}, ${accountId}, 'emne_chosen', ${emne.id}, jsonb_build_object('text', ${emne.text}::text), 'trivsel',
		${arrayOf(emne.topics)}::text[])`;

/**
 * Lets an area go: it is not asked about any more, and its answers stay. A second time changes nothing.
 * @param emneId what the form said; anything
 */
export async function endEmne({ sql }: Tx, borgerId: string, emneId: string): Promise<Result<'ended', 'unknown'>> {
	if (!isId(emneId)) return refused('unknown');
	const [known] = await sql`select from trivselsemne where borger_id = ${borgerId} and id = ${emneId}`;
	if (!known) return refused('unknown');
	await sql`update trivselsemne set ended_at = now() where borger_id = ${borgerId} and id = ${emneId} and ended_at is null`;
	return ok('ended');
}

/**
 * Takes an area up again that was let go.
 * @param emneId what the form said; anything
 * @returns `most` when six others are asked about meanwhile
 */
export async function restoreEmne(tx: Tx, own: Own, emneId: string): Promise<Result<Chosen, 'unknown' | 'most'>> {
	if (!isId(emneId)) return refused('unknown');
	const [emne] = await tx.sql<OpenEmne[]>`
		select ${columns(tx)} from trivselsemne e where e.borger_id = ${own.borgerId} and e.id = ${emneId}`;
	return emne ? chooseEmne(tx, own, emne) : refused('unknown');
}
