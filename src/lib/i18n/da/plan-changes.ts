/**
 * What was new in a version of the plan, in sentences to the borger; and what a plan still lacks, to the professional. Every
 * title comes in already cut.
 */
import { formatDate, formatList } from '../../core/dates';

const quoted = (title: string) => (title === '' ? '(uden navn)' : `”${title}”`);
const lower = (text: string) => text.charAt(0).toLocaleLowerCase('da') + text.slice(1);
const upper = (text: string) => text.charAt(0).toLocaleUpperCase('da') + text.slice(1);
const by = (on: string) => `senest ${formatDate(on)}`;

/** What an agreement usually begins with ("Finder en mentor"): then it makes one sentence with who does it. */
const verbs = new Set(
	`afholder afleverer afprøver aftaler anmoder ansøger begynder bestiller besøger betaler bliver booker bruger deltager drøfter
	fastholder finder forbereder forklarer forsøger fortsætter fortæller følger får gennemgår giver går har henter henviser hjælper
	holder indkalder indsender introducerer inviterer kigger kommer kontakter koordinerer kører laver leder lytter læser lærer
	medbringer melder mødes møder opretter ordner orienterer overvejer planlægger prøver regner ringer rydder samler sender ser
	siger skaber skriver snakker sikrer skaffer sover spiser spørger står starter støtter svarer sætter søger sørger tager taler
	tegner tilbyder tjekker træner udfylder undersøger vasker vender venter viser vurderer øver åbner`.split(/\s+/)
);
const beginsWithVerb = (text: string) => verbs.has((/^\p{L}+/u.exec(text)?.[0] ?? '').toLocaleLowerCase('da'));

/** "Tove finder en mentor senest 1. december 2026"; when the words are no such sentence, they stand in quotes. */
function agreement(text: string, owner: string | null, dueOn: string) {
	const when = dueOn ? by(dueOn) : '';
	if (owner && beginsWithVerb(text)) return `${upper(owner)} ${lower(text)}${when && ` ${when}`}.`;
	const does = owner ? `${upper(owner)} gør det${when && ` ${when}`}.` : when && `${upper(when)}.`;
	return `${quoted(text)}.${does && ` ${does}`}`;
}

const types: Record<string, string> = {
	udvikle: 'det skal blive bedre',
	fastholde: 'det skal blive ved at være godt',
	begraense_tab: 'det skal blive så lidt svært som muligt'
};

/** Sentences that hold for every kind; `it` is what it is about: "Målet ”Sove om natten”". */
const any = {
	removed: (it: string) => `${it} er taget ud af planen.`,
	named: (it: string, title: string) => `${it} hedder nu ${quoted(title)}.`,
	newDay: (it: string, on: string) =>
		on ? `${it} har fået en ny dato: ${formatDate(on)}.` : `${it} har ikke længere nogen dato.`,
	/** Its sensitive topics are others. */
	readers: (it: string) => `Hvem der kan se ${lower(it)}, er ændret.`,
	changed: (it: string) => `${it} er skrevet om.`
};

/** To the borger: what was new in a version. */
export const changes = {
	you: 'du',
	any,
	maal: {
		it: (title: string) => `Målet ${quoted(title)}`,
		new: (title: string) => `Nyt mål: ${title || '(uden navn)'}.`,
		reached: (it: string) => `${it} er nået.`,
		partly: (it: string) => `${it} er nået et stykke af vejen.`,
		dropped: (it: string) => `Vi arbejder ikke længere på ${lower(it)}.`,
		reopened: (it: string) => `${it} er i gang igen.`,
		type: (it: string, type: string) => `Om ${lower(it)} står der nu: ${types[type] ?? 'noget andet'}.`,
		job: (it: string, is: boolean) => `${it} er ${is ? 'nu' : 'ikke længere'} dit mål for job og uddannelse.`,
		ownWords: (it: string, first: boolean) => `Dine egne ord til ${lower(it)} er ${first ? 'skrevet ind' : 'nye'}.`,
		joined: (it: string, names: readonly string[]) => `${formatList(names)} arbejder nu med på ${lower(it)}.`,
		left: (it: string, names: readonly string[]) => `${formatList(names)} arbejder ikke længere på ${lower(it)}.`
	},
	delmaal: {
		it: (title: string) => `Skridtet ${quoted(title)}`,
		new: (title: string, dueOn: string) =>
			`Nyt skridt på vejen: ${title || '(uden navn)'}${dueOn && `, ${by(dueOn)}`}.`,
		reached: (it: string) => `${it} er nået.`,
		reopened: (it: string) => `${it} er i gang igen.`,
		responsible: (it: string, who: string | null) => `${who ?? 'En anden'} holder nu øje med ${lower(it)}.`,
		nobody: (it: string) => `Ingen holder lige nu øje med ${lower(it)}.`
	},
	aftale: {
		it: (text: string) => `Aftalen ${quoted(text)}`,
		new: (text: string, { owner, dueOn, duty }: { owner: string | null; dueOn: string; duty: boolean }) =>
			`${duty ? 'Ny pligt' : 'Ny aftale'}: ${agreement(text, owner, dueOn)}`,
		text: (it: string, text: string) => `${it} er skrevet om: ${quoted(text)}.`,
		owner: (it: string, owner: string | null) =>
			owner === 'du' ? `Det er nu dig, der står for ${lower(it)}.` : `${owner ?? 'Kommunen'} står nu for ${lower(it)}.`,
		nobody: (it: string) => `Ingen står lige nu for ${lower(it)}.`,
		duty: (it: string, is: boolean) => `${it} er ${is ? 'nu' : 'ikke længere'} noget, du har pligt til.`,
		paragraph: (it: string) => `Loven bag ${lower(it)} er skrevet om.`
	},
	indsats: {
		it: (title: string, trial: boolean) => (trial ? quoted(title) : `Hjælpen ${quoted(title)}`),
		new: (title: string, { provider, startsOn, trial }: { provider: string; startsOn: string; trial: boolean }) =>
			`${trial ? 'Vi prøver noget nyt' : 'Ny hjælp'}: ${title || '(uden navn)'}${provider && ` hos ${provider}`}${startsOn && `, fra ${formatDate(startsOn)}`}.`,
		ends: (it: string, on: string, first: boolean) =>
			on
				? first
					? `${it} slutter ${formatDate(on)}.`
					: `${it} har fået en ny slutdato: ${formatDate(on)}.`
				: `${it} har ikke længere nogen slutdato.`,
		starts: (it: string, on: string) => `${it} begynder ${formatDate(on)}.`,
		tried: (it: string, learnt: string) => `Vi er færdige med at prøve ${it}. Det lærte vi: ${learnt}`,
		learnt: (it: string, learnt: string) => `Det lærte vi af ${lower(it)}: ${learnt}`,
		provider: (it: string, provider: string) => `${it} er nu hos ${provider}.`,
		responsible: (it: string, who: string | null) => `${who ?? 'En anden'} står nu for ${lower(it)}.`,
		nobody: (it: string) => `Ingen står lige nu for ${lower(it)}.`,
		trial: (it: string, is: boolean) => `${it} er ${is ? 'nu noget, vi prøver' : 'ikke længere kun en prøve'}.`
	},
	order: 'Rækkefølgen er en anden.',
	/** The first version: its goals are named, the rest is counted. */
	first: (aftaler: number, help: number) =>
		[
			aftaler > 0 && (aftaler === 1 ? '1 aftale' : `${aftaler} aftaler`),
			help > 0 && (help === 1 ? '1 slags hjælp' : `${help} slags hjælp`)
		]
			.filter((part) => part !== false)
			.join(' og '),
	firstWith: (what: string) => `Planen har fra begyndelsen ${what}.`
};

/** To the professional: what hinders publishing, item by item. */
export const hindrance = {
	it: {
		maal: (title: string) => `Målet ${quoted(title)}`,
		delmaal: (title: string) => `Delmålet ${quoted(title)}`,
		aftale: (text: string) => `Aftalen ${quoted(text)}`,
		indsats: (title: string) => `Indsatsen ${quoted(title)}`
	},
	/** By field, as the end of "Aftalen ”…” mangler …". */
	lacks: {
		title: 'et navn',
		text: 'en tekst',
		borgerWords: 'borgerens ord (eller et kryds ved ”mangler borgerens ord”)',
		parent: 'et mål, det hører til',
		responsible: 'en ansvarlig',
		owner: 'hvem der gør det',
		dueOn: 'en dato',
		learnt: 'hvad I lærte'
	} as Record<string, string>,
	sentence: (it: string, lacks: readonly string[]) => `${it} mangler ${formatList(lacks)}.`
};
