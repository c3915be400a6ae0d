import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countsOf, isSealed, readEnvelope, readPhone } from './envelope';

const id = randomUUID();
const item = {
	id,
	v: 2,
	seq: 7,
	owner: 'aB3_-x'.repeat(3),
	keyId: 'k'.repeat(43),
	sealed: 'aaa..bbb.ccc.ddd',
	madeAt: '2026-11-21T10:00:00.000Z',
	tz: 'Asia/Tokyo',
	now: '2026-11-24T09:00:00+09:00'
};

describe('a sealed item on its way', () => {
	test('is read with exactly its own keys; its id is written in small letters', () => {
		expect(readEnvelope({ ...item, id: id.toUpperCase() })).toEqual({ ok: true, value: item });
		expect(isSealed(item)).toBe(true);
		for (const other of [null, [], 'x', 2, { v: 1 }, { v: '2' }]) expect(isSealed(other)).toBe(false);
	});
	test.each(Object.keys(item))('without %s it is refused, and that field is named', (field) => {
		const rest = Object.fromEntries(Object.entries(item).filter(([name]) => name !== field));
		expect(readEnvelope(rest)).toEqual({ ok: false, field, problem: 'missing' });
	});
	test('another key is not ours', () => {
		expect(readEnvelope({ ...item, borgerId: id })).toEqual({ ok: false, field: 'form', problem: 'unknown' });
		expect(readEnvelope(JSON.parse(`{"__proto__":{"v":2},"id":"${id}"}`)).ok).toBe(false);
	});
	test.each<[string, unknown]>([
		['id', 'x'],
		['v', 3],
		['seq', 0],
		['seq', 1.5],
		['seq', '1'],
		['seq', 2 ** 31],
		['owner', ''],
		['owner', 'a'.repeat(65)],
		['keyId', 'a.b'],
		['sealed', 'a.b.c'],
		['sealed', 7],
		['madeAt', '2026-02-30T00:00:00Z'],
		['now', 'i går'],
		['tz', '../../etc']
	])('%s cannot be %s', (field, value) => {
		expect(readEnvelope({ ...item, [field]: value })).toEqual({ ok: false, field, problem: 'malformed' });
	});
	test('D8 nothing that anybody sends is an exception', () => {
		fc.assert(
			fc.property(fc.anything({ withNullPrototype: true }), (body) => {
				expect(readEnvelope(body).ok).toBe(false);
			}),
			{ numRuns: 300 }
		);
	});
});

describe('what a phone says of itself', () => {
	test('is read, and what cannot be read counts as nothing said', () => {
		expect(readPhone(`${id.toUpperCase()};12;3`)).toEqual({ id, seqHigh: 12, waiting: 3 });
		for (const wrong of [
			null,
			'',
			id,
			`${id};1`,
			`${id};-1;0`,
			`${id};1;2`,
			`${id};99999999999;0`,
			`x;1;0`,
			`${id};1;0;9`
		])
			expect(readPhone(wrong)).toBeNull();
	});
	test('what has neither come nor waits is missing', () => {
		expect(countsOf({ seqHigh: 14, waiting: 1, arrived: 12 })).toEqual({ arrived: 12, waiting: 1, missing: 1 });
		expect(countsOf({ seqHigh: 0, waiting: 0, arrived: 0 })).toEqual({ arrived: 0, waiting: 0, missing: 0 });
	});
	test('an item that came after the phone last spoke no longer waits, and nothing is less than none', () => {
		expect(countsOf({ seqHigh: 12, waiting: 1, arrived: 12 })).toEqual({ arrived: 12, waiting: 0, missing: 0 });
		expect(countsOf({ seqHigh: 2, waiting: 2, arrived: 3 })).toEqual({ arrived: 3, waiting: 0, missing: 0 });
	});
});
