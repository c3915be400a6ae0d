import { formatClock, formatNearDay } from '../../core/dates';

/** "kl. 14.03" today, otherwise with the day. */
const momentNear = (at: Date, now: Date) => {
	const day = formatNearDay(at, now);
	return day === 'i dag' ? `kl. ${formatClock(at)}` : `${day} kl. ${formatClock(at)}`;
};

/** One thing that waits is called what it is. */
const things = (count: number, answersOnly: boolean) => {
	if (answersOnly) return `${count} svar`;
	return count === 1 ? '1 besked' : `${count} ting`;
};

/** What lies on the phone and is to be sent. "Sendt" is never said of it: only that the municipality has received it. */
export const udbakke = {
	kept: 'Gemt på din telefon',
	notYet: 'Kommunen har det ikke endnu.',
	whenOnline: 'Vi sender det, når du har net igen.',
	whenLoggedIn: 'Log ind, så sender vi det.',
	youWrote: 'Det skrev du:',
	received: (at: Date, now: Date) => `Modtaget af kommunen ${momentNear(at, now)}`,
	notTaken: 'Kommunen har ikke taget imod det',
	gone: 'Slettet fra telefonen',
	notKept: 'Ikke gemt',
	notKeptHelp:
		'Vi kan ikke få fat i kommunen, og telefonen kan ikke gemme det. Det står her på siden endnu. Prøv igen om lidt.',
	logInNewWindow: 'Log ind i et nyt vindue',
	seeAnswers: 'Se dine svar',
	seeSamtale: 'Se samtalen',
	seeSamtaler: 'Se dine beskeder',
	writeAgain: 'Skriv en ny besked',

	label: 'Det, der venter på telefonen',
	waiting: (count: number, answersOnly: boolean) => `${things(count, answersOnly)} venter på at blive sendt`,
	logInToSend: 'Log ind for at sende',
	lockedHere: 'Det ligger låst på telefonen.',
	sendNow: 'Send nu',
	stillNoNet: 'Vi kan ikke få fat i kommunen lige nu. Vi prøver igen af os selv.',
	evicted:
		'Det har ventet i mere end to dage. En iPhone kan smide det væk. Gå på net i dag, og hav siden åben, til det er sendt.',
	ios: 'Læg Vores Plan på hjemmeskærmen, så bliver det liggende: Tryk på Del og så på Føj til hjemmeskærm.',
	troubled: (count: number) => (count === 1 ? '1 ting blev ikke taget imod' : `${count} ting blev ikke taget imod`),
	kinds: { answer: 'Dit svar', besked: 'Din besked', samtale: 'Din nye besked' },
	savedAt: (at: Date, now: Date) => `Skrevet ${momentNear(at, now)}`,
	look: 'Se på det her. Kommunen har fået noget andet fra samme skema.',
	refused: 'Kommunen kan ikke tage imod det.',
	locked: 'Teksten er låst. Den kan kun læses i det vindue, den blev skrevet i.',
	again: 'Prøv igen',
	drop: 'Slet det',
	dropSure: 'Ja, slet det',
	dropAsk: 'Så er det væk. Kommunen har det ikke.',
	dropAbout: (kind: string, at: Date, now: Date) => `: ${kind}, skrevet ${momentNear(at, now)}`,

	needsNet: {
		heading: 'Du har ikke net',
		samtykke:
			'Et samtykke kan ikke vente på telefonen. Det skal gælde med det samme. Prøv igen, når du har net. Du kan også ringe til kommunen.'
	}
};
