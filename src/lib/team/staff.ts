/** A professional who may be put on a team. */
export type StaffHit = {
	accountId: string;
	name: string;
	title: string | null;
	enhed: string;
	/** Null for somebody from another authority or a company. */
	forvaltningId: string | null;
	forvaltning: string | null;
};

/** The longest search for staff, in characters. */
const longestSearch = 100;

/** The words of a search; nobody searches for more than six. */
export const searchWords = (typed: string) =>
	typed
		.replaceAll('\0', '')
		.slice(0, longestSearch)
		.toWellFormed()
		.trim()
		.split(/\s+/)
		.filter((word) => word !== '')
		.slice(0, 6);

/** "Koordinerende sagsbehandler, Jobcenter, Beskæftigelse", each once. */
export const placeOfStaff = ({ title, enhed, forvaltning }: StaffHit) =>
	[...new Set([title, enhed, forvaltning].filter((part): part is string => Boolean(part)))].join(', ');

/** The hits with the one that is chosen first, each once. */
export const withChosen = (hits: readonly StaffHit[], chosen: StaffHit | null): StaffHit[] =>
	chosen ? [chosen, ...hits.filter(({ accountId }) => accountId !== chosen.accountId)] : [...hits];
