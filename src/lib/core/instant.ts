/**
 * Reads an instant with its offset, as `Date.prototype.toISOString` and phones write it. The year is a phone's: it may be as wrong as 1970.
 * @returns null for a text that is none, and for a day or an hour that does not exist (D7)
 */
export function readInstant(text: string): Date | null {
	const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:Z|[+-](\d\d):(\d\d))$/.exec(text);
	if (!parts) return null;
	const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0, offsetHour = 0, offsetMinute = 0] = parts
		.slice(1)
		.map((part) => Number(part ?? 0));
	const calendar = new Date(Date.UTC(year, month - 1, date));
	const exists = calendar.getUTCMonth() === month - 1 && calendar.getUTCDate() === date;
	if (
		!exists ||
		year < 1970 ||
		year > 2199 ||
		hour > 23 ||
		minute > 59 ||
		second > 59 ||
		offsetHour > 13 ||
		offsetMinute > 59
	)
		return null;
	return new Date(text);
}
