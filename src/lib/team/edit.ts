/** Who may come onto a team and leave it, from when and until when: rules over a form and the team as it is. */
import { addDays, isDay } from '../core/dates';
import { readNeeded, typedIn } from '../core/form';
import { isReal, takesPart, type Membership } from './membership';
import type { StaffHit } from './staff';

/** One row of a team, with what the rules ask about. */
export type TeamRow = Membership & { id: string; accountId: string };

/** A text about somebody on the team, in characters. */
export const longestText = 500;
/** How far ahead somebody is put on a team, and how long a deputy has the threads at most, in days. */
const farthest = 365;

/** The form by which a fagperson or a deputy comes onto a team, as it was typed. */
export type JoinTyped = { person: string; opgave: string; hvorfor: string; fra: string; til: string };
export type JoinField = keyof JoinTyped;
export const joinTypedOf = (posted: FormData): JoinTyped => ({
	person: typedIn(posted, 'person'),
	opgave: typedIn(posted, 'opgave'),
	hvorfor: typedIn(posted, 'hvorfor'),
	fra: typedIn(posted, 'fra'),
	til: typedIn(posted, 'til')
});
/** What is stored: from the first to the last day, both included; `toOn` null is until somebody takes them off. */
export type Join = { accountId: string; roleText: string; why: string; fromOn: string; toOn: string | null };
type Read<T, Field extends string> = { ok: true; value: T } | { ok: false; problems: Partial<Record<Field, string>> };

/** A day that must be there, not before `earliest` and not after `latest`. @returns the problem, or null */
function dayProblem(day: string, { earliest, latest }: { earliest: string; latest: string }) {
	if (day === '') return 'missing';
	if (!isDay(day)) return 'not_a_day';
	if (day < earliest) return 'past';
	return day > latest ? 'too_far' : null;
}

/**
 * @param hit the person who was chosen, null when there is nobody like that; `members` everybody of the team, past and coming
 * @returns problems by field. `person`: `missing`, `unknown`, `self`, `already` (on the team in these days), `external` (a
 *   deputy is one of the municipality's own), `holds` (nobody is their own deputy). `fra`, `til`: `missing`, `not_a_day`,
 *   `past`, `too_far`, `before_start`, `overlap` (two deputies on one day)
 */
export function readJoin(
	typed: JoinTyped,
	facts: {
		as: 'fagperson' | 'stedfortraeder';
		hit: StaffHit | null;
		members: readonly TeamRow[];
		actorId: string;
		today: string;
	}
): Read<Join, JoinField> {
	const { as, hit, members, today } = facts;
	const problems: Partial<Record<JoinField, string>> = {};
	const roleText = readNeeded(typed.opgave, longestText);
	if (!roleText.ok) problems.opgave = roleText.reason;
	const why = readNeeded(typed.hvorfor, longestText);
	if (!why.ok) problems.hvorfor = why.reason;
	const fra = dayProblem(typed.fra, { earliest: today, latest: addDays(today, farthest) });
	if (fra) problems.fra = fra;
	const deputy = as === 'stedfortraeder';
	if (typed.til !== '' || deputy) {
		const first = fra ? today : typed.fra;
		const til = dayProblem(typed.til, {
			earliest: first,
			latest: deputy ? addDays(first, farthest) : '2199-12-31'
		});
		if (til) problems.til = til === 'past' ? 'before_start' : til;
	}
	const period = { fromOn: typed.fra, toOn: typed.til || null };
	const person = typed.person === '' ? 'missing' : personProblem(facts, period);
	if (person) problems.person = person;
	else if (deputy && !fra && members.some((each) => each.function === 'stedfortraeder' && takesPart(each, period)))
		problems.fra ??= 'overlap';
	if (!roleText.ok || !why.ok || !hit || Object.keys(problems).length > 0) return { ok: false, problems };
	return { ok: true, value: { accountId: hit.accountId, roleText: roleText.value, why: why.value, ...period } };
}

function personProblem(
	{ as, hit, members, actorId }: Parameters<typeof readJoin>[1],
	period: { fromOn: string; toOn: string | null }
) {
	if (!hit) return 'unknown';
	if (hit.accountId === actorId) return 'self';
	const theirs = members.filter((each) => each.accountId === hit.accountId && takesPart(each, period));
	if (as === 'fagperson') return theirs.length > 0 ? 'already' : null;
	if (hit.forvaltningId === null) return 'external';
	return theirs.some((each) => each.function === 'tovholder') ? 'holds' : null;
}

/** The form by which somebody is taken off a team, as it was typed. `hvornaar` is `nu` or `dag`. */
export type LeaveTyped = { medlem: string; hvornaar: string; dag: string; grund: string };
export type LeaveField = keyof LeaveTyped;
export const leaveTypedOf = (posted: FormData): LeaveTyped => ({
	medlem: typedIn(posted, 'medlem'),
	hvornaar: typedIn(posted, 'hvornaar'),
	dag: typedIn(posted, 'dag'),
	grund: typedIn(posted, 'grund')
});
export type Leave = { membershipId: string; toOn: string; reason: string };

/**
 * `nu` ends the access at once: the last day was yesterday.
 * @returns problems by field. `medlem`: `unknown` (also who has left already), `holds` (the threads are handed over, never
 *   dropped: a team never loses its last member this way), `self`. `dag`: `missing`, `not_a_day`, `past`, `too_far` (after the
 *   day that is set already)
 */
export function readLeave(
	typed: LeaveTyped,
	{ members, actorId, today }: { members: readonly TeamRow[]; actorId: string; today: string }
): Read<Leave, LeaveField> {
	const problems: Partial<Record<LeaveField, string>> = {};
	const member = members.find(
		({ id, toOn, ...each }) =>
			id === typed.medlem.toLowerCase() && isReal({ toOn, ...each }) && (toOn === null || toOn >= today)
	);
	if (!member) return { ok: false, problems: { medlem: 'unknown' } };
	if (member.function === 'tovholder') return { ok: false, problems: { medlem: 'holds' } };
	if (member.accountId === actorId) return { ok: false, problems: { medlem: 'self' } };
	const reason = readNeeded(typed.grund, longestText);
	if (!reason.ok) problems.grund = reason.reason;
	const now = typed.hvornaar === 'nu';
	if (!now && typed.hvornaar !== 'dag') problems.hvornaar = 'missing';
	const first = member.fromOn > today ? member.fromOn : today;
	if (typed.hvornaar === 'dag') {
		const dag = dayProblem(typed.dag, { earliest: first, latest: member.toOn ?? '2199-12-31' });
		if (dag) problems.dag = dag;
	}
	if (!reason.ok || Object.keys(problems).length > 0) return { ok: false, problems };
	return {
		ok: true,
		value: { membershipId: member.id, toOn: now ? addDays(first, -1) : typed.dag, reason: reason.value }
	};
}
