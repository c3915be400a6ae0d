import { formatDate, formatDay, formatList } from '../../core/dates';
import { firstName } from '../../core/person';
import { possessive, upper } from '../../core/text';
import { team } from './team';

const text = {
	forbidden: 'Der er tegn i teksten, som vi ikke kan gemme. Skriv teksten igen.',
	too_long: 'Skriv højst 1.000 tegn.'
};
const cpr = 'Der står et CPR-nummer i teksten. Fjern det.';
const days = (count: number) => (count === 1 ? '1 arbejdsdag' : `${count} arbejdsdage`);

/** A team asks leders: on the plan, and on the page where one asks. */
export const askLeder = {
	heading: 'Spørgsmål til ledere',
	none: 'Ingen leder er spurgt endnu.',
	link: 'Spørg en leder',
	asked: (by: string | null, at: Date) => `${by ? firstName(by) : 'En kollega'} spurgte ${formatDay(at)}`,
	topics: (topics: readonly string[]) =>
		`Følsomt: ${formatList(Object.entries(team.topics).flatMap(([key, label]) => (topics.includes(key) ? [label] : [])))}`,
	answered: (name: string, at: Date) => `${name} svarede ${formatDay(at)}`,
	waiting: (name: string, dueOn: string) => `${name} svarer senest ${formatDay(dueOn)}`,
	late: (name: string, dueOn: string) => `${name} har ikke svaret. Fristen var ${formatDay(dueOn)}.`,
	lateCount: (count: number) => (count === 1 ? '1 svar mangler' : `${count} svar mangler`),
	earlier: (count: number) => (count === 1 ? '1 tidligere spørgsmål' : `${count} tidligere spørgsmål`),
	share: (name: string) => `Del med ${name}`,
	shareMore: (name: string) => `Del det nye svar med ${name}`,
	shareHint: (name: string) => `${name} ser spørgsmålet og svaret med det samme.`,
	about: (words: string) => `: ${words}`,
	shared: (name: string, at: Date) => `Delt med ${name} ${formatDay(at)}`,
	notSharedBy: (name: string, holder: string | null) =>
		`${name} ser det ikke endnu. ${holder ? firstName(holder) : 'Den, der holder trådene,'} kan dele det.`,
	sent: 'Spørgsmålet er sendt.',
	newAnswer: 'Der er kommet et nyt svar. Læs det, før du deler.',
	isShared: (name: string) => `Det er delt med ${name}.`,
	page: {
		purpose: 'Ville spørge en leder',
		title: 'Spørg en leder',
		back: 'Tilbage til planen',
		lead: (name: string) =>
			`Et kort spørgsmål om ${possessive(name)} plan, for eksempel om penge. Svaret kommer på planen.`,
		warning: 'Skriv ikke, hvem det handler om',
		warningText:
			'Lederen må ikke vide, hvem det er. Skriv ingen navne, fødselsdage, adresser eller numre. Lederen ser din tekst, dit navn, din enhed og datoen. Intet andet.',
		leder: 'Hvem spørger du?',
		lederHint: 'Vælg op til 5. Hver svarer for sig.',
		option: (title: string | null, enhed: string | null) => [title, enhed].filter(Boolean).join(', '),
		tekst: 'Dit spørgsmål',
		tekstHint: 'Uden navne. For eksempel: Må vi bruge 3.000 kr. til et kørekort, når det giver et job?',
		limit: 'Plads til 1.000 tegn',
		sensitive: 'Handler det om noget følsomt?',
		foelsomt: 'Følsomme emner',
		foelsomtHint: 'Så ser kun de på teamet det, som må læse om emnet. Lederen ser ikke, hvad du sætter hak ved.',
		topics: Object.entries(team.topics).map(([value, label]) => ({ value, label: upper(label) })),
		due: (count: number, on: string) => `Lederen har ${days(count)} til at svare: til ${formatDay(on)}.`,
		sharing: (name: string) =>
			`Lederen og teamet ser det, når du sender. ${name} ser det først, når den, der holder trådene, deler det.`,
		submit: 'Send spørgsmålet',
		nobody: 'Der er ingen leder at spørge endnu. Administratoren opretter ledere.',
		errors: 'Spørgsmålet er ikke sendt'
	},
	problems: {
		leder: {
			missing: 'Vælg mindst én leder.',
			unknown: 'En, du valgte, er ikke leder mere. Vælg igen.',
			too_many: 'Vælg højst 5 ledere.'
		},
		tekst: {
			...text,
			missing: 'Skriv dit spørgsmål.',
			cpr,
			name: 'Borgerens navn står i teksten. Skriv den uden navn.'
		},
		form: {
			unknown: 'Siden var gammel. Din tekst står her endnu. Tryk Send igen.',
			other: 'Du har allerede sendt det fra et andet vindue. Se, hvad der står på planen.',
			not_yours: 'Du kan ikke spørge om den her plan lige nu.'
		}
	}
};

/** What a leder is asked, and answers. */
export const askedLeder = {
	title: 'Spørgsmål til dig',
	lead: 'Et team spørger dig om en plan. Du ser ikke, hvem det handler om.',
	open: (count: number) => (count === 1 ? '1 venter på svar' : `${count} venter på svar`),
	none: 'Ingen spørgsmål venter på dig.',
	who: (name: string, enhed: string) => `${name}, ${enhed}`,
	asked: (at: Date) => `Spurgt ${formatDate(at)}`,
	due: (on: string) => `Svar senest ${formatDay(on)}`,
	late: (on: string) => `Svaret mangler. Fristen var ${formatDay(on)}.`,
	svar: 'Dit svar',
	svarHint: 'Uden navne og numre.',
	sharing: 'Teamet læser dit svar med det samme. Det kan ikke ændres. Borgeren kan få det at se.',
	submit: 'Send svaret',
	sent: 'Svaret er sendt til teamet.',
	errors: 'Svaret er ikke sendt',
	answered: (count: number) => (count === 1 ? '1 besvaret' : `${count} besvarede`),
	youAnswered: (at: Date) => `Du svarede ${formatDate(at)}`,
	lost: 'Det, du skrev nu, er ikke sendt:',
	problems: {
		svar: { ...text, missing: 'Skriv dit svar.', cpr },
		spoergsmaal: {
			unknown: 'Spørgsmålet er her ikke mere.',
			answered: 'Du har allerede svaret fra et andet vindue. Se dit svar under de besvarede.'
		}
	}
};

/** A question and its answers, as the borger reads them. */
export const sharedQuestion = {
	heading: 'Dit team har spurgt en leder',
	lead: 'Det handler om noget i din plan. Lederen ved ikke, at det er dig.',
	asked: (at: Date) => `Dit team spurgte ${formatDate(at)}:`,
	answered: (at: Date) => `Lederen svarede ${formatDate(at)}:`
};
