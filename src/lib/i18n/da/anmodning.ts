import { formatDay, formatList, formatNearDay } from '../../core/dates';
import { firstName } from '../../core/person';
import { possessive } from '../../core/text';

const text = (most: number) => ({
	forbidden: 'Der er et tegn i din tekst, som vi ikke kan gemme. Skriv den igen uden tegnet.',
	too_long: `Din tekst er for lang. Der er plads til ${most.toLocaleString('da-DK')} tegn.`
});
const callOr = (phone: string) => (phone ? `Ring til kommunen: ${phone}.` : 'Ring til kommunen.');

/** What the borger asks about who is on the team, on Mit team. Names are first names. */
export const ask = {
	heading: 'Hvem vil du have med?',
	lead: 'Du kan bede om en mere. Du kan også sige, hvis du helst ikke vil have en med. Du får svar her.',
	propose: {
		fold: 'Jeg vil gerne have en med',
		navn: 'Hvem vil du gerne have med?',
		navnHint: 'Skriv et navn, eller hvad personen arbejder med. For eksempel: min læge.',
		ord: 'Hvorfor vil du gerne det?'
	},
	object: {
		fold: 'Jeg vil helst ikke have en med',
		hvem: 'Hvem vil du helst ikke have med?',
		ord: 'Hvorfor helst ikke?',
		until: 'Til du har fået svar, er alle med som nu.'
	},
	send: 'Send',
	errors: 'Det er ikke sendt endnu',
	acute: 'Ingen læser det lige nu. Er det akut, så ring:',
	/** Who reads it, said before it is sent. */
	readers: (names: readonly string[]) => `Kun ${formatList(names)} læser det.`,
	readersNot: (names: readonly string[]) => `Kun ${formatList(names)} læser det. Den, det handler om, læser det ikke.`,
	/** Who holds the threads reads it, so about them one rings somebody else. */
	self: (names: readonly string[], phone: string) =>
		`Handler det om ${formatList(names)}? ${names.length === 1 ? `${names[0]} læser selv det, du skriver her` : 'De læser selv det, du skriver her'}. ${callOr(phone)}`,
	nobodyElse: 'Der er ikke andre på dit team lige nu.',
	noReader: (phone: string) => `Lige nu er der ingen til at læse det, du skriver. ${callOr(phone)}`,
	sent: (names: readonly string[]) =>
		names.length ? `Det er sendt. ${formatList(names)} læser det og svarer dig her.` : 'Det er sendt.',
	takenBack: 'Det er taget tilbage.',
	asked: {
		propose: (name: string) => `Du vil gerne have en med: ${name}`,
		object: (name: string) => `Du vil helst ikke have ${name} med`,
		someone: 'en på dit team',
		said: (at: Date, now: Date) => `Du skrev ${formatNearDay(at, now)}:`,
		open: (names: readonly string[]) =>
			names.length ? `${formatList(names)} har ikke svaret endnu.` : 'Der er ikke svaret endnu.',
		answered: (who: string | null, answer: 'yes' | 'no', at: Date, now: Date) =>
			`${who ?? 'Kommunen'} svarede ${answer === 'yes' ? 'ja' : 'nej'} ${formatNearDay(at, now)}:`,
		takeBack: 'Tag det tilbage'
	},
	problems: (most: { words: number; name: number }, phone: string) => ({
		navn: { ...text(most.name), missing: 'Skriv, hvem du gerne vil have med.' },
		ord: { ...text(most.words), missing: 'Skriv lidt om hvorfor.' },
		tider: text(most.words),
		hvem: {
			missing: 'Vælg, hvem det handler om.',
			unknown: 'Den person er ikke på dit team mere. Vælg en anden, eller lad være.',
			reads: `Den person læser selv det, du skriver her. ${callOr(phone)}`
		},
		form: {
			unknown: 'Siden var gammel. Det, du skrev, står her endnu. Tryk Send igen.',
			other: 'Du har allerede sendt det fra et andet vindue. Se herunder, hvad der står.',
			not_yours: `Det kan ikke sendes nu. ${callOr(phone)}`
		}
	})
};

/** The same, as who holds the threads reads and answers it. */
export const asked = {
	heading: (name: string) => `${firstName(name)} har bedt om`,
	propose: (borger: string, name: string) => `${firstName(borger)} vil gerne have en med: ${name}`,
	object: (borger: string, name: string) => `${firstName(borger)} vil helst ikke have ${name} med`,
	on: (at: Date) => `Skrevet ${formatDay(at)}`,
	confidential: 'Kun den, der holder trådene, læser det. Den, det handler om, læser det ikke.',
	find: 'Søg efter personen, og sæt på teamet',
	findHint: (borger: string) =>
		`Er det en af ${possessive(firstName(borger))} egne, så tager ${firstName(borger)} selv personen med til et møde.`,
	takeOff: (name: string) => `Gå til ${firstName(name)}, og tag af teamet`,
	gone: (name: string) => `${firstName(name)} er ikke på teamet mere.`,
	legend: 'Dit svar',
	yes: { propose: 'Ja', object: 'Ja', move: 'Ja' },
	no: 'Nej',
	yesHint: {
		propose: 'Sæt personen på teamet, eller fortæl, hvad der sker.',
		object: 'Tag personen af teamet, eller fortæl, hvad der sker.'
	},
	ord: 'Det skriver du tilbage',
	ordHint: 'Skriv, hvad der sker nu, og hvorfor.',
	shared: (name: string) => `${firstName(name)} læser svaret med det samme. Det kan ikke ændres.`,
	button: 'Send svaret',
	done: 'Svaret er sendt.',
	earlier: (count: number) => (count === 1 ? '1, der er besvaret' : `${count}, der er besvaret`),
	someone: 'en på teamet',
	typed: 'Det havde du skrevet:',
	answer: 'Svar',
	withdrawn: 'Taget tilbage',
	answered: (who: string | null, answer: 'yes' | 'no', at: Date) =>
		`${who ?? 'Ukendt'} svarede ${answer === 'yes' ? 'ja' : 'nej'} ${formatDay(at)}`,
	problems: {
		svar: { missing: 'Vælg ja eller nej.' },
		ord: {
			missing: 'Skriv, hvad der sker nu. Borgeren læser det.',
			forbidden: 'Der er tegn i teksten, som vi ikke kan gemme. Skriv teksten igen.',
			too_long: 'Skriv højst 1.000 tegn.'
		},
		anmodning: {
			unknown: 'Du kan ikke svare på den mere. Du holder måske ikke trådene længere.',
			withdrawn: 'Borgeren har taget det tilbage. Der skal ikke svares.',
			answered: 'En anden har svaret imens. Dit svar er ikke sendt.'
		}
	}
};
