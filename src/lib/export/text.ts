/** What people wrote, as any system can read it: of a text in a file nothing but text is left. */

// The import takes no others (docs/import-format.md), and FHIR neither.
// eslint-disable-next-line no-control-regex
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** What stands where a text has nothing left that can be read. */
const nothing = '–';

/** A text of several lines, without control characters; null when nothing can be read in it. */
export function textOrNull(text: string | null): string | null {
	const clean = (text ?? '').toWellFormed().replace(controlCharacters, '');
	return /\S/.test(clean) ? clean : null;
}

/** The same where there must be one. */
export const textOf = (text: string | null): string => textOrNull(text) ?? nothing;

/** A text on one line. */
export const lineOf = (text: string | null): string =>
	textOf(text)
		.replace(/[\t\n\r\u2028\u2029]+/g, ' ')
		.trim() || nothing;

/** A telephone number that a machine can dial, or null. */
export const phoneOrNull = (phone: string | null): string | null =>
	phone !== null && phone.length <= 30 && /^\+?[0-9][0-9 ]*$/.test(phone) ? phone : null;
