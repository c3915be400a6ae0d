/** Paper and journal as a municipality sets them up: where documents go, their KLE numbers, their closing words, and how long things are kept. */
import { fieldsOf, readWhole, type Problems } from '../core/fields';
import { typedIn } from '../core/form';
import { ok, refused, type Result } from '../core/result';
import { readText } from '../core/text';
import { documentTypes, journalTypes, type DocumentType, type JournalType, type Kle, type KleNumber } from './journal';

/** How a target takes what it is given. */
export const targetTypes = ['folder', 'http', 'copy', 'digital_post'] as const;
export type TargetType = (typeof targetTypes)[number];
/** What stands at the other end. */
export const journalSystems = ['fasit', 'dubu', 'acadre', 'sbsys', 'nexus', 'other'] as const;
export type JournalSystem = (typeof journalSystems)[number];
/** What is set for all of it. Months are whole; null: nothing is ever erased. */
export type JournalSetup = {
	kle: Kle;
	documentTexts: Record<DocumentType, string>;
	retentionMonths: number | null;
	logMonths: number | null;
};

/**
 * How many months may be set, both included. A log of who has looked is kept half a year at least: so long the municipalities' own rule
 * of logging was (sikkerhedsbekendtgørelsen § 19), and a borger must have time to see it.
 */
export const monthBounds = {
	retentionMonths: { least: 1, most: 120 },
	logMonths: { least: 6, most: 120 }
} as const;
/** The longest closing words, in characters. */
export const longestClosing = 1000;

/** A folder below the one that the portal may write in: never a path. */
const folderName = /^[a-z0-9][a-z0-9-]{0,59}$/;
const loopback = ['127.0.0.1', 'localhost', '[::1]'];

export type AddressProblem = 'missing' | 'not_a_folder' | 'not_an_address' | 'not_https' | 'not_allowed';

/**
 * Where a target takes things: the name of a folder (`folder`, `digital_post`), an address on the web (`http`), or nothing (`copy`).
 * @param hosts `host` or `host:port`, those that the portal may call; one of this machine itself may have any port
 * @returns the address as it is kept
 */
export function readAddress(
	{ type, typed }: { type: TargetType; typed: string },
	hosts: readonly string[]
): Result<string, AddressProblem> {
	const text = typed.trim();
	if (type === 'copy') return ok('');
	if (text === '') return refused('missing');
	if (type !== 'http') return folderName.test(text) ? ok(text) : refused('not_a_folder');
	if (text.length > 300 || /[\s\\]/.test(text) || !/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text))
		return refused('not_an_address');
	const url = new URL(text);
	if (url.username !== '' || url.password !== '' || url.hash !== '') return refused('not_an_address');
	if (url.protocol !== 'https:' && !loopback.includes(url.hostname)) return refused('not_https');
	return hosts.some((host) => isHost(url, host)) ? ok(url.href) : refused('not_allowed');
}

function isHost(url: URL, host: string): boolean {
	const text = `${url.protocol}//${host}`;
	if (host === '' || !URL.canParse(text)) return false;
	const allowed = new URL(text);
	if (allowed.hostname !== url.hostname) return false;
	return allowed.port === url.port || (loopback.includes(url.hostname) && !/:\d+$/.test(host));
}

/** `27.00.00` and `G01`; both or none. */
export function readKle(typed: KleNumber): Result<KleNumber, 'not_a_subject' | 'not_a_facet' | 'half'> {
	const [subject, facet] = [typed.subject.trim(), typed.facet.trim().toUpperCase()];
	if (subject !== '' && !/^[0-9]{2}\.[0-9]{2}\.[0-9]{2}$/.test(subject)) return refused('not_a_subject');
	if (facet !== '' && !/^[A-Z][0-9]{2}$/.test(facet)) return refused('not_a_facet');
	return (subject === '') === (facet === '') ? ok({ subject, facet }) : refused('half');
}

/** A form that goes back, with `foer`: which settings it was filled in from. */
export type KleTyped = { kle: Kle; foer: string };
export type KleField = `emne-${JournalType}` | `facet-${JournalType}`;
export const kleTypedOf = (posted: FormData): KleTyped => ({
	kle: recordOf(journalTypes, (type) => ({
		subject: typedIn(posted, `emne-${type}`),
		facet: typedIn(posted, `facet-${type}`)
	})),
	foer: typedIn(posted, 'foer')
});

/** @returns problems by field. `emne-…`: `not_a_subject`, `half`. `facet-…`: `not_a_facet` */
export function readKleForm(
	typed: KleTyped
): { ok: true; value: Pick<JournalSetup, 'kle'> } | { ok: false; problems: Problems<KleField> } {
	const { problems, say, good } = fieldsOf<KleField>();
	const kle = recordOf(journalTypes, (type) => {
		const read = readKle(typed.kle[type]);
		if (!read.ok) say(read.reason === 'not_a_facet' ? `facet-${type}` : `emne-${type}`, read.reason);
		return read.ok ? read.value : typed.kle[type];
	});
	return good() ? { ok: true, value: { kle } } : { ok: false, problems };
}

export type ClosingTyped = { texts: Record<DocumentType, string>; foer: string };
export type ClosingField = `tekst-${DocumentType}`;
export const closingTypedOf = (posted: FormData): ClosingTyped => ({
	texts: recordOf(documentTypes, (type) => typedIn(posted, `tekst-${type}`)),
	foer: typedIn(posted, 'foer')
});

/** @returns problems by field: `too_long`, `forbidden` */
export function readClosingForm(
	typed: ClosingTyped
): { ok: true; value: Pick<JournalSetup, 'documentTexts'> } | { ok: false; problems: Problems<ClosingField> } {
	const { problems, take, good } = fieldsOf<ClosingField>();
	const documentTexts = recordOf(documentTypes, (type) =>
		take(`tekst-${type}`, readText(typed.texts[type].trim(), longestClosing), '')
	);
	return good() ? { ok: true, value: { documentTexts } } : { ok: false, problems };
}

/** `bekraeftet`: the months, as `monthsOf` says them, to which somebody has said that things shall be erased. */
export type RetentionTyped = { slettes: string; logslettes: string; bekraeftet: string; foer: string };
export type RetentionField = 'slettes' | 'logslettes' | 'bekraeftet';
export const retentionTypedOf = (posted: FormData): RetentionTyped => ({
	slettes: typedIn(posted, 'slettes'),
	logslettes: typedIn(posted, 'logslettes'),
	bekraeftet: typedIn(posted, 'bekraeftet'),
	foer: typedIn(posted, 'foer')
});

type Months = Pick<JournalSetup, 'retentionMonths' | 'logMonths'>;
/** Both periods in one line: what somebody confirms. */
export const monthsOf = ({ retentionMonths, logMonths }: Months) => `${retentionMonths ?? '-'}/${logMonths ?? '-'}`;

/**
 * What is erased does not come back: to erase for the first time, or sooner than before, must be confirmed for these very months.
 * @returns problems by field. `slettes`, `logslettes`: `not_a_number`, `out_of_bounds`. `bekraeftet`: `missing`; `asks` is then what
 *   there is to confirm
 */
export function readRetention(
	typed: RetentionTyped,
	before: Months
): { ok: true; value: Months } | { ok: false; problems: Problems<RetentionField>; asks: Months | null } {
	const { problems, take, good } = fieldsOf<RetentionField>();
	const month = (field: 'slettes' | 'logslettes', bounds: { least: number; most: number }) =>
		typed[field].trim() === '' ? null : take<number | null>(field, readWhole(typed[field], bounds), null);
	const value: Months = {
		retentionMonths: month('slettes', monthBounds.retentionMonths),
		logMonths: month('logslettes', monthBounds.logMonths)
	};
	if (!good()) return { ok: false, problems, asks: null };
	const isSooner = (now: number | null, then: number | null) => now !== null && (then === null || now < then);
	const mustConfirm =
		isSooner(value.retentionMonths, before.retentionMonths) || isSooner(value.logMonths, before.logMonths);
	if (mustConfirm && typed.bekraeftet !== monthsOf(value))
		return { ok: false, problems: { bekraeftet: 'missing' }, asks: value };
	return { ok: true, value };
}

const recordOf = <Key extends string, T>(keys: readonly Key[], make: (key: Key) => T) =>
	Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<Key, T>;

/** The same sentences for each of these fields, as `sayProblems` reads them. */
export const sameWords = <Field extends string>(fields: readonly Field[], words: Readonly<Record<string, string>>) =>
	recordOf(fields, () => words);
