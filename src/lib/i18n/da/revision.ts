import { formatClock, formatDate, formatMoment } from '../../core/dates';
import { frame } from './frame';

const times = (count: number) => (count === 1 ? '1 kig' : `${count} kig`);
const moment = (at: Date) => `${formatDate(at)} kl. ${formatClock(at)}`;
const borgere = (count: number) => (count === 1 ? '1 borger' : `${count} borgere`);

/** The dpo's pages: who has looked at whom, and whether the log is whole. No content of any plan. */
export const revision = {
	title: 'Revision',
	lead: 'Hvem har set oplysninger om hvem, og er loggen hel? Du ser ikke, hvad der står i planerne.',
	back: 'Revision',
	/** Why the dpo looked, as the borger reads it. */
	purpose: {
		alarms: 'Holder øje med, om nogen kigger uden grund',
		search: 'Kontrollerer, hvem der har set dine oplysninger'
	},

	log: {
		heading: 'Er loggen hel?',
		whole: 'Ja. Intet er ændret, slettet eller sat ind.',
		checked: ({ at, seq, holds }: { at: Date; seq: number; holds: boolean }) =>
			`Hele kæden blev regnet efter ${moment(at)}, til nr. ${seq.toLocaleString('da-DK')}. ${holds ? 'Den passede.' : 'Den passede ikke.'}`,
		unchecked: 'Hele kæden er ikke regnet efter endnu. Det sker hver nat.',
		broken: (count: number) =>
			count === 1
				? 'Nej, måske ikke. Der er 1 advarsel om selve loggen.'
				: `Nej, måske ikke. Der er ${count} advarsler om selve loggen.`,
		empty: 'Der er ikke forseglet noget endnu.',
		sealed: (seq: number, at: Date) => `Forseglet til nr. ${seq.toLocaleString('da-DK')}, ${moment(at)}.`,
		behind: (count: number) => `${times(count)} venter på at blive forseglet i mere end 10 sekunder.`,
		head: 'Det seneste segl',
		headHint: 'Sammenlign det med filen, der er gemt uden for databasen.',
		how: 'Hele kæden regnes efter hver nat. Du kan få det gjort nu med kommandoen'
	},

	alarms: {
		log: 'Advarsler om loggen',
		looks: 'Usædvanlige kig',
		noneLooks: 'Ingen usædvanlige kig, som du ikke har set på.',
		handle: 'Jeg har set på det',
		handled: 'Noteret. Advarslen er set på.',
		handledBy: (at: Date, name: string | null) => `Set på ${moment(at)}${name ? ` af ${name}` : ''}.`,
		earlier: 'Set på før',
		search: 'Se kiggene',
		someone: 'En, der ikke er kendt mere'
	},

	hours: {
		heading: 'Flest borgere på en time, de seneste 7 dage',
		lead: (limit: number) => `Fra ${limit} borgere på en time kommer der en advarsel.`,
		none: 'Ingen har set nogen de seneste 7 dage.',
		columns: { who: 'Hvem', hour: 'Time', borgere: 'Borgere' },
		many: 'Mange',
		hour: (at: Date) => `${formatMoment(at)}–${formatClock(new Date(at.getTime() + 3_600_000))}`
	},

	search: {
		title: 'Søg i loggen',
		lead: 'Alt, hvad du søger frem om en borger, bliver skrevet i loggen. Borgeren kan se, at du har set det.',
		staff: 'Medarbejderens navn',
		borger: 'Borgerens nummer',
		borgerHint: 'Det står nederst på borgerens side ”Hvem har set mine oplysninger?”.',
		from: 'Fra dag',
		to: 'Til dag',
		button: 'Søg',
		clear: 'Ryd',
		errors: 'Ret søgningen',
		problems: {
			borger: { malformed: 'Et nummer er på 36 tegn, som 0f8fad5b-d9cb-469f-a165-70867728950e.' },
			fra: { malformed: 'Vælg en dag, der findes.' },
			til: { malformed: 'Vælg en dag, der findes.', order: 'Den sidste dag skal ikke ligge før den første.' }
		},
		found: (count: number, more: boolean) => (more ? `De nyeste ${times(count)}` : times(count)),
		none: 'Ingen kig passer til søgningen.',
		results: 'Kig',
		columns: { at: 'Tidspunkt', who: 'Hvem', borger: 'Borger', what: 'Hvad', why: 'Grund' },
		newest: 'Vis det nyeste',
		older: 'Vis ældre',
		pages: 'Sider',
		more: (count: number) => `og ${borgere(count)} mere`,
		nobody: 'Ingen blev fundet',
		everybody: 'Alle',
		erased: 'En, der er slettet',
		only: (name: string) => `Se kun ${name}`,
		system: 'Systemet',
		self: 'Borgeren selv',
		unknown: 'En, der ikke er kendt mere',
		kinds: {
			list: 'på en liste',
			page: '',
			opening: 'åbnet',
			population: 'i en kørsel over mange',
			everybody: 'i en kørsel over alle',
			login: 'log-ind',
			export: 'hentet ud'
		} as Record<string, string>
	},

	role: (role: string) => (role in frame.roles ? frame.roles[role as keyof typeof frame.roles] : role)
};

/** What an alarm says. */
export type AlarmFacts = {
	type: string;
	at: Date;
	/** Who looked, by name. */
	who: string | null;
	/** Whose things, by name. */
	borger: string | null;
	/** How many borgere, or looks. */
	count: number | null;
	/** The request or seal that it is about. */
	about: string;
	/** What a verification found, and at which seal. */
	what: string | null;
	seq: number | null;
};

const flaws: Record<string, string> = {
	gap: 'Et segl mangler i kæden',
	look_gone: 'Et kig er slettet',
	changed: 'Et kig er ændret',
	entry_changed: 'En linje er ændret, efter at den blev forseglet',
	key_gone: 'Nøglen til en borgers linjer er væk',
	future: 'Et kig har et tidspunkt, der ikke passer',
	not_sealed: 'Et kig er lagt ind uden om portalen',
	waits: 'Et kig venter for længe på sit segl',
	stray_entry: 'En linje hører ikke til noget kig',
	anchor: 'Kæden passer ikke med filen uden for databasen'
};

/** One sentence for an alarm. */
export function sayAlarm({ type, who, borger, count, about, what, seq }: AlarmFacts): string {
	const someone = who ?? revision.alarms.someone;
	switch (type) {
		case 'many':
			return `${someone} så ${count === null ? 'mange borgere' : borgere(count)} på en time.`;
		case 'outside':
			return `${someone} så oplysninger om ${borger ?? 'en borger'} uden at være på teamet.`;
		case 'unrecorded':
			return `En side blev vist, uden at alt kom i loggen (forespørgsel ${about}).`;
		case 'unsealed':
			return `${count === null ? 'Nogle kig' : times(count)} blev ikke forseglet i tide.`;
		default:
			return `${(what && flaws[what]) ?? 'Kæden passer ikke'}${seq === null ? '' : ` (segl nr. ${seq})`}.`;
	}
}
