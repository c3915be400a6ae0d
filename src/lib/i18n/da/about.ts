/** The pages about the portal itself: accessibility, your data, about. */
export const about = {
	was: {
		title: 'Tilgængelighed',
		lead: 'Alle skal kunne bruge Vores Plan.',
		goal: 'Vi følger reglerne i WCAG 2.2, niveau AA. Du kan bruge siderne med tastatur, med skærmlæser, med stor skrift og uden JavaScript.',
		testedHeading: 'Sådan ved vi det',
		tested:
			'Hver side bliver prøvet af et program, hver gang vi ændrer noget. Siderne er endnu ikke prøvet af mennesker, der bruger skærmlæser til daglig.',
		otherHeading: 'Kan du ikke bruge siden?',
		other: 'Ring eller skriv til kommunen. Du kan få alt på papir, i telefonen eller på et møde.',
		complaintHeading: 'Du kan klage',
		complaint: 'Hjælper det ikke at skrive til kommunen, så kan du klage til Digitaliseringsstyrelsen.'
	},
	privacy: {
		title: 'Dine oplysninger',
		lead: 'Her står, hvad Vores Plan gemmer om dig, og hvem der kan se det.',
		whatHeading: 'Det gemmer vi',
		what: 'Din plan, dine møder, dit team og de svar, du giver. Dit CPR-nummer er gemt låst. Det bliver aldrig vist.',
		whoHeading: 'Det kan de se',
		who: 'Kun mennesker på dit team kan se noget om dig. De ser kun det, de har lov til, fordi du har sagt ja, eller fordi loven siger det. Lederne ser ingen personer.',
		logHeading: 'Vi skriver ned, hvem der kigger',
		log: 'Hver gang en medarbejder ser noget om dig, bliver det skrevet ned.',
		cookiesHeading: 'Cookies',
		cookies: 'Vi bruger kun den cookie, der holder dig logget ind. Den forsvinder, når du logger af.',
		rightsHeading: 'Dine rettigheder',
		rights:
			'Du kan bede om at se alt, hvad vi har om dig. Du kan få rettet det, der er forkert. Ring til kommunen, eller skriv til den.'
	},
	about: {
		title: 'Om Vores Plan',
		lead: 'Én plan, de næste møder, menneskene omkring dig og en lineal til at sige, hvordan det går.',
		rulerHeading: 'Linealen',
		ruler:
			'Linealen er inspireret af trivselslinealen, som KL har lavet til børn og unge. Vores er til voksne, har vores egne ord og går den anden vej: 5 er bedst.',
		demoHeading: 'Dette er en demo',
		demo: 'Solbjerg Kommune findes ikke. Alle mennesker og alle CPR-numre er opdigtede.'
	}
};
