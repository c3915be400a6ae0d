import { daysBetween } from '../core/dates';

export type TeamFunction = 'tovholder' | 'stedfortraeder' | 'fagperson';

/**
 * One stretch of time in which somebody was around the borger. Both days count (Europe/Copenhagen). A last day before the
 * first: it was called off, or somebody else took over the same morning.
 */
export type Membership = { function: TeamFunction; fromOn: string; toOn: string | null };

/** A tovholder or stedfortraeder, as every page of the borger shows them. */
export type Holder = Membership & { name: string; title: string | null; phone: string | null };

/** A deputy is announced this many days before they take over. */
const announceDays = 14;

export const isActive = (member: Membership, today: string) =>
	member.fromOn <= today && (member.toOn === null || member.toOn >= today);

/** Whether it takes up a day at all. */
export const isReal = (member: Membership) => member.toOn === null || member.toOn >= member.fromOn;

/** Whether it takes up a day of a period. */
export const takesPart = (member: Membership, period: { fromOn: string; toOn: string | null }) =>
	isReal(member) &&
	(period.toOn === null || member.fromOn <= period.toOn) &&
	(member.toOn === null || member.toOn >= period.fromOn);

/** Who holds the threads today, or null. */
export const findTovholder = <M extends Membership>(members: readonly M[], today: string): M | null =>
	members.find((member) => member.function === 'tovholder' && isActive(member, today)) ?? null;

/** Who answers when the tovholder is away: today, or in the next fourteen days. The first of several. */
export function findStedfortraeder<M extends Membership>(members: readonly M[], today: string): M | null {
	const deputies = members
		.filter((member) => member.function === 'stedfortraeder' && takesPart(member, { fromOn: today, toOn: null }))
		.filter((member) => daysBetween(today, member.fromOn) <= announceDays)
		.sort((a, b) => a.fromOn.localeCompare(b.fromOn));
	return deputies[0] ?? null;
}

type Contact = Pick<Holder, 'name' | 'title' | 'phone'>;
/** Whom to ring: who holds the threads, and who answers in between (`now`, or from `fromOn`). */
export type TeamContacts = {
	tovholder: Contact | null;
	stedfortraeder: (Contact & { fromOn: string; toOn: string | null; now: boolean }) | null;
};

/** Whom to ring on a day. */
export function contactsOf(holders: readonly Holder[], today: string): TeamContacts {
	const contact = ({ name, title, phone }: Holder): Contact => ({ name, title, phone });
	const tovholder = findTovholder(holders, today);
	const deputy = findStedfortraeder(holders, today);
	return {
		tovholder: tovholder && contact(tovholder),
		stedfortraeder: deputy && {
			...contact(deputy),
			fromOn: deputy.fromOn,
			toOn: deputy.toOn,
			now: deputy.fromOn <= today
		}
	};
}

const order: Record<TeamFunction, number> = { tovholder: 0, stedfortraeder: 1, fagperson: 2 };

/**
 * The team as the borger reads it: who is on it now (the tovholder first, then the deputy, then who came first; nobody
 * twice), who is on the way, and who has left or did not come after all (last first).
 */
export function splitTeam<M extends Membership & { accountId: string }>(members: readonly M[], today: string) {
	const byRole = (a: M, b: M) => order[a.function] - order[b.function] || a.fromOn.localeCompare(b.fromOn);
	const now = members.filter((member) => isActive(member, today)).sort(byRole);
	return {
		now: now.filter((member, at) => now.findIndex(({ accountId }) => accountId === member.accountId) === at),
		coming: members
			.filter((member) => member.fromOn > today && isReal(member))
			.sort((a, b) => a.fromOn.localeCompare(b.fromOn)),
		left: members
			.filter((member) => member.toOn !== null && (member.toOn < today || !isReal(member)))
			.sort((a, b) => (b.toOn ?? '').localeCompare(a.toOn ?? ''))
	};
}
