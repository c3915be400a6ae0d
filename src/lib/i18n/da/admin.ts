import { formatDate, formatClock } from '../../core/dates';

const roles = {
	fagperson: 'Fagperson',
	fordeler: 'Fordeler',
	leder: 'Leder',
	admin: 'Administrator',
	dpo: 'Databeskyttelsesrådgiver'
};

/** The administrator's pages: the frame, the overview, and what was changed. */
export const admin = {
	label: 'Opsætning',
	tabs: {
		overview: 'Overblik',
		enheder: 'Enheder',
		konti: 'Konti',
		kommune: 'Kommunen',
		linealer: 'Linealer',
		moedetyper: 'Mødetyper',
		aendringer: 'Ændringer'
	},
	title: 'Opsætning',
	lead: 'Her sætter du Vores Plan op. Du ser ingen borgere og ingen planer.',
	errorHeading: 'Det kan ikke gemmes endnu',
	/** What is wrong with a whole form. */
	form: {
		unknown: 'Siden har været åben for længe. Hent den igen.',
		other: 'Formularen er sendt før med noget andet i. Hent siden igen.',
		changed: 'En anden har rettet det imens. Hent siden igen, og se, hvad der er ændret.'
	},
	kort: {
		konti: (count: number) => (count === 1 ? '1 åben konto' : `${count} åbne konti`),
		enheder: (count: number) => (count === 1 ? '1 enhed' : `${count} enheder`),
		lineal: (name: string) => `I brug: ${name}`,
		noLineal: 'Ingen lineal er i brug. Borgeren kan ikke give svar.',
		moedetyper: (count: number) => (count === 1 ? '1 mødetype i brug' : `${count} mødetyper i brug`)
	},
	latest: 'Ændret for nylig',
	all: 'Se alle ændringer',
	changes: {
		title: 'Ændringer',
		lead: 'Alt, hvad administratorer har ændret: hvem, hvornår og hvad. Det kan ikke slettes.',
		none: 'Der er ikke ændret noget endnu.',
		noneOf: 'Der er ikke ændret noget her endnu.',
		filter: 'Vis',
		everything: 'Alt',
		when: (at: Date) => `${formatDate(at)} kl. ${formatClock(at)}`,
		by: (name: string) => name || 'En konto, der ikke findes mere',
		actions: { insert: 'lavet', update: 'ændret', delete: 'fjernet' },
		things: {
			setting: 'Kommunens indstillinger',
			enhed: 'Enhed',
			account: 'Konto',
			account_role: 'Rolle',
			identity: 'Log-ind',
			trivselslineal: 'Lineal',
			trivselslineal_anchor: 'Ord på lineal',
			moede_template: 'Mødetype'
		},
		was: 'Før',
		is: 'Nu',
		field: 'Felt',
		nothing: '–',
		what: 'Hvad blev ændret?',
		newer: 'Nyere',
		older: 'Ældre',
		pages: 'Sider i listen'
	},
	/** What a field of a row is called. One that is missing here keeps its own name. */
	fields: {
		name: 'Navn',
		type: 'Slags',
		parent_id: 'Hører under',
		closed_at: 'Lukket',
		sensitive: 'Stedet siger noget følsomt',
		enhed_id: 'Enhed',
		employee_id: 'Brugernavn',
		title: 'Titel',
		phone: 'Telefon',
		email: 'Mail',
		disabled_at: 'Lukket',
		role: 'Rolle',
		issuer: 'Log-ind-udbyder',
		solution: 'Løsningens navn',
		address: 'Adresse',
		openingHours: 'Åbningstid',
		acute: 'Numre, når det haster',
		answerDays: 'Svar inden for (arbejdsdage)',
		questionDays: 'Svar fra ledere inden for (arbejdsdage)',
		code: 'Kommunekode',
		'words.tovholder': 'Jeres ord for tovholder',
		'words.tavle_foerst': 'Tavlen begynder med',
		'samtykkeMonths.plan': 'Samtykke til planen (måneder)',
		'samtykkeMonths.trivsel': 'Samtykke til svar (måneder)',
		'samtykkeMonths.moede': 'Samtykke til møder (måneder)',
		'samtykkeMonths.netvaerk': 'Samtykke til netværk (måneder)',
		remindDays: 'Påmindelse før samtykke udløber (dage)',
		lookerNames: 'Borgeren ser, hvem der har set',
		manyLooks: 'Usædvanligt mange borgere på en time',
		leaveTo: '”Forlad siden” fører til',
		logo: 'Logo',
		cvr: 'CVR-nummer',
		value: 'Punkt',
		text: 'Ord',
		version: 'Version',
		lowest: 'Laveste',
		highest: 'Højeste',
		step: 'Trin',
		best: 'Bedst',
		active: 'I brug',
		lang: 'Sprog',
		minutes: 'Minutter',
		purpose: 'Formål',
		prepare: 'Forberedelse',
		duty: 'Pligt',
		agenda: 'Dagsorden',
		follow_months: 'Opfølgning efter (måneder)',
		follow_template: 'Opfølgningens type',
		questions: 'Spørgsmål',
		position: 'Plads i listen'
	} as Record<string, string>,
	/** What a value of a closed list is called. */
	values: {
		role: roles,
		best: { highest: 'Det højeste punkt', lowest: 'Det laveste punkt' },
		lookerNames: { name: 'Navn og titel', role: 'Kun titel og enhed' }
	} as Record<string, Record<string, string>>,
	roles
};
