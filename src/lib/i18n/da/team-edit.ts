import { formatDate, formatDay, formatList } from '../../core/dates';
import { firstName } from '../../core/person';
import { possessive } from '../../core/text';

const text = {
	missing: 'Feltet skal udfyldes.',
	forbidden: 'Der er tegn i teksten, som vi ikke kan gemme. Skriv teksten igen.',
	too_long: 'Skriv højst 500 tegn.'
};
const day = {
	missing: 'Vælg en dag.',
	not_a_day: 'Det er ikke en dato. Skriv den som dag, måned og år.',
	past: 'Dagen er gået. Vælg i dag eller senere.',
	too_far: 'Dagen ligger for langt fremme.'
};
const person = {
	missing: 'Søg, og vælg en person.',
	unknown: 'Den, du valgte, kan ikke være med mere. Vælg en anden.',
	self: 'Du kan ikke vælge dig selv.',
	external: 'Det skal være en, der er ansat i kommunen. Vælg en anden.'
};
const form = {
	not_yours: 'Du holder ikke trådene i planen mere. Intet er ændret.',
	changed: 'En anden har lige ændret, hvem der er tovholder. Intet er ændret nu. Se, hvordan det står, og prøv igen.'
};

/** A team, as professionals work with it. */
export const teamEdit = {
	title: 'Team',
	heading: (name: string) => `${possessive(firstName(name))} team`,
	leadHolder: (name: string) =>
		`Du holder trådene. ${firstName(name)} kan se, hvem der er med, og hvem der er gået, og hvorfor.`,
	lead: (name: string) => `Tovholderen sætter teamet. ${firstName(name)} kan se det samme som dig her.`,
	errorHeading: 'Det er ikke gemt endnu',
	back: 'Tilbage til teamet',
	actions: {
		label: 'Ændr teamet',
		add: 'Tilføj en til teamet',
		deputy: 'Sæt en stedfortræder ind',
		handOver: 'Overdrag planen til en anden'
	},
	functions: { tovholder: 'Tovholder', stedfortraeder: 'Stedfortræder', fagperson: 'Fagperson' },
	now: 'Med lige nu',
	coming: 'På vej',
	left: 'Har været med',
	leftNone: 'Ingen er gået.',
	leftMore: 'Vis alle, der har været med',
	does: 'Gør',
	why: 'Hvorfor',
	sees: 'Kan se',
	since: (on: string) => `Siden ${formatDate(on)}`,
	period: (from: string, to: string) => `${formatDate(from)} til ${formatDate(to)}`,
	comes: (from: string, to: string | null) =>
		to ? `Fra ${formatDate(from)} til ${formatDate(to)}` : `Fra ${formatDate(from)}`,
	never: (from: string) => `Skulle have været med fra ${formatDate(from)}`,
	ended: 'Grunden',
	access: {
		kinds: { plan: 'planen', trivsel: 'svar', moede: 'møder', netvaerk: 'borgerens egne folk' },
		topics: { helbred: 'helbred', misbrug: 'alkohol og stoffer', boern: 'børn', strafbart: 'straf', oekonomi: 'penge' },
		covers: (kinds: readonly string[], topics: readonly string[], until: string | null) =>
			`${formatList(kinds)}${topics.length ? `, også om ${formatList(topics)}` : ''}${until ? ` (til ${formatDate(until)})` : ''}`,
		none: 'Intet adgangsgrundlag: ser intet endnu, ud over det, afdelingen selv har skrevet.',
		external: 'Er ikke ansat i kommunen: ser kun det, personen selv er med i.',
		nowhere: 'Hører ikke til en afdeling: ser intet.'
	},
	leave: {
		member: { summary: (name: string) => `Tag ${firstName(name)} af teamet`, button: 'Tag af teamet' },
		deputy: {
			summary: (name: string) => `Stop ${firstName(name)} som stedfortræder`,
			button: 'Stop stedfortræder'
		},
		legend: 'Hvornår?',
		now: 'Med det samme',
		nowHint: 'Adgangen slutter nu.',
		later: 'Efter en dag',
		day: 'Sidste dag',
		grund: 'Hvorfor?',
		grundHint: 'Borgeren kan læse det.',
		done: 'Teamet er ændret.'
	},
	join: {
		title: { fagperson: 'Tilføj en til teamet', stedfortraeder: 'Sæt en stedfortræder ind' },
		lead: {
			fagperson: 'En fagperson fra en afdeling eller en, der ikke er ansat i kommunen.',
			stedfortraeder: 'Stedfortræderen holder trådene i de dage, du vælger, og har kun adgang i dem.'
		},
		who: 'Hvem?',
		opgave: 'Det gør personen',
		opgaveHint: 'For eksempel: Hjælper dig med at finde en praktik.',
		opgaveDeputy: 'Svarer dig, når din tovholder er væk.',
		hvorfor: 'Derfor er personen med',
		hvorforHint: 'For eksempel: Du har sagt, at du gerne vil i praktik.',
		hvorforDeputy: 'Hvorfor er tovholderen væk?',
		fra: 'Fra',
		til: 'Til og med',
		tilHint: 'Lad feltet være tomt, hvis det ikke har en sidste dag.',
		button: { fagperson: 'Sæt på teamet', stedfortraeder: 'Sæt ind som stedfortræder' }
	},
	shared: (name: string) => `Delt med ${firstName(name)} med det samme.`,
	staff: {
		search: 'Find en medarbejder',
		hint: 'Navn, titel eller afdeling',
		button: 'Søg',
		start: 'Søg først. Så kan du vælge en her.',
		nothing: (words: string) => `Ingen passer til ”${words}”.`,
		more: 'Der er flere. Skriv mere for at finde den rigtige.'
	},
	handOver: {
		title: 'Overdrag planen',
		lead: (name: string) => `Fra den dag holder en anden trådene i ${possessive(firstName(name))} plan.`,
		who: 'Hvem skal holde trådene?',
		noGround: 'Afdelingen har intet adgangsgrundlag. Planen kan ikke ses, før det er på plads.',
		planned: (name: string, on: string) =>
			`${name} skal overtage ${formatDay(on)}. Det bliver aflyst, hvis du gemmer her.`,
		fra: 'Fra hvilken dag?',
		fraHint: 'Vælger du i dag, skifter det med det samme.',
		opgave: 'Det gør den nye tovholder',
		opgaveStart: 'Holder trådene i din plan.',
		hvorfor: 'Derfor har borgeren en tovholder',
		hvorforStart: 'Du får hjælp fra flere afdelinger, og én skal samle det.',
		grund: 'Hvorfor skifter tovholderen?',
		grundHint: 'Borgeren læser det sammen med navnene.',
		bliver: (name: string) => `Bliver ${firstName(name)} på teamet?`,
		bliverYou: 'Bliver du på teamet?',
		yes: 'Ja, som fagperson',
		no: 'Nej. Adgangen slutter, når den nye begynder.',
		nyopgave: 'Hvad skal det være med?',
		nyopgaveHint: 'For eksempel: Hjælper dig med job.',
		points: 'Er det på plads?',
		pointsHint: 'Det, du ikke sætter flueben ved, får den nye tovholder som opgave.',
		point: {
			borger_told: 'Borgeren har fået det at vide',
			next_moede: 'Det næste møde er aftalt',
			aftaler: 'Vores aftaler er gennemgået',
			adgangsgrundlag: 'Den nye afdeling har et adgangsgrundlag',
			draft: 'Kladden er delt eller gennemgået',
			notes: 'Borgerens noter er læst'
		},
		button: 'Overdrag planen',
		appoint: 'Udpeg tovholder',
		gone: {
			title: 'Planen er overdraget',
			text: 'Du er ikke på teamet mere og kan ikke se planen.',
			back: 'Mine borgere'
		}
	},
	open: {
		heading: 'Taget med videre',
		lead: (from: string | null, on: string) =>
			from
				? `Fra ${possessive(from)} overdragelse ${formatDay(on)}.`
				: `Fra da tovholderen blev udpeget ${formatDay(on)}.`,
		due: (on: string) => `Senest ${formatDay(on)}`,
		late: (on: string) => `Skulle være gjort ${formatDay(on)}`,
		done: 'Det er gjort',
		finish: (what: string) => `Det er gjort: ${what}`
	},
	history: {
		heading: 'Skift af tovholder',
		row: (from: string | null, to: string) => (from ? `${from} til ${to}` : `${to} blev udpeget`)
	},
	problems: {
		person: {
			...person,
			already: 'Personen er allerede på teamet i de dage.',
			holds: 'Tovholderen kan ikke være sin egen stedfortræder. Vælg en anden.',
			same: 'Personen holder allerede trådene. Vælg en anden.'
		},
		opgave: { ...text, missing: 'Skriv, hvad personen gør.' },
		hvorfor: { ...text, missing: 'Skriv hvorfor.' },
		fra: {
			...day,
			overlap: 'Der er allerede en stedfortræder i de dage. Vælg andre dage, eller stop den anden først.'
		},
		til: { ...day, before_start: 'Den sidste dag ligger før den første.' },
		medlem: {
			unknown: 'Personen er ikke på teamet mere.',
			holds: 'Tovholderen kan ikke tages af teamet. Der skal altid være en. Overdrag planen i stedet.',
			self: 'Du kan ikke tage dig selv af teamet.'
		},
		hvornaar: { missing: 'Vælg, hvornår det skal være.' },
		dag: { ...day, too_far: 'Personen stopper allerede før den dag.' },
		grund: { ...text, missing: 'Skriv hvorfor. Borgeren læser det.' },
		bliver: { missing: 'Vælg ja eller nej.' },
		nyopgave: { ...text, missing: 'Skriv, hvad opgaven bliver.' },
		form
	}
};
