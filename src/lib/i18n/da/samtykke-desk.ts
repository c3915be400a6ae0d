import { formatDate, formatList } from '../../core/dates';
import { firstName } from '../../core/person';
import { possessive, upper } from '../../core/text';
import { startPlan } from './start-plan';

const text = {
	missing: 'Feltet skal udfyldes.',
	forbidden: 'Der er tegn i teksten, som vi ikke kan gemme. Skriv teksten igen.',
	too_long: 'Skriv højst 500 tegn.'
};
const kinds = { plan: 'planen', moede: 'møder', trivsel: 'svar', netvaerk: 'borgerens egne folk' };
const topics = {
	helbred: 'helbred',
	misbrug: 'alkohol og stoffer',
	boern: 'børn',
	strafbart: 'straf',
	oekonomi: 'penge'
};
const hows = { digital: 'digitalt', paper: 'på papir', oral: 'mundtligt' };
type Covers = { kinds: readonly (keyof typeof kinds)[]; topics: readonly (keyof typeof topics)[] };

/** In the order in which they are always said. */
const inOrder = <Key extends string>(words: Record<Key, string>, some: readonly Key[]) =>
	formatList((Object.keys(words) as Key[]).filter((key) => some.includes(key)).map((key) => words[key]));

/** "møder og svar, også om helbred", or "det, der handler om helbred". */
function things({ kinds: k, topics: t }: Covers) {
	const about = inOrder(topics, t);
	if (k.length === 0) return `det, der handler om ${about}`;
	return `${inOrder(kinds, k)}${t.length > 0 ? `, også om ${about}` : ''}`;
}

/** Who may see what of a borger, as staff follow and note it. */
export const samtykkeDesk = {
	title: 'Hvem må se hvad',
	heading: (name: string) => `Hvem må se hvad om ${name}?`,
	lead: (name: string) =>
		`${firstName(name)} bestemmer selv og kan gøre det med MitID. Her skriver I ned, hvad ${firstName(name)} siger til jer eller giver jer på papir.`,
	readOnly: 'Kommunens medarbejdere skriver ned, hvad borgeren siger.',
	back: 'Hvem må se hvad',
	shared: (name: string) => `${firstName(name)} kan læse det med det samme, også hvem der skrev det.`,
	saved: {
		ja: 'Svaret er skrevet ned. Det gælder nu.',
		nej: 'Nejet er skrevet ned. Det gælder fra nu af.',
		paragraf: 'Paragraffen er skrevet ned. Den gælder nu.',
		slut: 'Paragraffen gælder ikke mere.',
		plan: 'Svaret om den fælles plan er skrevet ned.'
	} as Record<string, string>,
	errorHeading: 'Det er ikke gemt endnu',
	kinds,
	topics,
	kindOptions: { plan: { label: 'Planen', hint: 'Mål, aftaler og hjælp' }, ...startPlan.ground.kinds },
	topicOptions: startPlan.ground.topics,
	things,
	hows,
	notedHows: { mundtligt: 'Mundtligt', papir: 'På papir' },
	phoneHint: 'I et møde eller i telefonen',
	paperHint: 'Underskrevet',
	joint: {
		heading: 'Én fælles plan',
		law: 'Kræver samtykke efter LAB § 40, stk. 3, sygedagpengeloven § 13 e eller barnets lov § 110.',
		given: (name: string, on: Date, how: keyof typeof hows) =>
			`${firstName(name)} sagde ja ${formatDate(on)}, ${hows[how]}.`,
		by: (name: string) => `Skrevet ned af ${name}.`,
		missing: (name: string) => `${firstName(name)} har ikke sagt ja til én fælles plan.`,
		missingMeans: 'I kan skrive på kladden. Planen kan ikke deles, før der er et ja.',
		noPlan: 'Der er ingen plan lige nu.',
		ended: (on: string) => `Planen sluttede ${formatDate(on)}.`,
		withdrawn: (name: string, on: Date, how: keyof typeof hows | null) =>
			`${firstName(name)} sagde nej ${formatDate(on)}${how ? `, ${hows[how]}` : ''}.`,
		legend: (name: string) => `Hvordan har ${firstName(name)} sagt ja?`,
		button: (name: string) => `Skriv, at ${firstName(name)} har sagt ja`,
		withdraw: (name: string) => `${firstName(name)} siger nej til den fælles plan`,
		notYours: 'Det er tovholderen, der skriver svaret ned.'
	},
	lacks: {
		heading: 'Det kan teamet ikke se',
		none: 'Alle afdelinger på teamet har et grundlag for alt.',
		nothing: (people: readonly string[]) =>
			`${formatList(people.map(firstName))} kan kun se det, afdelingen selv har skrevet.`,
		some: (people: readonly string[], missing: readonly (keyof typeof kinds)[]) =>
			`${formatList(people.map(firstName))} kan ikke se ${formatList(missing.map((kind) => kinds[kind]))}.`,
		needed: 'Spørg kun om det, de har brug for.'
	},
	department: {
		people: (people: readonly string[]) => `På teamet: ${formatList(people)}`,
		nobody: 'Ingen herfra er på teamet nu. Så ser ingen noget.',
		given: (name: string) => `${firstName(name)} har sagt ja til`,
		givenNone: (name: string) => `${firstName(name)} har ikke sagt ja til noget.`,
		law: 'Efter loven',
		how: (how: keyof typeof hows | null, from: string, to: string | null) =>
			`${how ? upper(hows[how]) : 'Givet'} ${formatDate(from)}${to ? `. Gælder til og med ${formatDate(to)}` : ''}.`,
		paragraph: (paragraph: string, from: string, to: string | null) =>
			`${paragraph}. Fra ${formatDate(from)}${to ? ` til og med ${formatDate(to)}` : ''}.`,
		renew: (to: string, past: boolean) => (past ? `Udløb ${formatDate(to)}` : `Udløber ${formatDate(to)}`),
		renewLink: 'Spørg om det skal gælde igen',
		refuse: (name: string) => `${firstName(name)} siger nej til`,
		refuseLink: (what: string) => upper(what),
		add: 'Skriv et ja ned',
		addTo: (department: string) => `Skriv et ja ned for ${department}`,
		addLaw: 'Skriv en paragraf ned',
		addLawTo: (department: string) => `Skriv en paragraf ned for ${department}`,
		end: 'Stop paragraffen',
		endText: 'Afdelingen kan ikke længere se noget efter den. Det, den selv har skrevet, kan den stadig se.',
		endButton: 'Stop paragraffen nu'
	},
	note: {
		title: 'Skriv et ja ned',
		lead: (name: string) =>
			`${firstName(name)} har sagt ja i et møde, i telefonen eller på papir. Det gælder fra i dag, og ${firstName(name)} kan altid sige nej igen.`,
		afdeling: 'Hvilken afdeling må se det?',
		choose: 'Vælg en afdeling',
		slags: 'Hvad må afdelingen se?',
		emner: 'Også følsomme emner?',
		emnerHint: 'Kun det, borgeren har sagt ja til. Om helbred skal det være på papir.',
		givet: 'Hvordan er det sagt?',
		formaal: 'Hvad skal oplysningerne bruges til?',
		til: 'Til og med',
		tilHint: (on: string) => `Senest ${formatDate(on)}.`,
		button: 'Skriv ned'
	},
	law: {
		title: 'Skriv en paragraf ned',
		lead: (name: string) =>
			`Nogle gange giver loven lov, også når ${firstName(name)} ikke har sagt ja. ${firstName(name)} kan læse paragraffen, hvorfor og hvem der skrev den.`,
		own: 'Du kan skrive for din egen afdeling. Tovholderen kan skrive for alle.',
		paragraf: 'Lov og paragraf',
		paragrafHint: 'For eksempel retssikkerhedsloven § 11 c',
		formaal: 'Hvorfor er det nødvendigt?',
		til: 'Til og med',
		tilHint: 'Tomt: til I stopper den.',
		button: 'Skriv ned'
	},
	change: {
		withdrawTitle: (name: string, what: string) => `${firstName(name)} siger nej til ${what}`,
		renewTitle: (name: string) => `${firstName(name)} siger ja igen`,
		planTitle: (name: string) => `${firstName(name)} siger nej til den fælles plan`,
		withdrawLead: (department: string) => `${department} mister adgangen med det samme.`,
		renewLead: (department: string, what: string, to: string) =>
			`${department} må se ${what}. Det gælder til og med ${formatDate(to)}.`,
		planLead: 'Planen slutter i dag.',
		planMeans: (name: string) => [
			`${firstName(name)} kan stadig læse planen.`,
			'Ingen kan skrive i den eller dele den mere.',
			'Hver afdeling på teamet får en opgave: aftal med borgeren, hvad I fortsætter med.',
			'Hvem der må se hvad, ændres ikke.'
		],
		refusal:
			'Sig det til borgeren: Du må gerne sige nej, og du kan sige ja igen senere. Men det kan blive sværere at hjælpe samlet.',
		how: { withdraw: 'Hvordan er der sagt nej?', renew: 'Hvordan er der sagt ja?' },
		button: { withdraw: 'Skriv nejet ned', renew: 'Skriv ned' },
		gone: 'Det er ændret imens. Der er ikke noget at skrive ned mere.'
	},
	preview: {
		lost: (department: string, people: readonly string[]) =>
			people.length > 0 ? `Det kan ${formatList(people)} ikke se mere` : `Det kan ${department} ikke se mere`,
		won: (department: string) => `Det kan ${department} se`,
		nothing: 'Intet af det, du selv kan se.',
		own: 'Du ser her kun det, du selv må se. Der kan være mere.',
		keptByLaw: 'Kan stadig ses efter loven',
		keptOwn: 'Kan stadig ses, fordi afdelingen selv skrev det',
		keptOtherwise: (count: number) => `Et andet ja dækker stadig ${count === 1 ? '1 ting' : `${count} ting`}.`,
		journal: 'Det, der allerede er skrevet i afdelingens egne sager, bliver der.',
		more: (count: number) => `og ${count} mere`,
		things: {
			story: 'Borgerens egen historie',
			own: 'Borgerens egne ønsker',
			maal: 'Mål',
			skridt: 'Delmål',
			aftale: 'Aftaler',
			hjaelp: 'Hjælp',
			board: 'Tavlen',
			stance: 'Borgerens svar på planen',
			moede: 'Møder',
			answer: 'Borgerens svar på linealen',
			rating: 'Vurderinger',
			question: 'Spørgsmål på linealen',
			network: 'Borgerens egne folk'
		}
	},
	history: {
		heading: 'Det er der sagt ja og nej til',
		empty: 'Der er ikke skrevet noget ned endnu.',
		types: {
			given: 'Sagde ja',
			renewed: 'Sagde ja igen',
			withdrawn: 'Sagde nej',
			law: 'Paragraf skrevet ned',
			law_ended: 'Paragraf stoppet',
			ran_out: 'Udløb'
		},
		columns: { on: 'Dag', what: 'Hvad', department: 'Afdeling', covers: 'Om', how: 'Hvordan' },
		how: (how: keyof typeof hows | null, by: string | null, paragraph: string | null) =>
			[paragraph, how && hows[how], by && `skrevet ned af ${by}`].filter(Boolean).join(', '),
		caption: (name: string) => `Alt, hvad ${possessive(firstName(name))} team har fået ja og nej til, det nyeste først`
	},
	problems: {
		form: {
			again: 'Skemaet kunne ikke læses. Prøv igen.',
			not_yours: 'Det kan du ikke skrive ned. Hent siden igen, og se, hvad der gælder nu.',
			other: 'Skemaet er brugt en gang før. Hent siden igen.',
			unknown_forvaltning: 'Ingen fra afdelingen er på teamet. Sæt først en fra afdelingen på.',
			no_plan: 'Der er ingen plan lige nu.'
		},
		afdeling: { missing: 'Vælg en afdeling.', unknown: 'Vælg en afdeling, der er med på teamet.' },
		slags: { missing: 'Vælg mindst én ting.' },
		givet: {
			missing: 'Vælg, hvordan det er sagt.',
			health_written: 'Om helbred skal et ja være skriftligt. Få det på papir, eller tag helbred fra.'
		},
		paragraf: {
			...text,
			missing: 'Skriv paragraffen, for eksempel retssikkerhedsloven § 11 c.',
			too_long: 'Skriv højst 120 tegn.'
		},
		formaal: { ...text, missing: 'Skriv, hvad det skal bruges til.' },
		til: {
			missing: 'Et ja skal have en sidste dag.',
			not_a_day: 'Det er ikke en dato. Skriv den som dag, måned og år.',
			past: 'Dagen er gået. Vælg i dag eller senere.',
			too_far: 'Så længe kan et ja ikke gælde. Vælg en tidligere dag.'
		}
	}
};
