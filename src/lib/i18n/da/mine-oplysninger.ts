/** Words of the page "Mine oplysninger" (GDPR art. 15). What is downloaded has its own: oplysninger.ts. */
export const mine = {
	title: 'Mine oplysninger',
	lead: 'Du har ret til at se alt, hvad vi har om dig. Her kan du hente det.',
	link: 'Hent alt om dig',
	linkText: 'Du kan hente alt, hvad der står om dig her.',
	pdf: {
		heading: 'Til at læse og printe',
		text: 'Alt står i én fil. Du kan læse den, printe den og vise den til andre.',
		button: 'Hent som PDF'
	},
	json: {
		heading: 'Til en computer',
		text: 'Det er det samme. Her kan et program læse det. Det er godt, hvis du vil flytte det til et andet sted.',
		button: 'Hent som data'
	},
	what: {
		heading: 'Det står i filen',
		items: [
			'Dit navn, dine egne folk og dit team, også dem, der er holdt op.',
			'Alle udgaver af din plan, dine ønsker og det, du har sagt om planen.',
			'Dine møder, og hvad I aftalte.',
			'Dine svar på linealen, og det, du skrev til.',
			'De andres svar, når du har åbnet dem.',
			'Dine beskeder.',
			'Hvem der må se hvad, og hvad du har sagt ja og nej til.',
			'Alle, der har set noget om dig, og hvorfor.',
			'Dine valg, dine telefoner, og hvad der er lagt i en journal.'
		]
	},
	missing: {
		heading: 'Det står ikke i filen',
		items: [
			'Dit CPR-nummer. Det er gemt i kode. Du kender det selv.',
			'Det, teamet skriver på lige nu og ikke har delt med dig.',
			'Teamets egen liste over det, de skal huske.',
			'Andres svar, som du ikke har åbnet endnu. Giv selv et svar, og åbn dem.',
			'Det, der står i andre systemer i kommunen, for eksempel din journal.'
		]
	},
	ask: {
		heading: 'Vil du se det også?',
		text: 'Du kan bede om aktindsigt. Så svarer kommunen dig.',
		call: (phone: string) => `Ring til kommunen: ${phone}`,
		write: (email: string) => `Skriv til ${email}`,
		log: 'Hvem har set mine oplysninger?',
		wrong: 'Er der noget, der er forkert, så sig det. Du har ret til at få det rettet.'
	},
	keep: {
		heading: 'Pas på filen',
		text: 'Filen bliver gemt, hvor du henter den. Alle, der kan bruge din telefon, kan læse den. Slet den, når du er færdig.',
		hidden: 'Du skjuler dine spor. Hent kun filen, hvor ingen andre kan se den.'
	}
};
