/** The frame around one borger's pages, for professionals. */
export const workspace = {
	label: 'Borgerens sider',
	back: 'Mine borgere',
	/** What the mails and calendars call it, where no name may stand. */
	plan: (number: number) => `Plan ${number}`,
	tabs: {
		plan: 'Plan',
		moeder: 'Møder',
		beskeder: 'Beskeder',
		lineal: 'Hvordan går det?',
		forloeb: 'Forløb',
		team: 'Team',
		samtykke: 'Adgang',
		journal: 'Journal'
	}
};
