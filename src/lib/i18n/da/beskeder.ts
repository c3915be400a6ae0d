import { formatClock, formatDay, formatList, formatNearDay } from '../../core/dates';
import { firstName } from '../../core/person';
import { possessive } from '../../core/text';
import { few } from './own-words';

/** "i dag kl. 10.14", "tirsdag 24. november kl. 10.14". */
const moment = (at: Date, now: Date) => `${formatNearDay(at, now)} kl. ${formatClock(at)}`;
const upper = (text: string) => text.charAt(0).toLocaleUpperCase('da') + text.slice(1);
/** A sentence of somebody's own short words. */
const sentence = (text: string) => `${upper(text.trim().replace(/\.$/, ''))}.`;

/** Words that both sides of a conversation share. */
export const besked = {
	at: moment,
	you: 'Du',
	readBy: (readers: readonly { name: string; at: Date }[], now: Date) =>
		`Læst af ${formatList(readers.map(({ name, at }) => `${firstName(name)} ${moment(at, now)}`))}`,
	last: (who: string, text: string) => `${who}: ${text}`,
	older: 'Vis ældre beskeder',
	newer: 'Vis nyere beskeder',
	olderList: 'Vis ældre samtaler',
	newerList: 'Vis nyere samtaler',
	newest: 'Gå til de nyeste beskeder, hvis du vil skrive.',
	letters: 'Beskeder i samtalen',
	room: 'Der er plads til 10.000 tegn.',
	count: (length: number) => `Du har skrevet ${length.toLocaleString('da-DK')} af 10.000 tegn.`,
	tooMany: (over: number) => `Din tekst er ${over.toLocaleString('da-DK')} tegn for lang.`,
	errorHeading: 'Din besked er ikke sendt endnu',
	problems: {
		tekst: {
			missing: 'Skriv noget, før du sender.',
			forbidden: 'Der er et tegn i din tekst, som vi ikke kan gemme. Skriv den igen uden tegnet.',
			too_long: 'Din tekst er for lang. Der er plads til 10.000 tegn. Del den i to beskeder.',
			other: 'Vi har fået en anden besked herfra. Den er sendt. Vil du også sende det her, så tryk igen.',
			malformed: 'Siden var gammel. Din tekst står her endnu. Tryk igen for at sende.'
		},
		emne: {
			missing: 'Skriv, hvad det handler om.',
			forbidden: 'Der er et tegn, som vi ikke kan gemme. Skriv det igen uden tegnet.',
			too_long: 'Skriv det kortere. Der er plads til 120 tegn.'
		},
		form: {
			other: 'Vi har fået en anden besked herfra. Den er sendt. Vil du også sende det her, så tryk igen.',
			malformed: 'Siden var gammel. Din tekst står her endnu. Tryk igen for at sende.'
		}
	}
};

/** The borger's messages. */
export const beskeder = {
	title: 'Beskeder',
	lead: 'Skriv til dem, der hjælper dig. Du vælger selv, hvem der må læse det.',
	write: 'Skriv en ny besked',
	list: 'Dine samtaler',
	none: 'Du har ikke skrevet med nogen endnu.',
	noneHere: 'Der er ikke flere samtaler.',
	back: 'Alle beskeder',
	with: (names: readonly string[]) => (names.length ? `Med ${few(names)}` : 'Ingen læser med mere'),
	states: {
		waiting: (day: string, now: Date) => `Du får svar senest ${formatNearDay(day, now)}.`,
		late: (day: string) => `Du skulle have fået svar senest ${formatDay(day)}. Det er vi kede af.`
	},
	call: (who: string) => `Ring til ${who}, så får du svar:`,
	callTo: (who: string, phone: string) => `Ring til ${who}: ${phone}`,
	municipality: 'kommunen',
	acute: 'Ingen læser dette lige nu. Er det akut, så ring:',
	sent: (names: readonly string[]) => `Din besked er sendt til ${few(names)}.`,
	notRead: 'Ingen har sagt endnu, at de har læst den.',
	who: {
		legend: 'Hvem skriver du til?',
		hint: 'Kun dem, du sætter hak ved, kan læse det. Du kan ændre det senere.',
		holds: 'Holder trådene i din plan.',
		does: (department: string, roleText: string) => `${department}. ${sentence(roleText)}`,
		answersBy: (day: string, now: Date) => `Svarer senest ${formatNearDay(day, now)}.`,
		cannotAnswer: 'Kan ikke svare lige nu. Vælg også en anden.',
		deputyReads: (deputy: string, who: string) => `${deputy} læser også med og svarer, når ${who} er væk.`,
		said: (words: string) => `”${words}”`,
		problems: {
			missing: 'Vælg mindst en, du vil skrive til.',
			unknown: 'En af dem, du valgte, er ikke på dit team mere. Se på listen, og vælg igen.'
		},
		nobody: 'Der er ingen på dit team lige nu, så ingen kan læse en besked. Ring til kommunen, så hjælper vi dig.'
	},
	fresh: {
		title: 'Skriv en besked',
		subject: 'Hvad handler det om?',
		subjectHint: 'Et par ord, så du kan finde det igen.',
		text: 'Din besked',
		shared: 'Kun dem, du har valgt, kan læse det. Resten af dit team kan ikke.',
		promise: 'Ved hvert navn står, hvornår du senest får svar.',
		several: 'Vælger du flere, gælder den første af dagene.',
		send: 'Send besked'
	},
	samtale: {
		reads: (names: readonly string[]) =>
			names.length === 1
				? `Kun du og ${names[0] ?? ''} kan læse det her.`
				: `Kun du, ${formatList(names)} kan læse det her.`,
		nobody: 'Der er ingen på dit team, der kan læse det her mere.',
		gone: (names: readonly string[]) => `${formatList(names)} er ikke på dit team mere og kan ikke læse med.`,
		handedOver: (who: string) =>
			`${who} holder trådene nu, men kan ikke læse det, der står her. Det kan du ændre under ”Hvem læser med?”.`,
		text: 'Skriv her',
		instead: (who: string) =>
			`Det, du skriver nu, bliver til en ny samtale med ${who}. ${who} kan ikke læse det, der står ovenfor.`,
		sendInstead: (who: string) => `Send til ${who}`,
		gonePromise: 'Den, du skrev til, er ikke på dit team mere. Din besked er ikke sendt. Din tekst står her endnu.',
		nobodyAtAll: 'Der er ingen på dit team at sende til lige nu. Ring til kommunen.',
		notSent: 'Din besked er ikke sendt. Din tekst står her endnu.'
	},
	readers: {
		title: 'Hvem læser med?',
		always: (name: string, who: string) => `${name} læser med, når ${who} er væk`,
		end: (who: string) => `Lad ikke ${who} læse mere`,
		endHint: 'Så kan de heller ikke læse det gamle. Du kan altid lade dem læse igen.',
		add: 'Lad en mere læse med',
		addHint: 'Den, du vælger, kan læse det hele. Også det, der står her allerede.',
		addButton: 'Lad læse med',
		everybody: 'Alle på dit team læser allerede med.',
		ended: 'Det er ændret. Se, hvem der læser med nu.',
		problems: { not_on_team: 'Vælg en, der er på dit team.' }
	}
};

/** The professional's side. */
export const staffBeskeder = {
	title: 'Beskeder',
	heading: (name: string) => `Beskeder med ${firstName(name)}`,
	lead: (name: string) =>
		`Du ser de samtaler, du læser med i. Ingen andre ser dem, heller ikke resten af teamet. ${firstName(name)} kan ændre, hvem der læser.`,
	write: (name: string) => `Skriv til ${firstName(name)}`,
	list: 'Samtaler',
	columns: { subject: 'Samtale', readers: 'Læser med', state: 'Status' },
	none: (name: string) => `Du har ingen samtaler med ${firstName(name)}.`,
	noneHere: 'Der er ikke flere samtaler.',
	back: 'Alle samtaler',
	states: {
		answered: 'Intet at svare på',
		waiting: (day: string, now: Date) => `Lovet svar senest ${formatNearDay(day, now)}`,
		late: (day: string) => `Svar lovet senest ${formatDay(day)}`
	},
	promised: (name: string, day: string, now: Date) =>
		`${firstName(name)} er lovet svar senest ${formatNearDay(day, now)}.`,
	late: (name: string, day: string) => `${firstName(name)} skulle have haft svar senest ${formatDay(day)}.`,
	unread: 'Ikke markeret som læst',
	reads: (name: string, others: readonly string[]) =>
		`Kan læses af ${formatList([firstName(name), 'dig', ...others])}.`,
	gone: (names: readonly string[]) => `Ikke længere på teamet: ${formatList(names)}.`,
	mark: 'Marker som læst',
	markHint: (name: string) => `${firstName(name)} ser, at du har læst. Det gør du også ved at svare.`,
	text: (name: string) => `Dit svar til ${firstName(name)}`,
	shared: (name: string, others: readonly string[]) =>
		`Delt med ${formatList([firstName(name), ...others])} med det samme. Kan komme med i aktindsigt.`,
	send: (name: string) => `Send til ${firstName(name)}`,
	answer: 'Svar',
	sent: 'Sendt.',
	marked: 'Markeret som læst.',
	problems: {
		newer: (name: string) =>
			`${firstName(name)} har skrevet, mens du skrev. Læs det nye, og send igen. Din tekst står her endnu.`,
		hvem: {
			missing: '',
			unknown:
				'En af dem, du valgte, er ikke på teamet mere eller har intet adgangsgrundlag hos borgeren. Kun borgeren kan lade dem læse med.'
		}
	},
	fresh: {
		/** For the browser’s own history, which others may see: no name, and nothing that anybody wrote (E6). */
		pageTitle: 'Skriv en besked',
		title: (name: string) => `Skriv til ${firstName(name)}`,
		lead: (name: string) => `Skriv, som du ville tale til ${firstName(name)}: kort, og hvem gør hvad hvornår.`,
		who: 'Kollegaer, der læser med',
		whoHint: (name: string) => `${possessive(firstName(name))} tovholder er ikke med, medmindre du sætter hak.`,
		subject: 'Emne',
		text: 'Besked',
		shared: (name: string) =>
			`Delt med ${firstName(name)} og dem, du vælger, med det samme. Kan komme med i aktindsigt.`
	}
};
