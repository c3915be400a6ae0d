import { ok, refused, type Result } from '../../core/result';
import { isId } from '../../core/text';
import { isToBeUndone, type Aftale } from '../../plan/aftale';
import {
	decideWish,
	isSamePoint,
	isSameStatement,
	most,
	type OwnWish,
	type SentPoint,
	type SentStatement,
	type SentWish,
	type Stance
} from '../../plan/own';
import { arrayOf } from '../db/array';
import type { Tx } from '../db/with-actor';

/** The borger who acts: commands about own things take both ids from the session. */
export type Own = { borgerId: string; accountId: string };

/** Two windows of one borger wait for each other; the second then sees what the first has written. */
const lock = ({ sql }: Tx, what: string, id: string) =>
	sql`select pg_advisory_xact_lock(hashtextextended(${`${what} ${id}`}, 0))`;

/** Tells the team, as far as they may read it; the borger's own doing, so no forvaltning wrote it. */
const tell = (
	{ sql }: Tx,
	{ borgerId, accountId }: Own,
	event: { type: string; subjectId: string; params: object; topics: readonly string[] }
) => sql`
	insert into event (borger_id, actor_account_id, type, subject_id, params, kind, topics)
	values (${borgerId}, ${accountId}, ${event.type}, ${event.subjectId}, ${JSON.stringify(event.params)}::jsonb, 'plan',
		${arrayOf(event.topics)}::text[])`;

const openWishes = ({ sql }: Tx, borgerId: string) => sql<OwnWish[]>`
	select id, type, text, to_jsonb(topics) as topics from wish
	where borger_id = ${borgerId} and ended_at is null order by created_at desc`;

export type WishRefusal = { ok: false; reason: 'too_many' } | { ok: false; reason: 'elsewhere'; now: OwnWish };

/**
 * Writes a wish of the borger's: a new row, and the end of the one it was opened from. Only the borger can (M1). Sent again it
 * changes nothing. Tells the team.
 * @returns `unchanged` when it stood already; `elsewhere`, with what stands now, when another window has changed it
 */
export async function saveWish(
	tx: Tx,
	own: Own,
	sent: SentWish
): Promise<Result<'saved' | 'unchanged', never> | WishRefusal> {
	const [, open] = await Promise.all([lock(tx, 'wish', own.borgerId), openWishes(tx, own.borgerId)]);
	const decision = decideWish(sent, open);
	if (!decision.ok) return decision;
	const { ends, write } = decision.value;
	if (!write && ends.length === 0) return ok('unchanged');
	const { sql } = tx;
	if (ends.length > 0)
		await sql`update wish set ended_at = now() where borger_id = ${own.borgerId} and id = any (${arrayOf(ends)}::uuid[])`;
	if (write) await addWish(tx, own, sent);
	return ok('saved');
}

async function addWish(tx: Tx, own: Own, { type, text, topics }: Omit<SentWish, 'id'>) {
	const [made] = await tx.sql<{ id: string }[]>`
		insert into wish (borger_id, type, text, topics) values (${own.borgerId}, ${type}, ${text}, ${arrayOf(topics)}::text[])
		returning id`;
	await tell(tx, own, { type: 'wish_written', subjectId: made?.id ?? '', params: { type }, topics });
}

/**
 * Takes a wish away; a second time changes nothing.
 * @param wishId what the form said; anything
 */
export async function endWish({ sql }: Tx, { borgerId }: Own, wishId: string): Promise<Result<'ended', 'unknown'>> {
	if (!isId(wishId)) return refused('unknown');
	const [known] = await sql`select from wish where borger_id = ${borgerId} and id = ${wishId}`;
	if (!known) return refused('unknown');
	await sql`update wish set ended_at = now() where borger_id = ${borgerId} and id = ${wishId} and ended_at is null`;
	return ok('ended');
}

/**
 * Takes back that a wish was taken away: the same text as a new row. Pressed twice it stands once.
 * @param wishId what the form said; anything
 * @returns `elsewhere` when another dream has taken its place
 */
export async function restoreWish(
	tx: Tx,
	own: Own,
	wishId: string
): Promise<Result<'saved' | 'unchanged', 'unknown'> | WishRefusal> {
	if (!isId(wishId)) return refused('unknown');
	const [wish] = await tx.sql<OwnWish[]>`
		select id, type, text, to_jsonb(topics) as topics from wish where borger_id = ${own.borgerId} and id = ${wishId}`;
	return wish ? saveWish(tx, own, { ...wish, id: null }) : refused('unknown');
}

/**
 * Adds a point to the board, shared at once; sent again it stands once. Tells the team.
 * @returns `too_many` when fifty of the borger's own stand already
 */
export async function addPoint(tx: Tx, own: Own, sent: SentPoint): Promise<Result<'added' | 'unchanged', 'too_many'>> {
	const [, open] = await Promise.all([
		lock(tx, 'tavle', own.borgerId),
		tx.sql<SentPoint[]>`
			select column_key as "column", text, to_jsonb(topics) as topics from tavlepunkt
			where borger_id = ${own.borgerId} and author_account_id = ${own.accountId} and ended_at is null`
	]);
	if (open.some((point) => isSamePoint(point, sent))) return ok('unchanged');
	if (open.length >= most) return refused('too_many');
	const { column, text, topics } = sent;
	const [made] = await tx.sql<{ id: string }[]>`
		insert into tavlepunkt (borger_id, column_key, text, author_account_id, topics)
		values (${own.borgerId}, ${column}, ${text}, ${own.accountId}, ${arrayOf(topics)}::text[]) returning id`;
	await tell(tx, own, { type: 'tavlepunkt_added', subjectId: made?.id ?? '', params: { column }, topics });
	return ok('added');
}

/**
 * Takes an own point off the board, or puts it back. It keeps its id, so that a goal made from it still knows where it began.
 * @param pointId what the form said; anything
 * @returns refused when it is not a point that the borger wrote
 */
export async function movePoint(
	{ sql }: Tx,
	{ borgerId, accountId }: Own,
	pointId: string,
	to: 'off' | 'back'
): Promise<Result<'moved', 'unknown'>> {
	if (!isId(pointId)) return refused('unknown');
	const own = sql`borger_id = ${borgerId} and author_account_id = ${accountId} and id = ${pointId}`;
	const [known] = await sql`select from tavlepunkt where ${own}`;
	if (!known) return refused('unknown');
	if (to === 'off') await sql`update tavlepunkt set ended_at = now() where ${own} and ended_at is null`;
	else await sql`update tavlepunkt set ended_at = null where ${own} and ended_at is not null`;
	return ok('moved');
}

/**
 * Notes what the borger says to the current version of the running plan: a new row, never a change. The same again adds
 * nothing. Tells the team.
 * @returns refused with `moved` when the version on the screen is no longer the current one, `no_plan` when nothing is published
 */
export async function saySomething(
	tx: Tx,
	own: Own,
	sent: SentStatement
): Promise<Result<'said' | 'unchanged', 'moved' | 'no_plan'>> {
	const { borgerId } = own;
	const [, [plan]] = await Promise.all([
		lock(tx, 'statement', borgerId),
		tx.sql<{ id: string; version: number; latest: { version: number; stance: Stance; words: string | null } | null }[]>`
			select p.id, p.version, (
				select jsonb_build_object('version', s.version, 'stance', s.stance, 'words', s.words)
				from plan_statement s where s.plan_id = p.id and s.borger_id = p.borger_id order by s.at desc limit 1
			) as latest
			from plan p where p.borger_id = ${borgerId} and p.ended_on is null and p.version > 0`
	]);
	if (!plan) return refused('no_plan');
	if (plan.version !== sent.version) return refused('moved');
	if (isSameStatement(sent, plan.latest)) return ok('unchanged');
	const [made] = await tx.sql<{ id: string }[]>`
		insert into plan_statement (borger_id, plan_id, version, stance, words)
		values (${borgerId}, ${plan.id}, ${sent.version}, ${sent.stance}, ${sent.words}) returning id`;
	const { stance } = sent;
	await tell(tx, own, { type: 'plan_statement', subjectId: made?.id ?? '', params: { stance }, topics: [] });
	return ok('said');
}

/**
 * Takes back "Gjort" or "Det er sket": only what the borger noted themself, and only while it is the last thing that happened.
 * Tells the team.
 * @param itemId what the form said; anything
 * @returns `unchanged` when it is owed already or somebody else has noted something since
 */
export async function undoAftaleDone(
	tx: Tx,
	own: Own,
	itemId: string
): Promise<Result<'undone' | 'unchanged', 'unknown'>> {
	if (!isId(itemId)) return refused('unknown');
	const { borgerId, accountId } = own;
	const [, [aftale]] = await Promise.all([
		// The same lock as noting it.
		tx.sql`select pg_advisory_xact_lock(hashtextextended(${itemId}, 0))`,
		tx.sql<(Pick<Aftale, 'state' | 'text' | 'owedBy'> & { notedByReader: boolean | null; topics: string[] })[]>`
			select i.text, i.owed_by as "owedBy", to_jsonb(i.topics) as topics, last.state,
				last.by_account_id = ${accountId} as "notedByReader"
			from plan p
			join aftale i on i.plan_id = p.id and i.first_version <= p.version and (i.last_version is null or i.last_version >= p.version)
			left join lateral (
				select s.state, s.by_account_id from aftale_status s
				where s.aftale_item_id = i.item_id and s.borger_id = i.borger_id order by s.at desc limit 1
			) last on true
			where p.borger_id = ${borgerId} and p.ended_on is null and i.borger_id = ${borgerId} and i.item_id = ${itemId}`
	]);
	if (!aftale) return refused('unknown');
	const { state, notedByReader, text, owedBy, topics } = aftale;
	if (!isToBeUndone({ state, notedByReader: notedByReader ?? false })) return ok('unchanged');
	await Promise.all([
		tx.sql`insert into aftale_status (aftale_item_id, borger_id, state, by_account_id)
			values (${itemId}, ${borgerId}, 'reopened', ${accountId})`,
		tell(tx, own, { type: 'aftale_reopened', subjectId: itemId, params: { text, owedBy }, topics })
	]);
	return ok('undone');
}
