import { formatDate, formatDay, formatList } from '../../core/dates';

/** Words of the page Plan. */
export const plan = {
	title: 'Din plan',
	published: (version: number, at: Date, by: string | null) =>
		`Udgave ${version}. Delt ${formatDate(at)}${by ? ` af ${by}` : ''}.`,
	ended: (on: string) => `Planen sluttede ${formatDate(on)}. Du kan stadig læse den her.`,
	none: (who: string | null) =>
		`Din plan er ikke klar endnu. ${who ?? 'Kommunen'} og du laver den sammen. Når den er klar, kan du læse den her.`,
	goals: 'Mine mål',
	goalsEmpty: 'Der er ingen mål i planen endnu.',
	closed: (count: number) => (count === 1 ? '1 mål er slut' : `${count} mål er slut`),
	outcomes: {
		reached: 'Målet er nået.',
		partly: 'Målet er nået et stykke af vejen.',
		dropped: 'Vi arbejder ikke længere på målet.'
	},
	closedOn: (on: string) => `Det sluttede ${formatDate(on)}.`,
	fromTavle: (text: string) => `Det begyndte på tavlen: ”${text.trim()}”`,
	askedAbout: 'Svar på, hvordan det går med målet',
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
		news: 'Det er nyt:',
		all: 'Se alle udgaver'
	},
	answer: 'Hvordan går det?',
	answerText: 'Sig, hvordan det går med dine mål.'
};
