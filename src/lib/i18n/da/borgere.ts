import { formatDate, formatList } from '../../core/dates';

const days = (count: number) => (count === 1 ? '1 dag' : `${count} dage`);

/** The professional's list of borgere. */
export const borgere = {
	title: 'Mine borgere',
	lead: (count: number) => (count === 1 ? '1 borger' : `${count} borgere`),
	found: (count: number, of: number) => `${count} af ${of === 1 ? '1 borger' : `${of} borgere`}`,
	needing: 'Kræver handling',
	others: 'Øvrige',
	empty: 'Du er ikke på nogens team. En borger kommer på din liste, når du bliver en del af borgerens team.',
	/** The last no of a borger was noted by somebody of the department it was about. */
	closed: 'Det er skrevet ned. Din afdeling kan ikke se borgeren mere.',
	start: 'Start en plan',
	search: 'Find en borger på din liste',
	searchButton: 'Søg',
	clear: 'Vis alle',
	nothingFound: 'Ingen på din liste passer til det, du har valgt.',
	filter: { label: 'Vis kun', all: 'Alle' },
	filters: {
		svar: 'Svar og noter',
		beskeder: 'Beskeder',
		uenig: 'Skal I tale om',
		skrevet: 'Borgeren har skrevet',
		forsinket: 'Vores aftaler',
		moede: 'Møder',
		opgaver: 'Opgaver',
		adgang: 'Adgang og samtykke',
		overdragelse: 'Overdragelse',
		proevet: 'Prøvehandling slut',
		journal: 'Journal'
	},
	function: { label: 'Du er', all: 'Alle' },
	columns: { name: 'Navn', need: 'Hvad er der?', mine: 'Du er', meeting: 'Næste møde' },
	functions: { tovholder: 'tovholder', stedfortraeder: 'stedfortræder', fagperson: 'fagperson' },
	needs: {
		alarming: (count: number) => (count === 0 ? 'Se svaret i dag' : `Se svaret i dag. Det har ventet ${days(count)}`),
		alarming_opened: (count: number) =>
			count === 0 ? 'Skriv tilbage i dag' : `Skriv tilbage i dag. Svaret har ventet ${days(count)}`,
		note_task: (count: number) => `Note ikke læst i ${days(count)}`,
		message_late: (count: number) => `Besked ikke besvaret. Svaret er ${days(count)} forsinket`,
		message: (count: number) =>
			count === 0
				? 'Ny besked. Svar i dag'
				: `Ny besked. Svar senest ${count === 1 ? 'i morgen' : `om ${days(count)}`}`,
		asked: 'Borgeren beder om noget',
		asked_moede: 'Borgeren spørger om et møde',
		disagrees: 'Ikke enig i planen',
		wants_to_talk: 'Vil tale om planen',
		new_answer_and_note: 'Nyt svar og en note',
		new_note: 'Ny note',
		new_answer: 'Nyt svar',
		late: (count: number) => `Vores aftale er ${days(count)} forsinket`,
		due_today: 'Vores aftale er i dag',
		due_soon: (count: number) =>
			count === 0
				? 'Vores aftale er før næste arbejdsdag'
				: `Vores aftale er om ${count === 1 ? '1 arbejdsdag' : `${count} arbejdsdage`}`,
		task_late: (count: number) => `En opgave er ${days(count)} forsinket`,
		task_today: 'En opgave skal gøres i dag',
		task: (count: number) =>
			count === 0
				? 'En opgave skal gøres før næste arbejdsdag'
				: `En opgave skal gøres inden ${count === 1 ? '1 arbejdsdag' : `${count} arbejdsdage`}`,
		unwritten: (count: number) =>
			count === 0 ? 'Dagens møde er ikke afsluttet' : `Mødet for ${days(count)} siden er ikke afsluttet`,
		journal_failed: (count: number) =>
			count === 0 ? 'Noget kom ikke i journalen' : `Noget har manglet i journalen i ${days(count)}`,
		invited: 'Du har ikke svaret på en indkaldelse',
		apart: 'I ser forskelligt på det',
		wrote: 'Borgeren har skrevet',
		joint_missing: 'Ikke sagt ja til én fælles plan',
		grounds_end: (names: readonly string[], count: number) =>
			`Adgangsgrundlaget for ${formatList(names)} udløber ${count === 0 ? 'i dag' : `om ${days(count)}`}`,
		handover: (count: number) => `Overdragelsen mangler ${count === 1 ? '1 punkt' : `${count} punkter`}`,
		no_meeting: 'Intet næste møde',
		few_meetings: (count: number) =>
			`${count === 0 ? 'Ingen møder' : count === 1 ? 'Kun 1 møde' : `Kun ${count} møder`} på et år. Der skal være mindst fire`,
		tried: 'Prøvehandling slut: Hvad lærte I?'
	},
	died: (on: string) => `Død ${formatDate(on)}`,
	keys: {
		heading: 'Genveje på tastaturet',
		list: [
			{ keys: ['/'], does: 'gå til søgefeltet' },
			{ keys: ['j', '↓'], does: 'næste borger' },
			{ keys: ['k', '↑'], does: 'forrige borger' },
			{ keys: ['Enter'], does: 'åbn borgeren' }
		],
		or: 'eller',
		arrows: 'Pilene virker, når du står på en borger.',
		off: 'Slå bogstaverne fra',
		on: 'Slå bogstaverne til',
		isOff: '/, j og k er slået fra i denne browser.'
	},
	noNeed: 'Intet lige nu',
	noMeeting: 'Intet',
	meetingUnknown: 'Ikke åbent for dig',
	pages: {
		label: 'Sider i listen',
		previous: 'Forrige side',
		next: 'Næste side',
		now: (side: number, of: number) => `Side ${side} af ${of}`
	}
};
