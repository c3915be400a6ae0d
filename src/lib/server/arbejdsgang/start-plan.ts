import type { StartStep } from '../../arbejdsgang/start-plan';
import { readStart, startFields, type StartTyped } from '../../borger/start';
import { dayOf } from '../../core/dates';
import { sayProblems, tickedIn, typedIn } from '../../core/form';
import { startPlan as texts } from '../../i18n/da/start-plan';
import { kinds } from '../../samtykke/samtykke';
import { lastDayOf, type Months } from '../../samtykke/limits';
import { withChosen } from '../../team/staff';
import { maskLookUp, openLookUp, readCpr, sealLookUp, type LookUp } from '../borger/look-up';
import { findByCpr, startPlan } from '../borger/start';
import type { Tx } from '../db/with-actor';
import { findStaff, findStaffMember } from '../team/staff';

/** Who starts a plan, from which page. */
export type Starter = {
	accountId: string;
	role: 'fagperson' | 'fordeler';
	now: Date;
	page: string;
	requestId: string;
	/** How long a samtykke lasts at most, months. */
	months: Months;
};
export type Started = { step: 'started'; borgerId: string; isTovholder: boolean };

const problems = texts.problems;
const cprStep = (cpr: string, problem: keyof typeof problems.cpr, typed: StartTyped | null = null): StartStep => ({
	step: 'cpr',
	cpr,
	typed,
	errors: { cpr: problems.cpr[problem] }
});

/** The form's fields as they were typed, whatever else was sent. */
const typedOf = (posted: FormData): StartTyped => ({
	...(Object.fromEntries(startFields.map((field) => [field, typedIn(posted, field)])) as Record<
		(typeof startFields)[number],
		string
	>),
	slags: tickedIn(posted, 'slags'),
	emner: tickedIn(posted, 'emner')
});

/** A form that nobody has written in: a fagperson is tovholder themself, and nothing is ticked. */
const untouched = ({ role, accountId, now, months }: Starter): StartTyped => ({
	navn: '',
	telefon: '',
	tovholder: role === 'fagperson' ? accountId : '',
	opgave: texts.holder.opgaveStart,
	hvorfor: texts.holder.hvorforStart,
	grundlag: '',
	givet: '',
	paragraf: '',
	slags: [],
	emner: [],
	formaal: '',
	til: lastDayOf({ kinds, topics: ['helbred'] }, dayOf(now), months),
	faelles: '',
	soeg: ''
});

/**
 * Step 1: looks a CPR number up, and records it. A number that is none, or of somebody under 18, is refused before anything is
 * looked up.
 */
export async function lookUp(tx: Tx, posted: FormData, starter: Starter): Promise<StartStep> {
	const cpr = typedIn(posted, 'cpr').slice(0, 40);
	const carried = posted.has('opgave') ? typedOf(posted) : null;
	const read = readCpr(cpr, starter.now);
	if (!read.ok) return cprStep(cpr, read.reason, carried);
	const { page, requestId } = starter;
	const found = await findByCpr(tx, { cpr: read.value.number, page, requestId });
	if (found?.planId) return exists(found);
	if (found?.diedOn) return cprStep(cpr, 'dead', carried);
	return details(tx, { cpr: read.value.number, name: found?.name ?? null }, carried ?? untouched(starter), starter);
}

const exists = (found: { borgerId: string; tovholder: string | null; tovholderPhone: string | null }): StartStep => ({
	step: 'exists',
	borgerId: found.borgerId,
	tovholder: found.tovholder,
	phone: found.tovholderPhone
});

/** Step 2, as it stands: with the staff that was searched for, and the one who is chosen. */
async function details(
	tx: Tx,
	looked: LookUp,
	typed: StartTyped,
	starter: Starter,
	errors: Partial<Record<string, string>> = {}
): Promise<StartStep> {
	const [found, chosen] = await Promise.all([
		findStaff(tx, typed.soeg, { internal: true }),
		findStaffMember(tx, typed.tovholder)
	]);
	return {
		step: 'details',
		sealed: sealLookUp(looked, starter),
		masked: maskLookUp(looked),
		name: looked.name,
		typed,
		errors,
		hits: withChosen(found ?? [], chosen?.forvaltningId ? chosen : null),
		found: found && found.length
	};
}

/** Looks for a tovholder; everything that was typed stays. */
export async function searchTovholder(tx: Tx, posted: FormData, starter: Starter): Promise<StartStep> {
	const typed = typedOf(posted);
	const looked = openLookUp(typedIn(posted, 'opslag'), starter);
	return looked ? details(tx, looked, typed, starter) : cprStep('', 'expired', typed);
}

/** Step 2 sent: starts the plan, or answers the form with a sentence at each field. */
export async function createPlan(tx: Tx, posted: FormData, starter: Starter): Promise<StartStep | Started> {
	const typed = typedOf(posted);
	const looked = openLookUp(typedIn(posted, 'opslag'), starter);
	if (!looked) return cprStep('', 'expired', typed);
	const today = dayOf(starter.now);
	const lastDay = (covered: Parameters<typeof lastDayOf>[0]) => lastDayOf(covered, today, starter.months);
	const read = readStart(typed, { isKnown: looked.name !== null, today, lastDay });
	const chosen = await findStaffMember(tx, typed.tovholder);
	const wrong = read.ok ? {} : read.problems;
	if (typed.tovholder !== '' && !chosen?.forvaltningId) wrong.tovholder = chosen ? 'external' : 'unknown';
	if (!read.ok || wrong.tovholder) return details(tx, looked, typed, starter, sayProblems(problems, wrong));
	const { cpr } = looked;
	const started = await startPlan(tx, { cpr, name: looked.name ?? read.value.name ?? '', start: read.value });
	if (started.ok) {
		const isTovholder = read.value.tovholder.toLowerCase() === starter.accountId;
		return { step: 'started', borgerId: started.value.borgerId, isTovholder };
	}
	if (started.reason === 'start_plan_dead') return cprStep('', 'dead');
	if (started.reason === 'start_plan_tovholder')
		return details(tx, looked, typed, starter, { tovholder: problems.tovholder.unknown });
	// Somebody was quicker, or the button was pressed twice.
	const found = await findByCpr(tx, { cpr, page: starter.page, requestId: starter.requestId });
	return found ? exists(found) : cprStep('', 'expired', typed);
}
