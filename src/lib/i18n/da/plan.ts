import { formatDate, formatDay, formatList } from '../../core/dates';

type Due = { on: string; inDays: number };
type Late = { days: number; firstOn: string | null; newOn: string | null; reason: string | null };

const weekday = (on: string) => formatDay(on).split(' ')[0] ?? '';
const sentence = (text: string) => `${text.trim().replace(/\.$/, '')}.`;

/** When something is to be done, as one would say it: "i dag", "fredag" this week, "fredag 4. december" later. */
const nearDay = ({ on, inDays }: Due) =>
	inDays === 0 ? 'i dag' : inDays === 1 ? 'i morgen' : inDays > 1 && inDays < 7 ? weekday(on) : formatDay(on);

/** Words about what is agreed: on Hjem and in the plan. */
export const aftaler = {
	yours: 'Det gør du',
	ours: 'Det gør kommunen',
	duties: 'Det har du pligt til',
	due: (due: Due) => `Senest ${nearDay(due)}`,
	/** The borger's own: said once, with a way out. */
	yoursLate: (due: Due, who: string | null) =>
		`Det skulle være gjort ${formatDay(due.on)}. ${who ? `Er det svært, så ring til ${who}.` : 'Er det svært, så ring til kommunen.'}`,
	/** Ours: who, how much, the new date and the reason. */
	oursLate: (late: Late, who: string | null) =>
		[
			`${who ?? 'Kommunen'} er ${late.days === 1 ? '1 dag' : `${late.days} dage`} forsinket.`,
			late.firstOn && `Først lovet til ${formatDate(late.firstOn)}.`,
			late.newOn && `Ny dato: ${formatDay(late.newOn)}.`,
			late.reason && `Grunden: ${sentence(late.reason)}`
		]
			.filter(Boolean)
			.join(' '),
	moved: (reason: string) => `Datoen er flyttet. Grunden: ${reason.trim().replace(/\.$/, '')}`,
	/** Who owes it. */
	by: (name: string | null, forvaltning: string | null) => [name, forvaltning].filter(Boolean).join(', '),
	doneYours: 'Gjort',
	doneOurs: 'Det er sket',
	/** For a screen reader: what the button is about. */
	about: (text: string) => `: ${text}`,
	dutyWhy: 'Hvorfor er det en pligt?',
	dutyLaw: (paragraph: string | null) =>
		paragraph ? `Det står i loven: ${sentence(paragraph)}` : 'Det står i loven. Spørg, hvis du vil vide mere.',
	dutyHelp: 'Kan du ikke nå det, så ring, før dagen kommer.',
	more: (count: number) => (count === 1 ? 'Vis 1 mere' : `Vis ${count} mere`),
	wasDone: (on: string | null) => (on ? `Gjort ${formatDate(on)}` : 'Gjort'),
	wasDropped: (reason: string | null) => (reason ? `Droppet. Grunden: ${sentence(reason)}` : 'Droppet'),
	ended: (count: number) => (count === 1 ? '1 aftale er slut' : `${count} aftaler er slut`),
	you: 'Du',
	us: 'Kommunen',
	duty: 'Pligt'
};

/** Words of the page Plan. */
export const plan = {
	title: 'Din plan',
	published: (version: number, at: Date, by: string | null) =>
		`Udgave ${version}. Delt ${formatDate(at)}${by ? ` af ${by}` : ''}.`,
	ended: (on: string) => `Planen sluttede ${formatDate(on)}. Du kan stadig læse den her.`,
	none: (who: string | null) =>
		`Din plan er ikke klar endnu. ${who ?? 'Kommunen'} og du laver den sammen. Når den er klar, kan du læse den her.`,
	own: {
		title: 'Det vil jeg',
		dream: 'Min drøm',
		job: 'Job eller uddannelse',
		wishes: 'Det ønsker jeg også',
		empty: (who: string | null) =>
			`Her står det, du selv vil. Fortæl det ${who ? `til ${who}` : 'på det næste møde'}, så kommer det ind.`
	},
	goals: 'Mine mål',
	goalsEmpty: 'Der er ingen mål i planen endnu.',
	jobTag: 'Job og uddannelse',
	types: {
		udvikle: 'Det skal blive bedre',
		fastholde: 'Det skal blive ved at være godt',
		begraense_tab: 'Det skal blive så lidt svært som muligt'
	},
	wordsMissing: (who: string | null) =>
		`Her mangler dine egne ord. Sig dem ${who ? `til ${who}` : 'på det næste møde'}.`,
	professional: 'Sådan skriver kommunen det',
	steps: {
		title: 'Skridt på vejen',
		why: 'Hvad er et skridt på vejen?',
		explain: 'Et mål kan være langt væk. Derfor deler vi vejen op i små skridt. Så kan du se, at du kommer frem.',
		reached: (on: string) => `Nået ${formatDate(on)}`,
		due: (on: string) => `Vi håber at nå det ${formatDay(on)}`,
		dueMissed: (on: string) => `Vi håbede at nå det ${formatDate(on)}`,
		responsible: (who: string) => `${who} holder øje med det`
	},
	agreed: 'Det har vi aftalt',
	otherAgreed: 'Andre aftaler',
	noAgreed: 'Der er ingen aftaler om det endnu.',
	help: {
		title: 'Hjælp',
		other: 'Anden hjælp',
		why: 'Hvad er hjælp her?',
		explain: 'Det er den støtte, du får for at nå målet. Det kan være fra kommunen eller fra andre.'
	},
	trials: {
		title: 'Noget vi prøver',
		other: 'Andet, vi prøver',
		why: 'Hvad vil det sige at prøve?',
		explain: 'Vi prøver noget i en periode. Bagefter ser vi sammen på, hvad vi lærte. Man kan ikke dumpe.',
		learnt: 'Det lærte vi:'
	},
	provider: (name: string) => `Hos ${name}`,
	phase: {
		coming: (starts: string) => `Begynder ${formatDay(starts)}`,
		running: (starts: string, ends: string | null) =>
			ends ? `Fra ${formatDate(starts)} til ${formatDate(ends)}` : `Siden ${formatDate(starts)}`,
		ended: (ends: string | null) => (ends ? `Sluttede ${formatDate(ends)}` : 'Slut')
	},
	workers: (names: readonly string[]) =>
		names.length === 1 ? `${names[0]} arbejder på det.` : `${formatList(names)} arbejder på det sammen.`,
	words: 'Ord i planen',
	history: {
		title: 'Hvad er nyt?',
		lead: 'Hver gang planen bliver ændret og delt, står det her.',
		item: (version: number, at: Date) => `Udgave ${version}, ${formatDate(at)}`,
		by: (name: string | null) => (name ? `Delt af ${name}` : 'Delt af kommunen'),
		now: 'Den gælder nu',
		all: 'Se alle udgaver'
	},
	answer: 'Hvordan går det?',
	answerText: 'Sig, hvordan det går med dine mål.',
	print: 'Print planen'
};
