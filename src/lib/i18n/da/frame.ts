/** Words of the frame around every page: header, footer, tabs, log-in, errors. */
export const frame = {
	solution: 'Vores Plan',
	demo: 'Demo',
	skip: 'Gå til indholdet',
	logOff: 'Log af',
	leave: 'Forlad siden',
	menu: { samtykke: 'Hvem må se hvad', seen: 'Hvem har set mine oplysninger', settings: 'Indstillinger' },
	actAs: (role: string) => `Skift til ${role}`,
	tabsLabel: 'Sider',
	tabs: { home: 'Hjem', plan: 'Plan', moeder: 'Møder', beskeder: 'Beskeder', team: 'Mit team' },
	staffTabs: { borgere: 'Mine borgere' },
	footer: {
		accessibility: 'Tilgængelighed',
		privacy: 'Dine oplysninger',
		about: 'Om Vores Plan',
		phone: 'Ring til kommunen'
	},
	roles: {
		borger: 'borger',
		fagperson: 'fagperson',
		fordeler: 'fordeler',
		leder: 'leder',
		admin: 'administrator',
		dpo: 'databeskyttelsesrådgiver'
	}
};

export const login = {
	title: 'Log ind',
	lead: 'Se din plan, dine møder og de mennesker, der hjælper dig.',
	borgerHeading: 'Er det din plan?',
	borgerButton: 'Log ind med MitID',
	borgerHelp: 'Har du ikke MitID? Ring til kommunen, så hjælper vi dig. Du kan også få din plan på papir.',
	staffHeading: 'Arbejder du i kommunen?',
	staffButton: 'Log ind som medarbejder',
	loggedOff: 'Du er logget af.',
	errors: {
		niveau:
			'Dit log-ind er ikke sikkert nok til Vores Plan. Brug MitID på niveauet ”Betydelig”, for eksempel MitID-appen. Ring til kommunen, hvis du har brug for hjælp.',
		annulleret: 'Du blev ikke logget ind. Prøv igen, når du er klar.',
		udbyder: 'Log-ind svarer ikke lige nu. Prøv igen om lidt. Haster det, så ring til kommunen.',
		andet: 'Log-ind lykkedes ikke. Prøv igen. Bliver det ved, så ring til kommunen.'
	},
	unknownTitle: 'Vi kan ikke finde en plan til dig',
	unknownBorger:
		'Du er logget rigtigt ind, men der er ingen plan til dig her i kommunen. Vi har ikke gemt noget om dig.',
	unknownStaff: 'Er du medarbejder, så er du ikke oprettet i Vores Plan endnu. Spørg din leder.',
	unknownCall: 'Mener du, at du har en plan? Så ring til kommunen.',
	unknownBack: 'Tilbage til log ind'
};

export const start = {
	title: 'Du er logget ind',
	go: 'Gå til din startside'
};

export const problem = {
	notFoundTitle: 'Vi kan ikke finde siden',
	notFound: 'Siden findes ikke, eller du har ikke adgang til den.',
	unavailableTitle: 'Vi kan ikke hente oplysninger lige nu',
	unavailable: 'Fejlen ligger hos os. Vent et øjeblik, og prøv igen. Det, du har sendt og fået svar på, er gemt.',
	brokenTitle: 'Der gik noget galt hos os',
	broken: 'Prøv igen om lidt. Bliver det ved, så ring til kommunen.',
	reference: (reference: string) => `Sig denne kode, når du ringer: ${reference}`,
	home: 'Gå til forsiden',
	again: 'Prøv igen'
};
