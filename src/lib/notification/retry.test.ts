import { expect, test } from 'vitest';
import { nextTry, readRetryAfter } from './retry';

const now = new Date('2026-11-22T10:00:00Z');
const until = new Date('2026-11-24T10:00:00Z');
const secondsUntil = (next: Date | null) => (next ? (next.getTime() - now.getTime()) / 1_000 : null);

test('Q11 what failed is tried again soon and then every five minutes, so it is there within five minutes after a return', () => {
	const waits = [1, 2, 3, 4, 5, 50].map((tries) => secondsUntil(nextTry({ now, tries, asked: null, until })));
	expect(waits).toEqual([30, 60, 120, 300, 300, 300]);
});

test('Q11 whoever asks for patience gets it, up to an hour', () => {
	expect(secondsUntil(nextTry({ now, tries: 1, asked: 120_000, until }))).toBe(120);
	expect(secondsUntil(nextTry({ now, tries: 1, asked: 86_400_000, until }))).toBe(3_600);
	expect(secondsUntil(nextTry({ now, tries: 1, asked: -5, until }))).toBe(30);
});

test('a try that would fall into the night waits for the morning, and one that comes too late is given up', () => {
	const late = new Date('2026-11-22T18:59:50Z');
	expect(nextTry({ now: late, tries: 1, asked: null, until })).toEqual(new Date('2026-11-23T07:00:00Z'));
	expect(nextTry({ now: late, tries: 1, asked: null, until: new Date('2026-11-23T07:00:00Z') })).toBeNull();
	expect(nextTry({ now: late, tries: 1, asked: null, until, anyHour: true })).toEqual(new Date('2026-11-22T19:00:20Z'));
});

test('a Retry-After is seconds or an instant, and anything else is none', () => {
	expect(readRetryAfter('120', now)).toBe(120_000);
	expect(readRetryAfter('Sun, 22 Nov 2026 10:01:00 GMT', now)).toBe(60_000);
	expect(readRetryAfter('Sun, 22 Nov 2026 09:00:00 GMT', now)).toBe(0);
	for (const wrong of [undefined, '', 'soon', '-5x', '9'.repeat(30)]) expect(readRetryAfter(wrong, now)).toBeNull();
});
