import { dayOf } from '../../core/dates';
import { refused, type Result } from '../../core/result';
import { env } from '../env';
import { ageOn, decryptCpr, encryptCpr, maskCpr, parseCpr, type Cpr } from './cpr';

/** How long what was looked up may be built on: a working day. Older than that, it is looked up again. */
const holdsFor = 8 * 3_600_000;
const adult = 18;

/**
 * Reads a CPR number as somebody types it: hyphen and white space do not matter.
 * @returns the number, or `missing`, `form`, `date` (no such day), `under_18`
 */
export function readCpr(typed: string, now: Date): Result<Cpr, 'missing' | 'form' | 'date' | 'under_18'> {
	const digits = typed.slice(0, 40).replace(/[\s\-–]/g, '');
	if (digits === '') return refused('missing');
	const read = parseCpr(digits);
	if (!read.ok) return read;
	return ageOn(read.value.bornOn, dayOf(now)) < adult ? refused('under_18') : read;
}

/** What a look-up found, as the form carries it on: the number is not in it in clear. */
export type LookUp = { cpr: string; /** Null for somebody we do not know. */ name: string | null };

/** Seals a look-up for the form that follows: encrypted, for this account only, and for this working day. */
export function sealLookUp({ cpr, name }: LookUp, { accountId, now }: { accountId: string; now: Date }): string {
	const text = encodeURIComponent(JSON.stringify([cpr, name, accountId, now.getTime() + holdsFor]));
	return encryptCpr(text, env().keys.cpr).toString('base64url');
}

/** @returns the look-up, or null when it is not ours, somebody else's, or too old */
export function openLookUp(sealed: string, { accountId, now }: { accountId: string; now: Date }): LookUp | null {
	try {
		const text = decryptCpr(Buffer.from(sealed.slice(0, 4_000), 'base64url'), env().keys.cpr);
		const opened: unknown = JSON.parse(decodeURIComponent(text));
		if (!Array.isArray(opened)) return null;
		const [cpr, name, forAccount, until] = opened as [string, string | null, string, number];
		return forAccount === accountId && until >= now.getTime() ? { cpr, name } : null;
	} catch {
		return null;
	}
}

/** The date of birth only, for the head of the form. */
export const maskLookUp = ({ cpr }: LookUp) => maskCpr(cpr);
