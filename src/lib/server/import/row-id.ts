import { randomBytes } from 'node:crypto';

/** The last instant that an id was made of, and which of that millisecond it is. */
let last = 0;
let nth = 0;

/**
 * An id for a row that comes with an import: a UUID of version 7 (RFC 9562, 6.2 method 1: a counter after the milliseconds). Ids
 * that grow are written at the end of an index, where random ones touch all of it: half the time of a large import. Rows that come
 * one by one have random ids.
 */
export function newRowId(): string {
	const now = Math.max(Date.now(), last);
	nth = now === last ? nth + 1 : 0;
	// So many in a millisecond: the next one is borrowed.
	if (nth > 0xfff) [last, nth] = [now + 1, 0];
	else last = now;
	const bytes = randomBytes(16);
	bytes.writeUIntBE(last, 0, 6);
	bytes.writeUInt16BE(0x7000 | nth, 6);
	bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
	const hex = bytes.toString('hex');
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
