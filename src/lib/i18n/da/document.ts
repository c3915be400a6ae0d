import { dayOf, formatDate, formatDay } from '../../core/dates';
import { firstName } from '../../core/person';
import { possessive } from '../../core/text';

const sentence = (text: string) => `${text.trim().replace(/\.$/, '')}.`;
/** "tirsdag 1. december 2026": paper is read in other years too. */
const fullDay = (when: Date | string) =>
	`${formatDay(when)} ${(typeof when === 'string' ? when : dayOf(when)).slice(0, 4)}`;

/** Words that every document on paper shares. */
export const paper = {
	page: 'Side',
	of: 'af',
	cvr: (number: string) => `CVR ${number}`,
	phone: (number: string) => `Telefon ${number}`,
	made: (on: string) => formatDate(on),
	fullDay,
	sentence,
	call: (who: string, phone: string) => `Ring til ${who}. Telefon ${phone}.`,
	callUs: (phone: string) => (phone ? `Ring til kommunen. Telefon ${phone}.` : 'Ring til kommunen.'),
	people: { name: 'Navn', does: 'Det gør de', role: 'Rolle', from: 'Fra', phone: 'Telefon' }
};

/** What is agreed, in a table. */
export const paperAftaler = {
	title: 'Det har vi aftalt',
	captions: {
		yours: { borger: 'Det gør du', fagperson: (name: string) => `Det gør ${firstName(name)}` },
		ours: 'Det gør kommunen',
		duties: { borger: 'Det har du pligt til', fagperson: (name: string) => `Det har ${firstName(name)} pligt til` }
	},
	columns: { what: 'Aftale', duty: 'Pligt', who: 'Hvem', by: 'Senest', law: 'Loven', state: 'Hvordan står det?' },
	step: (title: string) => `Skridt på vejen: ${title}`,
	noDay: 'Ingen dato',
	always: 'Hele tiden',
	states: {
		open: 'Ikke gjort endnu',
		standing: 'Gælder',
		late: (on: string) => `Skulle være gjort ${formatDate(on)}.`,
		newDay: (on: string) => `Ny dato: ${formatDate(on)}.`,
		firstDay: (on: string) => `Først lovet til ${formatDate(on)}.`,
		moved: 'Datoen er flyttet.',
		reason: (text: string) => `Grunden: ${sentence(text)}`,
		done: (on: string | null) => (on ? `Gjort ${formatDate(on)}` : 'Gjort'),
		dropped: 'Droppet.'
	},
	us: 'Kommunen'
};

/** The plan on paper. */
export const planPaper = {
	title: { borger: 'Din plan', fagperson: (name: string) => `Plan for ${name}` },
	version: (version: number) => `Udgave ${version}`,
	shared: (at: Date, by: string | null) => `Delt ${formatDate(at)}${by ? ` af ${by}` : ''}.`,
	ended: (on: string) => `Planen sluttede ${formatDate(on)}.`,
	own: { borger: 'Det vil jeg', fagperson: (name: string) => `Det vil ${firstName(name)}` },
	wishes: { dream: 'Drømmen', job: 'Job eller uddannelse', wish: 'Andre ønsker' },
	story: {
		borger: 'Det vil jeg ikke fortælle igen',
		fagperson: (name: string) => `Det vil ${firstName(name)} ikke fortælle igen`
	},
	noGoals: 'Der er ingen mål i planen endnu.',
	/** To a professional whose department has no adgangsgrundlag for the plan. */
	partial: 'Her står kun det, du må læse. Planen er større.',
	wordsMissing: {
		borger: 'Her mangler dine egne ord.',
		fagperson: (name: string) => `Her mangler ${possessive(firstName(name))} egne ord.`
	},
	jobTag: 'Job og uddannelse.',
	professional: 'Sådan skriver kommunen det',
	fromTavle: (text: string) => `Det begyndte på tavlen: ”${text.trim()}”`,
	help: { title: 'Hjælp', other: 'Anden hjælp' },
	trials: {
		title: 'Noget vi prøver',
		other: 'Andet, vi prøver',
		learnt: (text: string) => `Det lærte vi: ${text.trim()}`
	},
	responsible: (who: string) => `${who} står for det.`,
	otherAgreed: 'Andre aftaler',
	phase: {
		from: (on: string) => `Begynder ${formatDate(on)}.`,
		since: (on: string) => `Siden ${formatDate(on)}.`,
		between: (from: string, to: string) => `Fra ${formatDate(from)} til ${formatDate(to)}.`,
		ended: (on: string) => `Sluttede ${formatDate(on)}.`
	},
	steps: {
		due: (on: string) => `Vi håber at nå det senest ${formatDate(on)}.`,
		reached: (on: string) => `Nået ${formatDate(on)}.`
	},
	statement: {
		borger: 'Det siger jeg om planen',
		fagperson: (name: string) => `Det siger ${firstName(name)} om planen`,
		at: (at: Date) => `Sagt ${formatDate(at)}.`
	},
	closed: 'Mål, der er slut',
	team: { title: 'Hvem er med?', caption: 'Med i planen' },
	newest: 'Planen kan være ændret, siden den blev printet. Den nyeste udgave står altid i Vores Plan.'
};

/** A meeting on paper: what was agreed, the summons, that it is cancelled, and the agreement document. */
export const moedePaper = {
	title: 'Det aftalte vi',
	facts: { what: 'Møde', when: 'Hvornår', where: 'Hvor', why: 'Hvorfor', tolk: 'Tolk' },
	hidden: 'Stedet er skjult.',
	hiddenToYou: 'Stedet står i Vores Plan. Du kan også ringe og spørge.',
	unwritten: 'Det er ikke skrevet ned, hvad vi aftalte.',
	decisions: {
		title: 'Det blev besluttet',
		caption: 'Beslutninger',
		what: 'Det sker',
		from: 'Fra',
		by: 'Hvem sørger for det'
	},
	agreed: 'Aftaler fra mødet',
	who: { title: 'Hvem var med?', caption: 'Med til mødet', absent: 'Kunne ikke komme' },
	instead: (who: string) => `I stedet for ${who}`,
	bisidder: 'Bisidder',
	agenda: { title: 'Det talte vi om', left: 'Det nåede vi ikke' },
	said: { borger: 'Det sagde du før mødet', fagperson: (name: string) => `Det sagde ${firstName(name)} før mødet` },
	next: {
		title: 'Næste møde',
		at: (title: string, at: string) => `${title}, ${at}.`,
		none: 'Der er ikke aftalt et nyt møde endnu.'
	},
	step: {
		borger: 'Dit næste skridt',
		fagperson: (name: string) => `${possessive(firstName(name))} næste skridt`,
		own: (text: string, by: string | null) => (by ? `${sentence(text)} Senest ${fullDay(by)}.` : sentence(text)),
		meeting: (at: string) => `Vi ses til næste møde ${at}.`,
		contact: (who: string, phone: string | null) =>
			`${who} kontakter dig.${phone ? ` Du kan også selv ringe. Telefon ${phone}.` : ''}`,
		us: (phone: string) => `Kommunen kontakter dig.${phone ? ` Du kan også selv ringe. Telefon ${phone}.` : ''}`,
		contactOther: (who: string, name: string) => `${who} kontakter ${firstName(name)}.`
	}
};

/** The summons: a letter to the borger, whoever makes it. */
export const letter = {
	summons: { duty: 'Du skal til møde', voluntary: 'Vil du komme til et møde?' },
	dear: (name: string) => `Kære ${firstName(name)}`,
	why: 'Derfor mødes vi',
	duty: 'Du har pligt til at komme. Kommer du ikke, kan det få betydning for din hjælp. Ring derfor, hvis du ikke kan.',
	voluntary: 'Det er frivilligt. Du må gerne sige nej.',
	who: { title: 'Hvem kommer?', caption: 'Med til mødet', alone: 'Kun dig og den, der har kaldt ind.' },
	notComing: 'Kan ikke komme',
	agenda: 'Det skal vi tale om',
	yours: (title: string) => `${title} (dit punkt)`,
	minutes: (title: string, minutes: number) => `${title} (${minutes === 1 ? '1 minut' : `${minutes} minutter`})`,
	prepare: 'Sådan gør du dig klar',
	noPrepare: 'Du behøver ikke at gøre noget før mødet. Kom, som du er.',
	along: 'Du må tage en med, som du er tryg ved. Det kan være en bisidder, der sidder ved din side.',
	tolk: (language: string, booked: boolean) =>
		booked ? `${language}. Tolken er bestilt.` : `${language}. Vi bestiller en tolk.`,
	cannot: 'Kan du ikke komme?',
	cannotText: (call: string) => `${call} Mødet gælder, til du har fået svar.`,
	cancelled: 'Mødet er aflyst',
	cancelledText: (title: string, at: string) => `Mødet ”${title.trim()}” ${at} er aflyst. Du skal ikke komme.`,
	reason: (text: string) => `Grunden: ${sentence(text)}`,
	questions: 'Har du spørgsmål?',
	next: 'Dit næste møde'
};

/** The agreement document (M16), and that the borger has acknowledged it: a press in the portal, never called a signature. */
export const agreement = {
	title: 'Det har vi aftalt',
	from: (at: string) => `Fra mødet ${at}.`,
	nothing: 'Der er ikke skrevet noget ned, som vi har aftalt.',
	acknowledged: {
		title: 'Er det det, vi aftalte?',
		borger: (at: string) => `Du bekræftede det i Vores Plan den ${at}. Det er ikke en underskrift.`,
		fagperson: (name: string, at: string) =>
			`${firstName(name)} bekræftede det i Vores Plan den ${at}. Det er ikke en underskrift.`,
		changed: 'Der er ændret noget siden.'
	}
};
