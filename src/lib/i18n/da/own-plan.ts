import { formatClock, formatNearDay } from '../../core/dates';
import { firstName } from '../../core/person';
import { shortWords } from './own-words';

const when = (at: Date, now: Date) => `${formatNearDay(at, now)} kl. ${formatClock(at)}`;

/** ”Det vil jeg”: only the borger edits it (M1). */
export const wishes = {
	title: 'Det vil jeg',
	lead: 'Det er dine egne ord. Kun du kan skrive her.',
	empty: 'Her er der plads til det, du selv vil. Skriv lidt ad gangen. Du kan altid rette det.',
	kinds: {
		dream: {
			title: 'Min drøm',
			add: 'Skriv, hvad du drømmer om',
			label: 'Hvad drømmer du om?',
			hint: 'Det må gerne være stort eller langt væk.'
		},
		job: {
			title: 'Job eller uddannelse',
			add: 'Skriv om job eller uddannelse',
			label: 'Hvad vil du gerne arbejde med eller lære?',
			hint: 'Du behøver ikke vide det helt.'
		},
		story: {
			title: 'Det vil jeg ikke fortælle igen',
			add: 'Skriv det, du ikke vil fortælle igen',
			label: 'Hvad vil du ikke fortælle igen?',
			hint: 'Skriv kun det, du har lyst til. Du kan altid rette det eller tage det væk.'
		},
		wish: {
			title: 'Det ønsker jeg også',
			add: 'Skriv et ønske',
			label: 'Hvad ønsker du dig?',
			hint: 'Skriv ét ønske ad gangen.'
		}
	},
	addMore: 'Skriv et ønske mere',
	problems: {
		too_many: 'Du har skrevet 50 ønsker. Tag et væk, før du skriver et nyt.',
		elsewhere: (now: string) =>
			`Du har skrevet noget andet i et andet vindue: ”${shortWords(now)}”. Det, du skriver her, er ikke gemt. Skal det stå i stedet, så tryk Gem igen.`,
		/** What was taken away cannot come back. */
		taken: 'Du har skrevet noget nyt siden. Det nye bliver stående.'
	}
};

/** What the borger says to a version. */
export const statement = {
	title: 'Det siger jeg om planen',
	ask: 'Er du enig i planen?',
	askLink: 'Sig det her',
	legend: (version: number) => `Hvad siger du til udgave ${version}?`,
	options: [
		{ value: 'agree', label: 'Jeg er enig' },
		{ value: 'disagree', label: 'Jeg er ikke enig' },
		{ value: 'talk', label: 'Vi skal tale om det' }
	],
	stances: { agree: 'Jeg er enig', disagree: 'Jeg er ikke enig', talk: 'Vi skal tale om det' },
	words: 'Vil du sige hvorfor?',
	lead: 'Sig, hvad du mener. Du må altid sige noget andet senere.',
	said: (version: number, at: Date, now: Date) => `Du sagde det ${when(at, now)} om udgave ${version}.`,
	unanswered: (who: string | null) => `${who ?? 'Kommunen'} har ikke svaret endnu.`,
	answered: (name: string | null, at: Date, now: Date) =>
		`${name ? firstName(name) : 'Kommunen'} svarede ${when(at, now)}:`,
	change: 'Sig noget andet',
	isNew: 'Planen er ny, siden du sagde det. Hvad siger du nu?',
	before: 'Det har du sagt før',
	thanks: 'Tak. Det er sendt.',
	alone: 'Tak. Det er gemt.',
	problems: {
		stance: 'Vælg, hvad du siger til planen.',
		moved: 'Planen er kommet i en ny udgave, mens du skrev. Læs den først. Det, du skrev, står her endnu.',
		no_plan: 'Der er ingen plan at sige noget til lige nu. Det, du skrev, står her endnu.'
	}
};

/** The board with three columns (SOS, M14), with the help questions of LØFT (M15). */
export const tavle = {
	title: 'Vores tavle',
	/** Under the title, as long as nothing stands on it. */
	closed: 'Skriv, hvad der går godt, og hvad der er svært.',
	lead: 'Her skriver du og dit team, hvad der går godt, og hvad der er svært.',
	columns: {
		fungerer: {
			title: 'Det fungerer',
			help: ['Hvad går godt lige nu?', 'Hvornår gik det bedre? Hvad gjorde du så?', 'Hvem er god for dig?']
		},
		bekymrer: {
			title: 'Det bekymrer mig',
			help: ['Hvad er svært lige nu?', 'Hvornår er det lidt mindre svært?', 'Hvad har du brug for hjælp til?']
		},
		droemme: {
			title: 'Det drømmer jeg om',
			help: ['Hvad håber du på?', 'Hvordan ser en god dag ud?', 'Hvad er det første lille skridt?']
		}
	},
	none: 'Her står ikke noget endnu.',
	add: 'Skriv et punkt',
	label: 'Dit punkt',
	you: 'Dig',
	author: (name: string | null, forvaltning: string | null) =>
		[name ? firstName(name) : 'Kommunen', forvaltning].filter(Boolean).join(', '),
	became: { maal: 'Er blevet til et mål', aftale: 'Er blevet til en aftale' },
	added: 'Det er skrevet på tavlen.',
	problems: { too_many: 'Du har skrevet 50 punkter. Tag et væk, før du skriver et nyt.' }
};
