import { formatClock, formatDay, formatList, formatNearDay } from '../../core/dates';
import { firstName } from '../../core/person';

/** Names as people are spoken to: first names, in full where two share one. */
export function callNames(names: readonly string[]): string[] {
	const first = names.map(firstName);
	return names.map((name, index) =>
		first.filter((other) => other === first[index]).length > 1 ? name : (first[index] ?? name)
	);
}

/** "kl. 14.03" today, otherwise with the day. */
const momentNear = (at: Date, now: Date) => {
	const day = formatNearDay(at, now);
	return day === 'i dag' ? `kl. ${formatClock(at)}` : `${day} kl. ${formatClock(at)}`;
};

/** Words that the borger's and the professional's ruler share. */
export const svar = {
	chosen: (label: string) => `Mit svar: ${label}`,
	extra: [
		{ value: 'ved-ikke', label: 'Ved ikke' },
		{ value: 'vil-ikke-svare', label: 'Vil ikke svare' }
	],
	notOpened: 'Ikke åbnet endnu',
	samletBy: (name: string) => `${firstName(name)}, samlet vurdering`,
	samletOwn: 'Din samlede vurdering',
	samletWrote: (name: string) => `${firstName(name)} skriver til den samlede vurdering`,
	typed: (name: string, how: 'meeting' | 'phone' | 'paper' | null) =>
		`tastet af ${firstName(name)}${how ? `, ${{ meeting: 'i et møde', phone: 'i telefon', paper: 'på papir' }[how]}` : ''}`,
	none: '–',
	oldLineal: (text: string) => `${text} (på en ældre lineal)`,
	said: (text: string, day: string) => `${text} (${day})`,
	weTalk: 'Det kan I tale om.',
	same: 'I har sat det samme sted.',
	difference: (size: string) => `Forskellen er ${size}.`,
	errorHeading: 'Dit svar er ikke sendt endnu',
	problems: {
		trin: {
			missing: 'Sæt dit svar på linealen. Du kan også vælge ”Ved ikke” eller ”Vil ikke svare”.',
			other: 'Det svar findes ikke på linealen. Sæt dit svar igen.'
		},
		text: {
			forbidden: 'Der er et tegn i din tekst, som vi ikke kan gemme. Skriv den igen uden tegnet.',
			too_long: 'Din tekst er for lang. Der er plads til 4.000 tegn.',
			other: 'Vi kan ikke læse din tekst. Skriv den igen.'
		},
		form: 'Der gik noget galt med skemaet. Det, du skrev, står her endnu. Prøv at sende igen.',
		lineal: 'Linealen er blevet ændret, siden du åbnede siden. Se på dit svar, og send igen.',
		hvordan: 'Vælg, hvordan svaret blev givet: i et møde, i telefon eller på papir.',
		samletEarly:
			'Den samlede vurdering kan gives, når du har givet din egen vurdering og åbnet det nyeste svar. Den er ikke gemt. Det, du skrev, står her endnu.',
		emneEnded: 'Det spørgsmål er lukket. Dit svar er ikke sendt. Du kan skrive det i et andet svar.',
		conflict: 'Vi har allerede fået et andet svar herfra. Det første er gemt. Vil du også sende det her, så tryk igen.',
		noLineal: 'Der er ingen lineal lige nu. Prøv igen senere.'
	}
};

/** What the address for phones answers, field by field. */
export const apiProblems = {
	missing: 'Feltet mangler.',
	twice: 'Feltet er der to gange.',
	unknown: 'Der er et felt, vi ikke kender.',
	malformed: 'Feltet kan ikke læses.',
	not_an_answer: 'Svaret findes ikke på linealen.',
	forbidden: 'Teksten har et tegn, som ikke kan gemmes.',
	too_long: 'Teksten er for lang. Der er plads til 4.000 tegn.',
	body: 'Vi kan ikke læse det, der blev sendt.',
	too_large: 'Det, der blev sendt, er for stort.',
	not_json: 'Svaret skal sendes som JSON.',
	lineal_unknown: 'Linealen findes ikke.',
	lineal_old: 'Linealen er ændret, siden svaret blev givet.',
	not_a_point: 'Svaret findes ikke på linealen.',
	samlet_early: 'En samlet vurdering gives af den, der holder trådene, når alle svar er åbnet.',
	emne_unknown: 'Spørgsmålet findes ikke.',
	emne_ended: 'Spørgsmålet er lukket.',
	borger_unknown: 'Siden findes ikke.',
	conflict: 'Vi har allerede fået et andet svar med samme nummer.'
};

/** The borger's page. */
export const lineal = {
	title: 'Hvordan går det?',
	heading: 'Hvordan går det lige nu?',
	lead: 'Sæt dit svar der, hvor det passer. Der er ikke noget rigtigt svar.',
	overall: 'Samlet set',
	legendOverall: 'Dit svar',
	legendEmne: (emne: string) => `Hvordan går det med ”${emne}”?`,
	note: 'Vil du sige hvorfor?',
	skridt: 'Hvad ville bringe dig ét skridt op?',
	optional: 'Du behøver ikke.',
	acute: 'Ingen læser dette lige nu. Er det akut, så ring:',
	acuteLow: 'Det lyder svært. Har du brug for hjælp nu, så ring. Du behøver ikke vente på os.',
	send: (names: readonly string[]) =>
		names.length === 0
			? 'Gem mit svar'
			: names.length > 3
				? `Send til ${names.slice(0, 2).join(', ')} og ${names.length - 2} andre`
				: `Send til ${formatList(names)}`,
	nobodyReads: 'Lige nu må ingen på dit team læse dit svar om det her. Det bliver gemt til dig.',
	honest:
		'Det, du skriver, kan blive en del af din sag. Et tal afgør aldrig noget alene. Skal det bruges imod dig, skal du først kunne svare.',
	child: 'Bliver vi bekymrede for et barn, har vi pligt til at give besked til kommunen.',
	inspired:
		'Linealen er inspireret af KL’s lineal for børn og unge. Ordene er vores egne. Hos os er 5 bedst. Andre steder kan det være omvendt.',
	rests: (until: string) =>
		`Du ville ikke svare på det. Vi spørger ikke igen før ${formatDay(until)}. Du må gerne svare nu.`,
	more: 'Vil du sige mere?',
	moreLead: 'Vælg selv. Du kan springe over.',
	answered: (at: Date, now: Date) => `Du svarede ${formatNearDay(at, now)}`,
	receipt: {
		heading: (at: Date, now: Date) => `Modtaget af kommunen ${momentNear(at, now)}`,
		about: (emne: string) => `Om ”${emne}”`,
		youSaid: (text: string) => `Du svarede: ${text}.`,
		readers: (names: readonly string[]) => `${formatList(names)} kan læse det.`,
		readersSaved: 'Det er gemt til dig. Ingen på dit team må læse det lige nu.'
	},
	others: {
		heading: 'Hvad siger de andre?',
		headingEmne: (emne: string) => `Hvad siger de andre om ”${emne}”?`,
		open: (names: readonly string[]) => `Se, hvad ${formatList(names)} har svaret`,
		ownFirst: (names: readonly string[]) =>
			`${formatList(names)} har svaret. Giv dit eget svar først, så kan du se det.`,
		news: 'Nyt fra de andre',
		refused: 'Giv dit eget svar først. Så kan du se, hvad de andre har svaret.',
		caption: (emne: string | null) => (emne ? `Jeres svar om ”${emne}”, side om side` : 'Jeres svar side om side'),
		wrote: (name: string) => `${name} skriver`,
		differ: 'Der er ikke et rigtigt og et forkert svar.'
	},
	notes: {
		heading: 'Det har du skrevet',
		headingReplied: 'Det har du skrevet og fået svar på',
		skridt: 'Ét skridt op:',
		read: (name: string, at: Date, now: Date) => `Læst af ${firstName(name)} ${momentNear(at, now)}`,
		unread: 'Ikke læst endnu',
		answered: 'Du svarede:',
		reply: (name: string) => `${firstName(name)} svarede`,
		replyAt: (at: Date, now: Date) => momentNear(at, now),
		wrong: (name: string) => `Var det ikke dit svar? Ring til ${firstName(name)}:`,
		wrongNoPhone: (name: string) => `Var det ikke dit svar? Sig det til ${firstName(name)}.`,
		older: (count: number) => `Vis ${count} ældre`
	},
	history: {
		heading: 'Sådan er det gået',
		caption: (emne: string | null) => (emne ? `Svar om ”${emne}”` : 'Svar samlet set'),
		captionOlder: (emne: string | null) => (emne ? `Ældre svar om ”${emne}”` : 'Ældre svar samlet set'),
		questions: 'Vælg spørgsmål',
		date: 'Hvornår',
		answer: 'Svar',
		hidden: 'Ikke åbnet',
		open: (names: readonly string[]) => `Vis også, hvad ${formatList(names)} svarede`,
		none: 'Der er ingen svar her endnu.',
		more: (count: number) => `Vis ${count} svar mere`,
		older: 'Se året før',
		newer: 'Se et år senere'
	}
};
