/** What a phone sends of an item: everything but what was written, which is sealed, and what the phone says of itself. */
import * as v from 'valibot';
import { readInstant } from '../core/instant';
import { isId } from '../core/text';

/** A sealed item on its way. The times are as the phone said them. */
export type Envelope = {
	id: string;
	v: 2;
	/** Its number on that phone, from 1. */
	seq: number;
	/** The tag of the account that made it. */
	owner: string;
	/** The key that it is sealed to. */
	keyId: string;
	/** Compact JWE of the JSON body. */
	sealed: string;
	madeAt: string;
	tz: string;
	now: string;
};
export type EnvelopeField = keyof Envelope;
export type EnvelopeProblem = 'missing' | 'unknown' | 'malformed';
export type ReadEnvelope =
	{ ok: true; value: Envelope } | { ok: false; field: EnvelopeField | 'form'; problem: EnvelopeProblem };

/** The largest number that a column holds. */
const largestCount = 2_147_483_647;
/** A schema's message is the literal problem. */
const malformed = 'malformed' satisfies EnvelopeProblem;
const text = (shape: RegExp) => v.pipe(v.string(malformed), v.regex(shape, malformed));
const instant = v.pipe(
	v.string(malformed),
	v.check((typed) => readInstant(typed) !== null, malformed)
);

const schema = v.strictObject({
	id: v.pipe(v.string(malformed), v.check(isId, malformed), v.toLowerCase()),
	v: v.literal(2, malformed),
	seq: v.pipe(v.number(malformed), v.integer(malformed), v.minValue(1, malformed), v.maxValue(largestCount, malformed)),
	owner: text(/^[\w-]{1,64}$/),
	keyId: text(/^[\w-]{1,64}$/),
	sealed: text(/^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/),
	madeAt: instant,
	tz: text(/^[A-Za-z0-9_+/-]{1,64}$/),
	now: instant
});

/** Whether a body says of itself that it is sealed. */
export const isSealed = (body: unknown): boolean =>
	typeof body === 'object' && body !== null && 'v' in body && body.v === 2;

/**
 * @param body what `JSON.parse` made of the request
 * @returns the first field with a problem; `form` when there is a key that is not ours, or it is no object
 */
export function readEnvelope(body: unknown): ReadEnvelope {
	const read = v.safeParse(schema, body);
	if (read.success) return { ok: true, value: read.output };
	const [issue] = read.issues;
	const key = issue.path?.[0]?.key;
	const field = typeof key === 'string' && Object.hasOwn(schema.entries, key) ? (key as EnvelopeField) : 'form';
	if (issue.type !== 'strict_object') return { ok: false, field, problem: malformed };
	const problem = issue.expected === 'never' ? 'unknown' : field === 'form' ? malformed : 'missing';
	return { ok: false, field, problem };
}

/** What a phone says of itself with every call: how many items it has numbered, and how many of them have not arrived. */
export type PhoneSaid = { id: string; seqHigh: number; waiting: number };

/** The header that carries it. */
export const phoneHeader = 'x-phone';

/**
 * @param said `<uuid>;<seqHigh>;<waiting>`
 * @returns null for anything else: a phone that cannot be understood is not counted, and nothing is refused for it
 */
export function readPhone(said: string | null): PhoneSaid | null {
	const [, id = '', high = '', waits = ''] = /^([0-9a-f-]{36});(\d{1,10});(\d{1,10})$/i.exec(said ?? '') ?? [];
	const [seqHigh, waiting] = [Number(high), Number(waits)];
	if (!isId(id) || seqHigh > largestCount || waiting > seqHigh) return null;
	return { id: id.toLowerCase(), seqHigh, waiting };
}

/** Of a phone: the items numbered, those that it said were waiting, and those that have arrived. */
export type PhoneCounts = { seqHigh: number; waiting: number; arrived: number };

/**
 * How many of a phone's items have come, still wait on it, and are neither here nor there. It said how many wait before it sent
 * the last ones, so what has arrived counts first.
 */
export function countsOf({ seqHigh, waiting, arrived }: PhoneCounts): {
	arrived: number;
	waiting: number;
	missing: number;
} {
	const left = Math.max(0, seqHigh - arrived);
	const stillWaiting = Math.min(waiting, left);
	return { arrived, waiting: stillWaiting, missing: left - stillWaiting };
}
