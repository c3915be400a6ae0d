const texts = (most: number) => ({
	missing: 'Skriv noget her.',
	too_long: `Skriv højst ${most} tegn.`,
	forbidden: 'Teksten har et tegn, vi ikke kan gemme.'
});
const number = (least: number, most: number) => ({
	missing: 'Skriv et tal.',
	not_a_number: 'Skriv et helt tal.',
	out_of_bounds: `Skriv et tal fra ${least} til ${most}.`
});

/** The administrator's page about the municipality. */
export const adminKommune = {
	title: 'Kommunen',
	lead: 'Navne, kontakt, ord og grænser. Alle ser ændringen inden for et minut.',
	saved: 'Indstillingerne er gemt.',
	logoSaved: 'Logoet er gemt.',
	save: 'Gem indstillingerne',
	sections: {
		names: 'Navne og kontakt',
		acute: 'Numre, når det haster',
		words: 'Jeres ord',
		limits: 'Grænser',
		safety: 'Tryghed'
	},
	navn: 'Kommunens navn',
	kode: 'Kommunekode (valgfri)',
	kodeHint: 'Tre cifre fra Danmarks Statistik. Koden står i de tal, I henter ud.',
	loesning: 'Løsningens navn',
	loesningHint: 'Står øverst på alle sider.',
	telefon: 'Telefon',
	email: 'Mail (valgfri)',
	adresse: 'Adresse (valgfri)',
	aabningstid: 'Åbningstid (valgfri)',
	acuteHint: 'Mindst to. De står, hvor en borger skriver noget, ingen læser med det samme.',
	acuteName: (index: number) => `Hvem, nummer ${index}`,
	acutePhone: (index: number) => `Telefon, nummer ${index}`,
	tovholder: 'Ord for tovholder (valgfri)',
	tovholderHint: 'For eksempel koordinerende sagsbehandler. Skriv det med småt.',
	tavle: 'Tavlen i planen begynder med',
	tavler: { fungerer: 'Det, der fungerer', bekymrer: 'Det, der bekymrer' },
	svardage: 'Svar på en borgers besked inden for (arbejdsdage)',
	spoergedage: 'Ledere svarer et team inden for (arbejdsdage)',
	spoergedageHint: 'Går der længere tid, kan teamet og lederen se det.',
	samtykke: {
		plan: 'Samtykke til planen varer højst (måneder)',
		trivsel: 'Samtykke til svar på linealen varer højst (måneder)',
		moede: 'Samtykke til møder varer højst (måneder)',
		netvaerk: 'Samtykke til netværk varer højst (måneder)'
	},
	samtykkeHint: 'Gælder nye samtykker. Samtykke til helbred varer højst et år efter sundhedsloven.',
	mindes: 'Mind om et samtykke, der udløber (dage før)',
	navne: 'Hvem har set mine oplysninger? Borgeren ser',
	navnevalg: { name: 'Navn og titel', role: 'Kun titel og enhed' },
	kig: 'Så mange borgere på en time er usædvanligt',
	kigHint: 'Databeskyttelsesrådgiveren får det at se.',
	forlad: '”Forlad siden” fører til',
	forladHint:
		'En almindelig side på nettet, for eksempel https://www.dmi.dk/. Knappen er for borgere, der skjuler spor.',
	logo: {
		heading: 'Logo',
		text: 'En PNG-fil på højst 50 kB og 1.200 punkter på hver led. Den står øverst på alle sider.',
		file: 'Vælg en fil',
		save: 'Gem logoet',
		remove: 'Fjern logoet',
		now: 'Logoet nu:',
		problems: {
			missing: 'Vælg en fil først.',
			too_large: 'Filen er for stor. Den må højst fylde 50 kB.',
			not_png: 'Det er ikke en PNG-fil, eller den er i stykker.',
			too_wide: 'Billedet er for stort. Det må højst være 1.200 punkter på hver led.'
		}
	},
	problems: {
		navn: texts(120),
		kode: { not_a_code: 'Skriv tre cifre, for eksempel 101.' },
		loesning: texts(40),
		telefon: { missing: 'Skriv et telefonnummer.', not_a_phone: 'Skriv et telefonnummer med tal.' },
		email: { not_an_email: 'Skriv en mailadresse, for eksempel kontakt@kommune.dk.' },
		adresse: texts(200),
		aabningstid: texts(300),
		akut: {
			too_few: 'Skriv mindst to numre.',
			half: 'Skriv både navn og telefon på hver linje.',
			not_a_phone: 'Skriv telefonnumre med tal.',
			too_long: 'Skriv højst 80 tegn i et navn.',
			forbidden: 'Et navn har et tegn, vi ikke kan gemme.'
		},
		tovholder: texts(60),
		tavle: { missing: 'Vælg, hvad tavlen begynder med.' },
		svardage: number(1, 20),
		spoergedage: number(1, 60),
		'samtykke-plan': number(1, 24),
		'samtykke-trivsel': number(1, 24),
		'samtykke-moede': number(1, 24),
		'samtykke-netvaerk': number(1, 24),
		mindes: number(7, 90),
		kig: number(5, 1000),
		navne: { missing: 'Vælg, hvad borgeren ser.' },
		forlad: { not_an_address: 'Skriv en adresse, der begynder med https://.' }
	}
};
