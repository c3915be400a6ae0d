/**
 * CPR numbers: read, checked, encrypted, found by a keyed hash, and shown masked. The number itself is stored nowhere in
 * clear and is never part of a URL, a log line or an error.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { ok, refused, type Result } from '../../core/result';

/** A CPR number that has the right form and a real date of birth. */
export type Cpr = {
	/** Ten digits, no hyphen. */
	number: string;
	/** Date of birth, `YYYY-MM-DD`. */
	bornOn: string;
	/** 60 is added to the day: a test number, or one given while a real number is missing (erstatnings-CPR). */
	replacement: boolean;
};

const daysAdded = 60;

/**
 * Reads a CPR number, with or without hyphen. The check digit (modulus 11) is not looked at: since 2007 the register
 * gives out numbers without it.
 * @returns the number and date of birth, or `form` (not ten digits) or `date` (the first six are no date)
 */
export function parseCpr(text: string): Result<Cpr, 'form' | 'date'> {
	const parts = /^(\d{2})(\d{2})(\d{2})-?(\d)\d{3}$/.exec(text);
	if (!parts) return refused('form');
	const [dayPart, month, shortYear, seventh] = parts.slice(1).map(Number);
	if (dayPart === undefined || month === undefined || shortYear === undefined || seventh === undefined) {
		return refused('form');
	}
	const replacement = dayPart > daysAdded;
	const day = replacement ? dayPart - daysAdded : dayPart;
	const year = centuryOf(seventh, shortYear) + shortYear;
	const date = new Date(Date.UTC(year, month - 1, day));
	if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return refused('date');
	return ok({ number: text.replace('-', ''), bornOn: date.toISOString().slice(0, 10), replacement });
}

/** The seventh digit tells the century (CPR-kontoret, "Personnummeret i CPR-systemet", section 2.2). */
function centuryOf(seventh: number, shortYear: number) {
	if (seventh <= 3) return 1900;
	if (seventh === 4 || seventh === 9) return shortYear <= 36 ? 2000 : 1900;
	return shortYear <= 57 ? 2000 : 1800;
}

/** Whole years on a day; negative before birth. Somebody born on 29 February turns a year older on 1 March. */
export function ageOn(bornOn: string, day: string) {
	const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
	return day.slice(5) >= bornOn.slice(5) ? years : years - 1;
}

/** Layout of the encrypted form: one byte that names this layout, the nonce, the authentication tag, the digits. */
const layout = 1;
const nonceLength = 12;
const tagLength = 16;

/** Encrypts ten digits with AES-256-GCM and a random nonce: the same number looks different each time. */
export function encryptCpr(cpr: string, key: Buffer): Buffer {
	const nonce = randomBytes(nonceLength);
	const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
	const digits = Buffer.concat([cipher.update(cpr, 'ascii'), cipher.final()]);
	return Buffer.concat([Buffer.of(layout), nonce, cipher.getAuthTag(), digits]);
}

/**
 * The ten digits of `encryptCpr`.
 * @throws Error when the key is another or the bytes have been changed
 */
export function decryptCpr(encrypted: Buffer, key: Buffer): string {
	if (encrypted[0] !== layout) throw new Error('not an encrypted CPR number');
	const tagAt = 1 + nonceLength;
	const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(1, tagAt), { authTagLength: tagLength });
	decipher.setAuthTag(encrypted.subarray(tagAt, tagAt + tagLength));
	return Buffer.concat([decipher.update(encrypted.subarray(tagAt + tagLength)), decipher.final()]).toString('ascii');
}

/** Finds a borger by number without storing it: HMAC-SHA256 of the ten digits. Without the key it cannot be guessed. */
export const hashCpr = (cpr: string, key: Buffer): Buffer => createHmac('sha256', key).update(cpr, 'ascii').digest();

/** The date of birth and no more: `140307-xxxx`. (A test number shows the day with 60 added, as it is written.) */
export const maskCpr = (cpr: string) => `${cpr.slice(0, 6)}-xxxx`;
