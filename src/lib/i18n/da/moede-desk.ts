import { formatDate, formatDay, formatList, formatMoment, formatNearDay } from '../../core/dates';
import { firstName } from '../../core/person';
import { possessive } from '../../core/text';

const text = {
	missing: 'Feltet skal udfyldes.',
	forbidden: 'Der er tegn i teksten, som vi ikke kan gemme. Skriv teksten igen.',
	too_long: 'Teksten er for lang. Skriv den kortere.'
};
const clock = {
	missing: 'Skriv et klokkeslæt.',
	not_a_clock: 'Det er ikke et klokkeslæt. Skriv for eksempel 10:30.'
};
const never =
	'Det klokkeslæt findes ikke den nat. Urene bliver stillet frem fra 2 til 3. Vælg et tidspunkt før kl. 2 eller fra kl. 3.';
const people = (count: number) => (count === 1 ? '1 person' : `${count} personer`);
const about = (title: string) => ` ”${title}”`;

/** A meeting, as professionals plan it and follow it up. */
export const moedeDesk = {
	/** For the browser’s own history, which others may see: no name, and nothing that anybody wrote (E6). */
	pageTitle: 'Et møde',
	title: 'Møder',
	/** Of a borger with a protected address. */
	hiddenPlace: 'Stedet er skjult. Spørg den, der holder trådene.',
	heading: (name: string) => `${possessive(firstName(name))} møder`,
	lead: (name: string) => `${firstName(name)} kan se, hvornår I mødes, hvorfor, hvem der kommer og hvad I aftaler.`,
	plan: 'Planlæg et møde',
	errorHeading: 'Det er ikke gemt endnu',
	back: 'Alle møder',
	backToMoede: 'Tilbage til mødet',
	shared: (name: string) => `Delt med ${firstName(name)} med det samme.`,
	saved: {
		planlagt: 'Mødet er planlagt. Borgeren og alle, der er med, kan se det nu.',
		rettet: 'Mødet er rettet. Alle, der er med, kan se det nye nu.',
		aflyst: 'Mødet er aflyst. Alle kan se det og læse grunden.',
		svar: 'Dit svar er gemt.',
		besvaret: 'Svaret er gemt. Borgeren kan læse det nu.',
		gemt: 'Det er gemt.'
	},
	trouble: {
		unreachable: 'Det er ikke sendt. Der er ikke forbindelse. Det, du har skrevet, står her stadig; prøv igen.',
		loggedOut: 'Du er logget af. Det, du har skrevet, står her stadig. Log ind i et nyt vindue, og tryk så igen.',
		failed: 'Det er ikke sendt. Der gik noget galt hos os. Prøv igen om lidt.',
		gone: 'Det findes ikke mere, eller du må ikke se det mere. Det, du har skrevet, er ikke gemt.'
	},
	logIn: 'Log ind i et nyt vindue',
	few: {
		heading: 'For få møder',
		none: 'Der er ikke aftalt et næste møde.',
		count: (count: number, from: string, to: string) =>
			`Der er ${count === 0 ? 'ingen møder' : count === 1 ? '1 møde' : `${count} møder`} fra ${formatDate(from)} til ${formatDate(to)}. Der skal være mindst fire på et år.`
	},
	list: {
		unclosed: 'Mangler at blive lukket',
		unclosedLead: 'Tiden er gået. Skriv, hvad I aftalte, eller aflys mødet.',
		coming: 'Kommende',
		earlier: 'Tidligere',
		none: 'Der er ingen møder på vej.',
		noEarlier: 'Der har ikke været møder endnu.',
		columns: { when: 'Hvornår', what: 'Møde', missing: 'Hvad mangler?', state: 'Status' },
		tasks: 'Opgaver fra møderne',
		newer: 'Nyere møder',
		older: 'Ældre møder',
		pages: 'Sider med tidligere møder',
		nothing: 'Intet mangler'
	},
	states: { planned: 'Planlagt', held: 'Holdt', cancelled: 'Aflyst' },
	mark: {
		unclosed: 'Ikke lukket',
		asked: (count: number) => (count === 1 ? '1 ønske venter på svar' : `${count} ønsker venter på svar`),
		mine: 'Du har ikke svaret',
		left: (names: readonly string[]) => `${formatList(names.map(firstName))} er ikke på teamet mere`,
		tolk: (language: string) => `Tolk mangler: ${language}`,
		alone: 'Ingen fagpersoner er inviteret',
		no: (count: number) => `${people(count)} kommer ikke`,
		answers: (count: number) => `${people(count)} har ikke svaret`,
		agenda: 'Ingen dagsorden'
	},
	templates: {
		title: 'Planlæg et møde',
		lead: (name: string) =>
			`Vælg, hvad det er for et møde med ${firstName(name)}. Så er det meste udfyldt, og du kan rette alt.`,
		minutes: (minutes: number) => `${minutes} minutter`,
		agenda: (count: number) => (count === 1 ? '1 punkt' : `${count} punkter`),
		follows: (months: readonly number[]) => `Mini-kick efter ${formatList(months.map(String))} måneder følger med`,
		empty: 'Tomt møde',
		emptyHint: 'Uden skabelon. Du udfylder alt selv.'
	},
	form: {
		title: 'Planlæg et møde',
		titleOf: (template: string) => `Planlæg: ${template}`,
		editTitle: 'Ret mødet',
		other: 'Vælg en anden slags møde',
		when: 'Hvornår?',
		dag: 'Dag',
		fra: 'Fra kl.',
		til: 'Til kl.',
		gangLegend: 'Urene bliver stillet tilbage den nat. Hvilken gang?',
		gang: { foerste: 'Første gang (sommertid)', anden: 'Anden gang (vintertid)' },
		what: 'Hvad og hvorfor?',
		titel: 'Navn på mødet',
		formaal: 'Hvorfor mødes I?',
		formaalHint: (name: string) => `${firstName(name)} læser det. Skriv kort, og skriv ”du”.`,
		pligt: 'Skal borgeren komme?',
		pligtValg: { frivilligt: 'Det er frivilligt', pligt: 'Borgeren har pligt til at komme' },
		pligtHint: 'Kun når en lov siger det.',
		forbered: 'Sådan gør borgeren sig klar',
		forberedHint: 'Lad feltet stå tomt, hvis der ikke er noget at gøre.',
		where: 'Hvor?',
		sted: 'Sted',
		stedHint: 'For eksempel: Rådhuset, Torvet 1.',
		stedDetalje: 'Find derhen',
		stedDetaljeHint: 'For eksempel: Lokale 2, 1. sal. Meld dig i receptionen.',
		tolk: 'Tolk',
		tolkLabel: 'Hvilket sprog?',
		tolkHint: 'Lad feltet stå tomt, hvis der ikke skal tolk på. Familie og børn er aldrig tolk.',
		tolkHvem: 'Hvem er bestilt, og hvor?',
		tolkHvemHint: 'Lad det stå tomt, til tolken er bestilt. Så står der ”Tolk mangler”.',
		who: 'Hvem skal med?',
		whoHint: (name: string) =>
			`Kun dem, der er vigtige for ${firstName(name)} på netop det her møde. ${firstName(name)} inviterer selv sine egne folk.`,
		role: (name: string) => `Det bidrager ${firstName(name)} med`,
		roleHint: 'Borgeren læser det før mødet.',
		you: (name: string) => `${name} (dig)`,
		noTeam: 'Der er ingen andre på teamet endnu.',
		topics: 'Handler mødet om noget følsomt?',
		topicsHint: 'Så kan kun de fagpersoner, der må læse om det, se mødet.',
		topic: {
			helbred: 'Helbred',
			misbrug: 'Alkohol og stoffer',
			boern: 'Børn',
			strafbart: 'Straf',
			oekonomi: 'Penge'
		},
		repeatLead: 'Samme klokkeslæt hver gang, også når urene bliver stillet.',
		gentag: 'Hvor ofte?',
		gentagValg: {
			'': 'Kun den ene gang',
			'1': 'Hver uge',
			'2': 'Hver anden uge',
			'4': 'Hver fjerde uge'
		},
		antal: 'Hvor mange møder i alt?',
		antalHint: 'Fra 2 til 12.',
		minikick: 'Planlæg også mini-kick-møderne nu',
		minikickHint: (months: readonly number[]) =>
			`Efter ${formatList(months.map(String))} måneder, samme klokkeslæt. Er det ikke en arbejdsdag, bliver det den næste.`,
		agenda: 'Dagsordenen følger med',
		agendaHint: 'Du kan rette den, når mødet er planlagt.',
		minutes: (minutes: number) => `${minutes} min.`,
		submit: 'Planlæg mødet',
		save: 'Gem rettelserne',
		cancel: 'Fortryd'
	},
	editHint: 'Her retter du tid, sted og tekst. Dem, der er med, og dagsordenen retter du på mødets egen side.',
	editSeries: 'Du retter kun det her møde, ikke de andre i rækken.',
	editAgain: 'Flytter du mødet, bliver fagpersonerne spurgt igen, om de kommer.',
	conflict: {
		heading: 'Mødet er rettet af en anden imens',
		same: 'I har skrevet det samme. Gem igen.',
		text: 'Det, du skrev, står i felterne. Herunder ser du, hvad der gælder nu. Gem igen, hvis dit skal gælde.',
		now: 'Nu gælder',
		mine: 'Du skrev',
		empty: 'Ikke udfyldt'
	},
	detail: {
		about: 'Om mødet',
		aside: 'Ret mødet, og se, hvad der mangler',
		why: 'Hvorfor',
		where: 'Hvor',
		prepare: 'Gør sig klar',
		noPrepare: 'Intet at gøre før mødet',
		duty: 'Pligt til at komme',
		voluntary: 'Frivilligt',
		tolk: 'Tolk',
		tolkNone: 'Ingen tolk',
		tolkBooked: (language: string, by: string, on: string | null) =>
			`${language}. Bestilt: ${by}${on ? ` (${formatDate(on)})` : ''}`,
		tolkMissing: (language: string) => `${language}. Tolk er ikke bestilt endnu.`,
		topics: 'Følsomt',
		calledBy: 'Kaldt ind af',
		kickoff: 'Hører til kick-off',
		miniKicks: 'Mini-kick-møder',
		reason: (words: string) => `Grunden: ${words}`,
		cancelled: 'Mødet er aflyst.',
		start: 'Start mødet',
		goOn: 'Gå til mødet',
		close: 'Luk mødet',
		edit: 'Ret mødet',
		unclosed: 'Tiden er gået, og mødet er ikke lukket. Skriv, hvad I aftalte, eller aflys mødet.'
	},
	cancel: {
		summary: 'Aflys mødet',
		lead: 'Mødet bliver stående som aflyst, så ingen går forgæves.',
		grund: 'Hvorfor bliver det aflyst?',
		grundHint: 'Borgeren læser det.',
		resten: 'Aflys også de senere møder i rækken',
		button: 'Aflys mødet'
	},
	answer: {
		heading: 'Kommer du?',
		lead: 'Du er kaldt ind og har mødepligt. Kan du ikke, så skriv hvorfor, eller send en anden fra teamet.',
		role: (text: string) => `Det skal du bidrage med: ${text}`,
		legend: 'Dit svar',
		options: { yes: 'Ja, jeg kommer', no: 'Nej, jeg kan ikke' },
		grund: 'Hvorfor kan du ikke?',
		grundHint: 'Medarbejdere, der må se mødet, læser det. Borgeren ser kun, at du ikke kommer.',
		afloeser: 'Hvem kommer i stedet?',
		afloeserNone: 'Ingen endnu',
		either: 'Skriv en grund, eller vælg en afløser.',
		shared: (name: string) => `${firstName(name)} kan se med det samme, om du kommer.`,
		button: 'Gem svaret',
		change: 'Ret dit svar',
		mine: { yes: 'Du kommer.', no: 'Du kommer ikke.' }
	},
	people: {
		heading: 'Hvem er med?',
		none: 'Ingen er inviteret endnu.',
		answers: { yes: 'Kommer', no: 'Kommer ikke', none: 'Har ikke svaret' },
		ownGuest: (name: string) => `${possessive(firstName(name))} egen gæst`,
		bisidder: 'Bisidder',
		leftTeam: 'Ikke på teamet mere',
		cannotRead: 'Kan ikke se mødet',
		cannotReadText: 'Personens afdeling har ikke et adgangsgrundlag, der dækker mødet.',
		leftTeamText: 'Personen kan ikke se mødet. Tag personen af mødet, eller sæt personen på teamet igen.',
		substitute: (name: string) => `${name} kommer i stedet.`,
		substituteNotOnTeam: (name: string) =>
			`${name} skal komme i stedet, men er ikke på teamet. Sæt ${firstName(name)} på teamet først.`,
		substituteInvite: 'Invitér afløseren herunder, og tag den anden af.',
		reason: (words: string) => `Grunden: ${words}`,
		toTeam: 'Gå til teamet',
		you: 'dig',
		remove: 'Tag af mødet',
		removeAbout: (name: string) => `Tag ${name} af mødet`,
		invite: 'Invitér en fra teamet',
		inviteWho: 'Hvem?',
		choose: 'Vælg',
		inviteRole: 'Det bidrager personen med',
		inviteButton: 'Invitér',
		everybody: 'Alle på teamet er inviteret.'
	},
	agenda: {
		heading: 'Dagsorden',
		none: 'Der er ingen punkter endnu.',
		minutes: (minutes: number) => `${minutes} min.`,
		total: (minutes: number, has: number) => `${minutes} af ${has} minutter`,
		tooLong: (minutes: number, has: number) => `Punkterne tager ${minutes} minutter. Mødet varer ${has}.`,
		from: (name: string) => `Fra ${firstName(name)}`,
		done: 'Talt om',
		up: 'Op',
		down: 'Ned',
		remove: 'Tag af',
		about,
		add: 'Tilføj et punkt',
		punktHint: 'Borgeren læser det.',
		minutter: 'Minutter',
		button: 'Tilføj'
	},
	/** What the borger asks about a meeting; the words of the answer are those of the team's page. */
	asked: {
		move: (name: string) => `${firstName(name)} kan ikke komme, eller vil have en anden tid`,
		someone: 'en på teamet',
		times: (words: string) => `Det passer bedre: ${words}`,
		at: (at: Date) => `Skrevet ${formatMoment(at)}`,
		holds: 'Mødet gælder, til du har svaret.',
		yesHint: {
			move: 'Ret tiden, eller aflys mødet, når du har svaret.',
			propose: 'Invitér personen, når du har svaret.',
			object: 'Tag personen af mødet, når du har svaret.'
		},
		answered: (answer: 'yes' | 'no') => `Svaret blev ${answer === 'yes' ? 'ja' : 'nej'}.`,
		onlyHolder: 'Den, der holder trådene, svarer.'
	},
	duties: {
		heading: 'Dine opgaver ved mødet',
		headingOther: 'Tovholderens opgaver ved mødet',
		key: {
			summon: 'Kald ind',
			agenda: 'Lav en dagsorden',
			answers: 'Få svar fra alle',
			tolk: 'Bestil tolk',
			lead: 'Led mødet',
			referat: 'Skriv ”Det aftalte vi”',
			decisions: 'Hold fast i beslutningerne',
			follow_up: 'Følg op med borgeren',
			next: 'Aftal det næste møde'
		},
		state: {
			done: 'Gjort',
			open: 'Mangler',
			late: 'For sent',
			later: 'Senere',
			not_needed: 'Ikke nødvendigt'
		},
		due: (on: string, isLate: boolean) => `${isLate ? 'skulle være gjort' : 'senest'} ${formatDay(on)}`
	},
	outcome: {
		heading: 'Det aftalte vi',
		none: 'Det er ikke skrevet ned endnu.',
		by: (name: string, at: Date) => `Skrevet af ${firstName(name)} ${formatMoment(at)}`,
		decisions: 'Beslutninger',
		noDecisions: 'Ingen beslutninger er skrevet ned.',
		from: (on: string, who: string) => `Fra ${formatDay(on)}. ${who}`,
		notes: 'Spørgsmålene ved mødet',
		note: {
			goals: 'Hvilke mål arbejder I med?',
			involve: 'Hvem skal inddrages?',
			starts: 'Hvem starter hvad?',
			takes_over: 'Hvem tager over mellem møderne?',
			samarbejdet: 'Hvordan går samarbejdet?',
			stadig_mine: 'Er målene stadig borgerens?',
			samtykke_talked: 'Talt om, hvem der må se hvad',
			team_talked: 'Talt om, hvem der er med'
		},
		yes: 'Ja',
		write: 'Skriv det ned'
	},
	tasks: {
		heading: 'Opgaver efter mødet',
		type: {
			next_moede: 'Aftal det næste møde',
			samtykke: 'Tal om, hvem der må se hvad',
			team: 'Tal om, hvem der er med',
			follow_up: 'Følg op med borgeren',
			referat: 'Skriv ”Det aftalte vi”',
			publish: 'Del planen',
			questions: 'Svar på spørgsmålene ved mødet',
			plan_ended: 'Planen er slut. Aftal med borgeren, hvad I fortsætter med',
			other: 'Andet'
		},
		due: (on: string, now: Date) => `Senest ${formatNearDay(on, now)}`,
		late: (on: string) => `Skulle være gjort ${formatDay(on)}`,
		doneAt: (at: Date) => `Gjort ${formatDate(at)}`,
		open: 'Se, hvem der må se hvad',
		done: 'Det er gjort',
		finish: (what: string) => `Det er gjort: ${what}`
	},
	problems: {
		titel: { ...text, missing: 'Giv mødet et navn.' },
		formaal: { ...text, missing: 'Skriv, hvorfor I mødes. Borgeren skal vide det.' },
		pligt: { missing: 'Vælg, om det er frivilligt eller en pligt.' },
		dag: {
			missing: 'Vælg en dag.',
			not_a_day: 'Det er ikke en dato. Skriv den som dag, måned og år.',
			past: 'Tidspunktet er gået. Vælg et senere.',
			too_far: 'Dagen ligger mere end to år fremme. Vælg en tidligere.',
			series_too_far: 'Rækken slutter mere end to år fremme. Vælg færre møder.'
		},
		fra: { ...clock, never },
		til: {
			...clock,
			never,
			end_before_start: 'Mødet slutter, før det begynder. Ret det ene klokkeslæt.',
			too_long: 'Mødet varer mere end 12 timer. Ret det ene klokkeslæt.'
		},
		gang: {
			twice:
				'Urene bliver stillet tilbage fra 3 til 2 den nat, så klokkeslættet kommer to gange. Vælg, om I mødes første eller anden gang.'
		},
		sted: { ...text, missing: 'Skriv, hvor I mødes.' },
		stedDetalje: text,
		forbered: text,
		tolk: text,
		tolkHvem: { ...text, no_language: 'Skriv også, hvilket sprog tolken skal tale.' },
		emner: { unknown: 'Vælg mellem emnerne.', not_yours: 'Du kan kun sætte et emne, du selv må læse om.' },
		deltager: {
			missing: 'Vælg en person.',
			nobody: 'Vælg mindst én, der skal med.',
			not_on_team: 'En af dem, du valgte, er ikke på teamet mere. Se, hvem der er valgt nu.',
			already: 'Personen er allerede inviteret.'
		},
		rolle: { ...text, missing: 'Skriv, hvad personen skal bidrage med. Borgeren skal vide det.' },
		gentag: {
			unknown: 'Vælg, hvor ofte mødet skal være.',
			series_kickoff: 'Et kick-off kan ikke gentages. Vælg mini-kick-møderne i stedet.'
		},
		antal: { missing: 'Skriv et tal fra 2 til 12.', not_a_count: 'Skriv et tal fra 2 til 12.' },
		skabelon: { unknown: 'Den slags møde findes ikke mere. Vælg en anden.' },
		grund: {
			...text,
			missing: 'Skriv hvorfor. Borgeren læser det.',
			reason_or_substitute: 'Skriv, hvorfor du ikke kan, eller vælg, hvem der kommer i stedet.'
		},
		svar: { missing: 'Vælg ja eller nej.' },
		afloeser: {
			unknown: 'Personen er ikke på teamet mere. Vælg en anden.',
			self: 'Du kan ikke være din egen afløser. Vælg en anden.',
			already: 'Personen er allerede inviteret. Vælg en anden.'
		},
		punkt: { ...text, missing: 'Skriv, hvad punktet handler om.' },
		minutter: { not_minutes: 'Skriv et helt tal fra 1 til 240, eller lad feltet stå tomt.' },
		id: { unknown: 'Formularen kan ikke læses. Åbn siden igen.' },
		revision: {
			unknown: 'Formularen kan ikke læses. Åbn siden igen.',
			changed: 'En anden har rettet mødet imens. Se, hvad der gælder nu, og gem igen, hvis dit skal gælde.'
		},
		form: {
			exists: 'Formularen er brugt til et andet møde. Åbn siden igen, og skriv mødet dér.',
			not_yours: 'Du kan ikke rette i mødet mere. Intet er ændret.',
			not_planned: 'Mødet er lukket eller aflyst imens. Intet er ændret.',
			unknown: 'Mødet findes ikke mere. Intet er ændret.'
		}
	}
};
