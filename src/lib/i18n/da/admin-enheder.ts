import { formatDate } from '../../core/dates';

/** The administrator's pages about departments. */
export const adminEnheder = {
	title: 'Enheder',
	lead: 'Forvaltningen afgør, hvad en medarbejder må se. Under den kan der være afdelinger og grupper.',
	add: 'Ny enhed',
	list: 'Enheder i kommunen',
	columns: { name: 'Navn', type: 'Slags', accounts: 'Konti' },
	types: {
		kommune: 'Kommune',
		forvaltning: 'Forvaltning',
		afdeling: 'Afdeling',
		gruppe: 'Gruppe',
		ekstern: 'Ekstern part'
	},
	closed: 'Lukket',
	accounts: (count: number) => (count === 1 ? '1 konto' : `${count} konti`),
	saved: 'Det er gemt.',
	back: 'Tilbage til enheder',
	newTitle: 'Ny enhed',
	newLead: 'En ny forvaltning får først noget at se, når borgere har sagt ja til den.',
	type: 'Slags',
	typeHints: {
		forvaltning: 'Samtykke og hjemmel gælder for hele forvaltningen.',
		afdeling: 'En del af kommunen, en forvaltning eller en afdeling.',
		gruppe: 'En del af en afdeling eller en forvaltning.',
		ekstern: 'Ikke en del af kommunen. Ser kun det, de er med til.'
	},
	navn: 'Navn',
	navnHint: 'Borgeren ser navnet ud for dem, der arbejder her.',
	overordnet: 'Hører under',
	nowhere: 'Vælg en enhed',
	alone: 'Ingen',
	foelsom: 'Stedet siger noget følsomt om dem, der får hjælp her',
	foelsomHint: 'For eksempel misbrug eller psykiatri. Lederens tal samler så mindst ti borgere i stedet for fem.',
	sensitive: 'Følsom',
	save: 'Gem',
	addButton: 'Opret enheden',
	changeHeading: 'Navn og plads',
	moveWarning:
		'Flytter du enheden, følger alt under den med. De, der arbejder der, får straks den nye forvaltnings adgang i stedet for den gamle.',
	closeHeading: 'Luk enheden',
	closeText: 'Når en enhed er lukket, kan ingen nye komme til den. Det, der er skrevet, bliver stående.',
	close: 'Luk enheden',
	openHeading: 'Enheden er lukket',
	closedOn: (at: Date) => `Lukket ${formatDate(at)}. Ingen nye kan komme til den.`,
	open: 'Åbn enheden igen',
	cannotClose: {
		unknown: 'Enheden findes ikke mere.',
		root: 'Kommunen selv kan ikke lukkes.',
		below: 'Der er åbne enheder under den. Luk dem først.',
		staff: 'Der er åbne konti i den. Flyt eller luk dem først.'
	},
	seeAccounts: 'Se konti her',
	problems: {
		type: { missing: 'Vælg, hvad det er for en enhed.' },
		navn: {
			missing: 'Skriv et navn.',
			too_long: 'Skriv højst 120 tegn.',
			forbidden: 'Navnet har et tegn, vi ikke kan gemme.',
			taken: 'Der er allerede en enhed med det navn samme sted.'
		},
		overordnet: {
			missing: 'Vælg, hvad enheden hører under.',
			not_there: 'Den slags enhed kan ikke stå der, eller stedet er lukket. Vælg et andet.'
		}
	}
};
