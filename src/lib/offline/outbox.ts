/** The outbox as rules: what an answer of the server does to an item, how long to wait, what is offered again. Nothing is read here. */
import { isIos } from './device';

/** What can wait: an answer on the ruler, a message in a conversation, a new conversation. */
export type ItemKind = 'answer' | 'besked' | 'samtale';

/**
 * `waiting`: on the phone, to be sent. `received`: the server has said so. `look`: the server has something else under its id.
 * `refused`: the server does not take it, and trying again would not help.
 */
type ItemState = 'waiting' | 'look' | 'refused' | 'received';

/** One thing that is to be sent, as it lies in the browser. Times are ISO 8601 with an offset. */
export type Item = {
	/** Born with the form. */
	id: string;
	v: 2;
	/** Counted up on this phone, so that the server sees a gap. */
	seq: number;
	/** A keyed tag of the account that made it (`lasts.who`); only in that one's session is it sent. */
	owner: string;
	kind: ItemKind;
	keyId: string;
	/** Compact JWE of the JSON body: only the server can open it. */
	sealed: string;
	madeAt: string;
	tz: string;
	state: ItemState;
	/** Why it is `look` or `refused`: the server's sentence, or its status. */
	problem?: string;
	receivedAt?: string;
	/** The epoch of the server that received it. */
	epoch?: string;
	savedAt: string;
};

/** Where an item of a kind is sent (POST). */
export const addressOf = (kind: ItemKind) => (kind === 'answer' ? '/api/trivselsmaaling' : '/api/besked');

/** What is sent: exactly these keys. @param now what the phone's clock shows as it is sent, ISO 8601 */
export const requestOf = ({ id, v, seq, owner, keyId, sealed, madeAt, tz }: Item, now: string) => ({
	id,
	v,
	seq,
	owner,
	keyId,
	sealed,
	madeAt,
	tz,
	now
});

/** What came back, before anybody believes it. `body` is what JSON.parse made of it, undefined when it is no JSON. */
export type Answer = { status: number; retryAfter: string | null; body: unknown } | 'no_answer';

/** What an answer means for its item. */
export type After =
	| { kind: 'received'; epoch: string; receivedAt: string }
	/** Something else lies under its id; it is kept. */
	| { kind: 'look'; problem: string }
	| { kind: 'refused'; problem: string }
	/** Not logged in, or as somebody else: everything is kept, and nothing more is sent. */
	| { kind: 'log_in' }
	/** Nothing is known: the same again later. `seconds` is what the server asked for. */
	| { kind: 'wait'; seconds: number | null };

/**
 * What becomes of an item after an answer. Only a 200 or 201 in JSON that repeats its id and names an epoch is a receipt: a 200 of
 * a hotel's log-in page is not, and neither is a redirect.
 * @param now ms since 1970, for a `Retry-After` that is a date
 */
export function afterAnswer({ id }: Pick<Item, 'id'>, answer: Answer, now: number): After {
	if (answer === 'no_answer') return { kind: 'wait', seconds: null };
	const { status, body } = answer;
	if (status === 200 || status === 201) {
		const receipt = receiptOf(body, id);
		return receipt ? { kind: 'received', ...receipt } : { kind: 'wait', seconds: null };
	}
	if (status === 401 || status === 403) return { kind: 'log_in' };
	if (status === 409) return { kind: 'look', problem: problemOf(body) ?? String(status) };
	if (status >= 400 && status < 500 && status !== 408 && status !== 425 && status !== 429)
		return { kind: 'refused', problem: problemOf(body) ?? String(status) };
	return { kind: 'wait', seconds: secondsOf(answer.retryAfter, now) };
}

const has = <Key extends string>(body: unknown, key: Key): body is Record<Key, unknown> =>
	typeof body === 'object' && body !== null && key in body;

/** An epoch may be a number or a text; it is kept as a text. */
export const epochOf = (body: unknown): string | null =>
	has(body, 'epoch') && (typeof body.epoch === 'string' || typeof body.epoch === 'number') && body.epoch !== ''
		? String(body.epoch)
		: null;

function receiptOf(body: unknown, id: string): { epoch: string; receivedAt: string } | null {
	const epoch = epochOf(body);
	if (epoch === null || !has(body, 'id') || !has(body, 'receivedAt')) return null;
	if (typeof body.id !== 'string' || body.id.toLowerCase() !== id.toLowerCase()) return null;
	if (typeof body.receivedAt !== 'string' || Number.isNaN(Date.parse(body.receivedAt))) return null;
	return { epoch, receivedAt: body.receivedAt };
}

function problemOf(body: unknown): string | null {
	const error = has(body, 'error') ? body.error : null;
	return has(error, 'message') && typeof error.message === 'string' && error.message !== '' ? error.message : null;
}

/** @returns the seconds that a `Retry-After` asks for, as a number or a date; null when it does not */
function secondsOf(retryAfter: string | null, now: number): number | null {
	const text = retryAfter?.trim() ?? '';
	if (/^\d{1,9}$/.test(text)) return Number(text);
	const at = text ? Date.parse(text) : Number.NaN;
	return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1_000));
}

const longestBackoff = 300_000;
/** A server in trouble asks for minutes; whoever asks for a year is not ours. */
const longestAsked = 3_600_000;

/**
 * How long to wait after the nth try in a row that came to nothing: 1 s, doubled up to 5 min, of which a random half, so that a
 * municipality's phones do not all come back at once; never shorter than the server asked for.
 * @param tries how many went wrong before, from 0
 * @param random in [0, 1)
 * @returns ms
 */
export function waitAfter(tries: number, { random, asked }: { random: number; asked: number | null }): number {
	const most = Math.min(longestBackoff, 1_000 * 2 ** Math.min(tries, 20));
	return Math.max(most * (0.5 + random / 2), Math.min((asked ?? 0) * 1_000, longestAsked));
}

/** The next item of an owner to send: the oldest that waits. Items of others are as if they were not there. */
export function nextItem(items: readonly Item[], owner: string, tried: ReadonlySet<string>): Item | null {
	const mine = items.filter((item) => item.owner === owner && item.state === 'waiting' && !tried.has(item.id));
	return mine.reduce<Item | null>((first, item) => (first && first.seq <= item.seq ? first : item), null);
}

const keptFor = 30 * 86_400_000;

/**
 * What an epoch changes: what was received in another one is offered again when it is at most 30 days old, because the server may
 * have been set back to before it. It is dropped after that. What waits is never dropped.
 * @param epoch the server's, or null when it is not known; then nothing is offered
 * @param owner whose items are offered
 * @param now ms since 1970
 */
export function tidy(
	items: readonly Item[],
	{ epoch, owner, now }: { epoch: string | null; owner: string; now: number }
) {
	const received = items.filter((item) => item.state === 'received');
	const age = (item: Item) => now - Date.parse(item.receivedAt ?? item.savedAt);
	return {
		drop: received.filter((item) => age(item) > keptFor).map(({ id }) => id),
		again: received
			.filter((item) => epoch !== null && item.owner === owner && item.epoch !== epoch && age(item) <= keptFor)
			.map((item): Item => ({ ...item, state: 'waiting' }))
	};
}

/** What one person has in the outbox, for the page. */
export type Standing = {
	waiting: number;
	/** Only answers wait, so they are called so. */
	answersOnly: boolean;
	/** When the oldest that waits was saved; null when none does. */
	oldest: string | null;
	/** What the server did not take, oldest first. */
	troubled: Item[];
};

/** @param owner whose; null counts what everybody has, and opens nothing */
export function standingOf(items: readonly Item[], owner: string | null): Standing {
	const mine = items.filter((item) => owner === null || item.owner === owner).sort((a, b) => a.seq - b.seq);
	const waiting = mine.filter((item) => item.state === 'waiting');
	return {
		waiting: waiting.length,
		answersOnly: waiting.every((item) => item.kind === 'answer'),
		oldest: waiting.map(({ savedAt }) => savedAt).sort()[0] ?? null,
		troubled: owner === null ? [] : mine.filter((item) => item.state === 'look' || item.state === 'refused')
	};
}

const evictedAfter = 2 * 86_400_000;

/**
 * Whether to warn that the phone may throw away what waits: iOS clears what a page keeps that is not on the home screen.
 * @param phone what the browser says it is, and whether the app was installed
 * @param now ms since 1970
 */
export function mayBeEvicted(
	oldest: string | null,
	{ userAgent, touch, installed }: { userAgent: string; touch: boolean; installed: boolean },
	now: number
): boolean {
	// An iPad says that it is a Mac, but a Mac has no touch screen.
	return isIos({ userAgent, touch }) && !installed && oldest !== null && now - Date.parse(oldest) > evictedAfter;
}

/** What a call says of this phone: its id, its last number, and how many of its numbers are accounted for here. */
export const sayPhone = (phone: string, seq: number, here: number) => `${phone};${seq};${here}`;

/** The last number that an owner's item got, and those that were given back. */
export type Numbers = { last: number; free: number[] };

/**
 * Gives back the number of an item that was taken out.
 * @param said the highest number that the server has heard of: those stay numbers of this phone, so that no gap seems to be there
 */
export function giveBack({ last, free }: Numbers, number: number, said: number): Numbers {
	const given = new Set([...free, number]);
	let end = last;
	while (end > said && given.delete(end)) end -= 1;
	return { last: end, free: [...given].sort((a, b) => a - b) };
}
