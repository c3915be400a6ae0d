import { pool } from '../db/client';

/** What the municipality has set. Nothing personal. */
export type Municipality = {
	name: string;
	phone: string;
	email: string;
	address: string;
	openingHours: string;
	cvr: string;
	/** At least two numbers to ring when it is urgent. */
	acute: { name: string; phone: string }[];
	/** The municipality's own words, e.g. `tovholder` → "koordinerende sagsbehandler". */
	words: Record<string, string>;
	/** Within how many working days a borger's message is answered. */
	answerDays: number;
};

const unset: Municipality = {
	name: 'Kommunen',
	phone: '',
	email: '',
	address: '',
	openingHours: '',
	cvr: '',
	acute: [
		{ name: 'Alarm', phone: '112' },
		{ name: 'Livslinien', phone: '70 201 201' }
	],
	words: {},
	answerDays: 2
};

/** Settings change a few times a year; a minute's delay is fine, a query per request is not. */
const freshFor = 60_000;
let known: { value: Municipality; at: number } | undefined;

/**
 * The municipality's settings, at most a minute old; the last known ones while the database is away.
 * @param now ms since 1970
 */
export async function municipality(now: number): Promise<Municipality> {
	if (known && now - known.at < freshFor) return known.value;
	try {
		const [row] = await pool('login')<
			{ value: Partial<Municipality> }[]
		>`select value from setting where key = 'kommune'`;
		known = { value: { ...unset, ...row?.value }, at: now };
	} catch {
		// The session's own query answers for a database that is away; a page that says so still needs a name to show.
		return known?.value ?? unset;
	}
	return known.value;
}
