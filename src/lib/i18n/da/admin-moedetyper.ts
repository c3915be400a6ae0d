/** The administrator's pages about kinds of meeting. */
export const adminMoedetyper = {
	title: 'Mødetyper',
	lead: 'Det, et nyt møde begynder med. Møder, der er planlagt, ændrer sig ikke.',
	add: 'Ny mødetype',
	none: 'Der er ingen mødetyper. Så begynder alle møder tomme.',
	list: 'Mødetyper',
	columns: { name: 'Navn', minutes: 'Længde', points: 'Dagsorden', follow: 'Opfølgning' },
	minutes: (count: number) => `${count} minutter`,
	points: (count: number) => (count === 1 ? '1 punkt' : `${count} punkter`),
	follow: (months: string, name: string) => `${name} efter ${months} måneder`,
	noFollow: 'Ingen',
	out: 'Ikke i brug',
	saved: 'Mødetypen er gemt.',
	outSaved: 'Mødetypen er taget ud af brug.',
	inSaved: 'Mødetypen er i brug igen.',
	back: 'Tilbage til mødetyper',
	newTitle: 'Ny mødetype',
	navn: 'Navn',
	minutter: 'Længde i minutter',
	formaal: 'Hvorfor mødes I?',
	formaalHint: 'Borgeren læser det. Det er et forslag, som kan rettes i hvert møde.',
	forberedelse: 'Hvad kan borgeren tænke over inden? (valgfri)',
	pligt: 'Borgeren har pligt til at komme',
	dagsorden: 'Dagsorden',
	dagsordenHint: 'Gem for at få flere tomme linjer.',
	punkt: (index: number) => `Punkt ${index + 1}`,
	tid: (index: number) => `Minutter til punkt ${index + 1}`,
	spoergsmaal: 'Spørgsmål til borgeren inden mødet',
	spoergsmaalHint: 'Gælder også møder, der er planlagt.',
	questions: { samarbejdet: 'Hvordan går samarbejdet?', stadig_mine: 'Er målene stadig dine?' },
	followHeading: 'Møder, der følger af sig selv',
	maaneder: 'Efter så mange måneder (valgfri)',
	maanederHint: 'For eksempel 3, 6 og 9.',
	foelgetype: 'Opfølgningens type',
	noType: 'Ingen',
	plads: 'Plads i listen',
	pladsHint: 'Lave tal står først.',
	save: 'Gem mødetypen',
	addButton: 'Opret mødetypen',
	outHeading: 'Tag ud af brug',
	outText: 'Så kan ingen vælge den til et nyt møde. Møder, der er planlagt, bliver.',
	outButton: 'Tag ud af brug',
	inHeading: 'Mødetypen er ikke i brug',
	inButton: 'Tag i brug igen',
	problems: {
		navn: {
			missing: 'Skriv et navn.',
			too_long: 'Skriv højst 60 tegn.',
			forbidden: 'Navnet har et tegn, vi ikke kan gemme.'
		},
		minutter: {
			missing: 'Skriv, hvor længe mødet varer.',
			not_a_number: 'Skriv et helt tal.',
			out_of_bounds: 'Skriv et tal fra 5 til 600.'
		},
		formaal: {
			missing: 'Skriv, hvorfor I mødes. Borgeren skal vide det.',
			too_long: 'Skriv højst 1.000 tegn.',
			forbidden: 'Teksten har et tegn, vi ikke kan gemme.'
		},
		forberedelse: { too_long: 'Skriv højst 1.000 tegn.', forbidden: 'Teksten har et tegn, vi ikke kan gemme.' },
		dagsorden: {
			missing: 'Et punkt har minutter, men ingen tekst.',
			too_long: 'Skriv højst 200 tegn i et punkt.',
			forbidden: 'Et punkt har et tegn, vi ikke kan gemme.',
			not_a_number: 'Skriv minutter som hele tal.',
			out_of_bounds: 'Skriv minutter fra 1 til 600.',
			longer: 'Punkterne varer længere end mødet.'
		},
		maaneder: { not_months: 'Skriv måneder fra 1 til 36 med komma imellem, hver kun én gang.' },
		foelgetype: {
			missing: 'Vælg, hvilken type mødet er.',
			alone: 'Skriv, efter hvor mange måneder mødet er.',
			unknown: 'Den type er ikke i brug. Vælg en anden.'
		},
		plads: {
			missing: 'Skriv et tal.',
			not_a_number: 'Skriv et helt tal.',
			out_of_bounds: 'Skriv et tal fra 0 til 100.'
		}
	}
};
