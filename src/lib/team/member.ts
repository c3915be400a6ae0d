import type { MemberAccess } from './access';
import type { Membership, TeamFunction } from './membership';

/** Somebody on the team, as the borger reads them. */
export type MemberView = {
	function: TeamFunction;
	name: string;
	title: string | null;
	phone: string | null;
	/** The forvaltning, or an external party's own name. */
	department: string;
	roleText: string;
	why: string;
	fromOn: string;
	toOn: string | null;
	endedReason: string | null;
	/** Sentences about when they are away, and who answers then. */
	away?: readonly string[];
	/** Where the borger writes to them. */
	writeTo?: string;
};

/** Somebody on the team, as a professional reads them. */
export type StaffMemberView = MemberView & {
	id: string;
	access: MemberAccess;
	/** Whether the reader may take them off. */
	removable: boolean;
};

/** What the page may carry of a member: no ids. */
export const viewMember = (
	row: Membership & Omit<MemberView, 'department'> & { enhed: string; forvaltning: string | null }
): MemberView => ({
	function: row.function,
	name: row.name,
	title: row.title,
	phone: row.phone,
	department: row.forvaltning ?? row.enhed,
	roleText: row.roleText,
	why: row.why,
	fromOn: row.fromOn,
	toOn: row.toOn,
	endedReason: row.endedReason
});
