import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	afterAnswer,
	giveBack,
	mayBeEvicted,
	nextItem,
	requestOf,
	sayPhone,
	standingOf,
	tidy,
	waitAfter,
	type Answer,
	type Item
} from './outbox';

const id = '9f0c1b52-6f3e-4a55-9d3b-0c7a1f3b2d10';
const item: Item = {
	id,
	v: 2,
	seq: 1,
	owner: 'viktor',
	kind: 'answer',
	keyId: 'k1',
	sealed: 'a..b.c.d',
	madeAt: '2026-11-20T09:00:00.000Z',
	tz: 'Europe/Copenhagen',
	state: 'waiting',
	savedAt: '2026-11-20T09:00:00.000Z'
};
const now = Date.parse('2026-11-22T12:00:00Z');
const receipt = { id, epoch: 'e1', receivedAt: '2026-11-22T13:03:00.000Z' };
const answer = (status: number, body: unknown = undefined, retryAfter: string | null = null): Answer => ({
	status,
	body,
	retryAfter
});
const after = (told: Answer) => afterAnswer(item, told, now);

describe('Q4 an item is let go only when the server repeats its id', () => {
	test('a receipt of the same id with an epoch is the only one that counts', () => {
		expect(after(answer(201, receipt))).toEqual({ kind: 'received', epoch: 'e1', receivedAt: receipt.receivedAt });
		expect(after(answer(200, { ...receipt, id: id.toUpperCase() })).kind).toBe('received');
		expect(after(answer(200, { ...receipt, epoch: 7 }))).toMatchObject({ kind: 'received', epoch: '7' });
	});

	test.each<[string, unknown]>([
		['a log-in page of ours or a hotel’s', undefined],
		['nothing', ''],
		['null', null],
		['a list', [receipt]],
		['another id', { ...receipt, id: '00000000-0000-4000-8000-000000000000' }],
		['no id', { epoch: 'e1', receivedAt: receipt.receivedAt }],
		['no epoch', { id, receivedAt: receipt.receivedAt }],
		['an empty epoch', { ...receipt, epoch: '' }],
		['no time', { id, epoch: 'e1' }],
		['a time that is none', { ...receipt, receivedAt: 'snart' }],
		['success without anything', { ok: true }]
	])('a 200 with %s is no receipt: it waits', (_what, body) => {
		expect(after(answer(200, body)).kind).toBe('wait');
		expect(after(answer(201, body)).kind).toBe('wait');
	});

	test('a redirect, another 2xx and no answer at all are no receipt: it waits', () => {
		for (const status of [0, 202, 204, 206, 301, 302, 303, 307])
			expect(after(answer(status, receipt)).kind).toBe('wait');
		expect(after('no_answer')).toEqual({ kind: 'wait', seconds: null });
	});

	test('401 and 403 stop until somebody logs in, and keep everything', () => {
		expect(after(answer(401, { message: 'Log ind først' }))).toEqual({ kind: 'log_in' });
		expect(after(answer(403))).toEqual({ kind: 'log_in' });
	});

	test('409 is kept to be looked at, with the server’s sentence', () => {
		const error = { field: 'id', code: 'conflict', message: 'Vi har allerede fået et andet svar.' };
		expect(after(answer(409, { id, error }))).toEqual({ kind: 'look', problem: error.message });
		expect(after(answer(409))).toEqual({ kind: 'look', problem: '409' });
	});

	test.each([400, 404, 410, 413, 415, 422])('%d is kept as refused, with the server’s sentence', (status) => {
		const error = { message: 'Spørgsmålet er lukket.' };
		expect(after(answer(status, { error }))).toEqual({ kind: 'refused', problem: 'Spørgsmålet er lukket.' });
		expect(after(answer(status, '<html>'))).toEqual({ kind: 'refused', problem: String(status) });
	});

	test.each([408, 425, 429, 500, 502, 503, 504])('%d waits', (status) => {
		expect(after(answer(status, { error: { message: 'nej' } }))).toEqual({ kind: 'wait', seconds: null });
	});

	test('429 and 503 wait as long as they are asked to, in seconds or until a date', () => {
		expect(after(answer(429, undefined, '17'))).toEqual({ kind: 'wait', seconds: 17 });
		expect(after(answer(503, undefined, 'Sun, 22 Nov 2026 12:01:30 GMT'))).toEqual({ kind: 'wait', seconds: 90 });
		expect(after(answer(503, undefined, 'Sun, 22 Nov 2026 11:00:00 GMT'))).toEqual({ kind: 'wait', seconds: 0 });
		expect(after(answer(503, undefined, 'senere'))).toEqual({ kind: 'wait', seconds: null });
	});

	test('whatever comes, nothing but a receipt lets it go', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 599 }), fc.jsonValue(), fc.option(fc.string()), (status, body, retry) => {
				expect(after(answer(status, body, retry)).kind).not.toBe('received');
			})
		);
	});
});

test('the wait grows from one second to five minutes, half of it by chance, and never below what was asked', () => {
	const wait = (tries: number, random = 1, asked: number | null = null) => waitAfter(tries, { random, asked });
	expect([0, 1, 2, 3].map((tries) => wait(tries))).toEqual([1_000, 2_000, 4_000, 8_000]);
	expect(wait(0, 0)).toBe(500);
	expect([9, 30, 1_000].map((tries) => wait(tries))).toEqual([300_000, 300_000, 300_000]);
	expect(wait(0, 0, 60)).toBe(60_000);
	expect(wait(0, 0, 99_999_999)).toBe(3_600_000);
});

test('what is sent has exactly the keys of the contract', () => {
	const body = requestOf({ ...item, problem: 'x', receivedAt: 'y', epoch: 'z' }, '2026-11-22T12:00:00.000Z');
	expect(Object.keys(body).sort()).toEqual(
		['id', 'v', 'seq', 'owner', 'keyId', 'sealed', 'madeAt', 'tz', 'now'].sort()
	);
});

describe('what is sent next', () => {
	const others = [
		{ ...item, id: 'c', seq: 3 },
		{ ...item, id: 'b', seq: 2 },
		{ ...item, id: 'x', seq: 1, owner: 'laura' },
		{ ...item, id: 'r', seq: 1, state: 'received' as const },
		{ ...item, id: 'l', seq: 1, state: 'look' as const }
	];

	test('the oldest of one’s own that waits', () => {
		expect(nextItem(others, 'viktor', new Set())?.id).toBe('b');
		expect(nextItem(others, 'viktor', new Set(['b']))?.id).toBe('c');
		expect(nextItem(others, 'viktor', new Set(['b', 'c']))).toBeNull();
	});

	test('A10 what somebody else left on the phone is never sent for one', () => {
		expect(nextItem(others, 'laura', new Set())?.id).toBe('x');
		expect(nextItem(others, 'nanna', new Set())).toBeNull();
	});
});

describe('what time and a restored server do', () => {
	const received = (changes: Partial<Item>): Item => ({
		...item,
		state: 'received',
		epoch: 'e1',
		receivedAt: '2026-11-21T12:00:00Z',
		...changes
	});
	const at = { epoch: 'e2', owner: 'viktor', now };

	test('Q12 at another epoch what was received within 30 days waits again, of its owner only', () => {
		const items = [
			received({ id: 'new' }),
			received({ id: 'same', epoch: 'e2' }),
			received({ id: 'other', owner: 'laura' }),
			received({ id: 'old', receivedAt: '2026-10-01T12:00:00Z' }),
			item
		];
		const { again, drop } = tidy(items, at);
		expect(again).toEqual([received({ id: 'new', state: 'waiting' })]);
		expect(drop).toEqual(['old']);
	});

	test('Q12 once: what was offered again and received has the new epoch', () => {
		expect(tidy([received({ epoch: 'e2' })], at).again).toEqual([]);
	});

	test('without knowing the epoch nothing is offered again', () => {
		expect(tidy([received({})], { ...at, epoch: null }).again).toEqual([]);
	});

	test('Q9 what waits, is refused or is to be looked at is never dropped, however old', () => {
		const old = { savedAt: '2020-01-01T00:00:00Z', madeAt: '2020-01-01T00:00:00Z' };
		const items = (['waiting', 'refused', 'look'] as const).map((state) => ({ ...item, ...old, state }));
		expect(tidy(items, at)).toEqual({ drop: [], again: [] });
		expect(standingOf(items, 'viktor').waiting).toBe(1);
	});
});

describe('what a page says of the outbox', () => {
	test('how many wait, since when, and what was not taken, of one’s own', () => {
		const items: Item[] = [
			{ ...item, id: 'a', seq: 2, kind: 'besked', savedAt: '2026-11-19T09:00:00.000Z' },
			{ ...item, id: 'b', seq: 1 },
			{ ...item, id: 'c', seq: 3, state: 'refused' },
			{ ...item, id: 'd', seq: 1, owner: 'laura' }
		];
		expect(standingOf(items, 'viktor')).toMatchObject({
			waiting: 2,
			answersOnly: false,
			oldest: '2026-11-19T09:00:00.000Z',
			troubled: [{ id: 'c' }]
		});
		expect(standingOf([], 'viktor')).toEqual({ waiting: 0, answersOnly: true, oldest: null, troubled: [] });
	});

	test('A9 where nobody is logged in all that waits is counted and nothing is shown', () => {
		const items: Item[] = [item, { ...item, id: 'd', owner: 'laura' }, { ...item, id: 'e', state: 'look' }];
		expect(standingOf(items, null)).toMatchObject({ waiting: 2, troubled: [] });
	});

	test('an iPhone without the app on its home screen is warned after two days, others are not', () => {
		const iphone = { userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0)', touch: true, installed: false };
		const warn = (phone: Partial<typeof iphone>, oldest: string | null = '2026-11-20T11:00:00Z') =>
			mayBeEvicted(oldest, { ...iphone, ...phone }, now);
		expect(warn({})).toBe(true);
		expect(warn({ userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X)' })).toBe(true);
		expect(warn({ userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X)', touch: false })).toBe(false);
		expect(warn({ userAgent: 'Mozilla/5.0 (Linux; Android 15)' })).toBe(false);
		expect(warn({ installed: true })).toBe(false);
		expect(warn({}, '2026-11-21T11:00:00Z')).toBe(false);
		expect(warn({}, null)).toBe(false);
	});
});

describe('the numbers of a phone', () => {
	test('a number that the server has not heard of is given to the next item', () => {
		expect(giveBack({ last: 3, free: [] }, 3, 0)).toEqual({ last: 2, free: [] });
		expect(giveBack({ last: 3, free: [] }, 2, 0)).toEqual({ last: 3, free: [2] });
		expect(giveBack({ last: 3, free: [2] }, 3, 0)).toEqual({ last: 1, free: [] });
	});

	test('a number that it has heard of stays accounted for, so that no loss seems to be there', () => {
		expect(giveBack({ last: 3, free: [] }, 3, 3)).toEqual({ last: 3, free: [3] });
		expect(giveBack({ last: 3, free: [3] }, 2, 2)).toEqual({ last: 2, free: [2] });
	});

	test('a call says the phone, its last number and how many are here', () => {
		expect(sayPhone(id, 12, 3)).toBe(`${id};12;3`);
	});
});
