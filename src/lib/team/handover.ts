/** The threads go from one tovholder to the next (M2): what is read from the form, and what the new one still has to do. */
import { addDays, isDay } from '../core/dates';
import { readNeeded, tickedIn, typedIn } from '../core/form';
import { isId } from '../core/text';
import { longestText, type TeamRow } from './edit';
import { isReal } from './membership';
import type { StaffHit } from './staff';

/** No row has this id: a form that names nothing we know was opened on nothing we know. */
const noAppointment = '00000000-0000-0000-0000-000000000000';

/** What is to be in order. Each is ticked, or becomes the new tovholder's to do. */
export const handOverPoints = ['borger_told', 'next_moede', 'aftaler', 'adgangsgrundlag', 'draft', 'notes'] as const;
export type HandOverPoint = (typeof handOverPoints)[number];
export const isHandOverPoint = (value: string): value is HandOverPoint =>
	handOverPoints.some((point) => point === value);

/** How far ahead a handover is planned, in days (the database asks for the same). */
const farthest = 180;
/** How many days after the handover the open points are to be done. */
const daysForPoints = 14;

/** The day by which the new tovholder has done what was left open. */
export const pointsDueOn = (onDay: string) => addDays(onDay, daysForPoints);

/** The form of a handover, as it was typed. `set` is the newest appointment when the form was opened, '' for none. */
export type HandOverTyped = {
	person: string;
	fra: string;
	opgave: string;
	hvorfor: string;
	grund: string;
	/** `ja` or `nej`: whether the old tovholder stays on the team. `nyopgave` is what they do there. */
	bliver: string;
	nyopgave: string;
	punkter: string[];
	set: string;
};
export const handOverTypedOf = (posted: FormData): HandOverTyped => ({
	person: typedIn(posted, 'person'),
	fra: typedIn(posted, 'fra'),
	opgave: typedIn(posted, 'opgave'),
	hvorfor: typedIn(posted, 'hvorfor'),
	grund: typedIn(posted, 'grund'),
	bliver: typedIn(posted, 'bliver'),
	nyopgave: typedIn(posted, 'nyopgave'),
	punkter: tickedIn(posted, 'punkter'),
	set: typedIn(posted, 'set')
});
export type HandOverField = Exclude<keyof HandOverTyped, 'punkter' | 'set'>;
export type HandOver = {
	accountId: string;
	fromOn: string;
	roleText: string;
	why: string;
	/** Why the threads change hands, in words that the borger reads. */
	reason: string;
	/** What the old tovholder does on the team from then on; null: they leave. */
	staysAs: string | null;
	done: HandOverPoint[];
	seen: string | null;
};

/** The newest appointment that is in force or comes: what a handover has to start from. */
export function newestTovholder<M extends TeamRow>(members: readonly M[], today: string): M | null {
	const real = members.filter(
		(member) => member.function === 'tovholder' && isReal(member) && (member.toOn === null || member.toOn >= today)
	);
	return real.sort((a, b) => b.fromOn.localeCompare(a.fromOn))[0] ?? null;
}

/**
 * @param hit the person who was chosen, null when there is nobody like that
 * @param hasHolder somebody holds the threads, so that the borger is told why they do so no longer
 * @returns problems by field. `person`: `missing`, `unknown`, `self`, `external`. `fra`: `missing`, `not_a_day`,
 *   `past`, `too_far`. `bliver`: `missing`
 */
export function readHandOver(
	typed: HandOverTyped,
	{ hit, hasHolder, actorId, today }: { hit: StaffHit | null; hasHolder: boolean; actorId: string; today: string }
): { ok: true; value: HandOver } | { ok: false; problems: Partial<Record<HandOverField, string>> } {
	const problems: Partial<Record<HandOverField, string>> = {};
	if (typed.person === '') problems.person = 'missing';
	else if (!hit) problems.person = 'unknown';
	else if (hit.accountId === actorId) problems.person = 'self';
	else if (hit.forvaltningId === null) problems.person = 'external';
	if (typed.fra === '') problems.fra = 'missing';
	else if (!isDay(typed.fra)) problems.fra = 'not_a_day';
	else if (typed.fra < today) problems.fra = 'past';
	else if (typed.fra > addDays(today, farthest)) problems.fra = 'too_far';
	const roleText = readNeeded(typed.opgave, longestText);
	if (!roleText.ok) problems.opgave = roleText.reason;
	const why = readNeeded(typed.hvorfor, longestText);
	if (!why.ok) problems.hvorfor = why.reason;
	const reason = hasHolder ? readNeeded(typed.grund, longestText) : why;
	if (!reason.ok && hasHolder) problems.grund = reason.reason;
	if (hasHolder && typed.bliver !== 'ja' && typed.bliver !== 'nej') problems.bliver = 'missing';
	const stays = hasHolder && typed.bliver === 'ja' ? readNeeded(typed.nyopgave, longestText) : null;
	if (stays && !stays.ok) problems.nyopgave = stays.reason;
	if (!roleText.ok || !why.ok || !reason.ok || !hit || Object.keys(problems).length > 0) return { ok: false, problems };
	return {
		ok: true,
		value: {
			accountId: hit.accountId,
			fromOn: typed.fra,
			roleText: roleText.value,
			why: why.value,
			reason: reason.value,
			staysAs: stays?.ok ? stays.value : null,
			done: handOverPoints.filter((point) => typed.punkter.includes(point)),
			seen: typed.set === '' ? null : isId(typed.set) ? typed.set : noAppointment
		}
	};
}
