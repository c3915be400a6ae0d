import { formatClock, formatDay, formatNearDay } from '../../core/dates';
import { few } from './own-words';

const when = (at: Date, now: Date) => `${formatNearDay(at, now)} kl. ${formatClock(at)}`;

/** Words of the page Møder and of one meeting. */
export const moeder = {
	title: 'Dine møder',
	lead: 'Her kan du se, hvornår I mødes, hvorfor og med hvem.',
	coming: 'Kommende møder',
	earlier: 'Tidligere møder',
	noEarlier: 'Der er ingen tidligere møder.',
	newer: 'Nyere møder',
	older: 'Ældre møder',
	pages: 'Sider med tidligere møder',
	hasReferat: 'Se, hvad I aftalte',
	unwritten: 'Det er ikke skrevet ned endnu, hvad I aftalte.',
	back: 'Alle møder',
	where: 'Hvor?',
	who: 'Hvem er med?',
	whoWas: 'Hvem var med?',
	pageTitle: 'Møde',
	alone: 'Der står ingen på listen endnu.',
	prepare: 'Sådan gør du dig klar',
	noPrepare: 'Du behøver ikke at gøre noget før mødet. Kom, som du er.',
	dutyText: 'Kommer du ikke, kan det få betydning for din hjælp. Ring derfor, hvis du ikke kan.',
	voluntaryText: 'Du må gerne sige nej.',
	calendar: 'Læg i kalender',
	calendarHelp: 'I kalenderen står der ”Møde med kommunen”. Der står ikke hvorfor eller med hvem.',
	calendarEntry: { title: 'Møde med kommunen', description: 'Se mere i Vores Plan.' },
	agreed: 'Det aftalte vi',
	decisions: 'Det sker nu',
	decisionFrom: (on: string) => `Fra ${formatDay(on)}.`,
	decisionBy: (who: string) => `${who} sørger for det.`,
	notes: {
		goals: 'Det vil vi nå',
		starts: 'Hvem gør hvad først?',
		involve: 'Hvem skal også være med?',
		takes_over: 'Sådan gør vi, til vi ses igen'
	},
	toPlan: 'Se, hvad der står i din plan',
	notHeld: 'Mødet er aflyst. Du skal ikke komme.',
	wasCancelled: 'Mødet blev aflyst.',
	reason: (text: string) => `Grunden: ${text.trim().replace(/\.$/, '')}.`,
	underWay: 'Mødet er i gang nu.',
	declined: 'Kan ikke komme',
	substitute: (who: string) => `${who} kommer i stedet.`,
	leftTeam: 'Er ikke længere med',
	own: 'Din egen gæst',
	bisidder: 'Bisidder',
	tolk: (language: string, booked: boolean) =>
		`Tolk: ${language}. ${booked ? 'Tolken er bestilt.' : 'Tolken er ikke bestilt endnu.'}`,

	/** The borger's own points. */
	points: {
		title: 'Det vil jeg gerne tale om',
		past: 'Det skulle I tale om',
		lead: 'Skriv det, der er vigtigt for dig. Så ved de andre det før mødet.',
		label: 'Dit punkt',
		add: 'Tilføj',
		added: 'Dit punkt står her nu.',
		mine: 'Dit punkt',
		done: 'Det har I talt om',
		others: 'Det taler I også om',
		minutes: (minutes: number) => (minutes === 1 ? '1 minut' : `${minutes} minutter`),
		tooMany: (most: number) => `Du har skrevet ${most} punkter. Tag et væk, før du skriver et nyt.`
	},

	/** Somebody of the borger's own. */
	along: {
		title: 'Tag en med',
		lead: 'Du må tage en med, som du er tryg ved.',
		known: 'Vælg en af dine egne',
		knownLegend: 'Hvem vil du have med?',
		fresh: 'Skriv, hvem du vil have med',
		name: 'Navn',
		relation: 'Hvem er det for dig?',
		relationHint: 'Skriv for eksempel mor, ven eller nabo.',
		bisidder: 'Som bisidder',
		what: 'Hvad er en bisidder?',
		explain: [
			'En bisidder sidder ved din side. Bisidderen kan hjælpe dig med at sige det, du vil. I kan også tale om det bagefter.',
			'Det har du ret til. Du vælger selv, hvem det er. Bisidderen bestemmer ikke for dig.'
		],
		untold: 'Vi skriver ikke til den, du vælger. Sig selv, hvor og hvornår I mødes.',
		readers: (names: readonly string[]) =>
			names.length ? `${few(names)} kan se navnet.` : 'Lige nu må ingen på dit team se navnet.',
		button: 'Tag med',
		added: 'Det står på listen nu.',
		remove: 'Tag af listen',
		removed: (who: string) => `${who} er taget af listen.`,
		roles: { guest: 'Er med for din skyld', bisidder: 'Er ved din side' },
		problems: {
			egen: 'Vælg, hvem du vil have med.',
			navn: 'Skriv et navn.',
			relation: 'Skriv, hvem det er for dig.',
			unknown_person: 'Den, du valgte, står ikke på din liste mere. Skriv navnet i stedet.',
			too_many: (most: number) => `Du har taget ${most} med. Tag en af listen først.`
		}
	},

	/** "Jeg kan ikke komme". */
	cannot: {
		title: 'Kan du ikke komme?',
		holds: 'Mødet gælder, til du har fået svar. Kan du ikke komme, så ring.',
		write: 'Skriv, at du ikke kan komme',
		again: 'Skriv igen',
		words: 'Hvorfor kan du ikke komme?',
		wordsHint: 'Skriv kun det, du har lyst til.',
		times: 'Hvornår kan du så?',
		timesHint: 'Skriv gerne flere dage og tider. Du behøver ikke.',
		acute: 'Ingen læser det lige nu. Er det akut, så ring:',
		sent: 'Det er sendt. Mødet gælder, til du har fået svar.',
		suits: (times: string) => `Det passer dig: ${times}`,
		stillHolds: 'Mødet gælder stadig.',
		back: 'Det er taget tilbage. Mødet gælder.'
	},

	/** "Jeg vil helst ikke have … med". */
	object: {
		fold: (who: string) => `Vil du helst ikke have ${who} med?`,
		words: 'Hvorfor helst ikke?',
		readers: (names: readonly string[], who: string) =>
			names.length
				? `Kun ${few(names)} læser det. ${who} læser det ikke.`
				: 'Lige nu er der ingen til at læse det. Ring til kommunen.',
		self: (who: string) => `${who} læser selv det, du skriver her. Ring hellere til kommunen.`,
		about: (who: string) => `Du ville helst ikke have ${who} med`,
		sent: 'Det er sendt.',
		until: (who: string) => `Til du har fået svar, er ${who} med.`,
		back: 'Det er taget tilbage.'
	},

	/** What was asked, and what came of it. */
	asked: {
		said: (at: Date, now: Date) => `Du skrev ${when(at, now)}:`,
		open: (who: string | null) => `${who ?? 'Kommunen'} har ikke svaret endnu.`,
		answered: (who: string | null, answer: 'yes' | 'no', at: Date, now: Date) =>
			`${who ?? 'Kommunen'} svarede ${answer === 'yes' ? 'ja' : 'nej'} ${when(at, now)}:`,
		takeBack: 'Tag det tilbage',
		problems: {
			missing: 'Skriv noget, før du sender.',
			unknown: 'Den person er ikke med mere.',
			reads: 'Den person læser selv det, du skriver. Ring hellere til kommunen.'
		}
	},

	/** The two questions of a mini-kick (M13). */
	questions: {
		title: 'To spørgsmål til dig',
		past: 'Det sagde du før mødet',
		lead: 'Skriv gerne et svar før mødet. Så taler I om det.',
		ask: {
			samarbejdet: 'Hvordan går det med at arbejde sammen?',
			stadig_mine: 'Er målene i din plan stadig dine?'
		},
		yours: 'Dit svar',
		saved: 'Dit svar er sendt.',
		rate: 'Sig også, hvordan det går lige nu.',
		rateLink: 'Giv dit svar'
	},

	problems: {
		over: 'Mødet er slut eller aflyst. Det, du skrev, er ikke gemt.',
		/** The same form, with other words. */
		other: 'Siden var for gammel. Det, du skrev, står her endnu. Prøv igen.',
		typed: 'Det skrev du'
	}
};
