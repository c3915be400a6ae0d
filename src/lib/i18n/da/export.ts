/** What a plan says of itself in a file, and what the log says of whoever took it. */
export const planExport = {
	/** The first lines of the file, for whoever opens it. */
	remark: (municipality: string, day: string) =>
		`Planen er hentet i Vores Plan hos ${municipality} ${day}, som den var delt den dag, og så meget af den, som den, der hentede den, må læse. ` +
		'CPR-nummeret er ikke med. Den, der indlæser filen, skriver det i feltet "cpr" i stedet for nullerne. ' +
		'Medarbejderne er med, for at man kan se, hvem der gør hvad. Deres brugernavne er ikke med, så ingen af dem kan logge ind.',
	/** The purpose of a look, in "Hvem har set". */
	purpose: 'Henter planen som en fil',
	unknownPerson: 'En medarbejder',
	unknownParty: 'Ikke oplyst',
	noTitle: 'Medarbejder',
	fhir: {
		title: 'Borgerens plan',
		category: 'Fælles plan på tværs af forvaltninger',
		careTeam: 'Teamet om planen',
		aftale: 'Aftale',
		duty: 'Pligt',
		indsats: 'Hjælp',
		trial: 'Noget, vi prøver',
		partly: 'Delvist nået',
		job: 'Job eller uddannelse',
		functions: { tovholder: 'Tovholder', stedfortraeder: 'Stedfortræder', fagperson: 'Fagperson' },
		maalTypes: { udvikle: 'Udvikle', fastholde: 'Fastholde', begraense_tab: 'Begrænse tab' },
		wishes: { dream: 'Drøm', job: 'Ønske om job eller uddannelse', wish: 'Ønske', story: 'Min historie' },
		stances: { agree: 'Enig', disagree: 'Ikke enig', talk: 'Vil tale om det' },
		version: (version: number) => `Version ${version}`,
		postponed: (day: string, reason: string) => `Udskudt til ${day}: ${reason}`,
		notDone: 'Ikke gjort'
	}
};
