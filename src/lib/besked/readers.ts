/** Whom a borger writes to, and who reads a conversation: rules over the team. */
import { addDays } from '../core/dates';
import { callNames } from '../i18n/da/lineal';
import { awayOf, type Absence, type Away } from '../team/fravaer';
import { findStedfortraeder, isReal, splitTeam, type Membership } from '../team/membership';
import { promisedOn, type Period } from './promise';

/** One stretch of somebody on the team, today or later. */
export type TeamRow = Membership & {
	accountId: string;
	name: string;
	phone: string | null;
	roleText: string;
	/** The forvaltning, or an external party's own name. */
	department: string;
};

/** Who answers in the tovholder's place, now or from a day on. */
export type Deputy = { called: string; now: boolean; fromOn: string; toOn: string | null };

/** Somebody on the team today, as one chooses whom to write to. */
export type Candidate = {
	accountId: string;
	name: string;
	/** By first name, in full where two share one. */
	called: string;
	phone: string | null;
	roleText: string;
	department: string;
	function: TeamRow['function'];
	away: Away | null;
	/** Only of the tovholder. */
	deputy: Deputy | null;
	/** The day by which they answer what is sent today, `YYYY-MM-DD`; null when they are not there. */
	answersBy: string | null;
};

type Asked = { today: string; days: number };

/** When somebody is not on the team any more, as far as that is known. */
function goneFrom(rows: readonly TeamRow[]): Period[] {
	const lastDays = rows.map(({ toOn }) => toOn);
	const last = lastDays.includes(null)
		? null
		: (lastDays
				.filter((day) => day !== null)
				.sort()
				.at(-1) ?? null);
	return last === null ? [] : [{ fromOn: addDays(last, 1), toOn: null }];
}

function deputyOf(team: readonly TeamRow[], called: (row: TeamRow) => string, today: string): Deputy | null {
	const deputy = findStedfortraeder(team, today);
	if (!deputy) return null;
	const { fromOn, toOn } = deputy;
	return { called: called(deputy), now: fromOn <= today, fromOn, toOn };
}

/**
 * Who is on the team today, the tovholder first, nobody twice.
 * @param team everybody who is on it today or later
 * @param days how many working days an answer takes
 */
export function candidatesOf(
	team: readonly TeamRow[],
	absences: readonly Absence[],
	{ today, days }: Asked
): Candidate[] {
	const { now } = splitTeam(team, today);
	const names = callNames(now.map(({ name }) => name));
	const called = (row: TeamRow) => names[now.findIndex(({ accountId }) => accountId === row.accountId)] ?? row.name;
	const deputyDays = team.filter((row) => row.function === 'stedfortraeder' && isReal(row));
	return now.map((row) => {
		const holds = row.function === 'tovholder';
		const theirs = team.filter(({ accountId }) => accountId === row.accountId);
		const away = absences.filter(({ accountId }) => accountId === row.accountId);
		const { accountId, name, phone, roleText, department } = row;
		return {
			accountId,
			name,
			called: called(row),
			phone,
			roleText,
			department,
			function: row.function,
			away: awayOf(absences, accountId, today),
			deputy: holds ? deputyOf(team, called, today) : null,
			answersBy: promisedOn({
				sentOn: today,
				absences: [...away, ...goneFrom(theirs)],
				deputyDays: holds ? deputyDays : [],
				days
			})
		};
	});
}

/** A row of `samtale_reader` that has not ended. */
export type ReaderRow = { id: string; accountId: string; name: string };

/** Who reads a conversation today, beside the borger. */
export type Reading = {
	/** Chosen by name and on the team, in the order of the team. `readerId` ends their reading. */
	named: (Candidate & { readerId: string })[];
	/** Who reads in the tovholder's place. */
	deputies: Candidate[];
	/** The names of those who were chosen and are not on the team any more. */
	gone: string[];
	/** Who is on the team and does not read. */
	others: Candidate[];
};

/** Splits the team by who reads a conversation; as `app.is_reader` does. */
export function whoReads(readers: readonly ReaderRow[], team: readonly Candidate[]): Reading {
	const named = team.flatMap((member) => {
		const reader = readers.find(({ accountId }) => accountId === member.accountId);
		return reader ? [{ ...member, readerId: reader.id }] : [];
	});
	const isNamed = ({ accountId }: Candidate) => named.some((member) => member.accountId === accountId);
	const holds = named.some((member) => member.function === 'tovholder');
	const deputies = team.filter((each) => holds && each.function === 'stedfortraeder' && !isNamed(each));
	return {
		named,
		deputies,
		gone: readers.filter(({ accountId }) => !team.some((each) => each.accountId === accountId)).map(({ name }) => name),
		others: team.filter((each) => !isNamed(each))
	};
}

/** How those who read now are called. */
export const calledOf = ({ named, deputies }: Pick<Reading, 'named' | 'deputies'>): string[] =>
	[...named, ...deputies].map(({ called }) => called);
