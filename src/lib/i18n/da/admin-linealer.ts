/** The administrator's pages about rulers. */
export const adminLinealer = {
	title: 'Linealer',
	lead: 'Borgeren svarer på den lineal, der er i brug. Gamle svar beholder den lineal, de er givet på.',
	add: 'Ny lineal',
	none: 'Der er ingen lineal endnu. Lav en, så borgere kan svare.',
	name: (name: string, version: number) => `${name}, version ${version}`,
	active: 'I brug',
	span: (lowest: string, highest: string, step: string, best: string) =>
		`Fra ${lowest} til ${highest} i trin på ${step}. ${best} er bedst.`,
	pointColumn: 'Punkt',
	wordColumn: 'Ord',
	words: (name: string) => `Ordene på ${name}`,
	showWords: 'Vis ordene',
	use: 'Tag i brug',
	useWhat: (name: string) => `: ${name}`,
	newVersion: 'Lav en ny version',
	saved: 'Linealen er lavet. Den er ikke i brug endnu.',
	used: 'Linealen er i brug nu.',
	back: 'Tilbage til linealer',
	newTitle: 'Ny lineal',
	versionTitle: (name: string) => `Ny version af ${name}`,
	newLead: 'Først punkterne, så ordene. En lineal kan ikke rettes bagefter: Så laver du en ny version.',
	scaleHeading: 'Punkterne',
	navn: 'Navn',
	navnHint: 'Det ser I selv. Borgeren ser ordene.',
	lavest: 'Laveste punkt',
	hoejest: 'Højeste punkt',
	trin: 'Trin',
	steps: { '0.5': 'Et halvt', '1': '1', '2': '2', '5': '5', '10': '10' } as Record<string, string>,
	bedst: 'Hvad er bedst?',
	bests: { highest: 'Det højeste punkt', lowest: 'Det laveste punkt' },
	next: 'Videre til ordene',
	again: 'Ret punkterne',
	wordsHeading: 'Ordene',
	wordsHint:
		'Begge ender skal have ord. Punkter uden ord siges som ”mellem … og …”. Skriv, hvordan det går, så en borger kan vælge det om sig selv.',
	pointLabel: (point: string) => `Ord for ${point}`,
	pointEnd: (isBest: boolean) => (isBest ? 'Den bedste ende' : 'Den dårligste ende'),
	save: 'Lav linealen',
	problems: {
		navn: {
			missing: 'Skriv et navn.',
			too_long: 'Skriv højst 120 tegn.',
			forbidden: 'Navnet har et tegn, vi ikke kan gemme.'
		},
		lavest: {
			missing: 'Skriv det laveste punkt.',
			not_a_number: 'Skriv et helt tal.',
			out_of_bounds: 'Skriv et tal fra 0 til 100.'
		},
		hoejest: {
			missing: 'Skriv det højeste punkt.',
			not_a_number: 'Skriv et helt tal.',
			out_of_bounds: 'Skriv et tal fra 0 til 100.',
			not_above: 'Det højeste punkt skal være over det laveste.',
			not_in_steps: 'Trinnene går ikke op. Vælg et andet trin eller et andet punkt.',
			too_many: 'Der er for mange punkter. En lineal har højst 21.'
		},
		trin: { missing: 'Vælg et trin.' },
		bedst: { missing: 'Vælg, hvilken ende der er bedst.' },
		form: {
			unknown: 'Siden har været åben for længe. Hent den igen.',
			other: 'En anden har lavet den version imens. Hent siden igen.'
		}
	},
	wordProblems: {
		missing: 'Endens punkt skal have ord.',
		too_long: 'Skriv højst 60 tegn.',
		forbidden: 'Teksten har et tegn, vi ikke kan gemme.',
		twice: 'To punkter har de samme ord.'
	} as Record<string, string>
};
