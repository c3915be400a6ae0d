import { formatDate } from '../../core/dates';

const borgere = (count: number) => (count === 1 ? '1 borger' : `${count} borgere`);
const months = (count: number) => (count === 1 ? '1 måned' : `${count} måneder`);
const period = (least: number, most: number) => ({
	not_a_number: 'Skriv et helt tal, eller lad feltet være tomt.',
	out_of_bounds: `Skriv et tal fra ${least} til ${most}, eller lad feltet være tomt.`
});
const types = {
	plan: 'Planen',
	moede: 'Det aftalte vi',
	indkaldelse: 'Indkaldelse til møde',
	aflysning: 'Aflysning af møde',
	aftale: 'Aftaledokument'
};

/** The administrator's pages about paper and journal. */
export const adminJournal = {
	title: 'Journal og dokumenter',
	lead: 'Når en plan deles, eller et møde slutter, går dokumentet hertil af sig selv. Ingen skriver det igen.',
	saved: 'Det er gemt.',
	ended: 'Modtageren er stoppet. Der kommer ikke nyt til den.',
	back: 'Tilbage til journal og dokumenter',
	card: (count: number) => (count === 1 ? '1 modtager' : count ? `${count} modtagere` : 'Ingen modtager endnu'),

	add: 'Ny modtager',
	none: 'Der er ingen modtagere. Det, der skal i journalen, venter, til der er en.',
	list: 'Modtagere',
	columns: { name: 'Navn', type: 'Slags', forvaltning: 'For', takes: 'Tager imod' },
	types: {
		folder: 'Mappe',
		http: 'Adresse på nettet',
		copy: 'Kopi i hånden',
		digital_post: 'Digital Post'
	},
	typeHints: {
		folder: 'PDF-filer med oplysninger til. En robot eller fagsystemet henter dem.',
		http: 'Vi sender til fagsystemets egen adresse, underskrevet, og prøver igen, til det lykkes.',
		copy: 'Vi skriver teksten klar. Medarbejderen sætter den ind i fagsystemet.',
		digital_post: 'Brev til borgeren. Vi lægger det færdigt i en mappe til jeres afsendersystem.'
	},
	systems: {
		fasit: 'Fasit',
		dubu: 'DUBU',
		acadre: 'Acadre',
		sbsys: 'SBSYS',
		nexus: 'Nexus',
		other: 'Et andet system'
	},
	/** What goes to a journal, as it is called on screen. */
	takes: { ...types, note: 'Notater' },
	/** The documents that may end with words of the municipality's own. */
	documents: { ...types, oplysninger: 'Mine oplysninger' },
	everybody: 'Alle forvaltninger',
	stopped: 'Stoppet',
	stoppedOn: (at: Date) => `Stoppet ${formatDate(at)}. Der kommer ikke nyt hertil.`,
	newTitle: 'Ny modtager',
	newLead: 'Det, der venter uden at have et sted at være, går straks til den nye modtager.',
	slags: 'Slags',
	system: 'System i den anden ende',
	systemHint: 'Til Digital Post betyder det ikke noget.',
	chooseSystem: 'Vælg et system',
	navn: 'Navn',
	navnHint: 'Medarbejderne ser det, når de følger, hvor noget er nået til.',
	forvaltning: 'Hvilken forvaltnings journal?',
	forvaltningHint: 'En forvaltning får kun det, dens medarbejdere må læse.',
	tager: 'Hvad tager den imod?',
	tagerHint: 'Digital Post tager kun dokumenter.',
	adresse: 'Mappe eller adresse',
	adresseHints: {
		any: 'En mappe: små bogstaver, tal og bindestreg, for eksempel fasit-ind. En adresse: https:// og en server, der er sat op i driften. Kopi i hånden har ingen.',
		folder: 'Små bogstaver, tal og bindestreg, for eksempel fasit-ind.',
		http: 'Begynder med https://. Serveren skal være sat op i driften.'
	},
	kvittering: 'Den kvitterer selv',
	kvitteringHint: 'Så venter vi på en kvittering. Ellers regner vi det for modtaget, når det er afleveret.',
	kinds: (type: string, system: string) => `${type}, ${system}`,
	addButton: 'Opret modtageren',
	save: 'Gem modtageren',
	changeHeading: 'Navn og indhold',
	endHeading: 'Stop modtageren',
	endText:
		'Så sendes der ikke mere hertil. Det, der venter, står som fejlet hos medarbejderne, så de kan lægge det i journalen i hånden. Du kan ikke starte modtageren igen.',
	end: 'Stop modtageren',

	kle: {
		heading: 'KLE-numre',
		text: 'Hvert dokument får et emne og en handlingsfacet, så det kommer på den rigtige sag. Spørg jeres journal.',
		set: (count: number, of: number) => `${count} af ${of} er sat`,
		emne: 'Emne, for eksempel 27.00.00',
		facet: 'Facet, for eksempel G01',
		save: 'Gem KLE-numre'
	},
	closing: {
		heading: 'Jeres egne ord i dokumenterne',
		text: 'Det står nederst i dokumentet. Borgeren læser det. Et tomt felt giver ingen ord.',
		set: (count: number) => (count ? `${count} med jeres ord` : 'Ingen endnu'),
		limit: 'Højst 1.000 tegn.',
		save: 'Gem ordene'
	},
	retention: {
		heading: 'Sletning',
		text: [
			'Vores Plan er ikke et arkiv. Når alle en borgers planer er slut, og journalen har modtaget alt, kan borgerens oplysninger slettes her. Det sker om natten.',
			'Lederens tal bliver stående, for de viser ingen borger. Det, der er slettet, kan ikke hentes tilbage.'
		],
		off: 'Nu slettes ingen oplysninger af sig selv.',
		on: (count: number) => `Nu slettes oplysninger ${months(count)} efter, at planen er slut.`,
		logOff: 'Nu gemmes loggen over, hvem der har set hvad, uden grænse.',
		logOn: (count: number) => `Nu gemmes loggen over, hvem der har set hvad, i ${months(count)}.`,
		slettes: 'Slet, når alle planer har været slut i (måneder)',
		slettesHint: 'Et tomt felt: Intet slettes af sig selv.',
		logslettes: 'Gem loggen over, hvem der har set hvad, i (måneder)',
		logslettesHint: 'Mindst 6. Et tomt felt: Den gemmes uden grænse. Borgeren kan ikke se længere tilbage.',
		askHeading: 'Det kan ikke fortrydes',
		ask: (count: number, ready: number) =>
			`Med ${months(count)} kan oplysninger om ${borgere(ready)} slettes ved næste kørsel.`,
		held: (held: number) =>
			`${borgere(held)} bliver indtil videre: Journalen har ikke modtaget alt, eller en alarm er ikke behandlet.`,
		askLog: (count: number, looks: number) =>
			`Alt i loggen, der er ældre end ${months(count)}, slettes. Nu er det ${looks === 1 ? '1 opslag' : `${looks} opslag`}.`,
		ready: (ready: number) => `${borgere(ready)} er klar til at blive slettet.`,
		bekraeftet: 'Ja, det skal slettes',
		save: 'Gem sletning'
	},
	/** What is wrong with a whole target. */
	targetForm: { ended: 'Modtageren er stoppet og kan ikke rettes.' },
	problems: {
		slags: { missing: 'Vælg, hvad det er for en modtager.' },
		system: { missing: 'Vælg, hvilket system der er i den anden ende.' },
		navn: {
			missing: 'Skriv et navn.',
			too_long: 'Skriv højst 80 tegn.',
			forbidden: 'Navnet har et tegn, vi ikke kan gemme.',
			taken: 'En anden modtager har det navn.'
		},
		forvaltning: { unknown: 'Den forvaltning findes ikke mere. Vælg en anden.' },
		tager: {
			missing: 'Vælg mindst én ting, den tager imod.',
			letters_only: 'Planen og notater er skrevet til fagpersoner og kan ikke sendes som brev. Fjern krydserne ved dem.'
		},
		adresse: {
			missing: 'Skriv en mappe eller en adresse.',
			not_a_folder: 'Skriv mappens navn med små bogstaver, tal og bindestreg, højst 60 tegn.',
			not_an_address: 'Skriv en hel adresse, for eksempel https://journal.kommune.dk/ind.',
			not_https: 'Adressen skal begynde med https://, så ingen kan læse med.',
			not_allowed: 'Den server er ikke sat op i driften. Bed driften tilføje den til JOURNAL_HTTP_HOSTS.',
			taken: 'En anden modtager bruger den mappe.'
		}
	},
	kleProblems: {
		not_a_subject: 'Skriv emnet som 27.00.00.',
		not_a_facet: 'Skriv facetten som G01.',
		half: 'Skriv både emne og facet, eller ingen af dem.'
	},
	closingProblems: { too_long: 'Skriv højst 1.000 tegn.', forbidden: 'Teksten har et tegn, vi ikke kan gemme.' },
	retentionProblems: {
		slettes: period(1, 120),
		logslettes: period(6, 120),
		bekraeftet: { missing: 'Sæt kryds, hvis det skal slettes.' }
	}
};
