import { formatClock, formatNearDay, formatShortDay } from '../../core/dates';
import { firstName } from '../../core/person';

/** "i dag kl. 10.15", "tirsdag 1. december kl. 10". */
const near = (at: Date, now: Date) => `${formatNearDay(at, now)} kl. ${formatClock(at)}`;

/** What is put into the journal of the department, as the team follows it; and the documents of a plan or a meeting. */
export const journal = {
	title: 'Journal',
	lead: (department: string) => `Det, der er lagt i journalen hos ${department}`,
	heading: (name: string) => `Journalen om ${name}`,
	none: 'Der er ikke lagt noget i journalen. Når I deler en plan eller afslutter et møde, kommer det her af sig selv.',
	outside: 'Det er kommunens egne afdelinger, der lægger i journal. Du kan ikke se journalen.',
	noTarget: {
		heading: 'Journalen er ikke sat op',
		text: 'Det, I lægger i journalen, venter her. Det bliver sendt, når en administrator har sat journalen op for jeres afdeling.'
	},
	failedHeading: 'Noget kom ikke i journalen',
	failedText: 'Prøv igen, eller læg det i journalen i hånden, og skriv det her.',
	list: 'I journalen',
	columns: { what: 'Hvad', made: 'Lagt i journal', where: 'Hvor langt er det?' },
	forms: { document: 'Dokument', note: 'Notat' },
	types: {
		plan: 'Plan',
		moede: 'Møde',
		indkaldelse: 'Indkaldelse',
		aflysning: 'Aflysning',
		aftale: 'Aftale',
		besked: 'Besked',
		svar: 'Svar'
	},
	what: (form: 'document' | 'note', type: string) => `${form === 'document' ? 'Dokument' : 'Notat'} · ${type}`,
	made: (at: Date, by: string | null, now: Date) => `${near(at, now)} ${by === null ? 'af Vores Plan' : `af ${by}`}`,
	nowhere: 'Venter. Der er ikke sat en journal op, som tager imod det.',
	pages: { label: 'Sider i journalen', older: 'Ældre', newer: 'Nyere' },
	states: {
		waiting: 'Venter på at blive sendt',
		again: (at: Date, now: Date) => `Kom ikke frem. Vi prøver igen ${near(at, now)}`,
		sending: 'Bliver sendt nu',
		sent: (at: Date | null, now: Date) => `Sendt${at ? ` ${near(at, now)}` : ''}. Vi venter på kvittering`,
		received: (at: Date | null, reference: string | null, now: Date) =>
			`Modtaget${at ? ` ${near(at, now)}` : ''}${reference ? `. Nummer ${reference}` : ''}`,
		byHand: (by: string, at: Date | null, now: Date) => `Lagt ind i hånden af ${by}${at ? ` ${near(at, now)}` : ''}`,
		copy: (target: string) => `Skal sættes ind i ${target}`,
		failed: 'Kom ikke frem'
	},
	unknownReason: 'Vi ved ikke hvorfor.',
	actions: {
		retry: 'Prøv igen',
		byHand: 'Den er lagt i journalen i hånden',
		pasted: 'Jeg har sat det ind',
		getText: 'Hent teksten',
		/** Beside the button, for who does not see what it stands at. */
		of: (title: string, target: string) => `: ${title}, ${target}`,
		put: 'Læg i journal',
		putHere: 'Læg i journal hos os'
	},
	saved: {
		igen: 'Vi prøver igen nu.',
		haand: 'Det er skrevet ned, at det ligger i journalen.',
		andet: 'Der er sket noget i mellemtiden. Sådan ser det ud nu.',
		lagt: 'Det er lagt i journalen.',
		uaendret: 'Det ligger i journalen i forvejen. Der er ikke noget nyt i det, som I kan se.'
	},
	missing: {
		heading: 'Ikke i jeres journal',
		lead: 'Det ligger ikke i jeres journal: En anden afdeling stod for det, eller det er fra før, journalen blev sat op. Du kan lægge det, I må se, i jeres egen.',
		plan: (version: number) => `Planen, udgave ${version}`,
		at: (at: Date) => formatShortDay(at)
	},
	item: {
		back: 'Alt i journalen',
		cleared: 'Indholdet er slettet her, fordi det ligger i journalen.',
		pdf: 'Hent som PDF',
		text: 'Teksten',
		where: 'Hvor er det?',
		copyHeading: (target: string) => `Sæt ind i ${target}`,
		copyHint: 'Markér teksten, og kopiér den over i sagen. Skriv bagefter, at du har sat den ind.',
		copyHeadingLabel: 'Overskrift',
		copyLabel: (at: number, of: number) => (of === 1 ? 'Tekst' : `Tekst, del ${at} af ${of}`),
		copy: (label: string) => `Kopiér: ${label}`,
		copied: 'Kopieret.',
		notCopied: 'Det kunne ikke kopieres. Markér teksten, og kopiér den selv.',
		withPdf: 'Hent PDF-filen, og læg den på sagen sammen med teksten.'
	},
	/** Below a message or an answer. */
	press: {
		besked: (who: string) => `: beskeden fra ${firstName(who)}`,
		svar: (who: string) => `: ${firstName(who)}s svar`,
		done: ({ at, by }: { at: Date; by: string | null }) =>
			`Lagt i journal ${formatShortDay(at)} af ${by === null ? 'Vores Plan' : firstName(by)}`,
		saved: 'Det er lagt i journalen.'
	},
	/** Of an answer that is about no area. */
	overall: 'Hvordan går det?',
	/** No name and no content: they stand on lists. */
	titles: {
		plan: (version: number) => `Plan, udgave ${version}`,
		moede: (day: string) => `Det aftalte vi ${day}`,
		indkaldelse: (day: string) => `Indkaldelse til møde ${day}`,
		aflysning: (day: string) => `Aflysning af møde ${day}`,
		besked: (day: string) => `Besked fra ${day}`,
		svar: (day: string) => `Svar på linealen ${day}`
	},
	purposes: {
		list: 'Så, hvad der er lagt i afdelingens journal',
		item: 'Så noget, der er lagt i afdelingens journal',
		pdf: 'Hentede noget, der er lagt i afdelingens journal, som PDF'
	}
};

/** The plan or a meeting as a document, for staff. */
export const staffDocument = {
	pageTitle: { plan: 'Planen på papir', moede: 'Mødet på papir' },
	back: { plan: 'Til planen', moede: 'Til mødet' },
	open: 'Se som dokument',
	/** A letter goes to the borger as well as to the journal, once for each text. */
	press: { brev: 'Send brevet til borgeren', moede: 'Læg i journal' },
	/** What others see of it is theirs: it is made of what the reader may see. */
	yours: 'Her står det, som du må se. Borgeren og andre afdelinger kan have mere eller mindre i deres.',
	data: 'Hent planen som data',
	json: 'Til en anden Vores Plan (JSON)',
	fhir: 'Til sundhed og social (FHIR)',
	purposes: {
		plan: 'Så planen som dokument',
		planPdf: 'Hentede planen som PDF',
		moede: 'Så mødet som dokument',
		moedePdf: 'Hentede mødet som PDF'
	}
};
