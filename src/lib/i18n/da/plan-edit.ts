import { formatClock, formatDate, formatDay, formatList, formatNearDay } from '../../core/dates';
import { firstName } from '../../core/person';
import { possessive } from '../../core/text';

const changes = (count: number) => (count === 1 ? '1 ændring' : `${count} ændringer`);
const inside = (text: string) => text.trim().replace(/\.$/, '');
/** "i dag kl. 10.14", "12. november kl. 9". */
const moment = (at: Date, now: Date) => `${formatNearDay(at, now)} kl. ${formatClock(at)}`;

/** The work space where the plan is written, live in a meeting: the borger may look along, so the words are the borger's. */
export const planEdit = {
	/** For the browser’s own history, which others may see: no name, and nothing that anybody wrote (E6). */
	pageTitle: 'Planen',
	title: (name: string) => `${possessive(name)} plan`,
	yes: 'Ja',
	none: {
		text: (name: string) => `${name} har ikke en plan endnu.`,
		how: 'En fagperson eller fordeler starter en plan med borgerens CPR-nummer og skriver, hvorfor planen bliver lavet.',
		start: 'Start en plan'
	},
	ended: (on: string) => `Planen sluttede ${formatDate(on)}. Den kan læses, men ikke rettes.`,
	readOnly: 'Du kan læse planen her, men ikke rette i den.',
	head: {
		draft: 'Kladde',
		shared: (version: number) => `Delt udgave ${version}`,
		sharedOn: (at: Date) => formatDate(at),
		neverShared: 'Ikke delt endnu',
		unshared: (count: number, name: string) =>
			count === 0 ? `${name} kan se alt, hvad der står her.` : `${changes(count)} er ikke delt med ${name} endnu.`,
		empty: 'Kladden er tom.',
		threads: (who: string) => `${who} holder trådene`,
		threadsYou: 'Du holder trådene',
		threadsNone: 'Ingen holder trådene lige nu',
		toPublish: (name: string) => `Del med ${name}`
	},
	sharing: {
		draft: (name: string) => `Kladde for teamet. Kan komme med i aktindsigt. ${name} ser det, når planen bliver delt.`,
		atOnce: (name: string) => `Delt med ${name} med det samme.`
	},
	aside: 'Del planen, borgerens svar og delte udgaver',
	views: { label: 'Vis', plan: 'Planen', tavle: 'Tavlen' },
	wishes: {
		heading: (name: string) => `Det vil ${name}`,
		only: (name: string) => `Kun ${name} kan rette det her.`,
		dream: 'Drømmen',
		job: 'Job eller uddannelse',
		story: 'Vil ikke fortælle igen',
		wishes: 'Ønsker',
		none: (name: string) => `${name} har ikke skrevet sine ønsker endnu. Spørg, før I skriver mål.`
	},
	goals: { heading: 'Mål', none: 'Der er ingen mål i kladden endnu. Begynd med det, borgeren selv vil.' },
	closed: { heading: (count: number) => (count === 1 ? '1 mål er lukket' : `${count} mål er lukket`) },
	loose: {
		heading: 'Uden for målene',
		text: 'Aftaler og hjælp, som ikke hører til et mål.'
	},
	sections: {
		delmaal: 'Skridt på vejen',
		aftale: 'Det har vi aftalt',
		indsats: 'Hjælp, og det vi prøver'
	},
	add: {
		maal: 'Tilføj mål',
		delmaal: 'Tilføj skridt',
		aftale: 'Tilføj aftale',
		indsats: 'Tilføj hjælp',
		trial: 'Tilføj noget, I prøver',
		to: (title: string) => ` til ”${title}”`
	},
	states: { new: 'Ny', changed: 'Ændret', removed: 'Tages ud' },
	untitled: {
		maal: 'Mål uden navn',
		delmaal: 'Skridt uden navn',
		aftale: 'Aftale uden tekst',
		indsats: 'Hjælp uden navn'
	},
	kinds: { maal: 'Målet', delmaal: 'Skridtet', aftale: 'Aftalen', indsats: 'Hjælpen' },
	facts: {
		type: {
			udvikle: 'Det skal blive bedre',
			fastholde: 'Det skal blive ved at være godt',
			begraense_tab: 'Det skal blive så lidt svært som muligt'
		} as Record<string, string>,
		job: 'Job og uddannelse',
		wordsMissing: (name: string) => `Mangler ${possessive(name)} ord`,
		wordsNotYet: (name: string) => `${possessive(name)} ord er ikke skrevet endnu`,
		professional: 'Faglige ord',
		workers: (names: readonly string[]) =>
			names.length === 1 ? `${names[0]} arbejder på det` : `${formatList(names)} arbejder sammen om det`,
		due: (on: string) => `senest ${formatDate(on)}`,
		noDue: 'Ingen dato',
		noOwner: 'Ingen står for den',
		noResponsible: 'Ingen holder øje med det',
		reached: (on: string) => `Nået ${formatDate(on)}`,
		duty: 'Pligt',
		trial: 'Vi prøver',
		period: (from: string, to: string) =>
			to ? `${from && `${formatDate(from)} – `}${formatDate(to)}` : from ? `fra ${formatDate(from)}` : '',
		learnt: 'Det lærte vi:',
		topics: (names: readonly string[]) => `Følsomt: ${formatList(names).toLocaleLowerCase('da')}`,
		fromTavle: 'Fra tavlen',
		unknownOwner: 'En, du ikke kender',
		edited: (by: string | null, at: Date, now: Date) =>
			`${by ? `${firstName(by)} rettede` : 'Rettet'} ${moment(at, now)}`,
		written: (forvaltning: string) => `Skrevet af ${forvaltning}`,
		ended: {
			reached: (on: string) => `Nået ${formatDate(on)}`,
			partly: (on: string) => `Nået et stykke af vejen, lukket ${formatDate(on)}`,
			dropped: (on: string) => `Ikke mere aktuelt, lukket ${formatDate(on)}`
		}
	},
	published: {
		show: 'Sådan står det i den delte udgave',
		empty: 'ikke udfyldt',
		placeOnly: 'Kun pladsen er en anden.'
	},
	topics: {
		helbred: 'Helbred',
		misbrug: 'Misbrug',
		boern: 'Børn',
		strafbart: 'Strafbare forhold',
		oekonomi: 'Økonomi'
	} as Record<string, string>,
	form: {
		heading: (kind: string) => `Ret ${kind.toLocaleLowerCase('da')}`,
		close: 'Gem og luk',
		cancel: 'Luk uden at gemme',
		edit: 'Rediger',
		more: 'Mere',
		about: (title: string) => ` ”${title}”`
	},
	save: {
		lines: {
			nothing: '',
			typing: 'Ikke gemt endnu …',
			saving: 'Gemmer …',
			saved: (at: Date) => `Gemt kl. ${formatClock(at)}`,
			choose: 'Ikke gemt endnu. Vælg først, hvad der skal stå.',
			problems: 'Ikke gemt endnu. Se, hvad der er galt ved feltet.',
			unreachable: 'Ikke gemt endnu. Der er ikke forbindelse; vi prøver igen.',
			logged_out: 'Du er logget af. Det, du har skrevet, står her stadig. Log ind i et nyt vindue, så gemmer vi det.',
			other_person:
				'Ikke gemt. Du er logget ind som en anden nu. Kopiér det, du har skrevet, eller log ind igen som den, der skrev det.',
			no_access: 'Ikke gemt. Du har ikke adgang til planen mere. Kopiér det, du har skrevet.',
			gone: (by: string | null) =>
				`${by ? firstName(by) : 'En anden'} har taget det ud. Vil du lægge det ind igen med det, du har skrevet?`
		},
		logIn: 'Log ind i et nyt vindue',
		revive: 'Læg det ind igen',
		leave: 'Noget af det, du har skrevet, er ikke gemt. Vil du forlade siden alligevel?',
		errorHeading: 'Det er ikke gemt endnu'
	},
	conflict: {
		wrote: (by: string | null, at: Date | null) =>
			`${by ? firstName(by) : 'En anden'} skrev det her${at ? ` kl. ${formatClock(at)}` : ''}:`,
		emptied: (by: string | null, at: Date | null) =>
			`${by ? firstName(by) : 'En anden'} har tømt feltet${at ? ` kl. ${formatClock(at)}` : ''}.`,
		mine: 'Behold mit',
		theirs: (by: string | null) => (by ? `Brug ${possessive(firstName(by))}` : 'Brug den andens'),
		legend: 'Hvad skal der stå?',
		choose: 'I har begge skrevet her. Vælg, hvad der skal stå.'
	},
	problems: {
		forbidden: 'Der er tegn i teksten, som ikke kan gemmes. Skriv den igen uden dem.',
		too_long: (most: number, is: number) => `Der er plads til ${most} tegn. Du har skrevet ${is}.`,
		not_a_day: 'Skriv en dato, der findes, for eksempel 01-12-2026.',
		unknown: 'Vælg en af mulighederne.',
		before_start: 'Den kan ikke slutte, før den begynder.',
		topics_not_yours:
			'Du kan kun sætte et emne, du selv må læse om. Og kun den afdeling, der skrev det, kan fjerne et emne.',
		missing: 'Det skal udfyldes.'
	},
	lix: {
		hint: (lix: number) => `Lidt svær at læse (LIX ${lix}). Prøv med kortere sætninger.`,
		advice: (lix: number) => `Svær at læse (LIX ${lix}). Del sætningerne op, og brug korte ord.`,
		words: (words: readonly string[]) =>
			words.length === 1 ? `Et langt ord: ${words[0]}` : `Lange ord: ${formatList(words)}`
	},
	fields: {
		maal: {
			title: 'Mål',
			type: 'Hvad skal der ske med det?',
			isJob: 'Det handler om job eller uddannelse, og står øverst',
			borgerWords: (name: string) => `Med ${possessive(name)} egne ord`,
			wordsMissing: 'Mangler borgerens ord',
			professionalWords: 'Faglige ord',
			forvaltninger: 'Afdelinger, der arbejder sammen om det',
			topics: 'Følsomme emner'
		},
		delmaal: {
			title: 'Skridt på vejen',
			responsible: 'Hvem holder øje med det?',
			dueOn: 'Hvornår håber I at nå det?',
			reachedOn: 'Nået den',
			topics: 'Følsomme emner'
		},
		aftale: {
			text: 'Aftale',
			owner: 'Hvem gør det?',
			dueOn: 'Senest',
			duty: 'Det er en pligt efter loven',
			paragraph: 'Lov og paragraf',
			topics: 'Følsomme emner'
		},
		indsats: {
			title: 'Hvad er det?',
			description: 'Hvad sker der?',
			descriptionTrial: 'Hvad prøver I?',
			provider: 'Hos hvem?',
			responsible: 'Hvem står for det?',
			startsOn: 'Begynder',
			endsOn: 'Slutter',
			proevehandling: 'Det er noget, I prøver',
			learnt: 'Hvad lærte I?',
			topics: 'Følsomme emner'
		}
	},
	hints: {
		borgerWords: (name: string) =>
			`Skriv det, som ${name} siger det. Hvornår går det godt, og hvad gør ${name} anderledes der?`,
		wordsMissing: 'Så kan målet deles uden. Det står i planen, at ordene mangler.',
		professionalWords: 'Står under et klik for borgeren. Skriv dem kun, hvis de er nødvendige.',
		aftale: 'Begynd med et ord for det, man gør: ”Ringer til …”',
		topics: 'Kun de, der må se emnet, kan læse det her.',
		proevehandling: 'Når det slutter, skriver I, hvad I lærte.'
	},
	chosen: {
		nobody: 'Vælg hvem',
		people: 'Mennesker på teamet',
		forvaltninger: 'Afdelinger',
		borger: 'Borgeren'
	},
	more: {
		up: 'Flyt op',
		down: 'Flyt ned',
		remove: 'Tag ud af planen',
		removeAll: 'Ja, tag det hele ud',
		sure: (below: number) =>
			below === 1
				? 'Det er nyt i kladden, så det kan ikke hentes tilbage. Det, der står under det, går med.'
				: `Det er nyt i kladden, så det kan ikke hentes tilbage. ${below} ting, der står under det, går med.`,
		restore: 'Læg ind igen',
		undo: 'Fortryd ændringer',
		reachedToday: 'Nået i dag'
	},
	removed: (what: string) => `${what} er taget ud af kladden.`,
	undoRemove: 'Fortryd',
	close: {
		open: 'Luk målet',
		legend: 'Hvordan gik det?',
		outcomes: { reached: 'Det er nået', partly: 'Det er nået et stykke af vejen', dropped: 'Det er ikke mere aktuelt' },
		words: 'Hvad siger I til hinanden om det?',
		wordsHint: (name: string) => `${name} læser det i planen.`,
		submit: 'Luk målet',
		reopen: 'Åbn målet igen',
		missing: 'Vælg, hvordan det gik.'
	},
	end: {
		open: 'Afslut',
		comfort: 'At stoppe er ikke at dumpe. Det, I lærte, er resultatet.',
		endsOn: 'Sluttede den',
		learnt: 'Hvad lærte I?',
		submit: 'Afslut',
		missing: 'Skriv, hvad I lærte. Så kan det afsluttes.',
		noDay: 'Skriv, hvilken dag det sluttede.',
		beforeStart: 'Det kan ikke slutte, før det begynder.'
	},
	status: {
		open: 'Hvordan går det med aftalen?',
		legend: 'Hvordan går det?',
		options: {
			done: 'Gjort',
			not_done: 'Ikke gjort',
			postponed: 'Udskudt til en ny dag',
			dropped: 'Droppet',
			reopened: 'I gang igen'
		},
		reason: 'Hvorfor?',
		newDueOn: 'Ny dag',
		submit: 'Gem og del',
		missing: 'Vælg, hvordan det går.',
		reasonMissing: 'Skriv hvorfor. Begge parter skal kunne se grunden.',
		dayMissing: 'Skriv den nye dag.',
		dayWrong: 'Den nye dag skal ligge senere end i dag.',
		done: (on: Date, by: string | null) => `Gjort ${formatDate(on)}${by ? ` (${firstName(by)})` : ''}`,
		not_done: (on: Date) => `Ikke gjort ${formatDate(on)}`,
		postponed: (newDueOn: string, reason: string | null) =>
			`Udskudt til ${formatDay(newDueOn)}${reason ? `. Grunden: ${inside(reason)}` : ''}`,
		dropped: (reason: string | null) => `Droppet${reason ? `. Grunden: ${inside(reason)}` : ''}`,
		reopened: 'I gang igen'
	},
	publish: {
		heading: (name: string) => `Del med ${name}`,
		reads: (name: string) => `Det her læser ${name} om, hvad der er nyt:`,
		nothing: (name: string) => `Der er ikke noget nyt at dele. ${name} ser alt, hvad der står i planen.`,
		hidden: 'Kladden har også ændringer, som du ikke må se. De bliver delt på samme måde.',
		hindered: 'Før planen kan deles, mangler der:',
		words: 'Vil du skrive en sætning selv?',
		wordsHint: (name: string) => `Den står øverst, når ${name} læser, hvad der er nyt. Du behøver ikke.`,
		submit: (version: number, name: string) => `Del udgave ${version} med ${name}`,
		notYours: (who: string | null) =>
			who
				? `${who} holder trådene og deler planen.`
				: 'Ingen holder trådene lige nu. Fordeleren sætter en tovholder på.',
		joint: (name: string) =>
			`${name} har ikke sagt ja til én fælles plan. Planen kan først deles, når det er på plads.`,
		askJoint: 'Skriv, hvad borgeren har svaret',
		done: (version: number, name: string) => `Udgave ${version} er delt. ${name} kan læse den nu.`,
		refused: {
			nothing_new: 'Der er ikke noget nyt at dele.',
			empty: 'Planen er tom. Skriv mindst ét mål eller én aftale, før den bliver delt.',
			hindered: 'Planen kan ikke deles endnu. Se, hvad der mangler.',
			no_samtykke:
				'Borgeren har ikke sagt ja til én fælles plan. Spørg borgeren, og skriv svaret under ”Adgang”. Så kan planen deles.',
			not_yours: 'Det er tovholderen eller stedfortræderen, der deler planen.',
			changed: 'Kladden er ændret, siden du så den. Se ændringerne igennem, og del igen.',
			forbidden: 'Der er tegn i sætningen, som ikke kan gemmes. Skriv den igen uden dem.',
			too_long: 'Sætningen er for lang. Gør den kortere.',
			no_plan: 'Der er ingen plan at dele.'
		} as Record<string, string>,
		errorHeading: 'Planen er ikke delt'
	},
	statement: {
		heading: (name: string, version: number) => `${possessive(name)} svar på udgave ${version}`,
		none: (name: string) => `${name} har ikke sagt noget til udgaven endnu.`,
		stances: {
			agree: (name: string) => `${name} er enig`,
			disagree: (name: string) => `${name} er ikke enig`,
			talk: (name: string) => `${name} vil gerne tale om det`
		},
		at: (at: Date, now: Date) => moment(at, now),
		reply: (name: string) => `Svar ${name}`,
		submit: 'Send svar',
		by: (by: string | null, at: Date, now: Date) => `${by ? firstName(by) : 'Kommunen'}, ${moment(at, now)}`,
		empty: 'Skriv dit svar.'
	},
	history: {
		heading: 'Delte udgaver',
		item: (version: number, at: Date) => `Udgave ${version}, ${formatDate(at)}`,
		by: (by: string | null) => (by ? `Delt af ${by}` : 'Delt af kommunen')
	},
	tavle: {
		heading: 'Tavlen',
		lead: 'Skriv, mens I taler. Det, der fungerer, kommer først.',
		columns: { fungerer: 'Fungerer', bekymrer: 'Bekymrer', droemme: 'Drømme og aftaler' },
		help: 'Spørg sådan',
		questions: {
			fungerer: [
				'Hvornår går det godt?',
				'Hvad gør du anderledes der?',
				'Hvem mærker det, når det går godt?',
				'Hvad skal blive ved, som det er?'
			],
			bekymrer: [
				'Hvornår er det ikke så svært?',
				'Hvad har hjulpet før?',
				'Hvad ville andre sige, at du er god til, når det er svært?',
				'Hvad er det værste ved det lige nu?'
			],
			droemme: [
				'Hvordan ser en god dag ud om et år?',
				'Hvad er det første lille tegn på, at det går den vej?',
				'Hvad gør du allerede?',
				'Hvad er det næste, I vil gøre sammen?'
			]
		},
		write: (column: string) => `Skriv under ”${column}”`,
		add: 'Sæt på tavlen',
		under: (column: string) => ` under ”${column}”`,
		empty: 'Intet endnu.',
		unknownAuthor: 'En fra teamet',
		remove: 'Tag ned',
		toMaal: 'Gør til mål',
		toAftale: 'Gør til aftale',
		about: (text: string) => ` ”${text}”`,
		became: { maal: 'Er blevet et mål', aftale: 'Er blevet en aftale' },
		topics: 'Følsomme emner',
		missing: 'Skriv, hvad der skal stå på tavlen.'
	},
	/** Why a press came to nothing; what was typed stays. */
	act: {
		errorHeading: 'Det blev ikke gemt',
		unknown: 'Det findes ikke i kladden mere. Siden viser nu, hvordan den ser ud.',
		noPlan: 'Der er ingen plan, der kan rettes.',
		unreachable: 'Det er ikke sendt. Der er ikke forbindelse. Det, du har skrevet, står her stadig; prøv igen.',
		loggedOut: 'Du er logget af. Det, du har skrevet, står her stadig. Log ind i et nyt vindue, og tryk så igen.',
		failed: 'Det er ikke sendt. Der gik noget galt hos os. Prøv igen om lidt.',
		forbidden: 'Der er tegn i teksten, som ikke kan gemmes. Skriv den igen uden dem.',
		tooLong: (most: number) => `Teksten er for lang. Der er plads til ${most} tegn.`,
		unsaved: 'Noget af det, du har skrevet, er ikke gemt. Gør det færdigt først.'
	}
};
