/** Starting a plan: what is read from the form, once the CPR number has been looked up. */
import { isDay } from '../core/dates';
import { readNeeded } from '../core/form';
import { topics, type Kind, type Topic } from '../access/policy';

/** What the adgangsgrundlag may cover beside the plan itself, which is always in it. */
export const extraKinds = ['trivsel', 'moede', 'netvaerk'] as const satisfies readonly Kind[];
/** How a samtykke is given that staff note; the borger gives it themself in the portal. */
export const givenHows = ['paper', 'oral'] as const;
/** The answer to whether there shall be one joint plan: given orally, on paper, or not asked yet. */
export const jointHows = { mundtligt: 'oral', papir: 'paper', ikke: null } as const;
export type GivenHow = (typeof givenHows)[number];

const longestName = 120;
const longestText = 500;
const longestParagraph = 120;

/** The form, as it was typed. `navn` and `telefon` only for a borger we do not know; `grundlag` is `samtykke` or `hjemmel`. */
export type StartTyped = {
	navn: string;
	telefon: string;
	tovholder: string;
	opgave: string;
	hvorfor: string;
	grundlag: string;
	givet: string;
	paragraf: string;
	slags: string[];
	emner: string[];
	formaal: string;
	til: string;
	/** `mundtligt`, `papir` or `ikke`: the yes to one joint plan. */
	faelles: string;
	/** The search for a tovholder. */
	soeg: string;
};
export const startFields = [
	'navn',
	'telefon',
	'tovholder',
	'opgave',
	'hvorfor',
	'grundlag',
	'givet',
	'paragraf',
	'formaal',
	'til',
	'faelles',
	'soeg'
] as const satisfies readonly Exclude<keyof StartTyped, 'slags' | 'emner'>[];
export type StartField = Exclude<keyof StartTyped, 'slags' | 'emner' | 'soeg'>;
export type StartProblems = Partial<Record<StartField, string>>;

/** Why the tovholder's forvaltning may see: given to the database as it stands. */
export type Ground = {
	type: 'samtykke' | 'hjemmel';
	kinds: Kind[];
	topics: Topic[];
	purpose: string;
	givenHow: GivenHow | null;
	paragraph: string | null;
	toOn: string | null;
};
export type Start = {
	/** Null for a borger we know: their own name stands. */
	name: string | null;
	phone: string | null;
	tovholder: string;
	roleText: string;
	why: string;
	ground: Ground;
	/** How the borger said yes to one joint plan; null when nobody has asked yet. */
	joint: GivenHow | null;
};

const phoneForm = /^\+?[\d ]{8,20}$/;

/**
 * @param isKnown the borger is in the municipality's register of plans already
 * @param today `YYYY-MM-DD`
 * @param lastDay how long a samtykke to this lasts at most, `YYYY-MM-DD`
 * @returns problems by field: `missing`, `forbidden`, `too_long`; `telefon`: `form`; `givet`: `health_written` (about health a
 *   samtykke is written, sundhedsloven § 44); `til`: `missing` (a samtykke ends), `not_a_day`, `past`, `too_far`
 */
export function readStart(
	typed: StartTyped,
	{
		isKnown,
		today,
		lastDay
	}: { isKnown: boolean; today: string; lastDay: (ground: Pick<Ground, 'kinds' | 'topics'>) => string }
): { ok: true; value: Start } | { ok: false; problems: StartProblems } {
	const problems: StartProblems = {};
	const needed = (field: StartField, most: number) => {
		const read = readNeeded(typed[field], most);
		if (!read.ok) problems[field] = read.reason;
		return read.ok ? read.value : '';
	};
	const name = isKnown ? null : needed('navn', longestName).replace(/\s+/g, ' ');
	const phone = typed.telefon.trim();
	if (!isKnown && phone !== '' && !phoneForm.test(phone)) problems.telefon = 'form';
	if (typed.tovholder === '') problems.tovholder = 'missing';
	const roleText = needed('opgave', longestText);
	const why = needed('hvorfor', longestText);
	const type = typed.grundlag === 'samtykke' || typed.grundlag === 'hjemmel' ? typed.grundlag : null;
	if (!type) problems.grundlag = 'missing';
	const givenHow = type === 'samtykke' ? (givenHows.find((how) => how === typed.givet) ?? null) : null;
	const covered: Pick<Ground, 'kinds' | 'topics'> = {
		kinds: ['plan', ...extraKinds.filter((kind) => typed.slags.includes(kind))],
		topics: topics.filter((topic) => typed.emner.includes(topic))
	};
	if (type === 'samtykke' && !givenHow) problems.givet = 'missing';
	if (givenHow === 'oral' && covered.topics.includes('helbred')) problems.givet = 'health_written';
	const paragraph = type === 'hjemmel' ? needed('paragraf', longestParagraph) : null;
	const purpose = needed('formaal', longestText);
	const til = endProblem(typed.til, { most: type === 'samtykke' ? lastDay(covered) : null, today });
	if (til) problems.til = til;
	const answer = (Object.keys(jointHows) as (keyof typeof jointHows)[]).find((each) => each === typed.faelles);
	if (!answer) problems.faelles = 'missing';
	if (!type || !answer || Object.keys(problems).length > 0) return { ok: false, problems };
	const ground: Ground = {
		type,
		...covered,
		purpose,
		givenHow,
		paragraph,
		toOn: typed.til || null
	};
	return {
		ok: true,
		value: {
			...{ name, phone: isKnown ? null : phone || null, tovholder: typed.tovholder, roleText, why, ground },
			joint: jointHows[answer]
		}
	};
}

/** A hjemmel may hold until it is ended; a samtykke has a last day. @param most the last day possible; null for a hjemmel */
function endProblem(til: string, { most, today }: { most: string | null; today: string }) {
	if (til === '') return most === null ? null : 'missing';
	if (!isDay(til)) return 'not_a_day';
	if (til < today) return 'past';
	return most !== null && til > most ? 'too_far' : null;
}
