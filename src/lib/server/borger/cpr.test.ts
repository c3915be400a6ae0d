import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { ageOn, decryptCpr, encryptCpr, hashCpr, maskCpr, parseCpr } from './cpr';

const bornOn = (text: string) => {
	const read = parseCpr(text);
	return read.ok ? read.value.bornOn : read.reason;
};

test('the seventh digit of a CPR number tells the century', () => {
	expect(bornOn('0101003000')).toBe('1900-01-01');
	expect(bornOn('3112993000')).toBe('1999-12-31');
	expect(bornOn('0101364000')).toBe('2036-01-01');
	expect(bornOn('0101374000')).toBe('1937-01-01');
	expect(bornOn('0101575000')).toBe('2057-01-01');
	expect(bornOn('0101585000')).toBe('1858-01-01');
	expect(bornOn('0101578000')).toBe('2057-01-01');
	expect(bornOn('0101588000')).toBe('1858-01-01');
	expect(bornOn('0101369000')).toBe('2036-01-01');
	expect(bornOn('0101379000')).toBe('1937-01-01');
});

test('a hyphen is optional, and a test or replacement number with 60 added to the day counts as its day', () => {
	expect(parseCpr('740307-4149')).toEqual({
		ok: true,
		value: { number: '7403074149', bornOn: '2007-03-14', replacement: true }
	});
	expect(parseCpr('1403074149')).toMatchObject({ ok: true, value: { bornOn: '2007-03-14', replacement: false } });
});

test('what is not ten digits has no form, and what is no day of the calendar has no date', () => {
	for (const text of ['', '140307', '14030741490', '140307 4149', '14-03-07-4149', 'x403074149', '１403074149']) {
		expect(bornOn(text)).toBe('form');
	}
	for (const text of [
		'3002801234',
		'2902011234',
		'0013801234',
		'3213801234',
		'0001801234',
		'6001801234',
		'9201801234'
	]) {
		expect(bornOn(text)).toBe('date');
	}
	expect(bornOn('2902044000')).toBe('2004-02-29');
});

test('somebody is 18 on the birthday and not the day before', () => {
	expect(ageOn('2008-11-21', '2026-11-21')).toBe(18);
	expect(ageOn('2008-11-22', '2026-11-21')).toBe(17);
	expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
	expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
});

test('an encrypted number can be read with its key only, and not after a change', () => {
	const key = randomBytes(32);
	const encrypted = encryptCpr('7403074149', key);
	expect(decryptCpr(encrypted, key)).toBe('7403074149');
	expect(encrypted.toString('latin1')).not.toContain('7403074149');
	expect(encryptCpr('7403074149', key).equals(encrypted)).toBe(false);
	expect(() => decryptCpr(encrypted, randomBytes(32))).toThrow();
	for (let index = 0; index < encrypted.length; index++) {
		const changed = Buffer.from(encrypted);
		changed[index] = (changed[index] ?? 0) ^ 1;
		expect(() => decryptCpr(changed, key)).toThrow();
	}
});

test('the hash is the same for the same number and key, and another for another key', () => {
	const key = randomBytes(32);
	expect(hashCpr('7403074149', key).equals(hashCpr('7403074149', key))).toBe(true);
	expect(hashCpr('7403074149', key).equals(hashCpr('7403074149', randomBytes(32)))).toBe(false);
	expect(hashCpr('7403074149', key)).toHaveLength(32);
});

test('a masked number shows the date of birth only', () => {
	expect(maskCpr('7403074149')).toBe('740307-xxxx');
});
