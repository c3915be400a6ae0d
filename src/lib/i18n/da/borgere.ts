import { formatClock, formatList, formatMoment, formatNearDay } from '../../core/dates';
import { possessive } from '../../core/text';
import { firstName } from '../../core/person';

const days = (count: number) => (count === 1 ? '1 dag' : `${count} dage`);

/** The professional's list of borgere. */
export const borgere = {
	title: 'Mine borgere',
	lead: (count: number) => (count === 1 ? '1 borger' : `${count} borgere`),
	found: (count: number, query: string) => `${count === 1 ? '1 borger' : `${count} borgere`} med ”${query}”`,
	needing: 'Kræver handling',
	others: 'Øvrige',
	empty: 'Du er ikke på nogens team. En borger kommer på din liste, når du bliver en del af borgerens team.',
	search: 'Find en borger på din liste',
	searchButton: 'Søg',
	clear: 'Vis alle',
	nothingFound: (query: string) => `Ingen på din liste hedder noget med ”${query}”.`,
	columns: { name: 'Navn', need: 'Hvad er der?', mine: 'Du er', meeting: 'Næste møde' },
	functions: { tovholder: 'tovholder', stedfortraeder: 'stedfortræder', fagperson: 'fagperson' },
	needs: {
		new_answer: 'Nyt svar',
		new_answer_and_note: 'Nyt svar og en note',
		note_unread: (count: number) => (count === 0 ? 'Note ikke læst' : `Note ikke læst i ${days(count)}`),
		late: (count: number) => `Vores aftale er ${days(count)} forsinket`,
		no_meeting: 'Intet næste møde'
	},
	noNeed: 'Intet lige nu',
	noMeeting: 'Intet',
	meetingUnknown: 'Ikke åbent for dig',
	pages: {
		label: 'Sider i listen',
		previous: 'Forrige side',
		next: 'Næste side',
		now: (side: number, of: number) => `Side ${side} af ${of}`
	}
};

/** The professional's side of the ruler. */
export const vurdering = {
	title: 'Hvordan går det?',
	back: 'Mine borgere',
	overall: 'Samlet set',
	question: (emne: string | null) => (emne ? `Om ”${emne}”` : 'Samlet set'),
	functions: {
		tovholder: (name: string) => `Du holder trådene i ${possessive(firstName(name))} plan`,
		stedfortraeder: (name: string) => `Du er stedfortræder på ${possessive(firstName(name))} team`,
		fagperson: (name: string) => `Du er på ${possessive(firstName(name))} team`
	},
	mayNotRead: (name: string) =>
		`Der er ikke et adgangsgrundlag, så du kan læse ${possessive(firstName(name))} svar. Du kan give din egen vurdering.`,
	chosen: (label: string) => `Min vurdering: ${label}`,
	legend: 'Din vurdering',
	legendEmne: (emne: string) => `Din vurdering af ”${emne}”`,
	note: 'Vil du sige hvorfor?',
	noteHint: (name: string) =>
		`Delt med ${firstName(name)}, efter ${possessive(firstName(name))} eget svar. Kan komme med i aktindsigt.`,
	skridt: 'Hvad ville bringe det ét skridt op?',
	optional: 'Du behøver ikke. Deles på samme måde.',
	save: 'Gem min vurdering',
	savedNote: (name: string) => `${firstName(name)} kan se din vurdering efter sit eget svar.`,
	again: 'Giv en ny vurdering',
	receipt: (at: Date, now: Date) => {
		const day = formatNearDay(at, now);
		return day === 'i dag'
			? `Din vurdering er gemt kl. ${formatClock(at)}`
			: `Din vurdering er gemt ${day} kl. ${formatClock(at)}`;
	},
	errorHeading: 'Din vurdering er ikke gemt endnu',
	yours: (text: string, at: Date, now: Date) => `Din seneste vurdering: ${text}. Givet ${formatNearDay(at, now)}.`,
	wrote: (name: string) => `${name} skriver`,
	notes: {
		heading: (name: string) => `${firstName(name)} skriver`,
		read: 'Marker som læst',
		readBy: (readers: readonly { name: string; at: Date }[], now: Date) =>
			`Læst af ${formatList(readers.map(({ name, at }) => `${firstName(name)} ${formatNearDay(at, now)} kl. ${formatClock(at)}`))}`,
		unread: 'Ikke læst endnu',
		at: (at: Date) => formatMoment(at),
		about: (emne: string | null) => (emne ? `om ”${emne}”` : 'samlet set'),
		skridt: 'Ét skridt op:',
		older: (count: number) => `Vis ${count} noter mere`,
		none: (name: string) => `${firstName(name)} har ikke skrevet noget det seneste år.`
	},
	opening: {
		heading: (name: string) => `Din vurdering og ${possessive(firstName(name))} svar`,
		newAnswer: 'Nyt svar',
		given: (name: string, at: Date) => `${firstName(name)} svarede ${formatMoment(at)}.`,
		noAnswer: (name: string) => `${firstName(name)} har ikke svaret det seneste år.`,
		open: (name: string) => `Vis ${possessive(firstName(name))} svar`,
		first: (name: string) =>
			`Giv din vurdering først. Så kan du se ${possessive(firstName(name))} svar uden at være påvirket af det.`,
		now: 'Vis nu uden at svare først – det bliver noteret',
		refused: 'Giv din egen vurdering først, eller vælg ”Vis nu”.',
		caption: (name: string) => `${possessive(firstName(name))} svar og jeres vurderinger`,
		captionOwn: 'Jeres vurderinger',
		blind: (name: string) => `Du gav din vurdering, før du så ${possessive(firstName(name))} svar.`,
		seenFirst: (name: string) => `Du så ${possessive(firstName(name))} svar, før du gav din vurdering. Det er noteret.`,
		seenNoOwn: (name: string) =>
			`Du så ${possessive(firstName(name))} svar uden at give din vurdering først. Det er noteret. Du kan give den nu.`,
		you: 'Dig',
		skridt: 'Ét skridt op:'
	},
	history: {
		heading: 'Gennem tiden',
		questions: 'Vælg spørgsmål',
		caption: (emne: string | null) => (emne ? `Uge for uge: ”${emne}”` : 'Uge for uge: samlet set'),
		week: (week: number, year: number | null) => (year ? `${week}, ${year}` : String(week)),
		weekColumn: 'Uge',
		hidden: 'Ikke åbnet',
		typedBy: (name: string) => `tastet af ${firstName(name)}`,
		none: 'Der er ingen svar eller vurderinger her endnu.',
		older: 'Se året før',
		newer: 'Se et år senere',
		chart: 'Vis som kurve'
	}
};
