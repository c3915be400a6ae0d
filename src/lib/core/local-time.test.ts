import { expect, test } from 'vitest';
import { instantOf, isClock, localOf, resolveLocal } from './local-time';

const iso = (instant: Date) => instant.toISOString().slice(0, 16);

test('ten o’clock is another instant in winter than in summer', () => {
	expect(resolveLocal('2026-12-01T10:00')).toEqual({ kind: 'one', at: new Date('2026-12-01T09:00:00Z') });
	expect(resolveLocal('2027-06-01T10:00')).toEqual({ kind: 'one', at: new Date('2027-06-01T08:00:00Z') });
});

test('G1 02:30 on the night when summer time ends is two instants, an hour apart', () => {
	expect(resolveLocal('2026-10-25T02:30')).toEqual({
		kind: 'twice',
		first: new Date('2026-10-25T00:30:00Z'),
		second: new Date('2026-10-25T01:30:00Z')
	});
	expect(resolveLocal('2026-10-25T02:00').kind).toBe('twice');
	expect(resolveLocal('2026-10-25T01:59').kind).toBe('one');
	expect(resolveLocal('2026-10-25T03:00')).toEqual({ kind: 'one', at: new Date('2026-10-25T02:00:00Z') });
});

test('G1 02:30 on the night when summer time begins never comes; 01:30 and 03:30 do', () => {
	const resolved = resolveLocal('2027-03-28T02:30');
	expect(resolved.kind).toBe('never');
	if (resolved.kind !== 'never') return;
	expect(localOf(resolved.before)).toBe('2027-03-28T01:30');
	expect(localOf(resolved.after)).toBe('2027-03-28T03:30');
	expect(resolveLocal('2027-03-28T03:00')).toEqual({ kind: 'one', at: new Date('2027-03-28T01:00:00Z') });
});

test('a series does not stop on those nights', () => {
	expect(iso(instantOf('2026-10-25T02:30'))).toBe('2026-10-25T00:30');
	expect(iso(instantOf('2027-03-28T02:30'))).toBe('2027-03-28T01:30');
	expect(iso(instantOf('2027-03-28T12:00'))).toBe('2027-03-28T10:00');
});

test('the clock in Denmark is told of any instant, midnight included', () => {
	expect(localOf(new Date('2026-11-30T23:00:00Z'))).toBe('2026-12-01T00:00');
	expect(localOf(new Date('2026-06-30T21:59:59Z'))).toBe('2026-06-30T23:59');
});

test('every quarter of two years is the instant it says', () => {
	for (let time = Date.parse('2026-01-01T00:00Z'); time < Date.parse('2028-01-01T00:00Z'); time += 6_300_000) {
		const resolved = resolveLocal(localOf(new Date(time)));
		const instants = resolved.kind === 'one' ? [resolved.at] : Object.values(resolved).slice(1);
		if (!instants.some((each) => each instanceof Date && each.getTime() === time)) expect(new Date(time)).toBeNull();
	}
	expect(resolveLocal('2199-12-31T23:59').kind).toBe('one');
});

test('a clock time has two figures each, up to 23:59', () => {
	expect(['00:00', '09:05', '23:59'].every(isClock)).toBe(true);
	for (const typed of ['24:00', '9:05', '10.30', '10:60', '10:30:00', '', ' 10:00', '１０:００'])
		expect(isClock(typed)).toBe(false);
});
