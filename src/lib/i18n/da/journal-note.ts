import { formatClock, formatDate } from '../../core/dates';

const when = (at: Date) => `${formatDate(at)} kl. ${formatClock(at)}`;

/** What stands in the journal's notes, in letters, and in "Hvem har set" of what the system sends. */
export const journalNote = {
	plan: {
		heading: 'Notat fra Vores Plan: planen er delt med borgeren',
		by: (by: string, on: string) => `Delt af ${by} ${formatDate(on)}.`
	},
	moede: {
		heading: 'Notat fra Vores Plan: møde',
		/** Hjørrings fælles notat efter en tværfaglig afklaring (S17). */
		tfa: 'TFA – Tværfagligt notat',
		by: (by: string, on: string) => `Skrevet af ${by} ${formatDate(on)}.`
	},
	svar: {
		heading: 'Notat fra Vores Plan: svar på trivselslinealen',
		by: (by: string, at: Date) => `${by} svarede ${when(at)}.`
	},
	besked: {
		heading: 'Notat fra Vores Plan: besked',
		by: (by: string, at: Date) => `Fra ${by} ${when(at)}.`
	},
	aftale: {
		heading: 'Notat fra Vores Plan: borgeren har bekræftet det, der blev aftalt',
		text: (title: string, at: Date) =>
			`Borgeren bekræftede det, der blev aftalt på mødet ”${title}”, i Vores Plan den ${when(at)}. Det er ikke en underskrift.`
	},
	/** The first line of a text that is pasted into another system. */
	copied: (title: string, madeAt: Date) => `Vores Plan – ${title} – ${formatDate(madeAt)}`,
	/** A text that one note of the system does not hold. */
	part: (number: number, of: number) => `(Del ${number} af ${of})`,

	/** Letters to the borger. Label and advis are shown where anybody may look: they say nothing of what it is about. */
	letter: {
		label: {
			indkaldelse: 'Indkaldelse til møde med kommunen',
			aflysning: 'Et møde med kommunen er aflyst',
			moede: 'Brev fra kommunen efter et møde',
			other: 'Brev fra kommunen'
		},
		notification: (municipality: string) => `Du har fået et brev fra ${municipality}.`,
		put: 'Sæt mødet i din kalender',
		entry: 'Møde med kommunen',
		place: 'Stedet står i brevet'
	},

	/** In "Hvem har set": what the system did with it. */
	purpose: {
		plan: (forvaltning: string) => `Lagde din plan i journalen hos ${forvaltning}`,
		moede: (forvaltning: string) => `Lagde det, I aftalte på et møde, i journalen hos ${forvaltning}`,
		indkaldelse: (forvaltning: string) => `Lagde en indkaldelse til dig i journalen hos ${forvaltning}`,
		aflysning: (forvaltning: string) => `Lagde en aflysning til dig i journalen hos ${forvaltning}`,
		aftale: (forvaltning: string) => `Lagde det, du bekræftede, i journalen hos ${forvaltning}`,
		besked: (forvaltning: string) => `Lagde en besked i journalen hos ${forvaltning}`,
		svar: (forvaltning: string) => `Lagde et af dine svar i journalen hos ${forvaltning}`,
		letter: 'Gav et brev til dig videre til Digital Post'
	},

	/** Why something is not in the journal yet, for the staff. */
	why: {
		known: {
			target_ended: 'Der sendes ikke mere hertil. Læg det i journalen i hånden.',
			skaermet:
				'Borgeren er skærmet. Brevet er holdt tilbage, så det ikke afslører noget. Aftal, hvordan borgeren får det.',
			not_to_borger: 'Det er ikke skrevet til borgeren, så det er ikke sendt som brev.',
			no_cvr: 'Kommunens CVR-nummer mangler. Tal med jeres administrator.',
			no_address: 'Adressen på systemet er ikke i orden. Tal med jeres administrator.',
			no_content: 'Indholdet kan ikke læses. Tal med jeres administrator.',
			not_made: 'Dokumentet kunne ikke laves. Tal med jeres administrator.',
			timeout: 'Systemet svarede ikke i tide.',
			unreachable: 'Vi kan ikke få forbindelse til systemet.',
			no_receipt: 'Systemet har ikke kvitteret.',
			wrong_receipt: 'Systemet kvitterede for noget andet.',
			refused: 'Systemet tog ikke imod det.',
			disk_full: 'Der er ikke plads i mappen.',
			disk_denied: 'Portalen må ikke skrive i mappen. Tal med jeres administrator.',
			disk_gone: 'Mappen findes ikke. Tal med jeres administrator.'
		},
		http: (status: string) => `Systemet svarede med fejl ${status}.`,
		other: (code: string) => `Systemet svarede ”${code}”.`
	}
};
