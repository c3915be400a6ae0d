/**
 * For a phone that is in another time zone: our times are Danish, and it may say what the clock is where the phone is. Imports nothing,
 * because it comes only where it is needed.
 */

/**
 * What the calendar and the clock show in a time zone at an instant.
 * @param zone an IANA name, such as `Asia/Tokyo`
 * @returns `YYYY-MM-DDTHH:MM`, or null for a zone that is not known here
 */
export function localIn(instant: Date, zone: string): string | null {
	try {
		const format = new Intl.DateTimeFormat('sv-SE', {
			timeZone: zone,
			hourCycle: 'h23',
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit'
		});
		return format.format(instant).replace(' ', 'T');
	} catch {
		return null;
	}
}

/** A clock and a day as somebody reads them: `clock` is "18" or "18.30", `day` a calendar day `YYYY-MM-DD`. */
export type Elsewhere = { danish: { day: string; clock: string }; there: { day: string; clock: string } };

/** What an instant is in Denmark and in another zone; null where both show the same, and for a zone that is not known. */
export function elsewhere(instant: Date, zone: string): Elsewhere | null {
	const [danish, there] = [localIn(instant, 'Europe/Copenhagen'), localIn(instant, zone)];
	return danish === null || there === null || there === danish
		? null
		: { danish: asRead(danish), there: asRead(there) };
}

function asRead(local: string) {
	const [day = '', clock = ''] = local.split('T');
	const [hour = '', minute = ''] = clock.split(':');
	return { day, clock: minute === '00' ? String(Number(hour)) : `${Number(hour)}.${minute}` };
}
