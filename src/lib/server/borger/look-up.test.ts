import { expect, test } from 'vitest';
import { env } from '../env';
import { encryptCpr } from './cpr';
import { maskLookUp, openLookUp, readCpr, sealLookUp } from './look-up';

const now = new Date('2026-11-22T08:00:00Z');
const reader = { accountId: 'tove', now };
const looked = { cpr: '7403074149', name: 'Åse Øst' };

test('a CPR number may be typed with a hyphen or spaces', () => {
	for (const typed of ['740307-4149', ' 740307 4149 ', '7403074149', '740307–4149'])
		expect(readCpr(typed, now)).toMatchObject({ ok: true, value: { number: '7403074149' } });
});

test('what is no number, no day, or of somebody under 18 is refused, on the day itself it is not', () => {
	const reason = (typed: string) => {
		const read = readCpr(typed, now);
		return read.ok ? null : read.reason;
	};
	expect(reason(' - ')).toBe('missing');
	expect(reason('123')).toBe('form');
	expect(reason('7403074149'.repeat(10))).toBe('form');
	expect(reason('9913074149')).toBe('date');
	expect(reason('8311084000')).toBe('under_18');
	expect(reason('8211084000')).toBeNull();
});

test('a look-up goes on sealed: the number cannot be read from it, and the name comes back as it was', () => {
	const sealed = sealLookUp(looked, reader);
	expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('4149');
	expect(openLookUp(sealed, reader)).toEqual(looked);
	expect(openLookUp(sealLookUp({ ...looked, name: null }, reader), reader)).toEqual({ ...looked, name: null });
	expect(maskLookUp(looked)).toBe('740307-xxxx');
});

test('a sealed look-up is worth nothing to somebody else, after a working day, or when it was changed or made up', () => {
	const sealed = sealLookUp(looked, reader);
	expect(openLookUp(sealed, { ...reader, accountId: 'signe' })).toBeNull();
	const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
	expect(openLookUp(sealed, { ...reader, now: later(8) })).toEqual(looked);
	expect(openLookUp(sealed, { ...reader, now: later(8.01) })).toBeNull();
	expect(openLookUp(`${sealed.slice(0, -2)}AA`, reader)).toBeNull();
	for (const made of ['', 'x', '7403074149', 'A'.repeat(10_000)]) expect(openLookUp(made, reader)).toBeNull();
	// What the database stores is sealed with the same key, and is no look-up.
	expect(openLookUp(encryptCpr('7403074149', env().keys.cpr).toString('base64url'), reader)).toBeNull();
});
