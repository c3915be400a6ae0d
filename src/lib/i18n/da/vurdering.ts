import { formatClock, formatList, formatMoment, formatNearDay } from '../../core/dates';
import { possessive } from '../../core/text';
import { firstName } from '../../core/person';

/** The professional's side of the ruler. */
export const vurdering = {
	title: 'Hvordan går det?',
	overall: 'Samlet set',
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
		by: (typed: string) => `(${typed})`,
		older: (count: number) => `Vis ${count === 1 ? '1 note' : `${count} noter`} mere`,
		none: (name: string) => `${firstName(name)} har ikke skrevet noget det seneste år.`
	},
	opening: {
		heading: (name: string) => `Din vurdering og ${possessive(firstName(name))} svar`,
		newAnswer: 'Nyt svar',
		given: (name: string, at: Date, typed: string | null) =>
			`${firstName(name)} svarede ${formatMoment(at)}${typed ? ` (${typed})` : ''}.`,
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
		skridt: 'Ét skridt op:'
	},
	adjust: { goal: 'Justér målet i planen', plan: 'Justér planen' },
	reply: {
		open: 'Skriv en sætning tilbage',
		label: (name: string) => `Din sætning til ${firstName(name)}`,
		shared: (name: string) => `Delt med ${firstName(name)} med det samme. Kan komme med i aktindsigt.`,
		send: (name: string) => `Send til ${firstName(name)}`,
		said: (name: string, own: boolean) => (own ? 'Du svarede' : `${firstName(name)} svarede`),
		at: (at: Date, now: Date) => `${formatNearDay(at, now)} kl. ${formatClock(at)}`,
		toNote: (name: string) => `Svar ${firstName(name)} ved noten`,
		errorHeading: 'Din sætning er ikke sendt endnu',
		problems: {
			missing: 'Skriv en sætning, før du sender.',
			forbidden: 'Der er et tegn i din tekst, som vi ikke kan gemme. Skriv den igen uden tegnet.',
			too_long: 'Din tekst er for lang. Der er plads til 500 tegn.'
		}
	},
	samlet: {
		heading: 'Samlet vurdering',
		ready: 'Kan gives nu',
		notReady: 'Ikke klar endnu',
		lead: (name: string) =>
			`Du ser på alle svar og vurderer, hvordan det går med det samlede mål. Den står for sig selv ved siden af de andre, også hos ${firstName(name)}.`,
		missing: {
			own: 'Giv din egen vurdering.',
			opening: (name: string) => `Åbn ${possessive(firstName(name))} nyeste svar.`
		},
		missingHeading: 'Det mangler, før du kan give den:',
		round: 'Svarene i denne runde',
		seen: (name: string, at: Date) => `${firstName(name)}: svarede ${formatMoment(at)}`,
		noAnswer: (name: string) => `${firstName(name)}: har ikke svaret det seneste år`,
		said: (name: string, text: string) => `${name}: ${text}`,
		silent: (name: string) => `${name}: har ikke svaret endnu`,
		yours: (text: string, at: Date, now: Date) =>
			`Din seneste samlede vurdering: ${text}. Givet ${formatNearDay(at, now)}.`,
		old: 'Der er kommet nye svar siden.',
		legend: 'Din samlede vurdering',
		chosen: (label: string) => `Samlet: ${label}`,
		save: 'Gem samlet vurdering',
		again: 'Giv en ny samlet vurdering',
		receipt: (at: Date) => `Din samlede vurdering er gemt kl. ${formatClock(at)}`,
		errorHeading: 'Din samlede vurdering er ikke gemt endnu'
	},
	typed: {
		heading: (name: string) => `Tast et svar for ${firstName(name)}`,
		lead: (name: string) =>
			`Brug den, når ${firstName(name)} har svaret dig i et møde, i telefonen eller på papir. Det er ${possessive(firstName(name))} eget svar. ${firstName(name)} kan se, at du har tastet det.`,
		question: 'Hvad handler svaret om?',
		how: 'Hvordan er svaret givet?',
		hows: [
			{ value: 'moede', label: 'I et møde' },
			{ value: 'telefon', label: 'I telefon' },
			{ value: 'papir', label: 'På papir' }
		],
		legend: (name: string) => `${possessive(firstName(name))} svar`,
		chosen: (label: string) => `Svar: ${label}`,
		note: (name: string) => `Hvad siger ${firstName(name)} om hvorfor?`,
		noteHint: (name: string) => `Skriv ${possessive(firstName(name))} egne ord. Behøver ikke.`,
		skridt: 'Hvad ville bringe det ét skridt op?',
		skridtHint: 'Behøver ikke.',
		shared: (name: string) => `Deles med teamet som ${possessive(firstName(name))} eget svar.`,
		save: (name: string) => `Gem ${possessive(firstName(name))} svar`,
		receipt: (name: string, at: Date) => `${possessive(firstName(name))} svar er gemt kl. ${formatClock(at)}`,
		receiptNote: (name: string) => `${firstName(name)} kan se, at du har tastet det. Du har set svaret.`,
		errorHeading: 'Svaret er ikke gemt endnu'
	},
	wrong: {
		heading: 'Givet på den forkerte person?',
		lead: (name: string) =>
			`Vælg det, der handler om en anden. Det bliver skjult for alle, også for ${firstName(name)}, og gemt som fejlregistreret. Det kan ikke fortrydes.`,
		legend: 'Det har du givet eller tastet her',
		choose: 'Vælg',
		item: (label: string, text: string, at: Date) => `${label}, ${formatMoment(at)}: ${text}`,
		hide: 'Skjul som fejlregistreret',
		done: (name: string) =>
			`Det er skjult og gemt som fejlregistreret. ${firstName(name)} får at vide, at noget er skjult.`,
		problems: {
			missing: 'Vælg det, der er givet på den forkerte person.',
			gone: 'Det står her ikke længere. Det er måske allerede skjult.'
		},
		errorHeading: 'Der er ikke skjult noget'
	},
	history: {
		heading: 'Gennem tiden',
		questions: 'Vælg spørgsmål',
		caption: (emne: string | null) => (emne ? `Uge for uge: ”${emne}”` : 'Uge for uge: samlet set'),
		week: (week: number, year: number | null) => (year ? `${week}, ${year}` : String(week)),
		weekColumn: 'Uge',
		hidden: 'Ikke åbnet',
		none: 'Der er ingen svar eller vurderinger her endnu.',
		older: 'Se året før',
		newer: 'Se et år senere',
		chart: 'Vis som kurve'
	}
};
