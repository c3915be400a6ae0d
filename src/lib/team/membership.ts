import { daysBetween } from '../core/dates';

export type TeamFunction = 'tovholder' | 'stedfortraeder' | 'fagperson';

/** One stretch of time in which somebody was around the borger. Both days count (Europe/Copenhagen). */
export type Membership = { function: TeamFunction; fromOn: string; toOn: string | null };

/** A tovholder or stedfortraeder, as every page of the borger shows them. */
export type Holder = Membership & { name: string; title: string | null; phone: string | null };

/** A deputy is announced this many days before they take over. */
const announceDays = 14;

export const isActive = (member: Membership, today: string) =>
	member.fromOn <= today && (member.toOn === null || member.toOn >= today);

/** Who holds the threads today, or null. */
export const findTovholder = <M extends Membership>(members: readonly M[], today: string): M | null =>
	members.find((member) => member.function === 'tovholder' && isActive(member, today)) ?? null;

/** Who answers when the tovholder is away: today, or in the next fourteen days. The first of several. */
export function findStedfortraeder<M extends Membership>(members: readonly M[], today: string): M | null {
	const deputies = members
		.filter((member) => member.function === 'stedfortraeder' && (member.toOn === null || member.toOn >= today))
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
 * The team as the borger reads it: who is on it now (the tovholder first, then the deputy, then who came first), who is
 * on the way, and who has left (last first).
 */
export function splitTeam<M extends Membership>(members: readonly M[], today: string) {
	const byRole = (a: M, b: M) => order[a.function] - order[b.function] || a.fromOn.localeCompare(b.fromOn);
	return {
		now: members.filter((member) => isActive(member, today)).sort(byRole),
		coming: members.filter((member) => member.fromOn > today).sort((a, b) => a.fromOn.localeCompare(b.fromOn)),
		left: members
			.filter((member) => member.toOn !== null && member.toOn < today)
			.sort((a, b) => (b.toOn ?? '').localeCompare(a.toOn ?? ''))
	};
}
