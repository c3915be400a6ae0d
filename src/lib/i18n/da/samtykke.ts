import { formatDate, formatList, formatShortDay } from '../../core/dates';
import { upper } from '../../core/text';
import { team } from './team';

type Kind = keyof typeof team.kinds;
type Topic = keyof typeof team.topics;
type What = { kind: Kind } | { topic: Topic };

/** "din plan", "det, der handler om helbred". */
export const nameOf = (what: What) =>
	'kind' in what ? team.kinds[what.kind] : `det, der handler om ${team.topics[what.topic]}`;
const namesOf = (kinds: readonly Kind[], topics: readonly Topic[]) => {
	const about = topics.length ? [`det, der handler om ${formatList(topics.map((topic) => team.topics[topic]))}`] : [];
	return formatList([...kinds.map((kind) => team.kinds[kind]), ...about]);
};
const ways = { digital: 'her på siden', paper: 'på papir', oral: 'mundtligt' };
type Way = keyof typeof ways;
const noted = (how: Way | null, by: string | null) =>
	`${how ? `, ${ways[how]}` : ''}${by ? `. ${by} skrev det ned` : ''}`;

/** Words of Hvem må se hvad. */
export const samtykke = {
	title: 'Hvem må se hvad',
	lead: 'Du bestemmer, hvad afdelingerne må se om dig. Du kan altid sige ja eller nej igen.',
	rule: 'Hver afdeling ser det, den selv har skrevet. Den ser kun mere, når du har sagt ja, eller når loven siger det.',
	seen: 'Se, hvem der har set dine oplysninger',
	empty: 'Der er ingen afdelinger med endnu. Når der er, kan du her vælge, hvad de må se.',
	does: (name: string, task: string) => `${name}: ${task}`,
	why: 'Derfor spørger de',
	noWhy: (names: readonly string[], forvaltning: string) =>
		`Så ${names.length ? formatList(names) : forvaltning} kan hjælpe dig, og du ikke skal fortælle det hele igen.`,
	nobody: 'Ingen herfra er med på dit team lige nu.',
	kindsHeading: (forvaltning: string) => `Det må ${forvaltning} se`,
	topicsHeading: 'Må de også se noget om det her?',
	topicsHint: 'Det er følsomt. Det er slået fra, til du selv slår det til.',
	topicsFirst: 'Sig først ja til noget ovenfor. Så kan du vælge, om de også må se følsomme ting.',
	switch: {
		name: (what: What) => upper('kind' in what ? team.kinds[what.kind] : team.topics[what.topic]),
		on: 'Til',
		off: 'Fra',
		partly: 'Til for noget',
		until: (on: string) => `til og med ${formatDate(on)}`,
		byLaw: 'Loven giver lov til det',
		turnOff: 'Slå fra',
		turnOn: 'Slå til',
		more: 'Slå til for resten',
		about: (what: What, forvaltning: string) => `: ${nameOf(what)}, ${forvaltning}`
	},
	law: {
		heading: 'Det siger loven',
		text: 'Her bestemmer loven, og du kan ikke slå det fra. Du kan spørge, hvorfor.',
		sees: (kinds: readonly Kind[], topics: readonly Topic[]) => `Må se ${namesOf(kinds, topics)}.`,
		paragraph: (paragraph: string | null) => `Det står i ${paragraph ?? 'loven'}.`,
		by: (by: string | null, from: string) => `${by ?? 'Kommunen'} skrev det ${formatDate(from)}.`,
		until: (on: string | null) => (on ? `Det gælder til og med ${formatDate(on)}.` : '')
	},
	renew: {
		soon: (kinds: readonly Kind[], on: string) => `Dit ja til ${namesOf(kinds, [])} slutter ${formatDate(on)}.`,
		over: (kinds: readonly Kind[], on: string) => `Dit ja til ${namesOf(kinds, [])} sluttede ${formatDate(on)}.`,
		ask: 'Skal det gælde længere?',
		link: 'Se, hvad det betyder',
		about: (forvaltning: string) => `, ${forvaltning}`
	},
	plan: {
		heading: 'Én fælles plan',
		lead: 'Afdelingerne kan skrive i den samme plan. Så har du én plan i stedet for flere.',
		given: (on: Date, how: Way, by: string | null) => `Du sagde ja ${formatDate(on)}${noted(how, by)}.`,
		missing: 'Du har ikke sagt ja til det endnu. Planen kan ikke deles med dig, før du siger ja.',
		none: 'Du har ingen plan lige nu.',
		ended: (on: string) => `Din plan sluttede ${formatDate(on)}.`,
		say: 'Læs om det, og svar',
		stop: 'Jeg vil ikke have en fælles plan længere'
	},
	story: {
		heading: 'Det vil jeg ikke fortælle igen',
		lead: 'Skriv det én gang. Så kan de, der må se din plan, læse det her i stedet for at spørge.',
		none: 'Du har ikke skrevet noget endnu.'
	},
	history: {
		heading: 'Det har du sagt ja og nej til',
		line: {
			given: (who: string, what: string) => `Du sagde ja til, at ${who} må se ${what}`,
			renewed: (who: string, what: string) => `Du sagde ja igen til, at ${who} må se ${what}`,
			withdrawn: (who: string, what: string) => `Du sagde nej til, at ${who} ser ${what}`,
			law: (who: string, what: string) => `Kommunen skrev, at ${who} må se ${what} efter loven`,
			law_ended: (who: string, what: string) => `Loven giver ikke længere ${who} lov til at se ${what}`,
			ran_out: (who: string, what: string) => `Dit ja til, at ${who} må se ${what}, var slut`
		},
		say: (
			type: 'given' | 'renewed' | 'withdrawn' | 'law' | 'law_ended' | 'ran_out',
			entry: {
				forvaltning: string;
				kinds: readonly Kind[];
				topics: readonly Topic[];
				how: Way | null;
				by: string | null;
			}
		) =>
			`${samtykke.history.line[type](entry.forvaltning, namesOf(entry.kinds, entry.topics))}${noted(entry.how, entry.by)}.`
	},
	done: {
		give: (who: string, what: What) => `Tak. ${who} må nu se ${nameOf(what)}.`,
		withdraw: (who: string, what: What) => `Du har sagt nej til, at ${who} ser ${nameOf(what)}. Det gælder fra nu af.`,
		renew: (who: string) => `Tak. Dit ja til ${who} gælder længere nu.`,
		planGive: 'Tak. Du har sagt ja til én fælles plan.',
		planWithdraw: 'Du har sagt nej til den fælles plan. Den er slut fra i dag. Hver afdeling får besked.'
	}
};

/** What is shared, as a preview groups it. */
const things = {
	story: {
		one: 'Det, du ikke vil fortælle igen',
		many: (count: number) => `Det, du ikke vil fortælle igen (${count})`
	},
	own: { one: 'Et ønske, du har skrevet', many: (count: number) => `${count} ønsker, du har skrevet` },
	maal: { one: 'Et mål', many: (count: number) => `${count} mål` },
	skridt: { one: 'Et skridt på vejen', many: (count: number) => `${count} skridt på vejen` },
	aftale: { one: 'En aftale', many: (count: number) => `${count} aftaler` },
	hjaelp: { one: 'Noget hjælp', many: (count: number) => `Hjælp (${count})` },
	board: { one: 'Et punkt på tavlen', many: (count: number) => `${count} punkter på tavlen` },
	stance: { one: 'Det, du har sagt om planen', many: (count: number) => `Det, du har sagt om planen (${count})` },
	moede: { one: 'Et møde', many: (count: number) => `${count} møder` },
	answer: {
		one: 'Et svar, du har givet',
		many: (count: number) => `${count} svar, du har givet, og det, du skrev til`
	},
	rating: { one: 'En vurdering fra dit team', many: (count: number) => `${count} vurderinger fra dit team` },
	question: { one: 'Et spørgsmål på linealen', many: (count: number) => `${count} spørgsmål på linealen` },
	network: { one: 'En af dine egne folk', many: (count: number) => `${count} af dine egne folk` }
};

/** Words of the preview, to the borger. */
export const preview = {
	group: (thing: keyof typeof things, count: number) => (count === 1 ? things[thing].one : things[thing].many(count)),
	item: (thing: keyof typeof things, { title, count, on }: { title: string; count: number; on: string | null }) => {
		const name = title || (thing === 'answer' || thing === 'rating' ? 'Hvordan går det i det hele' : '');
		const day = on ? `${count > 1 ? 'senest ' : ''}${formatShortDay(on)}` : '';
		return `${[name, day].filter(Boolean).join(', ')}${name && count > 1 ? ` (${count})` : ''}`;
	},
	more: (count: number) => `og ${count} til`
};

const without: Record<Kind, string> = {
	plan: 'De ser så ikke dine mål og aftaler. De kan spørge dig om noget, du har fortalt før. Og det kan tage længere tid at hjælpe dig.',
	trivsel: 'De ser så ikke, hvordan du har det. De må spørge dig i stedet.',
	moede: 'De ser så ikke, hvornår du har møder, og hvad I aftalte. De kan ikke gøre klar til et møde.',
	netvaerk: 'De ser så ikke, hvem du har omkring dig.'
};

/** Words of the page on which one thing is changed. */
export const change = {
	title: {
		give: (who: string, what: What) => `Må ${who} se ${nameOf(what)}?`,
		withdraw: (who: string, what: What) => `Vil du sige nej til, at ${who} ser ${nameOf(what)}?`,
		renew: (who: string) => `Skal ${who} se det længere?`,
		planGive: 'Vil du have én fælles plan?',
		planWithdraw: 'Vil du sige nej til den fælles plan?'
	},
	now: {
		give: 'Nu må de ikke.',
		withdraw: (on: string | null) => `Nu må de${on ? ` til og med ${formatDate(on)}` : ''}.`
	},
	people: (names: readonly string[], forvaltning: string) =>
		names.length
			? `Det gælder ${formatList(names)} fra ${forvaltning}, og nye herfra, der kommer med på dit team.`
			: `Ingen fra ${forvaltning} er med på dit team lige nu. Det gælder, hvis der kommer nogen.`,
	gives: (kinds: readonly Kind[], topics: readonly Topic[]) => `De må se ${namesOf(kinds, topics)}.`,
	changed: {
		give: 'Det kan de læse, når du siger ja',
		renew: 'Det kan de læse, når du siger ja',
		withdraw: 'Det kan de ikke læse længere'
	},
	changedNone: {
		give: 'Der er ikke noget at læse lige nu. De kan læse det, der kommer.',
		renew: 'Der er ikke noget at læse lige nu. De kan læse det, der kommer.',
		withdraw: 'Der er ikke noget, de holder op med at læse lige nu. Nyt, der kommer, kan de ikke læse.'
	},
	drafts: 'Det gælder også nyt, som dit team er ved at skrive og ikke har delt med dig endnu.',
	stays: {
		give: 'Det kan de læse i forvejen',
		renew: 'Det kan de læse i forvejen',
		withdraw: 'Det kan de stadig læse'
	},
	own: 'Det, de selv har skrevet:',
	law: (paragraphs: readonly string[]) =>
		`Det, loven giver dem lov til${paragraphs.length ? ` (${formatList(paragraphs)})` : ''}:`,
	otherwise: (count: number) =>
		count === 1
			? 'En ting mere, fordi du har sagt ja til det på en anden måde.'
			: `${count} ting mere, fordi du har sagt ja til dem på en anden måde.`,
	messages: 'Beskeder, du selv har skrevet til dem.',
	journal:
		'Det, de allerede har skrevet i deres egen sag om dig, bliver der. Et nej gælder fra nu af. Du kan bede om at se din sag.',
	why: 'Derfor spørger de',
	until: (on: string) => `Dit ja gælder til og med ${formatDate(on)}. Du får besked, før det slutter.`,
	anytime: 'Du kan altid sige nej igen. Så gælder det med det samme.',
	refusal: {
		give: 'Hvis du siger nej',
		renew: 'Hvis du siger nej',
		withdraw: 'Det betyder det for dig'
	},
	without: (kinds: readonly Kind[]) =>
		kinds.length
			? kinds.map((kind) => without[kind])
			: ['De ser så ikke det, der handler om det. De kan spørge dig i stedet.'],
	rights: 'Du har stadig ret til hjælp. Du bliver ikke straffet for at sige nej.',
	yes: { give: 'Ja, det må de', renew: 'Ja, lad det gælde længere', withdraw: 'Sig nej til det' },
	no: { give: 'Nej, ikke nu', renew: 'Nej, lad det slutte', withdraw: 'Lad det være, som det er' },
	plan: {
		giveWhat: 'Flere afdelinger skriver i den samme plan sammen med dig. Loven siger, at du selv skal sige ja til det.',
		giveSees: 'Et ja her betyder ikke, at alle ser alt. Hvad hver afdeling må se, vælger du for sig.',
		giveNo: 'Siger du nej, laver hver afdeling sin egen plan, når loven kræver en. Du har stadig ret til hjælp.',
		giveYes: 'Ja, jeg vil have én plan',
		ends: 'Din fælles plan slutter i dag. Ingen kan skrive i den mere.',
		tasks: (names: readonly string[]) =>
			names.length
				? `${formatList(names)} får hver en opgave: De skal tale med dig om, hvad der nu skal ske.`
				: 'Kommunen taler med dig om, hvad der nu skal ske.',
		staysText:
			'Du kan stadig læse planen. Det kan de også, der må se den i dag. Vil du ændre det, så slå det fra for hver afdeling.',
		duties: 'Det, loven siger, at du eller kommunen skal gøre, gælder stadig.',
		separate: 'Afdelingerne kan lave hver sin plan. Så kan du komme til at fortælle det samme flere gange.',
		journal: 'Det, afdelingerne har skrevet i deres egne sager, bliver der.',
		withdrawYes: 'Sig nej til den fælles plan'
	},
	back: 'Tilbage til Hvem må se hvad',
	problems: {
		heading: 'Det er ikke gemt endnu',
		no_kind: 'Sig først ja til noget, de må se. Så kan du vælge, om de også må se det her.',
		unknown_forvaltning: 'Ingen fra den afdeling er med på dit team mere. Derfor kan du ikke sige ja til dem.',
		no_plan: 'Du har ingen plan, der er i gang.',
		other: 'Det kunne ikke gemmes. Ring til kommunen, så hjælper vi dig.'
	}
};

/** What one says yes and no to in the address. */
export const problemOf = (reason: string): string =>
	reason === 'no_kind' || reason === 'unknown_forvaltning' || reason === 'no_plan'
		? change.problems[reason]
		: change.problems.other;
