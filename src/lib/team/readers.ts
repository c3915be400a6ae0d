/** Somebody on the team today, and what of the borger's own words they may read. */
export type TeamReader = {
	accountId: string;
	name: string;
	/** The sensitive topics that each adgangsgrundlag in force for their forvaltning and for the kind covers. */
	covers: readonly (readonly string[])[];
};

/** What a button needs to know of them. */
export type Reader = Pick<TeamReader, 'name' | 'covers'>;

/**
 * The names of those who may read something about these topics, in the order of the team. One adgangsgrundlag must cover all
 * of them (docs/access.md).
 */
export const readersOf = (team: readonly Reader[], topics: readonly string[]): string[] => [
	...new Set(
		team
			.filter(({ covers }) => covers.some((covered) => topics.every((topic) => covered.includes(topic))))
			.map(({ name }) => name)
	)
];
