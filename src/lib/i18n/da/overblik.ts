import { formatClock, formatDate, formatShortDay } from '../../core/dates';

/** The two pages of a leder. */
export const lederNav = {
	label: 'Lederens sider',
	overview: 'Overblik',
	questions: 'Spørgsmål'
};

const whole = (count: number) => count.toLocaleString('da-DK');
const moment = (at: Date) => `${formatDate(at)} kl. ${formatClock(at)}`;
const borgere = (count: number) => (count === 1 ? '1 borger' : `${whole(count)} borgere`);
const planer = (count: number) => (count === 1 ? '1 plan' : `${whole(count)} planer`);

/** How long, from days: months from half a year on. */
const length = (days: number) =>
	days < 183
		? `${whole(days)} dage`
		: `${(days / 30.44).toLocaleString('da-DK', { maximumFractionDigits: 0 })} måneder`;

/** A figure of today: its name, and what is counted in it. */
type Figure = { label: string; definition: string };
/** What is measured of closed quarters; `key` is what an export calls it. */
type MeasureWords = Figure & { key: string; cells: readonly [string, string, string] };

const courseCells = ['Tilbagegang', 'Det samme', 'Fremgang'] as const;
const levelCells = ['Lavt', 'Midt', 'Højt'] as const;
const courseRule =
	'Fremgang er mindst ét helt trin over det første svar to gange i træk. Tilbagegang er mindst ét helt trin under to gange i træk. Ellers er det det samme. Kun borgere med mindst tre svar er talt med. ”Ved ikke” tæller ikke.';
const levelRule =
	'Hver borgers sidste svar i kvartalet. Lavt, midt og højt er linealens tre dele. På en lineal fra 1 til 5 er det 1–2, 2½–3½ og 4–5.';

export const overblik = {
	title: 'Overblik',
	lead: 'Tal om mange. Du kan ikke se nogen enkelt borger her.',
	unitPath: 'Enheder over denne',
	exports: {
		label: 'Hent tallene',
		csv: 'Hent til regneark (CSV)',
		json: 'Hent som JSON',
		hint: 'Filerne har kun tal fra lukkede kvartaler.'
	},

	now: {
		heading: 'Lige nu',
		counted: (at: Date) => `Talt ${moment(at)}. Her er ingen borgeres svar med, kun om der er svaret.`,
		none: 'Tallene for denne enhed er ikke talt endnu. De kommer inden for fem minutter.',
		byUnit: 'Lige nu, efter enhed',
		unit: 'Enhed',
		hereOnly: (count: number) => `Her vises de første ${whole(count)} enheder. Åbn en af dem for at komme videre.`,
		few: (on: string) =>
			`Andele og faggrupper tælles én gang om måneden, her ${formatDate(on)}. De og varighed vises kun, når der er planer nok. Ellers står der ”Færre end 5”: der er for få planer, eller resten af summen ville handle om for få.`
	},

	groups: {
		plans: 'Planer',
		together: 'Samarbejde',
		promises: 'Det, vi har lovet',
		young: 'Unge'
	},
	figures: {
		plans: {
			label: 'Planer i gang',
			definition: 'Planer, der ikke er slut. En plan hører til den enhed, hvor dens tovholder er ansat.'
		},
		withoutTovholder: {
			label: 'Uden tovholder',
			definition:
				'Planer i gang, som ingen holder trådene i nu. De hører til der, hvor den sidste tovholder var, eller til hele kommunen.'
		},
		ended: {
			label: 'Afsluttet på et år',
			definition: 'Planer, der er slut inden for de seneste 12 måneder.'
		},
		endedDays: {
			label: 'Varighed',
			definition:
				'Fra start til slut for dem, der er afsluttet på et år. Det er medianen: halvdelen varede kortere, halvdelen længere.'
		},
		moederHeld: {
			label: 'Møder holdt på 30 dage',
			definition: 'Møder i planerne, der er holdt inden for de seneste 30 dage.'
		},
		moederPlanned: {
			label: 'Møder planlagt',
			definition: 'Møder i planerne, der er aftalt og ikke holdt endnu.'
		},
		twoForvaltninger: {
			label: 'To eller flere afdelinger med',
			definition: 'Andel af planer i gang, hvor folk fra mindst to forvaltninger er med på teamet. Afrundet til 5 %.'
		},
		answered: {
			label: 'Har svaret på tre måneder',
			definition:
				'Andel af planer i gang, hvor borgeren har svaret på linealen de seneste 90 dage. Hvad de svarede, er ikke med. Afrundet til 5 %.'
		},
		professions: {
			label: 'Faggrupper pr. plan',
			definition: 'Hvor mange forskellige stillinger der i snit er på teamet om en plan i gang. Afrundet til en halv.'
		},
		promisesKept: {
			label: 'Holdt på 90 dage',
			definition: 'Aftaler, hvor kommunen skulle gøre noget, og det er gjort inden for de seneste 90 dage.'
		},
		promisesLate: {
			label: 'For sent nu',
			definition: 'Aftaler, hvor kommunen skulle gøre noget, dagen er gået, og det ikke er gjort.'
		},
		young: {
			label: 'Møde ved 16 og 17½ år',
			definition: 'Andel af unge, der har haft møde, da de blev 16 og 17½ år.'
		}
	} satisfies Record<string, Figure>,
	notMeasured: 'Ikke målt endnu',
	of: (count: number) => `af ${planer(count)}`,
	ofEnded: (count: number) => `${planer(count)} afsluttet`,
	what: 'Forklaring',

	number: whole,
	decimal: (value: number) => value.toLocaleString('da-DK', { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
	length,

	withheld: 'Færre end 5',
	withheldNote:
		'”Færre end 5” betyder, at tallet ikke vises. Enten er der for få borgere, eller de er talt sammen med en anden enhed, eller alle svarede ens. Så kan ingen regnes ud. Hvor enhedens navn siger noget følsomt, er grænsen 10. Tal fra fagpersoner kræver også mindst tre, der har vurderet.',
	roundedNote: 'Andele er afrundet til 5 %. Derfor giver de ikke altid 100 % tilsammen.',

	staff: {
		heading: 'Egne medarbejdere',
		lead: 'Planer pr. tovholder, og invitationer til møder, der ikke er svaret på. Her er medarbejderne i enheden og de to niveauer under den.',
		counted: (at: Date) => `Talt ${moment(at)}.`,
		caption: 'Planer og ubesvarede invitationer for hver medarbejder',
		summary: ({ people, plans, most }: { people: number; plans: number; most: number }) =>
			`${people === 1 ? '1 medarbejder' : `${whole(people)} medarbejdere`} har ${planer(plans)} i alt. Den med flest har ${whole(most)}.`,
		columns: {
			name: 'Medarbejder',
			unit: 'Enhed',
			plans: 'Planer',
			waiting: 'Ubesvarede invitationer',
			oldest: 'Spurgt første gang',
			declined: 'Afslag uden afløser'
		},
		none: 'Der er ingen medarbejdere at vise i denne enhed.',
		first: (shown: number, all: number) =>
			`Her vises ${whole(shown)} af ${whole(all)}: først dem med flest ubesvarede invitationer, så dem med flest planer. Åbn en enhed for at se resten.`,
		definition:
			'En plan tæller hos den, der er tovholder nu. En invitation er ubesvaret, når mødet ikke er holdt, og medarbejderen hverken har sagt ja eller nej. Et afslag uden afløser er et nej, hvor ingen kommer i stedet.',
		what: 'Sådan er det talt',
		nothing: '–',
		day: formatShortDay
	},

	quarter: {
		heading: (name: string) => `Fremgang i ${name}`,
		dates: (from: string, to: string) => `${formatDate(from)} til ${formatDate(to)}`,
		closed: (at: Date) => `Lukket ${formatDate(at)}. Tallene ændrer sig ikke mere.`,
		lineal: (name: string, best: number) => `Svarene er givet på ${name}, hvor ${whole(best)} er bedst.`,
		rule: 'Svar, der er kommet senere, tæller i næste kvartal.',
		none: 'Intet kvartal er lukket endnu.',
		noneHint: (name: string, end: string) =>
			`Tallene laves om natten, når et kvartal er slut. ${name} slutter ${formatDate(end)}.`,
		answered: ({
			borgere: count,
			plans,
			percent
		}: {
			borgere: number;
			plans: number | null;
			percent: number | null;
		}) =>
			plans === null || percent === null
				? `${borgere(count)}.`
				: `${borgere(count)} af ${planer(plans)} (${percent} %).`
	},

	sections: {
		course: 'Fremgang',
		job: 'På vej mod uddannelse og job',
		agreement: 'Ser de det ens?',
		level: 'Hvor er de på linealen?'
	},
	who: { borger: 'Borgerne selv', fagperson: 'Fagpersonerne', both: 'Borgere og fagpersoner' },

	measures: {
		borger_course: {
			key: 'borger_fremgang',
			label: 'Borgernes fremgang',
			definition: `Borgernes egne svar på, hvordan det går. ${courseRule}`,
			cells: courseCells
		},
		fagperson_course: {
			key: 'fagperson_fremgang',
			label: 'Fremgang, som fagpersonerne ser den',
			definition: `Fagpersonernes svar på, hvordan det går for borgeren. ${courseRule}`,
			cells: courseCells
		},
		borger_job_course: {
			key: 'borger_job_fremgang',
			label: 'Borgernes fremgang mod uddannelse og job',
			definition: `Borgernes egne svar om deres mål for uddannelse eller job. ${courseRule}`,
			cells: courseCells
		},
		fagperson_job_course: {
			key: 'fagperson_job_fremgang',
			label: 'Fremgang mod uddannelse og job, som fagpersonerne ser den',
			definition: `Fagpersonernes svar om borgerens mål for uddannelse eller job. ${courseRule}`,
			cells: courseCells
		},
		agreement: {
			key: 'enighed',
			label: 'Borger og fagperson ved siden af hinanden',
			definition:
				'Borgere, hvor både de selv og en fagperson har svaret i kvartalet. Ens er højst et halvt trin fra hinanden. Ingen af dem har ret eller uret: en forskel er noget at tale om.',
			cells: ['Borgeren svarer lavere', 'Ens', 'Borgeren svarer højere']
		},
		borger: {
			key: 'borger',
			label: 'Borgernes svar',
			definition: `Hvordan går det? ${levelRule}`,
			cells: levelCells
		},
		fagperson: {
			key: 'fagperson',
			label: 'Fagpersonernes svar',
			definition: `Hvordan går det for borgeren? ${levelRule}`,
			cells: levelCells
		},
		borger_job: {
			key: 'borger_job',
			label: 'Borgernes svar om uddannelse og job',
			definition: `Om borgerens mål for uddannelse eller job. ${levelRule}`,
			cells: levelCells
		},
		fagperson_job: {
			key: 'fagperson_job',
			label: 'Fagpersonernes svar om uddannelse og job',
			definition: `Om borgerens mål for uddannelse eller job. ${levelRule}`,
			cells: levelCells
		}
	} satisfies Record<string, MeasureWords>,

	/** A mean is of many, so the ruler's own words (”Det går godt”) do not fit: where it lies on the ruler does. */
	mean: {
		label: 'Gennemsnit',
		words: { low: 'i den svære ende', middle: 'i midten', high: 'i den gode ende' },
		say: ({ number, word, lineal }: { number: string; word: string; lineal: string }) =>
			`${number}, ${word} af ${lineal}`
	},

	units: {
		heading: (name: string) => `Efter enhed, ${name}`,
		course: 'Fremgang efter enhed',
		job: 'På vej mod uddannelse og job efter enhed',
		level: 'Svar på linealen efter enhed',
		total: (name: string) => `${name} i alt`,
		/** Borgere who belong to the unit itself and to none below it. */
		own: (name: string) => `Direkte i ${name}`,
		rest: (names: string) => `Øvrige: ${names}`,
		n: 'Borgere',
		mean: 'Gennemsnit',
		answered: 'Svarandel',
		alike: 'Ens'
	},

	trend: {
		heading: 'Kvartal for kvartal',
		caption: 'Fremgang, kvartal for kvartal',
		chart: 'Andel med fremgang som kurve',
		quarter: 'Kvartal',
		/** The quarter that begins then: "3. kv. 2026". */
		date: (ms: number) => `${Math.ceil((new Date(ms).getUTCMonth() + 1) / 3)}. kv. ${new Date(ms).getUTCFullYear()}`,
		onlyLast: (count: number) => `Her vises de seneste ${whole(count)} kvartaler. I filerne er de alle sammen.`
	},

	export: {
		columns: {
			code: 'Kommunekode',
			made: 'Dannet',
			quarter: 'Kvartal',
			from: 'Fra',
			to: 'Til',
			measure: 'Måling',
			unit: 'Enhed',
			path: 'Hører under',
			borgere: 'Borgere',
			plans: 'Planer',
			answered: 'Svarandel i procent',
			mean: 'Gennemsnit på linealen',
			first: 'Tilbagegang, lavt eller borgeren lavere, procent',
			second: 'Det samme, midt eller ens, procent',
			third: 'Fremgang, højt eller borgeren højere, procent',
			lineal: 'Lineal',
			direction: 'Retning'
		},
		direction: (lowest: number, highest: number, best: number) =>
			`fra ${whole(lowest)} til ${whole(highest)}, ${whole(best)} er bedst`,
		rules: [
			'Hvert tal er en sum af hele grupper på mindst 5 borgere; mindst 10, hvor enhedens navn siger noget følsomt.',
			'Et tal, der mangler, vises ikke: for få borgere, talt sammen med en anden enhed, eller alle svarede ens.',
			'Andele er i procent, afrundet til 5. 0 betyder under 5, og 100 betyder over 95.',
			'Gennemsnit er afrundet til et halvt trin.',
			'Et svar tæller i det kvartal, hvor det kom. Et lukket kvartal ændres ikke.'
		]
	}
};
