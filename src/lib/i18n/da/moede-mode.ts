import { formatClock, formatDay, formatMoment } from '../../core/dates';
import { firstName } from '../../core/person';
import { possessive } from '../../core/text';

const minutes = (count: number) => (count === 1 ? '1 minut' : `${count} minutter`);
const texts = {
	forbidden: 'Der er et tegn i teksten, som vi ikke kan gemme. Skriv den igen uden tegnet.',
	too_long: 'Teksten er for lang.'
};
const form = {
	unknown: 'Skemaet kunne ikke læses. Prøv igen.',
	not_planned: 'Mødet er lukket. Det, du skrev, er ikke gemt her.',
	conflict: 'Den første tekst er gemt. Det, du skrev nu, gemmes som en ny, når du trykker igen.',
	no_plan: 'Der er ingen plan i gang, så aftalen kan ikke skrives her.'
};

/** Meeting mode: a screen that the borger and the professionals look at together. */
export const moedeMode = {
	/** For the browser’s own history, which others may see: no name, and nothing that anybody wrote (E6). */
	pageTitle: 'Mødet',
	title: (name: string) => `Møde med ${firstName(name)}`,
	back: 'Tilbage til mødets side',
	who: 'Hvem er med?',
	rules: {
		word: 'Sådan taler vi sammen',
		lines: (name: string) => [
			`${firstName(name)} taler først om hvert punkt.`,
			'Én taler ad gangen. Vi bruger almindelige ord.',
			'Sig til, når du har brug for en pause.',
			'Når halvdelen af tiden er gået, samler vi op.'
		]
	},
	begin: {
		heading: 'Klar til at begynde?',
		text: 'Alle kan se skærmen. Her står kun det, som alle ved bordet må læse.',
		button: 'Begynd mødet',
		early: (from: Date) => `Mødet kan begynde fra ${formatMoment(from)}.`,
		problems: {
			too_early: 'Det er for tidligt at begynde mødet.',
			not_planned: 'Mødet er lukket eller aflyst.'
		}
	},
	cancelled: 'Mødet er aflyst.',
	clock: {
		label: 'Mødets ur',
		began: (at: Date) => `Begyndte kl. ${formatClock(at)}`,
		ends: (at: Date) => `Slutter kl. ${formatClock(at)}`,
		left: (count: number) => `${minutes(count)} tilbage`,
		over: (count: number) => (count === 0 ? 'Tiden er gået' : `${minutes(count)} over tiden`),
		half: 'I er halvvejs. Begynd at samle op.',
		halfAt: (at: Date) => `Halvvejs kl. ${formatClock(at)}`,
		done: 'Tiden er gået. Slut af, eller aftal at blive lidt længere.'
	},
	kept: {
		sending: 'Gemmer …',
		offline: 'Ikke gemt. Nettet er væk. Det, du har skrevet, står her endnu og bliver sendt, når nettet er tilbage.',
		logged_out: 'Ikke gemt. Du er logget af. Log ind i et nyt vindue, og kom tilbage hertil.',
		logIn: 'Log ind i et nyt vindue',
		refused: 'Ikke gemt. Mødet kan ikke åbnes af dig lige nu. Det, du har skrevet, står her endnu.'
	},
	error: 'Der er noget, der skal rettes',
	agenda: {
		heading: 'Dagsorden',
		none: 'Der er ingen punkter på dagsordenen.',
		minutes: (count: number) => `${count} min.`,
		own: (name: string) => `${possessive(firstName(name))} punkt`,
		done: 'Talt om',
		tick: 'Vi har talt om det',
		undo: 'Ikke talt om endnu',
		about: (title: string) => `: ${title}`,
		problem: 'Punktet kunne ikke ændres. Mødet er måske lukket.'
	},
	decide: {
		heading: 'Det beslutter vi',
		text: 'Hvad beslutter vi?',
		from: 'Fra hvilken dag?',
		who: 'Hvem er ansvarlig?',
		whoHint: 'Et navn, så alle ved, hvem man kan spørge.',
		add: 'Skriv beslutningen ned',
		line: (from: string, who: string) => `Fra ${formatDay(from)}. ${who} er ansvarlig.`,
		takeBack: 'Fjern beslutningen',
		stays: 'Beslutningen kan ikke fjernes længere.',
		problems: {
			beslutning: { missing: 'Skriv, hvad I beslutter.', ...texts },
			fra: { missing: 'Skriv, fra hvilken dag det gælder.', not_a_day: 'Skriv en dag, der findes.' },
			ansvarlig: { missing: 'Skriv, hvem der er ansvarlig.', ...texts },
			form
		}
	},
	agree: {
		heading: 'Det aftaler vi',
		text: 'Hvad aftaler vi?',
		owner: 'Hvem gør det?',
		choose: 'Vælg hvem',
		people: 'Mennesker på teamet',
		forvaltninger: 'Afdelinger',
		due: 'Senest hvornår?',
		goal: 'Under hvilket mål?',
		noGoal: 'Ikke under et mål',
		add: 'Skriv aftalen ned',
		line: (who: string, due: string | null) => (due ? `${who} senest ${formatDay(due)}.` : `${who}.`),
		under: (goal: string) => `Under målet ”${goal}”`,
		draft: 'Bliver en del af planen, når den er delt',
		shared: 'Står i planen',
		somebody: 'En fra kommunen',
		takeBack: 'Fjern aftalen',
		stays: 'Aftalen kan ikke fjernes her. Ret den i planen.',
		problems: {
			aftale: { missing: 'Skriv, hvad I aftaler.', ...texts },
			ejer: { missing: 'Vælg, hvem der gør det.', unknown: 'Vælg en fra listen.' },
			senest: { missing: 'Skriv, hvornår det senest er gjort.', not_a_day: 'Skriv en dag, der findes.' },
			maal: { unknown: 'Målet findes ikke længere. Vælg et andet.' },
			form
		}
	},
	ruler: {
		heading: 'Hvordan går det?',
		lead: (name: string) =>
			`Hver giver sit svar, før I ser hinandens. Bagefter står de ved siden af hinanden, og ${firstName(name)} fortæller først.`,
		ownStep: (me: string, name: string) =>
			`${firstName(me)} svarer først, uden at ${firstName(name)} ser det. Vend skærmen imens.`,
		ownLegend: (me: string) => `${possessive(firstName(me))} svar`,
		ownSave: 'Gem, og vend skærmen tilbage',
		ownSaved: (me: string, at: Date) =>
			`${firstName(me)} svarede kl. ${formatClock(at)}. Det bliver vist, når I begge har svaret.`,
		answered: (name: string, at: Date) =>
			`${firstName(name)} svarede kl. ${formatClock(at)}. Det bliver vist, når I begge har svaret.`,
		skip: (me: string) => `Spring over ${possessive(firstName(me))} svar`,
		borgerStep: (name: string) => `Nu er det ${firstName(name)}. Sig tallet eller ordet, eller peg på linealen.`,
		borgerLegend: (name: string) => `${possessive(firstName(name))} svar`,
		borgerSave: (name: string) => `Gem ${possessive(firstName(name))} svar`,
		typedBy: (me: string, name: string) =>
			`${firstName(me)} taster det, ${firstName(name)} siger. Det bliver delt med teamet som ${possessive(firstName(name))} eget svar.`,
		chosen: (label: string) => `Svar: ${label}`,
		note: 'Vil du sige hvorfor?',
		noteHint: 'Du behøver ikke.',
		show: 'Vis begge svar',
		caption: 'Jeres svar ved siden af hinanden',
		captionOne: (name: string) => `${possessive(firstName(name))} svar`,
		talk: (name: string) => `${firstName(name)}, hvad tænker du, når du ser det?`,
		notReadable: (name: string) => `${firstName(name)} kan give sit svar på sin egen telefon.`,
		problem: 'Svaret kunne ikke vises. Prøv igen.'
	},
	own: {
		heading: (name: string) => `Det siger ${firstName(name)}`,
		by: (name: string) => `${firstName(name)} skrev før mødet`,
		labels: {
			samarbejdet: 'Hvordan går samarbejdet?',
			stadig_mine: 'Er målene stadig dine?'
		},
		save: 'Gem svarene',
		hint: (name: string) => `Skriv det, som ${firstName(name)} siger, med ${possessive(firstName(name))} egne ord.`
	},
	end: {
		heading: 'Til sidst',
		questions: 'Fire spørgsmål, før I går',
		labels: {
			goals: 'Hvilke mål arbejder vi efter?',
			involve: 'Hvem skal inddrages?',
			starts: 'Hvem starter hvad?',
			takes_over: 'Hvem tager over, og hvordan samarbejder vi mellem møderne?'
		},
		save: 'Gem svarene',
		next: 'Næste møde',
		nextNone: 'Der er ikke aftalt et næste møde.',
		nextDay: 'Hvilken dag?',
		nextFrom: 'Fra kl.',
		nextTo: 'Til kl.',
		nextAdd: 'Aftal næste møde',
		nextTitle: 'Opfølgning',
		nextPurpose: 'Vi ser på, hvordan det går med det, vi aftalte, og hvad der er det næste skridt.',
		nextHint: 'Samme sted og samme mennesker. Det kan rettes bagefter.',
		twice: 'Hvilken af de to gange?',
		twiceOptions: [
			{ value: 'foerste', label: 'Første gang (sommertid)' },
			{ value: 'anden', label: 'Anden gang (vintertid)' }
		],
		nextProblems: {
			dag: {
				missing: 'Skriv dagen for næste møde.',
				not_a_day: 'Skriv en dag, der findes.',
				past: 'Dagen er gået. Skriv en dag, der kommer.',
				too_far: 'Skriv en dag, der er nærmere på.'
			},
			fra: {
				missing: 'Skriv, hvornår mødet begynder.',
				not_a_clock: 'Skriv et klokkeslæt som 10:30.',
				never: 'Det klokkeslæt findes ikke den dag. Uret stilles frem.'
			},
			til: {
				missing: 'Skriv, hvornår mødet slutter.',
				not_a_clock: 'Skriv et klokkeslæt som 10:30.',
				end_before_start: 'Mødet kan ikke slutte, før det begynder.',
				too_long: 'Mødet er for langt.'
			},
			gang: { twice: 'Klokken er det to gange den nat. Vælg hvilken.' }
		},
		nextFailed: 'Mødet kunne ikke aftales her. Gør det på mødets side bagefter.',
		talks: {
			samtykke_talked: {
				ask: 'Har I talt om, hvem der må se hvad?',
				yes: 'Ja, vi har talt om, hvem må se hvad',
				done: 'I har talt om, hvem der må se hvad.'
			},
			team_talked: {
				ask: 'Har I talt om, hvem der er med?',
				yes: 'Ja, vi har talt om, hvem er med',
				done: 'I har talt om, hvem der er med.'
			}
		}
	},
	referat: {
		heading: 'Det aftalte vi',
		label: (name: string) => `Det vigtigste, med ord som ${firstName(name)} kan bruge`,
		hint: (name: string) => `${firstName(name)} kan læse det på sin side, når mødet er lukket.`,
		save: 'Gem det, I aftalte',
		written: (by: string | null, at: Date) =>
			by ? `${firstName(by)} gemte kl. ${formatClock(at)}` : `Gemt kl. ${formatClock(at)}`
	},
	notes: {
		problems: {
			...texts,
			missing: 'Teksten kan rettes, men ikke slettes.',
			unknown: form.unknown,
			elsewhere: 'En anden har skrevet her imens. Se begge tekster, og gem den, der skal stå.'
		},
		theirs: (by: string | null) => `${by ? firstName(by) : 'En anden'} har skrevet imens:`
	},
	close: {
		heading: 'Luk mødet',
		ready: 'Alt er på plads.',
		missing: 'Det her mangler. I kan lukke alligevel. Så bliver hver ting en opgave med en dato:',
		button: 'Luk mødet',
		tasks: {
			next_moede: 'Aftal næste møde',
			samtykke: 'Tal om, hvem der må se hvad',
			team: 'Tal om, hvem der er med',
			follow_up: 'Tal med hinanden igen efter mødet',
			referat: 'Skriv ”Det aftalte vi”',
			publish: 'Del aftalerne i planen',
			questions: 'Svar på de fire spørgsmål',
			other: 'Tag de punkter op, I ikke nåede'
		},
		due: (on: string) => `senest ${formatDay(on)}`,
		pointsLeft: (titles: readonly string[]) => `Punkter, som mødet ikke nåede: ${titles.join(' · ')}`,
		tooEarly: (from: Date) => `Mødet kan først lukkes fra ${formatMoment(from)}.`
	},
	closed: {
		heading: 'Mødet er lukket',
		by: (by: string | null, at: Date) =>
			`${by ?? 'Mødet blev lukket'}${by ? ' lukkede mødet' : ''} ${formatMoment(at)}.`,
		already: (by: string | null) =>
			`${by ? firstName(by) : 'En anden'} har lukket mødet imens. Det er lukket én gang, og intet er gemt dobbelt.`,
		left: 'Det står på opgavelisten:',
		none: 'Der er ikke noget på opgavelisten.',
		thanks: (name: string) => `Tak for i dag. ${firstName(name)} kan læse det vigtigste på sin side.`
	}
};
