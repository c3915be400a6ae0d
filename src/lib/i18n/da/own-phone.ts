import { formatClock, formatNearDay } from '../../core/dates';
import { upper } from '../../core/text';

const things = (count: number) => (count === 1 ? '1 ting' : `${count} ting`);

/** The card in Indstillinger: "Dette er min egen telefon". */
export const ownPhone = {
	heading: 'Dette er min egen telefon',
	lead: 'Så kan du læse din plan uden net. Vi gemmer en kopi på telefonen.',
	what: 'Kopien har det, du selv kan se: plan, møder, team og dine svar. Dine beskeder er ikke med.',
	lock: 'Kopien er låst med en nøgle, der kun ligger i din browser. Men har andre din kode til telefonen, kan de læse den. Sig ja, hvis kun du bruger telefonen.',
	longer: 'Du kan læse kopien, selv om vi har logget dig af, fordi du ikke brugte siden.',
	gone: 'Kopien bliver slettet, når du logger ud, når en anden logger ind, og når du ikke har haft net i 30 dage.',
	needsScript: 'Det kræver JavaScript. Det er slået fra i din browser.',
	make: 'Det er min egen telefon',
	forget: 'Glem denne telefon',
	isOwn: 'Du har sagt, at det er din egen telefon.',
	takenAt: (at: Date, now: Date) => `Kopien er fra ${formatNearDay(at, now)} kl. ${formatClock(at)}.`,
	noneYet: 'Der er ingen kopi på telefonen endnu. Den kommer, når der er net.',
	made: 'Nu ligger der en kopi på telefonen.',
	forgotten: 'Kopien er slettet.',
	later: 'Vi kunne ikke hente kopien nu. Vi prøver igen, når der er net.',
	refused: 'Din browser kan ikke gemme en kopi. Det kan være, fordi vinduet er privat, eller telefonen er fuld.',
	notDeleted: 'Kopien kunne ikke slettes. Luk de andre vinduer med Vores Plan, og prøv igen.',
	never: 'Du har slået ”Skjul mine spor” til. Derfor gemmer vi intet på telefonen.'
};

/** Logging off with something that is not sent, or without net. */
export const leaving = {
	sendingTitle: 'Vi sender det sidste',
	sending: (count: number) => `${upper(things(count))} venter på at blive sendt. Det tager højst 3 sekunder.`,
	asksTitle: (count: number) => `${upper(things(count))} er ikke sendt`,
	asks: (count: number) =>
		count === 1
			? 'Den ligger låst på telefonen og bliver sendt, næste gang du logger ind.'
			: 'De ligger låst på telefonen og bliver sendt, næste gang du logger ind.',
	logOff: 'Log ud',
	drop: (count: number) => (count === 1 ? 'Slet den og log ud' : 'Slet dem og log ud'),
	stay: 'Bliv her',
	ending: 'Logger ud …',
	leftTitle: 'Du er logget af på denne telefon',
	left: 'Der er intet at læse her mere. Vi siger det til serveren, så snart der er net.',
	leftCount: (count: number) =>
		`${upper(things(count))} ligger låst på telefonen og bliver sendt, når du logger ind igen.`
};

/** The page that stands in when there is no net. */
export const offline = {
	title: 'Der er ikke net',
	copyTitle: 'Kopi på telefonen',
	lead: 'Vi kan ikke hente siden lige nu.',
	nothing: 'Der er ingen kopi på telefonen. Har du brug for noget nu, så ring til kommunen.',
	again: 'Prøv igen',
	acute: 'Har du brug for hjælp nu?',
	phone: (number: string) => `Ring til kommunen på ${number}`,
	copyOf: (at: Date, now: Date) => `Sådan så det ud ${formatNearDay(at, now)} kl. ${formatClock(at)}`,
	copyLead: 'Du læser en kopi på telefonen. Den kan være ændret siden.',
	forms: 'Du kan ikke skrive i planen eller svare på møder, før der er net. Men du kan give dit svar.',
	missing: 'Den side er ikke i kopien. Du kan se den, når der er net.',
	samtykke: 'Hvem der må se hvad, kan du kun ændre, når der er net.',
	moedeMore: 'Resten om mødet kan du se, når der er net.',
	logOff: 'Log ud',
	tabAnswer: 'Svar',
	noRuler: 'Der er ikke noget at svare på lige nu.'
};
