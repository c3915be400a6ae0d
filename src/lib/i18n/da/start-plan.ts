const text = {
	missing: 'Feltet skal udfyldes.',
	forbidden: 'Der er tegn i teksten, som vi ikke kan gemme. Skriv teksten igen.',
	too_long: 'Teksten er for lang.'
};

/** Starting a plan, for a fagperson and a fordeler. */
export const startPlan = {
	title: 'Start en plan',
	lead: 'Slå borgeren op først. Er der en plan i forvejen, kan du se, hvem der holder trådene.',
	stepOf: (step: 1 | 2) => `Trin ${step} af 2`,
	cpr: 'Borgerens CPR-nummer',
	cprHint: 'Ti tal. Du må gerne skrive en bindestreg.',
	recorded: 'Vi skriver ned, at du har slået op. Borgeren kan se det.',
	lookUp: 'Slå op',
	errorHeading: 'Planen er ikke lavet endnu',
	errorHeadingLookUp: 'Vi kan ikke bruge nummeret',
	problems: {
		cpr: {
			missing: 'Skriv borgerens CPR-nummer.',
			form: 'Et CPR-nummer er på ti tal.',
			date: 'De første seks tal er ikke en dato. Se efter, om der er en tastefejl.',
			under_18: 'Borgeren er under 18 år. Der kan kun laves en plan her til voksne.',
			dead: 'Borgeren er død. Der kan ikke laves en plan.',
			expired: 'Det er for længe siden, du slog op. Skriv CPR-nummeret igen. Det, du har skrevet, er gemt i skemaet.'
		},
		navn: { ...text, missing: 'Skriv borgerens navn.', too_long: 'Navnet er for langt. Skriv højst 120 tegn.' },
		telefon: { form: 'Skriv et telefonnummer med mindst otte tal, eller lad feltet være tomt.' },
		tovholder: {
			missing: 'Vælg, hvem der skal være tovholder.',
			unknown: 'Den, du valgte, kan ikke være tovholder mere. Vælg en anden.',
			external: 'En tovholder er ansat i kommunen. Vælg en anden.'
		},
		opgave: { ...text, missing: 'Skriv, hvad tovholderen gør.', too_long: 'Skriv højst 500 tegn.' },
		hvorfor: { ...text, missing: 'Skriv, hvorfor borgeren får en tovholder.', too_long: 'Skriv højst 500 tegn.' },
		grundlag: { missing: 'Vælg, om det er et samtykke eller en paragraf.' },
		givet: {
			missing: 'Vælg, hvordan borgeren har sagt ja.',
			health_written: 'Om helbred skal et ja være skriftligt. Få det på papir, eller tag helbred fra.'
		},
		faelles: { missing: 'Vælg, om borgeren har sagt ja til én fælles plan.' },
		paragraf: {
			...text,
			missing: 'Skriv paragraffen, for eksempel retssikkerhedsloven § 11 c.',
			too_long: 'Skriv højst 120 tegn.'
		},
		formaal: { ...text, missing: 'Skriv, hvad oplysningerne skal bruges til.', too_long: 'Skriv højst 500 tegn.' },
		til: {
			missing: 'Et samtykke skal have en sidste dag.',
			not_a_day: 'Det er ikke en dato. Skriv den som dag, måned og år.',
			past: 'Dagen er gået. Vælg i dag eller senere.',
			too_far: 'Så længe kan et samtykke ikke gælde. Vælg en tidligere dag.'
		}
	},
	exists: {
		title: 'Der er allerede en plan',
		lead: 'Borgeren har en plan. Der kan kun være én ad gangen.',
		holder: (name: string) => `${name} holder trådene.`,
		noHolder: 'Ingen holder trådene lige nu. Sig det til den, der fordeler sager.',
		noHolderFordeler: 'Ingen holder trådene lige nu.',
		call: (phone: string) => `Ring: ${phone}`,
		noPhone: 'Vi har intet telefonnummer.',
		again: 'Slå en anden op',
		open: 'Åbn planens tovholder'
	},
	found: {
		known: (name: string) => `${name} er kendt her, men har ingen plan lige nu.`,
		unknown: 'Borgeren er ny her. Planen opretter også borgeren, så hun eller han kan logge ind med MitID.',
		cpr: (masked: string) => `CPR-nummer ${masked}`,
		wrong: 'Er det ikke den rigtige? Slå op igen'
	},
	shared: 'Borgeren kan læse det, du skriver her.',
	borger: { heading: 'Borgeren', navn: 'Navn', telefon: 'Telefon', telefonHint: 'Kan udfyldes senere.' },
	holder: {
		heading: 'Tovholder',
		search: 'Find en anden end dig selv',
		searchFordeler: 'Find en medarbejder',
		searchHint: 'Navn, titel eller afdeling',
		searchButton: 'Søg',
		legend: 'Hvem skal være tovholder?',
		you: (name: string) => `${name} (dig)`,
		nobody: 'Søg først. Så kan du vælge en her.',
		nothing: (words: string) => `Ingen medarbejder passer til ”${words}”.`,
		more: 'Der er flere. Skriv mere for at finde den rigtige.',
		found: (count: number) => (count === 1 ? '1 medarbejder fundet' : `${count} medarbejdere fundet`),
		opgave: 'Det gør tovholderen',
		opgaveStart: 'Holder trådene i din plan.',
		hvorfor: 'Derfor får borgeren en tovholder',
		hvorforStart: 'Du får hjælp fra flere afdelinger, og én skal samle det.'
	},
	ground: {
		heading: 'Hvorfor må tovholderens afdeling se planen?',
		lead: 'Uden et grundlag ser tovholderen kun det, afdelingen selv har skrevet.',
		legend: 'Grundlag',
		samtykke: 'Borgeren har sagt ja',
		hjemmel: 'Loven giver lov',
		givet: 'Hvordan har borgeren sagt ja?',
		givenHows: { paper: 'På papir', oral: 'Mundtligt' },
		oralHint: 'Om helbred skal det være skriftligt.',
		paragraf: 'Paragraf',
		paragrafHint: 'Lov og paragraf',
		slags: 'Hvad må afdelingen se?',
		plan: 'Planen er altid med: mål, aftaler og hjælp. Uden den kan tovholderen ikke holde trådene.',
		kinds: {
			trivsel: { label: 'Borgerens svar', hint: 'Hvordan går det? med noter' },
			moede: { label: 'Møder', hint: 'Indkaldelser og det, I aftalte' },
			netvaerk: { label: 'Borgerens egne folk', hint: 'Familie og venner i netværket' }
		},
		emner: 'Også følsomme emner?',
		emnerHint: 'Vælg kun det, tovholderen ikke kan undvære.',
		topics: { helbred: 'Helbred', misbrug: 'Alkohol og stoffer', boern: 'Børn', strafbart: 'Straf', oekonomi: 'Penge' },
		formaal: 'Hvad skal oplysningerne bruges til?',
		til: 'Til og med',
		tilHint: 'Et samtykke skal have en sidste dag. Ved en paragraf må feltet være tomt.'
	},
	joint: {
		heading: 'Én fælles plan',
		legend: (name: string | null) => `Har ${name ?? 'borgeren'} sagt ja til én fælles plan?`,
		hint: 'Uden et ja kan I skrive på kladden, men ikke dele planen.',
		answers: { mundtligt: 'Ja, mundtligt', papir: 'Ja, på papir', ikke: 'Ikke spurgt endnu' }
	},
	create: 'Lav planen',
	created: {
		title: 'Planen er lavet',
		text: 'Tovholderen har planen på sin liste nu. Borgeren kan logge ind med MitID og se, hvem der holder trådene.',
		another: 'Start en plan til',
		back: 'Mine borgere'
	}
};
