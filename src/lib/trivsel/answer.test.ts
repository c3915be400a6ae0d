import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentOf, decideAnswer, whenMade, type AnswerFacts, type SentAnswer } from './answer';
import type { Lineal } from './lineal';

const lineal: Lineal = {
	key: 'voresplan',
	version: 2,
	name: 'Linealen',
	lowest: 1,
	highest: 5,
	step: 0.5,
	best: 'highest',
	anchors: []
};
const facts: AnswerFacts = { borgerExists: true, active: lineal, linealExists: true, emne: null, mayGive: true };
const sent: SentAnswer = {
	id: '9f0c1b52-6f3e-4a55-9d3b-0c7a1f3b2d10',
	emneId: null,
	linealKey: null,
	linealVersion: 2,
	answer: { kind: 'point', value: 3.5 },
	note: null,
	skridt: null,
	samlet: false,
	givenHow: null,
	device: null,
	timeZone: 'Europe/Copenhagen'
};
const emneId = '11111111-1111-4111-8111-111111111111';

test('an answer on the ruler in use is taken', () => {
	expect(decideAnswer(sent, facts)).toEqual({ ok: true, value: lineal });
	expect(decideAnswer({ ...sent, linealKey: 'voresplan', emneId }, { ...facts, emne: { ended: false } }).ok).toBe(true);
	expect(decideAnswer({ ...sent, answer: { kind: 'decline' } }, facts).ok).toBe(true);
});

test('another ruler, an old version and an unknown one are told apart', () => {
	expect(decideAnswer({ ...sent, linealVersion: 1 }, facts)).toEqual({ ok: false, reason: 'lineal_old' });
	expect(decideAnswer({ ...sent, linealKey: 'skala' }, facts)).toEqual({ ok: false, reason: 'lineal_old' });
	expect(decideAnswer({ ...sent, linealVersion: 9 }, { ...facts, linealExists: false })).toEqual({
		ok: false,
		reason: 'lineal_unknown'
	});
	expect(decideAnswer(sent, { ...facts, active: null })).toEqual({ ok: false, reason: 'lineal_unknown' });
});

test('a borger or an area one may not see does not exist, and an area that has ended is not asked about', () => {
	expect(decideAnswer(sent, { ...facts, borgerExists: false })).toEqual({ ok: false, reason: 'borger_unknown' });
	expect(decideAnswer(sent, { ...facts, mayGive: false })).toEqual({ ok: false, reason: 'borger_unknown' });
	expect(decideAnswer({ ...sent, emneId }, facts)).toEqual({ ok: false, reason: 'emne_unknown' });
	expect(decideAnswer({ ...sent, emneId }, { ...facts, emne: { ended: true } })).toEqual({
		ok: false,
		reason: 'emne_ended'
	});
});

test('D1 only a point of the ruler is an answer', () => {
	for (const value of [-1, 0, 6, 3.25, 1e308, 2 ** 53 + 1]) {
		expect(decideAnswer({ ...sent, answer: { kind: 'point', value } }, facts)).toEqual({
			ok: false,
			reason: 'not_a_point'
		});
	}
});

test('Q1 a resend is the same answer although the clock has moved on', () => {
	const later = { ...sent, id: 'x', timeZone: 'Asia/Tokyo', device: { madeAt: new Date(0), now: new Date(1) } };
	expect(contentOf(later, 'voresplan')).toBe(contentOf(sent, 'voresplan'));
});

test('Q2 whatever is said differently makes it another answer', () => {
	const others: SentAnswer[] = [
		{ ...sent, answer: { kind: 'point', value: 3 } },
		{ ...sent, answer: { kind: 'dont_know' } },
		{ ...sent, answer: { kind: 'decline' } },
		{ ...sent, emneId },
		{ ...sent, note: 'a' },
		{ ...sent, skridt: 'a' },
		{ ...sent, linealVersion: 3 },
		{ ...sent, samlet: true },
		{ ...sent, givenHow: 'phone' },
		{ ...sent, givenHow: 'paper' }
	];
	expect(new Set([sent, ...others].map((each) => contentOf(each, 'voresplan'))).size).toBe(11);
	expect(contentOf({ ...sent, note: 'a', skridt: null }, 'k')).not.toBe(
		contentOf({ ...sent, note: null, skridt: 'a' }, 'k')
	);
});

const received = new Date('2026-11-21T10:00:00Z');
const hour = 3_600_000;
const after = (base: Date, ms: number) => new Date(base.getTime() + ms);

test('G3 a phone whose clock is three days ahead or a year behind gets the right time', () => {
	for (const off of [3 * 24 * hour, -365 * 24 * hour]) {
		const now = after(received, off);
		expect(whenMade({ madeAt: after(now, -2 * hour), now }, received)).toEqual(after(received, -2 * hour));
	}
});

test('an answer that waited for half a year keeps its time', () => {
	expect(whenMade({ madeAt: after(received, -180 * 24 * hour), now: received }, received)).toEqual(
		after(received, -180 * 24 * hour)
	);
});

test('a clock that makes no sense counts as now, and a form is made when it comes', () => {
	expect(whenMade({ madeAt: new Date(0), now: received }, received)).toEqual(received);
	expect(whenMade({ madeAt: after(received, hour), now: received }, received)).toEqual(received);
	expect(whenMade(null, received)).toEqual(received);
});

test('no answer is made after it was received, whatever the phone says', () => {
	const moment = fc.date({ noInvalidDate: true });
	fc.assert(
		fc.property(moment, moment, (madeAt, now) => {
			const made = whenMade({ madeAt, now }, received);
			expect(made.getTime()).toBeLessThanOrEqual(received.getTime());
			expect(made.getTime()).toBeGreaterThan(received.getTime() - 549 * 24 * hour);
		})
	);
});
