import { noKle, noTexts, type DocumentType, type Kle } from '../../setting/journal';
import { pool } from '../db/client';
import { asProblem } from '../db/with-actor';

/** What the municipality has set. Nothing personal. */
export type Municipality = {
	name: string;
	phone: string;
	email: string;
	address: string;
	openingHours: string;
	cvr: string;
	/** Statistics Denmark's three digits for the municipality; '' while nobody has said. */
	code: string;
	/** At least two numbers to ring when it is urgent. */
	acute: { name: string; phone: string }[];
	/** The municipality's own words, e.g. `tovholder` → "koordinerende sagsbehandler". */
	words: Record<string, string>;
	/** Within how many working days a borger's message is answered. */
	answerDays: number;
	/** Within how many working days a leder answers a team's question. */
	questionDays: number;
	/** How long a samtykke to a kind of information lasts at most, months. */
	samtykkeMonths: { plan: number; trivsel: number; moede: number; netvaerk: number };
	/** How many days before a samtykke runs out one is reminded. */
	remindDays: number;
	/** What "Hvem har set" calls the staff: by name, or by title alone. */
	lookerNames: 'name' | 'role';
	/** How many borgere looked at in an hour are unusual. */
	manyLooks: number;
	/** Where "Forlad siden" leads. */
	leaveTo: string;
	/** What the municipality calls the solution. */
	solution: string;
	/** The hash of its logo, or null without one. */
	logo: string | null;
	/** What each type of document and note is filed under. */
	kle: Kle;
	/** The municipality's own last words in each type of document; '' for none. */
	documentTexts: Record<DocumentType, string>;
	/** Months after the end of a plan until all about its borger is erased; null: never by itself. */
	retentionMonths: number | null;
	/** Months after a look until the log forgets whom it was of; null: never by itself. */
	logMonths: number | null;
};

const unset: Municipality = {
	name: 'Kommunen',
	phone: '',
	email: '',
	address: '',
	openingHours: '',
	cvr: '',
	code: '',
	acute: [
		{ name: 'Alarm', phone: '112' },
		{ name: 'Livslinien', phone: '70 201 201' }
	],
	words: {},
	answerDays: 2,
	questionDays: 5,
	samtykkeMonths: { plan: 12, trivsel: 12, moede: 12, netvaerk: 12 },
	remindDays: 30,
	lookerNames: 'name',
	manyLooks: 50,
	leaveTo: 'https://www.dmi.dk/',
	solution: 'Vores Plan',
	logo: null,
	kle: noKle,
	documentTexts: noTexts,
	retentionMonths: null,
	logMonths: null
};

/** What has been set, and for the rest what holds until somebody sets it. */
export const withDefaults = (set: Partial<Municipality>): Municipality => ({
	...unset,
	...set,
	samtykkeMonths: { ...unset.samtykkeMonths, ...set.samtykkeMonths },
	kle: { ...noKle, ...set.kle },
	documentTexts: { ...noTexts, ...set.documentTexts }
});

/** Settings change a few times a year; a minute's delay is fine, a query per request is not. */
const freshFor = 60_000;
let known: { value: Municipality; at: number } | undefined;
/** One more with each change: what was asked for before it is not kept. */
let changed = 0;

/**
 * The municipality's settings, at most a minute old; the last known ones while the database is away.
 * @param now ms since 1970
 */
export async function municipality(now: number): Promise<Municipality> {
	if (known && now - known.at < freshFor) return known.value;
	const before = changed;
	try {
		const [row] = await pool('login')<
			{ value: Partial<Municipality> }[]
		>`select value from setting where key = 'kommune'`;
		const value = withDefaults(row?.value ?? {});
		if (before === changed) known = { value, at: now };
		return value;
	} catch {
		// The session's own query answers for a database that is away; a page that says so still needs a name to show.
		return known?.value ?? unset;
	}
}

/** The settings were changed in this process: the next request asks the database. Other processes follow within a minute. */
export function forgetMunicipality() {
	known = undefined;
	changed += 1;
}

/** The bytes of the municipality's logo, a PNG; null without one. For everybody: it stands on the log-in page. */
export async function findLogo(): Promise<Buffer | null> {
	try {
		const [row] = await pool('login')<{ png: string | null }[]>`
			select value ->> 'png' as png from setting where key = 'logo'`;
		return row?.png ? Buffer.from(row.png, 'base64') : null;
	} catch (error) {
		throw asProblem(error);
	}
}
