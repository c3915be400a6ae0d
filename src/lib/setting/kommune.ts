/** What the municipality sets for itself: its names, how to reach it, its words and its limits. */
import { fieldsOf, readEmail, readLine, readLineOrNone, readPhone, readWhole, type Problems } from '../core/fields';
import { typedIn } from '../core/form';
import { ok, refused, type Result } from '../core/result';

/** The kinds of information that a samtykke covers, each with a limit of its own, in months. */
export const samtykkeKinds = ['plan', 'trivsel', 'moede', 'netvaerk'] as const;
export type SamtykkeKind = (typeof samtykkeKinds)[number];

/** What is set here. The CVR number and the logo are set elsewhere. */
export type Kommune = {
	name: string;
	/** Statistics Denmark's three digits for the municipality; '' while nobody has said. */
	code: string;
	solution: string;
	phone: string;
	email: string;
	address: string;
	openingHours: string;
	acute: { name: string; phone: string }[];
	words: Record<string, string>;
	answerDays: number;
	questionDays: number;
	samtykkeMonths: Record<SamtykkeKind, number>;
	remindDays: number;
	lookerNames: 'name' | 'role';
	manyLooks: number;
	leaveTo: string;
};

/** So many numbers to ring have room; two are needed. */
export const acuteRows = 6;
const leastAcute = 2;
/** What each number may be, both included. */
export const bounds = {
	answerDays: { least: 1, most: 20 },
	questionDays: { least: 1, most: 60 },
	samtykkeMonths: { least: 1, most: 24 },
	remindDays: { least: 7, most: 90 },
	manyLooks: { least: 5, most: 1000 }
} as const;

type AcuteTyped = { navn: string; telefon: string };
/** The form, as it was typed. `foer` is the version of the settings that it was filled in from. */
export type KommuneTyped = {
	navn: string;
	kode: string;
	loesning: string;
	telefon: string;
	email: string;
	adresse: string;
	aabningstid: string;
	akut: AcuteTyped[];
	tovholder: string;
	tavle: string;
	svardage: string;
	spoergedage: string;
	mindes: string;
	kig: string;
	navne: string;
	forlad: string;
	foer: string;
} & Record<`samtykke-${SamtykkeKind}`, string>;
export type KommuneField = Exclude<keyof KommuneTyped, 'foer'>;

export function kommuneTypedOf(posted: FormData): KommuneTyped {
	const text = (name: string) => typedIn(posted, name);
	return {
		navn: text('navn'),
		kode: text('kode'),
		loesning: text('loesning'),
		telefon: text('telefon'),
		email: text('email'),
		adresse: text('adresse'),
		aabningstid: text('aabningstid'),
		akut: Array.from({ length: acuteRows }, (_, index) => ({
			navn: text(`akut-navn-${index}`),
			telefon: text(`akut-telefon-${index}`)
		})),
		tovholder: text('tovholder'),
		tavle: text('tavle'),
		svardage: text('svardage'),
		spoergedage: text('spoergedage'),
		'samtykke-plan': text('samtykke-plan'),
		'samtykke-trivsel': text('samtykke-trivsel'),
		'samtykke-moede': text('samtykke-moede'),
		'samtykke-netvaerk': text('samtykke-netvaerk'),
		mindes: text('mindes'),
		kig: text('kig'),
		navne: text('navne'),
		forlad: text('forlad'),
		foer: text('foer')
	};
}

/** The form of the settings as they stand. @param version which they are */
export function kommuneTypedFrom(set: Kommune, version: string): KommuneTyped {
	const empty = { navn: '', telefon: '' };
	const numbers = set.acute.map(({ name, phone }) => ({ navn: name, telefon: phone }));
	return {
		navn: set.name,
		kode: set.code,
		loesning: set.solution,
		telefon: set.phone,
		email: set.email,
		adresse: set.address,
		aabningstid: set.openingHours,
		akut: Array.from({ length: acuteRows }, (_, index) => numbers[index] ?? empty),
		tovholder: set.words['tovholder'] ?? '',
		tavle: set.words['tavle_foerst'] ?? 'fungerer',
		svardage: String(set.answerDays),
		spoergedage: String(set.questionDays),
		'samtykke-plan': String(set.samtykkeMonths.plan),
		'samtykke-trivsel': String(set.samtykkeMonths.trivsel),
		'samtykke-moede': String(set.samtykkeMonths.moede),
		'samtykke-netvaerk': String(set.samtykkeMonths.netvaerk),
		mindes: String(set.remindDays),
		kig: String(set.manyLooks),
		navne: set.lookerNames,
		forlad: set.leaveTo,
		foer: version
	};
}

/**
 * @param before the settings as they stand: words that the form does not ask for stay
 * @returns problems by field. Texts: `missing`, `too_long`, `forbidden`. `kode`: `not_a_code`. `telefon`: `missing`, `not_a_phone`. `email`:
 *   `not_an_email`. `akut`: `too_few`, `half` (a name without a number), `not_a_phone`, `too_long`, `forbidden`. Numbers: as
 *   `readWhole`. `navne`, `tavle`: `missing`. `forlad`: `not_an_address`
 */
export function readKommune(
	typed: KommuneTyped,
	before: Pick<Kommune, 'words'>
): { ok: true; value: Kommune } | { ok: false; problems: Problems<KommuneField> } {
	const { problems, take, say, good } = fieldsOf<KommuneField>();
	const name = take('navn', readLine(typed.navn, 120), '');
	const code = take('kode', readCode(typed.kode), '');
	const solution = take('loesning', readLine(typed.loesning, 40), '');
	const phone = take('telefon', readPhone(typed.telefon), '');
	if (phone === '') say('telefon', 'missing');
	const email = take('email', readEmail(typed.email), '');
	const address = take('adresse', readLineOrNone(typed.adresse, 200), '');
	const openingHours = take('aabningstid', readLineOrNone(typed.aabningstid, 300), '');
	const acute = take('akut', readAcute(typed.akut), []);
	const tovholder = take('tovholder', readLineOrNone(typed.tovholder, 60), '');
	if (typed.tavle !== 'fungerer' && typed.tavle !== 'bekymrer') say('tavle', 'missing');
	const answerDays = take('svardage', readWhole(typed.svardage, bounds.answerDays), 0);
	const questionDays = take('spoergedage', readWhole(typed.spoergedage, bounds.questionDays), 0);
	const months = (kind: SamtykkeKind) =>
		take(`samtykke-${kind}`, readWhole(typed[`samtykke-${kind}`], bounds.samtykkeMonths), 0);
	const samtykkeMonths = {
		plan: months('plan'),
		trivsel: months('trivsel'),
		moede: months('moede'),
		netvaerk: months('netvaerk')
	};
	const remindDays = take('mindes', readWhole(typed.mindes, bounds.remindDays), 0);
	const manyLooks = take('kig', readWhole(typed.kig, bounds.manyLooks), 0);
	const lookerNames = typed.navne === 'name' || typed.navne === 'role' ? typed.navne : null;
	if (!lookerNames) say('navne', 'missing');
	const leaveTo = take('forlad', readLeaveTo(typed.forlad), '');
	if (!lookerNames || !good()) return { ok: false, problems };
	const { tovholder: _, tavle_foerst: __, ...others } = before.words;
	const words = {
		...others,
		...(tovholder === '' ? {} : { tovholder }),
		...(typed.tavle === 'bekymrer' ? { tavle_foerst: 'bekymrer' } : {})
	};
	const reach = { name, code, solution, phone, email, address, openingHours, acute, words };
	const limits = { answerDays, questionDays, samtykkeMonths, remindDays, manyLooks };
	return { ok: true, value: { ...reach, ...limits, lookerNames, leaveTo } };
}

/** Three digits, the first of them not 0; '' when there is none. */
function readCode(typed: string): Result<string, 'not_a_code'> {
	const text = typed.trim();
	return text === '' || /^[1-9][0-9]{2}$/.test(text) ? ok(text) : refused('not_a_code');
}

function readAcute(rows: readonly AcuteTyped[]): Result<{ name: string; phone: string }[], string> {
	const read: { name: string; phone: string }[] = [];
	for (const { navn, telefon } of rows) {
		const name = readLineOrNone(navn, 80);
		if (!name.ok) return name;
		const phone = readPhone(telefon);
		if (!phone.ok) return phone;
		if ((name.value === '') !== (phone.value === '')) return refused('half');
		if (name.value !== '') read.push({ name: name.value, phone: phone.value });
	}
	return read.length < leastAcute ? refused('too_few') : ok(read);
}

/** A page on the web, over https: what "Forlad siden" leads to is a link, so nothing else may stand there. */
function readLeaveTo(typed: string): Result<string, 'not_an_address'> {
	const text = typed.trim();
	if (text.length > 300 || !/^https:\/\/[^\s/]/i.test(text) || !URL.canParse(text)) return refused('not_an_address');
	const { protocol, username, password, href } = new URL(text);
	return protocol === 'https:' && username === '' && password === '' ? ok(href) : refused('not_an_address');
}
