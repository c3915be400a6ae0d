import { journalNote } from '../i18n/da/journal-note';

const known = new Map<string, string>(Object.entries(journalNote.why.known));

/**
 * Why something is not in the journal yet, in words for the staff.
 * @param code of a `journal_delivery`: what the target answered last, one of a few words, or `http_` and a status
 * @returns null without a code
 */
export function whyNot(code: string | null): string | null {
	if (!code) return null;
	const status = /^http_(\d{3})$/.exec(code)?.[1];
	return status ? journalNote.why.http(status) : (known.get(code) ?? journalNote.why.other(code));
}
