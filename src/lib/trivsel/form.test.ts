import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestText } from './answer';
import { readForm, readJson, type ReadAnswer } from './form';

const id = '9f0c1b52-6f3e-4a55-9d3b-0c7a1f3b2d10';
const emne = '11111111-1111-4111-8111-111111111111';
const fields = { id, emne: 'samlet', linealVersion: '1', trin: '3.5', note: '', skridt: '' };
const post = (changes: Record<string, unknown> = {}) => readForm(Object.entries({ ...fields, ...changes }));
const problems = (read: ReadAnswer) => (read.ok ? null : read.problems);

const item = {
	id,
	v: 1,
	lineal: 'voresplan',
	linealVersion: 1,
	emne: 'samlet',
	svar: 'trin',
	trin: 3.5,
	madeAt: '2026-11-21T09:00:00.000Z',
	tz: 'Europe/Copenhagen',
	now: '2026-11-21T10:00:00.000Z'
};

describe('the form', () => {
	test('a mark on the ruler and nothing else is an answer', () => {
		expect(post()).toEqual({
			ok: true,
			value: {
				id,
				emneId: null,
				linealKey: null,
				linealVersion: 1,
				answer: { kind: 'point', value: 3.5 },
				note: null,
				skridt: null,
				samlet: false,
				givenHow: null,
				device: null,
				timeZone: 'Europe/Copenhagen'
			}
		});
	});

	test('ved ikke and vil ikke svare are answers, about an area too', () => {
		expect(post({ trin: 'ved-ikke', emne })).toMatchObject({ value: { answer: { kind: 'dont_know' }, emneId: emne } });
		expect(post({ trin: 'vil-ikke-svare' })).toMatchObject({ value: { answer: { kind: 'decline' } } });
	});

	test('M23 a professional’s form may say that it is the samlet vurdering, and no other form may', () => {
		const samlet = Object.entries({ ...fields, samlet: 'ja' });
		expect(readForm(samlet, 'rating')).toMatchObject({ ok: true, value: { samlet: true, givenHow: null } });
		expect(readForm(Object.entries(fields), 'rating')).toMatchObject({ ok: true, value: { samlet: false } });
		expect(problems(readForm(Object.entries({ ...fields, samlet: 'nej' }), 'rating'))).toEqual({ samlet: 'malformed' });
		expect(problems(readForm(samlet, 'own'))).toEqual({ form: 'unknown' });
		expect(problems(readForm(samlet, 'typed'))).toMatchObject({ form: 'unknown' });
	});

	test('what is typed for a borger says how it was given, and no other form may', () => {
		const typed = (hvordan: string) => readForm(Object.entries({ ...fields, hvordan }), 'typed');
		expect(typed('telefon')).toMatchObject({ ok: true, value: { givenHow: 'phone', samlet: false } });
		expect(typed('moede')).toMatchObject({ value: { givenHow: 'meeting' } });
		expect(typed('papir')).toMatchObject({ value: { givenHow: 'paper' } });
		expect(problems(typed('brev'))).toEqual({ hvordan: 'malformed' });
		expect(problems(readForm(Object.entries(fields), 'typed'))).toEqual({ hvordan: 'missing' });
		expect(problems(post({ hvordan: 'telefon' }))).toEqual({ form: 'unknown' });
	});

	test('an untouched ruler is no answer', () => {
		const { trin: _, ...untouched } = fields;
		expect(problems(readForm(Object.entries(untouched)))).toEqual({ trin: 'missing' });
	});

	test('D1 what is not written as we write a point is no answer', () => {
		for (const trin of [
			'',
			'3 ',
			' 3',
			'3.0',
			'3.25',
			'03',
			'3,5',
			'٣',
			'３',
			'NaN',
			'null',
			'1e309',
			'[]',
			'-0',
			'9007199254740993'
		]) {
			expect(problems(post({ trin }))).toEqual({ trin: 'not_an_answer' });
		}
	});

	test('D4 a field that is there twice is refused, and so is one that is not ours', () => {
		expect(problems(readForm([...Object.entries(fields), ['trin', '5']]))).toEqual({ trin: 'twice' });
		expect(problems(post({ 'trin[]': '5' }))).toEqual({ form: 'unknown' });
		expect(problems(post({ 'a.b': '5' }))).toEqual({ form: 'unknown' });
	});

	test('B7 nobody says with the answer whom it is for or who they are', () => {
		for (const name of ['role', 'borgerId', 'raterKind', 'rater_kind', 'blind'])
			expect(problems(post({ [name]: 'leder' }))).toEqual({ form: 'unknown' });
	});

	test('D5 the names of an object are no way in', () => {
		for (const name of ['__proto__', 'constructor', 'prototype', 'toString']) {
			expect(problems(readForm([...Object.entries(fields), [name, 'x']]))).toEqual({ form: 'unknown' });
		}
		expect(({} as Record<string, unknown>)['x']).toBeUndefined();
	});

	test('D2 text is kept as typed, and what cannot be stored is refused at its field', () => {
		expect(post({ note: 'Sø\u0301ren 👩‍👩‍👧\r\n\u202Ex', skridt: ' \n ' })).toMatchObject({
			value: { note: 'Sø\u0301ren 👩‍👩‍👧\n\u202Ex', skridt: null }
		});
		expect(problems(post({ note: 'a\0', skridt: '\uD800' }))).toEqual({ note: 'forbidden', skridt: 'forbidden' });
		expect(post({ note: '😀'.repeat(longestText) }).ok).toBe(true);
		expect(problems(post({ note: 'a'.repeat(longestText + 1) }))).toEqual({ note: 'too_long' });
		expect(problems(post({ note: new Blob(['x']) }))).toEqual({ note: 'malformed' });
	});

	test('an id is one of ours, in lower case', () => {
		expect(post({ id: id.toUpperCase() })).toMatchObject({ value: { id } });
		for (const wrong of ['', 'x', `${id}'`, `${id}\n`])
			expect(problems(post({ id: wrong }))).toEqual({ id: 'malformed' });
		for (const wrong of ['', 'Samlet', 'x']) expect(problems(post({ emne: wrong }))).toEqual({ emne: 'malformed' });
		for (const wrong of ['', '0', '-1', '1.0', '１', '9999999'])
			expect(problems(post({ linealVersion: wrong }))).toEqual({ linealVersion: 'malformed' });
	});

	test('D8 whatever is posted is either read or refused at a field', () => {
		const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...Object.values(fields), emne, 'ved-ikke'));
		const name = fc.oneof(fc.string(), fc.constantFrom(...Object.keys(fields), '__proto__'));
		fc.assert(
			fc.property(fc.array(fc.tuple(name, value), { maxLength: 12 }), (posted) => {
				const read = readForm(posted);
				expect(read.ok || Object.keys(read.problems).length > 0).toBe(true);
			}),
			{ numRuns: 500 }
		);
	});
});

describe('JSON', () => {
	test('an answer from a phone carries its clocks', () => {
		expect(readJson(item)).toEqual({
			ok: true,
			value: {
				id,
				emneId: null,
				linealKey: 'voresplan',
				linealVersion: 1,
				answer: { kind: 'point', value: 3.5 },
				note: null,
				skridt: null,
				samlet: false,
				givenHow: null,
				device: { madeAt: new Date(item.madeAt), now: new Date(item.now) },
				timeZone: 'Europe/Copenhagen'
			}
		});
		expect(readJson({ ...item, svar: 'ved-ikke', trin: null, note: 'a\r\nb', emne })).toMatchObject({
			value: { answer: { kind: 'dont_know' }, note: 'a\nb', emneId: emne }
		});
	});

	test('D1 trin is a number, and there is one exactly when the answer is a mark', () => {
		for (const trin of ['3', '3 ', [], [3], {}, true, '٣', Number.NaN, Number.POSITIVE_INFINITY])
			expect(problems(readJson({ ...item, trin }))).toEqual({ trin: 'not_an_answer' });
		expect(problems(readJson({ ...item, trin: null }))).toEqual({ trin: 'missing' });
		expect(problems(readJson({ ...item, svar: 'ved-ikke' }))).toEqual({ trin: 'not_an_answer' });
		const { trin: _, ...without } = item;
		expect(problems(readJson(without))).toEqual({ trin: 'missing' });
	});

	test('B7 D5 a key that is not ours is refused', () => {
		for (const key of ['role', 'borgerId', 'raterKind', '__proto__', 'constructor', 'toString']) {
			expect(problems(readJson(JSON.parse(`${JSON.stringify(item).slice(0, -1)},"${key}":{"x":1}}`)))).toEqual({
				form: 'unknown'
			});
		}
		expect(({} as Record<string, unknown>)['x']).toBeUndefined();
	});

	test('D7 a day that does not exist is no time', () => {
		for (const time of [
			'2026-02-30T10:00:00Z',
			'9999-01-01T00:00:00Z',
			'0000-01-01T00:00:00Z',
			'2026-11-21T10:00:00+14:00',
			'2026-11-21T24:00:00Z',
			'2026-11-21',
			'i går',
			7
		]) {
			expect(problems(readJson({ ...item, madeAt: time }))).toEqual({ madeAt: 'malformed' });
		}
		expect(readJson({ ...item, madeAt: '2026-11-21T10:00:00.123+01:00' }).ok).toBe(true);
		expect(readJson({ ...item, now: '1970-01-01T00:00:00Z' }).ok).toBe(true);
	});

	test('a sealed answer is opened before it comes here, and only version 1 is inside', () => {
		expect(problems(readJson({ ...item, v: 2 }))).toEqual({ v: 'malformed' });
		expect(problems(readJson({ ...item, v: 3 }))).toEqual({ v: 'malformed' });
	});

	test('what is no object is refused as a whole', () => {
		for (const body of [null, 3, 'x', true]) expect(problems(readJson(body))).toEqual({ form: 'malformed' });
		expect(readJson([]).ok).toBe(false);
	});

	test('D8 whatever JSON comes, it is read or refused, and never thrown at', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.jsonValue({ maxDepth: 8 }),
					fc.record(
						Object.fromEntries(
							Object.entries(item).map(([key, value]) => [key, fc.oneof(fc.constant(value), fc.jsonValue())])
						)
					)
				),
				(body) => {
					const read = readJson(body);
					expect(read.ok || Object.keys(read.problems).length > 0).toBe(true);
				}
			),
			{ numRuns: 1_000 }
		);
	});
});
