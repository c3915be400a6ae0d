import { formatDate, formatDay, formatList } from '../../core/dates';
import { upper } from '../../core/text';

/** Words about the people around the borger: on Hjem and on Mit team. */
export const people = {
	call: (who: string, phone: string) => `Ring til ${who}: ${phone}`,
	write: (who: string) => `Skriv til ${who}`,
	word: upper,
	holds: 'Holder trådene i din plan.',
	whatDoes: (who: string) => `Hvad gør ${who}?`,
	what: (word: string) => `Hvad er en ${word}?`,
	explain: (who: string) =>
		`Det er den, der samler det hele. ${who} sørger for, at alle ved, hvad de skal, og at du ved, hvad der sker. Du kan altid ringe til ${who}.`,
	noHolder: (word: string) => `Du har ingen ${word} lige nu. Ring til kommunen, så hjælper vi dig.`,
	callMunicipality: (phone: string) => `Ring til kommunen: ${phone}`,
	deputyNow: (deputy: string, who: string | null, until: string | null) =>
		`${deputy} svarer, når ${who ?? 'din kontakt'} er væk${until ? `, til og med ${formatDay(until)}` : ''}.`,
	deputySoon: (deputy: string, who: string | null, from: string, until: string | null) =>
		`Fra ${formatDay(from)}${until ? ` til og med ${formatDay(until)}` : ''} er ${who ?? 'din kontakt'} væk. Så svarer ${deputy}.`
};

/** Words of the page Mit team. */
export const team = {
	title: 'Mit team',
	lead: 'Hvem er med? Her er alle, der hjælper dig lige nu.',
	now: 'Med lige nu',
	empty: 'Der er ingen på dit team lige nu. Ring til kommunen, så hjælper vi dig.',
	doesWho: (who: string) => `Det gør ${who}`,
	whyWho: (who: string) => `Derfor er ${who} med`,
	since: (on: string) => `Med siden ${formatDate(on)}`,
	period: (from: string, to: string) => `Med fra ${formatDate(from)} til ${formatDate(to)}`,
	never: (from: string) => `Skulle have været med fra ${formatDate(from)}`,
	coming: 'På vej',
	comes: (on: string) => `Kommer med ${formatDate(on)}`,
	network: 'Dine egne folk',
	networkLead: 'Dem har du selv valgt. De kan komme med til møder. De kan ikke læse din plan.',
	networkEmpty: 'Du har ikke valgt nogen endnu. Vil du have en med til et møde, så skriv det på mødets side.',
	access: 'Hvem må se hvad?',
	accessLead:
		'Hver afdeling ser det, den selv har skrevet. Den ser kun mere, når du har sagt ja, eller når loven siger det.',
	decide: 'Du bestemmer: Vælg, hvad de må se',
	sees: (things: readonly string[]) => `Må se: ${formatList(things)}`,
	kinds: { plan: 'din plan', trivsel: 'dine svar', moede: 'møder', netvaerk: 'dine egne folk' },
	alsoAbout: (topics: readonly string[]) => `Også det, der handler om ${formatList(topics)}`,
	topics: { helbred: 'helbred', misbrug: 'alkohol og stoffer', boern: 'børn', strafbart: 'straf', oekonomi: 'penge' },
	seesOwn: 'Må kun se det, afdelingen selv har skrevet.',
	external: (names: readonly string[]) =>
		`${formatList(names)} er ikke ansat i kommunen. De ser kun det, de selv er med i.`,
	because: {
		samtykke: (from: string) => `Du har sagt ja ${formatDate(from)}.`,
		hjemmel: (paragraph: string | null) => `Loven siger det${paragraph ? `: ${paragraph}` : ''}.`
	},
	until: (on: string) => `Gælder til og med ${formatDate(on)}.`,
	purpose: 'Hvorfor må de det?',
	left: 'Har været med',
	leftEmpty: 'Ingen er holdt op.',
	accessEmpty: 'Der er ingen afdelinger med endnu.',
	leftAll: 'Se alle, der har været med',
	reason: (text: string) => `Grunden: ${text.trim().replace(/\.$/, '')}.`
};
